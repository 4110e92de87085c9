"""Forms of the DEFRA forms engine, JSON or YAML: version 1 has links between pages, 2 an order and conditions."""

from __future__ import annotations

from journeys.importers.draft import Draft
from journeys.importers.formats._builder import read_form
from journeys.importers.source import Source

TITLE = "DEFRA forms (JSON or YAML, version 1 and 2)"

_OWN_COMPONENTS = frozenset(
    ("DeclarationField", "FileUploadField", "EastingNorthingField", "LatLongField", "OsGridRefField", "MonthYearField",
     "Markdown")
)  # fmt: skip


def looks_like(source: Source) -> float:
    """Sure where the engine says so, or where controllers and components are its own."""
    top = source.mapping
    pages = top.get("pages")
    if not isinstance(pages, list) or not any(isinstance(page, dict) and "path" in page for page in pages):
        return 0.0
    if str(top.get("engine", "")).upper().startswith("V"):
        return 0.98
    told = [page for page in pages if isinstance(page, dict)]
    controllers = [str(page.get("controller", "")) for page in told]
    if any(each.endswith("PageController") and each != "RepeatingFieldPageController" for each in controllers):
        return 0.95
    parts = [page["components"] for page in told if isinstance(page.get("components"), list)]
    types = [str(each.get("type")) for part in parts for each in part if isinstance(each, dict)]
    return 0.93 if any(each in _OWN_COMPONENTS for each in types) else 0.3


def read(source: Source) -> Draft:
    """The form."""
    return read_form(source, "defra")
