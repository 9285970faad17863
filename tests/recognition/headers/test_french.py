"""Headers that only French has."""

from __future__ import annotations

import pytest

from matchcore.recognition.headers.french import is_french


@pytest.mark.parametrize(
    "header",
    ["Adresse e-mail", "Prénom", "PRENOM", "Souhaits", "Compétences", "Rôle", "Horodateur",
     "Combien de personnes pouvez-vous accompagner ?", "Lieu de travail", "Compe\u0301tences"],
)  # fmt: skip
def test_french_headers(header: str) -> None:
    assert is_french(header)


@pytest.mark.parametrize(
    "header",
    ["E-mail", "Department", "Site", "Grade", "Competences", "Presentation", "Role", "Formation",
     "Direction", "Manager", "id", "", "Résumé", "Which skills can you teach?"],
)  # fmt: skip
def test_headers_that_english_has_too(header: str) -> None:
    assert not is_french(header)
