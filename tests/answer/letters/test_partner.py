"""What a letter says of one partner."""

from __future__ import annotations

import pytest

from matchcore import Cohort, Programme
from matchcore.answer.letters.partner import Partner
from matchcore.model.side import Side
from tests.answer.couples_for_people import people


def only(mentor: dict[str, object], mentee: dict[str, object]) -> list[Partner]:
    """Match two people, and return what each reads of the other in English."""
    matching = Programme.peer_mentoring().match(Cohort([mentor], [mentee]))
    return [Partner(matching, 0, side, "en") for side in Side]


@pytest.mark.slow
def test_each_side_reads_the_reason_from_its_side() -> None:
    mentee, mentor = (Partner(people(), 0, side, "fr") for side in Side)
    assert mentee.section.paragraphs[0].startswith(
        "Zoé Ferrand peut vous accompagner sur des sujets que vous avez choisis\xa0: "
        "analyse de données et Python."
    )
    assert mentor.section.paragraphs[0].startswith(
        "Hélène Roy souhaite progresser sur des sujets que vous connaissez bien\xa0: "
        "analyse de données et Python."
    )
    assert (mentee.name, mentor.name) == ("Zoé Ferrand", "Hélène Roy")


def test_where_no_wish_is_met_the_mentee_reads_what_the_mentor_teaches() -> None:
    mentee, mentor = only({"id": "m", "skills": "Go|R:5"}, {"id": "e", "wants": "Rust"})
    assert list(mentee.topics()) == ["m teaches R and Go: does something among it tempt you?"]
    assert next(mentor.topics()).startswith("e would like to learn Rust")
    assert mentee.section.paragraphs == (
        "Your paths differ, and that is often what makes an exchange worthwhile.",
    )


def test_people_of_whom_nothing_is_known_still_have_something_to_talk_about() -> None:
    for one in only({"id": "m"}, {"id": "e"}):
        assert len(list(one.topics())) == 1
        assert one.section.items == ()
        assert one.hours == ""


def test_at_most_three_hours_are_named_in_the_order_of_the_week() -> None:
    hours = "fri-09|mon-14|tue-09|mon-09"
    mentee, _ = only({"id": "m", "availability": hours}, {"id": "e", "availability": hours})
    assert mentee.hours == (
        "m and you are both free on Mondays at 9:00, on Mondays at 14:00 and on Tuesdays at 9:00."
    )
