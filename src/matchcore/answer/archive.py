"""A matching as JSON and arrays, and back; what comes back is checked part by part."""

from __future__ import annotations

import json
import math
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from matchcore.affinity import Part
from matchcore.answer.arrays import ArrayReader, ArrayWriter, is_int
from matchcore.answer.couples import Couples
from matchcore.model.assignment import Assignment, Bound, Certificate, Prices, SolveStatus
from matchcore.model.compatibility import Compatibility
from matchcore.model.masks import ClassTable, DenseMask, Mask, PairSet, Threshold, class_table
from matchcore.model.origin import Origin, OriginKind
from matchcore.model.problem import Problem
from matchcore.model.scores import FactorScores
from matchcore.model.sparse import sparse_entries
from matchcore.model.terms import Terms
from matchcore.people import Roster
from matchcore.wording import Label, LabelKind, checked_language

Shape = tuple[int, int]
_QUANTITIES = ("covered", "seats", "total")
_SCALES = 4096  # powers of two, beyond which no float lies


def encode(couples: Couples) -> dict[str, bytes]:
    """Return the contents of the files of a matching, by kind."""
    arrays = ArrayWriter()
    text = json.dumps(_to_json(couples, arrays), ensure_ascii=False, sort_keys=True)
    return {"json": text.encode(), "arrays": arrays.data}


def decode(files: dict[str, bytes]) -> Couples:
    """Return the matching that `encode` took apart.

    Raises
    ------
    ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError
        Whatever does not fit.
    """
    with np.errstate(all="ignore"):  # what is no number is found by checks, without warnings
        return _from_json(json.loads(files["json"]), ArrayReader(files["arrays"]))


def _problem_arrays(shape: Shape) -> dict[str, tuple[type[np.generic], tuple[int | None, ...]]]:
    """Return type and shape of each array of a problem."""
    n, m = shape
    return {
        "capacity": (np.int64, (m,)),
        "minimum": (np.int64, (m,)),
        "demand": (np.int64, (n,)),
        "required": (np.int64, (None, 2)),
        "forbidden": (np.int64, (None, 2)),
        "load_step": (np.float64, (m,)),
        "load_before": (np.int64, (m,)),
    }


def _to_json(m: Couples, arrays: ArrayWriter) -> dict[str, Any]:
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
            **{k: add(getattr(p, k)) for k in _problem_arrays(p.shape)},
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


def _from_json(d: dict[str, Any], arrays: ArrayReader) -> Couples:
    mentees, mentors = (_roster(ids, names) for ids, names in d["people"])
    shape = len(mentees.ids), len(mentors.ids)
    scores = _product(d["factors"], d.get("rounded"), arrays, shape)
    terms = tuple(
        Terms(
            _text(name),
            sparse_entries(
                name,
                arrays.take(i, np.int64, None),
                arrays.take(j, np.int64, None),
                arrays.take(v, np.float64, None),
                shape,
            ),
        )
        for name, i, j, v in d["terms"]
    )
    masks = tuple(_mask_from_json(x, arrays, shape) for x in d["masks"])
    programme = d["programme"]
    if not isinstance(programme, dict) or not isinstance(programme.get("programme", {}), dict):
        raise ValueError("the programme is no table")
    problem = _problem(d["problem"], Compatibility(scores, masks, terms), arrays)
    return Couples(
        problem,
        _assignment(d["assignment"], arrays, problem),
        mentees,
        mentors,
        _parts(d["parts"], arrays, shape, scores.U.shape[1]),
        programme,
        checked_language(d["language"]),
    )


def _roster(ids: Any, names: Any) -> Roster:
    roster = Roster(tuple(map(_text, ids)), tuple(map(_text, names)))
    if len(roster.ids) != len(roster.names) or len(set(roster.ids)) != len(roster.ids):
        raise ValueError("ids and names do not fit each other")
    return roster


def _parts(d: Any, arrays: ArrayReader, shape: Shape, width: int) -> tuple[Part, ...]:
    """Return the parts: side by side, they fill the columns of the factors."""
    parts, at = [], 0
    for name, start, stop, labels, i, j in d:
        if not (is_int(start) and is_int(stop)) or start != at or stop - start != len(labels):
            raise ValueError("the parts do not fit their columns")
        known = (arrays.take(k, np.bool_, size) for k, size in zip((i, j), shape, strict=True))
        parts.append(Part(_text(name), slice(start, stop), list(map(_label, labels)), *known))
        at = stop
    if at != width:
        raise ValueError("the parts do not fill the factors")
    return tuple(parts)


def _product(places: Any, rounded: Any, arrays: ArrayReader, shape: Shape) -> FactorScores:
    """Return scores of saved factors; older folders do not say how these were rounded."""
    U, V = (arrays.take_factor(k, size) for k, size in zip(places, shape, strict=True))
    if U.shape[1] != V.shape[1]:
        raise ValueError("two factors have different columns")
    error, bands = (0.0, None) if rounded is None else rounded
    if bands is not None:
        bands = arrays.take(bands, np.int64, U.shape[1])
        there = np.unique(bands)
        if not np.array_equal(there, np.arange(len(there))):
            raise ValueError("the bands of factors are not numbered")
    product = FactorScores.on_grid(U, V, _number(error), bands)
    if not np.isfinite([product.magnitude, product.error]).all() or product.error < 0:
        raise ValueError("factors are too large")
    return product


def _problem(d: dict[str, Any], compatibility: Compatibility, arrays: ArrayReader) -> Problem:
    due = _problem_arrays(compatibility.shape).items()
    given: dict[str, Any] = {
        k: arrays.take(d[k], kind, *sizes) for k, (kind, sizes) in due if k in d
    }
    options = {k: d[k] for k in ("complete", "floor", "objective")}
    return Problem(compatibility, **given, **options)


def _assignment(d: dict[str, Any], arrays: ArrayReader, problem: Problem) -> Assignment:
    mentees, mentors = (arrays.take(d[k], np.int64, None) for k in ("mentees", "mentors"))
    rows = zip((mentees, mentors), problem.shape, strict=True)
    if len(mentees) != len(mentors) or any(((x < 0) | (x >= size)).any() for x, size in rows):
        raise ValueError("the pairs name nobody")
    if d["seats"] != len(mentees) or not is_int(d["seats_bound"]):
        raise ValueError("the seats are not those of the pairs")
    proof = d["certificate"]
    return Assignment(
        SolveStatus(d["status"]),
        mentees,
        mentors,
        total=_number(d["total"]),
        bound=_number(d["bound"]),
        seats=len(mentees),
        seats_bound=d["seats_bound"],
        certificate=None if proof is None else _proof_from_json(proof, arrays, problem),
    )


def _mask_to_json(mask: Mask, arrays: ArrayWriter) -> list[Any]:
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
    raise TypeError(f"a mask of type {type(mask).__name__}")


def _mask_from_json(d: list[Any], arrays: ArrayReader, shape: Shape) -> Mask:
    kind, said, *parts = d
    origin = _origin(said)
    match kind, parts:
        case "table", [i, j, allowed]:
            classes = (arrays.take(i, np.int64, None), arrays.take(j, np.int64, None))
            return class_table(origin, *classes, arrays.take(allowed, np.bool_, None, None), shape)
        case "pairs", [i, j]:
            pairs = (arrays.take(i, np.int64, None), arrays.take(j, np.int64, None))
            return PairSet(origin, sparse_entries(origin, *pairs, None, shape))
        case "threshold", [u, v, at_least, *rounded]:
            product = _product((u, v), rounded[0] if rounded else None, arrays, shape)
            return Threshold(origin, product, _number(at_least))
        case "dense", [allowed]:
            return DenseMask(origin, arrays.take(allowed, np.bool_, *shape))
    raise ValueError(f"unknown mask {kind!r}")


def _origin(said: Any) -> Origin:
    """Return the origin of a mask; before schema 3 it was a name."""
    if isinstance(said, str):
        return Origin.of(_text(said))
    kind, text, columns = said
    if kind not in get_args(OriginKind):
        raise ValueError(f"{kind!r:.40} is no origin of a rule")
    return Origin(kind, _text(text), tuple(map(_text, columns)))


def _label_to_json(label: str | Label) -> str | list[Any]:
    return label if isinstance(label, str) else [label.kind, label.value, label.column]


def _label(said: Any) -> str | Label:
    """Return a label; plain text is a name, as all labels were before schema 3."""
    if isinstance(said, str):
        return _text(said)
    kind, value, column = said
    if kind not in get_args(LabelKind):
        raise ValueError(f"{kind!r:.40} is no kind of label")
    if not (isinstance(value, str) or value is None or is_int(value) or isinstance(value, float)):
        raise ValueError(f"{value!r:.40} is no value of a label")
    return Label(kind, value, _text(column))


def _proof_to_json(c: Certificate, arrays: ArrayWriter) -> dict[str, Any]:
    bounds = [
        [b.quantity, b.value, b.limit, arrays.add(b.prices.mentors), *b.prices.worths]
        for b in c.bounds
    ]
    return {"shift": c.shift, "rounding": c.rounding, "unique": c.unique, "bounds": bounds}


def _proof_from_json(d: dict[str, Any], arrays: ArrayReader, problem: Problem) -> Certificate:
    bounds = []
    for quantity, value, limit, prices, *worths in d["bounds"]:
        if quantity not in _QUANTITIES or not all(map(is_int, (value, limit, *worths))):
            raise ValueError("a bound is none")
        mentors = arrays.take(prices, np.int64, problem.shape[1])
        bounds.append(Bound(quantity, value, limit, Prices(mentors, *worths)))
    quantities = [bound.quantity for bound in bounds]
    if not {"seats", "total"} <= set(quantities) or len(set(quantities)) < len(quantities):
        raise ValueError("the certificate has not one bound for each quantity")
    shift, unique = d["shift"], d["unique"]
    if not is_int(shift) or not isinstance(unique, bool) or abs(shift) > _SCALES:
        raise ValueError("the certificate does not fit the problem")
    return Certificate(tuple(bounds), shift, _number(d["rounding"]), unique)


def _coordinates(entries: Any) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    coo = entries.tocoo()
    return coo.row.astype(np.int64), coo.col.astype(np.int64), coo.data


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r:.40} is no text")
    value.encode()  # half a character could not be saved again
    return value


def _number(value: Any) -> float:
    if not (is_int(value) or isinstance(value, float)) or math.isnan(value):
        raise ValueError(f"{value!r:.40} is no number")
    return float(value)
