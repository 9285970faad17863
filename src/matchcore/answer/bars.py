"""Scores as bars: one colour per addend; what is subtracted is hatched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from matchcore.answer.breakdown import Addend
from matchcore.charts.palette import PLAIN, colours
from matchcore.model.arrays import Floats
from matchcore.wording import Language, addend_words, number, say

# Pieces have an edge, as some colours are too light for white pages by themselves
STYLE = """
.track { position: relative; display: flex; height: .75rem; margin-top: .4rem; overflow: hidden;
         background: rgb(127 127 127 / .15); border-radius: .2rem; }
.track span, .legend i { background: var(--c); box-shadow: inset 0 0 0 1px rgb(0 0 0 / .5); }
.track span { flex: none; }
.track .less, .track .step { position: absolute; top: 0; bottom: 0; }
.track .less, .legend .less { background: repeating-linear-gradient(45deg,
         var(--c, #595959) 0 2px, #fff 2px 6px); }
.legend span { display: inline-block; margin-right: 1.25em; }
.legend i { display: inline-block; width: .85em; height: .85em; border-radius: .2em;
            margin-right: .4em; vertical-align: -.06em; }
.id { display: inline-block; }
.track, .track span, .legend i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
"""


@dataclass(frozen=True)
class Bars:
    """The bars of one page: addends from left to right, subtracted ones over the right end.

    Attributes
    ----------
    colours : dict of str to str
        One for each addend, in the order of the addends.
    longest : float
        The most added to any score: the length of the longest bar.
    takes_off : bool
        Whether anything is subtracted from any score.
    language : {"en", "fr"}
    """

    colours: dict[str, str]
    longest: float
    takes_off: bool
    language: Language

    @classmethod
    def of(cls, names: Iterable[str], amounts: Sequence[Floats], language: Language) -> Bars:
        """Return the bars of some couples; `amounts` has one row per addend.

        >>> Bars.of(["a", "b"], [np.array([0.5, 0.25]), np.array([0.0, 1.0])], "en").longest
        1.25
        """
        added = np.maximum(amounts, 0.0).sum(axis=0) if len(amounts) else np.zeros(0)
        takes_off = any(bool((row < 0).any()) for row in amounts)
        return cls(colours(names), float(added.max(initial=0.0)) or 1.0, takes_off, language)

    def style(self) -> str:
        """Return the rules that give each addend its colour."""
        rules = [f".c{k} {{ --c: {colour}; }}" for k, colour in enumerate(self.colours.values())]
        return "\n".join([*rules, f".whole {{ --c: {PLAIN}; }}"]) + "\n"

    def legend(self) -> str:
        """Return the legend: every addend with its colour."""
        entries = [
            f'<span><i class="{self._class(name)}"></i>{escape(self._name(name))}</span>'
            for name in self.colours
        ]
        if self.takes_off:
            words = escape(say("hatched", self.language))
            entries.append(f'<span><i class="less"></i>{words}</span>')
        return f'<p class="legend">{"".join(entries)}</p>'

    def bar(self, lines: Sequence[Addend]) -> str:
        """Return the bar of one couple; its unhatched part is as long as a positive score."""
        shown = [a for a in lines if a.amount]
        end = sum(a.amount for a in shown)
        pieces, at = [], max(0.0, end)
        for a in shown:
            look, place = self._class(a.name), f"width:{_share(abs(a.amount), self.longest)}"
            if a.amount < 0:
                look, place = f"{look} less", f"{place};left:{_share(at, self.longest)}"
                at -= a.amount
            pieces.append(f'<span class="{look}" style="{place}"></span>')
        label = ", ".join(map(self._title, shown)) or number(0.0, ".3f", self.language)
        return _track(label, "".join(pieces))

    def step(self, a: Addend, before: float, scale: tuple[float, float]) -> str:
        """Return the bar of one addend of a waterfall, from the sum before it to that with it."""
        place = _place(before, before + a.amount, scale)
        look = f"{self._class(a.name)}{'' if a.amount > 0 else ' less'} step"
        return _track(self._title(a), f'<span class="{look}" style="{place}"></span>')

    def whole(self, score: float, scale: tuple[float, float]) -> str:
        """Return the bar of a score, on the scale of its steps."""
        place = _place(0.0, score, scale)
        words = say("score_column", self.language), number(score, ".3f", self.language)
        return _track(" ".join(words), f'<span class="whole step" style="{place}"></span>')

    def _class(self, name: str) -> str:
        return f"c{list(self.colours).index(name)}"

    def _name(self, name: str) -> str:
        return addend_words(name, self.language)

    def _title(self, a: Addend) -> str:
        return f"{self._name(a.name)} {number(a.amount, '+.3f', self.language)}"


def _track(label: str, pieces: str) -> str:
    """Return a bar with what it shows in words."""
    return f'<div class="track" role="img" title="{escape(label)}">{pieces}</div>'


def _place(start: float, end: float, scale: tuple[float, float]) -> str:
    low, high = sorted((start, end))
    length = scale[1] - scale[0]
    return f"left:{_share(low - scale[0], length)};width:{_share(high - low, length)}"


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.2%}"
