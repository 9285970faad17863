"""Help and errors of the command line, in French by the English."""

COMMANDS = {
    # argparse's own words
    "usage: ": "utilisation : ",
    "positional arguments": "arguments",
    "options": "options",
    "show this help and exit": "afficher cette aide",
    "show the version and exit": "afficher la version",
    "{program}: error: {what}": "{program} : erreur : {what}",
    "argument {argument}: {what}": "argument {argument} : {what}",
    "invalid choice: {value} (choose from {choices})": (
        "valeur inconnue : {value:quoted} (choisissez parmi {choices})"
    ),
    "invalid {kind} value: {value}": "ce n'est pas une valeur du type {kind} : {value:quoted}",
    "the following arguments are required: {names}": "arguments obligatoires manquants : {names}",
    "one of the arguments {names} is required": "indiquez l'un des arguments {names}",
    "not allowed with argument {argument}": "incompatible avec l'argument {argument}",
    "unrecognized arguments: {names}": "arguments inconnus : {names}",
    "ambiguous option: {option} could match {choices}": (
        "option ambiguë : {option} peut signifier {choices}"
    ),
    "ignored explicit argument {value}": "cet argument ne prend pas de valeur : {value:quoted}",
    "expected one argument": "une valeur est attendue",
    "expected at least one argument": "au moins une valeur est attendue",
    # what stands for a value
    "command": "commande",
    "FILE": "FICHIER",
    "DIR": "DOSSIER",
    "DATE": "DATE",
    "NAME": "NOM",
    "NAME=OURS": "NOM=COLONNE",
    "SIGN": "SIGNE",
    "SECONDS": "SECONDES",
    "SCALE": "ÉCHELLE",
    "HOURS": "HEURES",
    "MINUTES": "MINUTES",
    "WEEKS": "SEMAINES",
    "ZONE": "FUSEAU",
    # all commands
    "Mentor–mentee matching, proven best.": (
        "Appariement de mentors et de mentorés, à l'optimum prouvé."
    ),
    "exit codes: {done} done, {usage} usage, {wrong_input} wrong input, "
    "{infeasible} no matching obeys every hard rule, {limit_reached} a limit was reached, "
    "{nobody} nobody is matched, {asks} something must be decided by a person, "
    "{defect} a defect of matchcore": (
        "codes de sortie : {done} terminé, {usage} commande incorrecte, {wrong_input} données "
        "incorrectes, {infeasible} aucun choix de couples ne respecte toutes les règles "
        "obligatoires, {limit_reached} limite atteinte, {nobody} personne n'est apparié, {asks} "
        "une décision vous revient, {defect} défaut de matchcore"
    ),
    "matchcore: {message}": "matchcore : {message}",
    "note: {note}": "remarque : {note}",
    "interrupted": "interrompu",
    "{kind}: {error}\n  {report}": "{kind} : {error}\n  {report}",
    "This is a defect of matchcore: please report the lines above": (
        "C'est un défaut de matchcore : merci de nous signaler les lignes ci-dessus"
    ),
    # one line on each command
    "match the embedded sample, and write it as files to change": (
        "apparier l'exemple fourni et l'enregistrer dans des fichiers à modifier"
    ),
    "say why somebody has these partners, or why a pair is no couple": (
        "expliquer pourquoi une personne a ces partenaires, ou pourquoi une paire ne forme pas un "
        "couple"
    ),
    "recognise tables, write the programme that reads them": (
        "reconnaître les tableaux et écrire le programme qui les lit"
    ),
    "check the tables, match nobody": "vérifier les tableaux, sans apparier",
    "match two tables of people": "apparier les personnes de deux tableaux",
    "plan who should meet, and when": "planifier qui doit se rencontrer, et quand",
    "read what people said after meetings, match nobody": (
        "lire les avis donnés après les rencontres, sans apparier"
    ),
    "match again after a round, with few changes": (
        "apparier de nouveau après une campagne, avec peu de changements"
    ),
    # tables
    "table of mentors": "tableau des mentors",
    "table of mentees": "tableau des mentorés",
    "both in one file, in place of --mentors and --mentees": (
        "mentors et mentorés dans un même fichier, à la place de --mentors et --mentees"
    ),
    "table of managers who take no part": "tableau des responsables qui ne participent pas",
    "a further table about them, joined by id or e-mail": (
        "tableau complémentaire, rapproché par identifiant ou adresse e-mail"
    ),
    "the answer to keep of a person who gave several": (
        "réponse à garder si une personne en a donné plusieurs"
    ),
    "give --mentors and --mentees, or --people": "indiquez --mentors et --mentees, ou --people",
    'your name of a column and ours: "Nom=name"; in one table: "mentees:Nom=name"': (
        'nom de votre colonne et nom de la nôtre : "Nom=name" ; pour un seul tableau : '
        '"mentees:Nom=name"'
    ),
    '"Nom=name", or "mentees:Nom=name" for one table': (
        '"Nom=name", ou "mentees:Nom=name" pour un seul tableau'
    ),
    "{text!r} names no two columns: write {example}": (
        "« {text} » n'associe pas deux colonnes : écrivez {example}"
    ),
    "{table!r} is both a table and a column: keep one": (
        "« {table} » est à la fois un tableau et une colonne : gardez l'un des deux"
    ),
    "{theirs!r} is both {own!r} and {ours!r}: keep one": (
        "« {theirs} » est associée à la fois à « {own} » et à « {ours} » : gardez l'une des deux"
    ),
    # programmes and languages
    "programme file": "fichier du programme",
    "ready-made programme (default: reverse_mentoring)": (
        "programme prêt à l'emploi (par défaut : reverse_mentoring)"
    ),
    "of reasons, reports, errors and help (default: the programme's)": (
        "langue des raisons, des rapports, des erreurs et de l'aide (par défaut : celle du "
        "programme)"
    ),
    "{variable} is {value!r}: use en or fr": "{variable} vaut « {value} » : utilisez en ou fr",
    "file to write (programme.toml)": "fichier à écrire (programme.toml)",
    "write an empty workbook to send out, and no programme": (
        "écrire un classeur vide à diffuser, sans programme"
    ),
    "{path} is there already, changed": "{path} existe déjà et a été modifié",
    "move it, or give another --out": "déplacez-le, ou indiquez un autre fichier (--out)",
    "{path} is there already": "{path} existe déjà",
    "move it, or give another {option}": "déplacez-le, ou indiquez un autre emplacement ({option})",
    # results
    "folder for the results": "dossier des résultats",
    "compare skills wanted with skills taught, and try more mentors of what lacks": (
        "comparer les compétences souhaitées et enseignées, et essayer des mentors de plus pour ce "
        "qui manque"
    ),
    "--plan is for read: missed sessions are a sign of trouble": (
        "--plan est pour read : des séances manquées sont un signe de difficulté"
    ),
    "--out needs --skills: nothing else is written": (
        "--out demande --skills : rien d'autre n'est écrit"
    ),
    "stop the search after this; reading and writing come on top": (
        "durée maximale de la recherche ; la lecture et l'écriture s'y ajoutent"
    ),
    "show no progress; notes stay": (
        "ne pas afficher l'avancement ; les remarques restent affichées"
    ),
    "of CSV files written: , or ; (default: ; in French)": (
        "séparateur des fichiers CSV écrits : , ou ; (par défaut : ; en français)"
    ),
    "write matches.xlsx, too": "écrire aussi matches.xlsx",
    "{folder} is a file": "{folder} est un fichier",
    "give a folder": "indiquez un dossier",
    # letters
    "write a letter for each participant": "écrire une lettre à chaque participant",
    "results of a match, or their matching/": (
        "dossier des résultats d'un appariement, ou son sous-dossier matching/"
    ),
    "folder for the letters": "dossier des lettres",
    'whom to write to: "Name <address>", or one of them': (
        'personne à qui écrire : "Nom <adresse>", ou l\'un des deux'
    ),
    "of the first meeting (default: within two weeks)": (
        "date limite de la première rencontre (par défaut : d'ici deux semaines)"
    ),
    "earlier dates of the plan are left out (default: the calendar's)": (
        "les dates antérieures du planning sont omises (par défaut : celle du jour)"
    ),
    "of letters.csv: , or ; (default: ; in French)": (
        "séparateur de letters.csv : , ou ; (par défaut : ; en français)"
    ),
    "WHO": "QUI",
    "OTHER": "AUTRE",
    "an id or a name": "un identifiant ou un nom",
    "of a pair: the other person": "pour une paire : l'autre personne",
    "the most other partners (default: 3)": (
        "nombre maximal d'autres partenaires à citer (par défaut : 3)"
    ),
    "write it as 2026-03-31": "écrivez-la sous la forme 2026-03-31",
    # meetings
    "the most meetings of each {side} (default: {default})": (
        "nombre maximal de rencontres par {side:word} (par défaut : {default})"
    ),
    "first day of the meetings: a timetable": (
        "premier jour des rencontres, pour établir un planning"
    ),
    'of the week (default: "{hours}")': 'heures de la semaine (par défaut : "{hours}")',
    "of a meeting (default: 30)": "durée d'une rencontre (par défaut : 30)",
    "(default: 2)": "nombre de semaines (par défaut : 2)",
    "(default: Europe/Paris)": "fuseau horaire (par défaut : Europe/Paris)",
    "the most meetings at once": "nombre maximal de rencontres simultanées",
    "write an .ics file per person": "écrire un fichier .ics par personne",
    "--calendars needs --start, the first day of the meetings": (
        "--calendars exige --start, le premier jour des rencontres"
    ),
    # feedback
    "read the table and say how it was read": "lire le tableau et dire comment il a été lu",
    "table of what people said": "tableau des avis donnés",
    "of scores: 1-5": "échelle des notes : 1-5",
    "{text!r} is no scale: write the lowest and the highest, 1-5": (
        "« {text} » n'est pas une échelle : écrivez la note la plus basse et la plus haute, par "
        "exemple 1-5"
    ),
    'a further column of numbers, on the same scale or its own: "listening=0-10"': (
        'autre colonne de notes, sur la même échelle ou sur la sienne : "listening=0-10"'
    ),
    "leave out rows dated later": "ignorer les lignes postérieures à cette date",
    'a column of FILE by your name and ours: "Votre avis=score"': (
        'nom d\'une colonne de FICHIER et nom de la nôtre : "Votre avis=score"'
    ),
    '{text!r} names no two columns: write "Votre avis=score"': (
        '« {text} » n\'associe pas deux colonnes : écrivez "Votre avis=score"'
    ),
    "leave out people in no table": "laisser de côté les personnes absentes des tableaux",
    "let cautions name rows of FILE": "citer les lignes de FICHIER dans les points d'attention",
    # rematches
    "match each programme of this folder again": (
        "apparier de nouveau chacun des programmes de ce dossier"
    ),
    "processes of a batch": "nombre de processus pour un lot",
    "the results of the round before, or its matching/": (
        "dossier des résultats de la campagne précédente, ou son sous-dossier matching/"
    ),
    "plan.json of the meetings": "fichier plan.json des rencontres",
    "score that a change of a couple must gain (default: inf, no change for the score)": (
        "gain de score que doit apporter un changement de couple (par défaut : inf, aucun "
        "changement pour le seul score)"
    ),
    "{text!r} is no price: write a number, 0 or more, or inf": (
        "« {text} » n'est pas un prix : écrivez un nombre positif ou nul, ou inf"
    ),
    "what comes first where no price is finite (default: coverage)": (
        "objectif prioritaire si aucun prix n'est fini (par défaut : coverage)"
    ),
    "give --previous and --out, or --batch": "indiquez --previous et --out, ou --batch",
    "--batch takes the tables of each programme from its folder": (
        "--batch prend les tableaux de chaque programme dans son dossier"
    ),
}
