"""Origins: how masks are named, and which of them count as one."""

import pytest

from matchcore.errors import InputError
from matchcore.model.origin import FLOOR, ONESELF, Origin, named


def test_names_in_english() -> None:
    gap = Origin("missing", "Gap", ("grade", "start"))
    assert str(gap) == "Gap [grade or start unknown]"
    assert [str(x) for x in (Origin("rule", "Gap", ("grade",)), FLOOR, ONESELF)] == [
        "Gap",
        "Floor",
        "Oneself",
    ]


def test_a_rule_and_its_missing_values_are_two_and_the_wording_is_not_compared() -> None:
    one, other = (Origin("rule", "Gap", sentences=(s,)) for s in ("At least 2.", "Two or more."))
    assert one == other
    assert len({one, other, Origin("missing", "Gap")}) == 2


def test_a_plain_name_is_given_by_the_caller_and_an_origin_is_kept() -> None:
    assert Origin.of("past") == Origin("given", "past")
    assert Origin.of(FLOOR) is FLOOR


@pytest.mark.parametrize("name", [None, 3, "", " \n", b"past"])
def test_a_name_is_text(name: object) -> None:
    with pytest.raises(InputError, match=r"name is .*: give text") as caught:
        named(name)
    assert caught.value.records[0].code == "not_text"
