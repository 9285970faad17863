"""The definition is a value: frozen, compared by content, copied and pickled."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.measures import Motivation
from matchcore.affinity.preferences import Preferences
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.text import EncodedText, SimilarText
from matchcore.errors import InputError
from matchcore.rules.columns import Departments, SameAttribute
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity, Demand
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.seniority import SeniorityGap
from matchcore.tables import Layout
from tests.cohorts import season_programme, season_tables

PRESETS = ("reverse_mentoring", "classic_mentoring", "peer_mentoring")
CHANGES: dict[str, Any] = {
    "affinity": Affinity(skills=TaughtSkills()),
    "rules": (Capacity(2),),
    "objective": "score",
    "floor": 0.1,
    "complete": True,
    "scale": ("junior", "senior"),
    "columns": {"Matricule": "id"},
    "layout": "scim",
    "name": "spring",
    "language": "fr",
}


# frozen -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("option", CHANGES)
def test_nothing_of_a_programme_can_be_set(option: str) -> None:
    programme = season_programme()
    before = season_programme()
    with pytest.raises(FrozenInstanceError, match=rf"replace\({option}=…\) returns a changed one"):
        setattr(programme, option, CHANGES[option])
    with pytest.raises(FrozenInstanceError, match=f"{option} cannot be deleted"):
        delattr(programme, option)
    assert programme == before


def test_what_was_given_can_change_without_changing_the_programme() -> None:
    """The affinity with its parts and their tables, the list of rules, the columns, the layout."""
    names = {"snake": "Python"}
    affinity = Affinity(skills=TaughtSkills(names=names), site=EqualAttribute())
    rules: list[Any] = [Departments({"IT": ["Law"]})]
    columns: dict[str, Any] = {"mentors": {"K": "skills"}}
    layout: dict[str, Any] = {"separators": [","], "columns": {"N": "name"}}
    given: dict[str, Any] = {
        "affinity": affinity,
        "rules": rules,
        "columns": columns,
        "layout": layout,
        "scale": ["a", "b"],
    }
    programme, before = Programme(**given), Programme(**copy.deepcopy(given))
    affinity.set_params(skills__weight=9, site=Motivation())
    names["viper"] = "Python"
    rules.append(NoRepeat())
    columns["mentors"]["W"] = "bio"
    layout["columns"]["M"] = "id"
    layout["separators"].append("/")
    given["scale"].append("c")
    assert programme == before


def test_what_is_handed_out_can_change_without_changing_the_programme() -> None:
    programme, before = (
        season_programme(
            affinity=Affinity(skills=TaughtSkills(names={"snake": "Python"})),
            columns={"mentors": {"K": "skills"}},
        )
        for _ in range(2)
    )
    programme.affinity.set_params(skills__weight=9)
    skills: Any = programme.affinity.components["skills"]
    skills.names["viper"] = "Python"
    programme.columns["mentors"]["Z"] = "q"
    programme.to_dict()["columns"]["mentors"]["Z"] = "q"
    programme.to_dict()["affinity"][0]["names"]["Z"] = "q"
    assert programme == before


@pytest.mark.parametrize(
    "contents",
    [
        Departments({"IT": ["Law"]}).table,
        Forbid([("e", "m")]).names,
        Layout(columns={"N": "name"}).columns,
        Layout(left_out={"N": ("no",)}).left_out,
    ],
)
def test_contents_of_rules_and_layouts_cannot_change(contents: Any) -> None:
    with pytest.raises(TypeError, match="does not support item assignment"):
        contents[0] = "x"


def test_rules_keep_no_list_that_was_given() -> None:
    table, pair = {"IT": ["Law"]}, ["e", "m"]
    departments, forbid = Departments(table), Forbid([pair])
    table["IT"].append("HR")
    pair[0] = "f"
    assert departments == Departments({"IT": ["Law"]})
    assert forbid == Forbid([("e", "m")])


# equal by content -------------------------------------------------------------------------------


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_one_value(preset: str) -> None:
    one, other = (getattr(Programme, preset)() for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other}) == 1
    assert [one == getattr(Programme, name)() for name in PRESETS].count(True) == 1


@pytest.mark.parametrize("option", CHANGES)
def test_each_option_makes_a_difference(option: str) -> None:
    one, changed = season_programme(), season_programme(**{option: CHANGES[option]})
    assert one != changed
    assert one.replace(**{option: CHANGES[option]}) == changed
    assert changed.replace(**{option: getattr(one, option)}) == one


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Affinity(), Affinity(), True),
        (Affinity(a=TaughtSkills()), Affinity(a=TaughtSkills(weight=1)), True),
        (Affinity(a=TaughtSkills(weight=0.5)), Affinity(a=TaughtSkills(np.float64(0.5))), True),
        (Affinity(a=TaughtSkills()), Affinity(b=TaughtSkills()), False),
        (Affinity(a=TaughtSkills()), Affinity(a=SharedInterests()), False),
        (Affinity(a=TaughtSkills()), Affinity(a=TaughtSkills(names={"R": "GNU R"})), False),
        (Affinity(a=Preferences()), Affinity(a=Preferences(role="mentors")), False),
        (  # the columns of the pairs come in this order
            Affinity(a=Motivation(), b=TaughtSkills()),
            Affinity(b=TaughtSkills(), a=Motivation()),
            False,
        ),
        (Affinity(a=EncodedText(encode=len)), Affinity(a=EncodedText(encode=len)), True),  # type: ignore[arg-type]
        (Affinity(a=EncodedText(encode=len)), Affinity(a=EncodedText(encode=max)), False),  # type: ignore[arg-type]
        (Affinity(), "Affinity()", False),
    ],
)
def test_affinities_are_equal_by_their_parts(one: Any, other: Any, same: bool) -> None:
    assert (one == other) is same
    assert not same or hash(one) == hash(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Capacity(2), Capacity(np.int64(2)), True),
        (Capacity(1), Demand(1), False),
        (Forbid([("e", "m")]), Require([("e", "m")]), False),
        (Forbid([("e", "m"), ("f", "m")]), Forbid([["f", "m"], ["e", "m"], ["e", "m"]]), True),
        (Forbid([("e", "m")]), Forbid([("e", "m")], weight=-1), False),
        (Departments({"A": ["X", "Y"]}), Departments([["A", "Y"], ["A", "X"]]), True),
        (Departments({"A": ["X"]}), Departments({"X": ["A"]}), False),
        (SameAttribute("site"), SameAttribute("site", missing="allow"), False),
        (Layout(columns={"A": "id"}), Layout(columns={"A": "id"}), True),
        (  # of two names for one column, the first that a table has is taken
            Layout(columns={"A": "id", "B": "id"}),
            Layout(columns={"B": "id", "A": "id"}),
            False,
        ),
    ],
)
def test_rules_and_layouts_are_equal_by_content(one: Any, other: Any, same: bool) -> None:
    assert bool(one == other) is same
    assert not same or hash(one) == hash(other)


def test_a_user_defined_component_is_compared_by_its_parameters() -> None:
    """Estimators and arrays among them, too."""
    one, other = (
        Affinity(own=OwnText(TfidfVectorizer(lowercase=k), np.ones(2))) for k in (True, False)
    )
    assert one == one.copy()
    assert one != other
    assert one.components["own"].vectorizer is not one.copy().components["own"].vectorizer  # type: ignore[attr-defined]


class OwnText(SimilarText):
    def __init__(self, vectorizer: Any, table: Any, weight: float = 1.0) -> None:
        super().__init__(weight)
        self.vectorizer = vectorizer
        self.table = table


class Restless(Motivation):
    """A component that does not store its argument as it was given."""

    def __init__(self, weight: float = 1.0) -> None:
        self.weight = float(weight) / 2


def test_a_component_that_cannot_be_copied_is_refused() -> None:
    with pytest.raises(InputError, match="own: Restless changes an argument of its c"):
        Programme(affinity=Affinity(own=Restless()))


# changed by replacing ---------------------------------------------------------------------------


def test_replacing_checks_like_the_constructor() -> None:
    with pytest.raises(InputError) as caught:
        season_programme().replace(objective="speed", floor="high")
    assert "objective is 'speed'" in str(caught.value)
    assert "floor is 'high'" in str(caught.value)
    with pytest.raises(InputError, match="no option 'langage': is it 'language'"):
        season_programme().replace(langage="fr")


def test_replacing_nothing_gives_an_equal_programme() -> None:
    programme = season_programme(**CHANGES)
    assert programme.replace() == programme


def test_rules_alone_are_a_programme() -> None:
    programme = Programme(rules=[Capacity(2)])
    assert programme == Programme(affinity=Affinity(), rules=[Capacity(2)])
    assert repr(programme) == "Programme('', affinity: none; rules: Capacity(default=2))"


class OwnProgramme(Programme):
    """A user-defined programme."""


def test_a_subclass_stays_itself() -> None:
    programme = OwnProgramme.peer_mentoring()
    assert type(programme.replace(name="spring")) is OwnProgramme
    assert type(OwnProgramme.from_dict(programme.to_dict())) is OwnProgramme
    assert type(sent(programme)) is OwnProgramme
    assert programme == Programme.peer_mentoring()


# copied and pickled -----------------------------------------------------------------------------


def sent(one: Any) -> Any:
    return pickle.loads(pickle.dumps(one))  # noqa: S301 - ours


@pytest.mark.parametrize("copied", [sent, copy.copy, copy.deepcopy])
@pytest.mark.parametrize(
    "layout", [None, "scim", Layout(columns={"Nom": "name"}, left_out={"STATUS": ("away",)})]
)
def test_programmes_and_cohorts_can_be_copied_and_pickled(
    copied: Callable[[Any], Any], layout: Any
) -> None:
    """Other processes receive them by pickle."""
    programme = season_programme(**CHANGES | {"layout": layout})
    again = copied(programme)
    assert again == programme
    assert hash(again) == hash(programme)
    assert again.to_dict() == programme.to_dict()
    people = Cohort(**season_tables(), layout=layout)
    first = season_programme().match(copied(people))
    assert first.pairs.equals(season_programme().match(people).pairs)


# shown ------------------------------------------------------------------------------------------


def test_it_shows_its_parts_and_rules() -> None:
    programme = season_programme(rules=[SeniorityGap(at_least=2), Demand()])
    said = "affinity: skills, interests; rules: SeniorityGap(at_least=2), Demand"
    assert repr(programme) == f"Programme('season', {said})"
