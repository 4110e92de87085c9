"""Writing scenarios that are made up beside their journey, and telling what nobody can reach."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service.days import day
from service.making import scenarios
from service.reading import Read, ReadJourney
from service.refusal import Refusal

if TYPE_CHECKING:
    from engine.goals import Goal
    from engine.proving.generating import Generated
    from journeys.model import Journey

FILE = "scenarios.generated.yaml"
SECONDS = 300.0


def generate(found: Read, given: argparse.Namespace) -> int:
    """Makes up scenarios for each journey, writes them to new files and tells of it. Raises `Refusal`."""
    if given.limit is not None and given.limit < 1:
        raise Refusal(f"--limit is {given.limit}; write how many scenarios there may be, such as 20")
    if given.output is not None and len(found.journeys) != 1:
        raise Refusal(f"{found.path} holds {len(found.journeys)} journeys, and -o names one file", "name one journey")
    targets = [(one, _target(one, given.output)) for one in found.journeys]
    told = []
    for one, target in targets:
        journey = one.loaded.journey
        assert journey is not None
        made = scenarios(journey, day(given.today, journey), every=given.all, limit=given.limit, seconds=SECONDS)
        if made.made:
            _write(target, _file(journey, made, day(given.today, journey).isoformat()))
        if given.format == "json":
            told.append(_data(one, made, target))
        elif target is None:
            _warn(_lines(one, made, target))
        else:
            print("\n".join(_lines(one, made, target)))
    if given.format == "json":
        print(json.dumps({"journeys": told}, ensure_ascii=False, indent=2))
    return 0


def _target(one: ReadJourney, output: str | None) -> Path | None:
    """The file to write; None is standard output. One that is there already is somebody's work."""
    if output == "-":
        return None
    if output is not None:
        target = Path(output)
    else:
        target = one.path / FILE if one.path.is_dir() else one.path.with_name(f"{one.path.stem}.{FILE}")
    if target.exists():
        raise Refusal(
            f"{target} is there already, and may have been worked on", "name another file with -o, or move it away"
        )
    return target


def _write(target: Path | None, text: str) -> None:
    if target is None:
        print(text, end="")
        return
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as fault:
        raise Refusal(f"{target} cannot be written: {fault.strerror}") from fault


def _file(journey: Journey, made: Generated, today: str) -> str:
    """A whole file of scenarios."""
    head = (
        f"# Made up by `footpath test --generate` for {journey.id}, as of {today}.\n"
        "# Read each of them: what is expected here is what the journey does, which need not be what the law says.\n"
    )
    return "\n".join([head, *(each.yaml() for each in made.made)])


def _warn(lines: Iterable[str]) -> None:
    import sys

    print("\n".join(lines), file=sys.stderr)


def _lines(one: ReadJourney, made: Generated, target: Path | None) -> Iterator[str]:
    assert one.loaded.journey is not None
    id = one.loaded.journey.id
    if not made.wanted:
        yield f"{id}: its scenarios reach everything, so none was made up"
        return
    reached = len(made.wanted) - len(made.nobody) - len(made.unknown) - len(made.dropped)
    many = f"{len(made.made)} scenario{'' if len(made.made) == 1 else 's'}"
    where = "" if target is None or not made.made else f": {target}"
    what = "things" if made.every else "things that no scenario did"
    yield f"{id}: {many} made up, for {reached} of {len(made.wanted)} {what}{where}"
    if made.dropped:
        yield f"  left out by --limit: {len(made.dropped)}"
    yield from _group("proved: nobody", one, made.nobody)
    if made.unknown:
        yield "  not analysed"
        yield from (f"    {goal.words}  ({_at(one, goal)}): {why}" for goal, why in made.unknown.items())
    if target is not None and made.made:
        yield f"  To take them in, read them, and {_naming(one, target)}"


def _naming(one: ReadJourney, target: Path) -> str:
    """What to do with the file."""
    given = one.loaded.document.get("scenarios")
    if isinstance(given, dict):
        return "paste them under `scenarios`"
    files = [given] if isinstance(given, str) else given if isinstance(given, list) else []
    return f"write `scenarios: [{', '.join([*map(str, files), target.name])}]`"


def _group(title: str, one: ReadJourney, goals: Iterable[Goal]) -> Iterator[str]:
    lines = [f"    {goal.words}  ({_at(one, goal)})" for goal in goals]
    if lines:
        yield f"  {title}"
        yield from lines


def _at(one: ReadJourney, goal: Goal) -> str:
    place = one.locate(goal.spot)
    return f"{place.file}:{place.line}"


def _data(one: ReadJourney, made: Generated, target: Path | None) -> dict[str, Any]:
    def told(goal: Goal) -> dict[str, Any]:
        place = one.locate(goal.spot)
        return {"what": goal.what, "id": goal.id, "words": goal.words, "file": place.file, "line": place.line}

    assert one.loaded.journey is not None
    return {
        "journey": one.loaded.journey.id,
        "file": None if target is None or not made.made else str(target),
        "scenarios": [
            {
                "id": each.id,
                "today": each.today.isoformat(),
                "answers": dict(each.answers),
                "expect": dict(each.expect),
                "goals": [told(goal) for goal in each.goals],
            }
            for each in made.made
        ],
        "nobody": [told(goal) for goal in made.nobody],
        "not_analysed": [told(goal) | {"why": why} for goal, why in made.unknown.items()],
        "left_out": [told(goal) for goal in made.dropped],
    }
