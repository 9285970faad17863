"""The words of the template, a workbook to fill in: headings, a note on each, and how to fill it.

Headings are those that anybody would write, so that they are recognised without a mapping. Notes
are short: a spreadsheet shows at most 255 characters beside a cell.
"""

from __future__ import annotations

TEMPLATE: dict[str, tuple[str, str]] = {
    # sheets
    "sheet_mentors": ("Mentors", "Mentors"),
    "sheet_mentees": ("Mentees", "Mentorés"),
    "sheet_read_me": ("Read me", "Lisez-moi"),
    # headings of columns
    "heading_id": ("Employee ID", "Identifiant"),
    "heading_name": ("Full name", "Nom complet"),
    "heading_email": ("Email address", "Adresse e-mail"),
    "heading_language": ("Preferred language", "Langue préférée"),
    "heading_department": ("Department", "Service"),
    "heading_site": ("Site", "Site"),
    "heading_programme": ("Programme", "Programme"),
    "heading_grade": ("Grade", "Grade"),
    "heading_manager": ("Manager", "Responsable"),
    "heading_skills": ("Skills", "Compétences"),
    "heading_wants": ("Learning goals", "Souhaits"),
    "heading_interests": ("Interests", "Centres d'intérêt"),
    "heading_languages": ("Languages", "Langues"),
    "heading_bio": ("About me", "Présentation"),
    "heading_availability": ("Availability", "Disponibilités"),
    "heading_hours": ("Hours per month", "Heures par mois"),
    "heading_motivation": ("Motivation", "Motivation"),
    "heading_trained": ("Trained (yes/no)", "Formation suivie (oui/non)"),
    "heading_capacity": ("Capacity", "Capacité"),
    "heading_minimum": ("Minimum", "Minimum"),
    "heading_demand": ("Number of mentors wanted", "Nombre de mentors souhaités"),
    "heading_past": ("Past partners", "Anciens partenaires"),
    "heading_running": ("Current partners", "Partenaires actuels"),
    # notes on columns
    "note_optional": ("Optional. {note}", "Facultatif. {note}"),
    "note_id": (
        "Required. A number or a word of each person's own that does not change.",
        "Obligatoire. Un numéro ou un mot propre à chaque personne, et qui ne change pas.",
    ),
    "note_name": ("First name and last name.", "Prénom et nom."),
    "note_email": ("The address at work.", "L'adresse professionnelle."),
    "note_language": ("The language of messages: fr or en.", "La langue des messages : fr ou en."),
    "note_department": (
        "Write the same department in the same way for everybody.",
        "Écrivez un même service de la même façon pour tous.",
    ),
    "note_site": (
        "The place of work, written in the same way for everybody.",
        "Le lieu de travail, écrit de la même façon pour tous.",
    ),
    "note_programme": (
        "The programme that the person takes part in.",
        "Le programme auquel la personne participe.",
    ),
    "note_grade": (
        "A whole number: the higher it is, the more senior the person.",
        "Un nombre entier : plus il est grand, plus la personne est haut placée.",
    ),
    "note_grade_scale": ("Choose from the list.", "Choisissez dans la liste."),
    "note_manager": (
        "The ID of the direct manager, as in the first column. Leave the head of all blank.",
        "L'identifiant du responsable direct, comme dans la première colonne. Laissez la cellule "
        "vide pour la personne au sommet.",
    ),
    "note_skills": (
        "What the person can teach. Separate by |. A level from 1 to 5 may follow: "
        "Python:4|public speaking",
        "Ce que la personne peut transmettre. Séparez par | ; niveau de 1 à 5 facultatif : "
        "Python:4|prise de parole",
    ),
    "note_wants": (
        "What the person wants to learn. Separate by |. "
        "How important it is, from 1 to 5, may follow: Python:5|public speaking",
        "Ce que la personne souhaite apprendre. Séparez par | ; importance de 1 à 5 facultative : "
        "Python:5|prise de parole",
    ),
    "note_interests": ("Separate by |: jazz|cycling", "Séparez par | : jazz|vélo"),
    "note_languages": ("Separate by |: French|English", "Séparez par | : français|anglais"),
    "note_bio": ("A few sentences.", "Quelques phrases."),
    "note_availability": (
        "Free hours of a week. Separate by |: mon-09|thu-14 is Monday from 9 to 10 and "
        "Thursday from 14 to 15. Days: mon, tue, wed, thu, fri, sat, sun.",
        "Heures libres dans la semaine. Séparez par | : mon-09|thu-14 signifie lundi de 9 h "
        "à 10 h et jeudi de 14 h à 15 h. Jours, du lundi au dimanche : mon, tue, wed, thu, fri, "
        "sat, sun.",
    ),
    "note_hours": (
        "How many hours a month the person has for the programme.",
        "Le nombre d'heures par mois que la personne peut consacrer au programme.",
    ),
    "note_motivation": ("From 1 (low) to 5 (high).", "De 1 (faible) à 5 (forte)."),
    "note_trained": (
        "Has the person been trained for the programme?",
        "La personne a-t-elle suivi la formation du programme ?",
    ),
    "note_capacity": (
        "How many mentees the mentor takes at most. A blank cell counts {count}.",
        "Le nombre de mentorés que le mentor accepte au plus. Une cellule vide compte {count}.",
    ),
    "note_minimum": (
        "How many mentees the mentor must get at least. A blank cell counts {count}.",
        "Le nombre de mentorés que le mentor doit avoir au moins. Une cellule vide compte {count}.",
    ),
    "note_demand": (
        "How many mentors the mentee wants at most. A blank cell counts {count}.",
        "Le nombre de mentors que le mentoré souhaite au plus. Une cellule vide compte {count}.",
    ),
    "note_past": (
        "The IDs of earlier partners, who are not paired again. Separate by |.",
        "Les identifiants des anciens partenaires, qui ne seront pas réunis de nouveau. Séparez "
        "par |.",
    ),
    "note_running": (
        "The IDs of the partners whom the person meets at present. Separate by |.",
        "Les identifiants des partenaires que la personne voit actuellement. Séparez par |.",
    ),
    "note_extra": (
        "Write the same thing in the same way for everybody. Separate several things by |.",
        "Écrivez une même chose de la même façon pour tous. S'il y en a plusieurs, séparez par |.",
    ),
    "note_prefers": (
        "The IDs of the partners whom the person would like, best first. Separate by |.",
        "Les identifiants des partenaires souhaités, du premier choix au dernier. Séparez par |.",
    ),
    "note_success": (
        "The IDs of earlier partners, each with a mark from 1 to 5. Separate by |: 1042:5|1077:2",
        "Les identifiants des anciens partenaires, chacun avec une note de 1 à 5. Séparez par | : "
        "1042:5|1077:2",
    ),
    # choices
    "choice_yes": ("yes", "oui"),
    "choice_no": ("no", "non"),
    # how to fill it in
    "read_me_rows": (
        "Write one person per row: mentors on the sheet '{mentors}', "
        "mentees on the sheet '{mentees}'.",
        "Écrivez une personne par ligne : les mentors dans la feuille « {mentors} », "
        "les mentorés dans la feuille « {mentees} ».",
    ),
    "read_me_headings": (
        "Keep the headings and the names of the sheets. You may add columns.",
        "Gardez les titres des colonnes et les noms des feuilles. Vous pouvez ajouter des "
        "colonnes.",
    ),
    "read_me_notes": (
        "Point at a heading to see what to write. Leave a cell blank where you do not know.",
        "Survolez un titre pour voir quoi écrire. Laissez la cellule vide si vous ne savez pas.",
    ),
    "read_me_lists": (
        "Separate the entries of a list by |, as in {example}.",
        "Séparez les éléments d'une liste par |, par exemple {example}.",
    ),
    "read_me_both": (
        "Whoever is both mentor and mentee stands on both sheets, with the same ID.",
        "Une personne à la fois mentor et mentorée figure dans les deux feuilles, "
        "avec le même identifiant.",
    ),
    "read_me_managers": (
        "If managers take no part, add a sheet 'Staff' with the columns '{id}' and '{manager}', "
        "and list them there.",
        "Si des responsables ne participent pas, ajoutez une feuille « Personnel » avec les "
        "colonnes « {id} » et « {manager} », et inscrivez-les.",
    ),
}
