"""Sentences of the letters to the people of a matching.

In French they are written around the gender of writer and reader.
"""

from __future__ import annotations

LETTERS: dict[str, tuple[str, str]] = {
    # subject, greeting and end
    "letter_programme": (
        "mentoring programme",
        "programme de mentorat",
    ),
    "letter_named_programme": ("programme “{title}”", "programme « {title} »"),
    "letter_subject_mentee": (
        "{count:Your mentor|Your mentors}: {names}",
        "{count:Votre mentor|Vos mentors} : {names}",
    ),
    "letter_subject_mentor": (
        "You will mentor {names}",
        "Vous accompagnerez {names}",
    ),
    "letter_subject_waiting": (
        "News of the mentoring programme",
        "Des nouvelles du programme de mentorat",
    ),
    "letter_greeting": ("Dear {name},", "Bonjour {name},"),
    "letter_greeting_nobody": ("Hello,", "Bonjour,"),
    "letter_closing_couple": (
        "Enjoy your first conversation!",
        "Nous vous souhaitons de beaux échanges.",
    ),
    "letter_closing_waiting": (
        "Thank you for your patience.",
        "Merci de votre patience.",
    ),
    "letter_regards": ("Kind regards,", "Bien cordialement,"),
    "letter_signature": ("The programme team", "L'équipe du programme"),
    "letter_team": ("the programme team", "l'équipe du programme"),
    # with whom
    "letter_opening_mentee": (
        "Thank you for taking part in the {programme}. We are pleased to introduce your "
        "{count:mentor|mentors}.",
        "Merci de votre participation au {programme}. Nous avons le plaisir de vous présenter"
        " {count:votre mentor|vos mentors}.",
    ),
    "letter_opening_mentor": (
        "Thank you for sharing what you know in the {programme}. We are pleased to introduce "
        "the {count:person|people} you will mentor.",
        "Merci de partager vos savoir-faire dans le cadre du {programme}. Nous avons le "
        "plaisir de vous présenter {count:la personne|les personnes} que vous accompagnerez.",
    ),
    "letter_email": ("E-mail: {value}", "E-mail : {value}"),
    "letter_department": ("Department: {value}", "Service : {value}"),
    "letter_site": ("Site: {value}", "Site : {value}"),
    # why
    "letter_skills_mentee": (
        "You asked to learn {things}, which {name} teaches.",
        "{name} peut vous accompagner sur {count:un sujet que vous avez choisi|des sujets que vous "
        "avez choisis} : {things}.",
    ),
    "letter_skills_mentor": (
        "{name} would like to learn {things}, which you teach.",
        "{name} souhaite progresser sur {count:un sujet que vous connaissez bien|des sujets que "
        "vous connaissez bien} : {things}.",
    ),
    "letter_interests": (
        "You share {count:an interest|some interests}: {things}.",
        "Vous avez {count:un centre d'intérêt commun|des centres d'intérêt communs} : {things}.",
    ),
    "letter_languages": (
        "You have {count:a language|languages} in common: {things}.",
        "Vous avez {count:une langue en commun|plusieurs langues en commun} : {things}.",
    ),
    "letter_list": ("You have in common: {things}.", "Vous avez en commun : {things}."),
    "letter_hours": ("You are free at the same times.", "Vous êtes libres aux mêmes moments."),
    "letter_same_site": (
        "You work at the same site ({things}).",
        "Vous travaillez sur le même site ({things}).",
    ),
    "letter_same_department": (
        "You work in the same department ({things}).",
        "Vous travaillez dans le même service ({things}).",
    ),
    "letter_other_department": (
        "You work in different departments: each will see another side of the organisation.",
        "Vous travaillez dans des services différents : chacun découvrira un autre versant de "
        "l'organisation.",
    ),
    "letter_no_ground": (
        "Your paths differ, and that is often what makes an exchange worthwhile.",
        "Vos parcours sont différents : c'est souvent ce qui fait la richesse d'un échange.",
    ),
    "letter_reverse_mentee": (
        "Here the roles are reversed: leave titles at the door, and ask even the simplest "
        "questions.",
        "Ici, les rôles s'inversent : laissez les titres à la porte et osez les questions les"
        " plus simples.",
    ),
    "letter_reverse_mentor": (
        "Here the roles are reversed: somebody more senior comes to learn from you. Speak freely: "
        "on this subject you are the one who knows.",
        "Ici, les rôles s'inversent : on vient apprendre de vous, quel que soit le grade. Parlez "
        "librement : sur ce sujet, c'est vous qui savez.",
    ),
    # what to talk about first
    "letter_topics": ("To begin with", "Pour commencer"),
    "letter_topic_skills_mentee": (
        "With {name}: {things}. Say what you know already, and what you would like to be able"
        " to do.",
        "Avec {name} : {things}. Dites ce que vous savez déjà et ce que vous aimeriez savoir "
        "faire.",
    ),
    "letter_topic_wants_mentor": (
        "{name} would like to learn {things}: ask what for, and where to start.",
        "{name} aimerait progresser sur {count:ce sujet|ces sujets} : {things}. Demandez dans"
        " quel but, et par où commencer.",
    ),
    "letter_topic_taught_mentee": (
        "{name} teaches {things}: does something among it tempt you?",
        "{name} connaît bien {count:ce sujet|ces sujets} : {things}. Qu'est-ce qui vous tenterait "
        "?",
    ),
    "letter_topic_interests": (
        "To break the ice with {name}: {things}.",
        "Pour faire connaissance avec {name} : {things}.",
    ),
    "letter_topic_open": (
        "With {name}: what each of you does, and what each hopes for from these meetings.",
        "Avec {name} : ce que chacun fait, et ce que chacun attend de ces rencontres.",
    ),
    # first steps
    "letter_steps": ("First steps", "Vos premiers pas"),
    "letter_weeks": ("within two weeks", "d'ici deux semaines"),
    "letter_by": ("by {day}", "d'ici au {day}"),
    "letter_step_date_mentee": (
        "Write to {names} and propose a first meeting {when}.",
        "Écrivez à {names} pour proposer un premier rendez-vous {when}.",
    ),
    "letter_step_date_mentor": (
        "{names} will write to you to propose a first meeting {when}. If you have heard nothing "
        "after a week, make the first move.",
        "{names} {count:va vous écrire|vont vous écrire} pour proposer un premier rendez-vous "
        "{when}. Sans nouvelles au bout d'une semaine, faites le premier pas.",
    ),
    "letter_first_session": (
        "You meet {name} for the first time on {day} at {time}. If that does not suit you, agree "
        "on another date together.",
        "Votre première séance avec {name} a lieu le {day} à {time}. Si cela ne vous convient pas, "
        "choisissez ensemble une autre date.",
    ),
    "letter_time_zone": ("{time} ({zone} time)", "{time} ({zone})"),
    "letter_training": ("Before you begin", "Avant de commencer"),
    "letter_training_at": (
        "{training}, on {day} at {time}",
        "{training}, le {day} à {time}",
    ),
    "letter_next_session": (
        "You meet {name} next on {day} at {time}. If that does not suit you, agree on another date "
        "together.",
        "Votre prochaine séance avec {name} a lieu le {day} à {time}. Si cela ne vous convient "
        "pas, choisissez ensemble une autre date.",
    ),
    "letter_training_own_pace": (
        "{training}, at your own pace, before the first session",
        "{training}, à votre rythme, avant la première séance",
    ),
    "letter_step_hours": (
        "{name} and you are both free {times}.",
        "{name} et vous êtes libres {times}.",
    ),
    "letter_step_rhythm": (
        "At the first meeting, agree on how often you will meet, for how long, and how to reach "
        "each other.",
        "Dès la première rencontre, convenez du rythme, de la durée et des moyens de vous joindre.",
    ),
    "letter_step_trust": (
        "What you tell each other stays between you.",
        "Ce que vous vous dites reste entre vous.",
    ),
    "letter_step_misfit": (
        "If the match does not suit you, write to {coordinator}; you need give no reason.",
        "Si cette mise en relation ne vous convient pas, écrivez à {coordinator} : vous "
        "n'avez pas à vous justifier.",
    ),
    # hours of the week
    "letter_hour": ("on {day}s at {hour}:00", "le {day} à {hour} h"),
    # without a partner
    "letter_opening_waiting": (
        "Thank you for your interest in the {programme}.",
        "Merci d'avoir souhaité participer au {programme}.",
    ),
    "letter_waiting_mentee": (
        "We have no mentor to propose to you yet. This says nothing about you or your wishes: it "
        "depends on who takes part, and on how many places there are.",
        "Nous n'avons pas encore de mentor à vous proposer. Cela ne remet en cause ni votre "
        "candidature ni vos souhaits : tout dépend des personnes inscrites et du nombre de places.",
    ),
    "letter_waiting_mentor": (
        "We have nobody to introduce to you yet. This says nothing about what you offer: it "
        "depends on who takes part, and on what they would like to learn.",
        "Nous n'avons encore personne à vous présenter. Cela ne remet pas en cause ce que vous "
        "proposez : tout dépend des personnes inscrites et de ce qu'elles souhaitent apprendre.",
    ),
    "letter_closed_mentee": (
        "This time, the rules of the programme leave no mentor whom we could propose to you. "
        "Often it takes little to change that, for instance something missing in what we know of "
        "you.",
        "Cette fois, les règles du programme ne nous permettent de vous proposer aucun mentor. Il "
        "suffit souvent de peu pour que cela change : parfois, il ne manque qu'une information.",
    ),
    "letter_closed_mentor": (
        "This time, the rules of the programme leave nobody whom we could introduce to you. Often "
        "it takes little to change that, for instance something missing in what we know of you.",
        "Cette fois, les règles du programme ne nous permettent de vous présenter personne. Il "
        "suffit souvent de peu pour que cela change : parfois, il ne manque qu'une information.",
    ),
    "letter_next": ("What happens next", "Et maintenant ?"),
    "letter_next_waiting_mentee": (
        "Your request stays open: you will hear from us as soon as a place becomes free, and at "
        "the next round at the latest. There is nothing you need to do.",
        "Votre demande reste ouverte : nous reviendrons vers vous dès qu'une place se libérera, "
        "et au plus tard lors de la prochaine campagne. Vous n'avez rien à faire d'ici là.",
    ),
    "letter_next_waiting_mentor": (
        "Your offer stays open: you will hear from us as soon as somebody could learn from you, "
        "and at the next round at the latest. There is nothing you need to do.",
        "Votre proposition reste ouverte : nous reviendrons vers vous dès qu'une personne pourra "
        "en profiter, et au plus tard lors de la prochaine campagne. Vous n'avez rien à faire "
        "d'ici là.",
    ),
    "letter_next_closed": (
        "Write to {coordinator} to check together what we know of you. You will be considered "
        "again at the next round.",
        "Écrivez à {coordinator} pour vérifier ensemble les informations dont nous disposons. "
        "Votre participation sera réexaminée lors de la prochaine campagne.",
    ),
    "letter_next_change": (
        "If your wishes change, or if you no longer want to take part, write to {coordinator}.",
        "Si vos attentes changent, ou si vous préférez ne plus participer, écrivez à "
        "{coordinator}.",
    ),
    # of the folder
    "letters_count": (
        "{count} {count:letter|letters}",
        "{count} {count:lettre|lettres}",
    ),
    "letters_couples": (
        "{count} to people with a partner, {waiting} to people without one",
        "{count} à des personnes qui ont un partenaire, {waiting} à des personnes qui n'en ont pas",
    ),
    "letters_no_email": (
        "{count} {count:person has|people have} no e-mail address in the tables",
        "{count} {count:personne n'a|personnes n'ont} pas d'adresse e-mail dans les tableaux",
    ),
    # headings of letters.csv
    "letters_column_id": ("ID", "Identifiant"),
    "letters_column_name": ("Name", "Nom"),
    "letters_column_email": ("E-mail", "E-mail"),
    "letters_column_role": ("Role", "Rôle"),
    "letters_column_language": ("Language", "Langue"),
    "letters_column_subject": ("Subject", "Objet"),
    "letters_column_text_file": ("Text file", "Fichier texte"),
    "letters_column_html_file": ("HTML file", "Fichier HTML"),
    "letters_column_form": ("Form", "Formulaire"),
    "letters_column_text": ("Text", "Texte"),
}
