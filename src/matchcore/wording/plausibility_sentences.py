"""Sentences of what looks wrong before and after matching, and of marks on couples."""

from __future__ import annotations

PLAUSIBILITY: dict[str, tuple[str, str]] = {
    # marks of a couple
    "mark_no_wanted_skill": ("no wanted skill", "aucune compétence souhaitée"),
    "mark_no_common_hour": ("no hour in common", "aucun créneau commun"),
    "marked_couples": ("Couples to look at", "Couples à vérifier"),
    # couples
    "nobody_matched": (
        "no couple was made: the list of the unmatched says why",
        "aucun couple n'a été formé : la liste des personnes sans partenaire dit pourquoi",
    ),
    "all_no_wanted_skill": (
        "no couple shares a wanted skill",
        "dans aucun couple le mentor n'enseigne de compétence souhaitée",
    ),
    "all_no_common_hour": (
        "no couple has an hour in common",
        "aucun couple n'a de créneau commun",
    ),
    "some_no_wanted_skill": (
        "without a wanted skill: {count} {count:couple|couples} of {whole} ({couples})",
        "sans compétence souhaitée : {count} {count:couple|couples} sur {whole} ({couples})",
    ),
    "some_no_common_hour": (
        "without an hour in common: {count} {count:couple|couples} of {whole} ({couples})",
        "sans créneau commun : {count} {count:couple|couples} sur {whole} ({couples})",
    ),
    "order_not_applied": (
        "it is not proven that as few couples as possible are without a wanted skill: the search "
        "was stopped, or there are too many pairs",
        "rien ne prouve que le nombre de couples sans compétence souhaitée soit le plus petit "
        "possible : la recherche a été interrompue, ou les paires sont trop nombreuses",
    ),
    # people
    "limits_by_hours": (
        "at {hours:g} h per couple, {count} {count:mentor has|mentors have} fewer "
        "places than their capacity: {left} {left:place|places} in all, not {offered}",
        "à raison de {hours:g} h par couple, {count} "
        "{count:mentor a|mentors ont} moins de places que leur capacité : {left} "
        "{left:place|places} au total au lieu de {offered}",
    ),
    "nothing_taught": (
        "no mentor teaches a skill that anybody wants: are the names of skills written alike?",
        "aucun mentor n'enseigne de compétence souhaitée : les noms des compétences sont-ils "
        "écrits de la même façon ?",
    ),
    "empty_mentees": (
        "mentees: {columns} empty for {empty:.0%} of them, yet '{part}' counts for {share:.0%} of "
        "the score",
        "mentorés : {empty:.0%} n'ont rien indiqué ({columns}), alors que « {part} » compte pour "
        "{share:.0%} du score",
    ),
    "empty_mentors": (
        "mentors: {columns} empty for {empty:.0%} of them, yet '{part}' counts for {share:.0%} of "
        "the score",
        "mentors : {empty:.0%} n'ont rien indiqué ({columns}), alors que « {part} » compte pour "
        "{share:.0%} du score",
    ),
    # rules, and their likely cause
    "rule_blocks": (
        "{rule}: not met by {share:.0%} of the pairs",
        "{rule} : condition non remplie par {share:.0%} des paires",
    ),
    "no_column_mentees": (
        "the mentees have no column {column}",
        "les mentorés n'ont pas de colonne « {column} »",
    ),
    "no_column_mentors": (
        "the mentors have no column {column}",
        "les mentors n'ont pas de colonne « {column} »",
    ),
    "column_near": ("is it '{near}'?", "s'agit-il de « {near} » ?"),
    "columns_empty": (
        "few people state {columns}",
        "peu de personnes ont renseigné ces colonnes : {columns}",
    ),
    "rule_meant": ("is the rule meant so?", "est-ce bien la règle voulue ?"),
    "cautions": ("Cautions", "Points d'attention"),
}
