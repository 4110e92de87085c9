"""A field of a form -> the keys of a question: its type, words, options and bounds, each accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from journeys.importers.conditions import FromToday, Other
from journeys.importers.draft import Limit, Words
from journeys.importers.ledger import Accounts
from journeys.importers.plan import Asked
from journeys.importers.sentences import amount, day_words

CHARACTERS_OF_A_WORD = 8
"""For limits in words: generous, so that nobody is refused what the source would have taken."""

_TEXTS = frozenset(("text", "long_text", "reference"))
_NUMBERS = frozenset(("integer", "decimal", "money"))
_DAYS = frozenset(("date", "day"))
_COUNTED = frozenset(("choices", "file"))
_LONGEST = {"text": 1000, "long_text": 100_000, "reference": 1000}


@dataclass(slots=True)
class Keys:
    """What is written of a question: its keys, those that hold words by key, what a person should look at, and what
    has to hold of the answer: sentences, which need to know what was asked before."""

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


def _limit(limit: Limit, asked: Asked, route: str, found: Keys, accounts: Accounts, currency: str) -> None:
    """Enters one validation: as a key, in another form, or as dropped."""
    type, keys, words = asked.field.type, found.keys, limit.words or limit.kind.replace("_", " ")

    def carried(key: str, value: Any) -> None:
        keys[key] = value
        accounts.put("validation", limit.place, words, "carried", became=f"{route}.{key}")

    def dropped(reason: str) -> None:
        found.look.append(f"the source also says: {words}")
        accounts.put("validation", limit.place, words, "dropped", reason)

    value = limit.value
    if limit.kind == "required":
        carried("ask", keys["ask"])
    elif limit.kind == "optional" and type != "declaration":
        carried("optional", True)
    elif limit.kind == "optional":
        dropped("a declaration has to be agreed to")
    elif limit.kind in ("min", "max") and type in _NUMBERS and isinstance(value, Decimal):
        if type == "integer" and value != value.to_integral_value():
            dropped("a whole number has whole bounds")
        else:
            carried(limit.kind, Bound(amount(value, currency if type == "money" else ""), value))
    elif (
        limit.kind in ("min", "max") and type in _DAYS and (isinstance(value, FromToday) or hasattr(value, "isoformat"))
    ):
        carried(limit.kind, Bound(day_words(value), value))  # type: ignore[arg-type]
    elif limit.kind in ("min", "max") and type in _COUNTED and isinstance(value, Decimal):
        _count(limit, int(value), asked, carried, dropped)
    elif limit.kind in ("min_length", "max_length", "length", "max_words") and type in _TEXTS and _whole(value):
        _length(limit, int(value), asked, route, found, accounts, carried)  # type: ignore[arg-type]
    elif limit.kind == "places" and type in ("decimal", "integer", "money") and _whole(value):
        _places(int(value), type, carried, dropped)  # type: ignore[arg-type]
    elif isinstance(value, Other):
        dropped("it depends on another answer")
    else:
        dropped(f"no key of {type.replace('_', ' ')} says that")


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound as it is written, and its value."""

    text: str
    value: Any


def _whole(value: object) -> bool:
    return isinstance(value, Decimal) and value == value.to_integral_value() and 0 <= value < 10**7


def _count(limit: Limit, count: int, asked: Asked, carried: Any, dropped: Any) -> None:
    most = 10 if asked.field.type == "file" else max(1, len(asked.options))
    if limit.kind == "min" and (count <= 0 or (asked.field.required and count == 1)):
        carried(
            "optional" if count <= 0 and not asked.field.required else "type",
            asked.field.type if asked.field.required or count > 0 else True,
        )
    elif 1 <= count <= most:
        carried(limit.kind, Bound(str(count), Decimal(count)))
    else:
        dropped(f"between 1 and {most} can be asked for")


def _length(limit: Limit, count: int, asked: Asked, route: str, found: Keys, accounts: Accounts, carried: Any) -> None:
    most = _LONGEST[asked.field.type]
    if limit.kind == "max_words":
        characters = max(1, min(most, count * CHARACTERS_OF_A_WORD))
        found.keys.setdefault("max", Bound(str(characters), Decimal(characters)))
        found.look.append(f"the source takes {count} words; Footpath counts characters")
        why = f"{count} words became {characters:,} characters"
        accounts.put("validation", limit.place, limit.words or "max words", "changed", why, f"{route}.max")
        return
    kept = max(1 if limit.kind != "min_length" else 0, min(most, count))
    if limit.kind == "length":
        found.keys["min"] = Bound(str(kept), Decimal(kept))
    key = "min" if limit.kind == "min_length" else "max"
    if key == "max" and kept != count:
        found.keys["max"] = Bound(str(kept), Decimal(kept))
        why = f"the most that can be said is {most}"
        accounts.put("validation", limit.place, limit.words or limit.kind, "changed", why, f"{route}.max")
        return
    carried(key, Bound(str(kept), Decimal(kept)))


def _places(count: int, type: str, carried: Any, dropped: Any) -> None:
    if type == "decimal" and 1 <= count <= 10:
        carried("places", count)
    elif type == "integer" and count == 0:
        carried("type", "integer")
    elif type == "money" and count in (0, 2):
        carried("pence", "none" if count == 0 else "optional")
    else:
        dropped(f"{count} decimal places cannot be asked for")


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


def plain(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The keys with their bounds as they are written."""
    return {key: value.text if isinstance(value, Bound) else value for key, value in keys.items()}
