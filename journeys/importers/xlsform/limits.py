"""Constraints of a form -> bounds, or what must hold with its message; patterns that mean a type of question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from journeys.importers.conditions import Both, Compare, Condition, Either, FromToday, Not, Other, Unclear, Value
from journeys.importers.draft import Limit, LimitKind, Remark, Words
from journeys.importers.xlsform.deciding import Deciding
from journeys.importers.xlsform.notes import spoken
from journeys.importers.xlsform.xpath import Call, Ref, Text, Tree, XPathFault, parsed

WITHOUT_WORDS = "Check your answer: it does not fit"
"""The message of a constraint that has none of its own."""

_DIGITS = re.compile(r"\^?(?:\\d|\[0-9\])\{(\d{1,2})\}\$?")
_EMAIL = re.compile(r"@.*(?:\\\.|\[\.\])")


@dataclass(slots=True)
class Limits:
    """What a constraint became: limits, another type with its settings, an option that stands alone, remarks."""

    limits: list[Limit] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    type: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    alone: str = ""


def limits_of(words: Words, message: Words, name: str, type: str, deciding: Deciding) -> Limits:
    """The limits of a question of a type; `message` are the source's words for an answer that does not fit."""
    out = Limits()
    told = f"{words.text} ({message.text})" if message else words.text
    pattern = _pattern(words.text, name)
    if pattern and type == "text":
        out.type, out.settings, why = _of_pattern(pattern)
        if out.type:
            out.remarks.append(Remark("validation", words.place, told, "changed", why))
            return out
    condition = deciding.condition(words.text, words.place, name)
    if isinstance(condition, Unclear):
        out.limits.append(Limit("other", None, words.place, f"{told}: {condition.reason}"))
        return out
    out.alone = _alone(condition, name)
    if out.alone and type == "choices":
        why = "the option says itself that it goes with no other"
        out.remarks.append(Remark("validation", words.place, told, "changed", why))
        return out
    out.alone = ""
    bounds = [] if message else list(_bounds(condition, name, type))
    if bounds and None not in bounds:
        for number, bound in enumerate(bounds):
            assert bound is not None
            place = words.place if number == 0 or not words.place else f"{words.place} ({number + 1})"
            out.limits.append(Limit(bound[0], bound[1], place, told))
    else:
        said = spoken(message) or Words(WITHOUT_WORDS)
        out.limits.append(Limit("must", None, words.place, told, said, condition))
    return out


def _pattern(words: str, name: str) -> str:
    """The pattern of a constraint that is nothing but one; "" of others."""
    try:
        tree: Tree = parsed(words, name)
    except XPathFault:
        return ""
    match tree:
        case Call("regex", (Ref(read), Text(pattern))) if read == name:
            return pattern
        case _:
            return ""


def _of_pattern(pattern: str) -> tuple[str, dict[str, Any], str]:
    digits = _DIGITS.fullmatch(pattern)
    if digits and 1 <= int(digits[1]) <= 40:
        count = int(digits[1])
        settings: Mapping[str, Any] = {"length": count, "characters": "digits"}
        return (
            "reference",
            dict(settings),
            f"it became a reference with {count} numbers, which is checked in the same way",
        )
    if _EMAIL.search(pattern):
        return "email", {}, "it became an email address, whose form is checked"
    return "", {}, ""


def _alone(condition: Condition, name: str) -> str:
    """The option that goes with no other: `not(selected(., 'none') and count-selected(.) > 1)`."""
    inside = condition.part if isinstance(condition, Not) else None
    if isinstance(inside, Both) and len(inside.parts) == 2:
        one, other = inside.parts
    elif isinstance(condition, Either) and len(condition.parts) == 2 and isinstance(condition.parts[0], Not):
        one, other = condition.parts[0].part, Not(condition.parts[1])
    else:
        return ""
    for picks, counts in ((one, other), (other, one)):
        several = counts in _SEVERAL(name)
        if several and isinstance(picks, Compare) and picks.operator == "includes" and picks.field == name:
            return str(picks.value)
    return ""


def _SEVERAL(name: str) -> tuple[Condition, ...]:  # noqa: N802
    one, two = Decimal(1), Decimal(2)
    exact = Both((Compare(name, "at_least", one), Compare(name, "at_most", one)))
    few = [Compare(name, "at_most", one), Compare(name, "less", two)]
    either = [Either((Compare(name, "not_answered"), each)) for each in few]
    return (
        Compare(name, "more", one), Compare(name, "at_least", two), Not(exact),
        *(Not(each) for each in few), *(Not(each) for each in either),
    )  # fmt: skip


Found = tuple[LimitKind, Value] | None


def _bounds(condition: Condition, name: str, type: str) -> Iterator[Found]:
    """A constraint as bounds of its own question; None for a part that is none."""
    for part in condition.parts if isinstance(condition, Both) else (condition,):
        if isinstance(part, Either) and len(part.parts) == 2 and part.parts[0] == Compare(name, "not_answered"):
            part = part.parts[1]  # a constraint is not asked of no answer at all
        yield _bound(part, type) if isinstance(part, Compare) and part.field == name and not part.guess else None


def _bound(part: Compare, type: str) -> Found:
    operator, value = part.operator, part.value
    if operator in ("shorter", "longer") and isinstance(value, Decimal) and type in ("text", "long_text"):
        edge = value + (1 if operator == "longer" else -1)
        return ("min_length" if operator == "longer" else "max_length", edge) if edge >= 1 else None
    if operator not in ("less", "at_most", "more", "at_least") or isinstance(value, Other):
        return None
    kind: LimitKind = "min" if operator in ("more", "at_least") else "max"
    if operator in ("at_least", "at_most"):
        return kind, value
    step = 1 if operator == "more" else -1
    if isinstance(value, Decimal) and type in ("integer", "choices") and value == value.to_integral_value():
        return kind, value + step
    if isinstance(value, FromToday) and value.unit == "days" and type == "date":
        return kind, FromToday(value.count + step, "days")
    if isinstance(value, date) and type == "date":
        return kind, value + timedelta(days=step)
    return None
