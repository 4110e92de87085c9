"""What stands beside the text of a journey: the page that the cursor's lines make, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from journeys.editing.places import PlaceWords, words_at
from journeys.unwritten import CHECK
from renderers.preview.places import groups
from renderers.preview.wall import Choices
from service.preview.desk import Desk
from service.preview.previewed import Previewed
from service.preview.replies import HERE
from service.preview.sheets import sheets_of

_PUT = "Put the cursor into a step or an outcome to see its page and change its words."
_UNREAD = "Mend what is wrong in the text first: then the page and its words can be changed here again."


@dataclass(frozen=True, slots=True)
class Beside:
    """A page: its words, None where `why_not` says why; and the address of it as a citizen sees it, "" with `no_page`
    where nobody is known to get there."""

    place: PlaceWords | None
    why_not: str
    sheet: str = ""
    no_page: str = ""


def beside(one: Previewed, desk: Desk, files: Mapping[str, str], id: str, *, dark: bool = False) -> Beside:
    """The page with this id, its words as the texts have them now, and the page itself as it was last read."""
    words = words_at(files, id) if id else None
    sheet, fault = _sheet(one, desk, id, Choices(theme="dark" if dark else "light"))
    return Beside(words, "" if words else _UNREAD if id else _PUT, sheet, fault)


def _sheet(one: Previewed, desk: Desk, id: str, choices: Choices) -> tuple[str, str]:
    sheets = sheets_of(one, desk.service)
    if sheets is None or not id:
        return "", ""
    places = [place for group in groups(sheets.journey) for place in group.places]
    place = next((each for each in places if each.id == id or (id == CHECK and each.id.startswith(CHECK))), None)
    if place is None:
        return "", ""
    drawn = sheets.drawn(one, place, sheets.journey.language, "first", desk.today())
    if not drawn.html:
        return "", drawn.fault if one.looked else "Looking for somebody who gets to this page …"
    query = choices.query()
    tag = sheets.still(drawn, choices).tag
    return f"{HERE}/{one.key}/sheet/{quote(place.id)}{query}{'&' if query else '?'}v={tag}", ""
