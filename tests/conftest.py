"""What tests of every folder share: where the papers and the annotation are, and the real programs some tests drive."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
#: Programs that must be there (``MINUTEGRAPH_REQUIRE=chromium,virtuoso-t``): their tests then fail instead of skipping.
REQUIRED = frozenset(filter(None, os.environ.get("MINUTEGRAPH_REQUIRE", "").split(",")))


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own MINUTEGRAPH_ variables do not reach the code under test."""
    for name in [name for name in os.environ if name.startswith("MINUTEGRAPH_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the bundled papers."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of the hand annotation."""
    return ROOT / "tests" / "gold"


@pytest.fixture(scope="session")
def texts(corpus: Path) -> dict[str, str]:
    """The bundled papers' texts by file name, decoded as offsets count them."""
    found = {}
    for path in sorted(corpus.glob("*.txt")):
        with path.open(encoding="utf8", newline="") as handle:
            found[path.name] = handle.read()
    return found


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a real Chromium; skips where there is none."""
    return program("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """A headless Chromium, the only one of the run: the driver cannot be started twice at a time."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def virtuoso() -> str:
    """The path of a real Virtuoso server; skips where there is none."""
    return program("virtuoso-t")


def program(*names: str) -> str:
    """The path of the first of `names` that is installed. Skips the test, or fails it where the program is required."""
    for name in names:
        if found := shutil.which(name):
            return found
    if names[0] in REQUIRED:
        pytest.fail(f"{names[0]} is required here but not installed")
    pytest.skip(f"{names[0]} is not installed")
