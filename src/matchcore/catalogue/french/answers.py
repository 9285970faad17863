"""What is said of answers, saved folders and questions to them, in French by the English."""

ANSWERS = {
    "not the id of anyone in this matching": (
        "ce n'est l'identifiant de personne dans cet appariement"
    ),
    "the id of a mentee and of a mentor": ("c'est l'identifiant d'un mentoré et celui d'un mentor"),
    'add role="mentee" or role="mentor"': 'ajoutez role="mentee" ou role="mentor"',
    "not the id of a {role} of this matching": (
        "ce n'est pas l'identifiant d'un {role:word} de cet appariement"
    ),
    ", but of a {role}": ", mais celui d'un {role:word}",
    "name the mentee first, or look into `unmatched`": (
        "indiquez d'abord le mentoré, ou consultez `unmatched`"
    ),
    "nobody in this matching has that id or name": (
        "personne dans cet appariement n'a cet identifiant ou ce nom"
    ),
    "is it {names}?": "vouliez-vous dire {names} ?",
    "look into matches.csv and unmatched.csv": "consultez matches.csv et unmatched.csv",
    "{count} people have that name": "{count} {count:personne porte|personnes portent} ce nom",
    "give one of these ids: {ids}": "indiquez l'un de ces identifiants : {ids}",
    "both are {table}": "les deux sont des {table:word}",
    "name a {role} and a {other}": "indiquez un {role:word} et un {other:word}",
    "give a matching": "donnez un appariement",
    "there is no couple to plot": "il n'y a pas de couple à représenter",
    "name a mentor, or print the explanation": "indiquez un mentor, ou affichez l'explication",
    "this matching is not proven best, so the cost of a change is not known": (
        "cet appariement n'est pas prouvé optimal : on ne sait donc pas ce que coûte un changement"
    ),
    "match again with start= this one, without time_limit and gap": (
        "relancez l'appariement sans time_limit ni gap, en donnant celui-ci comme départ (start=)"
    ),
    "there is no such matching": "aucun appariement ne le permet",
    "see `rules` and `clashes`": "consultez `rules` et `clashes`",
    # letters
    "no letter goes to this id": "aucune lettre n'est destinée à cet identifiant",
    "look into `frame` for the ids": "les identifiants se trouvent dans `frame`",
    'give one line, such as "Ana Roy <ana.roy@company.example>"': (
        'indiquez une seule ligne, comme "Ana Roy <ana.roy@company.example>"'
    ),
    "give a datetime.date": "donnez un datetime.date",
    "{said}: see to room and permissions there, and write again": (
        "{said} : vérifiez l'espace disponible et les droits d'accès à cet endroit, puis relancez "
        "l'écriture"
    ),
    "{path} holds other files ({stranger}): give a folder of its own": (
        "{path} contient d'autres fichiers ({stranger}) : indiquez un dossier à part"
    ),
    # saved folders
    "give a path without zero bytes": "indiquez un chemin sans octet nul",
    "{path}: {error}: {remedy}": "{path} : {error} : {remedy}",
    "see to room and permissions there, and save again": (
        "vérifiez l'espace disponible et les droits d'accès à cet endroit, puis enregistrez de "
        "nouveau"
    ),
    "save the matching again": "enregistrez de nouveau l'appariement",
    "{path}: this matching cannot be saved: {error}": (
        "{path} : cet appariement ne peut pas être enregistré : {error}"
    ),
    "{path} holds other files ({strangers}): save into a folder of its own": (
        "{path} contient d'autres fichiers ({strangers}) : enregistrez dans un dossier à part"
    ),
    "{path} holds no saved matching, {manifest} is missing: give the folder of a save": (
        "{path} ne contient pas d'appariement enregistré, car {manifest} manque : indiquez le "
        "dossier d'un appariement enregistré"
    ),
    "{path} was saved by matchcore {version}: load it with that one": (
        "{path} a été enregistré par matchcore {version} : chargez-le avec cette version"
    ),
    "{path} is damaged, its digest does not fit: save the matching again": (
        "{path} est endommagé, son empreinte ne correspond pas : enregistrez de nouveau "
        "l'appariement"
    ),
    "{path} is damaged ({error!r:.200}): save the matching again": (
        "{path} est endommagé ({error}) : enregistrez de nouveau l'appariement"
    ),
    "{path} is being saved again and again: load it later": (
        "{path} est sans cesse réenregistré : réessayez plus tard"
    ),
    "{path} needs more memory than there is: load it elsewhere": (
        "{path} demande plus de mémoire que cette machine n'en a : chargez-le sur une autre"
    ),
    "the programme cannot be written as JSON ({error})": (
        "le programme ne peut pas s'écrire en JSON ({error})"
    ),
    "give its components and rules plain options: text, finite numbers, lists": (
        "donnez à ses composantes et à ses règles des options simples : textes, nombres finis, "
        "listes"
    ),
}
