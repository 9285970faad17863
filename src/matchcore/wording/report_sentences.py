"""Sentences of the report: headings, captions, controls, and what its tables and charts show."""

from __future__ import annotations

REPORT: dict[str, tuple[str, str]] = {
    # the page
    "report_skip": ("Skip to the couples", "Aller directement aux couples"),
    "report_written": ("Matching report, {date}", "Rapport d'appariement du {date}"),
    "report_contents": ("Contents", "Sommaire"),
    "report_made": (
        "Made by matchcore {version}. This page holds personal data and works offline.",
        "Établi par matchcore {version}. Cette page contient des données personnelles et "
        "fonctionne hors ligne.",
    ),
    # at a glance
    "figure_mentors": ("mentors with a mentee", "mentors avec un mentoré"),
    "figure_score": ("mean score", "score moyen"),
    "figure_of": ("of {count}", "sur {count}"),
    # couples
    "report_couples": ("Couples", "Couples"),
    "couples_caption": (
        "Every couple, the best first. Bars have one scale: the same length is the same score.",
        "Tous les couples, le meilleur d'abord. Toutes les barres sont à la même échelle : à "
        "longueur égale, score égal.",
    ),
    "couples_shown": (
        "Couples shown: {shown} of {count}",
        "Couples affichés : {shown} sur {count}",
    ),
    "control_search": ("Search", "Rechercher"),
    "control_department": ("Department", "Service"),
    "control_site": ("Site", "Site"),
    "control_mark": ("Mark", "Point à vérifier"),
    "control_least": ("Score of at least", "Score minimal"),
    "control_all": ("all", "tous"),
    "control_any_mark": ("with a mark", "au moins un"),
    "control_reset": ("Show all", "Tout afficher"),
    "control_sort": ("Sort by this column", "Trier selon cette colonne"),
    "control_filters": ("Search and filter the couples", "Rechercher et filtrer les couples"),
    # the unmatched
    "unmatched_of": ("{count} of {size}", "{count} sur {size}"),
    "unmatched_many": (
        "… and {count} more; the file unmatched.csv names everybody.",
        "… et {count} de plus ; le fichier unmatched.csv donne la liste complète.",
    ),
    "group_count": ("{count} {count:person|people}", "{count} {count:personne|personnes}"),
    # scores
    "report_scores": ("Scores", "Scores"),
    "scores_title": ("How many couples have which score", "Nombre de couples par score"),
    "scores_desc": (
        "{count} {count:couple|couples}; lowest score {low:.2f}, highest {high:.2f}; most couples "
        "lie between {start:.2f} and {end:.2f}.",
        "{count} {count:couple|couples} ; score le plus bas {low:.2f}, le plus haut {high:.2f} ; "
        "la plupart se situent entre {start:.2f} et {end:.2f}.",
    ),
    "as_table": ("The same as a table", "Les mêmes valeurs en tableau"),
    "score_range": ("score from – to", "tranche de scores"),
    "score_between": ("{start} – {end}", "{start} – {end}"),
    # skills
    "report_skills": ("Skills", "Compétences"),
    "skills_intro": (
        "A wish is met if one of the mentee's mentors teaches the skill. The length of a frame "
        "shows the wishes, its filling those that are met.",
        "Un souhait est satisfait si l'un des mentors de la personne enseigne la compétence. "
        "La longueur d'un cadre indique les souhaits, son remplissage ceux qui sont satisfaits.",
    ),
    "skills_caption": (
        "Skills, the most wanted first",
        "Compétences, les plus souhaitées d'abord",
    ),
    "skills_rest": (
        "{count} further {count:skill is|skills are} wanted by fewer mentees or by none.",
        "{count} {count:autre compétence est souhaitée|autres compétences sont souhaitées} par "
        "moins de mentorés, ou par aucun.",
    ),
    "skill": ("skill", "compétence"),
    "wanted_by": ("wanted by", "souhaitée par"),
    "met_for": ("met for", "satisfaite pour"),
    "taught_by": ("taught by", "enseignée par"),
    "wishes_met": ("wishes and wishes met", "souhaits, dont satisfaits"),
    "wishes_met_label": (
        "{met} of {wanted} {wanted:wish|wishes} met",
        "{wanted} {wanted:souhait|souhaits}, dont {met} {met:satisfait|satisfaits}",
    ),
    # loads
    "report_loads": ("Load of the mentors", "Charge des mentors"),
    "loads_caption": (
        "How many mentors have how many mentees",
        "Nombre de mentors selon leur nombre de mentorés",
    ),
    "loads_each": ("Each mentor's load", "Charge de chaque mentor"),
    "loads_first": (
        "Mentors, those with the most mentees first",
        "Mentors, ceux qui ont le plus de mentorés d'abord",
    ),
    "mentees_column": ("mentees", "mentorés"),
    "mentors_column": ("mentors", "mentors"),
    "places_column": ("places", "places"),
    "filled_column": ("places filled", "places occupées"),
    "filled_label": (
        "{load} of {places} {places:place|places} filled",
        "{load} {load:place occupée|places occupées} sur {places}",
    ),
    # departments
    "report_departments": ("Departments", "Services"),
    "departments_caption": (
        "Couples by the mentor's department (rows) and the mentee's (columns)",
        "Couples selon le service du mentor (lignes) et celui du mentoré (colonnes)",
    ),
    "other_departments": ("others", "autres"),
    "no_department": ("not stated", "non précisé"),
    "from_to": ("mentor ↓  mentee →", "mentor ↓  mentoré →"),
    # the programme
    "report_programme": ("Programme", "Programme"),
    "weights_heading": ("What counts", "Ce qui compte"),
    "weights_caption": (
        "Shares of the score, and what each adds to a couple's score on average",
        "Part de chaque critère dans le score, et son apport moyen au score d'un couple",
    ),
    "part_column": ("criterion", "critère"),
    "weight_column": ("weight", "poids"),
    "mean_column": ("mean contribution", "apport moyen"),
    "rules_heading": ("Rules that always hold", "Règles toujours respectées"),
    "soft_heading": ("Preferences", "Préférences"),
    "soft_rule": ("{rule}: {weight:+.2f}", "{rule} : {weight:+.2f}"),
    "minimum_if_stated": (
        "at least the number of mentees that the table states for a mentor, where it does",
        "au moins le nombre de mentorés que le tableau indique pour un mentor, s'il en indique un",
    ),
    "load_unless_stated": (
        "{rule}, unless the table says otherwise",
        "{rule}, sauf indication contraire dans le tableau",
    ),
    "floor_rule": ("a score of at least {value}", "score d'au moins {value}"),
    "complete_rule": (
        "every mentee gets as many mentors as asked for",
        "chaque mentoré a autant de mentors qu'il en demande",
    ),
    "order_heading": ("Order of priority", "Ordre de priorité"),
    # the proof
    "report_proof": ("Proof", "Preuve"),
    "proof_intro": (
        "Whether better couples could exist has been computed, not estimated. A bound is the most "
        "that any choice of couples could reach; where the value equals the bound, nothing better "
        "exists. The file audit.json holds the figures with which anyone can check this.",
        "Le calcul établit, sans rien estimer, si de meilleurs couples pourraient exister. Une "
        "borne est une valeur qu'aucun choix de couples ne peut dépasser : là où le résultat "
        "atteint la borne, rien de mieux n'existe. Le fichier audit.json contient les chiffres "
        "qui permettent à chacun de le vérifier.",
    ),
    "bounds_caption": (
        "The quantities that count, the most important first",
        "Les grandeurs qui comptent, la plus importante d'abord",
    ),
    "quantity_column": ("quantity", "grandeur"),
    "value_column": ("value", "valeur"),
    "bound_column": ("bound", "borne"),
    "quantity_covered": ("mentees with a mentor", "mentorés avec un mentor"),
    "quantity_seats": ("couples", "couples"),
    "quantity_total": ("total score", "score total"),
}
