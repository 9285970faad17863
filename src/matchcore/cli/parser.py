"""A parser of arguments that speaks English or French, argparse's own words included.

argparse has its words from gettext, whose state is global; so they are replaced here instead.
"""

from __future__ import annotations

import re
import sys
from argparse import Action, ArgumentError, ArgumentParser, ArgumentTypeError, HelpFormatter
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NoReturn

from matchcore.catalogue import Language, Telling, in_language, told
from matchcore.exit_codes import USAGE

# What argparse says of wrong arguments
_WRONG = (
    told("argument {argument}: {what}", argument="", what=""),
    told("invalid choice: {value} (choose from {choices})", value="", choices=""),
    told("invalid {kind} value: {value}", kind="", value=""),
    told("the following arguments are required: {names}", names=""),
    told("one of the arguments {names} is required", names=""),
    told("not allowed with argument {argument}", argument=""),
    told("unrecognized arguments: {names}", names=""),
    told("ambiguous option: {option} could match {choices}", option="", choices=""),
    told("ignored explicit argument {value}", value=""),
    told("expected one argument"),
    told("expected at least one argument"),
)


class Parser(ArgumentParser):
    """A parser in a language.

    Parameters
    ----------
    language : "en" or "fr"
    **options : Any
        As of `argparse.ArgumentParser`.
    """

    def __init__(self, *, language: Language = "en", **options: Any) -> None:
        formatter = partial(_Formatter, language=language)
        super().__init__(formatter_class=formatter, add_help=False, **options)
        self.language = language
        self._positionals.title = told("positional arguments")
        self._optionals.title = told("options")
        self.add_argument("-h", "--help", action="help", help=told("show this help and exit"))

    def add_argument(self, *names: str, **options: Any) -> Action:
        """Add an argument; errors say its metavar as it stands, so it must be in the language."""
        if isinstance(options.get("metavar"), str):
            options["metavar"] = in_language(options["metavar"], self.language)
        return super().add_argument(*names, **options)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and exit."""
        self.print_usage(sys.stderr)
        what = _in_words(message, self.language)
        words = told("{program}: error: {what}", program=self.prog, what=what)
        self.exit(USAGE, f"{in_language(words, self.language)}\n")

    def _get_value(self, action: Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)
        except ArgumentError as error:
            cause = error.__context__
            if isinstance(cause, ArgumentTypeError) and cause.args:
                error.message = in_language(cause.args[0], self.language)
            raise


class _Formatter(HelpFormatter):
    """Formats help and translates the texts that the parser was given."""

    def __init__(self, prog: str, *, language: Language, **options: Any) -> None:
        super().__init__(prog, **options)
        self._language = language

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        start = in_language(told("usage: "), self._language) if prefix is None else prefix
        super().add_usage(usage, actions, groups, start)

    def start_section(self, heading: str | None) -> None:
        words = None if heading is None else in_language(heading, self._language)
        super().start_section(f"{words} " if words and self._language == "fr" else words)

    def add_text(self, text: str | None) -> None:
        super().add_text(None if text is None else in_language(text, self._language))

    def _get_help_string(self, action: Action) -> str | None:
        return None if action.help is None else in_language(action.help, self._language)

    def _metavar_formatter(
        self, action: Action, default_metavar: str
    ) -> Callable[[int], tuple[str, ...]]:
        words = super()._metavar_formatter(action, default_metavar)
        return lambda size: tuple(in_language(word, self._language) for word in words(size))


def _in_words(message: str, language: Language) -> str:
    """Return what argparse says of wrong arguments in a language.

    >>> _in_words("argument --preset: expected one argument", "fr")
    'argument --preset : une valeur est attendue'
    """
    for words in (one.words for one in _WRONG if isinstance(one, Telling)):
        names = re.findall(r"{(\w+)}", words)
        pattern = re.sub(r"\\{\w+\\}", "(.*?)", re.escape(words))
        if found := re.fullmatch(pattern, str(message), re.DOTALL):
            parts = (_in_words(part, language) for part in found.groups())
            return in_language(Telling(words, dict(zip(names, parts, strict=True))), language)
    return in_language(message, language)
