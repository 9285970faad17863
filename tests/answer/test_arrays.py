"""Arrays in one file: read as they were written, refused where forged."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_array

from matchcore import Matching
from matchcore.answer.arrays import ArrayReader, ArrayWriter
from tests.answer.folders import (
    Arrays,
    Content,
    array_bytes,
    edited,
    fingerprint,
    forge,
    parts,
    refusal,
)
from tests.answer.test_storage import season

HEADERS = {
    "terabytes": "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }",
    "wide": "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 1000000000000000), }",
    "overflow": "{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296), }",
    "below zero": "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }",
    "objects": "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
    "void": "{'descr': '|V99999', 'fortran_order': False, 'shape': (1,), }",
    "python 2": "{'descr': '<f8', 'fortran_order': False, 'shape': (1L,), }",
    "nested": "(" * 9000,
}


@pytest.mark.parametrize("header", HEADERS)
def test_the_headers_of_arrays_are_not_believed(tmp_path: Path, header: str) -> None:
    season().save(tmp_path)
    content, arrays = parts(tmp_path)
    said = HEADERS[header].encode() + b" \n"
    array = b"\x93NUMPY\x01\x00" + len(said).to_bytes(2, "little") + said + bytes(64)
    forge(tmp_path, json.dumps(content).encode(), array + array_bytes(arrays))
    tracemalloc.start()
    try:
        assert "byte 0" in refusal(tmp_path)
        assert tracemalloc.get_traced_memory()[1] < 1 << 22
    finally:
        tracemalloc.stop()


def sparse(content: Content, arrays: Arrays, **changes: Any) -> None:
    """Make the factors sparse, with changes."""
    for k, place in enumerate(content["factors"]):
        entries = csr_array(arrays[place])
        made = {x: getattr(entries, x) for x in ("data", "indices", "indptr")}
        made |= {x: y for x, y in changes.items() if x in made}
        content["factors"][k] = [changes.get("width", entries.shape[1])]
        for array in made.values():
            content["factors"][k].append(len(arrays))
            arrays.append(array)


SPARSE = {
    "width": {"width": 10**12},
    "narrow": {"width": 1},
    "outside": {"indices": np.array([10**6] * 9, dtype=np.int32), "data": np.ones(9)},
    "backwards": {"indptr": np.array([9, 0, 9], dtype=np.int32)},
    "real": {"indices": np.zeros(4)},
    "not finite": {"data": np.array([np.nan] * 4)},
    "none": {"data": np.zeros(0)},
}


def test_sparse_factors_are_read(tmp_path: Path) -> None:
    matching = Matching.load(edited(tmp_path, sparse))
    assert matching.problem.compatibility.factors.is_sparse
    assert fingerprint(matching) == fingerprint(season())


@pytest.mark.parametrize("change", SPARSE)
def test_sparse_factors_that_lead_outside_are_refused(tmp_path: Path, change: str) -> None:
    """SciPy itself would read outside of its arrays, or make room for what is claimed."""
    assert refusal(edited(tmp_path, lambda c, a: sparse(c, a, **SPARSE[change])))


def test_arrays_come_back_with_their_numbers() -> None:
    writer = ArrayWriter()
    first = writer.add(np.array([3, 1, 2]))
    second = writer.add(np.array([[True], [False]]))
    reader = ArrayReader(writer.data)
    assert (first, second) == (0, 1)
    assert reader.take(0, np.int64, None).tolist() == [3, 1, 2]
    assert reader.take(1, np.bool_, 2, None).tolist() == [[True], [False]]


@pytest.mark.parametrize(
    ("place", "kind", "shape"),
    [
        (1, np.int64, (3,)),
        (-1, np.int64, (3,)),
        (True, np.int64, (3,)),
        (0, np.float64, (3,)),
        (0, np.int64, (2,)),
        (0, np.int64, (3, None)),
    ],
)
def test_an_array_of_another_number_type_or_shape_is_refused(
    place: Any, kind: Any, shape: Any
) -> None:
    writer = ArrayWriter()
    writer.add(np.array([3, 1, 2]))
    with pytest.raises(ValueError, match="array"):
        ArrayReader(writer.data).take(place, kind, *shape)


def test_a_sparse_factor_comes_back_sparse() -> None:
    writer = ArrayWriter()
    place = writer.add_factor(csr_array(np.array([[0.0, 2.0, 0.0], [1.0, 0.0, 0.0]])))
    assert place == [3, 0, 1, 2]
    factor = ArrayReader(writer.data).take_factor(place, 2)
    assert factor.toarray().tolist() == [[0.0, 2.0, 0.0], [1.0, 0.0, 0.0]]
