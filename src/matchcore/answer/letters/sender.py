"""Who writes letters, and what they say of the programme: name, contact, deadline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.wording import Language, date_words, say
from matchcore.wording.names import programme_words


@dataclass(frozen=True)
class Sender:
    """Who writes the letters, for which programme.

    Attributes
    ----------
    title : str
        The programme's name; empty if it has none.
    coordinator : str
        As given: a name, an address, or ``Name <address>``; empty if none was.
    deadline : date, optional
        Until when the first meeting should take place.
    """

    title: str
    coordinator: str = ""
    deadline: date | None = None

    @classmethod
    def of(cls, programme: Mapping[str, Any], coordinator: Any, deadline: Any) -> Sender:
        """Return the sender of the letters of a programme, as its file holds it.

        Raises
        ------
        InputError
            `coordinator` is not one line of text, or `deadline` is no date.
        """
        problems = []
        if not (coordinator is None or _is_line(coordinator)):
            remedy = told('give one line, such as "Ana Roy <ana.roy@company.example>"')
            problems.append(InputProblem("not_text", "coordinator", repr(coordinator), "", remedy))
        if not (deadline is None or isinstance(deadline, date)):
            remedy = told("give a datetime.date")
            problems.append(InputProblem("wrong_type", "deadline", repr(deadline), "", remedy))
        if problems:
            raise InputError(problems)
        title = programme.get("programme", {}).get("name", "")
        return cls(str(title), (coordinator or "").strip(), deadline)

    def programme(self, language: Language) -> str:
        """Return the programme in words."""
        code = "letter_named_programme" if self.title else "letter_programme"
        return say(code, language, title=programme_words(self.title, language))

    def contact(self, language: Language) -> str:
        """Return whom to write to."""
        name, address = self._parts
        if not name and not address:
            return say("letter_team", language)
        return f"{name} ({address})" if name and address else name or address

    def signature(self, language: Language) -> str:
        """Return who signs."""
        return self._parts[0] or say("letter_signature", language)

    def when(self, language: Language) -> str:
        """Return until when the first meeting should take place."""
        if self.deadline is None:
            return say("letter_weeks", language)
        return say("letter_by", language, day=date_words(self.deadline, language))

    @property
    def _parts(self) -> tuple[str, str]:
        """The name and the address of the coordinator; either may be empty."""
        name, address = parseaddr(self.coordinator)
        return (name, address) if "@" in address else (self.coordinator, "")


def _is_line(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip()) and text.isprintable()
