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
    "reason_another": ("another {column}", "{column:autre|autre|autres|autres} {column}"),
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
    # sheets of the workbook
    "sheet_couples": ("couples", "couples"),
    "sheet_unmatched": ("unmatched", "sans partenaire"),
    "sheet_loads": ("loads", "charges"),
    "sheet_cautions": ("cautions", "points d'attention"),
    # headings of their columns
    "column_mentee": ("Mentee", "Mentoré"),
    "column_mentee_name": ("Mentee's name", "Nom du mentoré"),
    "column_mentee_email": ("Mentee's e-mail", "E-mail du mentoré"),
    "column_mentee_department": ("Mentee's department", "Service du mentoré"),
    "column_mentee_site": ("Mentee's site", "Site du mentoré"),
    "column_mentor": ("Mentor", "Mentor"),
    "column_mentor_name": ("Mentor's name", "Nom du mentor"),
    "column_mentor_email": ("Mentor's e-mail", "E-mail du mentor"),
    "column_mentor_department": ("Mentor's department", "Service du mentor"),
    "column_mentor_site": ("Mentor's site", "Site du mentor"),
    "column_reason": ("Reason", "Raison"),
    "column_mark": ("To look at", "À vérifier"),
    "column_score": ("Score", "Score"),
    "column_who": ("Person", "Personne"),
    "column_name": ("Name", "Nom"),
    "column_role": ("Role", "Rôle"),
    "column_email": ("E-mail", "E-mail"),
    "column_department": ("Department", "Service"),
    "column_site": ("Site", "Site"),
    "column_why": ("Why", "Pourquoi"),
    "column_capacity": ("Places", "Places"),
    "column_mentees": ("Mentees", "Mentorés"),
    "column_free": ("Free places", "Places libres"),
    "column_with": ("With", "Avec"),
    "column_caution": ("Caution", "Point d'attention"),
    "column_addend": ("Score: {part}", "Score : {part}"),
}
