"""Weights as sliders in a notebook: what changes for the couples as one moves."""

from __future__ import annotations

import math
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.answer.notebook import in_notebook
from matchcore.catalogue import told
from matchcore.errors import InfeasibleError, InputError, TimeLimitError
from matchcore.tables.extras import optional
from matchcore.tuning.oracle import Weighed
from matchcore.wording import addend_words, say

_LIVE = 1 << 19  # pairs up to which a matching keeps pace with a moving slider


class Sliders:
    """A slider for each weight, over what differs from the couples at the programme's weights.

    The last expression of a cell shows them. They can be moved from Python, too.

    Attributes
    ----------
    sliders : dict of str to ipywidgets.FloatSlider
        By the names of the addends.
    widget : ipywidgets.VBox
        The sliders, a button that sets them back, and the text.
    matching : Matching
        At the present weights; the last one there was, if these allow none.

    Raises
    ------
    InputError
        The extra ``notebook`` is not installed.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> from matchcore.tuning import Explorer
    >>> sliders = Explorer(Programme.reverse_mentoring(), datasets.load_demo()).sliders()
    >>> sliders.sliders["skills"].value = 0.2
    >>> sliders.matching
    Matching(47 couples, optimal; 1 caution: see .cautions)
    >>> sliders.frame.round(2)
             addend  weight  before   now
    0        skills    0.29    0.35  0.31
    1     interests    0.29    0.25  0.30
    2  availability    0.14    0.25  0.25
    3     seniority    0.14    0.75  0.78
    4          site    0.14    0.49  0.51
    """

    def __init__(self, weighed: Weighed) -> None:
        widgets = optional("ipywidgets", "notebook", told("a slider"))
        self._weighed, self.matching = weighed, weighed.matching
        (n, m), language = weighed.matching.problem.shape, weighed.matching.language
        self.sliders = {
            name: widgets.FloatSlider(
                value=weight,
                min=0.0 if name in weighed.components else -_reach(weight, 0.5),
                max=_reach(weight, 1.0 if name in weighed.components else 0.5),
                step=0.01,
                description=addend_words(name, language),
                continuous_update=n * m <= _LIVE,
                style={"description_width": "14em"},
                layout={"width": "38em"},
            )
            for name, weight in weighed.weights.items()
        }
        back = widgets.Button(description=say("stated_weights", language))
        back.on_click(lambda _: self.reset())
        self._text = widgets.HTML()
        self.widget = widgets.VBox([*self.sliders.values(), back, self._text])
        for slider in self.sliders.values():
            slider.observe(self._match, names="value")
        self._is_setting = False
        self._match()

    def __repr__(self) -> str:
        parts = ", ".join(f"{name} {slider.value:g}" for name, slider in self.sliders.items())
        return f"Sliders({parts})"

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.widget._repr_mimebundle_(**options)

    @property
    def weights(self) -> dict[str, float]:
        """The present weights, by the names of the addends."""
        return {name: float(slider.value) for name, slider in self.sliders.items()}

    def reset(self) -> None:
        """Set all weights to those of the programme."""
        self._is_setting = True  # match once, not after each slider
        try:
            for name, weight in self._weighed.weights.items():
                self.sliders[name].value = weight
        finally:
            self._is_setting = False
        self._match()

    @property
    def frame(self) -> pd.DataFrame:
        """What the addends are worth: addend, weight, before and now.

        ``weight`` is what the addend is multiplied with in the present score. ``before`` and
        ``now`` are means at weight 1, over the couples at the programme's weights and now.
        """
        weights, components = self.weights, self._weighed.components
        norm = math.fsum(weights[name] for name in components)
        means = [
            _means(self._weighed, matching) for matching in (self._weighed.matching, self.matching)
        ]
        shares = {n: w / norm if n in components and norm else w for n, w in weights.items()}
        columns = [weights, shares.values(), *([x[n] for n in weights] for x in means)]
        names = ("addend", "weight", "before", "now")
        return pd.DataFrame({name: [*x] for name, x in zip(names, columns, strict=True)})

    def _match(self, _: Any = None) -> None:
        """Match at the present weights, and show what came of it."""
        if self._is_setting:
            return
        language = self._weighed.matching.language
        try:
            self.matching = self._weighed.weighed(self.weights)
        except (InfeasibleError, InputError, TimeLimitError) as error:  # another move may help
            self._text.value = in_notebook(f"<p>{escape(str(error))}</p>", language)
            return
        difference = self._weighed.matching.diff(self.matching)
        self._text.value = in_notebook(self._table() + difference.summary.html, language)

    def _table(self) -> str:
        language = self._weighed.matching.language
        codes = ("addend", "weight", "mean_before", "mean_now")
        words = [addend_words(name, language) for name in self.weights]
        frame = self.frame.assign(addend=words).round(3)
        frame.columns = pd.Index([say(code, language) for code in codes])
        decimal = "," if language == "fr" else "."
        return str(frame.to_html(index=False, border=0, decimal=decimal))


def _reach(weight: float, least: float) -> float:
    """Return how far a slider goes: at least to twice the weight."""
    return max(least, 2 * abs(weight))


def _means(weighed: Weighed, matching: Matching) -> dict[str, float]:
    """Return what each addend is worth at weight 1, on average over the couples."""
    a = matching.assignment
    values = weighed.values_at(a.mentees, a.mentors)
    return {name: float(x.mean()) if len(x) else np.nan for name, x in values.items()}
