"""A full replay of 200 questions with 100 conditions: the middle of many, in microseconds.

python benchmarks/bench_replay.py [--questions 200] [--conditions 100] [--rounds 5000]
"""

from __future__ import annotations

import argparse
import statistics
import time
from datetime import date

from journeys_made import answers as typed_answers
from journeys_made import journey_text

from engine.given import take
from engine.replay import replay
from journeys.expressions.kinds import Value
from journeys.load import load
from journeys.model import Journey

TODAY = date(2026, 11, 22)
TARGET = 50


def made(questions: int, conditions: int) -> tuple[Journey, dict[str, Value | None]]:
    """The journey, and a citizen who comes through all of it."""
    loaded = load({"made.yaml": journey_text(questions, conditions)})
    assert loaded.journey is not None, loaded.faults[:3]
    return loaded.journey, dict(take(loaded.journey, typed_answers(questions), TODAY).read)


def microseconds(journey: Journey, answers: dict[str, Value | None], rounds: int) -> list[float]:
    """How long each of `rounds` replays took."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        replay(journey, answers, TODAY)
        times.append((time.perf_counter() - began) * 1e6)
    return times


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--questions", type=int, default=200)
    options.add_argument("--conditions", type=int, default=100)
    options.add_argument("--rounds", type=int, default=5000)
    given = options.parse_args()
    journey, answers = made(given.questions, given.conditions)
    path = replay(journey, answers, TODAY)
    assert path.outcome is not None, path.fault
    assert len(path.steps) == given.questions
    conditions = sum(step.when is not None for step in journey.steps.values())
    times = microseconds(journey, answers, given.rounds)
    print(f"{given.questions} questions, {conditions} conditions, {given.rounds} replays")
    print(f"replay {statistics.median(times):6.1f} µs (target {TARGET}), fastest {min(times):.1f} µs")


if __name__ == "__main__":
    main()
