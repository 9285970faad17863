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


class Choice:
    """Sets of slots that may suffice for all meetings.

    Each meeting has a slot among them that suits it. Each person has as many, among the hours they
    are free, as meetings. As many meetings fit as there are.

    Parameters
    ----------
    these : Appointments
        Each meeting has a slot that suits it.
    """

    def __init__(self, these: Appointments) -> None:
        from ortools.sat.python import cp_model

        self._model = model = cp_model.CpModel()
        self._used = used = [model.new_bool_var("") for _ in these.rooms]
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
        model.minimize(sum(used))

    def fewest(self, least: int) -> tuple[Bools, int] | None:
        """Return the fewest slots, but `least` or more, and a bound on their number.

        None if no such slots were found.
        """
        from ortools.sat.python import cp_model

        model = self._model.clone()
        used = [model.get_bool_var_from_proto_index(one.index) for one in self._used]
        model.add(sum(used) >= least)
        solver = steady_solver(_EFFORT)
        if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        chosen = np.array([solver.boolean_value(one) for one in used], dtype=np.bool_)
        return chosen, int(np.ceil(solver.best_objective_bound - 1e-6))
