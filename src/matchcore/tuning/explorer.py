"""`Explorer`: one cohort under many weights, each answer exact and proven."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from threading import Lock
from typing import Any, Unpack

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Floats, Rows
from matchcore.model.assignment import Assignment
from matchcore.model.preference import unruled
from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.programme.matching import match_prepared
from matchcore.programme.parameters import weights_of, with_parameters
from matchcore.programme.prepared import Prepared
from matchcore.rules.rule_list import soft_rules
from matchcore.solver import SolveOptions
from matchcore.tuning.asked import AskedWeights
from matchcore.tuning.couples import read_couples
from matchcore.tuning.influence import Influence, influence
from matchcore.tuning.keywords import Keywords, key_of
from matchcore.tuning.partners import Role, partners
from matchcore.tuning.raw_values import RawValues

__all__ = ["Explorer"]

_KEPT = 32  # matchings, fewer of many people
_PEOPLE = 1 << 18  # in all matchings kept
_CELLS = 1 << 22  # of a frame of all pairs


class Explorer(AskedWeights):
    """One cohort under many weights: what would change, and what decides.

    The cohort is read once. Each matching is that of `Programme.match` with the same programme,
    proven; it starts from the matching at the programme's own weights, which makes it quick. Of
    equally good matchings it may therefore be another one. Threads may share an explorer.

    Parameters
    ----------
    programme : Programme
    cohort : Cohort
    **options
        Those of `Programme.match`, such as ``time_limit``, for every matching.

    Attributes
    ----------
    programme, cohort
    matching : Matching
        At the programme's own weights.

    Raises
    ------
    InputError, InfeasibleError, TimeLimitError
        As for `Programme.match`.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> from matchcore.tuning import Explorer
    >>> explorer = Explorer(Programme.reverse_mentoring(), datasets.load_demo())
    >>> explorer.weights
    {'skills': 0.6, 'interests': 0.2, 'availability': 0.1, 'seniority': 0.1, 'site': 0.1}
    >>> other = explorer.at(skills=0.3)
    >>> other.status.value, len(explorer.matching.diff(other).kept)
    ('optimal', 38)
    """

    def __init__(
        self,
        programme: Programme,
        cohort: Cohort,
        **options: Unpack[SolveOptions[Matching | Assignment]],
    ) -> None:
        _check(programme, cohort)
        self.programme, self.cohort = programme, cohort
        self._prepared, self._options = Prepared(cohort), options
        self._keywords = Keywords(programme)
        self._kept = max(1, min(_KEPT, _PEOPLE // max(1, sum(cohort.shape))))
        self._lock, self._made = Lock(), OrderedDict[Any, Matching]()
        self.matching = match_prepared(programme, self._prepared, options)
        self._raw = RawValues(self._prepared.addends(programme), cohort.shape)

    def __repr__(self) -> str:
        parts = ", ".join(f"{name} {weight:g}" for name, weight in self.weights.items())
        return f"Explorer({self.cohort!r}; {parts or 'no addends'})"

    # Weights ---------------------------------------------------------------------------------

    @property
    def weights(self) -> dict[str, float]:
        """What the programme states, by the names of the addends.

        Raw weights of the components, amounts of the terms, weights of the soft rules.
        """
        return weights_of(self.programme)

    @property
    def components(self) -> tuple[str, ...]:
        """Which addends are components, whose weights are divided by their sum."""
        return tuple(self.programme.affinity.components)

    def at(self, *, rules: Mapping[str, float] | None = None, **changes: Any) -> Matching:
        """Match under other weights.

        Parameters
        ----------
        rules : dict of str to float, optional
            Weights of soft rules: by the rule's own name, by its kind if only one soft rule is of
            that kind, or as it is written.
        **changes
            By the name of a component its raw weight, by that of a term its amount; ``floor``,
            ``objective`` and ``complete`` as in `Programme`; and any other parameter of a part,
            such as ``bio__max_features``.

        Raises
        ------
        InputError
            Lists all names that are unknown and values that cannot be used.
        InfeasibleError, TimeLimitError
            As for `Programme.match`.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> from matchcore.tuning import Explorer
        >>> explorer = Explorer(Programme.reverse_mentoring(), datasets.load_demo())
        >>> explorer.at(skills=1.0, site=0.0, floor=0.3)
        Matching(40 couples, optimal; 2 cautions: see .cautions)
        """
        return self._matched(self._keywords.read(changes, rules or {}))

    def weighed(self, weights: Mapping[str, float]) -> Matching:
        """Match under other weights by the names of the addends; the others stay."""
        rules = {key: x for key, x in weights.items() if key in soft_rules(self.programme.rules)}
        return self.at(rules=rules, **{k: x for k, x in weights.items() if k not in rules})

    def _matched(self, changes: Mapping[str, Any]) -> Matching:
        """Return the matching of the programme with changes, made before or now."""
        if not changes:
            return self.matching
        key = key_of(changes)
        with self._lock:
            found = self._made.get(key)
        if found is None:
            programme, start = with_parameters(self.programme, changes), self.matching.assignment
            found = match_prepared(programme, self._prepared, {**self._options, "start": start})
        if key is None:
            return found
        with self._lock:
            self._made[key] = found
            self._made.move_to_end(key)
            while len(self._made) > self._kept:
                self._made.popitem(last=False)
        return found

    # Values ----------------------------------------------------------------------------------

    def values(self, pairs: pd.DataFrame | Iterable[tuple[str, str]] | None = None) -> pd.DataFrame:
        """Return what each addend is worth at weight 1, pair by pair.

        Parameters
        ----------
        pairs : frame with mentee and mentor, or (mentee id, mentor id) pairs, optional
            By default the couples of the matching.

        Returns
        -------
        pandas.DataFrame
            mentee, mentor, and one column per addend; components lie in [0, 1].

        Raises
        ------
        InputError
            Lists everybody who is not in the cohort.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> from matchcore.tuning import Explorer
        >>> explorer = Explorer(Programme.reverse_mentoring(), datasets.load_demo())
        >>> explorer.values([("E-0007", "E-0159")]).round(3)
           mentee  mentor  skills  interests  availability  seniority  site
        0  E-0007  E-0159   0.417        0.0         0.333        0.6   1.0
        """
        a = self.matching.assignment
        i, j = a.mentees, a.mentors
        if pairs is not None:
            problems = list[InputProblem]()
            _, (i, j) = read_couples("pairs", self.cohort, pairs, problems)
            if problems:
                raise InputError(problems)
        ids = self.cohort.mentees.ids[i], self.cohort.mentors.ids[j]
        named = dict(zip(("mentee", "mentor"), ids, strict=True))
        return pd.DataFrame(named | self.values_at(i, j))

    def values_at(self, mentees: Rows, mentors: Rows) -> dict[str, Floats]:
        """Return what each addend is worth at weight 1, for pairs by row number."""
        return self._raw.at(mentees, mentors)

    def scores(self, component: str | None = None) -> pd.DataFrame:
        """Return a table of all pairs: mentees in rows, mentors in columns, by their ids.

        Forbidden pairs are NaN.

        Parameters
        ----------
        component : str, optional
            The addend whose values at weight 1 to show; by default, scores.

        Raises
        ------
        InputError
            There is no such addend; or there are more than four million pairs.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> from matchcore.tuning import Explorer
        >>> explorer = Explorer(Programme.reverse_mentoring(), datasets.load_demo())
        >>> scores = explorer.scores()
        >>> scores.shape, int(scores.notna().to_numpy().sum())
        ((45, 60), 2103)
        >>> round(float(scores.loc["E-0007", "E-0159"]), 3)
        0.403
        """
        n, m = self.cohort.shape
        if component is not None and component not in self._raw.addends:
            remedy = told("use one of {choices}, or leave it out", choices=list(self._raw.addends))
            value = f"{component!r:.60}"
            raise InputError(InputProblem("unknown_component", "component", value, "", remedy))
        if n * m > _CELLS:
            problem = told("a table of {n} × {m} pairs is too large", n=n, m=m)
            remedy = told(
                "ask `values` or `top` for some people; the most is {cells} pairs", cells=_CELLS
            )
            raise InputError(InputProblem("too_large", "", "", problem, remedy))
        found = unruled(self.matching.problem).open.masked_tile(slice(None))
        if component is not None:
            raw = self._raw.tile(component, np.arange(n), np.arange(m))
            found = np.where(found > -np.inf, raw, -np.inf)
        sides = self.cohort.mentees, self.cohort.mentors
        index, columns = (pd.Index(people.ids, name=people.role) for people in sides)
        return pd.DataFrame(np.where(found > -np.inf, found, np.nan), index, columns)

    # What decides ----------------------------------------------------------------------------

    def top(self, person: str, k: int = 5, *, role: Role | None = None) -> pd.DataFrame:
        """Return the best allowed partners of one person by score, made or not.

        Parameters
        ----------
        person : str
            The id of a mentee or of a mentor.
        k : int
            The most partners to return.
        role : {"mentee", "mentor"}, optional
            Only needed for an id on both sides.

        Returns
        -------
        pandas.DataFrame
            mentee, mentor, score, made, one column per addend, and what would change for the whole
            if the couple were required, as in `Matching.alternatives`. NaN where no matching has
            the pair.

        Raises
        ------
        InputError
            Nobody has that id, or two people have; `k` or `role` is wrong; or the matching is not
            proven best.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> from matchcore.tuning import Explorer
        >>> explorer = Explorer(Programme.reverse_mentoring(), datasets.load_demo())
        >>> shown = ["mentor", "score", "made", "skills", "total_change"]
        >>> explorer.top("E-0007", 3)[shown].round(3)
           mentor  score   made  skills  total_change
        0  E-0159  0.403   True   0.227         0.000
        1  E-0166  0.388  False   0.182        -0.023
        2  E-0130  0.345  False   0.182        -0.079
        """
        return partners(self.matching, person, k, role)

    def influence(self) -> Influence:
        """Return how much each addend decides; its weight alone does not tell.

        A component that gives nearly every pair the same decides little, whatever its weight.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> from matchcore.tuning import Explorer
        >>> explorer = Explorer(Programme.reverse_mentoring(), datasets.load_demo())
        >>> explorer.influence().frame.round(2)
                 addend  weight  spread  spread_share  total_share  gain
        0        skills    0.55    0.10          0.35         0.51  0.17
        1     interests    0.18    0.17          0.19         0.12  0.03
        2  availability    0.09    0.18          0.10         0.06  0.00
        3     seniority    0.09    0.20          0.12         0.18  0.00
        4          site    0.09    0.40          0.23         0.12  0.03
        """
        normalised = self.programme.affinity.weights()
        return influence(self.matching, self._raw, {**self.weights, **normalised})


def _check(programme: object, cohort: object) -> None:
    """Raise InputError for what is no programme or no cohort."""
    problems = []
    if not isinstance(programme, Programme):
        remedy = told("give a Programme")
        problems.append(InputProblem("wrong_type", "programme", f"{programme!r:.60}", "", remedy))
    if not isinstance(cohort, Cohort):
        remedy = told("cohort = programme.read(mentors=…, mentees=…)")
        problems.append(InputProblem("wrong_type", "cohort", f"{cohort!r:.60}", "", remedy))
    if problems:
        raise InputError(problems)
