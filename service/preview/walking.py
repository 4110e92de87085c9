"""What the view of a walk shows, gathered from the session in the service inside, the journey and the map."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from babel.dates import format_date
from markupsafe import Markup

from engine.facts import facts
from engine.path import Path
from engine.paths import path_of
from engine.places import ItemStep, known_at
from engine.session import Session
from engine.tracing import Tracer
from journeys.diagnostics import Spot
from journeys.expressions.known import Known
from journeys.languages import direction
from journeys.model import Journey, Outcome, Step
from journeys.show import show
from journeys.texts import plain
from journeys.unwritten import CHECK, CHECK_OF, START, TASKS
from renderers.html import addresses
from renderers.html.rows import Rows
from renderers.html.wording import words as wording
from renderers.html.writing import Writer
from renderers.map import words
from renderers.map.drawing import closed, draw
from renderers.map.layout import NARROW
from renderers.map.paint import along
from renderers.map.picture import Picture
from renderers.map.svg import svg
from renderers.preview.walk import Answer, Answers, Choice, Here, Walk
from service.preview import keeping
from service.preview.previewed import Previewed
from service.preview.replies import HERE
from service.preview.stops import Stop, asked, stops, visited
from service.preview.walks import Walks

NO_AUTHOR = {START: "Start page", TASKS: "Task list", CHECK: "Check answers"}
"""Pages that no author wrote, in words."""


def walk_of(walks: Walks, one: Previewed, key: str, session: Session | None) -> Walk:
    """The view of one browser's walk."""
    journey = one.journey
    assert journey is not None
    walk = walks.walk(key, one)
    today = walks.today(journey)
    path = None if session is None else path_of(journey, session)
    on_way: tuple[Stop, ...] = (Stop(START, addresses.start(journey.id)),)
    if session is not None and path is not None:
        on_way = stops(journey, path, session)
    here = _here(walk.address, on_way)
    shut = _shut(journey, here.step)
    picture = _picture(journey, shut)
    node = node_of(here.node, picture, path)
    language = journey.language if session is None else session.language
    base = f"{HERE}/{one.key}"
    return Walk(
        to=walk.address or on_way[0].address,
        mark=f"{journey.version}.{today.isoformat()}",
        width=walks.width,
        script=walks.script,
        day=today.isoformat(),
        day_words=format_date(today, "d MMMM yyyy", "en_GB"),
        set_day=walks.desk.day is not None,
        day_of=walks.day_of,
        who=walk.who,
        told=walk.told,
        here=_told_here(one, journey, on_way, here, node, path, base, language),
        map=_map(walks, journey, picture, session, path, node, base),
        answers=() if path is None else tuple(_answers(journey, path, language, here)),
        language=language,
        direction=direction(language),
        worked_out=() if path is None else tuple(_facts(journey, path)),
        has_facts=any("." not in id for id in journey.facts),
        waiting=tuple(asked(walk.waiting, *(each.given_in for each in walk.waiting.values()), journey)),
        sent=session is not None and session.reference is not None,
        scenarios=tuple(Choice(f"scenario:{id}", words.spaced(id)) for id in journey.scenarios),
        places=tuple(_places(journey)),
        saving=walk.saving or keeping.proposed(one, journey, session),
    )


def node_of(id: str, picture: Picture, path: Path | None) -> str:
    """The id on a map of a place: of the page of all answers that of its outcome, where there is one for each."""
    if id == CHECK and id not in picture.node and path is not None and path.outcome is not None:
        return f"{CHECK_OF}{path.outcome.id}"
    return id


def _here(address: str, on_way: tuple[Stop, ...]) -> Stop:
    """Which of the pages on the way is shown; the start page where it is none of them."""
    path = urlsplit(address).path.removesuffix("/-/remove")
    found = next((stop for stop in on_way if stop.address == path), None)
    if found is None and path.count("/") > 2:  # an item that is asked about: its list
        listing = "/".join(path.split("/")[:3])
        found = next((stop for stop in on_way if stop.address == listing), None)
    return found or on_way[0]


def _shut(journey: Journey, step: Step | None) -> frozenset[str]:
    """Sections that are drawn closed: of a large journey all but the one where the walk is."""
    large = closed(journey)
    return large - {step.section} if step is not None else large


@lru_cache(maxsize=64)
def _picture(journey: Journey, shut: frozenset[str]) -> Picture:
    return draw(journey, shut)


@lru_cache(maxsize=16)
def tracer_of(journey: Journey) -> Tracer:
    """The tracer of a version, made once."""
    return Tracer(journey)


def _map(
    walks: Walks,
    journey: Journey,
    picture: Picture,
    session: Session | None,
    path: Path | None,
    here: str,
    base: str,
) -> Markup:
    """The map with the way so far; every place on it is where one can go."""
    seen: list[str] = []
    if session is not None and path is not None:
        trace = tracer_of(journey).trace(session.answers(), session.today)
        for id in visited(journey, trace, session.reference is not None, here):
            node = node_of(id, picture, path)
            if node not in picture.node and id in journey.steps:
                node = journey.steps[id].section
            if not seen or seen[-1] != node:
                seen.append(node)
    paint = along(picture, seen)
    kinds = ("fork", "again")
    drawn = svg(
        picture,
        walks.desk.service,
        paint,
        NARROW,
        lambda node: None if picture.node[node].kind in kinds else f"{base}/walk?at={node}",
        prefix="walk",
    )
    mark = f'<a href="{base}/walk?at={here}">'
    return Markup(drawn.replace(mark, f'{mark[:-1]} aria-current="page">'))  # noqa: S704 -- the map escapes


def _told_here(
    one: Previewed,
    journey: Journey,
    on_way: tuple[Stop, ...],
    here: Stop,
    node: str,
    path: Path | None,
    base: str,
    language: str,
) -> Here:
    """The page that is shown, in words, with the ways to it elsewhere."""
    number = on_way.index(here)
    known = None if path is None else _known(path, here)
    part: Step | Outcome | None = here.step or journey.outcomes.get(here.node)
    section = None
    heading = NO_AUTHOR.get(here.node, "")
    because = ""
    if isinstance(part, Step):
        heading = _heading(journey, part, known, language)
        section = next((each for each in journey.sections if each.id == part.section), None)
    elif part is not None:
        heading = words.outcome_heading(part)
        because = _because(journey, path)
    title = words.section_heading(section) if section is not None and section.title is not None else ""
    place = "The end" if isinstance(part, Outcome) else f"page {number} of this walk" if number else ""
    above = ", ".join(filter(None, (title, place))) or "Before anything is asked"
    line = 0
    if part is not None and one.shown is not None:
        found = one.shown.loaded.sources.locate(Spot(part.route, "key"))
        line = found.line if found.file == one.shown.loaded.sources.main else 0
    asks = isinstance(part, Step) and (part.questions or part.repeat is not None)
    return Here(
        node=node,
        above=above[:1].upper() + above[1:],
        heading=heading,
        language=language if isinstance(part, Step) else journey.language if part is not None else "en",
        line=line,
        edit=f"{base}/edit#line-{line}",
        on_map=f"{base}/map?at={node}",
        problems=f"{base}/problems#page-{here.node}" if asks else "",
        because=because,
    )


def _known(path: Path, here: Stop) -> Known:
    """What is known on a page."""
    return known_at(path, ItemStep(here.step, here.item)) if here.step is not None and here.item else path.known


def _heading(journey: Journey, step: Step, known: Known | None, language: str) -> str:
    """The heading of a page as this citizen reads it; with gaps where it cannot be told."""
    text = step.title if step.title is not None else step.questions[0].ask if step.questions else None
    if text is None or known is None:
        return words.step_heading(step)
    try:
        return plain(text, known, journey, language)
    except (LookupError, ArithmeticError):
        return words.step_heading(step)


def _because(journey: Journey, path: Path | None) -> str:
    """Which rule decided the end, in plain English."""
    rule = None if path is None else path.decided_by
    if rule is None or rule.sentence is None:
        return ""
    return f"Because {words.condition(rule.sentence, journey)}."


@lru_cache(maxsize=16)
def _rows(journey: Journey, language: str) -> Rows:
    return Rows(journey, Writer(journey, language), wording(language), language)


def _answers(journey: Journey, path: Path, language: str, here: Stop) -> Iterator[Answers]:
    """All answers on the path, as check answers shows them; each leads to its page."""
    try:
        cards = _rows(journey, language).cards(path, True)
    except (LookupError, ArithmeticError):  # a text of a half-written journey reads what is not known
        return
    said = wording(language)
    waiting = set(_open_pages(journey, path))
    for card in cards:
        rows = []
        for row in card.rows:
            to = urlsplit(row.change).path
            if to in waiting and row.value == said.not_given:
                continue
            rows.append(
                Answer(row.label, row.value, f"{to}#{urlsplit(row.change).fragment}" if to else "", to == here.address)
            )
        if rows:
            yield Answers(card.title, tuple(rows))


def _open_pages(journey: Journey, path: Path) -> Iterator[str]:
    """The addresses of the pages that want an answer: where the path stops, where each task does, and each item."""
    for step in (path.stops_at, *(task.stops_at for task in path.tasks)):
        if step is not None:
            yield addresses.step(journey.id, step.id)
    for repeat, paths in path.items.items():
        for each in paths:
            if each.stops_at is not None:
                yield addresses.item_step(journey.id, repeat, each.item.id, each.stops_at.id)


def _facts(journey: Journey, path: Path) -> Iterator[tuple[str, str]]:
    """The facts that can be known, named and shown as in the journey's own language."""
    for id, value in facts(journey, path).items():
        try:
            shown = show(journey.facts[id].kind, value, journey, journey.language, known=path.known)
        except (LookupError, ValueError, TypeError):
            continue
        yield words.spaced(id), shown


def _places(journey: Journey) -> Iterator[Choice]:
    """Everywhere that one can be put, in the order of the journey."""
    for step in journey.steps.values():
        if step.form != "decision":
            inside = f" ({words.step_heading(journey.steps[step.within])})" if step.within else ""
            yield Choice(f"at:{step.id}", f"{words.step_heading(step)}{inside}", journey.language)
    if any(outcome.submit for outcome in journey.outcomes.values()):
        yield Choice(f"at:{CHECK}", NO_AUTHOR[CHECK])
    for outcome in journey.outcomes.values():
        yield Choice(f"at:{outcome.id}", words.outcome_heading(outcome), journey.language)
