"""Sentences -> conditions of a JSON Schema on a submission, as far as a schema can look into values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from engine.facts import plain_value
from journeys.expressions.kinds import Choice, Choices, Decimal, Integer, ItemIds, Items, Kind, Money, YesNo
from journeys.expressions.tree import (
    And,
    Answer,
    Between,
    Compare,
    Count,
    FactRef,
    Includes,
    ListRef,
    Literal,
    Node,
    Not,
    OneOf,
    Or,
    SetOf,
    Was,
)
from journeys.model import Journey
from renderers.exports import Unsayable

Schema = dict[str, Any]

_NUMBERS: Mapping[str, str] = {
    "<": "exclusiveMaximum", "<=": "maximum", ">": "exclusiveMinimum", ">=": "minimum",
}  # fmt: skip


def condition(node: Node, journey: Journey, item: str = "") -> Schema:
    """The schema that a submission fits exactly where a sentence holds; inside an item the schema of that item.

    Unsayable where a schema cannot compare what the sentence compares.
    """
    return _Conditions(journey, item).of(node)


class _Conditions:
    def __init__(self, journey: Journey, item: str) -> None:
        self._journey = journey
        self._item = item

    def of(self, node: Node) -> Schema:
        """One sentence."""
        match node:
            case And(parts=parts):
                return self._all([self.of(part) for part in parts])
            case Or(parts=parts):
                return {"anyOf": [self.of(part) for part in parts]}
            case Not(of=inner):
                return {"not": self.of(inner)}
            case Answer() | FactRef():
                return self._value(node, {"const": True})
            case Compare():
                return self._compare(node)
            case OneOf(left=left, among=among, negated=negated):
                return self._value(left, _turned({"enum": self._members(among)}, negated))
            case Between(left=left, low=low, high=high, negated=negated):
                both = {"minimum": self._number(left, low), "maximum": self._number(left, high)}
                return self._value(left, _turned(both, negated))
            case Includes():
                return self._includes(node)
            case Was():
                return self._was(node)
        raise Unsayable("a schema can only compare one value with fixed ones")

    def _all(self, parts: list[Schema]) -> Schema:
        return {"allOf": parts}

    def _compare(self, node: Compare) -> Schema:
        left, right, op = node.left, node.right, node.op
        if isinstance(left, Count):
            return self._count(node)
        if op in ("is", "is not") and isinstance(right, Literal):
            return self._value(left, _turned({"const": self._plain(left.kind, right)}, op == "is not"))
        if op in _NUMBERS:
            return self._value(left, {_NUMBERS[op]: self._number(left, right)})
        what = "amounts" if isinstance(left.kind, Money) else "dates" if op not in _NUMBERS else "values"
        raise Unsayable(f"a schema cannot say which of two {what} is the greater")

    def _count(self, node: Compare) -> Schema:
        of, right = node.left, node.right
        assert isinstance(of, Count)
        if not isinstance(of.of.kind, Choices | ItemIds | Items) or not isinstance(right, Literal):
            raise Unsayable("a schema can only compare one value with fixed ones")
        number = int(right.value)  # type: ignore[arg-type]
        low, high = {
            ">": (number + 1, None), ">=": (number, None), "<": (None, number - 1), "<=": (None, number),
            "is": (number, number), "is not": (number, number),
        }[node.op]  # fmt: skip
        bounds = ({} if low is None else {"minItems": max(0, low)}) | (
            {} if high is None else {"maxItems": max(0, high)}
        )
        return self._value(of.of, _turned(bounds, node.op == "is not"))

    def _includes(self, node: Includes) -> Schema:
        if isinstance(node.left.kind, ItemIds):
            raise Unsayable("a schema does not know which item an id is of")
        members = self._members(node.among)
        if node.how == "all of":
            inside: Schema = {"allOf": [{"contains": {"const": each}} for each in members]}
        else:
            inside = {"contains": {"enum": members}}
        return self._value(node.left, _turned(inside, node.negated))

    def _was(self, node: Was) -> Schema:
        if node.how == "answered":
            return self._value(node.what, {})
        if node.how == "not answered":
            return {"not": self._value(node.what, {})}
        assert node.among is not None
        members = self._members(node.among)
        if isinstance(node.what.kind, Choices):
            return self._value(node.what, {"contains": {"enum": members}})
        return self._value(node.what, {"enum": members})

    def _members(self, among: Node) -> list[Any]:
        if isinstance(among, ListRef):
            return list(among.members)
        if isinstance(among, SetOf) and all(isinstance(each, Literal) for each in among.items):
            return [each.value for each in among.items if isinstance(each, Literal)]
        if isinstance(among, Literal):
            return [among.value]
        raise Unsayable("it compares with what is worked out")

    def _number(self, left: Node, right: Node) -> int | float:
        if not isinstance(left.kind, Integer | Decimal) or not isinstance(right, Literal):
            what = "amounts" if isinstance(left.kind, Money) else "values that are worked out"
            raise Unsayable(f"a schema cannot say which of two {what} is the greater")
        exact = Fraction(right.value)  # type: ignore[arg-type]
        return exact.numerator if exact.denominator == 1 else float(exact)

    def _plain(self, kind: Kind, literal: Literal) -> Any:
        if isinstance(kind, YesNo | Choice) or isinstance(literal.value, bool | str):
            return literal.value
        if isinstance(kind, Decimal | Integer) and isinstance(literal.value, int | Fraction):
            return self._number(Answer(id="", kind=kind), literal)
        if isinstance(literal.value, date):
            return literal.value.isoformat()
        return plain_value(kind, literal.value, self._journey)

    def _value(self, node: Node, schema: Schema) -> Schema:
        """A submission in which a value is there and fits."""
        if isinstance(node, Answer | FactRef):
            home, _, name = node.id.rpartition(".")
            if home != self._item:
                raise Unsayable("a schema of an item cannot look outside of it" if self._item else "it reads items")
            inside = _there(name, schema)
            if isinstance(node, FactRef):
                return _there("facts", inside)
            return inside if self._item else _there("answers", inside)
        raise Unsayable("a schema can only compare one value with fixed ones")


def _there(name: str, schema: Schema) -> Schema:
    return {"properties": {name: schema}, "required": [name]} if schema else {"required": [name]}


def _turned(schema: Schema, negated: bool) -> Schema:
    return {"not": schema} if negated else schema
