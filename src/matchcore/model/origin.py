"""Where a mask comes from: a rule, a missing value, the floor, or the caller."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.short_repr import short_repr

OriginKind = Literal["rule", "missing", "floor", "oneself", "given", "first"]


@dataclass(frozen=True)
class Origin:
    """Where a mask comes from. Masks of the same origin count as one rule.

    Attributes
    ----------
    kind : {"rule", "missing", "floor", "oneself", "given", "first"}
        A rule; the same rule where a value is missing; the floor; the ban on matching people with
        themselves; a name that the caller gave; or pairs that come first, where only exceptions
        without which less would be covered may be others.
    text : str
        The rule as written in code, or the given name.
    columns : tuple of str
        With ``"missing"``: the columns that the rule reads.
    sentences : tuple of str
        The rule in plain words, one sentence per language of `matchcore.wording.LANGUAGES`; empty
        where people know the rule by its text. Equality ignores them, since wording may change.

    Examples
    --------
    >>> str(Origin("missing", "SeniorityGap", ("grade",)))
    'SeniorityGap [grade unknown]'
    """

    kind: OriginKind
    text: str
    columns: tuple[str, ...] = ()
    sentences: tuple[str, ...] = field(default=(), compare=False, repr=False)

    __repr__ = short_repr

    @classmethod
    def of(cls, name: str | Origin) -> Origin:
        """Return an origin; a plain name counts as given by the caller."""
        return name if isinstance(name, Origin) else cls("given", named(name))

    def __str__(self) -> str:
        """Return the name in English, for frames and messages; nothing parses it."""
        missing = f" [{' or '.join(self.columns)} unknown]" if self.kind == "missing" else ""
        return f"{self.text}{missing}"


FLOOR, ONESELF = Origin("floor", "Floor"), Origin("oneself", "Oneself")


def named(name: object) -> str:
    """Return the name of a rule or a term, which must be text."""
    if not (isinstance(name, str) and name.strip()):
        raise InputError(
            InputProblem("not_text", "name", f"{name!r:.40}", remedy=told("give text"))
        )
    return name
