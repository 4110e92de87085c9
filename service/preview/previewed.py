"""One journey as a preview shows it: as it stands on disk, as far as it can be read, and who gets where in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from journeys.checks import run
from journeys.folder import SETTLED, Files
from journeys.model import Journey
from journeys.proof.verdicts import Citizen, Proofs
from journeys.service import Service
from renderers.html.book import Book
from renderers.html.site import Site
from renderers.report import findings
from service.reading import ReadJourney


@dataclass(frozen=True, slots=True)
class Previewed:
    """A journey at a moment.

    `key` is its name in addresses, made of its file's or folder's. `read` is what stands on disk now, with what the
    checks find and, once they are there, its `proofs`. `shown` is what pages are made of: the same where anything could
    be read, else the last that could (then `old`), and None where nothing ever could. `stamp` grows with every
    change. `people` is by id of a map's node a citizen who gets there, with no more answers than that takes; `through`
    is by the same ids somebody with the same answers so far, and those there and on from there. `nobody` are the places
    that nobody gets to, which is proved. `halted` says why nobody is looked for any more, where that was not wanted.
    """

    key: str
    path: Path
    read: ReadJourney
    shown: ReadJourney | None
    stamp: int = 0
    people: Mapping[str, Citizen] = field(default_factory=dict)
    through: Mapping[str, Citizen] = field(default_factory=dict)
    nobody: frozenset[str] = frozenset()
    halted: str = ""
    looked: bool = False
    """Whether everybody who can be found has been looked for."""

    @property
    def journey(self) -> Journey | None:
        """What pages are made of."""
        return None if self.shown is None else self.shown.loaded.journey

    @property
    def files(self) -> Files:
        """The texts as their author has them on disk now."""
        return {name: text for name, text in self.read.files.items() if name != SETTLED}

    @property
    def old(self) -> bool:
        """Whether the pages are those of an earlier text, as nothing can be read of this one."""
        return self.shown is not None and self.shown is not self.read

    @property
    def title(self) -> str:
        """What the journey calls itself, or its key."""
        if self.journey is None:
            return self.key
        pieces = self.journey.title.rules[0][1].pieces
        return "".join(piece for piece in pieces if isinstance(piece, str)) or self.key

    @property
    def proofs(self) -> Proofs | None:
        """What was proved of it as it stands; None until that is known."""
        return self.read.proofs

    def after(self, found: ReadJourney) -> Previewed:
        """The same journey when `found` stands on disk."""
        shown = found if is_drawable(found) else self.shown
        return Previewed(self.key, self.path, found, shown, self.stamp + 1, self.people, self.through)

    def proved(self, proofs: Proofs, service: Service | None, today: date | None = None) -> Previewed:
        """The same with its proofs, and with what the checks make of them."""
        told = tuple(findings(run(self.read.loaded, today, proofs), self.read.loaded.sources, self.read.where))
        read = replace(self.read, findings=told, proofs=proofs)
        shown = read if self.shown is self.read else self.shown
        return replace(self, read=read, shown=shown, stamp=self.stamp + 1)


def key_of(path: Path) -> str:
    """The name in addresses of the journey at a path."""
    path = path.resolve()
    return path.name if path.is_dir() else path.stem


def is_drawable(found: ReadJourney) -> bool:
    """Whether pages can be made of what was read: there is a step or an outcome, and the renderer takes it."""
    journey = found.loaded.journey
    if journey is None or not (journey.steps or journey.outcomes):
        return False
    try:
        Book(journey, _any_site(journey.language))
    except Exception:  # a half-typed journey may hold what the renderer was promised not to meet
        return False
    return True


@lru_cache(maxsize=8)
def _any_site(language: str) -> Site:
    """What stands around pages that are only tried."""
    return Site(Service("", language=language), "self")
