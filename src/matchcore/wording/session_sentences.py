"""Sentences of sessions: what each is about, when it is, how good the plan is."""

from __future__ import annotations

SESSIONS: dict[str, tuple[str, str]] = {
    # how good a plan is
    "sessions": (
        "{placed} of {count} {count:session|sessions} of {couples} {couples:couple|couples} "
        "{placed:has|have} a date",
        "{placed} {placed:séance|séances} sur {count} {placed:a|ont} une date, pour {couples} "
        "{couples:couple|couples}",
    ),
    "sessions_from_to": ("from {first} to {last}, {zone}", "du {first} au {last}, {zone}"),
    "sessions_held": (
        "{count} {count:was|were} held",
        "{count} {count:a eu lieu|ont eu lieu}",
    ),
    "sessions_missed": (
        "{count} {count:was|were} missed and {count:waits|wait} for a new date",
        "{count} n'{count:a pas eu lieu et attend|ont pas eu lieu et attendent} une nouvelle date",
    ),
    "sessions_missed_before": (
        "earlier dates on which nobody met: {count}",
        "dates antérieures restées sans séance : {count}",
    ),
    "sessions_placed": (
        "no plan gives a date to more sessions",
        "aucune planification ne donne de date à plus de séances",
    ),
    "sessions_placed_gap": (
        "at most {more} more could have a date",
        "au plus {more} de plus {more:pourrait|pourraient} avoir une date",
    ),
    "sessions_moved": (
        "planned sessions with another date: {count}; no plan that places as many moves fewer",
        "séances prévues qui changent de date : {count} ; aucune planification qui en place autant "
        "n'en déplace moins",
    ),
    "sessions_moved_gap": (
        "planned sessions with another date: {count}; {bound} or more in any plan that places as "
        "many",
        "séances prévues qui changent de date : {count} ; au moins {bound} dans toute "
        "planification qui en place autant",
    ),
    "sessions_days": (
        "on average {mean} days from the day that would suit best; no such plan is nearer",
        "écart moyen avec la date idéale, en jours : {mean} ; aucune planification équivalente "
        "ne s'en approche davantage",
    ),
    "sessions_days_gap": (
        "on average {mean} days from the day that would suit best; {bound} or more in any such "
        "plan",
        "écart moyen avec la date idéale, en jours : {mean} ; au moins {bound} dans toute "
        "planification équivalente",
    ),
    "sessions_unlimited": (
        "{count} {count:person states|people state} no hours a month: nothing limits their "
        "sessions",
        "{count} {count:personne n'indique|personnes n'indiquent} aucun nombre d'heures par mois : "
        "rien ne limite {count:ses|leurs} séances",
    ),
    # what has no date, and what has another
    "sessions_unplaced": ("Sessions without a date", "Séances sans date"),
    "sessions_why_no_common_slot": (
        "{count}: the two are never free together in those days",
        "{count} : les deux personnes ne sont jamais libres ensemble à cette période",
    ),
    "sessions_why_hours": (
        "{count}: the hours of the month are used up",
        "{count} : les heures du mois sont épuisées",
    ),
    "sessions_why_full": (
        "{count}: other sessions take every time in which both are free",
        "{count} : d'autres séances prennent tous les créneaux où les deux sont libres",
    ),
    "sessions_why_absent": (
        "{count}: one of the two does not take part any more",
        "{count} : l'une des deux personnes ne participe plus",
    ),
    "sessions_of": (
        "{pair}: {count:session|sessions} {sessions}",
        "{pair} : {count:séance|séances} {sessions}",
    ),
    "sessions_changed": ("Sessions with another date", "Séances qui changent de date"),
    "session_moved_was_now": (
        "{pair}: session {session}, {was} → {now}",
        "{pair} : séance {session}, {was} → {now}",
    ),
    "session_moved_now": (
        "{pair}: session {session}, now {now}",
        "{pair} : séance {session}, désormais {now}",
    ),
    "session_moved_was": (
        "{pair}: session {session}, {was} → no date",
        "{pair} : séance {session}, {was} → sans date",
    ),
    # reasons and states in tables
    "session_no_common_slot": (
        "never free together in those days",
        "jamais libres ensemble à cette période",
    ),
    "session_hours": ("the hours of the month are used up", "heures du mois épuisées"),
    "session_full": ("other sessions take every time", "créneaux pris par d'autres séances"),
    "session_absent": ("does not take part any more", "ne participe plus"),
    "session_state_planned": ("planned", "prévue"),
    "session_state_held": ("held", "tenue"),
    "session_state_missed": ("missed", "manquée"),
    "session_state_unplaced": ("no date", "sans date"),
    # what a session is about, and what for
    "session_about_meet": ("getting to know each other", "faire connaissance"),
    "session_about_talk": ("open talk", "échange libre"),
    "session_about_review": ("review", "bilan"),
    "session_goal_meet": (
        "get to know each other, say what each expects, agree how to work together",
        "faire connaissance, dire ce que chacun attend, convenir de la façon de travailler "
        "ensemble",
    ),
    "session_goal_begin": (
        "{skill}: see what it is good for, and try it once together",
        "{skill} : voir à quoi cela sert, puis essayer une fois ensemble",
    ),
    "session_goal_practise": (
        "{skill}: practise on a task of the mentee's own work",
        "{skill} : s'exercer sur une tâche tirée du travail du mentoré",
    ),
    "session_goal_alone": (
        "{skill}: the mentee does a task alone, and the mentor comments",
        "{skill} : le mentoré réalise une tâche seul, puis le mentor la commente",
    ),
    "session_goal_talk": (
        "talk about a question that matters to one of the two",
        "échanger sur une question qui compte pour l'une des deux personnes",
    ),
    "session_goal_review": (
        "look back at the goals, say what helped and what comes next",
        "revenir sur les objectifs, dire ce qui a aidé et ce qui vient ensuite",
    ),
    "session_long": (
        "{skill}: from level {before} to level {after} out of {top}",
        "{skill} : passer du niveau {before} au niveau {after} sur {top}",
    ),
    "session_long_new": (
        "{skill}: start from nothing and reach level {after} out of {top}",
        "{skill} : partir de zéro et atteindre le niveau {after} sur {top}",
    ),
    # calendars
    "session_with": (
        "Session {session} with {who}: {about}",
        "Séance {session} avec {who} : {about}",
    ),
    "session_of": (
        "{mentor} → {mentee}, session {session}: {about}",
        "{mentor} → {mentee}, séance {session} : {about}",
    ),
    "session_cancelled": ("Cancelled: {summary}", "Annulée : {summary}"),
    # headings of tables
    "column_session": ("Session", "Séance"),
    "column_theme": ("Theme", "Thème"),
    "column_goal": ("Goal", "Objectif"),
    "column_state": ("State", "État"),
    "column_was": ("Was", "Avant"),
    "column_now": ("Now", "Désormais"),
}
