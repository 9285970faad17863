"""Sentences on who needs which training, and when, English and French."""

from __future__ import annotations

TRAINING: dict[str, tuple[str, str]] = {
    # the usual trainings
    "training_mentor_briefing": ("Briefing for mentors", "Réunion d'information des mentors"),
    "training_mentee_briefing": ("Briefing for mentees", "Réunion d'information des mentorés"),
    "training_mentor_workshop": (
        "Workshop: passing on and giving feedback",
        "Atelier : transmettre et donner du feedback",
    ),
    "training_mentee_workshop": (
        "Workshop: learning from a colleague",
        "Atelier : apprendre d'un collègue",
    ),
    "training_first_steps": (
        "Tutorial: first steps as a couple",
        "Tutoriel : les premiers pas à deux",
    ),
    "training_at_a_distance": (
        "Tutorial: meeting at a distance",
        "Tutoriel : se rencontrer à distance",
    ),
    "kind_briefing": ("briefing", "réunion d'information"),
    "kind_workshop": ("workshop", "atelier"),
    "kind_tutorial": ("tutorial", "tutoriel"),
    # the plan
    "training": (
        "{placed} {placed:place|places} in {groups} {groups:group|groups}",
        "{placed} {placed:place attribuée|places attribuées} en {groups} {groups:groupe|groupes}",
    ),
    "training_seats_proven": (
        "no plan gives more places",
        "aucun planning n'attribue plus de places",
    ),
    "training_seats_gap": (
        "at most {bound} could be given",
        "au plus {bound} pourraient être attribuées",
    ),
    "training_groups_proven": (
        "none that gives as many needs fewer groups",
        "aucun planning qui en attribue autant n'a moins de groupes",
    ),
    "training_groups_gap": (
        "at least {bound} {bound:group is|groups are} needed for as many",
        "il faut au moins {bound} {bound:groupe|groupes} pour en attribuer autant",
    ),
    "training_groups": ("Groups", "Groupes"),
    "training_group": (
        "{day}, {start} to {end}: {training}, group {group}, {count} {count:person|people}",
        "{day}, de {start} à {end} : {training}, groupe {group}, {count} "
        "{count:personne|personnes}",
    ),
    "training_in_group": ("Group {group}", "Groupe {group}"),
    "training_tutorials": ("At one's own pace", "En autonomie"),
    "training_tutorial": (
        "{training}: {count} {count:person|people}",
        "{training} : {count} {count:personne|personnes}",
    ),
    "training_unplaced": ("Without a place", "Sans place"),
    "training_without": ("{who}, {training}: {why}", "{who}, {training} : {why}"),
    "unplaced_never_free": ("free in no slot", "libre sur aucun créneau"),
    "unplaced_too_short": (
        "free, but not for so long",
        "libre, mais pas assez longtemps",
    ),
    "unplaced_hours_unknown": ("states no hours", "n'indique aucune disponibilité"),
    "unplaced_taken": (
        "the slots that suit are taken by other trainings",
        "les créneaux possibles sont pris par d'autres formations",
    ),
    "unplaced_absent": ("was absent", "absence constatée"),
    "training_planned": ("planned", "prévue"),
    "training_attended": ("attended", "suivie"),
    # the rule Trained
    "training_barred": (
        "The programme asks for trained people",
        "Le programme demande des personnes formées",
    ),
    "training_barred_count": (
        "{count} {count:person is|people are} not trained yet and cannot be matched; after this "
        "plan: {left}",
        "{count} {count:personne n'est pas encore formée et ne peut|personnes ne sont pas encore "
        "formées et ne peuvent} être en couple ; après ce planning : {left}",
    ),
    "column_training": ("Training", "Formation"),
    "column_kind": ("Kind", "Type"),
    "column_group": ("Group", "Groupe"),
    "column_participants": ("Participants", "Nombre de participants"),
}
