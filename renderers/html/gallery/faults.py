"""Every problem that a type of question can tell, each with what was typed."""

from __future__ import annotations

import re
from typing import Any

from journeys.model import Question
from journeys.questions import type_of
from journeys.questions.base import Parts, Problem
from renderers.html.gallery import samples

_NAMES = re.compile(r"\{([A-Za-z]+)")
_DOUBTS = frozenset({"email.typo", "phone.unknown", "bank.unlikely", "name.single"})
"""Rules that are told once and then let through: they have pages of their own."""
_AUTHORS = frozenset({"not_text", "yesno.boolean"})
"""Rules that only a scenario can break: what a browser sends is text."""
_LOOKUPS = frozenset({"address.find", "address.pick"})
"""Rules of questions that look addresses up."""


def rules(question: Question) -> tuple[str, ...]:
    """The rules that this question can break as a citizen answers it, in the order of the docs."""
    written = type_of(question.type).messages
    left = _DOUBTS | _AUTHORS if question.settings.get("lookup") else _DOUBTS | _AUTHORS | _LOOKUPS
    return tuple(rule for rule in written if ":" not in rule and rule not in left)


def problem(question: Question, rule: str) -> Problem:
    """That problem of this question."""
    written = type_of(question.type).messages
    wanted = {name for key, words in written.items() if key.partition(":")[0] == rule for name in _NAMES.findall(words)}
    values: dict[str, Any] = {**samples.PARAMS, **samples.BY_TYPE.get(question.type, {}), **_own(question)}
    parts = _at_fault(question, rule)
    params = {name: values[name] for name in wanted if name in values} | {"side": "max"}
    if parts and "missing" in wanted:
        params["missing"] = parts
    return Problem(question.id, rule, parts, params)


def typed(question: Question, rule: str, filled: Parts) -> Parts:
    """What stands in the boxes of that problem; `filled` is what would be right."""
    if rule.startswith("empty") or rule in ("option.gone", "signature.empty"):
        return {}
    if rule in samples.TYPED and len(type_of(question.type).parts(question)) == 1:
        return {"": [samples.TYPED[rule]]}
    if rule in ("date.incomplete", "incomplete"):
        return {part: [""] if part in _at_fault(question, rule) else sent for part, sent in filled.items()}
    if question.type == "file":
        return {"kept": filled["kept"][:1]}
    return filled


def _at_fault(question: Question, rule: str) -> tuple[str, ...]:
    """The parts that the problem is about; () for all."""
    parts = type_of(question.type).parts(question)
    if question.type == "file":
        return ("file",)
    if rule in ("address.find", "address.pick"):
        return (rule.partition(".")[2],) if "find" in parts else ()
    if rule == "date.incomplete":
        return (next(part for part in parts if part != "day"),)
    if rule == "date.short_year":
        return ("year",) if "year" in parts else ()
    named = {"bank.sort_code": "sort_code", "bank.account": "account", "bank.roll": "roll", "iban.bic": "bic"}
    if rule in named:
        return (named[rule],) if named[rule] in parts else ()
    if rule == "wrong_form" and "postcode" in parts:
        return ("postcode",)
    if rule in ("incomplete", "too_long") and len(parts) > 1:
        return (next(part for part in ("town", "account", "iban", parts[0]) if part in parts),)
    return ()


def _own(question: Question) -> dict[str, Any]:
    """What messages say of the options of this question."""
    if not question.options:
        return {}
    return {"none": question.options[-1].id, "closest": tuple(option.id for option in question.options[:1])}
