"""What one citizen's way shows: each claim of `somebody` that it bears out, as a mark."""

from __future__ import annotations

from collections.abc import Iterator

from engine.options import asked_of
from engine.path import Fault, Path
from engine.replay import is_shown
from engine.tracing import Trace
from journeys.diagnostics import Route
from journeys.expressions.known import Known
from journeys.model import Fact, Journey, Question, Step, Text, TextRef
from journeys.proof.verdicts import Obligation

Mark = tuple[str, object]
"""The slug of a claim, and what it is about."""


def mark_of(obligation: Obligation) -> Mark:
    """The mark that bears out a claim that somebody does something."""
    spot = obligation.spot
    match obligation.slug:
        case "unreachable-step" | "unreachable-outcome":
            return obligation.slug, obligation.about
        case "unreachable-option":
            return obligation.slug, obligation.about
        case "never-true" | "must-never-met":
            return "yes", (spot.route, spot.on)
        case "always-true" | "must-never-broken":
            return "no", (spot.route, spot.on)
        case _:
            return obligation.slug, (spot.route, spot.on)


class Marks:
    """Finds the marks of traces of one journey."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.decided = [fact for fact in journey.facts.values() if len(fact.rows) > 1]
        self.texts = _texts_by_owner(journey)
        self.owners = _owners(journey)
        self.told = {step.id: told for step in journey.steps.values() if (told := tuple(self._told(step)))}
        """By step, the questions and their options that have texts with rules."""

    def of(self, trace: Trace) -> set[Mark]:
        """All that this way shows."""
        path = trace.path
        found: set[Mark] = {(said, line) for line, said in trace.said if said != "unknown"}
        found.update(("unreachable-step", id) for id in self._come(trace))
        if path.outcome is not None:
            found.add(("unreachable-outcome", path.outcome.id))
        for rule in path.fired:
            if rule.sentence is not None:
                found.add(("unreachable-rule", (rule.sentence.route, rule.sentence.on)))
        here = _not_left(path)
        for known, facts in self._scopes(path):
            for id, value in known.items():
                if id in here:
                    continue
                for each in value if isinstance(value, tuple) else (value,):
                    if isinstance(each, str):
                        found.add(("unreachable-option", f"{id} {each}"))
                    elif isinstance(each, bool):
                        found.add(("unreachable-option", f"{id} {'yes' if each else 'no'}"))
            for fact in facts:
                row = _row(fact, known)
                if row is not None:
                    found.add(("unreachable-row", row))
        for owner, known in self._owners(path):
            for text in self.texts.get(owner, ()):
                found.update(("unreachable-row", row) for row in self._text_rows(text, known))
        return found

    def _told(self, step: Step) -> Iterator[tuple[Question, tuple[str, ...]]]:
        for question in step.questions:
            ids = (option.id for option in question.options)
            options = tuple(id for id in ids if f"option {question.id} {id}" in self.texts)
            if options or f"question {question.id}" in self.texts:
                yield question, options

    def _come(self, trace: Trace) -> Iterator[str]:
        """The steps that somebody came by: those shown, and those of which a `when` or a rule was read."""
        yield from (step.id for step in trace.path.steps)
        for paths in trace.path.items.values():
            yield from (step.id for each in paths for step in each.steps)
        for (route, _), _ in trace.said:
            if route in self.owners:
                yield self.owners[route]
        for rule in trace.path.fired:
            if rule.route in self.owners:
                yield self.owners[rule.route]

    def _scopes(self, path: Path) -> Iterator[tuple[Known, list[Fact]]]:
        ended = path.outcome is not None
        yield path.known, [fact for fact in self.decided if ended and "." not in fact.id]
        for id, paths in path.items.items():
            repeat = self.journey.steps[id].repeat
            inside = [fact for fact in self.decided if repeat is not None and fact.id in repeat.facts]
            for each in paths:
                yield each.known, inside if ended else []

    def _owners(self, path: Path) -> Iterator[tuple[str, Known]]:
        for step in path.steps:
            yield from self._of_step(step, path.known)
        for id, paths in path.items.items():
            for each in paths:
                yield f"label {id}", each.known
                for step in each.steps:
                    yield from self._of_step(step, each.known)
        if path.outcome is not None:
            yield f"outcome {path.outcome.id}", path.known
            if path.outcome.submit:
                yield "check", path.known

    def _of_step(self, step: Step, known: Known) -> Iterator[tuple[str, Known]]:
        if step.id in self.texts:
            yield step.id, known
        for question, options in self.told.get(step.id, ()):
            if not is_shown(question, known):
                continue
            if f"question {question.id}" in self.texts:
                yield f"question {question.id}", known
            if options:
                offered = {option.id for option in asked_of(question, known, self.journey, "").options}
                yield from ((f"option {question.id} {id}", known) for id in options if id in offered)

    def _text_rows(self, text: Text, known: Known) -> Iterator[tuple[Route, str]]:
        """The line of each text by rules that is read, in the texts shown inside it too."""
        for sentence, wording in text.rules:
            if sentence is not None:
                try:
                    if not sentence.value(known):
                        continue
                except LookupError:
                    return
                yield sentence.route, sentence.on
            for piece in wording.pieces:
                if isinstance(piece, TextRef) and piece.id in self.journey.texts:
                    yield from self._text_rows(self.journey.texts[piece.id], known)
            return


def _not_left(path: Path) -> frozenset[str]:
    """The questions of the pages at which somebody stops: an answer there leads nowhere yet."""
    stops = [] if path.stops_at is None else [path.stops_at]
    for paths in path.items.values():
        stops += [each.stops_at for each in paths if each.stops_at is not None]
        if path.fault is not None:
            stops += [each.steps[-1] for each in paths if each.steps and _breaks_at(path.fault, each.steps[-1])]
    if path.fault is not None and path.steps and _breaks_at(path.fault, path.steps[-1]):
        stops.append(path.steps[-1])
    return frozenset(question.id for step in stops for question in step.questions)


def _breaks_at(fault: Fault, step: Step) -> bool:
    """Whether something of a page itself cannot be known, rather than where it leads."""
    routes = [question.route for question in step.questions] + [must.sentence.route for must in step.must]
    return "next" not in fault.route and any(fault.route[: len(route)] == route for route in routes)


def _row(fact: Fact, known: Known) -> tuple[Route, str] | None:
    """The line of a `decide` that gives its value here; None where that cannot be known, or for `otherwise`."""
    for row in fact.rows:
        if row.sentence is None:
            return None
        try:
            if row.sentence.value(known):
                return row.sentence.route, row.sentence.on
        except LookupError:
            return None
    return None


def _owners(journey: Journey) -> dict[Route, str]:
    """The step that a `when` belongs to, or a rule of a step that shows no page."""
    found: dict[Route, str] = {}
    for step in journey.steps.values():
        if step.when is not None:
            found[step.when.route] = step.id
        if step.form == "decision":
            found.update((rule.route, step.id) for rule in step.next)
            found.update((rule.sentence.route, step.id) for rule in step.next if rule.sentence is not None)
    return found


def _texts_by_owner(journey: Journey) -> dict[str, list[Text]]:
    """The texts with rules in them that a step, a question, the check page or an outcome shows."""
    found: dict[str, list[Text | None]] = {}
    for step in journey.steps.values():
        texts = found.setdefault(step.id, [step.title, step.body])
        for question in step.questions:
            own = found.setdefault(f"question {question.id}", [])
            own += [question.ask, question.hint, question.called, question.why, question.kept_for]
            own += [question.shared_with, question.unit]
            for option in question.options:
                found[f"option {question.id} {option.id}"] = [option.label, option.hint]
        if step.repeat is not None:
            texts += [step.repeat.ask, step.repeat.hint]
            found[f"label {step.id}"] = [step.repeat.label]
    for outcome in journey.outcomes.values():
        pairs = [*([outcome.statement] if outcome.statement else []), *outcome.timeline]
        aside = [outcome.aside.title, outcome.aside.body] if outcome.aside else []
        found[f"outcome {outcome.id}"] = [
            outcome.title,
            outcome.body,
            *(text for pair in pairs for text in pair),
            *aside,
        ]
    check = journey.check
    found["check"] = [check.title, check.body, check.declaration, check.button]
    chosen = {
        owner: [text for text in texts if text is not None and _chooses(text, journey)]
        for owner, texts in found.items()
    }
    return {owner: texts for owner, texts in chosen.items() if texts}


def _chooses(text: Text, journey: Journey, open: tuple[str, ...] = ()) -> bool:
    if any(sentence is not None for sentence, _ in text.rules):
        return True
    return any(
        piece.id not in open
        and piece.id in journey.texts
        and _chooses(journey.texts[piece.id], journey, (*open, piece.id))
        for _, wording in text.rules
        for piece in wording.pieces
        if isinstance(piece, TextRef)
    )
