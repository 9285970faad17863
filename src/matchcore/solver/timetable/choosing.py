"""Which slots to use: the fewest that suit every meeting, by CP-SAT over the slots alone.

Every timetable that places all meetings uses such slots, so the bound holds for it; that the slots
suffice for a timetable remains to be seen.
"""

from __future__ import annotations

import numpy as np

from matchcore.model.arrays import Bools
from matchcore.solver.timetable.appointments import Appointments
from matchcore.solver.timetable.bounds import most_at_once
from matchcore.solver.timetable.steady import steady_solver

_EFFORT = 0.5  # deterministic seconds


def chosen_slots(these: Appointments, least: int) -> tuple[Bools, int] | None:
    """Return slots that may suffice for all meetings, and a bound on their number.

    Each meeting has a slot among them that suits it. Each person has as many, among the hours they
    are free, as meetings. As many meetings fit as there are.

    Parameters
    ----------
    these : Appointments
        Each meeting has a slot that suits it.
    least : int
        How many slots to use at least.

    Returns
    -------
    (array of bool of shape (slots,), int) or None
        None if no such slots were found.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    used = [model.new_bool_var("") for _ in these.rooms]
    for suits in np.unique(these.possible, axis=0):
        model.add_bool_or([used[k] for k in np.flatnonzero(suits).tolist()])
    for people in (these.first, these.second):
        asked = np.bincount(people, minlength=len(these.free))
        for person in np.flatnonzero(asked > 1).tolist():
            hours = np.flatnonzero(these.free[person] & (these.rooms > 0)).tolist()
            model.add(sum(used[k] for k in hours) >= int(asked[person]))
    everyone = np.ones(len(these), dtype=np.bool_)
    sizes = [most_at_once(these, everyone, slot) for slot in range(len(used))]
    model.add(sum(size * one for size, one in zip(sizes, used, strict=True)) >= len(these))
    model.add(sum(used) >= least)
    model.minimize(sum(used))
    solver = steady_solver(_EFFORT)
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    chosen = np.array([solver.boolean_value(one) for one in used], dtype=np.bool_)
    return chosen, int(np.ceil(solver.best_objective_bound - 1e-6))
