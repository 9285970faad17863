"""The programme in words: what counts, which rules always hold, and what is best."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

import matchcore.rules
from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import (
    Section,
    begun,
    count_cell,
    head,
    level_cell,
    stated,
    table,
)
from matchcore.answer.summary import ranking_words
from matchcore.errors import InputError
from matchcore.rules.loads import MinimumLoad
from matchcore.rules.rule import LoadRule, Rule
from matchcore.wording import addend_words, number, rule_words, say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples


def programme_section(couples: Couples) -> list[Section]:
    """Return weights, rules and the objective."""
    language = couples.language
    entries = stated(couples.programme, "rules")
    hard, soft = _rules(couples, entries)
    parts = [
        _weights(couples),
        _listed(say("rules_heading", language), hard),
        _listed(say("soft_heading", language), soft),
        _listed(say("order_heading", language), [ranking_words(couples)]),
    ]
    return [Section("programme", say("report_programme", language), "\n".join(filter(None, parts)))]


def _weights(couples: Couples) -> str:
    """Return each component's share of the score, and what each addend is on average."""
    language, taken = couples.language, couples.breakdown
    entries = stated(couples.programme, "affinity")
    weights = {str(e.get("name")): float(e["weight"]) for e in entries if "weight" in e}
    whole = sum(weights.values()) or 1.0
    heads = [head(say("part_column", language)), head(say("weight_column", language))]
    heads += [head(say(code, language), ' class="n"') for code in ("weight_column", "mean_column")]
    heads[1] = "<td></td>"
    words = [say(code, language) for code in ("weight_column", "mean_column")]
    rows = []
    for name, amounts in zip(taken.names, taken.amounts, strict=True):
        share = weights.get(name, 0.0) / whole
        told = number(share, ".0%", language) if name in weights else "–"
        mean = number(float(amounts.mean()), ".3f", language) if len(amounts) else "–"
        called = addend_words(name, language)
        rows.append(
            f'<tr><th scope="row">{escape(called)}</th>'
            f"{level_cell(share, share, 1.0, f'{called} {told}')}"
            f"{count_cell(words[0], told)}{count_cell(words[1], mean)}</tr>"
        )
    caption = say("weights_caption", language)
    heading = f"<h3>{escape(say('weights_heading', language))}</h3>\n"
    return heading + table(caption, heads, rows) if rows else ""


def _rules(couples: Couples, entries: list[Mapping[str, Any]]) -> tuple[list[str], list[str]]:
    """Return the hard and the soft rules in words."""
    language = couples.language
    hard, soft = [], []
    for entry in entries:
        words, weight = _rule_words(entry, couples), entry.get("weight")
        if weight is None:
            hard.append(words)
        else:
            soft.append(say("soft_rule", language, rule=words, weight=float(weight)))
    if couples.problem.floor is not None:
        value = number(couples.problem.floor, ".3f", language)
        hard.append(say("floor_rule", language, value=value))
    if couples.problem.complete:
        hard.append(say("complete_rule", language))
    return list(dict.fromkeys(hard)), soft


def _rule_words(entry: Mapping[str, Any], couples: Couples) -> str:
    """Return a rule in words; one of another's making as it is written, or by its kind."""
    kind, language = str(entry.get("kind")), couples.language
    made = _made(kind, {name: value for name, value in entry.items() if name != "kind"})
    if isinstance(made, MinimumLoad) and not made.default:
        return say("minimum_if_stated", language)
    if isinstance(made, LoadRule):
        return say("load_unless_stated", language, rule=made.sentence(language))
    if made is not None:
        return made.sentence(language)
    for mask in couples.problem.compatibility.masks:
        if mask.origin.kind == "rule" and mask.origin.text.split("(")[0] == kind:
            return rule_words(mask.origin, language)
    return kind


def _made(kind: str, options: dict[str, Any]) -> Rule | None:
    """Return the rule of an entry, if it is one of matchcore's."""
    made = vars(matchcore.rules).get(kind)
    if not isinstance(made, type) or not issubclass(made, Rule):
        return None
    try:
        return made(**options)
    except (InputError, TypeError):  # its options name what only its author has
        return None


def _listed(heading: str, lines: list[str]) -> str:
    if not lines:
        return ""
    said = "".join(f"<li>{sentence(begun(line))}</li>" for line in lines)
    return f'<h3>{escape(heading)}</h3>\n<ul class="facts">{said}</ul>'
