"""Why a pair is no couple: the rules that forbid it, or what it would cost the whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple

import numpy as np

from matchcore.answer.another import (
    M,
    Pair,
    forbidding,
    is_required,
    matched_again,
    requiring,
)
from matchcore.answer.couples import Couples
from matchcore.answer.summary import Block, Summary, Told
from matchcore.answer.why_not_words import change_lines, head
from matchcore.catalogue import told
from matchcore.checks import word_clashes
from matchcore.errors import InputError, InputProblem
from matchcore.model.origin import Origin
from matchcore.solver import solve
from matchcore.wording import LANGUAGES, rule_words, say

if TYPE_CHECKING:
    from matchcore.solver.residual import Change


# A couple that a question leaves out, which no rule forbids
_ASKED = Origin(
    "given", "Asked", (), tuple(say("this_pair_excluded", language) for language in LANGUAGES)
)


class Moved(NamedTuple):
    """One mentee who moves, by ids.

    Attributes
    ----------
    mentee : str
    left, joined : str or None
        The mentor before, and the mentor then; None for nobody.
    gain : float
        The score of the couple joined less that of the couple left.
    """

    mentee: str
    left: str | None
    joined: str | None
    gain: float


@dataclass(frozen=True, eq=False, repr=False)
class WhyNot(Told, Generic[M]):
    """Why a pair is no couple; of a couple, what its place in the matching is worth.

    ``print`` shows sentences, a notebook shows HTML, `to_dict` has plain values.

    Attributes
    ----------
    mentee, mentor : str
        Their ids.
    made : bool
        Whether the pair is a couple of the matching. Then everything below is about the best
        matching *without* it; otherwise about the best one *with* it.
    rules : tuple of str
        The hard rules that forbid the pair, as written in code.
    clashes : tuple of str
        If the pair is allowed and there is still no such matching: why, in sentences.
    """

    mentee: str
    mentor: str
    made: bool
    rules: tuple[str, ...]
    clashes: tuple[str, ...]
    _origins: tuple[Origin, ...] = field(repr=False)
    _couples: M = field(repr=False)
    _pair: Pair = field(repr=False)
    _change: Change | None = field(repr=False)

    @property
    def possible(self) -> bool:
        """Whether there is such a matching."""
        return self._change is not None

    @property
    def total(self) -> float | None:
        """By how much the total would grow: negative is a loss; None if not `possible`."""
        return None if self._change is None else self._change.total

    @property
    def covered(self) -> int | None:
        """How many more mentees would have a mentor: negative is a loss."""
        return None if self._change is None else self._change.covered

    @property
    def seats(self) -> int | None:
        """How many more couples there would be: negative is a loss."""
        return None if self._change is None else self._change.seats

    @cached_property
    def moves(self) -> tuple[Moved, ...]:
        """Who would move and where to, from the mentee asked about along the chain."""
        if self._change is None:
            return ()
        (mentees, mentors), score = self._couples.rosters, self._couples.problem.compatibility.at
        found = []
        for i, left, joined in self._change.moves:
            gain = sum(
                sign * float(score(np.array([i]), np.array([j]))[0])
                for sign, j in ((1, joined), (-1, left))
                if j is not None
            )
            from_id, to_id = (None if j is None else mentors.ids[j] for j in (left, joined))
            found.append(Moved(mentees.ids[i], from_id, to_id, gain))
        return tuple(found)

    @cached_property
    def matching(self) -> M:
        """The whole matching with the pair, or without it if it was made; proven.

        The proof takes a search, so this takes longer than the answer itself. The programme of
        this matching has one rule more: `Require` or `Forbid`.

        Raises
        ------
        InputError
            There is none: see `rules` and `clashes`.
        """
        if self._change is None:
            problem, remedy = told("there is no such matching"), told("see `rules` and `clashes`")
            raise InputError(InputProblem("no_matching", "", "", problem, remedy))
        return matched_again(self._couples, self._pair, self._change, required=not self.made)

    @cached_property
    def summary(self) -> Summary:
        """The sentences, as a block."""
        couples, change = self._couples, self._change
        words = [rule_words(origin, couples.language) for origin in self._origins]
        lines = [say("unmet", couples.language, rule=rule) for rule in words]
        lines += self.clashes
        if change is not None:
            lines += change_lines(couples, change, [m.gain for m in self.moves])
        title = head(couples, self._pair, self.made, bool(self.rules), change)
        return Summary((Block(title, tuple(dict.fromkeys(lines))),))

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain JSON values; sentences are in the matching's language."""
        language = self._couples.language
        return {
            "mentee": self.mentee,
            "mentor": self.mentor,
            "made": self.made,
            "possible": self.possible,
            "rules": [
                {
                    "kind": origin.kind,
                    "text": origin.text,
                    "columns": list(origin.columns),
                    "words": rule_words(origin, language),
                }
                for origin in self._origins
            ],
            "clashes": list(self.clashes),
            "covered": self.covered,
            "seats": self.seats,
            "total": self.total,
            "moves": [moved._asdict() for moved in self.moves],
            "language": language,
            "text": str(self),
        }


def why_not(couples: M, pair: Pair) -> WhyNot[M]:
    """Return why a pair is no couple, or what a couple is worth to the whole."""
    i, j = pair
    made = couples.has(i, j)
    origins = () if made else forbidden_by(couples, pair)
    change = None
    if not origins:
        change = couples.questions.ask(lambda r: (r.forbid if made else r.force)(i, j))
    unexplained = change is None and not origins and not is_required(couples.problem, pair)
    return WhyNot(
        couples.mentees.ids[i],
        couples.mentors.ids[j],
        made,
        tuple(map(str, origins)),
        _clashes(couples, pair, made) if unexplained else (),
        origins,
        couples,
        pair,
        change,
    )


def forbidden_by(couples: Couples, pair: Pair) -> tuple[Origin, ...]:
    """Return the hard rules that forbid a pair, each once, the floor last."""
    i, j = (np.array([row]) for row in pair)
    masks = couples.problem.open.masks
    return tuple(dict.fromkeys(mask.origin for mask in masks if not mask.at(i, j)[0]))


def _clashes(couples: Couples, pair: Pair, made: bool) -> tuple[str, ...]:
    """Return why no matching has a pair, or is without it, in sentences."""
    problem = (
        forbidding(couples.problem, pair, _ASKED) if made else requiring(couples.problem, pair)
    )
    diagnosis = solve(problem).diagnosis
    found = diagnosis.clashes if diagnosis else ()
    supposed = None if made else pair
    return tuple(word_clashes(problem, couples.rosters, found, couples.language, supposed)[1:])
