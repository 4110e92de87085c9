"""From a journey to the picture of it: which sections are drawn closed, and what leads where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeys.graph import END as END_OF_STEPS
from journeys.graph import Graph, Point, every_step
from journeys.model import Journey, Outcome, Rule, Section, Step
from journeys.tasks import needs, tasks
from journeys.unwritten import CHECK, END, START, TASKS
from renderers.html.wording import words as wording
from renderers.map import words
from renderers.map.picture import Edge, EdgeKind, Frame, Node, NodeKind, Picture
from renderers.map.ways import ways

MOST_STEPS = 60
"""A map of more steps is drawn with its sections closed."""

MOST_STEPS_OF_A_SECTION = 12
"""A section of more steps is drawn closed."""


def closed(journey: Journey, section: str = "", everything_open: bool = False) -> frozenset[str]:
    """The ids of the sections that are drawn as one node.

    None where `everything_open`, and where there is only one section. With `section`, all but that one. Else the
    large ones, or all of them where the journey is large.
    """
    sizes = {each.id: sum(1 for _ in every_step(each)) for each in journey.sections if each.steps}
    if everything_open or len(sizes) < 2:
        return frozenset()
    if section:
        return frozenset(sizes) - {section}
    if sum(sizes.values()) > MOST_STEPS:
        return frozenset(sizes)
    return frozenset(id for id, size in sizes.items() if size > MOST_STEPS_OF_A_SECTION)


def draw(journey: Journey, shut: frozenset[str] = frozenset()) -> Picture:
    """The picture of a journey, with the sections of these ids closed (see `closed`)."""
    return _Drawing(journey, shut).picture()


class _Drawing:
    def __init__(self, journey: Journey, shut: frozenset[str]) -> None:
        self.journey = journey
        self.shut = shut
        self.graph = Graph(journey)
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.frames: list[Frame] = []
        self.seen: dict[tuple[str, str], int] = {}
        self.place = {section.id: number for number, section in enumerate(journey.sections)}
        self.rows = tasks(journey)
        self.needs = needs(journey) if self.rows else {}
        self.checks = self._checks()

    def picture(self) -> Picture:
        """All of it."""
        self._node(START, "start", "Start")
        self._edge(START, self._enter(0), "on")
        for number, section in enumerate(self.journey.sections):
            if self.rows and section is self.rows[0]:
                note = f"{words.count(len(self.rows), 'section')}, in any order"
                self._node(TASKS, "tasks", "Task list", note)
                self._edge(TASKS, self._enter(number, past_tasks=True), "on")
            if section.id in self.shut:
                self._closed_section(section, number)
            else:
                self._open_section(section, number)
        self._end()
        return Picture(
            words.constant(self.journey.title),
            self.journey.language,
            tuple(self.nodes),
            tuple(self.edges),
            tuple(self.frames),
            len(self.graph.steps),
            sum(1 for section in self.journey.sections if section.id and section.steps),
            tuple(section.id for section in self.journey.sections if section.id in self.shut),
            ways(self.journey),
        )

    # Sections

    def _open_section(self, section: Section, number: int) -> None:
        after = self._enter(number + 1)
        frame = section.id if section.title is not None else ""
        first = len(self.nodes)
        closing = f"-after-{section.id}" if section.next else after
        for step, on in _with_next(section.steps):
            self._step(step, section, closing if on is None else on.id, frame)
        if section.next:
            title = words.section_heading(section)
            self._node(closing or "", "fork", f"After “{title}”" if section.id else "After these steps", frame=frame)
            self._ways_on(closing or "", section.next, section, None, after)
        if frame and len(self.nodes) > first:
            inside = tuple(node.id for node in self.nodes[first:])
            title, language = words.section_heading(section), self.journey.language
            only_if = words.condition(section.when, self.journey) if section.when else ""
            self.frames.append(Frame(frame, "section", title, language, inside, self._waits(section), only_if))
            if section.when:
                self._edge(frame, after, "passed over")

    def _closed_section(self, section: Section, number: int) -> None:
        after = self._enter(number + 1)
        note = words.count(sum(1 for _ in every_step(section)), "step")
        waits = self._waits(section)
        only_if = words.condition(section.when, self.journey) if section.when else ""
        self._node(
            section.id,
            "section",
            words.section_heading(section),
            f"{note}; {waits}" if waits else note,
            only_if=only_if,
            language=self.journey.language,
        )
        for step in section.steps:
            for rule in step.next:
                aim = self.graph.aim(rule, section, step)
                if not isinstance(aim, str) and aim[0] != "step":
                    behind = f"after “{words.step_heading(step)}”"
                    full = words.condition(rule.sentence, self.journey) if rule.sentence else f"otherwise, {behind}"
                    self._rule(section.id, aim, full, full, "rule")
        self._ways_on(section.id, section.next, section, None, after if self._runs_out(section) else None)
        if section.when:
            self._edge(section.id, after, "passed over")

    def _runs_out(self, section: Section) -> bool:
        """Whether the steps of a section, or its rules, may lead on to what follows it."""
        reached: set[str] = {section.steps[0].id}
        for step, on in _with_next(section.steps):
            if step.id not in reached:
                continue
            ends = {rule.target for rule in step.next}
            reached |= ends
            if step.when or not _decided(step.next):
                if on is None:
                    return True
                reached.add(on.id)
        return False

    def _waits(self, section: Section) -> str:
        """Which tasks have to be done before this one."""
        before = self.needs.get(section.id, frozenset())
        earlier = [each for each in self.rows if self.place[each.id] < self.place[section.id]]
        if len(before) > 2 and len(before) == len(earlier):
            return "waits for all the sections before it"
        titles = [f"“{words.section_heading(each)}”" for each in earlier if each.id in before]
        return f"waits for {words.listed(titles)}" if titles else ""

    # Steps

    def _step(self, step: Step, section: Section, on: str | None, frame: str) -> None:
        kind: NodeKind = step.form
        language = self.journey.language
        note = {"information": "nothing is asked", "decision": "a decision, without a page"}.get(kind, "")
        if kind == "page":
            note = words.count(len(step.questions), "question")
        if step.repeat is not None:
            note = _how_many(step.repeat.min, step.repeat.max, step.repeat.item)
        only_if = words.condition(step.when, self.journey) if step.when else ""
        if kind == "decision":
            language = "en"
        self._node(step.id, kind, words.step_heading(step), note, only_if, frame, language)
        if step.repeat is not None and step.repeat.steps:
            self._items(step, section)
        self._ways_on(step.id, step.next, section, step, on)
        if step.when:
            self._edge(step.id, on, "passed over")

    def _items(self, step: Step, section: Section) -> None:
        assert step.repeat is not None
        frame, again = f"{step.id}-items", f"-again-{step.id}"
        item = step.repeat.item.replace("_", " ")
        self._edge(step.id, step.repeat.steps[0].id, "inside")
        for each, on in _with_next(step.repeat.steps):
            self._step(each, section, again if on is None else on.id, frame)
        self._node(again, "again", f"Another {item}, or on with the journey", frame=frame)
        inside = (*(each.id for each in step.repeat.steps), again)
        self.frames.append(Frame(frame, "items", f"For each {item}", "en", inside))

    # The end

    def _checks(self) -> dict[str, str]:
        """The check page before each outcome that sends, by outcome: one node, unless it could not be told apart."""
        sending = [outcome.id for outcome in self.journey.outcomes.values() if outcome.submit]
        if len(sending) < 2 or self._check_decides():
            return dict.fromkeys(sending, CHECK)
        return {id: f"{CHECK}-{id}" for id in sending}

    def _check_decides(self) -> bool:
        """Whether the journey's own rules are all that leads to outcomes that send, and lead to nothing else."""
        outcomes = self.journey.outcomes
        own = [rule.target in outcomes and outcomes[rule.target].submit for rule in self.journey.next]
        other = (rule for rule, section, _ in self.graph.rules() if section is not None)
        return bool(own) and all(own) and not any(r.target in outcomes and outcomes[r.target].submit for r in other)

    def _end(self) -> None:
        decides = bool(self.journey.next) and self._check_decides()
        if self.journey.next and not decides:
            self._node(END, "fork", "After the last step")
            self._ways_on(END, self.journey.next, None, None, None)
        title = self.journey.check.title
        language = self.journey.language
        heading = words.constant(title) if title else wording(language).check_title
        for check in dict.fromkeys(self.checks.values()):
            self._node(check, "check", heading, language=language)
            if decides:
                self._ways_on(check, self.journey.next, None, None, None)
            else:
                for id in (id for id, its_check in self.checks.items() if its_check == check):
                    self._edge(check, id, "on")
                    self._outcome(self.journey.outcomes[id])
        for outcome in self.journey.outcomes.values():
            if decides or not outcome.submit:
                self._outcome(outcome)

    def _outcome(self, outcome: Outcome) -> None:
        note = "answers are sent" if outcome.submit else ""
        heading, language = words.outcome_heading(outcome), self.journey.language
        self._node(outcome.id, "outcome", heading, note, language=language, sends=outcome.submit)

    # Ways on

    def _enter(self, number: int, past_tasks: bool = False) -> str | None:
        """The node where a citizen comes to who goes on to section `number`, or to the end."""
        sections = self.journey.sections
        while number < len(sections):
            section = sections[number]
            if self.rows and section is self.rows[0] and not past_tasks:
                return TASKS
            if section.id in self.shut:
                return section.id
            if section.steps:
                return section.steps[0].id
            if section.next:
                return f"-after-{section.id}"
            number, past_tasks = number + 1, False
        if self.journey.next:
            return CHECK if self._check_decides() else END
        arrows = self.graph.arrows.get(END_OF_STEPS, ())
        return self._node_of(arrows[0].to) if arrows else None

    def _node_of(self, point: Point) -> str | None:
        place, id = point
        if place == "outcome":
            return self.checks.get(id, id)
        return self._enter(self.place[id]) if place == "section" else id

    def _ways_on(
        self, source: str, rules: Sequence[Rule], section: Section | None, step: Step | None, on: str | None
    ) -> None:
        """The edges of rules, and the one straight on where no rule has to hold."""
        for rule in rules:
            aim = self.graph.aim(rule, section, step)
            if rule.sentence is None:
                full = "otherwise" if len(rules) > 1 else "always"
            else:
                full = words.condition(rule.sentence, self.journey)
            if not isinstance(aim, str):
                short = words.answered(full, step) if step is not None else full
                self._rule(source, aim, short, full, "rule" if rule.sentence else "otherwise")
            if rule.sentence is None:
                return
        self._edge(source, on, "on")

    def _rule(self, source: str, aim: Point, short: str, full: str, kind: EdgeKind) -> None:
        target = aim[1] if source == CHECK and aim[0] == "outcome" else self._node_of(aim)
        self._edge(source, target, kind, words.shortened(words.capital(short)), full)

    def _edge(self, source: str, target: str | None, kind: EdgeKind, short: str = "", full: str = "") -> None:
        if target is None:
            return
        number = self.seen[source, target] = self.seen.get((source, target), 0) + 1
        id = f"{source}>{target}" + (f"#{number}" if number > 1 else "")
        self.edges.append(Edge(id, source, target, kind, short, full))

    def _node(
        self,
        id: str,
        kind: NodeKind,
        heading: str,
        note: str = "",
        only_if: str = "",
        frame: str = "",
        language: str = "en",
        sends: bool = False,
    ) -> None:
        self.nodes.append(Node(id, kind, heading, language, note, only_if, frame, sends))


def _with_next(steps: Sequence[Step]) -> Iterable[tuple[Step, Step | None]]:
    return zip(steps, (*steps[1:], None), strict=True)


def _decided(rules: Sequence[Rule]) -> bool:
    return any(rule.sentence is None for rule in rules)


def _how_many(least: int, most: int, item: str) -> str:
    each = f"the same for each {item.replace('_', ' ')}"
    return f"{each}, {least} to {most} of them" if least != most else f"{each}, {most} of them"
