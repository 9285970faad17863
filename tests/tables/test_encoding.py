"""Encodings: what spreadsheets of several systems write is read, and anything else is refused."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.errors import InputError
from matchcore.tables import read_table
from matchcore.tables.encoding import decoded, utf7_remains
from tests.cohorts import examples

FIRST_NAMES = ("Zoé", "Hélène", "François", "Jérôme", "Noël", "Anaïs", "Benoît", "Loïc", "Ana")
TEAMS = ("Études", "Direction générale", "Île-de-France", "Contrôle de gestion", "L’équipe", "IT")
SKILLS = ("cybersécurité", "œuvre d'art", "à définir", "sûreté", "maîtrise d'œuvre", "Excel")
WORDS = st.tuples(*map(st.sampled_from, (FIRST_NAMES, TEAMS, SKILLS)))


def caution(encoding: str) -> str:
    return f"people.csv is not UTF-8: read as {encoding}"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", caution("UTF-16")),
        ("utf-16-le", caution("UTF-16")),
        ("utf-16-be", caution("UTF-16")),
        ("utf-32", caution("UTF-32")),
        ("cp1252", caution("cp1252 (Windows, Western Europe)")),
        ("mac_roman", caution("Mac Roman (old Macintosh)")),
    ],
)
@pytest.mark.parametrize("text", ["id,name\n1,Zoé\n", "id;name\n1;ÉLISE\n2;Loïc\n"])
def test_encodings_of_every_system(text: str, encoding: str, said: str) -> None:
    assert decoded("mentors", "people.csv", text.encode(encoding))[::2] == (text, said)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_mark_tells_the_order_of_bytes(mark: bytes) -> None:
    codec = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    text, encoding, _ = decoded("mentors", "people.csv", mark + "id\n李\n".encode(codec))
    assert (text, encoding) == ("id\n李\n", "UTF-16")


@examples(200)
@given(
    st.lists(WORDS, min_size=1, max_size=4),
    st.sampled_from(["id;name;team;skills\n", "Identifiant;Prénom;Département;Compétences\n"]),
    st.sampled_from(["utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]),
)
def test_short_french_tables_are_told_apart(
    people: list[tuple[str, str, str]], header: str, encoding: str
) -> None:
    """Tables of one to four rows: é is 0xE9 in one encoding and 0x8E in the other."""
    lines = (f"M{k};{';'.join(person)}\n" for k, person in enumerate(people))
    text = header + "".join(lines)
    if not text.isascii() or encoding.startswith("utf"):
        assert decoded("mentors", "people.csv", text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "id;bio\n1;it’s fine\n",
        "id;name\n1;Jürgen Groß\n",
        "id;name\n1;Muñoz\n",
        "id;price\n1;30 €\n",
        "id;name\n1;Øystein Åse\n",
        "id;bio\n1;a – b\n",
        "id;bio\n1;«\xa0oui\xa0»\n",
        "id;name\n1;João Gonçalves\n",
    ],
)
def test_neighbours_of_french_stay_cp1252(text: str) -> None:
    assert decoded("mentors", "people.csv", text.encode("cp1252"))[:2] == (text, "cp1252")


@pytest.mark.parametrize("raw", [b"id\n\x81\n", "id\nZoé\nL".encode("cp1252") + b"\x81a\n"])
def test_a_byte_that_fits_no_word_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match="neither UTF-8 nor cp1252"):
        decoded("mentors", "people.csv", raw)


def test_mostly_utf8_is_not_garbled() -> None:
    with pytest.raises(InputError, match="line 3"):
        decoded("mentors", "people.csv", "id\nZoé Noé\n".encode() + b"L\x8ea\n")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("id\nH+AOk-l+AOg-ne\n", "H+AOk-l+AOg-ne"),
        ("id,name\n1,Zo+AOk-\n", "Zo+AOk-"),
        ("id\n+33612345678-9\n", ""),
        ("id\nC++-Java, a+b-c, Go+ABC-\n", ""),
        ("id\nZoé H+AOk-\n", ""),
    ],
)
def test_remains_of_utf7(text: str, word: str) -> None:
    assert utf7_remains(text) == word


def test_remains_of_utf7_are_told_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name\n1,H+AOk-l+AOg-ne\n", encoding="ascii")
    table = read_table("mentors", path)
    said = "people.csv looks like UTF-7: 'H+AOk-l+AOg-ne'; save it as CSV UTF-8"
    assert table.cautions == (said,)
    assert table.frame["name"].tolist() == ["H+AOk-l+AOg-ne"]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "id,name\n1,王小明\n2,李华\n3,技术部 数据分析\n"),
        ("big5", "id,name\n1,王小明\n2,資料分析\n"),
        ("shift_jis", "id,name\n1,山田太郎\n2,データ分析\n"),
        ("euc_kr", "id,name\n1,김철수\n2,데이터 분석\n"),
        ("cp1251", "id,name\n1,Мария Иванова\n2,Отдел кадров\n"),
        ("cp1253", "id,name\n1,Γιώργος Παπαδόπουλος\n"),
    ],
)
def test_other_scripts_in_old_encodings_are_refused_not_garbled(encoding: str, text: str) -> None:
    with pytest.raises(InputError, match="save it as CSV UTF-8"):
        decoded("mentors", "m.csv", text.encode(encoding))
    assert decoded("mentors", "m.csv", text.encode())[0] == text
