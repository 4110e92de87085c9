"""Reading is quick for what people type, and stays quick for what only a machine would send."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest

from journeys.questions import all_types, type_of
from tests.journeys.questions.given import parts, question, reading


def seconds(work: Callable[[], object], times: int) -> float:
    """The best of five, so that a busy machine does not count."""
    best = 60.0
    for _ in range(5):
        start = perf_counter()
        for _ in range(times):
            work()
        best = min(best, (perf_counter() - start) / times)
    return best


SIMPLE = {
    "text": "Blue bicycle",
    "integer": "30",
    "decimal": "1.5",
    "money": "1200",
    "date": ["27", "3", "2007"],
    "yes_no": "yes",
    "choice": "moped",
    "choices": "moped",
    "name": "Ann Smith",
    "email": "name@example.com",
    "phone": "07700 900 982",
    "declaration": "yes",
}


@pytest.mark.parametrize(("name", "typed"), SIMPLE.items())
def test_a_simple_answer_is_read_in_microseconds(name: str, typed: Any) -> None:
    """About 5 µs or less when measured alone; the limit leaves room for a slow, shared machine."""
    kind = type_of(name)
    asked = question(name, options={"car": "Car", "moped": "Moped"} if kind.takes_options else None)
    sent, how = parts(typed, kind.parts(asked)), reading()
    assert kind.read(asked, sent, how) is not None
    assert seconds(lambda: kind.read(asked, sent, how), 500) < 25e-6


HOSTILE = {
    "digits": "9" * 19_990,
    "groups": "9," * 9_995,
    "spaces": "9 " * 9_995,
    "commas": "," * 19_990,
    "combining marks": "a" + "\u0301\u0316" * 9_995,
    "tags": "\U0001f3f4" + "\U000e0067" * 19_990,
    "joiners": "\u200d" * 19_990,
    "addresses": "a@" * 9_995,
    "units": "30 " + "hours " * 3_000,
    "line ends": "\r\n" * 9_995,
    "megabyte": "x" * 1_000_000,
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("kind", all_types().values(), ids=list(all_types()))
def test_no_text_keeps_a_reader_busy(kind: Any, what: str) -> None:
    options = {f"country_{at}": f"Country {at}" for at in range(250)} if kind.takes_options else None
    asked = question(kind.name, "How many hours?", options)
    for size in (None, 2000, 200):
        sent = {part: [HOSTILE[what][:size]] for part in kind.parts(asked)}
        assert seconds(lambda sent=sent: kind.read(asked, sent, reading()), 1) < 0.1  # type: ignore[misc]
