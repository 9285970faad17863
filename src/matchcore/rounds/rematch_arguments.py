"""What is wrong with the arguments of `rematch`."""

from __future__ import annotations

import math
from typing import get_args

from matchcore.answer import Matching
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.number_checks import is_number, number_code
from matchcore.rounds.keeping import First


def check_arguments(previous: object, change_cost: object, first: object) -> None:
    """Raise with all that is wrong with the arguments."""
    wrong = []
    if not isinstance(previous, Matching):
        remedy = told(
            "give the Matching of the round before, as Programme.match or Matching.load does"
        )
        wrong.append(InputProblem("wrong_type", "previous", f"{previous!r:.60}", remedy=remedy))
    if change_cost != math.inf and not (is_number(change_cost) and change_cost >= 0):
        remedy = told("give a number, 0 or more, in units of the score, or math.inf")
        code = number_code(change_cost, least=0)
        wrong.append(InputProblem(code, "change_cost", f"{change_cost!r:.60}", remedy=remedy))
    if first not in get_args(First):
        remedy = told("use one of {choices}", choices=list(get_args(First)))
        wrong.append(InputProblem("not_a_choice", "first", f"{first!r:.60}", remedy=remedy))
    if wrong:
        raise InputError(wrong)


def refuse_high_price(change_cost: float, most: float) -> None:
    """Raise if scores would lose their digits beside a finite price."""
    if most < change_cost < math.inf:
        unit = 10.0 ** (math.floor(math.log10(most)) - 2)
        works = f"{math.floor(most / unit) * unit:.3g}"
        problem = told("it leaves too few digits for the scores")
        remedy = told(
            "use {works} at most, or math.inf if no old couple may be dropped for the score",
            works=works,
        )
        value = f"{change_cost:g}"
        raise InputError(InputProblem("out_of_range", "change_cost", value, problem, remedy))
