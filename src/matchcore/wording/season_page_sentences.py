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
        "{count} {count:person|people} to train before the first session",
        "{count} {count:personne|personnes} à former avant la première séance",
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
}
