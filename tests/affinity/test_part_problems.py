"""Each problem of components and terms has a code and a place, for programs that read records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.base import clone

from matchcore import Affinity
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.measures import SeniorityCurve
from matchcore.affinity.preferences import PastSuccess, Preferences
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.text import EncodedText, SimilarText
from matchcore.affinity.words import TextVectorizer
from matchcore.errors import InputError
from matchcore.model.addends import Sides
from matchcore.names import SkillNames
from tests.affinity.own_components import Forgetful, Own, Renamed, Silent, Weightless
from tests.cohorts import cohort

TOLD = ["x|m", "m:1|m:2", "m:6", "m|n:3", "m||n"]
PEOPLE = cohort(
    {"id": ["m", "n"], "bio": ["maps", "trees"], "success": ["e:9", None]},
    {"id": list("efghi"), "bio": ["maps", *"abcd"], "prefers": TOLD},
)


def fitted(**parts: Any) -> Callable[[], object]:
    return lambda: Affinity(**parts).fit(PEOPLE)


def returned(sides: Callable[[Sides], Any]) -> Callable[[], object]:
    return lambda: Affinity(own=Own(sides=sides)).fit_transform(PEOPLE)


def encoded(encode: Any) -> Callable[[], object]:
    return lambda: EncodedText(encode=encode).fit(PEOPLE).transform(PEOPLE)


SITES: list[tuple[Callable[[], object], list[tuple[str, str]]]] = [
    # parts and their parameters
    (
        lambda: Affinity(score=Own(), a__b=Own()),
        [("reserved_name", "score"), ("reserved_name", "a__b")],
    ),
    (
        fitted(own=3, a=Own("x"), b=Own(-1), c=Weightless(), d=Forgetful()),
        [
            ("wrong_type", "own"),
            ("not_a_number", "the weight of a"),
            ("negative", "the weight of b"),
            ("no_weight", "c"),
            ("not_copyable", "d"),
        ],
    ),
    (fitted(wishes=Preferences(amount="x")), [("not_a_number", "the amount of wishes")]),  # type: ignore[arg-type]
    (fitted(own=Own(0)), [("no_positive_weight", "")]),
    (
        lambda: Affinity(own=Own()).set_params(site__column="club", own__colour="red"),
        [("unknown_component", "site__column"), ("unknown_option", "own")],
    ),
    (lambda: Own().set_params(colour="red"), [("unknown_option", "Own")]),
    (lambda: clone(Affinity(own=Renamed())), [("not_copyable", "own")]),
    (lambda: Affinity(own=Renamed()).copy(), [("not_copyable", "own")]),
    (
        fitted(curve=SeniorityCurve(ideal=None, width=0)),  # type: ignore[arg-type]
        [("not_a_number", "SeniorityCurve: ideal"), ("out_of_range", "SeniorityCurve: width")],
    ),
    (
        fitted(bio=SimilarText(column=3, max_features=0)),  # type: ignore[arg-type]
        [("wrong_type", "SimilarText: column"), ("out_of_range", "SimilarText: max_features")],
    ),
    (
        fitted(bio=SimilarText(max_features="all")),  # type: ignore[arg-type]
        [("not_a_whole_number", "SimilarText: max_features")],
    ),
    (fitted(wishes=Preferences(role="x")), [("not_a_choice", "Preferences: role")]),  # type: ignore[arg-type]
    # columns
    (
        lambda: SharedInterests(column="shoes").fit(PEOPLE),
        [("unknown_column", "SharedInterests")],
    ),
    (
        lambda: EqualAttribute(column="skills").fit(PEOPLE),
        [("wrong_column_kind", "EqualAttribute")],
    ),
    (
        lambda: Preferences().pairs(PEOPLE),
        [
            ("empty_entry", "mentees, row 5, prefers"),
            ("unknown_person", "Preferences: mentees, e"),
            ("out_of_range", "Preferences: mentees, g"),
            ("missing_value", "Preferences: mentees, h"),
            ("listed_twice", "Preferences: mentees, f"),
        ],
    ),
    (lambda: PastSuccess().pairs(PEOPLE), [("out_of_range", "PastSuccess: mentors, m")]),
    # names of skills
    (
        fitted(skills=TaughtSkills(names="nowhere.csv", rarity="yes")),  # type: ignore[arg-type]
        [("no_such_file", "names"), ("wrong_type", "TaughtSkills: rarity")],
    ),
    (lambda: SkillNames("nowhere.csv"), [("no_such_file", "names")]),
    (lambda: SkillNames(3), [("wrong_type", "names")]),  # type: ignore[arg-type]
    (fitted(skills=TaughtSkills(names={"a": 1, "b": None})), [("wrong_type", "names")] * 2),  # type: ignore[dict-item]
    (lambda: SkillNames({"a": "b", "b": "a"}), [("circular_names", "names")]),
    # texts
    (lambda: TextVectorizer().fit("one text"), [("wrong_type", "texts")]),
    (
        lambda: TextVectorizer().fit(["a", None, 3]),  # type: ignore[list-item]
        [("wrong_type", "texts[1]"), ("wrong_type", "texts[2]")],
    ),
    (encoded("model"), [("wrong_type", "EncodedText: encode")]),
    (encoded(lambda texts: [["a"] for _ in texts]), [("wrong_shape", "EncodedText")]),
    (encoded(lambda texts: [[np.inf] for _ in texts]), [("not_finite", "EncodedText")]),
    (encoded(lambda texts: np.ones((len(texts), len(texts)))), [("wrong_shape", "EncodedText")]),
    # what a user-defined component returns
    (fitted(own=Silent()), [("wrong_type", "own")]),
    (fitted(own=Own(labels="half")), [("wrong_type", "own")]),
    (returned(lambda s: None), [("wrong_type", "own")]),
    (
        returned(
            lambda s: (
                [["a"], *[["b"]] * 4],
                np.ma.array(s.mentors, mask=True),
                [[True], [True, False]],
                None,
            )
        ),
        [("wrong_type", "own"), ("masked", "own"), ("ragged", "own"), ("wrong_type", "own")],
    ),
    (returned(lambda s: s._replace(mentees=s.mentees[0])), [("wrong_shape", "own")]),
    (
        returned(lambda s: s._replace(mentors=[[0.5], [np.nan]])),
        [("not_finite", "own: mentors, 'n'")],
    ),
    (
        returned(lambda s: s._replace(mentors=[[0.5], [3]])),
        [("out_of_range", "own: mentee 'e', mentor 'n'")],
    ),
]


@pytest.mark.parametrize(("call", "expected"), SITES)
def test_every_problem_has_a_code_and_a_place(
    call: Callable[[], object], expected: list[tuple[str, str]]
) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert [(one.code, one.place) for one in caught.value.records] == expected
    assert str(caught.value) == "\n  ".join(map(str, caught.value.records))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("own.csv", b"a,b\n1,2\n", "missing_column"), ("own.csv.gz", b"no gzip", "unreadable_file")],
)
def test_so_has_every_problem_of_a_file(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        SkillNames(tmp_path / name)
    assert [(one.code, one.place) for one in caught.value.records] == [(code, "names")]


def test_a_value_is_in_the_notation_of_python() -> None:
    with pytest.raises(InputError) as caught:
        Affinity(site=Own(-1)).weights()
    (record,) = caught.value.records
    assert record.value == "-1"
    assert str(record) == "the weight of site is -1: give a number, 0 or more"
