"""What differs between two matchings: couples, addends, and each under the other's scores."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
import pandas as pd

from matchcore.answer.breakdown import Breakdown
from matchcore.answer.couples import Couples
from matchcore.answer.summary import Block, Summary, Told
from matchcore.charts import plot_difference
from matchcore.model.arrays import Rows
from matchcore.wording import number, say

_SHOWN = 20  # mentees in the sentences
Pair = tuple[str, str]  # ids of a mentee and a mentor


@dataclass(frozen=True, eq=False, repr=False)
class Difference(Told):
    """What differs between two matchings, of the same people or of others, by ids.

    ``print`` shows sentences, a notebook shows HTML, `to_dict` has plain values.

    Attributes
    ----------
    this, other : Matching
        "Kept" couples are in both, "lost" ones only in this, "new" ones only in the other.
    """

    this: Couples
    other: Couples

    @cached_property
    def _pairs(self) -> dict[Pair, str]:
        """The couples of both in order of ids, and what became of each."""
        this, other = ({*_ids(couples)} for couples in (self.this, self.other))
        words = {True: "kept", False: "lost"}
        return {
            pair: words[pair in other] if pair in this else "new" for pair in sorted(this | other)
        }

    @cached_property
    def couples(self) -> pd.DataFrame:
        """The couples of both: mentee, mentor, change, score and other_score.

        ``change`` is ``kept``, ``lost`` or ``new``. ``score`` is that of this matching,
        ``other_score`` that of the other; NaN where it does not know one of the two people.
        """
        pairs = list(self._pairs)
        columns: dict[str, Any] = {
            "mentee": [mentee for mentee, _ in pairs],
            "mentor": [mentor for _, mentor in pairs],
            "change": list(self._pairs.values()),
        }
        for name, by in (("score", self.this), ("other_score", self.other)):
            known, rows = _rows(by, pairs)
            columns[name] = np.full(len(pairs), np.nan)
            columns[name][known] = by.problem.compatibility.at(*rows)
        return pd.DataFrame(columns)

    @property
    def kept(self) -> pd.DataFrame:
        """The couples in both."""
        return self._changed("kept")

    @property
    def lost(self) -> pd.DataFrame:
        """The couples only in this matching."""
        return self._changed("lost")

    @property
    def new(self) -> pd.DataFrame:
        """The couples only in the other matching."""
        return self._changed("new")

    def _changed(self, change: str) -> pd.DataFrame:
        frame = self.couples
        return frame[frame["change"] == change].drop(columns="change").reset_index(drop=True)

    @cached_property
    def addends(self) -> pd.DataFrame:
        """The addends of all scores: mentee, mentor, change, addend, amount and other_amount.

        An amount is NaN where the matching does not know one of the two people, or has no such
        addend. Those of a couple sum to its score.
        """
        amounts = [_amounts(by, list(self._pairs)) for by in (self.this, self.other)]
        names = list(dict.fromkeys(name for found in amounts for name in found))
        size = len(self._pairs)
        frame = self.couples[["mentee", "mentor", "change"]]
        frame = frame.loc[np.repeat(np.arange(size), len(names))].reset_index(drop=True)
        frame["addend"] = names * size
        for column, found in zip(("amount", "other_amount"), amounts, strict=True):
            nothing = np.full(size, np.nan)
            table = [found.get(name, nothing) for name in names]
            frame[column] = np.array(table).reshape(len(names), size).T.ravel()
        return frame

    @cached_property
    def totals(self) -> pd.DataFrame:
        """Each matching under each one's scores: of, by, total, not_allowed and unknown.

        ``of`` and ``by`` are ``this`` or ``other``. ``total`` is that of the couples ``of`` one by
        the scores and load costs of the other; NaN if any of them has people unknown there.
        ``not_allowed`` and ``unknown`` count the couples that are not allowed there, by its rules
        or its floor, and those of such people.
        """
        both = {"this": self.this, "other": self.other}
        rows = [
            (of, by, *_total(couples, judge))
            for of, couples in both.items()
            for by, judge in both.items()
        ]
        return pd.DataFrame(rows, columns=["of", "by", "total", "not_allowed", "unknown"])

    @cached_property
    def summary(self) -> Summary:
        """The sentences, as blocks."""
        language = self.this.language
        changes = [*self._pairs.values()]
        counts = {name: changes.count(name) for name in ("kept", "lost", "new")}
        totals = [self._words_of_totals(by) for by in ("this", "other")]
        blocks = [Block(say("difference", language, **counts), tuple(totals))]
        moved = self._moved()
        if moved:
            more = len(moved) - _SHOWN
            tail = [say("more", language, count=more)] if more > 0 else []
            heading = f"{say('changed_mentees', language)} ({len(moved)})"
            blocks.append(Block(heading, (*moved[:_SHOWN], *tail)))
        return Summary(tuple(blocks))

    def _words_of_totals(self, by: str) -> str:
        language = self.this.language
        words: dict[str, str] = {}
        rows = self.totals[self.totals["by"] == by]
        for of, total, closed, unknown in zip(
            rows["of"], rows["total"], rows["not_allowed"], rows["unknown"], strict=True
        ):
            note = f"{of}_note"
            words |= {of: number(total, ".4f", language), note: ""}
            if unknown:
                words[of] = say("unknown", language)
                words[note] = say("total_unknown", language, count=unknown)
            elif closed:
                words[note] = say("total_not_allowed", language, count=closed)
        return say(f"by_{by}", language, **words)

    def _moved(self) -> list[str]:
        """Return a line for each mentee whose mentors change."""
        language = self.this.language
        mentees, mentors = (
            {**other.labels, **this.labels}
            for this, other in zip(self.this.rosters, self.other.rosters, strict=True)
        )
        before: dict[str, list[str]] = {}
        after: dict[str, list[str]] = {}
        for (mentee, mentor), change in self._pairs.items():
            if change != "kept":
                for side in (before, after):
                    side.setdefault(mentee, [])
                (before if change == "lost" else after)[mentee].append(mentors[mentor])
        return [
            say(
                "changes_from_to",
                language,
                who=mentees[mentee],
                before=", ".join(before[mentee]) or self._without(mentee, "this"),
                after=", ".join(after[mentee]) or self._without(mentee, "other"),
            )
            for mentee in before
        ]

    def _without(self, mentee: str, where: Literal["this", "other"]) -> str:
        """Say that a mentee has nobody in one of the matchings, or takes no part in it."""
        if mentee in getattr(self, where).mentees.labels:
            return say("nobody", self.this.language)
        code = "took_no_part" if where == "this" else "takes_no_part"
        return say(code, self.this.language)

    def plot(self) -> Any:
        """Return a chart of Altair: numbers of `couples`, `totals`, and `couples` by mentee.

        Raises
        ------
        InputError
            The extra ``plots`` is not installed.
        """
        people = {**self.other.mentees.labels, **self.this.mentees.labels}
        return plot_difference(self.couples, self.totals, people, self.this.language)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain JSON values; None stands for NaN."""
        frames = {"couples": self.couples, "addends": self.addends, "totals": self.totals}
        return {name: _records(frame) for name, frame in frames.items()} | {
            "language": self.this.language,
            "text": str(self),
        }


def _ids(couples: Couples) -> list[Pair]:
    a, (mentees, mentors) = couples.assignment, couples.rosters
    rows = zip(a.mentees.tolist(), a.mentors.tolist(), strict=True)
    return [(mentees.ids[i], mentors.ids[j]) for i, j in rows]


def _rows(by: Couples, pairs: list[Pair]) -> tuple[Rows, tuple[Rows, Rows]]:
    """Return which pairs a matching knows both people of, and their row numbers there."""
    mentees, mentors = ({one: row for row, one in enumerate(r.ids)} for r in by.rosters)
    known = [k for k, (i, j) in enumerate(pairs) if i in mentees and j in mentors]
    rows = [(mentees[pairs[k][0]], mentors[pairs[k][1]]) for k in known]
    i, j = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    return np.array(known, dtype=np.int64), (i, j)


def _amounts(by: Couples, pairs: list[Pair]) -> dict[str, Any]:
    """Return by name of the addend what it adds to each pair; NaN to pairs of other people."""
    known, rows = _rows(by, pairs)
    found = Breakdown(by.problem.compatibility, by.parts, *rows)
    amounts = {}
    for name, amount in zip(found.names, found.amounts, strict=True):
        amounts[name] = np.full(len(pairs), np.nan)
        amounts[name][known] = amount
    return amounts


def _total(of: Couples, by: Couples) -> tuple[float, int, int]:
    """Return the total of a matching by the scores of another, and its misfits there."""
    pairs = _ids(of)
    known, (i, j) = _rows(by, pairs)
    closed = int((~by.problem.open.allowed_at(i, j)).sum())
    unknown = len(pairs) - len(known)
    if unknown:
        return math.nan, closed, unknown
    costs = by.problem.load_costs(np.bincount(j, minlength=by.problem.shape[1]))
    scores = by.problem.compatibility.at(i, j)
    return math.fsum([*scores.tolist(), *(-costs[costs > 0]).tolist()]), closed, 0


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = frame.to_dict(orient="records")  # type: ignore[assignment]
    return [
        {
            key: None if isinstance(value, float) and math.isnan(value) else value
            for key, value in row.items()
        }
        for row in rows
    ]
