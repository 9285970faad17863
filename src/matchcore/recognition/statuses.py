"""Words in a column of status: of people who are here, away for a while, or gone."""

from __future__ import annotations

from matchcore.names import fold

_GONE = frozenset(
    """
    inactive inactif inactifs inactives desactive desactivee disabled terminated suspended left
    leaver retired retraite retraitee false faux non no sorti sortie parti partie depart gone
    archive archived withdrawn desiste annule annulee cancelled canceled refuse refusee declined
    rembourse remboursee refunded
    """.split()  # noqa: SIM905
)
_HERE = frozenset(
    """
    active actif actifs actives present presente enabled true vrai yes oui 1 0 t f valide validee
    confirme confirmee confirmed registered inscrit inscrite accepted accepte acceptee paid paye
    payee completed
    """.split()  # noqa: SIM905
) | {
    "active employee",
    "en activite",
    "en conge",
    "en poste",
    "leave of absence",
    "on leave",
    "paid leave",
    "unpaid leave",
}


def is_status(text: str) -> bool:
    """Return whether a text says whether someone is here.

    >>> is_status("Actif"), is_status("En congé"), is_status("Cadre")
    (True, True, False)
    """
    return fold(text) in _HERE | _GONE


def is_gone(text: str) -> bool:
    """Return whether a text says that someone has left.

    >>> is_gone("Inactif"), is_gone("Retired"), is_gone("On leave")
    (True, True, False)
    """
    return fold(text) in _GONE
