"""French for what `season` says on selection."""

SELECTION: dict[str, str] = {
    # the command
    "choose whom to admit, together with the matching": (
        "choisit qui admettre, en même temps que les couples"
    ),
    "places of {side} (default: for all applicants)": (
        "places de {side:word} (par défaut : pour tous les candidats)"
    ),
    "table of places: role, group (with --by) and places": (
        "tableau des places : rôle, groupe (avec --by) et places"
    ),
    "what the groups of the places are": "ce que sont les groupes des places",
    "admit the highest scores, then match them; without it both at once": (
        "admet les meilleurs scores, puis les apparie ; sinon, les deux à la fois"
    ),
    "who states less is refused": "en dessous, la candidature n'est pas retenue",
    "hours per month: who has fewer is refused": (
        "heures par mois : en dessous, la candidature n'est pas retenue"
    ),
    "score from 0 to 1: who has less is refused": (
        "score entre 0 et 1 : en dessous, la candidature n'est pas retenue"
    ),
    "who must be trained": "qui doit être formé",
    "refuse mentors who teach nothing that an applicant wants": (
        "écarte les mentors dont aucun candidat ne souhaite les compétences"
    ),
    "give --places-file, or --places-mentors and --places-mentees": (
        "indiquez --places-file, ou bien --places-mentors et --places-mentees"
    ),
    # columns and criteria
    "several columns may be this one: {several}": (
        "plusieurs colonnes peuvent être celle-ci : {several}"
    ),
    "rename the others": "renommez les autres",
    "give a mapping of {choices} to numbers": "associez un nombre à chaque nom parmi {choices}",
    "give a number from 0 to 1": "indiquez un nombre entre 0 et 1",
    "give a Criteria": "indiquez un Criteria",
    "give a mapping of headers to names": "associez un nom à chaque intitulé",
    # places
    "give a whole number, 0 or more": "indiquez un nombre entier positif ou nul",
    "give them as {example}": "indiquez-les ainsi : {example}",
    "say by what, as in by='department'": "précisez selon quoi, par exemple by='department'",
    "places by group need the column of the groups": (
        "des places par groupe demandent la colonne des groupes"
    ),
    'state their places, 0 if none; "*" is each group that is not named': (
        "indiquez leurs places, 0 s'il n'y en a pas ; \"*\" désigne chaque groupe non nommé"
    ),
    "no places are stated for {names}": "aucune place n'est indiquée pour {names}",
    "no applicant is there": "aucun candidat n'y est rattaché",
    "stated twice": "indiqué deux fois",
    "columns are role, group and places": "les colonnes sont rôle, groupe et places",
    "table of places, {column}": "tableau des places, {column}",
    "table of places, row {row}": "tableau des places, ligne {row}",
    "the table states no places": "le tableau n'indique aucune place",
    "{side} have places twice": "les places sont indiquées deux fois ({side:word})",
    "give the places of a side whole, or once for each group": (
        "indiquez les places d'un côté en tout, ou une fois par groupe"
    ),
    "the couples that a rule requires need more places than there are": (
        "les couples qu'une règle impose demandent plus de places qu'il n'y en a"
    ),
    "give more places, or require fewer couples": (
        "prévoyez plus de places, ou imposez moins de couples"
    ),
    # saved selections, and one person
    "load the selection with the applicants that it was made for": (
        "chargez la sélection avec les candidats pour lesquels elle a été faite"
    ),
    "both a mentor and a mentee": "à la fois mentor et mentoré",
    "no applicant": "ne figure pas parmi les candidats",
    "give the role": "indiquez le rôle",
    "give the id of an applicant": "indiquez l'identifiant d'un candidat",
}
