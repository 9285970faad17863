"""A matching as JSON and arrays, and back. Everything read back is checked."""

from __future__ import annotations

import json
from typing import Any, get_args

import numpy as np

from matchcore.affinity.factors import Part
from matchcore.answer.arrays import ArrayReader, ArrayWriter
from matchcore.answer.couples import Couples
from matchcore.answer.json_checks import checked_number, checked_text, checked_texts, is_int
from matchcore.answer.problem_archive import problem_from_json, problem_to_json
from matchcore.answer.profile_archive import profiles_from_json, profiles_to_json
from matchcore.model.arrays import Rows
from matchcore.model.assignment import Assignment, Bound, Certificate, Listing, Prices, SolveStatus
from matchcore.model.compatibility import Compatibility
from matchcore.model.problem import Problem
from matchcore.people import Roster
from matchcore.wording import Label, LabelKind, checked_language

_QUANTITIES = ("covered", "seats", "total")
_SCALES = 4096  # powers of two beyond the range of floats


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
        The files do not hold a matching.
    """
    with np.errstate(all="ignore"):  # checks find NaN and infinity, without warnings
        return _from_json(json.loads(files["json"]), ArrayReader(files["arrays"]))


def _to_json(m: Couples, arrays: ArrayWriter) -> dict[str, Any]:
    return {
        "programme": dict(m.programme),
        "language": m.language,
        "cautions": list(m.lasting_cautions),
        "people": [[list(roster.ids), list(roster.names)] for roster in m.rosters],
        "profiles": [profiles_to_json(roster) for roster in m.rosters],
        "parts": [_part_to_json(part, arrays) for part in m.parts],
        **problem_to_json(m.problem, arrays),
        "assignment": _assignment_to_json(m.assignment, arrays),
    }


def _from_json(d: dict[str, Any], arrays: ArrayReader) -> Couples:
    profiles = d.get("profiles", [{}, {}])  # none before schema 5
    mentees, mentors = (
        _roster(ids, names, kept) for (ids, names), kept in zip(d["people"], profiles, strict=True)
    )
    shape = len(mentees.ids), len(mentors.ids)
    problem = problem_from_json(d, arrays, shape)
    programme = d["programme"]
    if not isinstance(programme, dict) or not isinstance(programme.get("programme", {}), dict):
        raise ValueError("the programme is not a table")
    return Couples(
        problem,
        _assignment(d["assignment"], arrays, problem),
        mentees,
        mentors,
        _parts(d["parts"], arrays, problem.compatibility),
        programme,
        checked_language(d["language"]),
        checked_texts(d.get("cautions", [])),  # schemas before 5 have none
    )


def _roster(ids: Any, names: Any, profiles: Any) -> Roster:
    roster = Roster(
        checked_texts(ids), checked_texts(names), profiles_from_json(profiles, len(ids))
    )
    if len(roster.ids) != len(roster.names) or len(set(roster.ids)) != len(roster.ids):
        raise ValueError("ids and names do not fit each other")
    return roster


def _part_to_json(part: Part, arrays: ArrayWriter) -> list[Any]:
    labels = [_label_to_json(label) for label in part.labels]
    known = [arrays.add(part.mentees_known), arrays.add(part.mentors_known)]
    return [part.name, part.columns.start, part.columns.stop, labels, *known]


def _parts(d: Any, arrays: ArrayReader, c: Compatibility) -> tuple[Part, ...]:
    """Return the parts; together they must fill the columns of the factors."""
    parts, at = [], 0
    for name, start, stop, labels, i, j in d:
        if not (is_int(start) and is_int(stop)) or start != at or stop - start != len(labels):
            raise ValueError("the parts do not fit their columns")
        known = (arrays.take(k, np.bool_, size) for k, size in zip((i, j), c.shape, strict=True))
        parts.append(
            Part(checked_text(name), slice(start, stop), list(map(_label, labels)), *known)
        )
        at = stop
    if at != c.factors.U.shape[1]:
        raise ValueError("the parts do not fill the factors")
    return tuple(parts)


def _label_to_json(label: str | Label) -> str | list[Any]:
    return label if isinstance(label, str) else [label.kind, label.value, label.column]


def _label(saved: Any) -> str | Label:
    """Return a label; plain text is a name, as all labels were before schema 3."""
    if isinstance(saved, str):
        return checked_text(saved)
    kind, value, column = saved
    if kind not in get_args(LabelKind):
        raise ValueError(f"{kind!r:.40} is not a kind of label")
    if not (isinstance(value, str) or value is None or is_int(value) or isinstance(value, float)):
        raise ValueError(f"{value!r:.40} is not a value of a label")
    return Label(kind, value, checked_text(column))


def _assignment_to_json(a: Assignment, arrays: ArrayWriter) -> dict[str, Any]:
    return {
        "status": a.status.value,
        "mentees": arrays.add(a.mentees),
        "mentors": arrays.add(a.mentors),
        **{k: getattr(a, k) for k in ("total", "bound", "seats", "seats_bound")},
        "certificate": None if a.certificate is None else _proof_to_json(a.certificate, arrays),
        **({"listing": _listing_to_json(a.listing, arrays)} if a.listing else {}),
    }


def _listing_to_json(listing: Listing, arrays: ArrayWriter) -> list[int]:
    pairs = [x.astype(np.int32) for x in (listing.mentees, listing.mentors)]
    bounds = arrays.add(listing.prices), arrays.add(listing.gains)
    return [*map(arrays.add, pairs), *bounds, listing.shift]


def _listing(d: Any, arrays: ArrayReader, shape: tuple[int, int]) -> Listing:
    (i, j, prices, gains, shift), (n, m) = d, shape
    mentees, mentors = (arrays.take(k, np.int32, None).astype(np.int64) for k in (i, j))
    if not _are_rows([mentees, mentors], shape):
        raise ValueError("the listed pairs are not row numbers")
    if not is_int(shift) or abs(shift) > _SCALES:
        raise ValueError("the listing has no scale")
    bounds = arrays.take(prices, np.int64, m), arrays.take(gains, np.int64, n)
    return Listing(mentees, mentors, *bounds, shift)


def _assignment(d: dict[str, Any], arrays: ArrayReader, problem: Problem) -> Assignment:
    mentees, mentors = (arrays.take(d[k], np.int64, None) for k in ("mentees", "mentors"))
    if not _are_rows([mentees, mentors], problem.shape):
        raise ValueError("the pairs are not row numbers")
    if d["seats"] != len(mentees) or not is_int(d["seats_bound"]):
        raise ValueError("the seats do not fit the pairs")
    proof, listing = d["certificate"], d.get("listing")
    return Assignment(
        SolveStatus(d["status"]),
        mentees,
        mentors,
        total=checked_number(d["total"]),
        bound=checked_number(d["bound"]),
        seats=len(mentees),
        seats_bound=d["seats_bound"],
        certificate=None if proof is None else _proof_from_json(proof, arrays, problem),
        listing=None if listing is None else _listing(listing, arrays, problem.shape),
    )


def _are_rows(pairs: list[Rows], shape: tuple[int, int]) -> bool:
    """Return whether pairs are parallel row numbers of people who exist."""
    inside = (((x >= 0) & (x < size)).all() for x, size in zip(pairs, shape, strict=True))
    return len(pairs[0]) == len(pairs[1]) and all(inside)


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
            raise ValueError("a bound is malformed")
        mentors = arrays.take(prices, np.int64, problem.shape[1])
        bounds.append(Bound(quantity, value, limit, Prices(mentors, *worths)))
    quantities = [bound.quantity for bound in bounds]
    if not {"seats", "total"} <= set(quantities) or len(set(quantities)) < len(quantities):
        raise ValueError("the certificate lacks a bound or repeats one")
    shift, unique = d["shift"], d["unique"]
    if not is_int(shift) or not isinstance(unique, bool) or abs(shift) > _SCALES:
        raise ValueError("the certificate does not fit the problem")
    return Certificate(tuple(bounds), shift, checked_number(d["rounding"]), unique)
