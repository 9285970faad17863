"""What is said of meetings, feedback, learning and couples, in French by the English."""

ROUNDS = {
    # folders and records
    "is none": "ce n'en est pas un",
    "give a folder that holds a folder per programme": (
        "indiquez un dossier qui contient un dossier par programme"
    ),
    "holds no programme": "ne contient pas de programme",
    "each is a folder with its tables and matching/": (
        "chacun est un dossier qui contient ses tableaux et matching/"
    ),
    "holds both {names}": "contient à la fois {names}",
    "leave one of them": "n'en laissez qu'un",
    "has no {name}": "ne contient pas {name}",
    "add it, in any form that `matchcore match` reads": (
        "ajoutez-le, sous l'une des formes que lit `matchcore match`"
    ),
    "copy it from the results of the round before": (
        "copiez-le depuis les résultats de la campagne précédente"
    ),
    "{path}: {error}": "{path} : {error}",
    "{path} cannot be read: {error}": "{path} ne peut pas être lu : {error}",
    "{path} cannot be written: {error}": "{path} ne peut pas être écrit : {error}",
    "{path}: this {kind} cannot be saved: {error}": (
        "{path} : enregistrement impossible ({kind:word}) : {error}"
    ),
    "{path} is damaged: {error}": "{path} est endommagé : {error}",
    "{path} is damaged: {kind}: {error}": "{path} est endommagé : {kind} : {error}",
    "{path} is damaged ({error!r:.200})": "{path} est endommagé ({error})",
    "{path} is no record of a round": "{path} n'est pas l'enregistrement d'une campagne",
    "{path} holds a {found}, not a {kind}": (
        "{path} contient autre chose ({found:word}, et non {kind:word})"
    ),
    "{path} has format {version!r}, this version reads {known}: a newer matchcore may read it": (
        "{path} est au format {version}, cette version lit le format {known} : une version plus "
        "récente de matchcore le lit peut-être"
    ),
    "{path} is there: this round is {name}; save into another folder": (
        "{path} existe : cette campagne est {name:word} ; enregistrez dans un autre dossier"
    ),
    "give a {kind}": "donnez un objet {kind}",
    # plans
    "give a Cohort, as programme.read returns it": (
        "donnez une Cohort, comme celle que renvoie programme.read"
    ),
    "give what matchcore.rounds.learn returns, or None": (
        "donnez ce que renvoie matchcore.rounds.learn, ou None"
    ),
    "give a frame with the columns mentee and mentor, or (mentee id, mentor id) pairs": (
        "donnez un tableau avec les colonnes mentee et mentor, ou des paires (identifiant du "
        "mentoré, identifiant du mentor)"
    ),
    "not in the cohort": "absent de la cohorte",
    "no plan was found in time: raise time_limit, or set cancel later": (
        "aucun plan n'a été trouvé à temps : augmentez time_limit, ou demandez plus tard l'arrêt "
        "par cancel"
    ),
    "a file holds no proof": "un fichier ne contient pas de preuve",
    "plan again with the same arguments": "planifiez de nouveau avec les mêmes arguments",
    "load the plan with the cohort that it was made for": (
        "chargez le plan avec la cohorte pour laquelle il a été fait"
    ),
    "learnt: expected": "learnt : expected",
    "give numbers": "donnez des nombres",
    "give finite numbers": "donnez des nombres finis",
    "give numbers, 0 or more": "donnez des nombres positifs ou nuls",
    "not finite": "la valeur n'est pas finie",
    "give one of shape {shape}": "donnez-en un de forme {shape}",
    # timetables
    "a calendar": "un calendrier",
    "give 5, 6, 10, 12, 15, 20, 30 or 60": "indiquez 5, 6, 10, 12, 15, 20, 30 ou 60",
    "give a day such as 2026-03-02": "indiquez un jour, par exemple 2026-03-02",
    "give a name such as Europe/Paris": "indiquez un nom, par exemple Europe/Paris",
    "write hours of the week, such as Tue 12:00-14:00": (
        "écrivez des heures de la semaine, par exemple Tue 12:00-14:00 pour le mardi"
    ),
    "give a whole number, or one for each of {slots} slots, 0 or more": (
        "indiquez un nombre entier positif ou nul, ou un par créneau ({slots} créneaux)"
    ),
    "give a MeetingPlan, or a frame with the columns mentee and mentor": (
        "donnez un MeetingPlan, ou un tableau avec les colonnes mentee et mentor"
    ),
    "give ids of {table} of the cohort": (
        "donnez des identifiants de la cohorte (tableau des {table:word})"
    ),
    "a pair occurs twice": "une paire apparaît deux fois",
    "give each meeting once": "ne citez chaque rencontre qu'une fois",
    # couples and drafts
    "{mentee!r} with {mentor!r}": "« {mentee} » avec « {mentor} »",
    "{named} {found}, so {act} is impossible": "{named} : {found}, donc « {act} » est impossible",
    "is {state}": "le couple est {state:word}",
    "is not there yet": "le couple n'existe pas encore",
    "possible: {names}": "possible : {names}",
    "nothing more is possible": "plus rien n'est possible",
    "{named}: {act} is dated before the couple was {before}": (
        "{named} : la date de « {act} » précède celle où le couple est passé à l'état « "
        "{before:word} »"
    ),
    "give a date from {moment} on": "indiquez une date à partir du {moment}",
    "give a date, a datetime or text such as '2026-03-01'": (
        "indiquez une date, un datetime ou un texte comme '2026-03-01'"
    ),
    "leave it out": "omettez-le",
    "give an id as text": "indiquez un identifiant sous forme de texte",
    "give True or False": "donnez True ou False",
    "{mentee!r} with {mentor!r} is neither required nor forbidden": (
        "« {mentee} » avec « {mentor} » n'est ni exigé ni interdit"
    ),
    "undo one of {choices}": "annulez l'une de ces décisions : {choices}",
    "{mentee!r} with {mentor!r} has '{kind}' already": (
        "« {mentee} » avec « {mentor} » a déjà la décision « {kind} »"
    ),
    "undo that one first": "annulez d'abord celle-ci",
    "it was published on {moment} by {by}": "il a été publié le {moment} par {by}",
    "make a new draft with Draft.of": "créez un nouveau brouillon avec Draft.of",
    "name who publishes it": "indiquez qui le publie",
    # feedback
    "nobody may read single rows": "personne n'a le droit de lire les lignes une à une",
    'read the table with readers="coordinator"': 'lisez le tableau avec readers="coordinator"',
    "give what read_feedback returns": "donnez ce que renvoie read_feedback",
    "give the lowest and the highest number, such as (1, 5)": (
        "indiquez la note la plus basse et la plus haute, par exemple (1, 5)"
    ),
    'give names of columns, or {{"listening": (1, 5)}}': (
        'donnez des noms de colonnes, ou {{"listening": (1, 5)}}'
    ),
    "rename the column, or map it (columns)": "renommez la colonne, ou associez-la (columns)",
    "twice": "ce nom apparaît deux fois",
    "the name of a column of ours": "c'est le nom d'une de nos colonnes",
    "feedback, {name}": "avis, {name}",
    "feedback, {ours}": "avis, {ours}",
    "feedback, rows {rows}": "avis, lignes {rows}",
    "feedback, row {row}, {column}": "avis, ligne {row}, {column}",
    "columns: {theirs!r}": "columns : « {theirs} »",
    "the table has no such column": "le tableau n'a pas cette colonne",
    "several columns may be this one": "plusieurs colonnes peuvent correspondre",
    "map one of {several} to {ours!r} (columns), and rename the others": (
        "associez l'une des colonnes {several} à « {ours} » (columns), et renommez les autres"
    ),
    "name the one that is {name!r} (columns); found: {choices}": (
        "indiquez celle qui correspond à « {name} » (columns) ; colonnes trouvées : {choices}"
    ),
    "{theirs!r} is {ours!r}, too": "« {theirs} » correspond aussi à « {ours} »",
    "two columns have one name, but for its spelling": (
        "deux colonnes portent le même nom, à la graphie près"
    ),
    "give a number from {low:g} to {high:g}, or leave the cell empty": (
        "indiquez un nombre entre {low:g} et {high:g}, ou laissez la cellule vide"
    ),
    "not on the scale from {low:g} to {high:g}": (
        "cette note sort de l'échelle de {low:g} à {high:g}"
    ),
    "write yes or no, oui or non, or leave the cell empty": (
        "écrivez oui ou non, yes ou no, ou laissez la cellule vide"
    ),
    "not a date": "ce n'est pas une date",
    "write it as 2026-03-01": "écrivez-la sous la forme 2026-03-01",
    "give a date, or text such as 2026-03-01": "indiquez une date, ou un texte comme 2026-03-01",
    "day and month cannot be told apart": "le jour et le mois ne se distinguent pas",
    "days and months change places": "des jours et des mois sont intervertis",
    "beside a score": "une note est pourtant indiquée",
    "a meeting that did not take place has no score: keep one of the two": (
        "une rencontre qui n'a pas eu lieu n'a pas de note : gardez l'une des deux"
    ),
    # who said what of whom
    "nobody is named": "aucune personne n'est indiquée",
    "name one person": "indiquez une personne",
    "several people are named": "plusieurs personnes sont indiquées",
    "write one row for each": "écrivez une ligne par personne",
    "several people have this name": "plusieurs personnes portent ce nom",
    "write the id": "écrivez l'identifiant",
    "nobody in the tables": "personne de ce nom dans les tableaux",
    "neither a mentor nor a mentee of this cohort": (
        "ce n'est ni un mentor ni un mentoré de cette cohorte"
    ),
    "leave the row out, or add the person": "supprimez la ligne, ou ajoutez la personne",
    "is it {near!r}? If not, {leave}": "s'agit-il de « {near} » ? Sinon, {leave}",
    'give the id of a person of this cohort, or leave out those who left (absent="ignore")': (
        "indiquez l'identifiant d'une personne de cette cohorte, ou laissez de côté celles qui "
        'sont parties (absent="ignore")'
    ),
    "the rater, too": "c'est aussi la personne qui donne l'avis",
    "name another person": "indiquez une autre personne",
    "on the rater's own side": "cette personne est du même groupe que celle qui donne l'avis",
    "name somebody of the other side": "indiquez une personne de l'autre groupe",
    "neither mentor nor mentee": "ce n'est ni mentor ni mentoré",
    "write mentor or mentee": "écrivez mentor ou mentoré",
    "both people stand on both sides": "les deux personnes figurent dans les deux groupes",
    "say what the rater is: mentor or mentee": (
        "indiquez si la personne qui donne l'avis est ici mentor ou mentorée"
    ),
    "the rater is a {role} here": "la personne qui donne l'avis est ici {role:word}",
    "correct the role, or the people": "corrigez le rôle, ou les personnes",
    "one rater says different things about one person, and no date tells which is latest": (
        "une même personne donne des avis différents sur une autre, et aucune date ne dit lequel "
        "est le dernier"
    ),
    "keep one of the rows, or give each a date of its own": (
        "ne gardez qu'une des lignes, ou donnez à chacune sa propre date"
    ),
    # learning
    "give (feedback, plan or matching) or (feedback, (programme, cohort))": (
        "donnez (avis, plan ou appariement) ou (avis, (programme, cohorte))"
    ),
    "give a meeting plan, or a {kind} as {name}": (
        "donnez un plan de rencontres, ou {name} (un objet {kind})"
    ),
    "there is no {name}": "{name} manque",
    "give a list of names of columns": "donnez une liste de noms de colonnes",
    "use a column of mentees and mentors": "utilisez une colonne des mentorés et des mentors",
    "nobody has it": "personne ne l'a",
    "none of the {role}": "ne désigne aucun des {role:word}",
    "cohort, {role}": "cohorte, {role:word}",
    "these are other people": "ce sont d'autres personnes",
    "use ids of the cohort": "utilisez des identifiants de la cohorte",
    "there is no cohort": "il n'y a pas de cohorte",
    "load it with its programme and its cohort": ("chargez-le avec son programme et sa cohorte"),
    "give the cohort whose meetings these were": (
        "donnez la cohorte dont c'étaient les rencontres"
    ),
    "give the programme and the cohort of the meetings": (
        "donnez le programme et la cohorte des rencontres"
    ),
    "the programme or the cohort lacks what was learnt from": (
        "il manque au programme ou à la cohorte ce qui a servi à l'apprentissage"
    ),
    # matching again
    "match again without time_limit and gap": "relancez l'appariement sans time_limit ni gap",
    "give the Matching of the round before, as Programme.match or Matching.load does": (
        "donnez le Matching de la campagne précédente, comme celui de Programme.match ou de "
        "Matching.load"
    ),
    "give a number, 0 or more, in units of the score, or math.inf": (
        "indiquez un nombre positif ou nul, dans l'unité du score, ou math.inf"
    ),
    "it leaves too few digits for the scores": "il ne laisse pas assez de chiffres aux scores",
    "use {works} at most, or math.inf if no old couple may be dropped for the score": (
        "utilisez au plus {works}, ou math.inf si aucun ancien couple ne doit être défait pour le "
        "score"
    ),
    "the mentee has left": "le mentoré ne participe plus",
    "the mentor has left": "le mentor ne participe plus",
    "the couple is ruled out after the meetings": "le couple est exclu après les rencontres",
    "a rule or the floor forbids the couple now": (
        "une règle ou le score plancher interdit désormais le couple"
    ),
    "leave it out of keep": "retirez-le de keep",
    "it is no couple of the matching before": ("ce n'est pas un couple de l'appariement précédent"),
    "give (mentee id, mentor id), or 'all'": (
        "indiquez (identifiant du mentoré, identifiant du mentor), ou 'all'"
    ),
}
