"""Names of rules, addends and labels in either language; names that people gave stay."""

from __future__ import annotations

import re
from typing import get_args

from matchcore.catalogue import LANGUAGES, Language
from matchcore.model.origin import Origin
from matchcore.wording.columns import both_nouns, column_noun
from matchcore.wording.labels import Label, NameKind
from matchcore.wording.saying import WORDS, say
from matchcore.wording.template_sentences import TEMPLATE
from matchcore.wording.training_sentences import TRAINING

_ADDENDS: dict[str, tuple[str, str]] = {  # by usual name
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
    "meetings": ("meetings", "rencontres"),
    "text": ("text", "texte"),
    "waiting": ("waiting", "attente"),
}
_PROGRAMMES: dict[str, tuple[str, str]] = {  # of the presets
    "reverse mentoring": ("reverse mentoring", "mentorat inversé"),
    "classic mentoring": ("classic mentoring", "mentorat classique"),
    "peer mentoring": ("peer mentoring", "mentorat entre pairs"),
}

_TRAININGS = [  # those that are offered unless others are given
    TRAINING[f"training_{code}"]
    for code in (
        "mentor_briefing",
        "mentee_briefing",
        "mentor_workshop",
        "mentee_workshop",
        "first_steps",
        "at_a_distance",
    )
]

_HOUR = re.compile(r"(?P<day>mon|tue|wed|thu|fri|sat|sun)-(?P<hour>\d\d)")


def rule_words(origin: Origin, language: Language) -> str:
    """Return the rule behind a mask in words; without a sentence, as it is written.

    >>> rule_words(Origin("missing", "SeniorityGap", ("grade",)), "fr")
    'grade renseigné'
    """
    match origin.kind:
        case "floor" | "oneself":
            return say(f"rule_{origin.kind}", language)
        case "missing":
            nouns = [column_noun(name, language) for name in origin.columns]
            columns = both_nouns(nouns, say("and", language))
            return say("rule_missing", language, columns=columns)
    place = LANGUAGES.index(language)
    return origin.sentences[place] if place < len(origin.sentences) else origin.text


def training_words(name: str, language: Language) -> str:
    """Return the name of a training; a name other than the usual ones stays.

    >>> training_words("Briefing for mentors", "fr"), training_words("Écouter", "en")
    ("Réunion d'information des mentors", 'Écouter')
    """
    place = LANGUAGES.index(language)
    return next((names[place] for names in _TRAININGS if name in names), name)


def aspect_words(name: str, language: Language) -> str:
    """Return what a question of a survey measures; the name of a question of your own stays.

    >>> aspect_words("burden", "fr"), aspect_words("listening", "fr")
    ('charge ressentie', 'listening')
    """
    code = f"pulse_measures_{name}"
    return say(code, language) if code in WORDS else name


def addend_words(name: str, language: Language) -> str:
    """Return the name of an addend; a name other than the usual ones stays.

    >>> addend_words("skills", "fr"), addend_words("near", "fr")
    ('compétences', 'near')
    """
    return _ADDENDS[name][LANGUAGES.index(language)] if name in _ADDENDS else name


def programme_words(name: str, language: Language) -> str:
    """Return the name of a programme; a name other than those of the presets stays.

    >>> programme_words("reverse mentoring", "fr"), programme_words("Tandem 2026", "fr")
    ('mentorat inversé', 'Tandem 2026')
    """
    return _PROGRAMMES[name][LANGUAGES.index(language)] if name in _PROGRAMMES else name


def template_heading(name: str, language: Language) -> str:
    """Return the heading of a column in the template; an extra column keeps its name.

    >>> template_heading("wants", "fr"), template_heading("badge", "fr")
    ('Souhaits', 'badge')
    """
    code = f"heading_{name}"
    return say(code, language) if code in TEMPLATE else name


def addend_heading(name: str, language: Language) -> str:
    """Return the heading of an addend in a table for people.

    >>> addend_heading("skills", "en"), addend_heading("near", "fr")
    ('Score: skills', 'Score : near')
    """
    return say("column_addend", language, part=addend_words(name, language))


def label_words(label: Label, language: Language) -> str:
    """Return a label in words; names stay as people wrote them.

    >>> label_words(Label("hours", 2.5), "fr"), label_words(Label("name", "Angular 2.5"), "fr")
    ('2,5 h', 'Angular 2.5')
    >>> label_words(Label("slot", "tue-13"), "en"), label_words(Label("slot", "tue-13"), "fr")
    ('Tuesday 13:00', 'mardi 13 h')
    """
    if label.kind == "slot" and (hour := _HOUR.fullmatch(str(label.value))):
        day = say(f"day_{hour['day']}", language)
        return say("label_slot", language, day=day, hour=int(hour["hour"]))
    if label.kind in get_args(NameKind):
        return str(label.value)
    column = column_noun(label.column, language)
    return say(f"label_{label.kind}", language, value=label.value, column=column)
