"""Arguments as plain values, for files and comparisons."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import numpy as np

_PLAIN = {str, int, float, bool, type(None)}


def plain(value: Any) -> Any:
    """Return containers, paths and NumPy values as plain Python values; keep everything else.

    A path becomes text, a tuple a list, and every key text.

    >>> plain({"tables": ({"R": "GNU R"}, np.float64(0.5))})
    {'tables': [{'R': 'GNU R'}, 0.5]}
    """
    if type(value) in _PLAIN:  # the usual case: the other questions take longer
        return value
    if isinstance(value, (list, tuple)):
        return [item if type(item) in _PLAIN else plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    return value.tolist() if isinstance(value, (np.generic, np.ndarray)) else value
