"""Sentences of what looks wrong before and after matching, and of marks on couples."""

from __future__ import annotations

PLAUSIBILITY: dict[str, tuple[str, str]] = {
    # marks of a couple
    "mark_no_wanted_skill": ("no wanted skill", "aucune compétence souhaitée"),
    "mark_no_common_hour": ("no hour in common", "aucun créneau commun"),
}
