"""A catalogue as read -> its entries, with what is no entry told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from journeys.catalogues.keys import Key
from journeys.diagnostics import Diagnostic, Label, Level, Route, Spot
from journeys.document import Document

SERVICE = "service"
"""Under this key stand the words of a `service.yaml`."""
UNUSED = "unused"
"""Under this key stand translations of what is no longer in the journey."""
_LEAF = ("from", "was", "to")


@dataclass(frozen=True, slots=True)
class Entry:
    """One text in two languages.

    `source` is what stands under `from`. `to` is "" where there is no translation yet, and rules (sentence, wording)
    where the language needs its own. `was` is an older source, of which `to` is the translation; with it the entry
    is stale.
    """

    key: Key
    source: str
    to: str | tuple[tuple[str, str], ...]
    was: str | None
    route: Route

    @property
    def translated(self) -> bool:
        """Whether there is a translation, and nothing left empty in it."""
        return bool(self.to) if isinstance(self.to, str) else bool(self.to) and all(words for _, words in self.to)

    @property
    def translates(self) -> str:
        """The source that `to` says in the other language."""
        return self.source if self.was is None else self.was

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every wording of the translation."""
        return (self.to,) if isinstance(self.to, str) else tuple(words for _, words in self.to)

    @property
    def rules(self) -> tuple[str, ...]:
        """The sentences of its own rules, () where it has none."""
        return () if isinstance(self.to, str) else tuple(sentence for sentence, _ in self.to)


@dataclass(frozen=True, slots=True)
class Read:
    """What a catalogue holds: `entries` of the journey, `service` of its service, `unused` without a text any more."""

    entries: tuple[Entry, ...] = ()
    service: tuple[Entry, ...] = ()
    unused: tuple[Entry, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


def read_catalogue(document: Document) -> Read:
    """The entries of a catalogue; one that is broken is told and left out."""
    if document.value is None:
        return Read()
    faults: list[Diagnostic] = []
    if not isinstance(document.value, dict):
        return Read(faults=(_fault(document, (), "A catalogue is made of names, each with what belongs to it"),))
    parts: dict[str, list[Entry]] = {"": [], SERVICE: [], UNUSED: []}
    for entry in _entries(document, (), document.value, faults):
        first = entry.key[0]
        parts[first if first in (SERVICE, UNUSED) else ""].append(entry)
    return Read(tuple(parts[""]), tuple(parts[SERVICE]), tuple(parts[UNUSED]), tuple(faults))


def _entries(document: Document, keys: Key, value: dict[str, Any], faults: list[Diagnostic]) -> Iterator[Entry]:
    for key, inside in value.items():
        here = (*keys, key)
        if not isinstance(inside, dict):
            help = "write `from:` with the words of the source, and `to:` with the translation, below it"
            faults.append(_fault(document, here, f"`{key}` has no `from` and `to`", help))
        elif "from" in inside and not isinstance(inside["from"], dict | list):
            entry = _entry(document, here, inside, faults)
            if entry is not None:
                yield entry
        elif "to" in inside and isinstance(inside["to"], str):
            help = "say with `from:` which words `to:` translates; `footpath translate` does it"
            faults.append(_fault(document, here, f"`{key}` has a `to`, and no `from`", help))
        else:
            yield from _entries(document, here, inside, faults)


def _entry(document: Document, here: Key, inside: dict[str, Any], faults: list[Diagnostic]) -> Entry | None:
    for key in inside:
        if key not in _LEAF:
            help = "an entry has `from`, `to`, and `was` where the source has changed"
            faults.append(_fault(document, (*here, key), f"`{key}` does not belong beside `from` and `to`", help))
    to: str | tuple[tuple[str, str], ...] | None
    given = inside.get("to")
    if isinstance(given, dict):
        rules = [(sentence, _words(document, (*here, "to", sentence))) for sentence in given]
        to = tuple((sentence, words) for sentence, words in rules if words is not None)
        bad = next((sentence for sentence, words in rules if words is None), None)
    else:
        to = _words(document, (*here, "to"))
        bad = "to" if to is None else None
    source, was = _words(document, (*here, "from")), _words(document, (*here, "was")) if "was" in inside else None
    if bad is not None or to is None or source is None:
        where = (*here, "to") if bad in (None, "to") else (*here, "to", str(bad))
        faults.append(_fault(document, where, "This is no text", "write words, or rules: a sentence, a colon, words"))
        return None
    return Entry(here, source, to, was, (document.name, *here))


def _words(document: Document, keys: Key) -> str | None:
    """The text at some keys, "" where there is none, None for what is no text."""
    value: Any = document.value
    for key in keys:
        value = value.get(key)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return document.written(keys)
    return None


def _fault(document: Document, keys: Key, message: str, help: str = "") -> Diagnostic:
    spot = Spot((document.name, *keys), "key" if keys else "value")
    return Diagnostic("wrong-shape", Level.ERROR, message, Label(spot), help=help)
