"""The skill behind a name: synonyms, French and English, and variants of spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from matchcore.names.skill_tables import (
    BUILT_IN,
    NameTable,
    Skill,
    built_in,
    listed,
    read_skills,
)
from matchcore.names.spelling import spelling


class SkillNames:
    """The skills that names stand for.

    Parameters
    ----------
    tables : table or sequence of tables, optional
        If several tables have the same name, the earliest decides. A table is ``"matchcore"`` (the
        built-in one, the default), a mapping of name to skill, or the path of a CSV file with the
        columns ``en``, ``fr``, ``also`` (entries separated by ``|``), or with those of ESCO:
        ``preferredLabel``, ``altLabels``, with or without ``_en`` and ``_fr``.

    Notes
    -----
    An alternative name that a table gives to two skills stands for neither: nothing is merged on
    a guess. A name also counts without its part in brackets, which ESCO has, where that leaves it
    unambiguous.

    ESCO is the classification of skills of the European Commission, https://esco.ec.europa.eu.

    Examples
    --------
    >>> names = SkillNames()
    >>> names.name("Apprentissage Automatique"), names.name("tableau de bord")
    ('machine learning', 'dashboards')
    >>> extended = SkillNames([{"Snake": "Python"}, "matchcore"])
    >>> extended.name("snake"), extended.name("basket weaving")
    ('Python', None)
    """

    def __init__(self, tables: NameTable | Sequence[NameTable] | None = None) -> None:
        self._skill: dict[str, str] = {}  # spelling of any name → spelling of the skill's name
        self._name: dict[str, str] = {}  # spelling of the skill's name → the name
        self._written: dict[str, str] = {}  # spelling of any name → as the tables write it
        if tables is None or tables == BUILT_IN:
            known = _built_in_names()
            self._skill, self._name = known._skill.copy(), known._name.copy()
            self._written = known._written.copy()
            return
        for table in listed(tables):
            self._add(table)

    def key(self, name: str) -> str:
        """Return the key of a skill; names with equal keys stand for the same skill."""
        spelt = spelling(name)
        return self._skill.get(spelt, spelt)

    def name(self, name: str) -> str | None:
        """Return the skill's name in the tables; None if they do not have this name."""
        return self._name.get(self.key(name))

    def written(self, name: str) -> str:
        """Return a name as the tables write it, or unchanged if they do not have it.

        >>> SkillNames().written("PYTHON"), SkillNames().written("reseaux sociaux")
        ('Python', 'réseaux sociaux')
        """
        return self._written.get(spelling(name), name)

    def every_name(self) -> frozenset[str]:
        """Return every name in the tables, as they write it."""
        return frozenset(self._written.values())

    def known(self) -> dict[str, str]:
        """Return the skill's name for every known name, in its common spelling."""
        return {spelt: self._name[key] for spelt, key in self._skill.items()}

    def _add(self, table: NameTable) -> None:
        """Add a table; names of earlier tables, and more trusted names, take precedence."""
        skills = read_skills(table)
        others = Counter(s for skill in skills for s in {name.spelt for name in skill.also})
        keys = [self._key_for(skill, others) for skill in skills]
        for tier in zip(*skills, strict=True):
            claims: dict[str, set[str]] = defaultdict(set)
            for key, names in zip(keys, tier, strict=True):
                for spelt, written in names:
                    claims[spelt].add(key)
                    self._written.setdefault(spelt, written)
            for spelt, claimed in claims.items():
                if len(claimed) == 1:
                    self._skill.setdefault(spelt, *claimed)

    def _key_for(self, skill: Skill, others: Mapping[str, int]) -> str:
        """Return the key of a skill: that of an earlier table, if it has one of the names.

        An alternative name counts only if it belongs to this skill alone and is the name of a
        skill in the earlier table.
        """
        known = [self._skill[name.spelt] for name in skill.main if name.spelt in self._skill]
        also = [name.spelt for name in skill.also] if not known else []
        known += [s for s in also if s in self._name and others[s] == 1]
        key = known[0] if known else skill.main[0].spelt
        if key not in self._name:
            self._name[key] = skill.main[0].written
        return key


def is_skill(text: str) -> bool:
    """Return whether a text is a name of a skill in the built-in table.

    >>> is_skill("Réseaux sociaux"), is_skill("Ana Roy")
    (True, False)
    """
    return _built_in_names().name(text) is not None


def skill_in(name: str, place: int) -> str:
    """Return the English (0) or French (1) name of a skill in the built-in table; else the name.

    >>> skill_in("apprentissage automatique", 0), skill_in("Origami", 1)
    ('machine learning', 'Origami')
    """
    both = _both_names().get(_built_in_names().key(name))
    return both[place] if both else name


@cache  # callers only read it
def _both_names() -> dict[str, tuple[str, str]]:
    """Return the English and the French name of each skill of the built-in table, by its key."""
    names = _built_in_names()
    pairs = ((skill.english or skill.french, skill.french or skill.english) for skill in built_in())
    written = ((english[0].written, french[0].written) for english, french in pairs)
    return {names.key(english): (english, french) for english, french in written}


@cache  # callers only read it or copy from it
def _built_in_names() -> SkillNames:
    return SkillNames([BUILT_IN])
