"""What the editor asks about the text as it is being typed: what fits, what is meant, what is wrong, what it makes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from journeys.checks import all_checks
from journeys.editing.completion import completion
from journeys.editing.definition import Stretch, definition, uses
from journeys.editing.hover import hover
from journeys.editing.outline import outline
from journeys.editing.places import place_at, words_at
from journeys.editing.splice import CannotChange, moved, reworded
from journeys.folder import main_of
from renderers.preview import edit as drawing
from renderers.preview.frame import Frame
from service.preview.beside import beside
from service.preview.desk import Desk
from service.preview.framing import frame_of
from service.preview.previewed import Previewed
from service.preview.replies import HERE, desk_of, journey_of, page, sent, values
from service.preview.typed import Typed, changes, characters, checked, told, typed, units


class _Asked:
    """One question of the editor: the texts, the file and the place in it."""

    def __init__(self, one: Previewed, desk: Desk, said: Mapping[str, Any], frame: Frame) -> None:
        self.one, self.desk, self.said, self.frame = one, desk, said, frame
        self.now: Typed = typed(one, said)
        self.files = self.now.files
        file = said.get("file")
        self.file = file if isinstance(file, str) and file in self.files else main_of(self.files)
        at = said.get("at", 0)
        self.at = characters(self.files[self.file], at if isinstance(at, int) else 0)

    def unit(self, offset: int, file: str = "") -> int:
        """An offset as the editor counts."""
        return units(self.files[file or self.file], offset)

    def stretch(self, found: Stretch) -> dict[str, Any]:
        """A stretch of a file, with its line."""
        text = self.files[found.file]
        line = text.count("\n", 0, found.start) + 1
        words = text.split("\n")[line - 1].strip()
        ends = {"from": self.unit(found.start, found.file), "to": self.unit(found.end, found.file)}
        return {"file": found.file, "line": line, "words": words, **ends}


def _complete(asked: _Asked) -> Any:
    found = completion(asked.files, asked.file, asked.at, asked.one.journey)
    if found is None:
        return None
    offers = [
        {"label": each.label, "insert": each.insert, "kind": each.kind, "says": each.says, "more": each.more}
        for each in found.offers
    ]
    return {"from": asked.unit(found.start), "to": asked.unit(found.end), "offers": offers}


def _hover(asked: _Asked) -> Any:
    found = hover(asked.files, asked.file, asked.at, asked.one.journey)
    if found is None:
        return None
    ends = {"from": asked.unit(found.start), "to": asked.unit(found.end)}
    return {**ends, "heading": found.heading, "lines": found.lines, "example": found.example}


def _define(asked: _Asked) -> Any:
    found = definition(asked.files, asked.file, asked.at)
    return None if found is None else asked.stretch(found)


def _uses(asked: _Asked) -> Any:
    return [asked.stretch(each) for each in uses(asked.files, asked.file, asked.at)]


def _check(asked: _Asked) -> Any:
    found = checked(asked.one, asked.now, asked.desk.service)
    shown = told(found)
    return {
        "parts": [[each.line, each.id, each.says, each.depth] for each in outline(asked.files)],
        "saved": asked.now.saved,
        "words": drawing.in_words(shown),
        "html": drawing.found_list(asked.frame, shown),
        "found": [
            {
                "file": each.file,
                "line": each.finding.primary.line,
                "from": units(each.finding.primary.source, each.finding.primary.column - 1),
                "to": units(each.finding.primary.source, each.finding.primary.end_column - 1),
                "level": said.level,
                "message": said.message,
                "more": [*said.notes, said.help] if said.help else list(said.notes),
                "citizen": said.citizen,
                "slug": said.slug,
                "mends": [{"words": mend.words, "changes": changes(asked.files, [mend.splice])} for mend in each.mends],
            }
            for each, said in zip(found, shown, strict=True)
        ],
    }


def _place(asked: _Asked) -> Any:
    id = place_at(asked.files, asked.file, asked.at)
    found = beside(asked.one, asked.desk, asked.files, id, dark=asked.said.get("dark") is True)
    return {
        "place": id,
        "heading": found.place.heading if found.place else "",
        "sheet": found.sheet,
        "noPage": found.no_page,
        "html": drawing.page_words(asked.frame, found.place, found.why_not),
    }


def _word(asked: _Asked) -> Any:
    keys = asked.said.get("keys")
    if not isinstance(keys, list) or not all(isinstance(key, str | int) for key in keys):
        raise HTTPException(400, "The preview was asked for something that it cannot read")
    main = main_of(asked.files)
    splice = reworded(main, asked.files[main], tuple(keys), str(asked.said.get("new", "")))
    return {"changes": changes(asked.files, [splice])}


def _move(asked: _Asked) -> Any:
    main = main_of(asked.files)
    place = words_at(asked.files, str(asked.said.get("place", "")))
    if place is None:
        raise CannotChange("This page cannot be found in the text as it is just now")
    splice = moved(main, asked.files[main], place.keys, 1 if asked.said.get("by") == 1 else -1)
    start = splice.start + splice.new.find(f"{place.keys[-1]}:")
    return {"changes": changes(asked.files, [splice]), "at": asked.unit(start, main)}


_ANSWERS: Mapping[str, Callable[[_Asked], Any]] = {
    "complete": _complete,
    "hover": _hover,
    "define": _define,
    "uses": _uses,
    "check": _check,
    "place": _place,
    "word": _word,
    "move": _move,
}


async def answered(request: Request) -> Response:
    """One question, answered in a thread: typing goes on meanwhile."""
    said = await sent(request, 8_000_000)
    one, desk = journey_of(request), desk_of(request)
    answer = _ANSWERS.get(request.path_params["what"])
    if answer is None:
        raise HTTPException(404, "There is no such question")
    frame = frame_of(desk, one, "/edit")
    try:
        return values(await asyncio.to_thread(lambda: answer(_Asked(one, desk, said, frame))))
    except CannotChange as fault:
        return values({"refused": str(fault)})


async def explained(request: Request) -> Response:
    """The manual page of a check. `of` is the journey to go back to."""
    desk = desk_of(request)
    check = all_checks().get(request.path_params["slug"])
    if check is None:
        raise HTTPException(404, "There is no check of this name")
    one = desk.journeys.get(request.query_params.get("of", ""))
    frame = None if one is None else frame_of(desk, one, "/edit")
    return page(drawing.explained(frame, check.slug, check.title, check.page))


ROUTES = [
    Route(f"{HERE}/-/explain/{{slug}}", explained),
    Route(f"{HERE}/{{journey}}/language/{{what}}", answered, methods=["POST"]),
]
