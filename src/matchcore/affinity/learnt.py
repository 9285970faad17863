"""What meetings taught: amounts for the pairs that met, couples ruled out, and other weights."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from matchcore.affinity.terms import PairTerm
from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.model.addends import PairAmounts
from matchcore.number_checks import is_number
from matchcore.people import Cohort

__all__ = ["Learnt", "Meetings"]


class Meetings(PairTerm):
    """What meetings changed in the score of pairs that met.

    Parameters
    ----------
    met : sequence of (str, str, float)
        Mentee id, mentor id, and what the pair's score gains or loses. A pair of whom one does not
        take part is left out.
    amount : float
        A factor of all of them.

    Notes
    -----
    ``amount`` times the number given for the pair; nothing for pairs that did not meet.

    `matchcore.rounds.learn` writes them.

    Examples
    --------
    >>> cohort = Cohort([{"id": "m"}], [{"id": "e"}, {"id": "f"}])
    >>> Meetings([("f", "m", -0.2), ("gone", "m", 0.1)]).pairs(cohort).amounts.tolist()
    [-0.2]
    """

    label = "meetings"

    def __init__(self, met: Sequence[Any] = (), amount: float = 1.0) -> None:
        self.met = met
        self.amount = amount

    def problems(self) -> list[InputProblem]:
        """Return what is wrong with the pairs."""
        remedy, wrong = told("give (mentee id, mentor id, number)"), []
        seen: set[tuple[str, str]] = set()
        for k, entry in enumerate(self.met):
            place = f"{type(self).__name__}[{k}]"
            if not _is_amount(entry):
                wrong.append(InputProblem("wrong_type", place, f"{entry!r:.60}", remedy=remedy))
            elif (pair := (entry[0], entry[1])) in seen:
                twice = told("the pair {pair!r} occurs twice", pair=pair)
                wrong.append(InputProblem("duplicate", place, "", twice, told("give it once")))
            else:
                seen.add(pair)
        return [*super().problems(), *wrong]

    def pairs(self, cohort: Cohort) -> PairAmounts:
        """Return the pairs of people who take part."""
        mentees = cohort.rows("mentees", [a for a, _, _ in self.met])
        mentors = cohort.rows("mentors", [b for _, b, _ in self.met])
        amounts = self.amount * np.array([x for _, _, x in self.met], dtype=np.float64)
        here = (mentees >= 0) & (mentors >= 0)
        return PairAmounts(mentees[here], mentors[here], amounts[here])


def _is_amount(entry: object) -> bool:
    if not isinstance(entry, Sequence) or isinstance(entry, str) or len(entry) != 3:
        return False
    return isinstance(entry[0], str) and isinstance(entry[1], str) and is_number(entry[2])


@dataclass(frozen=True, eq=False)
class Learnt:
    """What meetings taught, as a matching takes it: `matchcore.rounds.learn` returns one.

    Attributes
    ----------
    amounts : mapping of (str, str) to float
        By mentee id and mentor id: what the score of a pair that met gains or loses.
    vetoes : frozenset of (str, str)
        Couples that must not be made.
    weights : mapping of str to float, optional
        By name of component: weights to match by instead of the programme's.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    >>> best = programme.match(cohort).pairs.loc[0, ["mentee", "mentor"]]
    >>> learnt = Learnt(vetoes=[tuple(best)])
    >>> programme.match(cohort, learnt=learnt).why_not(*best).rules
    ('Veto',)
    """

    amounts: Mapping[tuple[str, str], float] = field(default_factory=dict)
    vetoes: Collection[tuple[str, str]] = frozenset()
    weights: Mapping[str, float] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "vetoes", frozenset(tuple(pair) for pair in self.vetoes))

    @property
    def term(self) -> Meetings:
        """The amounts as a term of an affinity; vetoed pairs need none."""
        left = self.amounts.keys() - set(self.vetoes)
        return Meetings([[*pair, float(self.amounts[pair])] for pair in sorted(left)])
