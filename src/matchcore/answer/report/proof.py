"""The proof: bounds and gaps, and where to check them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section, begun, count_cell, head, table
from matchcore.answer.summary import facts
from matchcore.model.objective import MEASURES
from matchcore.wording import number, say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples
    from matchcore.model.assignment import Bound, Certificate


def proof_section(couples: Couples) -> list[Section]:
    """Return what is proven."""
    language, held = couples.language, couples.assignment.certificate
    said = "".join(f"<li>{sentence(begun(line))}</li>" for line in facts(couples))
    body = [
        f'<p class="intro">{sentence(say("proof_intro", language))}</p>',
        f'<ul class="facts">{said}</ul>',
    ]
    if held is not None:
        body.append(_bounds(couples, held))
    return [Section("proof", say("report_proof", language), "\n".join(body))]


def _bounds(couples: Couples, held: Certificate) -> str:
    language = couples.language
    codes = ("value_column", "bound_column")
    words = [say(code, language) for code in codes]
    heads = [head(say("quantity_column", language))]
    heads += [head(word, ' class="n"') for word in words]
    rows = [
        f'<tr><th scope="row">{sentence(say(f"quantity_{bound.quantity}", language))}</th>'
        + "".join(
            count_cell(word, text)
            for word, text in zip(words, _told(couples, held, bound), strict=True)
        )
        + "</tr>"
        for bound in held.bounds
    ]
    return table(say("bounds_caption", language), heads, rows)


def _told(couples: Couples, held: Certificate, bound: Bound) -> tuple[str, str]:
    """Return value and bound as people read them: counts, or sums of scores."""
    if MEASURES[bound.quantity].is_count:
        return str(bound.value), str(bound.limit)
    value, limit = (
        number(x * 2.0**-held.shift, ".4f", couples.language) for x in (bound.value, bound.limit)
    )
    return value, limit
