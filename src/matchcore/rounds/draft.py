"""`Draft`: a matching that is not public yet, to be changed by hand and published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Self, cast

import pandas as pd

from matchcore.affinity.learnt import Learnt
from matchcore.answer import Matching
from matchcore.answer.summary import Block, Summary, Told, facts, headline
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.people import Cohort
from matchcore.programme.matching import match_prepared
from matchcore.programme.prepared import Prepared
from matchcore.programme.programme import Programme
from matchcore.rounds.couple import Event
from matchcore.rounds.couples import Couples
from matchcore.rounds.moments import Moment, moment_text, read_moment
from matchcore.rounds.override import Cost, Override, frame_of, rules_of
from matchcore.rounds.published import Published, digest_of
from matchcore.solver import SolveOptions
from matchcore.wording import say

__all__ = ["Draft"]


@dataclass(frozen=True, eq=False, repr=False)
class Draft(Told):
    """A matching that is not yet public: couples are required or forbidden at a known cost.

    A value: `require`, `forbid` and `undo` return another draft, matched again from this one's
    couples. A matching stays a draft until `publish` records who made it public, when and why.

    Attributes
    ----------
    programme : Programme
        Without the overrides.
    cohort : Cohort
    matching : Matching
        The best one that has the required couples and none of the forbidden ones, proven.
    decisions : tuple of Override
        What was required and forbidden, in that order of time.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> draft = Draft.of(Programme.reverse_mentoring(), datasets.load_demo())
    >>> draft = draft.require("E-0007", "E-0271", reason="same project")
    >>> draft.overrides[["kind", "mentee", "mentor", "couples", "cost"]]
          kind  mentee  mentor  couples      cost
    0  require  E-0007  E-0271        0  0.063636
    >>> published = draft.publish(by="rh@x.org", reason="spring season", at="2026-03-01")
    >>> set(published.couples.frame["state"])
    {'proposed'}
    """

    programme: Programme
    cohort: Cohort
    matching: Matching
    decisions: tuple[Override, ...] = ()
    _prepared: Prepared | None = field(default=None)
    # shared by all drafts made from one another, so that only one of them is published
    _published: dict[str, Published] = field(default_factory=dict)

    def __repr__(self) -> str:
        count = len(self.decisions)  # the costs of many take a while: they are for ``print``
        return f"Draft({self.matching!r}, {count} override{'s' * (count != 1)})"

    @classmethod
    def of(cls, programme: Programme, cohort: Cohort, *, learnt: Learnt | None = None) -> Self:
        """Match a cohort, as a draft.

        Parameters
        ----------
        programme : Programme
        cohort : Cohort
        learnt : Learnt, optional
            What meetings taught, as in `Programme.match`.

        Raises
        ------
        InputError, InfeasibleError
            As from `Programme.match`.
        """
        programme = programme if learnt is None else programme.with_learnt(learnt)
        return cls(programme, cohort, programme.match(cohort))

    def require(self, mentee: str, mentor: str, reason: str = "") -> Self:
        """Return the draft in which this couple is made.

        Raises
        ------
        InputError
            Nobody has that id; the pair is required or forbidden already; or the draft is
            published.
        InfeasibleError
            Rules forbid the pair, or no matching has it together with what else is required.
        """
        return self._with(Override("require", mentee, mentor, reason))

    def forbid(self, mentee: str, mentor: str, reason: str = "") -> Self:
        """Return the draft in which this couple is not made; errors are those of `require`."""
        return self._with(Override("forbid", mentee, mentor, reason))

    def undo(self, mentee: str, mentor: str) -> Self:
        """Return the draft without the override of this pair.

        Raises
        ------
        InputError
            There is none, or the draft is published.
        """
        left = tuple(one for one in self.decisions if one.pair != (mentee, mentor))
        if len(left) == len(self.decisions):
            problem = told(
                "{mentee!r} with {mentor!r} is neither required nor forbidden",
                mentee=mentee,
                mentor=mentor,
            )
            remedy = told("undo one of {choices}", choices=[one.pair for one in self.decisions])
            raise InputError(InputProblem("no_override", "", "", problem, remedy))
        return self._deciding(left)

    def _with(self, override: Override) -> Self:
        taken = [one for one in self.decisions if one.pair == override.pair]
        if taken:
            problem = told(
                "{mentee!r} with {mentor!r} has '{kind}' already",
                mentee=taken[0].mentee,
                mentor=taken[0].mentor,
                kind=taken[0].kind,
            )
            raise InputError(
                InputProblem("duplicate", "", "", problem, told("undo that one first"))
            )
        return self._deciding((*self.decisions, override))

    def _deciding(self, decisions: tuple[Override, ...]) -> Self:
        self._refuse_if_published()
        matching = self._matched(decisions)
        return replace(self, matching=matching, decisions=decisions, _prepared=self._cohort)

    @cached_property
    def _cohort(self) -> Prepared:
        return self._prepared or Prepared(self.cohort)

    def _matched(self, decisions: tuple[Override, ...]) -> Matching:
        """Return the best matching under some decisions, searched from this one."""
        rules = [*self.programme.rules, *rules_of(decisions)]
        options = cast(SolveOptions[Any], {"start": self.matching})
        return match_prepared(self.programme.replace(rules=rules), self._cohort, options)

    @cached_property
    def costs(self) -> tuple[Cost, ...]:
        """What each override costs the whole, against the draft that has all others."""
        return tuple(
            self._cost_against(tuple(other for other in self.decisions if other is not one))
            for one in self.decisions
        )

    @cached_property
    def cost(self) -> Cost:
        """What all overrides together cost the whole. Costs of single ones need not sum to it."""
        return self.costs[0] if len(self.decisions) == 1 else self._cost_against(())

    def _cost_against(self, decisions: tuple[Override, ...]) -> Cost:
        if decisions == self.decisions:
            return Cost(0, 0, 0.0)
        return Cost.between(self._matched(decisions), self.matching)

    @property
    def overrides(self) -> pd.DataFrame:
        """What was decided by hand: kind, mentee, mentor, reason, covered, couples and cost.

        The last three are what the whole loses by this one override: mentees with a mentor,
        couples, and total. Negative is a gain, which an objective pays for with what it ranks
        higher.
        """
        return frame_of(self.decisions, self.costs)

    @property
    def summary(self) -> Summary:
        """The matching and the overrides with their costs, as blocks."""
        language = self.matching.language
        heading = say("draft", language, what=headline(self.matching))
        blocks = [Block(heading, facts(self.matching))]
        if self.decisions:
            whats = [one.words(self.matching) for one in self.decisions]
            costs = [*self.costs]
            if len(whats) > 1:
                whats, costs = [*whats, say("all_overrides", language)], [*costs, self.cost]
            lines = tuple(
                say("who_and_what", language, who=what, what=cost.words(language))
                for what, cost in zip(whats, costs, strict=True)
            )
            count = say("overrides", language, count=len(self.decisions))
            blocks.append(Block(count, lines))
        return Summary(tuple(blocks))

    def couples(self, *, at: Moment) -> Couples:
        """Return the couples in the state ``draft``: nobody can answer before they are proposed."""
        return self._couples("draft", at)

    def _couples(self, act: str, at: Moment) -> Couples:
        frame = self.matching.pairs
        pairs = zip(frame["mentee"].tolist(), frame["mentor"].tolist(), strict=True)
        empty = Couples(language=self.matching.language)
        return empty.record([Event(*pair, act, read_moment(at)) for pair in pairs])

    def publish(
        self, *, by: str, reason: str = "", at: Moment | None = None, proposed: bool = True
    ) -> Published:
        """Make this draft the couples of the round, and record who did, when and why.

        Parameters
        ----------
        by : str
            Who publishes it.
        reason : str
            Why, in their own words.
        at : date, datetime or str, optional
            When: now, if left out.
        proposed : bool
            Both sides are asked. If not, the couples run at once.

        Raises
        ------
        InputError
            This draft, or one made from the same, is published; or an argument is wrong.
        """
        self._refuse_if_published()
        if not isinstance(proposed, bool):
            remedy = told("give True or False")
            raise InputError(
                InputProblem("wrong_type", "proposed", f"{proposed!r:.60}", "", remedy)
            )
        at = datetime.now(UTC) if at is None else at
        act = "propose" if proposed else "start"
        new = Published(
            by,
            reason,
            read_moment(at),
            self._couples(act, at),
            digest_of(self.matching),
            self.cost,
            self.decisions,
            self.costs,
        )
        if self._published.setdefault("first", new) is not new:
            self._refuse_if_published()
        return new

    def _refuse_if_published(self) -> None:
        if first := self._published.get("first"):
            problem = told(
                "it was published on {moment} by {by}",
                moment=moment_text(first.at),
                by=first.by,
            )
            remedy = told("make a new draft with Draft.of")
            raise InputError(InputProblem("published", "draft", "", problem, remedy))

    def to_dict(self) -> dict[str, Any]:
        """Return the decisions as plain values; programme and cohort have files of their own."""
        return {
            "overrides": [asdict(one) for one in self.decisions],
            "digest": digest_of(self.matching),
        }

    @classmethod
    def from_dict(
        cls,
        values: Mapping[str, Any],
        *,
        programme: Programme,
        cohort: Cohort,
        learnt: Learnt | None = None,
        matching: Matching | None = None,
    ) -> Self:
        """Return the draft that `to_dict` took apart.

        Parameters
        ----------
        values : mapping
        programme, cohort, learnt
            As given to `of`.
        matching : Matching, optional
            The saved one. It is taken if it is the draft's very own; otherwise, and without one,
            the cohort is matched again.
        """
        programme = programme if learnt is None else programme.with_learnt(learnt)
        decisions = tuple(Override(**one) for one in values["overrides"])
        if matching is not None and digest_of(matching) == values["digest"]:
            return cls(programme, cohort, matching, decisions)
        draft = cls(programme, cohort, matching or programme.match(cohort))
        return draft._deciding(decisions)
