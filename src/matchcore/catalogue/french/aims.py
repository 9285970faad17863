"""French for what `season` says on aims."""

AIMS: dict[str, str] = {
    # aims
    "give a list of aims": "donnez une liste d'objectifs",
    "give a list of targets": "donnez une liste de cibles",
    "give a list of names": "donnez une liste de noms",
    "make it with Aim(…)": "créez-le avec Aim(…)",
    "make it with Target(…)": "créez-la avec Target(…)",
    "aim {name!r}": "objectif « {name} »",
    "the programme has no component {name!r}": "le programme n'a pas de composante « {name} »",
    "the programme has no rule {name!r}": "le programme n'a pas de règle « {name} »",
    "take it out of the aim": "retirez ce nom de l'objectif",
    "occurs twice": "apparaît deux fois",
    # targets
    "there is no indicator {code!r}": "il n'y a pas d'indicateur « {code} »",
    "give one of at_least and at_most": "indiquez soit at_least, soit at_most",
    "give a number from {low:g} to {high:g}": "indiquez un nombre entre {low:g} et {high:g}",
    "this is a share: {percent:g} % is {share:g}": (
        "c'est une proportion : {percent:g} % s'écrit {share:g}"
    ),
    # the programme's file
    "{place}, target {number}": "{place}, cible {number}",
    'give a list, such as [{{indicator = "sessions_held", at_least = 0.8}}]': (
        'donnez une liste, par exemple [{{indicator = "sessions_held", at_least = 0.8}}]'
    ),
    'write it as {{indicator = "sessions_held", at_least = 0.8}}': (
        'écrivez {{indicator = "sessions_held", at_least = 0.8}}'
    ),
}
