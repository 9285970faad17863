"""What recognition says, in words: questions, remarks, and who reads a column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from matchcore.errors import InputProblem
from matchcore.people import COLUMNS
from matchcore.programme.definition import Definition
from matchcore.recognition import Question, Remark, TakenFor
from matchcore.wording import LANGUAGES, Language, addend_words, column_noun, say

_QUOTED = 90  # characters of a text in quotes that are shown


def question_words(question: Question, language: Language) -> str:
    """Return a question in words."""
    return say(question.code, language, **worded(question.values, language))


def answer_words(question: Question, language: Language) -> str:
    """Return where to write the answer of a question, and what."""
    if not question.line:
        return ""
    return say("ask_line", language, section=question.section, line=question.line)


def problems_of(questions: Iterable[Question], language: Language) -> list[InputProblem]:
    """Return questions as problems, each with the line that answers it as the remedy."""
    return [
        InputProblem(
            one.code, problem=question_words(one, language), remedy=answer_words(one, language)
        )
        for one in questions
    ]


def remark_words(remark: Remark, language: Language) -> str:
    """Return a remark in words."""
    return say(remark.code, language, **worded(remark.values, language))


def sureness_words(column: TakenFor, language: Language) -> str:
    """Return in words how sure it is what a column holds."""
    return say("stated" if column.why == "stated" else column.sureness, language)


def reader_words(programme: Definition) -> dict[str, tuple[str, str]]:
    """Return the names of rules, as they are written, and of parts; each in both languages."""
    rules = {str(rule): rule for rule in programme.rules}
    found = {name: tuple(map(rule.sentence, LANGUAGES)) for name, rule in rules.items()}
    for name in programme.affinity.get_params(deep=False):
        found[name] = tuple(addend_words(name, language) for language in LANGUAGES)
    return {name: (words[0] or name, words[1] or name) for name, words in found.items()}


def worded(values: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """Return values as people write them: tables and columns by name, text in quotes.

    ``ours`` is the name of the column as files and options write it.
    """
    words = {**values, "ours": values.get("column", "")}
    if "table" in words:
        tables = words["table"].split(", ")
        words["table"] = ", ".join(say(f"table_{table}", language) for table in tables)
    if words.get("column") in COLUMNS:
        words["column"] = column_noun(words["column"], language)
    if "readers" in words:
        words["readers"] = ", ".join(pair[LANGUAGES.index(language)] for pair in words["readers"])
    for key in ("header", "other", "example", "entry", "person"):
        if key in words:
            words[key] = _quoted(str(words[key]), language)
    for key in ("signs", "entries", "words"):
        if key in words:
            words[key] = ", ".join(_quoted(one, language) for one in words[key])
    return words


def _quoted(text: str, language: Language) -> str:
    text = shortened(text, _QUOTED)
    return f"«\N{NO-BREAK SPACE}{text}\N{NO-BREAK SPACE}»" if language == "fr" else f"'{text}'"


def shortened(text: str, size: int) -> str:
    """Return text on one line, cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= size else text[: size - 1] + "…"
