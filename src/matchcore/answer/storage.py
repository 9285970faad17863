"""Saving and loading a matching: JSON and plain arrays, whole or not at all, no pickle.

A folder holds data files named by their content and one ``manifest.json`` that lists them with
their digests. The manifest is replaced last, in one step: until then the folder holds what it
held before, and afterwards the new matching. Files that no manifest names are swept after that.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, issparse

from matchcore.affinity import Label, Part
from matchcore.answer.couples import Couples, Persons
from matchcore.answer.wording import checked_language
from matchcore.assignment import Assignment, Bound, Certificate, Prices, SolveStatus
from matchcore.compatibility import Compatibility, Terms
from matchcore.errors import StorageError
from matchcore.masks import ClassTable, DenseMask, Mask, Origin, PairSet, Threshold, sparse_entries
from matchcore.problem import Problem
from matchcore.scores import FactorScores
from matchcore.tables import write_whole
from matchcore.version import __version__

# since 2: load_step and load_before; since 3: origins of masks, kinds of labels, roundings
SCHEMA = 3
_MANIFEST = "manifest.json"
_PROBLEM_ARRAYS = (
    "capacity",
    "minimum",
    "demand",
    "required",
    "forbidden",
    "load_step",
    "load_before",
)


def save(couples: Couples, folder: str | os.PathLike[str]) -> None:
    """Write a matching into a folder, in place of one that stands there."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    strangers = [p.name for p in target.iterdir() if not _is_ours(p.name)]
    if strangers:
        raise StorageError(
            f"{target} holds other files ({strangers[0]}): save into a folder of its own"
        )
    arrays = _Arrays()
    text = json.dumps(_to_json(couples, arrays), ensure_ascii=False, sort_keys=True)
    files = {}
    for kind, data in (("json", text.encode()), ("arrays", arrays.data.getvalue())):
        digest = hashlib.sha256(data).hexdigest()
        files[kind] = {"name": f"{digest[:16]}.{kind}", "sha256": digest}
        write_whole(target / files[kind]["name"], data)
    manifest = {"schema": SCHEMA, "matchcore": __version__, "files": files}
    write_whole(target / _MANIFEST, json.dumps(manifest, indent=2, sort_keys=True).encode())
    keep = {_MANIFEST, *(f["name"] for f in files.values())}
    for path in target.iterdir():
        if path.name not in keep and _is_ours(path.name):
            path.unlink()


def load(folder: str | os.PathLike[str]) -> Couples:
    """Read a matching that `save` wrote."""
    source = Path(folder)
    try:
        manifest = json.loads((source / _MANIFEST).read_text(encoding="utf-8"))
        if manifest["schema"] > SCHEMA:
            raise StorageError(
                f"{source} was saved by matchcore {manifest['matchcore']}: load it with that one"
            )
        data = {kind: (source / f["name"]).read_bytes() for kind, f in manifest["files"].items()}
        for kind, f in manifest["files"].items():
            if hashlib.sha256(data[kind]).hexdigest() != f["sha256"]:
                raise StorageError(f"{source / f['name']} is damaged: its digest does not fit")
        return _from_json(json.loads(data["json"]), _arrays(data["arrays"]))
    except FileNotFoundError as error:
        raise StorageError(
            f"{source} holds no saved matching: {error.filename} is missing"
        ) from error
    except OSError as error:
        raise StorageError(f"{source} cannot be read as a saved matching: {error}") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StorageError(f"{source} is damaged: {error!r}") from error


def _is_ours(name: str) -> bool:
    stem, _, kind = name.removeprefix(".").removesuffix(".part").rpartition(".")
    is_hex = len(stem) == 16 and all(c in "0123456789abcdef" for c in stem)
    return f"{stem}.{kind}" == _MANIFEST or (is_hex and kind in ("json", "arrays"))


class _Arrays:
    """Arrays in one file, one after the other; the JSON names them by number."""

    def __init__(self) -> None:
        self.data = io.BytesIO()
        self.count = 0

    def add(self, array: NDArray[Any]) -> int:
        np.lib.format.write_array(self.data, np.ascontiguousarray(array), allow_pickle=False)
        self.count += 1
        return self.count - 1

    def add_factor(self, factor: Any) -> int | list[int]:
        """Add an array; of a sparse one its width and its three arrays."""
        if not issparse(factor):
            return self.add(factor)
        parts = (factor.data, factor.indices, factor.indptr)
        return [factor.shape[1], *(self.add(part) for part in parts)]


def _arrays(data: bytes) -> list[NDArray[Any]]:
    stream, found = io.BytesIO(data), []
    while stream.tell() < len(data):
        found.append(np.lib.format.read_array(stream, allow_pickle=False))
    return found


def _to_json(m: Couples, arrays: _Arrays) -> dict[str, Any]:
    p, a = m.problem, m.assignment
    factors, add = p.compatibility.factors, arrays.add
    return {
        "programme": dict(m.programme),
        "language": m.language,
        "people": [[list(x.ids), list(x.names)] for x in (m.mentees, m.mentors)],
        "parts": [
            [
                x.name,
                x.columns.start,
                x.columns.stop,
                [_label_to_json(label) for label in x.labels],
                add(x.mentees_known),
                add(x.mentors_known),
            ]
            for x in m.parts
        ],
        "factors": [arrays.add_factor(factors.U), arrays.add_factor(factors.V)],
        "rounded": [factors.error, add(factors.bands)],
        "masks": [_mask_to_json(mask, arrays) for mask in p.compatibility.masks],
        "terms": [
            [t.name, *(add(x) for x in _coordinates(t.entries))] for t in p.compatibility.terms
        ],
        "problem": {
            **{k: add(getattr(p, k)) for k in _PROBLEM_ARRAYS},
            "complete": bool(p.complete),
            "floor": p.floor,
            "objective": p.objective,
        },
        "assignment": {
            "status": a.status.value,
            "mentees": add(a.mentees),
            "mentors": add(a.mentors),
            **{k: getattr(a, k) for k in ("total", "bound", "seats", "seats_bound")},
            "certificate": None if a.certificate is None else _proof_to_json(a.certificate, arrays),
        },
    }


def _from_json(d: dict[str, Any], arrays: list[NDArray[Any]]) -> Couples:
    shape = len(d["people"][0][0]), len(d["people"][1][0])
    scores = _scores(d["factors"], d.get("rounded"), arrays)
    masks = tuple(_mask_from_json(x, arrays, shape) for x in d["masks"])
    terms = tuple(
        Terms(name, sparse_entries(name, arrays[i], arrays[j], arrays[v], shape))
        for name, i, j, v in d["terms"]
    )
    p = dict(d["problem"])
    for k in p.keys() & _PROBLEM_ARRAYS:
        p[k] = arrays[p[k]]
    a = dict(d["assignment"])
    proof = a.pop("certificate")
    a["mentees"], a["mentors"] = arrays[a["mentees"]], arrays[a["mentors"]]
    a["status"] = SolveStatus(a["status"])
    certificate = None if proof is None else _proof_from_json(proof, arrays)
    mentees, mentors = (Persons(tuple(ids), tuple(names)) for ids, names in d["people"])
    return Couples(
        Problem(Compatibility(scores, masks, terms), **p),
        Assignment(**a, certificate=certificate),
        mentees,
        mentors,
        tuple(
            Part(name, slice(start, stop), [_label(x) for x in labels], arrays[i], arrays[j])
            for name, start, stop, labels, i, j in d["parts"]
        ),
        d["programme"],
        checked_language(d["language"]),
    )


def _scores(places: list[Any], rounded: Any, arrays: list[NDArray[Any]]) -> FactorScores:
    """Return scores of saved factors; older folders do not say how these were rounded."""
    error, bands = rounded or (0.0, None)
    U, V = (_factor(k, arrays) for k in places)
    return FactorScores.on_grid(U, V, error, None if bands is None else arrays[bands])


def _factor(place: Any, arrays: list[NDArray[Any]]) -> Any:
    """Return a factor that `_Arrays.add_factor` wrote."""
    if not isinstance(place, list):
        return arrays[place]
    width, *parts = place
    data, indices, indptr = (arrays[k] for k in parts)
    return csr_array((data, indices, indptr), shape=(len(indptr) - 1, width))


def _mask_to_json(mask: Mask, arrays: _Arrays) -> list[Any]:
    add = arrays.add
    origin = [mask.origin.kind, mask.origin.text, list(mask.origin.columns)]
    match mask:
        case ClassTable():
            return [
                "table",
                origin,
                add(mask.mentee_class),
                add(mask.mentor_class),
                add(mask.allowed),
            ]
        case PairSet():
            return ["pairs", origin, *(add(x) for x in _coordinates(mask.entries)[:2])]
        case Threshold():
            product: Any = mask.product
            sides = [arrays.add_factor(x) for x in (product.U, product.V)]
            rounded = [product.error, add(product.bands)]
            return ["threshold", origin, *sides, mask.at_least, rounded]
        case DenseMask():
            return ["dense", origin, add(mask.allowed)]
    raise StorageError(f"a mask of type {type(mask).__name__} cannot be saved")


def _mask_from_json(d: list[Any], arrays: list[NDArray[Any]], shape: tuple[int, int]) -> Mask:
    kind, said, *parts = d
    origin = _origin(said)
    match kind, parts:
        case "table", [i, j, allowed]:
            return ClassTable(origin, arrays[i], arrays[j], arrays[allowed])
        case "pairs", [i, j]:
            entries = sparse_entries(origin, arrays[i], arrays[j], None, shape)
            return PairSet(origin, entries)
        case "threshold", [u, v, at_least, *rounded]:
            product = _scores([u, v], rounded[0] if rounded else None, arrays)
            return Threshold(origin, product, at_least)
        case "dense", [allowed]:
            return DenseMask(origin, arrays[allowed])
    raise ValueError(f"unknown mask {kind}")


def _origin(said: str | list[Any]) -> Origin:
    """Return the origin of a mask; before schema 3 it was a name."""
    if isinstance(said, str):
        return Origin.of(said)
    kind, text, columns = said
    return Origin(kind, text, tuple(columns))


def _label_to_json(label: str | Label) -> str | list[Any]:
    return label if isinstance(label, str) else [label.kind, label.value, label.column]


def _label(said: str | list[Any]) -> str | Label:
    """Return a label; plain text is a name, as all labels were before schema 3."""
    return said if isinstance(said, str) else Label(*said)


def _proof_to_json(c: Certificate, arrays: _Arrays) -> dict[str, Any]:
    bounds = [
        [b.quantity, b.value, b.limit, arrays.add(b.prices.mentors), *b.prices.worths]
        for b in c.bounds
    ]
    return {"shift": c.shift, "rounding": c.rounding, "unique": c.unique, "bounds": bounds}


def _proof_from_json(d: dict[str, Any], arrays: list[NDArray[Any]]) -> Certificate:
    bounds = tuple(
        Bound(quantity, value, limit, Prices(arrays[v], covered, seats, score))
        for quantity, value, limit, v, covered, seats, score in d["bounds"]
    )
    return Certificate(bounds, d["shift"], d["rounding"], d["unique"])


def _coordinates(entries: Any) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    coo = entries.tocoo()
    return coo.row.astype(np.int64), coo.col.astype(np.int64), coo.data
