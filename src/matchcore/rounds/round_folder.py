"""`RoundFolder`: one round on disk, a file for each thing, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from matchcore.answer import Matching
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem, StorageError
from matchcore.rounds.couples import Couples
from matchcore.rounds.draft import Draft
from matchcore.rounds.feedback import Feedback
from matchcore.rounds.learning_result import Learning
from matchcore.rounds.meeting_plan import MeetingPlan
from matchcore.rounds.published import Published
from matchcore.rounds.record_files import read_record, write_record
from matchcore.rounds.timetable import Timetable
from matchcore.tables import DRAFT, Folder

__all__ = ["KINDS", "Kind", "RoundFolder", "plain"]

_MISFITS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class Kind(NamedTuple):
    """How one thing of a round is kept."""

    type: type
    file: str
    save: Callable[[Any, Path], None]
    load: Callable[..., Any]  # of a path, and keywords that the type needs
    once: bool = False  # never replaced by another


def plain(name: str, of: Any, *, once: bool = False) -> Kind:
    """Return how to keep a thing that has `to_dict` and `from_dict`: as a record of its own."""

    def save(value: Any, path: Path) -> None:
        write_record(path, name, value.to_dict())

    def load(path: Path, **context: Any) -> Any:
        values = read_record(path, name)
        try:
            return of.from_dict(values, **context)
        except _MISFITS as error:
            raise StorageError(
                told("{path} is damaged ({error!r:.200})", path=path, error=error)
            ) from error

    return Kind(of, f"{name}.json", save, load, once)


def own(of: Any, file: str) -> Kind:
    """Return how to keep a thing that has `save` and `load` of its own."""
    return Kind(of, file, lambda value, path: value.save(path), of.load)


KINDS: dict[str, Kind] = {
    "couples": plain("couples", Couples),
    "draft": plain("draft", Draft),
    "feedback": own(Feedback, "feedback.json"),
    "learnt": own(Learning, "learnt.json"),
    "matching": own(Matching, "matching"),
    "plan": own(MeetingPlan, "plan.json"),
    "published": plain("published", Published, once=True),
    "timetable": own(Timetable, "timetable.json"),
}


class RoundFolder:
    """A folder with one round: what was planned, said, decided and published.

    Each thing is a file of its own, plain JSON with a format version. After a crash at any moment
    the old or the new one is there whole. Readers need no lock; `update` reads, changes and writes
    while no other `update` does.

    Parameters
    ----------
    path : str or path
        Created when something is first saved.

    Examples
    --------
    >>> import tempfile
    >>> folder = RoundFolder(tempfile.mkdtemp())
    >>> folder.save("couples", Couples().propose([("ana", "zoe")], at="2026-03-01"))
    >>> def accept(couples):
    ...     return couples.answer("ana", "zoe", by="mentee", accepted=True, at="2026-03-02")
    >>> changed = folder.update("couples", accept)
    >>> folder.load("couples") == changed, folder.names
    (True, ['couples'])
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        try:
            self.path = Path(path)
        except TypeError:
            wrong = f"{path!r:.60}"
            raise InputError(
                InputProblem("wrong_type", "path", wrong, remedy=told("give a path"))
            ) from None

    def __repr__(self) -> str:
        return f"RoundFolder({str(self.path)!r})"

    @property
    def names(self) -> list[str]:
        """What there is, sorted."""
        return [name for name, kind in sorted(KINDS.items()) if self._at(kind).exists()]

    def save(self, name: str, value: Any) -> None:
        """Write one thing, whole or not at all.

        Parameters
        ----------
        name : str
            One of `KINDS`.
        value
            Of the type that the kind has.

        Raises
        ------
        InputError
            There is no such kind, or the value is something else.
        StorageError
            The folder cannot be written; or another round was published into it.
        """
        kind = _kind(name)
        if not isinstance(value, kind.type):
            remedy = told("give a {kind}", kind=kind.type.__name__)
            raise InputError(InputProblem("wrong_type", name, f"{value!r:.60}", remedy=remedy))
        with self._locked():
            self._save(kind, name, value)

    def load(self, name: str, **context: Any) -> Any:
        """Read one thing; what `save` wrote comes back equal.

        Parameters
        ----------
        name : str
        **context
            What is not in the file: for a draft ``programme`` and ``cohort``.

        Raises
        ------
        StorageError
            It is not there, damaged, or a newer version wrote it.
        """
        kind = _kind(name)
        return kind.load(self._at(kind), **context)

    def update(self, name: str, change: Callable[[Any], Any], **context: Any) -> Any:
        """Read one thing, change it, write it and return it; no other writer comes between.

        If `change` raises, nothing is written.
        """
        kind = _kind(name)
        with self._locked():
            new = change(kind.load(self._at(kind), **context))
            self._save(kind, name, new)
        return new

    def _save(self, kind: Kind, name: str, value: Any) -> None:
        path = self._at(kind)
        if kind.once and path.exists() and kind.load(path) != value:
            raise StorageError(
                told(
                    "{path} is there: this round is {name}; save into another folder",
                    path=path,
                    name=name,
                )
            )
        kind.save(value, path)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep out other writers, and clear away what one that was killed has left."""
        held = ExitStack()
        with self._reporting():
            self._hold(held)
        try:
            yield
        finally:
            with self._reporting():
                held.close()

    def _hold(self, held: ExitStack) -> None:
        with ExitStack() as stack:
            self.path.mkdir(parents=True, exist_ok=True)
            folder = stack.enter_context(Folder(self.path))
            stack.enter_context(folder.locked())
            for name in filter(DRAFT.fullmatch, folder.names()):
                folder.remove(name)
            held.push(stack.pop_all())

    @contextmanager
    def _reporting(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            said = told(
                "{path}: {error}", path=error.filename or self.path, error=error.strerror or error
            )
            raise StorageError(said) from error

    def _at(self, kind: Kind) -> Path:
        return self.path / kind.file


def _kind(name: str) -> Kind:
    if isinstance(name, str) and name in KINDS:
        return KINDS[name]
    remedy = told("use one of {choices}", choices=sorted(KINDS))
    raise InputError(InputProblem("not_a_choice", "name", f"{name!r:.60}", remedy=remedy))
