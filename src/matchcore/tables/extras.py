"""Optional packages, imported only where they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem


def optional(module: str, extra: str, needed_by: str) -> Any:
    """Return a module that an extra of matchcore installs.

    Raises
    ------
    InputError
        The module is not installed; the message names the extra and what needs it.
    """
    try:
        return import_module(module)
    except ImportError:
        problem = told(
            "{needed_by} needs {module}, which is not installed", needed_by=needed_by, module=module
        )
        remedy = told("pip install 'matchcore[{extra}]'", extra=extra)
        raise InputError(InputProblem("missing_package", "", "", problem, remedy)) from None
