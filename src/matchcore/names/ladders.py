"""Ladders of grade labels, built in: which labels stand on which rung."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from matchcore.names.folding import fold
from matchcore.names.phrases import listed, meaning_of, phrase

_INTERN = """Stagiaire|Alternant|Apprenti|Apprentissage|Contrat d'apprentissage|En alternance
|Contrat de professionnalisation|Contrat pro|Intern|Trainee|Apprentice|Internship"""
_TOP = """Dirigeant|Comité exécutif|COMEX|CODIR|Comité de direction|Membre du COMEX
|Membre du CODIR|Membre du comité exécutif|Membre du comité de direction|Executive committee"""


@dataclass(frozen=True)
class Ladder:
    """Grade labels in order.

    Attributes
    ----------
    name : str
    rungs : tuple of tuples of str
        Lowest first; the labels of a rung mean the same grade, and its usual name is the first.
    optional : int
        How many of the lowest rungs are left out where nobody stands on them.
    """

    name: str
    rungs: tuple[tuple[str, ...], ...]
    optional: int = 0

    def rung_of(self, label: str) -> int | None:
        """Return the number of the rung on which a label stands, from 0; None if on none.

        >>> titles = LADDERS[1]
        >>> titles.rung_of("Senior"), titles.rung_of("Directrice"), titles.rung_of("Boss")
        (3, 7, None)
        """
        return meaning_of(label, self._rung)

    def scale(self, labels: Collection[str]) -> tuple[tuple[str, ...], ...]:
        """Return the rungs, each with the labels that stand on it, or its usual name.

        Of labels that fold to the same text, the first is returned.

        >>> LADDERS[0].scale(["Cadre", "CADRE", "Employée", "employé"])
        (('Employée', 'employé'), ('Technicien',), ('CADRE',), ('Cadre supérieur',),
         ('Cadre dirigeant',))
        """
        stand: list[list[str]] = [[] for _ in self.rungs]
        for label in {fold(label): label for label in sorted(labels, reverse=True)}.values():
            rung = self.rung_of(label)
            if rung is not None:
                stand[rung].append(label)
        lowest = next((k for k, found in enumerate(stand[: self.optional]) if found), self.optional)
        every = zip(stand[lowest:], self.rungs[lowest:], strict=True)
        return tuple(tuple(sorted(found) or usual[:1]) for found, usual in every)

    @cached_property
    def _rung(self) -> dict[str, int]:
        return {phrase(label): k for k, rung in enumerate(self.rungs) for label in rung}


def _ladder(name: str, *rungs: str, optional: int = 0) -> Ladder:
    return Ladder(name, tuple(tuple(listed(rung)) for rung in rungs), optional)


LADDERS = (
    _ladder(
        "French categories",
        _INTERN,
        """Employé|Ouvrier|Agent|Opérateur|Ouvrier qualifié|Agent d'exécution|Agent de production
        |Agent administratif|Employé qualifié|Employé de bureau""",
        """Technicien|Agent de maîtrise|ETAM|TAM|AM|Maîtrise|Technicien supérieur
        |Technicien et agent de maîtrise|Technicien agent de maîtrise""",
        "Cadre|Ingénieur|Ingénieur et cadre|Ingénieur cadre|Cadre ingénieur|I&C",
        "Cadre supérieur|Cadre sup|Haut cadre",
        f"Cadre dirigeant|{_TOP}|Mandataire social|Dirigeant mandataire social",
        optional=1,
    ),
    _ladder(
        "job titles",
        _INTERN,
        """Junior|Assistant|Graduate|Analyst|Analyste|Associate|Débutant|Entry level|Jr|Entry
        |Collaborateur junior|Consultant junior|Junior consultant|Junior analyst
        |Junior associate""",
        """Confirmé|Intermédiaire|Intermediate|Mid-level|Mid|Medior|Intermediate level
        |Collaborateur confirmé|Consultant|Consultant confirmé""",
        """Senior|Sr|Senior level|Collaborateur senior|Consultant senior|Senior consultant
        |Senior analyst|Analyste senior|Senior associate""",
        """Lead|Principal|Expert|Staff|Staff engineer|Référent|Tech lead|Technical lead|Lead tech
        |Principal engineer|Lead engineer|Lead developer""",
        """Manager|Responsable|Chef d'équipe|Cheffe d'équipe|Team lead|Team leader|Team manager
        |Responsable d'équipe|Manager d'équipe|Manager de proximité|First-line manager
        |Line manager|Mgr""",
        """Senior manager|Manager senior|Responsable de service|Head of|Head of department
        |Department head|Chef de service|Cheffe de service|Responsable de département
        |Chef de département|Cheffe de département|Sr manager|Senior mgr|Manager de managers""",
        "Director|Directeur|Dir",
        """Vice president|VP|Vice-président|Directeur général adjoint|DGA|Deputy CEO
        |Deputy managing director""",
        f"""Executive|C-level|C-suite|CEO|CFO|CTO|COO|CIO|CMO|CHRO|CDO|CISO|PDG|DG|Partner
        |Associé|Directeur général|Président|President|Président-directeur général
        |Chief executive officer|Chief financial officer|Chief technology officer
        |Chief operating officer|Exec|Managing partner|{_TOP}""",
        optional=1,
    ),
    _ladder(
        "banking titles",
        _INTERN,
        "Analyst|Analyste",
        "Associate",
        "Vice president|VP",
        "Director|Directeur|Executive director",
        "Managing director|MD",
        optional=1,
    ),
    _ladder(
        "British civil service",
        "AA|Administrative assistant",
        "AO|Administrative officer",
        "EO|Executive officer",
        "HEO|Higher executive officer",
        "SEO|Senior executive officer",
        "Grade 7|G7",
        "Grade 6|G6",
        "SCS1|SCS 1|SCS pay band 1|Deputy director",
        "SCS2|SCS 2|SCS pay band 2",
        "SCS3|SCS 3|SCS pay band 3|Director general",
        "SCS4|SCS 4|SCS pay band 4|Permanent secretary",
    ),
    _ladder(
        "French civil service",
        "Catégorie C|Cat. C|Cat C",
        "Catégorie B|Cat. B|Cat B",
        "Catégorie A|Cat. A|Cat A",
        "Catégorie A+|Cat. A+|Cat A+",
    ),
    _ladder(
        "French metal industry",
        *("A1", "A2", "B3", "B4", "C5", "C6", "D7", "D8", "E9"),
        *("E10", "F11", "F12", "G13", "G14", "H15", "H16", "I17", "I18"),
    ),
)
"""A name may stand on several ladders: vice presidents rank above directors, or below in banks."""


def ladder_of(labels: Collection[str]) -> Ladder | None:
    """Return the built-in ladder on which every label stands; None if there is none.

    Where several ladders have all labels, they must agree how far apart these are.

    >>> ladder_of(["Employé", "Technicienne", "Cadre sup"]).name
    'French categories'
    >>> ladder_of(["Junior", "Senior", "Manager", "VP"]).name
    'job titles'
    >>> ladder_of(["Directeur", "VP"]) is None  # a bank's, or another's?
    True
    >>> ladder_of(["Employé", "Boss"]) is None
    True
    """
    found: list[tuple[Ladder, list[int]]] = []
    for ladder in LADDERS:
        rungs = [ladder.rung_of(label) for label in labels]
        known = [rung for rung in rungs if rung is not None]
        if known and len(known) == len(rungs):
            found.append((ladder, [rung - min(known) for rung in known]))
    agree = found and all(distances == found[0][1] for _, distances in found)
    return found[0][0] if agree else None
