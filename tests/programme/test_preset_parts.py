"""Parts of a preset change by name or kind; what may be meant in two ways is refused."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore import Programme
from matchcore.affinity.categories import EqualAttribute, UnequalAttribute
from matchcore.affinity.lists import SharedInterests, SharedLanguages
from matchcore.affinity.measures import SeniorityCurve
from matchcore.affinity.preferences import Preferences
from matchcore.affinity.taught import TaughtSkills
from tests.programme.problems import found, records

WHOLE = Programme.reverse_mentoring().affinity.get_params(deep=False)


def parts(*entries: Any, weights: Any = None, without: Any = ()) -> dict[str, Any]:
    """Return the parts of reverse mentoring with the entries of a file."""
    options = {"preset": "reverse_mentoring", "without": [*without]}
    data = {"programme": options, "affinity": [*entries], "weights": weights or {}}
    return Programme.from_dict(data).affinity.get_params(deep=False)


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether names, order and contents agree."""
    contents = [[(n, type(p), p.get_params()) for n, p in each.items()] for each in (one, other)]
    return contents[0] == contents[1]


@pytest.mark.parametrize(
    ("entry", "name", "part"),
    [
        ({"kind": "TaughtSkills", "weight": 0.8}, "skills", TaughtSkills(0.8, first=True)),
        ({"name": "skills", "weight": 0.8}, "skills", TaughtSkills(0.8, first=True)),
        ({"name": "skills", "weight": 0}, "skills", TaughtSkills(0, first=True)),
        (
            {"kind": "TaughtSkills", "name": "skills", "rarity": True},
            "skills",
            TaughtSkills(0.6, first=True, rarity=True),
        ),
        (
            {"kind": "TaughtSkills", "names": {"PPT": "PowerPoint"}},
            "skills",
            TaughtSkills(0.6, first=True, names={"PPT": "PowerPoint"}),
        ),
        ({"kind": "SeniorityCurve", "ideal": 4}, "seniority", SeniorityCurve(0.1, 4, 5)),
        ({"name": "interests", "column": "clubs"}, "interests", SharedInterests(0.2, "clubs")),
        ({"kind": "EqualAttribute", "column": "site", "weight": 3}, "site", EqualAttribute(3)),
    ],
)  # fmt: skip
def test_an_entry_changes_a_part_and_no_other(entry: dict[str, Any], name: str, part: Any) -> None:
    assert same(parts(entry), {**WHOLE, name: part})


def test_another_kind_takes_the_place_and_the_weight() -> None:
    """A weight of 1, the usual default, would count ten times what it was."""
    changed = parts({"name": "site", "kind": "UnequalAttribute", "column": "site"})
    assert same(changed, {**WHOLE, "site": UnequalAttribute(0.1, "site")})
    changed = parts({"name": "site", "kind": "UnequalAttribute"}, weights={"skills": 2})
    assert same(
        changed, {**WHOLE, "skills": TaughtSkills(2, first=True), "site": UnequalAttribute(0.1)}
    )
    term = parts({"name": "site", "kind": "Preferences", "amount": 0.5})
    assert same(term, {**WHOLE, "site": Preferences(0.5)})


def test_another_name_or_kind_is_added_at_the_end() -> None:
    changed = parts(
        {"kind": "SharedLanguages", "weight": 0.1},
        {"kind": "EqualAttribute", "name": "club", "column": "club"},
        {"kind": "Preferences"},
    )
    added = {
        "languages": SharedLanguages(0.1),
        "club": EqualAttribute(1, "club"),
        "preferences": Preferences(),
    }
    assert same(changed, {**WHOLE, **added})


def test_weights_change_weights() -> None:
    changed = parts(weights={"skills": 3, "site": 0})
    assert [part.weight for part in changed.values()] == [3, 0.2, 0.1, 0.1, 0]
    changed = parts({"kind": "TaughtSkills", "rarity": True}, weights={"skills": 3})
    assert same(changed, {**WHOLE, "skills": TaughtSkills(3, first=True, rarity=True)})


def test_taken_out_and_stated_again_a_part_starts_afresh() -> None:
    changed = parts({"kind": "SeniorityCurve"}, without=["seniority"])
    assert changed["seniority"].get_params() == SeniorityCurve().get_params()
    assert list(changed) == ["skills", "interests", "availability", "site", "seniority"]


SKILLS = {"kind": "TaughtSkills"}
WRONG: dict[str, tuple[list[Any], dict[str, Any], str, str, str]] = {
    "another column, no name": (
        [{"kind": "EqualAttribute", "column": "club"}], {},
        "ambiguous", "affinity 1", "name = 'site' changes it, another name adds one",
    ),
    "counted twice": (
        [{"kind": "TaughtSkills", "name": "compétences"}], {},
        "duplicate", "affinity 1",
        "name = 'skills' changes it, without = ['skills'] takes it out",
    ),
    "counted twice, by its usual column": (
        [{"kind": "SharedInterests", "name": "hobbies"}], {},
        "duplicate", "affinity 1",
        "name = 'interests' changes it, without = ['interests'] takes it out",
    ),
    "changed twice": ([SKILLS, {"name": "skills"}], {}, "duplicate", "affinity 2", "give another"),
    "weight twice": (
        [{**SKILLS, "weight": 2}], {"skills": 3}, "duplicate", "affinity 1", "keep one of the two"
    ),
    "weight of a term": (
        [{"kind": "Preferences", "name": "skills"}], {"skills": 3},
        "duplicate", "affinity 1", "keep one of the two",
    ),
    "misspelt name": (
        [SKILLS, {"name": "intrests", "weight": 1}], {},
        "not_in_preset", "affinity 2", "is it 'interests'?",
    ),
    "no name, no kind": (
        [{"weight": 1}], {}, "not_in_preset", "affinity 1",
        "use some of ['skills', 'interests', 'availability', 'seniority', 'site']",
    ),
    "misspelt kind": (
        [{"kind": "TautSkills"}], {}, "unknown_kind", "affinity 1", "is it 'TaughtSkills'?"
    ),
    "kind that is no text": (
        [{"kind": ["TaughtSkills"], "name": "skills"}], {},
        "unknown_kind", "affinity 1", "is it 'TaughtSkills'?",
    ),
    "column of a kind without": (
        [{**SKILLS, "column": "skills"}], {}, "unknown_option", "affinity 1",
        "use some of ['weight', 'names', 'rarity', 'missing', 'first']",
    ),
    "weight of an added part": (
        [{"kind": "SharedLanguages"}], {"languages": 1}, "not_in_preset", "[weights]",
        "use some of ['skills', 'interests', 'availability', 'seniority', 'site']",
    ),
    "weight that is none": (
        [], {"skills": "much"}, "not_a_number", "the weight of skills", "give a number, 0 or more"
    ),
    "no entry": ([3], {}, "unknown_kind", "affinity 1", ""),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_might_be_misread_is_refused(what: str) -> None:
    entries, weights, code, place, remedy = WRONG[what]
    (problem,) = records(lambda: parts(*entries, weights=weights))
    assert (problem.code, problem.place) == (code, place)
    assert remedy in problem.remedy


@pytest.mark.parametrize("weights", [3, [], "skills"])
def test_weights_are_a_section(weights: Any) -> None:
    data = {"programme": {"preset": "peer_mentoring"}, "weights": weights}
    problem = ("wrong_type", "weights", repr(weights))
    assert found(lambda: Programme.from_dict(data)) == [problem]


def test_a_part_that_was_taken_out_is_not_there() -> None:
    problem = ("not_in_preset", "[weights]", "")
    assert found(lambda: parts(weights={"site": 1}, without=["site"])) == [problem]
