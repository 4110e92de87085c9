"""The mapping beside a journey that was made of a paper form: which answer each field of the original takes.

form: swim.pdf
fields:
  LAST_NAME: {answer: name, part: family}
  BORN_2: {answer: child.born, item: 2, date: MM/DD/YYYY}
  POOL: {answer: pool, values: {north: N, south: S}}
  SIGNED_ON: {sent: MM/DD/YYYY}
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from journeys.importers.fault import ImportFault
from journeys.importers.fills import NONE, Fill
from journeys.importers.plan import Plan

FILE = "form.mapping.yaml"
MOST_CHARACTERS = 3_000_000
_HEAD = (
    "# Which answer of the journey each field of the form takes: footpath fill puts them in.",
    "# `part` is a part of an answer, `item` counts the items of a repeat, `date` is how a day is written. `values`",
    "# say what is put in for an option, `otherwise` for all others. `sent` is the day of sending, `fixed` a text.",
)


@dataclass(frozen=True, slots=True)
class Put:
    """What one field of a form takes: of a question by its id (`child.born` inside a repeat), or without one."""

    field: str
    answer: str = ""
    item: int = 0
    part: str = ""
    date: str = ""
    values: Mapping[str, str] = dataclasses.field(default_factory=lambda: NONE)
    otherwise: str = ""
    sent: str = ""
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class FormMapping:
    """All of a form: its file's name, and what each of its fields takes."""

    form: str
    puts: tuple[Put, ...]


def names(forms: int) -> Sequence[str]:
    """The names of the mappings of several forms."""
    return [FILE] if forms == 1 else [f"form-{number}.mapping.yaml" for number in range(1, forms + 1)]


def mapping_of(form: str, fills: Iterable[Fill], plan: Plan, values: Mapping[str, Any]) -> FormMapping:
    """The mapping of a form, for the questions that are in the journey's `values`."""
    asked = {each.field.name: each for step in plan.steps for each in step.asked}
    there = _questions(values)
    puts = []
    for fill in fills:
        if fill.sent or fill.fixed:
            puts.append(Put(fill.target, sent=fill.date if fill.sent else "", fixed=fill.fixed))
            continue
        one = asked.get(fill.field)
        if one is None or one.name not in there:
            continue
        options = {**one.options, "true": "yes", "false": "no"}
        put = {options.get(value.strip(), value): written for value, written in fill.values.items()}
        puts.append(Put(fill.target, one.name, fill.item, fill.part, fill.date, put, fill.otherwise))
    return FormMapping(form, tuple(puts))


def _questions(values: Mapping[str, Any], item: str = "") -> set[str]:
    """The ids of the questions in a journey's values."""
    found: set[str] = set()
    for section in (values.get("sections") or {}).values():
        found |= _questions(section)
    for id, step in (values.get("steps") or {}).items():
        if not isinstance(step, Mapping):
            continue
        if "repeat" in step:
            found |= _questions(step, str(step["repeat"]))
        elif "questions" in step:
            found |= {f"{item}.{each}" if item else each for each in step["questions"]}
        elif "type" in step:
            found.add(f"{item}.{id}" if item else id)
    return found


_KEYS = ("answer", "item", "part", "date", "values", "otherwise", "sent", "fixed")


def written(mapping: FormMapping) -> str:
    """The file of a mapping."""
    lines = [*_HEAD, "", f"form: {_scalar(mapping.form)}", "fields:"]
    for put in mapping.puts:
        pairs = []
        for key in _KEYS:
            value = getattr(put, key)
            if not value:
                continue
            if key == "values":
                inside = ", ".join(f"{_scalar(each)}: {_scalar(to)}" for each, to in value.items())
                pairs.append(f"values: {{{inside}}}")
            else:
                pairs.append(f"{key}: {value if isinstance(value, int) else _scalar(value)}")
        lines.append(f"  {_scalar(put.field)}: {{{', '.join(pairs)}}}")
    return "\n".join(lines) + "\n"


def _scalar(text: str) -> str:
    """A text in YAML: bare where nobody can take it for anything else."""
    plain = text.replace("_", "a").replace("/", "a")
    bare = plain.isascii() and plain.isalnum() and text[0].isalpha() and text.lower() not in _TAKEN
    return text if bare else json.dumps(text, ensure_ascii=False)


_TAKEN = frozenset(("yes", "no", "true", "false", "on", "off", "null", "y", "n"))


def read(name: str, text: str) -> FormMapping:
    """A mapping from its file. ImportFault where it is none, with the field and what to write."""
    if len(text) > MOST_CHARACTERS:
        raise ImportFault(f"{name} is too long for a mapping", help="write it anew with footpath import")
    try:
        whole = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 (texts only, nothing is made of them)
    except (yaml.YAMLError, RecursionError) as fault:
        mark = getattr(fault, "problem_mark", None)
        raise ImportFault(f"{name} is not YAML", f"line {mark.line + 1}" if mark else "", "mend that line") from None
    if not isinstance(whole, dict) or not isinstance(whole.get("fields"), dict):
        raise ImportFault(f"{name} is no mapping of a form", help="it needs `form:` and `fields:`")
    return FormMapping(
        str(whole.get("form", "")), tuple(_put(name, str(field), each) for field, each in whole["fields"].items())
    )


def _put(name: str, field: str, given: Any) -> Put:
    where = f"fields, {field}"
    if not isinstance(given, dict) or not given:
        raise ImportFault(f"{name}: {field} has to be a mapping", where, "write {answer: …}")
    unknown = [key for key in given if key not in _KEYS]
    if unknown:
        raise ImportFault(
            f"{name}: {field} has the unknown key {unknown[0]!r}", where, f"write one of {', '.join(_KEYS)}"
        )
    values = given.get("values", {})
    if not isinstance(values, dict) or any(not isinstance(each, str) for each in values.values()):
        raise ImportFault(f"{name}: `values` of {field} has to be a mapping of texts", where, "write {north: N}")
    texts = {key: given[key] for key in _KEYS if key in given and key not in ("values", "item")}
    if any(not isinstance(each, str) for each in texts.values()):
        raise ImportFault(f"{name}: {field} has a key that is no text", where, "write texts")
    item = given.get("item", "0")
    if not isinstance(item, str) or not item.isdecimal() or len(item) > 4:
        raise ImportFault(f"{name}: `item` of {field} has to be a whole number", where, "count from 1")
    if not texts:
        raise ImportFault(f"{name}: {field} does not say what it takes", where, "write answer, sent or fixed")
    return Put(field, item=int(item), values=values, **texts)
