"""Sentences in files for people: why two people are a couple, and the names of sheets."""

from __future__ import annotations

EXPORTS: dict[str, tuple[str, str]] = {
    # why two people are a couple, for whoever reads the list
    "reason_skills": (
        "the mentor teaches {things}, which the mentee would like to learn",
        "{count:répond à un souhait|répond à plusieurs souhaits} : {things}",
    ),
    "reason_interests": (
        "{count:a shared interest|shared interests}: {things}",
        "{count:centre d'intérêt commun|centres d'intérêt communs} : {things}",
    ),
    "reason_languages": (
        "{count:a shared language|shared languages}: {things}",
        "{count:langue commune|langues communes} : {things}",
    ),
    "reason_list": ("{column} in common: {things}", "{column} en commun : {things}"),
    "reason_hours": ("free at the same times", "disponibilités communes"),
    "reason_same": (
        "same {column} ({things})",
        "{column:même|même|mêmes|mêmes} {column} ({things})",
    ),
    "reason_other": ("another {column}", "{column:autre|autre|autres|autres} {column}"),
    "reason_other_department": ("different departments", "services différents"),
    "reason_grades": (
        "{gap:letters} {gap:grade|grades} apart",
        "{gap:letters} {gap:grade|grades} d'écart",
    ),
    "reason_same_grade": ("same grade", "même grade"),
    "reason_none": (
        "no wish or interest in common is on record; the rules of the programme allow this couple",
        "aucun souhait ni centre d'intérêt commun n'est renseigné ; les règles du programme "
        "permettent ce couple",
    ),
}
