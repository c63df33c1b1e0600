"""Settings come from defaults, environment and options, in that order, and say what is wrong with them."""

from pathlib import Path

import pytest

from minutegraph.settings import Settings, table
from nlp.errors import UsageError


def test_environment_beats_defaults_and_options_beat_both() -> None:
    environ = {"MINUTEGRAPH_PORT": "9000", "MINUTEGRAPH_STORE": "other.db", "PORT": "1"}

    settings = Settings.read(environ, port=9001, store=None)

    assert (settings.port, settings.store, settings.workers) == (9001, "other.db", 1)


@pytest.mark.parametrize(
    ("word", "value"), [("false", False), ("0", False), ("No", False), ("true", True), ("on", True)]
)
def test_booleans_are_parsed_not_cast(word: str, value: bool) -> None:
    assert Settings.read({"MINUTEGRAPH_CORS": word}).cors is value


@pytest.mark.parametrize(
    ("variable", "text", "expected"),
    [
        ("CORS", "maybe", "expected true or false"),
        ("WORKERS", "two", "expected a whole number"),
        ("WORKERS", "0", "expected 1 or more"),
        ("QUERY_TIMEOUT_S", "nan", "expected more than 0 seconds"),
        ("QUERY_TIMEOUT_S", "soon", "expected a number"),
        ("PORT", "70000", "expected 0 to 65535"),
        ("BASE_IRI", "example.org", "expected http"),
        ("BASE_IRI", "https://example.org", "slash at its end"),
    ],
)
def test_a_wrong_value_is_named_with_what_was_expected(variable: str, text: str, expected: str) -> None:
    with pytest.raises(UsageError, match=expected) as caught:
        Settings.read({f"MINUTEGRAPH_{variable}": text})

    assert variable.lower() in str(caught.value).lower()
    assert text in str(caught.value)


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert Settings.read({"MINUTEGRAPH_PORT": " "}) == Settings()


def test_the_cache_lies_in_the_store_unless_set_or_remote() -> None:
    assert Settings(store="a.db").cache_directory() == Path("a.db/cache")
    assert Settings(store="https://example.org/sparql").cache_directory() is None
    assert Settings(store="https://example.org/sparql", cache="c").cache_directory() == Path("c")


def test_every_setting_has_a_meaning() -> None:
    assert all(name and variable and meaning for name, variable, _, meaning in table())
