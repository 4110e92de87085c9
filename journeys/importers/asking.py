"""A field of a form -> the keys of a question: its type, words, options and bounds, each accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from journeys.importers.conditions import FromToday, Other
from journeys.importers.draft import Limit, Words
from journeys.importers.ledger import Accounts
from journeys.importers.plan import Asked
from journeys.importers.sentences import amount, day_words

CHARACTERS_OF_A_WORD = 8
"""For limits in words: generous, so that nobody is refused what the source would have taken."""

MOST_PLACES = 6

_TEXTS = frozenset(("text", "long_text", "reference"))
_NUMBERS = frozenset(("integer", "decimal", "money"))
_DAYS = frozenset(("date", "day"))
_COUNTED = frozenset(("choices", "file"))
_LONGEST = {"text": 1000, "long_text": 100_000, "reference": 1000}


@dataclass(slots=True)
class Keys:
    """What is written of a question: its keys, those that hold words by key, what a person should look at, and what
    has to hold of the answer, which is said by whoever knows what was asked before."""

    keys: dict[str, Any] = field(default_factory=dict)
    words: dict[str, Words] = field(default_factory=dict)
    look: list[str] = field(default_factory=list)
    must: list[Limit] = field(default_factory=list)


def keys_of(asked: Asked, route: str, accounts: Accounts, currency: str, question: Words) -> Keys:
    """The keys of a question; `question` are its words, `route` where it stands in the journey."""
    of = asked.field
    found = Keys()
    if not question.text:
        question = Words(of.name.replace("_", " ") or "Question")
        found.look.append("the source asks this without words")
    found.keys["ask"] = question.text
    found.words["ask"] = question
    if of.short and of.short != question.text and of.type != "declaration":
        found.keys["called"] = called(of.short)
    found.keys["type"] = of.type
    if of.hint:
        found.keys["hint"] = of.hint.text
        found.words["hint"] = of.hint
        accounts.put("hint", of.hint.place, of.hint.text, "carried", became=f"{route}.hint")
    found.keys.update(of.settings)
    for limit in of.limits:
        if limit.kind == "must" and limit.condition is not None:
            found.must.append(limit)
            continue
        _limit(limit, asked, route, found, accounts, currency)
    _ordered(found.keys)
    _in_house_order(found.keys)
    if of.guess:
        found.look.append(of.guess)
        accounts.put("question", of.place, of.label.text, "guessed", of.guess, route)
    else:
        accounts.put("question", of.place, of.label.text, "carried", became=route)
    return found


def called(short: str) -> str:
    """A title as it stands inside a sentence; names and abbreviations keep their capitals."""
    return short if short[1:2].isupper() or not short[:1].isupper() else short[0].lower() + short[1:]


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound as it is written, and its value."""

    text: str
    value: Any


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a validation: keys that say it, or why none does. `changed` says how it differs."""

    keys: Mapping[str, Any] = field(default_factory=dict)
    dropped: str = ""
    changed: str = ""
    became: str = ""


def _limit(limit: Limit, asked: Asked, route: str, found: Keys, accounts: Accounts, currency: str) -> None:
    """Enters one validation: as a key, in another form, or as dropped."""
    words = limit.words or limit.kind.replace("_", " ")
    said = _said(limit, asked, currency)
    if said.dropped:
        found.look.append(f"the source also says: {words}")
        accounts.put("validation", limit.place, words, "dropped", said.dropped)
        return
    found.keys.update({key: value for key, value in said.keys.items() if not (said.changed and key in found.keys)})
    became = f"{route}.{said.became or next(iter(said.keys))}"
    if said.changed:
        found.look.append(said.changed)
    accounts.put("validation", limit.place, words, "changed" if said.changed else "carried", said.changed, became)


def _said(limit: Limit, asked: Asked, currency: str) -> _Outcome:
    """How a validation is said of a question of this type."""
    type, kind, value = asked.field.type, limit.kind, limit.value
    if kind == "required":
        return _Outcome(became="ask")
    if kind == "optional":
        return (
            _Outcome(dropped="a declaration has to be agreed to")
            if type == "declaration"
            else _Outcome({"optional": True})
        )
    if kind in ("min", "max"):
        if type in _NUMBERS and isinstance(value, Decimal):
            if type == "integer" and value != value.to_integral_value():
                return _Outcome(dropped="a whole number has whole bounds")
            return _Outcome({kind: Bound(amount(value, currency if type == "money" else ""), value)})
        if type in _DAYS and isinstance(value, date | FromToday):
            return _Outcome({kind: Bound(day_words(value), value)})
        if type in _COUNTED and isinstance(value, Decimal):
            return _count(kind, int(value), asked)
    if isinstance(value, Decimal) and value == value.to_integral_value() and 0 <= value < 10**7:
        if kind in ("min_length", "max_length", "length", "max_words") and type in _TEXTS:
            return _length(kind, int(value), type)
        if kind == "places":
            return _places(int(value), type)
    return _Outcome(
        dropped="it depends on another answer"
        if isinstance(value, Other)
        else f"no key of {type.replace('_', ' ')} says that"
    )


def _count(kind: str, count: int, asked: Asked) -> _Outcome:
    """How many are chosen or sent: between one and as many as there can be."""
    most = 10 if asked.field.type == "file" else max(1, len(asked.options))
    if kind == "min" and count <= 1:
        return _Outcome(
            became="type", keys={"type": asked.field.type}
        )  # that is what required and optional say already
    if 1 <= count <= most:
        return _Outcome({kind: Bound(str(count), Decimal(count))})
    return _Outcome(dropped=f"between 1 and {most} can be asked for")


def _length(kind: str, count: int, type: str) -> _Outcome:
    """How long a text is, in characters."""
    most = _LONGEST[type]
    if kind == "max_words":
        characters = max(1, min(most, count * CHARACTERS_OF_A_WORD))
        how = f"the source takes {count} words, which became {characters:,} characters"
        return _Outcome({"max": Bound(str(characters), Decimal(characters))}, changed=how)
    kept = min(most, count) if kind == "min_length" else max(1, min(most, count))
    bound = Bound(str(kept), Decimal(kept))
    keys = {"min_length": ("min",), "max_length": ("max",), "length": ("min", "max")}[kind]
    how = f"the source takes {count:,} characters, and {most:,} are the most that can be said" if kept != count else ""
    return _Outcome(dict.fromkeys(keys, bound), changed=how, became=keys[-1])


def _places(count: int, type: str) -> _Outcome:
    """How many decimals a number has."""
    if type == "decimal" and 1 <= count <= MOST_PLACES:
        return _Outcome({"places": count})
    if type == "integer" and count == 0:
        return _Outcome({"type": "integer"})
    if type == "money" and count in (0, 2):
        return _Outcome({"pence": "none" if count == 0 else "optional"})
    return _Outcome(dropped=f"{count} decimal places cannot be asked for")


_ORDER = ("ask", "called", "type", "hint", "presentation", "number", "country", "accepts", "max_size", "unit", "pence",
          "places", "optional", "min", "max")  # fmt: skip


def _in_house_order(keys: dict[str, Any]) -> None:
    """Puts the keys in the order in which journeys are written."""
    ordered = sorted(keys.items(), key=lambda pair: _ORDER.index(pair[0]) if pair[0] in _ORDER else len(_ORDER))
    keys.clear()
    keys.update(ordered)


def _ordered(keys: dict[str, Any]) -> None:
    """Leaves out bounds that nothing can fit between: the source has them the wrong way round."""
    low, high = keys.get("min"), keys.get("max")
    if isinstance(low, Bound) and isinstance(high, Bound):
        one, other = low.value, high.value
        if type(one) is type(other) and not isinstance(one, FromToday) and one > other:
            del keys["min"], keys["max"]
