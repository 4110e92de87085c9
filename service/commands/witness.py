"""Find a citizen who gets to a step, a section or an outcome, and write them down as a scenario to paste.

The plainest citizen that is found is shown, after the engine has walked them. Of several places behind --reach it is
the one furthest on where they stand, having come by the others. --where is a sentence as in a journey, with its names;
it is read at that place.
Exit code: 0 somebody was found, 3 it is proved that nobody gets there (with the fewest lines that make it so), 4 not
settled in time, 1 the journey has errors, 2 wrong usage.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.proving.made import Made
    from engine.proving.reaching import Reached
    from journeys.diagnostics import Label
    from journeys.load import Loaded
    from journeys.model import Journey

NOBODY, NOT_SETTLED = 3, 4
SECONDS = 30.0


def arguments(parser: argparse.ArgumentParser) -> None:
    """The journey, the place, and what has to be true of whoever gets there."""
    parser.add_argument("journey", metavar="JOURNEY", type=Path, help="a journey file or its folder")
    parser.add_argument(
        "--reach", metavar="ID", nargs="+", required=True,
        help="a step, question, section or outcome; `check` is the page of all answers, `tasks` the task list",
    )  # fmt: skip
    parser.add_argument(
        "--where", metavar="SENTENCE", help='what has to hold there, such as "savings > £16,000 and not has_partner"'
    )
    parser.add_argument(
        "--without", metavar="ID", action="append", default=[],
        help="a question, step or section that the citizen must not come by; can be given several times",
    )  # fmt: skip
    parser.add_argument("--today", metavar="DATE", help="the first day to look at, such as 2026-11-22 (default: today)")
    parser.add_argument(
        "--format", choices=("yaml", "json", "text"), default="yaml",
        help="yaml to paste under `scenarios`, json for programs, text for people (default: yaml)",
    )  # fmt: skip


def run(given: argparse.Namespace) -> int:
    """Looks for one citizen."""
    import json

    from engine.proving.witness_scenario import said, scenario
    from service.days import day
    from service.making import somebody
    from service.reading import one_loaded

    loaded, _ = one_loaded(given.journey)
    journey = loaded.journey
    assert journey is not None
    today = day(given.today, journey)
    found = somebody(journey, today, given.reach, given.where, given.without, SECONDS)
    if found.status == "reached":
        made = scenario(journey, found)
        print(_shown(made, journey, given.format), end="")
        return 0
    lines = [] if found.status != "nobody" else [_line(each, loaded, given.journey) for each in found.lines]
    if given.format == "json":
        told = {"status": found.status, "aim": said(found.aim), "why": found.why, "lines": lines, "lists": found.lists}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_told(found, said(found.aim), lines)))
    return NOBODY if found.status == "nobody" else NOT_SETTLED


def _shown(made: Made, journey: Journey, format: str) -> str:
    """Somebody who was found."""
    import json

    from engine.walk import walk
    from service.commands.walk import in_words

    if format == "yaml":
        return made.yaml()
    result = walk(journey, made.answers, made.today)
    if format == "json":
        answers: dict[str, Any] = dict(made.answers)
        whole = {"status": "reached", "today": made.today.isoformat(), "answers": answers, "expect": dict(made.expect)}
        return json.dumps(whole | {"walk": result}, ensure_ascii=False, indent=2, default=str) + "\n"
    return f"{made.note}, on {made.today.isoformat()}\n\n{_answers(made)}\n{in_words(result)}\n"


def _answers(made: Made) -> str:
    """The answers as they are written in a scenario, without the rest of it."""
    from engine.written import scenario_yaml

    lines = scenario_yaml("answers", None, made.answers, {}).splitlines()
    return "\n".join(line[2:] for line in lines[1:]) + "\n"


def _line(label: Label, loaded: Loaded, path: Path) -> dict[str, Any]:
    """One line of the journey that keeps people away."""
    from os.path import normpath

    place = loaded.sources.locate(label.spot)
    folder = path if path.is_dir() else path.parent
    file = normpath(folder / place.file)
    return {
        "file": file,
        "line": place.line,
        "column": place.column,
        "words": label.words,
        "source": place.source.strip(),
    }


def _told(found: Reached, aim: str, lines: list[dict[str, Any]]) -> list[str]:
    """That there is nobody, or that nobody knows."""
    if found.status != "nobody":
        return [f"not settled: whether anybody {aim}", f"  {found.why}"]
    told = [f"proved: nobody {aim}"]
    if lines:
        told.append("  these lines make it so:" if len(lines) > 1 else "  this line makes it so:")
        places = [f"{each['file']}:{each['line']}" for each in lines]
        wide = max(map(len, places))
        for where, each in zip(places, lines, strict=True):
            told += [f"    {where:<{wide}}  {each['source']}", f"    {'':<{wide}}  ({each['words']})"]
    elif found.aim.where is not None:
        told.append("  what `--where` asks for is true of nobody there, whatever the lines of the journey decide")
    if found.lists:
        told.append(f"  of {', '.join(found.lists)} not every number of items was looked at")
    return told
