"""Rules: small frozen objects that say who may be matched with whom, and how often."""

from typing import TYPE_CHECKING

from matchcore.rules.columns import *
from matchcore.rules.columns import __all__ as _columns
from matchcore.rules.loads import *
from matchcore.rules.loads import __all__ as _loads
from matchcore.rules.overlap import *
from matchcore.rules.overlap import __all__ as _overlap
from matchcore.rules.pairs import *
from matchcore.rules.pairs import __all__ as _pairs
from matchcore.rules.requirements import *
from matchcore.rules.requirements import __all__ as _requirements
from matchcore.rules.rule import *
from matchcore.rules.rule import __all__ as _rule
from matchcore.rules.seniority import *
from matchcore.rules.seniority import __all__ as _seniority

if not TYPE_CHECKING:  # mypy cannot read a list that is put together
    __all__ = [
        *_columns,
        *_loads,
        *_overlap,
        *_pairs,
        *_requirements,
        *_rule,
        *_seniority,
    ]
