"""The command line: ``matchcore demo | check | match``."""

from __future__ import annotations

import argparse
import io
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from matchcore.errors import (
    InfeasibleError,
    InputError,
    InputProblem,
    MemoryLimitError,
    StorageError,
    TimeLimitError,
)
from matchcore.version import __version__

if TYPE_CHECKING:
    from matchcore.answer import Matching
    from matchcore.people import Cohort
    from matchcore.programme import Programme

DONE, USAGE, WRONG_INPUT, INFEASIBLE, LIMIT_REACHED, DEFECT = 0, 2, 3, 4, 5, 70
_EPILOG = (
    "exit codes: 0 done, 2 usage, 3 wrong input, 4 no matching obeys every hard rule, "
    "5 a limit was reached, 70 a defect of matchcore"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; errors go to stderr in one block, without a traceback unless ours."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console may not know every letter
            stream.reconfigure(errors="replace")
    try:
        return int(options.run(options))
    except InfeasibleError as error:
        return _fail(error, INFEASIBLE)
    except (TimeLimitError, MemoryLimitError) as error:
        return _fail(error, LIMIT_REACHED)
    except (InputError, StorageError, OSError) as error:
        return _fail(error, WRONG_INPUT)
    except KeyboardInterrupt:
        return _fail(TimeLimitError("interrupted"), LIMIT_REACHED)
    except Exception as error:  # whatever nobody foresaw is no mistake of the user's
        traceback.print_exc()
        said = f"{type(error).__name__}: {error}\n  This is a defect of matchcore: please report"
        return _fail(RuntimeError(f"{said} the lines above"), DEFECT)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="matchcore", description="Mentor–mentee matching, proven best.", epilog=_EPILOG
    )
    parser.add_argument("--version", action="version", version=f"matchcore {__version__}")
    commands = parser.add_subparsers(required=True, metavar="command")
    demo = commands.add_parser("demo", help="match the embedded sample", epilog=_EPILOG)
    demo.set_defaults(run=_demo)
    check = commands.add_parser("check", help="check the tables, match nobody", epilog=_EPILOG)
    check.set_defaults(run=_check)
    match = commands.add_parser("match", help="match two tables of people", epilog=_EPILOG)
    match.set_defaults(run=_match)
    for command in (check, match):
        command.add_argument("--mentors", required=True, metavar="FILE", help="table of mentors")
        command.add_argument("--mentees", required=True, metavar="FILE", help="table of mentees")
        command.add_argument("--staff", metavar="FILE", help="table of managers who take no part")
        command.add_argument(
            "--programme", metavar="TOML", help="programme file (default: reverse mentoring)"
        )
    for command in (demo, match):
        command.add_argument("--out", required=True, metavar="DIR", help="folder for the results")
        command.add_argument("--time-limit", type=float, metavar="SECONDS", help="stop after this")
        command.add_argument(
            "--delimiter",
            choices=(",", ";"),
            default=",",
            metavar="SIGN",
            help="of CSV files written: , or ;",
        )
        command.add_argument("--excel", action="store_true", help="write matches.xlsx, too")
    for command in (demo, check, match):
        command.add_argument("--language", choices=("en", "fr"), help="of reasons and reports")
    return parser


def _programme(options: argparse.Namespace) -> Programme:
    from matchcore.programme import Programme

    path = getattr(options, "programme", None)
    programme = Programme.from_toml(path) if path else Programme.reverse_mentoring()
    return programme.replace(language=options.language) if options.language else programme


def _cohort(options: argparse.Namespace, programme: Programme) -> Cohort:
    return programme.read(mentors=options.mentors, mentees=options.mentees, staff=options.staff)


def _demo(options: argparse.Namespace) -> int:
    from matchcore.datasets import load_demo

    return _run(options, _programme(options), load_demo())


def _match(options: argparse.Namespace) -> int:
    programme = _programme(options)
    cohort = _cohort(options, programme)
    for note in (*cohort.cautions, *cohort.extra):
        sys.stderr.write(f"note: {note}\n")
    return _run(options, programme, cohort)


def _check(options: argparse.Namespace) -> int:
    programme = _programme(options)
    cohort = _cohort(options, programme)
    sys.stdout.write(f"{cohort.summary()}\n\n{programme.check(cohort)}\n")
    return DONE


def _run(options: argparse.Namespace, programme: Programme, cohort: Cohort) -> int:
    from matchcore.model.assignment import SolveStatus

    out = Path(options.out)
    if out.exists() and not out.is_dir():
        raise InputError(
            InputProblem("not_a_folder", "--out", "", f"{out} is a file", "give a folder")
        )
    matching = programme.match(cohort, time_limit=options.time_limit)
    names = _write(matching, out, options)
    sys.stdout.write(f"{matching.summary()}\n\n{out}: {', '.join(names)}\n")
    return DONE if matching.status is SolveStatus.OPTIMAL else LIMIT_REACHED


def _write(matching: Matching, out: Path, options: argparse.Namespace) -> list[str]:
    out.mkdir(parents=True, exist_ok=True)
    files: dict[str, Callable[[Path], object]] = {
        "matches.csv": partial(matching.to_csv, delimiter=options.delimiter),
        "unmatched.csv": partial(matching.unmatched_to_csv, delimiter=options.delimiter),
        "report.html": matching.to_html,
        "audit.json": matching.to_audit,
    }
    if options.excel:
        files["matches.xlsx"] = matching.to_excel
    for name, write in files.items():
        write(out / name)
    return list(files)


def _fail(error: BaseException, code: int) -> int:
    sys.stderr.write(f"matchcore: {error}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
