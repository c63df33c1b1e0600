"""Two invented papers and the graph that the program itself builds of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from minutegraph.cli import main

JUNE = """

Summary of the PCC Accountability Meeting

Date: Wednesday 5 June 2030

Venue: Conference Room, Harbour House, Fenport

1. In attendance:

- Police and Crime Commissioner – Jane Roe, OPCCF
- Chief Constable – John Doe, Fenshire Constabulary

2. Apologies:

- Chief Executive – Ann Poe, OPCCF

3. Police and Crime Plan

The CC praised Operation Kestrel, which is led by the Roads Team, and said that it made 59 arrests in May 2030.

The PCC asked about Operation Falcon.
"""

SEPTEMBER = """

Summary of the PCC Accountability Meeting

Date: Wednesday 4 September 2030

Venue: Conference Room, Harbour House, Fenport

1. In attendance:

- Police and Crime Commissioner – Jane Roe, OPCCF
- Chief Constable – John Doe, Fenshire Constabulary

2. Police and Crime Plan

The CC stated that Operation Kestrel will continue. He praised Operation Heron.
"""


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two papers, a summary each of a meeting in June and in September 2030."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "june.txt").write_text(JUNE, encoding="utf8", newline="")
    (folder / "september.txt").write_text(SEPTEMBER, encoding="utf8", newline="")
    return folder


@pytest.fixture(scope="session")
def built(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the graph of the two papers."""
    store = tmp_path_factory.mktemp("store") / "graph.db"
    with pytest.raises(SystemExit) as left:
        main(["build", str(papers), "--store", str(store)])
    assert left.value.code == 0
    return store


class Said:
    """What one run of the program gave: its exit status, data and talk."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Runs the program in this process with the arguments given."""

    def call(*arguments: object) -> Said:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Said(int(left.value.code or 0), captured.out, captured.err)

    return call
