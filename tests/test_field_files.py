"""Files as forms and HR systems export them: each by its verdict, judged by the couples.

Nobody here wrote these files, and neither they nor their people may be copied into the project.
So who teaches and who wants what is taken from the sentences of their own `README.txt`.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from matchcore import Matching, Programme
from matchcore.cli import main
from matchcore.errors import UndecidedError
from matchcore.tables import read_table
from tests.real_cases import folder

Captured = pytest.CaptureFixture[str]
NAME = "field_files"
COUPLES: dict[str, dict[str, str]] = {
    "01": {"mentors": "01_gforms_fr_mentors.csv", "mentees": "01_gforms_fr_mentees.csv"},
    "02": {"people": "02_gforms_en_both.csv"},
    "03": {"mentors": "03_msforms_en_mentors.xlsx", "mentees": "03_msforms_en_mentees.xlsx"},
    "05": {"people": "05_merged_titles.xlsx"},
    "06": {"people": "06_sheets.xlsx"},
    "07": {"mentors": "07_cp1252_mentors.csv", "mentees": "07_cp1252_mentees.csv"},
    "08": {"people": "08_single_role.xlsx"},
    "11": {"mentors": "11_workday_mentors.csv", "mentees": "11_workday_mentees.csv"},
    "16": {"mentors": "16_grid_mentors.csv", "mentees": "16_grid_mentees.csv"},
    "18": {"people": "18.ods"},
    "20": {"mentors": "20_fr_headers_mentors.csv", "mentees": "20_fr_headers_mentees.csv"},
}
TWICE = {"mentors": "09_dup_mentors.csv", "mentees": "01_gforms_fr_mentees.csv"}
OURS = {"mentors": "22_sep_mentors.csv", "mentees": "22_sep_mentees.csv"}
HIDDEN = {"people": "26_hidden_row.xlsx"}
TO_JOIN = {
    "10": {"mentors": "10_scim_mentors.json", "mentees": "10_scim_mentees.json"},
    "12": {"mentors": "12_sf_mentors.csv", "mentees": "12_sf_mentees.csv"},
}
ALL = {**COUPLES, "09": TWICE, "22": OURS, "26": HIDDEN, **TO_JOIN}
SHORT = {"iagenerative": "intelligenceartificiellegenerative"}


# What the README says --------------------------------------------------------------------------


@dataclass(frozen=True)
class Stated:
    """The people of the README, by the first piece of their family names."""

    taught: dict[str, frozenset[str]]
    places: dict[str, int]
    wanted: dict[str, frozenset[str]]

    def share(self, mentee: str, mentor: str) -> float:
        """Of what somebody wants, how much somebody else teaches."""
        return len(self.wanted[mentee] & self.taught[mentor]) / len(self.wanted[mentee])

    def who(self, text: str) -> str:
        """Return the person whom a text names."""
        (found,) = (name for name in {**self.taught, **self.wanted} if name in letters(text))
        return found

    def best_total(self) -> float:
        """Return the best sum of shares in which everybody gets one mentor: all are tried."""
        found = 0.0
        for mentors in product(self.taught, repeat=len(self.wanted)):
            if all(mentors.count(name) <= self.places[name] for name in mentors):
                pairs = zip(self.wanted, mentors, strict=True)
                found = max(found, sum(self.share(*pair) for pair in pairs))
        return found


def letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if sign.isascii() and sign.isalpha())


def people(line: str) -> dict[str, tuple[frozenset[str], str]]:
    """Return each family name of a line with the list and the number in its brackets."""
    found = {}
    for name, inside in re.findall(r"([^,()]+) \(([^)]*)\)", line):
        words, _, places = inside.partition(";")
        key = letters(name.split(maxsplit=1)[1].split("-")[0])
        listed = (letters(word) for word in words.split(","))
        found[key] = frozenset(SHORT.get(word, word) for word in listed), places
    return found


@pytest.fixture(scope="module")
def home() -> Path:
    return folder(NAME)


@pytest.fixture(scope="module")
def stated(home: Path) -> Stated:
    lines = (home / "README.txt").read_text(encoding="utf-8").splitlines()
    mentors, mentees = (
        people(next(line for line in lines if line.startswith(role)).removeprefix(role))
        for role in ("mentors ", "mentees ")
    )
    assert (len(mentors), len(mentees)) == (6, 5)
    return Stated(
        taught={name: skills for name, (skills, _) in mentors.items()},
        places={name: int("".join(filter(str.isdigit, n))) for name, (_, n) in mentors.items()},
        wanted={name: wants for name, (wants, _) in mentees.items()},
    )


# The verdicts ----------------------------------------------------------------------------------


def tables(home: Path, files: dict[str, str]) -> dict[str, str]:
    return {name: str(home / file) for name, file in files.items()}


def options(home: Path, files: dict[str, str]) -> list[str]:
    """Return the options of a command that name the files."""
    return [part for name, path in tables(home, files).items() for part in (f"--{name}", path)]


HEADINGS = {
    "Mentoré": "mentee",
    "Nom du mentoré": "mentee_name",
    "Mentor": "mentor",
    "Nom du mentor": "mentor_name",
    "Nom": "name",
    "Personne": "who",
    "Rôle": "role",
}


def written(folder: Path, name: str) -> list[dict[str, str]]:
    """Return a table that a command wrote, by our names: files in French have French headings."""
    text = (folder / f"{name}.csv").read_text(encoding="utf-8-sig")
    sign = ";" if ";" in text.splitlines()[0] else ","
    rows = csv.DictReader(text.splitlines(), delimiter=sign)
    return [{HEADINGS.get(key, key): value for key, value in row.items()} for row in rows]


def matched(source: Path | Matching) -> list[tuple[str, str]]:
    """Return the couples of a matching, or of the folder that a command wrote, by name."""
    if isinstance(source, Matching):
        return list(source.pairs[["mentee", "mentor"]].itertuples(index=False, name=None))
    return [(row["mentee"], row["mentor"]) for row in written(source, "matches")]


def named(source: Path) -> list[tuple[str, str]]:
    rows = written(source, "matches")
    return [
        (f"{row['mentee_name']} {row['mentee']}", f"{row['mentor_name']} {row['mentor']}")
        for row in rows
    ]


def right(couples: list[tuple[str, str]], stated: Stated, but: set[str]) -> None:
    """Assert that everybody has a mentor who teaches something wanted, within the places.

    But some: who manages all mentors can have none, as the preset forbids it; who has left, too.
    """
    pairs = [(stated.who(mentee), stated.who(mentor)) for mentee, mentor in couples]
    assert {mentee for mentee, _ in pairs} == set(stated.wanted) - but
    best = {who: max(stated.share(e, m) for e, m in pairs if e == who) for who, _ in pairs}
    assert min(best.values()) > 0
    if not but:
        assert sum(best.values()) == stated.best_total()
    loads = pd.Series([mentor for _, mentor in pairs]).value_counts()
    assert all(loads[name] <= stated.places[name] for name in loads.index)


def above_all(home: Path, files: dict[str, str], out: Path, stated: Stated) -> set[str]:
    """Return the unmatched whose id stands beside every mentor: they manage all of them."""
    path = home / files.get("mentors", "")
    if path.suffix not in (".csv", ".json"):
        return set()
    text = path.read_text(encoding="utf-8", errors="replace")
    rows = [row for row in written(out, "unmatched") if row["role"] in ("mentee", "mentoré")]
    return {stated.who(row["name"]) for row in rows if text.count(row["who"]) == len(stated.taught)}


def test_every_file_has_a_verdict(home: Path) -> None:
    """A file that is added there is missed here."""
    kinds = {path.name[:2] for path in home.iterdir() if path.name != "README.txt"}
    assert kinds == set(ALL)
    assert len(kinds) == 16


@pytest.mark.slow
@pytest.mark.parametrize("kind", COUPLES)
def test_couples_come_out_unaided(
    kind: str, home: Path, stated: Stated, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["match", *options(home, COUPLES[kind]), "--out", str(tmp_path)]) == 0
    right(named(tmp_path), stated, above_all(home, COUPLES[kind], tmp_path, stated))
    shown = capsys.readouterr().out
    assert "matchcore init --" in shown  # how to keep it
    assert ("To decide:" in shown, "À décider" in shown) == (False, False)


@pytest.mark.slow
@pytest.mark.parametrize("kind", {**COUPLES, "22": OURS, "26": HIDDEN})
def test_init_writes_a_programme_that_gives_the_same_couples(
    kind: str, home: Path, tmp_path: Path
) -> None:
    """In Python, by one command, and by `init` followed by `match`."""
    files = ALL[kind]
    reading = Programme.reverse_mentoring().recognise(**tables(home, files))
    found = matched(reading.programme.match(reading.cohort))
    file = str(tmp_path / "programme.toml")
    assert main(["match", *options(home, files), "--out", str(tmp_path / "at once")]) == 0
    assert main(["init", *options(home, files), "--out", file]) == 0
    kept = ["--programme", file, "--out", str(tmp_path / "kept")]
    assert main(["match", *options(home, files), *kept]) == 0
    assert found == matched(tmp_path / "at once") == matched(tmp_path / "kept")


@pytest.mark.slow
def test_somebody_who_answered_twice_is_asked_about(
    home: Path, stated: Stated, tmp_path: Path, capsys: Captured
) -> None:
    """The same address in another case; whether the latest answer counts is for people to say."""
    match = ["match", *options(home, TWICE), "--out", str(tmp_path / "out")]
    assert main(match) == 7
    shown = capsys.readouterr()
    assert 'keep = "latest"' in shown.err
    assert not (tmp_path / "out").exists()

    assert main([*match, "--keep", "latest"]) == 0
    right(named(tmp_path / "out"), stated, set())
    assert "une réponse plus récente de la même personne" in capsys.readouterr().err


@pytest.mark.slow
def test_the_line_that_is_asked_for_answers(
    home: Path, stated: Stated, tmp_path: Path, capsys: Captured
) -> None:
    """`init` leaves it in the file as a comment: taking the `#` away is the whole edit."""
    file = tmp_path / "programme.toml"
    assert main(["init", *options(home, TWICE), "--out", str(file)]) == 7
    text = file.read_text(encoding="utf-8")
    assert '\n# keep = "latest"\n' in text
    file.write_text(text.replace('# keep = "latest"', 'keep = "latest"'), encoding="utf-8")
    kept = ["--programme", str(file), "--out", str(tmp_path / "out")]
    assert main(["match", *options(home, TWICE), *kept]) == 0
    right(named(tmp_path / "out"), stated, set())


@pytest.mark.slow
@pytest.mark.parametrize("kind", TO_JOIN)
def test_a_directory_says_what_another_file_must_bring(
    kind: str, home: Path, stated: Stated, tmp_path: Path, capsys: Captured
) -> None:
    """No matching without skills; a file with them, joined by e-mail address, and all is there."""
    match = ["match", *options(home, TO_JOIN[kind]), "--out", str(tmp_path / "out")]
    assert main(match) == 7
    assert not (tmp_path / "out").exists()
    said = capsys.readouterr().err
    assert "--join" in said
    assert {word for word in ("skills", "wants") if f"no column of {word}" in said} == {
        "skills",
        "wants",
    }

    answers = tmp_path / "answers.csv"
    answers.write_text(as_answers(home, kind, stated), encoding="utf-8")
    assert main([*match, "--join", str(answers)]) == 0
    out = tmp_path / "out"
    but = left(home, kind, stated) | above_all(home, TO_JOIN[kind], out, stated)
    right(named(out), stated, but)


def as_answers(home: Path, kind: str, stated: Stated) -> str:
    """Return what a form would bring, by e-mail address; grades where the files have none."""
    lines = ["Email;Skills;Wants;Capacity" + ";Grade" * (kind == "10")]
    for name, people, grade in (("mentors", stated.taught, "1"), ("mentees", stated.wanted, "5")):
        text = (home / TO_JOIN[kind][name]).read_text(encoding="utf-8-sig")
        for address in sorted(set(re.findall(r"[\w.]+@[\w.]+", text))):
            who = stated.who(address)
            items = ", ".join(sorted(people[who]))
            cells = [items, "", stated.places[who]] if name == "mentors" else ["", items, ""]
            lines.append(";".join(map(str, [address, *cells, *[grade] * (kind == "10")])))
    return "\n".join(lines) + "\n"


def left(home: Path, kind: str, stated: Stated) -> set[str]:
    """Return the mentees whose row says that they are inactive."""
    text = (home / TO_JOIN[kind]["mentees"]).read_text(encoding="utf-8-sig")
    return {stated.who(row) for row in text.splitlines() if row.startswith("inactive,")}


def test_one_directory_of_everybody_does_not_say_who_is_what(home: Path) -> None:
    people = Programme.reverse_mentoring().recognise(people=str(home / "10_scim_all.json"))
    with pytest.raises(UndecidedError, match="who is mentor and who is mentee"):
        _ = people.cohort
    assert json.dumps(people.questions).count("--join") >= 2


def test_who_has_left_is_left_out_and_told(home: Path, stated: Stated) -> None:
    reading = Programme.reverse_mentoring().recognise(**tables(home, TO_JOIN["12"]))
    assert any("inactive" in said for said in (*reading.notes, *reading.cautions))
    cohort = reading.programme.read(**reading.tables)
    shown = set(map(stated.who, map(str, cohort.mentees.frame["name"])))
    assert shown == set(stated.wanted) - left(home, "12", stated)
    assert len(shown) < len(stated.wanted)


def test_our_own_headers_are_read_as_ever(home: Path) -> None:
    """The ids of the README as they stand; what the one mentee wants only one of them teaches."""
    reading = Programme.reverse_mentoring().recognise(**tables(home, OURS))
    assert reading.is_ours
    assert set(reading.cohort.mentors.ids) == {"00123", "1E5"}
    pairs: Any = reading.programme.match(reading.cohort).pairs
    assert pairs["mentor"].tolist() == ["00123"]


def test_who_is_hidden_is_left_out_and_told(home: Path) -> None:
    reading = Programme.reverse_mentoring().recognise(**tables(home, HIDDEN))
    assert len(reading.programme.match(reading.cohort).pairs) == 1
    assert any("row 3" in said and "hidden" in said for said in reading.cohort.cautions)


def shown(path: Path, sheet: str) -> list[list[str]]:
    """Return the texts of all rows of a file, the first of them in row 1, by another reader."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        cells = (book[sheet] if sheet else book.worksheets[0]).iter_rows(values_only=True)
        return [[str(cell) for cell in row if cell is not None] for row in cells]
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    text = re.sub(r"\Asep=.[\r\n]+", "", text)
    split = [[*csv.reader(io.StringIO(text, newline=""), delimiter=sign)] for sign in ",;\t"]
    return max(split, key=lambda rows: len(rows[0]) + len(rows[-1]))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "file"),
    sorted(
        {
            (table, file)
            for files in ALL.values()
            for table, file in files.items()
            if file.endswith((".csv", ".xlsx")) and file != COUPLES["06"]["people"]
        }
    ),
)
def test_rows_are_those_that_a_spreadsheet_shows(home: Path, table: str, file: str) -> None:
    """Nowhere else in the file do more of the cells stand together."""
    found = read_table(table, home / file)
    raw = [{*row} for row in shown(home / file, found.sheet)]
    assert len(found.frame)
    for row, cells in zip(found.rows.tolist(), found.frame.to_numpy().tolist(), strict=True):
        own = {str(cell) for cell in cells if cell not in (None, "")}
        alike = [len(own & other) for other in raw]
        assert 2 * alike[row - 1] > len(own)
        assert alike[row - 1] == max(alike)
