"""French for what `season` says on training."""

TRAINING: dict[str, str] = {
    # a mentor's hours
    "couples of different hours would give each mentor a knapsack to fill, which no flow solves: "
    "give one number for all, such as the largest": (
        "si les couples demandaient des nombres d'heures différents, il faudrait remplir un sac à "
        "dos par mentor, ce qu'aucun flot ne sait faire : indiquez un seul nombre pour tous, par "
        "exemple le plus grand"
    ),
    "give a number of hours above 0": "indiquez un nombre d'heures supérieur à 0",
    "give a number of hours, 0 or more": "indiquez un nombre d'heures positif ou nul",
    "use a column that holds numbers": "utilisez une colonne de nombres",
    # arguments
    "give a cohort, or a matching and its cohort": (
        "donnez une cohorte, ou un appariement avec sa cohorte"
    ),
    "give earlier slots": "donnez des créneaux antérieurs",
    "no slot is before this day": "aucun créneau n'est antérieur à ce jour",
    # the trainings that are offered
    "offer: {name}": "formation : {name}",
    "offers, {column}": "formations, {column}",
    "offers, row {row}, {column}": "formations, ligne {row}, {column}",
    "give a whole number from 1 to {most}": "indiquez un nombre entier de 1 à {most}",
    "give at least one training": "indiquez au moins une formation",
    "give entries [[offers]] with name, kind and role": (
        "écrivez des entrées [[offers]] avec name, kind et role"
    ),
    "there are none": "il n'y en a aucune",
    "two trainings have this name": "deux formations ont ce nom",
    # who took part
    "give the id of a person of the plan": "indiquez l'identifiant d'une personne du planning",
    "nobody of the plan": "personne de ce nom dans le planning",
    "row {row} says otherwise of this training": (
        "la ligne {row} dit le contraire de cette formation"
    ),
    "this person does not need that training": "cette personne n'a pas besoin de cette formation",
    "this person has several trainings": "cette personne suit plusieurs formations",
    "the plan so far has trainings that are not among these: {names}": (
        "le planning établi contient des formations qui n'en font pas partie : {names}"
    ),
    "give the offers of the plan so far": "indiquez les formations du planning établi",
    # the command
    "also plan the trainings still needed, from this day to the first session": (
        "planifie aussi les formations encore nécessaires, de ce jour à la première séance"
    ),
    "table or TOML of the trainings, for --training: name, kind, role": (
        "tableau ou fichier TOML des formations, pour --training : name, kind, role"
    ),
    "table of who took part: person, training, attended; for --previous": (
        "tableau des présences : person, training, attended ; pour --previous"
    ),
    "--offers needs --training, the first day of the trainings": (
        "--offers demande --training, le premier jour des formations"
    ),
    "--attended needs --previous, the plan so far": (
        "--attended demande --previous, le planning établi"
    ),
    "what `matchcore plan` wrote: sessions.json, training.json": (
        "ce que `matchcore plan` a écrit : sessions.json, training.json"
    ),
}
