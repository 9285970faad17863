"""Levels in words: read where they are sure, and never out of a name."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.names.levels import entry_in_words, level_of


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (0, "Aucun|Aucune|Je ne connais pas|None|N/A|-|–|0|néant|Never used|Pas du tout|NON|No"),
        (0, "Not applicable|Pas du tout important|Aucune connaissance|Not at all"),
        (1, "Débutant|débutante|DÉBUTANT(E)|Débutant·e|Notions|Beginner|Basic|Novice|1|1/5|★|*"),
        (1, "Niveau 1|Faible|Low|Les bases|1 - Débutant|Débutant (je découvre)|★☆☆☆☆"),
        (2, "Élémentaire|elementary|Peu important|2/5|2,0|level 2|Slightly important"),
        (3, "Intermédiaire|Intermediate|Medium|Moyen|Moyenne|3|3/5|3 sur 5|★★★☆☆|***|niveau 3"),
        (3, "3 out of 5|6/10|3 étoiles|Niveau : 3|Intermédiaire - usage régulier|moyen·ne"),
        (3, "Autonome|Moyennement important|3 - Intermédiaire|Intermediate: I use it weekly"),
        (4, "Avancé|avancée|Advanced|Confirmé(e)|Important|4/5|Bonne maîtrise|4 stars|Good"),
        (5, "Expert|Experte|Maîtrise|Master|Très important|Prioritaire|Priority|High|5/5|10/10"),
        (
            5,
            "niveau expert|Expert / Maîtrise|⭐⭐⭐⭐⭐|Expert : je forme les autres|5 (Expert)",
        ),
        (5, "Très bonne maîtrise|Must have|HAUTE|essentielle|Très\u00a0élevé"),
    ],
)
def test_words_stand_for_levels(level: float, words: str) -> None:
    assert {word: level_of(word) for word in words.split("|")} == dict.fromkeys(
        words.split("|"), level
    )


@pytest.mark.parametrize("mark", ["X", "x", "✓", "✔", "oui", "Yes", "TRUE", "coché", " x "])
def test_a_mark_names_the_thing_without_a_level(mark: str) -> None:
    level = level_of(mark)
    assert level is not None
    assert math.isnan(level)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Excel",
        "6",
        "42",
        "0,5",
        "-1",
        "7/5",
        "3/4",
        "2024",
        "★★★★★★",
        "Débutant à intermédiaire",
        "Intermédiaire / Avancé",
        "Intermédiaire (bientôt avancé), expert",
        "Pas expert",
        "Not an expert",
        "2 - Intermédiaire",  # on another scale
        "Priorité 1",  # the first or the least?
        "+++",
        "✗",
        "bonjour",
        "3 - projets",
    ],
)
def test_what_is_not_sure_is_no_level(text: str) -> None:
    assert level_of(text) is None


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Python (expert)", ("Python", 5)),
        ("Python(expert)", ("Python", 5)),
        ("Python [Avancé]", ("Python", 4)),
        ("Python: expert", ("Python", 5)),
        ("Python : experte", ("Python", 5)),
        ("Python - avancé", ("Python", 4)),
        ("Python – avancée", ("Python", 4)),
        ("Python (4/5)", ("Python", 4)),
        ("Python: 4", ("Python", 4)),
        ("Python 4/5", None),
        ("Python ★★★★☆", ("Python", 4)),
        ("Excel (débutant)", ("Excel", 1)),
        ("Excel (niveau débutant)", ("Excel", 1)),
        ("Excel (niveau : 3)", ("Excel", 3)),
        ("Excel (aucun)", ("Excel", 0)),
        ("C++ (advanced)", ("C++", 4)),
        ("Front-end (intermediate)", ("Front-end", 3)),
        ("Power BI (DAX) (avancé)", ("Power BI (DAX)", 4)),
        ("Skill: Public Speaking", None),
        ("Bureautique (Word, Excel)", None),
        ("Coaching (e.g., papers)", None),
        ("Front-end", None),
        ("Gestion de projet - Agile", None),
        ("Python (3)", None),
        ("Python - 3", None),
        ("Windows (11)", None),
        ("Python (x)", None),
        ("Expert", None),
        ("(expert)", None),
        ("12: expert", None),
        ("", None),
    ],
)
def test_an_entry_states_its_level(text: str, entry: tuple[str, float] | None) -> None:
    assert entry_in_words(text) == entry


def test_bare_figures_count_where_a_column_has_them() -> None:
    texts = ["Python (3)", "Excel - 5", "Windows (11)", "SQL"]
    entries = [entry_in_words(text, figures=True) for text in texts]
    assert entries == [("Python", 3), ("Excel", 5), None, None]


@pytest.mark.slow
@given(st.floats(1, 5).map(lambda x: round(x, 1)), st.sampled_from(["{}", "{}/5", "niveau {}"]))
def test_figures_are_read_as_written(level: float, form: str) -> None:
    assert level_of(form.format(level)) == level
    assert level_of(form.format(str(level).replace(".", ","))) == level
