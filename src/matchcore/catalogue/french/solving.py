"""What is said of problems in numbers and of solving them, in French by the English."""

SOLVING = {
    # numbers
    "give a finite number": "indiquez un nombre fini",
    "give a finite number, or None for no floor": (
        "indiquez un nombre fini, ou None pour ne pas fixer de score plancher"
    ),
    "give a finite number; to forbid a pair, use allowed=": (
        "indiquez un nombre fini ; pour interdire une paire, utilisez allowed="
    ),
    "use a finite number, 0 or more": "utilisez un nombre fini, positif ou nul",
    "use a whole number": "utilisez un nombre entier",
    "use a whole number from 0 to {most}": "utilisez un nombre entier entre 0 et {most}",
    "use a number above 0": "utilisez un nombre supérieur à 0",
    "use 0 or more": "utilisez un nombre positif ou nul",
    "use True or False": "utilisez True ou False",
    "give one number, or {size} of them": "indiquez un seul nombre, ou {size} nombres",
    "give real numbers": "donnez des nombres réels",
    "give two dimensions of real numbers": "donnez deux dimensions de nombres réels",
    "the first of {count} in these rows": "le premier de {count} dans ces lignes",
    # arrays
    "make them equal": "donnez-leur la même forme",
    "has shape {shape}, scores {shape2}": (
        "est de forme {shape}, alors que scores est de forme {shape2}"
    ),
    "has shape {shape}, the problem {shape2}": (
        "est de forme {shape}, alors que le problème est de forme {shape2}"
    ),
    "F and G give products of shape {shape}, not {shape2}": (
        "F et G donnent des produits de forme {shape}, et non {shape2}"
    ),
    "{name_u} has {shape} columns and {name_v} has {shape2}": (
        "{name_u} a {shape} colonnes, et {name_v} en a {shape2}"
    ),
    "give both the same factors": "donnez aux deux les mêmes facteurs",
    "{name_u} and {name_v} are so large that their product overflows": (
        "{name_u} et {name_v} sont si grands que leur produit dépasse les nombres représentables"
    ),
    "scale them down": "réduisez-les",
    "give an array of bool": "donnez un tableau NumPy de booléens",
    "give a (mentee classes, mentor classes) array of bool": (
        "donnez un tableau NumPy de booléens (classes des mentorés, classes des mentors)"
    ),
    "give parallel arrays": "donnez des tableaux parallèles",
    "{size} mentees but {size2} mentors": "{size} mentorés, mais {size2} mentors",
    "give mentees, mentors and scores of one length": (
        "donnez des mentorés, des mentors et des scores de même longueur"
    ),
    "{name}: scores": "{name} : scores",
    "{name}: allowed": "{name} : allowed",
    "{name}: at_least": "{name} : at_least",
    "runs from {low} to {high}, but the table has the classes 0 to {most}": (
        "va de {low} à {high}, mais le tableau a les classes de 0 à {most}"
    ),
    "give {size} whole numbers": "donnez {size} nombres entiers",
    "mentee_class, mentor_class and allowed belong together": (
        "mentee_class, mentor_class et allowed vont ensemble"
    ),
    "give all three": "donnez les trois",
    "these scores are a matrix": "ces scores sont une matrice",
    "only scores from factors have addends": (
        "seuls les scores issus de facteurs se décomposent en termes"
    ),
    # rows
    "give row numbers": "donnez des numéros de ligne",
    "give (mentee, mentor) row numbers": "donnez des numéros de ligne (mentoré, mentor)",
    "give a row number from 0 to {size}": "donnez un numéro de ligne entre 0 et {size}",
    "use row numbers from 0 to {people}": "utilisez des numéros de ligne entre 0 et {people}",
    "there are rows 0 to {size}": "les lignes vont de 0 à {size}",
    "mentees are 0 to {shape}, mentors 0 to {shape2}": (
        "les mentorés vont de 0 à {shape}, les mentors de 0 à {shape2}"
    ),
    "the pair {pair} is repeated": "la paire {pair} est répétée",
    "give each pair once": "donnez chaque paire une seule fois",
    # problems
    "give a Compatibility": "donnez une Compatibility",
    "give a Stage with a Compatibility": "donnez un Stage avec une Compatibility",
    "scores reach {top:g}, more than {largest:g}": (
        "les scores atteignent {top:g}, au-delà du maximum de {largest:g}"
    ),
    "a full load costs more than {largest:g}": "une charge pleine coûte plus de {largest:g}",
    "use a smaller one": "utilisez une valeur plus petite",
    "this version does not solve them": "cette version ne sait pas les résoudre",
    "solve without them": "résolvez sans elles",
    # options
    "there is no such option": "cette option n'existe pas",
    "give seconds, or None for no limit": (
        "indiquez un nombre de secondes, ou None pour ne pas fixer de limite"
    ),
    "give bytes, or None for no limit": (
        "indiquez un nombre d'octets, ou None pour ne pas fixer de limite"
    ),
    "give a function, or None": "donnez une fonction, ou None",
    "give a threading.Event, or None": "donnez un threading.Event, ou None",
    "give the Assignment of an earlier solve, or None": (
        "donnez l'Assignment d'une résolution précédente, ou None"
    ),
    "give the name of a PyTorch device, or None": (
        "indiquez le nom d'un périphérique PyTorch, ou None"
    ),
    "needs PyTorch": "a besoin de PyTorch",
    "PyTorch cannot use it: {error}": "PyTorch ne peut pas l'utiliser : {error}",
    "solving takes about {needed:.0f} MB, but memory_limit allows {memory_limit:.0f} MB: "
    "raise it, or solve a smaller problem": (
        "la résolution prend environ {needed:.0f} Mo, mais memory_limit en autorise "
        "{memory_limit:.0f} : augmentez-le, ou résolvez un problème plus petit"
    ),
    # questions to an answer
    "is not proven optimal": "l'optimalité n'est pas prouvée",
    "solve without a limit": "résolvez sans limite",
    "has pairs that are not open": "contient des paires qui ne sont pas ouvertes",
    "solve this problem": "résolvez ce problème",
    "mentee and mentor exclude each other": "mentee et mentor s'excluent",
    "give one of the two": "donnez l'un des deux",
    "has no place": "n'a pas de place",
    "has no seat": "ne demande aucun mentor",
    "name another": "indiquez quelqu'un d'autre",
    # timetables
    "a meeting needs two people": "il faut deux personnes pour une rencontre",
    "sort the slots by time": "triez les créneaux par date",
    "has {slots} columns": "a {slots} colonnes",
    "give at most {most_slots} slots": "donnez au plus {most_slots} créneaux",
    "give whole numbers of shape {shape}": "donnez des nombres entiers de forme {shape}",
    "give truth values of shape (people, slots)": (
        "donnez des booléens de forme (personnes, créneaux)"
    ),
}
