"""Random small journeys in which every kind of line stands that decides something, as YAML.

They are well formed and no more: sentences may read what was not asked, so that a way may end in a fault.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

Draw = Any
OPTIONS = ("apple", "bean", "corn")
TYPES = ("yes_no", "choice", "choices", "integer", "decimal", "money", "date", "month_year", "text", "time")
OUTCOMES = ("exit_one", "exit_two", "sent")
ATOMS = {
    "yes_no": ["{}", "not {}", "{} was yes", "{} was no"],
    "choice": ["{} is apple", "{} is not bean", "{} is one of [bean, corn]", "{} was corn"],
    "choices": ["{} includes apple", "{} does not include bean", "count of {} > 1", "{} includes all of [bean, corn]"],
    "integer": [
        "{} > 3",
        "{} * 2 - 3 < 9",
        "{} is between 2 and 6",
        "({} if answered otherwise 4) > 3",
        "{} / 3 > 1.5",
    ],
    "decimal": ["{} > 2.5", "({} rounded to the nearest 1) is 3", "{} was answered"],
    "money": [
        "{} > £50",
        "(10% of {} rounded down to £1) >= £3",
        "{} / 3 <= £20.50",
        "({} if answered otherwise £9) < £70",
        "(tax of {} rounded up to £0.01) > £9",
        "{} < allowance",
    ],
    "date": [
        "{} is before today",
        "age({}) >= 2",
        "{} + 1 year is after today",
        "(today - {}) > 400 days",
        "{} was answered",
        "complete months from {} to today > 18",
        "sunday on or after {} is after 2021-06-01",
        "31 January before {} is before 2020-02-01",
        "{} - 1 month + 3 days is on or before 2024-02-29",
    ],
    "month_year": ["{} is on or after 2021-04", "{} + 3 months is before 2022-01"],
    "text": ["{} was answered", "{} was not answered", '{} is "ann"', '{} is not "bo"'],
    "time": ["{} was answered", "{0} is before {0}", "{0} is on or after {0}"],
    "amount": ["{} > £40", "({} * 2 - £10) is between £30 and £90"],
    "fact": ["{}"],
    "item": ["{} was answered"],
    "items": ["{} was answered", "count of {} > 1"],
}


@dataclass(slots=True)
class _Draft:
    """A journey while it is being made up: the types of questions and facts so far by id, and the repeats."""

    types: dict[str, str] = field(default_factory=dict)
    lists: dict[str, dict[str, str]] = field(default_factory=dict)
    """Of every repeat, the types of what is asked of each item, by dotted id."""
    inside: str = ""

    def __bool__(self) -> bool:
        return bool(self.types or self.lists)


def _item(list: str) -> str:
    return f"{list}_item"


def _about(draw: Draw, id: str, type: str) -> str:
    return str(draw(st.sampled_from(ATOMS[type]))).format(id)


def _atom(draw: Draw, draft: _Draft) -> str:
    if draft.inside and draw(st.integers(0, 3)) == 0:
        return _of_others(draw, draft)
    id = draw(st.sampled_from(sorted({**draft.types, **draft.lists})))
    if id in draft.lists:
        return _of_list(draw, id, draft)
    return _about(draw, id, draft.types[id])


def _of_list(draw: Draw, id: str, draft: _Draft) -> str:
    item, types = _item(id), draft.lists[id]
    asked = draw(st.sampled_from(sorted(types)))
    each = _about(draw, asked, types[asked])
    shapes = [f"count of {id} > 1", f"(any {item} in {id} where {each})", f"(every {item} in {id} meets {each})"]
    shapes.append(f"(count of {id} where {each}) is 1")
    if types[asked] == "money":
        shapes += [f"(sum of {id}.{asked.partition('.')[2]}) > £60"] * 2
    if types[asked] == "date":
        shapes.append(f"(latest of {id}.{asked.partition('.')[2]} where {each}) is after 2022-01-01")
    outer = [id for id, type in draft.types.items() if type == "date"]
    if types[asked] == "date" and outer:
        shapes += [f"(no {item} in {id} where {asked} is before {draw(st.sampled_from(outer))})"] * 2
    return str(draw(st.sampled_from(shapes)))


def _of_others(draw: Draw, draft: _Draft) -> str:
    """Another item of the list of which this is one."""
    item = _item(draft.inside)
    types = {
        id: type for id, type in draft.types.items() if id.startswith(f"{item}.") and type not in ("fact", "amount")
    }
    asked = draw(st.sampled_from(sorted(types)))
    other = f"other.{asked.partition('.')[2]}"
    each = _about(draw, other, types[asked])
    if types[asked] in ("integer", "money", "text", "date") and draw(st.booleans()):
        each = f"{other} is {asked}"
    return f"({draw(st.sampled_from(['any', 'no']))} other {item} in {draft.inside} where {each})"


def _sentence(draw: Draw, draft: _Draft) -> str:
    parts = [_atom(draw, draft) for _ in range(draw(st.integers(1, 2)))]
    return str(draw(st.sampled_from([" and ", " or "]))).join(parts)


def _question(draw: Draw, draft: _Draft, id: str, place: int = 0) -> dict[str, Any]:
    """A question; `place` is its number on a page with several, 0 where it stands alone."""
    shown = _Draft(dict(draft.types), draft.lists, draft.inside)
    choosing = [] if "." in id else [*draft.lists]
    types = [*TYPES, *(["item", "items"] if choosing else [])]
    type = draw(st.sampled_from(types))
    made: dict[str, Any] = {"ask": f"What is {id}?", "type": type}
    if type in ("choice", "choices"):
        made["options"] = _options(draw, draft, type)
    if type in ("item", "items"):
        made |= {"type": "choice" if type == "item" else "choices", "options": draw(st.sampled_from(choosing))}
    if type == "decimal":
        made["places"] = 1
    if place and draft and draw(st.integers(0, 2)) == 0:
        made["when"] = _sentence(draw, shown)
    if draw(st.integers(0, 3)) == 0:
        made["optional"] = True
    made |= _bounds(draw, draft, type)
    draft.types[id] = type
    if draw(st.integers(0, 3)) == 0 and type not in ("item", "items"):
        made["must"] = {" or ".join([_about(draw, id, type), _atom(draw, draft)]): "That cannot be"}
    return made


def _options(draw: Draw, draft: _Draft, type: str) -> dict[str, Any]:
    options: dict[str, Any] = {}
    for option in OPTIONS:
        options[option] = f"The {option}"
        if draft and draw(st.integers(0, 4)) == 0:
            options[option] = {"label": f"The {option}", "when": _sentence(draw, draft)}
    if type == "choices" and draw(st.booleans()):
        options["none"] = {"label": "None", "alone": True}
    return options


def _bounds(draw: Draw, draft: _Draft, type: str) -> dict[str, Any]:
    earlier = [id for id, kind in draft.types.items() if kind == type]
    found: dict[str, list[Any]] = {
        "integer": [{"min": 2}, {"max": 8}, {"min": 1, "max": 6}, *({"max": f"{id} + 2"} for id in earlier)],
        "money": [{"max": "£60"}, *({"min": id} for id in earlier), {"max": "allowance"}],
        "date": [{"max": "today"}, {"min": "today - 4 years"}, *({"min": id} for id in earlier)],
        "choices": [{"max": 2}, {"min": 2}],
        "items": [{"max": 1}, {"min": 2}],
    }
    return dict(draw(st.sampled_from([{}, *found.get(type, [])])))


def _rules(draw: Draw, draft: _Draft, targets: list[str]) -> dict[str, Any]:
    if not targets or not draft or draw(st.integers(0, 2)):
        return {}
    rules = {_sentence(draw, draft): draw(st.sampled_from(targets)) for _ in range(draw(st.integers(1, 2)))}
    return {"next": rules}


def _repeat(draw: Draw, draft: _Draft, id: str) -> dict[str, Any]:
    item = _item(id)
    inside = _Draft(dict(draft.types), dict(draft.lists), id)
    made: dict[str, Any] = {
        "repeat": item,
        "title": f"List {id}",
        "label": "One",
        "max": draw(st.sampled_from([2, 3, 5])),
    }
    if draw(st.booleans()):
        made |= {"ask": f"Are there any of {id}?", "min": 0}
    names = ["first", "second", "third"][: draw(st.integers(1, 3))]
    steps: dict[str, Any] = {}
    facts: dict[str, Any] = {}
    for place, name in enumerate(names):
        step: dict[str, Any] = {}
        if place and draw(st.booleans()):
            step["when"] = _sentence(draw, inside)
        asked = _own(draw, inside, id, f"{item}.{name}")
        if not place:
            asked.pop("optional", None)
        steps[name] = step | asked | _rules(draw, inside, names[place + 1 :])
        if not place and draw(st.booleans()):
            facts["told"] = _sentence(draw, _Draft({key: inside.types[key] for key in (f"{item}.first",)}))
            inside.types[f"{item}.told"] = "fact"
    draft.lists[id] = {key: type for key, type in inside.types.items() if key.startswith(f"{item}.")}
    return made | {"steps": steps} | ({"facts": facts} if facts else {})


def _own(draw: Draw, inside: _Draft, list: str, id: str) -> dict[str, Any]:
    """The question of an item: nothing can be said of others before the item has an answer of its own."""
    asked_before = any(key.startswith(f"{_item(list)}.") for key in inside.types)
    own = inside if asked_before else _Draft(inside.types, inside.lists)
    return _question(draw, own, id)


def _page(draw: Draw, draft: _Draft, id: str) -> dict[str, Any]:
    names = [f"{id}_{number}" for number in ("one", "two", "three")[: draw(st.integers(2, 3))]]
    made: dict[str, Any] = {"title": f"Page {id}"}
    made["questions"] = {name: _question(draw, draft, name, place) for place, name in enumerate(names)}
    if draw(st.integers(0, 2)) == 0:
        own = draw(st.sampled_from(names))
        said = _about(draw, own, draft.types[own])
        made["must"] = {draw(st.sampled_from([" and ", " or "])).join([said, _atom(draw, draft)]): "That cannot be"}
    return made


def _step(draw: Draw, draft: _Draft, id: str, targets: list[str]) -> dict[str, Any]:
    form = draw(
        st.sampled_from(["question", "question", "page", "page", "information", "decision", "repeat", "repeat"])
    )
    made: dict[str, Any] = {}
    if draft and draw(st.integers(0, 2)) == 0:
        made["when"] = _sentence(draw, draft)
    if form == "question":
        made |= _question(draw, draft, id)
    elif form == "page":
        made |= _page(draw, draft, id)
    elif form == "repeat":
        made |= _repeat(draw, draft, id)
    elif form == "information":
        made |= {"title": f"About {id}", "body": "Some words."}
    rules = _rules(draw, draft, targets)
    if form == "decision" and not rules:
        rules = {"next": {"otherwise": draw(st.sampled_from(targets))}}
    return made | rules


def _fact(draw: Draw, draft: _Draft) -> Any:
    """A yes or no, or an amount that rows decide."""
    if draw(st.booleans()):
        return "fact", _sentence(draw, draft)
    amounts = ["£30", "allowance", "£45.50", *(id for id, type in draft.types.items() if type in ("money", "amount"))]
    rows = {_sentence(draw, draft): draw(st.sampled_from(amounts)) for _ in range(draw(st.integers(1, 2)))}
    return "amount", {"decide": {**rows, "otherwise": draw(st.sampled_from(amounts))}}


@st.composite
def made_journeys(draw: Draw, tasks: bool = False) -> str:
    """A journey of up to three sections with up to three steps each; JSON, which is YAML too."""
    draft = _Draft()
    names = [f"part_{number}" for number in range(draw(st.integers(2 if tasks else 1, 3)))]
    sections: dict[str, Any] = {}
    facts: dict[str, Any] = {}
    number = 0
    for place, name in enumerate(names):
        section: dict[str, Any] = {"title": f"Part {name}", "steps": {}}
        if draft and draw(st.integers(0, 2)) == 0:
            section["when"] = _sentence(draw, draft)
        steps = [f"step_{number + each}" for each in range(draw(st.integers(1, 3)))]
        number += len(steps)
        for at, step in enumerate(steps):
            targets = [*steps[at + 1 :], *names[place + 1 :], *OUTCOMES]
            section["steps"][step] = _step(draw, draft, step, targets)
            if draft and draw(st.integers(0, 2)) == 0:
                kind, fact = _fact(draw, draft)
                facts[f"fact_{len(facts)}"] = fact
                draft.types[f"fact_{len(facts) - 1}"] = kind
        sections[name] = section | _rules(draw, draft, [*names[place + 1 :], *OUTCOMES])
    made: dict[str, Any] = {"journey": "made_up", "title": "A journey nobody asked for"}
    if tasks:
        made["task_list"] = {"All": names[draw(st.integers(0, len(names) - 1)) :]}
    made |= {"leap_birthday": draw(st.sampled_from(["1 March", "28 February"])), "sections": sections}
    made["rates"] = {"allowance": [_rate("2020-01-01", "£40"), _rate("2027-01-01", "£55.50")]}
    made["facts"] = facts | {"tax": {"bands": [{"up_to": "£30", "rate": "0%"}, {"up_to": "allowance", "rate": "20%"},
                                               {"rate": "40%"}]}}  # fmt: skip
    made["outcomes"] = {id: {"title": f"The end {id}"} for id in OUTCOMES}
    made["outcomes"]["sent"]["submit"] = True
    if draw(st.integers(0, 3)) == 0 and draft:
        made["next"] = {_sentence(draw, draft): "exit_one", _sentence(draw, draft): "sent"}
    return json.dumps(made, ensure_ascii=False, indent=1)


def _rate(start: str, value: str) -> dict[str, str]:
    return {"from": start, "value": value, "source": "https://example.org/rates"}
