"""What citizens of a journey can do at all, as goals, and which of them one citizen reaches.

`goals(journey)` is complete: scenarios are measured by it, and whoever makes up citizens aims at it. `reached` says
it of one replayed path, and `measured` also how far away a boundary is.
"""

from __future__ import annotations

from engine.goals.goal import Goal, Side, What
from engine.goals.reaching import goals, measured, reached

__all__ = ["Goal", "Side", "What", "goals", "measured", "reached"]
