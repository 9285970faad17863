"""Whether a header is French."""

from __future__ import annotations

import re

from matchcore.names import fold

_WORDS = frozenset(
    """
    nom prenom adresse courriel horodateur matricule identifiant direction departement lieu ville
    niveau echelon fonction poste competences competence souhaits souhait besoins loisirs interet
    langues parlees disponibilites creneaux capacite demande responsable superieur formation
    presentation heures mois choix rang votre vos notre quel quelle quels quelles combien avez vous
    etes pouvez souhaitez mentore mentores binome
    """.split()  # noqa: SIM905
)


def is_french(header: str) -> bool:
    """Return whether a header has a word that only French has.

    >>> is_french("Centres d'intérêt"), is_french("Which skills can you teach?")
    (True, False)
    """
    return not _WORDS.isdisjoint(re.findall(r"[a-z]+", fold(header)))
