"""The table of skill names: every name leads to one skill."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from matchcore.affinity import TaughtSkills
from matchcore.errors import InputError
from matchcore.names import SkillNames, fold, skills
from matchcore.names.skills import skill_names
from matchcore.names.spelling import spelling
from tests.affinity.formulas import value


def table() -> list[dict[str, str]]:
    text = files("matchcore.names").joinpath("skills.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


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
    assert skill_names()[french] == english


def test_no_name_stands_for_two_skills() -> None:
    """The later row would win in silence, and the earlier skill would lose a name."""
    claims = Counter(
        name
        for row in table()
        for name in {spelling(x) for x in (row["en"], row["fr"], *row["also"].split("|"))} - {""}
    )
    assert [name for name, count in claims.items() if count > 1] == []


def test_every_skill_is_its_own_name() -> None:
    assert all(skill_names()[fold(row["en"])] == row["en"] for row in table())


def test_names_with_signs_stay_apart() -> None:
    """A tokeniser would drop these; each is a skill of its own."""
    names = skill_names()
    assert len({names[name] for name in ("c++", "c#", "r", ".net", "sql")}) == 5


def test_an_unknown_name_is_not_made_up() -> None:
    assert fold("under-water basket weaving") not in skill_names()


def test_about_three_hundred_skills_or_more_have_both_languages() -> None:
    rows = table()
    assert len(rows) >= 300
    assert all(row["en"] and row["fr"] for row in rows)


# spelling ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [
        ("front-end", "Front End", "frontend", "front-ends"),
        ("Tableau de bord", "tableaux de bord", "TABLEAUX-DE-BORD"),
        ("réseaux sociaux", "Réseau social", "reseaux  sociaux"),
        ("jeu vidéo", "jeux vidéos"),
        ("strategy", "strategies", "STRATÉGIE", "stratégies"),
        ("process", "processes"),
        ("gestion d'équipe", "gestion d’équipes"),
        ("node.js", "NodeJS", "Node JS"),
        ("A/B testing", "AB-testing"),
    ],
)
def test_variants_of_spelling_meet(names: tuple[str, ...]) -> None:
    assert len({spelling(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("C++", "C#"),
        (".NET", "net"),
        ("R", "RR"),
        ("business", "busines"),
        ("CSS", "CS"),
        ("analysis", "analysi"),
        ("&", "@"),
        ("日本語", "日本"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert spelling(one) != spelling(other)


def test_no_name_is_spelt_with_nothing() -> None:
    assert all(spelling(name) for name in ("&", "…", "🎨", "-"))


# tables --------------------------------------------------------------------------------------


def write(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_a_table_of_ones_own(tmp_path: Path) -> None:
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


ESCO = [
    "conceptUri,preferredLabel_fr,altLabels_fr,preferredLabel_en,altLabels_en",
    'u1,gérer le personnel,"diriger\nencadrer",manage staff,',
    "u2,Java (langage),,Java (programming),",
    "u3,sans anglais,,,",
]


@pytest.mark.parametrize("name", ["esco.csv", "esco.csv.gz"])
def test_the_columns_of_esco_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    data = "\n".join(ESCO).encode("utf-8-sig")
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    names = SkillNames(path)
    for one in ("Gérer le personnel", "diriger", "encadrer", "manage staff"):
        assert names.name(one) == "manage staff"
    assert names.name("java") == names.name("Java (langage)") == "Java (programming)"
    assert names.name("sans anglais") == "sans anglais"


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("nowhere.csv", "there is no file 'nowhere.csv'"),
        (3, "names is 3: give a mapping"),
        ([None], "give a mapping"),
        ({"a": 1}, "is no pair of texts"),
        ({1, 2}, "give a mapping"),
    ],
)
def test_what_is_no_table_is_refused(names: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        value(TaughtSkills(names=names), {"skills": "a"}, {"wants": "a"})


def test_a_file_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"own.csv has the columns \['a', 'b'\]"):
        SkillNames(write(tmp_path / "own.csv", ["a,b", "1,2"]))
    (tmp_path / "bad.csv.gz").write_bytes(b"no gzip")
    with pytest.raises(InputError, match="cannot be read"):
        SkillNames(tmp_path / "bad.csv.gz")


def test_a_file_is_read_in_the_dialects_of_spreadsheets_or_refused(tmp_path: Path) -> None:
    (tmp_path / "fr.csv").write_bytes("en;fr;also\nsewing;couture;aiguille é\n".encode("cp1252"))
    assert SkillNames(tmp_path / "fr.csv").name("AIGUILLE E") == "sewing"
    ragged = write(tmp_path / "own.csv", ["en,fr,also", "x,y,z,w"])
    with pytest.raises(InputError, match="4 cells under a header of 3"):
        SkillNames(ragged)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("KPI", "KPIs"),
        ("API REST", "APIs REST"),
        ("UI", "uis"),
        ("GPU", "GPUs"),
        ("création de contenu", "Créations de contenus"),
        ("content creation", "création de contenus"),
        ("emploi", "emplois"),
        ("délai", "délais"),
        ("menu", "menus"),
        ("travail", "travaux"),
        ("canal", "canaux"),
        ("outil collaboratif", "outils collaboratifs"),
        ("pitch", "pitches"),
        ("tâche", "tâches"),
        ("box", "boxes"),
        ("status", "statuses"),
        ("process", "processes"),
        ("cause", "causes"),
        ("analysis", "analyses"),
        ("stratégie", "stratégies"),
        ("strategy", "strategies"),
        ("maîtrise d'œuvre", "maitrises d'oeuvre"),
        ("ASP.NET", "ASP .NET"),
        ("gestion de classe", "gestion de classes"),
        ("adresse", "adresses"),
        ("SharePoint", "SharePoints"),
        ("axe", "axes"),
        ("quiz", "quizzes"),
        ("IP", "IPs"),
        ("R&D", "R & D"),
        ("Data & Analytics", "data analytics"),
        ("UX & UI", "UX/UI"),
        ("fusions & acquisitions", "fusions-acquisitions"),
        ("loss", "losses"),
        ("mess", "messes"),
        ("masse", "masses"),
        ("ruse", "ruses"),
    ],
)
def test_singular_and_plural_meet(one: str, many: str) -> None:
    names = SkillNames()
    assert names.key(one) == names.key(many) == names.key(many.upper())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Canva", "Canvas"),
        ("SaaS", "SAA"),
        ("News", "new"),
        ("Windows", "window"),
        ("Forms", "form"),
        ("team", "Microsoft Teams"),
        ("CSS", "CS"),
        ("AWS", "AW"),
        ("iOS", "IO"),
        ("Java", "JavaScript"),
        ("Sass", "SAS"),
        ("Ads", "AD"),
        ("Less", "LES"),
        ("QA", "Q&A"),
        ("mail", "mal"),
        ("email", "émaux"),
        ("SUSE", "SU"),
        (".NET", "net"),
        ("C", "C#"),
    ],
)
def test_names_that_end_like_plurals_stay_apart(one: str, other: str) -> None:
    names = SkillNames()
    assert names.key(one) != names.key(other)


def test_a_table_of_ones_own_before_the_built_in_one_keeps_its_synonyms() -> None:
    names = SkillNames([{"apprentissage auto": "ML"}, "matchcore"])
    keys = {names.key(x) for x in ("apprentissage auto", "ML", "machine learning")}
    assert len(keys) == 1
    assert names.key("apprentissage automatique") in keys
    assert names.name("machine learning") == "ML"


def test_names_lead_on_to_names() -> None:
    chain = {"PPT": "PowerPoint", "PowerPoint": "Microsoft PowerPoint", "Diapos": "ppt"}
    names = SkillNames(chain)
    assert {names.name(x) for x in (*chain, "microsoft powerpoint")} == {"Microsoft PowerPoint"}
    with pytest.raises(InputError, match="'a' leads in a circle"):
        SkillNames({"a": "b", "b": "a"})
    assert SkillNames({"python": "Python"}).name("PYTHON") == "Python"


# what is read, and how often -------------------------------------------------------------------


def test_the_built_in_names_are_read_once_per_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading and spelling some thousand names would be a large part of each small matching."""
    read, original = list[Path](), skills._read_csv
    monkeypatch.setattr(skills, "_read_csv", lambda path: read.append(path) or original(path))
    skills._built_in.cache_clear()
    first, second = SkillNames(), SkillNames([{"Snake": "Python"}, "matchcore"])
    assert len(read) == 1
    assert first.name("snake") is None  # what one has learnt beside them stays its own
    assert second.name("snake") == "Python"
    with pytest.raises(TypeError):
        skill_names()["snake"] = "Python"  # type: ignore[index]


def test_each_name_of_a_mapping_is_spelt_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not once for every other name: a thousand own names would take seconds."""
    spelt: list[str] = []
    monkeypatch.setattr(skills, "spelling", lambda name: spelt.append(name) or spelling(name))
    SkillNames({f"name {k}": f"skill {k}" for k in range(200)})
    assert len(spelt) <= 200 * 6
