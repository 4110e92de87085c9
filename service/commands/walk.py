"""Replay answers without pages, and print where they lead, as JSON.

Answers are JSON or YAML by question id, as a citizen would type them or as typed values. A file
whose name ends in .jsonl holds one citizen per line and gives one result per line.
Exit code: 0 an outcome is reached, 3 it stops earlier, 1 an answer has a problem, 2 wrong usage.
Of many citizens the worst counts: a problem before a stop.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

STOPS = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """The journey, the answers, the day."""
    parser.add_argument("journey", metavar="JOURNEY", type=Path, help="a journey file or its folder")
    parser.add_argument(
        "--answers", metavar="FILE", required=True, help="the answers; - reads them from standard input"
    )
    parser.add_argument("--today", metavar="DATE", help="the day to judge on, such as 2026-11-22 (default: today)")
    parser.add_argument(
        "--format", choices=("json", "text"), default="json", help="json for programs, text for people (default: json)"
    )


def run(given: argparse.Namespace) -> int:
    """Walks one citizen, or a line of each of many."""
    import json
    import sys
    from datetime import UTC, datetime

    from engine.session import civil_day
    from engine.walk import walk
    from service.reading import one_journey

    journey = one_journey(given.journey)
    today = day_of(given.today) if given.today is not None else civil_day(datetime.now(UTC), journey.time_zone)
    many = given.answers.endswith(".jsonl")
    citizens = _lines(given.answers) if many else [one_citizen(given.answers)]
    code = 0
    write, encode = sys.stdout.write, json.JSONEncoder(ensure_ascii=False, indent=None if many else 2).encode
    for answers in citizens:
        result = walk(journey, answers, today)
        write((encode(result) if given.format == "json" else in_words(result)) + "\n")
        code = _worse(code, result)
    return code


def in_words(result: Mapping[str, Any]) -> str:
    """A result as a person reads it: the steps, then where it ends and why."""
    lines = [" > ".join(result["path"]) or "(no page)"]
    if result["outcome"] is not None:
        lines.append(f"outcome: {result['outcome']}")
    else:
        lines.append(f"stops at: {result['stops_at']}")
    lines += [f"problem: {problem['question']}: {problem['message']}" for problem in result["problems"]]
    lines += [f"fact: {name} = {value}" for name, value in result["facts"].items()]
    if result["parked"]:
        lines.append(f"parked: {', '.join(result['parked'])}")
    if result["unused"]:
        lines.append(f"unused: {', '.join(result['unused'])}")
    return "\n".join(lines)


def _worse(code: int, result: Mapping[str, Any]) -> int:
    if result["problems"]:
        return 1
    return STOPS if code == 0 and result["outcome"] is None else code


def day_of(text: str) -> date:
    """A day that somebody typed behind `--today`. Raises `Refusal`."""
    from service.refusal import Refusal

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"--today is {text!r}; write a day like 2026-11-22") from None


def _text(name: str) -> str:
    import sys

    from service.refusal import Refusal

    try:
        return (
            sys.stdin.buffer.read().decode("utf-8-sig") if name == "-" else Path(name).read_text(encoding="utf-8-sig")
        )
    except OSError as fault:
        raise Refusal(f"the answers in {name} cannot be read: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        raise Refusal(f"the answers in {name} are not UTF-8 text") from fault


def one_citizen(name: str) -> Mapping[str, Any]:
    """One citizen's answers, JSON or YAML."""
    import json

    from journeys.document import read
    from service.refusal import Refusal

    text = _text(name)
    called = "standard input" if name == "-" else name
    if text.lstrip().startswith("{"):
        try:
            return _mapping(json.loads(text), called)
        except ValueError as fault:
            raise Refusal(f"the answers in {called} are not JSON: {fault}") from None
    document = read(name, text)
    if document.faults:
        first = document.faults[0]
        raise Refusal(f"the answers in {called} cannot be read: {first.message}", first.help)
    return _mapping({} if document.value is None else document.value, called)


def _lines(name: str) -> Iterator[Mapping[str, Any]]:
    """Each line's citizen, read as it is needed."""
    import json

    from service.refusal import Refusal

    try:
        with open(name, encoding="utf-8-sig") as lines:
            for number, line in _numbered(lines):
                try:
                    answers = json.loads(line)
                except ValueError as fault:
                    raise Refusal(f"{name}, line {number}: not JSON: {fault}") from None
                yield _mapping(answers, f"{name}, line {number}")
    except OSError as fault:
        raise Refusal(f"the answers in {name} cannot be read: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        raise Refusal(f"the answers in {name} are not UTF-8 text") from fault


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _mapping(answers: Any, called: str) -> Mapping[str, Any]:
    from service.refusal import Refusal

    if not isinstance(answers, dict):
        raise Refusal(f"the answers in {called} are not a mapping of question ids to answers")
    return answers
