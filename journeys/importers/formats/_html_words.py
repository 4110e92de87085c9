"""What belongs to a control of an HTML form: its label, its hints, and whether it is there for people at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from journeys.importers.draft import SILENT, Remark, Words
from journeys.importers.formats._html_controls import BUTTONS, CONTROLS
from journeys.importers.formats._html_tree import Tag
from journeys.importers.prose import line, prose

_INSIDE = frozenset((*CONTROLS, "button"))
_TRAPS = re.compile(r"honey ?-?_?pot|\bhp[-_]|bot-?trap|ohnohoney", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|left\s*:\s*-\d{3,}", re.IGNORECASE)
_GUARDS = re.compile(r"csrf|xsrf|authenticity|requestverification|^_?token$|nonce", re.IGNORECASE)


class Around:
    """The labels and hints of one page, by the ids that they have."""

    def __init__(self, top: Tag) -> None:
        self.ids: dict[str, Tag] = {}
        self.labels: dict[str, Tag] = {}
        self.used: set[int] = set()
        self._hints: set[str] = set()
        for tag in top.walk():
            if tag.get("id"):
                self.ids.setdefault(tag.get("id"), tag)
            if tag.name == "label" and tag.get("for"):
                self.labels.setdefault(tag.get("for"), tag)

    def label(self, tag: Tag) -> Words:
        """What a control is called; SILENT where nothing says it."""
        around = next((each for each in tag.above() if each.name == "label"), None)
        label = around or self.labels.get(tag.get("id") or "\0")
        if label is not None and label.text(_INSIDE):
            self.used.add(id(label))
            return Words(line(label.text(_INSIDE)), place=label.place)
        named = " ".join(
            self.ids[each].text(_INSIDE) for each in tag.get("aria-labelledby").split() if each in self.ids
        )
        told = named or tag.get("aria-label") or tag.get("title")
        return Words(line(told), place=tag.place) if line(told) else SILENT

    def hint(self, tag: Tag, remarks: list[Remark]) -> Words:
        """The texts that describe a control, together as its hint."""
        found: list[tuple[str, str]] = []
        for each in tag.get("aria-describedby").split():
            there = self.ids.get(each)
            if there is None or not there.text(_INSIDE):
                continue
            self.used.add(id(there))
            if "error" in f"{there.get('class')} {there.get('role')} {each}".lower() or there.get("role") == "alert":
                continue
            words = prose(markup(there))
            place = there.place if there.place not in self._hints else f"{there.place} (for {tag.place})"
            self._hints.add(place)
            found.append((words, place))
        for words, place in found[1:]:
            remarks.append(Remark("hint", place, words, "changed", "it is one hint with the one before it"))
        empty = line(tag.get("placeholder"))
        if empty:
            why = "what stands in an empty box is gone when it is needed; make it a hint where it helps"
            remarks.append(Remark("hint", f"{tag.place} placeholder", empty, "dropped", why))
        return Words(" ".join(words for words, _ in found), place=found[0][1]) if found else SILENT

    def is_told(self, tag: Tag) -> bool:
        """Whether a text is some control's label or hint already."""
        return id(tag) in self.used


def markup(tag: Tag) -> str:
    """The inside of a tag as HTML again, without its attributes but links."""
    parts: list[str] = []
    for each in tag.inside:
        if isinstance(each, str):
            parts.append(escape(each, quote=False))
        elif each.name in ("br", "hr"):
            parts.append("<br>")
        elif each.name not in ("script", "style", "template", "svg", *_INSIDE):
            address = f' href="{escape(each.get("href"))}"' if each.name == "a" else ""
            parts.append(f"<{each.name}{address}>{markup(each)}</{each.name}>")
    return "".join(parts)


def controls_in(tag: Tag) -> Iterator[Tag]:
    """The controls inside a tag that ask for something."""
    for each in tag.walk():
        if each.name in CONTROLS and each.get("type").lower() not in BUTTONS:
            yield each


def why_hidden(tag: Tag) -> str:
    """Why a control is not there for people; "" where it is."""
    name = f"{tag.get('name')} {tag.get('id')}"
    if tag.get("type").lower() == "hidden":
        if _GUARDS.search(tag.get("name")):
            return "it guards against forged requests; Footpath has its own guard"
        return "a journey keeps no hidden values"
    for each in (tag, *tag.above()):
        told = f"{each.get('class')} {each.get('id')}"
        if _TRAPS.search(told) or _TRAPS.search(name):
            return "it is a trap for robots, which people never see"
        if each.has("hidden") or _HIDDEN.search(each.get("style")) or each.get("aria-hidden") == "true":
            return "the page hides it from people"
    return ""


def first_text(tags: Iterable[Tag], names: tuple[str, ...]) -> Tag | None:
    """The first of some tags with words in it."""
    return next((tag for tag in tags if tag.name in names and tag.text()), None)
