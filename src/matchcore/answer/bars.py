"""Scores as bars: in a report every addend has one colour, and what is taken off is hatched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from matchcore.answer.breakdown import Addend
from matchcore.wording import Language, addend_words, evidence_words, number, say

_COLOURS = (
    "#2f5d8a",
    "#c8793a",
    "#5b8c5a",
    "#8a5a83",
    "#b0a03c",
    "#4a9a9a",
    "#b5494e",
    "#7a5c43",
    "#7fb2d9",
    "#7a8794",
)
_REASONS = 3
STYLE = """
.track { position: relative; display: flex; height: .8rem; margin-top: .35rem; overflow: hidden;
         background: #eef2f6; border-radius: .2rem; }
.track span { flex: none; }
.track .less { position: absolute; top: 0; bottom: 0; }
.less { background: repeating-linear-gradient(45deg, currentColor 0 2px, #fffa 2px 6px);
        box-shadow: inset 0 0 0 1px currentColor; }
.legend span, .addends li { display: inline-block; margin-right: 1.1em; }
.addends { margin: .1rem 0 0; padding: 0; overflow-wrap: anywhere; }
.legend i, .addends i { display: inline-block; width: .8em; height: .8em; border-radius: .2em;
                        margin-right: .35em; vertical-align: -.05em; }
.track, .track span, i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
"""


@dataclass(frozen=True)
class Bars:
    """The bars of one report: what is added from left to right, the end of it taken off again.

    Attributes
    ----------
    colours : dict of str to str
        One for each addend, in the order of the addends.
    longest : float
        What the longest bar stands for: the most that is added for any couple.
    takes_off : bool
        Whether anything is subtracted from any score.
    language : {"en", "fr"}
    """

    colours: dict[str, str]
    longest: float
    takes_off: bool
    language: Language

    @classmethod
    def of(
        cls, names: Iterable[str], lines: Sequence[Sequence[Addend]], language: Language
    ) -> Bars:
        """Return the bars of some couples, given their addends; `names` are those of all addends.

        >>> Bars.of(["a", "b"], [[Addend("a", 0.5, ())], [Addend("b", 1.25, ())]], "en").longest
        1.25
        """
        added = [sum(a.amount for a in one if a.amount > 0) for one in lines]
        colours = {name: _colour(k) for k, name in enumerate(dict.fromkeys(names))}
        takes_off = any(a.amount < 0 for one in lines for a in one)
        return cls(colours, max(added, default=0.0) or 1.0, takes_off, language)

    def legend(self) -> str:
        """Return every addend with its colour."""
        entries = [
            f'<span><i style="background:{colour}"></i>{escape(self._called(name))}</span>'
            for name, colour in self.colours.items()
        ]
        if self.takes_off:
            words = escape(say("hatched", self.language))
            entries.append(f'<span><i class="less"></i>{words}</span>')
        return f'<p class="legend">{"".join(entries)}</p>'

    def bar(self, lines: Sequence[Addend]) -> str:
        """Return the bar of one couple; what stays unhatched is as long as a score above 0."""
        told = [a for a in lines if a.amount]
        end = sum(a.amount for a in told)
        pieces, at = [], max(0.0, end)
        for a in told:
            title, colour = escape(self._title(a)), self.colours[a.name]
            width = f"width:{abs(a.amount) / self.longest:.2%}"
            if a.amount > 0:
                look = f'style="{width};background:{colour}"'
            else:
                look = f'class="less" style="{width};left:{at / self.longest:.2%};color:{colour}"'
                at -= a.amount
            pieces.append(f'<span {look} title="{title}"></span>')
        label = ", ".join(map(self._title, told)) or number(0.0, ".3f", self.language)
        return f'<div class="track" role="img" aria-label="{escape(label)}">{"".join(pieces)}</div>'

    def why(self, lines: Sequence[Addend]) -> str:
        """Return the largest addends of a couple, each by its evidence or else by its name."""
        told = sorted((a for a in lines if a.amount), key=lambda a: -abs(a.amount))
        pieces = [
            f'<li title="{escape(self._title(a))}">{self._swatch(a)}{escape(self._words(a))}</li>'
            for a in told[:_REASONS]
        ]
        return f'<ul class="addends why">{"".join(pieces)}</ul>' if pieces else ""

    def _words(self, a: Addend) -> str:
        """Return what is said of an addend; what is taken off has a name and an amount."""
        if a.amount < 0:
            return self._title(a)
        return evidence_words(a.evidence, self.language) or self._called(a.name)

    def _swatch(self, a: Addend) -> str:
        colour = self.colours[a.name]
        if a.amount < 0:
            return f'<i class="less" style="color:{colour}"></i>'
        return f'<i style="background:{colour}"></i>'

    def _called(self, name: str) -> str:
        return addend_words(name, self.language)

    def _title(self, a: Addend) -> str:
        return f"{self._called(a.name)} {number(a.amount, '+.3f', self.language)}"


def _colour(k: int) -> str:
    """Return the colour of the addend of this place; beyond the list hues far from the last."""
    return _COLOURS[k] if k < len(_COLOURS) else f"hsl({k * 137.508 % 360:.1f} 45% 50%)"
