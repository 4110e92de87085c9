"""Every page that a citizen sees on a path, rendered as they would see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from engine.change import filled
from engine.replay import Path, replay
from engine.session import Entry, Session, begin
from engine.submission import Refused, submit
from journeys.expressions.kinds import Value
from journeys.model import Journey
from renderers.html.book import Book, Frame


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page by name. `fault` says why it could not be rendered, "" if it could."""

    name: str
    html: str = ""
    fault: str = ""


def pages_of(book: Book, journey: Journey, path: Path) -> Iterator[Rendered]:
    """The start page, each step empty and filled in, and the end, knowing each time only what was answered before."""
    nobody = Frame(csrf="")
    yield _rendered("start", lambda: book.start(nobody, False))
    answers: dict[str, Value | None] = {}
    for step in path.steps:
        before = replay(journey, answers, path.known.today)
        stops = step is path.stops_at
        answers |= {question.id: path.known.get(question.id) for question in step.questions}
        session = _session(journey, answers, path)
        fields = {} if stops else filled(session, step)
        yield _rendered(
            step.id,
            lambda before=before, step=step: book.step(nobody, before, step, {}, (), False),  # type: ignore[misc]
        )
        if step.questions:
            problems = path.problems if stops else ()
            yield _rendered(
                step.id,
                lambda before=before, step=step, fields=fields, problems=problems: book.step(  # type: ignore[misc]
                    nobody, before, step, fields, problems, True
                ),
            )
    if path.outcome is None:
        return
    if not path.outcome.submit:
        yield _rendered(path.outcome.id, lambda: book.outcome(nobody, path))
        return
    yield _rendered("check answers", lambda: book.check(nobody, path))
    sent = submit(journey, _session(journey, answers, path), datetime.now(UTC))
    if not isinstance(sent, Refused):
        yield _rendered(path.outcome.id, lambda: book.confirmation(nobody, path, sent[1]))


def _session(journey: Journey, answers: dict[str, Value | None], path: Path) -> Session:
    entries = {id: Entry(value) for id, value in answers.items()}
    return replace(begin(journey, datetime.now(UTC)), today=path.known.today, entries=entries)


def _rendered(name: str, render: Callable[[], str]) -> Rendered:
    try:
        return Rendered(name, render())
    except Exception as error:  # told as a finding of the scenario, with everything else
        return Rendered(name, fault=f"{type(error).__name__}: {error}")
