"""French for what `season` says on sessions."""

SESSIONS: dict[str, str] = {
    # what a plan is asked for
    "prerequisites: {skill!r:.40}": "prerequisites : {skill!r:.40}",
    "give a skill, or a list of skills": "indiquez une compétence ou une liste de compétences",
    "skills that build on each other in a circle: {circle}": (
        "des compétences dépendent les unes des autres en cercle : {circle}"
    ),
    "take one of these lines out": "supprimez l'une de ces lignes",
    "give a country such as FR or FR-57, days such as 2026-12-24, or None": (
        "indiquez un pays comme FR ou FR-57, des jours comme 2026-12-24, ou None"
    ),
    "a calendar of public holidays": "un calendrier des jours fériés",
    "{days} days for {sessions} sessions": "{days} jours pour {sessions} séances",
    "give more weeks: each session has days of its own": (
        "indiquez plus de semaines : chaque séance a ses propres jours"
    ),
    "give {step} to {longest} minutes, in steps of {step}": (
        "indiquez de {step} à {longest} minutes, par pas de {step}"
    ),
    "give a frame with the columns {columns}": "indiquez un tableau avec les colonnes {columns}",
    "busy, row {row}": "busy, ligne {row}",
    "give a start and a later end, both with a time zone": (
        "indiquez un début puis une fin, tous deux avec un fuseau horaire"
    ),
    "give a Matching, or a frame with the columns mentee and mentor": (
        "indiquez un Matching, ou un tableau avec les colonnes mentee et mentor"
    ),
    "a couple occurs twice": "un couple figure deux fois",
    "give each couple once": "indiquez chaque couple une seule fois",
    "give a day after today": "indiquez un jour postérieur à aujourd'hui",
    # what took place
    "keep one of {several}": "gardez l'une de ces colonnes : {several}",
    "the columns are {needed}; found: {choices}": (
        "les colonnes sont {needed} ; colonnes présentes : {choices}"
    ),
    "row {row} says otherwise of this session": ("la ligne {row} dit autre chose de cette séance"),
    "this session has no date in the plan": "cette séance n'a pas de date dans la planification",
    "give the day and the hour at which it took place": (
        "indiquez le jour et l'heure où elle a eu lieu"
    ),
    "give the id of a {role} of the plan": (
        "indiquez l'identifiant d'un {role:word} de la planification"
    ),
    "no {role} of the plan": "aucun {role:word} de la planification n'est désigné ainsi",
    "no number of a session": "ce n'est pas un numéro de séance",
    "write a number such as 3": "écrivez un numéro comme 3",
    "give a mentee and a mentor who are a couple of the plan": (
        "indiquez un mentoré et un mentor qui forment un couple de la planification"
    ),
    "not a couple of the plan": "ce n'est pas un couple de la planification",
    "the couple has sessions 1 to {last}": "le couple a les séances 1 à {last}",
    "correct the number": "corrigez le numéro",
    "neither the number nor the date of a session": "ni numéro ni date de séance",
    "the couple has no session on this day": "le couple n'a pas de séance ce jour-là",
    "give the number of the session; planned are {days}": (
        "indiquez le numéro de la séance ; sont prévues : {days}"
    ),
    # the command
    "plan the sessions of a season, or missed ones anew": (
        "planifier les séances d'une saison, ou replanifier celles qui n'ont pas eu lieu"
    ),
    "first day of the season": "premier jour de la saison",
    "of each couple (default: 8)": "pour chaque couple (par défaut : 8)",
    "(default: 2 for each session)": "(par défaut : 2 par séance)",
    "of the week (default: weekdays from 9 to 18)": (
        "heures de la semaine (par défaut : du lundi au vendredi, de 9 h à 18 h)"
    ),
    "of a session (default: 60)": "durée d'une séance (par défaut : 60)",
    "COUNTRY": "PAYS",
    "whose public holidays are left out, or none (default: FR)": (
        "dont les jours fériés sont exclus, ou none (par défaut : FR)"
    ),
    "sessions.json of another programme with the same people; may be repeated": (
        "sessions.json d'un autre programme avec les mêmes personnes ; option répétable"
    ),
    "the plan so far, to go on from it": "la planification actuelle, à reprendre",
    "table of what took place, for --previous": (
        "tableau des séances qui ont eu lieu, avec --previous"
    ),
    "gives new dates, later than this day, to what has none or was missed": (
        "donne de nouvelles dates, après ce jour, aux séances manquées ou sans date"
    ),
    "--previous needs --today for new dates, --held, --attended or --training": (
        "--previous demande --today, pour de nouvelles dates, --held, --attended ou --training"
    ),
    "--held and --today need --previous, the plan so far": (
        "--held et --today demandent --previous, la planification actuelle"
    ),
    "give --matching and --start, or --previous": "indiquez --matching et --start, ou --previous",
}
