"""What is said of components, terms and rules, in French by the English."""

AFFINITY = {
    # components of one's own
    "store each argument of __init__, as it is, under its own name": (
        "gardez chaque argument de __init__ tel quel, sous son propre nom"
    ),
    "the weight of {name}": "le poids de « {name} »",
    "the amount of {name}": "le paramètre amount de « {name} »",
    "{name}: missing": "{name} : missing",
    "{kind} has no weight": "{kind} n'a pas de poids",
    "store one in __init__": "donnez-lui un poids dans __init__",
    "{kind} cannot be copied ({reason})": "{kind} ne peut pas être copié ({reason})",
    "{kind} cannot be copied ({error})": "{kind} ne peut pas être copié ({error})",
    "{kind} changes an argument of its constructor": (
        "{kind} modifie un argument de son constructeur"
    ),
    "give arguments that copy.deepcopy can copy, or define __sklearn_clone__": (
        "donnez des arguments que copy.deepcopy sait copier, ou définissez __sklearn_clone__"
    ),
    "fit returned {kind}": "fit a renvoyé un objet {kind}",
    "return self": "renvoyez self",
    "{method} set labels_ to {labels!r:.80}": "{method} a donné à labels_ la valeur {labels!r:.80}",
    "set a list of text, one per factor (empty text is not shown)": (
        "donnez-lui une liste de textes, un par facteur (un texte vide n'est pas affiché)"
    ),
    "{method} returned {kind}": "{method} a renvoyé un objet {kind}",
    "return Sides({fields})": "renvoyez Sides({fields})",
    "{field} {problem}": "{field} {problem}",
    "is of type {dtype}": "est de type {dtype}",
    "has rows of several lengths": "a des lignes de longueurs différentes",
    "has masked cells": "a des cellules masquées",
    "fill them with 0, and mark these people as unknown": (
        "mettez-y 0, et signalez ces personnes comme inconnues"
    ),
    "return an array of {expected}": "renvoyez un tableau NumPy, {expected}",
    "{method} returned shapes {found}": "{method} a renvoyé des tableaux NumPy de formes {found}",
    "return arrays of shapes {expected}, with one column per entry of labels_": (
        "renvoyez des tableaux NumPy de formes {expected}, avec une colonne par élément de labels_"
    ),
    "a factor is {values}": "un facteur vaut {values}",
    "return finite numbers": "renvoyez des nombres finis",
    "{name}: mentee {mentee!r}, mentor {mentor!r}": (
        "{name} : mentoré « {mentee} », mentor « {mentor} »"
    ),
    "a pair has the value {value:g}": "une paire vaut {value:g}",
    "products must lie in [0, 1]": "les produits doivent être compris entre 0 et 1",
    # affinities
    "give a component or a pair term": "donnez une composante ou un terme par paire",
    "no component has a weight above 0": "aucune composante n'a un poids supérieur à 0",
    "give one a weight above 0, or remove all components": (
        "donnez à l'une d'elles un poids supérieur à 0, ou retirez toutes les composantes"
    ),
    "there is no component {name!r}": "il n'y a pas de composante « {name} »",
    "no parameter {parameter!r}": "il n'y a pas de paramètre « {parameter} »",
    "no parameter {name!r}": "il n'y a pas de paramètre « {name} »",
    # columns
    "neither table has a column {column!r}": "aucun des deux tableaux n'a de colonne « {column} »",
    "neither table has a column {name!r}": "aucun des deux tableaux n'a de colonne « {name} »",
    "column {column!r} holds the wrong kind of values": (
        "la colonne « {column} » ne contient pas des valeurs du bon type"
    ),
    "use an extra column": "utilisez une colonne supplémentaire",
    "use an extra column, or one of {choices}": (
        "utilisez une colonne supplémentaire, ou l'une de celles-ci : {choices}"
    ),
    "column {name!r} holds lists": "la colonne « {name} » contient des listes",
    "use one that holds single values": "utilisez-en une qui contient des valeurs simples",
    # people named in cells
    "{kind}: {role}, {person}": "{kind} : {role:word}, {person}",
    "{column} has {entry!r}": "{column} contient « {entry} »",
    "{entry!r} (row {row})": "« {entry} » (ligne {row})",
    "{text} as {name}": "{text} comme {name}",
    "{role}, {column}: {what}: {shown}": "{role:word}, {column} : {what} : {shown}",
    "entries read as ids": "mentions lues comme des identifiants",
    "entries that name nobody, left out": "mentions qui ne désignent personne, ignorées",
    "people named again, the first time counts": (
        "personnes citées plusieurs fois, seule la première mention compte"
    ),
    "list each id once": "ne citez chaque identifiant qu'une fois",
    "nobody on the other side has this id": "personne dans l'autre groupe n'a cet identifiant",
    "correct or remove it": "corrigez-le ou supprimez-le",
    "such as {entry!r} (first: row {row})": "par exemple « {entry} » (la première : ligne {row})",
    "{role}, {column}: numbers from 1 to n are read as ranks, 1 the first choice, {how}": (
        "{role:word}, {column} : les nombres de 1 à n sont lus comme des rangs, 1 étant le premier "
        "choix, {how}"
    ),
    "{role}, {column}: numbers are read as scores, 5 the best, but look like ranks for {people} "
    "of {all_people} people, {how}; for ranks, give ids alone, best first": (
        "{role:word}, {column} : les nombres sont lus comme des notes, 5 étant la meilleure, mais "
        "ressemblent à des rangs pour {people} {people:personne|personnes} sur {all_people}, "
        "{how} ; pour des rangs, donnez seulement les identifiants, le meilleur en premier"
    ),
    "use 'mentees' or 'mentors'": "utilisez 'mentees' ou 'mentors'",
    "other entries of the list have a score": "d'autres mentions de la liste ont une note",
    "give all a score, or none": "donnez une note à toutes, ou à aucune",
    "give a score from -5 to 5": "indiquez une note de -5 à 5",
    "give a rating from 1 to 5": "indiquez une note de 1 à 5",
    "give the number of rounds waited, 0 or more": (
        "indiquez le nombre de campagnes d'attente, positif ou nul"
    ),
    # learnt terms
    "give (mentee id, mentor id, number)": (
        "indiquez (identifiant du mentoré, identifiant du mentor, nombre)"
    ),
    "the pair {pair!r} occurs twice": "la paire {pair} apparaît deux fois",
    "give it once": "ne la citez qu'une fois",
    # text
    "give 1 or more": "indiquez un nombre supérieur ou égal à 1",
    "give a list of str": "donnez une liste de textes (str)",
    "give a function from a list of texts to an array (in Python; a file cannot hold one)": (
        "donnez une fonction qui transforme une liste de textes en tableau NumPy (en Python ; un "
        "fichier ne peut pas en contenir)"
    ),
    "encode returned {returned}": "encode a renvoyé {returned}",
    "shape {shape} and type {dtype} for {count} texts": (
        "un tableau NumPy de forme {shape} et de type {dtype} pour {count} {count:texte|textes}"
    ),
    "return one row of numbers for each": "renvoyez une ligne de nombres pour chacun",
    "rows of {width} numbers, then of {count}": "des lignes de {width} nombres, puis de {count}",
    "return the same number each time": "renvoyez chaque fois le même nombre",
    "{values} for text {place}": "{values} pour le texte {place}",
}
RULES = {
    "{kind}: name": "{kind} : name",
    "use one of {short}": "utilisez l'une de celles-ci : {short}",
    "give text, or leave it out": "indiquez du texte, ou omettez-le",
    "give another name": "donnez un autre nom",
    "give a whole number, 1 or more": "indiquez un nombre entier supérieur ou égal à 1",
    "give a whole number, 1 or more, or None": (
        "indiquez un nombre entier supérieur ou égal à 1, ou None"
    ),
    "give a whole number from 0 to {most}": "indiquez un nombre entier entre 0 et {most}",
    "give a whole number of grades": "indiquez un nombre entier de grades",
    "give at_least ({at_least}) or more, else no pair is allowed": (
        "indiquez un nombre supérieur ou égal à at_least ({at_least}), sinon aucune paire n'est "
        "autorisée"
    ),
    "give a number, or none for a hard rule": (
        "indiquez un nombre, ou omettez-le si la règle est obligatoire"
    ),
    # lists of rules
    "{r!r} is no rule": "{r} n'est pas une règle",
    "subclass ClassRule, PairRule or ThresholdRule, or use a load such as Capacity": (
        "créez une sous-classe de ClassRule, PairRule ou ThresholdRule, ou utilisez une charge "
        "comme Capacity"
    ),
    "loads are Capacity, MinimumLoad and Demand; subclass one": (
        "les charges sont Capacity, MinimumLoad et Demand ; créez une sous-classe de l'une d'elles"
    ),
    "{kind} occurs {count} times": "{kind} apparaît {count} fois",
    "the soft rule {name} occurs twice": "la règle souple {name} apparaît deux fois",
    "two soft rules are called {name!r}": "deux règles souples s'appellent « {name} »",
    "{same} mean the same soft rule": "{same} désignent la même règle souple",
    "no soft rule is called {key!r}": "aucune règle souple ne s'appelle « {key} »",
    "give a rule a weight to make it soft": "donnez un poids à une règle pour la rendre souple",
    # pairs of people
    "pairs are (mentee, mentor)": "les paires s'écrivent (mentoré, mentor)",
    "pairs are (mentee, mentor); absent = 'ignore' leaves out people who are not here": (
        "les paires s'écrivent (mentoré, mentor) ; absent = 'ignore' laisse de côté les personnes "
        "absentes"
    ),
    "{pair!r} is no pair of ids": "{pair} n'est pas une paire d'identifiants",
    "{name!r} is not the id of a {side}": "« {name} » n'est pas l'identifiant d'un {side:word}",
    "Forbid: pairs with people who are absent, left out: {shown}": (
        "Forbid : paires laissées de côté, car quelqu'un est absent : {shown}"
    ),
    # departments
    "give departments of mentees with those of their mentors, {example}": (
        "indiquez les services des mentorés avec ceux de leurs mentors : {example}"
    ),
    '{{"Direction": ["IT"]}}, or pairs such as [["Direction", "IT"]]': (
        '{{"Direction": ["IT"]}}, ou des paires comme [["Direction", "IT"]]'
    ),
    # unknown values
    "{who} has no {name}{asked}": "{who} n'a pas de valeur pour {name}{asked}",
    ", and {rule} asks for one": ", et {rule} en demande une",
    "fill it in, or choose missing='forbid' or 'allow'": (
        "renseignez cette valeur, ou choisissez missing='forbid' ou 'allow'"
    ),
    # rules of one's own
    "sentence returned {wrong!r:.40}": "sentence a renvoyé {wrong!r:.40}",
    "return text": "renvoyez du texte",
    "allows asks for {error}, but the rule reads {known}": (
        "allows demande {error}, mais la règle lit {known}"
    ),
    "add it to `columns`": "ajoutez-la à `columns`",
    "allows returned an array of {dtype}, shape {shape}": (
        "allows a renvoyé un tableau NumPy de {dtype}, de forme {shape}"
    ),
    "return booleans, mentees' classes × mentors' classes, as comparing their columns does": (
        "renvoyez des booléens, classes des mentorés × classes des mentors, comme le fait une "
        "comparaison de leurs colonnes"
    ),
    "pairs returned no two parallel arrays of row numbers": (
        "pairs n'a pas renvoyé deux tableaux parallèles de numéros de ligne"
    ),
    "return those of mentees and those of mentors": (
        "renvoyez ceux des mentorés et ceux des mentors"
    ),
    "pairs returned {wrong!r} as the row of a {side}": (
        "pairs a renvoyé {wrong} comme ligne d'un {side:word}"
    ),
    "use whole numbers from 0 to {size}": "utilisez des nombres entiers entre 0 et {size}",
}
