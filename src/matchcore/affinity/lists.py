"""Components that compare two lists: interests, weekly hours, languages."""

from __future__ import annotations

from typing import ClassVar

from matchcore.affinity.components import ReadOnce
from matchcore.affinity.factors import alike
from matchcore.affinity.missing import Missing
from matchcore.affinity.parameters import check_column
from matchcore.model.addends import Sides
from matchcore.names import fold, language_key
from matchcore.people import Cohort, Entries, Merged, merged, usual_names

__all__ = ["SharedHours", "SharedInterests", "SharedLanguages"]


class _Shared(ReadOnce[tuple[Entries, Entries]]):
    """``|both| / (|mentee's|**p · |mentor's|**q)``, for two exponents that sum to 1."""

    column: str
    _exponents: ClassVar[tuple[float, float]]

    def _read(self, cohort: Cohort) -> tuple[Entries, Entries]:
        mentees = Entries.read(cohort.mentees, self.column, self._key)
        return mentees, Entries.read(cohort.mentors, self.column, self._key)

    def _learn(self, cohort: Cohort) -> tuple[Entries, Entries]:
        """Learn what both sides list; what only one side lists adds to no product."""
        check_column(self, self.column, cohort, "list")
        mentees, mentors = self._read(cohort)
        shared = sorted(set(mentees.keys) & set(mentors.keys))
        self._columns = {key: place for place, key in enumerate(shared)}
        called = usual_names(mentees, mentors)
        self.labels_ = [called[key] for key in shared]
        return mentees, mentors

    def _sides(self, read: tuple[Entries, Entries]) -> Sides:
        """Return indicators, divided by a power of the length of the list."""
        factors, known = [], []
        for entries, exponent in zip(read, self._exponents, strict=True):
            lengths = entries.sums()
            factors.append(entries.matrix(self._columns, lengths[entries.rows] ** -exponent))
            known.append(lengths > 0)
        return Sides(*alike(*factors), known[0], known[1])

    def merged(self, cohort: Cohort) -> list[Merged]:
        """Return the lists that name one thing in several ways."""
        sides = cohort.mentees, cohort.mentors
        return [found for people in sides for found in merged(people, self.column, self._key)]

    def _key(self, name: str) -> str:
        """Return the key that all names of one thing share."""
        return fold(name)


class SharedInterests(_Shared):
    """Interests in common: the cosine of the two sets.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    column : str
        The list column to compare; levels do not count.
    missing : {"zero", "mean"}
        What a pair gets if a value is missing: see `Component`.

    Notes
    -----
    Entries in common / √(entries of one · entries of the other).

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m"], "interests": ["jazz"]})
    >>> mentees = pd.DataFrame({"id": ["e"], "interests": ["Jazz|chess|bike|books"]})
    >>> sides = SharedInterests().fit_transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).tolist()
    [[0.5]]
    """

    label = "interests"
    _exponents = 0.5, 0.5

    def __init__(
        self, weight: float = 1.0, column: str = "interests", missing: Missing = "zero"
    ) -> None:
        self.weight = weight
        self.column = column
        self.missing = missing


class SharedHours(_Shared):
    """Weekly hours in common: the share of the mentee's free hours when the mentor is free.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    column : str
        The list column of hours, such as ``mon-09``.
    missing : {"zero", "mean"}
        What a pair gets if a value is missing: see `Component`.

    Notes
    -----
    Hours in common / the mentee's hours.

    It is 1 if the mentor is free whenever the mentee is.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m"], "availability": ["mon-09|tue-09|wed-09"]})
    >>> mentees = pd.DataFrame({"id": ["e"], "availability": ["mon-09|fri-09"]})
    >>> sides = SharedHours().fit_transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).tolist()
    [[0.5]]
    """

    label = "availability"
    named = "slot"
    _exponents = 1.0, 0.0

    def __init__(
        self, weight: float = 1.0, column: str = "availability", missing: Missing = "zero"
    ) -> None:
        self.weight = weight
        self.column = column
        self.missing = missing


class SharedLanguages(_Shared):
    """Languages in common: the share of the mentee's languages that the mentor speaks.

    Speaking more languages costs a mentor nothing. ``fr``, ``French`` and ``français`` are the
    same language: ISO 639-1 codes, English, French and native names all match.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    column : str
        The list column of languages.
    missing : {"zero", "mean"}
        What a pair gets if a value is missing: see `Component`.

    Notes
    -----
    Languages in common / the mentee's languages.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m"], "languages": ["français|en|de"]})
    >>> mentees = pd.DataFrame({"id": ["e"], "languages": ["fr|it"]})
    >>> sides = SharedLanguages().fit_transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).tolist()
    [[0.5]]
    """

    label = "languages"
    named = "language"
    _exponents = 1.0, 0.0

    def __init__(
        self, weight: float = 1.0, column: str = "languages", missing: Missing = "zero"
    ) -> None:
        self.weight = weight
        self.column = column
        self.missing = missing

    def _key(self, name: str) -> str:
        return language_key(name)
