"""What is said of programmes and their files, in French by the English."""

PROGRAMME = {
    # files
    "the file": "le fichier",
    "a programme": "un programme",
    "a programme's file": "le fichier d'un programme",
    "give a path or an open file": "indiquez un chemin ou un fichier ouvert",
    "{name} is not TOML: {error}{hint}": "{name} n'est pas du TOML : {error}{hint}",
    "; write decimals with a point: {comma!r}": (
        " ; écrivez les décimales avec un point : « {comma} »"
    ),
    "there is half a character after {half!r}": "un caractère est incomplet après « {half} »",
    "write the text again, in Unicode": "réécrivez le texte en Unicode",
    "{name}, line {line}": "{name}, ligne {line}",
    "save the file as UTF-8": "enregistrez le fichier en UTF-8",
    # sections
    "{section} {number}": "{section:word} {number}",
    "[programme] {place}": "[programme] {place}",
    "[programme] format": "[programme] format",
    "{place} without": "{place} without",
    "{place} preset": "{place} preset",
    "{place}: name": "{place} : name",
    "written by a newer matchcore: this one reads format {format}": (
        "écrit par une version plus récente de matchcore : celle-ci lit le format {format}"
    ),
    "update matchcore": "mettez matchcore à jour",
    "use {format}, or leave it out": "utilisez {format}, ou omettez-le",
    "there is neither [[affinity]] nor [[rules]]": "il n'y a ni [[affinity]] ni [[rules]]",
    "give at least one of them, or a preset": (
        "donnez au moins l'un des deux, ou un programme prêt à l'emploi (preset)"
    ),
    "give a mapping, as to_dict returns it": (
        "donnez un dictionnaire comme celui que renvoie to_dict"
    ),
    "use [programme], [columns], [weights], [[affinity]], [[rules]] and [[aims]]": (
        "utilisez [programme], [columns], [weights], [[affinity]], [[rules]] et [[aims]]"
    ),
    "write it under [programme]": "écrivez-le sous [programme]",
    "write it as [{key}]": "écrivez-le sous la forme [{key}]",
    "write each as [[{key}]]": "écrivez chacun sous la forme [[{key}]]",
    "[{key}] is unknown": "[{key}] est inconnu",
    "a file cannot hold it; build the programme in Python": (
        "un fichier ne peut pas le contenir ; construisez le programme en Python"
    ),
    "a file can hold only kinds of matchcore, not {kind}": (
        "un fichier ne peut contenir que des éléments de matchcore, pas {kind}"
    ),
    # parts and rules
    "the component is called {renamed!r} now": "cette composante s'appelle désormais « {renamed} »",
    "there is no kind {name!r}": "il n'y a pas d'élément « {name} »",
    "a rule is hard (hard = true) or soft (weight = -0.1): give one of the two": (
        "une règle est obligatoire (hard = true) ou souple (weight = -0.1) : indiquez l'un des deux"
    ),
    "{kind} needs the option {name!r}": "{kind} exige l'option « {name} »",
    "{owner} has no option {option!r}": "{owner} n'a pas d'option « {option} »",
    "the name {name!r} occurs twice": "le nom « {name} » apparaît deux fois",
    "give another": "donnez-en un autre",
    "a soft rule and a part of the affinity are both called {name!r}": (
        "une règle souple et un élément de l'affinité s'appellent tous deux « {name} »"
    ),
    "rename one of them": "renommez l'un des deux",
    "give a number, or leave it out": "indiquez un nombre, ou omettez l'option",
    "give a list of rules": "donnez une liste de règles",
    "give an Affinity": "donnez une Affinity",
    "column {twice!r} occurs twice": "la colonne « {twice} » apparaît deux fois",
    "there is no parameter {key!r}": "il n'y a pas de paramètre « {key} »",
    "use a name that parameters(programme) has": (
        "utilisez l'un des noms que donne parameters(programme)"
    ),
    # presets
    "preset {name}": "preset {name}",
    "preset {preset}": "preset {preset}",
    "part {name!r}": "élément « {name} »",
    "part or rule {one!r}": "élément ni de règle « {one} »",
    "{preset} has no {what}": "{preset} n'a pas d'{what}",
    "{key} changes a preset, and none is named": (
        "{key} modifie un programme prêt à l'emploi, mais aucun n'est indiqué (preset)"
    ),
    'add preset = "…" to [programme]': 'ajoutez preset = "…" à [programme]',
    'give a list, such as ["DifferentDepartment", "site"]': (
        'donnez une liste comme ["DifferentDepartment", "site"]'
    ),
    "[weights] states the weight of {part!r}, too": (
        "[weights] indique lui aussi le poids de « {part} »"
    ),
    "keep one of the two": "gardez l'un des deux",
    "the preset has {part} of the column {part2!r}": (
        "le preset a déjà {part}, de la colonne « {part2} »"
    ),
    "the preset has the same part, {part!r}": "le preset a déjà le même élément, « {part} »",
    "name = {part!r} changes it": "name = {part!r} le modifie",
    "{change}, another name adds one": "{change} ; un autre nom en ajoute un",
    "{change}, without = [{part!r}] takes it out": "{change}, without = [{part!r}] le retire",
    # learning
    "give what matchcore.rounds.learn returns": "donnez ce que renvoie matchcore.rounds.learn",
    "the programme has no such component": "le programme n'a pas cette composante",
    # numbers that are too large
    "{name}: weight": "{name} : weight",
    "{name}: amount": "{name} : amount",
    "EvenLoad: step": "EvenLoad : step",
    "leaves {value} bits for all other addends of a score together": (
        "laisse {value} bits pour l'ensemble des autres termes d'un score"
    ),
    "{left}, and they need {bits}": "{left}, alors qu'il leur en faut {bits}",
    "use {works} at most{meant}": "utilisez au plus {works}{meant}",
    ", or, if it must hold, {kind} without a weight": (
        " ou, si c'est obligatoire, {kind} sans poids"
    ),
    ", or, if it must hold, {opposite}": " ou, si c'est obligatoire, {opposite}",
    "the hard rule that forbids what it allows": (
        "la règle obligatoire qui interdit ce qu'elle autorise"
    ),
    ", or the rules Require and Forbid for what must or must not be": (
        " ou, pour ce qui doit être ou ne pas être, les règles Require et Forbid"
    ),
    ", or a lower Capacity": " ou une règle Capacity plus basse",
    # matching
    "{method} takes a cohort, {given}": "{method} attend une cohorte, {given}",
    "not {names}": "et non {names}",
    "not {kind}": "et non un objet {kind}",
    "cohort = programme.read(mentors=…, mentees=…), then programme.{method}(cohort)": (
        "cohort = programme.read(mentors=…, mentees=…), puis programme.{method}(cohort)"
    ),
    "no matching was found within {seconds} s: raise time_limit": (
        "aucun appariement n'a été trouvé en {seconds} s : augmentez time_limit"
    ),
    "no matching was found before cancel was set: match again without it, or set it later": (
        "aucun appariement n'a été trouvé avant l'arrêt demandé par cancel : relancez sans cancel, "
        "ou demandez l'arrêt plus tard"
    ),
}
