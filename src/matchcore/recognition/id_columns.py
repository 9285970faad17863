"""The column that identifies people, and the one that only numbers the rows."""

from __future__ import annotations

from dataclasses import replace

from matchcore.recognition.candidates import Candidate
from matchcore.recognition.contents import Content
from matchcore.recognition.further_columns import ROW_NUMBER, USERNAME
from matchcore.recognition.taken import TakenFor


def id_column(taken: list[TakenFor]) -> TakenFor | None:
    """Return the column that identifies people: an id, an e-mail address, or a user name.

    None if there is none: then the column must be asked for. An id that some lack or share, such as
    a badge, gives way to another column that tells everybody apart.

    >>> import pandas as pd
    >>> from matchcore.recognition.columns import recognise_columns
    >>> frame = pd.DataFrame({"Courriel": ["a@x.org", "b@x.org"], "Ville": ["Lyon", "Nice"]})
    >>> id_column(recognise_columns(frame)).header
    'Courriel'
    """
    by_column = {one.column: one for one in taken if one.sureness != "unsure"}
    others = [by_column[column] for column in ("email", USERNAME) if column in by_column]
    full = [one for one in others if one.content.filled == one.content.rows]
    if "id" not in by_column:
        return next(iter(full), None)
    own = by_column["id"]
    managers = {*by_column["manager"].content.texts} if "manager" in by_column else set[str]()
    names_managers = 2 * len(managers & {*own.content.texts}) > len(managers)
    if own.why == "our_name" or own.content.tells_apart or names_managers:
        return own
    return next((one for one in full if one.content.tells_apart), own)


def with_row_numbers(
    found: list[list[Candidate]], contents: list[Content]
) -> list[list[Candidate]]:
    """Take numbered rows for no ids where addresses, user names or other ids tell people apart.

    Forms number their answers from 1 in each file, so that two people would get one number. But
    where managers are named by these numbers, they are ids.
    """
    best = {c.column: c.place for these in found for c in reversed(these) if c.fit == "fits"}
    others = [contents[best[c]] for c in ("email", USERNAME) if c in best]
    has_other = any(other.filled == other.rows and other.rows for other in others)
    named = contents[best["manager"]] if "manager" in best else None
    are_ids = named is not None and named.mostly("whole")
    plain = [place for place, these in enumerate(found) if _is_plain_id(these)]
    has_id = any(contents[place].tells_apart and not contents[place].is_running for place in plain)
    kept = []
    for place, these in enumerate(found):
        is_told = (has_other and not are_ids) or (has_id and place not in plain)
        is_running = is_told and contents[place].is_running
        either = {c.column for c in these} >= {"id", ROW_NUMBER}
        drop = ("id" if is_running else ROW_NUMBER) if either else ""
        kept.append([replace(c, is_only=c.is_only or either) for c in these if c.column != drop])
    return kept


def _is_plain_id(candidates: list[Candidate]) -> bool:
    """Return whether a header says id and nothing else, such as Matricule, but not N° or ID."""
    ids = [c for c in candidates if c.column == "id" and c.strength in ("ours", "exact")]
    may_count = any(c.column == ROW_NUMBER for c in candidates)
    return not may_count and any(c.tier == 0 and c.fit == "fits" for c in ids)
