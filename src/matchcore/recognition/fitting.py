"""Whether the cells of a column can be what its header says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from matchcore.people.latest import TIMESTAMP
from matchcore.people.role_tables import ROLE
from matchcore.recognition.contents import Content
from matchcore.recognition.further_columns import (
    CONSENT,
    FIRST_NAME,
    IGNORED,
    LAST_NAME,
    PREFERS,
    ROW_NUMBER,
    STATUS,
    USERNAME,
)

Fit = Literal["fits", "open", "contradicts"]

_FEW = 12  # labels of grades that are on no ladder
_HIGHEST = 40  # grade, in numbers
_MONTH = 31 * 24  # hours
_ALMOST_ALL = 0.9  # of the cells
_MANY = 100  # people that nobody mentors at once


def fit(column: str, content: Content) -> Fit:
    """Return whether cells fit a column, leave it open, or contradict it.

    >>> import pandas as pd
    >>> numbers = Content(pd.Series(["1", "2", "2"]))
    >>> fit("grade", numbers), fit("name", numbers), fit("wants", Content(pd.Series([None])))
    ('fits', 'contradicts', 'open')
    """
    return "open" if content.is_empty else _FITS[column](content)


def _id(content: Content) -> Fit:
    is_kind = content.mostly("date", "sentence", "role", share=0.5) or _is_answer(content)
    if is_kind or content.variety < 0.5:
        return "contradicts"
    return "open" if content.mostly("several", share=0.5) else "fits"


def _name(content: Content) -> Fit:
    if content.mostly("number", "email", "date", "sentence", share=0.3) or _is_answer(content):
        return "contradicts"
    return "fits"


def _email(content: Content) -> Fit:
    if content.mostly("email"):
        return "fits"
    return "open" if content.mostly("email", share=0.5) else "contradicts"


def _label(content: Content) -> Fit:
    if content.mostly("email", "date", "sentence", share=0.4) or _is_answer(content):
        return "contradicts"
    return "open" if content.mostly("number") else "fits"


def _grade(content: Content) -> Fit:
    if content.mostly("number", share=1.0) and content.most > _HIGHEST:
        return "open"  # such as a coefficient of pay, which is fine-grained
    if content.is_graded:  # but Débutant, Intermédiaire and Avancé may be levels of a skill
        return "open" if content.mostly("level", share=0.9) else "fits"
    wrong = content.mostly("email", "date", "sentence", "several", share=0.3)
    wrong |= content.mostly("status", "contract", share=0.5)
    if wrong or _is_answer(content) or content.mostly("level", "number", share=0.9):
        return "contradicts"
    is_label = content.distinct <= max(_FEW, content.filled // 2)
    return "open" if is_label else "contradicts"


def _person(content: Content) -> Fit:
    """Fit names, ids or addresses of other people."""
    if content.mostly("date", "sentence", share=0.5) or _is_answer(content):
        return "contradicts"
    return "fits"


def _list(content: Content) -> Fit:
    if content.mostly("number", "email", "date", share=0.5) or _is_answer(content):
        return "contradicts"
    if content.mostly("level", share=0.9):
        return "contradicts"
    return "open" if content.mostly("sentence", share=0.5) else "fits"


def _languages(content: Content) -> Fit:
    return "fits" if content.mostly("language", share=0.5) else _open(_list(content))


def _language(content: Content) -> Fit:
    is_one = content.mostly("language", share=0.5) and not content.mostly("several", share=0.1)
    return "fits" if is_one else "contradicts"


def _availability(content: Content) -> Fit:
    if content.mostly("hours", share=0.6):
        return "fits"
    return _open(_list(content))


def _count(content: Content) -> Fit:
    if content.mostly("count") and content.most <= _MANY:
        return "fits"
    return "open" if content.mostly("count", share=0.4) else "contradicts"


def _hours(content: Content) -> Fit:
    return "fits" if content.mostly("duration") and content.most <= _MONTH else "contradicts"


def _motivation(content: Content) -> Fit:
    is_level = content.share("whole") + content.share("level") >= _ALMOST_ALL
    if not is_level or _is_answer(content):
        return "contradicts"
    return "fits" if content.most <= 5 else "open"


def _trained(content: Content) -> Fit:
    if content.mostly("yes_no"):
        return "fits"
    return "open" if content.mostly("yes_no", share=0.4) else "contradicts"


def _bio(content: Content) -> Fit:
    if content.mostly("number", "email", "date", share=0.5) or _is_answer(content):
        return "contradicts"
    return "fits" if content.mostly("sentence", share=0.3) else "open"


def _timestamp(content: Content) -> Fit:
    return "fits" if content.mostly("date") else "contradicts"


def _role(content: Content) -> Fit:
    if content.mostly("role"):
        return "fits"
    return "open" if content.mostly("role", share=0.5) else "contradicts"


def _status(content: Content) -> Fit:
    return "fits" if content.mostly("status", share=0.75) else "contradicts"


def _row_number(content: Content) -> Fit:
    is_numbering = content.mostly("whole", share=1.0) and content.variety == 1
    return "fits" if is_numbering else "contradicts"


def _username(content: Content) -> Fit:
    is_login = content.mostly("token", share=0.9) and content.variety > 0.5
    return "fits" if is_login else "contradicts"


def _anything(_: Content) -> Fit:
    return "fits"


def _is_answer(content: Content) -> bool:
    """Return whether a column answers yes or no, in words."""
    return content.mostly("yes_no", share=0.9) and not content.mostly("number", share=0.5)


def _open(found: Fit) -> Fit:
    return "open" if found == "fits" else found


_FITS: Mapping[str, Callable[[Content], Fit]] = {
    "id": _id,
    **dict.fromkeys(("name", FIRST_NAME, LAST_NAME), _name),
    "email": _email,
    **dict.fromkeys(("department", "site", "programme"), _label),
    "grade": _grade,
    **dict.fromkeys(("manager", "past", "running", PREFERS), _person),
    **dict.fromkeys(("skills", "wants", "interests"), _list),
    "languages": _languages,
    "language": _language,
    "availability": _availability,
    **dict.fromkeys(("capacity", "minimum", "demand"), _count),
    "hours": _hours,
    "motivation": _motivation,
    "trained": _trained,
    "bio": _bio,
    TIMESTAMP: _timestamp,
    ROLE: _role,
    STATUS: _status,
    ROW_NUMBER: _row_number,
    USERNAME: _username,
    **dict.fromkeys((CONSENT, IGNORED), _anything),
}
