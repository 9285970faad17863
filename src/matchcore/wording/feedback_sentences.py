"""Sentences on feedback: how a table was read, and its summary. None says who said what."""

from __future__ import annotations

FEEDBACK: dict[str, tuple[str, str]] = {
    # how rows were read
    "feedback_late": (
        "{count} {count:row is|rows are} left out: dated after {until}",
        "{count} {count:ligne écartée|lignes écartées} : date postérieure au {until}",
    ),
    "feedback_absent": (
        "{count} {count:row is|rows are} left out: from or about a person who is in no table",
        "{count} {count:ligne écartée|lignes écartées} : une des personnes ne figure dans aucun "
        "tableau",
    ),
    "feedback_same": (
        "{count} {count:row repeats|rows repeat} another one and {count:counts|count} once",
        "{count} {count:ligne en répète une autre et ne compte|lignes en répètent d'autres et ne "
        "comptent} qu'une fois",
    ),
    "feedback_replaced": (
        "{count} {count:row is|rows are} left out: the same person later said otherwise, and the "
        "latest row counts",
        "{count} {count:ligne écartée|lignes écartées} : la même personne s'est exprimée "
        "autrement par la suite, et la ligne la plus récente compte",
    ),
    "feedback_avoid_and_other": (
        "{count} {count:row says|rows say} both avoid and prefer or undecided: the veto counts",
        "{count} {count:ligne dit|lignes disent} à la fois « à éviter » et « préfère » ou "
        "« indécis » : le veto compte",
    ),
    "feedback_undecided_and_prefer": (
        "{count} {count:row says|rows say} both undecided and prefer: undecided counts",
        "{count} {count:ligne dit|lignes disent} à la fois « indécis » et « préfère » : "
        "« indécis » compte",
    ),
    "feedback_avoid_and_high": (
        "{count} {count:row says|rows say} avoid beside a score above the middle of the scale: "
        "the veto counts",
        "{count} {count:ligne dit|lignes disent} « à éviter » malgré une note au-dessus du milieu "
        "de l'échelle : le veto compte",
    ),
    "feedback_met_or_not": (
        "{count} {count:meeting is|meetings are} told of by one side and declined by the other: "
        "{count:it counts|they count} as held",
        "{count} {count:rencontre évoquée|rencontres évoquées} par l'un et "
        "{count:déclinée|déclinées} par l'autre : {count:elle compte|elles comptent} comme ayant "
        "eu lieu",
    ),
    "feedback_nothing": (
        "{count} {count:row says|rows say} only that a meeting took place",
        "{count} {count:ligne dit|lignes disent} seulement qu'une rencontre a eu lieu",
    ),
    "feedback_not_asked": (
        "{count} {count:row is|rows are} from people who were not asked; {count:it counts|they "
        "count}",
        "{count} {count:ligne vient|lignes viennent} de personnes à qui l'avis n'était pas "
        "demandé ; {count:elle compte|elles comptent}",
    ),
    "feedback_unread": (
        "{count:column|columns} not read: {names}",
        "{count:colonne non lue|colonnes non lues} : {names}",
    ),
    "feedback_file": (
        "{count} more {count:caution|cautions} on the file, which may show what people said: only "
        "a coordinator reads {count:it|them}",
        "{count} {count:autre remarque|autres remarques} sur le fichier, "
        "{count:réservée|réservées} au coordinateur : {count:elle peut|elles peuvent} révéler ce "
        "que des personnes ont dit",
    ),
    "feedback_day_first": (
        "dates are read with the day first, as the headers are French",
        "le jour est lu en premier dans les dates, car les en-têtes sont en français",
    ),
    "feedback_rows": ("{said} ({count:row|rows} {rows})", "{said} ({count:ligne|lignes} {rows})"),
    "feedback_as": ("{theirs} as {ours}", "{theirs} comme {ours}"),
    "feedback_renamed": (
        "columns read under other names: {names}",
        "colonnes lues sous d'autres noms : {names}",
    ),
    # the summary: counts only
    "feedback": ("Feedback", "Avis"),
    "feedback_cautions": ("Cautions", "Points d'attention"),
    "feedback_answered_mentee": (
        "{count} {count:mentee|mentees} answered",
        "{count} {count:mentoré a|mentorés ont} répondu",
    ),
    "feedback_answered_mentor": (
        "{count} {count:mentor|mentors} answered",
        "{count} {count:mentor a|mentors ont} répondu",
    ),
    "feedback_answered_of_mentee": (
        "{count} of {asked} {asked:mentee|mentees} answered",
        "{count} {count:mentoré|mentorés} sur {asked} {count:a|ont} répondu",
    ),
    "feedback_answered_of_mentor": (
        "{count} of {asked} {asked:mentor|mentors} answered",
        "{count} {count:mentor|mentors} sur {asked} {count:a|ont} répondu",
    ),
    "feedback_meetings": (
        "{count} {count:meeting|meetings} held, {declined} declined",
        "{count} {count:rencontre a|rencontres ont} eu lieu, "
        "{declined} {declined:déclinée|déclinées}",
    ),
    "feedback_scores": (
        "{count} {count:score|scores} from {low:g} to {high:g}",
        "{count} {count:note|notes} de {low:g} à {high:g}",
    ),
    "feedback_aspect": (
        "{name}: {count} from {low:g} to {high:g}",
        "{name} : {count} de {low:g} à {high:g}",
    ),
    "feedback_vetoes": (
        "{count} {count:couple|couples} vetoed",
        "{count} {count:couple exclu|couples exclus} par un veto",
    ),
    "feedback_empty": ("nobody said anything", "aucun avis"),
}
