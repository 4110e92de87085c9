"""What checks may look at, worked out once per run and only when one asks for it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from journeys.catalogues.comparing import Comparison
from journeys.checks._told import Told
from journeys.checks._uses import Uses
from journeys.diagnostics import Level
from journeys.graph import Graph
from journeys.model import Journey
from journeys.proof.verdicts import Proofs
from journeys.sources import Sources

if TYPE_CHECKING:
    from journeys.load import Loaded


class Seen:
    """The parameters that a check can ask for (see `journeys.checks`); None where there is no such thing here."""

    def __init__(self, loaded: Loaded, today: date, proofs: Proofs | None = None) -> None:
        self.loaded = loaded
        self.today = today
        self.proofs = proofs or Proofs()
        """What was proved of it; without verdicts where nothing was."""

    @property
    def sources(self) -> Sources:
        """Its files, to find lines in."""
        return self.loaded.sources

    @property
    def catalogues(self) -> tuple[Comparison, ...]:
        """Its other languages."""
        return self.loaded.catalogues

    @property
    def journey(self) -> Journey | None:
        """The journey as far as it could be read."""
        return self.loaded.journey

    @cached_property
    def whole(self) -> Journey | None:
        """The journey if nothing of it was left out."""
        broken = any(fault.level is Level.ERROR for fault in self.loaded.faults)
        return None if broken or self.graph is None or self.graph.wrong_rules else self.journey

    @cached_property
    def told(self) -> Told:
        """What the proofs have to tell, without what only follows from something else."""
        return Told(self.proofs, self.journey)

    @cached_property
    def graph(self) -> Graph | None:
        """Its steps and rules as a graph."""
        return None if self.journey is None else Graph(self.journey)

    @cached_property
    def uses(self) -> Uses | None:
        """What its sentences and texts read."""
        return None if self.journey is None else Uses(self.journey)
