"""All that is said about one place of a journey: why a citizen gets there, and what can change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.gates import Gate, ways_to
from journeys.graph import Graph, Point, every_step
from journeys.model import Journey, Rule, Section, Sentence, Step
from journeys.proof.verdicts import Citizen, Verdict
from journeys.unwritten import CHECK, END
from renderers.map import said, words
from renderers.map.picture import Picture
from renderers.preview.placing import point_of, section_of
from renderers.preview.told import Person, person_of
from renderers.proof_report import asks

MOST = 6
"""So many lines of one kind are shown at once; the others open on demand."""


@dataclass(frozen=True, slots=True)
class Way:
    """A sentence, with the places that it leads from and to, each as id and heading; ("", "") for none.

    `only_if`: the place that it leads to is passed over otherwise.
    """

    words: str
    at: tuple[str, str] = ("", "")
    to: tuple[str, str] = ("", "")
    only_if: str = ""


@dataclass(frozen=True, slots=True)
class Proved:
    """What was proved at a place: how many of each, and each in words with what came out of it."""

    holds: int
    refuted: int
    open: int
    each: tuple[tuple[str, str, str], ...]

    @property
    def total(self) -> int:
        """How many proofs there are."""
        return self.holds + self.refuted + self.open

    @property
    def words(self) -> str:
        """Such as `Of 12 proofs here: 11 hold, 1 is refuted, none left open`."""
        if self.total == self.holds:
            return "The one proof here holds." if self.total == 1 else f"All {self.total} proofs here hold."
        parts = [f"{self.holds} {'holds' if self.holds == 1 else 'hold'}"]
        parts += [f"{self.refuted} {'is' if self.refuted == 1 else 'are'} refuted"] if self.refuted else []
        parts += [f"{self.open} left open" if self.open else "none left open"]
        return f"Of {words.count(self.total, 'proof')} here: {', '.join(parts)}."


@dataclass(frozen=True, slots=True)
class About:
    """One place: where it stands, its heading, why one gets there, and what can change it.

    `person` is a citizen who gets there, with the answers that decide it. `conditions` have to be so, `ways` lead
    there by a rule, `leaves` lead elsewhere before, `on` lead on from it, `read` are the places where rules read what
    is answered here.
    """

    id: str
    kicker: str
    heading: str
    language: str
    kind: str
    person: Person | None
    everybody: bool
    conditions: tuple[Way, ...]
    ways: tuple[Way, ...]
    leaves: tuple[Way, ...]
    on: tuple[Way, ...]
    read: tuple[tuple[str, str], ...]
    inside: tuple[tuple[str, str], ...]


def about(picture: Picture, journey: Journey, id: str, citizen: Citizen | None) -> About | None:
    """What is said of a place, by its id on a `picture` with all sections open; None where there is no such place."""
    section = next((each for each in journey.sections if each.id and each.id == id), None)
    if id not in picture.node and section is None:
        return None
    saying = _Saying(picture, journey, Graph(journey))
    point = point_of(journey, id)
    found = None if point is None else ways_to(saying.graph, point)
    reads = frozenset() if found is None else found.reads
    node = picture.node.get(id)
    whole = words.section_heading(section) if section is not None and node is None else ""
    return About(
        id,
        _kicker(picture, journey, id),
        node.heading if node is not None else whole,
        node.language if node is not None else journey.language,
        said.KINDS[node.kind] if node is not None else "section",
        None if citizen is None else person_of(journey, citizen, reads),
        found is None or not (found.gates or found.conditions),
        () if found is None else tuple(saying.condition(each.of, each.sentence) for each in found.conditions),
        () if found is None else tuple(way for gate in found.gates for way in saying.needed(gate)),
        () if found is None else tuple(way for gate in found.gates for way in saying.avoided(gate)),
        tuple(saying.on(id)),
        tuple(saying.readers(id)),
        tuple(saying.inside(section)) if node is None else (),
    )


def proved(journey: Journey, verdicts: Sequence[Verdict]) -> Proved | None:
    """What was proved at a place; None where nothing was asked."""
    if not verdicts:
        return None
    counts = dict.fromkeys(("proved", "counterexample", "not analysed"), 0)
    each: list[tuple[str, str, str]] = []
    for verdict in verdicts:
        counts[verdict.status] += 1
        said_of = verdict.obligation.about
        of = "" if not said_of or said_of in journey.steps else f" ({words.spaced(said_of).lower()})"
        why = f": {verdict.why}" if verdict.status == "not analysed" and verdict.why else ""
        each.append((f"{words.capital(asks(verdict))}{of}{why}", verdict.status, _CAME_OUT[verdict.status]))
    order = {"counterexample": 0, "not analysed": 1, "proved": 2}
    each.sort(key=lambda one: order[one[1]])
    return Proved(counts["proved"], counts["counterexample"], counts["not analysed"], tuple(dict.fromkeys(each)))


_CAME_OUT = {"proved": "holds", "counterexample": "refuted", "not analysed": "left open"}


def _kicker(picture: Picture, journey: Journey, id: str) -> str:
    """The section of a place, and which page of how many it is."""
    section = next((each for each in journey.sections if each.id == section_of(journey, id)), None)
    title = words.section_heading(section) if section is not None and section.title is not None else ""
    pages = [step.id for each in journey.sections for step in every_step(each) if step.form != "decision"]
    node = picture.node.get(id)
    if id in pages:
        return f"{title}, page" * bool(title) + "Page" * (not title) + f" {pages.index(id) + 1} of {len(pages)}"
    if node is None:
        return "Section"
    kind = words.capital(said.KINDS[node.kind])
    if node.kind == "outcome":
        reached = picture.ways.by_outcome.get(id, 0)
        return f"Outcome, reached in {words.ways_said(reached)}" if reached else "Outcome that nothing leads to"
    return f"{title}, {said.KINDS[node.kind]}" if title else kind


class _Saying:
    """The sentences about the ways of one journey."""

    def __init__(self, picture: Picture, journey: Journey, graph: Graph) -> None:
        self.picture, self.journey, self.graph = picture, journey, graph

    def place(self, point: Point) -> tuple[str, str]:
        """A point of the graph as id and heading of the place on the map."""
        kind, id = point
        ids = {"end of section": f"-after-{id}", "end of item": f"-again-{id}", "end of steps": END}
        named = ids.get(kind, id)
        if kind == "end of steps" and named not in self.picture.node:
            named = CHECK if CHECK in self.picture.node else ""
        node = self.picture.node.get(named)
        if node is not None:
            return named, node.heading
        section = next((each for each in self.journey.sections if each.id == id and id), None)
        return ("", "") if section is None else (section.id, words.section_heading(section))

    def condition(self, of: Section | Step, sentence: Sentence) -> Way:
        """A `when` that has to be true."""
        full = words.condition(sentence, self.journey)
        if isinstance(of, Section):
            heading = words.section_heading(of)
            return Way(f"The section “{heading}” is there only if {full}.")
        what = "This page is shown" if of.form != "decision" else "This is decided"
        if of.repeat is not None:
            what = "This list is shown"
        return Way(f"{what} only if {full}.", (of.id, words.step_heading(of)))

    def needed(self, gate: Gate) -> Iterator[Way]:
        """The rules of which one has to hold."""
        for rule in gate.needed:
            yield Way(f"if {self._said(rule, gate.step)}", self.place(gate.at))

    def avoided(self, gate: Gate) -> Iterator[Way]:
        """The rules that lead elsewhere."""
        for rule in gate.avoided:
            section = next((s for s in self.journey.sections if gate.at == ("end of section", s.id)), None)
            if gate.step is not None:
                section = next(s for s in self.journey.sections if s.id == gate.step.section)
            aim = self.graph.aim(rule, section, gate.step)
            to = ("", "") if isinstance(aim, str) else self.place(aim)
            yield Way(f"if {self._said(rule, gate.step)}", self.place(gate.at), to)

    def _said(self, rule: Rule, step: Step | None) -> str:
        if rule.sentence is None:
            return "nothing else holds"
        full = words.condition(rule.sentence, self.journey)
        short = full if step is None else words.answered(full, step)
        if short == full or short[0].islower():
            return full
        return f"the answer is {f'n{short[1:]}' if short.startswith('Not ') else short}"

    def on(self, id: str) -> Iterator[Way]:
        """The ways on from a place."""
        for edge in self.picture.told(id):
            target = self.picture.node[edge.target]
            lead = said.way_on(self.picture, edge).removesuffix(f": {target.heading}")
            yield Way(words.capital(lead), to=(edge.target, target.heading), only_if=words.shortened(target.only_if))

    def readers(self, id: str) -> Iterator[tuple[str, str]]:
        """The places whose rules and conditions read what is answered at a step, that step left out."""
        step = self.journey.steps.get(id)
        own = frozenset(q.id for q in step.questions) if step is not None else frozenset()
        own |= frozenset({id}) if step is not None and step.repeat is not None else frozenset()
        if not own:
            return
        for section in self.journey.sections:
            if _read_by([section.when], own):
                yield section.id, words.section_heading(section)
            for each in every_step(section):
                if each.id != id and _read_by(_sentences(each), own):
                    yield each.id, words.step_heading(each)
            if _read_by([rule.sentence for rule in section.next], own):
                yield f"-after-{section.id}", f"After “{words.section_heading(section)}”"
        if _read_by([rule.sentence for rule in self.journey.next], own):
            yield self.place(("end of steps", ""))

    def inside(self, section: Section | None) -> Iterator[tuple[str, str]]:
        """The steps of a section."""
        for step in () if section is None else every_step(section):
            yield step.id, words.step_heading(step)


def _sentences(step: Step) -> Iterator[Sentence | None]:
    yield step.when
    yield from (rule.sentence for rule in step.next)
    for question in step.questions:
        yield from (question.when, question.min, question.max)
        yield from (option.when for option in question.options)


def _read_by(sentences: Iterable[Sentence | None], ids: frozenset[str]) -> bool:
    return any(sentence is not None and sentence.reads & ids for sentence in sentences)


def headings(picture: Picture) -> Mapping[str, str]:
    """What each place of a map is called."""
    return {**{frame.id: frame.title for frame in picture.frames}, **{n.id: n.heading for n in picture.nodes}}
