"""The content of a programme, as a frozen value: checked, compared and replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import FrozenInstanceError
from typing import Any, Never, Self

from matchcore.affinity.estimator import Affinity
from matchcore.catalogue import told
from matchcore.errors import InputError
from matchcore.model.objective import Objective
from matchcore.people import Cohort, Scale, frozen_scale
from matchcore.plain_values import plain
from matchcore.programme.aims import Aim, aims_problems
from matchcore.programme.validation import (
    affinity_problems,
    option_problems,
    rules_problems,
    unknown_options,
)
from matchcore.rules.rule import Rule
from matchcore.tables import ColumnNames, Layout, TableSource, find_layout
from matchcore.wording import Language


class Definition:
    """What one company matches by; `Programme` documents each option."""

    rules: tuple[Rule, ...]
    objective: Objective
    floor: float | None
    complete: bool
    scale: tuple[str | tuple[str, ...], ...] | None
    layout: Layout
    name: str
    language: Language
    aims: tuple[Aim, ...]
    _affinity: Affinity
    _columns: Mapping[str, Any]

    def __init__(
        self,
        *,
        affinity: Affinity | None = None,
        rules: Sequence[Rule] = (),
        objective: Objective = "coverage",
        floor: float | None = None,
        complete: bool = False,
        scale: Scale | None = None,
        columns: ColumnNames | None = None,
        layout: str | Layout | Mapping[str, Any] | None = None,
        name: str = "",
        language: Language = "en",
        aims: Sequence[Aim] = (),
    ) -> None:
        affinity = Affinity() if affinity is None else affinity
        options = {"objective": objective, "floor": floor, "complete": complete, "layout": layout}
        people = {"scale": scale, "columns": columns or {}, "name": name}
        problems = option_problems(options | people | {"language": language})
        problems += affinity_problems(affinity) + rules_problems(rules, affinity)
        problems += aims_problems(aims, affinity, rules)
        if problems:
            raise InputError(problems)
        vars(self).update(
            _affinity=affinity.copy(),
            rules=tuple(rules),
            objective=objective,
            floor=None if floor is None else float(floor),
            complete=bool(complete),
            scale=None if scale is None else frozen_scale(scale),
            _columns={theirs: ours for theirs, ours in plain(columns or {}).items() if ours},
            layout=find_layout(layout),
            name=name,
            language=language,
            aims=tuple(aims),
        )

    def __setattr__(self, name: str, value: object) -> Never:
        remedy = f"programme.replace({name}=…) returns a changed one"
        raise FrozenInstanceError(f"a programme is a value, {name} cannot be set: {remedy}")

    def __delattr__(self, name: str) -> Never:
        raise FrozenInstanceError(f"a programme is a value, {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Definition):
            return NotImplemented
        return self._content() == other._content()

    def __hash__(self) -> int:
        return hash((self._affinity, self.objective, self.floor, self.scale, self.name))

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self  # nothing in it can change

    def __repr__(self) -> str:
        parts = ", ".join(self._affinity.get_params(deep=False))
        rules = ", ".join(map(str, self.rules))
        return f"Programme({self.name!r}, affinity: {parts or 'none'}; rules: {rules or 'none'})"

    @property
    def affinity(self) -> Affinity:
        """The components and terms of a score, as a copy: changing it changes nothing here."""
        return self._affinity.copy()

    @property
    def columns(self) -> dict[str, Any]:
        """The tables' column names, each with the one used here, as a copy."""
        names: dict[str, Any] = plain(self._columns)
        return names

    def _content(self) -> dict[str, Any]:
        """Return the arguments of the constructor."""
        return {name.removeprefix("_"): value for name, value in vars(self).items()}

    def replace(self, **changes: Any) -> Self:
        """Return a programme with some options changed, checked like a new one.

        Parameters
        ----------
        **changes
            Arguments of the constructor.

        Raises
        ------
        InputError
            An option does not exist, or its value cannot be used.

        Examples
        --------
        >>> from matchcore import Programme
        >>> programme = Programme.peer_mentoring().replace(floor=0.25, name="spring")
        >>> programme.floor, programme.name
        (0.25, 'spring')
        """
        content = self._content()
        problems = unknown_options(told("a programme"), changes, content)
        if problems:
            raise InputError(problems)
        return type(self)(**{**content, **changes})

    def read(
        self,
        *,
        mentors: TableSource | None = None,
        mentees: TableSource | None = None,
        staff: TableSource | None = None,
        people: TableSource | None = None,
        join: TableSource | None = None,
    ) -> Cohort:
        """Read people by the scale, the columns and the layout of the programme.

        Parameters
        ----------
        mentors, mentees, staff, people, join
            Frames, records or files, as in `Cohort`.

        Raises
        ------
        CohortError, InputError
            The tables cannot be used; every problem is listed.

        Examples
        --------
        >>> from matchcore import Programme
        >>> programme = Programme.peer_mentoring().replace(columns={"Matricule": "id"})
        >>> programme.read(mentors=[{"Matricule": "m"}], mentees=[{"Matricule": "e"}])
        Cohort(1 mentor, 1 mentee)
        """
        return Cohort(
            mentors,
            mentees,
            staff,
            people=people,
            join=join,
            scale=self.scale,
            columns=self._columns,
            layout=self.layout,
        )
