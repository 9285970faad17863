"""Sentences on the page of a season, and on what needs a hand."""

from __future__ import annotations

SEASON_PAGE: dict[str, tuple[str, str]] = {
    # what needs a hand
    "week": (
        "Week of {day}: {count} {count:thing needs|things need} your hand",
        "Semaine du {day} : {count} {count:point demande|points demandent} votre intervention",
    ),
    "week_empty": (
        "Week of {day}: nothing needs your hand",
        "Semaine du {day} : rien ne demande votre intervention",
    ),
    "week_trouble": (
        "{count} {count:couple|couples} in trouble: talk to both",
        "{count} {count:couple|couples} en difficulté : parlez avec les deux",
    ),
    "week_concern": ("Concerns raised", "Préoccupations signalées"),
    "week_concerns": (
        "{count} {count:concern was|concerns were} raised: their readers are to answer",
        "{count} {count:préoccupation signalée|préoccupations signalées} : à traiter par les "
        "personnes à qui elles s'adressent",
    ),
    "week_replan": (
        "{count} missed {count:session|sessions} to plan again",
        "{count} {count:séance manquée|séances manquées} à replanifier",
    ),
    "week_train": (
        "{count} {count:person|people} to train without delay",
        "{count} {count:personne|personnes} à former sans attendre",
    ),
    "week_decide": (
        "{count} {count:couple is|couples are} not settled",
        "{count} {count:couple|couples} en attente de décision",
    ),
    "week_record": (
        "{count} {count:couple|couples} with past sessions: held or missed?",
        "{count} {count:couple|couples} avec des séances passées : tenues ou manquées ?",
    ),
    "week_record_all": (
        "No session is recorded as held or missed",
        "Aucune séance n'est notée tenue ou manquée",
    ),
    "week_sessions_of_all": (
        "{count} past {count:session|sessions} of {couples} {couples:couple|couples} since {day}: "
        "say in a table which took place",
        "{count} {count:séance passée|séances passées} de {couples} {couples:couple|couples} "
        "depuis le {day} : indiquez dans un tableau celles qui ont eu lieu",
    ),
    "week_sessions_of": (
        "{count} {count:session|sessions}, the first on {day}",
        "{count} {count:séance|séances}, dont la première le {day}",
    ),
    "week_answer": (
        "{count} {count:person|people} to remind of the survey",
        "{count} {count:personne|personnes} à relancer pour l'enquête",
    ),
    "week_meeting": (
        "{count} {count:session|sessions} in these seven days",
        "{count} {count:séance|séances} dans les sept jours",
    ),
    "week_session_of": ("session {session}, {day}", "séance {session}, {day}"),
    "week_session_at": (
        "session {session}, {day}, {time}",
        "séance {session}, {day} à {time}",
    ),
    "week_nothing": (
        "Nothing needs your hand this week.",
        "Rien ne demande votre intervention cette semaine.",
    ),
    # the page
    "season_title": ("{title}: the season", "{title} : la saison"),
    "season_on": ("The season on {date}", "La saison au {date}"),
    "season_skip": (
        "Skip to what needs your hand",
        "Aller directement à ce qui demande votre intervention",
    ),
    "season_active": ("couples that meet", "couples en cours"),
    "season_active_none": ("no couple", "aucun couple"),
    "season_sessions_held": ("sessions held", "séances tenues"),
    "season_sessions_held_none": ("none was due", "aucune n'était prévue"),
    "season_response_rate": ("answers to surveys", "réponses aux enquêtes"),
    "season_response_rate_none": ("nobody was asked", "personne n'a été interrogé"),
    "season_trained": ("people trained", "personnes formées"),
    "season_trained_none": ("not known", "non renseigné"),
    "season_week": ("This week", "Cette semaine"),
    "season_indicators": ("Indicators", "Indicateurs"),
    "season_indicators_intro": (
        "The point is what was measured, the bar the range in which the true value lies in 95 of "
        "100 cases, the dashed line the target. What is counted over everybody needs no range; "
        "where there are too few people for one, only counts are shown.",
        "Le point est la mesure, la barre l'intervalle où se trouve la vraie valeur dans 95 cas "
        "sur 100, le trait pointillé la cible. Ce qui est compté sur tout le monde n'a pas besoin "
        "d'intervalle ; quand les effectifs sont trop faibles, seuls les décomptes sont affichés.",
    ),
    "season_indicators_caption": (
        "Indicators, each with its range and its target",
        "Indicateurs, avec leur intervalle et leur cible",
    ),
    "season_indicator": ("indicator", "indicateur"),
    "season_value": ("figure", "mesure"),
    "season_interval": ("range", "intervalle"),
    "season_target": ("target", "cible"),
    # calendar
    "season_calendar": ("Calendar", "Calendrier"),
    "calendar_none": ("No session is planned.", "Aucune séance n'est planifiée."),
    "calendar_coming": ("The next two weeks", "Les deux semaines à venir"),
    "calendar_nothing": (
        "No session is planned in the next two weeks.",
        "Aucune séance n'est prévue dans les deux semaines à venir.",
    ),
    "calendar_session": ("session {session}", "séance {session}"),
    "calendar_couple": ("mentor → mentee", "mentor → mentoré"),
    "calendar_caption": (
        "Sessions by couple and week: ✓ held, × missed, ○ planned. A column is the week from its "
        "Monday on; that of today is framed.",
        "Séances par couple et par semaine : ✓ tenue, × manquée, ○ prévue. Une colonne est la "
        "semaine qui commence ce lundi ; celle d'aujourd'hui est encadrée.",
    ),
    "calendar_held": ("held", "tenue"),
    "calendar_missed": ("missed", "manquée"),
    "calendar_planned": ("planned", "prévue"),
    # trouble
    "season_troubled": ("Couples in trouble", "Couples en difficulté"),
    "troubled_unknown": (
        "Not known: no survey was read.",
        "Non connu : aucune enquête n'a été lue.",
    ),
    "troubled_none": (
        "The latest answers show no couple in trouble.",
        "Les dernières réponses ne signalent aucun couple en difficulté.",
    ),
    "troubled_caption": (
        "Couples with signs of trouble; what anybody wrote is not shown",
        "Couples qui montrent des signes de difficulté ; rien de ce qui a été écrit n'est affiché",
    ),
    "troubled_evidence": ("signs", "signes"),
    "season_pitfalls": ("Pitfalls", "Points de vigilance"),
    # invitations
    "invited": (
        "{count} {count:invitation|invitations} to candidates",
        "{count} {count:invitation adressée|invitations adressées} aux candidats",
    ),
    "invited_mentees": ("{count} as mentee", "{count} en tant que mentoré"),
    "invited_mentors": ("{count} as mentor", "{count} en tant que mentor"),
    "invitation_subject_mentee": (
        "Would you like to have a mentor?",
        "Et si un mentor vous accompagnait ?",
    ),
    "invitation_subject_mentor": (
        "Would you like to be a mentor?",
        "Souhaitez-vous devenir mentor ?",
    ),
    "invitation_opening_mentee": (
        "Thank you for your interest in the {programme}. Before you commit, here is what it means "
        "to take part as a mentee.",
        "Merci de votre intérêt pour le {programme}. Avant de vous engager, voici ce que signifie "
        "y participer comme mentoré.",
    ),
    "invitation_opening_mentor": (
        "Thank you for your interest in the {programme}. Before you commit, here is what it means "
        "to take part as a mentor.",
        "Merci de votre intérêt pour le {programme}. Avant de vous engager, voici ce que signifie "
        "y participer comme mentor.",
    ),
    "invitation_role": ("Your role", "Votre rôle"),
    "invitation_role_mentee": (
        "You say what you would like to learn, and your mentor shows you how. You set the pace and "
        "choose the themes together; what you try between sessions is up to you.",
        "Vous dites ce que vous aimeriez apprendre, et votre mentor vous montre comment faire. "
        "Vous fixez le rythme et choisissez les thèmes ensemble ; ce que vous essayez entre deux "
        "séances vous appartient.",
    ),
    "invitation_role_mentor": (
        "You share what you know with somebody who wants to learn it: you listen, show, and let "
        "them try. Nobody expects you to know everything.",
        "Vous partagez ce que vous savez avec une personne qui souhaite l'apprendre : vous "
        "écoutez, vous montrez, vous laissez essayer. Personne n'attend que vous sachiez tout.",
    ),
    "invitation_expected": ("What is expected of you", "Ce que nous attendons de vous"),
    "invitation_sessions": (
        "{sessions} {sessions:session|sessions} of {minutes} minutes in {weeks} "
        "{weeks:week|weeks} with each partner: {hours:g} h for each",
        "{sessions} {sessions:séance|séances} de {minutes} minutes en {weeks} "
        "{weeks:semaine|semaines} avec chaque partenaire, soit {hours:g} h pour chacun",
    ),
    "invitation_training": (
        "Before the first session: {trainings}",
        "Avant la première séance : {trainings}",
    ),
    "invitation_prepare_mentee": (
        "A few minutes before each session, to say what you would like to get to",
        "Quelques minutes avant chaque séance, pour dire où vous souhaitez arriver",
    ),
    "invitation_prepare_mentor": (
        "A few minutes before each session, to prepare its theme",
        "Quelques minutes avant chaque séance, pour en préparer le thème",
    ),
    "invitation_surveys": (
        "A short survey from time to time on how it goes; you may skip any question",
        "De temps en temps, une courte enquête sur la façon dont cela se passe ; vous pouvez "
        "passer n'importe quelle question",
    ),
    "invitation_answer": ("Your answer", "Votre réponse"),
    "invitation_reply": (
        "Write to {coordinator} whether you would like to take part. You may say no, now or later, "
        "and need give no reason.",
        "Écrivez à {coordinator} pour dire si vous souhaitez participer. Vous pouvez refuser, "
        "maintenant ou plus tard, sans vous justifier.",
    ),
    "invitation_reply_by": (
        "Write to {coordinator} by {day} whether you would like to take part. You may say no, now "
        "or later, and need give no reason.",
        "Écrivez à {coordinator} d'ici au {day} pour dire si vous souhaitez participer. Vous "
        "pouvez refuser, maintenant ou plus tard, sans vous justifier.",
    ),
    "invitation_closing": (
        "We look forward to your answer.",
        "Au plaisir de vous lire.",
    ),
}
