"""A difference as JSON for programs. Keys stay; new ones may come (docs/diff.md)."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from engine.comparing.changes import Change
from engine.comparing.decided import Decided, Moved, MovedFact, Refused
from engine.comparing.difference import Difference
from engine.comparing.submissions import Count, Replayed
from engine.facts import plain_value
from journeys.expressions.kinds import Value
from journeys.model import Journey
from journeys.proof.verdicts import Answers, Citizen
from journeys.questions import type_of


def as_json(difference: Difference) -> str:
    """One object, ready to print."""
    return json.dumps(plain(difference), ensure_ascii=False, indent=2)


def plain(difference: Difference) -> dict[str, Any]:
    """The difference as plain values."""
    old, new = difference.old, difference.new
    sessions = difference.sessions
    decided = difference.decided or Decided()
    return {
        "journey": new.id,
        "old": old.version,
        "new": new.version,
        "for_citizens": difference.for_citizens,
        "to_sign": difference.to_sign,
        "counts": {sort: difference.sorts().get(sort, 0) for sort in ("logic", "structure", "wording")},
        "outcomes_looked_at": difference.decided is not None,
        "outcomes": [_moved(each, old, new) for each in decided.outcomes],
        "facts": [_moved_fact(each, old, new) for each in decided.facts],
        "refused": [_refused(each, old, new) for each in decided.refused],
        "numbers_of_items": {id: list(sizes) for id, sizes in decided.sizes.items()},
        "changes": [_change(change) for change in difference.changes],
        "translations": [asdict(each) for each in difference.translations],
        "in_flight": {
            "pages": [asdict(each) for each in difference.flight.standing],
            "unchanged": difference.flight.unchanged,
            "sessions": None if sessions is None else asdict(sessions),
        },
        "submissions": None if difference.submissions is None else _replayed(difference.submissions),
    }


def _change(change: Change) -> dict[str, Any]:
    return asdict(change)


def _moved(moved: Moved, old: Journey, new: Journey) -> dict[str, Any]:
    return {
        "old": moved.old_outcome,
        "new": moved.new_outcome,
        **_who(moved, old, new),
    }


def _refused(refused: Refused, old: Journey, new: Journey) -> dict[str, Any]:
    return {"step": refused.step, "old": refused.old_outcome, **_who(refused, old, new)}


def _who(found: Moved | MovedFact | Refused, old: Journey, new: Journey) -> dict[str, Any]:
    """Whether there is somebody, and who."""
    told = {"status": found.status, "why": found.why}
    if found.citizen is None:
        return {**told, "citizen": None}
    before = {"before": _answers(found.before, old, old)} if found.before else {}
    return {**told, "citizen": {**_citizen(found.citizen, old, new), **before}}


def _moved_fact(moved: MovedFact, old: Journey, new: Journey) -> dict[str, Any]:
    return {
        "fact": moved.fact,
        "old": _value(moved.fact, moved.old, old if moved.fact in old.facts else new),
        "new": _value(moved.fact, moved.new, new),
        **_who(moved, old, new),
    }


def _value(fact: str, value: Value | None, journey: Journey) -> Any:
    if value is None or fact not in journey.facts:
        return None
    return plain_value(journey.facts[fact].kind, value, journey)


def _citizen(citizen: Citizen, old: Journey, new: Journey) -> dict[str, Any]:
    """A made-up citizen; answers as they are stored and sent."""
    return {
        "today": citizen.today.isoformat(),
        "answers": _answers(citizen.answers, old, new),
        "items": {id: [_answers(each, old, new) for each in items] for id, items in citizen.items.items()},
    }


def _answers(answers: Answers, old: Journey, new: Journey) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for id, value in answers.items():
        question = new.questions.get(id) or old.questions[id]
        found[id] = None if value is None else type_of(question.type).encode(question, value)
    return found


def _replayed(found: Replayed) -> dict[str, Any]:
    return {
        "total": found.total,
        "same": _count(found.same),
        "elsewhere": [{"old": each.old, "new": each.new, **_count(each.of)} for each in found.elsewhere],
        "stopped": [
            {"step": each.step, "questions": list(each.questions), "new": each.new, **_count(each.of)}
            for each in found.stopped
        ],
        "unreadable": _count(found.unreadable),
        "broken": _count(found.broken),
        "facts": [{"fact": each.fact, **_count(each.of)} for each in found.facts],
    }


def _count(count: Count) -> dict[str, Any]:
    """How many; with references only where they were asked for."""
    return {"count": count.count, **({"references": list(count.references)} if count.references else {})}
