"""Names lead to skills: in two languages, in any spelling, through several tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore.names import SkillNames


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("apprentissage automatique", "machine learning"),
        ("reseaux sociaux", "social media"),
        ("tableaux de bord", "dashboards"),
        ("internet des objets", "internet of things"),
    ],
)
def test_a_french_name_leads_to_the_english(french: str, english: str) -> None:
    assert SkillNames().name(french) == english


def test_names_with_signs_stay_apart() -> None:
    """A tokeniser would drop these; each is the name of a skill."""
    names = SkillNames()
    assert len({names.name(name) for name in ("c++", "c#", "r", ".net", "sql")} - {None}) == 5


def test_a_plural_in_another_language_leads_to_the_skill() -> None:
    names = SkillNames()
    assert names.key("content creation") == names.key("création de contenus")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Canva", "Canvas"), ("Java", "JavaScript"), ("QA", "Q&A"), ("team", "Microsoft Teams")],
)
def test_similar_names_lead_to_different_skills(one: str, other: str) -> None:
    names = SkillNames()
    assert names.key(one) != names.key(other)


def test_an_unknown_name_stays_unknown() -> None:
    names = SkillNames()
    assert names.name("under-water basket weaving") is None
    assert names.written("Under-water  basket weaving") == "Under-water  basket weaving"


# tables --------------------------------------------------------------------------------------


def write(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_a_user_table(tmp_path: Path) -> None:
    path = write(tmp_path / "own.csv", ["en,fr,also", "gardening,jardinage,plants|serres", "zen,,"])
    names = SkillNames(path)
    found = [names.name(x) for x in ("Jardinage", "Serre", "gardening", "ZEN", "sewing")]
    assert found == ["gardening", "gardening", "gardening", "zen", None]
    assert SkillNames(str(path)).known() == names.known()


def test_tables_extend_each_other_and_the_earlier_is_believed(tmp_path: Path) -> None:
    path = write(tmp_path / "own.csv", ["en,fr,also", "statistical learning,,ML|stat learning"])
    mine, theirs = SkillNames([path, "matchcore"]), SkillNames(["matchcore", path])
    assert mine.name("ML") == "statistical learning"
    assert theirs.name("ML") == "machine learning"
    for names in (mine, theirs):
        assert names.name("stat-learning") == "statistical learning"
        assert names.name("apprentissage automatique") == "machine learning"


def test_a_later_table_adds_names_to_the_skills_of_an_earlier_one(tmp_path: Path) -> None:
    """Otherwise the skill would have two keys, and its names would not meet."""
    path = write(
        tmp_path / "own.csv",
        ["en,fr,also", "machines that learn,apprentissage automatique,apprenants"],
    )
    names = SkillNames(["matchcore", path])
    assert names.key("apprenants") == names.key("apprentissage automatique")


def test_a_name_that_two_skills_claim_leads_to_neither(tmp_path: Path) -> None:
    path = write(tmp_path / "own.csv", ["en,fr,also", "maps,plans,charts", "graphs,,chart|plot"])
    names = SkillNames(path)
    assert (names.name("chart"), names.name("plot")) == (None, "graphs")


def test_a_main_name_is_believed_before_another_skills_other_name(tmp_path: Path) -> None:
    path = write(tmp_path / "own.csv", ["en,fr,also", "maps,,graphs", "graphs,,"])
    assert SkillNames(path).name("graph") == "graphs"


def test_a_user_table_before_the_built_in_one_keeps_its_synonyms() -> None:
    names = SkillNames([{"apprentissage auto": "ML"}, "matchcore"])
    keys = {names.key(x) for x in ("apprentissage auto", "ML", "machine learning")}
    assert len(keys) == 1
    assert names.key("apprentissage automatique") in keys
    assert names.name("machine learning") == "ML"
