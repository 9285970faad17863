"""Trainings from tables and files, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore.errors import InputError
from matchcore.season import Offer, default_offers, read_offers


def test_a_french_file_with_semicolons(tmp_path: Path) -> None:
    text = (
        "Intitulé;Type;Pour qui;Durée;Besoin\n"
        "Écouter;Atelier;Mentors;90;non formés\n"
        "Découvrir;En autonomie;Mentorés;;nouveaux\n"
        "Webinaire commun;webinaire;les deux;45;tous\n;;;;\n"
    )
    (tmp_path / "o.csv").write_bytes(text.encode("cp1252"))
    assert read_offers(tmp_path / "o.csv") == (
        Offer("Écouter", "workshop", "mentor", 90, "untrained"),
        Offer("Découvrir", "tutorial", "mentee", 60, "new"),
        Offer("Webinaire commun", "briefing", "both", 45, "everyone"),
    )


def test_a_file_in_toml(tmp_path: Path) -> None:
    (tmp_path / "o.toml").write_text(
        '[[offers]]\nname = "Écouter"\nkind = "workshop"\nrole = "mentor"\nminutes = 90\n', "utf-8"
    )
    assert read_offers(tmp_path / "o.toml") == (Offer("Écouter", "workshop", "mentor", 90),)
    (tmp_path / "o.toml").write_text("[offers", "utf-8")
    with pytest.raises(InputError, match=r"o\.toml"):
        read_offers(tmp_path / "o.toml")
    (tmp_path / "o.toml").write_text("[other]\n", "utf-8")
    with pytest.raises(InputError, match=r"\[\[offers\]\]"):
        read_offers(tmp_path / "o.toml")
    with pytest.raises(InputError, match=r"none\.toml"):
        read_offers(tmp_path / "none.toml")


def test_every_row_that_is_wrong_is_named() -> None:
    rows = [
        {"name": "a", "kind": "party", "role": "mentor"},
        {"name": "", "kind": "workshop", "role": "chef"},
        {"name": "b", "kind": "workshop", "role": "mentor", "minutes": "1h30"},
        {"name": "c", "kind": "workshop", "role": "mentor", "need": "sometimes"},
    ]
    with pytest.raises(InputError) as caught:
        read_offers(rows)
    places = [one.place for one in caught.value.problems]
    assert places == [
        "offers, row 1, kind",
        "offers, row 2, name",
        "offers, row 2, role",
        "offers, row 3, minutes",
        "offers, row 4, need",
    ]


def test_columns_and_names() -> None:
    with pytest.raises(InputError, match="offers, role: the column is missing"):
        read_offers([{"name": "a", "kind": "workshop"}])
    row = {"name": "a", "kind": "workshop", "role": "mentor"}
    with pytest.raises(InputError, match="two trainings have this name"):
        read_offers([row, row])


def test_the_usual_ones_have_names_of_their_own_in_both_languages() -> None:
    for language in ("en", "fr"):
        offers = default_offers(language)  # type: ignore[arg-type]
        assert len({offer.name for offer in offers}) == len(offers) == 6
    assert [one.need for one in default_offers("fr")] == [one.need for one in default_offers()]
