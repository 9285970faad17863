"""A learning as a file."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.rounds.learning_values import LearntValues
from matchcore.rounds.liking import Liking
from matchcore.rounds.mutual import MutualLiking, Said
from matchcore.rounds.predictors import Predictors
from matchcore.rounds.record_files import damaged, read_record, write_record
from matchcore.rounds.severity import Severity

KIND = "learnt"
_PEOPLE = ("raters", "rated", "rater_spreads", "rated_spreads")


def save(learning: LearntValues, path: str | os.PathLike[str]) -> None:
    """Write a learning."""
    values = {
        "amounts": [[*pair, float(x)] for pair, x in sorted(learning.amounts.items())],
        "vetoes": sorted(map(list, learning.vetoes)),
        "weights": None if learning.weights is None else dict(learning.weights),
        "pairs": _columns(learning.pairs),
        "components": _columns(learning.components),
        "gain": _plain(learning.gain),
        "gain_low": _plain(learning.gain_low),
        "features": [*learning.features],
        "worth": learning.worth,
        "promise": [*learning.promise],
        "language": learning.language,
        "likings": learning.likings and _likings(learning),
    }
    write_record(path, KIND, values)


def load(
    path: str | os.PathLike[str], programme: Programme | None, cohort: Cohort | None
) -> dict[str, Any]:
    """Return the arguments of a `Learning`."""
    record = read_record(path, KIND)
    try:
        found = {
            "amounts": {(a, b): float(x) for a, b, x in record["amounts"]},
            "vetoes": frozenset((a, b) for a, b in record["vetoes"]),
            "weights": record["weights"],
            "pairs": _frame(record["pairs"]),
            "components": _frame(record["components"]),
            "gain": _number(record["gain"]),
            "gain_low": _number(record["gain_low"]),
            "features": tuple(record["features"]),
            "worth": float(record["worth"]),
            "promise": (float(record["promise"][0]), float(record["promise"][1])),
            "language": record["language"],
        }
        if programme is None or cohort is None or record["likings"] is None:
            return found
        _refuse_others(record["likings"], cohort)
        likings = _read_likings(record["likings"], programme, cohort, found["features"])
        predictors = likings.predictors.weighed(found["weights"] or {})
        likings = replace(likings, predictors=predictors)
        return {**found, "likings": likings, "programme": programme, "cohort": cohort}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise damaged(path, error) from error


def _likings(learning: LearntValues) -> dict[str, Any]:
    likings, cohort = learning.likings, learning.cohort
    if likings is None or cohort is None:
        return {}
    return {
        "mentees": cohort.mentees.ids.tolist(),
        "mentors": cohort.mentors.ids.tolist(),
        "components": [*likings.predictors.components],
        "predictors": [*likings.predictors.names()],
        "sides": [side and _side(side) for side in likings.sides],
        "said": [
            {name: getattr(said, name).tolist() for name in ("codes", "liking", "spreads")}
            for said in likings.said
        ],
    }


def _side(side: Liking) -> dict[str, Any]:
    people = side.people
    return {
        "coefficients": side.coefficients.tolist(),
        "level": _plain(people.level),
        "noise": people.noise,
        **{name: getattr(people, name).tolist() for name in _PEOPLE},
    }


def _read_likings(
    record: dict[str, Any], programme: Programme, cohort: Cohort, features: tuple[str, ...]
) -> MutualLiking:
    predictors = Predictors.of(programme, cohort, features)
    predictors = predictors.chosen(record["components"], record["predictors"])
    if [*predictors.names()] != record["predictors"]:
        remedy = told("give the programme and the cohort of the meetings")
        value = ", ".join(record["predictors"])
        problem = told("the programme or the cohort lacks what was learnt from")
        raise InputError(InputProblem("unknown_name", "programme", value, problem, remedy))
    sides = [side and _read_side(side) for side in record["sides"]]
    said = [
        Said(
            np.array(s["codes"], np.int64),
            np.array(s["liking"], float),
            np.array(s["spreads"], float),
        )
        for s in record["said"]
    ]
    return MutualLiking(predictors, cohort.shape, (sides[0], sides[1]), (said[0], said[1]))


def _read_side(record: dict[str, Any]) -> Liking:
    arrays = {name: np.array(record[name], dtype=np.float64) for name in _PEOPLE}
    people = Severity(_number(record["level"]), **arrays, noise=float(record["noise"]))
    nothing = np.zeros(0)
    return Liking(nothing, nothing, np.array(record["coefficients"], dtype=np.float64), people)


def _refuse_others(record: dict[str, Any], cohort: Cohort) -> None:
    remedy = told("give the cohort whose meetings these were")
    problems = [
        InputProblem(
            "other_people",
            told("cohort, {role}", role=role),
            "",
            told("these are other people"),
            remedy,
        )
        for role in ("mentees", "mentors")
        if getattr(cohort, role).ids.tolist() != record[role]
    ]
    if problems:
        raise InputError(problems)


def _columns(frame: pd.DataFrame) -> dict[str, list[Any]]:
    return {name: [_plain(x) for x in frame[name].tolist()] for name in frame.columns}


def _frame(columns: dict[str, list[Any]]) -> pd.DataFrame:
    return pd.DataFrame(
        {name: [np.nan if x is None else x for x in cells] for name, cells in columns.items()}
    )


def _plain(value: Any) -> Any:
    return None if isinstance(value, float) and np.isnan(value) else value


def _number(value: Any) -> float:
    return np.nan if value is None else float(value)
