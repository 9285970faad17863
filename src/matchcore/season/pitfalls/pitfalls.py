"""`Pitfalls`: what a check of a season found, as a table and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

import pandas as pd

from matchcore.answer.summary import Block, Summary, Told
from matchcore.season.pitfalls.finding import SEVERITIES, Finding
from matchcore.tables import Target, write_csv
from matchcore.wording import Language, csv_delimiter, say, series, worded_headings

__all__ = ["Pitfalls"]

COLUMNS = ["pitfall", "severity", "mentee", "mentor", "why", "remedy"]
_SHOWN = 5  # people or couples of one pitfall


@dataclass(frozen=True, eq=False, repr=False)
class Pitfalls(Told):
    """The pitfalls that a season has; ``print`` names them, the most urgent first.

    `matchcore.season.check` returns it.

    Attributes
    ----------
    findings : tuple of Finding
        The most severe first, then by code and id.
    unchecked : dict of str to tuple of str
        What could not be checked, and the parts or columns that it needs.
    labels : dict of str to str
        Name and id of each person, by id.
    language : {"en", "fr"}
    """

    findings: tuple[Finding, ...]
    unchecked: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str] = field(repr=False)
    language: Language

    def __len__(self) -> int:
        return len(self.findings)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """A row for each finding: pitfall and severity as codes, mentee, mentor, why, remedy.

        A pitfall of a couple names both people, one of a person that person, one of the programme
        nobody.
        """
        rows = [
            (
                one.pitfall,
                one.severity,
                one.mentee,
                one.mentor,
                one.why(self.language),
                one.remedy(self.language),
            )
            for one in self.findings
        ]
        return pd.DataFrame(rows, columns=COLUMNS, dtype=object)

    def who(self, one: Finding) -> str:
        """Return whom a finding concerns, by name and id; empty for the whole programme."""
        return " → ".join(self.labels[who] for who in one.people)

    @cached_property
    def summary(self) -> Summary:
        """How many pitfalls there are, each with who, why and what to do; what was not checked."""
        language = self.language
        counts = [sum(one.severity == severity for one in self.findings) for severity in SEVERITIES]
        lines = [
            say(f"severity_{severity}", language, count=count)
            for severity, count in zip(SEVERITIES, counts, strict=True)
            if count
        ]
        code = "pitfalls" if self.findings else "pitfalls_none"
        blocks = [Block(say(code, language, count=len(self)), tuple(lines))]
        groups = groupby(self.findings, key=lambda one: one.pitfall)
        blocks += [self._block([*findings]) for _, findings in groups]
        if self.unchecked:
            heading = say("pitfalls_unchecked", language)
            blocks.append(Block(heading, tuple(self.unchecked_lines)))
        return Summary(tuple(blocks))

    @property
    def unchecked_lines(self) -> list[str]:
        """What was not checked, and what it needs, in words."""
        conjunction = say("pitfalls_or", self.language)
        return [
            say(
                "pitfalls_needs",
                self.language,
                check=say(f"pitfalls_check_{name}", self.language),
                needs=series(
                    [say(f"pitfalls_need_{need}", self.language) for need in needs], conjunction
                ),
            )
            for name, needs in self.unchecked.items()
        ]

    def _block(self, findings: list[Finding]) -> Block:
        """Return the findings of one pitfall; of many, the first."""
        language, first = self.language, findings[0]
        lines = [
            say("who_and_what", language, who=who, what=why) if who else why
            for who, why in ((self.who(one), one.why(language)) for one in findings[:_SHOWN])
        ]
        if len(findings) > _SHOWN:
            lines.append(say("more", language, count=len(findings) - _SHOWN))
        lines.append(f"→ {first.remedy(language)}")
        title = say(f"pitfall_{first.pitfall}_title", language)
        heading = f"{title} ({len(findings)})" if first.mentee or first.mentor else title
        return Block(heading, tuple(lines))

    def to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write a row for each finding, with names; arguments are those of `Matching.to_csv`."""
        frame = self.frame.copy()
        language = self.language
        frame["pitfall"] = [say(f"pitfall_{one}_title", language) for one in frame["pitfall"]]
        frame["severity"] = [say(f"severity_{one}_word", language) for one in frame["severity"]]
        for role in ("mentee", "mentor"):
            names = [self.labels.get(one, "") for one in frame[role]]
            frame[role] = names
        frame.columns = pd.Index(worded_headings(frame.columns, language))
        write_csv(frame, path, csv_delimiter(delimiter, language))
