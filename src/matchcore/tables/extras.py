"""Optional packages, imported only where a file needs them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from matchcore.errors import InputError, InputProblem


def optional(module: str, extra: str, path: Path) -> Any:
    """Return a module that an extra of matchcore installs.

    Raises
    ------
    InputError
        The module is not installed; the message names the extra and the file that needs it.
    """
    try:
        return import_module(module)
    except ImportError:
        problem = f"{path.name} needs {module}, which is not installed"
        remedy = f"pip install 'matchcore[{extra}]'"
        raise InputError(InputProblem("missing_package", "", "", problem, remedy)) from None
