"""French for what `season` says on indicators."""

INDICATORS: dict[str, str] = {
    "give a number, or None where there is no answer": (
        "indiquez un nombre, ou None en l'absence de réponse"
    ),
    "give a number from {low:g} to {high:g}, or None where there is no answer": (
        "indiquez un nombre entre {low:g} et {high:g}, ou None en l'absence de réponse"
    ),
    "give True or False, or None where there is no answer": (
        "indiquez True ou False, ou None en l'absence de réponse"
    ),
    "{count} for {size} answers": "{count} pour {size} réponses",
    "give one for each answer": "indiquez-en un pour chaque réponse",
    "name the cluster of each answer": "nommez le groupe de chaque réponse",
    "give two sequences, one for the first and one for the second": (
        "donnez deux listes, l'une pour le premier groupe, l'autre pour le second"
    ),
    "{one} and {other} answers": "{one} et {other} réponses",
    "give pairs of answers, in the same order": (
        "donnez les réponses par paires, dans le même ordre"
    ),
    # levels
    "levels, row {row}, {column}": "niveaux, ligne {row}, {column}",
    "levels, row {row}": "niveaux, ligne {row}",
    "levels, {ours}": "niveaux, {ours}",
    "add it, or map a header to it (columns)": ("ajoutez-la, ou associez-lui un en-tête (columns)"),
    "no skill is named": "aucune compétence n'est nommée",
    "name one": "nommez-en une",
    "not a level": "n'est pas un niveau",
    "give a level from 0 to 5, in figures or words, or leave the cell empty": (
        "indiquez un niveau de 0 à 5, en chiffres ou en mots, ou laissez la cellule vide"
    ),
    "row {row} has the same person and skill": (
        "la ligne {row} a la même personne et la même compétence"
    ),
}
