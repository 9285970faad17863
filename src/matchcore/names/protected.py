"""Columns about protected attributes: nothing learns from them unless asked to, nor tells them."""

from __future__ import annotations

import re
from functools import lru_cache

from matchcore.names.folding import fold

_WORD = re.compile(r"[a-z]+")

# Words of headers, folded: the grounds of article 21 of the EU Charter of Fundamental Rights
_WORDS = frozenset(
    _WORD.findall(
        "gender sex sexe sexual sexuel sexuelle genre pronoun pronom civilite "
        "age birth birthday birthdate naissance dob anniversaire "
        "ethnic ethnicity ethnie ethnique race racial raciale samerace colour couleur caste "
        "origin origine nationality nationalite citizenship citoyennete native natif migrant "
        "migration "
        "religion religious religieux religieuse belief croyance confession faith "
        "disability disabled handicap handicape rqth health sante medical maladie illness "
        "pregnancy pregnant grossesse enceinte maternity maternite "
        "marital matrimonial matrimoniale orientation lgbt lgbtq queer "
        "political politique opinion union syndicat syndical genetic genetique veteran"
    )
)


@lru_cache(256)  # asked for the same few columns, once per couple
def is_protected(column: str) -> bool:
    """Return whether the name of a column stands for a protected attribute.

    >>> is_protected("Date de naissance"), is_protected("ageGroup"), is_protected("language")
    (True, True, False)
    """
    split = re.sub(r"([a-z])([A-Z])", r"\1 \2", column)
    return any(word in _WORDS for word in _WORD.findall(fold(split)))
