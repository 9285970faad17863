"""Sentences of a timetable: what is placed, how good it is, and what has no slot."""

from __future__ import annotations

TIMETABLE: dict[str, tuple[str, str]] = {
    "timetable": (
        "{placed} of {count} {count:meeting|meetings} in {slots} {slots:slot|slots}",
        "{placed} {placed:rencontre|rencontres} sur {count} en {slots} {slots:créneau|créneaux}",
    ),
    "times_placed": (
        "no timetable places more meetings",
        "aucun planning ne place plus de rencontres",
    ),
    "times_placed_gap": (
        "at most {bound} could be placed",
        "au plus {bound} pourraient être placées",
    ),
    "times_slots": (
        "none that places as many uses fewer slots",
        "aucun planning qui en place autant n'utilise moins de créneaux",
    ),
    "times_slots_gap": (
        "at least {bound} {bound:slot|slots} are needed for as many",
        "il faut au moins {bound} {bound:créneau|créneaux} pour en placer autant",
    ),
    "times_idle": (
        "idle time: {value} {value:slot|slots} between meetings of a day; no such timetable has "
        "less",
        "attente : {value} {value:créneau|créneaux} entre les rencontres d'une même journée ; "
        "aucun planning équivalent n'en a moins",
    ),
    "times_idle_gap": (
        "idle time: {value} {value:slot|slots} between meetings of a day; {bound} or more in any "
        "such timetable",
        "attente : {value} {value:créneau|créneaux} entre les rencontres d'une même journée ; "
        "au moins {bound} dans tout planning équivalent",
    ),
    "times_from_to": ("from {start} to {end}, {zone}", "du {start} au {end}, {zone}"),
    "times_unplaced": ("Meetings without a slot", "Rencontres sans créneau"),
    "times_no_common_slot": (
        "{pair}: no slot in which both are free",
        "{pair} : aucun créneau où les deux sont libres",
    ),
    "times_full": (
        "{pair}: every slot in which both are free is taken",
        "{pair} : tous les créneaux où les deux sont libres sont pris",
    ),
    "times_more": ("and {count} more", "et {count} de plus"),
    "times_unknown_free": (
        "{count} {count:person states|people state} no hours and {count:counts|count} as always "
        "free",
        "{count} {count:personne n'indique|personnes n'indiquent} aucune disponibilité et "
        "{count:est considérée|sont considérées} comme toujours {count:disponible|disponibles}",
    ),
    "times_unknown_never": (
        "{count} {count:person states|people state} no hours and {count:counts|count} as never "
        "free",
        "{count} {count:personne n'indique|personnes n'indiquent} aucune disponibilité et "
        "{count:est considérée|sont considérées} comme jamais {count:disponible|disponibles}",
    ),
    "meeting_with": ("Meeting with {who}", "Rencontre avec {who}"),
    "meeting_room": ("Room or link {room}", "Salle ou lien {room}"),
}
