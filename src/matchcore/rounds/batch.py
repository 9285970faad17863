"""A folder of programmes, each matched again: a line each, and no work done twice."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from matchcore.answer import Matching
from matchcore.answer.results import SAVED
from matchcore.catalogue import Language, told
from matchcore.errors import InputError, InputProblem, MatchcoreError, StorageError
from matchcore.exit_codes import DEFECT, DONE, LIMIT_REACHED, NOBODY, exit_code
from matchcore.model.assignment import SolveStatus
from matchcore.programme import Programme
from matchcore.rounds.feedback_reading import read_feedback
from matchcore.rounds.keeping import First
from matchcore.rounds.learning import learn
from matchcore.rounds.meeting_plan import MeetingPlan
from matchcore.rounds.record_files import read_record, write_record
from matchcore.rounds.rematching import Rematch, rematch
from matchcore.rounds.round_files import RoundFiles
from matchcore.solver.options import checked_options
from matchcore.version import __version__

__all__ = ["BatchLine", "rematch_batch"]

RESULTS = "rematch"  # the folder of results, beside the files of the round
_RECORD, _KIND = "line.json", "line of a batch"


@dataclass(frozen=True)
class BatchLine:
    """What became of one programme of a batch.

    Attributes
    ----------
    folder : str
        The name of its folder.
    code : int
        As the command line exits: 0 done, 3 wrong input, 4 no matching obeys every hard rule, 5 a
        limit was reached, 7 something must be decided by a person, 70 a defect of matchcore.
    couples, kept, dropped : int
        Couples now; old ones that stay; old ones that could have stayed and do not.
    unmatched : int
        People without a couple, of both sides.
    total : float or None
    message : str
        What went wrong, in the language of the batch's programme; empty if nothing did.
    before : bool
        Whether an earlier run had done it, and nothing has changed since.
    """

    folder: str
    code: int
    couples: int = 0
    kept: int = 0
    dropped: int = 0
    unmatched: int = 0
    total: float | None = None
    message: str = ""
    before: bool = False


@dataclass(frozen=True)
class _Options:
    """What holds for every programme of a batch."""

    programme: Programme
    change_cost: float
    first: First
    scale: tuple[float, float]
    delimiter: str | None
    time_limit: float | None

    @property
    def content(self) -> tuple[object, ...]:
        return (
            __version__,
            self.programme.to_dict(),
            self.change_cost,
            self.first,
            self.scale,
            self.delimiter,
            self.time_limit,
        )


def rematch_batch(
    folder: str | os.PathLike[str],
    *,
    programme: Programme | None = None,
    change_cost: float = math.inf,
    first: First = "coverage",
    scale: tuple[float, float] = (1.0, 5.0),
    delimiter: str | None = None,
    workers: int = 1,
    time_limit: float | None = None,
) -> Iterator[BatchLine]:
    """Match every programme of a folder again, and yield a line for each, in order of names.

    Each programme is a folder with its people (``mentors`` and ``mentees``, or ``people``, in any
    form), ``matching``, the couples of the round before, and perhaps ``programme.toml``,
    ``feedback``, ``staff`` and the ``plan.json`` of its meetings. Its results are written into
    ``rematch`` there. A programme that is done is left alone until one of its files or an option
    changes, so a batch that was interrupted goes on where it stopped.

    Parameters
    ----------
    folder : str or path
        Folders without ``matching`` are left out.
    programme : Programme, optional
        For folders without a ``programme.toml``; the preset of reverse mentoring if left out.
    change_cost, first
        As in `rematch`.
    scale : (float, float)
        Of the scores in feedback.
    delimiter : {",", ";", tab}, optional
        Of CSV files written.
    workers : int
        Processes that share the work.
    time_limit : float, optional
        Seconds, of the search of each programme.

    Raises
    ------
    InputError
        There is no such folder, no programme in it, or no such limit. What is wrong with one
        programme is in its line, and stops no other.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> from matchcore import Programme, datasets
    >>> spring = pathlib.Path(tempfile.mkdtemp()) / "spring"
    >>> matching = Programme.reverse_mentoring().match(datasets.load_demo())
    >>> matching.save(spring / "matching")
    >>> for name, table in datasets.demo_tables().items():
    ...     table.to_csv(spring / f"{name}.csv", index=False)
    >>> for line in rematch_batch(spring.parent):
    ...     print(line.folder, line.code, line.couples, line.kept)
    spring 0 47 47
    """
    checked_options({"time_limit": time_limit})
    folders = batch_folders(folder)
    options = _Options(
        programme or Programme.reverse_mentoring(),
        change_cost,
        first,
        scale,
        delimiter,
        time_limit,
    )
    return _lines(folders, options, workers)


def _lines(folders: list[Path], options: _Options, workers: int) -> Iterator[BatchLine]:
    if workers == 1:
        yield from (_line(one, options) for one in folders)
        return
    from joblib import Parallel, delayed

    jobs = Parallel(n_jobs=workers, return_as="generator")
    yield from jobs(delayed(_line)(one, options) for one in folders)


def batch_folders(folder: str | os.PathLike[str]) -> list[Path]:
    """Return the folders of programmes, in order of names; raise InputError without any."""
    path = Path(folder)
    if not path.is_dir():
        remedy = told("give a folder that holds a folder per programme")
        raise InputError(InputProblem("no_folder", "batch", str(path), told("is none"), remedy))
    found = sorted(one for one in path.iterdir() if (one / SAVED).is_dir())
    if not found:
        problem, remedy = (
            told("holds no programme"),
            told("each is a folder with its tables and matching/"),
        )
        raise InputError(InputProblem("no_programme", "batch", str(path), problem, remedy))
    return found


def _line(folder: Path, options: _Options) -> BatchLine:
    """Match one programme again, unless that is done; an error becomes a line."""
    try:
        files = RoundFiles.of(folder)
        digest = files.digest(options.content)
        if done := _done(folder, digest):
            return done
        again = _again(files, options)
        line = _told(folder, again)
        results = folder / RESULTS
        (results / _RECORD).unlink(missing_ok=True)  # what stands beside it is about to change
        again.write(results, delimiter=options.delimiter)
        write_record(results / _RECORD, _KIND, {"digest": digest, "line": asdict(line)})
    except Exception as error:  # one programme stops no other; Ctrl-C stops all
        return _failed(folder, error, options.programme.language)
    return line


def _failed(folder: Path, error: Exception, language: Language) -> BatchLine:
    code = exit_code(error)
    words = error.in_words(language) if isinstance(error, MatchcoreError) else str(error)
    name = f"{type(error).__name__}: " if code == DEFECT else ""
    return BatchLine(folder.name, code, message=f"{name}{words}")


def _done(folder: Path, digest: str) -> BatchLine | None:
    """Return the line of an earlier run of the same files and options, if it was done."""
    try:
        record = read_record(folder / RESULTS / _RECORD, _KIND)
        if record["digest"] != digest:
            return None
        line = BatchLine(**record["line"])
    except (StorageError, KeyError, TypeError):  # none, or not whole: do it again
        return None
    return replace(line, before=True) if line.code == DONE else None


def _again(files: RoundFiles, options: _Options) -> Rematch:
    """Read the files of a round, learn from its feedback, and match again."""
    given: Any = options.programme
    if files.programme:
        given = Programme.from_toml(files.programme)
    reading = given.recognise(**files.people)
    programme, cohort = reading.programme, reading.cohort
    previous, learnt = Matching.load(files.previous), None
    if "feedback" in files.tables:
        said = read_feedback(files.tables["feedback"], cohort, scale=options.scale, absent="ignore")
        plan = MeetingPlan.load(files.plan, programme, cohort) if files.plan else previous
        learnt = learn(said, plan, programme=programme, cohort=cohort)
    return rematch(
        programme,
        cohort,
        previous=previous,
        learnt=learnt,
        change_cost=options.change_cost,
        first=options.first,
        time_limit=options.time_limit,
    )


def _code(again: Rematch) -> int:
    if again.status is not SolveStatus.OPTIMAL:
        return LIMIT_REACHED
    return DONE if len(again.matching.pairs) else NOBODY


def _told(folder: Path, again: Rematch) -> BatchLine:
    matching = again.matching
    return BatchLine(
        folder.name,
        _code(again),
        len(matching.pairs),
        again.kept,
        again.dropped,
        len(matching.unmatched),
        matching.total,
    )
