"""Levels and importances in words, figures and signs, on the scale from 1 to 5."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from matchcore.names.folding import fold
from matchcore.names.phrases import meaning_of, phrase, phrases, visible

_LEVELS = phrases(
    {
        0.0: """aucun|aucune connaissance|pas de connaissance|je ne connais pas|ne connais pas
        |connais pas|inconnu|néant|nul|jamais|jamais utilisé|non|aucune expérience|sans objet
        |faux|false|n|décoché|unchecked|not selected
        |non coché|non applicable|none|no knowledge|n/a|na|not applicable|never|never used
        |no experience|no
        |no level|aucun niveau|pas concerné|I don't know|don't know it|pas du tout|not at all
        |pas du tout important|pas important|sans importance|not important|unimportant
        |not important at all|pas intéressé|not interested|pas prioritaire|not a priority""",
        1.0: """débutant|grand débutant|débutante complète|débutant complet|notions|quelques notions
        |notions de base|bases|les bases|basique|connaissances de base|novice|faible|très faible
        |faux débutant|découverte|sensibilisé|beginner|complete beginner|basic|basics|the basics
        |basic knowledge|low|very low|lowest|awareness|fundamental awareness|starter|entry level
        |low priority|faible priorité|priorité faible|priorité basse|très peu important
        |minimal""",
        2.0: """élémentaire|débutant avancé|occasionnel|pratique occasionnelle|usage occasionnel
        |limité|un peu|peu important|secondaire|elementary|advanced beginner|pre-intermediate
        |lower intermediate|occasional|limited|a little|slightly important|of little importance
        |not very important|less important|nice to have|minor|secondary|peu prioritaire""",
        3.0: """intermédiaire|moyen|moyennement|modéré|autonome|compétent|pratique régulière
        |usage régulier|neutre|utile|moyennement important|assez important|priorité moyenne
        |souhaitable
        |intermediate|medium|moderate|average|independent|competent|working knowledge|neutral
        |useful|moderately important|somewhat important|medium priority|regular|mid|mid-level
        |desirable""",
        4.0: """avancé|confirmé|bon|bonne maîtrise|bon niveau|solide|expérimenté|important
        |plutôt important|advanced|good|strong|skilled|experienced|proficient|upper intermediate""",
        5.0: """expert|maîtrise|maîtrisé|maîtrise parfaite|parfaite maîtrise|très bonne maîtrise
        |maîtrise complète|très bon|très avancé|excellent|spécialiste|formateur|élevé|très élevé
        |haut|haute|fort|très fort|très important|extrêmement important|essentiel|indispensable
        |crucial|critique|prioritaire|très prioritaire|priorité|priorité haute|haute priorité
        |priorité élevée|priorité forte|master|mastery|mastered|very good|very advanced|very strong
        |specialist|guru|high|very high|highest|very important|extremely important|essential
        |critical|must have|priority|high priority|top priority|vital""",
    }
)
_MARKS = phrases({True: "x|oui|yes|y|vrai|true|coché|checked|selected|ok"})
_NONE = frozenset(["-", "–", "—", "--", "/", "∅"])
_TICKS = frozenset("✓✔☑✅●•×")
_WORD = r"(?:niveau|niv|level|lvl|importance|priority|note|score)\b\.?\s*(?:de\s|:|=|n°)?\s*"
_STARS = re.compile(r"([★⭐*]+)([☆✩]*)")
_FIGURE = re.compile(
    rf"(?:{_WORD})?(?P<value>\d+(?:[.,]\d+)?)"
    r"(?:\s*(?:/|sur|out of|of)\s*(?P<out_of>\d+)|\s*(?:etoile|star|point)s?)?"
)
_NAMED = re.compile(_WORD)
_EXPLAINED = re.compile(r"\s*[(:;=]\s*|\s+[-–—]\s+|,\s+")
_BRACKET = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<level>[^()\[\]]+)[)\]]", re.DOTALL)
_COLON = re.compile(r"(?P<name>.*\S)\s*[:=]\s*(?P<level>[^:=]+)", re.DOTALL)
_DASH = re.compile(r"(?P<name>.*\S)(?:\s+[-–—>→]+\s+|\s*[–—→]\s*)(?P<level>\S.*)", re.DOTALL)
_STARRED = re.compile(r"(?P<name>.*[^\s★⭐☆*])\s*(?P<level>[★⭐][★⭐☆]*|\*{2,5})", re.DOTALL)
_FIGURES = re.compile(r"\d+(?:[.,]\d+)?")


@lru_cache(maxsize=1 << 12)
def level_of(text: str) -> float | None:
    """Return a level or importance, 1 to 5; 0 for none; None where the text states neither.

    A mark, such as ``X``, is NaN: the thing is named, its level is not.

    >>> [level_of(x) for x in ("Débutante", "Intermediate", "Expert(e)", "Aucun", "4/5", "★★☆☆☆")]
    [1.0, 3.0, 5.0, 0.0, 4.0, 2.0]
    >>> [level_of(x) for x in ("X", "Excel", "42", "Expert : je peux former les autres")]
    [nan, None, None, 5.0]
    """
    folded = fold(visible(text))
    if folded in _NONE:
        return 0.0
    if (folded and set(folded) <= _TICKS) or phrase(text) in _MARKS:
        return math.nan
    stars = _STARS.fullmatch(folded)
    if stars:
        return float(len(stars[1])) if len(stars[0]) <= 5 else None
    figure = _FIGURE.fullmatch(folded)
    if figure:
        return _on_five(float(figure["value"].replace(",", ".")), figure["out_of"])
    return _in_words(folded)


def entry_in_words(text: str, *, figures: bool = False) -> tuple[str, float] | None:
    """Return the name and the level of an entry; None if the entry states no level.

    `figures` also takes bare figures in brackets and behind dashes as levels, where a whole column
    has them: alone, ``Python (3)`` may be a version.

    >>> entry_in_words("Python (expert)"), entry_in_words("Excel - débutant")
    (('Python', 5.0), ('Excel', 1.0))
    >>> entry_in_words("Bureautique (Word, Excel)"), entry_in_words("Python (3)")
    (None, None)
    >>> entry_in_words("Python (3)", figures=True)
    ('Python', 3.0)
    """
    clean = visible(text).strip()
    for pattern in (_STARRED, _BRACKET, _COLON, _DASH):
        match = pattern.fullmatch(clean)
        if not match or not any(sign.isalpha() for sign in match["name"]):
            continue
        is_bare = pattern is not _COLON and _FIGURES.fullmatch(match["level"].strip())
        level = None if is_bare and not figures else level_of(match["level"])
        if level is not None and not math.isnan(level):
            return match["name"].strip(), level
    return None


def _on_five(value: float, out_of: str | None) -> float | None:
    """Return a figure on the scale to 5; figures out of 10 are halved."""
    if out_of not in (None, "5", "10"):
        return None
    level = value / 2 if out_of == "10" else value
    return level if level == 0 or 1 <= level <= 5 else None


def _in_words(folded: str) -> float | None:
    """Return the level of words, which an explanation may follow or a figure precede."""
    named = _NAMED.sub("", folded, count=1) if _NAMED.match(folded) else folded
    for words in (folded, named):
        level = meaning_of(words, _LEVELS)
        if level is not None:
            return level
    head, *others = _EXPLAINED.split(named)
    stated = [meaning_of(part, _LEVELS) for part in (head, *others)]
    figure = _FIGURE.fullmatch(head)
    if figure:
        stated[0] = _on_five(float(figure["value"].replace(",", ".")), figure["out_of"])
        stated = stated if len(stated) > 1 and stated[1] is not None else [None]
    levels = {level for level in stated if level is not None}
    return levels.pop() if stated[0] is not None and len(levels) == 1 else None
