"""`About`: what there is to say about one person, or about one pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from matchcore.answer.alternatives import Role, checked_count
from matchcore.answer.asked import Asked
from matchcore.answer.explanation import Explained
from matchcore.answer.persons import Person, persons
from matchcore.answer.summary import Block, Summary, Told
from matchcore.answer.taken_apart import taken_apart
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.assignment import SolveStatus
from matchcore.model.side import Side
from matchcore.wording import Language, addend_words, say


@dataclass(frozen=True, eq=False, repr=False)
class About(Told):
    """What there is to say about one person, or about one pair.

    Of a person: each couple with its score taken apart, or why there is none; then the best other
    partners, and what they would cost the whole. Of a pair: its score, and `Matching.why_not`.

    Attributes
    ----------
    matching : Matching
    people : tuple of Person
        One person; or a mentee and a mentor.
    k : int
        The most other partners.
    """

    matching: Asked
    people: tuple[Person, ...]
    k: int

    @cached_property
    def summary(self) -> Summary:
        """The sentences, as blocks."""
        if len(self.people) == 2:
            return Summary(tuple(self._of_pair(*self.people)))
        [person] = self.people
        return Summary(
            tuple(block for side, row in person.rows.items() for block in self._of_side(side, row))
        )

    def _of_pair(self, mentee: Person, mentor: Person) -> Iterator[Block]:
        matching = self.matching
        i, j = mentee.rows[Side.MENTEES], mentor.rows[Side.MENTORS]
        [pair] = taken_apart(matching, np.array([i]), np.array([j]))
        yield self._score(pair)
        if pair.forbidden or matching.status is SolveStatus.OPTIMAL:
            yield from matching.why_not(mentee.id, mentor.id).summary.blocks
        else:
            yield Block(say("costs_unknown", matching.language), ())

    def _of_side(self, side: Side, row: int) -> Iterator[Block]:
        matching, who = self.matching, self.matching.rosters[side].label(row)
        pairs = self._pairs(side, row)
        yield from map(self._score, pairs)
        if not pairs:
            reason = dict(matching.reasons(side))[row]
            head = say(f"{side.role}_alone", matching.language, who=who)
            yield Block(head, (matching.why(side, reason),))
        yield self._others(side, row, who)

    def _pairs(self, side: Side, row: int) -> tuple[Explained, ...]:
        """Return the couples of a person, taken apart."""
        a = self.matching.assignment
        own = (a.mentees, a.mentors)[side] == row
        return taken_apart(self.matching, a.mentees[own], a.mentors[own])

    def _score(self, pair: Explained) -> Block:
        language = self.matching.language
        lines = []
        for addend in pair.addends:
            evidence = addend.evidence_words(language)
            code = "addend_with_evidence" if evidence else "addend_amount"
            values = {"addend": addend_words(addend.name, language), "amount": addend.amount}
            lines.append(say(code, language, **values, evidence=evidence))
        head = say("pair_score", language, pair=pair.title, score=pair.score)
        return Block(head, tuple(lines))

    def _others(self, side: Side, row: int, who: str) -> Block:
        """Return the best other partners, each with what the whole would gain or lose."""
        matching, language, other = self.matching, self.matching.language, side.other
        if matching.status is not SolveStatus.OPTIMAL:
            return Block(say("costs_unknown", language), ())
        role: Role = "mentee" if side is Side.MENTEES else "mentor"
        found = matching.alternatives(matching.rosters[side].ids[row], self.k, role=role)
        if found.empty:
            return Block(say(f"no_other_{other.role}", language, who=who), ())
        labels = matching.rosters[other].labels
        lines = [
            say(
                "other",
                language,
                who=labels[one[other.role]],
                score=one["score"],
                changes=say("next", language).join(_changes(one, language)),
            )
            for one in found.to_dict("records")
        ]
        return Block(say(f"other_{other.table}", language, who=who), tuple(lines))


def _changes(one: Mapping[Any, Any], language: Language) -> Iterator[str]:
    """Yield by how much each quantity of the whole would change."""
    covered, seats = (int(one.get(f"{name}_change", 0)) for name in ("covered", "seats"))
    for name, by in (("covered", covered), ("seats", 0 if seats == covered else seats)):
        if by:
            yield say(f"{name}_{'more' if by > 0 else 'fewer'}", language, count=abs(by))
    total = float(one["total_change"])
    code = "stays" if not total else "falls" if total < 0 else "rises"
    yield say(f"whole_{code}", language, by=abs(total))


def about(matching: Asked, who: str, other: str | None, k: int) -> About:
    """Return what there is to say; `Matching.about` documents it."""
    count = checked_count(k)
    if other is None:
        return About(matching, tuple(persons(matching, who)), count)
    pair = persons(matching, who, other)
    for mentee, mentor in (pair, pair[::-1]):
        if Side.MENTEES in mentee.rows and Side.MENTORS in mentor.rows:
            return About(matching, (mentee, mentor), count)
    [side] = {side for person in pair for side in person.rows}
    problem, remedy = (
        told("both are {table}", table=side.table),
        told("name a {role} and a {other}", role=side.role, other=side.other.role),
    )
    value = f"{pair[0].id}, {pair[1].id}"
    raise InputError(InputProblem("same_side", "person", value, problem, remedy))
