"""Cells that name a person: ids, e-mails and names, in the forms of other systems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.names.references import Reference, name_key, nobody, reference_of

AGATHE = "Agathe Brévart"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (AGATHE, Reference(name=AGATHE)),
        ("  Agathe\u00a0 Brévart\u200b ", Reference(name=AGATHE)),
        ("Brévart, Agathe", Reference(name=AGATHE)),
        ("BRÉVART Agathe", Reference(name="BRÉVART Agathe")),
        ("Agathe Brévart (047110)", Reference("047110", "", AGATHE)),
        ("Agathe Brévart(047110)", Reference("047110", "", AGATHE)),
        ("Brévart, Agathe (047110)", Reference("047110", "", AGATHE)),
        ("Agathe Brévart (047110) (On Leave)", Reference("047110", "", AGATHE)),
        ("Agathe Brévart (On Leave)", Reference(name=AGATHE)),
        ("Agathe Brévart (N+1)", Reference(name=AGATHE)),
        ("Agathe Brévart [A-12]", Reference("A-12", "", AGATHE)),
        ("Agathe Brévart - 047110", Reference("047110", "", AGATHE)),
        ("047110 - Agathe Brévart", Reference("047110", "", AGATHE)),
        ("047110 Agathe Brévart", Reference("047110", "", AGATHE)),
        ("047110 | Brévart, Agathe", Reference("047110", "", AGATHE)),
        ("(047110) Agathe Brévart", Reference("047110", "", AGATHE)),
        ("Agathe Brévart, 047110", Reference("047110", "", AGATHE)),
        ("Agathe Brévart <a.b@x.example>", Reference("", "a.b@x.example", AGATHE)),
        ("Agathe Brévart (a.b@x.example)", Reference("", "a.b@x.example", AGATHE)),
        ('"Brévart, Agathe" <a.b@x.example>', Reference("", "a.b@x.example", AGATHE)),
        ("a.b@x.example", Reference("", "a.b@x.example")),
        ("<mailto:a.b@x.example>", Reference("", "a.b@x.example")),
        ("CN=Agathe Brévart,OU=Users,DC=x", Reference(name=AGATHE)),
        (r"CN=Brévart\, Agathe,OU=Users,DC=x", Reference(name=AGATHE)),
        ("cn=Agathe Brévart, ou=Users, dc=x", Reference(name=AGATHE)),
        ("CN=Agathe Brévart (A12),OU=Users,DC=x", Reference("A12", "", AGATHE)),
        ("uid=abrevart,ou=people,dc=x", Reference("abrevart")),
        (r"CORP\abrevart", Reference("abrevart")),
        (r"CORP\\abrevart", Reference("abrevart")),
        ("4000", Reference("4000")),
        ("00400", Reference("00400")),
        ("#4000", Reference("4000")),
        ("A100", Reference("A100")),
        ("E-7", Reference("E-7")),
        ("agathe.brevart", Reference("agathe.brevart", "", "agathe.brevart")),
        ("Jean-Noël d'Arcis", Reference(name="Jean-Noël d'Arcis")),
        ("Anne (Nina) Sorlin", Reference(name="Anne (Nina) Sorlin")),
        ("Agathe Brévart (Finance)", Reference(name="Agathe Brévart (Finance)")),
    ],
)
def test_a_cell_names_a_person(text: str, person: Reference) -> None:
    assert reference_of(text) == person


@pytest.mark.parametrize(
    "text",
    """NO_MANAGER|no manager|N/A|n.a.|-|–|--|?|aucun|Aucune|none|NONE|Néant|néant|Vacant
    |Sans manager
    |Non renseigné|poste vacant|/||  |null|(blank)|#N/A|Unassigned""".split("|"),  # noqa: SIM905
)
def test_nobody_is_named(text: str) -> None:
    assert nobody(text)
    assert reference_of(text) is None


@pytest.mark.parametrize("text", ["0", "A", "Na Li", "Noé Nantais", "4000", "Sans Souci", "李娜"])
def test_somebody_is_named(text: str) -> None:
    assert not nobody(text)


@pytest.mark.parametrize(
    "names",
    [
        (
            "Agathe Brévart",
            "BRÉVART Agathe",
            "Brévart, Agathe",
            "agathe brevart",
            "Mme Agathe Brévart",
        ),
        ("Jean-Noël d'Arcis", "D’ARCIS Jean Noël", "d'Arcis, Jean‑Noël", "M. Jean-Noël d’Arcis"),
        ("Chloé Ba-Petit", "Ba Petit Chloé", "chloe.ba-petit"),
    ],
)
def test_one_name_has_one_key(names: tuple[str, ...]) -> None:
    assert len({name_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Ann Leeds"),
        ("Ann Lee", "Ann Ann Lee"),
        ("M. Lee", "Lee"),
        ("Bo Lee", "Ann Lee"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


words = st.text(alphabet="abcdefghijkéèçô", min_size=3, max_size=8)


@pytest.mark.slow
@given(words, words, st.integers(0, 10**6).map("{:06d}".format))
def test_name_and_id_come_apart(first: str, last: str, number: str) -> None:
    for form in ("{f} {l} ({n})", "{n} - {f} {l}", "{l}, {f} ({n})", "{f} {l} [{n}]"):
        found = reference_of(form.format(f=first, l=last, n=number))
        assert found == Reference(number, "", f"{first} {last}")
