"""Sentences on indicators and their intervals, English and French."""

from __future__ import annotations

INDICATORS: dict[str, tuple[str, str]] = {
    # names
    "indicator_coverage": ("mentees with a mentor", "mentorés qui ont un mentor"),
    "indicator_wanted_skills": ("wishes that a mentor meets", "souhaits couverts par un mentor"),
    "indicator_trained": ("people trained", "personnes formées"),
    "indicator_sessions_held": ("sessions held", "séances tenues"),
    "indicator_active_couples": ("active couples", "couples actifs"),
    "indicator_response_rate": ("response rate", "taux de réponse"),
    "indicator_satisfaction": ("satisfaction, from 1 to 5", "satisfaction, de 1 à 5"),
    "indicator_burden": ("burden, from 1 to 5", "charge ressentie, de 1 à 5"),
    "indicator_expectation": ("expectations met, from 1 to 5", "attentes comblées, de 1 à 5"),
    "indicator_level_gain": ("gain of skill levels", "progression des niveaux de compétence"),
    "indicator_closures_early": (
        "couples ended before their goal",
        "couples terminés avant leur objectif",
    ),
    # what each measures
    "measures_coverage": (
        "Of the mentees, those with a mentor.",
        "Part des mentorés qui ont un mentor.",
    ),
    "measures_wanted_skills": (
        "Of the skills that mentees with a mentor want, those that one of their mentors teaches.",
        "Part des compétences souhaitées par les mentorés accompagnés que l'un de leurs mentors "
        "enseigne.",
    ),
    "measures_trained": (
        "Of the people in couples, those who are trained, by the tables or the plan of training.",
        "Part des membres des couples déjà formés, d'après les tableaux ou le plan de formation.",
    ),
    "measures_sessions_held": (
        "Of the sessions that were due, those that took place.",
        "Part des séances échues qui ont eu lieu.",
    ),
    "measures_active_couples": (
        "Of the couples, those that held a session in the last six weeks, or run and had none due.",
        "Part des couples qui ont tenu une séance ces six dernières semaines, ou qui sont en cours "
        "sans séance échue.",
    ),
    "measures_response_rate": (
        "Of the questionnaires sent, those with an answer.",
        "Part des questionnaires envoyés qui ont reçu une réponse.",
    ),
    "measures_satisfaction": (
        "How content couples are: the mean of their latest ratings.",
        "Satisfaction des couples : moyenne de leurs dernières notes.",
    ),
    "measures_burden": (
        "How heavy the meetings weigh on people's weeks: the mean of their latest ratings.",
        "Poids des rencontres dans la semaine : moyenne des dernières notes.",
    ),
    "measures_expectation": (
        "How far couples get what was wanted: the mean of their latest ratings.",
        "Mesure dans laquelle les attentes sont comblées : moyenne des dernières notes.",
    ),
    "measures_level_gain": (
        "How much each person's skill levels rose from before to after, on the scale from 0 to 5.",
        "Progression des niveaux de chaque personne entre avant et après, sur l'échelle de 0 à 5.",
    ),
    "measures_closures_early": (
        "Of the couples that started, those closed for another reason than completion.",
        "Part des couples démarrés qui se sont terminés sans aller au bout.",
    ),
    # figures
    "indicators": ("Indicators", "Indicateurs"),
    "indicators_missing": ("Not measured", "Non mesurés"),
    "indicators_closures": ("Couples closed, by reason", "Couples terminés, par motif"),
    "indicators_changed": (
        "Indicators, before and after",
        "Indicateurs, avant et après",
    ),
    "figure_none": ("not measured", "non mesuré"),
    "figure_share_fact": ("{value} ({yes} of {count})", "{value} ({yes} sur {count})"),
    "figure_share_interval": (
        "{value}, between {low} and {high} ({yes} of {count})",
        "{value}, entre {low} et {high} ({yes} sur {count})",
    ),
    "figure_share_counts": (
        "{yes} of {count}, not enough for a rate",
        "{yes} sur {count}, insuffisant pour un taux",
    ),
    "figure_mean_interval": (
        "{value}, between {low} and {high} ({count} of {of} answered)",
        "{value}, entre {low} et {high} ({count} {count:réponse|réponses} sur {of})",
    ),
    "figure_mean_counts": (
        "{count} of {of} answered, not enough for a figure",
        "{count} {count:réponse|réponses} sur {of}, insuffisant pour un chiffre",
    ),
    "figure_unknown": (
        "; {missing} more unknown",
        " ; {missing} de plus sans information",
    ),
    # methods
    "method_wilson": ("Wilson's interval", "intervalle de Wilson"),
    "method_cluster-t": ("t interval over mentors", "intervalle de Student par mentor"),
    "method_bootstrap-t": ("bootstrap-t", "bootstrap studentisé"),
    "method_permutation": ("permutation test", "test par permutations"),
    "method_count": ("counted", "dénombrement"),
    # targets
    "figure_and_target": (
        "{figure}; target {target}, {state}",
        "{figure} ; cible : {target}, {state}",
    ),
    "and_targets": (" and ", " et "),
    "target_least": ("at least {bound}", "au moins {bound}"),
    "target_most": ("at most {bound}", "au plus {bound}"),
    "met_yes": ("met", "atteinte"),
    "met_no": ("missed", "manquée"),
    "met_open": ("open", "encore incertaine"),
    # two seasons
    "change_none": ("cannot be compared", "comparaison impossible"),
    "change_fact": ("from {before} to {after}", "de {before} à {after}"),
    "change_points": (
        "from {before} to {after}: {change} points, between {low} and {high} ({chance})",
        "de {before} à {after} : {change} points, entre {low} et {high} ({chance})",
    ),
    "change_units": (
        "from {before} to {after}: {change}, between {low} and {high} ({chance})",
        "de {before} à {after} : {change}, entre {low} et {high} ({chance})",
    ),
    "change_chance": ("p = {p:.3f}", "p = {p:.3f}"),
    "change_chance_small": ("p < 0.001", "p < 0,001"),
    # columns of files
    "measured_aim": ("Aim", "Objectif"),
    "measured_indicator": ("Indicator", "Indicateur"),
    "measured_value": ("Value", "Valeur"),
    "measured_low": ("From", "De"),
    "measured_high": ("To", "À"),
    "measured_count": ("Answers", "Réponses"),
    "measured_of": ("Out of", "Sur"),
    "measured_clusters": ("Groups", "Groupes indépendants"),
    "measured_method": ("Method", "Méthode"),
    "measured_yes": ("Yes", "Oui"),
    "measured_p": ("p-value", "Valeur p"),
    "measured_target": ("Target", "Cible"),
    "measured_met": ("Met", "Atteinte"),
    "measured_state": ("State", "État"),
    "measured_before": ("Before", "Avant"),
    "measured_after": ("After", "Après"),
    "measured_change": ("Change", "Évolution"),
}
