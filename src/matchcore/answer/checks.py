"""Before solving: places asked for and offered, and whom each rule keeps apart."""

from __future__ import annotations

import numpy as np

from matchcore.answer.reasons import FLOOR
from matchcore.answer.wording import Language, rule_name, say
from matchcore.problem import Problem

_CELLS = 1 << 20


def check(problem: Problem, language: Language) -> str:
    """Return how many pairs each rule forbids, and how many people have nobody left."""
    n, m = problem.shape
    names = [mask.name for mask in problem.compatibility.masks]
    counts = dict.fromkeys([*names, FLOOR] if problem.floor is not None else names, 0)
    partners_of_mentors = np.zeros(m, dtype=np.int64)
    lonely = is_open_total = 0
    step = max(1, _CELLS // max(1, m))
    for rows in (slice(k, k + step) for k in range(0, n, step)):
        is_open = problem.open.mask(rows)
        for mask in problem.open.masks:
            if mask.name in counts:
                counts[mask.name] += int((~mask.tile(rows, slice(None))).sum())
        partners_of_mentors += is_open.sum(axis=0)
        lonely += int((~is_open.any(axis=1)).sum())
        is_open_total += int(is_open.sum())
    lines = [
        say(
            "places", language, asked=int(problem.demand.sum()), offered=int(problem.capacity.sum())
        ),
        say("open", language, open=is_open_total, pairs=n * m),
        *(
            f"  {say('forbids', language, rule=rule_name(rule, language), count=count)}"
            for rule, count in counts.items()
        ),
        say("lonely", language, mentees=lonely, mentors=int((partners_of_mentors == 0).sum())),
    ]
    return "\n".join(lines)
