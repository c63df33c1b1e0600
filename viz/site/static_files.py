"""Scripts, styles and the query editor, each with an ETag, never from another origin."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from viz.site.render import answer
from viz.site.site import Site

_MEDIA = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_EDITOR = ("yasgui.min.js", "yasgui.min.css")
_HOUR = {"cache-control": "public, max-age=3600"}


def static(site: Site, request: Request) -> Response:
    """One of our own files."""
    name = request.path_params["name"]
    file = _own().get(name)
    if file is None:
        return site.missing(request, name, "There is no such file.")
    return answer(request, file, _MEDIA[Path(name).suffix], headers=_HOUR)


def editor(site: Site, request: Request) -> Response:
    """The query editor's script or style, where it is installed."""
    name, modules = request.path_params["name"], site.settings.modules
    file = modules / "@zazuko" / "yasgui" / "build" / name if modules is not None else None
    if name not in _EDITOR or file is None or not file.is_file():
        return PlainTextResponse("The query editor is not installed here.\n", 404)
    return answer(request, _read(file, file.stat().st_mtime_ns), _MEDIA[Path(name).suffix], headers=_HOUR)


@lru_cache(maxsize=1)
def _own() -> dict[str, bytes]:
    folder = resources.files("viz.site") / "static"
    return {file.name: file.read_bytes() for file in folder.iterdir() if Path(file.name).suffix in _MEDIA}


@lru_cache(maxsize=4)
def _read(file: Path, changed: int) -> bytes:  # noqa: ARG001 - a changed file is another file
    return file.read_bytes()
