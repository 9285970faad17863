"""What meetings taught, as a matching takes it."""

import pytest

from matchcore import Cohort
from matchcore.affinity import Learnt, Meetings
from matchcore.errors import InputError

COHORT = Cohort([{"id": "m"}, {"id": "n"}], [{"id": "e"}, {"id": "f"}])


def test_amounts_stand_at_their_pairs_and_absent_people_are_left_out() -> None:
    term = Meetings([("f", "n", 0.2), ("e", "m", -0.1), ("gone", "m", 1.0), ("e", "gone", 1.0)], 2)
    mentees, mentors, amounts = term.pairs(COHORT)
    found = dict(zip(zip(mentees.tolist(), mentors.tolist(), strict=True), amounts, strict=True))
    assert found == {(1, 1): 0.4, (0, 0): -0.2}


def test_vetoed_pairs_need_no_amount() -> None:
    learnt = Learnt({("f", "m"): 0.1, ("e", "m"): 0.3}, [("e", "m")])
    assert learnt.term.met == [["f", "m", 0.1]]
    assert learnt.vetoes == {("e", "m")}


@pytest.mark.parametrize(
    ("met", "message"),
    [
        ([("e", "m")], r"Meetings\[0\] is \('e', 'm'\): give"),
        ([("e", "m", "0.1")], r"Meetings\[0\]"),
        ([("e", "m", float("nan"))], r"Meetings\[0\]"),
        ([("e", "m", 0.1), ("e", "m", 0.2)], r"Meetings\[1\]: the pair .* occurs twice"),
        ([(1, "m", 0.1), "em1"], r"(?s)Meetings\[0\].*Meetings\[1\]"),
    ],
)
def test_what_is_no_amount_is_named(met: list[object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        Meetings(met).check()
