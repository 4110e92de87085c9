"""A service: who offers the journeys of a folder, and how their pages look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from journeys.model import Text


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the service team."""

    phone: str = ""
    hours: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """`service.yaml`: who offers the journeys, and how they look.

    `theme` names one of `journeys.themes`; what else is said of the look changes it, None leaves it as it is.
    `colours` are tokens by name (`brand` …) for light, `dark_colours` for dark; `corner` is in pixels, `scale` the
    ratio of one size of heading to the next; `logo` is the
    text of an SVG file or "". `to` is the same service worded in other languages, by language.
    `accessibility` is the statement's own words, `accessibility_issues` what is known not to work,
    `accessibility_complaint` whom to turn to next, `accessibility_reviewed` the day somebody last looked.
    `languages` are those in which everything has to be complete before it is published.
    """

    name: str
    organisation: str = ""
    language: str = "en"
    time_zone: str = "Europe/London"
    currency: str = "GBP"
    leap_birthday: Literal["1 March", "28 February"] = "1 March"
    phase: str = ""
    feedback: str = ""
    contact: Contact = Contact()
    colours: Mapping[str, str] = field(default_factory=dict)
    dark_colours: Mapping[str, str] = field(default_factory=dict)
    corner: int | None = None
    font: Literal["sans", "serif", "rounded"] | None = None
    logo: str = ""
    privacy: Text | None = None
    accessibility: Text | None = None
    accessibility_issues: Text | None = None
    accessibility_complaint: Text | None = None
    accessibility_reviewed: date | None = None
    theme: str = "letter"
    scale: float | None = None
    languages: tuple[str, ...] = ()
    to: Mapping[str, Service] = field(default_factory=dict)
