"""The embedded sample: people of a fictitious company, with a few gaps."""

from __future__ import annotations

import pytest

from matchcore import Cohort
from matchcore.datasets import demo_tables, load_demo
from matchcore.names import SkillNames, fold
from matchcore.people import COLUMNS

TABLES = demo_tables()


def items(side: str, column: str) -> set[str]:
    cells = "|".join(TABLES[side][column]).split("|")
    return {fold(cell.split(":")[0]) for cell in cells} - {""}


def test_the_tables_are_the_cohort() -> None:
    one, other = load_demo(), Cohort(**TABLES)
    assert one.shape == other.shape == (45, 60)
    assert one.mentors.ids.tolist() == other.mentors.ids.tolist()


def test_all_columns_are_filled() -> None:
    """All but `running`: the season begins, and no couple runs yet."""
    for side, table in TABLES.items():
        known = {name for name, column in COLUMNS.items() if side in column.roles}
        assert set(table) == known - {"running"}
        assert [name for name in table if not table[name].str.strip().any()] == []


@pytest.mark.parametrize(("side", "column"), [("mentees", "grade"), ("mentors", "department")])
def test_a_few_holes_are_there_to_be_met(side: str, column: str) -> None:
    everyone = sum((t[column] == "").sum() for t in TABLES.values())
    assert 1 <= everyone <= 5
    assert len(TABLES[side]) > 40


def test_nobody_mentors_and_learns_at_once() -> None:
    """Juniors teach seniors; ids are unique over both tables."""
    ids = [one for table in TABLES.values() for one in table["id"]]
    assert len(ids) == len(set(ids)) == 105


def test_managers_and_past_partners_exist() -> None:
    """A line of managers that leads nowhere would make the rules on it idle."""
    ids = {side: set(table["id"]) for side, table in TABLES.items()}
    everyone = ids["mentors"] | ids["mentees"]
    for side, other in (("mentors", "mentees"), ("mentees", "mentors")):
        managers = set(TABLES[side]["manager"]) - {""}
        assert managers
        assert managers <= everyone
        assert items(side, "past") <= {fold(one) for one in ids[other]}


def test_names_carry_accents_and_addresses_reach_nobody() -> None:
    names = [name for table in TABLES.values() for name in table["name"]]
    assert sum(not name.isascii() for name in names) > 20
    addresses = [mail for table in TABLES.values() for mail in table["email"]]
    assert all(mail.endswith(".example") for mail in addresses)


def test_the_sample_is_a_copy_each_time() -> None:
    mentors = demo_tables()["mentors"]
    mentors.loc[0, "id"] = "changed"
    assert demo_tables()["mentors"].loc[0, "id"] != "changed"


def test_what_is_wanted_is_taught_by_somebody() -> None:
    """By the keys of skills: French wishes meet English offers."""
    names = SkillNames()
    taught = set(map(names.key, items("mentors", "skills")))
    wanted = set(map(names.key, items("mentees", "wants")))
    assert len(wanted & taught) / len(wanted) > 0.8
    assert items("mentees", "wants") - items("mentors", "skills"), "some meet in translation only"
