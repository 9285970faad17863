"""What each column of a table is taken for, by its header and its cells."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from matchcore.people import Role
from matchcore.recognition.candidates import SEVERAL, Candidate, candidates_of, is_column_of
from matchcore.recognition.contents import Content, contents_of
from matchcore.recognition.further_columns import HELPERS, IGNORED, PREFERS
from matchcore.recognition.grid_columns import grids_of
from matchcore.recognition.headers.choices import choice_rank
from matchcore.recognition.id_columns import with_row_numbers
from matchcore.recognition.numbered import numbered_columns
from matchcore.recognition.taken import Sureness, TakenFor, Why


def recognise_columns(frame: pd.DataFrame, role: Role | None = None) -> list[TakenFor]:
    """Return what each column of a table is taken for, in the table's order.

    Each of our columns is taken from one column at most, or from one grid.

    Parameters
    ----------
    frame : pandas.DataFrame
        A table as it stands: headers and cells of any type.
    role : {"mentors", "mentees", "staff"}, optional
        Whose table it is; None if both sides are in it, or if it is unknown.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {"ID": [1, 2], "E-mail": ["a@x.org", "b@x.org"], "Nom": ["Ana Li", "Bo Day"]}
    ... )
    >>> for taken in recognise_columns(frame, "mentors"):
    ...     print(taken.header, taken.column, taken.sureness, taken.why)
    ID row_number sure header_and_content
    E-mail email sure header_and_content
    Nom name sure header_and_content
    """
    headers = [str(header) for header in frame.columns]
    contents = contents_of(frame)
    grids = grids_of(headers, contents, role)
    grids = numbered_columns(headers, contents, role) | grids
    found = candidates_of(headers, contents, role)
    for place in grids:
        found[place] = []
    found = with_row_numbers(found, contents)
    if role == "mentees" and not any(taken.column == "wants" for taken in grids.values()):
        found = _with_wants(found)
    chosen = _chosen(found, role)
    return [
        grids.get(place) or _taken(place, headers, contents, found[place], chosen, role)
        for place in range(len(headers))
    ]


def _with_wants(found: list[list[Candidate]]) -> list[list[Candidate]]:
    """Let the skills in a table of mentees be what they want, if nothing else is."""
    if any(c.column == "wants" and c.fit != "contradicts" for these in found for c in these):
        return found
    return [
        [
            replace(c, column="wants", is_only=False, is_by_role=True)
            if c.column == "skills" and c.strength in ("exact", "question", "weak")
            else c
            for c in these
        ]
        for these in found
    ]


def _chosen(found: list[list[Candidate]], role: Role | None) -> dict[str, list[Candidate]]:
    """Return for each column of ours its candidates, best first; the first is taken.

    A column of the table counts once: for what it fits best.
    """
    ranked = sorted(
        (c for these in found for c in these if _is_possible(c, role)),
        key=lambda c: (*c.merit, found[c.place].index(c), c.place),
    )
    chosen: dict[str, list[Candidate]] = {}
    placed: set[int] = set()
    for candidate in ranked:
        is_free = candidate.column not in chosen or candidate.column in SEVERAL
        if candidate.place not in placed and is_free:
            placed.add(candidate.place)
            chosen.setdefault(candidate.column, []).append(candidate)
    for candidate in ranked:
        if candidate.place not in placed:
            placed.add(candidate.place)
            chosen[candidate.column].append(candidate)
    return chosen


def _is_possible(candidate: Candidate, role: Role | None) -> bool:
    return candidate.fit != "contradicts" and is_column_of(candidate.column, role)


def _taken(
    place: int,
    headers: list[str],
    contents: list[Content],
    candidates: list[Candidate],
    chosen: dict[str, list[Candidate]],
    role: Role | None,
) -> TakenFor:
    """Return what one column is taken for, given what all columns are."""
    content = contents[place]
    bare = TakenFor(
        header=headers[place],
        column="",
        sureness="sure",
        why="unknown",
        example=content.example,
        content=content,
    )
    mine = next((c for these in chosen.values() for c in these if c.place == place), None)
    if mine is None:
        return _extra(bare, candidates, role)
    if mine.column == IGNORED:
        return replace(bare, why="header", meant=IGNORED)
    rivals = [] if mine.column in SEVERAL else chosen[mine.column]
    rivals = [c for c in rivals if c.place != place]
    if rivals and chosen[mine.column][0] is not mine:
        winner = chosen[mine.column][0]
        is_tie = _is_tie(mine, winner, contents)
        other = headers[winner.place]
        sureness: Sureness = "unsure" if is_tie else "likely"
        return replace(bare, sureness=sureness, why="other_column", meant=mine.column, other=other)
    taken = replace(
        bare, column=mine.column, why=_why(mine, content), sureness=_sureness(mine, content)
    )
    taken = _beside_rivals(taken, mine, rivals, headers, contents)
    if mine.column == PREFERS:
        return replace(taken, rank=choice_rank(taken.header))
    return taken


def _beside_rivals(
    taken: TakenFor,
    mine: Candidate,
    rivals: list[Candidate],
    headers: list[str],
    contents: list[Content],
) -> TakenFor:
    """Return a column as told or asked for where others could be read instead."""
    near = [c for c in rivals if not contents[mine.place].same_cells(contents[c.place])]
    near = [c for c in near if c.strength in ("ours", "exact", "question")]
    if not near or mine.strength == "ours" or mine.column in HELPERS:
        return taken
    is_tie = any(_is_tie(mine, c, contents) for c in near)
    sureness: Sureness = "unsure" if is_tie or taken.sureness == "unsure" else "likely"
    return replace(taken, sureness=sureness, other=headers[near[0].place])


def _is_tie(one: Candidate, other: Candidate, contents: list[Content]) -> bool:
    is_equal = one.merit == other.merit
    return is_equal and not contents[one.place].same_cells(contents[other.place])


def _extra(bare: TakenFor, candidates: list[Candidate], role: Role | None) -> TakenFor:
    """Return a column that is kept as it is, and why."""
    meant = next((c for c in candidates if c.strength != "weak"), None)
    if meant is None:
        return bare
    is_other = not is_column_of(meant.column, role)
    why: Why = "other_role" if is_other else "contradicted"
    return replace(bare, sureness="likely", why=why, meant=meant.column)


def _sureness(mine: Candidate, content: Content) -> Sureness:
    """Return how sure a column is by header and content."""
    if mine.strength == "ours":
        return "sure"
    if mine.is_torn:
        return "unsure"
    if mine.strength == "content":
        return "likely"
    is_blank = content.is_empty and mine.strength == "exact"
    if mine.fit == "fits" or is_blank:
        return "sure" if mine.is_only and mine.strength != "weak" else "likely"
    is_text = content.mostly("sentence", share=0.5) and mine.column != "bio"
    return "unsure" if mine.strength == "weak" or is_text else "likely"


def _why(mine: Candidate, content: Content) -> Why:
    if mine.strength == "ours":
        return "our_name"
    if mine.is_by_role:
        return "role"
    if mine.strength == "weak":
        return "near_name"
    if mine.strength == "content":
        return "content"
    return "header_and_content" if mine.fit == "fits" and not content.is_empty else "header"
