"""The part of XPath that forms use -> a tree: answers, literals, functions and operators between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

LONGEST = 10_000
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Ref:
    """The answer of a question: `${age}`, or `.` for the question's own."""

    name: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet of choices, in a choice filter."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    name: str
    arguments: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two trees with a sign between them: `and or = != < <= > >= + - * div mod`."""

    sign: str
    left: Tree
    right: Tree


Tree = Number | Text | Ref | Column | Call | Pair


class XPathFault(Exception):  # noqa: N818 (the form's fault, not ours)
    """It is not understood; the message says why, `fault` whether it is wrong XPath rather than more than we read."""

    def __init__(self, message: str, fault: bool = False) -> None:
        super().__init__(message)
        self.fault = fault


_TOKEN = re.compile(
    r"""\s*(?:(?P<ref>\$\s*\{[^{}]*\}) | (?P<number>\d+(?:\.\d*)?|\.\d+) | (?P<text>'[^']*'|"[^"]*")
    | (?P<name>[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?) | (?P<sign>!=|<=|>=|\.\.|//|==|&&|\|\||[-+*/=<>()\[\],.@|!]))""",
    re.VERBOSE,
)
_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "−": "-"})
_MEANT = {"==": "=", "&&": "and", "||": "or"}


def parsed(words: str, own: str = "") -> Tree:
    """The tree of an expression; `own` is the question that `.` means. XPathFault where it is not understood."""
    if len(words) > LONGEST:
        raise XPathFault(f"it has more than {LONGEST:,} characters")
    reading = _Reading(_tokens(words.translate(_QUOTES)), own)
    tree = reading.level(0)
    reading.end()
    return tree


def _tokens(words: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        token = _TOKEN.match(words, at)
        if token is None or token.lastgroup is None:
            if not words[at:].strip():
                break
            raise XPathFault(f"it cannot be read from {words[at:].strip()[:20]!r} on", fault=True)
        text = token[token.lastgroup]
        if text in _MEANT:
            raise XPathFault(f"{text!r} is no XPath; it means {_MEANT[text]!r}", fault=True)
        found.append((token.lastgroup, text))
        at = token.end()
    return found


class _Reading:
    def __init__(self, tokens: Sequence[tuple[str, str]], own: str) -> None:
        self._tokens, self._own = tokens, own
        self._at = self._depth = 0

    def _next(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("", "")

    def _take(self, *signs: str) -> str:
        """The next token where it is one of some signs; "" where it is not."""
        kind, text = self._next()
        if kind in ("sign", "name") and text in signs:
            self._at += 1
            return text
        return ""

    def _fail(self) -> NoReturn:
        text = self._next()[1]
        raise XPathFault(f"{text!r} is not expected there" if text else "it stops in the middle", fault=True)

    def end(self) -> None:
        """Nothing may follow."""
        if self._at < len(self._tokens):
            self._fail()

    def level(self, number: int) -> Tree:
        """What binds as tight as a level of operators, or tighter."""
        if number == len(_LEVELS):
            return self._unary()
        if number == 0:
            self._depth += 1
            if self._depth > DEEPEST:
                raise XPathFault("it is nested too deep")
        left = self.level(number + 1)
        while sign := self._take(*_LEVELS[number]):
            left = Pair(sign, left, self.level(number + 1))
        if number == 0:
            self._depth -= 1
        return left

    def _unary(self) -> Tree:
        turned = False
        while self._take("-"):
            turned = not turned
        tree = self._primary()
        if not turned:
            return tree
        return Number(-tree.value) if isinstance(tree, Number) else Pair("-", Number(Decimal(0)), tree)

    def _primary(self) -> Tree:
        kind, text = self._next()
        if kind == "number":
            self._at += 1
            return Number(Decimal(text.rstrip(".")))
        if kind == "text":
            self._at += 1
            return Text(text[1:-1])
        if kind == "ref":
            self._at += 1
            name = text.partition("{")[2].rstrip("}").strip()
            if "#" in name:
                raise XPathFault(f"{text} reads a form that was sent before")
            return self._behind(Ref(name))
        if self._take("("):
            tree = self.level(0)
            if not self._take(")"):
                self._fail()
            return tree
        if kind == "name" and self._tokens[self._at + 1 : self._at + 2] == [("sign", "(")]:
            return self._behind(self._call(text))
        return self._path()

    def _call(self, name: str) -> Call:
        self._at += 2
        arguments: list[Tree] = []
        if not self._take(")"):
            arguments.append(self.level(0))
            while self._take(","):
                arguments.append(self.level(0))
            if not self._take(")"):
                self._fail()
        return Call(name, tuple(arguments))

    def _behind(self, tree: Tree) -> Tree:
        """What may follow an answer: a path on from it, which only `current()/.` has."""
        if self._next() == ("sign", "["):
            raise XPathFault("it picks among several with [ ]")
        if self._next() in (("sign", "/"), ("sign", "//")):
            if tree == Call("current", ()):
                self._take("/")
                return self._path()
            raise XPathFault("it follows a path through the form's data")
        return tree

    def _path(self) -> Tree:
        """`.`, `../age`, `/data/age`, or the name of a column."""
        steps: list[str] = []
        whole = bool(self._take("/", "//"))
        while True:
            kind, text = self._next()
            if kind != "name" and text not in (".", "..", "*"):
                self._fail()
            self._at += 1
            steps.append(text)
            if self._next() == ("sign", "["):
                raise XPathFault("it picks among several with [ ]")
            if not self._take("/", "//"):
                break
        last = steps[-1]
        if last == "." and len(steps) == 1:
            if not self._own:
                raise XPathFault("'.' means no question here", fault=True)
            return Ref(self._own)
        if last in (".", "..", "*"):
            raise XPathFault("it follows a path through the form's data")
        return Ref(last) if whole or len(steps) > 1 else Column(last)
