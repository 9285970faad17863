"""Answers in words: yes or no, numbers of people, hours a month."""

from __future__ import annotations

import re
from functools import lru_cache

from matchcore.names.folding import fold
from matchcore.names.phrases import phrase, phrases, visible

_ANSWERS = phrases(
    {
        1.0: """oui|o|y|yes|yep|vrai|true|1|x|ok|fait|effectué|réalisé|terminé|validé|suivi|done
        |completed|finished|passed|checked|coché|bien sûr|of course|absolument|absolutely
        |tout à fait|déjà fait|already done|j'accepte|I agree|d'accord|agreed|avec plaisir""",
        0.0: """non|n|no|nope|faux|false|0|jamais|never|pas encore|not yet|pas du tout|not at all
        |non fait|pas fait|non effectué|non réalisé|non terminé|non validé|non suivi|not done
        |not completed|not finished|not passed|à faire|to do|todo|non merci|no thanks|aucun|none
        |pas encore fait|not done yet|incomplete""",
    }
)
_TICKS = frozenset("✓✔☑✅")
_START = re.compile(r"(?P<word>oui|yes|non|no|pas encore|not yet)\b(?P<rest>.*)", re.DOTALL)
_SENTENCE = re.compile(r"\s*(?:[,.;:!(–—-].*|(?:je|j'|i|jamais|never|pas|not)\b.*)?", re.DOTALL)
_HEDGES = frozenset(
    """a bientot but cours encore except hope if inscrit later mais maybe no non not oui partial
    partially partiel partiellement pas pending peut perhaps planned possible possiblement prevu
    prevue probably process progress projet registered sauf scheduled si soon unless yes""".split()  # noqa: SIM905
)
_NUMBERS = phrases(
    {
        0: "zéro|zero|aucun|aucune|none|nobody",
        1: "un|une|one",
        2: "deux|two",
        3: "trois|three",
        4: "quatre|four",
        5: "cinq|five",
        6: "six",
        7: "sept|seven",
        8: "huit|eight",
        9: "neuf|nine",
        10: "dix|ten",
    }
)
_UNITS = phrases(
    {
        True: """personne|people|person|mentee|mentoré|mentorée|mentor|mentors|place|slot|spot
        |filleul|binôme|apprenant|learner|collaborateur|employé|participant|junior|senior|protégé
        |colleague|collègue|maximum|max|maxi|seulement|uniquement|only|just|seul|single"""
    }
)
_AT_MOST = re.compile(
    r"\b(?:au (?:plus|maximum|max)|pas plus de|jusqu'a|up to|at most|no more than|a la fois"
    r"|at a time|at the same time|en parallele|in parallel)\b"
)
_MORE = re.compile(r"\d\s*\+|\+\s*\d|[<>≤≥~≈]|\d\s*(?:%|h\b|[/x]\s*\d)")
_NUMBER = re.compile(r"(?<![\w.,])(-?)(\d+)(?:[.,](\d+))?(?![\w]|[.,]\d)")
_HOURS = re.compile(
    r"(?:max(?:imum|\.)?\s+)?(?:(?P<hours>\d+(?:[.,]\d+)?|[a-z]+(?=\s))\s*(?:heures?|hours?|hrs?|h)\s*"
    r"(?P<minutes>[0-5]\d)?\s*(?:min(?:ute)?s?)?|(?P<only>\d+)\s*(?:min(?:ute)?s?|mn))"
    r"\s*(?:(?:/|par|per|a|each|every)?\s*(?:mois|month)|mensuel(?:le)?s?|monthly)?"
    r"\s*(?:max(?:imum|\.)?)?"
)


@lru_cache(maxsize=1 << 12)
def yes_no_of(text: str) -> float | None:
    """Return 1 for yes, 0 for no; None where an answer is neither, or hedged.

    >>> [yes_no_of(x) for x in ("Oui, en 2024", "Yes – done", "Pas encore", "En cours")]
    [1.0, 1.0, 0.0, None]
    """
    folded = fold(visible(text)).replace("’", "'")
    if "?" in folded:
        return None
    if folded and set(folded) <= _TICKS:
        return 1.0
    answer = _ANSWERS.get(phrase(text))
    start = _START.match(folded)
    if answer is not None or not start:
        return answer
    words = set(re.findall(r"\w+", start["rest"]))
    if start["word"] in ("oui", "yes"):
        return None if words & _HEDGES else 1.0
    sure = _SENTENCE.fullmatch(start["rest"]) and not words & {"oui", "yes"}
    return 0.0 if sure else None


@lru_cache(maxsize=1 << 12)
def count_of(text: str) -> float | None:
    """Return a number of people; None where it is not one whole number.

    >>> [count_of(x) for x in ("2 personnes", "jusqu'à deux", "Two mentees", "max. 3", "aucune")]
    [2.0, 2.0, 2.0, 3.0, 0.0]
    >>> [count_of(x) for x in ("1 à 2", "2 ou 3", "plusieurs", "3+", "au moins 2")]
    [None, None, None, None, None]
    """
    folded = fold(visible(text)).replace("’", "'")
    figures = [*_NUMBER.finditer(folded)]
    if _MORE.search(folded) or any(one[1] or int(one[3] or 0) for one in figures):
        return None
    words = phrase(_NUMBER.sub(" ", _AT_MOST.sub(" ", folded))).split()
    named = [_NUMBERS[word] for word in words if word in _NUMBERS]
    others = [word for word in words if word not in _NUMBERS and word not in _UNITS]
    stated = {int(one[2]) for one in figures} | {*named}
    sure = len(stated) == 1 and not others and len(figures) < 2 and len(named) < 2
    return float(stated.pop()) if sure else None


def hours_per_month_of(text: str) -> float | None:
    """Return hours a month; None where a text states anything else.

    >>> [hours_per_month_of(x) for x in ("2h/mois", "1h30", "90 min", "3 hours per month")]
    [2.0, 1.5, 1.5, 3.0]
    >>> [hours_per_month_of(x) for x in ("une heure", "two hours a month")]
    [1.0, 2.0]
    >>> [hours_per_month_of(x) for x in ("1 h par semaine", "1 à 2 h", "quelques heures")]
    [None, None, None]
    """
    match = _HOURS.fullmatch(fold(visible(text)))
    if not match:
        return None
    if match["only"]:
        return int(match["only"]) / 60
    hours = match["hours"].replace(",", ".")
    whole = _NUMBERS.get(phrase(hours)) if hours.isalpha() else float(hours)
    return None if whole is None else whole + int(match["minutes"] or 0) / 60
