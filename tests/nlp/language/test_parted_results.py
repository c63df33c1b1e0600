"""Results below headings that part what one operation achieved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
BODY = "Operation Kestrel Phase 1\n\nThe searches began in May.\n\n{}\n\nThree vehicles have been seized.\n"


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Results of the searches", {("Operation Kestrel", 3.0)}),
        ("Stage 2", {("Operation Kestrel", 3.0)}),
        ("Neighbourhood Matters", set()),
    ],
)
def test_a_heading_without_a_name(report: Read, heading: str, wanted: set[tuple[str, float]]) -> None:
    seen = report(BODY.format(heading))
    assert {(s.subject.label, s.value) for s in seen.statements("outcome")} == wanted
