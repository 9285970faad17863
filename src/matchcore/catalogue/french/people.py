"""What is said of people and their cells, in French by the English."""

PEOPLE = {
    # tables of skills
    "give a mapping of name to skill, the path of a CSV file, {built_in!r}, or a list of these": (
        "donnez un dictionnaire de noms et de compétences, le chemin d'un fichier CSV, "
        "« {built_in} », ou une liste de tout cela"
    ),
    "{file} has the columns {choices}": "{file} a les colonnes {choices}",
    "have en, fr and also, or ESCO's preferredLabel and altLabels": (
        "donnez-lui en, fr et also, ou preferredLabel et altLabels d'ESCO"
    ),
    "{pair!r} is not a pair of texts": "{pair} n'est pas une paire de textes",
    "give name and skill": "donnez un nom et une compétence",
    "{name!r} leads in a circle: {circle} …": "« {name} » tourne en rond : {circle} …",
    "{file} cannot be read: {error}": "{file} ne peut pas être lu : {error}",
    # which tables
    "it holds mentors and mentees": "ce tableau contient déjà les mentors et les mentorés",
    "leave out {names}": "omettez {names}",
    "there is no table": "ce tableau manque",
    "give {name}, or people": "donnez {name}, ou people",
    "the table is empty": "le tableau est vide",
    "Give at least one person; an iterator can be read only once": (
        "Donnez au moins une personne ; un itérateur ne se lit qu'une fois"
    ),
    # columns
    "{role}: extra columns kept: {names}": (
        "{role:word} : colonnes supplémentaires conservées : {names}"
    ),
    "columns of {role}: {names}": "des colonnes du tableau des {role:word} ({names})",
    "{role}: {columns}; are the tables swapped?": (
        "{role:word} : {columns} ; les tableaux sont-ils inversés ?"
    ),
    "{role}, {column}": "{role:word}, {column}",
    "{role}, {column}: {what}": "{role:word}, {column} : {what}",
    "{role}, {column}: {what} (first: row {row})": (
        "{role:word}, {column} : {what} (la première : ligne {row})"
    ),
    "answers have a column of this name": "les résultats ont une colonne de ce nom",
    "Rename it, or map {name!r} to another name (columns)": (
        "Renommez-la, ou associez « {name} » à un autre nom (columns)"
    ),
    "Give one id per row; {hint}": "Indiquez un identifiant par ligne ; {hint}",
    "map {near!r} to 'id' (columns)": "associez « {near} » à « id » (columns)",
    "found: {found}": "colonnes trouvées : {found}",
    "unknown, but close to {meant!r}": "ce nom est inconnu, mais proche de « {meant} »",
    "Map {name!r} to {meant!r} (columns), or to itself to keep it": (
        "Associez « {name} » à « {meant} » (columns), ou à lui-même pour le conserver"
    ),
    "use a column that holds {needed}": "utilisez une colonne qui contient {needed}",
    "holds single values": "cette colonne contient des valeurs simples",
    "holds lists": "cette colonne contient des listes",
    "single values": "des valeurs simples",
    "lists": "des listes",
    "mentors are those who list skills, mentees those who list wants": (
        "les mentors sont ceux qui ont des compétences (skills), les mentorés ceux qui ont des "
        "souhaits (wants)"
    ),
    "{table}: no column says who is what: {note}": (
        "{table:word} : aucune colonne ne dit qui est mentor ou mentoré : {note}"
    ),
    "Map the column that says who is mentor or mentee to 'role' (columns)": (
        "Associez à « role » la colonne qui dit qui est mentor ou mentoré (columns)"
    ),
    "lists neither skills nor wants: mentor or mentee?": (
        "cette ligne n'indique ni compétences ni souhaits : mentor ou mentoré ?"
    ),
    "Fill one of them, or remove the row": "Renseignez l'un des deux, ou supprimez la ligne",
    "the role is missing": "le rôle manque",
    "not a role": "ce n'est pas un rôle",
    "Write mentor, mentee or both": "Écrivez mentor, mentoré ou les deux",
    # ids
    "the id is missing": "l'identifiant manque",
    "Give every person an id": "Donnez un identifiant à chaque personne",
    "the id occurs twice": "l'identifiant apparaît deux fois",
    "Row {other} has it too; make ids unique (after trimming, Unicode NFC)": (
        "La ligne {other} a le même ; donnez à chacun un identifiant unique (sans espaces autour, "
        "en Unicode NFC)"
    ),
    "Row {other} has it too; to keep the latest answer, add keep = "
    '"latest" to [programme.layout], or --keep latest': (
        "La ligne {other} a le même ; pour garder la dernière réponse, ajoutez "
        'keep = "latest" à [programme.layout], ou --keep latest'
    ),
    "{role}, id: ids that differ from another {only}: {count}, such as {one!r} and {other!r}; "
    "they count as different people": (
        "{role:word}, id : {count} {count:identifiant diffère|identifiants diffèrent} d'un autre "
        "{only}, par exemple « {one} » et « {other} » ; ils comptent comme des personnes "
        "différentes"
    ),
    "only in case": "par la casse seulement",
    "only in case, signs or digits that look alike": (
        "par la casse, ou par des signes ou des chiffres qui se ressemblent"
    ),
    "{table}, id: row {row} of {id!r} is left out, as row {row2} is a later answer "
    "of the same person": (
        "{table:word}, id : la ligne {row} de « {id} » est ignorée, car la ligne {row2} est une "
        "réponse plus récente de la même personne"
    ),
    "{table}, id: {count} more earlier answers are left out": (
        "{table:word}, id : {count} {count:autre réponse plus ancienne est ignorée|autres réponses "
        "plus anciennes sont ignorées}"
    ),
    "{table}, {timestamp}: times of {count} people cannot be read for certain, such as {time!r} "
    "(row {row}); of their answers the last row counts": (
        "{table:word}, {timestamp} : les dates de {count} {count:personne|personnes} ne se lisent "
        "pas avec certitude, par exemple « {time} » (ligne {row}) ; la dernière ligne de chaque "
        "personne compte"
    ),
    # who is who
    "row {row} of {role}": "la ligne {row} du tableau des {role:word}",
    "{where} has this id": "{where} a cet identifiant",
    "{where} has this id, written {one!r},": "{where} a cet identifiant, écrit « {one} »,",
    "{written} with the name {name!r}": "{written} avec le nom « {name} »",
    "{written} with the e-mail address {mail!r}": "{written} avec l'adresse e-mail « {mail} »",
    "Correct one of the two if they are one person; if not, give each an id of their own": (
        "Corrigez l'un des deux s'il s'agit d'une seule personne ; sinon, donnez à chacune son "
        "propre identifiant"
    ),
    "{other!r} (row {row}) and {one!r} (row {row2})": (
        "« {other} » (ligne {row}) et « {one} » (ligne {row2})"
    ),
    "{second}, id: people of {first} under another id: {shown}; each counts as one person": (
        "{second:word}, id : des personnes du tableau des {first:word} ont ici un autre "
        "identifiant : {shown} ; chacune compte comme une seule personne"
    ),
    "{second}, id: ids that may be of people of {first}: {shown}; "
    "they count as two people and are never matched with each other": (
        "{second:word}, id : des identifiants désignent peut-être des personnes du tableau des "
        "{first:word} : {shown} ; ils comptent comme deux personnes différentes, qui ne sont "
        "jamais appariées l'une à l'autre"
    ),
    # managers
    "no table has this id": "aucun tableau ne contient cet identifiant",
    "Is it {near!r}? If not, add": "S'agit-il de « {near} » ? Sinon, ajoutez",
    "Map {column!r} to 'id' if managers are given by it; or add": (
        "Associez « {column} » à « id » si c'est elle qui désigne les responsables ; ou ajoutez"
    ),
    "{hint} this id to a table of staff (staff=, or --staff)": (
        "{hint} cet identifiant à un tableau du personnel (staff=, ou --staff)"
    ),
    "another table says {other!r}": "un autre tableau indique « {other} »",
    "Make all tables agree on the manager of {person}": (
        "Donnez à {person} le même responsable dans tous les tableaux"
    ),
    "the reporting line is a circle: {circle}": ("la ligne hiérarchique tourne en rond : {circle}"),
    "Correct the manager of one of them": "Corrigez le responsable de l'un d'eux",
    "{role}, manager: {count} in no table, {example}": (
        "{role:word}, manager : {count} qu'aucun tableau ne contient, {example}"
    ),
    "such as {manager!r} (row {row})": "par exemple « {manager} » (ligne {row})",
    "{role}, manager: {what}: {shown}": "{role:word}, manager : {what} : {shown}",
    "{role}, manager: their own, read as none: {shown}": (
        "{role:word}, manager : personnes indiquées comme leur propre responsable, donc lues sans "
        "responsable : {shown}"
    ),
    "{role}, manager: entries read as ids: {shown}": (
        "{role:word}, manager : mentions lues comme des identifiants : {shown}"
    ),
    "names that several people have, none of whom is taken": (
        "noms que portent plusieurs personnes, dont aucune n'est retenue"
    ),
    "ids of people who have other names": "identifiants de personnes qui portent un autre nom",
    "{found!r} beside {written!r} (row {row})": (
        "« {found} » à côté de « {written} » (ligne {row})"
    ),
    "{one!r} (row {row}) as {found!r}": "« {one} » (ligne {row}) comme « {found} »",
    "{one!r} (row {row})": "« {one} » (ligne {row})",
    "{id!r} (row {row})": "« {id} » (ligne {row})",
    # partners
    "{where}: entries read as ids: {shown}": (
        "{where} : mentions lues comme des identifiants : {shown}"
    ),
    "{where}: entries that name nobody in the tables: {shown}": (
        "{where} : mentions qui ne désignent personne dans les tableaux : {shown}"
    ),
    "{label!r} (row {first}) as {names}": "« {label} » (ligne {first}) comme {names}",
    "{label!r} (row {first})": "« {label} » (ligne {first})",
    "Add": "Ajoutez",
    "{role}": "{role:word}",
    "filled": "rempli",
    "in no table: {names}": "dans aucun tableau : {names}",
    # values that look alike
    "{role}, {column}: {value!r} (row {row})": "{role:word}, {column} : « {value} » (ligne {row})",
    "{role}, row {row}": "{role:word}, ligne {row}",
    "looks like {other!r} but has letters of another alphabet; they differ": (
        "ressemble à « {other} », mais avec des lettres d'un autre alphabet ; ce sont deux valeurs "
        "différentes"
    ),
    "is {other!r} ({place}) but for signs and spaces; they differ": (
        "ne se distingue de « {other} » ({place}) que par des signes ou des espaces ; ce sont deux "
        "valeurs différentes"
    ),
}
