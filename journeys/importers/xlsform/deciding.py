"""XPath of a form -> the frame's conditions; what they cannot say is `Unclear`, with its words and the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from journeys.importers.conditions import Always, Both, Compare, Condition, Either, Not, Operator, Unclear
from journeys.importers.xlsform.reckoning import AGE_GUESS, Sum, age_of, compared_days, literal, sum_of
from journeys.importers.xlsform.xpath import Call, Column, Number, Pair, Ref, Text, Tree, XPathFault, parsed

MOST_PARTS = 400
"""Comparisons that one condition may be made of, after `if()` and calculations have been put in."""
DEEPEST = 30

_COMPARED: Mapping[str, Operator] = {
    "=": "is", "!=": "is_not", "<": "less", "<=": "at_most", ">": "more", ">=": "at_least"
}  # fmt: skip
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}
_SWITCHES = {"true": "true", "yes": "true", "false": "false", "no": "false"}
"""What a cell says alone, or a spreadsheet makes of `=TRUE()`."""
NUMBERS, DAYS, CHOSEN = ("integer", "decimal"), ("date",), ("choice", "choices", "yes_no")
_AS_THEY_ARE = frozenset(("number", "string", "once", "date"))
_OF_WHOLE = frozenset(("int", "round", "floor", "ceiling"))


@dataclass(frozen=True, slots=True)
class Known:
    """What a name means: the `type` of a question, `today`, `calculation`, `device` or `group`; its options' values;
    for a calculation its words."""

    type: str
    values: tuple[str, ...] = ()
    words: str = ""
    inside: str = ""


@dataclass(slots=True)
class Deciding:
    """Reads conditions over the names of one form, and remembers which calculations they took in."""

    names: Mapping[str, Known]
    taken_in: set[str] = field(default_factory=set)
    columns: frozenset[str] = frozenset()
    """The columns of the options, for choice filters."""
    bare: set[str] = field(default_factory=set)
    """Words of choice filters that name no column, and were taken for texts."""

    def condition(self, words: str, place: str, own: str = "", row: Mapping[str, str] | None = None) -> Condition:
        """What a cell says; `own` is its question, `row` the cells of an option by column."""
        try:
            return _One(self, own, row).read(words)
        except XPathFault as fault:
            return Unclear(words, str(fault), place, fault.fault)
        except RecursionError:
            return Unclear(words, "it is nested too deep", place)


class _One:
    """Reads one condition."""

    def __init__(self, by: Deciding, own: str, row: Mapping[str, str] | None) -> None:
        self._by, self._own, self._row = by, own, row
        self._left = MOST_PARTS

    def read(self, words: str) -> Condition:
        return self.truth(self.put_in(parsed(words, self._own), 0), 0)

    def put_in(self, tree: Tree, depth: int) -> Tree:
        """The tree with calculations, today and an option's cells in place of their names."""
        if depth > DEEPEST:
            raise XPathFault("its calculations refer to each other without an end", fault=True)
        self._spend()
        match tree:
            case Ref(name):
                known = self._by.names.get(name)
                if known is None:
                    raise XPathFault(f"it reads {name!r}, and nothing in the form is called that", fault=True)
                if not known.type:
                    raise XPathFault(f"it reads {name!r}, which the journey does not ask")
                if known.type not in ("calculation", "today"):
                    return tree
                if known.type == "today":
                    return Call("today", ())
                if not known.words:
                    raise XPathFault(f"it reads {name}, which is worked out only for some")
                self._by.taken_in.add(name)
                return self.put_in(parsed(known.words, name), depth + 1)
            case Column(name) if self._row is None and name.lower() in _SWITCHES:
                return Call(_SWITCHES[name.lower()], ())
            case Column(name):
                if self._row is None:
                    raise XPathFault(f"{name!r} is no answer; the answer of a question is written ${{{name}}}", True)
                if name.lower() not in self._by.columns:
                    self._by.bare.add(name)
                    return Text(name)
                return Text(self._row.get(name.lower(), ""))
            case Call(word, (Ref(name), *_)) if word in _OF_WHOLE and self._type(name) == "integer":
                return Ref(name)
            case Call(word, arguments):
                return Call(word, tuple(self.put_in(each, depth + 1) for each in arguments))
            case Pair(sign, left, right):
                return Pair(sign, self.put_in(left, depth + 1), self.put_in(right, depth + 1))
            case _:
                return tree

    def _type(self, name: str) -> str:
        return self._by.names[name].type if name in self._by.names else ""

    def _spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise XPathFault("it is too long for one sentence")

    def truth(self, tree: Tree, depth: int) -> Condition:
        """What a tree decides."""
        self._spend()
        if depth > DEEPEST:
            raise XPathFault("it is nested too deep")
        match tree:
            case Pair("and" | "or" as word, left, right):
                parts = (*_same(word, self.truth(left, depth + 1)), *_same(word, self.truth(right, depth + 1)))
                return Both(parts) if word == "and" else Either(parts)
            case Pair(sign, left, right) if sign in _COMPARED:
                return self.compare(left, sign, right, depth + 1)
            case Call("not", (part,)):
                return Not(self.truth(part, depth + 1))
            case Call("boolean", (part,)):
                return self.truth(part, depth + 1)
            case Call("true", ()):
                return Always(True)
            case Call("false", ()):
                return Always(False)
            case Call("if", (condition, one, other)):
                return self._either_way(self.truth(condition, depth + 1), one, other, depth)
            case Call("selected", (Ref(name), what)):
                return self._selected(name, what)
            case Call("contains", (Ref(name), Text(value))):
                return Compare(name, "text_includes", value)
            case Number(value):
                return Always(value != 0)
            case Text(value):
                return Always(value.strip().lower() not in ("", "false", "0"))
            case Call(name):
                raise XPathFault(f"no sentence says {name}()")
            case _:
                raise XPathFault("it compares nothing, so it is never clear when it holds")

    def _either_way(self, condition: Condition, one: Tree, other: Tree, depth: int) -> Condition:
        yes, no = self.truth(one, depth + 1), self.truth(other, depth + 1)
        return _either(_both(condition, yes), _both(_not(condition), no))

    def _selected(self, name: str, what: Tree) -> Condition:
        value = literal(what)
        if not isinstance(value, str | Decimal):
            raise XPathFault("it asks whether another answer was chosen")
        text = _text(value)
        known = self._by.names.get(name)
        if not text:
            return Compare(name, "not_answered")
        if known and known.type == "choices":
            return Compare(name, "includes", text)
        if known and known.type == "declaration":
            return Compare(name, "is", True)
        return Compare(name, "is", text)

    def compare(self, left: Tree, sign: str, right: Tree, depth: int) -> Condition:
        """One comparison; `if()` and `coalesce()` in it become two."""
        self._spend()
        if depth > DEEPEST:
            raise XPathFault("it is nested too deep")
        for tree, other, turned in ((left, right, False), (right, left, True)):
            split = _split(tree)
            if split is not None:
                condition, one, two = split

                def again(part: Tree, other: Tree = other, turned: bool = turned) -> Condition:
                    return self.compare(other, sign, part, depth + 1) if turned else self.compare(
                        part, sign, other, depth + 1
                    )  # fmt: skip

                when = self.truth(condition, depth + 1)
                return _either(_both(when, again(one)), _both(_not(when), again(two)))
        first, second = literal(left), literal(right)
        if first is not None and second is not None:
            return Always(_holds(first, sign, second))
        if first is not None:
            left, sign, right, second = right, _TURNED[sign], left, first
        return self._against(_bare(left), sign, second, _bare(right))

    def _against(self, left: Tree, sign: str, value: str | Decimal | date | bool | None, right: Tree) -> Condition:
        """An answer, or what is worked out of answers, compared with a value or with another such."""
        match left:
            case Ref(name) if value is not None:
                return self._answer(name, sign, value)
            case Call("count-selected", (Ref(name),)) if isinstance(value, Decimal | str):
                return _count(name, sign, _number(value))
            case Call("string-length", (Ref(name),)) if isinstance(value, Decimal | str):
                return _length(name, sign, _number(value))
            case _:
                pass
        return self._reckoned(left, sign, right)

    def _answer(self, name: str, sign: str, value: str | Decimal | date | bool) -> Condition:
        known = self._by.names.get(name, Known("text"))
        operator = _COMPARED[sign]
        if value == "" and sign in ("=", "!="):
            return Compare(name, "not_answered" if sign == "=" else "answered")
        if known.type == "device":
            raise XPathFault(f"it reads {name}, which a device records")
        if known.type == "group":
            raise XPathFault(f"it reads {name}, which is a group of questions", fault=True)
        if known.type == "declaration":
            return Compare(name, operator, str(value).upper() in ("OK", "TRUE", "YES", "1"))
        if known.type in ("choice", "choices"):
            return _option(name, known, sign, value)
        if known.type in NUMBERS and isinstance(value, str):
            return Compare(name, operator, _number(value))
        if known.type in DAYS or isinstance(value, date):
            return compared_days(name, sign, value)
        if known.type not in NUMBERS and isinstance(value, Decimal) and operator in ("is", "is_not"):
            return Compare(name, operator, _text(value))
        return Compare(name, operator, value)

    def _reckoned(self, left: Tree, sign: str, right: Tree) -> Condition:
        """Sums of answers, days and today, as far as one answer can be told apart in them."""
        age = age_of(left, right, sign)
        if age is not None:
            return age
        whole = Sum.difference(sum_of(left), sum_of(right))
        types = {name: self._by.names.get(name, Known("")).type for name in whole.parts}
        return whole.compared(sign, types)


def _split(tree: Tree) -> tuple[Tree, Tree, Tree] | None:
    """Condition, value and other value of what is worth one thing or another."""
    match tree:
        case Call("if", (condition, one, other)):
            return condition, one, other
        case Call("coalesce", (Ref() as one, other)):
            return Pair("!=", one, Text("")), one, other
        case _:
            return None


def _bare(tree: Tree) -> Tree:
    """A tree without functions that leave an answer as it is."""
    match tree:
        case Call(name, (Ref() as inside, *_)) if name in _AS_THEY_ARE:
            return inside
        case _:
            return tree


def _same(word: str, condition: Condition) -> tuple[Condition, ...]:
    if isinstance(condition, Both) and word == "and":
        return condition.parts
    if isinstance(condition, Either) and word == "or":
        return condition.parts
    return (condition,)


def _not(condition: Condition) -> Condition:
    if isinstance(condition, Always):
        return Always(not condition.holds)
    return condition.part if isinstance(condition, Not) else Not(condition)


def _both(one: Condition, other: Condition) -> Condition:
    """Both, without what always holds; what never does settles it."""
    if Always(False) in (one, other):
        return Always(False)
    if one == Always(True):
        return other
    return one if other == Always(True) or one == other else Both((*_same("and", one), *_same("and", other)))


def _either(one: Condition, other: Condition) -> Condition:
    if Always(True) in (one, other):
        return Always(True)
    if one == Always(False):
        return other
    return one if other == Always(False) or one == other else Either((*_same("or", one), *_same("or", other)))


def _holds(one: str | Decimal | date | bool, sign: str, other: str | Decimal | date | bool) -> bool:
    """A comparison of two values that stand there."""
    if sign in ("=", "!="):
        return (_text(one) == _text(other)) is (sign == "=")
    first, second = _number(one), _number(other)
    return {"<": first < second, "<=": first <= second, ">": first > second, ">=": first >= second}[sign]


def _text(value: str | Decimal | date | bool) -> str:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


def _number(value: str | Decimal | date | bool) -> Decimal:
    try:
        found = Decimal(str(value).strip())
    except ArithmeticError:
        raise XPathFault(f"it compares a number with {str(value)!r}", fault=True) from None
    if not found.is_finite() or abs(found) >= 10**15:
        raise XPathFault(f"it compares with {str(value)!r}, which is too large", fault=True)
    return found


def _option(name: str, known: Known, sign: str, value: str | Decimal | date | bool) -> Condition:
    """A chosen option; where options are numbers, those below or above one."""
    if sign in ("=", "!="):
        return Compare(name, _COMPARED[sign], _text(value))
    bound = _number(value)
    if known.type != "choice":
        raise XPathFault("it compares several options with a number")
    picked = []
    for each in known.values:
        try:
            if _holds(Decimal(each), sign, bound):
                picked.append(Compare(name, "is", each))
        except ArithmeticError:
            continue
    if not picked:
        raise XPathFault("it compares options with a number, and none of them is one", fault=True)
    return picked[0] if len(picked) == 1 else Either(tuple(picked))


def _count(name: str, sign: str, bound: Decimal) -> Condition:
    """How many were chosen; without an answer that is none."""
    none = _holds(Decimal(0), sign, bound)
    if sign in ("=", "!="):
        exact = Both((Compare(name, "at_least", bound), Compare(name, "at_most", bound)))
        if sign == "=":
            return Compare(name, "not_answered") if bound == 0 else exact
        return Compare(name, "answered") if bound == 0 else Not(exact)
    if (sign, bound) in ((">", Decimal(0)), (">=", Decimal(1))):
        return Compare(name, "answered")
    some = Compare(name, _COMPARED[sign], bound)
    return Either((Compare(name, "not_answered"), some)) if none else some


def _length(name: str, sign: str, bound: Decimal) -> Condition:
    """How many characters an answer has; without one that is none."""
    if (sign, bound) in ((">", Decimal(0)), (">=", Decimal(1)), ("!=", Decimal(0))):
        return Compare(name, "answered")
    if (sign, bound) in (("=", Decimal(0)), ("<", Decimal(1)), ("<=", Decimal(0))):
        return Compare(name, "not_answered")
    if sign in ("=", "!="):
        exact = Both((_length(name, ">=", bound), _length(name, "<=", bound)))
        return exact if sign == "=" else Not(exact)
    longer = sign in (">", ">=")
    edge = bound if sign in (">", "<") else bound + (-1 if longer else 1)
    return Compare(name, "longer" if longer else "shorter", edge)


__all__ = ["AGE_GUESS", "CHOSEN", "Deciding", "Known"]
