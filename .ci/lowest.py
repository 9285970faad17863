"""Print the lower bounds of pyproject.toml as constraints of pip: ``lowest.py [EXTRA ...]``."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))[
    "project"
]


def required(extra: str) -> Iterator[str]:
    """List what an extra requires, the extras inside it included."""
    for requirement in PROJECT["optional-dependencies"][extra]:
        if own := re.fullmatch(rf"{PROJECT['name']}\[(.+)\]", requirement):
            for name in own[1].split(","):
                yield from required(name)
        else:
            yield requirement


def lowest(requirement: str) -> str:
    """Turn ``name>=bound`` into ``name==bound``; no other form of requirement has a lower bound."""
    if not (bounded := re.fullmatch(r"([\w.-]+)>=([\w.]+)", requirement)):
        raise SystemExit(f"{requirement!r} has no plain lower bound: write name>=version")
    return f"{bounded[1]}=={bounded[2]}"


everything = [*PROJECT["dependencies"], *(r for extra in sys.argv[1:] for r in required(extra))]
print("\n".join(sorted({lowest(requirement) for requirement in everything})))
