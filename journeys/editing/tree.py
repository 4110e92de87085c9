"""The keys and values of a text that may be half-typed: whatever is there so far, read by indentation, never refused.

The strict reader (`journeys.document`) says what a text means; this one says where in it somebody is typing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_COLON = re.compile(r":(?=\s|$)")
_QUOTED_KEY = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')\s*:(?=\s|$)""")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$")
_MARKS = {"|", ">"}
_DEEPEST = 60


@dataclass(eq=False, slots=True)
class Entry:
    """One key with its value, or one item of a list (`key` is its number then).

    `key_start` and `key_end` hold the key as written (the dash of an item), `colon` is the place behind its colon or
    dash, -1 where there is none yet. `start` and `end` hold a value that has no lines of its own, as written; both are
    -1 where there is none. `value` is that value read, `style` its quote or block sign, or `{` or `[`. `stop` is the
    end of all that belongs to the entry.
    """

    key: str | int
    key_start: int
    key_end: int
    indent: int
    colon: int = -1
    start: int = -1
    end: int = -1
    value: str = ""
    style: str = ""
    stop: int = 0
    inside: list[Entry] = field(default_factory=list)
    around: Entry | None = field(default=None, repr=False)

    @property
    def route(self) -> tuple[str | int, ...]:
        """The keys that lead here, without the file's name."""
        found: list[str | int] = []
        at: Entry | None = self
        while at is not None and at.around is not None:
            found.append(at.key)
            at = at.around
        return tuple(reversed(found))

    def get(self, *keys: str | int) -> Entry | None:
        """What these keys lead to from here; the first where one stands twice."""
        at: Entry | None = self
        for key in keys:
            at = None if at is None else next((each for each in at.inside if each.key == key), None)
        return at

    def all(self) -> Iterator[Entry]:
        """Everything inside, in the order of the text."""
        for each in self.inside:
            yield each
            yield from each.all()

    @property
    def plain(self) -> Any:
        """The value as plain data, one level of it: of mappings the keys and the values that have no parts."""
        if self.style == "[" or (self.inside and isinstance(self.inside[0].key, int)):
            return [each.value for each in self.inside]
        if self.style == "{" or self.inside:
            return {str(each.key): each._shallow for each in self.inside}
        return self._shallow

    @property
    def _shallow(self) -> Any:
        if self.inside or self.style in ("{", "["):
            return [] if self.style == "[" or (self.inside and isinstance(self.inside[0].key, int)) else {}
        if not self.style and self.value in ("true", "false"):
            return self.value == "true"
        return self.value if self.value or self.style else None


@lru_cache(maxsize=64)
def tree(text: str) -> Entry:
    """All of a text as the entry around it."""
    return _Reading(text).root


class _Reading:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Entry("", 0, 0, -1, 0, stop=len(text))
        self.stack = [self.root]
        at, size = 0, len(text)
        while at < size:
            end = text.find("\n", at)
            end = size if end < 0 else end
            at = self._line(at, end) + 1

    def _line(self, begin: int, end: int) -> int:
        """Reads the line at `begin`; the end of the last line that belongs to it."""
        text = self.text
        written = text[begin:end].rstrip("\r")
        plain = written.lstrip(" \t")
        if not plain or plain[0] == "#" or plain in ("---", "..."):
            return end
        start = begin + len(written) - len(plain)
        indent = start - begin
        return max(end, self._part(start, begin + len(written), indent))

    def _part(self, start: int, end: int, indent: int) -> int:
        """Reads what stands from `start` on one line; where its last line ends."""
        text = self.text
        is_item = text[start] == "-" and (start + 1 == end or text[start + 1] in " \t")
        while len(self.stack) > 1 and self.stack[-1].indent >= indent:
            top = self.stack[-1]
            if is_item and top.indent == indent and isinstance(top.key, str) and top.start < 0 and top.colon >= 0:
                break
            self.stack.pop()
        around = self.stack[-1]
        if is_item and len(self.stack) < _DEEPEST:
            item = self._enter(Entry(len(around.inside), start, start + 1, indent, start + 1), around)
            behind = self._behind(start + 1, end)
            if behind < end:
                return self._part(behind, end, indent + behind - start)
            item.stop = end
            return end
        if around.start >= 0 and around.style in ("", '"', "'"):  # a value that goes on
            around.end = self._cut(start, end)
            around.value = " ".join(text[around.start : around.end].split()).strip("\"'")
            self._reach(around, around.end)
            return end
        found = _QUOTED_KEY.match(text, start, end)
        colon = found.end() if found else -1
        key_end = start + len(found[1]) if found else -1
        if not found and text[start] not in "\"'{[|>":
            cut = self._cut(start, end)
            mark = _COLON.search(text, start, cut)
            colon, key_end = (mark.end(), mark.start()) if mark else (-1, cut)
        if colon < 0:
            if isinstance(around.key, int) or (text[start] in "\"'{[|>" and around is not self.root):
                return self._value(around, start, end)
            key_end = self._cut(start, end) if key_end < 0 else key_end
            self._enter(Entry(_unquoted(text[start:key_end].strip()), start, key_end, indent, stop=key_end), around)
            return end
        entry = Entry(_unquoted(text[start:key_end].strip()), start, start + len(text[start:key_end].rstrip()), indent)
        entry.colon = entry.stop = colon
        self._enter(entry, around)
        behind = self._behind(colon, end)
        return self._value(entry, behind, end) if behind < end else end

    def _enter(self, entry: Entry, around: Entry) -> Entry:
        entry.around = around
        around.inside.append(entry)
        self.stack.append(entry)
        self._reach(entry, max(entry.stop, entry.key_end))
        return entry

    def _reach(self, entry: Entry | None, stop: int) -> None:
        while entry is not None:
            entry.stop = max(entry.stop, stop)
            entry = entry.around

    def _behind(self, at: int, end: int) -> int:
        """Where something stands from `at` on, the end of the line where nothing but a comment does."""
        text = self.text
        while at < end and text[at] in " \t":
            at += 1
        return end if at < end and text[at] == "#" else at

    def _cut(self, start: int, end: int) -> int:
        """The end of plain words: before a comment and the spaces in front of it."""
        comment = _COMMENT.search(self.text[start:end])
        stop = start + comment.start() if comment else end
        return start + len(self.text[start:stop].rstrip())

    def _value(self, entry: Entry, start: int, end: int) -> int:
        text = self.text
        sign = text[start]
        entry.start = start
        if sign in _MARKS:
            return self._block(entry, start, end, sign)
        if sign in "{[":
            entry.style = sign
            flow = _Flow(text, start, entry)
            entry.end = flow.at
            self._reach(entry, flow.at)
            return max(end, _line_end(text, flow.at))
        if sign in "\"'":
            stop = _closing(text, start)
            entry.style = sign
            entry.end = stop
            entry.value = _unquoted(text[start:stop])
            self._reach(entry, stop)
            return max(end, _line_end(text, stop))
        entry.end = self._cut(start, end)
        entry.value = text[start : entry.end]
        self._reach(entry, entry.end)
        return end

    def _block(self, entry: Entry, start: int, end: int, sign: str) -> int:
        """Text of several lines below `|` or `>`."""
        text, size = self.text, len(self.text)
        stop, at = end, end + 1
        while at <= size:
            last = text.find("\n", at)
            last = size if last < 0 else last
            line = text[at:last]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= entry.indent:
                break
            if line.strip():
                stop = last
            at = last + 1
        entry.style, entry.end = sign, stop
        lines = text[end + 1 : stop].split("\n")
        margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
        entry.value = "\n".join(line[margin:].rstrip("\r") for line in lines)
        self._reach(entry, stop)
        return stop


class _Flow:
    """Braces and brackets, read as far as they go."""

    def __init__(self, text: str, start: int, entry: Entry) -> None:
        self.text = text
        self.at = start
        self._collection(entry, 0)

    def _space(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def _collection(self, entry: Entry, depth: int) -> None:
        text, size = self.text, len(self.text)
        closing = "}" if text[self.at] == "{" else "]"
        self.at += 1
        while True:
            self._space()
            if self.at >= size or text[self.at] in "}]" or depth > _DEEPEST:
                self.at = min(size, self.at + 1)
                return
            if text[self.at] == ",":
                self.at += 1
                continue
            before = self.at
            start, word, style = self._scalar() if text[self.at] not in "{[" else (self.at, "", text[self.at])
            if style in ("{", "["):
                child = Entry(len(entry.inside), start, start, entry.indent + 1, start, start)
            elif closing == "}":
                child = Entry(word, start, self.at, entry.indent + 1)
                self._space()
                if self.at < size and text[self.at] == ":":
                    self.at += 1
                    child.colon = self.at
                    self._space()
                    if self.at < size and text[self.at] not in ",}]{[":
                        child.start, child.value, child.style = self._scalar()
                        child.end = self.at
            else:
                child = Entry(len(entry.inside), start, start, entry.indent + 1, start, start, self.at, word, style)
            child.around = entry
            entry.inside.append(child)
            if self.at < size and text[self.at] in "{[" and (child.start < 0 or style in ("{", "[")):
                child.start, child.style = self.at, text[self.at]
                self._collection(child, depth + 1)
                child.end = self.at
            child.stop = self.at
            if self.at == before:  # a mark that has no meaning here
                self.at += 1

    def _scalar(self) -> tuple[int, str, str]:
        """Where a scalar starts, what it is, and its quote; `at` is behind it then."""
        text, start = self.text, self.at
        if text[start] in "\"'":
            self.at = _closing(text, start)
            return start, _unquoted(text[start : self.at]), text[start]
        while self.at < len(text) and text[self.at] not in ",}]{[\n":
            if text[self.at] == ":" and text[self.at + 1 : self.at + 2] in (" ", "", "\n", "}", "]", ","):
                break
            self.at += 1
        word = text[start : self.at].rstrip()
        self.at = start + len(word)
        return start, word, ""


def _closing(text: str, start: int) -> int:
    """Behind the quote that closes the one at `start`; the end of its line where there is none."""
    sign = text[start]
    pattern = r'"(?:[^"\\]|\\.)*"' if sign == '"' else r"'(?:[^']|'')*'"
    found = re.compile(pattern, re.DOTALL).match(text, start)
    if found and "\n\n" not in found.group() and found.group().count("\n") < 20:
        return found.end()
    return _line_end(text, start)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _unquoted(word: str) -> str:
    if len(word) > 1 and word[0] == word[-1] == '"':
        return word[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(word) > 1 and word[0] == word[-1] == "'":
        return word[1:-1].replace("''", "'")
    return word.strip("\"'") if word[:1] in ("'", '"') else word
