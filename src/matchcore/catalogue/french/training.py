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
}
