"""Arguments as plain values, for files and for comparing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import numpy as np


def plain(value: Any) -> Any:
    """Return an argument as plain values, where it is made of such: a path is text then.

    >>> plain({"tables": ({"R": "GNU R"}, np.float64(0.5))})
    {'tables': [{'R': 'GNU R'}, 0.5]}
    """
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    return value.tolist() if isinstance(value, (np.generic, np.ndarray)) else value
