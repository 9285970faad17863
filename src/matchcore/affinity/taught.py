"""The component that matches skills taught with skills wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from matchcore.affinity.components import ReadOnce
from matchcore.affinity.factors import alike
from matchcore.affinity.missing import Missing
from matchcore.affinity.near_misses import misspelt
from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.model.addends import Sides
from matchcore.names import NameTable, SkillNames
from matchcore.names.skill_tables import located, names_problems
from matchcore.people import TOP, Cohort, Entries, Merged, Numbers, Role, Slip, merged, usual_names

__all__ = ["TaughtSkills"]

_MOST_NAMES = 300  # per column, when a check looks for misspellings


class TaughtSkills(ReadOnce[tuple[Entries, Entries]]):
    """Skills that the mentor teaches and the mentee wants.

    An entry without a number counts 3. Case, accents, hyphens and plurals do not matter, and
    French and English names match where `names` knows both.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    names : table of names or sequence of tables, optional
        Other names of skills. As for `SkillNames`: a mapping of other name to name, the path of
        a CSV file (including ESCO's), ``"matchcore"``, or several of these. None means the table
        that comes with matchcore.
    rarity : bool
        Whether to multiply importance by ``1 + ln((1 + mentors) / (1 + mentors who teach it))``.
        A wish then counts more if fewer mentors can fulfil it: the smoothed inverse document
        frequency of [1]_.
    missing : {"zero", "mean"}
        What a pair gets if a value is missing: see `Component`.
    first : bool
        Whether couples with a wanted skill come first: after the numbers of mentees with a mentor
        and of couples, as few couples as possible are without one, and only then the total counts.
        A mentee who wants nothing lacks nothing. With the objective ``"score"`` nothing comes
        before the total.

    Notes
    -----
    Σ importance · level / 5 over the wanted skills that the mentor has, divided by the mentee's
    total importance.

    It is 1 if the mentor masters everything wanted.

    References
    ----------
    .. [1] K. Spärck Jones, "A statistical interpretation of term specificity and its application
       in retrieval", Journal of Documentation 28 (1972).

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m"], "skills": ["machine learning:5|excel:1"]})
    >>> mentees = pd.DataFrame({"id": ["e"], "wants": ["apprentissage automatique:4|cuisine:4"]})
    >>> sides = TaughtSkills().fit_transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).tolist()
    [[0.5]]
    """

    label = "skills"
    named = "skill"

    def __init__(
        self,
        weight: float = 1.0,
        names: NameTable | Sequence[NameTable] | None = None,
        rarity: bool = False,
        missing: Missing = "zero",
        first: bool = False,
    ) -> None:
        self.weight = weight
        self.names = names
        self.rarity = rarity
        self.missing = missing
        self.first = first

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return what mentees want, and what mentors teach."""
        return ("wants",) if role == "mentees" else ("skills",)

    def problems(self) -> list[InputProblem]:
        """Return what is wrong with names, rarity and first."""
        return names_problems(self.names) + [
            self._problem(name, "wrong_type", told("use true or false"))
            for name in ("rarity", "first")
            if not isinstance(getattr(self, name), (bool, np.bool_))
        ]

    def content(self) -> dict[str, Any]:
        """Return the parameters as plain values; spellings of one path are equal."""
        return {**super().content(), "names": located(self.names)}

    def _read(self, cohort: Cohort) -> tuple[Entries, Entries]:
        return _entries(cohort, self._names)

    def _learn(self, cohort: Cohort) -> tuple[Entries, Entries]:
        """Learn which wanted skills are taught, and by how many mentors.

        A skill that only one side names adds to no product, but counts in the mentee's total.
        """
        self.check()
        self._names = SkillNames(self.names)
        wanted, taught = self._read(cohort)
        self._rarest = 1.0 + np.log(1.0 + taught.size)
        teachers = np.bincount(taught.codes, minlength=len(taught.keys))
        self._rarity = dict(zip(taught.keys, self._rarest - np.log(1.0 + teachers), strict=True))
        shared = sorted(set(wanted.keys) & set(taught.keys))
        self._columns = {key: place for place, key in enumerate(shared)}
        called = usual_names(wanted, taught)
        self.labels_ = [self._names.written(called[key]) for key in shared]
        return wanted, taught

    def _sides(self, read: tuple[Entries, Entries]) -> Sides:
        """Return shares of importance (mentees) and levels divided by 5 (mentors)."""
        wanted, taught = read
        importance = wanted.levels * self._rarities(wanted)
        total = wanted.sums(importance)
        shares = wanted.matrix(self._columns, importance / total[wanted.rows])
        levels = taught.matrix(self._columns, taught.levels / TOP)
        return Sides(*alike(shares, levels), total > 0, taught.sums() > 0)

    def _rarities(self, wanted: Entries) -> Numbers | float:
        if not self.rarity or not wanted.keys:
            return 1.0
        of_key = [self._rarity.get(key, self._rarest) for key in wanted.keys]
        return np.array(of_key)[wanted.codes]

    def suggestions(
        self, cohort: Cohort, at_least: float = 0.8, most: int | None = None
    ) -> pd.DataFrame:
        """Return names that look like misspellings; nothing is merged automatically.

        A name is checked if neither the table of names nor the other side has it.

        Parameters
        ----------
        cohort : Cohort
        at_least : float
            The lowest similarity at which a name is suggested, from 0 to 1.
        most : int, optional
            How many names of each column to check, those of most people first. Each takes a
            millisecond or two.

        Returns
        -------
        pandas.DataFrame
            column, name, people (how many wrote it), suggestion, similarity.

        Examples
        --------
        >>> import pandas as pd
        >>> mentors = pd.DataFrame({"id": ["m"], "skills": ["pottery"]})
        >>> mentees = pd.DataFrame({"id": ["e"], "wants": ["potery|machine lerning"]})
        >>> TaughtSkills().suggestions(Cohort(mentors, mentees))
           column             name  people        suggestion  similarity
        0   wants  machine lerning       1  machine learning        0.97
        1   wants           potery       1           pottery        0.92
        2  skills          pottery       1            potery        0.92
        """
        names = SkillNames(self.names)
        wanted, taught = _entries(cohort, names)
        known = names.known()
        found = misspelt("wants", wanted, taught, known, at_least, most)
        found += misspelt("skills", taught, wanted, known, at_least, most)
        return pd.DataFrame(found, columns=list(Slip._fields))

    def slips(self, cohort: Cohort) -> list[Slip]:
        """Return the suggestions for the names that most people use."""
        found = self.suggestions(cohort, most=_MOST_NAMES)
        return [Slip(*row) for row in found.itertuples(index=False, name=None)]

    def merged(self, cohort: Cohort) -> list[Merged]:
        """Return the lists that name one skill in several ways; its highest level counts."""
        key = SkillNames(self.names).key
        return merged(cohort.mentees, "wants", key) + merged(cohort.mentors, "skills", key)


def _entries(cohort: Cohort, names: SkillNames) -> tuple[Entries, Entries]:
    return (
        Entries.read(cohort.mentees, "wants", names.key),
        Entries.read(cohort.mentors, "skills", names.key),
    )
