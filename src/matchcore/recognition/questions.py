"""Questions of forms: which words in a header decide what its column holds, French and English.

A question is decided by words that begin with one of the listed stems. Several groups must all be
found; a word in `without` speaks against it. Stems are folded, and may be several words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from matchcore.recognition.vocabulary import CONSENT, PREFERS, ROLE, STATUS, TIMESTAMP, TOPICS

_ANOTHER = (  # someone else's name, or a wish about somebody else
    "manager, responsable, superieur, n 1, mentor, mentee, binome, urgence, emergency, souhait,"
    " prefer, ideal, supervisor, parrain"
)
_TEACH = (
    "transm, enseign, partag, apport, offr, offer, teach, share, proposer, propose, maitris,"
    " help others, help with, help someone, a l aise, good at, confident in, expert, apprendre a,"
    " apprendre aux, aider, mentor others, mentor someone, coach, pouvez vous accompagner,"
    " peux accompagner, pourriez vous accompagner, souhaitez vous accompagner,"
    " can you mentor, could you mentor, can mentor, pass on, contribute, you have, avez vous, strong in,"
    " connaissez, savez, pouvez vous former, pourriez vous former, bring, competent"
)
_LEARN = (
    "apprendre, decouvr, progress, developp, acquerir, amelior, learn, develop, improve, acquire,"
    " gain, recherch, besoin, attend, looking for, need help, want help, like help, get help,"
    " etre accompagne, etre aide, etre forme, etre mentore, be mentored, be coached, grow, become better,"
    " monter en competence, vous former, me former, aimeriez vous, interess, seek, want to know,"
    " need, perfectionn, renforc, approfond, strengthen, work on, receive, cherch"
)
_TO_TEACH = (  # takes precedence over the verbs of learning
    "transm, enseign, teach, partag, share, apprendre a d, apprendre aux, aider les, apporter,"
    " help others, offer, mentor others, can you mentor, could you mentor, proposer, pass on,"
    " pouvez vous accompagner, pourriez vous accompagner, souhaitez vous accompagner, former les, coach"
)
_SUBJECT = (
    "competenc, skill, sujet, theme, thematique, domaine, topic, subject, area, outil, tool, savoir,"
    " connaissance, expertise, que, qu, what, quoi, which, quel, ce que"
)
_MANY = "combien, nombre, how many, number, maximum, max, nb"
_WHEN_SEEN = "prochain, next, souhait, voul, voud, like to, want, interess, aimer, would, will"


@dataclass(frozen=True)
class Question:
    """The words that decide for a column: one stem of each group, and none of `without`."""

    column: str
    groups: tuple[str, ...]
    without: str = ""


QUESTIONS = (
    Question(ROLE, ("mentor et, mentor ou, mentor or, mentor and", "mentee, mentore, apprenant")),
    Question(ROLE, ("en tant que, take part as, participate as, participez vous, join as, sign up as"
                    ", inscri, etes vous, are you, role, registering as, applying as, which side",
                    "en tant que, mentor or, mentor ou, as, comme, quel role, which role, what role,"
                    " role"),
             "manager, formation, travaill, work, combien, how many, deja, poste, basee, base"),
    Question("manager", ("manager, responsable, superieur, n 1, supervisor, you report to,"
                         " your boss, votre chef, line manager",),
             "etes vous, are you, avez vous, have you, combien, how many, niveau, departement,"
             " department, service, site, telephone, phone, formation, souhait, competenc, skill,"
             " accord, informe, approv, valid, agree, aware, fonction, title, prenom, first name,"
             " mentor, superieure a, pourquoi, why, management"),
    Question("email", ("mail, courriel, messagerie",), _ANOTHER + ", recevoir, receive, newsletter"),
    Question("name", ("nom, name, appelez vous",),
             _ANOTHER + ", prenom, first, last, utilisateur, user, famille, nombre, service, site,"
             " department, company, programme, entreprise, equipe, team, nomin"),
    Question("id", ("matricule, identifiant, employee id, employee number, staff id, badge,"
                    " worker id, numero de salarie, numero d employe",), _ANOTHER + ", connexion"),
    Question("department", ("departement, direction, service, pole, business unit, division, equipe,"
                            " team, department, entite, organi",),
             _ANOTHER + ", combien, how many, nombre, number, pourquoi, why, competenc, skill"
             ", fier, avez vous, have you, prestation, customer service, managez, size, taille"),
    Question("site", ("site, ville, bureau, lieu, localisation, office, location, city, implant,"
                      " where, agence, campus",),
             _ANOTHER + ", rencontr, meet, see yourself, linkedin, web, combien, how, outil,"
             " learn, internet, office 365, microsoft, bureautique"),
    Question("grade", ("hierarchi, job level, job grade, niveau de poste, niveau de responsabilite,"
                       " echelon, grade, seniority, niveau de seniorite, management level,"
                       " career level, statut dans, categorie socio, classification",),
             _ANOTHER + ", upgrade, etude, education"),
    Question("grade", ("niveau, level",),
             _ANOTHER + ", competenc, skill, maitris, langue, language, anglais, english, etude,"
             " education, motivation, stress, evalu, rate, assess, python, excel, scolaire, diplome,"
             " francais, french, connaissance, knowledge, digital, numerique, informatique,"
             " engagement, satisf"),
    Question("skills", (_SUBJECT, _TEACH),
             "combien, how many, langue, language, loisir, hobb, learn, apprendre, recherch,"
             " etre accompagne, formation, disponib, available, heures, hours, motiv, pourquoi, why,"
             " ameliorer, improve, developp, develop, acquerir, acquire, decouvr, progress, gain,"
             " cherch, need, besoin, attend, looking, strengthen, renforc, perfection, grow"
             ", deja eu, mentor avez, manager, poste, travail"),
    Question("skills", (_SUBJECT, _TO_TEACH), "combien, how many, to learn, langue, language, why"
             ", pourquoi, etre accompagne"),
    Question("skills", ("vos competences, vos savoir, your skills, your expertise, quelles sont"
                        " vos competences, what are your skills, evaluez votre niveau,"
                        " evaluez vos, rate your, assess your, votre niveau de maitrise,"
                        " niveau de competence, skill level, votre niveau en, your level in,"
                        " autoevaluation, self assess",),
             "recherch, souhait, ameliorer, improve, developp, develop, learn, apprendre, motivation"),
    Question("wants", (_SUBJECT, _LEARN),
             "transm, enseign, teach, partag, share, apprendre aux, apprendre a d, aider les, combien,"
             " how many, langue, language, loisir, hobb, hear, entendu, pass on, offer, proposer,"
             " apporter, pouvez vous accompagner, pourriez vous accompagner, mentor others, outside,"
             " personal interest, centre d interet, free time"),
    Question("wants", ("priorit, importan, souhaits d apprentissage, apprentissages souhaites,"
                       " would like to learn, souhaitez apprendre, souhaitez vous apprendre,"
                       " want to learn, objectifs d apprentissage, learning goal, development goal,"
                       " besoins de formation, competences recherch, competences souhait",),
             "transm, enseign, teach, partag, share"),
    Question(TOPICS, ("sujet, theme, thematique, topic, domaine, subject",), "langue, language"
             ", apprendre, learn, transm, teach, partag, share, enseign, developp, develop"),
    Question("interests", ("centre d interet, centres d interet, loisir, hobb, passion,"
                           " outside of work, outside work, en dehors du travail, hors travail,"
                           " temps libre, free time, personal interest, your interests,"
                           " vos interets, spare time",), "apprendre, learn, mentor, combien"),
    Question("languages", ("langue, languages, language do you",),
             "maternelle, prefer, native, mother, programmation, programming, apprendre, learn,"
             " code, correspond"),
    Question("availability", ("disponib, creneau, availab, when are you free, quels jours,"
                              " which days, what days, time slot, quand pouvez vous,"
                              " when can you meet, jours et heures, days and times, plages",),
             "mois, month, combien, how many, how much, par semaine, per week"),
    Question("capacity", (_MANY, "personne, mentore, mentee, people, apprenant, binome, junior,"
                                 " filleul, accompagn, learner, place"),
             "mentors, managez, manage, encadr, equipe, team, deja, already, heures, hours, report,"
             " annees, years, temps, fois, times, mentor would you, minim, foyer, actuel, current"),
    Question("demand", (_MANY, "mentors, mentor would you, mentor souhait, mentor voul"),
             "mentees, mentores, deja, already, connaiss, heures, hours, fois, times, eu"),
    Question("minimum", ("minimum, au moins, at least", "mentore, mentee, personne, people"),
             "heure, hour"),
    Question("hours", ("heure, hour, temps, time", "mois, month, mensuel"),
             "semaine, week, fuseau, zone, trimestre, quarter, debut, start, fin, end"),
    Question("motivation", ("motivation, motive, enthusias, envie de participer",),
             "mentor ideal, vos collegues"),
    Question("bio", ("pourquoi, why, qu est ce qui vous", "mentor, programme, particip, join, motiv"
                     ", program"), "non, not"),
    Question("bio", ("presentez vous, parlez nous de vous, parlez de vous, about you, yourself,"
                     " decrivez vous, votre parcours, quelques mots, few words, your bio,"
                     " votre bio, your background, qui etes vous, who are you, votre presentation,"
                     " presentation de",), ""),
    Question("trained", ("formation, training, trained, forme a, formee a, formes a, forme au",
                         "suivi, participe, recu, effectu, fait, deja, beneficie, complete, attend,"
                         " follow, had, done, taken, been, are you trained, etes vous, valid,"
                         " received, did you"),
             _WHEN_SEEN + ", quelle, quel, which, what, combien, how many, pourquoi, date"),
    Question("past", ("ancien, precedent, passe, previous, past, former, deja ete, deja accompagne,"
                      " already matched, already mentored, last year, l an dernier, deja eu",
                      "mentor, binome, mentee, partner, pair, accompagne, partenaire, match"),
             "combien, how many, nombre, number, experience, competenc, skill, comment, how"),
    Question("running", ("actuel, en cours, current, accompagnez vous deja",
                         "mentor, binome, mentee, partner, pair, partenaire"),
             "combien, how many, nombre, number, competenc, skill, poste, niveau, level"),
    Question(PREFERS, ("prefer, souhait, avec qui, with whom, who would you like, aimeriez vous,"
                       " choose, choisi, rank, classez, voeu",
                       "mentor, binome, mentee, partner, partenaire, etre accompagne par"),
             "combien, how many, nombre, number, competenc, skill, sujet, topic, pourquoi, why,"
             " devenir, become, etre mentor, be a mentor, role, en tant que, as a, theme, frequen,"
             " departement, department, site, genre, gender, ideal, que, what, langue, language"),
    Question(CONSENT, ("consent, rgpd, gdpr, j autorise, i agree, j accepte, i accept, je m engage,"
                       " i consent, autorisez vous, acceptez vous, do you agree, i commit,"
                       " donnees personnelles, personal data, privacy, confidentialite",), ""),
    Question(STATUS, ("actif ou inactif, active or inactive, employment status",), ""),
    Question(TIMESTAMP, ("date de soumission, date d envoi, submission date, date de reponse",), ""),
)  # fmt: skip


@lru_cache(maxsize=1 << 12)
def question_columns(text: str) -> tuple[str, ...]:
    """Return the columns that the words of a folded header decide for, in the order of the list.

    >>> question_columns("quelles competences pourriez vous transmettre")
    ('skills',)
    >>> question_columns("avez vous une question")
    ()
    """
    return tuple(dict.fromkeys(q.column for q in QUESTIONS if _is_asked(q, text)))


def _is_asked(question: Question, text: str) -> bool:
    if question.without and _pattern(question.without).search(text):
        return False
    return all(_pattern(group).search(text) for group in question.groups)


@lru_cache(maxsize=256)
def _pattern(stems: str) -> re.Pattern[str]:
    """Return a pattern of any stem at the beginning of a word."""
    whole = {"que", "qu", "what", "as", "max", "nb", "how", "n 1", "eu", "nom", "name", "mentors",
             "where", "had", "done", "been", "end", "fin", "non", "not", "hr", "like to", "time",
             "temps", "first", "last", "mail", "quel", "need", "fait", "area"}  # fmt: skip
    forms = {
        "quel": "quel(?:le)?s?",
        "mail": "(?:e )?mails?|emails?",
        "need": "needs?",
        "area": "areas?",
    }
    words = [stem.strip() for stem in stems.split(",") if stem.strip()]
    parts = [
        rf"(?:{forms.get(word, word)})\b" if word in whole else word
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile(rf"\b(?:{'|'.join(parts)})")
