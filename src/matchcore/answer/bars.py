"""Scores as bars: one colour per addend; what is subtracted is hatched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from matchcore.answer.breakdown import Addend
from matchcore.charts.palette import PLAIN, colours
from matchcore.wording import Language, addend_words, evidence_words, number, say

_REASONS = 3
STYLE = """
.track { position: relative; display: flex; height: .8rem; margin-top: .35rem; overflow: hidden;
         background: rgb(127 127 127 / .15); border-radius: .2rem; }
.track span { flex: none; }
.track .less, .track .step { position: absolute; top: 0; bottom: 0; }
.less { background: repeating-linear-gradient(45deg, currentColor 0 2px, #fffa 2px 6px);
        box-shadow: inset 0 0 0 1px currentColor; }
.legend span, .addends li { display: inline-block; margin-right: 1.1em; }
.addends { margin: .1rem 0 0; padding: 0; overflow-wrap: anywhere; }
.legend i, .addends i { display: inline-block; width: .8em; height: .8em; border-radius: .2em;
                        margin-right: .35em; vertical-align: -.05em; }
.id { display: inline-block; }
.track, .track span, i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
"""


@dataclass(frozen=True)
class Bars:
    """The bars of one report: addends from left to right, subtracted ones over the right end.

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
    def of(
        cls, names: Iterable[str], lines: Sequence[Sequence[Addend]], language: Language
    ) -> Bars:
        """Return the bars of some couples from their addends; `names` lists every addend.

        >>> Bars.of(["a", "b"], [[Addend("a", 0.5, ())], [Addend("b", 1.25, ())]], "en").longest
        1.25
        """
        added = [sum(a.amount for a in addends if a.amount > 0) for addends in lines]
        takes_off = any(a.amount < 0 for addends in lines for a in addends)
        return cls(colours(names), max(added, default=0.0) or 1.0, takes_off, language)

    def legend(self) -> str:
        """Return the legend: every addend with its colour."""
        entries = [
            f'<span><i style="background:{colour}"></i>{escape(self._name(name))}</span>'
            for name, colour in self.colours.items()
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
            share, colour = _share(abs(a.amount), self.longest), self.colours[a.name]
            look = f'style="width:{share};background:{colour}"'
            if a.amount < 0:
                left = _share(at, self.longest)
                look = f'class="less" style="width:{share};left:{left};color:{colour}"'
                at -= a.amount
            pieces.append(f'<span {look} title="{escape(self._title(a))}"></span>')
        label = ", ".join(map(self._title, shown)) or number(0.0, ".3f", self.language)
        return _track(label, "".join(pieces))

    def step(self, a: Addend, before: float, scale: tuple[float, float]) -> str:
        """Return the bar of one addend of a waterfall, from the sum before it to that with it."""
        place = _place(before, before + a.amount, scale)
        colour = self.colours[a.name]
        look = f'class="less step" style="{place};color:{colour}"'
        if a.amount > 0:
            look = f'class="step" style="{place};background:{colour}"'
        return _track(self._title(a), f"<span {look}></span>")

    def whole(self, score: float, scale: tuple[float, float]) -> str:
        """Return the bar of a score, on the scale of its steps."""
        look = f'class="step" style="{_place(0.0, score, scale)};background:{PLAIN}"'
        words = say("score_column", self.language), number(score, ".3f", self.language)
        return _track(" ".join(words), f"<span {look}></span>")

    def why(self, lines: Sequence[Addend]) -> str:
        """Return the largest addends of a couple, named by their evidence or else by name."""
        shown = sorted((a for a in lines if a.amount), key=lambda a: -abs(a.amount))
        pieces = [
            f'<li title="{escape(self._title(a))}">{self._swatch(a)}{escape(self._words(a))}</li>'
            for a in shown[:_REASONS]
        ]
        return f'<ul class="addends why">{"".join(pieces)}</ul>' if pieces else ""

    def _words(self, a: Addend) -> str:
        """Return the words for an addend; a subtracted one is named with its amount."""
        if a.amount < 0:
            return self._title(a)
        evidence, name = evidence_words(a.evidence, self.language), self._name(a.name)
        if not a.known and evidence:
            return say("who_and_what", self.language, who=name, what=evidence)
        return evidence or name

    def _swatch(self, a: Addend) -> str:
        colour = self.colours[a.name]
        if a.amount < 0:
            return f'<i class="less" style="color:{colour}"></i>'
        return f'<i style="background:{colour}"></i>'

    def _name(self, name: str) -> str:
        return addend_words(name, self.language)

    def _title(self, a: Addend) -> str:
        return f"{self._name(a.name)} {number(a.amount, '+.3f', self.language)}"


def _track(label: str, pieces: str) -> str:
    """Return a bar with what it shows in words."""
    return f'<div class="track" role="img" aria-label="{escape(label)}">{pieces}</div>'


def _place(start: float, end: float, scale: tuple[float, float]) -> str:
    low, high = sorted((start, end))
    length = scale[1] - scale[0]
    return f"left:{_share(low - scale[0], length)};width:{_share(high - low, length)}"


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.2%}"
