"""Why somebody has no partner: a cause that many may share, then what is so for one person.

Both are whole sentences, fit to be sent on as they are.
"""

from __future__ import annotations

UNMATCHED: dict[str, tuple[str, str]] = {
    # causes: no partner is allowed
    "mentee_unknown": (
        "The table lacks the {columns} that the rules need, so no mentor can be proposed.",
        "{columns} {columns:manque|manque|manquent|manquent} dans le tableau : "
        "sans {columns:lui|elle|eux|elles}, aucun mentor ne peut être proposé.",
    ),
    "mentor_unknown": (
        "The table lacks the {columns} that the rules need, so no mentee can be proposed.",
        "{columns} {columns:manque|manque|manquent|manquent} dans le tableau : "
        "sans {columns:lui|elle|eux|elles}, aucun mentoré ne peut être proposé.",
    ),
    "mentee_closed": (
        "No mentor meets {unmet:this condition|any of these conditions}: {rules}.",
        "Aucun mentor ne remplit {unmet:cette condition|une seule de ces conditions} : {rules}.",
    ),
    "mentor_closed": (
        "No mentee meets {unmet:this condition|any of these conditions}: {rules}.",
        "Aucun mentoré ne remplit {unmet:cette condition|une seule de ces conditions} : {rules}.",
    ),
    "mentee_closed_together": (
        "No mentor meets all the conditions at once.",
        "Aucun mentor ne remplit toutes les conditions à la fois.",
    ),
    "mentor_closed_together": (
        "No mentee meets all the conditions at once.",
        "Aucun mentoré ne remplit toutes les conditions à la fois.",
    ),
    # causes: partners are allowed
    "mentee_places_taken": (
        "None of the possible mentors has a place left.",
        "Aucun des mentors possibles n'a encore de place.",
    ),
    "mentor_places_taken": (
        "All the possible mentees already have a mentor.",
        "Tous les mentorés possibles ont déjà un mentor.",
    ),
    "mentee_no_places": (
        "None of the possible mentors offers a place.",
        "Aucun des mentors possibles n'offre de place.",
    ),
    "mentor_no_places": (
        "None of the possible mentees asks for a mentor.",
        "Aucun des mentorés possibles ne demande de mentor.",
    ),
    "not_worth": (
        "No possible couple would raise the total score of the programme.",
        "Aucun couple possible n'améliorerait le score total du programme.",
    ),
    # causes: no partner is asked for, or nobody is there
    "no_demand": (
        "This person asks for no mentor (demand 0).",
        "Cette personne ne demande pas de mentor (demande 0).",
    ),
    "no_capacity": (
        "This person offers no place (capacity 0).",
        "Cette personne n'offre aucune place (capacité 0).",
    ),
    "all_running": (
        "All places of this person are taken by couples that already run.",
        "Toutes les places de cette personne sont prises par des couples en cours.",
    ),
    "nobody_there": (
        "There is nobody on the other side.",
        "Il n'y a personne dans l'autre groupe.",
    ),
    # what is so for one person
    "mentee_unmet": (
        "Conditions not met, of {count} {count:mentor|mentors}: {rules}.",
        "Conditions non remplies, sur {count} {count:mentor|mentors} : {rules}.",
    ),
    "mentor_unmet": (
        "Conditions not met, of {count} {count:mentee|mentees}: {rules}.",
        "Conditions non remplies, sur {count} {count:mentoré|mentorés} : {rules}.",
    ),
    "possible": (
        "{count:There was one|There were {count}}.",
        "{count:Il y avait un partenaire possible|Il y avait {count} partenaires possibles}.",
    ),
    "possible_closest": (
        "{count:There was one|There were {count}; the closest}: {others}.",
        "{count:Il y avait un partenaire possible|Il y avait {count} partenaires possibles ; les "
        "plus proches} : {others}.",
    ),
    "running_places": (
        "{count} {count:couple|couples} already running.",
        "{count} {count:couple|couples} en cours.",
    ),
    # whom somebody's places went to
    "holder": ("{person}, {holders}", "{person}, {holders}"),
    "with": ("with {people}", "avec {people}"),
    "no_holder": ("without a partner", "sans partenaire"),
    "running": (
        "{count} {count:couple|couples} already running",
        "{count} {count:couple|couples} en cours",
    ),
}
