"""Pages as files that open from a disk: every address in them leads to another file, and nothing is sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from posixpath import relpath
from typing import NamedTuple

_HTMX = re.compile(r'<script src="[^"]*htmx[^"]*"[^>]*></script>\n?')
_ADDRESS = re.compile(r'\b(href|src|action|data-script)="([/?][^"]*)"')
_PLACES = {
    "": "home",
    "-/privacy": "privacy",
    "-/cookies": "cookies",
    "-/accessibility": "accessibility",
}
"""Pages of the service by their address."""
_ENDS = {
    "-/check": "check",
    "-/tasks": "tasks",
    "-/end": "outcome",
    "-/sent": "confirmation",
    "-/remove": "remove",
}
"""Pages of a journey by how their address ends."""


class Folder(NamedTuple):
    """Where the pages of one language are.

    `path` is that of the page itself from the top, `names` are the pages that are there, `steps` the page of a step by
    its part of the address, and `pages` how to get to them from the page itself.
    """

    path: str
    names: Collection[str]
    steps: Mapping[str, str]
    pages: str = ""


def still(html: str, name: str, folder: Folder, assets: str) -> str:
    """A page without htmx, its addresses turned into those of files. `assets` is the folder of styles and scripts."""
    return turned(html, lambda _, address: f'"{_file(address, name, folder, assets)}"')


def turned(html: str, written: Callable[[str, str], str]) -> str:
    """A page without htmx in which `written` says what stands for an address, by the name of its attribute: the value
    in quotation marks, and maybe more attributes."""
    return _ADDRESS.sub(lambda found: f"{found[1]}={written(found[1], found[2])}", _HTMX.sub("", html))


def asset_file(address: str) -> str:
    """The name of a file that pages load, without the hash in its address."""
    stem, _, ending = address.rsplit("/", 1)[1].rsplit(".", 2)
    return f"{stem}.{ending}"


def _file(address: str, name: str, folder: Folder, assets: str) -> str:
    if address.startswith("/-/static/"):
        return relpath(f"{assets}/{asset_file(address)}", folder.path)
    if address.startswith("?lang="):
        return f"../{address.removeprefix('?lang=')}/{name}.html"
    path, _, anchor = address.partition("#")
    found = _named(path.partition("?")[0].strip("/"), folder)
    return f"{folder.pages if found else ''}{found or name}.html" + (f"#{anchor}" if anchor and found else "")


def _named(path: str, folder: Folder) -> str | None:
    """The file of the page at an address; None where the gallery has none."""
    if path in _PLACES:
        return _PLACES[path]
    place = path.partition("/")[2]
    if not place:
        return "start"
    for ending, name in _ENDS.items():
        if place.endswith(ending):
            return name
    step = place.rsplit("/", 1)[-1]
    return folder.steps.get(step) or (step if step in folder.names else None)
