"""The sentences of rules: each a short noun phrase for coordinators, in English and in French.

Each names what its rule asks, for it completes "does not meet: …", "conditions not met: …" and
"…: not met by 12 pairs". None has commas of its own.
"""

from __future__ import annotations

RULES: dict[str, tuple[str, str]] = {
    # what is no rule of a programme
    "rule_floor": ("the floor", "score plancher"),
    "rule_oneself": ("no pairing with oneself", "aucun couple avec soi-même"),
    "rule_missing": (
        "{columns} known",
        "{columns} {columns:renseigné|renseignée|renseignés|renseignées}",
    ),
    # what comes first, and has exceptions
    "first_wanted_skill": (
        "a wanted skill unless there is no other way",
        "compétence souhaitée sauf s'il n'y a pas d'autre solution",
    ),
    # seniority, where either may be the senior
    "gap_at_least": (
        "a gap of at least {least:letters} {least:grade|grades}",
        "écart d'au moins {least:letters} {least:grade|grades}",
    ),
    "gap_at_most": (
        "a gap of at most {most:letters} {most:grade|grades}",
        "au plus {most:letters} {most:grade|grades} d'écart",
    ),
    "gap_range": (
        "a gap of {least:letters} to {most:letters} grades",
        "écart {least:d'un|de {least:letters}} à {most:letters} grades",
    ),
    "gap_exact": (
        "a gap of exactly {least:letters} {least:grade|grades}",
        "exactement {least:letters} {least:grade|grades} d'écart",
    ),
    "gap_any": ("any gap in grade", "écart de grade libre"),
    "gap_none": ("the same grade", "même grade"),
    # seniority, where one side is the senior
    "above_at_least": (
        "a {senior} at least {least:letters} {least:grade|grades} above the {junior}",
        "{senior} au moins {least:letters} {least:grade|grades} au-dessus du {junior}",
    ),
    "above_at_most": (
        "a {senior} on the same grade as the {junior} "
        "or up to {most:letters} {most:grade|grades} above",
        "{senior} au même grade que le {junior} "
        "ou jusqu'à {most:letters} {most:grade|grades} au-dessus",
    ),
    "above_range": (
        "a {senior} {least:letters} to {most:letters} grades above the {junior}",
        "{senior} {least:d'un|de {least:letters}} à {most:letters} grades au-dessus du {junior}",
    ),
    "above_exact": (
        "a {senior} exactly {least:letters} {least:grade|grades} above the {junior}",
        "{senior} exactement {least:letters} {least:grade|grades} au-dessus du {junior}",
    ),
    "above_any": (
        "a {senior} on the same grade as the {junior} or above",
        "{senior} au même grade que le {junior} ou au-dessus",
    ),
    "above_or_below": (
        "a {senior} no more than {below:letters} {below:grade|grades} below the {junior}",
        "{senior} au plus {below:letters} {below:grade|grades} au-dessous du {junior}",
    ),
    "above_around": (
        "a {senior} between {below:letters} {below:grade|grades} below "
        "and {most:letters} {most:grade|grades} above the {junior}",
        "{senior} entre {below:letters} {below:grade|grades} au-dessous "
        "et {most:letters} {most:grade|grades} au-dessus du {junior}",
    ),
    # departments, attributes, training
    "same_department": ("the same department", "même service"),
    "different_departments": ("different departments", "services différents"),
    "departments": ("departments that may be paired", "services pouvant être associés"),
    "same_attribute": ("the same {column}", "{column:même|même|mêmes|mêmes} {column}"),
    "different_attribute": (
        "a different {column}",
        "{column} {column:différent|différente|différents|différentes}",
    ),
    "trained_both": ("a trained mentor and a trained mentee", "mentor et mentoré formés"),
    "trained_mentors": ("a trained mentor", "mentor formé"),
    "trained_mentees": ("a trained mentee", "mentoré formé"),
    # what both have in common
    "hour_in_common": (
        "at least one hour in common per week",
        "au moins une heure commune par semaine",
    ),
    "hours_in_common": (
        "at least {hours:letters} hours in common per week",
        "au moins {hours:letters} heures communes par semaine",
    ),
    "entries_in_common": (
        "at least {count:letters} {count:entry|entries} in common ({column})",
        "au moins {count:letters} {count:élément commun|éléments communs} ({column})",
    ),
    "shared_language": ("a language in common", "langue commune"),
    # pairs
    "reporting_line": ("no reporting line between them", "aucun lien hiérarchique"),
    "reporting_line_direct": ("no direct reporting line", "aucun lien hiérarchique direct"),
    "reporting_line_levels": (
        "no reporting line within {levels:letters} levels",
        "aucun lien hiérarchique sur {levels:letters} niveaux",
    ),
    "no_repeat": ("no past or current match", "aucun couple passé ou en cours"),
    "required_pairs": ("required pairs", "paires exigées"),
    "forbidden_pairs": ("no forbidden pair", "aucune paire interdite"),
    "vetoed_pairs": (
        "no couple ruled out after meetings",
        "aucun couple écarté après les rencontres",
    ),
    # loads
    "capacity": (
        "at most {count:letters} {count:mentee|mentees} per mentor",
        "au plus {count:letters} {count:mentoré|mentorés} par mentor",
    ),
    "minimum": (
        "at least {count:letters} {count:mentee|mentees} per mentor",
        "au moins {count:letters} {count:mentoré|mentorés} par mentor",
    ),
    "demand": (
        "at most {count:letters} {count:mentor|mentors} per mentee",
        "au plus {count:letters} {count:mentor|mentors} par mentoré",
    ),
    "hours_budget": (
        "a mentor with at least {hours:g} h per couple",
        "mentor disposant d'au moins {hours:g} h par couple",
    ),
    "even_loads": ("mentees spread evenly", "mentorés répartis équitablement"),
}
