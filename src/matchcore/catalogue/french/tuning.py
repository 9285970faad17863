"""What is said of weights and of past couples, in French by the English."""

TUNING = {
    # scoring
    "leave scoring out, or give frames with a column rating": (
        "omettez scoring, ou donnez des tableaux avec une colonne rating"
    ),
    "leave scoring out, or give only the good couples, such as "
    "y.loc[y['rating'] >= 4, ['mentee', 'mentor']]": (
        "omettez scoring, ou donnez seulement les bons couples, comme "
        "y.loc[y['rating'] >= 4, ['mentee', 'mentor']]"
    ),
    "and y has ratings": "et y a des notes",
    "and y has no ratings": "et y n'a pas de notes",
    "no good couple of a mentee with another allowed mentor": (
        "il n'y a aucun bon couple dont le mentoré ait un autre mentor autorisé"
    ),
    "there are no couples": "il n'y a pas de couples",
    "give couples": "donnez des couples",
    "no two couples of one person have different ratings": (
        "personne n'a deux couples de notes différentes"
    ),
    "give more ratings": "donnez davantage de notes",
    # past couples
    "give a frame with the columns mentee and mentor, or a list of (mentee id, mentor id)": (
        "donnez un tableau avec les colonnes mentee et mentor, ou une liste de (identifiant du "
        "mentoré, identifiant du mentor)"
    ),
    "leave out couples of people who are not in the cohort; {side}s are in {side!r}": (
        "retirez les couples de personnes absentes de la cohorte ; les {side:word}s sont dans la "
        "colonne « {side} »"
    ),
    "give a list of cohorts, [cohort] for one": (
        "donnez une liste de cohortes, [cohort] pour une seule"
    ),
    "{count} entries": "{count} {count:élément|éléments}",
    "{found} for {count} cohorts": "{found} pour {count} {count:cohorte|cohortes}",
    "give a list, one entry per cohort": "donnez une liste, un élément par cohorte",
    "only some entries have ratings": "seuls certains éléments ont des notes",
    "give ratings for all cohorts or none": (
        "donnez des notes pour toutes les cohortes ou pour aucune"
    ),
    "there is no column rating, but numbers in {choices}": (
        "il n'y a pas de colonne rating, mais des nombres dans {choices}"
    ),
    "call the ratings rating, or give only the columns mentee and mentor": (
        "nommez « rating » la colonne des notes, ou donnez seulement les colonnes mentee et mentor"
    ),
    "the couple {name} is rated twice": "le couple {name} a deux notes",
    "give one rating, such as the mean": "donnez une seule note, par exemple la moyenne",
    "{place}: rating of {names_of}": "{place} : note de {names_of}",
    "give a number, or leave the couple out": "indiquez un nombre, ou retirez le couple",
    # the explorer
    "cohort = programme.read(mentors=…, mentees=…)": (
        "cohort = programme.read(mentors=…, mentees=…)"
    ),
    "a slider": "un curseur",
    "a front": "un front",
    "a table of {n} × {m} pairs is too large": "un tableau de {n} × {m} paires est trop grand",
    "ask `values` or `top` for some people; the most is {cells} pairs": (
        "demandez `values` ou `top` pour quelques personnes ; le maximum est de {cells} paires"
    ),
    "give a mapping, {{rule: weight}}": "donnez un dictionnaire, {{règle: poids}}",
    "there is no component or term {part!r}": "il n'y a ni composante ni terme « {part} »",
    "use one of {names}, or rules={{...}} for soft rules": (
        "utilisez l'un de ceux-ci : {names}, ou rules={{...}} pour les règles souples"
    ),
    "{part!r} has no parameter {parameter!r}": "« {part} » n'a pas de paramètre « {parameter} »",
    "use one of {own}": "utilisez l'un de ceux-ci : {own}",
    "there is no weight {name!r}": "il n'y a pas de poids « {name} »",
    "{question} needs totals that are linear in the weights, and with a floor the pairs allowed "
    "change with the weights": (
        "{question} demande des totaux qui dépendent linéairement des poids ; or, avec un score "
        "plancher, les paires autorisées changent avec les poids"
    ),
    "explore the programme without floor, or ask `at` for single weights": (
        "explorez le programme sans score plancher, ou demandez des poids un à un à `at`"
    ),
    "make the explorer without time_limit and gap": "créez l'Explorer sans time_limit ni gap",
    "{first} is named twice": "{first} est citée deux fois",
    "name two components": "indiquez deux composantes",
    "neither component has a weight": "aucune des deux composantes n'a de poids",
    "give one a weight above 0": "donnez à l'une d'elles un poids supérieur à 0",
    "name one component and its value, such as {{'site': 0.7}}": (
        "indiquez une composante et sa valeur, par exemple {{'site': 0.7}}"
    ),
    "give a number, 0 or more, such as 0.1": "indiquez un nombre positif ou nul, par exemple 0.1",
}
