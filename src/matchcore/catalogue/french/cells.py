"""What is said of single cells and of lists in cells, in French by the English."""

CELLS = {
    # text and numbers
    "contains half a character": "le texte contient un caractère incomplet",
    "Retype the text in Unicode": "Ressaisissez le texte en Unicode",
    "Give text": "Saisissez du texte",
    "not text but {kind}": "ce n'est pas du texte, mais un objet {kind}",
    "a decimal number, digits may be lost": (
        "c'est un nombre décimal, des chiffres ont pu se perdre"
    ),
    "Read the column as text": "Lisez la colonne comme du texte",
    "Use yes/no, oui/non, true/false or 1/0": "Utilisez oui/non, yes/no, true/false ou 1/0",
    "Write a decimal point": "Écrivez un point décimal",
    "not a whole number": "ce n'est pas un nombre entier",
    "Round it": "Arrondissez-le",
    "out of range": "cette valeur est hors limites",
    "Give a number, {limits}": "Indiquez un nombre {limits}",
    "from {least:g} to {most:g}": "entre {least:g} et {most:g}",
    "{least:g} or more": "supérieur ou égal à {least:g}",
    "of fewer digits": "qui ait moins de chiffres",
    "Give a number, or leave the cell empty": "Indiquez un nombre, ou laissez la cellule vide",
    "Give a whole number, or set a scale of labels": (
        "Indiquez un nombre entier, ou définissez une échelle de grades (scale)"
    ),
    "above the capacity": "cette valeur dépasse la capacité",
    "The capacity is {high:g}; lower the minimum or raise the capacity": (
        "La capacité est de {high:g} ; baissez le minimum ou relevez la capacité"
    ),
    "give a list of different labels, lowest first": (
        "indiquez une liste de grades différents, du plus bas au plus haut"
    ),
    "not on the scale": "ce grade ne figure pas dans l'échelle",
    "Use one of {choices}": "Utilisez l'un de ceux-ci : {choices}",
    # words read as values
    "{what}: {shown}": "{what} : {shown}",
    "read from words: {shown}": "valeurs écrites en toutes lettres : {shown}",
    "{cell!r} as {shown}": "« {cell} » comme {shown}",
    "{first} to {last}": "{first} à {last}",
    "left out, as the level says none": "ignorées, car le niveau dit « aucun »",
    "listed twice in one cell, read once": (
        "citées deux fois dans une cellule, comptées une seule fois"
    ),
    "read without the level": "lues sans le niveau",
    "read without the number before it": "lues sans le numéro qui précède",
    "figures after names are read as levels, such as in {example}": (
        "les chiffres après les noms sont lus comme des niveaux, comme dans {example}"
    ),
    "a figure is part of the name, not a level, such as in {example}": (
        "un chiffre fait partie du nom et n'est pas un niveau, comme dans {example}"
    ),
    # lists
    "not a list": "ce n'est pas une liste",
    "not a list of text": "ce n'est pas une liste de textes",
    "Give text such as 'python:4|excel', a list of text": (
        "Donnez du texte comme « python:4|excel », ou une liste de textes"
    ),
    "Give text such as 'python:4|excel', a list of text, or a mapping of name to level": (
        "Donnez du texte comme « python:4|excel », une liste de textes, ou un dictionnaire de noms "
        "et de niveaux"
    ),
    "Give a list of text, such as ['python:4', 'excel']": (
        "Donnez une liste de textes comme ['python:4', 'excel']"
    ),
    "Give names as text, each with a level from 1 to 5": (
        "Donnez les noms sous forme de texte, chacun avec un niveau de 1 à 5"
    ),
    "an entry that is not a name with a level": (
        "un élément de la liste n'est pas un nom avec un niveau"
    ),
    "Give each entry a name, and at most a level or an importance": (
        "Donnez à chaque élément un nom et, si besoin, un niveau ou une importance"
    ),
    "an empty entry in the list": "un élément de la liste est vide",
    "Remove the extra separator": "Supprimez le séparateur en trop",
    "the level is not a number from 1 to 5": "le niveau n'est pas un nombre de 1 à 5",
    "Give a level from 1 to 5": "Indiquez un niveau de 1 à 5",
    "Write it as 'python:4'; a name that ends in a colon and a number needs a level too": (
        "Écrivez « python:4 » ; un nom qui finit par deux-points et un nombre doit être suivi lui "
        "aussi d'un niveau"
    ),
    "a level, but this column has no levels": (
        "un niveau est indiqué, mais cette colonne n'en attend pas"
    ),
    "Give only names": "N'indiquez que des noms",
    "not a weekly hour": "ce n'est pas une heure de la semaine",
    "Write day and hour as in mon-09: mon tue wed thu fri sat sun, 00 to 23": (
        "Écrivez le jour (mon tue wed thu fri sat sun, du lundi au dimanche) et l'heure (de 00 à "
        "23), par exemple mon-09"
    ),
    "listed twice": "cité deux fois",
    "List it once": "Ne le citez qu'une fois",
    # oddities
    "people with a comma or a line break in an entry: {people} of {listing}, such as {example!r}; "
    'if it separates entries: layout = {{separators = [",", "\\n"]}}': (
        "personnes dont un élément contient une virgule ou un retour à la ligne : {people} sur "
        "{listing}, par exemple « {example} » ; si c'est un séparateur : layout = {{separators = "
        '[",", "\\n"]}}'
    ),
    "people with {sign!r} in an entry: {people} of {listing}, such as {example!r}; "
    "if it separates entries: layout = {{separators = {separators}}}": (
        "personnes dont un élément contient « {sign} » : {people} sur {listing}, par exemple « "
        "{example} » ; si c'est un séparateur : layout = {{separators = {separators}}}"
    ),
    "people who list one thing in two spellings: {count}, such as {one!r} and {other!r}; "
    "it counts once, at the highest level": (
        "personnes qui citent une même chose sous deux graphies : {count}, par exemple « {one} » "
        "et « {other} » ; elle compte une seule fois, à son plus haut niveau"
    ),
    "people who list {label!r} or the like: {count}; if it means nothing, leave the cell empty": (
        "personnes qui citent « {label} » ou un mot semblable : {count} ; si cela veut dire "
        "« rien », laissez la cellule vide"
    ),
    "people with a rank or a share in an entry: {count}, such as {label!r}; "
    "the number is read as part of the name": (
        "personnes dont un élément contient un rang ou une part : {count}, par exemple « {label} » "
        "; le nombre est lu comme une partie du nom"
    ),
    "people with a word for a level in an entry: {count}, such as {label!r}; "
    "it is read as a name, since a level is a number from 1 to 5 after a colon": (
        "personnes dont un élément exprime un niveau en mots : {count}, par exemple « {label} » ; "
        "il est lu comme un nom, car un niveau est un nombre de 1 à 5 après deux-points"
    ),
    "people with a colon but no number in an entry: {count}, such as {label!r}; "
    "it is read as a name, since a level is a number from 1 to 5": (
        "personnes dont un élément contient deux-points, mais pas de nombre : {count}, par exemple "
        "« {label} » ; il est lu comme un nom, car un niveau est un nombre de 1 à 5"
    ),
    # tables joined
    "row {row}": "ligne {row}",
    "rows {names}": "lignes {names}",
    "{key!r} ({rows})": "« {key} » ({rows})",
    "{keys!r} (row {row}) and {id!r}": "« {keys} » (ligne {row}) et « {id} »",
    "{table}: {what}: {shown}": "{table:word} : {what} : {shown}",
    "{table}, id: {what}: {shown}": "{table:word}, id : {what} : {shown}",
    "{table}: columns joined: {names}": "{table:word} : colonnes ajoutées : {names}",
    "{table}: ids of the joined table, in place of e-mail addresses": (
        "{table:word} : identifiants du tableau complémentaire, à la place des adresses e-mail"
    ),
    "{table}, {name}: {count} differ from the joined table, such as {ours!r} and {theirs!r} "
    "(row {row}); the first is kept": (
        "{table:word}, {name} : {count} {count:valeur diffère|valeurs diffèrent} du tableau "
        "complémentaire, par exemple « {ours} » et « {theirs} » (ligne {row}) ; la première est "
        "conservée"
    ),
    "{count} not in the joined table": "{count} {count:absent|absents} du tableau complémentaire",
    "{more}: {count} people in no other table: {shown}": (
        "{more:word} : {count} {count:personne ne figure|personnes ne figurent} dans aucun autre "
        "tableau : {shown}"
    ),
    "several rows of the joined table, none of which is read": (
        "plusieurs lignes du tableau complémentaire, dont aucune n'est lue"
    ),
    "ids joined by name, as they differ in leading zeros": (
        "identifiants rapprochés grâce au nom, car ils ne diffèrent que par des zéros initiaux"
    ),
    "ids that may be one, not joined as no name agrees": (
        "identifiants peut-être identiques, mais non rapprochés, car aucun nom ne concorde"
    ),
    "row {row} of {more} has this id with the name {other!r}": (
        "la ligne {row} du tableau « {more:word} » a cet identifiant avec le nom « {other} »"
    ),
    "Correct the id of one of the two, or map another column to 'id' (columns)": (
        "Corrigez l'identifiant de l'un des deux, ou associez une autre colonne à « id » (columns)"
    ),
    "Map the columns of ids or of e-mail addresses of both tables (columns)": (
        "Associez les colonnes des identifiants ou des adresses e-mail des deux tableaux (columns)"
    ),
    "nobody of the other tables is in it, by id or e-mail address": (
        "personne des autres tableaux n'y figure, ni par identifiant ni par adresse e-mail"
    ),
    "it has no column of ids and none of e-mail addresses": (
        "il n'a ni colonne d'identifiants ni colonne d'adresses e-mail"
    ),
}
