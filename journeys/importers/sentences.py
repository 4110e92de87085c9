"""Conditions of a form -> sentences of the language; what cannot be said is told, never guessed.

Where a question may not have been asked, a sentence says so itself (`heating was oil`, `x was answered and x > 3`), so
that it decides as the source did: without an answer a comparison is false, and its opposite true.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from journeys.importers.conditions import (
    Always,
    Both,
    Compare,
    Condition,
    Either,
    FromToday,
    Named,
    Not,
    Operator,
    Other,
    Unclear,
    Value,
)
from journeys.importers.draft import Definition
from journeys.importers.knowing import Known
from journeys.importers.plan import Asked

LONGEST = 900
"""Characters of a sentence that can still be a key in YAML."""

DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and how it is joined: `one` stands anywhere, `and` and `or` need brackets beside the other."""

    text: str
    join: Literal["one", "and", "or"] = "one"
    guessed: str = ""
    parts: tuple[Said, ...] = ()


class Unsayable(Exception):  # noqa: N818 (no defect: the language has no words for it)
    """A condition has no sentence; the message says why, `fault` whether the source itself is wrong."""

    def __init__(self, message: str, fault: bool = False) -> None:
        super().__init__(message)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says conditions at one place of the journey. `missing` are fields that the source asks, and the journey not."""

    fields: Mapping[str, Asked]
    definitions: Mapping[str, Definition]
    known: Known
    currency: str = "GBP"
    missing: frozenset[str] = frozenset()

    def say(self, condition: Condition) -> Said | Always:
        """The sentence, or Always where it holds for everybody or nobody. Unsayable where there is none."""
        said = self._say(condition, False, 0)
        if isinstance(said, Said) and len(said.text) > LONGEST:
            raise Unsayable("it is too long for one sentence")
        return said

    def _say(self, condition: Condition, turned: bool, depth: int) -> Said | Always:
        """`turned` says the opposite."""
        if depth > DEEPEST:
            raise Unsayable("it refers to itself, or is nested too deep", fault=True)
        match condition:
            case Always(holds):
                return Always(holds is not turned)
            case Unclear(_, reason):
                raise Unsayable(reason, condition.fault)
            case Named(name):
                if name not in self.definitions:
                    raise Unsayable(f"it names the condition {name!r}, and there is none", fault=True)
                return self._say(self.definitions[name].condition, turned, depth + 1)
            case Not(part):
                return self._say(part, not turned, depth + 1)
            case Both(parts):
                return self._join("or" if turned else "and", parts, turned, depth)
            case Either(parts):
                return self._join("and" if turned else "or", parts, turned, depth)
            case _:
                return self._compare(condition, turned)

    def _join(
        self, word: Literal["and", "or"], parts: tuple[Condition, ...], turned: bool, depth: int
    ) -> Said | Always:
        settles = word == "or"
        said: list[Said] = []
        for part in _gathered(parts) if word == "or" and not turned else parts:
            one = self._say(part, turned, depth + 1)
            if isinstance(one, Always):
                if one.holds is settles:
                    return one
                continue
            said += [each for each in (one.parts if one.join == word and one.parts else (one,)) if each not in said]
        if not said:
            return Always(not settles)
        return _joined(word, _without_guards(word, said))

    def _compare(self, compare: Compare, turned: bool) -> Said | Always:
        asked = self.fields.get(compare.field)
        if compare.field in self.missing:
            raise Unsayable(f"it reads {compare.field!r}, which the journey does not ask")
        operator = _OPPOSITE[compare.operator] if turned else compare.operator
        empty = _holds_without(compare.operator) is not turned
        if asked is None:
            return Always(empty)
        if asked.item and compare.field not in self.known.asked:
            raise Unsayable(f"it reads {asked.name}, which is asked of each of several things")
        if compare.field not in self.known.asked:
            return Always(empty)
        if operator in ("answered", "not_answered"):
            if operator == "answered" and compare.field in self.known.sure:
                return Always(True)
            return Said(f"{asked.name} was {'not ' if operator == 'not_answered' else ''}answered")
        sure = compare.field in self.known.sure
        said = _said(asked, operator, compare.value, self, sure, empty)
        if isinstance(said, Said) and compare.guess:
            said = replace(said, guessed=compare.guess)
        other = self.fields.get(compare.value.field) if isinstance(compare.value, Other) else None
        unsure = [] if sure or " was " in f" {said.text if isinstance(said, Said) else ''} " else [asked.name]
        unsure += [other.name] if other is not None and other.field.name not in self.known.sure else []
        if not unsure or isinstance(said, Always):
            return said
        guards = [Said(f"{name} was {'not ' if empty else ''}answered") for name in unsure]
        join: Literal["and", "or"] = "or" if empty else "and"
        parts = (*guards, said)
        return Said(f" {join} ".join(each.text for each in parts), join, said.guessed, parts)


def _joined(word: Literal["and", "or"], said: list[Said]) -> Said:
    """Sentences with a word between them."""
    if len(said) == 1:
        return said[0]
    text = f" {word} ".join(each.text if each.join in ("one", word) else f"({each.text})" for each in said)
    return Said(text, word, next((each.guessed for each in said if each.guessed), ""), tuple(said))


def _without_guards(word: Literal["and", "or"], said: list[Said]) -> list[Said]:
    """`x was not answered or (x was answered and x > 3)` says in its second part what its first has settled."""
    settled, said_again = ("not answered", "answered") if word == "or" else ("answered", "not answered")
    other: Literal["and", "or"] = "and" if word == "or" else "or"
    again = {
        f"{each.text.removesuffix(f' was {settled}')} was {said_again}"
        for each in said
        if each.text.endswith(f" was {settled}")
    }
    found = []
    for each in said:
        left = [part for part in each.parts if part.text not in again] if each.join == other else []
        found.append(_joined(other, left) if left and len(left) < len(each.parts) else each)
    return found


def _holds_without(operator: Operator) -> bool:
    """Whether a comparison holds where there is no answer."""
    return operator in ("is_not", "not_includes", "not_answered", "text_not_includes")


_OPPOSITE: Mapping[Operator, Operator] = {
    "is": "is_not", "is_not": "is", "includes": "not_includes", "not_includes": "includes",
    "less": "at_least", "at_least": "less",
    "more": "at_most", "at_most": "more", "answered": "not_answered", "not_answered": "answered",
    "text_includes": "text_not_includes", "text_not_includes": "text_includes", "matches": "matches",
    "shorter": "longer", "longer": "shorter",
}  # fmt: skip


def _gathered(parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Parts of an `or`, with `x is a`, `x is b` next to each other as one comparison with several options."""
    found: list[Condition] = []
    for part in parts:
        last = found[-1] if found else None
        if (
            isinstance(part, Compare) and isinstance(last, Compare) and part.operator == last.operator == "is"
            and part.field == last.field and isinstance(part.value, str) and isinstance(last.value, str)
        ):  # fmt: skip
            found[-1] = replace(last, value=f"{last.value}{MANY}{part.value}")
        else:
            found.append(part)
    return tuple(found)


MANY = "\x1f"
"""Stands between the values of a comparison with one of several."""


def _said(asked: Asked, operator: Operator, value: Value, by: Speaker, sure: bool, empty: bool) -> Said | Always:
    """One comparison, as if it had been asked; `was` where that says it all without a guard."""
    type = asked.field.type
    if type in ("yes_no", "declaration"):
        return _yes_no(asked, operator, value, sure, empty)
    if type == "choice":
        return _choice(asked, operator, value, sure)
    if type == "choices":
        return _choices(asked, operator, value)
    if type in ("integer", "decimal", "money"):
        return _number(asked, operator, value, by)
    if type in ("date", "day"):
        return _day(asked, operator, value, by)
    if type in ("text", "long_text", "email", "phone") and operator in ("is", "is_not") and isinstance(value, str):
        if '"' in value or "\n" in value or not value or MANY in value:
            raise Unsayable("it compares with a text that a sentence cannot hold")
        return Said(f'{asked.name} is {"not " if operator == "is_not" else ""}"{value}"')
    raise Unsayable(f"no sentence says {operator.replace('_', ' ')!r} of {type or asked.field.source_type}")


def _yes_no(asked: Asked, operator: Operator, value: Value, sure: bool, empty: bool) -> Said | Always:
    switch = value if isinstance(value, bool) else _SWITCHES.get(str(value).lower())
    if switch is None or operator not in ("is", "is_not", "includes", "not_includes"):
        raise Unsayable(f"it compares a yes or no with {value!r}", fault=True)
    wanted = switch is (operator in ("is", "includes"))
    if sure:
        return Said(asked.name if wanted else f"not {asked.name}")
    said = f"{asked.name} was {'yes' if wanted else 'no'}"
    return _or_not_answered(asked, said) if empty else Said(said)


def _or_not_answered(asked: Asked, said: str, guessed: str = "") -> Said:
    parts = (Said(f"{asked.name} was not answered"), Said(said))
    return Said(" or ".join(each.text for each in parts), "or", guessed, parts)


_SWITCHES = {"true": True, "yes": True, "y": True, "1": True, "false": False, "no": False, "n": False, "0": False}


def _option(asked: Asked, value: Value) -> tuple[str | None, str]:
    """The id of the option that a value means, and a word of how that was guessed."""
    text = str(value).lower() if isinstance(value, bool) else str(value).strip()
    if text in asked.options:
        return asked.options[text], ""
    near = [id for each, id in asked.options.items() if each.strip().casefold() == text.casefold()]
    near = near or [
        asked.options[each.value.strip()] for each in asked.choices if each.label.text.casefold() == text.casefold()
    ]
    return (near[0], f"{text!r} was taken for the option {near[0]}") if near else (None, "")


def _choice(asked: Asked, operator: Operator, value: Value, sure: bool) -> Said | Always:
    if operator not in ("is", "is_not", "includes", "not_includes") or not isinstance(value, str | Decimal | bool):
        raise Unsayable(f"no sentence says {operator.replace('_', ' ')!r} of one of several options")
    positive = operator in ("is", "includes")
    wanted = [_option(asked, each) for each in (value.split(MANY) if isinstance(value, str) else [value])]
    ids = list(dict.fromkeys(id for id, _ in wanted if id is not None))
    guessed = next((how for _, how in wanted if how), "")
    if not ids:
        raise Unsayable(f"it compares with {str(value).split(MANY)[0]!r}, and there is no such option", fault=True)
    several = f"one of [{', '.join(ids)}]" if len(ids) > 1 else ids[0]
    if positive:
        return Said(f"{asked.name} {'is' if sure else 'was'} {several}", guessed=guessed)
    said = f"{asked.name} is not {several}"
    return Said(said, "one", guessed) if sure else _or_not_answered(asked, said, guessed)


def _choices(asked: Asked, operator: Operator, value: Value) -> Said:
    if isinstance(value, Decimal) and operator in ("less", "at_most", "more", "at_least"):
        return Said(f"(count of {asked.name}) {_SIGNS[operator]} {amount(value)}")
    positive = operator in ("is", "includes")
    if not positive and operator not in ("is_not", "not_includes"):
        raise Unsayable(f"no sentence says {operator.replace('_', ' ')!r} of several options")
    ids = []
    guessed = "it was read as one of the chosen" if operator in ("is", "is_not") else ""
    for each in value.split(MANY) if isinstance(value, str) else [value]:
        id, how = _option(asked, each)
        guessed = guessed or how
        if id is None:
            raise Unsayable(f"it compares with {str(each)!r}, and there is no such option", fault=True)
        ids.append(id)
    several = f"any of [{', '.join(ids)}]" if len(ids) > 1 else ids[0]
    return Said(f"{asked.name} {'includes' if positive else 'does not include'} {several}", guessed=guessed)


_SIGNS: Mapping[Operator, str] = {
    "less": "<", "at_most": "<=", "more": ">", "at_least": ">=", "is": "is", "is_not": "is not"
}  # fmt: skip
_DAYS: Mapping[Operator, str] = {
    "less": "is before", "at_most": "is on or before", "more": "is after", "at_least": "is on or after",
    "is": "is", "is_not": "is not",
}  # fmt: skip


def _number(asked: Asked, operator: Operator, value: Value, by: Speaker) -> Said:
    if operator not in _SIGNS:
        raise Unsayable(f"no sentence says {operator.replace('_', ' ')!r} of a number")
    if isinstance(value, Other):
        return Said(f"{asked.name} {_SIGNS[operator]} {_other(asked, value, by)}")
    number = value if isinstance(value, Decimal) else _decimal(value)
    if number is None:
        raise Unsayable(f"it compares a number with {value!r}", fault=True)
    return Said(f"{asked.name} {_SIGNS[operator]} {amount(number, by.currency if asked.field.type == 'money' else '')}")


def _day(asked: Asked, operator: Operator, value: Value, by: Speaker) -> Said:
    if operator not in _DAYS:
        raise Unsayable(f"no sentence says {operator.replace('_', ' ')!r} of a date")
    if isinstance(value, Other):
        return Said(f"{asked.name} {_DAYS[operator]} {_other(asked, value, by)}")
    day = value
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day[:10])
        except ValueError:
            raise Unsayable(f"it compares a date with {value!r}", fault=True) from None
    if not isinstance(day, date | FromToday):
        raise Unsayable(f"it compares a date with {value!r}", fault=True)
    return Said(f"{asked.name} {_DAYS[operator]} {day_words(day)}")


def _other(asked: Asked, value: Other, by: Speaker) -> str:
    other = by.fields.get(value.field)
    if other is None or (other.item and value.field not in by.known.asked):
        raise Unsayable(f"it reads {value.field!r}, and nothing in the form is called that", fault=True)
    if other.field.type != asked.field.type and {other.field.type, asked.field.type} != {"integer", "decimal"}:
        raise Unsayable(f"it compares {asked.name} with {other.name}, which is of another kind")
    if value.field not in by.known.asked:
        raise Unsayable(f"it compares with {other.name}, which has not been asked there")
    return other.name


def _decimal(value: object) -> Decimal | None:
    try:
        found = Decimal(str(value).replace(",", "").lstrip("£$€"))
    except ArithmeticError:
        return None
    return found if found.is_finite() and abs(found) < 10**15 else None


def amount(number: Decimal, currency: str = "") -> str:
    """A number as a sentence has it; of money with its sign: `£1,250`, `£0.50`, `CHF 12`."""
    sign = "-" if number < 0 else ""
    number = abs(number)
    if not currency:
        text = format(number.normalize(), "f")
        return f"{sign}{text}"
    whole = number == number.to_integral_value()
    text = f"{number:,.0f}" if whole else f"{number:,.2f}"
    symbol = {"GBP": "£", "EUR": "€", "USD": "$"}.get(currency)
    return f"{sign}{symbol}{text}" if symbol else f"{sign}{currency} {text}"


def day_words(day: date | FromToday) -> str:
    """A day as a sentence has it: `2026-01-01`, `today - 18 years`."""
    if isinstance(day, date):
        return day.isoformat()
    if day.count == 0:
        return "today"
    unit = day.unit if abs(day.count) != 1 else day.unit.removesuffix("s")
    return f"today {'+' if day.count > 0 else '-'} {abs(day.count)} {unit}"
