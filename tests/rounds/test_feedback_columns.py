"""Headers of a table of feedback, in both languages, as stated, or as aspects."""

from __future__ import annotations

import pytest

from matchcore.errors import InputProblem
from matchcore.rounds.feedback_columns import OURS, find_columns

PEOPLE = ["rater", "rated"]


def found(
    headers: list[str], stated: dict[str, str] | None = None, *aspects: str
) -> dict[str, str]:
    problems: list[InputProblem] = []
    columns = find_columns(headers, stated or {}, aspects, problems)
    assert problems == []
    return columns.theirs


def codes(headers: list[str], stated: dict[str, str], *aspects: str) -> list[tuple[str, str]]:
    problems: list[InputProblem] = []
    find_columns(headers, stated, aspects, problems)
    return [(problem.code, problem.place) for problem in problems]


FRENCH = ["évaluateur", "évalué", "note", "préfère", "à éviter", "décliné", "indécis"]
FRENCH += ["commentaire", "date", "rôle"]
INCLUSIVE = ["Évaluatrice", "Évalué·e", "NOTE", "Préférée", "A eviter", "Déclinée", "Indécise"]
INCLUSIVE += ["Commentaires", "Horodateur", "Votre rôle"]


@pytest.mark.parametrize(
    "headers",
    [
        list(OURS),
        [name.upper() for name in OURS],
        FRENCH,
        [name.capitalize() for name in FRENCH],
        INCLUSIVE,
    ],
    ids=lambda headers: headers[0],
)
def test_each_of_ours_has_its_headers(headers: list[str]) -> None:
    assert found(headers) == dict(zip(OURS, headers, strict=True))


def test_the_exact_name_comes_first_and_the_others_are_not_read() -> None:
    columns = find_columns([*PEOPLE, "Note", "score"], {}, [], [])
    assert columns.theirs["score"] == "score"
    assert columns.unread == ["Note"]


def test_stated_names_come_before_words() -> None:
    headers = [*PEOPLE, "Note", "Avis", "Remarque"]
    stated = {"Avis": "score", "Note": "comment"}
    assert found(headers, stated)["score"] == "Avis"
    assert found(headers, stated)["comment"] == "Note"


def test_aspects_are_found_by_name_whatever_the_case() -> None:
    headers = [*PEOPLE, "Écoute", "note", "écoute"]
    assert found(headers, None, "écoute")["écoute"] == "écoute"
    assert found(headers[:4], None, "ecoute") == {
        **{one: one for one in PEOPLE},
        "ecoute": "Écoute",
        "score": "note",
    }
    assert found([*PEOPLE, "Q7"], {"Q7": "listening"}, "listening")["listening"] == "Q7"


@pytest.mark.parametrize(
    ("headers", "is_french"),
    [
        ([*PEOPLE, "note", "date"], False),
        ([*PEOPLE, "Décliné"], True),
        (["Évaluateur", "rated"], True),
        (list(OURS), False),
    ],
)
def test_words_of_both_languages_make_no_table_french(headers: list[str], is_french: bool) -> None:
    assert find_columns(headers, {}, [], []).french == is_french


@pytest.mark.parametrize(
    ("headers", "stated", "expected"),
    [
        (["x"], {}, [("missing_column", f"feedback, {name}") for name in PEOPLE]),
        ([*PEOPLE, "Note", "Rating"], {}, [("same_name", "feedback, score")]),
        (PEOPLE, {"Avis": "score"}, [("unknown_column", "columns: 'Avis'")]),
        ([*PEOPLE, "A"], {"A": "stars"}, [("unknown_column", "columns: 'A'")]),
        ([*PEOPLE, "A", "B"], {"A": "score", "B": "score"}, [("same_name", "columns: 'B'")]),
    ],
)
def test_what_is_wrong_with_names(
    headers: list[str], stated: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert codes(headers, stated) == expected


def test_an_aspect_that_no_column_has() -> None:
    assert codes(PEOPLE, {}, "listening") == [("missing_column", "feedback, listening")]
