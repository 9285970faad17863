"""What stands behind an addend, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from matchcore.names import language_in, skill_in
from matchcore.wording import LANGUAGES, Label, Language, label_words


def evidence_words(evidence: Iterable[Label], language: Language) -> str:
    """Return some labels in words.

    >>> labels = Label("skill", "apprentissage automatique"), Label("slot", "tue-13")
    >>> evidence_words(labels, "en")
    'machine learning, Tuesday 13:00'
    """
    return ", ".join(evidence_word(label, language) for label in evidence)


def evidence_word(label: Label, language: Language) -> str:
    """Return a label in words: skills and languages by their name in the reader's language."""
    name, place = str(label.value), LANGUAGES.index(language)
    match label.kind:
        case "skill":
            return skill_in(name, place)
        case "language":
            return language_in(name, place)
    return label_words(label, language)
