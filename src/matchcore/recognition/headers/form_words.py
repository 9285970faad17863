"""Words that identify the questions of forms, in French and English.

One paragraph per question: the column, then ``+`` lines, of which each must have a stem in the
header, then ``-`` for stems that speak against it. A stem is the folded beginning of a word, or
the whole word if it ends in a full stop, or several words. ``$name`` stands for a list of stems.
"""

FORM_WORDS = """
$another = manager, responsable, superieur, n 1., mentor, mentee, binome, urgence, emergency,
  souhait, prefer, ideal, supervisor, parrain
$teach = transm, enseign, partag, apport, offr, offer, teach, share, proposer, propose, maitris,
  help others, help with, help someone, a l aise, good at, confident in, expert, apprendre a,
  apprendre aux, aider, mentor others, mentor someone, coach, pouvez vous accompagner, peux
  accompagner, pourriez vous accompagner, souhaitez vous accompagner, can you mentor, could you
  mentor, can mentor, pass on, contribute, you have, avez vous, strong in, connaissez, savez,
  pouvez vous former, pourriez vous former, bring, competent
$learn = apprendre, decouvr, progress, developp, acquerir, amelior, learn, develop, improve,
  acquire, gain, recherch, besoin, attendez, attends, attentes, looking for, need help, want help,
  like help, get help, etre accompagne, etre aide, teach you, teach me, vous appren, m appren,
  support, etre forme, etre mentore, be mentored, be coached, grow, become better, monter en
  competence, vous former, me former, aimeriez vous, interess, seek, want to know, need., needs.,
  perfectionn, renforc, approfond, strengthen, work on, receive, cherch, get better, better at,
  be better
$surely_teach = transm, enseign, teach, partag, share, apprendre a d, apprendre aux, aider les,
  apporter, help others, offer, mentor others, can you mentor, could you mentor, proposer, pass
  on, pouvez vous accompagner, pourriez vous accompagner, souhaitez vous accompagner, former les,
  coach
$subject = competenc, skill, sujet, theme, thematique, domaine, topic, subject, area., areas.,
  outil, tool, savoir, connaissance, expertise, que., qu., what., quoi, which, quel., quelle.,
  quels., quelles., ce que
$many = combien, nombre, how many, number, maximum, max., nb.
$future = prochain, next, souhait, voul, voud, like to., want, interess, aimer, would, will

role
+ mentor et, mentor ou, mentor or, mentor and
+ mentee, mentore, apprenant

role
+ en tant que, take part as, participate as, participez vous, join as, sign up as, inscri, etes
  vous, are you, role, registering as, applying as, which side
+ en tant que, mentor or, mentor ou, as., comme, quel role, which role, what role, role
- manager, formation, travaill, work, combien, how many, deja, poste, basee, base

manager
+ manager, responsable, superieur, n 1., supervisor, you report to, your boss, votre chef, line
  manager
- etes vous, are you, avez vous, have you, combien, how many, niveau, departement, department,
  service, site, telephone, phone, formation, souhait, competenc, skill, accord, informe, approv,
  valid, agree, aware, fonction, title, prenom, first name, mentor, superieure a, pourquoi, why,
  management

email
+ mail., mails., e mail, email, courriel, messagerie
- $another, recevoir, receive, newsletter

name
+ nom., name., appelez vous
- $another, prenom, first., last., utilisateur, user, famille, nombre, service, site, department,
  company, programme, entreprise, equipe, team, nomin

id
+ matricule, identifiant, employee id, employee number, staff id, badge, worker id, numero de
  salarie, numero d employe
- $another, connexion

department
+ departement, direction, service, pole, business unit, division, equipe, team, department,
  entite, organi
- $another, combien, how many, nombre, number, pourquoi, why, competenc, skill, fier, avez vous,
  have you, prestation, customer service, managez, size, taille

site
+ site, ville, bureau, lieu, localisation, office, location, city, implant, where., agence, campus
- $another, rencontr, meet, see yourself, linkedin, web, combien, how., outil, learn, internet,
  improve, grow, develop, better, need, help, progress, office 365, microsoft, bureautique

grade
+ hierarchi, job level, job grade, niveau de poste, niveau de responsabilite, echelon, grade,
  seniority, niveau de seniorite, management level, career level, statut dans, categorie socio,
  classification
- $another, upgrade, etude, education

grade
+ niveau, level
- $another, competenc, skill, maitris, langue, language, anglais, english, etude, education,
  motivation, stress, evalu, rate, assess, python, excel, scolaire, diplome, francais, french,
  connaissance, knowledge, digital, numerique, informatique, engagement, satisf

skills
+ $subject
+ $teach
- combien, how many, langue, language, loisir, hobb, learn, apprendre, recherch, etre accompagne,
  formation, disponib, available, heures, hours, motiv, pourquoi, why, ameliorer, improve,
  developp, develop, acquerir, acquire, decouvr, progress, gain, want help, like help, get help,
  teach you, teach me, cherch, need., needs., besoin, attend, looking, strengthen, renforc,
  perfection, grow, deja eu, mentor avez, manager, poste, travail

skills
+ $subject
+ $surely_teach
- teach you, teach me, combien, how many, to learn, langue, language, why, pourquoi, etre
  accompagne

skills
+ vos competences, vos savoir, your skills, your expertise, quelles sont vos competences, what are
  your skills, evaluez votre niveau, evaluez vos, rate your, assess your, votre niveau de
  maitrise, niveau de competence, skill level, votre niveau en, your level in, autoevaluation,
  self assess
- recherch, souhait, ameliorer, improve, developp, develop, learn, apprendre, motivation

skills
+ teach or, share or, learn or, develop or, teach and, share and, learn and, transmettre ou,
  enseigner ou, partager ou, apprendre ou, transmettre et, enseigner et, partager et, apprendre
  et, teach learn, learn teach, transmettre apprendre, apprendre transmettre
+ teach, share, transm, enseign, partag
+ learn, appren, develop, decouvr

wants
+ teach or, share or, learn or, develop or, teach and, share and, learn and, transmettre ou,
  enseigner ou, partager ou, apprendre ou, transmettre et, enseigner et, partager et, apprendre
  et, teach learn, learn teach, transmettre apprendre, apprendre transmettre
+ teach, share, transm, enseign, partag
+ learn, appren, develop, decouvr

wants
+ $subject
+ $learn
- transm, enseign, can you teach, could you teach, like to teach, want to teach, partag, share,
  apprendre aux, apprendre a d, aider les, combien, how many, langue, language, loisir, hobb,
  hear, entendu, pass on, offer, proposer, apporter, pouvez vous accompagner, pourriez vous
  accompagner, mentor others, outside, personal interest, centre d interet, free time

wants
+ je voudrais, je souhaite, j aimerais, je veux, i would like to, i want to
+ progress, apprendre, developp, me former, m amelior, perfectionn, monter en competence, learn,
  improve, develop, get better
- mentor., combien, how many, disponib, role, transm, enseign, partag, share, teach, langue,
  language, rencontr, meet

wants
+ priorit, importan, souhaits d apprentissage, apprentissages souhaites, would like to learn,
  souhaitez apprendre, souhaitez vous apprendre, want to learn, objectifs d apprentissage,
  learning goal, development goal, besoins de formation, competences recherch, competences souhait
- transm, enseign, teach, partag, share

topics
+ sujet, theme, thematique, topic, domaine, subject
- langue, language, apprendre, learn, transm, teach, partag, share, enseign, developp, develop

interests
+ centre d interet, centres d interet, loisir, hobb, passion, outside of work, outside work, en
  dehors du travail, hors travail, temps libre, free time, personal interest, your interests, vos
  interets, spare time
- apprendre, learn, mentor, combien

languages
+ langue, languages, language do you
- maternelle, prefer, native, mother, programmation, programming, apprendre, learn, code,
  correspond

availability
+ disponib, creneau, availab, when are you free, quels jours, which days, what days, time slot,
  quand pouvez vous, when can you meet, jours et heures, days and times, plages
- mois, month, combien, how many, how much, par semaine, per week

capacity
+ $many
+ personne, mentore, mentee, people, apprenant, binome, junior, filleul, accompagn, learner, place,
  collegue, colleague, collaborateur, collaboratrice, salarie
- mentors., managez, manage, encadr, equipe, team, deja, already, heures, hours, report, annees,
  years, de temps, fois, times, mentor would you, minim, foyer, actuel, current

demand
+ $many
+ mentors., mentor would you, mentor souhait, mentor voul
- mentees, mentores, deja, already, connaiss, heures, hours, fois, times, eu.

minimum
+ minimum, au moins, at least
+ mentore, mentee, personne, people
- heure, hour

hours
+ heure, hour, temps., time.
+ mois, month, mensuel
- semaine, week, fuseau, zone, trimestre, quarter, debut, start, fin., end.

motivation
+ motivat, motive, enthusias, envie de participer
- mentor ideal, vos collegues

bio
+ pourquoi, why, qu est ce qui vous
+ mentor, programme, particip, join, motiv, program
- non., not.

bio
+ presentez vous, parlez nous de vous, parlez de vous, about you, yourself, decrivez vous, votre
  parcours, quelques mots, few words, your bio, votre bio, your background, qui etes vous, who are
  you, votre presentation, presentation de

trained
+ formation, training, trained, forme a, formee a, formes a, forme au
+ suivi, participe, recu, effectu, fait., deja, beneficie, complete, attend, follow, had., done.,
  taken, been., are you trained, etes vous, valid, received, did you
- $future, quelle, quel., quelle., quels., quelles., which, what., combien, how many, pourquoi,
  date

past
+ ancien, precedent, passe, previous, past, former, deja ete, deja accompagne, already matched,
  already mentored, last year, l an dernier, deja eu
+ mentor, binome, mentee, partner, pair, accompagne, partenaire, match
- combien, how many, nombre, number, experience, competenc, skill, comment, how.

running
+ actuel, en cours, current, accompagnez vous deja
+ mentor, binome, mentee, partner, pair, partenaire
- combien, how many, nombre, number, competenc, skill, poste, niveau, level

prefers
+ prefer, souhait, avec qui, with whom, who would you like, aimeriez vous, choose, choisi, rank,
  classez, voeu
+ mentor, binome, mentee, partner, partenaire, etre accompagne par
- combien, how many, nombre, number, competenc, skill, sujet, topic, pourquoi, why, devenir,
  become, etre mentor, be a mentor, role, en tant que, as a, theme, frequen, departement,
  department, site, genre, gender, ideal, que., what., langue, language

consent
+ consent, rgpd, gdpr, j autorise, i agree, j accepte, i accept, je m engage, i consent, autorisez
  vous, acceptez vous, do you agree, i commit, donnees personnelles, personal data, privacy,
  confidentialite

status
+ actif ou inactif, active or inactive, employment status

timestamp
+ date de soumission, date d envoi, submission date, date de reponse
"""
