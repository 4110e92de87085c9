"""What is known of one citizen at one moment: live answers, the day, and facts already computed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from journeys.expressions.kinds import Value


class NotKnown(LookupError):  # noqa: N818 (a state of knowledge, not an error)
    """A value that cannot be known here. `missing` is the id of what is missing, or says what failed."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing


class Known(dict[str, Value]):
    """Live answers by question id; what was not asked, or left blank, has no key.

    Answers are only ever added, never replaced or removed: a change makes a new `Known`. `memo`
    holds facts already computed, which rests on that.
    """

    __slots__ = ("memo", "today")

    def __init__(self, answers: Mapping[str, Value] | None = None, *, today: date) -> None:
        super().__init__(answers or {})
        self.today = today
        self.memo: dict[str, Any] = {}
