"""What a type of a form's row means: a question of Footpath, a note, a group, something that a device records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["asked", "note", "group", "repeat", "loop", "end", "calculation", "device", "hidden", "unknown"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """`type` is Footpath's for what is asked, "" where it has none; then `why` says so. `list` names the options,
    `file` that they stand in a file, `other` that a further answer may be typed. `guess` says what was guessed."""

    kind: Kind
    type: str = ""
    list: str = ""
    file: bool = False
    other: bool = False
    guess: str = ""
    why: str = ""


_CHOSEN = re.compile(
    r"(?:(?P<one>select[ _]?one|select1|add select one prompt using)"
    r"|(?P<many>select[ _](?:multiple|all that apply)|add select multiple prompt using)|(?P<rank>(?:odk:)?rank))"
    r"(?P<file>[ _]from[ _]file|[ _]external)?(?:\s+from)?\s+(?P<list>.+?)(?P<other>\s+or[ _](?:specify[ _])?other)?",
    re.IGNORECASE,
)
_GROUP = re.compile(r"begin[ _](?P<kind>group|repeat|loop)(?:\s+over\s+(?P<list>\S+))?", re.IGNORECASE)
_END = re.compile(r"end[ _](group|repeat|loop)", re.IGNORECASE)

_TYPES: Mapping[str, str] = {
    "text": "text", "string": "text", "integer": "integer", "int": "integer", "decimal": "decimal", "date": "date",
    "time": "time", "geopoint": "location", "gps": "location", "image": "file", "photo": "file", "file": "file",
    "acknowledge": "declaration", "trigger": "declaration", "range": "integer", "phone number": "phone",
    "percentage": "integer",
}  # fmt: skip
_GUESSED: Mapping[str, tuple[str, str]] = {
    "datetime": ("date", "the source asks for a day and a time; the time is not asked here"),
    "barcode": ("text", "the source scans this; here it is typed"),
}
_NEVER: Mapping[str, str] = {
    "audio": "no question takes sound", "video": "no question takes film",
    "geotrace": "no question takes a line on a map", "geoshape": "no question takes an area on a map",
}  # fmt: skip
_DEVICE = frozenset(
    ("start", "end", "today", "deviceid", "device id", "subscriberid", "simserial", "phonenumber", "username", "email",
     "audit", "start-geopoint", "background-geopoint", "background-audio", "imei", "start time", "end time",
     "get phone number", "get start time", "get end time", "get today", "get device id")
)  # fmt: skip


def meaning_of(words: str, labelled: bool) -> Meaning:
    """What a type says; `labelled` whether its row has words for people."""
    text = " ".join(words.split())
    low = text.lower()
    if found := _GROUP.fullmatch(text):
        kind: Kind = found["kind"].lower()  # type: ignore[assignment]
        return Meaning(kind, list=found["list"] or "")
    if found := _END.fullmatch(text):
        return Meaning("end", type=found[1].lower())
    if found := _CHOSEN.fullmatch(text):
        name = found["list"].strip()
        if found["rank"]:
            return Meaning("asked", list=name, why="no question puts options in an order")
        type = "choice" if found["one"] else "choices"
        return Meaning("asked", type, name, file=bool(found["file"]), other=bool(found["other"]))
    if low in _TYPES:
        return Meaning("asked", _TYPES[low])
    if low in _GUESSED:
        type, guess = _GUESSED[low]
        return Meaning("asked", type, guess=guess)
    if low in _NEVER:
        return Meaning("asked", why=_NEVER[low])
    if low == "email" and labelled:
        return Meaning("asked", "email")
    if low in _DEVICE or low.startswith("uri:"):
        return Meaning("device", type="today" if "today" in low else "device")
    if low == "note":
        return Meaning("note")
    if low in ("calculate", "calculation"):
        return Meaning("calculation")
    if low in ("hidden", "xml-external", "csv-external"):
        return Meaning("hidden")
    return Meaning("unknown")
