"""`Matching`: the couples of one season, with names, reasons and a proof."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from typing import Any, overload

import numpy as np
import pandas as pd

from matchcore.answer.asked import Asked
from matchcore.answer.audit import write_audit
from matchcore.answer.breakdown import Addend, Breakdown
from matchcore.answer.couples_table import notebook_html
from matchcore.answer.explanation import Explained, Explanation
from matchcore.answer.report import write_report
from matchcore.answer.storage import load, save
from matchcore.answer.summary import Summary, summarise
from matchcore.answer.unmatched import Unmatched
from matchcore.answer.values import matching_values
from matchcore.charts import MOST, plot_couples
from matchcore.model.origin import FLOOR
from matchcore.model.preference import unruled
from matchcore.model.side import Side
from matchcore.solver import verify
from matchcore.tables import Target, json_schema, write_csv, write_json, write_workbook
from matchcore.wording import say


@dataclass(frozen=True, eq=False)
class Matching(Asked):
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
        pairs = Breakdown(
            self.problem.compatibility, self.parts, np.full(len(partners), i), partners
        )
        explained = tuple(
            self._explained(i, int(j), float(score), addends)
            for j, score, addends in zip(partners, pairs.scores, pairs.addends, strict=True)
        )
        reason = ""
        if not explained:
            unmatched = Unmatched(unruled(self.problem), Side.MENTEES, a)
            why = self.why(Side.MENTEES, unmatched.reason(i))
            reason = say("who_and_what", self.language, who=self.mentees.label(i), what=why)
        return Explanation(explained, reason, self.language)

    def summary(self) -> Summary:
        """Return a summary for coordinators; ``print`` it, or show it in a notebook."""
        return summarise(self)

    def to_csv(self, path: Target, delimiter: str = ",") -> None:
        """Write the couples for people: ids, names and scores, but no formulas.

        Parameters
        ----------
        path : path or stream
            A file, replaced as a whole; or an open stream, binary or text, such as
            ``io.BytesIO`` or the response of a web server. The other writers take the same.
        delimiter : {",", ";", tab}
            ``;`` suits French spreadsheets and comes with decimal commas.

        Raises
        ------
        InputError
            `path` is neither a path nor a writable stream.
        """
        write_csv(self._named_pairs(), path, delimiter)

    def unmatched_to_csv(self, path: Target, delimiter: str = ",") -> None:
        """Write who has no partner, and why; `delimiter` is that of `to_csv`."""
        write_csv(self._named_unmatched(), path, delimiter)

    def to_excel(self, path: Target) -> None:
        """Write both as sheets of a workbook; text stays text and never becomes a formula.

        Raises
        ------
        InputError
            The extra ``excel`` is not installed, or the stream takes only text.
        """
        sheets = {"matches": self._named_pairs(), "unmatched": self._named_unmatched()}
        write_workbook(sheets, path)

    def to_html(self, path: Target) -> None:
        """Write a self-contained report."""
        write_report(self, path)

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

    def _named_pairs(self) -> pd.DataFrame:
        frame, a = self.pairs, self.assignment
        frame.insert(1, "mentee_name", [self.mentees.names[i] for i in a.mentees])
        frame.insert(3, "mentor_name", [self.mentors.names[j] for j in a.mentors])
        return frame

    def _named_unmatched(self) -> pd.DataFrame:
        frame = self.unmatched
        names = {
            (side.role, who): name
            for side in Side
            for who, name in zip(self.rosters[side].ids, self.rosters[side].names, strict=True)
        }
        rows = zip(frame["role"], frame["who"], strict=True)
        frame.insert(1, "name", [names[role, who] for role, who in rows])
        return frame

    def _explained(self, i: int, j: int, score: float, addends: tuple[Addend, ...]) -> Explained:
        c, pair = self.problem.compatibility, (np.array([i]), np.array([j]))
        forbidden = [mask.origin for mask in c.masks if not mask.at(*pair)[0]]
        if self.problem.floor is not None and score < self.problem.floor:
            forbidden.append(FLOOR)
        ids = self.mentees.ids[i], self.mentors.ids[j]
        title = f"{self.mentors.label(j)} → {self.mentees.label(i)}"
        return Explained(*ids, title, score, addends, tuple(forbidden), self.has(i, j))
