"""Slots that must be open whichever timetable is made, from the meetings of one person.

By P. Hall (1935), a person can hold all meetings within some slots unless some of the meetings
have fewer of these slots than they are: then more slots of that kind must be open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from matchcore.solver.timetable.board import bits, masks
from matchcore.solver.timetable.problem import TimetableProblem

_DROPPED = 8  # slots
_AT_ONCE = 200  # more would slow down each solve


class Covers:
    """For sets of slots, how many of each must be open so that every meeting can be placed.

    Attributes
    ----------
    counts : dict of int to int
        By set of slots.
    """

    def __init__(self, problem: TimetableProblem) -> None:
        self.counts: dict[int, int] = {}
        self._allowed = masks(problem.allowed)
        self._of: dict[int, list[int]] = defaultdict(list)
        for meeting in problem.possible.tolist():
            for person in (int(problem.first[meeting]), int(problem.second[meeting])):
                self._of[person].append(meeting)

    def add_violated(self, used: int) -> bool:
        """Add what some slots fall short of, the smallest sets first; return whether any."""
        new = self._short(used)
        if not new:
            return False
        for slot in list(bits(used))[:: 1 + used.bit_count() // _DROPPED]:  # nearly violated, too
            new = self._short(used & ~(1 << slot)) | new
        order = sorted(new, key=lambda union: ((union & used).bit_count() - new[union], union))
        self.counts |= {union: new[union] for union in order[:_AT_ONCE]}
        return True

    def _short(self, used: int) -> dict[int, int]:
        """Return the sets of slots of which more are needed, with how many."""
        new: dict[int, int] = {}
        for meetings in self._of.values():
            for few in self._violated(meetings, used):
                union = 0
                for meeting in few:
                    union |= self._allowed[meeting]
                if len(few) > max(new.get(union, 0), self.counts.get(union, 0)):
                    new[union] = len(few)
        return new

    def _violated(self, meetings: list[int], used: int) -> Iterator[set[int]]:
        """Yield meetings of a person that have fewer of some slots than they are."""
        allowed = self._allowed
        if all((allowed[m] & used).bit_count() >= len(meetings) for m in meetings):
            return
        holder: dict[int, int] = {}  # of each slot
        for meeting in meetings:
            seen = {meeting}
            if not self._augmented(meeting, used, holder, seen, set()):
                yield seen

    def _augmented(
        self, meeting: int, used: int, holder: dict[int, int], seen: set[int], closed: set[int]
    ) -> bool:
        """Give a meeting a slot of its own, moving others; they are noted in `seen`."""
        for slot in bits(self._allowed[meeting] & used):
            if slot in closed:
                continue
            closed.add(slot)
            other = holder.get(slot)
            if other is not None:
                seen.add(other)
            if other is None or self._augmented(other, used, holder, seen, closed):
                holder[slot] = meeting
                return True
        return False
