"""Where something is: in words, or as coordinates."""

from __future__ import annotations

import re

from journeys.expressions.kinds import Value
from journeys.model import Question
from journeys.questions import made_up
from journeys.questions.forgive import fold
from journeys.questions.text import Words
from journeys.questions.wordings import words

_NUMBER = r"([-+]?[0-9]{1,3}\.[0-9]{1,15})"
_DECIMAL = re.compile(rf"(?:geo:|\(|\[)?{_NUMBER} ?°?(?: ?, ?| ){_NUMBER} ?°?[)\]]?(?:\?.*)?")
_MARKED = re.compile(
    r"([ns]?) ?([0-9]{1,2}(?:\.[0-9]{1,15})?)(?: ?[°º] ?| ?deg ?)?(?:([0-9]{1,2}(?:\.[0-9]{1,15})?) ?' ?)?"
    r"(?:([0-9]{1,2}(?:\.[0-9]{1,15})?) ?(?:\"|'') ?)? ?([ns]?) ?,? ?"
    r"([ew]?) ?([0-9]{1,3}(?:\.[0-9]{1,15})?)(?: ?[°º] ?| ?deg ?)?(?:([0-9]{1,2}(?:\.[0-9]{1,15})?) ?' ?)?"
    r"(?:([0-9]{1,2}(?:\.[0-9]{1,15})?) ?(?:\"|'') ?)? ?([ew]?)"
)
_MAP_LINK = re.compile(
    rf"https?://[^ ]*(?:@|[?&](?:q|ll|query|mlat)=|#map=[0-9]+/){_NUMBER}(?:,|%2C|/|&mlon=){_NUMBER}.*", re.I
)
_PLACES = 6


class Type(Words):
    """Read as str: words as they are, coordinates as "51.500833, -0.141944" (north, east; 6 decimals, some 10 cm).

    Decimal degrees, degrees with minutes and seconds, `geo:` and links of map services are known.
    """

    name = "location"
    means = "Where something is: a street, a landmark, a postcode, or coordinates."
    noun = "where it is"
    order = 95
    spellcheck = False
    takes_bounds = False
    longest = 500
    messages = words("empty.text", "too_long", "not_text")
    example = """\
place:
  ask: Where is the damage?
  called: where the damage is
  type: location
  hint: For example, a street or a landmark, or coordinates from a map
"""

    def clean(self, text: str) -> str:
        return coordinates(text) or super().clean(text)

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        return f"{made_up.street(number)}, {made_up.TOWN}"


def coordinates(text: str) -> str | None:
    """Text in a usual form of latitude and longitude -> "51.5, -0.12"; None where it is none, or off the globe."""
    if len(text) > 1000 or not any(letter.isdigit() for letter in text):
        return None
    bare = fold(text).rstrip(" .,;")
    if found := (_DECIMAL.fullmatch(bare) or _MAP_LINK.fullmatch(bare)):
        return _written(float(found[1]), float(found[2]))
    found = _MARKED.fullmatch(bare.casefold().replace("′", "'").replace("″", '"'))
    if found is None or bool(found[1]) == bool(found[5]) or bool(found[6]) == bool(found[10]):
        return None
    north = _degrees(found[2], found[3], found[4], "s" in (found[1], found[5]))
    east = _degrees(found[7], found[8], found[9], "w" in (found[6], found[10]))
    return None if north is None or east is None else _written(north, east)


def _degrees(whole: str, minutes: str | None, seconds: str | None, negative: bool) -> float | None:
    parts = [float(part or 0) for part in (minutes, seconds)]
    if max(parts) >= 60:
        return None
    value = float(whole) + parts[0] / 60 + parts[1] / 3600
    return -value if negative else value


def _written(north: float, east: float) -> str | None:
    if abs(north) > 90 or abs(east) > 180:
        return None
    return f"{_plain(north)}, {_plain(east)}"


def _plain(value: float) -> str:
    """At least one decimal, so that it is read as a coordinate again."""
    text = f"{value:.{_PLACES}f}".rstrip("0")
    text += "0" if text.endswith(".") else ""
    return "0.0" if text == "-0.0" else text
