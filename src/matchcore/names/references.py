"""How a cell names a person: by id, by e-mail, by name, or by several of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from matchcore.names.folding import without_marks
from matchcore.names.phrases import phrase, phrases, visible

_NOBODY = phrases(
    {
        True: """no_manager|no manager|no hr|no_hr|n/a|na|nan|none|null|nil|nobody|no one|no-one
        |unassigned|not assigned|vacant|vacant position|position vacant|blank|empty|unknown|tbd|tba
        |not applicable|aucun|aucune|néant|vide|sans|sans manager|sans responsable
        |pas de manager|pas de responsable|aucun manager|aucun responsable|aucun supérieur
        |poste vacant|à pourvoir|à définir|non affecté|non renseigné|non applicable|sans objet
        |inconnu|personne"""
    }
)
_TITLES = frozenset("m mr mme mlle mrs ms miss dr pr prof monsieur madame".split())  # noqa: SIM905
_NOTES = re.compile(
    r"\s*\((?:on leave|terminated|inherited|inactive|acting|contractor|en cong[ée]s?|absente?"
    r"|int[ée]rim|inactif|inactive|n ?\+ ?\d|unavailable)\)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']+\.[^\s<>()\[\],;:\"']*[^\W_]")
_DIRECTORY = re.compile(r"\s*(?:CN|UID|OU|DC|O|C|L|E|EMAILADDRESS|MAIL)\s*=", re.IGNORECASE)
_PIECE = re.compile(r"((?:\\.|[^,\\])+)")
_ACCOUNT = re.compile(r"[\w.-]+\\+([\w.$-]+)")
_ID = r"#?(?=[^\W_]*[\w.-]*\d)[\w.-]*[^\W]"
_BEHIND = re.compile(rf"(?P<name>.*\S)\s*(?:[(\[<]\s*(?P<id>{_ID})\s*[)\]>])", re.DOTALL)
_BESIDE = re.compile(rf"(?P<name>.*\S)\s*(?:\s[-–—]|[/|:,;]|\s)\s*(?P<id>{_ID})", re.DOTALL)
_BEFORE = re.compile(
    rf"[(\[]?(?P<id>{_ID})[)\]]?\s*(?:\s[-–—]\s|[/|:,;]|\s)\s*(?P<name>\S.*)", re.DOTALL
)
_LETTERS = re.compile(r"[^\W\d_]+")
_BREAKS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Reference:
    """What a cell states of a person; empty text for what it does not state."""

    id: str = ""
    email: str = ""
    name: str = ""


def nobody(text: str) -> bool:
    """Return whether a text says that there is no person.

    >>> [nobody(x) for x in ("NO_MANAGER", "N/A", "-", "Néant", "", "Agathe Brévart")]
    [True, True, True, True, True, False]
    """
    clean = phrase(text.replace("_", " "))
    return clean in _NOBODY or not any(sign.isalnum() for sign in clean)


@lru_cache(maxsize=1 << 13)
def name_key(name: str) -> tuple[str, ...]:
    """Return the key of a person's name: its folded words, sorted.

    Case, accents, hyphens, apostrophes, the order of the words and titles do not count.

    >>> {name_key(x) for x in ("Agathe Brévart", "BRÉVART Agathe", "Brévart, Agathe")}
    {('agathe', 'brevart')}
    """
    return _key_of(without_marks(visible(name)))


def name_keys(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the keys of many names, as `name_key` does one by one.

    >>> name_keys(["Zoé Ferrand", "FERRAND, Zoe"])
    [('ferrand', 'zoe'), ('ferrand', 'zoe')]
    """
    lines = "\n".join(" ".join(visible(name).split()) for name in names)
    return [*map(_key_of, without_marks(lines).split("\n"))] if names else []


def _key_of(plain: str) -> tuple[str, ...]:
    words = _BREAKS.findall(plain)
    titled = len(words) > 2 and words[0] in _TITLES
    return tuple(sorted(words[1:] if titled else words))


def reference_of(text: str) -> Reference | None:
    r"""Return the person whom a cell names; None if it says that there is nobody.

    A single word without figures may be an id or a name, and is given as both.

    >>> reference_of("Agathe Brévart (047110)")
    Reference(id='047110', email='', name='Agathe Brévart')
    >>> reference_of("CN=Brévart\\, Agathe,OU=Users,DC=x").name
    'Agathe Brévart'
    >>> reference_of("4000").id, reference_of("NO_MANAGER")
    ('4000', None)
    """
    clean = " ".join(unicodedata.normalize("NFC", visible(text)).split())
    if nobody(clean):
        return None
    clean = _NOTES.sub("", clean).strip() or clean
    if _DIRECTORY.match(clean):
        return _of_directory(clean)
    account = _ACCOUNT.fullmatch(clean)
    if account:
        return Reference(id=account[1])
    email = _EMAIL.search(clean)
    if email:
        rest = clean.replace(email[0], " ").replace("mailto:", " ").strip(" <>()[],;:\"'-–—/|")
        found = _of_words(rest) if rest and not nobody(rest) else Reference()
        return Reference(found.id if found.id != found.name else "", email[0], found.name)
    return _of_words(clean)


def _of_directory(text: str) -> Reference:
    """Read a directory name: pieces such as ``CN=``, with escaped commas."""
    pieces = (piece.partition("=") for piece in _PIECE.findall(text))
    values: dict[str, str] = {}
    for key, _, value in pieces:
        values.setdefault(key.strip().casefold(), re.sub(r"\\(.)", r"\1", value).strip())
    email = values.get("emailaddress") or values.get("mail") or values.get("e") or ""
    found = _of_words(values["cn"]) if values.get("cn") else Reference()
    return Reference(values.get("uid") or found.id, email, found.name)


def _of_words(text: str) -> Reference:
    """Read an id, a name, or both beside each other."""
    if " " not in text and not re.search(r"[(\[<,;|]", text):
        is_id = any(sign.isdigit() for sign in text)
        return Reference(id=text.lstrip("#"), name="" if is_id else text)
    for pattern in (_BEHIND, _BEFORE, _BESIDE):
        match = pattern.fullmatch(text)
        if match and _LETTERS.search(match["name"]):
            name = _in_order(match["name"].strip(" -–—/|:,;"))
            return Reference(id=match["id"].lstrip("#"), name=name)
    return Reference(name=_in_order(text))


def _in_order(name: str) -> str:
    """Return ``Last, First`` as ``First Last``; other names as they are."""
    last, comma, first = (part.strip() for part in name.partition(","))
    swap = comma and first and last and "," not in first
    return f"{first} {last}" if swap else name
