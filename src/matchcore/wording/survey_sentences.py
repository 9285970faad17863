"""Sentences of short surveys: questions, forms and the mails that go with them.

The questions are our own words. French ones do without the gender of who answers.
"""

from __future__ import annotations

SURVEYS: dict[str, tuple[str, str]] = {
    # the questions
    "pulse_ask_satisfaction": ("We work well together.", "Nous travaillons bien ensemble."),
    "pulse_ask_progress": (
        "I learn what I hoped to learn.",
        "J'apprends ce que je souhaitais apprendre.",
    ),
    "pulse_ask_progress_mentor": (
        "The person I mentor is making progress.",
        "La personne que j'accompagne progresse.",
    ),
    "pulse_ask_preparation": (
        "Our meetings are well prepared.",
        "Nos rencontres sont bien préparées.",
    ),
    "pulse_ask_regularity": (
        "We meet as often as we agreed.",
        "Nous nous voyons aussi souvent que convenu.",
    ),
    "pulse_ask_burden": (
        "The meetings are hard to fit into my week.",
        "Il m'est difficile de caser ces rencontres dans ma semaine.",
    ),
    "pulse_ask_expectation": (
        "On this goal, I get what I hoped for.",
        "Sur ce point, j'obtiens ce que j'espérais.",
    ),
    "pulse_ask_continue": (
        "I would like to go on with this partner.",
        "Je souhaite poursuivre au sein de ce binôme.",
    ),
    "pulse_ask_change": (
        "I would rather change partner.",
        "Je préférerais changer de binôme.",
    ),
    "pulse_ask_concern": (
        "Something worries me: please contact me in confidence.",
        "Quelque chose me préoccupe : merci de me contacter en toute confidentialité.",
    ),
    "pulse_ask_note": (
        "A word to the programme team, which nobody else reads",
        "Un mot à l'équipe du programme, qu'elle seule lira",
    ),
    # how they are answered
    "pulse_scale": ("1 = not at all, 5 = fully", "1 = pas du tout, 5 = tout à fait"),
    "pulse_yes_no": ("yes or no", "oui ou non"),
    "pulse_anchor_1": ("not at all", "pas du tout"),
    "pulse_anchor_2": ("rather not", "plutôt non"),
    "pulse_anchor_3": ("partly", "en partie"),
    "pulse_anchor_4": ("mostly", "plutôt oui"),
    "pulse_anchor_5": ("fully", "tout à fait"),
    # what they measure
    "pulse_measures_satisfaction": (
        "satisfaction with the couple, and how the two get on",
        "satisfaction et entente dans le binôme",
    ),
    "pulse_measures_progress": ("learning", "apprentissage"),
    "pulse_measures_preparation": ("preparation of meetings", "préparation des rencontres"),
    "pulse_measures_regularity": ("whether meetings take place", "tenue des rencontres"),
    "pulse_measures_burden": ("burden on time", "charge ressentie"),
    "pulse_measures_expectation": (
        "experience of each thing wanted, against its importance",
        "vécu de chaque souhait, au regard de son importance",
    ),
    "pulse_measures_continue": ("wish to go on", "envie de poursuivre"),
    "pulse_measures_change": ("wish for another partner", "envie de changer de binôme"),
    "pulse_measures_concern": (
        "worries, raised in confidence",
        "préoccupations, signalées en confidence",
    ),
    "pulse_measures_note": ("what no question asks", "ce qu'aucune question ne demande"),
    # headings of forms
    "pulse_form_wave": ("Survey number", "Numéro de l'enquête"),
    "pulse_form_rater": ("Your id", "Votre identifiant"),
    "pulse_form_rater_name": ("Your name", "Votre nom"),
    "pulse_form_role": ("Your role", "Votre rôle"),
    "pulse_form_partner": ("Your partner's id", "Identifiant de votre binôme"),
    "pulse_form_partner_name": ("Your partner's name", "Nom de votre binôme"),
    "pulse_form_date": ("Date of your answer", "Date de votre réponse"),
    "pulse_form_want": ("Learning goal {place}", "Souhait {place}"),
    "pulse_form_importance": (
        "Learning goal {place}: importance to me (1 to 5)",
        "Souhait {place} : importance pour moi (1 à 5)",
    ),
    "pulse_form_met": ("Learning goal {place}: {asks}", "Souhait {place} : {asks}"),
    # the mail that goes with a form
    "pulse_mail_subject": (
        "How is it going? Survey {wave}, two minutes",
        "Comment cela se passe-t-il ? Enquête n° {wave}, deux minutes",
    ),
    "pulse_mail_greeting": ("Dear {name},", "Bonjour {name},"),
    "pulse_mail_greeting_nobody": ("Hello,", "Bonjour,"),
    "pulse_mail_about": (
        "How is your mentoring with {names} going? Please fill in the attached form and return it "
        "to {contact}.",
        "Comment se passe votre mentorat avec {names} ? Merci de remplir le formulaire joint et de "
        "le renvoyer à {contact}.",
    ),
    "pulse_mail_want": ("- {skills}: {asks}", "- {skills} : {asks}"),
    "pulse_mail_deadline": ("Please answer by {day}.", "Merci de répondre d'ici au {day}."),
    "pulse_mail_anchors": ("The scale: {anchors}.", "L'échelle : {anchors}."),
    "pulse_mail_skip": (
        "Leave empty what you would rather not answer: nobody will ask why.",
        "Laissez vide ce à quoi vous préférez ne pas répondre : personne ne vous demandera "
        "pourquoi.",
    ),
    "pulse_mail_privacy": (
        "Your partner does not see your answers. Averages are shown only from {fewest} people on.",
        "Votre binôme ne voit pas vos réponses. Les moyennes ne sont montrées qu'à partir de "
        "{fewest} personnes.",
    ),
    "pulse_mail_partner": (
        "Only this is meant for your partner: {asks}",
        "Seul ce point s'adresse à votre binôme : {asks}",
    ),
    "pulse_mail_concern": (
        "Something is wrong? You need not wait for a survey: write to {contact} at any time.",
        "Quelque chose ne va pas ? Inutile d'attendre une enquête : écrivez à tout moment à "
        "{contact}.",
    ),
    "pulse_mail_regards": ("Kind regards,", "Bien cordialement,"),
    "pulse_mail_team": ("the programme team", "l'équipe du programme"),
    # forms, as a result
    "pulse_forms": (
        "Survey {wave}: {count} {count:form|forms}",
        "Enquête n° {wave} : {count} {count:formulaire|formulaires}",
    ),
    "pulse_forms_couples": (
        "{couples} {couples:couple|couples}, {mentees} {mentees:mentee|mentees} and {mentors} "
        "{mentors:mentor|mentors} asked",
        "{couples} {couples:couple|couples}, {mentees} {mentees:mentoré interrogé|mentorés "
        "interrogés} et {mentors} {mentors:mentor interrogé|mentors interrogés}",
    ),
    "pulse_forms_no_email": (
        "{count} {count:person has|people have} no e-mail address",
        "{count} {count:personne n'a|personnes n'ont} pas d'adresse e-mail",
    ),
}
