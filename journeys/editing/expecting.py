"""What may come next in a sentence that somebody is typing: a name, a comparator that fits it, an option, or a join.

It reads only what stands before the cursor, by its words; whether a whole sentence is right is said by the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeys.editing.names import Family, Name, Names

WORD = re.compile(r"[^\W\d][\w.]*$")
_TOKEN = re.compile(r"""\s*("[^"]*"?|[^\W\d][\w.]*|[£$€]?[0-9][0-9,.%-]*|<=|>=|[<>()\[\],+*/-]|\S)""")

COMPARATORS: Mapping[Family, tuple[str, ...]] = {
    "yes_no": ("and", "or"),
    "choice": ("is", "is not", "is one of", "is not one of"),
    "choices": ("includes", "does not include", "includes any of", "includes all of"),
    "number": ("<", "<=", ">", ">=", "is", "is between"),
    "money": ("<", "<=", ">", ">=", "is", "is between"),
    "percent": ("<", "<=", ">", ">=", "is"),
    "date": ("is before", "is after", "is on or before", "is on or after", "is between", "is"),
    "month": ("is before", "is after", "is on or before", "is on or after", "is"),
    "time": ("is before", "is after", "is on or before", "is on or after", "is between"),
    "words": ("was answered", "was not answered", "is"),
    "list": ("where",),
    "other": ("was answered", "was not answered"),
    "": ("is", "is not", "is one of", "<", "<=", ">", ">=", "is before", "is after", "includes"),
}
"""What may stand behind a name, by what it can be compared with; the likeliest first."""

_STARTS = ("", "and", "or", "not", "(", "where", "meets", "otherwise", "if", "when", ",", "+", "-", "*", "/")
_MEASURES: Mapping[Family, tuple[str, ...]] = {
    "number": ("number", "money", ""),
    "money": ("money", "number", ""),
    "percent": ("percent", ""),
    "date": ("date", ""),
    "month": ("month", ""),
    "time": ("time", ""),
}


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing that may come next: what is put in, and what is said of it; `name` is what it names."""

    insert: str
    says: str = ""
    what: str = "word"
    name: Name | None = None


def expected(before: str, names: Names, inside: str = "", outcomes: bool = False) -> tuple[int, list[Expected]]:
    """How many characters before the cursor are the word being typed, and what may stand in its place.

    `before` is the sentence up to the cursor. `inside` is the item whose repeat the sentence stands in. `outcomes` says
    that it may read `outcome`, as promises do.
    """
    typed = WORD.search(before)
    size = len(typed.group()) if typed else 0
    words = [found for found in _TOKEN.findall(before[: len(before) - size]) if found]
    dot = typed.group().rpartition(".")[0] if typed else ""
    if dot:
        return size, list(_fields(dot, names))
    return size, list(_next(words, names, inside, outcomes))


def _fields(item: str, names: Names) -> Iterable[Expected]:
    """What can be read of an item: `child.born`. `other.` reads another item of any repeat."""
    for name in names.of("question", "fact"):
        of, dot, field = name.id.partition(".")
        if dot and item in (of, "other"):
            yield Expected(f"{item}.{field}", name.says, name.what, name)
        repeat = names.get(item)
        if dot and repeat is not None and repeat.item == of:
            yield Expected(f"{item}.{field}", name.says, name.what, name)


def _next(words: list[str], names: Names, inside: str, outcomes: bool) -> Iterable[Expected]:
    last = words[-1] if words else ""
    open_list = _open_list(words)
    if open_list is not None:
        yield from _options(_subject(words[:open_list], names), names)
        return
    if last == "in" and len(words) > 1:
        yield from _named(names.of("repeat"))
    elif last == "of" and len(words) > 1 and words[-2] in ("one", "any", "all"):
        yield Expected("[", "several, between brackets", "mark")
        yield from _named(names.of("list"))
    elif last == "of" and len(words) > 1 and words[-2] == "count":
        yield from _named(names.of("repeat"))
        yield from _named(name for name in names.of("question") if name.family == "choices")
    elif last == "of" and len(words) > 1 and words[-2] in ("sum", "largest", "smallest", "earliest", "latest"):
        yield from (Expected(f"{name.id}.", name.says, "repeat", name) for name in names.of("repeat"))
    elif last in ("any", "every", "no", "other") and len(words) < 3 + words.count("and") * 9:
        yield from (Expected(f"{each.item} in {each.id}", each.says, "repeat", each) for each in names.of("repeat"))
    elif last in ("is", "include", "includes", "was") or (
        last == "not" and len(words) > 1 and words[-2] in ("is", "was")
    ):
        yield from _after_is(words, names)
    elif last in ("before", "after", "on", "between", "from", "to") or last in ("<", "<=", ">", ">="):
        yield from _same(_subject(words, names), names, last)
    elif last in _STARTS:
        yield from _anything(names, inside, outcomes)
    else:
        yield from _behind(words, names)


def _open_list(words: list[str]) -> int | None:
    """Where the last bracket that is not closed stands."""
    for index in range(len(words) - 1, -1, -1):
        if words[index] == "]":
            return None
        if words[index] == "[":
            return index
    return None


def _subject(words: list[str], names: Names) -> Name | None:
    """The name that the last comparator of a sentence is about."""
    for word in reversed(words):
        if word in ("and", "or", "where", "meets"):
            return None
        found = names.get(word)
        if found is not None and found.what in ("question", "fact", "rate", "repeat"):
            return found
    return None


def _options(subject: Name | None, names: Names) -> Iterable[Expected]:
    if subject is None:
        yield from _named(names.of("outcome"))
    elif subject.what != "repeat":
        yield from (Expected(each.id, each.label, "option", subject) for each in subject.options)
        if subject.family == "yes_no":
            yield from (Expected("yes", "", "option"), Expected("no", "", "option"))


def _after_is(words: list[str], names: Names) -> Iterable[Expected]:
    subject = _subject(words, names)
    negated = words[-1] == "not"
    if words[-1] == "was" or (negated and words[-2] == "was"):
        yield Expected("answered", "it was asked, and has an answer")
        yield from () if negated else (Expected("not answered", "it was not asked, or left blank"),)
    elif words[-1] in ("includes", "include"):
        if words[-1] == "includes":
            yield from (Expected("any of [", "at least one of them"), Expected("all of [", "every one of them"))
    elif subject is not None and subject.family in ("date", "month", "time"):
        yield from (Expected(word) for word in ("before", "after", "on or before", "on or after", "between"))
    yield from _options(subject, names)
    if words[-1] in ("is", "not") and (subject is None or subject.family in ("choice", "")):
        yield Expected("one of [", "any of several")
        yield from () if negated else (Expected("not", "any but this"),)


def _same(subject: Name | None, names: Names, last: str) -> Iterable[Expected]:
    """Values that can stand on the right of a comparator."""
    if last == "on":
        yield from (Expected("or before", "that day or earlier"), Expected("or after", "that day or later"))
    families = _MEASURES.get(subject.family if subject else "", ("date", "") if last not in "<=>=" else ())
    if last in ("before", "after", "on", "between", "from", "to") and (subject is None or subject.family == "date"):
        yield Expected("today", "the day of the visit")
        families = families or ("date", "")
    for name in names.of("question", "fact", "rate"):
        if name is not subject and (not families or name.family in families):
            yield Expected(name.id, name.says, name.what, name)


def _anything(names: Names, inside: str, outcomes: bool) -> Iterable[Expected]:
    if outcomes:
        yield Expected("outcome", "where the answers led")
    own = [name for name in names.of("question", "fact") if inside and name.id.startswith(f"{inside}.")]
    yield from _named(own)
    yield from _named(name for name in names.of("question", "fact", "rate", "bands") if "." not in name.id)
    yield from (
        Expected("not", "the opposite of what follows"),
        Expected("today", "the day of the visit"),
        Expected("otherwise", "when nothing above holds"),
        Expected("age(", "whole years on the day of the visit"),
        Expected("count of", "how many there are"),
        Expected("complete years from", "whole years between two days"),
    )
    for each in names.of("repeat"):
        yield Expected(f"any {each.item} in {each.id} where", "at least one of them", "repeat", each)
        yield Expected(f"every {each.item} in {each.id} meets", "all of them", "repeat", each)
        yield Expected(f"no {each.item} in {each.id} where", "none of them", "repeat", each)


def _behind(words: list[str], names: Names) -> Iterable[Expected]:
    """What follows a name or a value."""
    name = names.get(words[-1])
    compared = len(words) > 1 and words[-2] not in (*_STARTS[1:6], "in", "of", "(")
    if name is not None and not compared and words[-1] not in ("today",):
        family = "list" if name.what == "repeat" else name.family
        yield from (Expected(word) for word in COMPARATORS[family])
        if family == "date":
            yield from (Expected("+", "add days, months or years"), Expected("-", "take away days, months or years"))
        return
    if words[-1] == "today" and not compared:
        yield from (Expected(word) for word in COMPARATORS["date"])
        return
    if words[-1] == ")" and "age" in words:
        yield from (Expected(word) for word in (*COMPARATORS["number"], "on"))
    yield from (Expected("and", "both have to hold"), Expected("or", "one of them has to hold"))


def _named(names: Iterable[Name]) -> Iterable[Expected]:
    return (Expected(name.id, name.says, name.what, name) for name in names)
