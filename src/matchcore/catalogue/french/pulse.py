"""French for what `season` says on pulse."""

PULSE: dict[str, str] = {
    # questions and arguments
    "give a Cohort": "donnez un Cohort",
    "give a sequence of Question, such as SURVEY": "donnez une suite de Question, comme SURVEY",
    "a question without words": "une question sans libellé",
    "give asks=(English, French)": "donnez asks=(anglais, français)",
    "several questions on what is wanted": "plusieurs questions sur les souhaits",
    "give a SessionPlan, or a frame with mentee, mentor and state": (
        "donnez un SessionPlan, ou un tableau avec mentee, mentor et state"
    ),
    'give a name or an address, such as "Ana Roy <ana@x.org>"': (
        'donnez un nom ou une adresse, comme "Ana Roy <ana@x.org>"'
    ),
    "give a date": "donnez une date",
    # forms
    "{folder} is not empty: give a new folder, as forms may be filled": (
        "{folder} n'est pas vide : donnez un nouveau dossier, car des formulaires peuvent être "
        "remplis"
    ),
    # answers
    "not the number of a survey": "ce n'est pas le numéro d'une enquête",
    "the number of the survey is missing": "le numéro de l'enquête manque",
    "write its number, or give it (wave)": "écrivez ce numéro, ou donnez-le (wave)",
    "another survey than {wave}, which is given": "une autre enquête que la {wave}, qui est donnée",
    "correct one of them, or leave out wave": "corrigez l'une des deux, ou omettez wave",
    "one rater answers a survey twice and differently, and no date tells which is latest": (
        "une même personne répond deux fois et différemment à une enquête, et aucune date ne dit "
        "quelle réponse est la plus récente"
    ),
    "no column says who answers": "aucune colonne ne dit qui répond",
    "no column holds an answer": "aucune colonne ne contient de réponse",
    "an answer about no want": "une réponse sans souhait",
    "name what is wanted beside it, or leave the cell empty": (
        "nommez le souhait à côté, ou laissez la cellule vide"
    ),
    "not asked of a {role}": "question non posée à un {role:word}",
    "leave the cell empty, or correct the role": "laissez la cellule vide, ou corrigez le rôle",
    "name the partner": "nommez le binôme",
    "{table}, rows {rows}": "{table}, lignes {rows}",
    "there is no couple": "il n'y a aucun couple",
    "the two are no couple": "les deux personnes ne forment pas un couple",
    'correct the row, or leave out couples that ended (absent="ignore")': (
        'corrigez la ligne, ou écartez les couples qui ont pris fin (absent="ignore")'
    ),
    "no couple with this person": "aucun couple avec cette personne",
    "several couples": "plusieurs couples",
    "not the name of {who!r}": "ce n'est pas le nom de « {who} »",
    "correct the name or the id": "corrigez le nom ou l'identifiant",
    "nobody may read free texts, so none is kept": (
        "personne ne peut lire les textes libres, donc aucun n'est conservé"
    ),
    # the command
    "ask couples how it goes, and read what they say": (
        "demande aux couples comment cela se passe, et lit leurs réponses"
    ),
    "write the forms of a survey, or read the filled ones": (
        "écrire les formulaires d'une enquête, ou lire ceux qui sont remplis"
    ),
    "number of the survey, from 1 on": "numéro de l'enquête, à partir de 1",
    "form: whom to return it to": "form : à qui le renvoyer",
    "read: filled forms of all surveys, or folders of them": (
        "read : formulaires remplis de toutes les enquêtes, ou dossiers qui les contiennent"
    ),
    "form: by when to answer; read: leave out rows dated later": (
        "form : date limite de réponse ; read : écarter les lignes datées d'après"
    ),
    "read: leave out people in no table, and couples that ended": (
        "read : écarter les personnes absentes des tableaux et les couples qui ont pris fin"
    ),
    'read: a column by your name and ours: "Votre avis=satisfaction"': (
        'read : une colonne, par votre nom et le nôtre : "Votre avis=satisfaction"'
    ),
    "read: keep free texts, name rows and couples": (
        "read : conserver les textes libres, nommer les lignes et les couples"
    ),
    "form: write workbooks, too": "form : écrire aussi des classeurs",
    "pulse.json of short surveys": "pulse.json des courtes enquêtes",
    "form needs --wave, the number of the survey": ("form demande --wave, le numéro de l'enquête"),
    "read needs --answers, the filled forms": "read demande --answers, les formulaires remplis",
}
