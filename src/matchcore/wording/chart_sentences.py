"""Titles, axes and labels of charts, and of bars in a notebook."""

from __future__ import annotations

CHARTS: dict[str, tuple[str, str]] = {
    # in a notebook
    "between": (
        "… {count} {count:couple|couples} in between, scores from {low:.3f} to {high:.3f} …",
        "… {count} {count:couple|couples} entre les deux, scores de {low:.3f} à {high:.3f} …",
    ),
    "addend": ("addend", "critère"),
    "step": ("step", "étape"),
    # axes and tooltips
    "amount": ("amount", "apport"),
    "evidence": ("evidence", "justification"),
    "score_axis": ("score", "score"),
    # couples
    "couples_title": (
        "Scores of {count} {count:couple|couples}, by addend",
        "Scores de {count} {count:couple|couples}, par critère",
    ),
    "couples_some": (
        "{shown} of {count} {count:couple|couples}, evenly spaced from the best to the weakest",
        "{shown} {shown:couple|couples} sur {count}, à intervalles réguliers du meilleur au plus "
        "faible",
    ),
    "rank_axis": ("couples, the best first", "couples, les meilleurs en premier"),
    "rank": ("rank", "rang"),
    # differences
    "couples_kept": ("kept", "conservés"),
    "couples_lost": ("lost", "perdus"),
    "couples_new": ("new", "nouveaux"),
    "change_axis": ("change", "changement"),
    "change_title": ("Couples kept, lost and new", "Couples conservés, perdus et nouveaux"),
    "count": ("number", "nombre"),
    "totals_title": ("Totals of both matchings", "Totaux des deux appariements"),
    "this_matching": ("couples of this matching", "couples de cet appariement"),
    "other_matching": ("couples of the other", "couples de l'autre"),
    "by_scores_this": ("by the scores of this matching", "selon les scores de cet appariement"),
    "by_scores_other": ("by the scores of the other", "selon les scores de l'autre"),
    "total_axis": ("total", "total"),
    "changed_title": (
        "Couples lost and new, by mentee",
        "Couples perdus et nouveaux, par mentoré",
    ),
    "changed_some": (
        "{shown} of {count} {count:mentee|mentees}, by how much scores change",
        "{shown} {shown:mentoré|mentorés} sur {count}, selon l'ampleur du changement",
    ),
    # weights
    "weight": ("weight", "poids"),
    "spread_share": ("share of the spread", "part de la dispersion"),
    "share_axis": ("share", "part"),
    "influence_title": (
        "Weights, and their shares of what makes pairs differ",
        "Poids, et part de chacun dans ce qui distingue les paires",
    ),
    "sensitivity_title": (
        "Weights between which no couple changes",
        "Poids entre lesquels aucun couple ne change",
    ),
    "present_weight": ("present weight", "poids actuel"),
    "lowest_weight": ("lowest", "minimum"),
    "highest_weight": ("highest", "maximum"),
    "change_below": ("couples that change below", "couples qui changent au-dessous"),
    "change_above": ("couples that change above", "couples qui changent au-dessus"),
    "front_title": (
        "Best totals of {first} and {second} together",
        "Meilleurs totaux conjoints : {first} et {second}",
    ),
    "total_of": ("total of {name}", "total : {name}"),
    "weight_of": ("weight of {name}", "poids : {name}"),
    "gap": ("gap", "écart"),
    "reach_title": (
        "What each addend is worth, now and then",
        "Valeur de chaque critère, avant et après",
    ),
    "now_bar": ("now", "actuellement"),
    "then_bar": ("then", "ensuite"),
    "value_axis": ("value", "valeur"),
    "couple_now": ("couple now", "couple actuel"),
    "couple_not_now": ("new couple", "nouveau couple"),
    "stability_title": (
        "Share of draws in which each couple is made",
        "Part des tirages où chaque couple est formé",
    ),
    "stability_some": (
        "the {shown} least stable of {count} {count:couple|couples}",
        "{shown:le couple le moins stable|les {shown} couples les moins stables}, sur {count}",
    ),
    "share_of_draws": ("share of draws", "part des tirages"),
    "couple_axis": ("couple", "couple"),
}
