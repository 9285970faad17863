"""Rules: small frozen objects that say who may be matched with whom, and how often."""

from typing import TYPE_CHECKING

from matchcore.rules.columns import *
from matchcore.rules.columns import __all__ as _columns
from matchcore.rules.decisions import *
from matchcore.rules.decisions import __all__ as _decisions
from matchcore.rules.loads import *
from matchcore.rules.loads import __all__ as _loads
from matchcore.rules.overlap import *
from matchcore.rules.overlap import __all__ as _overlap
from matchcore.rules.repeats import *
from matchcore.rules.repeats import __all__ as _repeats
from matchcore.rules.reporting_line import *
from matchcore.rules.reporting_line import __all__ as _reporting_line
from matchcore.rules.requirements import *
from matchcore.rules.requirements import __all__ as _requirements
from matchcore.rules.rule import *
from matchcore.rules.rule import __all__ as _rule
from matchcore.rules.seniority import *
from matchcore.rules.seniority import __all__ as _seniority

if not TYPE_CHECKING:  # mypy cannot read a list that is put together
    __all__ = [
        *_columns,
        *_decisions,
        *_loads,
        *_overlap,
        *_repeats,
        *_reporting_line,
        *_requirements,
        *_rule,
        *_seniority,
    ]
