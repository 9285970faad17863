"""`Asked`: couples that answer questions. Why not, what else, and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import pandas as pd

from matchcore.answer.alternatives import Role, alternatives, side_of
from matchcore.answer.couples import Couples
from matchcore.answer.difference import Difference
from matchcore.answer.why_not import WhyNot, why_not
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.side import Side


@dataclass(frozen=True, eq=False)
class Asked(Couples):
    """Couples that answer questions, exactly and without matching again.

    The first question builds the residual network of the solved problem; the others share it.
    """

    def why_not(self, mentee: str, mentor: str) -> WhyNot[Self]:
        """Say why a pair is no couple: the rules that forbid it, or what it would cost the whole.

        Of a couple of the matching, say what the whole would lose without it.

        Parameters
        ----------
        mentee, mentor : str
            Ids.

        Returns
        -------
        WhyNot
            ``print`` it. ``total``, ``covered`` and ``seats`` are the exact changes of the whole,
            ``moves`` the chain of people who would move, ``matching`` the matching after it.

        Raises
        ------
        InputError
            Nobody on that side has that id; or the pair is allowed and the matching is not proven
            best, so what a change costs is not known.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> matching = Programme.reverse_mentoring().match(datasets.load_demo())
        >>> print(matching.why_not("E-0012", "E-0119"))
        Zoé Ferrand (E-0119) → Jean-Noël Abgrall (E-0012): allowed, but the best matching with it is
            worse
          the total falls by 0.2086, from 17.5767 to 17.3681
          Jean-Noël Abgrall (E-0012) moves from Quentin Mauléon (E-0132) to Zoé Ferrand (E-0119)
            (-0.158)
          Jérôme Castaing (E-0018) moves from Zoé Ferrand (E-0119) to Priya Sundaram (E-0218)
            (-0.051)
          Quentin Mauléon (E-0132) is left without a mentee
        >>> matching.why_not("E-0012", "E-0187").rules
        ('NotInReportingLine(levels=2)', 'TaughtSkills(first=True)')
        """
        return why_not(self, (self.row(Side.MENTEES, mentee), self.row(Side.MENTORS, mentor)))

    def alternatives(self, person: str, k: int = 3, *, role: Role | None = None) -> pd.DataFrame:
        """Return the best other partners of one person, each with its exact cost to the whole.

        Partners that cost the whole least come first, equal ones in the order of ids. Pairs that
        the rules forbid, or that no matching can have, are left out.

        Parameters
        ----------
        person : str
            The id of a mentee or of a mentor.
        k : int
            The most partners to return.
        role : {"mentee", "mentor"}, optional
            Only needed for an id on both sides.

        Returns
        -------
        pandas.DataFrame
            mentee, mentor, score, and by how much each quantity of the objective would change,
            in its order: covered_change, seats_change and total_change. Negative is a loss.

        Raises
        ------
        InputError
            Nobody has that id, or two people have; `k` or `role` is wrong; or the matching is not
            proven best.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> matching = Programme.reverse_mentoring().match(datasets.load_demo())
        >>> matching.alternatives("E-0012", k=2)
           mentee  mentor     score  covered_change  seats_change  total_change
        0  E-0012  E-0130  0.298701               0             0     -0.064518
        1  E-0012  E-0247  0.184416               0             0     -0.139394
        """
        side = side_of(self, person, role)
        return alternatives(self, side, self.row(side, person), k)

    def diff(self, other: Couples) -> Difference:
        """Compare this matching with another: of other weights, other rules or other people.

        Parameters
        ----------
        other : Matching

        Returns
        -------
        Difference
            ``print`` it. ``kept``, ``lost`` and ``new`` couples by ids, their ``addends`` in both,
            and ``totals`` of each under the scores of each.

        Raises
        ------
        InputError
            `other` is no matching.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
        >>> matching = programme.match(cohort)
        >>> found = matching.diff(programme.replace(floor=0.3).match(cohort))
        >>> len(found.kept), len(found.lost), len(found.new)
        (27, 20, 15)
        """
        if not isinstance(other, Couples):
            wrong, remedy = (
                told("of type {kind}", kind=type(other).__name__),
                told("give a matching"),
            )
            raise InputError(InputProblem("wrong_type", "other", "", wrong, remedy))
        return Difference(self, other)
