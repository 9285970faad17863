"""The filter on a device: the same bytes as without one."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore import Compatibility, Problem, solve
from matchcore.errors import InputError
from matchcore.solver import verify
from matchcore.solver.scan.scan import Scan

torch = pytest.importorskip("torch", reason="PyTorch is not installed (extra gpu)")
CUDA = pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
DEVICES = ["cpu", pytest.param("cuda", marks=CUDA)]


def problem(n: int = 1200, m: int = 700) -> Problem:
    rng = np.random.default_rng(2)
    c = Compatibility.from_factors(rng.random((n, 16)) / 4, rng.random((m, 16)))
    classes = rng.integers(0, 5, n), rng.integers(0, 5, m)
    c = c.with_table("site", *classes, rng.random((5, 5)) < 0.7)
    places = np.divmod(rng.choice(n * m, 300, replace=False), m)
    c = c.with_terms("wishes", *places, rng.random(300)).with_pairs("past", [0, 5], [3, 4])
    return Problem(c, capacity=2)


@pytest.mark.parametrize("device", DEVICES)
def test_the_same_pairs(device: str) -> None:
    p = problem()
    prices = np.random.default_rng(1).integers(0, 1 << 36, p.shape[1])
    here, there = (Scan.of(p.usable, p.shift, device=d).best(prices, 7) for d in (None, device))
    for name in ("rows", "cols", "gains"):
        assert getattr(here, name).tobytes() == getattr(there, name).tobytes()


@pytest.mark.parametrize("device", DEVICES)
def test_the_same_answer(device: str) -> None:
    before = torch.get_float32_matmul_precision()
    here, there = solve(problem()), solve(problem(), device=device)
    assert (here.mentees.tobytes(), here.mentors.tobytes()) == (
        there.mentees.tobytes(),
        there.mentors.tobytes(),
    )
    assert (here.total, here.bound, here.status) == (there.total, there.bound, there.status)
    assert torch.get_float32_matmul_precision() == before
    verify(problem(), there)


@CUDA
def test_short_floats_would_be_caught() -> None:
    """With TF32 the filter's margin does not hold; it stays off whatever the caller chose."""
    torch.set_float32_matmul_precision("medium")
    try:
        test_the_same_answer("cuda")
    finally:
        torch.set_float32_matmul_precision("highest")


def test_a_device_that_is_not_there_is_said() -> None:
    with pytest.raises(InputError, match="device is 'nonsense'"):
        solve(problem(), device="nonsense")
