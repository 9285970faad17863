"""All about a person or a pair, against the answers that have a method of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchcore import Matching, Programme
from matchcore.datasets import load_demo, make_cohort
from matchcore.errors import InputError
from matchcore.model.side import Side
from matchcore.wording import number


@pytest.fixture(scope="module")
def matching() -> Matching:
    return Programme.reverse_mentoring().match(load_demo())


def heads(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith(" ")]


@pytest.mark.slow
@pytest.mark.parametrize("side", Side)
def test_everybody_is_told_their_couples_or_why_there_is_none(
    matching: Matching, side: Side
) -> None:
    why = matching.unmatched.set_index("who")["why"]
    pairs = matching.pairs
    for row in range(0, len(matching.rosters[side].ids), 7):
        who = matching.rosters[side].ids[row]
        own = pairs[pairs[side.role] == who]
        text = str(matching.about(who, k=1))
        told = [head for head in heads(text) if "→" in head]
        labels = [matching.rosters[side.other].labels[one] for one in own[side.other.role]]
        assert len(told) == len(labels)
        assert all(any(label in head for head in told) for label in labels)
        assert all(f"score {score:.3f}" in text for score in own["score"])
        assert labels or why[who] in text


def test_the_addends_of_a_couple_sum_to_its_score(matching: Matching) -> None:
    text = str(matching.about("E-0074", "E-0119"))
    [pair] = matching.explain("E-0074", "E-0119").pairs
    for addend in pair.addends:
        assert f"{addend.amount:+.3f}" in text
    assert text.endswith(str(matching.why_not("E-0074", "E-0119")))


def test_the_best_others_are_those_of_alternatives(matching: Matching) -> None:
    found = matching.alternatives("E-0012", 2)
    text = str(matching.about("E-0012", k=2))
    for mentor, score, total in zip(
        found["mentor"], found["score"], found["total_change"], strict=True
    ):
        label = matching.mentors.labels[mentor]
        assert f"{label}: score {score:.3f}; the total falls by {-total:.4f}" in text


def test_more_or_fewer_people_with_a_mentor_are_said() -> None:
    """One place, two mentees of one wish each: whoever is taken, the other has nobody."""
    programme = Programme.peer_mentoring().replace(objective="score")
    cohort = programme.read(
        mentors=[{"id": "m", "skills": "Go"}],
        mentees=[{"id": "a", "wants": "Go"}, {"id": "b", "wants": "Go"}],
    )
    found = programme.match(cohort)
    [busy] = found.pairs["mentee"]
    other = {"a": "b", "b": "a"}[busy]
    assert f"{other} has no mentor" in str(found.about(other))
    assert f"Best other mentees for m\n  {other}: score" in str(found.about("m"))
    assert "the total stays the same" in str(found.about("m"))


def test_either_person_may_come_first(matching: Matching) -> None:
    assert str(matching.about("E-0119", "E-0012")) == str(matching.about("E-0012", "E-0119"))
    assert str(matching.about("zoe ferrand", "Abgrall Jean-Noël")) == str(
        matching.about("E-0012", "E-0119")
    )


def test_a_pair_that_rules_forbid_names_them(matching: Matching) -> None:
    assert "no reporting line within two levels" in str(matching.about("E-0012", "E-0187"))


def test_two_of_one_side_are_no_pair(matching: Matching) -> None:
    with pytest.raises(InputError, match="both are mentees: name a mentee and a mentor"):
        matching.about("E-0012", "E-0074")


@pytest.mark.parametrize("k", [0, -1, 1.5])
def test_a_wrong_number_of_others_is_refused(matching: Matching, k: float) -> None:
    with pytest.raises(InputError, match="k is"):
        matching.about("E-0012", k=k)  # type: ignore[arg-type]


def test_in_french(matching: Matching) -> None:
    found = replace(matching, language="fr").about("E-0100")
    assert str(found).startswith("Dominique Rolland (E-0100) n'a pas de mentor\n")
    assert "Aucun autre mentor n'est possible pour Dominique Rolland (E-0100)" in str(found)
    couple = str(replace(matching, language="fr").about("E-0012", "E-0132"))
    [pair] = matching.explain("E-0012", "E-0132").pairs
    assert f" : score {number(pair.score, '.3f', 'fr')}" in couple


@pytest.mark.slow
def test_what_is_not_proven_says_so() -> None:
    found = Programme.reverse_mentoring().match(make_cohort(40, 30, seed=2), time_limit=0)
    assert found.status.value == "feasible"
    mentee, mentor = found.pairs.loc[0, ["mentee", "mentor"]]
    for said in (str(found.about(mentee)), str(found.about(mentee, mentor))):
        assert "score" in said
        assert "not known, as this matching is not proven best" in said


def test_somebody_on_both_sides_is_told_of_both() -> None:
    programme = Programme.peer_mentoring()
    people = [{"id": one, "skills": "Go", "wants": "Go", "capacity": 1} for one in "ab"]
    found = programme.match(programme.read(mentors=people, mentees=people))
    said = heads(str(found.about("a")))
    assert any(head.startswith("a → b: score") for head in said)
    assert any(head.startswith("b → a: score") for head in said)
