"""Answers in words: yes, no and numbers where they are sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.names.answers import count_of, hours_per_month_of, yes_no_of


@pytest.mark.parametrize(
    ("answer", "texts"),
    [
        (1.0, "Oui|OUI|oui |Yes|y|Vrai|TRUE|1|X|✓|Oui, en 2024|oui (2023)|Yes – done|Yes, in 2023"),
        (1.0, "Oui !|Fait|Terminée|Done|Completed|Oui je l'ai suivie|Oui.|Yes (March)|Bien sûr"),
        (0.0, "Non|NON|No|n|Faux|false|0|Pas encore|Not yet|Jamais|Non, pas encore|no, not yet"),
        (0.0, "Non merci|à faire|Not done|Non suivie|Non (prévu)|Non, mais prévue|Pas encore fait"),
        (0.0, "Non je ne l'ai pas suivie|No, I have not|Pas encore, en juin|Not completed|None"),
        (None, "En cours|In progress|J'ai suivi une formation|Ja|peut-être|maybe||?|2024|N/A"),
        (None, "Oui mais pas terminée|Oui, en cours|Yes, but not finished|Oui (prévu en 2027)"),
        (None, "Oui et non|Non, si, oui|Non renseigné|No idea|Non concerné|Oui ?|Inscrit"),
        (None, "Novembre|Ouistreham|Nonobstant|Yesterday"),
    ],
)
def test_answers_say_yes_or_no(answer: float | None, texts: str) -> None:
    several = texts.split("|")
    assert {text: yes_no_of(text) for text in several} == dict.fromkeys(several, answer)


@pytest.mark.parametrize(
    ("number", "texts"),
    [
        (0, "0|aucune|Aucun|none|zéro|0 personne|aucun mentoré"),
        (1, "1|1 personne|une|Une personne|un mentoré|one mentee|1 seule personne|1 mentoré(e)"),
        (1, "1 personne à la fois|one at a time|1.0|un(e)|une seule personne|1 mentorée"),
        (2, "2|2 personnes|deux|two mentees|2 max|Max 2|max. 2|jusqu'à 2|up to 2|2,0|2 (deux)"),
        (2, "Jusqu’à deux personnes|au plus 2|at most two|2 people|no more than 2|2 maximum"),
        (2, "pas plus de 2|2 mentees only|deux collègues|2\u00a0personnes"),
        (10, "10|dix|10 places"),
        (None, "1 à 2|1-2|2 ou 3|1 or 2|plusieurs|several|3+|2 et plus|2 or more|plus de 2"),
        (None, "more than 2|au moins 2|at least 2|minimum 2|environ 2|about 2|~2|>2|1,5|1/2|-1"),
        (None, "2h|2 h/mois|12/2024|personne||flexible|un ou deux|1 junior et 1 senior|20 %|x2"),
        (None, "1 mentor, 1 mentee|entre 1 et 3|as many as needed|2 mois|1 000"),
    ],
)
def test_a_number_of_people(number: float | None, texts: str) -> None:
    several = texts.split("|")
    assert {text: count_of(text) for text in several} == dict.fromkeys(several, number)


@pytest.mark.parametrize(
    ("hours", "texts"),
    [
        (
            2,
            "2 h|2h|2h/mois|2 heures par mois|2 hours per month|2 h mensuelles|2 hours a month",
        ),
        (1.5, "1h30|1,5 h|1.5 hours|90 min|90 minutes|1 h 30 min|1h30 par mois"),
        (0.5, "30 min|0,5h|30 minutes / month"),
        (None, "1 h par semaine|1h/week|1 à 2 h|1-2h|flexible|2|2 jours||h|1h90"),
    ],
)
def test_hours_a_month(hours: float | None, texts: str) -> None:
    several = texts.split("|")
    assert {text: hours_per_month_of(text) for text in several} == dict.fromkeys(several, hours)


@pytest.mark.slow
@given(st.integers(0, 200), st.sampled_from(["{}", "{} personnes", "max {}", "up to {} mentees"]))
def test_counts_are_read_as_written(number: int, form: str) -> None:
    assert count_of(form.format(number)) == number
