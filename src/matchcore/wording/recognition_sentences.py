"""Every sentence on how files were recognised, by its code, in English and in French."""

from __future__ import annotations

RECOGNITION: dict[str, tuple[str, str]] = {
    # the table
    "taken_heading": ("taken for", "lu comme"),
    "header_heading": ("column", "colonne"),
    "example_heading": ("example", "exemple"),
    "sureness_heading": ("sureness", "certitude"),
    "table_heading": ("table", "tableau"),
    "sure": ("sure", "sûr"),
    "likely": ("please check", "à vérifier"),
    "unsure": ("asked below", "à décider"),
    "kept": ("kept as it is", "conservée telle quelle"),
    "stated": ("as stated", "comme indiqué"),
    "grid": ("{column}: {entry}", "{column} : {entry}"),
    "choice": ("choice {rank}", "choix {rank}"),
    "first_name": ("first name", "prénom"),
    "last_name": ("last name", "nom de famille"),
    "timestamp": ("time of the answer", "date de la réponse"),
    "role": ("role: mentor or mentee", "rôle : mentor ou mentoré"),
    "status": ("who has left", "présent ou parti"),
    "row_number": ("number of the row", "numéro de ligne"),
    "username": ("user name", "nom d'utilisateur"),
    "prefers": ("preferences", "préférences"),
    "consent": ("consent", "consentement"),
    "perhaps": ("{column}?", "{column} ?"),
    "alias": ("e-mail address and id", "e-mail et identifiant"),
    # how it was read
    "read_lists": (
        "{table}, {column}: entries are separated by {signs}, such as {entries} in {example}",
        "{table}, {column} : les éléments sont séparés par {signs}, par exemple {entries} dans "
        "{example}",
    ),
    "read_whole": (
        "{table}, {column}: {entry} counts as one entry",
        "{table}, {column} : {entry} compte comme un seul élément",
    ),
    "read_scale": ("grades: {scale}", "grades : {scale}"),
    "fine_grades": (
        "grades run from {lowest} to {highest}, and rules count each point as one grade; scale in "
        "[programme] puts them into steps",
        "les grades vont de {lowest} à {highest}, et les règles comptent chaque point comme un "
        "grade ; scale, dans [programme], en fait des échelons",
    ),
    "read_nobody": (
        "{table}, manager: {words} means that there is none",
        "{table}, responsable : {words} signifie « aucun responsable »",
    ),
    "read_leavers": (
        "{table}: people whose {header} is {words} are left out",
        "{table} : les personnes dont {header} vaut {words} sont écartées",
    ),
    "read_choices": (
        "the choices count as preferences: each adds up to {amount} to the score",
        "les choix comptent comme des préférences : chacun ajoute jusqu'à {amount} au score",
    ),
    "read_ranks": (
        "{table}, {column}: the entries are ranked, and the first counts most, such as {example}",
        "{table}, {column} : les éléments sont classés, et le premier compte le plus, par exemple "
        "{example}",
    ),
    "read_likely": (
        "{table}: {header} is taken for {column}, such as {example}",
        "{table} : {header} est lue comme {column}, par exemple {example}",
    ),
    "read_rival": (
        "{table}: {header} is taken for {column}, such as {example}; {other} could be it, too, and "
        "is kept as it is",
        "{table} : {header} est lue comme {column}, par exemple {example} ; {other} pourrait "
        "l'être aussi et est conservée telle quelle",
    ),
    "kept_odd": (
        "{table}: {header} is not read as {column}, as its cells are of another kind, such as "
        "{example}; it is kept as it is",
        "{table} : {header} n'est pas lue comme {column}, car ses cellules sont d'une autre "
        "nature, par exemple {example} ; elle est conservée telle quelle",
    ),
    "kept_doubtful": (
        "{table}: {header} says {example} in row {row}; the row is read all the same (left_out in "
        "[programme.layout] leaves rows out)",
        "{table} : {header} dit {example} à la ligne {row} ; la ligne est lue quand même "
        "(left_out, dans [programme.layout], écarte des lignes)",
    ),
    "kept_other": (
        "{table}: {header} is kept as it is; {other} is read as {column}",
        "{table} : {header} est conservée telle quelle ; {other} est lue comme {column}",
    ),
    # what is missing
    "missing_column": (
        "{table}: no column of {column}, which is read for: {readers}",
        "{table} : aucune colonne « {column} », nécessaire pour : {readers}",
    ),
    # what is asked
    "questions": ("To decide:", "À décider :"),
    "ask_line": ("Add to {section}: {line}", "Ajoutez dans {section} : {line}"),
    "table_mentors": ("mentors", "mentors"),
    "table_mentees": ("mentees", "mentorés"),
    "table_staff": ("staff", "personnel"),
    "table_people": ("people", "personnes"),
    "table_join": ("joined table", "tableau complémentaire"),
    "ask_id": (
        "{table}: no column tells people apart. Which one is the id?",
        "{table} : aucune colonne ne distingue les personnes. Laquelle contient l'identifiant ?",
    ),
    "ask_column": (
        "{table}: is {header} the column of {column}, such as {example}?",
        "{table} : {header} est-elle la colonne {column}, par exemple {example} ?",
    ),
    "ask_twice": (
        "{table}: rows {first} and {second} are both of {person} ({count} such "
        "{count:person|people}). Does the latest answer count?",
        "{table} : les lignes {first} et {second} concernent la même personne, {person} ({count} "
        "{count:personne|personnes} dans ce cas). La dernière réponse compte-t-elle ?",
    ),
    "ask_scale": (
        "grades such as {example} are on no known ladder. Is this their order, lowest first?",
        "les grades tels que {example} n'appartiennent à aucune échelle connue. Est-ce leur ordre, "
        "du plus bas au plus haut ?",
    ),
    "ask_separators": (
        "{table}, {column}: is {example} one entry or several?",
        "{table}, {column} : {example}, est-ce un seul élément ou plusieurs ?",
    ),
    "ask_role": (
        "{table}: no column says who is mentor and who is mentee. Which one does?",
        "{table} : aucune colonne ne dit qui est mentor et qui est mentoré. Laquelle le dit ?",
    ),
    "ask_swapped": (
        "mentors: {header} asks what people want to learn. Are the two files swapped?",
        "mentors : {header} demande ce que l'on souhaite apprendre. Les deux fichiers sont-ils "
        "inversés ?",
    ),
    "ask_people": (
        "{table}: {header} says of {count} {count:person|people} that they are on the other side, "
        "such as {example} in row {row}. If both sides are in this file, give it as --people "
        "FILE; or else keep the column as it is",
        "{table} : {header} dit de {count} {count:personne qu'elle est|personnes qu'elles sont} "
        "dans l'autre groupe, par exemple {example} à la ligne {row}. Si mentors et mentorés sont "
        "dans ce fichier, donnez-le par --people FICHIER ; sinon, conservez la colonne telle "
        "quelle",
    ),
    "ask_join": (
        "{table}: no column of {column}, which is needed for: {readers}. If a column holds it, "
        'name it: --map "NAME={ours}". Another file may bring it: --join FILE',
        "{table} : aucune colonne « {column} », nécessaire pour : {readers}. Si l'une des vôtres "
        'la contient, nommez-la : --map "NOM={ours}". Un autre fichier peut l\'apporter : '
        "--join FICHIER",
    ),
    "ask_join_or_leave": (
        "{table}: no column of {column}, which is needed for: {readers}. If a column holds it, "
        'name it: --map "NAME={ours}". Another file may bring it: --join FILE. Or leave the rule '
        "out",
        "{table} : aucune colonne « {column} », nécessaire pour : {readers}. Si l'une des vôtres "
        'la contient, nommez-la : --map "NOM={ours}". Un autre fichier peut l\'apporter : '
        "--join FICHIER. Ou bien retirez la règle",
    ),
    "undecided": (
        "{count} {count:thing|things} must be decided by a person",
        "{count} {count:point reste|points restent} à trancher",
    ),
    "how_to_answer": (
        "to answer, write the programme's file and complete it: {command}",
        "pour répondre, écrivez le fichier du programme et complétez-le : {command}",
    ),
    "other_way_round": (
        "most mentors rank above the mentees, and reverse mentoring, the default, wants the "
        "opposite: --preset classic_mentoring",
        "la plupart des mentors ont un grade supérieur à celui des mentorés, alors que le "
        "mentorat inversé, choisi par défaut, suppose le contraire : --preset classic_mentoring",
    ),
    "how_to_keep": (
        "to keep this: {command}",
        "pour garder cette lecture : {command}",
    ),
    # the programme's file
    "file_title": (
        "Written by matchcore init. Each decision has a comment: correct what is wrong.",
        "Écrit par matchcore init. Chaque décision est commentée : corrigez ce qui est faux.",
    ),
    "file_kept": (
        "columns that are kept as they are, and that nothing reads: {headers}",
        "colonnes conservées telles quelles, que rien ne lit : {headers}",
    ),
    "layout_separators": (
        "what separates the entries of each list",
        "ce qui sépare les éléments de chaque liste",
    ),
    "layout_whole": (
        "entries that hold a separator and count as one",
        "éléments qui contiennent un séparateur mais n'en forment qu'un",
    ),
    "layout_closed": (
        "a separator follows the last entry, too",
        "un séparateur suit aussi le dernier élément",
    ),
    "layout_nobody": (
        "words that mean that someone has no manager",
        "mots qui signifient qu'il n'y a pas de responsable",
    ),
    "layout_labels_below": (
        "a second row of headers may follow the first",
        "une seconde ligne d'en-têtes peut suivre la première",
    ),
    "layout_left_out": (
        "people to leave out, by the value of a column",
        "personnes à écarter, selon la valeur d'une colonne",
    ),
    "layout_name_of": (
        "columns that together make up the name",
        "colonnes qui, ensemble, forment le nom",
    ),
    "layout_grids": (
        "lists with a column for each entry: the cell says the level",
        "listes qui ont une colonne par élément : la cellule donne le niveau",
    ),
    "layout_joined": (
        "lists with a column for each place: first choice, second choice",
        "listes qui ont une colonne par rang : premier choix, deuxième choix",
    ),
    "layout_ranked": (
        "lists in which each entry counts by its place: the first counts most",
        "listes où chaque élément compte selon son rang : le premier compte le plus",
    ),
    "layout_in_words": (
        "numbers, yes and no, levels and hours may be in words: '2 people', 'Monday morning'",
        "nombres, oui et non, niveaux et heures peuvent être écrits en toutes lettres : "
        "« 2 personnes », « lundi matin »",
    ),
    "layout_keep": (
        "of several answers of one person the latest counts",
        "si une personne a répondu plusieurs fois, la dernière réponse compte",
    ),
    "layout_managers_elsewhere": (
        "managers may be people who take no part",
        "les responsables peuvent être des personnes qui ne participent pas",
    ),
    "layout_columns": (
        "names of columns of the system that wrote the tables",
        "noms des colonnes dans le système d'où viennent les tableaux",
    ),
}
