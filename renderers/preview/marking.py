"""What is painted on the map of a preview: what was found and proved at each place, and one citizen's path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from engine.tracing import Tracer
from engine.witness import answers_of
from journeys.diagnostics import Diagnostic, Level
from journeys.graph import Graph
from journeys.model import Journey
from journeys.proof.verdicts import Citizen, Proofs, Verdict
from journeys.sources import Sources
from renderers.map.paint import Mark, MarkKind, Paint, along
from renderers.map.picture import Picture
from renderers.preview.placing import node_of, place_at
from renderers.report import Finding

SHORT: Mapping[str, str] = {
    "no-way-to-answer": "A citizen gets stuck here",
    "dead-end": "A citizen gets no further",
    "unreachable-step": "Nobody gets here",
    "unreachable-outcome": "Nobody gets here",
    "unreachable-option": "An option that nobody can choose",
    "unreachable-rule": "A rule that nobody follows",
    "unreachable-row": "A line that is used for nobody",
    "never-true": "A condition that is never true",
    "always-true": "A condition that is always true",
    "answer-not-asked": "Reads an answer that may be missing",
    "text-may-lack-answer": "Shows an answer that may be missing",
    "missing-otherwise": "Somebody is left out",
    "undecided-section": "Somebody is left undecided",
    "rows-overlap": "Two lines that overlap",
    "must-never-met": "No answer is accepted",
    "must-never-broken": "Every answer is accepted",
    "promise-broken": "A promise is broken",
    "unknown-target": "Leads to a place that is not there",
    "unknown-name": "Reads something that is not there",
    "translation-missing": "A text is not translated",
}
"""What a finding is called on the map, by the slug of its check; others by their message."""

_LONGEST = 56
_MOST = 2
"""So many findings are told one by one at a place."""


def refuting(finding: Diagnostic, proofs: Proofs | None) -> Verdict | None:
    """The proof's verdict that a finding tells of."""
    verdict = None if proofs is None else proofs.verdict(finding.slug, finding.primary.spot)
    return verdict if verdict is not None and verdict.status == "counterexample" else None


def findings_by_place(journey: Journey, sources: Sources, found: Iterable[Finding]) -> dict[str, list[Finding]]:
    """What was found, by the id of the place that it belongs to; by "" what belongs to the whole journey."""
    places: dict[str, list[Finding]] = {}
    for finding in found:
        places.setdefault(place_at(journey, sources, finding.diagnostic.primary.spot.route), []).append(finding)
    return places


def verdicts_by_place(journey: Journey, sources: Sources, proofs: Proofs | None) -> dict[str, list[Verdict]]:
    """What was proved, by the id of the place that it belongs to; by "" what belongs to the whole journey."""
    places: dict[str, list[Verdict]] = {}
    for verdict in () if proofs is None else proofs.verdicts:
        places.setdefault(place_at(journey, sources, verdict.obligation.spot.route), []).append(verdict)
    return places


def found_there(
    picture: Picture,
    journey: Journey,
    findings: Mapping[str, Sequence[Finding]],
    verdicts: Mapping[str, Sequence[Verdict]],
    proofs: Proofs | None,
) -> Paint:
    """What was found and what was left open, at the node that shows each place."""
    marks: dict[str, list[Mark]] = {}
    for place, found in findings.items():
        if node := node_of(picture, journey, place):
            marks.setdefault(node, []).extend(_marks(found, proofs))
    for place, about in verdicts.items():
        left = sum(each.status == "not analysed" for each in about)
        if left and (node := node_of(picture, journey, place)):
            marks.setdefault(node, []).append(Mark("not analysed", f"{_count(left, 'proof')} left open"))
    return Paint({node: tuple(dict.fromkeys(each)) for node, each in marks.items()})


def _marks(found: Sequence[Finding], proofs: Proofs | None) -> list[Mark]:
    marks = [Mark(_kind(each.diagnostic, proofs), short(each.diagnostic)) for each in found]
    order: tuple[MarkKind, ...] = ("refuted", "wrong", "doubtful")
    marks = sorted(dict.fromkeys(marks), key=lambda mark: order.index(mark.kind))
    if len(marks) <= _MOST:
        return marks
    return [*marks[: _MOST - 1], Mark(marks[_MOST - 1].kind, f"and {len(marks) - _MOST + 1} more findings")]


def _kind(found: Diagnostic, proofs: Proofs | None) -> MarkKind:
    if refuting(found, proofs) is not None:
        return "refuted"
    return "wrong" if found.level is Level.ERROR else "doubtful"


def short(found: Diagnostic) -> str:
    """A finding in a few words."""
    words = SHORT.get(found.slug) or found.message.replace("`", "")
    if len(words) <= _LONGEST:
        return words
    cut = words[:_LONGEST]
    return f"{cut[: cut.rindex(' ')] if ' ' in cut else cut} …"


def path_of(picture: Picture, journey: Journey, citizen: Citizen | None) -> Paint:
    """The path of one citizen, decisions and the pages of items too."""
    if citizen is None:
        return Paint()
    graph = Graph(journey)
    trace = Tracer(journey).trace(answers_of(citizen), citizen.today)
    path = trace.path
    seen = {step.id for step in path.steps}
    seen |= {step.id for items in path.items.values() for item in items for step in item.steps}
    asked = {route for (route, _), _ in trace.said} | {rule.route for rule in path.fired}
    seen |= {s.id for s in graph.steps if s.form == "decision" and any(rule.route in asked for rule in s.next)}
    visited = sorted((id for id in seen if id in graph.order), key=graph.order.__getitem__)
    nodes = list(dict.fromkeys(node for id in visited if (node := node_of(picture, journey, id))))
    return along(picture, [*nodes, *([path.outcome.id] if path.outcome is not None else [])])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
