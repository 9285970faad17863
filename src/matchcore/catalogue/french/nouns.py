"""Words that programs use as names, in French: ``{role:word}`` is one of them."""

NOUNS = {
    "mentee": "mentoré",
    "mentees": "mentorés",
    "mentor": "mentor",
    "mentors": "mentors",
    "people": "personnes",
    "staff": "personnel",
    "manager": "responsable",
    "managers": "responsables",
    # sections of a programme
    "affinity": "affinité",
    "rule": "règle",
    "aim": "objectif",
    # tables of what took place
    "held": "séances tenues",
    "attended": "présences",
    # how tables separate their cells
    "tab": "tabulation",
    "','": "« , »",
    "';'": "« ; »",
    # couples
    "draft": "en préparation",
    "proposed": "proposé",
    "accepted": "accepté",
    "declined": "refusé",
    "expired": "expiré",
    "running": "en cours",
    "paused": "en pause",
    "closed": "terminé",
    # records
    "plan": "plan",
    "published": "publiée",
    "timetable": "planning",
    "feedback": "avis",
    "line of a batch": "ligne d'un lot",
}
