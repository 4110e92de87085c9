"""A logo as SVG: what may stand in one, so that it can be shown to every citizen without harm."""

from __future__ import annotations

import re
from xml.etree import ElementTree

MAX_CHARACTERS = 20_000

ELEMENTS = frozenset(
    (
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc", "defs"),
        *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "symbol", "use", "text", "tspan", "metadata"),
    )
)
"""Elements that only draw or describe."""

_OUTSIDE = re.compile(r"url\(\s*[\"']?(?!#)|javascript:|expression\(|@import", re.IGNORECASE)


def wrong_with(text: str) -> str:
    """Why this cannot be a logo, as the rest of "The logo …"; "" where nothing is wrong with it."""
    if len(text) > MAX_CHARACTERS:
        return f"is larger than {MAX_CHARACTERS:,} characters, which every page would have to wait for"
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return "has a document type, which a drawing does not need"
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 (without a document type there is nothing to expand)
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


def _bare(name: str) -> str:
    return name.rpartition("}")[2]
