"""Plain values of a source, read with their JSON pointers; what nobody looked at is told in the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from journeys.importers.draft import Remark, Words


class Value:
    """A value with its place. Whatever is read of it is remembered, so that `unread` can tell of the rest."""

    __slots__ = ("_seen", "place", "value")

    def __init__(self, value: Any, place: str = "", seen: set[str] | None = None) -> None:
        self.value = value
        self.place = place
        self._seen: set[str] = set() if seen is None else seen

    def __bool__(self) -> bool:
        return self.value not in (None, "", [], {})

    def at(self, *keys: str) -> Value:
        """The value under some keys, one inside the other; an empty one where there is none."""
        value, place = self.value, self.place
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
            place += "/" + key.replace("~", "~0").replace("/", "~1")
        return Value(value, place, self._seen)

    def each(self) -> Iterator[Value]:
        """The values of a list, or of a mapping; none of anything else."""
        if isinstance(self.value, list):
            for number, value in enumerate(self.value):
                yield Value(value, f"{self.place}/{number}", self._seen)
        elif isinstance(self.value, dict):
            yield from (self.at(str(key)) for key in self.value)

    def keys(self) -> list[str]:
        """The keys of a mapping."""
        return [str(key) for key in self.value] if isinstance(self.value, dict) else []

    def text(self) -> str:
        """A text, or a number or a switch as text; "" for anything else."""
        if isinstance(self.value, dict | list) or self.value is None:
            return ""
        self._seen.add(self.place)
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        return printable(str(self.value)).strip()

    def words(self) -> Words:
        """A text on one line, with its place."""
        return Words(" ".join(self.text().split()), place=self.place)

    def number(self) -> Decimal | None:
        """A number, also where it is written as text; None for anything else."""
        text = self.text()
        try:
            found = Decimal(text) if text else None
        except InvalidOperation:
            return None
        return found if found is not None and found.is_finite() and abs(found) < 10**15 else None

    def whole(self) -> int | None:
        """A whole number; None for anything else."""
        found = self.number()
        return int(found) if found is not None and found == found.to_integral_value() else None

    def flag(self, otherwise: bool = False) -> bool:
        """A switch; `otherwise` where it says neither true nor false."""
        return {"true": True, "false": False}.get(self.text().lower(), otherwise)

    def pass_over(self) -> None:
        """Says that a value and all in it needs no mention: it is about the builder, not about the form."""
        self._seen.add(self.place)
        for each in self.each():
            each.pass_over()

    def unread(self, kind: str = "setting", reason: str = "a journey has no place for it") -> list[Remark]:
        """What nobody looked at: the highest parts of which nothing was read."""
        found, _ = self._unread(kind, reason)
        return found

    def _unread(self, kind: str, reason: str) -> tuple[list[Remark], bool]:
        if not isinstance(self.value, dict | list):
            if self.place in self._seen:
                return [], True
            return [self._remark(kind, reason)] if self else [], False
        if self.place in self._seen:
            return [], True
        all_of_it: list[Remark] = []
        touched = False
        for each in self.each():
            found, seen = each._unread(kind, reason)
            all_of_it += found
            touched = touched or seen
        if touched or len(all_of_it) < 2 or not self.place:
            return all_of_it, touched
        return [self._remark(kind, reason)], False

    def _remark(self, kind: str, reason: str) -> Remark:
        words = f"{self.place.rpartition('/')[2]}: {short(self.value)}"
        return Remark(kind, self.place, words, "dropped", reason)


def short(value: Any) -> str:
    """A value in a few words."""
    text = " ".join(printable(str(value)).split())
    return text if len(text) <= 80 else text[:79] + "…"


_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """Text without the characters that no YAML file can hold; odd spaces become plain ones."""
    return (
        _UNPRINTABLE.sub("", re.sub(r"[\xa0\u2002-\u200a\u202f\u205f\u3000]", " ", text))
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
