"""A logo as SVG: what may stand in one, so that it can be shown to every citizen without harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from journeys.colours import parse, write

MAX_CHARACTERS = 20_000

ELEMENTS = frozenset(
    (
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc", "defs"),
        *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "symbol", "use", "text", "tspan", "metadata"),
    )
)
"""Elements that only draw or describe."""

_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"))
_NAMED = {"black": "#000000", "white": "#ffffff"}
_NO_INK = ("none", "transparent")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})").fullmatch
_OUTSIDE = re.compile(r"url\(\s*[\"']?(?!#)|javascript:|expression\(|@import", re.IGNORECASE)


def wrong_with(text: str) -> str:
    """Why this cannot be a logo, as the rest of "The logo …"; "" where nothing is wrong with it."""
    if len(text) > MAX_CHARACTERS:
        return f"is larger than {MAX_CHARACTERS:,} characters, which every page would have to wait for"
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return "has a document type, which a drawing does not need"
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError):
        return "is not an SVG drawing that can be read"
    if _bare(root.tag) != "svg":
        return "is not an SVG drawing"
    for element in root.iter():
        name = _bare(element.tag) if isinstance(element.tag, str) else "a processing instruction"
        if name not in ELEMENTS:
            return f"holds `{name}`, which may do more than draw"
        for attribute, value in element.attrib.items():
            bare = _bare(attribute)
            if bare.lower().startswith("on"):
                return f"holds `{bare}`, which runs a program"
            if bare == "href" and not value.startswith("#"):
                return "loads something from outside itself"
            if _OUTSIDE.search(value):
                return "loads something from outside itself"
    return ""


def inks(text: str) -> tuple[str, ...]:
    """The colours that a sound logo is drawn in, as `#rrggbb`, in the order met; what has no colour is black.

    () where one is written otherwise than in hexadecimal digits, `black` or `white`: then nothing can be said.
    """
    root = ElementTree.fromstring(text)
    said = list(_inks(root, "black"))
    found = [_NAMED.get(ink.lower(), ink) for ink in said if ink not in _NO_INK and not ink.startswith("url(")]
    return tuple(dict.fromkeys(write(parse(ink)) for ink in found)) if all(map(_HEX, found)) else ()


def _inks(element: ElementTree.Element, inherited: str) -> Iterator[str]:
    given = dict(element.attrib)
    for part in given.get("style", "").split(";"):
        key, _, value = part.partition(":")
        given[key.strip()] = value
    fill = given.get("fill", inherited).strip()
    if _bare(element.tag) in _SHAPES:
        yield fill
    yield from (given[key].strip() for key in ("stroke", "stop-color") if key in given)
    for inner in element:
        yield from _inks(inner, fill)


def _bare(name: str) -> str:
    return name.rpartition("}")[2]
