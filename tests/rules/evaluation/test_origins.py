"""Origins carry the text of a rule and its sentences, in the order of the languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from matchcore.errors import InputError
from matchcore.rules import requirements
from matchcore.rules.columns import DifferentDepartment, Trained
from matchcore.rules.decisions import Forbid
from matchcore.rules.evaluation.origins import missing_origin, origin_of
from matchcore.rules.overlap import MinimumOverlap
from matchcore.rules.rule import PairRule
from matchcore.rules.seniority import SeniorityGap
from matchcore.wording import LANGUAGES, rule_words
from tests.cohorts import cohort


def test_an_origin_has_the_text_and_the_sentences() -> None:
    origin = origin_of(SeniorityGap(at_least=2, direction="either"))
    assert (origin.kind, origin.text) == ("rule", "SeniorityGap(at_least=2, direction='either')")
    assert dict(zip(LANGUAGES, origin.sentences, strict=True)) == {
        "en": "a gap of at least two grades",
        "fr": "écart d'au moins deux grades",
    }


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        (SeniorityGap(), ("grade",)),
        (Trained(who="mentors"), ("trained",)),
        (MinimumOverlap(column="interests"), ("interests",)),
    ],
)
def test_a_missing_value_is_an_origin_apart_with_its_columns(
    rule: Any, columns: tuple[str, ...]
) -> None:
    """Each column once, though both sides read it."""
    origin = missing_origin(rule)
    assert (origin.kind, origin.text, origin.columns) == ("missing", str(rule), columns)
    assert origin != origin_of(rule)


def test_rules_of_one_text_share_an_origin() -> None:
    assert origin_of(Forbid([("e", "m")])) == origin_of(Forbid([("e", "n")]))
    assert origin_of(DifferentDepartment()) != origin_of(DifferentDepartment(missing="allow"))


@dataclass(frozen=True, kw_only=True)
class Veto(PairRule):
    """A user-defined rule with whatever sentence it is given."""

    words: Any = field(default=None, repr=False)

    def pairs(self, cohort: Any) -> Any:
        return [0], [0]

    def sentence(self, language: str) -> Any:
        return self.words[language] if isinstance(self.words, dict) else self.words


def test_a_rule_may_override_its_sentence() -> None:
    origin = origin_of(Veto(words={"en": "no veto", "fr": "aucun veto"}))
    assert [rule_words(origin, language) for language in LANGUAGES] == ["no veto", "aucun veto"]


@pytest.mark.parametrize("words", [None, "", " ", 3])
def test_a_sentence_that_is_no_text_is_refused(words: Any) -> None:
    with pytest.raises(InputError, match=r"sentence returned .*: return text") as caught:
        requirements([Veto(words=words)], cohort({"id": ["m"]}, {"id": ["e"]}))
    assert [(one.code, one.place) for one in caught.value.records] == [("not_text", "Veto")]
