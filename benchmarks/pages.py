"""`python -m benchmarks.pages FOLDER ...`: the pages of these folders in a real browser.

Headless Chromium lays each page out in frames of 320, 768 and 1280 px. The columns are how far its
content goes beyond each width, in px; 0 is none, and no page may scroll sideways. A page loads
nothing, so it is laid out as it stands in its file. The exit code is 1 where something goes beyond.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from html import escape, unescape
from pathlib import Path

WIDTHS = (320, 768, 1280)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=9000",
    "--dump-dom",
]
_MEASURE = """
addEventListener("load", () => {
  const beyond = [...document.querySelectorAll("iframe")].map(frame => {
    const page = frame.contentDocument;
    for (const one of page.querySelectorAll("details")) one.open = true;
    return page.scrollingElement.scrollWidth - page.documentElement.clientWidth;
  });
  document.querySelector("pre").textContent = JSON.stringify(beyond);
});
"""


def browser() -> str | None:
    """Return the path of a browser, if there is one."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def beyond(page: str, widths: Sequence[int] = WIDTHS) -> list[int]:
    """Return how many px the content of a page goes beyond each width, all its details open."""
    found = browser()
    if found is None:
        raise FileNotFoundError(f"none of {', '.join(_NAMES)} is on the PATH")
    frames = "".join(
        f'<iframe width="{width}" height="900" style="border:0" srcdoc="{escape(page)}"></iframe>'
        for width in widths
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(f"<!DOCTYPE html><pre></pre>{frames}<script>{_MEASURE}</script>", "utf-8")
        own = f"--user-data-dir={folder}/profile"
        command = [found, *_OPTIONS, own, file.as_uri()]
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    told = re.search(r"<pre>(\[.*?\])</pre>", done.stdout)
    if told is None:
        raise RuntimeError(f"the browser measured nothing: {done.stderr[-500:]}")
    return [int(one) for one in json.loads(unescape(told[1]))]


def main(folders: Sequence[str]) -> int:
    """Print a line for each page; return 1 where one goes beyond a width."""
    files = sorted({file for one in folders for file in Path(one).rglob("*.html")})
    length = max((len(str(file)) for file in files), default=0)
    sys.stdout.write(f"{'':<{length}}" + "".join(f"{width:>8}" for width in WIDTHS) + "\n")
    wrong = 0
    for file in files:
        found = beyond(file.read_text("utf-8"))
        wrong += any(one > 0 for one in found)
        sys.stdout.write(f"{file!s:<{length}}" + "".join(f"{one:>8}" for one in found) + "\n")
    return min(wrong, 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+")
    sys.exit(main(parser.parse_args().folders))
