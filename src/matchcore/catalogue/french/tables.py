"""What is said of tables and files, in French by the English."""

TABLES = {
    # delimited text
    "{encoding}, delimiter {delimiters}": "{encoding}, séparateur {delimiters:word}",
    ", so 3,5 may be a number": ", donc 3,5 peut être un nombre",
    "{file} separates its cells by {sign!r}, which no table here does": (
        "{file} sépare ses cellules par « {sign} », un séparateur qui n'est pas reconnu"
    ),
    "save it with commas, semicolons or tabs": (
        "enregistrez-le avec des virgules, des points-virgules ou des tabulations"
    ),
    "{file} looks like UTF-7: {remains!r}; save it as CSV UTF-8": (
        "{file} semble être en UTF-7 : « {remains} » ; enregistrez-le en CSV UTF-8"
    ),
    "{file} is not a valid table ({error})": "{file} n'est pas un tableau valide ({error})",
    "look for an unclosed quote": "cherchez un guillemet qui n'est pas fermé",
    "{file} contains NUL bytes": "{file} contient des octets nuls",
    "{file}, line {line}, is neither {utf_8} nor {windows}": (
        "{file}, ligne {line} : le texte n'est ni en {utf_8} ni en {windows}"
    ),
    "{file} is not UTF-8: read as {known}": "{file} n'est pas en UTF-8 : lu en {known}",
    "{file} is not UTF-8: read as {encoding}": "{file} n'est pas en UTF-8 : lu en {encoding}",
    "save it as CSV UTF-8": "enregistrez-le en CSV UTF-8",
    # any file
    "{file}: {what}": "{file} : {what}",
    "{file}: {what}: {names}": "{file} : {what} : {names}",
    "{file} is empty": "{file} est vide",
    "{file} is not a supported type of file": "{file} n'est pas d'un type de fichier reconnu",
    "save it as CSV UTF-8; known endings: {names}": (
        "enregistrez-le en CSV UTF-8 ; extensions reconnues : {names}"
    ),
    "{file}: Parquet": "{file} : Parquet",
    "{file} is not a Parquet file ({error})": "{file} n'est pas un fichier Parquet ({error})",
    "{needed_by} needs {module}, which is not installed": (
        "{needed_by} a besoin de {module}, qui n'est pas installé"
    ),
    # rows and the header
    "{table}, row {row}": "{table:word}, ligne {row}",
    "{width} cells under a header of {count}": (
        "{width} cellules sous un en-tête qui en a {count}"
    ),
    'quote cells that contain the delimiter, as "a, b"': (
        'mettez entre guillemets les cellules qui contiennent le séparateur, comme "a, b"'
    ),
    "the first line names the columns": "la première ligne doit nommer les colonnes",
    "column {names} of {file} has cells but no name": (
        "la colonne {names} de {file} contient des valeurs, mais n'a pas de nom"
    ),
    "name it, or remove the lines above the header": (
        "nommez-la, ou supprimez les lignes au-dessus de l'en-tête"
    ),
    "{count} line(s) above the header left out: {first!r}{more}": (
        "{count} {count:ligne ignorée|lignes ignorées} au-dessus de l'en-tête : « {first} »{more}"
    ),
    "{file}: {count} row(s) end before the last column (first: row {first}), read as empty there": (
        "{file} : {count} {count:ligne s'arrête|lignes s'arrêtent} avant la dernière colonne "
        "(la première : ligne {first}) ; la suite est lue comme vide"
    ),
    "{file}: row {row} may continue row {row2}, as together they have the cells of one row "
    "({count} such): quote cells that contain a line break": (
        "{file} : la ligne {row} continue peut-être la ligne {row2}, car à elles deux elles ont "
        "les cellules d'une seule ligne ({count} cas) : mettez entre guillemets les cellules qui "
        "contiennent un retour à la ligne"
    ),
    "{file}: {count} blank line(s) left out": (
        "{file} : {count} {count:ligne vide ignorée|lignes vides ignorées}"
    ),
    "{table}: the row of labels below the header is left out": (
        "{table:word} : la ligne de libellés sous l'en-tête est ignorée"
    ),
    "{column} is {names}": "{column} vaut {names}",
    "{table}: {count} row(s) left out because {reason}": (
        "{table:word} : {count} {count:ligne ignorée|lignes ignorées}, car {reason}"
    ),
    # rows of nobody
    "{table}: row {row} ({what}, not a person, and is left out": (
        "{table:word} : la ligne {row} est ignorée ({what}, et non une personne)"
    ),
    "{text!r}) is {what}": "« {text} » : {what}",
    "{text!r}) is a heading": "« {text} » : un intertitre",
    "an example": "un exemple",
    "a row of notes": "une ligne de remarques",
    "a footer": "un pied de page",
    "a total": "un total",
    # names of columns
    "{table}: {what}": "{table:word} : {what}",
    "{table}: columns read under other names: {pairs}": (
        "{table:word} : colonnes lues sous un autre nom : {pairs}"
    ),
    "{old!r} as {new!r}": "« {old} » comme « {new} »",
    "columns: {name}": "colonnes : {name:word}",
    "no table has this column": "aucun tableau n'a cette colonne",
    "Is it {near!r}? ": "S'agit-il de « {near} » ? ",
    "{hint}Use one of {found}": "{hint}Utilisez l'une de celles-ci : {found}",
    "two columns have this name": "deux colonnes portent ce nom",
    "Map one of {several} to {ours!r}, and the others to other names": (
        "Associez l'une des colonnes {several} à « {ours} », et les autres à d'autres noms"
    ),
    "name made of {names}": "name est composé de {names}",
    "{theirs} read as {ours} where that is empty": (
        "{theirs} remplace {ours} là où cette colonne est vide"
    ),
    "column {c!r} occurs twice": "la colonne « {c} » apparaît deux fois",
    "a column occurs twice ({names})": "une colonne apparaît deux fois ({names})",
    "give a mapping of your names to ours": "associez chacun de vos noms à l'un des nôtres",
    "give text for both names": "donnez les deux noms sous forme de texte",
    # lists in several columns
    "{first!r} to {last!r}": "de « {first} » à « {last} »",
    "{count} columns, {shown}, read as the list {ours}": (
        "{count} colonnes, {shown}, lues comme la liste {ours}"
    ),
    # layouts
    "layout: {option}": "layout : {option}",
    "layout: columns": "layout : columns",
    "{name} of {key!r}": "{name} de « {key} »",
    "use 'latest', or leave it out": "utilisez « latest », ou omettez l'option",
    "use one of {choices}, or a Layout": "utilisez l'une de ces valeurs, ou un Layout : {choices}",
    "use one of {known}": "utilisez l'une de ces options : {known}",
    "give your column, with a list of values": "indiquez votre colonne, avec une liste de valeurs",
    "give a list of text": "donnez une liste de textes",
    "give our name of the list, with a list of your columns": (
        "indiquez notre nom de la liste, avec la liste de vos colonnes"
    ),
    "give at least one": "donnez-en au moins un",
    # data frames
    "the columns have {nlevels} levels of names": "les noms des colonnes ont {nlevels} niveaux",
    "keep one, as in frame.columns = frame.columns.get_level_values(0)": (
        "gardez-en un, par exemple par frame.columns = frame.columns.get_level_values(0)"
    ),
    "{name}: the index {level!r} is left out: a column has this name": (
        "{name:word} : l'index « {level} » est ignoré, car une colonne porte ce nom"
    ),
    "{name}: the index is left out because it has no name; to keep it: frame.rename_axis('id')": (
        "{name:word} : l'index est ignoré, car il n'a pas de nom ; pour le garder : "
        "frame.rename_axis('id')"
    ),
    "the {kind}": "l'objet {kind}",
    "a {kind}": "un objet {kind}",
    "give a data frame of pandas, polars or pyarrow (collect a lazy one first), records, "
    "or a file's path": (
        "donnez un tableau de pandas, polars ou pyarrow (après collect s'il est différé), des "
        "enregistrements ou le chemin d'un fichier"
    ),
    # records
    "{origin}: records": "{origin} : enregistrements",
    "{origin}: columns": "{origin} : colonnes",
    "{file} is not JSON in UTF-8: {error}": "{file} n'est pas du JSON en UTF-8 : {error}",
    "{origin} has {error} twice in one record": (
        "{origin} contient {error} deux fois dans un même enregistrement"
    ),
    "{origin} is nested too deeply": "{origin} a trop de niveaux imbriqués",
    "{origin} holds no records": "{origin} ne contient pas d'enregistrements",
    "{origin} holds no records: {item}": "{origin} ne contient pas d'enregistrements : {item}",
    "item {place} is {kind} ({count} such)": (
        "l'élément {place} est un objet {kind} ({count} cas)"
    ),
    "{origin} holds no records and no columns: {single!r} is not a list of cells": (
        "{origin} ne contient ni enregistrements ni colonnes : « {single} » n'est pas une liste "
        "de cellules"
    ),
    "mappings, dataclasses, named tuples or database rows that know their columns": (
        "dictionnaires, dataclasses, tuples nommés ou lignes d'une base de données qui "
        "connaissent leurs colonnes"
    ),
    "rows, the first of which names the columns": (
        "des lignes, dont la première nomme les colonnes"
    ),
    "give {kinds}": "donnez ces objets : {kinds}",
    "give a list of {kinds}": "donnez une liste de ces objets : {kinds}",
    "give a list of {kinds}, or a list for each column": (
        "donnez une liste par colonne, ou une liste de ces objets : {kinds}"
    ),
    "the columns of {origin} have different lengths ({sizes})": (
        "les colonnes de {origin} n'ont pas toutes la même longueur ({sizes})"
    ),
    "give each a cell for every person, None if it is empty": (
        "donnez à chacune une cellule par personne, None si elle est vide"
    ),
    "{origin}: {key} has several values, the first is read": (
        "{origin} : {key} a plusieurs valeurs, la première est lue"
    ),
    "{origin}: {count} of {total} people; the rest are on other pages": (
        "{origin} : {count} {count:personne|personnes} sur {total} ; les autres sont sur d'autres "
        "pages"
    ),
    # workbooks
    "{file} is not a workbook ({error})": "{file} n'est pas un classeur ({error})",
    "save it again": "enregistrez-le de nouveau",
    "sheet {chosen!r}": "feuille « {chosen} »",
    "{file}, sheet {sheet!r}: ": "{file}, feuille « {sheet} » : ",
    "sheets not read": "feuilles non lues",
    "hidden sheets not read": "feuilles masquées non lues",
    "{file} has several sheets for {name}: {named}": (
        "{file} a plusieurs feuilles pour « {name} » : {named}"
    ),
    "name the one to read {name!r}, and the others otherwise": (
        "nommez « {name} » celle qu'il faut lire, et les autres autrement"
    ),
    "{file} has no sheet {name!r}, only {visible}": (
        "{file} n'a pas de feuille « {name} », mais seulement {visible}"
    ),
    "; {hidden!r} is hidden": " ; « {hidden} » est masquée",
    "name one {name!r}": "nommez-en une « {name} »",
    "{other} and {name} are both the sheet {sheet!r} of {sources}": (
        "{other} et {name} désignent la même feuille « {sheet} » de {sources}"
    ),
    "name the sheets {other!r} and {name!r}": "nommez les feuilles « {other} » et « {name} »",
    "{file}: {count} cell(s) with {kind}, read as empty": (
        "{file} : {count} {count:cellule qui contient {kind}, lue comme vide|cellules qui "
        "contiennent {kind}, lues comme vides}"
    ),
    "an error, such as #N/A": "une erreur comme #N/A",
    "a formula saved without its value": "une formule enregistrée sans sa valeur",
    "row {row} ({first!r}) is a title merged across the table, left out": (
        "la ligne {row} (« {first} ») est ignorée : c'est un titre fusionné sur toute la largeur "
        "du tableau"
    ),
    "column {name!r} is hidden in the workbook, but read": (
        "la colonne « {name} » est masquée dans le classeur, mais lue"
    ),
    "{count:row|rows} {numbers} ({first}) {count:is|are} hidden in the workbook and left out": (
        "{count:la ligne|les lignes} {numbers} ({first}) {count:est masquée|sont masquées} dans le "
        "classeur, donc {count:ignorée|ignorées}"
    ),
    "column {name}: numbers are read as they are shown (first: row {row}, {cell!r})": (
        "colonne {name} : les nombres sont lus comme ils s'affichent (le premier : ligne {row}, "
        "« {cell} »)"
    ),
    "column {name}: merged cells are filled (first: rows {top} to {bottom}, {cell!r}{such})": (
        "colonne {name} : les cellules fusionnées sont remplies (les premières : lignes {top} à "
        "{bottom}, « {cell} »{such})"
    ),
    "; {count} such": " ; {count} cas",
    # folders and streams
    "a workbook": "un classeur",
    "its size is {size} bytes, more than {most}": (
        "sa taille ({size} octets) dépasse le maximum de {most}"
    ),
    "it is a link": "c'est un lien",
    "it is not a regular file": "ce n'est pas un fichier ordinaire",
    "another writer has held it for {patience:g} s": (
        "un autre programme y écrit depuis {patience:g} s"
    ),
    "give a path or a stream": "indiquez un chemin ou un flux",
    "it is closed": "il est fermé",
    "open it, or give a path": "ouvrez-le, ou indiquez un chemin",
    "it is open for reading only": "il est ouvert en lecture seule",
    "open it for writing": "ouvrez-le en écriture",
    "it takes text, but this is binary data": (
        "il attend du texte, mais ce sont des données binaires"
    ),
    "open it in binary mode": "ouvrez-le en mode binaire",
    "{encoding} lacks {object!r}": "« {object} » n'existe pas en {encoding}",
    "open it with encoding='utf-8'": "ouvrez-le avec encoding='utf-8'",
    "it takes neither bytes nor text: {error}": "il n'accepte ni octets ni texte : {error}",
}
