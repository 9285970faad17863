"""What the mentor teaches of what the mentee wants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
import pandas as pd
from sklearn.utils.validation import check_is_fitted

from matchcore.affinity.components import Component
from matchcore.affinity.factors import alike
from matchcore.affinity.near_misses import near_misses
from matchcore.errors import InputProblem
from matchcore.model.addends import Sides
from matchcore.names import NameTable, SkillNames
from matchcore.names.skill_tables import located, names_problems
from matchcore.people import TOP, Cohort, Entries, Merged, Numbers, Slip, merged, usual_names

_NAMES = 300  # of skills in each column, of which slips are looked for


class TaughtSkills(Component):
    """What the mentor teaches of what the mentee wants.

    ``Σ importance · level / 5`` over the wanted skills that the mentor has, divided by all the
    mentee's importance: 1 where the mentor masters everything wanted. An entry without a number
    counts 3. Names meet whatever their case, accents, hyphens and plural, and across French and
    English where `names` knows both.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    names : table of names or sequence of tables, optional
        Other names of skills, as for `SkillNames`: a mapping of other name to name, the path of
        a CSV file (ESCO's too), ``"matchcore"``, or several of these. None takes the table that
        comes with matchcore.
    rarity : bool
        Whether a wish counts the more, the fewer mentors can fulfil it: importance is multiplied
        by ``1 + ln((1 + mentors) / (1 + mentors who teach it))``, the smoothed inverse document
        frequency of [1]_.

    References
    ----------
    .. [1] K. Spärck Jones, "A statistical interpretation of term specificity and its application
       in retrieval", Journal of Documentation 28 (1972).

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m"], "skills": ["machine learning:5|excel:1"]})
    >>> mentees = pd.DataFrame({"id": ["e"], "wants": ["apprentissage automatique:4|cuisine:4"]})
    >>> sides = TaughtSkills().fit(Cohort(mentors, mentees)).transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).tolist()
    [[0.5]]
    """

    label = "skills"

    def __init__(
        self,
        weight: float = 1.0,
        names: NameTable | Sequence[NameTable] | None = None,
        rarity: bool = False,
    ) -> None:
        self.weight = weight
        self.names = names
        self.rarity = rarity

    def problems(self) -> list[InputProblem]:
        """Return what is wrong with rarity and names."""
        found = names_problems(self.names)
        if not isinstance(self.rarity, (bool, np.bool_)):
            found.append(self._problem("rarity", "wrong_type", "use true or false"))
        return found

    def content(self) -> dict[str, Any]:
        """Return the parameters as plain values; one file has one path, however written."""
        return {**super().content(), "names": located(self.names)}

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn which wanted skills are taught, and by how many.

        What one side names alone adds to no product; it counts in the mentee's whole importance.
        """
        self.check()
        self._names = SkillNames(self.names)
        wanted, taught = _entries(cohort, self._names)
        self._rarest = 1.0 + np.log(1.0 + taught.size)
        teachers = np.bincount(taught.codes, minlength=len(taught.keys))
        self._rarity = dict(zip(taught.keys, self._rarest - np.log(1.0 + teachers), strict=True))
        shared = sorted(set(wanted.keys) & set(taught.keys))
        self._columns = {key: place for place, key in enumerate(shared)}
        called = usual_names(wanted, taught)
        self.labels_ = [self._names.written(called[key]) for key in shared]
        return self

    def transform(self, cohort: Cohort) -> Sides:
        """Return importances as shares (mentees) and levels as parts of 5 (mentors)."""
        check_is_fitted(self, "labels_")
        wanted, taught = _entries(cohort, self._names)
        importance = wanted.levels * self._weights(wanted)
        whole = wanted.sums(importance)
        shares = wanted.matrix(self._columns, importance / whole[wanted.rows])
        levels = taught.matrix(self._columns, taught.levels / TOP)
        return Sides(*alike(shares, levels), whole > 0, taught.sums() > 0)

    def suggestions(
        self, cohort: Cohort, at_least: float = 0.8, most: int | None = None
    ) -> pd.DataFrame:
        """Return names that look like misspellings; nothing is merged, people decide.

        A name is looked at where neither the table nor the other side knows it.

        Parameters
        ----------
        cohort : Cohort
        at_least : float
            The similarity from which a name is suggested, from 0 to 1.
        most : int, optional
            How many names of each column to look at, those of most people first; all of them
            may take a millisecond or two each.

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
        rows = []
        for column, own, other in (("wants", wanted, taught), ("skills", taught, wanted)):
            called = usual_names(own)
            heard = {**usual_names(other), **known}
            people = np.bincount(own.codes, minlength=len(own.keys)).tolist()
            strange = {
                key: (called[key], count)
                for key, count in zip(own.keys, people, strict=True)
                if key not in heard
            }
            often = sorted(strange, key=lambda key: (-strange[key][1], key))
            strange = {key: strange[key] for key in sorted(often[:most])}
            rows += [
                (column, *strange[key], heard[near], similarity)
                for key, near, similarity in near_misses(list(strange), list(heard), at_least)
            ]
        return pd.DataFrame(rows, columns=list(Slip._fields))

    def slips(self, cohort: Cohort) -> list[Slip]:
        """Return the suggestions for the names of most people."""
        found = self.suggestions(cohort, most=_NAMES)
        return [Slip(*row) for row in found.itertuples(index=False, name=None)]

    def merged(self, cohort: Cohort) -> list[Merged]:
        """Return the lists that name one skill in several ways; its highest level counts."""
        key = SkillNames(self.names).key
        return merged(cohort.mentees, "wants", key) + merged(cohort.mentors, "skills", key)

    def _weights(self, wanted: Entries) -> Numbers | float:
        if not self.rarity or not wanted.keys:
            return 1.0
        of_key = [self._rarity.get(key, self._rarest) for key in wanted.keys]
        return np.array(of_key)[wanted.codes]


def _entries(cohort: Cohort, names: SkillNames) -> tuple[Entries, Entries]:
    return (
        Entries.read(cohort.mentees, "wants", names.key),
        Entries.read(cohort.mentors, "skills", names.key),
    )
