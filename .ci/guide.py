"""Writes the tables of kinds in docs/programme.md from the docstrings; `--check` only compares."""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path
from types import ModuleType

from matchcore import affinity, rules

PAGE = Path(__file__).parents[1] / "docs" / "programme.md"
ELSEWHERE = {"weight", "name", "missing"}  # options of many kinds, which the page explains once
BASES = (affinity.Component, affinity.PairTerm, rules.Rule, rules.LoadRule)
TABLES = {  # marker: face, groups of kinds in their order, head
    "components": (affinity, [affinity.Component], "kind | usual name | formula | options"),
    "terms": (affinity, [affinity.PairTerm], "kind | usual name | what it adds | options"),
    "rules": (
        rules,
        [rules.ClassRule, rules.ThresholdRule, rules.PairRule, rules.Rule],
        "kind | what it asks | options",
    ),
}


def kinds(face: ModuleType, groups: list[type]) -> list[type]:
    """Return the classes that an entry can name: by group, by file, as they are defined there."""
    named = (getattr(face, name) for name in face.__all__)
    concrete = [k for k in named if isinstance(k, type) and not inspect.isabstract(k)]
    found: list[type] = []
    for group in groups:
        fresh = [k for k in concrete if issubclass(k, group) and k not in (*found, *BASES)]
        found += sorted(fresh, key=lambda k: (k.__module__, inspect.getsourcelines(k)[1]))
    return found


def row(kind: type) -> list[str]:
    """Return the cells of one kind; raise ValueError if its docstring lacks one of them."""
    doc = inspect.cleandoc(kind.__doc__ or "")
    if not doc or doc.startswith(f"{kind.__name__}("):  # a dataclass's own
        raise ValueError(f"{kind.__name__}: begin its docstring with one sentence on what it is")
    summary, *rest = re.split(r"^(\w[\w ]*)\n-{3,}\n", doc, flags=re.MULTILINE)
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    cells = [_options(kind, sections.get("Parameters", ""))]
    if issubclass(kind, rules.Rule):
        return [f"`{kind.__name__}`", _markdown(_first_sentence(summary)), *cells]
    formula = sections.get("Notes", "").split("\n\n")[0]
    if not formula.strip():
        raise ValueError(f"{kind.__name__}: begin Notes in its docstring with the formula")
    return [f"`{kind.__name__}`", f"`{kind.label}`", _markdown(formula), *cells]


def _options(kind: type, section: str) -> str:
    described = re.findall(r"^(\w+) : (.+)\n((?:[ ].*\n?|\n)+)", section, re.MULTILINE)
    texts = {name: (form, _first_sentence(text)) for name, form, text in described}
    cells = []
    for name, option in inspect.signature(kind).parameters.items():
        if name in ELSEWHERE:
            continue
        if name not in texts:
            raise ValueError(f"{kind.__name__}: describe the option {name} in its docstring")
        form, text = texts[name]
        values = [] if option.default in (option.empty, None, ()) else [_toml(option.default)]
        if form.startswith("{"):
            values += [v for v in re.findall(r'"\w+"', form) if v not in values]
        shown = f" ({', '.join(f'`{value}`' for value in values)})" if values else ""
        cells.append(f"`{name}`{shown}: {_uncapitalised(_markdown(text))}")
    return "; ".join(cells) or "–"


def _uncapitalised(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]  # TOML stays


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else f"{value:g}"


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=\.)\s", text.strip(), maxsplit=1)[0]


def _markdown(text: str) -> str:
    plain = re.sub(r"\s*\[\d+\]_", "", " ".join(text.split())).removesuffix(".")
    return plain.replace("``", "`").replace("|", r"\|")


def written(page: str) -> str:
    """Return the page with its tables as the docstrings have them now."""
    for marker, (face, groups, head) in TABLES.items():
        names = head.split(" | ")
        lines = [names, ["---"] * len(names), *map(row, kinds(face, groups))]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        begin, end = f"<!-- {marker}: written by .ci/guide.py -->", "<!-- end -->"
        before, found, after = page.partition(begin)
        _, closed, after = after.partition(end)
        if not (found and closed):
            raise ValueError(f"{PAGE.name}: needs a line {begin} and, after it, a line {end}")
        page = f"{before}{begin}\n\n{table}\n\n{end}{after}"
    return page


def main(arguments: list[str]) -> str | None:
    """Write the page, or say what to do where it differs or cannot be written."""
    page = PAGE.read_text(encoding="utf-8")
    try:
        new = written(page)
    except ValueError as error:
        return str(error)
    if "--check" in arguments:
        return None if new == page else f"{PAGE.name} is out of date: run python .ci/guide.py"
    PAGE.write_text(new, encoding="utf-8")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
