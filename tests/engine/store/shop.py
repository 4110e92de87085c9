"""A journey with enough questions to write to, and a store opened on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

from engine.session import Entry, Session
from engine.store import KEEP
from engine.store.opening import open_sqlite
from engine.store.sqlite import SqliteStore
from journeys.model import Journey
from tests.engine.small import fresh, journey

QUESTIONS = 8


@cache
def shop() -> Journey:
    """A journey of a few optional integers and one required text, ending in a submission."""
    steps = "".join(
        f"  q{number}:\n    ask: Question {number}?\n    type: integer\n    optional: true\n"
        for number in range(QUESTIONS)
    )
    return journey(
        f"journey: shop\ntitle: A shop\nsteps:\n{steps}  words:\n    ask: Words?\n    type: long_text\n"
        "outcomes:\n  sent:\n    submit: true\n    title: Sent\n"
    )


@asynccontextmanager
async def opened(path: Path, keep: timedelta = KEEP, patience: float = 5.0) -> AsyncIterator[SqliteStore]:
    """A store that knows one version of the shop."""
    store = open_sqlite(str(path), {shop().version: shop()}.__getitem__, keep, patience)
    try:
        await store.publish("shop", shop().version, {"journey.yaml": "text"})
        yield store
    finally:
        await store.close()


def complete() -> Session:
    """A session in which everything is answered."""
    entries = {**{f"q{number}": Entry(None) for number in range(QUESTIONS)}, "words": Entry("Some words")}
    return replace(fresh(shop()), entries=entries)


def answer(id: str, value: int | str) -> Callable[[Session], tuple[Session, int | str]]:
    """A change that stores one answer, and gives it back."""

    def change(session: Session) -> tuple[Session, int | str]:
        return replace(session, entries={**session.entries, id: Entry(value)}), value

    return change
