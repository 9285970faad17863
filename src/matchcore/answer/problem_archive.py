"""A problem as JSON and arrays, and back. Everything read back is checked."""

from __future__ import annotations

from dataclasses import Field, fields
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from matchcore.answer.arrays import ArrayReader, ArrayWriter
from matchcore.answer.json_checks import checked_number, checked_text, checked_texts
from matchcore.model.compatibility import Compatibility
from matchcore.model.compatibility_arguments import class_table, sparse_entries
from matchcore.model.factor_scores import FactorScores
from matchcore.model.masks import ClassTable, DenseMask, Mask, PairSet, Threshold
from matchcore.model.origin import Origin, OriginKind
from matchcore.model.problem import Problem
from matchcore.model.terms import Terms

Shape = tuple[int, int]
_OTHERWISE = ("compatibility", "limits")  # saved apart; a problem with limits has no answer


def problem_to_json(problem: Problem, arrays: ArrayWriter) -> dict[str, Any]:
    """Return a problem as JSON; its arrays go to the writer."""
    if problem.limits:
        raise TypeError("its problem has limits")
    c = problem.compatibility
    saved = {field.name: getattr(problem, field.name) for field in _saved_fields()}
    return {
        "factors": [arrays.add_factor(c.factors.U), arrays.add_factor(c.factors.V)],
        "rounded": [c.factors.error, arrays.add(c.factors.bands)],
        "masks": [_mask_to_json(mask, arrays) for mask in c.masks],
        "terms": [[t.name, *map(arrays.add, _coordinates(t.entries))] for t in c.terms],
        "problem": {
            name: arrays.add(value) if isinstance(value, np.ndarray) else value
            for name, value in saved.items()
        },
    }


def problem_from_json(d: dict[str, Any], arrays: ArrayReader, shape: Shape) -> Problem:
    """Return the problem of so many mentees and mentors that `problem_to_json` wrote."""
    scores = _product(d["factors"], d.get("rounded"), arrays, shape)
    terms = tuple(_term(saved, arrays, shape) for saved in d["terms"])
    masks = tuple(_mask_from_json(saved, arrays, shape) for saved in d["masks"])
    saved = {
        field.name: _field_from_json(field, d["problem"][field.name], arrays, shape)
        for field in _saved_fields()
        if field.name in d["problem"]  # a folder of an older schema lacks newer fields
    }
    return Problem(Compatibility(scores, masks, terms), **saved)


def _saved_fields() -> list[Field[Any]]:
    return [field for field in fields(Problem) if field.name not in _OTHERWISE]


def _field_from_json(field: Field[Any], value: Any, arrays: ArrayReader, shape: Shape) -> Any:
    """Return an option as it is, and an array with the type and shape its field declares."""
    if "per" not in field.metadata:
        return value
    sizes = {"mentee": shape[:1], "mentor": shape[1:], "pair": (None, 2)}
    return arrays.take(value, field.metadata["kind"], *sizes[field.metadata["per"]])


def _product(places: Any, rounded: Any, arrays: ArrayReader, shape: Shape) -> FactorScores:
    """Return scores of saved factors; schemas 1 and 2 do not say how these were rounded."""
    U, V = (arrays.take_factor(k, size) for k, size in zip(places, shape, strict=True))
    if U.shape[1] != V.shape[1]:
        raise ValueError("two factors have different columns")
    error, bands = (0.0, None) if rounded is None else rounded
    if bands is not None:
        bands = arrays.take(bands, np.int64, U.shape[1])
        found = np.unique(bands)
        if not np.array_equal(found, np.arange(len(found))):
            raise ValueError("the bands of factors are not numbered")
    product = FactorScores.on_grid(U, V, checked_number(error), bands)
    if not np.isfinite([product.magnitude, product.error]).all() or product.error < 0:
        raise ValueError("factors are too large")
    return product


def _term(saved: Any, arrays: ArrayReader, shape: Shape) -> Terms:
    name, i, j, amounts = saved
    pairs = (arrays.take(i, np.int64, None), arrays.take(j, np.int64, None))
    values = arrays.take(amounts, np.float64, None)
    return Terms(checked_text(name), sparse_entries(name, *pairs, values, shape))


def _mask_to_json(mask: Mask, arrays: ArrayWriter) -> list[Any]:
    add, origin = arrays.add, _origin_to_json(mask.origin)
    match mask:
        case ClassTable():
            classes = add(mask.mentee_class), add(mask.mentor_class)
            return ["table", origin, *classes, add(mask.allowed)]
        case PairSet():
            return ["pairs", origin, *map(add, _coordinates(mask.entries)[:2])]
        case Threshold():
            product: Any = mask.product
            factors = [arrays.add_factor(x) for x in (product.U, product.V)]
            rounded = [product.error, add(product.bands)]
            besides = [] if mask.besides is None else map(add, _coordinates(mask.besides)[:2])
            return ["threshold", origin, *factors, mask.at_least, rounded, *besides]
        case DenseMask():
            return ["dense", origin, add(mask.allowed)]
    raise TypeError(f"a mask of type {type(mask).__name__}")


def _mask_from_json(d: list[Any], arrays: ArrayReader, shape: Shape) -> Mask:
    kind, origin, *parts = d
    origin = _origin(origin)
    match kind, parts:
        case "table", [i, j, allowed]:
            classes = (arrays.take(i, np.int64, None), arrays.take(j, np.int64, None))
            return class_table(origin, *classes, arrays.take(allowed, np.bool_, None, None), shape)
        case "pairs", [i, j]:
            pairs = (arrays.take(i, np.int64, None), arrays.take(j, np.int64, None))
            return PairSet(origin, sparse_entries(origin, *pairs, None, shape))
        case "threshold", [u, v, at_least, *more]:
            product = _product((u, v), more[0] if more else None, arrays, shape)
            besides = _besides(origin, more[1:], arrays, shape)
            return Threshold(origin, product, checked_number(at_least), besides)
        case "dense", [allowed]:
            return DenseMask(origin, arrays.take(allowed, np.bool_, *shape))
    raise ValueError(f"unknown mask {kind!r}")


def _besides(origin: Origin, saved: list[Any], arrays: ArrayReader, shape: Shape) -> Any:
    """Return the single pairs beside a threshold, if any are saved."""
    if not saved:
        return None
    i, j = (arrays.take(k, np.int64, None) for k in saved)
    return sparse_entries(origin, i, j, None, shape)


def _origin_to_json(origin: Origin) -> list[Any]:
    return [origin.kind, origin.text, list(origin.columns), list(origin.sentences)]


def _origin(saved: Any) -> Origin:
    """Return the origin of a mask: a name before schema 3, without sentences before schema 4."""
    if isinstance(saved, str):
        return Origin.of(checked_text(saved))
    kind, text, columns, *more = saved
    if kind not in get_args(OriginKind):
        raise ValueError(f"{kind!r:.40} is not an origin of a rule")
    sentences = checked_texts(more[0]) if more else ()
    return Origin(kind, checked_text(text), checked_texts(columns), sentences)


def _coordinates(entries: Any) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    coo = entries.tocoo()
    return coo.row.astype(np.int64), coo.col.astype(np.int64), coo.data
