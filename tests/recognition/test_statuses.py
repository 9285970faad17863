"""Words of a column of status, in both languages."""

from __future__ import annotations

import pytest

from matchcore.recognition.rows import values_of_leavers
from matchcore.recognition.statuses import is_gone, is_here, is_status, is_withdrawn


@pytest.mark.parametrize(
    "text",
    ["Inactive", "INACTIF", "Retired", "Leaver", "Sortie", "Parti", "Désactivé", "Archived"],
)
def test_who_has_left_has_a_status(text: str) -> None:
    assert is_gone(text)
    assert is_status(text)


@pytest.mark.parametrize("text", ["Active", "Actif", "En congé", "On leave", "Présente", "1"])
def test_who_is_away_for_a_while_has_not_left(text: str) -> None:
    assert is_status(text)
    assert not is_gone(text)


@pytest.mark.parametrize("text", ["Cadre", "Mentor", "Expert", "Lyon", ""])
def test_other_words_are_no_status(text: str) -> None:
    assert not is_status(text)


def test_all_words_for_having_left_are_left_out() -> None:
    assert values_of_leavers(["Actif", "Retraité", "Leaver", "Actif"]) == ("leaver", "retraité")


@pytest.mark.parametrize(
    "text",
    ["Désisté", "Désistée", "S’est désisté(e) le 12/03", "Se retire du programme (mail du 3/2)",
     "Abandon", "A quitté l'entreprise", "Démissionnaire", "Ne participe plus", "Annulée",
     "Withdrew", "Dropped out (new job)", "Left the company", "No longer available"],
)  # fmt: skip
def test_who_withdrew_is_gone_whatever_follows(text: str) -> None:
    assert is_withdrawn(text)
    assert is_gone(text)


@pytest.mark.parametrize(
    "text",
    ["Pas désisté", "À ne pas retirer", "Partie prenante du projet", "Parti en congé maternité",
     "Left-handed", "Non", "OK", "Sortante"],
)  # fmt: skip
def test_other_words_do_not_say_that_someone_withdrew(text: str) -> None:
    assert not is_withdrawn(text)


@pytest.mark.parametrize("text", ["En attente", "À confirmer", "Waiting list", "On hold"])
def test_who_waits_is_neither_here_nor_gone(text: str) -> None:
    assert is_status(text)
    assert not is_here(text)
    assert not is_gone(text)
