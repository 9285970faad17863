"""Columns of applicants that selection reads beside those that every programme knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names.phrases import phrase, phrases
from matchcore.names.protected import is_protected
from matchcore.people import People
from matchcore.people.cells import Wrong, column_cells, distinct_cells
from matchcore.people.columns import Numbers
from matchcore.rounds.feedback_cells import read_yes_no, score_reader, text_of

_ENGLISH = {
    "wish": """teaches|wish to teach|wishes to teach|would like to teach|wants to teach
    |skills to teach|skills you would like to teach|teaching wish""",
    "validated": "validated|validated skills|skills validated|certified skills|certifications",
    "used": "used|used skills|skills used|skills used in role|used in role|used at work",
    "curiosity": "curiosity|curiosity level|curiosity score",
    "interview": "interview|interview note|interview score|interview rating|interview notes",
    "consent": "consent|gdpr consent|consents|agrees to take part|agreement",
}
_FRENCH = {
    "wish": """souhaite enseigner|souhaite transmettre|souhaits de transmission|envie de transmettre
    |aimerait transmettre|aimerait enseigner|veut transmettre|à transmettre
    |compétences à transmettre|compétences que je souhaite transmettre
    |compétences que vous souhaitez transmettre""",
    "validated": "compétences validées|validées|compétences certifiées|acquis validés",
    "used": """compétences utilisées|utilisées dans le poste|compétences utilisées dans le poste
    |compétences mobilisées|compétences exercées|compétences pratiquées""",
    "curiosity": "curiosité|niveau de curiosité|note de curiosité",
    "interview": """entretien|note d'entretien|notes d'entretien|évaluation de l'entretien
    |appréciation de l'entretien""",
    "consent": "consentement|consentement rgpd|accord|accord pour participer|accepte de participer",
}
_MEANT = phrases(_ENGLISH) | phrases(_FRENCH)
OURS = tuple(_ENGLISH)
_SCALE = (1.0, 5.0)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_OF_FIVE = re.compile(r"\s*(?:/|sur|out of)\s*5\s*$", re.IGNORECASE)  # as in 4/5


class Columns:
    """What the further columns of one side hold.

    Parameters
    ----------
    people : People
    stated : mapping of str to str
        Header → our name, where a header says it in words that are not known.
    problems : list of InputProblem
        What cannot be read is added.
    """

    def __init__(
        self, people: People, stated: Mapping[str, str], problems: list[InputProblem]
    ) -> None:
        self._people, self._problems = people, problems
        self.theirs = self._find(stated)

    def _find(self, stated: Mapping[str, str]) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        for header in map(str, self._people.frame.columns):
            if header in self._people.columns:
                continue
            ours = stated.get(header) or _meaning(header)
            if ours and not is_protected(header):
                found.setdefault(ours, []).append(header)
        for ours, several in found.items():
            if len(several) > 1:
                place = told("{role}, {column}", role=self._people.role, column=ours)
                problem = told("several columns may be this one: {several}", several=several)
                remedy = told("rename the others")
                self._problems.append(InputProblem("same_name", place, "", problem, remedy))
        return {ours: several[0] for ours, several in found.items()}

    def skills(self, ours: str, key: Callable[[str], str]) -> list[set[str]] | None:
        """Return the skills that each person lists, by key; None without such a column."""
        if ours not in self.theirs:
            return None
        try:
            items = self._people.items(self.theirs[ours])
        except InputError as error:
            self._problems += error.problems
            return None
        found: list[set[str]] = [set() for _ in range(len(self._people))]
        for row, label in zip(items.rows.tolist(), items.labels.tolist(), strict=True):
            name, _, level = label.rpartition(":")
            found[row].add(key(name if name and level.strip().isdigit() else label))
        return found

    def notes(self, ours: str) -> Numbers:
        """Return notes from 1 to 5; NaN where there is none."""
        read = score_reader(_SCALE, comma=True)
        return self._read(ours, lambda cell: read(_OF_FIVE.sub("", text_of(cell))))

    def answers(self, ours: str) -> Numbers:
        """Return 1 for yes and 0 for no; NaN where there is neither."""
        return self._read(ours, read_yes_no)

    def _read(self, ours: str, read: Callable[[Any], Any]) -> Numbers:
        if ours not in self.theirs:
            return np.full(len(self._people), np.nan)
        column = self._people.frame[self.theirs[ours]]
        cells: Sequence[Any] = column_cells(pd.Series(column))
        distinct, codes = distinct_cells(cells)
        values = [*map(read, distinct)]
        found = np.full(len(cells), np.nan)
        for k, code in enumerate(codes.tolist()):
            value = values[code]
            if isinstance(value, Wrong):
                self._add(k, ours, text_of(cells[k]), value)
            elif value is not None:
                found[k] = float(value)
        return found

    def _add(self, k: int, ours: str, shown: str, wrong: Wrong) -> None:
        place = told(
            "{role}, row {row}, {column}",
            role=self._people.role,
            row=self._people.source_rows[k],
            column=self.theirs[ours],
        )
        value = repr(shown[:60])
        self._problems.append(InputProblem(wrong.code, place, value, wrong.problem, wrong.remedy))


def _meaning(header: str) -> str | None:
    """Return what a header stands for; what it says in brackets, such as a scale, does not count.

    >>> _meaning("Curiosité (1 à 5)"), _meaning("Note d'entretien /5"), _meaning("Sexe")
    ('curiosity', 'interview', None)
    """
    plain = _OF_FIVE.sub("", _BRACKETS.sub("", header))
    return _MEANT.get(phrase(header)) or _MEANT.get(phrase(plain))
