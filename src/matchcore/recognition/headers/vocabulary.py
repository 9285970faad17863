"""Names that forms, spreadsheets and HR systems give to columns, in French and English.

Names are compared by `header_key`: case, accents, spaces, small words and plurals do not count.
``|`` separates tiers: where a table has several of a column's names, the earlier tier is taken.
"""

from __future__ import annotations

from types import MappingProxyType

from matchcore.people.latest import TIMESTAMP
from matchcore.people.role_tables import ROLE
from matchcore.recognition.further_columns import (
    CONSENT,
    FIRST_NAME,
    IGNORED,
    LAST_NAME,
    PREFERS,
    ROW_NUMBER,
    STATUS,
    TOPICS,
    USERNAME,
)

_IDS = """
matricule, identifiant, matricule rh, numéro matricule, identifiant salarié, identifiant employé,
identifiant collaborateur, identifiant agent, identifiant unique, identifiant RH, id salarié,
id employé, id collaborateur, id agent, id RH, code salarié, code employé, code agent,
numéro salarié, numéro employé, numéro agent, numéro badge, numéro étudiant, employee id,
employee number, employee no, employee code, emp id, emp no, worker id, user id, person id,
person number, personnel number, personnel id, payroll number, staff id, staff number,
badge number, global id, unique id, identifier, participant id, id participant, person id external,
associate id, colleague id, member id, student id, workday id, global employee id, id mentor,
mentor id, id mentee, mentee id, id mentoré, matricule agent, matricule salarié, uuid, uid
| id, ident, code
| numéro, number, no, ligne, numéro ligne, row, row number, response id, id réponse,
  numéro réponse, submission id
"""
_NAMES = """
nom complet, nom prénom, prénom nom, full name, fullname, worker, worker name, employee name,
display name, nom affiché, nom affichage, name formatted, common name, cn, nom employé,
nom salarié, nom collaborateur, nom participant, participant name, person name, legal name,
full legal name, preferred full name, first last name, last name first name, first name last name,
your full name, nom usuel complet, identité, mentor name, mentee name, nom mentor, nom mentoré,
nom agent, prénoms noms
| name, nom, employee, salarié, collaborateur, collaboratrice, participant, participante, personne
"""
_EMAILS = """
email professionnel, adresse email professionnelle, courriel professionnel, mail professionnel,
work email, business email, company email, email work, corporate email, adresse email entreprise,
primary work email, primary email, emails value
| email, adresse email, email address, courriel, adresse courriel, mail, adresse mail,
  adresse électronique, courrier électronique, adresse messagerie, mél, emails, contact email,
  email contact, e mail, adresse e mail, address email, mail address, internet address
| user principal name, upn
| email personnel, adresse email personnelle, personal email, home email
"""
_DEPARTMENTS = """
département, department, department name, nom département, dept, dept name, user department
| direction, nom direction
| service, nom service, direction service, service direction, affectation
| business unit, bu, pôle, division, cost center, cost centre, centre coût, centre coûts,
  organization, organisation, supervisory organization, organizational unit, unité
  organisationnelle, org unit, business area, entité, branche, uo, entité rattachement,
  direction rattachement, service rattachement
| équipe, team, team name, department code, code service, unité, unit, filière, function area,
  business function
"""
_SITES = """
site, nom site, site name, site travail, lieu travail, work location, location, work site,
primary location, localisation, implantation, location name, office location, site affectation,
site rattachement, lieu affectation, physical delivery office name
| lieu, bureau, office, agence, établissement, campus, office name
| ville, city, locality, ville travail, commune, addresses locality, work city, l
"""
_GRADES = """
grade, grade level, niveau hiérarchique, niveau poste, niveau grade, management level, job level,
job grade, pay grade, salary grade, career level, seniority, seniority level, level grade,
niveau responsabilité, niveau séniorité, niveau management, position level, employee level,
compensation grade, global grade, grade name
| niveau, level, échelon, échelle, rang, classification, catégorie socioprofessionnelle, csp,
  classe emploi, job classification, employee class, coefficient, position, classe, cotation,
  groupe emploi, groupe classification, groupe conventionnel, coefficient hiérarchique
| catégorie, category, statut, statut salarié, statut professionnel, band, job band, hierarchie
"""
_TITLES = """
job title, title, poste, fonction, intitulé poste, emploi, métier, job code, jobcode, job profile,
job, position title, business title, job role, intitulé emploi, fonction occupée, job family
"""
_MANAGERS = """
manager id, id manager, manager employee id, matricule manager, matricule responsable,
identifiant manager, identifiant responsable, manager number, manager worker id, supervisor id,
manager user id, manager value, n+1 matricule, matricule n+1, id n+1, id responsable,
employee id manager, line manager id, code manager, numéro manager, reports to id,
user manager value, id supérieur, matricule supérieur
| manager email, email manager, mail manager, adresse email manager, email responsable,
  mail responsable, courriel responsable, supervisor email, line manager email, email n+1, mail n+1,
  manager work email, n+1 email, courriel n+1, reporting to email, mail supérieur, email supérieur
| manager, responsable, n+1, nom n+1, n plus 1, supérieur hiérarchique, responsable hiérarchique,
  manager direct, supérieur, supérieure hiérarchique, supérieure, worker's manager, reports to,
  reporting to, line manager, supervisor, manager name, nom manager, nom responsable,
  supervisor name, direct manager, people manager, reporting manager, hiérarchique, chef,
  chef service, chef équipe, boss, manager hiérarchique, current manager, manager display name,
  user manager display name, responsable direct, responsable n+1, manager n+1, encadrant,
  encadrante, superviseur, superviseure, supervisory manager, line manager name
"""
_SKILLS = """
compétences, skills, skill set, skillset, compétences maîtrisées, compétences acquises,
compétences à transmettre, compétences transmises, compétences proposées, compétences offertes,
compétences détenues, compétences actuelles, compétences existantes, compétences possédées,
compétences partagées, compétences numériques, compétences digitales, compétences clés,
compétences techniques, mes compétences, vos compétences, savoir-faire, savoirs, skills offered,
skills to teach, skills to share, skills taught, skills possessed, key skills, digital skills,
technical skills, compétences mentor, mentor skills, can teach, ce que je peux transmettre,
ce que je sais faire, ce que je sais, ce que je maîtrise, ce que je peux apporter,
ce que je peux partager, ce que je peux enseigner, what I can teach, what I can offer,
what I know, I can teach, can help with, I can help with, I can share, I can offer,
je peux transmettre, je peux enseigner, je peux partager, je peux apporter, je maîtrise,
je peux aider, compétences savoir-faire, skills offered as mentor, competencies,
competences, worker skills, skills and experience
| expertise, expertises, domaines expertise, domaine expertise, areas expertise, area expertise,
  expertise areas, fields expertise, spécialités, spécialité, domaines compétence,
  domaines compétences, points forts, strengths, atouts, talents, know-how, specialties,
  domaines maîtrise, outils maîtrisés, superpowers, core competencies
"""
_WANTS = """
souhaits, wants, wishes, souhaits apprentissage, compétences recherchées, compétences souhaitées,
compétences à développer, compétences à acquérir, compétences à apprendre, compétences visées,
compétences attendues, compétences à améliorer, compétences demandées, compétences voulues,
skills wanted, desired skills, skills to learn, skills sought, skills needed, skills to develop,
wanted skills, skills to acquire, skills to improve, skills desired, target skills,
souhaits compétences, ce que je veux apprendre, ce que je souhaite apprendre,
ce que j'aimerais apprendre, ce que je recherche, ce que je voudrais apprendre,
je veux apprendre, je souhaite apprendre, je voudrais apprendre, j'aimerais apprendre,
je souhaite développer, j'ai besoin d'aide, need help with, I need help with, je recherche,
je souhaite être accompagné sur, would like to learn, I would like to learn, want to improve,
what I want to learn, what I would like to learn, want to learn, wants to learn, I want to learn,
looking for, thèmes souhaités, sujets souhaités, thématiques souhaitées, domaines souhaités,
compétences mentoré, mentee wants, formations souhaitées, topics wanted, learning topics,
apprentissages souhaités, skills you want, skills I want, skills you need, skills I need,
skills you would like, skills I would like, skills you lack, skills I lack, topics you want,
topics I want, compétences que vous souhaitez, compétences que je souhaite,
compétences que vous voulez, compétences que je veux, compétences qui me manquent,
compétences qui vous manquent
| development items, development needs, development goals, learning goals, learning needs,
  learning objectives, development areas, areas development, areas to develop, growth areas,
  areas improvement, besoins, besoin, objectifs, objectifs apprentissage, objectifs développement,
  goals, needs, objectives, besoins compétences, besoins formation, axes développement,
  axes progrès, axes amélioration, points à améliorer, priorités, envies, envies apprentissage,
  attentes, expectations, training needs, learning interests, development interests, demandes,
  mentoring goals, career goals, besoins accompagnement, objectifs mentorat, apprentissages
"""
_TOPICS = """
thèmes, thématiques, thème, thématique, sujets, sujet, topics, topic, subjects, domaines, domaine,
domains, areas, fields, mentoring topics, sujets mentorat, thèmes mentorat, thématiques mentorat,
outils, tools, mots-clés, keywords, domaines mentorat, thèmes abordés, focus areas
"""
_INTERESTS = """
centres d'intérêt, centres intérêts, intérêts, interests, loisirs, hobbies, passions,
personal interests, hobbies and interests, interests and hobbies, intérêts personnels,
loisirs et centres d'intérêt, centres d'intérêt et loisirs, passe-temps, hors travail,
centres d'intérêt personnels, loisirs passions, passions loisirs, areas interest,
activités extraprofessionnelles, hobby, activités, activities, sports et loisirs, pastimes
"""
_LANGUAGES = """
langues, languages, langues parlées, languages spoken, spoken languages, langues pratiquées,
langue parlée, langues maîtrisées, languages known, langues de travail, working languages,
langues étrangères, foreign languages, compétences linguistiques, language skills,
langues d'échange, langues possibles
| langue, language
"""
_LANGUAGE = """
langue préférée, preferred language, langue maternelle, native language, langue correspondance,
langue communication, locale, mother tongue, langue échange, user language, language code,
correspondence language, langue, language
"""
_AVAILABILITY = """
disponibilités, disponibilité, availability, availabilities, créneaux, créneaux disponibles,
créneaux horaires, créneau, available times, available slots, time slots, free slots, plages
horaires, horaires disponibles, jours disponibles, available days, jours disponibilité,
créneaux possibles, créneaux préférés, vos disponibilités, heures disponibles, available hours,
weekly availability, disponibilités hebdomadaires, when available, office hours, slots, horaires
"""
_CAPACITY = """
capacité, capacity, capacité accueil, capacité accompagnement, nombre mentorés, nombre de mentees,
number mentees, max mentees, mentees max, maximum mentees, mentorés max, maximum mentorés,
nombre max mentorés, nombre maximum mentorés, nombre maximal mentorés, nb mentorés, nb mentees,
nombre mentorés souhaités, nombre mentorés acceptés, nombre personnes accompagnées,
mentee capacity, mentoring capacity, nombre de places, nb places, places, places disponibles,
available places, spots, number spots, no mentees, nombre accompagnements, nombre apprenants,
nombre binômes, max number mentees, maximum number mentees, places offertes, nb max mentorés,
nombre mentorés possibles, number mentees wanted, nombre personnes, seats, nombre filleuls,
mentor capacity
"""
_MINIMUM = "minimum, minimum mentees, mentorés minimum, nombre minimum mentorés, min mentees"
_DEMAND = """
demande, demand, nombre mentors, nombre mentors souhaités, number mentors, mentors wanted,
number mentors wanted, nb mentors, nb mentors souhaités, nombre mentors voulus, mentors souhaités
nombre, max mentors, nombre max mentors, nombre maximum mentors, maximum mentors,
nombre mentors demandés, number mentors desired, mentors needed
"""
_HOURS = """
heures mois, heures par mois, hours per month, hours month, monthly hours, heures mensuelles,
nombre heures mois, nombre heures par mois, temps par mois, temps mensuel, temps disponible mois,
hours a month, time per month, volume horaire mensuel, nb heures mois, nb heures par mois,
h par mois, disponibilité mensuelle, temps mois, hours available per month
| heures, hours, temps disponible, available time, temps, time available, time commitment,
  nombre heures, volume horaire, nb heures
"""
_MOTIVATION = """
motivation, niveau motivation, motivation level, degré motivation, score motivation,
motivation score, motivation 1 à 5, motivation note, note motivation, motivation sur 5, engagement,
niveau engagement, commitment level, enthusiasm
"""
_TRAINED = """
trained, formé, formée, formation, formation suivie, formation mentor, formation de mentor suivie,
formation faite, formation effectuée, training, training completed, training done, training
attended, mentor training, mentor training completed, formation mentor suivie, formation mentorat,
formation au mentorat, formation validée, has been trained, a suivi la formation, mentor formé,
trained mentor, mentoring training
"""
_BIO = """
bio, biographie, biography, présentation, à propos, about, about me, à propos de moi,
à propos de vous, about you, description, profil, profile, résumé, summary, parcours, background,
présentez-vous, présentation personnelle, short bio, courte présentation, lettre motivation,
texte motivation, motivations, mini bio, introduction, self description, experience,
parcours professionnel, en quelques mots, professional summary
"""
_PAST = """
past, anciens binômes, ancien binôme, ancien mentor, anciens mentors, ancienne mentore, past mentor,
past mentors, previous mentor, previous mentors, former mentor, former mentors, ancien mentoré,
anciens mentorés, past mentees, previous mentees, previous mentee, past mentee, former mentees,
past partners, previous partners, past pairs, past matches, previous matches, binômes précédents,
binôme précédent, mentor précédent, mentorés précédents, mentors précédents, binômes passés,
couples passés, déjà accompagnés, déjà accompagné par, previous pairings, binôme 2025, past pairing,
anciens partenaires, historique binômes
"""
_RUNNING = """
running, binômes en cours, binôme en cours, binôme actuel, binômes actuels, mentor actuel,
mentors actuels, mentorés actuels, mentoré actuel, current mentor, current mentors,
current mentees, current mentee, current partners, current matches, couples en cours,
mentorés en cours, current pairs, active pairs
"""
_PREFERS = """
prefers, préférences, préférence, mentor préféré, mentors préférés, preferred mentor,
preferred mentors, mentor souhaité, mentors souhaités, mentor choices, choix mentor, choix mentors,
choix de mentors, vœux, voeux mentors, preferred mentees, mentorés souhaités, mentoré souhaité,
preferred mentee, preferences, mentor preferences, choices, choix, desired mentor, requested mentor
"""
_TIMESTAMPS = """
horodateur, timestamp, completion time, heure de fin, submitted at, submission date,
date de soumission, date soumission, date de réponse, date réponse, submit date, date submitted,
response date, submitted, soumis le, date d'envoi, submitdate, recorded date, end date utc,
date et heure, submission time, heure de soumission, answered at, date d'inscription,
registration date, heure fin, date enregistrement, created at, horodatage, submitted on
"""
_ROLES = """
role, rôle, rôle souhaité, rôle programme, role in programme, role in program, type participant,
participant type, participation, mentor ou mentoré, mentor or mentee, mentor mentee,
mentor mentoré, mentor/mentoré, mentor / mentee, participer en tant que, je participe en tant que,
side, type de participation, vous êtes, profil souhaité, type profil, mentoring role, profile type,
inscription en tant que, rôle mentorat, your role, type
"""
_STATUS = """
status, active, actif, active status, worker status, employee status, employment status, enabled,
account enabled, account status, statut emploi, statut compte, user active, active inactive,
statut actif, en activité, is active, statut commande, order status, attendee status,
statut inscription, registration status, statut participation, statut candidature
| statut, state, état
"""
_CONSENTS = """
consent, consentement, rgpd, gdpr, consentement rgpd, gdpr consent, accord, autorisation,
charte, conditions, terms, terms and conditions, privacy policy, politique de confidentialité
"""
_IGNORED = """
start time, heure de début, heure début, start date utc, hire date, date embauche, start date,
date d'entrée, date entrée, date de naissance, birth date, date of birth, birthday, téléphone,
phone, phone number, mobile, portable, numéro téléphone, work phone, mobile phone, telephone number,
genre, gender, sexe, sex, civilité, salutation, âge, age, commentaires, commentaire, comments,
comment, remarques, remarque, remarks, notes, observations, time zone, timezone, fuseau horaire, hr,
country, pays, company, société, entreprise, région, region, last modified time, heure de la
dernière modification, date de modification, modified, adresse, address, postal code, code postal,
ip address, adresse ip, points, score, total points, score total, schemas, ancienneté,
years service, photo, user type, object class, tenure, object guid, when created, meta,
external id, groups,
années expérience, years experience, contract type, type contrat, nationality, nationalité, salary,
salaire, linkedin, url, division code, progress, finished, duration, seed, ID externe, duration in
seconds, response type, last page, start language, dernière page, langue départ,
tête de série, date de lancement, date dernière action, URL de référence, jours télétravail,
mode de paiement, moyen de paiement, raison sociale, tarif, montant tarif, date de la commande,
référence commande, numéro de commande, order id, order number, ticket type
"""
SYNONYMS = MappingProxyType(
    {
        "id": _IDS,
        "name": _NAMES,
        FIRST_NAME: """prénom, first name, given name, forename, prénom usuel, name given name,
            legal first name, prenoms, preferred first name, preferred name""",
        LAST_NAME: """nom famille, last name, surname, family name, name family name, sn,
            nom naissance, nom usage, nom usuel, nom patronymique, legal last name | nom, name""",
        USERNAME: """user name, username, login, nom utilisateur, sam account name, logon name,
            identifiant connexion, identifiant utilisateur, user login name, network id, login id,
            user logon name, identifiant réseau, compte, account, account name, id connexion""",
        "email": _EMAILS,
        "department": _DEPARTMENTS,
        "site": _SITES,
        "grade": _GRADES,
        "manager": _MANAGERS,
        "skills": _SKILLS,
        "wants": _WANTS,
        TOPICS: _TOPICS,
        "interests": _INTERESTS,
        "languages": _LANGUAGES,
        "language": _LANGUAGE,
        "availability": _AVAILABILITY,
        "capacity": _CAPACITY,
        "minimum": _MINIMUM,
        "demand": _DEMAND,
        "hours": _HOURS,
        "motivation": _MOTIVATION,
        "trained": _TRAINED,
        "bio": _BIO,
        "past": _PAST,
        "running": _RUNNING,
        "programme": "programme, program, nom programme, programme name, program name",
        PREFERS: _PREFERS,
        TIMESTAMP: _TIMESTAMPS,
        ROLE: _ROLES,
        STATUS: _STATUS,
        ROW_NUMBER: """numéro, number, no, ligne, numéro ligne, row, row number, response id,
            id réponse, numéro réponse, submission id, index, respondent id, rang réponse,
            respondent, line | id""",
        CONSENT: _CONSENTS,
        IGNORED: _IGNORED,
    }
)
TITLES = _TITLES  # a grade only where they stand on a ladder
