"""What several rooms say, in French by the English."""

SHARED = {
    # how problems are put together
    "{place} is {value}": "{place:word} vaut {value:quoted}",
    "{before}: {after}": "{before:word} : {after}",
    "… and {more} more": "… et {more} de plus",
    "{count} problem(s) in the tables of people": (
        "{count} {count:problème|problèmes} dans les tableaux de personnes"
    ),
    "{table}, {column}": "{table:word}, {column}",
    "{table}, row {row}, {column}": "{table:word}, ligne {row}, {column}",
    "{role}, row {row}, {column}": "{role:word}, ligne {row}, {column}",
    "{count}, such as {shown}": "{count}, dont {shown}",
    "{count} {people}": "{count} {people:word}",
    " and ": " et ",
    " or ": " ou ",
    ", or ": ", ou ",
    # choices
    "use one of {choices}": "utilisez l'une de ces valeurs : {choices}",
    "use one of {choices}, or leave it out": (
        "utilisez l'une de ces valeurs, ou omettez l'argument : {choices}"
    ),
    "use some of {choices}": "choisissez parmi {choices}",
    "use true or false": "utilisez true ou false",
    "is it {near!r}?": "s'agit-il de « {near} » ?",
    # numbers
    "give a number": "indiquez un nombre",
    "give a number, 0 or more": "indiquez un nombre positif ou nul",
    "give a number above 0": "indiquez un nombre supérieur à 0",
    "give a share from 0 to 1": "indiquez une part entre 0 et 1",
    "give a whole number, {least} or more": "indiquez un nombre entier supérieur ou égal à {least}",
    "give a whole number, 2 or more, or None": (
        "indiquez un nombre entier supérieur ou égal à 2, ou None"
    ),
    "a number of too many digits": "ce nombre a trop de chiffres",
    "not a number": "ce n'est pas un nombre",
    "neither yes nor no": "ce n'est ni oui ni non",
    # arrays
    "has shape {shape}": "est de forme {shape}",
    "has shape {shape} and type {dtype}": "est de forme {shape} et de type {dtype}",
    "a sparse matrix, whose empty cells may mean 0 or no value": (
        "c'est une matrice creuse, dont les cellules vides peuvent signifier 0 ou aucune valeur"
    ),
    "give an array (`.toarray()` makes them 0)": (
        "donnez un tableau NumPy (`.toarray()` en fait des 0)"
    ),
    "fill it with a value": "donnez-lui une valeur",
    "a list of masked arrays": "c'est une liste de tableaux masqués",
    "combine them with numpy.ma.stack": "assemblez-les avec numpy.ma.stack",
    "ragged": "les lignes n'ont pas toutes la même longueur",
    "give rows of one length": "donnez des lignes de même longueur",
    # columns
    "correct its name": "corrigez son nom",
    "give the name of a column": "indiquez le nom d'une colonne",
    "the column is missing": "cette colonne manque",
    "there is no column {name!r}": "il n'y a pas de colonne « {name} »",
    "{key} is unknown": "{key} est inconnu",
    "rename one": "renommez l'une des deux",
    "keep one": "n'en gardez qu'un",
    "__ separates a part from its parameters": "__ sépare un élément de ses paramètres",
    "a column of the pairs has this name": "une colonne des paires porte ce nom",
    "choose another name": "choisissez un autre nom",
    # arguments
    "of type {kind}": "de type {kind}",
    "give text": "indiquez du texte",
    "give a path": "indiquez un chemin",
    "give a Programme": "donnez un Programme",
    "give (mentee id, mentor id)": "indiquez (identifiant du mentoré, identifiant du mentor)",
    "there is no file {path!r}": "il n'y a pas de fichier « {path} »",
    "pip install 'matchcore[{extra}]'": "pip install 'matchcore[{extra}]'",
    "a matching is not proven best, so it is not known where others become better": (
        "l'un des appariements n'est pas prouvé optimal : on ne peut donc pas savoir à partir de "
        "quelle valeur d'autres deviennent meilleurs"
    ),
}
