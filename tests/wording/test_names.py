"""Rules, addends and evidence in words; names that people gave stay."""

from __future__ import annotations

import pandas as pd
import pytest

from matchcore import Cohort, affinity
from matchcore.affinity.components import Component
from matchcore.affinity.estimator import Affinity
from matchcore.affinity.measures import EnoughHours, Motivation
from matchcore.affinity.terms import PairTerm
from matchcore.model.origin import FLOOR, ONESELF, Origin
from matchcore.programme.presets import PRESETS
from matchcore.programme.programme import Programme
from matchcore.wording import LANGUAGES, Label
from matchcore.wording.names import addend_words, label_words, programme_words, rule_words


def test_rules_without_sentences_keep_their_names() -> None:
    """Whatever they are called: what a rule is follows from its kind, never from its name."""
    for text in ("SeniorityGap(at_least=2)", "Floor", "Oneself", "skills", "A [grade unknown]"):
        for kind in ("rule", "given"):
            assert rule_words(Origin(kind, text), "fr") == text
    assert rule_words(ONESELF, "fr") == "aucun couple avec soi-même"
    assert rule_words(FLOOR, "en") == "the floor"


def test_a_sentence_stands_for_its_rule() -> None:
    origin = Origin("rule", "DifferentDepartment", sentences=("apart", "séparés"))
    assert [rule_words(origin, language) for language in LANGUAGES] == ["apart", "séparés"]
    saved_with_fewer_languages = Origin("rule", "DifferentDepartment", sentences=("apart",))
    assert rule_words(saved_with_fewer_languages, "fr") == "DifferentDepartment"


@pytest.mark.parametrize(
    ("columns", "english", "french"),
    [
        (("grade",), "grade known", "grade renseigné"),
        (("languages",), "languages known", "langues renseignées"),
        (("trained",), "trained known", "formation renseignée"),
        (("wants", "skills"), "wants and skills known", "souhaits et compétences renseignés"),
        (("town",), "town known", "town renseigné"),
    ],
)
def test_a_missing_value_names_its_columns(
    columns: tuple[str, ...], english: str, french: str
) -> None:
    """Whatever the sentence of the rule: it is the data that lack."""
    origin = Origin("missing", "Odd", columns, ("odd", "bizarre"))
    assert (rule_words(origin, "en"), rule_words(origin, "fr")) == (english, french)


KINDS = [getattr(affinity, name) for name in affinity.__all__]
LABELS = {
    kind.label
    for kind in KINDS
    if isinstance(kind, type) and issubclass(kind, Component | PairTerm)
}


@pytest.mark.parametrize("label", sorted(LABELS - {"component", "term", "motivation"}))
def test_usual_names_of_addends_are_english_and_french(label: str) -> None:
    assert addend_words(label, "en") == label
    assert addend_words(label, "fr") != label


def test_evidence_is_as_it_was_written_but_for_our_own_words() -> None:
    """A skill may be called as an addend is; hours and motivation are said by matchcore."""
    evidence = ("skills", "2.5 h", "grade 1.5", "another site", "motivation of both", "12")
    assert [label_words(Label.of(name), "fr") for name in evidence] == [*evidence]
    ours = [
        Label("number", 2.5, "hours"),
        Label("another", column="site"),
        Label("grade", 3),
        Label("hours", 1.5),
        Label("motivation"),
    ]
    assert ", ".join(label_words(label, "en") for label in ours) == (
        "hours 2.5, another site, the mentor's grade: 3, 1.5 h, motivation of both"
    )
    assert ", ".join(label_words(label, "fr") for label in ours) == (
        "nombre d'heures : 2,5, autre site, grade du mentor : 3, 1,5 h, motivation des deux"
    )
    people = {"hours": ["2.5"], "motivation": ["5"]}
    parts = Affinity(hours=EnoughHours(), motivation=Motivation())
    sides = (pd.DataFrame({"id": [one], **people}) for one in "me")
    matching = Programme(affinity=parts, language="fr").match(Cohort(*sides))
    lines = matching.explain("e").text.splitlines()
    assert [line.split() for line in lines[1:]] == [
        ["heures", "+0,500", "2,5", "h"],
        ["motivation", "+0,500", "motivation", "des", "deux"],
    ]
    assert matching.explain("e").rows["component"].tolist() == ["hours", "motivation"]


def test_presets_have_french_names_and_other_programmes_keep_theirs() -> None:
    names = [preset()["name"] for preset in PRESETS.values()]
    assert [programme_words(name, "fr") for name in names] == [
        "mentorat inversé",
        "mentorat classique",
        "mentorat entre pairs",
    ]
    assert [programme_words(name, "en") for name in names] == names
    assert programme_words("Tandem", "fr") == "Tandem"
