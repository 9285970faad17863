"""Sentences of the answers to questions about weights."""

from __future__ import annotations

WEIGHTS: dict[str, tuple[str, str]] = {
    # the weights at which no couple changes
    "stays_from_to": (
        "{name} {weight:.4g}: no couple changes from {low:.6g} to {high:.6g}",
        "« {name} », poids {weight:.4g} : aucun couple ne change entre {low:.6g} et {high:.6g}",
    ),
    "stays_from": (
        "{name} {weight:.4g}: no couple changes from {low:.6g} up",
        "« {name} », poids {weight:.4g} : aucun couple ne change à partir de {low:.6g}",
    ),
    "stays_to": (
        "{name} {weight:.4g}: no couple changes up to {high:.6g}",
        "« {name} », poids {weight:.4g} : aucun couple ne change jusqu'à {high:.6g}",
    ),
    "stays": (
        "{name} {weight:.4g}: no couple changes, whatever the weight",
        "« {name} », poids {weight:.4g} : aucun couple ne change, quel que soit le poids",
    ),
    "first_below": (
        "just below {weight:.6g}, the total of {name} {changes}",
        "juste au-dessous de {weight:.6g}, le total de « {name} » {changes}",
    ),
    "first_above": (
        "just above {weight:.6g}, the total of {name} {changes}",
        "juste au-dessus de {weight:.6g}, le total de « {name} » {changes}",
    ),
    "falls_by": ("falls by {by:.4g}", "baisse de {by:.4g}"),
    "rises_by": ("rises by {by:.4g}", "augmente de {by:.4g}"),
    # points of a front
    "front": (
        "{first} against {second}: {count} {count:point|points}",
        "« {first} » face à « {second} » : {count} {count:point|points}",
    ),
    "front_all": ("there are no others", "il n'y en a pas d'autres"),
    "front_gap": (
        "with others in between, the total could be higher by {gap:.3g} at most",
        "des points intermédiaires amélioreraient le total de {gap:.3g} au plus",
    ),
    "front_point": (
        "weights {weights}: {first} {first_total:.4f}, {second} {second_total:.4f}",
        "poids {weights} : {first} {first_total:.4f}, {second} {second_total:.4f}",
    ),
    # the least weight that reaches a value
    "reached": (
        "{name} reaches {target:.4g} from weight {weight:.4g} on (now {now:.4g}, then {then:.4g})",
        "« {name} » atteint {target:.4g} à partir du poids {weight:.4g} "
        "(actuellement {now:.4g}, ensuite {then:.4g})",
    ),
    "not_reached": (
        "{name} does not reach {target:.4g} at any weight: {then:.4g} is the most",
        "« {name} » n'atteint {target:.4g} avec aucun poids ; le maximum est {then:.4g}",
    ),
    "other_changes": (
        "{name}: {change:+.4g}, from {now:.4g} to {then:.4g}",
        "{name} : {change:+.4g}, de {now:.4g} à {then:.4g}",
    ),
    # how often each couple is made under weights drawn at random
    "stability": (
        "{draws} draws, each weight off by about {spread:.0%}: half of them {half}; nine in ten, "
        "{most}",
        "{draws} tirages, chaque poids modifié d'environ {spread:.0%} : un tirage sur deux {half}"
        " ; neuf sur dix, {most}",
    ),
    "draws_change": (
        "change at most {count} {count:couple|couples} of {couples}",
        "change au plus {count} {count:couple|couples} sur {couples}",
    ),
    "draws_change_none": ("change no couple", "ne change aucun couple"),
    "at_most": ("at most {count}", "au plus {count}"),
    "none": ("none", "aucun"),
    "stable_always": (
        "{count} {count:couple is|couples are} made in every draw",
        "{count} {count:couple est formé|couples sont formés} à chaque tirage",
    ),
    "least_stable": ("Least stable couples", "Couples les moins stables"),
    "share": ("{share:.0%} of the draws", "{share:.0%} des tirages"),
    "draws_without": (
        "{count} {count:draw has|draws have} no matching",
        "{count} {count:tirage ne permet|tirages ne permettent} aucun appariement",
    ),
    # sliders
    "stated_weights": ("Weights of the programme", "Poids du programme"),
    "mean_before": ("mean value before", "valeur moyenne avant"),
    "mean_now": ("mean value now", "valeur moyenne maintenant"),
    # points of a front that lose both components to another
    "front_dominated": (
        "another point has more of one and no less of the other",
        "un autre point a davantage de l'un sans avoir moins de l'autre",
    ),
    "front_others": (
        "What such points lose in {first} and {second}, the other criteria gain.",
        "Ce que ces points perdent en « {first} » et « {second} », les autres critères le gagnent.",
    ),
}
