"""Columns of grids: one item each, under one question, with levels, marks or hours as cells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from matchcore.names import fold, is_skill
from matchcore.names.hours import day_of, hours_of
from matchcore.names.roles import roles_of
from matchcore.people import Role
from matchcore.people.columns import OWN_LIST
from matchcore.people.role_tables import ROLE
from matchcore.recognition.contents import Content
from matchcore.recognition.further_columns import PREFERS, TOPICS
from matchcore.recognition.headers.choices import choice_rank
from matchcore.recognition.headers.grids import grid_part
from matchcore.recognition.headers.guesses import header_guesses
from matchcore.recognition.headers.text import header_text
from matchcore.recognition.taken import Sureness, TakenFor

_LISTS = frozenset({"skills", "wants", TOPICS, "availability", "interests", "languages"})
_BARE = 3  # columns in a row whose headers are the items, at least; one less if all are skills
_HIGHEST = 5  # level
_LEVEL = re.compile(r"\b(?:niveau|level|maitris|proficien|evalu|rate)")  # of what people know
_MARKS = frozenset("x ✓ ✔ ☑ ✅ ● •".split())  # noqa: SIM905


def grids_of(headers: list[str], contents: list[Content], role: Role | None) -> dict[int, TakenFor]:
    """Return what the columns of grids are taken for, by their places in the table."""
    groups: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for place, header in enumerate(headers):
        if part := grid_part(header):
            groups[header_text(part[0])].append((place, *part))
    found: dict[int, TakenFor] = {}
    for group in groups.values():
        if len(group) > 1 or _is_lonely_item(group[0], headers, contents):
            found |= _grid(group, headers, contents, role)
    if role is None:
        found |= _role_flags(headers, contents, found)
    bare = _bare_items(headers, contents, found)
    return found | {
        place: _taken(headers[place], OWN_LIST.get(role or "", ""), "likely", contents[place], item)
        for place, item in bare
    }


def _grid(
    group: list[tuple[int, str, str]],
    headers: list[str],
    contents: list[Content],
    role: Role | None,
) -> dict[int, TakenFor]:
    """Return what one grid is taken for; nothing if it only looks like a grid."""
    question, items = group[0][1], [item for _, _, item in group]
    ranks = [choice_rank(item) for item in items]
    if all(ranks):
        column, sureness = _chosen(question, role)
        return {
            place: replace(_taken(headers[place], column, sureness, contents[place]), rank=rank)
            for (place, _, _), rank in zip(group, ranks, strict=True)
        }
    column, sureness = _column(question, items, [contents[place] for place, _, _ in group], role)
    if not column:
        return {}
    return {
        place: _taken(headers[place], column, sureness, contents[place], item)
        for place, _, item in group
    }


def _chosen(question: str, role: Role | None) -> tuple[str, Sureness]:
    """Return what is chosen first, second and third: things to learn or teach, or else people."""
    guess = next((guess.column for guess in header_guesses(question)), PREFERS)
    own = OWN_LIST.get(role or "", "")
    if guess == TOPICS and own:
        return own, "likely"
    is_own = guess in ("skills", "wants") and own in ("", guess)
    return (guess, "sure") if is_own or guess == "interests" else (PREFERS, "sure")


def _column(
    question: str, items: list[str], contents: list[Content], role: Role | None
) -> tuple[str, Sureness]:
    """Return the column of a grid's question; by its cells and the table's role if need be."""
    guesses = [guess.column for guess in header_guesses(question) if guess.column in _LISTS]
    guess = guesses[0] if guesses else ""
    if all(map(_is_time, items)):
        return "availability", "sure" if guess == "availability" else "likely"
    filled = [content for content in contents if not content.is_empty]
    is_level = all(map(_has_levels, filled))
    own = OWN_LIST.get(role or "", "")
    if not guess and role == "mentees" and _LEVEL.search(header_text(question)):
        guess = "skills"
    if not guess:
        return (own, "likely") if is_level and filled and own else ("", "unsure")
    if guess == TOPICS:
        return own or "skills", "likely" if own and is_level else "unsure"
    is_other = (role == "mentors" and guess == "wants") or (role == "mentees" and guess == "skills")
    return guess, "sure" if is_level and not is_other else "unsure"


def _role_flags(
    headers: list[str], contents: list[Content], found: dict[int, TakenFor]
) -> dict[int, TakenFor]:
    """Return two columns, of mentors and of mentees, in which people answer yes or mark."""
    flags = {
        place: roles_of(header.strip(" ?*:\u00a0\u202f"))
        for place, header in enumerate(headers)
        if place not in found and contents[place].mostly("yes_no", share=1.0)
    }
    flags = {place: roles for place, roles in flags.items() if roles and len(roles) == 1}
    if len(flags) != 2 or len({*flags.values()}) != 2:
        return {}
    return {k: _taken(headers[k], ROLE, "sure", contents[k], headers[k].strip()) for k in flags}


def _is_lonely_item(one: tuple[int, str, str], headers: list[str], contents: list[Content]) -> bool:
    """Return whether a column alone is a grid: brackets may hold a note, such as "[several]"."""
    place, _, item = one
    is_item = _is_time(item) or bool(choice_rank(item)) or contents[place].is_empty
    return "[" in headers[place] and (is_item or _has_levels(contents[place]))


def _is_time(item: str) -> bool:
    return bool(day_of(item) or hours_of(item) or hours_of(item, day="mon"))


def _has_levels(content: Content) -> bool:
    return content.mostly("level", "yes_no", "whole", share=0.9)


def _bare_items(
    headers: list[str], contents: list[Content], found: dict[int, TakenFor]
) -> Iterator[tuple[int, str]]:
    """Yield columns next to each other that are items of a list under their own names."""
    run: list[int] = []
    for place, header in enumerate([*headers, ""]):
        is_free = place < len(headers) and place not in found
        if (
            is_free
            and not any(guess.strength != "weak" for guess in header_guesses(header))
            and _is_bare_item(header, contents[place])
        ):
            run.append(place)
            continue
        filled = [k for k in run if not contents[k].is_empty]
        if filled and len(run) >= (_BARE - all(is_skill(headers[k].strip()) for k in run)):
            yield from ((k, headers[k].strip()) for k in run)
        run = []


def _is_bare_item(header: str, content: Content) -> bool:
    """Return whether a header may be an item: by levels or marks, or by the name of a skill.

    Numbers and answers of yes or no may say anything, but below the name of a skill they are its
    levels. A form with a column for each option repeats the option.
    """
    if content.is_empty:
        return is_skill(header.strip())
    texts = set(map(fold, content.texts))
    if texts == {fold(header)} or texts <= _MARKS:
        return True
    if content.mostly("level", share=0.9) and not content.mostly("yes_no", share=0.9):
        return True
    is_rated = content.mostly("whole", share=1.0) and content.most <= _HIGHEST
    return is_skill(header.strip()) and (is_rated or content.mostly("yes_no", share=1.0))


def _taken(
    header: str, column: str, sureness: Sureness, content: Content, item: str | None = None
) -> TakenFor:
    return TakenFor(
        header=header,
        column=column or "skills",
        sureness=sureness if column else "unsure",
        why="grid",
        example=content.example,
        grid=item,
        content=content,
    )
