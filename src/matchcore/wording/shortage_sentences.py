"""Sentences on skills wanted and taught, English and French."""

SHORTAGES: dict[str, tuple[str, str]] = {
    "shortage": (
        "{asking} {asking:mentee wants|mentees want} skills; a mentor who teaches one of them: "
        "{covered}",
        "{asking} {asking:mentoré souhaite|mentorés souhaitent} des compétences ; ont un mentor "
        "qui en enseigne une : {covered}",
    ),
    "shortage_proof": (
        "in no matching do more than {coverable} have one",
        "aucun appariement n'en donne un à plus de {coverable} d'entre eux",
    ),
    "shortage_skills": ("Skills that fewer get than want", "Compétences que tous n'obtiennent pas"),
    "shortage_skill": (
        "{skill}: wanted by {wanted_by}, taught by {taught_by}, {places} {places:place|places}; "
        "{covered} get it",
        "{skill} : souhaitée par {wanted_by}, enseignée par {taught_by}, {places} "
        "{places:place|places} ; obtenue par {covered}",
    ),
    "shortage_bottlenecks": (
        "Who stays short, whatever the matching",
        "Qui n'aura rien de souhaité, quel que soit l'appariement",
    ),
    "shortage_bottleneck": (
        "{short} of {count} ({who}) {short:gets|get} nothing they want: {places} "
        "{places:place|places} for {skills}",
        "{short} sur {count} ({who}) : {places} {places:place|places} pour {skills}",
    ),
    "shortage_rules": (
        "{places} {places:place|places} if no rule forbade a pair",
        "{places} {places:place|places} si aucune règle n'interdisait de paire",
    ),
    "shortage_effects": (
        "What more mentors would change (matched anew with each)",
        "Ce que des mentors de plus changeraient (appariement refait pour chaque cas)",
    ),
    "shortage_effect": (
        "{skill}: {added:letters} more {added:mentor|mentors} like {like}, {places} "
        "{places:place|places} each; get it: {more:+d} ({got}); get something they want: "
        "{more_covered:+d} ({covered}); have a mentor: {more_matched:+d} ({matched})",
        "{skill} : {added:letters} {added:mentor|mentors} de plus (modèle : {like}), {places} "
        "{places:place|places} par mentor ; l'obtiennent : {more:+d} ({got}) ; obtiennent une "
        "compétence souhaitée : {more_covered:+d} ({covered}) ; ont un mentor : {more_matched:+d} "
        "({matched})",
    ),
    "shortage_no_effect": (
        "no gain from more mentors who teach {skills}",
        "des mentors de plus n'apportent rien pour : {skills}",
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
