"""A journey -> its form on paper: parts with numbered questions, blocks for several of the same thing, routing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from journeys.expressions.tree import Node
from journeys.languages import direction
from journeys.model import Journey, Question, Repeat, Rule, Section, Sentence, Step, Text
from journeys.service import Service
from renderers.exports import Unsaid
from renderers.exports.presence import all_of
from renderers.exports.wordings import HOLE, told, words_of
from renderers.paper.content import Asked, Entry, Fact, Paper, Part, Several, Ticks, Told
from renderers.paper.rooms import note_of, room_of
from renderers.paper.routing import Stop, Words, any_of_these, holds, routes

BLOCKS, MOST_BLOCKS = 3, 4
"""So many blocks are printed for several of the same thing, where there may be as many; and at most."""

THIS, THESE = "Answer this only if", "Answer these questions only if"
END = "Go to the end of the form"

HOW = (
    "Use a black pen and write in capital letters.",
    "Put a cross or a tick in the boxes that apply to you.",
    "Where it says “Go to question …”, you can leave out what comes before that question.",
    "Where it says “Stop”, this form is not for you, and you do not need to send it.",
)


def paper_of(journey: Journey, service: Service, language: str, today: date) -> tuple[Paper, list[Unsaid]]:
    """The form, and what of the journey paper cannot do."""
    return _Making(journey, service, language, today).all()


class _Making:
    def __init__(self, journey: Journey, service: Service, language: str, today: date) -> None:
        self._journey, self._service, self._language, self._today = journey, service, language, today
        self._unsaid: list[Unsaid] = []
        self._numbers: dict[str, int] = {}
        self._anys: dict[str, int] = {}
        self._number_all()
        self._words = Words(journey, language, today, self._numbers)
        self._quiet: set[int] = set()
        self._end = END

    def _say(self, text: Text | None) -> str:
        return words_of(text, self._journey, self._language, self._today)

    def _number_all(self) -> None:
        count = 0
        for section in self._journey.sections:
            for step in section.steps:
                if step.repeat is not None:
                    if step.repeat.ask is not None:
                        count += 1
                        self._anys[step.id] = count
                    for inner in step.repeat.steps:
                        for question in inner.questions:
                            count += 1
                            self._numbers[question.id] = count
                for question in step.questions:
                    count += 1
                    self._numbers[question.id] = count

    def all(self) -> tuple[Paper, list[Unsaid]]:
        """The whole form."""
        journey, service = self._journey, self._service
        sections = [section for section in journey.sections if section.steps]
        parts = tuple(self._part(section, number) for number, section in enumerate(sections))
        if len(parts) == 1:
            parts = (replace(parts[0], letter=""),)
        contact = service.contact
        help = ", ".join(each for each in (contact.phone, contact.hours) if each)
        paper = Paper(
            self._say(journey.title),
            service.organisation or service.name,
            self._language,
            direction(self._language),
            HOW,
            parts,
            self._say(journey.start.body),
            tuple(Fact(self._say(label), self._say(text)) for label, text in journey.start.key_facts),
            tuple(self._stops()),
            self._say(journey.check.declaration),
            tuple(
                each.strip()
                for each in (service.organisation or service.name, *contact.address.split(","))
                if each.strip()
            ),
            help or contact.email,
            journey.version[:8],
            signed=any(question.type == "signature" for question in journey.questions.values()),
        )
        for part, text in (("start.before", journey.start.before), ("start.aside", journey.start.aside)):
            if text is not None:
                self._unsaid.append(
                    Unsaid(part, "a text of the start page", "it may be about the pages; add it by hand")
                )
        return paper, self._unsaid

    def _stops(self) -> Iterator[str]:
        """The ends of the journey as a whole that send nothing, with their conditions."""
        rules = [*self._journey.next, *(rule for section in self._journey.sections for rule in section.next)]
        for rule in rules:
            outcome = self._journey.outcomes.get(rule.target)
            if outcome is None or outcome.submit or rule.sentence is None:
                continue
            said, lost = self._words.plain(rule.sentence.tree)
            if lost:
                why = "it rests on a calculation, which paper does not make"
                self._unsaid.append(Unsaid(rule.target, f"next: {rule.sentence.text}", why))
            else:
                yield f"{_capital(said)}: {self._say(outcome.title)}"

    # parts

    def _part(self, section: Section, number: int) -> Part:
        guard = section.when.tree if section.when is not None else None
        entries: list[Entry] = []
        stops = self._rows_of(section)
        for step in section.steps:
            entries += self._step(step, guard, stops)
        title = self._say(section.title)
        entries = [
            replace(each, silent=True) if isinstance(each, Several) and each.title == title else each
            for each in entries
        ]
        only = self._only("This part is for you only if", guard, section.id)
        letter = chr(ord("A") + number) if number < 26 else ""
        return Part(title, tuple(entries), letter if title else "", only)

    def _rows_of(self, of: Section) -> list[Stop]:
        """Every place behind that one can be sent to, from this section on to the end of the form."""
        found: list[Stop] = []
        begun = False
        for section in self._journey.sections:
            begun = begun or section is of
            if not begun:
                continue
            outer = section.when.tree if section.when is not None else None
            for step in section.steps:
                found += self._stops_of(step, outer)
        return found

    def _stops_of(self, step: Step, outer: Node | None) -> Iterator[Stop]:
        when = all_of(outer, step.when.tree if step.when is not None else None)
        if step.repeat is not None:
            first = self._anys.get(step.id) or next(
                (self._numbers[each.id] for inner in step.repeat.steps for each in inner.questions), 0
            )
            yield Stop(first, when)
        for question in step.questions:
            own = question.when.tree if question.when is not None else None
            yield Stop(self._numbers[question.id], all_of(when, own), question.id)

    def _step(self, step: Step, guard: Node | None, stops: Sequence[Stop]) -> Iterator[Entry]:
        when = step.when.tree if step.when is not None else None
        if step.repeat is not None:
            yield self._several(step, step.repeat, when, stops)
            return
        if step.title is not None:
            title, body = self._say(step.title), self._say(step.body)
            if not step.questions and HOLE in title + body:
                self._unsaid.append(Unsaid(step.id, title, "it shows what only answers tell"))
                return
            lone = len(step.questions) == 1
            several = bool(step.questions) and not lone
            only = self._only(THESE if several else "This is for you only if", when, step.id)
            yield Told(title, body, only)
            when = when if lone else None if only else when
        for question in step.questions:
            whole = all_of(
                step.when.tree if step.when is not None else None,
                question.when.tree if question.when is not None else None,
            )
            shown = all_of(when, question.when.tree if question.when is not None else None)
            quiet = self._numbers[question.id] in self._quiet
            yield self._question(question, step, None if quiet else shown, all_of(guard, whole), stops)

    def _only(self, begin: str, when: Node | None, part: str) -> str:
        """For whom something is, in words. What only a calculation tells is left to us."""
        if when is None:
            return ""
        said, lost = self._words.plain(when)
        if not lost:
            return f"{begin} {said}."
        self._unsaid.append(Unsaid(part, "for whom it is", "it rests on a calculation, which paper does not make"))
        if not said:
            return "Whether this is for you depends on a calculation that we make. If you are not sure, answer it."
        return f"{begin} {said}. It also depends on a calculation that we make: if you are not sure, answer it."

    # questions

    def _question(
        self, question: Question, step: Step, shown: Node | None, whole: Node | None, stops: Sequence[Stop]
    ) -> Asked:
        number = self._numbers[question.id]
        room = room_of(question, self._journey, self._say)
        behind = [stop for stop in stops if stop.number > number]
        after: list[str] = []
        rules = step.next if question is step.questions[-1] else ()
        if isinstance(room, Ticks):
            room, left = (self._ticked if room.many else self._routed)(question, room, rules, behind)
        else:
            left = [*rules]
        after += [self._rule(rule, behind) for rule in left]
        only = self._only(THIS, shown, question.id)
        for must in question.must:
            self._unsaid.append(Unsaid(question.id, f"must: {must.sentence.text}", "paper checks nothing"))
        asks = told(question.ask, self._journey, self._language, self._today)
        also = tuple(self._also(question, each.when, each.words) for each in asks[:-1] if each.when is not None)
        ask = asks[-1].words if asks else question.id
        if question.type == "file" and question.called is not None:
            ask = f"Enclose {self._say(question.called)}"
        settings = dict(question.settings)
        if question.unit is not None:
            settings["unit"] = self._say(question.unit)
        return Asked(
            number,
            question.id,
            question.type,
            ask,
            room,
            hint=self._hint(question),
            why=self._say(question.why),
            note=note_of(question, isinstance(room, Ticks)),
            only_if=only,
            optional=question.optional,
            also=tuple(each for each in also if each),
            after=tuple(each for each in after if each),
            settings=settings,
        )

    def _hint(self, question: Question) -> str:
        """The hint, where it is for paper too and says something to everybody."""
        hint = self._say(question.hint)
        if question.type == "signature":
            return ""
        if HOLE in hint:
            self._unsaid.append(Unsaid(question.id, f"hint: {hint}", "it shows what only answers tell"))
            return ""
        return hint

    def _also(self, question: Question, when: Sentence, words: str) -> str:
        """How a question is worded for some; "" where only a calculation tells for whom."""
        said, lost = self._words.plain(when.tree)
        if lost or HOLE in words:
            self._unsaid.append(Unsaid(question.id, f"ask: {words}", "it is worded for some by a calculation"))
            return ""
        return f"If {said}: {words}"

    def _routed(
        self, question: Question, room: Ticks, rules: Sequence[Rule], behind: Sequence[Stop]
    ) -> tuple[Ticks, list[Rule]]:
        """Boxes with where each leads, and the rules that need a line of their own."""
        yes_no = question.type == "yes_no"
        values: list[str | bool] = [tick.value == "yes" if yes_no else tick.value for tick in room.ticks]
        words, covered = routes(question.id, values, behind, self._end)
        self._quiet.update(stop.number for stop in behind[:covered])
        left = []
        for rule in rules:
            sentence = rule.sentence.tree if rule.sentence is not None else None
            if sentence is not None and all(holds(sentence, {question.id: value}) is not None for value in values):
                for value in values:
                    if holds(sentence, {question.id: value}) and not words.get(value, "").startswith("Stop"):
                        words[value] = self._target(rule, behind) or words.get(value, "")
            else:
                left.append(rule)
        ticks = tuple(replace(tick, go=words.get(value, "")) for tick, value in zip(room.ticks, values, strict=True))
        return replace(room, ticks=ticks), left

    def _ticked(
        self, question: Question, room: Ticks, rules: Sequence[Rule], behind: Sequence[Stop]
    ) -> tuple[Ticks, list[Rule]]:
        """Boxes of which any number is ticked: where one of them alone decides, it says so beside it."""
        words: dict[str, str] = {}
        left = []
        for rule in rules:
            options = any_of_these(rule.sentence.tree, question.id) if rule.sentence is not None else None
            if options is None:
                left.append(rule)
                continue
            for option in options:
                words.setdefault(option, self._target(rule, behind))
        return replace(room, ticks=tuple(replace(each, go=words.get(each.value, "")) for each in room.ticks)), left

    def _target(self, rule: Rule, behind: Sequence[Stop]) -> str:
        """Where a rule leads, in words; "" where it leads to the next question."""
        outcome = self._journey.outcomes.get(rule.target)
        if outcome is not None:
            if outcome.submit:
                return END
            return f"Stop. {self._say(outcome.title)}"
        number = self._first_of(rule.target)
        if number is None or (behind and behind[0].number == number):
            return ""
        return f"Go to question {number}"

    def _first_of(self, target: str) -> int | None:
        for section in self._journey.sections:
            if section.id == target:
                return next((stop.number for step in section.steps for stop in self._stops_of(step, None)), None)
            for index, step in enumerate(section.steps):
                if step.id == target:
                    later = section.steps[index:]
                    return next((stop.number for each in later for stop in self._stops_of(each, None)), None)
        return None

    def _rule(self, rule: Rule, behind: Sequence[Stop]) -> str:
        target = self._target(rule, behind)
        if not target:
            return ""
        if rule.sentence is None:
            return f"{target}."
        said, lost = self._words.plain(rule.sentence.tree)
        if lost:
            why = "it rests on a calculation, which paper does not make"
            self._unsaid.append(Unsaid(rule.target, f"next: {rule.sentence.text}", why))
            return ""
        return f"If {said}: {target[0].lower()}{target[1:]}" + ("" if target.startswith("Stop") else ".")

    # several of the same thing

    def _several(self, step: Step, repeat: Repeat, when: Node | None, stops: Sequence[Stop]) -> Several:
        inner_stops = [stop for inner in repeat.steps for stop in self._stops_of(inner, None)]
        one = repeat.item.replace("_", " ")
        self._end = f"Go to the next {one}"
        entries = tuple(
            entry
            for inner in repeat.steps
            for entry in self._step(inner, None, inner_stops)
            if not isinstance(entry, Several)
        )
        self._end = END
        numbers = [self._numbers[question.id] for inner in repeat.steps for question in inner.questions]
        first = self._anys.get(step.id)
        behind = [stop for stop in stops if stop.number > max(numbers, default=0)]
        blocks = min(repeat.max, max(BLOCKS, repeat.min), MOST_BLOCKS)
        more = f"If you have more, copy these pages and fill them in for each {one}." if repeat.max > blocks else ""
        quiet = (first or min(numbers, default=0)) in self._quiet
        only = "" if quiet else self._only(THIS, when, step.id)
        any_ = self._any(step, repeat, first, behind)
        title, body = self._say(step.title), self._say(step.body)
        return Several(step.id, repeat.item, _capital(one), title, blocks, more, entries, body, only, any_, repeat.min)

    def _any(self, step: Step, repeat: Repeat, number: int | None, behind: Sequence[Stop]) -> Asked | None:
        """The question of whether there are any at all."""
        if repeat.ask is None or number is None:
            return None
        room = room_of(Question(step.id, "yes_no", repeat.ask, step.route), self._journey, self._say)
        assert isinstance(room, Ticks)
        go = f"Go to question {behind[0].number}" if behind else END
        ticks = (room.ticks[0], replace(room.ticks[1], go=go))
        return Asked(number, f"{step.id}_any", "yes_no", self._say(repeat.ask), Ticks(ticks), self._say(repeat.hint))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
