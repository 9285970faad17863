"""Small pools of applicants for hypothesis, as plain dictionaries beside the cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity import TaughtSkills
from matchcore.rules import Capacity, Demand

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

SKILLS = ("python", "excel", "podcast", "data")
PROGRAMME = Programme(affinity=Affinity(skills=TaughtSkills()), rules=[Capacity(2), Demand(1)])


@st.composite
def applicants(draw: DrawFn, most: int = 6) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Draw mentors and mentees; many lack something."""

    def skills() -> str:
        chosen = draw(st.lists(st.sampled_from(SKILLS), max_size=3, unique=True))
        return "|".join(f"{skill}:{draw(st.integers(1, 5))}" for skill in chosen)

    def person(who: str) -> dict[str, Any]:
        return {
            "id": who,
            "department": draw(st.sampled_from(["IT", "RH", None])),
            "motivation": draw(st.sampled_from([1, 3, 5, None])),
            "hours": draw(st.sampled_from([1, 2, 4, 8, None])),
            "trained": draw(st.sampled_from(["oui", "non", None])),
        }

    mentors = [
        {**person(f"m{k}"), "skills": skills(), "capacity": draw(st.integers(1, 3))}
        for k in range(draw(st.integers(1, most)))
    ]
    mentees = [{**person(f"e{k}"), "wants": skills()} for k in range(draw(st.integers(1, most)))]
    return mentors, mentees


def cohort_of(people: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> Cohort:
    """Return the cohort of drawn people."""
    return Cohort(people[0], people[1])
