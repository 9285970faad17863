"""Sentences on who is admitted, waits or is refused, English and French.

Reasons are whole sentences, fit to be quoted in a letter to the person.
"""

from __future__ import annotations

SELECTION: dict[str, tuple[str, str]] = {
    "selection": (
        "{mentors} {mentors:mentor|mentors} and {mentees} {mentees:mentee|mentees} admitted",
        "{mentors} {mentors:mentor admis|mentors admis} et {mentees} "
        "{mentees:mentoré admis|mentorés admis}",
    ),
    "selection_side_mentor": (
        "mentors: {taken} of {places} {places:place|places} taken, {people} "
        "{people:applicant|applicants}",
        "mentors : {taken} {taken:place prise|places prises} sur {places}, {people} "
        "{people:candidat|candidats}",
    ),
    "selection_side_mentee": (
        "mentees: {taken} of {places} {places:place|places} taken, {people} "
        "{people:applicant|applicants}",
        "mentorés : {taken} {taken:place prise|places prises} sur {places}, {people} "
        "{people:candidat|candidats}",
    ),
    "selection_group_mentor": (
        "mentors, {group}: {taken} of {places} {places:place|places} taken, {people} "
        "{people:applicant|applicants}",
        "mentors, {group} : {taken} {taken:place prise|places prises} sur {places}, {people} "
        "{people:candidat|candidats}",
    ),
    "selection_group_mentee": (
        "mentees, {group}: {taken} of {places} {places:place|places} taken, {people} "
        "{people:applicant|applicants}",
        "mentorés, {group} : {taken} {taken:place prise|places prises} sur {places}, {people} "
        "{people:candidat|candidats}",
    ),
    "selection_lone": (
        "{count} of those admitted {count:has|have} no partner yet",
        "{count} {count:personne admise n'a|personnes admises n'ont} pas encore de partenaire",
    ),
    "selection_proven": (
        "no other choice gives better couples (proven)",
        "aucun autre choix ne donne de meilleurs couples (prouvé)",
    ),
    "selection_first": (
        "the highest scores were admitted first, and then matched",
        "les meilleurs scores ont été admis d'abord, puis appariés",
    ),
    "selection_gap_admitted": (
        "{value} {value:person|people} admitted; not proven: at most {bound} could be",
        "{value} {value:personne admise|personnes admises} ; sans preuve : au plus {bound} "
        "{bound:pourrait|pourraient} l'être",
    ),
    "selection_gap_covered": (
        "{value} {value:mentee|mentees} with a mentor; not proven: at most {bound} could have one",
        "{value} {value:mentoré|mentorés} avec un mentor ; sans preuve : au plus {bound} "
        "{bound:pourrait|pourraient} en avoir un",
    ),
    "selection_gap_seats": (
        "{value} {value:couple|couples}; not proven: at most {bound} {bound:is|are} possible",
        "{value} {value:couple|couples} ; sans preuve : au plus {bound} "
        "{bound:est possible|sont possibles}",
    ),
    "selection_gap_first": (
        "{value} {value:couple|couples} with a wanted skill; not proven: at most {bound} "
        "{bound:is|are} possible",
        "{value} {value:couple|couples} avec une compétence souhaitée ; sans preuve : au plus "
        "{bound} {bound:est possible|sont possibles}",
    ),
    "selection_gap_total": (
        "total score of the couples {value}; not proven: at most {bound} is possible",
        "score total des couples {value} ; sans preuve : au plus {bound} est possible",
    ),
    "selection_gap_score": (
        "proven for the couples; among equal choices the scores of those admitted sum to {value}, "
        "at most {bound} is possible",
        "prouvé pour les couples ; à choix égal, les scores des personnes admises totalisent "
        "{value}, au plus {bound} est possible",
    ),
    "selection_waiting": (
        "Waiting list, with what to answer each applicant",
        "Liste d'attente, avec la réponse à donner à chacun",
    ),
    "selection_refused": (
        "Not admitted, with what to answer each applicant",
        "Candidatures non retenues, avec la réponse à donner à chacune",
    ),
    "selection_note": ("To know", "À savoir"),
    "selection_unknown": (
        "{count} {count:applicant lacks|applicants lack} something that the score reads: it counts "
        "as the mean of the others (column “unknown”)",
        "pour {count} {count:candidat|candidats}, une information que le score lit manque : elle "
        "compte comme la moyenne des autres (colonne « Non renseigné »)",
    ),
    "applicant_mentor": ("mentor", "mentor"),
    "applicant_mentee": ("mentee", "mentoré"),
    # why somebody is admitted
    "admitted_couple_mentor": (
        "You are admitted, and there is a mentee for you.",
        "Votre candidature est retenue et un mentoré vous attend.",
    ),
    "admitted_couple_mentee": (
        "You are admitted, and there is a mentor for you.",
        "Votre candidature est retenue et un mentor vous attend.",
    ),
    "admitted_place_left_mentor": (
        "You are admitted; we have no mentee for you yet.",
        "Votre candidature est retenue ; nous n'avons pas encore de mentoré à vous proposer.",
    ),
    "admitted_place_left_mentee": (
        "You are admitted; we have no mentor for you yet.",
        "Votre candidature est retenue ; nous n'avons pas encore de mentor à vous proposer.",
    ),
    # why somebody waits
    "waiting_lower_score": (
        "There were more applications than places; you are number {rank} on the waiting list.",
        "Il y avait plus de candidatures que de places ; vous êtes au rang {rank} sur la liste "
        "d'attente.",
    ),
    "waiting_couples": (
        "There were more applications than places, and this time the skills taught and wanted "
        "fitted better with others; you are number {rank} on the waiting list.",
        "Il y avait plus de candidatures que de places et, cette fois, les compétences proposées "
        "et souhaitées s'accordaient mieux avec d'autres ; vous êtes au rang {rank} sur la liste "
        "d'attente.",
    ),
    "waiting_no_place": (
        "No place is open to you this time; you are number {rank} on the waiting list.",
        "Aucune place ne vous est ouverte cette fois ; vous êtes au rang {rank} sur la liste "
        "d'attente.",
    ),
    # why somebody is refused, by role
    **{
        f"refused_{code}_{role}": words
        for role in ("mentor", "mentee")
        for code, words in {
            "no_consent": (
                "We do not have your consent to take part.",
                "Nous n'avons pas votre accord pour participer.",
            ),
            "consent_unknown": (
                "The form does not say whether you consent to take part: please tell us.",
                "Le formulaire n'indique pas si vous acceptez de participer : merci de nous le "
                "préciser.",
            ),
            "low_motivation": (
                "The motivation that you stated is below what this programme asks for.",
                "La motivation que vous avez indiquée est inférieure à ce que demande ce "
                "programme.",
            ),
            "motivation_unknown": (
                "The form does not state your motivation: please tell us.",
                "Le formulaire n'indique pas votre motivation : merci de nous la préciser.",
            ),
            "few_hours": (
                "The programme needs more hours per month than you have for it now.",
                "Le programme demande plus d'heures par mois que vous ne pouvez lui en consacrer "
                "pour l'instant.",
            ),
            "hours_unknown": (
                "The form does not state how many hours per month you have: please tell us.",
                "Le formulaire n'indique pas combien d'heures par mois vous avez : merci de nous "
                "le préciser.",
            ),
            "untrained": (
                "Training comes before taking part, and you have not taken it yet.",
                "La formation précède la participation et vous ne l'avez pas encore suivie.",
            ),
            "training_unknown": (
                "The form does not say whether you took the training: please tell us.",
                "Le formulaire n'indique pas si vous avez suivi la formation : merci de nous le "
                "préciser.",
            ),
            "nothing_wanted": (
                "Nobody asks this time for the skills that you offer.",
                "Personne ne demande cette fois les compétences que vous proposez.",
            ),
            "skills_unknown": (
                "The form does not state which skills you offer: please tell us.",
                "Le formulaire n'indique pas quelles compétences vous proposez : merci de nous les "
                "préciser.",
            ),
            "low_score": (
                "Your application does not reach the level that was asked for this time.",
                "Votre candidature n'atteint pas le niveau demandé cette fois.",
            ),
            "no_group": (
                "The form lacks your department or site, by which places are given: please tell "
                "us.",
                "Le formulaire n'indique pas votre service ou votre site, selon lequel les places "
                "sont attribuées : merci de nous le préciser.",
            ),
        }.items()
    },
    "refused_nothing_asked_mentor": (
        "You offer no place for a mentee at present.",
        "Vous ne proposez aucune place pour un mentoré actuellement.",
    ),
    "refused_nothing_asked_mentee": (
        "You ask for no mentor at present.",
        "Vous ne demandez pas de mentor actuellement.",
    ),
    "refused_no_partner_mentor": (
        "No mentee who could be admitted fits the rules of the programme.",
        "Aucun mentoré admissible ne convient selon les règles du programme.",
    ),
    "refused_no_partner_mentee": (
        "No mentor who could be admitted fits the rules of the programme.",
        "Aucun mentor admissible ne convient selon les règles du programme.",
    ),
    # parts of the score
    "part_skills": ("skills", "compétences"),
    "part_wish": ("wish to teach", "envie de transmettre"),
    "part_motivation": ("motivation", "motivation"),
    "part_curiosity": ("curiosity", "curiosité"),
    "part_interview": ("interview", "entretien"),
    "part_hours": ("hours", "heures"),
    "part_training": ("training", "formation"),
    # headings of tables
    "selection_column_who": ("Person", "Personne"),
    "selection_column_role": ("Role", "Rôle"),
    "selection_column_name": ("Name", "Nom"),
    "selection_column_group": ("Group", "Groupe"),
    "selection_column_rank": ("Rank", "Rang"),
    "selection_column_score": ("Score", "Score"),
    "selection_column_skills": ("Score: skills", "Score : compétences"),
    "selection_column_wish": ("Score: wish to teach", "Score : envie de transmettre"),
    "selection_column_motivation": ("Score: motivation", "Score : motivation"),
    "selection_column_curiosity": ("Score: curiosity", "Score : curiosité"),
    "selection_column_interview": ("Score: interview", "Score : entretien"),
    "selection_column_hours": ("Score: hours", "Score : heures"),
    "selection_column_training": ("Score: training", "Score : formation"),
    "selection_column_unknown": ("Unknown", "Non renseigné"),
    "selection_column_reason": ("Reason", "Raison"),
}
