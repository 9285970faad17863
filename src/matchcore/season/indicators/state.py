"""Where a programme stands: its aims, their targets, and whether they are met."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from matchcore.answer.summary import Block, Summary, Told
from matchcore.programme.aims import Aim
from matchcore.programme.definition import Definition
from matchcore.season.indicators.judging import state
from matchcore.season.indicators.result import Indicators, targets_told
from matchcore.season.indicators.words import figure_line, judged_words
from matchcore.tables import Target as Destination
from matchcore.tables import write_csv
from matchcore.wording import Language, csv_delimiter, say, worded_headings

__all__ = ["AimsState", "aims_state", "aims_without_targets"]

_COLUMNS = ["aim", "indicator", "target", "value", "low", "high", "state"]


@dataclass(frozen=True, eq=False, repr=False)
class AimsState(Told):
    """The aims of a programme and where each stands; ``print`` says it in words.

    Attributes
    ----------
    frame : pandas.DataFrame
        One row per aim and target: ``aim``, ``indicator`` (a code), ``target`` (such as
        ``>= 0.8``), ``value``, ``low``, ``high`` and ``state``. A target is "met" if its figure's
        whole interval reaches it, "missed" if no part does, and otherwise "open". An aim without a
        target has one row, with an empty indicator and state.
    blocks : tuple of Block
        The same in words.
    language : {"en", "fr"}
    """

    frame: pd.DataFrame
    blocks: tuple[Block, ...]
    language: Language = "en"

    def __repr__(self) -> str:
        met = int((self.frame["state"] == "met").sum())
        return f"AimsState({met} of {(self.frame['state'] != '').sum()} targets met)"

    @cached_property
    def summary(self) -> Summary:
        """Each aim, and the state of its targets."""
        return Summary(self.blocks)

    def to_csv(self, path: Destination, delimiter: str | None = None) -> None:
        """Write the states for people; arguments are those of `Matching.to_csv`."""
        frame, language = self.frame.copy(), self.language
        frame["target"] = targets_told(self.frame, language)
        for column, kind in (("indicator", "indicator"), ("state", "target")):
            frame[column] = [
                say(f"{kind}_{code}", language) if code else "" for code in frame[column]
            ]
        frame.columns = pd.Index(worded_headings(frame.columns, language, "measured"))
        write_csv(frame, path, csv_delimiter(delimiter, language))


def aims_state(programme: Definition, indicators: Indicators) -> AimsState:
    """Return where each aim of a programme stands.

    Parameters
    ----------
    programme : Programme
    indicators : Indicators
        As `measure` returns them.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from matchcore import Programme, datasets
    >>> from matchcore.season.indicators import Target, measure
    >>> everybody = Aim("everybody takes part", targets=[Target("coverage", at_least=0.9)])
    >>> programme = Programme.reverse_mentoring().replace(aims=[everybody, Aim("innovation")])
    >>> parts = dict.fromkeys(["sessions", "training", "pulse", "couples", "levels", "today"])
    >>> matching = programme.match(datasets.load_demo())
    >>> season = SimpleNamespace(programme=programme, matching=matching, **parts)
    >>> print(aims_state(programme, measure(season)))
    everybody takes part
      mentees with a mentor: 93% (42 of 45); target at least 90%, met
    <BLANKLINE>
    innovation
      no target: nothing says whether this aim is reached
    """
    language = indicators.language
    rows, blocks = [], []
    for aim in programme.aims:
        lines = []
        for target in aim.targets:
            row = indicators.of(target.indicator)
            found = state(target, row["value"], row["low"], row["high"])
            ends = {name: row[name] for name in ("value", "low", "high")}
            text = str(target).removeprefix(f"{target.indicator} ")
            stated = {"aim": aim.name, "indicator": target.indicator, "target": text}
            rows.append({**stated, **ends, "state": found})
            line = figure_line(row, language)
            lines.append(judged_words(line, [target], say(f"target_{found}", language), language))
        if not lines:
            rows.append({**dict.fromkeys(_COLUMNS, ""), "aim": aim.name, **_NOTHING})
            lines.append(say("aim_without_target", language))
        blocks.append(Block(aim.name, tuple(lines)))
    if not blocks:
        blocks.append(Block(say("aims", language), (say("no_aims_stated", language),)))
    frame = pd.DataFrame(rows, columns=_COLUMNS).astype(dict.fromkeys(_NOTHING, float))
    return AimsState(frame, tuple(blocks), language)


_NOTHING = dict.fromkeys(("value", "low", "high"), float("nan"))


def aims_without_targets(programme: Definition) -> tuple[Aim, ...]:
    """Return the aims that nothing judges.

    >>> from matchcore import Programme
    >>> aims_without_targets(Programme(aims=[Aim("innovation")]))
    (Aim(name='innovation', components=(), rules=(), targets=()),)
    """
    return tuple(aim for aim in programme.aims if not aim.targets)
