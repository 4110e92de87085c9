"""Pages: every page of a journey side by side, each that of a citizen who really gets there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from journeys.diagnostics import Level
from journeys.languages import PSEUDO, direction, own_name
from renderers.preview import wall
from renderers.preview.frame import counted
from renderers.preview.lines import Lines
from renderers.preview.places import Group, Place, Routes, groups
from renderers.preview.wall import Choices, Part, Tile, Tongue, Wall
from service.preview.desk import Desk
from service.preview.framing import frame_of
from service.preview.previewed import Previewed
from service.preview.replies import HERE, desk_of, journey_of, page
from service.preview.sheets import Sheets, sheets_of
from service.preview.views.sheet import choices_of

TITLE, ORDER, ADDRESS = "Pages", 1, ""

_PSEUDO: Mapping[str, str] = {"en-XA": "Longer words", "en-XB": "Right to left"}


async def show(request: Request) -> Response:
    """The wall, as the address asks for it."""
    one, desk = journey_of(request), desk_of(request)
    frame = frame_of(desk, one, ADDRESS)
    sheets = sheets_of(one, desk.service)
    if sheets is None:
        return page(wall.nothing(frame))
    choices = choices_of(request.query_params, sheets)
    made = await asyncio.to_thread(lambda: wall.wall(frame, _wall(desk, one, sheets, choices)))
    return page(made)


def _wall(desk: Desk, one: Previewed, sheets: Sheets, choices: Choices) -> Wall:
    language = choices.lang or sheets.journey.language
    lines, found = Lines(sheets.journey), _found(one, sheets)
    own = "" if sheets.journey.language == "en" else sheets.journey.language

    def tile(place: Place) -> Tile:
        drawn = sheets.drawn(one, place, language, choices.shown, desk.today())
        frame = tag = ""
        if drawn.html:
            still = sheets.still(drawn, choices)
            query, tag = choices.query(width=375), still.tag
            frame = f"{HERE}/{one.key}/sheet/{quote(place.id)}{query}{'&' if query else '?'}v={tag}"
        alarms, cautions = found.get(place.id, ([], []))
        nobody = place.id in one.nobody
        return Tile(
            id=place.id,
            name=place.name,
            heading=place.heading,
            language=own,
            frame=frame,
            tag=tag,
            size=drawn.size,
            line=lines.of(place),
            alarm="Nobody gets here" if nobody else _first(alarms),
            caution=_first(cautions),
            told="" if drawn.by or nobody else "Nobody found yet" if one.looked else "Looking for somebody …",
            fault=drawn.fault,
        )

    def part(group: Group) -> Part:
        titled = own if group.section is not None and group.section.title is not None else ""
        return Part(group.id, group.title, titled, tuple(tile(place) for place in group.places))

    parts = tuple(part(group) for group in groups(sheets.journey))
    return Wall(choices, tuple(_tongues(sheets)), parts, sheets.once(language), one.halted)


def _found(one: Previewed, sheets: Sheets) -> dict[str, tuple[list[str], list[str]]]:
    """What was found at each page: errors, and warnings. Of a text that cannot be read, nothing is known of pages."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    if one.old:
        return found
    routes = Routes(sheets.journey)
    for each in one.read.findings:
        place = routes.place(each.diagnostic.primary.spot.route)
        if place is not None and each.diagnostic.level is not Level.ADVICE:
            sort = 0 if each.diagnostic.level is Level.ERROR else 1
            found.setdefault(place, ([], []))[sort].append(each.diagnostic.message.replace("`", ""))
    return found


def _first(messages: list[str]) -> str:
    if len(messages) < 2:
        return "".join(messages)
    return f"{messages[0]}, and {len(messages) - 1} more"


def _tongues(sheets: Sheets) -> Iterator[Tongue]:
    own = sheets.journey.language
    for language in sheets.languages:
        code = "" if language == own else language
        if language in PSEUDO:
            yield Tongue(code, language, _PSEUDO[language], "ltr", made_up=True)
        else:
            missing = sheets.unfinished.get(language)
            note = "" if missing is None else f"{counted(missing, 'text')} missing"
            yield Tongue(code, language, own_name(language), direction(language), note)


ROUTES = [Route(f"{HERE}/{{journey}}", show)]
