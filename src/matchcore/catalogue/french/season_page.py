"""What is said of a season as a whole, of its page, of letters and invitations, in French."""

SEASON_PAGE: dict[str, str] = {
    # a season
    "add it; levels need {columns}": "ajoutez-la ; les niveaux demandent {columns}",
    "give a frame": "donnez un tableau (DataFrame)",
    "give the plan or the answers as they were made": (
        "donnez le planning ou les réponses tels qu'ils ont été produits"
    ),
    "give the parts of one season, or match again with this person": (
        "donnez les éléments d'une même saison, ou recomposez les couples avec cette personne"
    ),
    "nobody in this matching has that id": "personne n'a cet identifiant dans cet appariement",
    "give names as a list of text": "donnez des noms, sous forme de liste de textes",
    # letters
    "give a frame with {columns}": "donnez un tableau (DataFrame) avec {columns}",
    "give a mapping of ids to names such as Europe/Paris": (
        "donnez pour chaque identifiant un nom tel que Europe/Paris"
    ),
    "give a time with its time zone": "donnez une heure avec son fuseau horaire",
    "{frame}, row {row}, {column}": "{frame}, ligne {row}, {column}",
    "plan with this matching": "planifiez à partir de cet appariement",
    "give the name of a time zone, such as Europe/Paris": (
        "donnez le nom d'un fuseau horaire, tel que Europe/Paris"
    ),
    "zones of {who!r}": "zones, pour {who}",
    # commands
    "tell candidates their role and what is expected": (
        "dire à chaque candidat son rôle et ce qui est attendu"
    ),
    "until when to answer": "date limite de réponse",
    "with each partner (default: 8)": "avec chaque partenaire (par défaut : 8)",
    "of the season (default: 26)": "durée de la saison (par défaut : 26)",
    "what comes before the first session; may be repeated": (
        "ce qui précède la première séance ; option répétable"
    ),
    "{folder} does not hold {name}": "{folder} ne contient pas {name}",
    "give the folder that `matchcore plan` wrote": "donnez le dossier écrit par `matchcore plan`",
    "show where a season stands and what needs a hand": (
        "montrer où en est une saison et ce qui demande une intervention"
    ),
    "table of sessions held: mentee, mentor, session or date, held": (
        "tableau des séances tenues : mentoré, mentor, séance ou date, tenue"
    ),
    "pulse.json of the surveys, or its folder": "pulse.json des enquêtes, ou son dossier",
    "couples.json of the round, or its folder": "couples.json de la campagne, ou son dossier",
    "table of skill levels: person, skill, before, after": (
        "tableau des niveaux : personne, compétence, avant, après"
    ),
    "(default: the calendar's)": "(par défaut : la date du jour)",
    "--held needs --plan, the sessions that were planned": (
        "--held demande --plan, les séances prévues"
    ),
}
