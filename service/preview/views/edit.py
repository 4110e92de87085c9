"""The text of a journey in an editor, beside the page that it makes: opened, saved, kept apart from others' changes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from journeys.editing.changes import Splice, between, compared, with_ending
from journeys.editing.outline import outline
from journeys.editing.places import PlaceWords, place_at, words_at
from journeys.editing.splice import CannotChange, moved, reworded
from journeys.folder import SETTLED, main_of
from renderers.preview import edit as drawing
from renderers.preview.edit import Clashing, Edit, Row, Tab
from service.preview.beside import beside
from service.preview.edits import (
    CannotWrite,
    Clash,
    Conflict,
    Written,
    fingerprint,
    remember,
    remembered,
    write,
)
from service.preview.framing import frame_of
from service.preview.previewed import Previewed
from service.preview.replies import HERE, desk_of, journey_of, page, sent, values
from service.preview.typed import checked, is_ours, told, typed

TITLE, ORDER, ADDRESS = "Edit", 4, "/edit"


async def show(request: Request) -> Response:
    """The view. `file` is the file to open, `at` the page whose step the cursor starts in."""
    asked = request.query_params
    return await _view(request, asked.get("file", ""), asked.get("at", ""))


async def _view(
    request: Request, file: str, at: str = "", *, text: str | None = None, clash: Clash | None = None,
    refused: str = "", status: int = 200,
) -> Response:  # fmt: skip
    """The page, perhaps with a text that was not saved: in conflict, or refused."""
    desk, one = desk_of(request), journey_of(request)
    now = typed(one, {})
    file = file if file in now.files and file != SETTLED else main_of(now.files)
    remember(one.files.values())
    found = checked(one, now, desk.service)
    id = at or (place_at(now.files, file, 0) if file == main_of(now.files) else "")
    here = await asyncio.to_thread(beside, one, desk, now.files, id)
    on_disk = one.read.files[file] if clash is None or clash.theirs is None else clash.theirs
    view = Edit(
        frame=frame_of(desk, one, ADDRESS),
        tabs=_tabs(one, file, [each.file for each in found if each.finding.diagnostic.level.value == "error"]),
        file=file,
        text=with_ending(one.read.files[file] if text is None else text, "\n"),
        base="" if clash is not None and clash.theirs is None else fingerprint(on_disk),
        ours=is_ours(file),
        line=here.place.line if at and here.place is not None else 1,
        found=told(found),
        place=here.place,
        parts=outline(now.files),
        sheet=here.sheet,
        no_page=here.no_page,
        why_not=here.why_not,
        clash=None if clash is None else clashing(clash),
        refused=refused,
    )
    return page(drawing.edit(view), status)


def _tabs(one: Previewed, here: str, wrong: list[str]) -> tuple[Tab, ...]:
    base = f"{HERE}/{one.key}/edit"
    return tuple(
        Tab(name, f"{base}?file={quote(name, safe='')}", name == here, is_ours(name), wrong.count(name))
        for name in one.files
    )


def clashing(clash: Clash) -> Clashing:
    """A conflict as the view shows it."""
    theirs = clash.theirs or ""
    rows = () if clash.theirs is None else tuple(_row(*each) for each in compared(clash.mine, theirs))
    return Clashing(clash.file, rows, clash.theirs is None, clash.merged is not None)


def _row(line: int, mine: tuple[str, ...], theirs: tuple[str, ...]) -> Row:
    """Lines side by side, without the indentation that all of them have."""
    margin = min((len(each) - len(each.lstrip(" ")) for each in (*mine, *theirs) if each.strip()), default=0)
    return Row(line, tuple(each[margin:] for each in mine), tuple(each[margin:] for each in theirs))


async def text(request: Request) -> Response:
    """A file as it stands, for an editor that is open already."""
    one = journey_of(request)
    file = request.query_params.get("file", "")
    if file not in one.files:
        raise HTTPException(404, f"The journey has no file {file} any more")
    remember([one.read.files[file]])
    return values(_state(one.read.files[file]))


def _state(text: str) -> dict[str, Any]:
    return {"text": with_ending(text, "\n"), "base": fingerprint(text)}


async def save(request: Request) -> Response:
    """Writes one file as the editor has it: `file`, `text`, and the `base` that it was made of."""
    said = await sent(request, 4_000_000)
    file, new, base = (str(said.get(key, "")) for key in ("file", "text", "base"))
    try:
        done = await _save(journey_of(request), file, new, base)
    except CannotWrite as fault:
        return values({"state": "refused", "words": str(fault)})
    if isinstance(done, Written):
        kept = done.files.get(file)
        return values({"state": "saved", "base": base if kept is None else fingerprint(kept)})
    clash = done.clashes[0]
    theirs = None if clash.theirs is None else _state(clash.theirs)
    both = None if clash.merged is None else with_ending(clash.merged, "\n")
    return values(
        {"state": "conflict", "theirs": theirs, "merged": both, "html": drawing.conflict(clashing(clash))}
    )  # fmt: skip


async def _save(one: Previewed, file: str, new: str, base: str) -> Written | Conflict:
    before = remembered(one, base) if base else ""
    if before is None:  # the preview was started anew since: only the whole text can be told
        return await write(one, [Splice(file, 0, None, new)], {file: base})
    splices = between(file, before, new)
    return await write(one, splices, {file: base}) if splices else Written({})


async def _fields(request: Request) -> dict[str, str]:
    """What a form without script sends."""
    body = await request.body()
    if len(body) > 4_000_000:
        raise HTTPException(413, "That is more than the preview takes at once")
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


async def save_form(request: Request) -> Response:
    """The same for a page without script, which is shown again."""
    one, fields = journey_of(request), await _fields(request)
    file = fields.get("file", "")
    new = with_ending(fields.get("text", ""), "\n")
    try:
        done = await _save(one, file, new, fields.get("base", ""))
    except CannotWrite as fault:
        return await _view(request, file, text=new, refused=str(fault), status=409)
    if isinstance(done, Conflict):
        return await _view(request, file, text=new, clash=done.clashes[0], status=409)
    return RedirectResponse(f"{HERE}/{one.key}/edit?file={quote(file, safe='')}", 303)


async def save_words(request: Request) -> Response:
    """Writes the words of one page, or its place in its section, as a form without script sends them."""
    one, said = journey_of(request), await _fields(request)
    files = one.files
    main = main_of(files)
    place = words_at(files, said.get("at", ""))
    if place is None:
        raise HTTPException(409, "This page is not there any more, or the text cannot be read just now")
    try:
        splices = await asyncio.to_thread(_asked, main, files[main], place, said)
        done = await write(one, splices, {main: fingerprint(files[main])}) if splices else None
    except (CannotChange, CannotWrite) as fault:
        return await _view(request, main, place.id, refused=str(fault), status=409)
    if isinstance(done, Conflict):
        return await _view(request, main, place.id, refused="The file was changed meanwhile: try again", status=409)
    view = "map" if said.get("back") == "map" else "edit"
    return RedirectResponse(f"{HERE}/{one.key}/{view}?at={quote(place.id, safe='')}", 303)


def _asked(main: str, text: str, place: PlaceWords, said: Mapping[str, str]) -> list[Splice]:
    """The changes that a form asks for: another place in the section, or other words."""
    if "up" in said or "down" in said:
        return [moved(main, text, place.keys, -1 if "up" in said else 1)]
    now = {drawing.keyed(each): each for each in place.words}
    found = []
    for key, written in said.items():
        number = key.removeprefix("keys-")
        new = with_ending(said.get(f"word-{number}", ""), "\n")
        if number != key and written in now and new.strip() != now[written].text.strip():
            found.append(reworded(main, text, now[written].keys, new))
    return found


ROUTES = [
    Route(f"{HERE}/{{journey}}/edit", show),
    Route(f"{HERE}/{{journey}}/edit/text", text, methods=["GET"]),
    Route(f"{HERE}/{{journey}}/edit/text", save_form, methods=["POST"]),
    Route(f"{HERE}/{{journey}}/edit/save", save, methods=["POST"]),
    Route(f"{HERE}/{{journey}}/edit/words", save_words, methods=["POST"]),
]
