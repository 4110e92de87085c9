"""Addresses, and the page that stands at a place of a journey."""

from __future__ import annotations

from dataclasses import dataclass

from engine.change import filled
from engine.path import Path
from engine.places import ItemStep, Place, problems_at
from engine.session import Session
from engine.tags import tag_of
from journeys.model import Outcome, Step
from renderers.html import addresses
from renderers.html.book import Book, Frame
from service.exchange import Reply, page, see_other
from service.publishing import Edition
from service.security import Header, form_token

HTMX_PUSH = b"hx-push-url"


@dataclass(frozen=True, slots=True)
class Visit:
    """One citizen at one moment: whose browser, which answers, on which version, and where they lead.

    The session is in the language to answer in, whatever it was in when it was stored.
    """

    cookie_id: str
    session: Session
    edition: Edition
    path: Path

    @property
    def book(self) -> Book:
        """The pages of the journey in the language to answer in."""
        books = self.edition.books
        return books.get(self.session.language) or next(iter(books.values()))

    @property
    def frame(self) -> Frame:
        """What differs between two citizens on the same page."""
        return Frame(csrf=form_token(self.cookie_id), notice=self.session.notice, uploads=self.session.uploads)


def address(journey: str, place: Place, changing: bool = False) -> str:
    """The address of a place. A page that a change opened leads back to check answers, too."""
    return addresses.place(journey, place, changing)


def sent_address(journey: str, already: bool = False) -> str:
    """The address of the confirmation; `already`: it is to say that this was sent before (patterns P5)."""
    return f"{addresses.start(journey)}/-/sent{'?already=1' if already else ''}"


def show(visit: Visit, place: Place, changing: bool = False) -> Reply:
    """The page at a place that the visit's path leads to."""
    book, path = visit.book, visit.path
    if isinstance(place, ItemStep):
        step, item = place.step, place.item
        problems = problems_at(path, step, item)
        fields, seen = filled(visit.session, step, item), tag_of(visit.session, step, item)
        return page(book.step(visit.frame, path, step, fields, problems, changing, item, seen))
    if isinstance(place, Step):
        problems = problems_at(path, place)
        if place.repeat is not None:
            return page(book.items(visit.frame, path, place, problems, "", changing))
        fields, seen = filled(visit.session, place), tag_of(visit.session, place)
        return page(book.step(visit.frame, path, place, fields, problems, changing, "", seen))
    if isinstance(place, Outcome):
        return page(book.outcome(visit.frame, path))
    return page(book.tasks(visit.frame, path) if place == "tasks" else book.check(visit.frame, path))


def go(visit: Visit, place: Place, by_htmx: bool, changing: bool = False, *more: Header) -> Reply:
    """After a POST that went well: a redirect to the next page, or for htmx that page at once."""
    to = address(visit.session.journey, place, changing)
    if not by_htmx:
        return see_other(to).adding(*more)
    return show(visit, place, changing).adding((HTMX_PUSH, to.encode("ascii")), *more)
