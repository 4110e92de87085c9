"""Questions of every type: blank, filled in, left out, doubted, and with every problem they can have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engine.path import Path
from journeys.expressions.known import Known
from journeys.languages import direction
from journeys.model import Journey, Question, Section, Step
from journeys.questions import type_of
from journeys.questions.base import Parts, Problem, Reading
from journeys.questions.messages import message
from journeys.texts import plain
from renderers.html.book import Book, Frame
from renderers.html.gallery import faults, samples
from renderers.html.gallery.exhibits import Exhibit
from renderers.html.site import Site

FRAME = Frame(csrf="", uploads=samples.UPLOADS)


def exhibits(journey: Journey, site: Site) -> Iterator[Exhibit]:
    """All pages of one language: those of each question one after another."""
    for section in reversed(journey.sections):
        for step in section.steps:
            yield from _of(journey, site, section, step)


def _of(journey: Journey, site: Site, section: Section, step: Step) -> Iterator[Exhibit]:
    (asked,) = step.questions
    filled = _filled(asked, site.language)
    kind, name, example = asked.type, asked.id, asked.id not in samples.MORE_FILLED
    group = f"Question: {kind}"
    one = _Page(journey, site, section, step)
    shown = "" if example else f", {name.replace('_', ' ')}"
    file = (kind if example else f"{kind}-{name}").replace("_", "-")
    yield Exhibit(file, group, f"Blank{shown}", one.draw({}))
    if not example:
        yield Exhibit(f"{file}-filled", group, f"Filled in{shown}", one.draw({name: filled}))
    first, *_ = faults.rules(asked)
    empty = faults.problem(asked, first)
    yield Exhibit(f"{file}-empty", group, f"Sent in empty{shown}", one.draw({}, [empty]))
    if name in samples.DOUBTS:
        yield Exhibit(f"{file}-doubt", group, f"Probably a slip, asked about once{shown}", _doubted(one, asked))
    if not example:
        yield from _found(one, asked, file, group)
        return
    yield Exhibit(
        f"{file}-states", group, "On a page of several, without a hint, optional", _states(one, asked, filled)
    )
    yield Exhibit(f"{file}-problems", group, "Every problem it can have", _problems(one, asked, filled))


class _Page:
    """The page of one step, or of others in its place, of a journey in one language."""

    def __init__(self, journey: Journey, site: Site, section: Section, step: Step) -> None:
        self.journey, self.site, self.section, self.step = journey, site, section, step

    def draw(
        self, fields: Mapping[str, Parts], problems: Sequence[Problem] = (), questions: Sequence[Question] = ()
    ) -> str:
        """The page; with `questions`, it is one of several that asks these."""
        step, journey = self.step, self.journey
        if questions:
            title = step.questions[0].ask
            step = replace(step, form="page", title=title, questions=tuple(questions))
            asked = {question.id: question for question in questions}
            section = replace(self.section, steps=(step,))
            journey = replace(journey, sections=(section,), steps={step.id: step}, questions=asked)
        path = Path((step,), Known(today=samples.TODAY), stops_at=step)
        return Book(journey, self.site).step(FRAME, path, step, fields, problems, False)

    def told(self, problem: Problem) -> str:
        """What a problem of this step is told as."""
        (asked,) = self.step.questions
        return message(problem, asked, Known(today=samples.TODAY), self.journey, self.site.language)


def _filled(question: Question, language: str) -> Parts:
    own = samples.MORE_FILLED.get(question.id) or samples.FILLED[question.type]
    return samples.ARABIC.get(question.type, own) if direction(language) == "rtl" and own is not None else own


def _states(page: _Page, asked: Question, filled: Parts) -> str:
    """Filled in, left blank where that is allowed, and without a hint."""
    again, optional = _copy(asked, 2), replace(_copy(asked, 3), optional=True)
    bare = replace(_copy(asked, 4), hint=None, optional=True)
    return page.draw({again.id: filled, bare.id: filled}, (), (again, optional, bare))


def _problems(page: _Page, asked: Question, filled: Parts) -> str:
    """One question for each thing that can be told, all on one page; two rules may be told alike."""
    told = {page.told(faults.problem(asked, rule)): rule for rule in reversed(faults.rules(asked))}
    rules = reversed(told.values())
    pairs = [(_copy(asked, number), rule) for number, rule in enumerate(rules, 2)]
    questions = [question for question, _ in pairs]
    problems = [faults.problem(question, rule) for question, rule in pairs]
    return page.draw({each.id: faults.typed(each, rule, filled) for each, rule in pairs}, problems, questions)


def _doubted(page: _Page, asked: Question) -> str:
    """The page that asks once more; the word that settles it is of no importance here."""
    kind, typed = type_of(asked.type), samples.DOUBTS[asked.id]
    reading = Reading(page.journey, samples.TODAY)
    value = kind.read(asked, typed, reading)
    doubt = None if value is None or isinstance(value, Problem) else kind.doubt(asked, value, reading)
    if doubt is None:
        raise ValueError(f"{typed} is nothing that {asked.id} doubts")
    return page.draw({asked.id: typed}, [replace(doubt, sure="sure")])


def _found(page: _Page, asked: Question, file: str, group: str) -> Iterator[Exhibit]:
    """What only some questions show: what is nearest to what was typed, and what looking up gave."""
    if asked.settings.get("presentation") == "search":
        slip = plain(asked.options[0].label, Known(today=samples.TODAY), page.journey, page.site.language)[:-1] + "x"
        near = page.draw({asked.id: {"": [slip]}}, [faults.problem(asked, "not_in_list")])
        yield Exhibit(f"{file}-near", group, "Nothing of that name: the nearest", near)
    if asked.settings.get("lookup"):
        searched = {"find": ["NM3 5QT"], "house": [""]}
        found = {**searched, "found": [samples.FOUND]}
        yield Exhibit(f"{file}-found", group, "Addresses that were found", page.draw({asked.id: found}))
        pick = faults.problem(asked, "address.pick")
        yield Exhibit(f"{file}-pick", group, "None of them chosen", page.draw({asked.id: found}, [pick]))
        for why, shows in (("none", "No address found"), ("down", "Looking up is out of order")):
            yield Exhibit(f"{file}-{why}", group, shows, page.draw({asked.id: {**searched, "found": [why]}}))


def _copy(asked: Question, number: int) -> Question:
    return replace(asked, id=f"{asked.id}_{number}")
