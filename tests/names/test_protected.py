"""Names of protected columns, English and French."""

import pytest

from matchcore.names.protected import is_protected


@pytest.mark.parametrize(
    "column",
    [
        *("gender", "Sexe", "Genre", "civilité", "âge", "age_group", "ageGroup", "date of birth"),
        *("Date de naissance", "ethnicity", "Origine ethnique", "race", "Nationalité", "religion"),
        *("handicap", "Disability status", "RQTH", "situation matrimoniale", "union member"),
    ],
)
def test_protected(column: str) -> None:
    assert is_protected(column)


@pytest.mark.parametrize(
    "column",
    ["language", "stage", "manager", "grade", "skills", "site", "département", "page", "embrace"],
)
def test_not_protected(column: str) -> None:
    assert not is_protected(column)
