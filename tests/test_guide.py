"""The tables of kinds in docs/programme.md: written from the docstrings, whole, and checked."""

from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import matchcore.affinity
import matchcore.rules
from matchcore.affinity.components import Component
from matchcore.affinity.measures import Motivation
from matchcore.affinity.terms import PairTerm
from matchcore.programme.entries import _kinds
from matchcore.rules.rule import PairRule, Rule

SCRIPT = Path(__file__).parents[1] / ".ci" / "guide.py"


@pytest.fixture(scope="module")
def guide() -> ModuleType:
    spec = spec_from_file_location("guide", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def subclass(kind: type, doc: str | None = None) -> type:
    return type("Mine", (kind,), {"__doc__": doc})


@pytest.mark.slow
def test_the_page_is_what_the_docstrings_say(guide: ModuleType) -> None:
    page = guide.PAGE.read_text(encoding="utf-8")
    assert guide.written(page) == page, "run python .ci/guide.py"


def test_the_tables_name_every_kind_that_a_file_may_name(guide: ModuleType) -> None:
    """And no other: what a table misses, or adds, a reader would not find."""
    listed = {
        marker: {kind.__name__ for kind in guide.kinds(face, groups)}
        for marker, (face, groups, _) in guide.TABLES.items()
    }
    parts = _kinds(matchcore.affinity, (Component, PairTerm))
    assert listed["components"] | listed["terms"] == set(parts)
    assert listed["rules"] == set(_kinds(matchcore.rules, (Rule,)))


def test_a_row_has_default_choices_and_first_sentences(guide: ModuleType) -> None:
    @dataclass(frozen=True, kw_only=True)
    class Mine(PairRule):
        """Nobody meets ``a|b``. Ever.

        Parameters
        ----------
        who : {"all", "some"}
            Who is
            meant [1]_. All by default.
        most : int, optional
            TOML's most.
        weight : float
            Explained elsewhere.
        """

        who: str = "some"
        most: int | None = None

    options = '`who` (`"some"`, `"all"`): who is meant; `most`: TOML\'s most'
    assert guide.row(Mine) == ["`Mine`", r"Nobody meets `a\|b`", options]


def test_a_docstring_without_what_the_table_needs_is_an_error(guide: ModuleType) -> None:
    with pytest.raises(ValueError, match="Mine: begin its docstring with one sentence"):
        guide.row(subclass(Motivation))
    with pytest.raises(ValueError, match="Mine: begin its docstring with one sentence"):
        guide.row(dataclass(frozen=True)(subclass(PairRule)))  # has one that nobody wrote
    with pytest.raises(ValueError, match="Mine: begin Notes in its docstring with the formula"):
        guide.row(subclass(Motivation, "Motivation."))
    with pytest.raises(ValueError, match="Mine: describe the option pairs"):
        guide.row(subclass(matchcore.rules.Forbid, "These pairs are forbidden."))


@pytest.mark.slow
def test_check_changes_nothing_and_names_the_remedy(
    guide: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = guide.PAGE.read_text(encoding="utf-8")
    old = page.replace("| `Motivation` |", "| `Zeal` |")
    monkeypatch.setattr(guide, "PAGE", tmp_path / "programme.md")
    guide.PAGE.write_text(old, encoding="utf-8")
    assert guide.main(["--check"]) == "programme.md is out of date: run python .ci/guide.py"
    assert guide.PAGE.read_text(encoding="utf-8") == old
    assert guide.main([]) is None
    assert guide.PAGE.read_text(encoding="utf-8") == page
    assert guide.main(["--check"]) is None


def test_a_page_without_its_markers_is_an_error(guide: ModuleType) -> None:
    with pytest.raises(ValueError, match="<!-- components: written by"):
        guide.written("# Programme\n")
