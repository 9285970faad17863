"""People drawn for tests of dialects: what is true of them, however a table writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

FIRST = [
    "Zoé",
    "Hélène",
    "Amine",
    "José",
    "Ana",
    "Li",
    "Bo",
    "Marie-Claire",
    "Noël",
    "Olu",
    "Sören",
    "Kim",
    "Paul",
    "Inès",
    "Omar",
    "Chloé",
    "Jean-Noël",
    "Ruth",
    "Tom",
    "Eva",
    "Félix",
    "Aïcha",
    "Nuno",
    "Iris",
]
LAST = [
    "Ferrand",
    "O'Brien",
    "Nguyen",
    "de la Tour",
    "Müller",
    "Day",
    "Haddad",
    "Lefèvre",
    "Martin",
    "Okafor",
    "Roy",
    "García",
    "Zhou",
    "Bélanger",
    "Smith",
    "Abgrall",
    "Petit",
    "Rossi",
    "Dubois",
    "Kone",
    "Leroy",
    "Walsh",
    "Ndiaye",
    "Costa",
]
DEPARTMENTS = ("R&D", "Ressources humaines", "Finance", "Études", "Ventes", "IT")
SITES = ("Lyon", "Orléans", "Saint-Étienne", "Paris La Défense", "Brest")
SKILLS = (
    "Python", "Excel", "SQL", "Power BI", "Gestion de projet", "Cybersécurité", "C++", "Cloud",
    "Réseaux sociaux", "Public speaking", "Data visualisation", "CI/CD",
    "Bureautique (Word, Excel)",
)  # fmt: skip
INTERESTS = (
    "Jazz",
    "Escalade",
    "Lecture",
    "Voile",
    "Échecs",
    "Chess",
    "Cuisine",
    "Running club",
    "Jeux (échecs, go)",
)
LANGUAGES = ("français", "anglais", "espagnol", "German", "Italian")
WEEK = ("mon", "tue", "wed", "thu", "fri")
SPANS = ((9, 12), (14, 18), (9, 11), (16, 18))  # a morning, an afternoon, and times
DIRECTORS = (("Boss", "Carla"), ("Chef", "Denis"))  # managers who are in no table


@dataclass
class Person:
    """What is true of one person; None or empty where nothing is known."""

    id: str
    first: str
    last: str
    email: str
    department: str | None
    site: str | None
    rung: int | None
    manager: Person | None = None
    skills: dict[str, int | None] = field(default_factory=dict)
    wants: dict[str, int | None] = field(default_factory=dict)
    interests: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    slots: list[tuple[str, int, int]] = field(default_factory=list)
    hours: int | None = None
    motivation: int | None = None
    trained: bool | None = None
    capacity: int | None = None
    demand: int | None = None
    prefers: list[Person] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def week(self) -> set[str]:
        """The weekly hours in our own words."""
        return {f"{day}-{hour:02d}" for day, *span in self.slots for hour in range(*span)}


@dataclass
class Drawn:
    """Mentors and mentees; `both` are in both lists."""

    mentors: list[Person]
    mentees: list[Person]

    @property
    def everybody(self) -> list[Person]:
        return list({one.id: one for one in (*self.mentors, *self.mentees)}.values())

    @property
    def both(self) -> list[Person]:
        return [one for one in self.mentors if one in self.mentees]


def drawn_people(seed: int, *, size: int, ids: str, levels: bool, both: bool = False) -> Drawn:
    """Draw people; `ids` is the style of their ids, `both` lets one person take both parts."""
    random = Random(seed)  # noqa: S311
    names = random.sample([(f, n) for f in FIRST for n in LAST], 2 * size)
    numbers = sorted(random.sample(range(1000, 9999), 2 * size), key=lambda _: random.random())
    people = [
        _person(random, f"{_ID[ids].format(number)}", *name, levels=levels)
        for number, name in zip(numbers, names, strict=True)
    ]
    drawn = Drawn(people[:size], people[size:])
    for mentor in drawn.mentors:
        mentor.skills = _levelled(random, SKILLS, levels)
    if both:
        one = drawn.mentees[0]
        one.skills = _levelled(random, SKILLS, levels)
        one.capacity = random.choice([1, 2, 3])
        drawn.mentors.append(one)
    for mentee in drawn.mentees:
        mentee.wants = _levelled(random, SKILLS, levels)
        others = [one for one in drawn.mentors if one is not mentee]
        mentee.prefers = random.sample(others, min(len(others), random.choice([0, 1, 2, 3])))
    _give_managers(random, people)
    return drawn


_ID = {"letters": "E{}", "digits": "{}", "zeros": "0{}", "dashes": "FR-{}"}


def _person(random: Random, key: str, first: str, last: str, *, levels: bool) -> Person:
    letters = "".join(filter(str.isalnum, f"{first[:1]}{last}")).casefold()
    return Person(
        id=key,
        first=first,
        last=last,
        email=f"{letters.encode('ascii', 'replace').decode().replace('?', 'e')}.{key.casefold()}"
        "@example.org",
        department=_seldom_none(random, random.choice(DEPARTMENTS)),
        site=_seldom_none(random, random.choice(SITES)),
        rung=_seldom_none(random, random.randint(1, 5)),
        skills={},
        interests=random.sample(INTERESTS, random.choice([0, 1, 2, 3])),
        languages=random.sample(LANGUAGES, random.choice([1, 2, 3])),
        slots=[
            (day, *random.choice(SPANS)) for day in random.sample(WEEK, random.choice([0, 1, 2]))
        ],
        hours=_seldom_none(random, random.choice([1, 2, 4, 6])),
        motivation=_seldom_none(random, random.randint(1, 5)),
        trained=_seldom_none(random, random.random() < 0.6),
        capacity=_seldom_none(random, random.choice([1, 2, 3])),
        demand=_seldom_none(random, random.choice([1, 1, 2])),
    )


def _seldom_none(random: Random, value: Any) -> Any:
    return value if random.random() < 0.93 else None


def _levelled(random: Random, names: tuple[str, ...], levels: bool) -> dict[str, int | None]:
    picked = random.sample(names, random.choice([1, 2, 3, 4]))
    return {name: random.randint(1, 5) if levels else None for name in picked}


def _give_managers(random: Random, people: list[Person]) -> None:
    """Give most a manager further down the list, or a director, so that no line is a circle."""
    directors = [
        Person(f"X{k}", first, last, f"{last.casefold()}.x{k}@example.org", None, None, None)
        for k, (last, first) in enumerate(DIRECTORS)
    ]
    for place, person in enumerate(people):
        above = [*people[place + 1 :], *directors]
        person.manager = _seldom_none(random, random.choice(above))
