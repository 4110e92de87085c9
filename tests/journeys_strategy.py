"""Random small journeys as YAML, and random citizens for them.

The journeys are well formed, but nobody checked that their sentences are guarded: a path may end
in a fault. Every shape of step occurs, jumps go forward only, and facts hide some of the reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from engine.roster import Roster, item_id, key_of, question_of
from journeys.expressions.kinds import Value
from journeys.model import Journey, Question

OPTIONS = ("apple", "bean", "corn")
OUTCOMES = ("exit_one", "exit_two", "sent")


@dataclass(slots=True)
class _Draft:
    """A journey while it is being made up: questions so far by id, and their types.

    `lists` are repeats by id, each with what its items are called and the type of their first question, which
    every item is asked. `exits` are the outcomes that rules may lead to.
    """

    types: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, str]] = field(default_factory=dict)
    exits: tuple[str, ...] = OUTCOMES

    def __bool__(self) -> bool:
        return bool(self.types or self.lists)


def _atom(draw: DrawFn, draft: _Draft) -> str:
    id = draw(st.sampled_from(sorted({**draft.types, **draft.facts, **draft.lists})))
    if id in draft.lists:
        return _about_a_list(draw, id, *draft.lists[id])
    return draw(st.sampled_from(_about(id, draft)))


def _about_a_list(draw: DrawFn, id: str, item: str, first: str) -> str:
    each = draw(st.sampled_from(_about(f"{item}.first", _Draft({f"{item}.first": first}))))
    quantified = [f"(any {item} in {id} where {each})", f"(every {item} in {id} meets {each})"]
    return draw(st.sampled_from([f"count of {id} > 1", *quantified]))


def _about(id: str, draft: _Draft) -> list[str]:
    atoms = {
        "yes_no": [id, f"not {id}", f"{id} was yes", f"{id} was no"],
        "choice": [f"{id} is apple", f"{id} is not bean", f"{id} is one of [bean, corn]", f"{id} was corn"],
        "choices": [f"{id} includes apple", f"{id} does not include bean", f"{id} was answered"],
        "integer": [f"{id} > 3", f"{id} <= 7", f"{id} is between 2 and 6", f"({id} if answered otherwise 4) > 3"],
        "date": [f"{id} is before today", f"{id} is on or after 2020-03-01", f"{id} was not answered"],
        "text": [f"{id} was answered", f"{id} was not answered"],
        "fact": [id] if _hides_was(draft, id) else [id, f"not {id}"],
    }
    return atoms[draft.types.get(id, "fact")]


def _hides_was(draft: _Draft, id: str) -> bool:
    """Whether a fact reads something with `was`, through other facts too: `not` may not stand before it."""
    words = draft.facts.get(id, "").split()
    return "was" in words or any(_hides_was(draft, word) for word in words)


def _sentence(draw: DrawFn, draft: _Draft) -> str:
    parts = [_atom(draw, draft) for _ in range(draw(st.integers(1, 2)))]
    return draw(st.sampled_from([" and ", " or "])).join(parts)


def _question(draw: DrawFn, draft: _Draft, id: str, indent: str, on_page: bool) -> list[str]:
    type = draw(st.sampled_from(["yes_no", "choice", "choices", "integer", "date", "text"]))
    lines = [f"{indent}ask: What is {id.replace('_', ' ')}?", f"{indent}type: {type}"]
    if type in ("choice", "choices"):
        lines += [f"{indent}options:", *(f"{indent}  {option}: The {option}" for option in OPTIONS)]
    if on_page and draft and draw(st.integers(0, 3)) == 0:
        lines.append(f"{indent}when: {_sentence(draw, draft)}")
    if draw(st.integers(0, 3)) == 0:
        lines.append(f"{indent}optional: true")
    if type == "integer":
        earlier = [other for other, kind in draft.types.items() if kind == "integer"]
        bound = draw(st.sampled_from(["", "min: 2", "max: 8", *(f"min: {other}" for other in earlier[:1])]))
        if bound:
            lines.append(f"{indent}{bound}")
        if draw(st.booleans()):
            lines += [f"{indent}must:", f"{indent}  {id} is not 5: Five is taken"]
    draft.types[id] = type
    return lines


def _rules(draw: DrawFn, draft: _Draft, targets: list[str], indent: str) -> list[str]:
    if not targets or not draft or draw(st.integers(0, 2)):
        return []
    sentences = list(dict.fromkeys(_sentence(draw, draft) for _ in range(draw(st.integers(1, 2)))))
    return [f"{indent}next:", *(f"{indent}  {each}: {draw(st.sampled_from(targets))}" for each in sentences)]


def _repeat(draw: DrawFn, draft: _Draft, id: str) -> list[str]:
    """A list of up to three items; inside, steps may read the item and what was asked outside before it."""
    item = f"{id}_item"
    inside = _Draft(dict(draft.types), dict(draft.facts))
    lines = [f"        repeat: {item}", f"        title: List {id}", f'        label: "{{{{ {item}.first }}}}"']
    lines += ["        max: 3"]
    if draw(st.booleans()):
        lines += [f"        ask: Are there any of {id}?", "        min: 0"]
    lines.append("        steps:")
    names = ["first", "second", "third"][: draw(st.integers(1, 3))]
    for place, name in enumerate(names):
        lines.append(f"          {name}:")
        if place and draw(st.booleans()):
            lines.append(f"            when: {_sentence(draw, inside)}")
        asked = _question(draw, inside, f"{item}.{name}", "            ", on_page=False)
        if not place:
            asked = [line for line in asked if "optional" not in line]
            draft.lists[id] = (item, inside.types[f"{item}.first"])
        lines += asked
        lines += _rules(draw, inside, names[place + 1 :], "            ")
    if draw(st.booleans()):
        lines += ["        facts:", f"          told: {item}.first was answered"]
    return lines


def _step(draw: DrawFn, draft: _Draft, id: str, later: list[str], repeats: bool) -> list[str]:
    forms = ["question", "question", "question", "page", "information", "decision", *["repeat"] * (2 * repeats)]
    form = draw(st.sampled_from(forms))
    lines = [f"      {id}:"]
    if draft and draw(st.booleans()):
        lines.append(f"        when: {_sentence(draw, draft)}")
    if form == "question":
        lines += _question(draw, draft, id, "        ", on_page=False)
    elif form == "page":
        lines += [f"        title: Page {id}", "        questions:"]
        for part in ("one", "two"):
            lines += [f"          {id}_{part}:", *_question(draw, draft, f"{id}_{part}", "            ", on_page=True)]
    elif form == "repeat":
        lines += _repeat(draw, draft, id)
    elif form == "information":
        lines += [f"        title: About {id}", "        body: Some words."]
    targets = [*later, *draft.exits]
    rules = _rules(draw, draft, targets, "        ")
    if form == "decision" and not rules:
        rules = ["        next:", f"          otherwise: {draw(st.sampled_from(targets or OUTCOMES))}"]
    return lines + rules


@st.composite
def journeys(draw: DrawFn, repeats: bool = False, tasks: bool = False) -> str:
    """The YAML of a random journey of up to three sections with up to four steps each.

    With `repeats` some steps are lists of items. With `tasks` the last sections are rows of a task list, and most
    journeys have no way out before its end.
    """
    draft = _Draft(exits=() if tasks and draw(st.integers(0, 2)) else OUTCOMES)
    names = [f"part_{number}" for number in range(draw(st.integers(2 if tasks else 1, 4 if tasks else 3)))]
    lines = ["journey: made_up", "title: A journey nobody asked for"]
    if tasks:
        lines += ["task_list:", f"  All: [{', '.join(names[draw(st.integers(0, len(names) - 1)) :])}]"]
    lines.append("sections:")
    number = 0
    for place, name in enumerate(names):
        lines += [f"  {name}:", f"    title: Part {name}"]
        if draft and draw(st.integers(0, 2)) == 0:
            lines.append(f"    when: {_sentence(draw, draft)}")
        steps = [f"step_{number + each}" for each in range(draw(st.integers(1, 4)))]
        number += len(steps)
        lines.append("    steps:")
        for at, step in enumerate(steps):
            lines += _step(draw, draft, step, [*steps[at + 1 :], *names[place + 1 :]], repeats)
            if draft and draw(st.integers(0, 3)) == 0:
                draft.facts[f"fact_{len(draft.facts)}"] = _sentence(draw, draft)
        lines += _rules(draw, draft, [*names[place + 1 :], *draft.exits], "    ")
    if draft.facts:
        lines += ["facts:", *(f"  {id}: {sentence}" for id, sentence in draft.facts.items())]
    lines += ["outcomes:"]
    lines += ["  exit_one:", "    title: One way out", "  exit_two:", "    title: Another way out"]
    lines += ["  sent:", "    submit: true", "    title: Sent"]
    return "\n".join(lines) + "\n"


def values(question: Question) -> SearchStrategy[Value]:
    """Values that the question's type could have read, inside and outside its bounds."""
    by_type: dict[str, SearchStrategy[Any]] = {
        "yes_no": st.booleans(),
        "choice": st.sampled_from(OPTIONS),
        "choices": st.sets(st.sampled_from(OPTIONS), min_size=1).map(lambda ids: tuple(sorted(ids))),
        "integer": st.integers(0, 10),
        "date": st.integers(-3000, 1000).map(lambda days: date(2026, 11, 22) + timedelta(days)),
        "text": st.text("abc", min_size=1, max_size=5),
    }
    return by_type[question.type]


@st.composite
def citizens(draw: DrawFn, journey: Journey) -> dict[str, Any]:
    """Answers to some of a journey's questions, in any order, some left blank."""
    answers: dict[str, Any] = {}
    keys = [id for id in journey.questions if "." not in id]
    for id, step in journey.steps.items():
        if step.repeat is not None and draw(st.integers(0, 5)):
            made = draw(st.integers(0, 3))
            ids = draw(st.permutations([item_id(number) for number in range(1, made + 1)]))
            roster = Roster(tuple(ids), made, draw(st.sampled_from([False, False, False, None])))
            answers[id] = roster
            keys += [key_of(asked.id, item) for item in ids for inner in step.repeat.steps for asked in inner.questions]
    for key in draw(st.permutations(sorted(keys))):
        what = draw(st.sampled_from(["answer", "answer", "answer", "answer", "blank", "missing"]))
        if what == "answer":
            answers[key] = draw(values(journey.questions[question_of(key)]))
        elif what == "blank":
            answers[key] = None
    return answers
