"""The filter's products on a device, by PyTorch (extra ``gpu``): the same answer, sooner.

Only the float32 product and the comparison with a threshold run there; exact integers decide, as
always. TF32, which keeps 11 bits, is switched off for the products: the error bound is proven for
float32.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Floats, Rows
from matchcore.model.compatibility import Compatibility
from matchcore.solver.scan.filter import FactorFilter, rounded_down


class TorchFilter(FactorFilter):
    """Dense factors on a device, such as ``"cuda"``."""

    run = 2048
    width = 1 << 15

    def __init__(self, pairs: Compatibility, shift: int, device: str) -> None:
        super().__init__(pairs, shift)
        try:
            import torch
        except ModuleNotFoundError:
            remedy = told("pip install 'matchcore[{extra}]'", extra="gpu")
            raise InputError(
                InputProblem(
                    "missing_package", "device", repr(device), told("needs PyTorch"), remedy
                )
            ) from None
        self.torch: Any = torch
        try:
            self.factors = [torch.from_numpy(x).to(device) for x in (self.U, self.V)]
        except (RuntimeError, AssertionError) as error:
            reason = told("PyTorch cannot use it: {error}", error=str(error).splitlines()[0])
            raise InputError(
                InputProblem("unusable_device", "device", repr(device), reason)
            ) from None

    def columns(self, cols: Rows, prices: Floats) -> Any:
        """Prepare some mentors, at prices in the same units."""
        U, V = self.factors
        price = self.torch.from_numpy(prices.astype(np.float32)).to(U.device)
        return self.torch.cat([V[self._to(cols)], price[:, None]], dim=1)

    def tile(self, rows: Rows, columns: Any, part: slice) -> Any:
        """Return the values of some mentees with a part of the prepared mentors."""
        with _full_precision(self.torch):
            return self.factors[0][self._to(rows)] @ columns[part].T

    def largest(self, tile: Any, rank: int) -> Floats:
        """Return the value of this rank in each row of a tile, counted from the largest."""
        best = self.torch.topk(tile, rank, dim=1, sorted=True).values[:, -1]
        return np.asarray(best.cpu().numpy(), dtype=np.float64)

    def reaching(self, tile: Any, least: Floats) -> tuple[Rows, NDArray[np.floating]]:
        """Return flat indices and values of the entries that reach the least value of their row."""
        bound = self._to(rounded_down(least, np.dtype(np.float32)))
        hits = self.torch.nonzero((tile >= bound[:, None]).ravel()).ravel()
        return hits.cpu().numpy(), tile.ravel()[hits].cpu().numpy()

    def restrict(self, tile: Any, pairs: Compatibility, rows: Rows, cols: Rows) -> None:
        """Add the sparse terms to a tile, and minus infinity to its forbidden pairs."""
        extra = np.zeros((len(rows), len(cols)), dtype=np.float32)
        super().restrict(extra, pairs, rows, cols)
        tile += self._to(extra)

    def _to(self, array: NDArray[Any]) -> Any:
        return self.torch.from_numpy(np.ascontiguousarray(array)).to(self.factors[0].device)


@contextmanager
def _full_precision(torch: Any) -> Iterator[None]:
    """Keep TF32 out of products, then restore the caller's setting."""
    before = torch.get_float32_matmul_precision()
    torch.set_float32_matmul_precision("highest")
    try:
        yield
    finally:
        torch.set_float32_matmul_precision(before)
