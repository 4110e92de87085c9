"""The objects of a JSON Schema: which values there are, for whom, and which of them are needed."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeys.importers.conditions import Both, Compare, Condition, Either, Named, Not, both
from journeys.importers.draft import Definition, Remark
from journeys.importers.formats._schema_conditions import condition_of, joined
from journeys.importers.formats._schema_fields import words_of
from journeys.importers.formats._schema_links import Links
from journeys.importers.values import Value, short

DEEPEST = 12
WHEN_NEEDED = "the source requires it only then, so it is asked only then"


@dataclass(slots=True)
class Gate:
    """For whom a value is there: `needed` names the conditions that ask for it, `only` those that allow it."""

    needed: list[Condition] = field(default_factory=list)
    only: list[Condition] = field(default_factory=list)


@dataclass(slots=True)
class Shape:
    """An object while it is read: its values, for whom they are there, and which are always needed."""

    values: dict[str, tuple[Value, Condition | None]] = field(default_factory=dict)
    gates: dict[str, Gate] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)

    def gate(self, name: str) -> Gate:
        """For whom a value is there."""
        return self.gates.setdefault(name, Gate())


class Shapes:
    """Takes the shapes of objects, with the conditions that bring some of their values."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.definitions: dict[str, Definition] = {}
        self.remarks: list[Remark] = []
        self._used: set[str] = set()
        self._later: dict[str, list[tuple[Value, Condition]]] = {}

    def of(self, of: Value, path: str, depth: int) -> Shape:
        """The shape of an object, its values in the order in which they are asked for."""
        shape = Shape()
        self._shape(of, path, None, shape, depth)
        for value, when in self._later.pop(path, ()):
            self._shape(value, path, when, shape, depth)
        self._ordered(shape, path)
        return shape

    def used(self) -> tuple[tuple[Definition, ...], list[Remark]]:
        """The conditions that a question is asked under; what is told of those that decide no question."""
        for each in (value for values in self._later.values() for value, _ in values):
            self._refined(each)
        why = "it only says what may be left empty, and what it reads is not asked before"
        kept = tuple(each for name, each in self.definitions.items() if name in self._used)
        lost = [each for name, each in self.definitions.items() if name not in self._used]
        return kept, [Remark("condition", each.place, each.title, "dropped", why) for each in lost]

    def _names(self, condition: Condition | None) -> set[str]:
        if isinstance(condition, Named):
            return {condition.name}
        parts = condition.parts if isinstance(condition, Both | Either) else ()
        return set().union(*map(self._names, (condition.part,) if isinstance(condition, Not) else parts))

    def _shape(self, of: Value, path: str, when: Condition | None, shape: Shape, depth: int) -> None:
        """Takes in the values of an object, those that only some conditions bring with them, too."""
        of = self.links.followed(of)
        for each in of.at("required").each():
            name = each.text()
            if when is None:
                shape.required.add(name)
            else:
                shape.gate(name).needed.append(when)
        for value in of.at("properties").each():
            name = _key(value)
            if value.value is False and when is not None:
                value.pass_over()
                shape.gate(name).only.append(_opposite(when))
            elif name in shape.values and when is not None and _asks(value.value):
                self._later.setdefault(joined(path, name), []).append((value, when))
            elif name in shape.values:
                self._refined(value)
            elif isinstance(value.value, dict):
                shape.values[name] = (self.links.followed(value), when)
        if depth > DEEPEST:
            return
        for part in of.at("allOf").each():
            self._shape(part, path, when, shape, depth + 1)
        if of.at("if").value is not None:
            self._if(of, path, when, shape, depth)
        for key in ("dependentRequired", "dependentSchemas", "dependencies"):
            for each in of.at(key).each():
                self._dependent(each, path, when, shape, depth)
        for key in ("oneOf", "anyOf"):
            self._alternatives(of.at(key), path, when, shape, depth)

    def _if(self, of: Value, path: str, when: Condition | None, shape: Shape, depth: int) -> None:
        at = of.at("if")
        then, other = of.at("then"), of.at("else")
        condition = condition_of(at.value, path)
        words = short(at.value)
        at.pass_over()
        if not (_asks(then.value) or _asks(other.value)):
            why = "it only changes which answers are taken, and no question"
            self.remarks.append(Remark("condition", at.place, words, "dropped", why))
            then.pass_over()
            other.pass_over()
            return
        said = self._define(at.place, words, condition)
        if _asks(then.value):
            self._shape(then, path, both(when, said), shape, depth + 1)
        if _asks(other.value):
            self._shape(other, path, both(when, Not(said)), shape, depth + 1)

    def _define(self, place: str, words: str, condition: Condition) -> Condition:
        if place not in self.definitions:
            self.definitions[place] = Definition(place, words, condition, place)
        return Named(place, place)

    def _dependent(self, of: Value, path: str, when: Condition | None, shape: Shape, depth: int) -> None:
        """What an answer brings with it: other answers that are needed then, or a whole schema."""
        name = _key(of)
        said = self._define(of.place, f"{name} is answered", Compare(joined(path, name), "answered"))
        if isinstance(of.value, list):
            for each in of.each():
                shape.gate(each.text()).needed.append(both(when, said) or said)
        elif isinstance(of.value, dict):
            self._shape(of, path, both(when, said), shape, depth + 1)

    def _alternatives(self, of: Value, path: str, when: Condition | None, shape: Shape, depth: int) -> None:
        """Alternatives that one value tells apart; of any others it is only told that they are there."""
        branches = [self.links.followed(each) for each in of.each()] if isinstance(of.value, list) else []
        told = _told_apart([each.value for each in branches])
        for branch in branches:
            if not told:
                self._told_of(branch, path)
                continue
            at = branch.at("properties", told)
            condition = condition_of(at.value, joined(path, told))
            said = self._define(at.place, f"{told} is {short(at.value)}", condition)
            at.pass_over()
            rest = dict(branch.value)
            rest["properties"] = {key: each for key, each in branch.value["properties"].items() if key != told}
            rest["required"] = [each for each in branch.value.get("required", ()) if each != told]
            branch.at("required").pass_over()
            self._shape(self.links.instead(branch, rest), path, both(when, said), shape, depth + 1)

    def _told_of(self, branch: Value, path: str) -> None:
        """Enters an alternative that nothing tells apart: its questions are not in the journey."""
        why = "it is one of several ways to answer that nothing tells apart"
        for each in branch.at("properties").each():
            words = words_of(each)[0].text or each.place.rpartition("/")[2]
            self.remarks.append(Remark("question", each.place, words, "dropped", why))
            each.pass_over()
        self.remarks.append(Remark("condition", branch.place, short(branch.value), "dropped", why))
        branch.pass_over()

    def _refined(self, of: Value) -> None:
        """A value that is described again further on: that adds validations, which no condition can bring."""
        if of.value not in (True, False, {}):
            why = "it was described before; what is added only then cannot be said"
            self.remarks.append(Remark("validation", of.place, short(of.value), "dropped", why))
        of.pass_over()

    def _ordered(self, shape: Shape, path: str) -> None:
        """Puts a value that only some are asked for right behind what decides that."""
        for name, (value, own) in list(shape.values.items()):
            if own is None:
                continue
            reads = {each.removeprefix(f"{path}.") if path else each for each in self._reads(own)}
            order = list(shape.values)
            behind = max((order.index(each) for each in reads if each in order), default=-1)
            while 0 <= behind < len(order) - 1 and self._follows(shape, order[behind + 1], own):
                behind += 1
            if behind >= 0 and order.index(name) > behind + 1:
                del shape.values[name]
                items = list(shape.values.items())
                items.insert(behind + 1, (name, (value, own)))
                shape.values = dict(items)

    def _follows(self, shape: Shape, name: str, own: Condition) -> bool:
        """Whether a value is there because of the same answers as another."""
        other = shape.values[name][1]
        return other is not None and self._reads(other) == self._reads(own)

    def _reads(self, condition: Condition) -> frozenset[str]:
        """The values that a condition reads."""
        if isinstance(condition, Named):
            return self._reads(self.definitions[condition.name].condition)
        if isinstance(condition, Compare):
            return frozenset((condition.field,))
        parts = condition.parts if isinstance(condition, Both | Either) else ()
        return frozenset().union(*map(self._reads, (condition.part,) if isinstance(condition, Not) else parts))

    def gated(self, shape: Shape, name: str, path: str, own: Condition | None) -> tuple[Condition | None, str]:
        """For whom a value is asked for, and why that was guessed."""
        found, guess = self._gated(shape, name, path, own)
        self._used |= self._names(found)
        return found, guess

    def _gated(self, shape: Shape, name: str, path: str, own: Condition | None) -> tuple[Condition | None, str]:
        gate = shape.gate(name)
        if gate.only:
            whole: Condition | None = None
            for each in gate.only:
                whole = both(whole, each)
            return both(own, whole), ""
        if own is not None or not gate.needed or name in shape.required:
            return own, ""
        needed = gate.needed[0] if len(gate.needed) == 1 else Either(tuple(gate.needed))
        here = list(shape.values)
        later = {joined(path, each) for each in here[here.index(name) :]}
        if self._reads(needed) & later:
            gate.needed.clear()
            return own, ""
        return needed, WHEN_NEEDED


def _key(of: Value) -> str:
    """The name under which a value stands."""
    return of.place.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def _opposite(condition: Condition) -> Condition:
    return condition.part if isinstance(condition, Not) else Not(condition)


def _asks(value: object) -> bool:
    """Whether a part of a condition says which values there are, and not only how they look."""
    if not isinstance(value, dict):
        return False
    parts = value.get("allOf")
    return (
        bool(value.get("required")) or bool(value.get("properties")) or "if" in value or "$ref" in value
        or (isinstance(parts, list) and any(_asks(each) for each in parts))
    )  # fmt: skip


def _told_apart(branches: list[object]) -> str:
    """The one value that is fixed in each of several alternatives, "" where there is none."""
    names: set[str] | None = None
    for each in branches:
        properties = each.get("properties") if isinstance(each, dict) else None
        if not isinstance(properties, dict):
            return ""
        fixed = {
            name
            for name, value in properties.items()
            if isinstance(value, dict) and ("const" in value or "enum" in value)
        }
        names = fixed if names is None else names & fixed
    return sorted(names)[0] if names else ""
