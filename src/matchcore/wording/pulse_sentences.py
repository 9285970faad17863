"""Sentences on what short surveys show, English and French: nobody is quoted."""

from __future__ import annotations

PULSE: dict[str, tuple[str, str]] = {
    # how answers were read
    "pulse_late": (
        "{count} {count:row is|rows are} left out: dated after {until}",
        "{count} {count:ligne écartée|lignes écartées} : date postérieure au {until}",
    ),
    "pulse_absent": (
        "{count} {count:row is|rows are} left out: from or about a person who is in no table, or "
        "about no couple",
        "{count} {count:ligne écartée|lignes écartées} : une personne ne figure dans aucun "
        "tableau, ou les deux ne forment pas un binôme",
    ),
    "pulse_same": (
        "{count} {count:row repeats|rows repeat} another one and {count:counts|count} once",
        "{count} {count:ligne en répète une autre et ne compte|lignes en répètent d'autres et ne "
        "comptent} qu'une fois",
    ),
    "pulse_replaced": (
        "{count} {count:row is|rows are} left out: the same person later answered otherwise in "
        "the same wave, and the latest row counts",
        "{count} {count:ligne écartée|lignes écartées} : la même personne a répondu autrement plus "
        "tard dans la même vague, et la ligne la plus récente compte",
    ),
    "pulse_change_and_continue": (
        "{count} {count:row wishes|rows wish} both to go on and to change partner: the change "
        "counts",
        "{count} {count:ligne souhaite|lignes souhaitent} à la fois poursuivre et changer de "
        "binôme : le changement compte",
    ),
    "pulse_not_asked": (
        "{count} {count:row is|rows are} from people who were not asked; {count:it counts|they "
        "count}, but not in response rates",
        "{count} {count:ligne vient|lignes viennent} de personnes non interrogées ; "
        "{count:elle compte|elles comptent}, mais pas dans les taux de réponse",
    ),
    "pulse_texts": (
        "{count} free {count:text is|texts are} not kept: only a coordinator reads "
        '{count:it|them} (readers="coordinator")',
        "{count} texte{count:|s} libre{count:|s} non {count:conservé|conservés} : seul le "
        'coordinateur {count:le lit|les lit} (readers="coordinator")',
    ),
    "pulse_day_first": (
        "{table}: dates are read with the day first, as the headers are French",
        "{table} : le jour est lu en premier dans les dates, car les en-têtes sont en français",
    ),
    # the summary
    "pulse": ("Pulse, survey {wave}", "Baromètre, enquête n° {wave}"),
    "pulse_empty": ("Pulse: nobody has been asked", "Baromètre : personne n'a été interrogé"),
    "pulse_response_mentee": (
        "{answered} of {asked} {asked:form|forms} of mentees came back ({rate:.0%})",
        "{answered} {answered:formulaire de mentoré rendu|formulaires de mentorés rendus} sur "
        "{asked} ({rate:.0%})",
    ),
    "pulse_response_mentor": (
        "{answered} of {asked} {asked:form|forms} of mentors came back ({rate:.0%})",
        "{answered} {answered:formulaire de mentor rendu|formulaires de mentors rendus} sur "
        "{asked} ({rate:.0%})",
    ),
    "pulse_answers_mentee": ("Answers of mentees, from 1 to 5", "Réponses des mentorés, de 1 à 5"),
    "pulse_answers_mentor": ("Answers of mentors, from 1 to 5", "Réponses des mentors, de 1 à 5"),
    "pulse_mean": (
        "{asks}: {mean:.1f} ({count} of {asked} answered, {rate:.0%})",
        "{asks} : {mean:.1f} ({count} {count:réponse|réponses} sur {asked}, {rate:.0%})",
    ),
    "pulse_share": (
        "{asks}: yes {mean:.0%} ({count} of {asked} answered, {rate:.0%})",
        "{asks} : oui {mean:.0%} ({count} {count:réponse|réponses} sur {asked}, {rate:.0%})",
    ),
    "pulse_few": (
        "{asks}: {count} of {asked} answered ({rate:.0%}), too few for a figure (fewer than "
        "{fewest} people)",
        "{asks} : {count} {count:réponse|réponses} sur {asked} ({rate:.0%}), trop peu pour une "
        "moyenne (moins de {fewest} personnes)",
    ),
    "pulse_raised": ("Concerns", "Préoccupations"),
    "pulse_concerns": (
        "{count} {count:concern|concerns} raised in confidence",
        "{count} {count:préoccupation signalée|préoccupations signalées} en confidence",
    ),
    "pulse_changes": (
        "{count} {count:wish|wishes} to change partner",
        "{count} {count:souhait|souhaits} de changer de binôme",
    ),
    "pulse_wanted": (
        "What mentees want, by importance and satisfaction",
        "Les souhaits des mentorés, par importance et satisfaction",
    ),
    "pulse_want": (
        "{skill}: importance {importance:.1f}, satisfaction {satisfaction:.1f}, gap {gap:+.1f} "
        "({count} of {asked} answered): {advice}",
        "{skill} : importance {importance:.1f}, satisfaction {satisfaction:.1f}, écart {gap:+.1f} "
        "({count} {count:réponse|réponses} sur {asked}) : {advice}",
    ),
    "pulse_want_few": (
        "{count} {count:skill|skills} with answers of fewer than {fewest} people: no figure is "
        "shown",
        "{count} {count:compétence|compétences} avec les réponses de moins de {fewest} personnes : "
        "aucun chiffre n'est montré",
    ),
    "pulse_all_wants": ("all together", "tous ensemble"),
    "advice_concentrate": ("act here first", "à traiter d'abord"),
    "advice_keep": ("keep it up", "à maintenir"),
    "advice_low": ("of little weight", "peu prioritaire"),
    "advice_overdone": ("more than needed", "plus que nécessaire"),
    "advice_open": ("importance not stated", "importance non renseignée"),
    "pulse_trend": ("Trend of satisfaction", "Évolution de la satisfaction"),
    "pulse_trend_slope": (
        "median of {count} of {asked} {asked:couple|couples}: {slope:+.2f} points from one "
        "survey to the next",
        "médiane de {count} {count:couple|couples} sur {asked} : {slope:+.2f} point d'une "
        "enquête à l'autre",
    ),
    "pulse_trend_counts": (
        "{falling} falling, {steady} steady, {rising} rising; {open} with fewer than three surveys",
        "{falling} en baisse, {steady} {steady:stable|stables}, {rising} en hausse ; "
        "{open} avec moins de trois enquêtes",
    ),
    "pulse_troubled": (
        "{count} {count:couple needs|couples need} a look",
        "{count} {count:couple demande|couples demandent} de l'attention",
    ),
    "pulse_sign_count": ("{sign}: {count}", "{sign} : {count}"),
    "pulse_couple": ("{mentor} → {mentee}: {evidence}", "{mentor} → {mentee} : {evidence}"),
    "pulse_more": ("and {count} more", "et {count} de plus"),
    "pulse_cautions": ("Cautions", "Points d'attention"),
    # signs of trouble, by code
    "sign_change": ("wish to change partner", "souhait de changer de binôme"),
    "sign_concern": ("concern raised", "préoccupation signalée"),
    "sign_low": ("low satisfaction", "satisfaction basse"),
    "sign_falling": ("falling satisfaction", "satisfaction en baisse"),
    "sign_disagree": ("the two see it differently", "avis divergents"),
    "sign_burden": ("burden on time", "charge ressentie"),
    "sign_irregular": ("meetings less often than agreed", "rencontres moins fréquentes que prévu"),
    "sign_missed": ("sessions missed", "séances manquées"),
    "sign_silence": ("no answer", "sans réponse"),
    "evidence_and": ("{first}; {then}", "{first} ; {then}"),
    "evidence_change": (
        "at least one of the two would rather change partner (survey {wave})",
        "au moins l'une des deux personnes préférerait changer de binôme (enquête n° {wave})",
    ),
    "evidence_concern": (
        "a concern was raised in confidence (survey {wave})",
        "une préoccupation a été signalée en confidence (enquête n° {wave})",
    ),
    "evidence_low": (
        "at least one of the two rates how they work together {most:g} or less out of 5 "
        "(survey {wave})",
        "au moins l'une des deux personnes note la façon de travailler ensemble {most:g} ou moins "
        "sur 5 (enquête n° {wave})",
    ),
    "evidence_falling": (
        "satisfaction of at least one of the two falls over three surveys, by half a point or "
        "more from one to the next (up to survey {wave})",
        "la satisfaction d'au moins l'une des deux personnes baisse sur trois enquêtes, d'un "
        "demi-point ou plus de l'une à l'autre (jusqu'à l'enquête n° {wave})",
    ),
    "evidence_disagree": (
        "the two rate how they work together {least:g} points apart or more (survey {wave})",
        "les deux notes sur la façon de travailler ensemble diffèrent de {least:g} points ou plus "
        "(enquête n° {wave})",
    ),
    "evidence_burden": (
        "at least one of the two finds the meetings hard to fit into the week (survey {wave})",
        "au moins l'une des deux personnes a du mal à caser les rencontres dans sa semaine "
        "(enquête n° {wave})",
    ),
    "evidence_irregular": (
        "at least one of the two says that they meet less often than agreed (survey {wave})",
        "au moins l'une des deux personnes dit que les rencontres sont moins fréquentes que "
        "convenu (enquête n° {wave})",
    ),
    "evidence_missed": (
        "{count} {count:session|sessions} missed of {due} due",
        "{count} {count:séance manquée|séances manquées} sur {due} {due:prévue|prévues}",
    ),
    "evidence_silence": (
        "at least one of the two answered in neither of the last two surveys (up to {wave})",
        "au moins l'une des deux personnes n'a répondu à aucune des deux dernières enquêtes "
        "(jusqu'à la n° {wave})",
    ),
    # headings of tables
    "column_wave": ("Survey", "Enquête"),
    "column_rater": ("Answered by", "Réponses de"),
    "column_question": ("Question", "Question posée"),
    "column_asked": ("Asked", "Sollicités"),
    "column_answers": ("Answers", "Réponses"),
    "column_rate": ("Response rate", "Taux de réponse"),
    "column_mean": ("Mean", "Moyenne"),
    "column_people": ("People who answered", "Personnes ayant répondu"),
    "column_signs": ("Signs", "Signes"),
    "column_evidence": ("Evidence", "Constats"),
}
