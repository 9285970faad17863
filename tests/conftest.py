"""How tests run: the whole suite on all cores, named tests in one process."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Share a run of all tests among all cores; ``-n`` decides otherwise, xdist may be absent."""
    if hasattr(config, "workerinput") or not config.pluginmanager.hasplugin("xdist"):
        return  # a worker starts no workers of its own
    options = config.option
    everything = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if everything and options.numprocesses is None and options.dist == "no":
        options.numprocesses, options.dist = "auto", "worksteal"
    if options.numprocesses:
        # workers fill the cores and inherit this; threads of BLAS would wait for each other
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@pytest.fixture(autouse=True, scope="session")
def silent() -> Iterator[None]:
    """Show no progress on standard error, however slow the machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("matchcore.progress.Lines.delay", 1e6)
        yield
