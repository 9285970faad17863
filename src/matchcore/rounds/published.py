"""`Published`: the record that a draft became the couples of a round."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

import pandas as pd

from matchcore.answer import Matching
from matchcore.answer.archive import encode
from matchcore.answer.summary import Block, Summary, Told
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.rounds.couples import Couples
from matchcore.rounds.moments import moment_text, read_moment
from matchcore.rounds.override import (
    Cost,
    Override,
    frame_of,
    overrides_from_dict,
    overrides_to_dict,
)
from matchcore.wording import say

__all__ = ["Published", "digest_of"]


@dataclass(frozen=True, repr=False)
class Published(Told):
    """Who published a draft, when and why; `Draft.publish` returns one.

    Attributes
    ----------
    by, reason : str
        Who published it, and why, in their own words.
    at : datetime
    couples : Couples
        As they were then: proposed, or running. Answers go to these, and make new ones.
    digest : str
        SHA-256 of the matching, in hexadecimal; `is_of` compares.
    decisions, costs : tuple of Override, tuple of Cost
        What was required or forbidden, and what each cost; `overrides` has them as a frame.
    cost : Cost
        Of all overrides together.
    """

    by: str
    reason: str
    at: datetime
    couples: Couples
    digest: str
    cost: Cost
    decisions: tuple[Override, ...] = ()
    costs: tuple[Cost, ...] = ()

    def __post_init__(self) -> None:
        problems = []
        if not isinstance(self.by, str) or not self.by.strip():
            remedy = told("name who publishes it")
            problems.append(InputProblem("wrong_type", "by", f"{self.by!r:.60}", "", remedy))
        if not isinstance(self.reason, str):
            wrong = f"{self.reason!r:.60}"
            problems.append(InputProblem("wrong_type", "reason", wrong, remedy=told("give text")))
        try:
            object.__setattr__(self, "at", read_moment(self.at))
        except InputError as error:
            problems += error.records
        if problems:
            raise InputError(problems)

    @property
    def overrides(self) -> pd.DataFrame:
        """What was required or forbidden: kind, mentee, mentor, reason, covered, couples, cost."""
        return frame_of(self.decisions, self.costs)

    def is_of(self, matching: Matching) -> bool:
        """Return whether this very matching was published."""
        return digest_of(matching) == self.digest

    @property
    def summary(self) -> Summary:
        """Who, when and why, as a block."""
        language = self.couples.language
        heading = say(
            "published",
            language,
            at=moment_text(self.at),
            by=self.by,
            count=len(self.couples.by_pair),
        )
        lines = [say("published_why", language, reason=self.reason)] if self.reason else []
        if self.decisions:
            what = say("overrides", language, count=len(self.decisions))
            cost = self.cost.words(language)
            lines.append(say("who_and_what", language, who=what, what=cost))
        lines.append(say("published_digest", language, digest=self.digest[:12]))
        return Summary((Block(heading, tuple(lines)),))

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values."""
        return {
            "by": self.by,
            "reason": self.reason,
            "at": moment_text(self.at),
            "digest": self.digest,
            "cost": asdict(self.cost),
            "overrides": overrides_to_dict(self.decisions, self.costs),
            "couples": self.couples.to_dict(),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the record that `to_dict` took apart."""
        decisions, costs = overrides_from_dict(values["overrides"])
        return cls(
            values["by"],
            values["reason"],
            values["at"],
            Couples.from_dict(values["couples"]),
            values["digest"],
            Cost(**values["cost"]),
            decisions,
            costs,
        )


def digest_of(matching: Matching) -> str:
    """Return the SHA-256 of all that a saved matching holds, in hexadecimal."""
    files = encode(matching)
    found = hashlib.sha256()
    for kind in sorted(files):
        found.update(hashlib.sha256(files[kind]).digest())
    return found.hexdigest()
