"""Where the masks of a rule come from, with the rule's sentence for people."""

from __future__ import annotations

from matchcore.catalogue import told
from matchcore.errors import InputError
from matchcore.model.origin import Origin
from matchcore.rules.rule import ColumnRule, Rule, rule_problem
from matchcore.wording import LANGUAGES


def origin_of(rule: Rule) -> Origin:
    """Return the origin of a rule's masks; two rules of one text share one origin."""
    return Origin("rule", str(rule), sentences=_sentences(rule))


def missing_origin(rule: ColumnRule) -> Origin:
    """Return the origin of the pairs that a rule forbids because a value is missing."""
    columns = dict.fromkeys((*rule.reads("mentees"), *rule.reads("mentors")))
    return Origin("missing", str(rule), tuple(columns), _sentences(rule))


def _sentences(rule: Rule) -> tuple[str, ...]:
    """Return the rule's sentences; a user-defined rule may return anything."""
    sentences = tuple(rule.sentence(language) for language in LANGUAGES)
    wrong = [one for one in sentences if not (isinstance(one, str) and one.strip())]
    if wrong:
        problem = told("sentence returned {wrong!r:.40}", wrong=wrong[0])
        raise InputError(rule_problem(rule, "not_text", problem, told("return text")))
    return sentences
