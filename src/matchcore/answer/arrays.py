"""Arrays in one file, one after the other. Reading trusts nothing the file claims."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray
from scipy.sparse import csr_array, issparse

from matchcore.answer.json_checks import is_int

_MAGIC = b"\x93NUMPY\x01\x00"
_HEADER = re.compile(
    rb"\{'descr': '(<i4|<i8|<f8|\|b1)', 'fortran_order': False, 'shape': \(([\d, ]*)\), \} *\n"
)
_WIDE = 1 << 20  # columns a sparse factor may have, however small the file


class ArrayWriter:
    """Write arrays into one file; each gets a number."""

    def __init__(self) -> None:
        self._data = io.BytesIO()
        self._count = 0

    @property
    def data(self) -> bytes:
        """The whole file."""
        return self._data.getvalue()

    def add(self, array: NDArray[Any]) -> int:
        """Add an array in NumPy's format; return its number."""
        np.lib.format.write_array(self._data, np.ascontiguousarray(array), allow_pickle=False)
        self._count += 1
        return self._count - 1

    def add_factor(self, factor: Any) -> int | list[int]:
        """Add a factor; return its number, or for a sparse one its width and three numbers."""
        if not issparse(factor):
            return self.add(factor)
        parts = (factor.data, factor.indices, factor.indptr)
        return [factor.shape[1], *(self.add(part) for part in parts)]


class ArrayReader:
    """Read the arrays of a file, each with the type and the shape it must have.

    Raises
    ------
    ValueError
        From every method: the file or an array is malformed.
    """

    def __init__(self, data: bytes) -> None:
        self._arrays = list(_split(data))
        self._widest = max(_WIDE, len(data))

    def take(self, place: Any, kind: DTypeLike, *shape: int | None) -> NDArray[Any]:
        """Return an array by its number; None allows any size along an axis."""
        if not is_int(place) or not 0 <= place < len(self._arrays):
            raise ValueError(f"there is no array {place!r}")
        array = self._arrays[place]
        sizes = zip(array.shape, shape, strict=False)
        fits = array.ndim == len(shape) and all(due in (None, size) for size, due in sizes)
        if array.dtype != kind or not fits:
            raise ValueError(f"array {place} has the shape {array.shape} and type {array.dtype}")
        return array

    def take_factor(self, place: Any, rows: int) -> Any:
        """Return a factor of this many rows that `ArrayWriter.add_factor` wrote."""
        if not isinstance(place, list):
            factor: Any = self.take(place, np.float64, rows, None)
            values = factor
        else:
            width, data, indices, indptr = place
            if not is_int(width) or not 0 <= width <= self._widest:
                raise ValueError(f"a factor claims {width!r} columns")
            values = self.take(data, np.float64, None)
            index = [self._take_index(indices, len(values)), self._take_index(indptr, rows + 1)]
            factor = csr_array((values, *index), shape=(rows, width))
            factor.check_format(full_check=True)  # else SciPy reads out of bounds
        if not np.isfinite(values).all():
            raise ValueError("a factor is not finite")
        return factor

    def _take_index(self, place: Any, size: int) -> NDArray[Any]:
        kinds = [a.dtype for a in self._arrays[place : place + 1]] if is_int(place) else []
        return self.take(place, np.int32 if np.int32 in kinds else np.int64, size)


def _split(data: bytes) -> Iterator[NDArray[Any]]:
    """Yield the arrays; none may claim more bytes or entries than the file has."""
    at, view = 0, memoryview(data)
    while at < len(data):
        body = at + len(_MAGIC) + 2 + int.from_bytes(data[at + 8 : at + 10], "little")
        header = _HEADER.fullmatch(data, at + 10, body)
        if data[at : at + 8] != _MAGIC or header is None:
            raise ValueError(f"at byte {at} there is no array of numbers")
        kind = np.dtype(header[1].decode())
        shape = [int(size) for size in header[2].split(b",") if size.strip()]
        size = math.prod(shape) * kind.itemsize
        if size > len(data) - body or max(shape, default=0) > len(data):
            raise ValueError(f"at byte {at} an array claims the shape {tuple(shape)}")
        at = body + size
        yield np.frombuffer(view[body:at], kind).reshape(shape).astype(kind.newbyteorder("="))
