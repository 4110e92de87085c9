"""The form on paper as a tagged PDF (PDF/UA-1), set by typst where that is installed."""

from __future__ import annotations

import json
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from journeys.service import Service
from journeys.themes import THEMES
from renderers.html.look import palette
from renderers.paper.content import Paper
from renderers.paper.prose import blocks, inline

TEMPLATE = Path(__file__).parent / "paper.typ"

EXTRA = "paper"
"""The name of the extra that brings typst."""

_FONTS = {
    "sans": ["Noto Sans", "Segoe UI", "Ubuntu", "DejaVu Sans"],
    "serif": ["Noto Serif", "Charter", "Georgia", "Libertinus Serif"],
    "rounded": ["Nunito", "Quicksand", "Noto Sans", "DejaVu Sans"],
}
_BLOCKS = frozenset(("intro", "body", "declaration"))
_LINES = frozenset(("ask", "hint", "why", "title", "label", "words"))


class NotInstalled(Exception):  # noqa: N818 (nothing is wrong but that something is missing)
    """The library that sets the PDF is not there."""


def as_pdf(paper: Paper, service: Service) -> bytes:
    """The PDF. Raises NotInstalled without typst."""
    try:
        import typst
    except ImportError:
        raise NotInstalled from None
    font = service.font or THEMES[service.theme].font
    data = {
        **_plain(paper),
        "brand": palette(service)["brand"],
        "on_brand": palette(service)["on_brand"],
        "fonts": [*_FONTS[font], "Noto Sans Arabic", "Libertinus Serif"],
    }
    made: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        format="pdf",
        pdf_standards=["ua-1"],
    )
    return made


def _plain(value: Any, key: str = "") -> Any:
    """Plain values of the paper: each part with its kind, texts as blocks or runs."""
    if is_dataclass(value) and not isinstance(value, type):
        inside = {name: _plain(getattr(value, name), name) for name in asdict(value)}
        return {"kind": type(value).__name__, **inside}
    if isinstance(value, tuple | list):
        return [_plain(each, key) for each in value]
    if isinstance(value, str) and key in _BLOCKS:
        return blocks(value)
    if isinstance(value, str) and key in _LINES:
        return inline(value)
    return dict(value) if key == "settings" and isinstance(value, dict) else value
