"""The front door: everything that is different between two versions of a journey, for who signs for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.comparing.changes import Change, changes
from engine.comparing.decided import Decide, Decided
from engine.comparing.flight import Flight, flight
from engine.comparing.moving import Kept
from engine.comparing.pairing import pairs
from engine.comparing.parts import Sort
from engine.comparing.submissions import Replayed
from engine.comparing.translations import Translated, translations
from journeys.load import Loaded
from journeys.model import Journey


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """All of it. `changes` are in the order of the new version, those of what is gone last.

    `decided` is what was found out about everybody, None where nobody looked. `sessions` and `submissions` are there
    where a database was looked at.
    """

    old: Journey
    new: Journey
    changes: tuple[Change, ...]
    translations: tuple[Translated, ...]
    flight: Flight
    decided: Decided | None = None
    sessions: Kept | None = None
    submissions: Replayed | None = None

    @property
    def noticed(self) -> tuple[Change, ...]:
        """The changes that a citizen can notice."""
        return tuple(change for change in self.changes if not change.quiet)

    @property
    def promises(self) -> tuple[Change, ...]:
        """The changes of what is promised: no citizen can notice them, and they are to be signed for."""
        return tuple(change for change in self.changes if change.what == "promise")

    @property
    def for_citizens(self) -> bool:
        """Whether anything is different for citizens, as far as anybody looked."""
        found = self.decided or Decided()
        statuses = [
            *(each.status for each in found.outcomes),
            *(each.status for each in found.facts),
            *(each.status for each in found.refused),
        ]
        return bool(self.noticed or self.translations or "some" in statuses)

    @property
    def to_sign(self) -> bool:
        """Whether there is anything to sign for."""
        return self.for_citizens or bool(self.promises)

    def sorts(self) -> Mapping[Sort, int]:
        """How many changes of each sort a citizen can notice."""
        return Counter(change.sort for change in self.noticed)

    def with_database(self, sessions: Kept, submissions: Replayed) -> Difference:
        """The same, with what a database told."""
        return replace(self, sessions=sessions, submissions=submissions)


def compare(old: Loaded, new: Loaded, decide: Decide | None = None) -> Difference:
    """Lays two versions side by side; `decide` asks a solver, None leaves that open. Raises ValueError where one could
    not be read."""
    if old.journey is None or new.journey is None:
        raise ValueError("both versions have to be journeys")
    found = pairs(old.journey, new.journey)
    return Difference(
        old.journey,
        new.journey,
        changes(found, old.sources, new.sources),
        translations(found),
        flight(old.journey, new.journey, found.names),
        None if decide is None else decide(old.journey, new.journey),
    )
