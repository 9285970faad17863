"""Which old couples stay where some pairs come first, such as those with a wanted skill.

At an infinite price, the couples that stay are chosen first, and the others are made in the order
of the preference. At a finite one, the order comes before price and score: the fewest exceptions
that coverage needs are settled first, and an old couple that stays is none.
"""

from __future__ import annotations

import math
from dataclasses import replace

from matchcore.model.assignment import SolveStatus
from matchcore.model.objective import RANKINGS
from matchcore.model.preference import Preference
from matchcore.model.problem import Problem
from matchcore.rounds.keeping import Choice, First, Old, choose, requiring, stopped
from matchcore.solver.counted import Proof
from matchcore.solver.preferring import Ruling, prefer
from matchcore.solver.proof.coverage import MostCovered
from matchcore.solver.solving import Solving


def choose_in_order(
    problem: Problem,
    old: Old,
    price: float,
    first: First,
    preference: Preference | None,
    solving: Solving,
) -> tuple[Problem, Choice]:
    """Choose who stays, as `choose` does, and make new couples by a preference.

    Returns
    -------
    asked : Problem
        Within which the choice is best: with the rule of the preference where it came first.
    choice : Choice
    """
    if preference is None:
        return problem, choose(problem, old, price, first, solving)
    if price < math.inf:
        found = _before_price(problem, old, price, first, preference, solving)
        if found is not None:
            return found
    elif len(old):
        kept = _with_everybody(problem, old, first, preference, solving)
        if kept is not None:
            return problem, kept
    choice = choose(problem, old, price, first, solving)
    return problem, _then_preferred(choice, preference, solving)


def _with_everybody(
    problem: Problem, old: Old, first: First, preference: Preference, solving: Solving
) -> Choice | None:
    """Keep all old couples, and make the others in order; None unless one search settles that."""
    if not RANKINGS[problem.objective].fixes_seats:
        return None
    whole = requiring(problem, old.mentees, old.mentors)
    ruling = Ruling(whole, preference, solving)
    answer = solving.best(ruling.ruled)
    proofs = ruling.proofs(answer)
    if proofs is None:
        if not (solving.is_over and answer.status is SolveStatus.FEASIBLE):
            return None
        return stopped(problem, old, answer, (Proof.of(ruling.ruled, answer),))
    if first != "kept":
        most = MostCovered.of(problem, answer)
        if most is None:
            return None
        proofs = (most, *proofs)
    return Choice(ruling.ruled, answer, (Proof.of(ruling.ruled, answer), *proofs))


def _before_price(
    problem: Problem,
    old: Old,
    price: float,
    first: First,
    preference: Preference,
    solving: Solving,
) -> tuple[Problem, Choice] | None:
    """Choose among the answers with the fewest exceptions; None if that cannot be settled."""
    wide = preference.including(old.mentees, old.mentors)
    ruling = Ruling(problem, wide, solving)
    if RANKINGS[problem.objective].fixes_seats:
        choice = choose(ruling.ruled, old, price, first, solving)
        proofs = ruling.proofs(choice.answer)
        if proofs is not None:
            return ruling.ruled, replace(choice, proofs=(*choice.proofs, *proofs))
        if solving.is_over and choice.answer.status is SolveStatus.FEASIBLE:
            return problem, stopped(problem, old, choice.answer, choice.proofs)
    found = prefer(problem, wide, solving)
    if not found.settled:
        return None
    choice = choose(found.problem, old, price, first, solving)
    made, fewest = (wide.number(a.mentees, a.mentors) for a in (choice.answer, found.answer))
    if choice.answer.total is None or made > fewest:
        return None
    return found.problem, replace(choice, proofs=(*choice.proofs, *found.proofs))


def _then_preferred(choice: Choice, preference: Preference, solving: Solving) -> Choice:
    """Make the other couples by a preference; those that stay are required by then."""
    if choice.answer.total is None or solving.is_over:
        return choice
    found = prefer(choice.problem, preference, solving, choice.answer)
    if not found.settled:
        return choice
    return Choice(found.problem, found.answer, (*choice.proofs, *found.proofs))
