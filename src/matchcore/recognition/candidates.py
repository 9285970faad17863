"""What each column may be taken for: guesses at its header that its cells allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from matchcore.people import COLUMNS, Role
from matchcore.people.columns import OWN_LIST
from matchcore.people.role_tables import ROLE
from matchcore.recognition.contents import Content
from matchcore.recognition.fitting import Fit, fit
from matchcore.recognition.further_columns import (
    CONSENT,
    FIRST_NAME,
    IGNORED,
    LAST_NAME,
    PREFERS,
    TOPICS,
)
from matchcore.recognition.headers.guesses import (
    TITLE_TIER,
    HeaderGuess,
    HeaderStrength,
    header_guesses,
)

Strength = Literal[HeaderStrength, "content"]

SEVERAL = frozenset({IGNORED, CONSENT, PREFERS})  # several columns may be taken for these
_STRENGTHS: tuple[Strength, ...] = ("ours", "exact", "question", "weak", "content")
_FITS: tuple[Fit, ...] = ("fits", "open", "contradicts")
_TOPICS_TIER = 5  # topics of a table are its skills where nothing says so more plainly
_ALSO_STAFF = frozenset({"email"})  # managers are named by it


@dataclass(frozen=True)
class Candidate:
    """One thing that a column may be taken for."""

    place: int  # of the column in the table
    column: str
    strength: Strength
    tier: int
    fit: Fit
    is_only: bool  # what its header may stand for
    is_by_role: bool = False  # not its header, but whose table it is decides
    is_torn: bool = False  # its header may mean what people teach, or what they want

    @property
    def merit(self) -> tuple[int, int, int]:
        """Compare candidates: the least is the best."""
        return _STRENGTHS.index(self.strength), _FITS.index(self.fit), self.tier


def candidates_of(
    headers: list[str], contents: list[Content], role: Role | None
) -> list[list[Candidate]]:
    """Return what each column may be taken for, best first, including what its cells contradict."""
    guesses = [header_guesses(header) for header in headers]
    has_first = any(g.column == FIRST_NAME for found in guesses for g in found)
    adjusted = [_adjusted(found, role, has_first=has_first) for found in guesses]
    found = [
        _candidates(place, these, content, role)
        for place, (these, content) in enumerate(zip(adjusted, contents, strict=True))
    ]
    for place, content in enumerate(contents):
        if not guesses[place]:
            found[place] = _by_content(place, content)
    return found


def is_column_of(column: str, role: Role | None) -> bool:
    """Return whether the tables of a role have a column.

    >>> is_column_of("capacity", "mentees"), is_column_of("capacity", None)
    (False, True)
    """
    if role is None or column not in COLUMNS:
        return True
    return role in COLUMNS[column].roles or (role == "staff" and column in _ALSO_STAFF)


def _adjusted(
    guesses: list[HeaderGuess], role: Role | None, *, has_first: bool
) -> list[HeaderGuess]:
    """Return guesses as the rest of the table makes them."""
    unfit = "name" if has_first else LAST_NAME  # a "Nom" beside a "Prénom" is the last name
    both = {"name", LAST_NAME} <= {guess.column for guess in guesses}
    kept = [guess for guess in guesses if not (both and guess.column == unfit)]
    topics = OWN_LIST.get(role or "", "")
    for k, guess in enumerate(kept):
        if guess.column == TOPICS:
            others = {other.column for other in kept}
            columns = [topics] if topics else ["skills", "wants"]
            columns = [] if others & {"skills", "wants"} else columns
            tier = guess.tier + _TOPICS_TIER
            kept[k : k + 1] = [guess._replace(column=c, tier=tier) for c in columns]
            break
    return kept


def _candidates(
    place: int, guesses: list[HeaderGuess], content: Content, role: Role | None
) -> list[Candidate]:
    is_only = len(guesses) == 1
    columns = {guess.column for guess in guesses if is_column_of(guess.column, role)}
    is_torn = columns >= {"skills", "wants"}
    found = [
        Candidate(
            place,
            guess.column,
            guess.strength,
            guess.tier,
            _fit(guess, content),
            is_only,
            is_torn=is_torn,
        )
        for guess in guesses
    ]
    if any(c.column == "motivation" and c.fit == "contradicts" for c in found):
        first = found[0]
        found.append(Candidate(place, "bio", first.strength, 1, fit("bio", content), False))
    return sorted(found, key=lambda candidate: candidate.merit)


def _fit(guess: HeaderGuess, content: Content) -> Fit:
    """Return whether cells fit a guess; titles of jobs are grades on a ladder only."""
    if guess.strength == "ours":
        return "fits"
    found = fit(guess.column, content)
    if guess.tier == TITLE_TIER and not (found == "fits" and content.is_on_ladder):
        return "contradicts"  # job codes are numbered, too
    return found


def _by_content(place: int, content: Content) -> list[Candidate]:
    """Return what cells alone show: addresses, roles and weekly hours."""
    tests = (
        ("email", content.mostly("email", share=0.9) and content.variety > 0.9),
        (ROLE, content.mostly("role", share=1.0) and content.distinct > 1),
        ("availability", content.mostly("hours", share=0.9)),
    )
    return [Candidate(place, c, "content", 0, "fits", True) for c, holds in tests if holds]
