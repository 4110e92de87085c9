"""The pages of a visit as files that open from a disk: drawn in one language, with addresses of other files in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from engine.change import filled
from engine.places import ItemStep
from engine.store import KEEP
from engine.submission import ALPHABET, LENGTH, Refused, submit
from engine.visiting import Stop
from journeys.model import Journey, Outcome
from journeys.questions.base import Parts, Problem
from journeys.service import Service
from journeys.unwritten import CHECK, START, TASKS
from renderers.html import addresses
from renderers.html.book import Book, Frame
from renderers.html.gallery.still import asset_file, turned
from renderers.html.site import Site
from renderers.preview.shared_states import place_id

FILES = "files"
"""The folder of styles and scripts."""

OTHERS = {"-/privacy": "on-privacy", "-/accessibility": "on-accessibility", "-/cookies": "on-cookies"}
"""Pages about the service itself, by the end of their address."""

_OF_PAGES = {START: "start-page", TASKS: "task-list", CHECK: "check-answers"}
_HTMX = re.compile(r' hx-[\w:.-]+="[^"]*"|<meta name="htmx-config"[^>]*>\n?')
_UPLOADS = re.compile(r' data-script="[^"]*/upload\.[^"]*"')
_FORM = re.compile(r'<form([^>]*?) method="post"(?: enctype="[^"]*")? action="[^"]*"')


class Pages:
    """The pages of one journey in one language."""

    def __init__(self, journey: Journey, service: Service, language: str) -> None:
        self.journey = journey
        self.language = language
        self.site = Site(service, "self", language, journey.languages)
        self.book = Book(journey, self.site)

    def drawn(self, stop: Stop) -> str:
        """The page of a stop as the service would show it."""
        return self._page(stop, _typed(stop), stop.problems)

    def blank(self, stop: Stop, problems: Sequence[Problem]) -> str:
        """The same where nothing was filled in."""
        return self._page(stop, {}, problems)

    def answered(self, stop: Stop, after: Stop) -> str:
        """The page of a stop filled in with what is held after it."""
        step = stop.step
        if step is None:
            return ""
        if step.repeat is not None:
            chosen = "yes" if isinstance(after.place, ItemStep) else "no"
            return self.book.items(_frame(stop), stop.path, step, (), chosen, False)
        return self._page(stop, filled(after.session, step, stop.item), ())

    def others(self) -> Iterator[tuple[str, str]]:
        """The pages about the service, by name."""
        cookies = self.site.cookies(("footpath", KEEP.days), ("footpath_language", 365))
        yield "on-privacy", self.book.privacy(KEEP.days)
        yield "on-accessibility", self.site.accessibility()
        yield "on-cookies", cookies

    def _page(self, stop: Stop, fields: Mapping[str, Parts], problems: Sequence[Problem]) -> str:
        book, frame, path, place = self.book, _frame(stop), stop.path, stop.place
        if place == "start":
            return book.start(frame, False, stop.session.today)
        if place == "tasks":
            return book.tasks(frame, path)
        if place == "check":
            return book.check(frame, path)
        if place == "sent":
            return self._sent(stop)
        if isinstance(place, Outcome):
            return book.outcome(frame, path)
        step = stop.step
        assert step is not None
        if step.repeat is not None:
            return book.items(frame, path, step, problems, "", False)
        return book.step(frame, path, step, fields, problems, False, stop.item)

    def _sent(self, stop: Stop) -> str:
        """The confirmation, with a reference that is made of the answers, so that it is always the same."""
        sent = submit(self.journey, stop.session, stop.session.saved)
        if isinstance(sent, Refused):
            raise ValueError(f"what leads to {place_id(stop)} cannot be sent: {sent.reason}")
        told = "\n".join(f"{id}={entry.value!r}" for id, entry in stop.session.entries.items())
        digest = hashlib.sha256(told.encode()).digest()
        reference = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])
        return self.book.confirmation(_frame(stop), stop.path, replace(sent[1], reference=reference))


def page_name(id: str) -> str:
    """The name of the file of a place, without its ending. Ids of authors hold no dash, so none is taken twice."""
    return _OF_PAGES.get(id, id)


def address_of(journey: Journey, stop: Stop) -> str:
    """Where the service would show a stop."""
    place = stop.place
    if place == "start":
        return addresses.start(journey.id)
    if place == "sent":
        return f"{addresses.start(journey.id)}/-/sent"
    return addresses.place(journey.id, place)


def disarmed(html: str, written: Callable[[str, str], str], top: str) -> str:
    """A page that sends nothing and asks for nothing but its own files. `top` is the way to the top of the folder;
    `written` says what stands for every other address (`renderers.html.gallery.still.turned`)."""

    def own(attribute: str, address: str) -> str:
        if address.startswith("/-/static/"):
            return f'"{top}{FILES}/{asset_file(address)}"'
        return written(attribute, address)

    return turned(_FORM.sub(r'<form\1 method="dialog"', _UPLOADS.sub("", _HTMX.sub("", html))), own)


def other_page(address: str) -> str:
    """The name of the page about the service at an address, or ""."""
    path = address.partition("?")[0].strip("/")
    return next((name for end, name in OTHERS.items() if path == end or path.endswith(f"/{end}")), "")


def heading(html: str) -> str:
    """The words of a page's h1."""
    inside = html.partition("<h1")[2].partition(">")[2].partition("</h1>")[0]
    return " ".join(Markup(inside).striptags().split())  # noqa: S704 -- escaped again where it is drawn


def _typed(stop: Stop) -> Mapping[str, Parts]:
    """What stands in the boxes: what was refused; a page that comes up for the first time is empty."""
    step = stop.step
    return {} if step is None or not stop.problems else filled(stop.session, step, stop.item)


def _frame(stop: Stop) -> Frame:
    return Frame(csrf="", uploads=stop.session.uploads)
