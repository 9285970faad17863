"""What a refused call reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matchcore.errors import InputError, InputProblem


def records(call: Callable[[], object]) -> tuple[InputProblem, ...]:
    """Return the problems of the InputError that a call raises."""
    with pytest.raises(InputError) as caught:
        call()
    return caught.value.records


def found(call: Callable[[], object]) -> list[tuple[str, str, str]]:
    """Return code, place and value of each."""
    return [(problem.code, problem.place, problem.value) for problem in records(call)]
