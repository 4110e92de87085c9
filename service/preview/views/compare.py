"""Compare: this journey beside the last commit, another revision, or any other file or folder."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from engine.comparing.changes import Where
from engine.witness import replayed
from journeys.languages import direction
from journeys.sources import Sources
from renderers.difference import telling
from renderers.map.both import both
from renderers.map.drawing import closed, draw
from renderers.map.layout import fitted
from renderers.map.svg import svg
from renderers.preview import compare as drawing
from renderers.preview.excerpt import address
from renderers.preview.map import legend
from renderers.preview.place import headings
from renderers.preview.placing import section_of
from service.preview.comparing import Comparison, Comparisons
from service.preview.desk import Desk
from service.preview.framing import frame_of
from service.preview.looking import WIDTH
from service.preview.previewed import Previewed
from service.preview.replies import HERE, desk_of, journey_of, page
from service.preview.sides import Side, side_of_path, side_of_revision
from service.preview.views.walk import stand_in_as
from service.refusal import Refusal

TITLE, ORDER, ADDRESS = "Compare", 5, "/compare"

_KINDS = (("commit", "The last commit"), ("revision", "Another revision"), ("file", "A file or folder"))
_ASKS = {
    "revision": ("Which revision?", "A tag, a branch, or such as HEAD~3"),
    "file": ("Which file or folder?", "Its path on this machine"),
}


async def show(request: Request) -> Response:
    """What differs from the version that the address names."""
    desk, one = desk_of(request), journey_of(request)
    frame = frame_of(desk, one, ADDRESS)
    kind = request.query_params.get("with", "commit")
    kind = kind if kind in dict(_KINDS) else "commit"
    what = request.query_params.get("what", "").strip()
    kinds = tuple(
        (title, f"{frame.base}{ADDRESS}" + (f"?{urlencode({'with': id})}" if id != "commit" else ""), id == kind)
        for id, title in _KINDS
    )
    choice = drawing.Choice(kind, what, kinds, *_ASKS.get(kind, ("", "")))
    trouble: tuple[str, ...] = ()
    found = None
    if one.shown is None:
        trouble = ("Nothing of this journey can be read yet.", "As soon as one step can be, it is compared here.")
    elif what or kind == "commit":
        try:
            other = await asyncio.to_thread(_side, kind, what, one)
            comparison = await _comparisons(request).of(one, other)
            found = await asyncio.to_thread(_found, desk, one, other, comparison, f"{frame.base}/edit", frame.base)
        except Refusal as refusal:
            trouble = (f"{refusal.message}.", refusal.help or "")
    return page(drawing.compare_page(drawing.CompareView(frame, choice, found, trouble)))


async def walk(request: Request) -> Response:
    """Walks in this version as a citizen whose outcome changes."""
    one = journey_of(request)
    comparison = _comparisons(request).last(one.key)
    number = request.query_params.get("n", "")
    examples = [] if comparison is None else drawing.examples(comparison.difference)
    if one.journey is None or not number.isdecimal() or int(number) >= len(examples):
        raise HTTPException(404, "This citizen is not there any more, as the comparison is another by now")
    found = examples[int(number)]
    assert found.citizen is not None
    path = replayed(one.journey, found.citizen)
    place = path.outcome.id if path.outcome is not None else path.stops_at.id if path.stops_at is not None else ""
    return await stand_in_as(request, one, found.citizen, place)


def _side(kind: str, what: str, one: Previewed) -> Side:
    """The other version. Raises Refusal."""
    if kind == "file":
        return side_of_path(what, one.path)
    return side_of_revision(what if kind == "revision" else "HEAD", one.path)


def _found(desk: Desk, one: Previewed, other: Side, comparison: Comparison, edit: str, base: str) -> drawing.Found:
    """All that differs, drawn and in words."""
    difference = comparison.difference
    assert one.shown is not None
    sources = one.shown.loaded.sources
    places = drawing.places_of(
        difference, drawing.Lines(difference.old, other.loaded.sources), drawing.Lines(difference.new, sources)
    )
    touched = {section_of(difference.new, place) for place in places.values()}
    touched |= {section_of(difference.old, place) for place in places.values()}
    shut = closed(difference.new) - touched
    new = draw(difference.new, shut)
    names = drawing.renamed(difference)
    picture, came = both(draw(difference.old, shut), new, names, drawing.rules_changed(difference, places))
    paint = came.over(drawing.changed(difference, places, picture))
    called = headings(picture)
    return drawing.Found(
        other.name,
        telling.headline(difference),
        not difference.changes and not difference.translations,
        svg(picture, desk.service, paint, fitted(picture, WIDTH), lambda place: _to(base, new.node, place)),
        legend(picture, paint),
        direction(picture.language),
        tuple(drawing.sorts(difference, places, called, lambda where: _line(sources, where, edit))),
        tuple(telling.translated(difference)),
        tuple(telling.behind(difference)),
        ()
        if comparison.hindered
        else tuple(drawing.affected(difference, lambda at: f"{base}{ADDRESS}/walk?n={at}"))
        if difference.decided is not None
        else (),
        comparison.waiting,
        tuple(_notes(one, other, comparison)),
    )


def _to(base: str, there: object, id: str) -> str | None:
    """The place on the map of this version, where it has it."""
    return f"{base}/map?at={id}" if id in there else None  # type: ignore[operator]


def _line(sources: Sources, where: Where, edit: str) -> str:
    return address(sources, where.file, where.line, edit)


def _notes(one: Previewed, other: Side, comparison: Comparison) -> list[str]:
    """How far the two could be compared."""
    notes = []
    if other.errors:
        notes.append(f"{other.name} has errors, and is compared as far as it can be read.")
    if comparison.hindered == "this version has errors":
        notes.append("Whose outcome changes is worked out once this version has no errors.")
    if comparison.hindered == "the other version has errors":
        notes.append("Whose outcome changes cannot be worked out with a version that has errors.")
    if one.old:
        notes.append("This text cannot be read just now: the last version that could be is compared.")
    return notes


def _comparisons(request: Request) -> Comparisons:
    found: Comparisons = request.app.state.comparisons
    return found


_AT = f"{HERE}/{{journey}}{ADDRESS}"
ROUTES = [Route(_AT, show), Route(f"{_AT}/walk", walk)]
