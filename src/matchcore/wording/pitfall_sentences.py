"""Sentences on what threatens a season: what it is, why it is said, and what to do."""

from __future__ import annotations

PITFALLS: dict[str, tuple[str, str]] = {
    "pitfalls": (
        "{count} {count:pitfall|pitfalls}",
        "{count} {count:point de vigilance|points de vigilance}",
    ),
    "pitfalls_none": ("No pitfall was found.", "Aucun point de vigilance n'a été relevé."),
    "pitfalls_unchecked": ("Not checked", "Non vérifié"),
    "pitfalls_needs": ("{check}: needs {needs}", "{check} : il faut {needs}"),
    "pitfalls_or": (" or ", " ou "),
    # what is checked
    "pitfalls_check_training": ("who is trained", "qui est formé"),
    "pitfalls_check_hours": (
        "the hours a month that sessions take",
        "les heures mensuelles que prennent les séances",
    ),
    "pitfalls_check_dates": ("sessions without a date", "les séances sans date"),
    "pitfalls_check_vetoes": (
        "who asked to avoid whom",
        "les demandes de ne plus se rencontrer",
    ),
    "pitfalls_check_languages": ("languages in common", "les langues en commun"),
    "pitfalls_check_programmes": (
        "mentors in several programmes",
        "les mentors engagés dans plusieurs programmes",
    ),
    "pitfalls_check_meeting": ("couples that do not meet", "les couples qui ne se voient pas"),
    # what a check needs
    "pitfalls_need_sessions": ("a plan of sessions", "un planning des séances"),
    "pitfalls_need_training": ("a plan of trainings", "un planning des formations"),
    "pitfalls_need_learning": (
        "what was learnt from earlier meetings",
        "les avis sur les rencontres précédentes",
    ),
    "pitfalls_need_hours": ("the column hours", "la colonne hours (heures par mois)"),
    "pitfalls_need_trained": ("the column trained", "la colonne trained (formé)"),
    "pitfalls_need_languages": ("the column languages", "la colonne languages (langues)"),
    "pitfalls_need_running": ("the column running", "la colonne running (couples en cours)"),
    "pitfalls_need_programme": ("the column programme", "la colonne programme"),
    # severities
    "severity_high": ("{count} to act on now", "{count} à traiter sans attendre"),
    "severity_medium": ("{count} to act on this month", "{count} à traiter ce mois-ci"),
    "severity_low": ("{count} good to know", "{count} à garder en tête"),
    "severity_high_word": ("now", "sans attendre"),
    "severity_medium_word": ("this month", "ce mois-ci"),
    "severity_low_word": ("good to know", "à garder en tête"),
    # training
    "pitfall_untrained_title": ("No place in a training", "Pas de place en formation"),
    "pitfall_untrained": (
        "needs {trainings} and has no place in {count:it|them}",
        "sans place {count:dans la formation nécessaire|dans les formations nécessaires} : "
        "{trainings}",
    ),
    "pitfall_untrained_remedy": (
        "Plan what is still needed, from a day on that leaves time: `matchcore plan --previous "
        "--training`.",
        "Planifiez ce qui manque encore, à partir d'un jour qui laisse du temps : `matchcore plan "
        "--previous --training`.",
    ),
    "pitfall_trained_late_title": (
        "Trained after the first session",
        "Formation après la première séance",
    ),
    "pitfall_trained_late": (
        "{trainings} {count:comes|come} after the first session",
        "{count:formation prévue|formations prévues} après la première séance : {trainings}",
    ),
    "pitfall_trained_late_remedy": (
        "Move the training forward or the first session back, and plan again: `matchcore plan`.",
        "Avancez la formation ou reculez la première séance, puis planifiez de nouveau : "
        "`matchcore plan`.",
    ),
    "pitfall_untrained_by_table_title": ("Not trained", "Sans formation"),
    "pitfall_untrained_by_table": (
        "not trained, says the table",
        "formation non suivie, d'après le tableau",
    ),
    "pitfall_untrained_by_table_remedy": (
        "Plan a briefing before the first session: `matchcore plan --training`.",
        "Prévoyez une réunion de préparation avant la première séance : `matchcore plan "
        "--training`.",
    ),
    "pitfall_training_unknown_title": (
        "Nobody knows who is trained",
        "On ne sait pas qui est formé",
    ),
    "pitfall_training_unknown": (
        "no table says who is trained, and no training is planned",
        "aucun tableau n'indique qui est formé, et aucune formation n'est prévue",
    ),
    "pitfall_training_unknown_remedy": (
        "Fill the column trained, and plan what is missing: `matchcore plan --training`.",
        "Remplissez la colonne trained (formé) et planifiez ce qui manque : `matchcore plan "
        "--training`.",
    ),
    # time
    "pitfall_too_little_time_title": ("Too little time", "Trop peu de temps"),
    "pitfall_too_little_time": (
        "sessions take {needed:g} h in {month}, {hours:g} h are there; so in {count} "
        "{count:month|months}",
        "les séances prennent {needed:g} h en {month} pour {hours:g} h disponibles ; "
        "{count} {count:mois concerné|mois concernés}",
    ),
    "pitfall_too_little_time_remedy": (
        "Plan fewer or shorter sessions, or ask for more hours: `matchcore plan`.",
        "Prévoyez des séances moins nombreuses ou plus courtes, ou demandez plus d'heures : "
        "`matchcore plan`.",
    ),
    "pitfall_without_date_title": ("Sessions without a date", "Séances sans date"),
    "pitfall_without_date": (
        "{count} {count:session has|sessions have} no date",
        "{count} {count:séance|séances} sans date",
    ),
    "pitfall_without_date_remedy": (
        "Ask both for more hours, or plan over more weeks: `matchcore plan`.",
        "Demandez aux deux davantage de disponibilités, ou étalez les séances sur plus de semaines "
        ": `matchcore plan`.",
    ),
    # overlap
    "pitfall_thin_overlap_title": ("Few hours in common", "Peu d'heures en commun"),
    "pitfall_thin_overlap": (
        "{count} {count:hour|hours} of the week in common, fewer than {least}",
        "{count} {count:heure commune|heures communes} par semaine, moins de {least}",
    ),
    "pitfall_thin_overlap_remedy": (
        "Ask both for more hours, or set the rule `MinimumOverlap` and match again: "
        "`matchcore rematch`.",
        "Demandez aux deux davantage de disponibilités, ou ajoutez la règle `MinimumOverlap` et "
        "recomposez les couples : `matchcore rematch`.",
    ),
    "pitfall_no_overlap_title": ("No hour in common", "Aucune heure en commun"),
    "pitfall_no_overlap": (
        "no hour of the week in common",
        "aucune heure commune dans la semaine",
    ),
    "pitfall_no_overlap_remedy": (
        "Ask both for other hours, or set the rule `MinimumOverlap` and match again: "
        "`matchcore rematch`.",
        "Demandez aux deux d'autres disponibilités, ou ajoutez la règle `MinimumOverlap` et "
        "recomposez les couples : `matchcore rematch`.",
    ),
    # chemistry
    "pitfall_vetoed_title": (
        "One asked not to meet the other again",
        "L'un a demandé à ne plus rencontrer l'autre",
    ),
    "pitfall_vetoed": (
        "a wish to avoid this couple is known",
        "un souhait d'éviter ce couple est connu",
    ),
    "pitfall_vetoed_remedy": (
        "Match again with what was learnt: `matchcore rematch`.",
        "Recomposez les couples en tenant compte des retours : `matchcore rematch`.",
    ),
    "pitfall_no_language_title": ("No language in common", "Aucune langue en commun"),
    "pitfall_no_language": (
        "both state their languages and share none",
        "langues indiquées des deux côtés, aucune en commun",
    ),
    "pitfall_no_language_remedy": (
        "Ask both how they would speak, or set the rule `SharedLanguage` and match again: "
        "`matchcore rematch`.",
        "Demandez aux deux comment ils se parleraient, ou ajoutez la règle `SharedLanguage` et "
        "recomposez les couples : `matchcore rematch`.",
    ),
    "pitfall_low_liking_title": (
        "Expected to like each other less",
        "Entente attendue plus faible",
    ),
    "pitfall_low_liking": (
        "expected liking {value:.2f}, against {median:.2f} in the middle: far below the others",
        "entente attendue {value:.2f}, contre {median:.2f} au milieu : très en dessous des autres",
    ),
    "pitfall_low_liking_remedy": (
        "Talk to both after the first session; other partners: `matchcore explain`.",
        "Parlez avec les deux après la première séance ; autres partenaires : `matchcore explain`.",
    ),
    "pitfall_low_score_title": ("Far less in common than others", "Bien moins de points communs"),
    "pitfall_low_score": (
        "score {value:.2f}, against {median:.2f} in the middle: far below the others",
        "score {value:.2f}, contre {median:.2f} au milieu : très en dessous des autres",
    ),
    "pitfall_low_score_remedy": (
        "Talk to both after the first session; other partners: `matchcore explain`.",
        "Parlez avec les deux après la première séance ; autres partenaires : `matchcore explain`.",
    ),
    "pitfall_no_interest_title": (
        "Low score, no interest in common",
        "Score faible, aucun centre d'intérêt commun",
    ),
    "pitfall_no_interest": (
        "a score in the lowest quarter, and no interest in common",
        "score dans le quart le plus bas, et aucun centre d'intérêt commun",
    ),
    "pitfall_no_interest_remedy": (
        "Give them a theme to begin with, and ask after the first session: `matchcore pulse`.",
        "Donnez-leur un thème pour commencer, et interrogez-les après la première séance : "
        "`matchcore pulse`.",
    ),
    # several programmes
    "pitfall_running_elsewhere_title": (
        "Mentors with couples elsewhere",
        "Mentors déjà engagés ailleurs",
    ),
    "pitfall_running_elsewhere": (
        "{count} running {count:couple|couples} in other programmes",
        "{count} {count:couple en cours|couples en cours} dans d'autres programmes",
    ),
    "pitfall_running_elsewhere_remedy": (
        "Ask whether the hours stated are for this programme alone, and correct them in the table.",
        "Demandez si les heures indiquées valent pour ce seul programme, et corrigez le tableau.",
    ),
    "pitfall_several_programmes_title": (
        "Mentors in several programmes",
        "Mentors inscrits à plusieurs programmes",
    ),
    "pitfall_several_programmes": (
        "{count} programmes: {names}",
        "{count} programmes : {names}",
    ),
    "pitfall_several_programmes_remedy": (
        "Ask whether the hours stated are for this programme alone, and correct them in the table.",
        "Demandez si les heures indiquées valent pour ce seul programme, et corrigez le tableau.",
    ),
    # meeting
    "pitfall_missed_title": ("Missed in a row", "Séances manquées de suite"),
    "pitfall_missed": (
        "the last {count} sessions were missed",
        "les {count} dernières séances ont été manquées",
    ),
    "pitfall_missed_remedy": (
        "Call both, then plan again: `matchcore plan`.",
        "Appelez les deux, puis planifiez de nouveau : `matchcore plan`.",
    ),
    "pitfall_not_meeting_title": ("No longer meeting", "Plus de rencontre"),
    "pitfall_not_meeting": (
        "none held for {weeks} weeks, though {count} {count:was|were} planned",
        "aucune séance depuis {weeks} semaines, alors que {count} {count:était prévue|étaient "
        "prévues}",
    ),
    "pitfall_not_meeting_remedy": (
        "Call both, then plan again: `matchcore plan`.",
        "Appelez les deux, puis planifiez de nouveau : `matchcore plan`.",
    ),
    "pitfall_never_met_title": ("Never met", "Jamais rencontrés"),
    "pitfall_never_met": (
        "none held in the {weeks} weeks since the first date, though {count} {count:was|were} "
        "planned",
        "aucune séance en {weeks} semaines depuis la première date, alors que {count} "
        "{count:était prévue|étaient prévues}",
    ),
    "pitfall_never_met_remedy": (
        "Call both, then plan again, or match again: `matchcore plan`, `matchcore rematch`.",
        "Appelez les deux, puis planifiez de nouveau ou recomposez les couples : `matchcore plan`, "
        "`matchcore rematch`.",
    ),
    "pitfall_not_planned_title": ("No session planned", "Aucune séance prévue"),
    "pitfall_not_planned": (
        "the plan has no session of this couple",
        "le planning ne contient aucune séance de ce couple",
    ),
    "pitfall_not_planned_remedy": (
        "Plan with the latest matching: `matchcore plan`.",
        "Planifiez à partir du dernier appariement : `matchcore plan`.",
    ),
    # measuring
    "pitfall_nothing_recorded_title": (
        "Nobody records what is held",
        "On ne sait pas quelles séances ont eu lieu",
    ),
    "pitfall_nothing_recorded": (
        "{count} {count:session is|sessions are} past, and none is recorded as held or missed",
        "{count} {count:séance passée|séances passées}, aucune n'est notée comme tenue ou manquée",
    ),
    "pitfall_nothing_recorded_remedy": (
        "Keep a table with mentee, mentor, date and held: `matchcore season --held FILE`.",
        "Tenez un tableau avec mentoré, mentor, date et tenue : `matchcore season --held FICHIER`.",
    ),
    "pitfall_no_aims_title": ("No aims", "Aucun objectif"),
    "pitfall_no_aims": (
        "the programme does not say what it is for",
        "le programme ne dit pas à quoi il doit servir",
    ),
    "pitfall_no_aims_remedy": (
        "State aims, each with a target, in the programme's file.",
        "Indiquez dans le fichier du programme des objectifs, chacun avec une cible.",
    ),
    "pitfall_aim_without_indicator_title": (
        "An aim without an indicator",
        "Objectif sans indicateur",
    ),
    "pitfall_aim_without_indicator": (
        "nothing says whether “{aim}” is reached",
        "rien ne dit si l'objectif « {aim} » est atteint",
    ),
    "pitfall_aim_without_indicator_remedy": (
        "Give the aim an indicator with a target, in the programme's file.",
        "Donnez à cet objectif un indicateur et une cible, dans le fichier du programme.",
    ),
    "pitfall_no_pulse_title": ("Nobody is asked", "Personne n'est interrogé"),
    "pitfall_no_pulse": (
        "no survey asks how it goes",
        "aucune enquête ne demande comment cela se passe",
    ),
    "pitfall_no_pulse_remedy": (
        "Ask both sides after the first session and every month: `matchcore pulse`.",
        "Interrogez les deux côtés après la première séance, puis chaque mois : `matchcore pulse`.",
    ),
    "pitfall_low_response_title": ("Few answer", "Peu de réponses"),
    "pitfall_low_response": (
        "{answered} of {asked} answered the latest survey, less than {least:.0%}",
        "{answered} {answered:réponse|réponses} sur {asked} à la dernière enquête, moins de "
        "{least:.0%}",
    ),
    "pitfall_low_response_remedy": (
        "Remind those who have not answered, and say what earlier answers changed.",
        "Relancez les personnes qui n'ont pas répondu, et dites ce que les réponses précédentes "
        "ont changé.",
    ),
    "pitfall_no_levels_title": ("No levels before and after", "Pas de niveaux avant et après"),
    "pitfall_no_levels": (
        "nothing says what people could do before and can do now",
        "rien ne dit ce que chacun savait faire avant et sait faire maintenant",
    ),
    "pitfall_no_levels_remedy": (
        "Ask for levels at the start and at the end: `matchcore season --levels FILE`.",
        "Demandez les niveaux au début et à la fin : `matchcore season --levels FICHIER`.",
    ),
}
