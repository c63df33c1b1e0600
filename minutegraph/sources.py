"""Where the papers of a build come from when nothing else is said, and the decisions that lie beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

#: People's decisions on what was read, in a folder of papers.
CORRECTIONS = "corrections.toml"


def bundled() -> Path:
    """The folder of the bundled papers: in the package where it is installed, beside it in a checkout."""
    here = Path(__file__).parent
    packaged = here / "corpus"
    return packaged if packaged.is_dir() else here.parent / "corpus"


def corrections(sources: Sequence[Path]) -> Path | None:
    """The file of people's decisions in the first of the folders `sources` that has one."""
    return next((s / CORRECTIONS for s in sources if (s / CORRECTIONS).is_file()), None)
