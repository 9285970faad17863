"""The template of a programme: an empty workbook to send to the people who take part."""

from __future__ import annotations

from matchcore.people import COLUMNS, Role, labels_of
from matchcore.programme.definition import Definition
from matchcore.programme.needs import SIDES, Need, needed_columns
from matchcore.rules.loads import Capacity, Demand, MinimumLoad
from matchcore.rules.rule import LoadRule
from matchcore.rules.rule_list import only
from matchcore.tables import Target
from matchcore.tables.forms import FormColumn, Notice, write_form
from matchcore.wording import Language, checked_language, say, template_heading

_ALWAYS = ("id", "name", "email")
_LOADS: tuple[LoadRule, ...] = (Capacity(), MinimumLoad(), Demand())
_NUMBERS = {
    "grade": range(1, 10),
    "motivation": range(1, 6),
    **{load.column: range(10) for load in _LOADS},
}
_OWN_NOTE = ("prefers", "success")  # extra columns that terms read unless told otherwise
_WIDTHS = {"list": 36, "text": 24, "id": 16, "number": 14, "yes_no": 14}


def write_template(target: Target, programme: Definition, language: Language | None = None) -> None:
    """Write an empty workbook: a sheet for mentors, one for mentees, and how to fill them in.

    It has the columns that the programme reads, and nobody in it. Notes say what to write, lists
    offer the grades and the like. Needs the extra ``excel``.

    Parameters
    ----------
    target : path or stream
    programme : Programme
    language : {"en", "fr"}, optional
        The programme's own if left out.

    Examples
    --------
    >>> import io
    >>> from matchcore import Programme
    >>> workbook = io.BytesIO()
    >>> write_template(workbook, Programme.reverse_mentoring(), "fr")
    >>> workbook.getvalue()[:2]
    b'PK'
    """
    words = checked_language(language or programme.language)
    needs = needed_columns(programme)
    sheets = {
        say(f"sheet_{side}", words): [
            _column(name, need, programme, words) for name, need in _columns(needs[side]).items()
        ]
        for side in SIDES
    }
    write_form(sheets, _notice(needs, words), target)


def template_names(programme: Definition, language: Language | None = None) -> dict[str, str]:
    """Return the template's headings, each with our name: what ``columns`` takes.

    Examples
    --------
    >>> from matchcore import Programme
    >>> names = template_names(Programme.peer_mentoring(), "fr")
    >>> names["Nom complet"], names["Souhaits"]
    ('name', 'wants')
    """
    words = checked_language(language or programme.language)
    needs = needed_columns(programme)
    names = dict.fromkeys(name for side in SIDES for name in _columns(needs[side]))
    return {template_heading(name, words): name for name in names}


def _columns(needs: dict[str, Need]) -> dict[str, Need]:
    """Return the columns of a sheet in order: who it is, what is needed, what is optional."""
    first = {name: needs.get(name, Need()) for name in _ALWAYS}
    needed = {name: need for name, need in needs.items() if need.needed_by}
    return {**first, **needed, **needs}


def _column(name: str, need: Need, programme: Definition, language: Language) -> FormColumn:
    heading, kind = template_heading(name, language), _kind(name)
    scale = programme.scale if name == "grade" else None
    labels = tuple(labels_of(scale)) if scale else ()
    choices = labels or tuple(map(str, _NUMBERS.get(name, ())))
    if kind == "yes_no":
        choices = say("choice_yes", language), say("choice_no", language)
    is_optional = name != "id" and not need.needed_by
    note = _note(name, programme, language)
    if is_optional:
        note = say("note_optional", language, note=note)
    return FormColumn(
        heading=heading,
        note=note,
        width=min(36, max(_WIDTHS[kind], len(heading) + 2)),
        choices=choices,
        is_closed=scale is not None or kind == "yes_no" or name == "motivation",
        is_text=scale is not None or kind not in ("number", "yes_no"),
        is_optional=is_optional,
    )


def _kind(name: str) -> str:
    return COLUMNS[name].kind if name in COLUMNS else "text"


def _note(name: str, programme: Definition, language: Language) -> str:
    """Return what to write in a column."""
    if name == "grade" and programme.scale is not None:
        return say("note_grade_scale", language)
    for load in _LOADS:
        if name == load.column:
            default = only(programme.rules, type(load), load).default
            return say(f"note_{name}", language, count=default)
    known = name in COLUMNS or name in _OWN_NOTE
    return say(f"note_{name}" if known else "note_extra", language)


def _notice(needs: dict[Role, dict[str, Need]], language: Language) -> Notice:
    """Return how to fill the sheets in, in five sentences, or six where managers count."""
    sheets = {side: say(f"sheet_{side}", language) for side in SIDES}
    sentences = [
        say("read_me_rows", language, **sheets),
        say("read_me_headings", language),
        say("read_me_notes", language),
        say("read_me_lists", language, example="Python:4|Excel"),
        say("read_me_both", language),
    ]
    if any("manager" in needs[side] for side in SIDES):
        names = {name: template_heading(name, language) for name in ("id", "manager")}
        sentences.append(say("read_me_managers", language, **names))
    return Notice(say("sheet_read_me", language), sentences)
