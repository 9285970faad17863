"""What rules, addends and labels are called in either language; given names stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from matchcore.model.origin import Origin
from matchcore.wording.labels import Label
from matchcore.wording.languages import LANGUAGES, Language
from matchcore.wording.sentences import say

_ADDENDS: dict[str, tuple[str, str]] = {  # by their usual names
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


def rule_words(origin: Origin, language: Language) -> str:
    """Return what people call the rule that a mask comes from.

    >>> rule_words(Origin("missing", "SeniorityGap", ("grade",)), "fr")
    'SeniorityGap [grade inconnu]'
    """
    match origin.kind:
        case "floor" | "oneself":
            return say(f"rule_{origin.kind}", language)
        case "missing":
            columns = say("or", language).join(origin.columns)
            return say("rule_missing", language, rule=origin.text, columns=columns)
    return origin.sentences[LANGUAGES.index(language)] if origin.sentences else origin.text


def addend_words(name: str, language: Language) -> str:
    """Return what people call an addend; a name that is none of the usual ones stays.

    >>> addend_words("skills", "fr"), addend_words("near", "fr")
    ('compétences', 'near')
    """
    return _ADDENDS[name][LANGUAGES.index(language)] if name in _ADDENDS else name


def label_words(label: Label, language: Language) -> str:
    """Return a label in words; skills and the like stay as people wrote them.

    >>> label_words(Label("hours", 2.5), "fr"), label_words(Label("name", "Angular 2.5"), "fr")
    ('2,5 h', 'Angular 2.5')
    """
    if label.kind == "name":
        return str(label.value)
    return say(f"label_{label.kind}", language, value=label.value, column=label.column)


def evidence_words(evidence: Iterable[Label], language: Language) -> str:
    """Return what stands behind an addend."""
    return ", ".join(label_words(label, language) for label in evidence)
