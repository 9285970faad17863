"""Sentences on skills wanted and taught, English and French."""

SHORTAGES: dict[str, tuple[str, str]] = {
    "shortage": (
        "{covered} of {asking} {asking:mentee who wants|mentees who want} skills "
        "{covered:has|have} a mentor who teaches one of them",
        "{covered} {covered:mentoré|mentorés} sur {asking} {covered:a|ont} un mentor qui enseigne "
        "une compétence souhaitée",
    ),
    "shortage_nobody": ("no mentee wants a skill", "aucun mentoré ne souhaite de compétence"),
    "shortage_proof": (
        "no matching can give one to more than {coverable}",
        "aucun appariement ne peut en donner un à plus de {coverable}",
    ),
    "shortage_skills": ("Skills that fewer get than want", "Compétences que tous n'obtiennent pas"),
    "shortage_skill": (
        "{skill}: wanted by {wanted_by}, taught by {taught_by}, {places} {places:place|places}; "
        "{covered} get it",
        "{skill} : souhaitée par {wanted_by}, enseignée par {taught_by}, {places} "
        "{places:place|places} ; obtenue par {covered}",
    ),
    "shortage_bottlenecks": (
        "Who gets nothing they want, whatever the matching",
        "Qui n'obtient rien de souhaité, quel que soit l'appariement",
    ),
    "shortage_bottleneck_one": (
        "{who}: no place for {skills}",
        "{who} : aucune place pour {skills}",
    ),
    "shortage_bottleneck": (
        "{short} of {count} ({who}): {places} {places:place|places} for {skills}",
        "{short} sur {count} ({who}) : {places} {places:place|places} pour {skills}",
    ),
    "shortage_such_as": ("such as {who}", "dont {who}"),
    "shortage_rules": (
        "{places} {places:place|places} if no rule forbade a pair",
        "{places} {places:place|places} si aucune règle n'interdisait de paire",
    ),
    "shortage_effects": (
        "What more mentors would change (matched anew with each)",
        "Ce que des mentors de plus changeraient (appariement refait pour chaque cas)",
    ),
    "shortage_gain_covered": (
        "{added:letters} more {added:mentor who teaches|mentors who teach} {skill} "
        "{added:covers|cover} {change:letters} more {change:mentee|mentees}: {total} of {asking} "
        "get something they want",
        "avec {added:letters} {added:mentor|mentors} de plus en {skill}, {change:letters} "
        "{change:mentoré|mentorés} de plus {change:obtient|obtiennent} une compétence souhaitée : "
        "{total} sur {asking}",
    ),
    "shortage_gain_got": (
        "{added:letters} more {added:mentor who teaches|mentors who teach} {skill} "
        "{added:brings|bring} it to {change:letters} more {change:mentee|mentees}: {total} of "
        "{wanted_by} get it",
        "avec {added:letters} {added:mentor|mentors} de plus en {skill}, {change:letters} "
        "{change:mentoré|mentorés} de plus {change:obtient|obtiennent} cette compétence : {total} "
        "sur {wanted_by}",
    ),
    "shortage_gain_matched": (
        "{added:letters} more {added:mentor who teaches|mentors who teach} {skill} "
        "{added:gives|give} {change:letters} more {change:mentee|mentees} a mentor: {total} have "
        "one",
        "avec {added:letters} {added:mentor|mentors} de plus en {skill}, {change:letters} "
        "{change:mentoré|mentorés} de plus {change:a|ont} un mentor : {total} en tout",
    ),
    "shortage_also_covered": (
        "get something they want: {change:+.0f}",
        "obtiennent une compétence souhaitée : {change:+.0f}",
    ),
    "shortage_also_got": ("get this skill: {change:+.0f}", "obtiennent celle-ci : {change:+.0f}"),
    "shortage_also_matched": ("have a mentor: {change:+.0f}", "ont un mentor : {change:+.0f}"),
    "shortage_like": (
        "(modelled on {like}, {places} {places:place|places} per mentor)",
        "(modèle : {like}, {places} {places:place|places} par mentor)",
    ),
    "shortage_no_effect": (
        "more mentors change nothing for {count} {count:skill|skills}: {skills}",
        "des mentors de plus n'apportent rien pour {count} {count:compétence|compétences} : "
        "{skills}",
    ),
    "shortage_by_skill": ("Skill by skill", "Compétence par compétence"),
    "shortage_skip": ("Skip to the skills", "Aller directement aux compétences"),
    "shortage_asking": ("mentees who want skills", "mentorés qui souhaitent des compétences"),
    "shortage_coverable": (
        "can get something they want, at most",
        "peuvent obtenir une compétence souhaitée, au plus",
    ),
    "shortage_covered": (
        "get something they want in the matching",
        "obtiennent une compétence souhaitée dans l'appariement",
    ),
    "shortage_intro": (
        "The darker a cell, the larger its number; red is what lacks. Places are those of the "
        "mentors who teach the skill: a mentor who teaches several counts with each.",
        "Plus une case est foncée, plus son nombre est grand ; ce qui manque est en rouge. Les "
        "places sont celles des mentors qui enseignent la compétence : un mentor qui en enseigne "
        "plusieurs compte dans chacune.",
    ),
    "shortage_none_short": (
        "Every mentee who wants skills can get one of them.",
        "Chaque mentoré qui souhaite des compétences peut en obtenir une.",
    ),
    "shortage_none_tried": (
        "No more mentors were tried.",
        "Aucun mentor de plus n'a été essayé.",
    ),
    "shortage_title": ("Skills wanted and taught", "Compétences souhaitées et enseignées"),
    "shortage_count": ("number", "nombre"),
    "column_skill": ("Skill", "Compétence"),
    "column_wanted_by": ("Wanted by", "Souhaitée par"),
    "column_taught_by": ("Taught by", "Enseignée par"),
    "column_places": ("Places offered", "Places offertes"),
    "column_covered": ("Get it", "Obtenue par"),
    "column_short": ("Short", "Manque"),
}
