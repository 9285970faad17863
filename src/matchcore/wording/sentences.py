"""Sentences by code, in English and in French; those of one topic are in files of their own."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # how sentences are joined
    "who_and_what": ("{who}: {what}", "{who} : {what}"),
    "next": ("; ", " ; "),
    # proof
    "optimal": ("proven best", "optimum prouvé"),
    "feasible": ("not proven best: a limit was reached", "optimum non prouvé : limite atteinte"),
    "coverage": (
        "most mentees with a mentor, then most couples, then the best total",
        "le plus de mentorés avec un mentor, puis le plus de couples, puis le meilleur total",
    ),
    "coverage_first": (
        "most mentees with a mentor, then most couples, then the fewest couples without a wanted "
        "skill, then the best total",
        "le plus de mentorés avec un mentor, puis le plus de couples, puis le moins de couples "
        "sans compétence souhaitée, puis le meilleur total",
    ),
    "score": ("the best total score", "le meilleur total des scores"),
    "unique": (
        "no other couples are as good",
        "aucun autre choix de couples n'est aussi bon",
    ),
    "ties": ("other couples may be as good", "d'autres choix de couples peuvent être aussi bons"),
    # summary
    "matching": ("matching", "appariement"),
    "headline": (
        "{title}: {couples} {couples:couple|couples}; "
        "{matched} of {mentees} {mentees:mentee|mentees} {matched:has|have} a mentor",
        "{title} : {couples} {couples:couple|couples} ; "
        "{matched} {matched:mentoré|mentorés} sur {mentees} {matched:a|ont} un mentor",
    ),
    "mentors": (
        "{busy} of {mentors} {mentors:mentor|mentors} {busy:has|have} a mentee",
        "{busy} {busy:mentor|mentors} sur {mentors} {busy:a|ont} un mentoré",
    ),
    "idle_part": (
        "'{part}' counts for nobody: no {role} says anything of it",
        "« {part} » ne compte pour personne : aucun {role} n'a renseigné cette information",
    ),
    "even_load": (
        "the total is less by {cost:.4f}, as further mentees of a mentor cost more",
        "le total est réduit de {cost:.4f}, car chaque mentoré supplémentaire d'un même "
        "mentor coûte davantage",
    ),
    "seats": (
        "{seats} {seats:couple|couples}; there may be up to {bound}",
        "{seats} {seats:couple|couples} ; il pourrait y en avoir jusqu'à {bound}",
    ),
    "total": (
        "total {total:.4f}, bound {bound:.4f}, gap {gap:.2%}",
        "total {total:.4f}, borne {bound:.4f}, écart {gap:.2%}",
    ),
    "scores": (
        "scores: mean {mean:.3f}, median {median:.3f}, lowest {low:.3f}, highest {high:.3f}",
        "scores : moyenne {mean:.3f}, médiane {median:.3f}, minimum {low:.3f}, maximum {high:.3f}",
    ),
    "best": ("Best couples", "Meilleurs couples"),
    "worst": ("Weakest couples", "Couples les plus faibles"),
    "all": ("All couples", "Tous les couples"),
    "no_couples": ("No couple could be made.", "Aucun couple n'a pu être formé."),
    "unmatched_mentees": ("Mentees without a mentor", "Mentorés sans mentor"),
    "unmatched_mentors": ("Mentors without a mentee", "Mentors sans mentoré"),
    "columns_unread": (
        "{table}: {count:column|columns} not read: {names}",
        "{table} : {count:colonne non lue|colonnes non lues} : {names}",
    ),
    "attendance_held": ("held", "séances tenues"),
    "attendance_attended": ("attended", "présences"),
    "more": ("… and {count} more", "… et {count} de plus"),
    "nobody": ("nobody", "personne"),
    # checks
    "places": (
        "mentees ask for {asked} {asked:mentor|mentors}, "
        "mentors offer {offered} {offered:place|places}",
        "les mentorés demandent {asked} {asked:mentor|mentors}, "
        "les mentors offrent {offered} {offered:place|places}",
    ),
    "open": (
        "{open} of {pairs} {pairs:pair|pairs} {open:is|are} allowed",
        "{open} {open:paire autorisée|paires autorisées} sur {pairs}",
    ),
    "lonely": ("there is nobody for {people}", "aucun partenaire n'est possible pour {people}"),
    "excludes": (
        "{rule}: not met by {count} {count:pair|pairs}",
        "{rule} : condition non remplie par {count} {count:paire|paires}",
    ),
    "forbids_all": (
        " (including all those of {people})",
        " (dont toutes celles qui concernent {people})",
    ),
    "some_mentees": ("{count} {count:mentee|mentees}", "{count} {count:mentoré|mentorés}"),
    "some_mentors": ("{count} {count:mentor|mentors}", "{count} {count:mentor|mentors}"),
    "scarce": (
        "{count} {count:skill is|skills are} wanted by more mentees than there are places",
        "{count} {count:compétence est souhaitée|compétences sont souhaitées} "
        "par plus de mentorés qu'il n'y a de places",
    ),
    "short": (
        "{skill}: wanted by {wanted}, taught by {taught}, {places} {places:place|places}",
        "{skill} : souhaitée par {wanted}, enseignée par {taught}, {places} {places:place|places}",
    ),
    # columns
    "mentee": ("mentee", "mentoré"),
    "mentor": ("mentor", "mentor"),
    "score_column": ("score", "score"),
    "why": ("why", "pourquoi"),
    "who": ("who", "qui"),
    "hatched": ("hatched: taken off the score", "hachuré : retiré du score"),
    # labels of factors
    "label_number": ("{column} {value}", "{column} : {value}"),
    "label_another": ("another {column}", "autre {column}"),
    "label_grade": ("the mentor's grade: {value}", "grade du mentor : {value}"),
    "label_hours": ("{value} h", "{value} h"),
    "label_motivation": ("motivation of both", "motivation des deux"),
    "label_mean": ("mean of the known", "moyenne des valeurs connues"),
    "label_slot": ("{day} {hour}:00", "{day} {hour} h"),
    "day_mon": ("Monday", "lundi"),
    "day_tue": ("Tuesday", "mardi"),
    "day_wed": ("Wednesday", "mercredi"),
    "day_thu": ("Thursday", "jeudi"),
    "day_fri": ("Friday", "vendredi"),
    "day_sat": ("Saturday", "samedi"),
    "day_sun": ("Sunday", "dimanche"),
    # cautions
    "unknown_mentees": (
        "{part}: {matched} of {count} {count:mentee|mentees} without a value "
        "{matched:has|have} a mentor ({share:.0%}), against {others:.0%} of the others; {remedy}",
        "{part} : {matched} {matched:mentoré|mentorés} sans valeur sur {count} "
        "{matched:a|ont} un mentor ({share:.0%}), contre {others:.0%} des autres ; {remedy}",
    ),
    "unknown_mentors": (
        "{part}: {matched} of {count} {count:mentor|mentors} without a value "
        "{matched:has|have} a mentee ({share:.0%}), against {others:.0%} of the others; {remedy}",
        "{part} : {matched} {matched:mentor|mentors} sans valeur sur {count} "
        "{matched:a|ont} un mentoré ({share:.0%}), contre {others:.0%} des autres ; {remedy}",
    ),
    "remedy_zero": (
        'missing = "mean" gives them the mean of the known instead of 0',
        'missing = "mean" leur donne la moyenne des valeurs connues au lieu de 0',
    ),
    "remedy_mean": (
        "ask them for it, or lower the weight",
        "demandez-leur cette valeur, ou baissez le poids",
    ),
    # rules
    "and": (" and ", " et "),
    "quoted": ("“{text}”", "« {text} »"),
    # explanations
    "unknown": ("unknown", "inconnu"),
    "unknown_but": ("unknown, instead: {mean}", "inconnu ; à la place : {mean}"),
    "not_made": ("not a couple of this matching", "ne forme pas un couple de cet appariement"),
    "not_allowed": (
        "not allowed; {unmet:condition|conditions} not met: {rules}",
        "non autorisé ; {unmet:condition non remplie|conditions non remplies} : {rules}",
    ),
    # names that look alike
    "slips": (
        "{count} {count:name looks like a slip|names look like slips}; nothing is merged",
        "{count} {count:nom semble mal orthographié|noms semblent mal orthographiés} ; rien n'est "
        "fusionné",
    ),
    "slip": (
        "{column}: {name}, perhaps {suggestion}",
        "{column} : {name}, peut-être {suggestion}",
    ),
    "merged": (
        "{count} {count:list names|lists name} one thing in several ways; "
        "it counts once, at its highest level",
        "{count} {count:liste nomme|listes nomment} une même chose de plusieurs façons ; "
        "elle compte une fois, à son plus haut niveau",
    ),
    "same": ("{who}, {column}: {names}", "{who}, {column} : {names}"),
    "and_more": ("{people} and {count} more", "{people} et {count} {count:autre|autres}"),
    "forbids": ("{rule} ({count})", "{rule} ({count})"),
    "few_couples": (
        "only {count} past {count:couple|couples}, fewer than {least}: a difference in scores may "
        "be chance; report(X, y) gives intervals",
        "seulement {count} {count:couple passé|couples passés}, moins de {least} : un écart entre "
        "scores peut être dû au hasard ; report(X, y) donne des intervalles",
    ),
}
