"""Scripts and styles as one text each, and the policy that lets only these run."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import re
from importlib import resources, util
from pathlib import Path
from typing import Any

#: The page's own modules in the order in which they depend on each other.
MODULES = ("dom", "data", "dates", "shapes", "state", "query", "facts", "labels", "network", "walk", "picture",
           "legend", "search", "quotes", "glance", "panel", "slider", "matrix", "timeline", "results", "people",
           "indicators", "compare", "table", "story", "brief", "charts", "takeaway", "main")  # fmt: skip
STYLES = ("base", "layout", "views", "print")

_IMPORT = re.compile(r"^import (\{[^}]*\}) from '\./(\w+)\.js';$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class) (\w+))", re.MULTILINE)


@functools.cache
def script() -> str:
    """The page's own script: every module in a scope of its own, so that nothing leaks into the page."""
    modules = [_scoped(name, _static(f"js/{name}.js")) for name in MODULES]
    return "(() => {\n'use strict';\nconst modules = {};\n" + "\n".join(modules) + "\n})();"


def _scoped(name: str, text: str) -> str:
    """An ES module as a function that takes what it imports from `modules` and leaves there what it exports."""
    exports = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(r"const \1 = modules.\2;", text))
    return f"modules.{name} = (() => {{\n{body}return {{ {exports} }};\n}})();"


@functools.cache
def style() -> str:
    """The page's stylesheet."""
    return "\n".join(_static(f"css/{name}.css") for name in STYLES)


@functools.cache
def vis_network() -> str:
    """vis-network's script as pyvis ships it, newest version, without what could end the script element."""
    found = util.find_spec("pyvis")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pyvis")
    folders = sorted((Path(found.origin).parent / "templates" / "lib").glob("vis-*/vis-network.min.js"))
    text = folders[-1].read_text(encoding="utf-8")
    text = re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def content_security_policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """A policy under which exactly these inline scripts and styles work and nothing can be fetched."""
    run = " ".join(_digest(text) for text in scripts)
    look = " ".join(_digest(text) for text in styles)
    return (
        f"default-src 'none'; script-src {run}; style-src {look}; img-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def json_for_script(value: Any) -> str:
    """`value` as JSON that can stand in a script element: nothing in it can close the element or open a comment."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for hostile, safe in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"),
                          ("\u2029", "\\u2029")):  # fmt: skip
        text = text.replace(hostile, safe)
    return text


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _static(name: str) -> str:
    return (resources.files("viz") / "static" / name).read_text(encoding="utf-8")
