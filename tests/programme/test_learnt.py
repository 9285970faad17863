"""A programme with what meetings taught."""

import pytest

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity import Learnt, SharedInterests, TaughtSkills
from matchcore.errors import InputError
from matchcore.rules import Capacity, Veto

MENTORS = [{"id": "m", "skills": "go"}, {"id": "n", "skills": "sql"}]
MENTEES = [{"id": "e", "wants": "go"}, {"id": "f", "wants": "sql"}]
COHORT = Cohort(MENTORS, MENTEES)
PROGRAMME = Programme(affinity=Affinity(skills=TaughtSkills(), shared=SharedInterests()))


def couples(learnt: Learnt | None, programme: Programme = PROGRAMME) -> dict[str, str]:
    pairs = programme.match(COHORT, learnt=learnt).pairs
    return dict(zip(pairs["mentee"], pairs["mentor"], strict=True))


def test_amounts_change_couples_and_stand_in_their_own_column() -> None:
    assert couples(None) == {"e": "m", "f": "n"}
    learnt = Learnt({("e", "m"): -2.0})
    assert couples(learnt) == {"e": "n", "f": "m"}
    kept = PROGRAMME.match(COHORT, learnt=Learnt({("e", "m"): -0.25})).pairs.set_index("mentee")
    assert kept["meetings"].to_dict() == {"e": -0.25, "f": 0.0}
    assert (kept[["skills", "shared", "meetings"]].sum(axis=1) == kept["score"]).all()


def test_vetoed_couples_are_not_made_and_nobody_is_named_for_it() -> None:
    learnt = Learnt(vetoes=[("e", "m"), ("f", "n"), ("f", "gone")])
    assert couples(learnt) == {"e": "n", "f": "m"}
    why = PROGRAMME.match(COHORT, learnt=learnt).why_not("e", "m")
    assert "does not meet: no couple ruled out after meetings" in str(why)


def test_weights_replace_those_of_components_and_what_was_learnt_before() -> None:
    once = PROGRAMME.with_learnt(Learnt({("e", "m"): 1.0}, [("e", "n")], {"shared": 0.0}))
    assert once.affinity.components["shared"].weight == 0
    again = once.with_learnt(Learnt({("f", "m"): 0.5}, [("f", "n")]))
    assert again.affinity.terms["meetings"].met == [["f", "m", 0.5]]
    assert [r.names for r in again.rules if isinstance(r, Veto)] == [(("f", "n"),)]
    assert Programme.from_dict(again.to_dict()) == again


def test_nothing_learnt_changes_nothing() -> None:
    programme = PROGRAMME.replace(rules=[Capacity(2)])
    assert programme.with_learnt(Learnt()) == programme


def test_a_component_that_takes_the_name_keeps_it() -> None:
    named = Programme(affinity=Affinity(meetings=TaughtSkills()))
    with_terms = named.with_learnt(Learnt({("e", "m"): 0.5})).affinity
    assert [*with_terms.components] == ["meetings"]
    assert [*with_terms.terms] == ["meetings_"]


def test_what_cannot_be_taken_is_refused() -> None:
    with pytest.raises(InputError, match="learnt is 7: give what"):
        PROGRAMME.match(COHORT, learnt=7)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="'skils': the programme has no such component"):
        PROGRAMME.with_learnt(Learnt(weights={"skils": 1.0}))
