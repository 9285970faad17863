"""Whether a header is French."""

from __future__ import annotations

import re
from unicodedata import normalize

from matchcore.names import fold

# Words that English lacks, without their accents
_WORDS = frozenset(
    """
    nom prenom adresse courriel horodateur matricule identifiant departement lieu ville niveau
    echelon poste souhaits souhait besoins loisirs interet interets langues parlees disponibilites
    creneaux capacite demande responsable superieur heures mois choix rang votre vos notre quel
    quelle quels quelles combien avez vous etes pouvez souhaitez mentore mentores binome maitrisees
    """.split()  # noqa: SIM905
)
_ACCENTED = frozenset("compétence compétences présentation fonction rôle métier".split())  # noqa: SIM905


def is_french(header: str) -> bool:
    """Return whether a header has a word that only French has.

    >>> is_french("Centres d'intérêt"), is_french("Which skills can you teach?")
    (True, False)
    >>> is_french("Présentation"), is_french("Presentation")
    (True, False)
    """
    accented = re.findall(r"\w+", normalize("NFC", header.casefold()))
    return not (
        _WORDS.isdisjoint(re.findall(r"[a-z]+", fold(header))) and _ACCENTED.isdisjoint(accented)
    )
