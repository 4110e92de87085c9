"""No text keeps a reader busy, however long and odd: what only a machine would send is read at once too."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest

from journeys.questions import all_types
from tests.journeys.questions.given import question, reading


def seconds(work: Callable[[], object], times: int) -> float:
    """The best of five, so that a busy machine does not count."""
    best = 60.0
    for _ in range(5):
        start = perf_counter()
        for _ in range(times):
            work()
        best = min(best, (perf_counter() - start) / times)
    return best


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
