"""Which old couples can stay, and why the others cannot."""

from __future__ import annotations

from matchcore import Cohort, Programme
from matchcore.affinity import Learnt
from matchcore.programme.prepared import Prepared
from matchcore.rounds.couples_before import Before
from matchcore.rules.columns import DifferentDepartment
from matchcore.rules.decisions import Require


def people(mentors: str, mentees: str, moved: str = "") -> Cohort:
    rows = [
        [{"id": one, "department": "HR" if one in moved else side} for one in ids]
        for side, ids in (("IT", mentors), ("Sales", mentees))
    ]
    return Cohort(*rows)


def test_the_fate_of_each_couple_by_hand() -> None:
    programme = Programme(rules=[DifferentDepartment()])
    couples = [("a", "m"), ("b", "n"), ("c", "o"), ("d", "p"), ("e", "q")]
    before = programme.replace(rules=[Require(couples)]).match(people("mnopq", "abcde"))
    now = people("mopqz", "bcdex", moved="dp")
    given = programme.with_learnt(Learnt(vetoes=[("c", "o"), ("x", "z")]))
    problem, _ = Prepared(now).problem(given)
    found = Before.of(before, now, given, problem)
    assert list(found.fate.items()) == [
        (("a", "m"), "left"),
        (("b", "n"), "mentor_left"),
        (("c", "o"), "vetoed"),
        (("d", "p"), "not_allowed"),
        (("e", "q"), ""),
    ]
    assert (found.old.mentees.tolist(), found.old.mentors.tolist()) == ([3], [3])
    assert (len(found.old), found.old.ended) == (1, 4)
    assert found.rows("x", "z") == (4, 4)


def test_without_couples_nothing_can_stay() -> None:
    programme, nobody = Programme(), Programme(floor=1.0)
    cohort = people("m", "a")
    problem, _ = Prepared(cohort).problem(programme)
    found = Before.of(nobody.match(cohort), cohort, programme, problem)
    assert found.fate == {}
    assert len(found.old) == 0
