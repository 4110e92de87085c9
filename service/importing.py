"""Looking an imported journey over before it is written: proving it, and making up a citizen for each outcome."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.proving.made import Made
    from journeys.importers import Imported
    from journeys.model import Journey
    from renderers.import_review import Review, Walked

SECONDS = 20.0
"""So long a journey is proved, and citizens are looked for, at the most."""

FILE = "scenarios.yaml"
NOT_REACHED = "the time was up"

_HEAD = """\
# Made up by `footpath import` from {source}, as of {today}: a citizen for each outcome, with invented answers.
# They show how the imported form behaves today, which need not be how it should. Look each of them over: put right what
# is expected, and take out what nobody needs.
"""


def looked_over(
    made: Imported, today: date, *, proofs: bool = True, citizens: bool = True, seconds: float = SECONDS
) -> tuple[Mapping[str, str], Review]:
    """The files to write, with scenarios where citizens were found, and what a report tells of the journey.

    Nothing is proved of a journey with errors, and nobody is made up. Takes `seconds` and some more at the most: what
    was not settled by then is told.
    """
    from journeys.checks import run
    from journeys.importers.origins import Origins
    from journeys.load import load
    from renderers.import_review import review
    from service.proving import prove_apart

    loaded = load(made.files)
    journey = None if made.errors else loaded.journey
    proved, walked, files = None, None, dict(made.files)
    with ThreadPoolExecutor(1) as pool:
        proving = pool.submit(prove_apart, made.files, None, today, seconds) if proofs and journey else None
        if citizens and journey:
            walked, found = _citizens(journey, today, seconds)
            if found:
                files = _with_scenarios(made, found, today)
        if proving is not None:
            proved = proving.result()
    told = review(
        run(loaded, today, proved),
        proved,
        Origins(made.ledgers, made.files),
        loaded.sources,
        why_not="Nothing was proved, since the journey has errors" if made.errors else "Nothing was proved",
        walked=walked,
        several=len(made.ledgers) > 1,
    )
    return files, told


def _citizens(journey: Journey, today: date, seconds: float) -> tuple[Walked, list[Made]]:
    """Somebody for each outcome, as far as the time goes; whoever is written down is walked as `footpath test` does."""
    from engine.proving.aims import aim
    from engine.proving.reaching import Reaching
    from engine.proving.witness_scenario import scenario
    from renderers.import_review import Walked

    until = monotonic() + seconds
    reaching = Reaching(journey, today)
    found: dict[str, Made] = {}
    nobody: list[str] = []
    open: dict[str, str] = {}
    for outcome in journey.outcomes:
        left = until - monotonic()
        if left <= 0:
            open[outcome] = NOT_REACHED
            continue
        reached = reaching.reach(aim(journey, [outcome]), left)
        if reached.status == "nobody":
            nobody.append(outcome)
        elif reached.status == "reached" and (passed := _passes(journey, scenario(journey, reached))):
            found[outcome] = passed
        else:
            open[outcome] = reached.why or "what they answer cannot be written down"
    return Walked(FILE, tuple(found), tuple(nobody), open), list(found.values())


def _passes(journey: Journey, made: Made) -> Made | None:
    """The scenario with its whole path expected; None where it does not come out as written."""
    from engine.given import take
    from engine.places import page_ids
    from engine.scenarios import run_scenario
    from journeys.model import Scenario

    path = page_ids(take(journey, made.answers, made.today).path)
    whole = replace(made, expect={**made.expect, **({"path": path} if path else {})})
    result = run_scenario(journey, Scenario(whole.id, whole.answers, whole.expect, (), whole.today))
    return whole if result.passed else None


def _with_scenarios(made: Imported, found: list[Made], today: date) -> dict[str, str]:
    """The journey's files with the scenarios in a file of their own, which the journey names at its end."""
    from journeys.importers import MAIN

    source = made.ledger.source if len(made.ledgers) == 1 else f"{len(made.ledgers)} forms"
    head = _HEAD.format(source=source, today=today.isoformat())
    return {
        **made.files,
        MAIN: f"{made.files[MAIN]}\nscenarios: {FILE}\n",
        FILE: "\n".join([head, *(each.yaml() for each in found)]),
    }
