"""Every sentence on how files were recognised, by its code, in English and in French."""

from __future__ import annotations

RECOGNITION: dict[str, tuple[str, str]] = {
    # the table
    "taken_heading": ("taken for", "lu comme"),
    "header_heading": ("column", "colonne"),
    "example_heading": ("example", "exemple"),
    "sureness_heading": ("", ""),
    "table_heading": ("table", "tableau"),
    "sure": ("sure", "sûr"),
    "likely": ("likely: please check", "probable : à vérifier"),
    "unsure": ("asked below", "question ci-dessous"),
    "kept": ("kept as it is", "conservée telle quelle"),
    "stated": ("as the programme says", "selon le programme"),
    "grid": ("{column}: {entry}", "{column} : {entry}"),
    "choice": ("choice {rank}", "choix {rank}"),
    "first_name": ("first name", "prénom"),
    "last_name": ("last name", "nom de famille"),
    "timestamp": ("time of the answer", "date de la réponse"),
    "role": ("role: mentor or mentee", "rôle : mentor ou mentoré"),
    "status": ("who has left", "qui est parti"),
    "row_number": ("number of the row", "numéro de ligne"),
    "username": ("user name", "nom d'utilisateur"),
    "ignored": ("not used", "non utilisée"),
    "alias": ("e-mail address, and id", "adresse e-mail, et identifiant"),
    # how it was read
    "read_lists": (
        "{table}, {column}: entries are separated by {signs}, such as {entries} in {example!r}",
        "{table}, {column} : les éléments sont séparés par {signs}, par exemple {entries} dans "
        "« {example} »",
    ),
    "read_whole": (
        "{table}, {column}: {entry!r} counts as one entry",
        "{table}, {column} : « {entry} » compte comme un seul élément",
    ),
    "read_scale": ("grades: {scale}", "grades : {scale}"),
    "read_nobody": (
        "{table}, manager: {words} means that there is none",
        "{table}, responsable : {words} veut dire qu'il n'y en a pas",
    ),
    "read_leavers": (
        "{table}: people whose {header!r} is {words} are left out",
        "{table} : les personnes dont « {header} » vaut {words} sont écartées",
    ),
    "read_choices": (
        "the choices count as preferences: each adds up to {amount} to the score",
        "les choix comptent comme des préférences : chacun ajoute jusqu'à {amount} au score",
    ),
    "read_likely": (
        "{table}: {header!r} is taken for {column}, such as {example!r}",
        "{table} : « {header} » est lue comme {column}, par exemple « {example} »",
    ),
    # what is missing
    "missing_column": (
        "{table}: no column of {column}: {names}",
        "{table} : pas de colonne {column} : {names}",
    ),
    "gives_nothing": ("{name} counts for nobody", "{name} ne compte pour personne"),
    # what is asked
    "questions": ("To decide:", "À décider :"),
    "ask_line": ("add to {section}: {line}", "ajoutez dans {section} : {line}"),
    "ask_id": (
        "{table}: no column tells people apart. Which one is the id?",
        "{table} : aucune colonne ne distingue les personnes. Laquelle est l'identifiant ?",
    ),
    "ask_column": (
        "{table}: is {header!r} the column of {column}, such as {example!r}?",
        "{table} : « {header} » est-elle la colonne {column}, par exemple « {example} » ?",
    ),
    "ask_twice": (
        "{table}: rows {first} and {second} are both of {person!r} ({count} such {count:person|people}). "
        "Does the latest answer count?",
        "{table} : les lignes {first} et {second} sont toutes deux de « {person} » "
        "({count} {count:personne|personnes} dans ce cas). La dernière réponse compte-t-elle ?",
    ),
    "ask_scale": (
        "grades such as {example!r} are on no known ladder. Is this their order, lowest first?",
        "les grades tels que « {example} » ne sont sur aucune échelle connue. Est-ce leur ordre, "
        "du plus bas au plus haut ?",
    ),
    "ask_separators": (
        "{table}, {column}: is {example!r} one entry or several?",
        "{table}, {column} : « {example} », est-ce un seul élément ou plusieurs ?",
    ),
    "ask_role": (
        "{table}: no column says who is mentor and who is mentee. Which one does?",
        "{table} : aucune colonne ne dit qui est mentor et qui est mentoré. Laquelle le dit ?",
    ),
    "ask_join": (
        "{table}: no column of {column}, and {names} {count:needs|need} it. Bring it from another "
        "file (join), or leave {names} out",
        "{table} : pas de colonne {column}, et {names} en {count:a|ont} besoin. Apportez-la par un "
        "autre fichier (join), ou retirez {names}",
    ),
    "undecided": (
        "{count} {count:thing|things} must be decided by a person",
        "{count} {count:point doit|points doivent} être {count:tranché|tranchés} par une personne",
    ),
    "how_to_keep": (
        "to keep this: {command}",
        "pour garder cette lecture : {command}",
    ),
}
