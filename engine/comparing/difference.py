"""The front door: everything that is different between two versions of a journey, for who signs for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.comparing.changes import Change, changes
from engine.comparing.decided import Decide, Moved, MovedFact
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

    `decided`: a solver was asked; `outcomes` and `facts` are what it found, and empty where it was not. `sessions` and
    `submissions` are there where a database was looked at.
    """

    old: Journey
    new: Journey
    changes: tuple[Change, ...]
    translations: tuple[Translated, ...]
    flight: Flight
    decided: bool = False
    outcomes: tuple[Moved, ...] = ()
    facts: tuple[MovedFact, ...] = ()
    sessions: Kept | None = None
    submissions: Replayed | None = None

    @property
    def noticed(self) -> tuple[Change, ...]:
        """The changes that a citizen can notice."""
        return tuple(change for change in self.changes if not change.quiet)

    @property
    def for_citizens(self) -> bool:
        """Whether anything is different for citizens, as far as anybody looked."""
        moved = "some" in {each.status for each in self.outcomes} | {each.status for each in self.facts}
        return bool(self.noticed or self.translations or moved)

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
    decided = None if decide is None else decide(old.journey, new.journey)
    return Difference(
        old.journey,
        new.journey,
        changes(found, old.sources, new.sources),
        translations(found),
        flight(old.journey, new.journey, found.names),
        decided is not None,
        () if decided is None else decided.outcomes,
        () if decided is None else decided.facts,
    )
