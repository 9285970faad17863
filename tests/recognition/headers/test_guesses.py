"""Headers as forms, spreadsheets and HR systems write them, French and English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.names import fold
from matchcore.people import COLUMNS
from matchcore.recognition.further_columns import HELPERS, IGNORED, TOPICS
from matchcore.recognition.headers.guesses import columns_named, header_guesses
from matchcore.recognition.headers.vocabulary import SYNONYMS

HEADERS = {
    "id": [
        "Matricule",
        "Identifiant",
        "Employee ID",
        "Worker ID",
        "EmployeeNumber",
        "Employee #",
        "N° de salarié",
        "Numéro de matricule",
        "USERID",
        "ID",
        "#",
        "N°",
        "Matricule *",
        "Mat\xadricule",
    ],
    "email": [
        "UPN",
        "userPrincipalName",
        "Adresse e-mail",
        "Courriel",
        "Mail",
        "E-mail professionnel",
        "Email Address",
        "Work Email",
        "Quelle est votre adresse mail ?",
        "Email de l'employé",
        "Adresse email professionnelle (prenom.nom@...)",
    ],
    "username": [
        "sAMAccountName",
    ],
    "name": [
        "Nom complet",
        "Worker",
        "Full name",
        "displayName",
        "Nom et prénom",
        "NOM Prénom",
        "Nom & prénom",
        "What is your name?",
        "Nom",
        "Votre nom",
    ],
    "first_name": [
        "Prénom",
        "givenName",
        "FIRSTNAME",
        "name.givenName",
        "Votre prénom",
        "Your first name",
    ],
    "last_name": [
        "sn",
        "LASTNAME",
        "Nom de famille",
    ],
    "department": [
        "Direction",
        "Service",
        "Pôle",
        "Business unit",
        "Cost Center",
        "Organization",
        "Team",
        "Dans quelle direction travaillez-vous ?",
        "Which department do you work in?",
        "3. Votre département ?",
        "À quel service appartenez-vous ?",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department",
        "D\xe9partement\u200b",
    ],
    "manager": [
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.manager.value",
        "Responsable",
        "N+1",
        "Supérieur hiérarchique",
        "Worker's Manager",
        "Worker’s Manager",
        "Reports To",
        "Reporting to",
        "Line manager",
        "Supervisor",
        "Manager ID",
        "E-mail du manager",
        "Nom de votre responsable",
        "Who is your line manager?",
        "Qui est votre N+1 ?",
    ],
    "site": [
        "physicalDeliveryOfficeName",
        "Site",
        "Lieu de travail",
        "Office",
        "LOCATION",
        "Sur quel site êtes-vous basé(e) ?",
        "Where are you based?",
        "Which office are you located in?",
        "Quelle est votre ville de rattachement ?",
        "Dans quelle ville travaillez-vous ?",
    ],
    "grade": [
        "Niveau",
        "Grade",
        "Niveau hiérarchique",
        "Quel est votre niveau hiérarchique ?",
        "Management Level",
        "Job Level",
        "Échelon",
        "What is your job level?",
    ],
    "skills": [
        "Compétences",
        "Compétences maîtrisées",
        "Which skills can you teach?",
        "Quelles compétences numériques pourriez-vous transmettre ? (plusieurs réponses possibles)",
        "What can you teach?",
        "Que pouvez-vous transmettre ?",
        "Que pourriez-vous enseigner à un collègue ?",
        "Sur quels sujets pouvez-vous accompagner ?",
        "What skills do you want to share?",
        "Quelles compétences souhaitez-vous transmettre ?",
        "Quels sont vos domaines d'expertise ?",
        "What are your areas of expertise?",
        "Sur quels sujets êtes-vous à l'aise ?",
        "Évaluez votre niveau",
        "Rate your skills",
        "Skills / Compétences",
        "Compétences\nSkills",
        "Compétences (séparées par des virgules)",
        "Qu'est-ce que vous savez faire ?",
        "What are you good at?",
        "What are you an expert in?",
        "What are your strengths?",
        "Quelles compétences pouvez-vous partager avec un mentoré ?",
        "Sujets sur lesquels vous pouvez aider",
        "Topics you can help with",
        "Skills you can offer",
        "Ce que vous souhaitez transmettre",
    ],
    "wants": [
        "Skills you want",
        "Skills I need",
        "Compétences que vous souhaitez",
        "Souhaits",
        "Compétences recherchées",
        "Compétences à développer",
        "What would you like to learn?",
        "Which skills would you like to learn?",
        "Que souhaitez-vous apprendre ?",
        "Sur quels sujets souhaitez-vous être accompagné(e) ?",
        "Quels sont vos besoins ?",
        "What do you want help with?",
        "Quelles compétences souhaitez-vous développer ?",
        "Qu'aimeriez-vous apprendre ?",
        "Which topics do you want to learn about?",
        "What skills are you looking to develop?",
        "Qu'attendez-vous de ce programme en termes de compétences ?",
        "Development Items",
        "Learning goals",
        "Priorité",
        "What would you like your mentor to teach you?",
        "Que voulez-vous que votre mentor vous apprenne ?",
        "What do you hope to learn from your mentor?",
        "Sur quoi voulez-vous progresser ?",
        "In which areas would you like support?",
        "Sur quels thèmes aimeriez-vous être mentoré·e ?",
        "Skills you want to gain",
        "Skills you would like to develop",
        "Ce que vous souhaitez apprendre",
    ],
    "interests": [
        "Centres d'intérêt",
        "Centres d’intérêt",
        "Vos centres d'intérêt",
        "Loisirs",
        "Hobbies",
        "What do you do in your free time?",
        "Quelles sont vos passions ?",
    ],
    "languages": [
        "Langues parlées",
        "Languages",
        "Quelles langues parlez-vous ?",
        "Which languages do you speak?",
    ],
    "availability": [
        "Disponibilités",
        "Availability",
        "Quand êtes-vous disponible ?",
        "When are you available?",
        "Vos disponibilités (jours et heures)",
    ],
    "capacity": [
        "Combien de personnes pouvez-vous accompagner ?",
        "How many mentees could you take?",
        "How many people can you mentor?",
        "Nombre de mentorés",
        "Nombre de mentoré(e)s maximum",
        "Nombre maximum de mentorés",
        "Capacité",
        "Places",
        "Max. number of mentees",
        "Combien de mentorés acceptez-vous ?",
        "Combien de mentoré·e·s pouvez-vous suivre ?",
    ],
    "demand": [
        "Demande",
        "Nombre de mentors souhaités",
        "How many mentors would you like?",
        "Combien de mentors souhaitez-vous ?",
    ],
    "trained": [
        "Avez-vous suivi la formation de mentor ?",
        "Avez-vous suivi la formation ?",
        "Formé(e)",
        "Have you completed the mentor training?",
        "Did you attend the training?",
    ],
    "motivation": [
        "Motivation",
        "Votre motivation (1 à 5)",
        "How motivated are you? (1-5)",
    ],
    "bio": [
        "Présentez-vous",
        "Présentez-vous en quelques mots",
        "Tell us about yourself",
        "À propos",
        "Pourquoi souhaitez-vous participer au programme ?",
    ],
    "hours": [
        "Heures par mois",
        "Hours per month",
        "Combien d'heures par mois pouvez-vous consacrer au programme ?",
        "How many hours a month can you give?",
        "Disponibilités par mois (en heures)",
    ],
    "past": [
        "Anciens binômes",
        "Ancien mentor",
        "Previous mentors",
        "Avec qui avez-vous déjà été en binôme ?",
        "Avez-vous déjà eu un mentor ?",
    ],
    "timestamp": [
        "Horodateur",
        "Timestamp",
        "Completion time",
        "Date de soumission",
    ],
    "ignored": [
        "Start time",
        "Heure de début",
        "Date d'embauche",
        "Hire Date",
    ],
    "role": [
        "Rôle",
        "I would like to take part as…",
        "Je souhaite participer en tant que",
        "Mentor ou mentoré ?",
        "Êtes-vous mentor ou mentoré ?",
    ],
    "status": [
        "STATUS",
        "Actif",
    ],
    "prefers": [
        "Choice 1",
        "Choix 1",
        "1er choix",
        "First choice",
        "Vœu 1",
        "Choix n°2",
        "Mentor choice 3",
        "Deuxième choix de mentor",
        "Avec quel mentor souhaitez-vous travailler ?",
    ],
    "consent": [
        "Acceptez-vous que vos données soient traitées (RGPD) ?",
    ],
}
NOTHING = [
    "Souhaitez-vous suivre la formation ?",
    "Niveau d'anglais",
    "Heures par semaine",
    "Département souhaité pour le mentor",
    "Souhaitez-vous être dans le même site que votre mentor ?",
    "Combien de personnes managez-vous ?",
    "Plat préféré",
    "Êtes-vous manager ?",
    "Mentor",
    "How did you hear about the programme?",
    "Taille de l'équipe",
    "Comment avez-vous connu le programme ?",
]


@pytest.mark.parametrize(
    ("header", "column"), [(h, column) for column, headers in HEADERS.items() for h in headers]
)
def test_headers_of_real_kinds_are_known(header: str, column: str) -> None:
    assert header_guesses(header)[0].column == column


@pytest.mark.parametrize("header", NOTHING)
def test_what_looks_like_a_column_but_is_none_stays_unknown(header: str) -> None:
    assert not header_guesses(header)


@pytest.mark.parametrize("name", COLUMNS)
def test_our_names_are_ours_as_written_and_synonyms_otherwise(name: str) -> None:
    assert header_guesses(name) == header_guesses(f" {name} ")
    assert header_guesses(name)[0][:2] == (name, "ours")
    assert (name, "exact") in {guess[:2] for guess in header_guesses(name.upper())}


def test_synonyms_are_of_known_columns_and_found() -> None:
    assert SYNONYMS.keys() == COLUMNS.keys() | HELPERS | {TOPICS, IGNORED}
    for column, tiers in SYNONYMS.items():
        for name in tiers.replace("|", ",").split(","):
            guesses = {guess.column for guess in header_guesses(" ".join(name.split()).upper())}
            assert column in guesses, name


def test_the_earlier_tier_is_the_better_name() -> None:
    tiers = {name: header_guesses(name)[0].tier for name in ("Département", "Direction", "Service")}
    assert sorted(tiers, key=tiers.__getitem__) == ["Département", "Direction", "Service"]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("Nom", {"name", "last_name"}),
        ("Langue", {"languages", "language"}),
        ("Statut", {"grade", "status"}),
        ("ID", {"id", "row_number"}),
        ("What would you like to teach or learn?", {"skills", "wants"}),
    ],
)
def test_several_meanings_are_all_given(header: str, columns: set[str]) -> None:
    assert {guess.column for guess in header_guesses(header)} >= columns


@pytest.mark.parametrize(
    ("header", "column"),
    [("Competances", "skills"), ("Deparment", "department"), ("Matricul", "id")],
)
def test_near_names_are_weak(header: str, column: str) -> None:
    assert header_guesses(header)[0][:2] == (column, "weak")


@pytest.mark.parametrize(
    "header", ["Employee #", "Employee Number", "EMPLOYEE_NUMBER", "Employee no."]
)
def test_numbers_of_people_are_exact_ids(header: str) -> None:
    assert header_guesses(header)[0] == ("id", "exact", 0)


def test_titles_of_jobs_are_weak_grades() -> None:
    assert header_guesses("Job Title")[0][:2] == ("grade", "weak")


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Compétences\nUne par ligne, trois au plus", "skills"),
        ("Vos compétences ? Séparez-les par des virgules", "skills"),
        ("Département : choisir dans la liste", "department"),
        ("Département\nde votre manager direct", None),
        ("Département\nsouhaité", None),
        ("Site : celui de votre mentor idéal", None),
    ],
)
def test_an_explanation_may_follow_unless_it_changes_the_meaning(
    header: str, column: str | None
) -> None:
    assert [guess.column for guess in header_guesses(header)] == ([column] if column else [])


DECORATED = [h for headers in HEADERS.values() for h in headers if "\n" not in h and "." not in h]


@pytest.mark.slow
@given(
    header=st.sampled_from(DECORATED),
    case=st.sampled_from([str, str.upper, str.lower]),
    space=st.sampled_from([" ", "\u00a0", "\u202f", "  ", "\n"]),
    before=st.sampled_from(["", " ", "3. ", "2) ", "Q4. ", "\u200b"]),
    after=st.sampled_from(["", " ?", "\u00a0?", " :", " *", " (facultatif)", " [obligatoire]"]),
    apostrophe=st.sampled_from(["'", "’", "ʼ", "`"]),
    has_accents=st.booleans(),
)
def test_decorations_mean_nothing(
    header: str, case, space: str, before: str, after: str, apostrophe: str, has_accents: bool
) -> None:
    text = header if has_accents else fold(header)
    text = text.replace("'", apostrophe).replace(" ", space)
    found = header_guesses(before + case(text) + after)
    expected = header_guesses(header)
    assert found[0].column == expected[0].column


@pytest.mark.slow
@given(st.text())
def test_any_text_is_a_header(text: str) -> None:
    for column, tier in columns_named(text):
        assert column in SYNONYMS
        assert tier >= 0
    for guess in header_guesses(text):
        assert guess.column in SYNONYMS
