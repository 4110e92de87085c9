"""The files that the preview's pages load: its style in Footpath's own colours, its scripts, the editor and htmx."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from journeys.service import Service
from renderers.html import look
from renderers.html.assets import HTMX

HERE = Path(__file__).parent
VENDOR = HERE.parent / "html" / "static" / "vendor"

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True)
class File:
    """A file by its name (`preview.css`), with the address that its content gives it."""

    name: str
    body: bytes

    @property
    def content_type(self) -> str:
        """Its media type."""
        return _TYPES[self.name.rpartition(".")[2]]

    @cached_property
    def address(self) -> str:
        """Where it is served."""
        stem, _, ending = self.name.rpartition(".")
        return f"/-/preview/-/static/{stem}.{hashlib.sha256(self.body).hexdigest()[:12]}.{ending}"


@cache
def files() -> Mapping[str, File]:
    """Every file by its name: those below `static/`, `preview.css` with the tokens of the look, and htmx."""
    found = {path.name: path.read_bytes() for path in sorted((HERE / "static").rglob("*")) if path.is_file()}
    found = {name: body for name, body in found.items() if name.rpartition(".")[2] in _TYPES}
    rules = "\n".join(body.decode() for name, body in found.items() if name.endswith(".css"))
    styles = {name for name in found if name.endswith(".css")}
    found = {name: body for name, body in found.items() if name not in styles}
    found["preview.css"] = (look.tokens(Service("Footpath")) + look.minified(rules)).encode()
    found["htmx.js"] = (VENDOR / f"htmx-{HTMX}.min.js").read_bytes()
    return {name: File(name, body) for name, body in found.items()}


@cache
def by_address() -> Mapping[str, File]:
    """Every file by its address."""
    return {file.address: file for file in files().values()}


def address(name: str) -> str:
    """The address of a file by its name. KeyError where there is none."""
    return files()[name].address
