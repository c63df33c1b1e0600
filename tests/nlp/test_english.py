"""Words of English, by the vocabulary of the language model."""

from __future__ import annotations

import subprocess
import sys

import pytest

from nlp.english import is_english


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("burglary", True),
        ("Robberies", True),
        ("Neighbourhoods", True),
        ("Organisations", True),
        ("Licensing", True),
        ("Nabwick", False),
        ("Quorley", False),
        ("Orrlight", False),
    ],
)
def test_is_english(word: str, english: bool) -> None:
    assert is_english(word) is english


def test_the_vocabulary_is_read_without_the_model() -> None:
    code = "import sys; from nlp.english import is_english; is_english('theft'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
