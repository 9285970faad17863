"""Sentences that say what a long run is doing."""

from __future__ import annotations

PROGRESS: dict[str, tuple[str, str]] = {
    "stage_starting": ("starting", "démarrage"),
    "stage_reading": ("reading the tables", "lecture des tableaux"),
    "stage_feedback": ("reading the feedback", "lecture des avis"),
    "stage_learning": ("learning from the feedback", "prise en compte des avis"),
    "stage_loading": ("loading the matching", "chargement de l'appariement"),
    "stage_check": ("checking the rules", "vérification des règles"),
    "stage_skills": ("comparing skills", "comparaison des compétences"),
    "stage_scores": ("computing the scores", "calcul des scores"),
    "stage_search": ("searching for the best couples", "recherche des meilleurs couples"),
    "stage_proof": ("checking the proof", "vérification de la preuve"),
    "stage_timetable": ("placing the meetings", "placement des rencontres"),
    "stage_sessions": ("planning the sessions", "planification des séances"),
    "stage_training": ("planning the trainings", "planification des formations"),
    "stage_answering": ("working out the answer", "recherche de la réponse"),
    "stage_results": ("writing the results", "écriture des résultats"),
    "stage_batch": (
        "matching {total} {total:programme|programmes}",
        "appariement de {total} {total:programme|programmes}",
    ),
    "programmes_done": ("{count} done", "{count} {count:terminé|terminés}"),
    "round": ("round {count}", "tour {count}"),
    "couples_so_far": (
        "{count} {count:couple|couples} so far",
        "{count} {count:couple|couples} pour l'instant",
    ),
    "gap_so_far": (
        "within {gap:.2%} of the best total",
        "à {gap:.2%} au plus du meilleur total",
    ),
    "for_seconds": ("{seconds} s", "{seconds} s"),
    "for_minutes": ("{minutes} min {seconds} s", "{minutes} min {seconds} s"),
}
