"""What was learnt from meetings, in words: counts and weights, and nobody's opinion of anybody."""

from __future__ import annotations

import numpy as np

from matchcore.answer.summary import Block, Summary
from matchcore.names.protected import is_protected
from matchcore.rounds.learning_values import LearntValues
from matchcore.wording import Language, say

_TOLD_APART = 0.005  # less does not show in two decimals


def learning_summary(learning: LearntValues, language: Language) -> Summary:
    """Return the blocks on pairs and on weights."""
    return Summary(
        (
            Block(say("learnt_pairs", language), tuple(_pairs(learning, language))),
            Block(say("learnt_weights", language), tuple(_weights(learning, language))),
        )
    )


def _pairs(learning: LearntValues, language: Language) -> list[str]:
    pairs = learning.pairs[learning.pairs["met"].astype(bool)]
    lines = [say("learnt_met", language, count=len(pairs))]
    if len(pairs):
        low, median, high = np.quantile(pairs["mutual"], [0.1, 0.5, 0.9]).tolist()
        code = "learnt_mutual" if high - low >= _TOLD_APART else "learnt_mutual_alike"
        lines.append(say(code, language, low=low, median=median, high=high))
        lines.append(say("learnt_worth", language, worth=learning.worth))
    lines.append(say("learnt_vetoes", language, count=len(frozenset(learning.vetoes))))
    if learning.features:
        protected = [name for name in learning.features if is_protected(name)]
        lines.append(say("learnt_features", language, names=", ".join(learning.features)))
        if protected:
            lines.append(say("learnt_protected", language, names=", ".join(protected)))
    return lines


def _weights(learning: LearntValues, language: Language) -> list[str]:
    frame = learning.components
    if not len(frame) or frame["low"].isna().all():
        return [say("learnt_too_few", language)]
    lines = [
        say("learnt_weight", language, **{str(k): v for k, v in row.items()})
        for row in frame[["name", "weight", "learnt", "low", "high"]].to_dict("records")
    ]
    code = "learnt_gain" if learning.gain_low > 0 else "learnt_no_gain"
    lines.append(say(code, language, gain=learning.gain))
    supported = frame.loc[frame["supported"], "name"].tolist()
    if not supported:
        return [*lines, say("learnt_unsupported", language)]
    code = "learnt_not_refitted" if learning.weights is None else "learnt_refitted"
    return [*lines, say(code, language, names=", ".join(supported))]
