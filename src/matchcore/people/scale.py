"""The scale of grades: labels from the lowest to the highest, several of which may be equal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.names import fold
from matchcore.people.cells import Wrong

Scale: TypeAlias = "Sequence[str | Sequence[str]]"
"""Labels, lowest first; labels in a list of their own are equal."""


def frozen_scale(scale: Scale) -> tuple[str | tuple[str, ...], ...]:
    """Return a scale in which nothing can be changed."""
    return tuple(rung if isinstance(rung, str) else tuple(rung) for rung in scale)


def labels_of(scale: Scale) -> list[str]:
    """Return all labels of a scale, lowest first.

    >>> labels_of(["Employé", ["Cadre", "Manager"]])
    ['Employé', 'Cadre', 'Manager']
    """
    return [label for rung in scale for label in _rung(rung)]


def read_label(scale: Scale) -> Callable[[object], float | Wrong | None]:
    """Return a reader of the labels of a scale; the lowest counts 1.

    >>> read = read_label(["Employé", ["Cadre", "Manager"]])
    >>> read("manager"), read("employé")
    (2.0, 1.0)
    """
    place = {fold(label): float(k) for k, rung in enumerate(scale, 1) for label in _rung(rung)}
    wrong = Wrong(
        told("not on the scale"),
        told("Use one of {choices}", choices=labels_of(scale)),
        "not_on_the_scale",
    )

    def read(cell: object) -> float | Wrong | None:
        if isinstance(cell, (float, np.floating)) and float(cell).is_integer():
            cell = int(cell)  # pandas stores whole numbers beside a missing cell as floats
        text = fold(str(cell))
        return place.get(text, wrong) if text else np.nan

    return read


def scale_problems(scale: Any) -> list[InputProblem]:
    """Return what is wrong with a scale of grades."""
    if scale is None:
        return []
    if isinstance(scale, (list, tuple)) and scale and all(map(_is_rung, scale)):
        labels = labels_of(scale)
        if len(set(map(fold, labels))) == len(labels):
            return []
    remedy = told("give a list of different labels, lowest first")
    return [InputProblem("not_a_scale", "scale", repr(scale), remedy=remedy)]


def _is_rung(rung: Any) -> bool:
    if isinstance(rung, (list, tuple)):
        return bool(rung) and all(isinstance(label, str) for label in rung)
    return isinstance(rung, str)


def _rung(rung: str | Sequence[str]) -> Sequence[str]:
    return (rung,) if isinstance(rung, str) else rung
