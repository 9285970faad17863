"""Why two people are a couple, as one sentence that can be passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchcore.answer.grounds import Ground, grounds
from matchcore.wording import Language, column_noun, say, series

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples


def reason_sentence(couples: Couples, k: int, language: Language | None = None) -> str:
    """Return why the k-th couple was made, in the order of `Couples.pairs`.

    The sentence holds what both stated of themselves and nothing confidential: no score, no
    rating, no wish for a person.

    Parameters
    ----------
    couples : Couples
    k : int
    language : {"en", "fr"}, optional
        By default that of the matching.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> matching = Programme.reverse_mentoring().match(datasets.load_demo())
    >>> reason_sentence(matching, 5)
    'The mentor teaches social media, which the mentee would like to learn; a shared interest: \
danse; same site (Paris); five grades apart.'
    """
    language = language or couples.language
    said = [ground_words(ground, language) for ground in grounds(couples, k, language)]
    return as_sentence(said or [say("reason_none", language)], language)


def ground_words(ground: Ground, language: Language) -> str:
    """Return one ground in words, without a capital."""
    code = f"reason_{ground.code}"
    if ground.code == "grades" and not ground.gap:
        code = "reason_same_grade"
    if ground.code == "other":
        code = "reason_other_department" if ground.column == "department" else "reason_another"
    things = series(ground.things, say("and", language)) if ground.things else ""
    column = column_noun(ground.column, language)
    values = {"things": things, "count": len(ground.things), "column": column, "gap": ground.gap}
    return say(code, language, **values)


def as_sentence(phrases: list[str], language: Language) -> str:
    """Join phrases to a sentence, with a capital and a full stop."""
    text = say("next", language).join(phrases)
    return f"{text[:1].upper()}{text[1:]}."
