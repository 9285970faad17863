"""The file of a reading: it reads the same tables again, and each question has its line."""

from __future__ import annotations

import io
import tomllib
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Programme
from matchcore.affinity import Preferences, SharedInterests, TaughtSkills
from matchcore.errors import ProgrammeError
from matchcore.programme.presets import preset_of
from matchcore.rules import Capacity, SeniorityGap
from tests.cohorts import examples
from tests.readings import BOTH, REVERSE, codes, read_again, tables

PRESETS = {
    "reverse_mentoring": Programme.reverse_mentoring(),
    "classic_mentoring": Programme.classic_mentoring(),
    "peer_mentoring": Programme.peer_mentoring(),
}
OWN = Programme(affinity=Affinity(skills=TaughtSkills()), rules=[Capacity(2)], name="spring")


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_named_and_only_what_differs_is_written(name: str) -> None:
    reading = PRESETS[name].replace(floor=0.25).recognise(**tables("en"))
    data = tomllib.loads(reading.to_toml())
    assert data["programme"]["preset"] == name
    assert data["programme"]["floor"] == 0.25
    assert not {"name", "objective", "complete"} & data["programme"].keys()
    assert not {"affinity", "rules", "weights"} & data.keys()
    assert read_again(reading) == reading.programme


@pytest.mark.parametrize(
    "changed",
    [
        OWN,
        REVERSE.replace(rules=REVERSE.rules[1:]),
        REVERSE.replace(affinity=Affinity(preferences=TaughtSkills())),
        Programme(rules=[SeniorityGap(at_least=1)]),
    ],
)
def test_a_programme_of_its_own_is_written_in_full(changed: Programme) -> None:
    reading = changed.recognise(**tables("fr"))
    assert preset_of(changed) is None
    assert "preset" not in tomllib.loads(reading.to_toml())["programme"]
    assert read_again(reading) == reading.programme


def test_a_part_that_has_the_name_of_preferences_is_no_preset() -> None:
    parts = {**REVERSE.affinity.get_params(deep=False), "preferences": SharedInterests(weight=0.5)}
    reading = REVERSE.replace(affinity=Affinity(**parts)).recognise(**tables("fr"))
    assert read_again(reading) == reading.programme


@pytest.mark.slow
def test_preferences_over_a_preset_are_written_wherever_they_come_from() -> None:
    parts = {**REVERSE.affinity.get_params(deep=False), "preferences": Preferences(0.3)}
    own = REVERSE.replace(affinity=Affinity(**parts))
    choices = {"Choix 1": ["zoe@x.org", "bo@x.org"]}
    for programme, amount in ((own, 0.3), (REVERSE, 0.1)):
        reading = programme.recognise(**tables("fr", mentees=choices))
        (entry,) = tomllib.loads(reading.to_toml())["affinity"]
        assert (entry["kind"], entry["amount"]) == ("Preferences", amount)
        assert read_again(reading) == reading.programme
    assert read_again(own.recognise(**tables("fr"))).affinity == own.affinity


class Mine(TaughtSkills):
    """A component that no file can hold."""


def test_what_a_file_cannot_hold_is_refused() -> None:
    programme = Programme(affinity=Affinity(mine=Mine()))
    with pytest.raises(ProgrammeError, match="Mine"):
        programme.recognise(**tables("fr")).to_toml()


ODD_COLUMNS: dict[str, list[Any]] = {
    "Statut": ["actif", "inactif", "actif"],
    "Manager": ["4000", "NO_MANAGER", "4001"],
    "Prénom": ["Zoé", "Bo", "Cy"],
    "Nom": ["Day", "Lee", "Roy"],
    "Loisirs": ["Jazz / Vélo", "Vélo / Jazz", "Jazz"],
    "Langues [Anglais]": ["Expert", "", "Débutant"],
    "Capacité": ["2 personnes", "1 personne", "3 personnes"],
    'Dit "oui" = # [x]\n\\': ["a", "b", "c"],
    "Niveau": ["Employé", "Technicien", "Employé"],
    "Direction": ["DSI", "DRH", "DG"],
    "Service": None,
    "Compétences": ["Gestion, suivi et pilotage", "SQL", "SQL, Python"],
}


@pytest.mark.slow
@given(
    st.lists(st.sampled_from(sorted(ODD_COLUMNS)), max_size=6, unique=True),
    st.sampled_from(["en", "fr"]),
    st.sampled_from([*PRESETS.values(), OWN]),
    st.sampled_from([{}, {"Service": "site"}, {"mentors": {"Direction": "site"}}, {"X": "name"}]),
)
@examples(60)
def test_the_file_holds_the_programme_of_the_reading(
    chosen: list[str], language: str, programme: Programme, stated: dict[str, Any]
) -> None:
    frames = tables("fr", mentors={header: ODD_COLUMNS[header] for header in chosen})
    reading = programme.replace(columns=stated).recognise(**frames, language=language)
    assert read_again(reading) == reading.programme


def _answered(text: str) -> str:
    """Return a file with every proposed line taken."""
    lines = text.splitlines()
    return "\n".join(line.removeprefix("# ") if _is_answer(line) else line for line in lines)


def _is_answer(line: str) -> bool:
    try:
        return line.startswith("# ") and len(tomllib.loads(line.removeprefix("# "))) == 1
    except tomllib.TOMLDecodeError:
        return False


UNDECIDED: dict[str, tuple[list[str], dict[str, Any], dict[str, Any]]] = {
    "id": (["ask_id"], {"Courriel": None, "Pseudo": ["z", "b", "c"]}, {}),
    "column": (
        ["ask_column"],
        {},
        {"Souhaits": None, "Que souhaitez-vous transmettre ou apprendre ?": ["SQL", "Excel"]},
    ),
    "scale": (["ask_scale"], {"Niveau": ["A1x", "B1x", "A1x"]}, {"Niveau": ["D1x", "E1x"]}),
    "separators": (
        ["ask_separators", "ask_separators"],
        {"Loisirs": ["Jazz - Vélo", "Poterie", "Échecs"]},
        {"Loisirs": ["Danse - Chant", "Poterie"]},
    ),
    "twice": (["ask_twice"], {"Courriel": ["zoe@x.org", "bo@x.org", "ZOE@x.org"]}, {}),
    "rules": (["ask_join_or_leave"] * 2, {"Niveau": None}, {"Service": None}),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", UNDECIDED)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_taking_every_proposed_line_answers_every_question(case: str, language: str) -> None:
    asked, mentors, mentees = UNDECIDED[case]
    frames = tables("fr", mentors=mentors, mentees=mentees)
    reading = REVERSE.recognise(**frames, language=language)
    assert codes(reading) == asked
    text = reading.to_toml()
    for question, words in zip(reading.asked, reading.questions, strict=True):
        assert words.endswith(question.line)
    programme = Programme.from_toml(io.StringIO(_answered(text)))
    assert programme.recognise(**frames).questions == ()
    assert len(programme.match(programme.read(**frames)).pairs)


def test_the_role_is_answered_by_a_column_or_by_two_tables() -> None:
    people = pd.DataFrame(
        {"Courriel": ["zoe@x.org", "ana@x.org"], "Groupe": ["mentor", "x"], "Niveau": [1, 7],
         "Service": ["IT", "RH"], "Compétences": ["SQL", ""]}
    )  # fmt: skip
    reading = REVERSE.recognise(people=people)
    assert codes(reading)[0] == "ask_role"
    assert '# "?" = "role"' in reading.to_toml().splitlines()


@pytest.mark.parametrize(
    ("language", "sure", "likely", "kept"),
    [
        ("en", "sure", "please check", "kept as they are"),
        ("fr", "sûr", "à vérifier", "telles quelles"),
    ],
)
def test_every_column_has_its_sureness_as_a_comment(
    language: str, sure: str, likely: str, kept: str
) -> None:
    more = {"Département": ["IT", "RH", "IT"], "Note": ["g", "s", "g"]}
    text = REVERSE.recognise(**tables("fr", mentors=more), language=language).to_toml()
    assert f'Courriel = "id"  # {sure}' in text
    assert f'"Département" = "department"  # {likely}' in text
    assert kept in text
    assert "'Note'" in text


def test_a_file_in_another_language_holds_the_same() -> None:
    assert set(BOTH) == {"en", "fr"}
    reading = REVERSE.recognise(**tables("en"))
    assert reading.to_toml("fr").startswith("# Écrit par matchcore init.")
    assert read_again(reading, "fr") == read_again(reading, "en")
