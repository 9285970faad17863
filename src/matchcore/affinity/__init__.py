"""Affinity: named, weighted components, each a product of factors, and terms for single pairs."""

from typing import TYPE_CHECKING

from matchcore.affinity.categories import *
from matchcore.affinity.categories import __all__ as _categories
from matchcore.affinity.components import *
from matchcore.affinity.components import __all__ as _components
from matchcore.affinity.estimator import *
from matchcore.affinity.estimator import __all__ as _estimator
from matchcore.affinity.factors import *
from matchcore.affinity.factors import __all__ as _factors
from matchcore.affinity.learnt import *
from matchcore.affinity.learnt import __all__ as _learnt
from matchcore.affinity.lists import *
from matchcore.affinity.lists import __all__ as _lists
from matchcore.affinity.measures import *
from matchcore.affinity.measures import __all__ as _measures
from matchcore.affinity.preferences import *
from matchcore.affinity.preferences import __all__ as _preferences
from matchcore.affinity.taught import *
from matchcore.affinity.taught import __all__ as _taught
from matchcore.affinity.terms import *
from matchcore.affinity.terms import __all__ as _terms
from matchcore.affinity.text import *
from matchcore.affinity.text import __all__ as _text
from matchcore.affinity.waiting import *
from matchcore.affinity.waiting import __all__ as _waiting
from matchcore.affinity.words import *
from matchcore.affinity.words import __all__ as _words
from matchcore.model.addends import PairAmounts as PairAmounts
from matchcore.model.addends import Sides as Sides

if not TYPE_CHECKING:  # mypy cannot read a list that is put together
    __all__ = [
        *_categories,
        *_components,
        *_estimator,
        *_factors,
        *_learnt,
        *_lists,
        *_measures,
        *_preferences,
        *_taught,
        *_terms,
        *_text,
        *_waiting,
        *_words,
        "PairAmounts",
        "Sides",
    ]
