"""Words in a column of status: of people who are here, away for a while, or gone."""

from __future__ import annotations

import re

from matchcore.names import fold

_GONE = frozenset(
    """
    inactive inactif inactifs inactives desactive desactivee disabled terminated suspended left
    leaver retired retraite retraitee false faux non no gone ko
    archive archived annule annulee cancelled canceled refuse refusee declined
    rembourse remboursee refunded
    """.split()  # noqa: SIM905
)
_HERE = frozenset(
    """
    active actif actifs actives present presente enabled true vrai yes oui 1 0 t f valide validee
    confirme confirmee confirmed registered inscrit inscrite accepted accepte acceptee paid paye
    payee completed ok nouveau nouvelle new participe
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
_WAITING = frozenset(
    """
    pending waitlist waitlisted waiting tentative maybe incertain incertaine attente invited invite
    invitee relance relancee suspendu suspendue
    """.split()  # noqa: SIM905
) | {
    "a confirmer",
    "a relancer",
    "a valider",
    "en attente",
    "en cours",
    "en suspens",
    "in progress",
    "liste d'attente",
    "on hold",
    "peut-etre",
    "to be confirmed",
    "waiting list",
}
# Somebody withdrew, in words that may go on: with a day, a reason, the name of what they left.
_WITHDRAWN = re.compile(
    r"(?:(?:elle|il|she|he)\s+)?"
    r"(?:(?:s'est|se|a|est|a ete|has|have|has been)\s+)?(?:deja\s+|finalement\s+)?"
    r"(?:"
    r"(?:desist\w+(?:\(e\))?|abandon\w*|retire(?:e|\(e\))?|retrait|demissionn?\w*|renonc\w+"
    r"|sorti(?:e|\(e\))?|parti(?:e|\(e\))?|depart|quitte\w*|annul(?:e|ee|ation)(?:\(e\))?"
    r"|withdr[ae]wn?|withdraws|withdrawal|drop(?:ped|s)?[ -]?out|resigned|resignation"
    r"|pulled out|opted out|left)"
    # what may follow: a sign, a day, a reason, or what they left
    r"(?:\s*[(,;:./].*|\s+(?:-|\d|l'|d'|(?:le|la|les|du|de|depuis|fin|en retraite|pour|cause|suite"
    r"|sa|son|on|since|in|for|the|due|because|programme?)\b).*)?"
    r"|(?:ne participe(?:ra)? (?:plus|pas)|ne souhaite plus|n'est plus disponible|no longer"
    r"|plus (?:disponible|interessee?)|not participating|not taking part)\b.*"
    r")",
    re.DOTALL,
)


_AWAY = re.compile(r"(?:en )?(?:conges?|arret|maladie|maternite|leave)\b.*", re.DOTALL)
_CONTRACTS = frozenset(
    """
    cdi cdd cdic interim interimaire titulaire contractuel contractuelle vacataire prestataire
    freelance permanent temporary contractor
    """.split()  # noqa: SIM905
)


def is_contract(text: str) -> bool:
    """Return whether a text says by what contract someone works, which is no grade.

    >>> is_contract("CDD"), is_contract("Titulaire"), is_contract("Stagiaire")
    (True, True, False)
    """
    return fold(text) in _CONTRACTS


def is_status(text: str) -> bool:
    """Return whether a text says whether someone is here.

    >>> is_status("Actif"), is_status("En congé"), is_status("Cadre"), is_status("À confirmer")
    (True, True, False, True)
    """
    return fold(text) in _WAITING or is_here(text) or is_gone(text)


def is_here(text: str) -> bool:
    """Return whether a text says that someone is here, or away for a while.

    >>> is_here("OK"), is_here("On leave"), is_here("En attente")
    (True, True, False)
    """
    return fold(text) in _HERE or _AWAY.fullmatch(fold(text)) is not None


def is_gone(text: str) -> bool:
    """Return whether a text says that someone has left.

    >>> is_gone("Inactif"), is_gone("Retired"), is_gone("On leave")
    (True, True, False)
    """
    return fold(text) in _GONE or is_withdrawn(text)


def is_withdrawn(text: str) -> bool:
    """Return whether a text says that someone withdrew, even in a column of remarks.

    >>> is_withdrawn("S’est désistée le 12/03"), is_withdrawn("Dropped out (new job)")
    (True, True)
    >>> is_withdrawn("Pas désisté"), is_withdrawn("non"), is_withdrawn("Partie prenante du projet")
    (False, False, False)
    """
    return _WITHDRAWN.fullmatch(fold(text)) is not None
