"""Files that pages load: named by their content, compressed once, kept by browsers for good."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from markupsafe import Markup

from journeys.service import Service
from renderers.html.look import stylesheet

Source = Literal["cdn", "self"]
"""Where htmx comes from: its content network, or this service."""

HTMX = "4.0.1"
HTMX_CDN = f"https://cdn.jsdelivr.net/npm/htmx.org@{HTMX}/dist/htmx.min.js"
HTMX_HASH = "sha384-Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn"

ENHANCEMENTS = ("upload", "combobox", "count")
"""Scripts that a page loads only where it has the field they are for."""

_STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True)
class Asset:
    """A file and its address, which holds a hash of its bytes: it may be cached for ever."""

    name: str
    ending: str
    content_type: str
    body: bytes

    @cached_property
    def path(self) -> str:
        """The address on this service."""
        return f"/-/static/{self.name}.{hashlib.sha256(self.body).hexdigest()[:12]}.{self.ending}"

    @cached_property
    def gzip(self) -> bytes:
        """The file compressed, the same bytes on every machine."""
        return gzip.compress(self.body, compresslevel=9, mtime=0)


@dataclass(frozen=True, slots=True)
class Assets:
    """What the pages of one service load. `logo` is None where it has none."""

    style: Asset
    script: Asset
    htmx: Asset
    logo: Asset | None
    source: Source

    def all(self) -> dict[str, Asset]:
        """Every file by its address; htmx too, for whoever cannot reach its content network."""
        found = (self.style, self.script, self.htmx, self.logo, *map(enhancement, ENHANCEMENTS))
        return {asset.path: asset for asset in found if asset is not None}

    @property
    def scripts(self) -> Markup:
        """The tags of both scripts; pages work without either."""
        if self.source == "self":
            htmx = Markup('<script src="{}" defer></script>').format(self.htmx.path)
        else:
            tag = '<script src="{}" integrity="{}" crossorigin="anonymous" defer></script>'
            htmx = Markup(tag).format(HTMX_CDN, HTMX_HASH)
        return htmx + Markup('\n<script src="{}" defer></script>').format(self.script.path)


def _shorn(script: str) -> str:
    """Our script without its comments (which have lines of their own) and indentation."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("/*"))


@cache
def enhancement(name: str) -> Asset:
    """A script that only some fields need: their pages name it, and it is loaded there and nowhere else."""
    text = (_STATIC / f"{name}.js").read_text(encoding="utf-8")
    return Asset(name, "js", "text/javascript; charset=utf-8", _shorn(text).encode())


def assets_of(service: Service, source: Source) -> Assets:
    """The files of a service in its own colours."""
    script = "text/javascript; charset=utf-8"
    return Assets(
        style=Asset("footpath", "css", "text/css; charset=utf-8", stylesheet(service).encode()),
        script=Asset("footpath", "js", script, _shorn((_STATIC / "footpath.js").read_text(encoding="utf-8")).encode()),
        htmx=Asset(f"htmx-{HTMX}", "js", script, (_STATIC / "vendor" / f"htmx-{HTMX}.min.js").read_bytes()),
        logo=Asset("logo", "svg", "image/svg+xml", service.logo.encode()) if service.logo else None,
        source=source,
    )
