"""The options that say how a table of feedback is read."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, Any

from matchcore.catalogue import told

if TYPE_CHECKING:  # loading it takes long, and help needs none of it
    from matchcore.programme import Programme

_NUMBER = r"-?\d+(?:\.\d+)?"
_SCALE = re.compile(rf"\s*({_NUMBER})\s*[-–:]\s*({_NUMBER})\s*")


def scale(text: str) -> tuple[float, float]:
    """Return the ends of a scale.

    >>> scale("1-5"), scale("-2:2")
    ((1.0, 5.0), (-2.0, 2.0))
    """
    found = _SCALE.fullmatch(text)
    if not found:
        raise ArgumentTypeError(
            told("{text!r} is no scale: write the lowest and the highest, 1-5", text=text)
        )
    return float(found[1]), float(found[2])


def aspect(text: str) -> tuple[str, tuple[float, float] | None]:
    """Return the name of an aspect and its scale, if it has one of its own.

    >>> aspect("listening"), aspect("Écoute=0-10")
    (('listening', None), ('Écoute', (0.0, 10.0)))
    """
    name, sign, ends = text.rpartition("=")
    return (name, scale(ends)) if sign else (text, None)


def own_column(text: str) -> tuple[str, str]:
    """Return the name of a column and ours; the last ``=`` counts.

    >>> own_column("Votre avis = score")
    ('Votre avis', 'score')
    """
    theirs, _, ours = (part.strip() for part in text.rpartition("="))
    if not (theirs and ours):
        raise ArgumentTypeError(
            told('{text!r} names no two columns: write "Votre avis=score"', text=text)
        )
    return theirs, ours


def add_feedback_options(parser: ArgumentParser) -> None:
    """Add the scale, the aspects and the columns of a table of feedback."""
    parser.add_argument(
        "--scale",
        type=scale,
        default=(1.0, 5.0),
        metavar=told("SCALE"),
        help=told("of scores: 1-5"),
    )
    parser.add_argument(
        "--aspect",
        type=aspect,
        action="append",
        default=[],
        metavar=told("NAME"),
        help=told('a further column of numbers, on the same scale or its own: "listening=0-10"'),
    )
    parser.add_argument("--until", metavar=told("DATE"), help=told("leave out rows dated later"))
    parser.add_argument(
        "--column",
        type=own_column,
        action="append",
        default=[],
        metavar=told("NAME=OURS"),
        help=told('a column of FILE by your name and ours: "Votre avis=score"'),
    )
    parser.add_argument(
        "--absent", choices=("ignore",), default="error", help=told("leave out people in no table")
    )
    parser.add_argument(
        "--readers",
        choices=("coordinator",),
        default="nobody",
        help=told("let cautions name rows of FILE"),
    )


def feedback_settings(options: Namespace, programme: Programme) -> dict[str, Any]:
    """Return the options as arguments of `matchcore.rounds.read_feedback`."""
    return {
        "scale": options.scale,
        "aspects": {name: own or options.scale for name, own in options.aspect},
        "until": options.until,
        "readers": options.readers,
        "absent": options.absent,
        "columns": dict(options.column),
        "language": programme.language,
    }
