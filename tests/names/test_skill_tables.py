"""Tables of skill names: the built-in one is sound, others are read or refused."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from matchcore.errors import InputError
from matchcore.names import SkillNames, skill_tables
from matchcore.names.skill_tables import located, names_problems, read_skills
from matchcore.names.spelling import spelling


def table() -> list[dict[str, str]]:
    text = files("matchcore.names").joinpath("skills.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def write(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_no_name_stands_for_two_skills() -> None:
    """The later row would win in silence, and the earlier skill would lose a name."""
    claims = Counter(
        name
        for row in table()
        for name in {spelling(x) for x in (row["en"], row["fr"], *row["also"].split("|"))} - {""}
    )
    assert [name for name, count in claims.items() if count > 1] == []


def test_every_skill_is_its_own_name() -> None:
    names = SkillNames()
    assert [row["en"] for row in table() if names.name(row["en"]) != row["en"]] == []


def test_about_three_hundred_skills_or_more_have_both_languages() -> None:
    rows = table()
    assert len(rows) >= 300
    assert all(row["en"] and row["fr"] for row in rows)


def test_the_built_in_names_are_read_once_per_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading and spelling some thousand names would be a large part of each small matching."""
    read, original = list[Path](), skill_tables._read_csv
    monkeypatch.setattr(skill_tables, "_read_csv", lambda path: read.append(path) or original(path))
    skill_tables.built_in.cache_clear()
    first, second = SkillNames(), SkillNames([{"Snake": "Python"}, "matchcore"])
    assert len(read) == 1
    assert first.name("snake") is None  # additions stay with the object they were made for
    assert second.name("snake") == "Python"


# other tables --------------------------------------------------------------------------------


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
        ({"a": 1}, "is not a pair of texts"),
        ({1, 2}, "give a mapping"),
    ],
)
def test_what_is_no_table_is_refused(names: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        SkillNames(names)


def test_a_file_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"own.csv has the columns \['a', 'b'\]"):
        SkillNames(write(tmp_path / "own.csv", ["a,b", "1,2"]))
    (tmp_path / "bad.csv.gz").write_bytes(b"no gzip")
    with pytest.raises(InputError, match="cannot be read"):
        SkillNames(tmp_path / "bad.csv.gz")


def test_a_file_is_read_in_the_dialects_of_spreadsheets_or_refused(tmp_path: Path) -> None:
    (tmp_path / "fr.csv").write_bytes("en;fr;also\nsewing;couture;aiguille é\n".encode("cp1252"))
    assert SkillNames(tmp_path / "fr.csv").name("AIGUILLE E") == "sewing"
    ragged = write(tmp_path / "own.csv", ["en,fr,also", "", "a,b,c", "x,y,z,w"])
    with pytest.raises(InputError, match="names, row 4: 4 cells under a header of 3"):
        SkillNames(ragged)


def test_names_lead_on_to_names() -> None:
    chain = {"PPT": "PowerPoint", "PowerPoint": "Microsoft PowerPoint", "Diapos": "ppt"}
    names = SkillNames(chain)
    assert {names.name(x) for x in (*chain, "microsoft powerpoint")} == {"Microsoft PowerPoint"}
    with pytest.raises(InputError, match="'a' leads in a circle"):
        SkillNames({"a": "b", "b": "a"})
    assert SkillNames({"python": "Python"}).name("PYTHON") == "Python"


def test_each_name_of_a_mapping_is_spelt_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not once for every other name: a thousand names would take seconds."""
    spelt: list[str] = []
    monkeypatch.setattr(skill_tables, "spelling", lambda name: spelt.append(name) or spelling(name))
    SkillNames({f"name {k}": f"skill {k}" for k in range(200)})
    assert len(spelt) <= 200 * 6


def test_a_skill_has_its_names_by_rank_and_without_brackets() -> None:
    path = Path(str(files("matchcore.names").joinpath("skills.csv")))
    first = read_skills(path)[0]
    assert [name.written for name in first.main] == [
        "machine learning",
        "apprentissage automatique",
    ]
    assert [name.written for name in first.also] == ["ML"]
    (java,) = read_skills({"JVM": "Java (programming)"})
    assert [name.written for name in java.bare] == ["Java"]


def test_problems_of_tables_are_found_without_reading_files(tmp_path: Path) -> None:
    broken = write(tmp_path / "broken.csv", ["a,b", "1,2"])
    assert names_problems(None) == names_problems(["matchcore", broken]) == []
    missing = names_problems([tmp_path / "nowhere.csv", tmp_path / "neither.csv"])
    assert [problem.code for problem in missing] == ["no_such_file"] * 2
    for names, code in (({"a": 1}, "wrong_type"), ({"a": "b", "b": "a"}, "circular_names")):
        assert [problem.code for problem in names_problems(names)] == [code]  # type: ignore[arg-type]


def test_paths_are_located_in_a_folder(tmp_path: Path) -> None:
    assert located("own.csv", tmp_path) == str(tmp_path / "own.csv")
    assert located(("matchcore", tmp_path / "a.csv"), Path("/b")) == [
        "matchcore",
        str(tmp_path / "a.csv"),
    ]
    assert located(None, tmp_path) is None
