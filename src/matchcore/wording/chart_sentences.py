"""Titles, axes and labels of charts, and of bars in a notebook."""

from __future__ import annotations

CHARTS: dict[str, tuple[str, str]] = {
    # in a notebook
    "between": (
        "… {count} {count:couple|couples} in between, scores from {low:.3f} to {high:.3f} …",
        "… {count} {count:couple|couples} entre les deux, scores de {low:.3f} à {high:.3f} …",
    ),
    "addend": ("addend", "terme"),
    "step": ("step", "étape"),
    # axes and tooltips
    "amount": ("amount", "montant"),
    "evidence": ("evidence", "justification"),
    "score_axis": ("score", "score"),
    # couples
    "couples_title": (
        "Scores of {count} {count:couple|couples}, by addend",
        "Scores de {count} {count:couple|couples}, par terme",
    ),
    "couples_some": (
        "{shown} of {count} couples, evenly spaced from the best to the weakest",
        "{shown} couples sur {count}, à intervalles réguliers du meilleur au plus faible",
    ),
    "rank_axis": ("couples, the best first", "couples, les meilleurs en premier"),
    "rank": ("rank", "rang"),
    # differences
    "couples_kept": ("kept", "conservés"),
    "couples_lost": ("lost", "perdus"),
    "couples_new": ("new", "nouveaux"),
    "change": ("couples", "couples"),
    "change_title": ("Couples kept, lost and new", "Couples conservés, perdus et nouveaux"),
    "count": ("number", "nombre"),
    "totals_title": ("Totals", "Totaux"),
    "couples_of": ("couples of", "couples de"),
    "this_matching": ("this matching", "cet appariement"),
    "other_matching": ("the other", "l'autre"),
    "by_scores_this": ("by the scores of this matching", "selon les scores de cet appariement"),
    "by_scores_other": ("by the scores of the other", "selon les scores de l'autre"),
    "total_axis": ("total", "total"),
    "changed_title": (
        "Couples lost and new, by mentee",
        "Couples perdus et nouveaux, par mentoré",
    ),
    "changed_some": (
        "{shown} of {count} mentees, those whose scores change most",
        "{shown} mentorés sur {count}, ceux dont les scores changent le plus",
    ),
}
