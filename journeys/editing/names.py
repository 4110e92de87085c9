"""Everything that has a name in a journey as it is typed: what it is, what citizens call it, where it is written."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from journeys.editing.tree import Entry, tree
from journeys.expressions import kinds
from journeys.folder import Files, main_of
from journeys.model import Journey

_IS_LIBRARY = re.compile(r"(^|/)library/[^/]+\.yaml$")

What = Literal["question", "fact", "rate", "list", "text", "outcome", "step", "section", "repeat", "item", "bands"]
Family = Literal[
    "yes_no", "choice", "choices", "number", "money", "percent", "date", "month", "time", "words", "list", "other", ""
]
"""What a value can be compared with; "" where that is not known."""

_OF_TYPE: Mapping[str, Family] = {
    "yes_no": "yes_no", "choice": "choice", "choices": "choices", "integer": "number", "decimal": "number",
    "money": "money", "date": "date", "month_year": "month", "time": "time", "declaration": "yes_no",
}  # fmt: skip
_OF_KIND: tuple[tuple[type[kinds.Kind], Family], ...] = (
    (kinds.YesNo, "yes_no"), (kinds.Choice, "choice"), (kinds.Choices, "choices"), (kinds.Integer, "number"),
    (kinds.Decimal, "number"), (kinds.Money, "money"), (kinds.Percent, "percent"), (kinds.Date, "date"),
    (kinds.Month, "month"), (kinds.Days, "number"), (kinds.Months, "number"), (kinds.Exact, "number"),
    (kinds.Text, "words"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OptionName:
    """An option: its id, its label, and where the id is written."""

    id: str
    label: str
    file: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """Something that can be named. `says` is what citizens read of it, or its sentence; `start` to `end` is its key.

    `options` are those of a choice. `of` is the section or repeat that a step stands in, the name of the list or repeat
    that a question's options come from is `set`.
    """

    id: str
    what: What
    says: str
    file: str
    start: int
    end: int
    type: str = ""
    family: Family = ""
    options: tuple[OptionName, ...] = ()
    set: str = ""
    of: str = ""
    item: str = ""
    """Of a repeat, what one of its items is called."""

    @property
    def words(self) -> str:
        """What it is, such as `a question`."""
        return _WORDS[self.what]


_WORDS: Mapping[What, str] = {
    "question": "a question", "fact": "a fact", "rate": "a rate", "list": "a list", "text": "a text",
    "outcome": "an outcome", "step": "a step", "section": "a section", "repeat": "a repeat", "item": "an item",
    "bands": "a table of bands",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a journey, by id."""

    by_id: Mapping[str, Name]

    def of(self, *what: What) -> list[Name]:
        """Those of some sorts, in the order of the text."""
        return [name for name in self.by_id.values() if name.what in what]

    def get(self, id: str) -> Name | None:
        """The name with this id."""
        return self.by_id.get(id)


def names(files: Files, journey: Journey | None = None) -> Names:
    """All that is named in the files. `journey` is the last that could be read: it knows what facts are."""
    texts = tuple(sorted((name, text) for name, text in files.items() if not name.endswith(":")))
    found = _names(texts, main_of(files))
    if journey is None:
        return found
    return Names({id: _with_kind(name, journey) for id, name in found.by_id.items()})


def _with_kind(name: Name, journey: Journey) -> Name:
    found = journey.facts.get(name.id) or journey.rates.get(name.id)
    if name.family or found is None:
        return name
    family: Family = next((family for kind, family in _OF_KIND if isinstance(found.kind, kind)), "other")
    return replace(name, family=family)


@lru_cache(maxsize=16)
def _names(texts: tuple[tuple[str, str], ...], main: str) -> Names:
    gathering = _Gathering(dict(texts), main)
    found: dict[str, Name] = {}
    for name in gathering.all():
        found.setdefault(name.id, name)
    return Names(found)


class _Gathering:
    def __init__(self, files: Mapping[str, str], main: str) -> None:
        self.files = files
        self.main = main
        self.root = tree(files[main])
        self.libraries = {name: tree(text) for name, text in files.items() if _IS_LIBRARY.search(name)}

    def all(self) -> Iterator[Name]:
        """Every name, those of questions and facts of an item behind what it is called."""
        yield from self._steps(self.root.get("steps"), "")
        for section in _inside(self.root.get("sections")):
            yield self._name(section, "section", _said(section, "title"))
            yield from self._steps(section.get("steps"), str(section.key))
        yield from self._facts(self.root.get("facts"))
        for rate in _inside(self.root.get("rates")):
            rows = [row for row in self._taken(rate).inside if isinstance(row.key, int)]
            said = ", ".join(f"{_value(row, 'value')} from {_value(row, 'from')}" for row in rows)
            yield self._name(rate, "rate", said)
        for each in _inside(self.root.get("lists")):
            options = self._options_of_list(each)
            yield self._name(each, "list", f"{len(options)} options" if options else "", options=options)
        for each in _inside(self.root.get("texts")):
            yield self._name(each, "text", _words(each))
        for each in _inside(self.root.get("outcomes")):
            yield self._name(each, "outcome", _said(each, "title"))

    def _name(self, entry: Entry, what: What, says: str, id: str = "", **more: Any) -> Name:
        return Name(id or str(entry.key), what, says, self._file(entry), entry.key_start, entry.key_end, **more)

    def _file(self, entry: Entry) -> str:
        """The file that an entry stands in: what is taken from a library is written there."""
        at = entry
        while at.around is not None:
            at = at.around
        return self.main if at is self.root else next(name for name, root in self.libraries.items() if root is at)

    def _steps(self, steps: Entry | None, of: str, before: str = "") -> Iterator[Name]:
        for step in _inside(steps):
            id = before + str(step.key)
            taken = self._taken(step)
            item = _value(taken, "repeat")
            if item and not before:
                yield self._name(
                    step, "repeat", _said(step, "title") or _said(taken, "title"), family="list", item=item
                )
                where = step.get("repeat") or step
                yield Name(item, "item", "", self._file(where), where.start, where.end, of=id)
                yield from self._steps(taken.get("steps"), id, f"{item}.")
                yield from self._facts(taken.get("facts"), f"{item}.")
            elif taken.get("ask") is not None:
                yield self._question(step, taken, id, of)
            else:
                yield self._name(step, "step", _said(step, "title") or _said(taken, "title"), id, of=of)
                for question in _inside(taken.get("questions")):
                    yield self._question(question, question, before + str(question.key), of)

    def _question(self, entry: Entry, taken: Entry, id: str, of: str) -> Name:
        type_ = _value(taken, "type")
        options, set_ = self._options(taken.get("options"))
        family: Family = _OF_TYPE.get(type_, "words" if type_ else "")
        says = _said(entry, "ask") or _said(taken, "ask")
        return self._name(entry, "question", says, id, type=type_, family=family, options=options, set=set_, of=of)

    def _facts(self, facts: Entry | None, before: str = "") -> Iterator[Name]:
        for each in _inside(facts):
            taken = self._taken(each)
            options, set_ = self._options(taken.get("options"))
            what: What = "bands" if taken.get("bands") is not None else "fact"
            is_choice: Family = "choice" if options else ""
            says = taken.value or _value(taken, "is")
            if any(taken.get(word) is not None for word in ("all", "any", "not")):
                is_choice = "yes_no"
            yield self._name(each, what, says, before + str(each.key), family=is_choice, options=options, set=set_)

    def _options(self, options: Entry | None) -> tuple[tuple[OptionName, ...], str]:
        """Options in place, or of the list that is named."""
        if options is None:
            return (), ""
        if options.value:
            named = self.root.get("lists", options.value)
            return (() if named is None else self._options_of_list(named)), options.value
        return self._in_place(options, self._file(options)), ""

    def _in_place(self, options: Entry, file: str) -> tuple[OptionName, ...]:
        return tuple(
            OptionName(str(each.key), each.value or _said(each, "label"), file, each.key_start, each.key_end)
            for each in options.inside
            if isinstance(each.key, str)
        )

    def _options_of_list(self, named: Entry, depth: int = 0) -> tuple[OptionName, ...]:
        if named.value and named.value in self.files:
            return self._from_file(named.value)
        found = list(self._in_place(named, self.main))
        for each in named.inside:
            if isinstance(each.key, int) and each.value:
                other = self.root.get("lists", each.value)
                if other is not None and other is not named and depth < 5:
                    found.extend(self._options_of_list(other, depth + 1))
                else:
                    found.append(OptionName(each.value, "", self.main, each.start, each.end))
        return tuple(found)

    def _from_file(self, file: str) -> tuple[OptionName, ...]:
        text = self.files[file]
        if not file.endswith(".csv"):
            root = tree(text)
            items = [OptionName(each.value, "", file, each.start, each.end) for each in root.inside if each.value]
            return self._in_place(root, file) if root.inside and isinstance(root.inside[0].key, str) else tuple(items)
        found, at = [], 0
        for number, line in enumerate(text.splitlines(keepends=True)):
            cells = next(csv.reader([line]), [])
            if number and len(cells) > 1:
                found.append(OptionName(cells[0], cells[1], file, at, at + len(cells[0])))
            at += len(line)
        return tuple(found)

    def _taken(self, entry: Entry) -> Entry:
        """What an entry takes from a library, or itself."""
        library, dot, id = _value(entry, "use").partition(".")
        parts = next((root for name, root in self.libraries.items() if name.endswith(f"library/{library}.yaml")), None)
        if parts is None or not dot:
            return entry
        return next((found for part in parts.inside if (found := part.get(id)) is not None), entry)


def _inside(entry: Entry | None) -> list[Entry]:
    return [] if entry is None else [each for each in entry.inside if isinstance(each.key, str) and each.colon >= 0]


def _value(entry: Entry, key: str) -> str:
    found = entry.get(key)
    return "" if found is None else found.value


def _said(entry: Entry, key: str) -> str:
    found = entry.get(key)
    return "" if found is None else _words(found)


def _words(entry: Entry) -> str:
    """A text; of rules the last wording, which is what most citizens read."""
    return entry.value or (entry.inside[-1].value if entry.inside else "")
