"""`service.yaml`: who offers the journeys of a folder, and how their pages look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from journeys import shapes, tables
from journeys.build.rates import day
from journeys.build.settings import settings
from journeys.build.workshop import Workshop
from journeys.catalogues.comparing import Comparison, drafts_warn
from journeys.diagnostics import Diagnostic, Route, Spot
from journeys.folder import Files, Folder, inside
from journeys.logo import wrong_with
from journeys.model import Text, Wording
from journeys.service import Contact, Service
from journeys.service_words import comparisons, worded
from journeys.sources import Sources
from journeys.themes import LETTER, THEMES

FONTS: tuple[Literal["sans", "serif", "rounded"], ...] = ("sans", "serif", "rounded")


@dataclass(frozen=True, eq=False)
class LoadedService:
    """A service as far as it could be read; None where nothing could be made of it. `catalogues` as of a journey."""

    service: Service | None
    sources: Sources
    faults: tuple[Diagnostic, ...]
    catalogues: tuple[Comparison, ...] = ()


def load_service(files: Files) -> LoadedService:
    """Reads `service.yaml` and the logo it names; never raises for what an author wrote. ValueError without files."""
    folder = Folder(files)
    document = folder.document(folder.main)
    if document is None or document.value is None:
        return LoadedService(None, folder.sources, tuple(folder.faults))
    faults = shapes.faults(document, tables.service())
    shop = Workshop(folder)
    if not isinstance(document.value, dict):
        return LoadedService(None, folder.sources, (*folder.faults, *faults, *shop.faults))
    service = _service(shop)
    compared = comparisons(shop, service)
    found = drafts_warn((*folder.faults, *faults, *shop.faults), compared)
    service = replace(service, to={each.language: worded(service, each) for each in compared if each.complete})
    return LoadedService(service, folder.sources, found, compared)


def _service(shop: Workshop) -> Service:
    main = shop.main
    said = settings(shop, None)

    def words(*keys: str) -> str:
        return shop.words((main, *keys)) or ""

    corner = shop.value((main, "look", "corner"))
    scale = shop.value((main, "look", "scale"))
    stated = type(shop.value((main, "accessibility"))) is dict
    font, theme = words("look", "font"), words("look", "theme")
    return Service(
        name=words("name") or "Service",
        organisation=words("organisation"),
        language=said.language,
        time_zone=said.time_zone,
        currency=said.currency,
        leap_birthday=said.leap_birthday,
        phase=words("phase"),
        feedback=words("feedback"),
        contact=Contact(*(words("contact", key) for key in ("phone", "hours", "email", "address"))),
        colours=_colours(shop, (main, "look", "colours")),
        dark_colours=_colours(shop, (main, "look", "dark_colours")),
        corner=corner if type(corner) is int and corner >= 0 else None,
        font=next((each for each in FONTS if each == font), None),
        theme=theme if theme in THEMES else LETTER.name,
        scale=scale if type(scale) is float else None,
        logo=_logo(shop, (main, "look", "logo")),
        privacy=_text(shop, (main, "privacy")),
        accessibility=_text(shop, (main, "accessibility", "body") if stated else (main, "accessibility")),
        accessibility_issues=_text(shop, (main, "accessibility", "issues")) if stated else None,
        accessibility_complaint=_text(shop, (main, "accessibility", "complaint")) if stated else None,
        accessibility_reviewed=day(shop, (main, "accessibility", "reviewed")) if stated else None,
        languages=tuple(each for each in shop.listed((main, "languages")) if type(each) is str),
    )


def _colours(shop: Workshop, route: Route) -> Mapping[str, str]:
    found = {key: shop.value(here) for key, here in shop.entries(route)}
    return {key: value for key, value in found.items() if type(value) is str and value.startswith("#")}


def _text(shop: Workshop, route: Route) -> Text | None:
    """A text of the service: it has no answers to show and no rules."""
    if type(shop.value(route)) is dict:
        shop.fault(
            "wrong-shape", f"`{route[-1]}` has no rules: a service has no answers to read", Spot(route, "key"),
            help="write one text",
        )  # fmt: skip
        return None
    words = shop.words(route)
    if words is None:
        return None
    if "{{" in words:
        start = words.index("{{")
        shop.fault(
            "wrong-value", "A service has no answers that `{{ }}` could show", Spot(route, "value", start, start + 2),
            help="write the words themselves",
        )  # fmt: skip
    return Text(((None, Wording((words,), route)),), route)


def _logo(shop: Workshop, route: Route) -> str:
    """The text of the logo, "" where there is none, or one that may not be shown."""
    name = shop.value(route)
    if type(name) is not str or not name.endswith(".svg"):
        return ""
    text = shop.folder.files.get(inside(name) or "")
    if text is None:
        help = "the logo is an SVG file in the folder of `service.yaml`"
        shop.fault("file-not-found", f"There is no file `{name}` here", Spot(route), help=help)
        return ""
    wrong = wrong_with(text)
    if wrong:
        help = "save it again as a plain SVG: paths and shapes, nothing that moves, runs or loads"
        shop.fault("wrong-value", f"The logo {wrong}", Spot(route), help=help)
        return ""
    return text
