"""The claims that everybody who comes to a page can answer it, and what is known of those who come."""

from __future__ import annotations

from collections.abc import Iterator

from journeys.diagnostics import Spot
from journeys.expressions.tree import Age, FactRef, Node, Otherwise, RateRef, Today, Was, walk
from journeys.model import Journey, Sentence, Step
from journeys.proof.claim import Claim
from journeys.proof.course import Course, Read
from journeys.proof.logic import Truth, every, implies
from journeys.proof.verdicts import Obligation


def answerable(course: Course, journey: Journey, left_out: frozenset[str]) -> Iterator[Claim]:
    """Whoever comes to a page can answer it, where what is accepted depends on the day or on earlier answers.

    What may be left blank can be, whatever its own limits are.
    """
    for page in course.pages:
        if page.copy > 0:  # every item is asked the same
            continue
        own = set(page.questions)
        blank = set() if page.step.must else {question.id for question in page.step.questions if question.optional}
        depends = [
            read
            for read in course.reads
            if _limits(read, page.step, page.copy) and read.owner.partition(" ")[0] not in blank
        ]
        if not any(read.sentence.reads - own or reads_day(read.sentence, journey) for read in depends) and not any(
            question.items and question.id not in blank for question in page.step.questions
        ):
            continue
        yield Claim(
            Obligation("no-way-to-answer", Spot(page.step.route, "key"), page.step.id),
            "everybody can",
            page.visited,
            then=page.fits,
            ask=tuple((id, page.copy) for id in page.questions),
            lists=tuple({page.step.within} & left_out),
        )


def _limits(read: Read, step: Step, copy: int) -> bool:
    """Whether a sentence limits what a page accepts."""
    if read.copy != copy or read.role not in ("must", "page must", "min", "max", "option"):
        return False
    return read.owner.partition(" ")[0] in {step.id, *(question.id for question in step.questions)}


def around(course: Course, claim: Claim) -> Truth:
    """What is true of the answers that a page's limits read, by the limits of their own pages."""
    pages = {asked: page for page in course.pages for asked in page.questions if page.copy in (-1, 0)}
    here = pages[claim.ask[0][0]]
    waiting = [here]
    found = {id(here)}
    fits: list[Truth] = []
    while waiting:
        page = waiting.pop()
        limits = (limit for limit in course.reads if _limits(limit, page.step, page.copy))
        for read in sorted({each for limit in limits for each in limit.sentence.reads}):
            other = pages.get(read)
            if other is not None and id(other) not in found:
                found.add(id(other))
                waiting.append(other)
                fits.append(other.fits)
    return every(fits)


def hangs_on_presence(course: Course, journey: Journey, step: Step) -> bool:
    """Whether what a page accepts depends on whether something was asked and answered at all."""
    limits = (read.sentence for read in course.reads if _limits(read, step, read.copy))
    return any(isinstance(node, Was | Otherwise) for limit in limits for node in _nodes(limit, journey))


def limits_known(course: Course, step: Step) -> Truth:
    """All that a page's limits read can be known: of others it is told where they read it."""
    return every(implies(read.where, read.known) for read in course.reads if _limits(read, step, read.copy))


def reads_day(sentence: Sentence, journey: Journey) -> bool:
    """Whether a sentence reads the day of the visit, through facts and rates too."""
    return any(
        isinstance(node, Today | RateRef) or (isinstance(node, Age) and node.day is None)
        for node in _nodes(sentence, journey)
    )


def _nodes(sentence: Sentence, journey: Journey) -> Iterator[Node]:
    """All parts of a sentence, and of the facts that it reads."""
    waiting, seen = [sentence.tree], set[str]()
    while waiting:
        for node in walk(waiting.pop()):
            yield node
            if isinstance(node, FactRef) and node.id not in seen and node.id in journey.facts:
                seen.add(node.id)
                for row in journey.facts[node.id].rows:
                    waiting += [each.tree for each in (row.sentence, row.value) if each is not None]
