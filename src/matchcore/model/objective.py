"""What a matching is best at."""

from __future__ import annotations

from typing import Literal

Objective = Literal["coverage", "score"]
