"""Who needs which training, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from matchcore.names import fold
from matchcore.people import Cohort, People
from matchcore.season.training.offers import Offer
from matchcore.short_repr import short_repr

NEEDS = ["person", "role", "training", "kind", "why"]
WHYS = ("everyone", "untrained", "training_unknown", "new", "apart")


class TrainingNeed(NamedTuple):
    """One person who needs one training in one role, and why, as a code."""

    person: str
    role: str
    offer: Offer
    why: str

    def __repr__(self) -> str:
        return short_repr(self)


def needs_of(
    cohort: Cohort,
    couples: pd.DataFrame | None,
    offers: Sequence[Offer],
    done: frozenset[tuple[str, str]],
) -> list[TrainingNeed]:
    """Return who needs what, in order of people, then of the offers.

    Parameters
    ----------
    cohort : Cohort
    couples : DataFrame, optional
        Mentee and mentor. Only people in couples need anything; without it, everybody does.
    offers : sequence of Offer
    done : set of (str, str)
        Person and training that took place already.
    """
    partners = None if couples is None else _partners(couples)
    found = []
    for role, people in (("mentor", cohort.mentors), ("mentee", cohort.mentees)):
        reasons = _Reasons.of(people, None if partners is None else partners[role], cohort)
        for k, who in enumerate(people.ids.tolist()):
            if partners is not None and who not in partners[role]:
                continue
            for offer in offers:
                why = reasons.why(offer, k) if role in offer.roles else ""
                if why and (who, offer.name) not in done:
                    found.append(TrainingNeed(who, role, offer, why))
    return [*_once(found)]


def _once(needs: Sequence[TrainingNeed]) -> Iterator[TrainingNeed]:
    """Yield each need of a person once, though the person may be a mentor and a mentee."""
    seen: set[tuple[str, str]] = set()
    for need in needs:
        key = need.person, need.offer.name
        if key not in seen:
            seen.add(key)
            yield need


class _Reasons(NamedTuple):
    """What is known of one side, by row: training, earlier partners, partners elsewhere."""

    trained: Sequence[float]
    experienced: frozenset[int]
    apart: frozenset[int]

    def __repr__(self) -> str:
        return short_repr(self)

    @classmethod
    def of(
        cls, people: People, partners: Mapping[str, list[str]] | None, cohort: Cohort
    ) -> _Reasons:
        earlier = {int(row) for name in ("past", "running") for row in people.items(name).rows}
        apart = set() if partners is None else set(_apart(people, partners, cohort))
        trained = people.numbers("trained").tolist()
        return cls(trained, frozenset(earlier), frozenset(apart))

    def why(self, offer: Offer, row: int) -> str:
        """Return why a person needs a training, "" if not."""
        trained = self.trained[row]
        if offer.need == "untrained" and trained != 1:
            return "training_unknown" if np.isnan(trained) else "untrained"
        is_so = {
            "everyone": True,
            "new": row not in self.experienced,
            "apart": row in self.apart,
        }
        return offer.need if is_so.get(offer.need) else ""


def _partners(couples: pd.DataFrame) -> dict[str, dict[str, list[str]]]:
    """Return the partners of each person in a couple, by role and id."""
    found: dict[str, dict[str, list[str]]] = {"mentor": {}, "mentee": {}}
    pairs = zip(couples["mentee"].tolist(), couples["mentor"].tolist(), strict=True)
    for mentee, mentor in pairs:
        found["mentee"].setdefault(mentee, []).append(mentor)
        found["mentor"].setdefault(mentor, []).append(mentee)
    return found


def _apart(people: People, partners: Mapping[str, list[str]], cohort: Cohort) -> Iterator[int]:
    """Yield the rows of people with a partner who is known to work at another site."""
    other = cohort.mentees if people is cohort.mentors else cohort.mentors
    sites = {
        who: fold(site)
        for who, site in zip(other.ids.tolist(), other.text("site").tolist(), strict=True)
        if site
    }
    own = people.text("site").tolist()
    for row, who in enumerate(people.ids.tolist()):
        theirs = {sites[one] for one in partners.get(who, ()) if one in sites}
        if own[row] and theirs - {fold(own[row])}:
            yield row
