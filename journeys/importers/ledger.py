"""The report of an import: every part of the source with what became of it, exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Fate = Literal["carried", "changed", "guessed", "dropped", "fault"]

FATES: Mapping[Fate, str] = {
    "carried": "is in the journey as it was",
    "changed": "is in the journey in another way",
    "guessed": "is in the journey as we understood it; a person should look",
    "dropped": "is not in the journey",
    "fault": "was wrong in the source already",
}
"""What can become of a part, and what that means."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the source: its kind (`question`, `option`), its place and words there, and its fate.

    `became` is where it stands in the journey (`steps.name.hint`), "" where it does not; `reason` says why it is not as
    it was.
    """

    kind: str
    place: str
    words: str
    fate: Fate
    reason: str = ""
    became: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries of one import, in the order of the source's parts. `notes` tell of the form as a whole."""

    source: str
    format: str
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()

    def of(self, *fates: Fate) -> tuple[Entry, ...]:
        """The entries of some fates."""
        return tuple(entry for entry in self.entries if entry.fate in fates)

    def counts(self) -> Mapping[str, Counter[Fate]]:
        """For each kind, how many entries have each fate."""
        found: dict[str, Counter[Fate]] = {}
        for entry in self.entries:
            found.setdefault(entry.kind, Counter())[entry.fate] += 1
        return found


@dataclass(slots=True)
class Accounts:
    """The ledger while it is written. A part is put in once; later passes may only say more of it.

    What has no place is not a part of the source, and is not entered. `quotes` are the words of conditions by place.
    """

    quotes: Mapping[str, str] = field(default_factory=dict)
    _entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def put(self, kind: str, place: str, words: str, fate: Fate, reason: str = "", became: str = "") -> None:
        """Enters a part. ValueError where it has been entered already: that would be our own mistake."""
        if not place:
            return
        if (kind, place) in self._entries:
            raise ValueError(f"{kind} at {place} is in the ledger twice")
        said = self.quotes.get(place, words) if kind == "rule" else words
        self._entries[kind, place] = Entry(kind, place, said, fate, reason, became)

    def also(self, kind: str, place: str, became: str) -> None:
        """Says that a part stands in the journey once more; nothing of one that is not there at all."""
        was = self._entries.get((kind, place))
        if was is not None and was.became:
            self._entries[kind, place] = replace(was, became=f"{was.became}, {became}")

    def has(self, kind: str, place: str) -> bool:
        """Whether a part has been entered."""
        return (kind, place) in self._entries

    def turn(self, kind: str, place: str, fate: Fate, reason: str, became: str | None = None) -> None:
        """Says that something else became of a part; a reason that it has already stays in front."""
        if not place:
            return
        was = self._entries[kind, place]
        both = f"{was.reason}; {reason}" if was.reason and reason not in was.reason else reason or was.reason
        now = was.became if became is None else became
        self._entries[kind, place] = replace(was, fate=_worse(was.fate, fate), reason=both, became=now)

    def entries(self) -> tuple[Entry, ...]:
        """All entries as they are now."""
        return tuple(self._entries.values())


_ORDER: tuple[Fate, ...] = ("carried", "changed", "guessed", "dropped", "fault")


def _worse(one: Fate, other: Fate) -> Fate:
    return max(one, other, key=_ORDER.index)
