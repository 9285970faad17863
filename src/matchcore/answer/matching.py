"""`Matching`: the couples of one season, with names, reasons and a proof."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, overload

import numpy as np

from matchcore.answer.about import About, about
from matchcore.answer.audit import write_audit
from matchcore.answer.couples_table import notebook_html
from matchcore.answer.explanation import Explanation
from matchcore.answer.exported import Exported
from matchcore.answer.report import write_report
from matchcore.answer.storage import load, save
from matchcore.answer.summary import Summary, summarise
from matchcore.answer.taken_apart import taken_apart
from matchcore.answer.unmatched import Unmatched
from matchcore.answer.values import matching_values
from matchcore.charts import MOST, plot_couples
from matchcore.model.preference import unruled
from matchcore.model.side import Side
from matchcore.solver import verify
from matchcore.tables import Target, json_schema, write_json
from matchcore.wording import say


@dataclass(frozen=True, eq=False)
class Matching(Exported):
    """The couples of one season, and why they are best.

    `Programme.match` and `Matching.load` return it. Everything below derives from the problem
    and its assignment, so a loaded matching answers like the saved one. `why_not`, `alternatives`
    and `diff` answer questions to it.

    Attributes
    ----------
    pairs : pandas.DataFrame
        mentee, mentor, score, and one column per addend of the score.
    unmatched : pandas.DataFrame
        who, role (mentee or mentor), why.
    status, total
        As in `Assignment`; `assignment` has the rest.
    cautions : tuple of str
        From the cohort; then where people with a missing value are matched far less often than
        the others, and what looks wrong, such as couples without a wanted skill. A loaded
        matching has none of its tables.
    """

    def __repr__(self) -> str:
        count = len(self.cautions)
        said = f"; {count} caution{'s' * (count > 1)}: see .cautions" if count else ""
        return f"Matching({len(self.assignment.mentees)} couples, {self.status}{said})"

    def _repr_html_(self) -> str:
        return notebook_html(self)

    def plot(self) -> Any:
        """Return the couples as a chart of Altair: a column each, its addends stacked.

        Its table is ``addends(most=MOST)``: of many couples some, evenly spaced by rank.

        Raises
        ------
        InputError
            The extra ``plots`` is not installed.
        """
        return plot_couples(self.addends(MOST), len(self.assignment.mentees), self.language)

    def explain(self, mentee: str, mentor: str | None = None) -> Explanation:
        """Take the score of a pair apart; without `mentor`, of all the mentee's couples.

        Parameters
        ----------
        mentee, mentor : str
            Ids. The pair need not be a couple of the matching; if rules forbid it, the text
            names them.

        Returns
        -------
        Explanation
            Its ``rows`` sum to the score. An unmatched mentee without `mentor` gets the reason.

        Raises
        ------
        InputError
            Nobody on that side has that id.
        """
        i, a = self.row(Side.MENTEES, mentee), self.assignment
        partners = (
            a.mentors[a.mentees == i]
            if mentor is None
            else np.array([self.row(Side.MENTORS, mentor)])
        )
        explained = taken_apart(self, np.full(len(partners), i), partners)
        reason = ""
        if not explained:
            unmatched = Unmatched(unruled(self.problem), Side.MENTEES, a)
            why = self.why(Side.MENTEES, unmatched.reason(i))
            reason = say("who_and_what", self.language, who=self.mentees.label(i), what=why)
        return Explanation(explained, reason, self.language)

    def about(self, who: str, other: str | None = None, *, k: int = 3) -> About:
        """Say what there is to say about a person, or about a pair.

        Parameters
        ----------
        who, other : str
            Ids, or names if nobody else has them; case, accents and the order of the words do not
            count. Of a pair, either may come first; with people on both sides, the mentee.
        k : int
            The most other partners of a person.

        Returns
        -------
        About
            ``print`` it. Of a person: their couples, or why there is none, and the best other
            partners. Of a pair: its score, and why it is a couple or none.

        Raises
        ------
        InputError
            Nobody is called so, or several are; both are on one side; or `k` is wrong.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> matching = Programme.reverse_mentoring().match(datasets.load_demo())
        >>> print(matching.about("Rolland, Dominique"))
        Dominique Rolland (E-0100) has no mentor
          The table lacks the grade that the rules need, so no mentor can be proposed.
        <BLANKLINE>
        No other mentor is possible for Dominique Rolland (E-0100)
        """
        return about(self, who, other, k)

    def summary(self) -> Summary:
        """Return a summary for coordinators; ``print`` it, or show it in a notebook."""
        return summarise(self)

    def to_html(self, path: Target, written: date | None = None) -> None:
        """Write a self-contained report: one page that needs no other file and no network.

        Parameters
        ----------
        path : path or stream
        written : datetime.date, optional
            The date on it; today if left out. The same date gives the same bytes.
        """
        write_report(self, path, date.today() if written is None else written)

    def to_audit(self, path: Target) -> None:
        """Write the decision, its programme and its proof as JSON."""
        write_audit(self, path)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain JSON values: couples, unmatched people, reasons and proof.

        Returns
        -------
        dict
            As `json_schema` describes it; see ``docs/json.md``. Reasons, rules and evidence are
            codes with their values, and words in the matching's language.

        Raises
        ------
        InputError
            The programme has a user-defined option that JSON cannot hold.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> found = Programme.reverse_mentoring().match(cohort=datasets.load_demo()).to_dict()
        >>> found["answer"]["status"], len(found["couples"])
        ('optimal', 47)
        """
        return matching_values(self)

    @overload
    def to_json(self) -> str: ...

    @overload
    def to_json(self, path: Target) -> None: ...

    def to_json(self, path: Target | None = None) -> str | None:
        """Write `to_dict` as JSON to a path or a stream; without one, return the text.

        Equal matchings give equal text.
        """
        return write_json(self.to_dict(), path)

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) of `to_dict`; the package ships it as a file."""
        return json_schema("answer")

    def save(self, folder: str | os.PathLike[str]) -> None:
        """Write everything `load` needs, all or nothing, without pickle.

        Several processes and threads may save into one folder at once: the last one wins. Only
        the current user can read the files, as they contain people's names.

        Parameters
        ----------
        folder : str or path
            A folder for this matching alone; created if needed.

        Raises
        ------
        StorageError
            The folder holds other files or is not writable; its content is unchanged.
        """
        save(self, folder)

    @classmethod
    def load(cls, folder: str | os.PathLike[str]) -> Matching:
        """Read a saved matching; it answers like the saved one, bit for bit.

        An untrusted folder can neither run code nor make this read other files. Its content may
        still be forged: digests only detect damage.

        Parameters
        ----------
        folder : str or path

        Raises
        ------
        StorageError
            The folder is incomplete or damaged, or a newer version wrote it.
        """
        couples = load(folder)
        return cls(*(getattr(couples, f.name) for f in fields(couples)))

    def verify(self) -> None:
        """Check every claim again from the problem and the prices alone.

        Raises
        ------
        CertificateError
            Some claim does not hold; the message names each.
        """
        verify(self.problem, self.assignment)
