"""Gathers what a journey is sent to others as: who walks it, what is proved, what changed, on one day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from engine.given import take
from engine.path import Path as Way
from engine.places import page_ids
from engine.replay import Answers
from engine.visiting import visit
from engine.witness import answers_of
from journeys.checks import run
from journeys.diagnostics import Level
from journeys.folder import Files
from journeys.load import load
from journeys.model import Journey
from journeys.proof.verdicts import Citizen, Proofs
from journeys.service import Service
from renderers.preview.frame import counted
from renderers.preview.places import groups
from renderers.preview.shared import Share, Written, written
from renderers.preview.shared import every as front
from renderers.preview.shared_states import Recorded, place_id
from renderers.report import findings
from service.preview.desk import Desk
from service.preview.framing import state_of
from service.preview.previewed import Previewed, key_of
from service.proving import prove_apart
from service.reading import ReadJourney
from service.refusal import Refusal

DRAWN = 400
"""So many citizens are drawn before the solver is asked who gets to a page."""

SECONDS = 20.0
"""So long the solver is asked about one page."""


def made(path: Path, files: Files, service: Service, proofs: Proofs | None, day: date) -> Written:
    """The folder of a journey of which pages can be drawn, as of a day; `proofs` is what is known of it.

    The same arguments give the same bytes, unless a solver runs out of its time. It takes seconds.
    """
    loaded = load(files, service)
    assert loaded.journey is not None
    where = str(path) if path.is_dir() else str(path.parent)
    read = ReadJourney(
        loaded, files, where, path, tuple(findings(run(loaded, day, proofs), loaded.sources, where)), proofs
    )
    return written(_share(Previewed(key_of(path), path, read, read), loaded.journey, service, day))


def every(desk: Desk, day: date) -> tuple[dict[str, bytes], str]:
    """The files of all journeys of a desk, proved first, and how much they show in words; of several, each in a folder
    of its own. Raises Refusal where nothing can be shown."""
    shown = [one for one in desk.journeys.values() if one.shown is not None]
    if not shown:
        help = f"Mend what `footpath check {desk.path}` tells first."
        raise Refusal(f"{desk.path} holds no journey that can be shown yet", help, code=1)
    folders: dict[str, Written] = {}
    for one in shown:
        read = one.read
        folders[one.key] = made(one.path, read.files, desk.service, proved(one, desk.service, day), day)
    held = sum(each.held for each in folders.values())
    if len(shown) == 1:
        return dict(folders[shown[0].key].files), _told(held, sum(each.left_out for each in folders.values()))
    found = front([(one.title, one.key) for one in shown], desk.service.name)
    for key, folder in folders.items():
        found.update((f"{key}/{name}", body) for name, body in folder.files.items())
    told = _told(held, sum(each.left_out for each in folders.values()))
    return found, f"{counted(len(shown), 'journey')}, {told}"


def _told(held: int, left_out: int) -> str:
    said = f"{counted(held, 'path')} to walk"
    return f"{said} ({left_out} left out for their number)" if left_out else said


def proved(one: Previewed, service: Service, day: date) -> Proofs | None:
    """What can be proved of a journey; None while there are errors in its text."""
    if any(each.diagnostic.level is Level.ERROR and not each.diagnostic.provable for each in one.read.findings):
        return None
    return prove_apart(one.read.files, service, day)


def _share(one: Previewed, journey: Journey, service: Service, day: date) -> Share:
    scenarios = tuple(_scenarios(journey, day))
    people = _people(journey, day, scenarios)
    return Share(
        journey=journey,
        service=service,
        day=day,
        state=state_of(one),
        sources=one.read.loaded.sources,
        findings=one.read.findings,
        proofs=one.read.proofs,
        people=people,
        paths=_first(people, scenarios),
        difference=_difference(one, service, day),
    )


# Who walks it


def _scenarios(journey: Journey, day: date) -> Iterator[Recorded]:
    """The paths of the scenarios: on the day, where they end as on their own."""
    for scenario in journey.scenarios.values():
        own = take(journey, scenario.answers, scenario.today or day)
        taken = take(journey, scenario.answers, day)
        when = day if _end(taken.path) == _end(own.path) else scenario.today or day
        answers = taken.answers if when == day else own.answers
        stops = visit(journey, answers, when)
        if len(stops) > 1:
            yield Recorded(scenario.id, stops)


def _end(path: Way) -> tuple[object, ...]:
    return path.outcome, path.stops_at, page_ids(path)


def _people(journey: Journey, day: date, scenarios: Sequence[Recorded]) -> Mapping[str, Recorded]:
    """By place, whose pages show it: of the scenarios, of others who are drawn, of those whom the solver finds, one who
    comes to an end, and who needs the fewest pages to get there."""
    best: dict[str, tuple[tuple[bool, int], Recorded]] = {}

    def look(path: Recorded) -> None:
        for number, stop in enumerate(path.stops):
            id = place_id(stop)
            effort = (not path.end, number)
            if not stop.problems and (id not in best or effort < best[id][0]):
                best[id] = (effort, path)

    for path in scenarios:
        look(path)
    if any(place not in best for place in _places(journey)):
        from engine.proving.crowd import Crowd

        for drawn, _ in Crowd(journey, day).people(DRAWN):
            if drawn.today == day:
                look(_visited(journey, drawn.answers, day))
    left = [place for place in _places(journey) if place not in best]
    if left:
        from engine.proving.aims import aim
        from engine.proving.reaching import Reaching

        reaching = Reaching(journey, day)
        for place in left:
            if place not in best:
                who: Citizen | None = reaching.reach(aim(journey, [place]), SECONDS).citizen
                if who is not None:
                    look(_visited(journey, answers_of(who), who.today))
    return {id: path for id, (_, path) in best.items()}


def _places(journey: Journey) -> list[str]:
    """Every page that somebody has to be found for; whoever gets to an end comes by the others."""
    return [place.id for group in groups(journey) for place in group.places if place.step or place.outcome]


def _visited(journey: Journey, answers: Answers, day: date) -> Recorded:
    return Recorded("", visit(journey, answers, day))


def _first(people: Mapping[str, Recorded], scenarios: Sequence[Recorded]) -> tuple[Recorded, ...]:
    """All paths, those that show a page before the other scenarios."""
    return tuple({id(path): path for path in (*people.values(), *scenarios)}.values())


# What changed


def _difference(one: Previewed, service: Service, day: date) -> str:
    """The page of what changed since the last commit; "" where nothing did, or where there is none."""
    from engine.comparing.difference import compare
    from renderers.difference.html import page
    from service.preview.sides import side_of_revision

    try:
        old = side_of_revision("HEAD", one.path).loaded
    except Refusal:
        return ""
    new = one.read.loaded
    if old.journey is None or new.journey is None or old.journey.version == new.journey.version:
        return ""
    return page(compare(old, new, None), day, service)
