"""What was understood: words in the language of the reading."""

from __future__ import annotations

from tests.readings import REVERSE, tables


def test_sure_and_likely_are_apart() -> None:
    frames = tables("fr", mentors={"Département": ["IT", "RH", "IT"]})
    reading = REVERSE.recognise(**frames)
    assert len(reading.cautions) == 1
    assert "'Département' is taken for department" in reading.cautions[0]
    assert all("separated by ','" in note for note in reading.notes)
    assert len(reading.notes) == 2


def test_what_is_likely_is_a_caution_of_the_cohort_in_english() -> None:
    frames = tables("fr", mentors={"Département": ["IT", "RH", "IT"]})
    english, french = (REVERSE.recognise(**frames, language=x) for x in ("en", "fr"))
    assert french.cautions[0].startswith(
        "mentors : «\N{NO-BREAK SPACE}Département\N{NO-BREAK SPACE}» est lue comme service"
    )
    assert set(english.cautions) <= set(french.cohort.cautions)


def test_questions_are_in_the_language_of_the_reading() -> None:
    frames = tables("fr", mentors={"Niveau": None})
    english, french = (REVERSE.recognise(**frames, language=x) for x in ("en", "auto"))
    assert english.questions[0].endswith('Add to [programme]: without = ["SeniorityGap"]')
    assert french.questions[0].endswith('Ajoutez dans [programme] : without = ["SeniorityGap"]')
    assert [one.code for one in french.problems] == ["ask_join_or_leave"]


def test_tables_are_ours_only_together() -> None:
    frames = tables("fr")
    own = [{"id": "m", "skills": "SQL"}]
    assert not REVERSE.recognise(mentors=own, mentees=frames["mentees"]).is_ours
    assert REVERSE.recognise(mentors=own, mentees=[{"id": "e", "wants": "SQL"}]).is_ours
