"""Forms of the XGov digital form builder, version 1: JSON with `pages` that link to each other under `conditions`."""

from __future__ import annotations

from journeys.importers.draft import Draft
from journeys.importers.formats._builder import read_form
from journeys.importers.source import Source

TITLE = "XGov digital form builder (JSON)"


def looks_like(source: Source) -> float:
    """Sure where pages have paths and components, and nothing tells of a descendant."""
    top = source.mapping
    pages = top.get("pages")
    if not isinstance(pages, list) or not pages or "engine" in top or not any(_is_page(page) for page in pages):
        return 0.0
    return 0.9 if "startPage" in top and ("conditions" in top or "lists" in top) else 0.6


def _is_page(page: object) -> bool:
    return isinstance(page, dict) and isinstance(page.get("path"), str) and ("components" in page or "next" in page)


def read(source: Source) -> Draft:
    """The form."""
    return read_form(source, "dfb")
