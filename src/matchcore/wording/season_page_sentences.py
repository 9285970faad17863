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
        "{count} past {count:session|sessions}: held or missed?",
        "{count} {count:séance passée|séances passées} : tenues ou manquées ?",
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
    "season_active": ("couples that meet", "couples actifs"),
    "season_active_none": ("no couple", "aucun couple"),
    "season_held": ("past sessions held", "séances passées tenues"),
    "season_held_none": ("none was due", "aucune n'était prévue"),
    "season_answered": ("answers to the latest survey", "réponses à la dernière enquête"),
    "season_answered_none": ("nobody was asked", "personne n'a été interrogé"),
    "season_trained": ("people trained in time", "personnes formées à temps"),
    "season_trained_none": ("not known", "non renseigné"),
    "season_week": ("This week", "Cette semaine"),
    "season_indicators": ("Indicators", "Indicateurs"),
    "season_indicators_intro": (
        "Each bar is the range in which the true value lies in 95 of 100 cases; the point is what "
        "was measured, the dashed line the target. Where there are too few people for a range, "
        "only counts are shown.",
        "Chaque barre est l'intervalle où se trouve la vraie valeur dans 95 cas sur 100 ; le point "
        "est la mesure, le trait pointillé la cible. Quand les effectifs sont trop faibles pour un "
        "intervalle, seuls les décomptes sont affichés.",
    ),
    "season_indicators_caption": (
        "Indicators, each with its interval and its target",
        "Indicateurs, avec leur intervalle et leur cible",
    ),
    "season_indicator": ("indicator", "indicateur"),
    "season_value": ("value", "valeur"),
    "season_interval": ("range", "intervalle"),
    "season_target": ("target", "cible"),
    "season_counts": ("{count} of {of}", "{count} sur {of}"),
    "season_no_interval": ("too few for a range", "trop peu pour un intervalle"),
    "season_between": ("{low} to {high}", "de {low} à {high}"),
    "season_met_yes": ("reached", "atteinte"),
    "season_met_no": ("missed", "manquée"),
    "season_met_open": ("open", "incertaine"),
    # calendar
    "season_calendar": ("Calendar", "Calendrier"),
    "calendar_none": ("No session is planned.", "Aucune séance n'est planifiée."),
    "calendar_coming": ("The next two weeks", "Les deux semaines à venir"),
    "calendar_nothing": (
        "No session is planned in the next two weeks.",
        "Aucune séance n'est prévue dans les deux semaines à venir.",
    ),
    "calendar_session": ("session {session}", "séance {session}"),
    "calendar_couple": ("couple", "couple"),
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
}
