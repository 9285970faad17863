"""What rules and addends are called in either language; what people have named keeps its name."""

from __future__ import annotations

import re

from matchcore.answer.wording import LANGUAGES, Language, say
from matchcore.masks import FLOOR, ONESELF

_NAMES: dict[str, tuple[str, str]] = {
    # rules
    FLOOR: ("the floor", "le plancher"),
    ONESELF: ("being oneself", "être soi-même"),
    # addends, by their usual names
    "attribute": ("attribute", "attribut"),
    "availability": ("availability", "disponibilités"),
    "difference": ("difference", "différence"),
    "hours": ("hours", "heures"),
    "interests": ("interests", "centres d'intérêt"),
    "languages": ("languages", "langues"),
    "preferences": ("preferences", "préférences"),
    "seniority": ("seniority", "écart de grade"),
    "skills": ("skills", "compétences"),
    "success": ("success", "réussite passée"),
    "text": ("text", "texte"),
}
_MOTIVATION, _ANOTHER = "motivation of both", "another "
_MEASURE = re.compile(r"(grade )?\d+\.\d+( h)?")


def called(name: str, language: Language) -> str:
    """Return what people call a rule or an addend; those that are not ours keep their name.

    >>> called("skills", "fr"), called("SeniorityGap [grade unknown]", "fr")
    ('compétences', 'SeniorityGap [grade inconnu]')
    """
    if name in _NAMES:
        return _NAMES[name][LANGUAGES.index(language)]
    known, gap, tail = name.rpartition(" unknown]")  # a mask for want of a value
    return f"{known} {say('unknown', language)}]" if gap and not tail else name


def evidence_words(evidence: tuple[str, ...], language: Language) -> str:
    """Return what stands behind an addend; skills and the like stay as people wrote them.

    >>> evidence_words(("2.5 h", "Angular 2.0"), "fr")
    '2,5 h, Angular 2.0'
    """
    return ", ".join(_label(label, language) for label in evidence)


def _label(label: str, language: Language) -> str:
    if label == _MOTIVATION:
        return say("motivation", language)
    if label.startswith(_ANOTHER):
        return say("another", language, column=label.removeprefix(_ANOTHER))
    is_measure = language == "fr" and _MEASURE.fullmatch(label)
    return label.replace(".", ",") if is_measure else label
