"""What may be written where somebody is typing: keys, types, options, names inside sentences, where a rule may lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from journeys.editing.expecting import WORD, expected
from journeys.editing.names import Name, Names, names
from journeys.editing.standing import Standing, opened, standing
from journeys.editing.tree import Entry
from journeys.folder import SETTLED, Files
from journeys.model import Journey
from journeys.questions import all_types
from journeys.tables.structures import ByKeys, Key, ListOf, MapOf, Part
from journeys.tables.vocabulary import BULLETS

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may stand there: `label` in the list, `insert` in the text, and what is said of it.

    `kind` is what it is (`key`, `question`, `option`, `word` …), `says` a few words beside it, `more` a sentence.
    """

    label: str
    insert: str
    kind: str
    says: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Offers:
    """All that may stand in place of the text from `start` to `end`."""

    start: int
    end: int
    offers: tuple[Offer, ...]


def completion(files: Files, file: str, offset: int, journey: Journey | None = None) -> Offers | None:
    """What may be written at an offset of a file, the likeliest first; None where nothing is known.

    `journey` is the last that could be read, which knows what facts are.
    """
    here = standing(files, file, offset)
    if here is None:
        return None
    text = files[file]
    start = min(here.start, offset)
    known = names(files, journey)
    in_braces = _in_braces(text[start:offset]) if here.role in ("text", "sentence", "words") else None
    if in_braces is not None:
        return _in_sentence(text, offset - len(in_braces), offset, here, known, texts=True)
    match here.role:
        case "key":
            return _found(here, offset, _keys(here, text))
        case "sentence":
            begin = here.start if here.on == "key" or here.start <= offset else offset
            return _in_sentence(text, begin + (text[begin : begin + 1] in "\"'"), offset, here, known)
        case "id":
            return _found(here, offset, _ready(here, text))
        case "text" | "words":
            return None
        case _:
            return _found(here, offset, _values(here, known, files))


def _found(here: Standing, offset: int, offers: Iterable[Offer]) -> Offers | None:
    kept = tuple(dict.fromkeys(offers))
    return Offers(min(here.start, offset), max(offset, here.end), kept) if kept else None


def _in_braces(before: str) -> str | None:
    """What stands behind the last `{{` that is not closed."""
    opening = before.rfind("{{")
    return None if opening < 0 or "}}" in before[opening:] else before[opening + 2 :]


def _in_sentence(
    text: str, begin: int, offset: int, here: Standing, known: Names, texts: bool = False
) -> Offers | None:
    outcomes = "promises" in here.route
    size, found = expected(text[begin:offset], known, _item(here, known), outcomes)
    offers = [Offer(each.insert, each.insert, each.what, _short(each.says), _about(each.name)) for each in found]
    if texts:
        offers += [Offer(name.id, name.id, "text", _short(name.says)) for name in known.of("text")]
    end = offset
    while end < len(text) and (text[end].isalnum() or text[end] in "_."):
        end += 1
    return Offers(offset - size, end, tuple(dict.fromkeys(offers))) if offers else None


def _item(here: Standing, known: Names) -> str:
    """What an item is called of the repeat in whose steps, facts or label a place stands."""
    for id, inner in pairwise(here.route):
        found = known.get(str(id))
        if found is not None and found.what == "repeat" and inner in ("steps", "facts", "label"):
            return found.item
    return ""


def _about(name: Name | None) -> str:
    if name is None:
        return ""
    kind = f"{name.words}, {name.type.replace('_', ' ')}" if name.type else name.words
    return f"{kind[0].upper()}{kind[1:]}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return f"{words[:70]}…" if len(words) > 71 else words


def _keys(here: Standing, text: str) -> Iterator[Offer]:
    """The keys of a part that are not there yet, those that it needs first."""
    there = {each.key for each in here.around.inside if each is not here.entry}
    found = None if here.shape is None else opened(here.shape, _without(here))
    if found is BULLETS:
        for word, means in (("all", "Every one of these holds."), ("any", "One of these holds."), ("not", "Not this.")):
            yield Offer(word, f"{word}:", "key", means)
        return
    for key in sorted(_of_part(found), key=lambda key: not key.required):
        if key.name not in there:
            yield Offer(key.name, _key(key, here, text), "key", "needed" if key.required else "", key.means)


def _without(here: Standing) -> object:
    """The mapping around without what is being typed."""
    plain = here.around.plain
    return {key: value for key, value in plain.items() if here.entry is None or key != here.entry.key} if isinstance(
        plain, dict
    ) else plain  # fmt: skip


def _of_part(found: object) -> Iterable[Key]:
    """The keys of a part; of one that may be several, the keys of each."""
    if isinstance(found, Part):
        return found.keys.values()
    if isinstance(found, ByKeys):
        every: dict[str, Key] = {}
        for case in found.cases:
            for key in _of_part(opened(case.then, None)):
                every.setdefault(key.name, Key(key.name, key.means, key.shape, key.example))
        return every.values()
    return [found.type] if hasattr(found, "type") and isinstance(found.type, Key) else ()


def _key(key: Key, here: Standing, text: str) -> str:
    """A key with its colon, and a new line where parts of its own follow."""
    if here.entry is not None and here.entry.colon >= 0:
        return key.name
    if here.around.style == "{":
        return f"{key.name}: "
    inner = opened(key.shape, None)
    margin = "\n" + " " * (_column(here, text) + len(_INDENT))
    if isinstance(inner, ListOf):
        return f"{key.name}:{margin}- "
    if isinstance(inner, MapOf | Part | ByKeys):
        return f"{key.name}:{margin}"
    return f"{key.name}: "


def _column(here: Standing, text: str) -> int:
    return here.start - (text.rfind("\n", 0, here.start) + 1)


def _ready(here: Standing, text: str) -> Iterator[Offer]:
    """Whole parts to begin with, where an id is made up: a question of each type."""
    found = None if here.shape is None else opened(here.shape, None)
    if not isinstance(found, MapOf) or found.snippets is None or (here.entry is not None and here.entry.colon >= 0):
        return
    margin = "\n" + " " * _column(here, text)
    for name, kind in all_types().items():
        lines = kind.example.strip("\n").split("\n")
        if lines and lines[0]:
            article = "an" if name[0] in "aeiou" else "a"
            yield Offer(f"{article} {name.replace('_', ' ')} question", margin.join(lines), "ready", "", kind.means)


def _values(here: Standing, known: Names, files: Files) -> Iterator[Offer]:
    """What a value may be that is one of several."""
    match here.role:
        case "choice":
            yield from _choices(here)
        case "flag":
            yield from (Offer("true", "true", "word"), Offer("false", "false", "word"))
        case "target":
            yield from _offered(known.of("outcome"))
            yield from _offered(_later(here, known))
            yield from (Offer(name, name, "file") for name in files if name.endswith(".csv"))
        case "set":
            yield from _offered(known.of("list", "repeat"))
        case "question":
            yield from (
                Offer(name.id.rpartition(".")[2], f"{name.id.rpartition('.')[2]}: ", name.what, _short(name.says))
                for name in _asked(here, known)
            )
        case "answer":
            yield from _answers(here, known)
        case "step":
            yield from _offered(known.of("step", "question", "repeat"))
        case "outcome":
            yield from _offered(known.of("outcome"))
        case "section":
            yield from _offered(known.of("section"))
        case "fact":
            yield from (Offer(name.id, f"{name.id}: ", "fact", _short(name.says)) for name in known.of("fact"))
        case "use":
            yield from _library(files)
        case "file":
            yield from (Offer(name, name, "file") for name in files if name != SETTLED and name != "journey.yaml")
        case _:
            return


def _choices(here: Standing) -> Iterator[Offer]:
    if here.entry is not None and here.entry.key == "type" and here.around.get("answers") is None:
        for name, kind in all_types().items():
            yield Offer(name, name, "type", "", kind.means)
        return
    found = None if here.shape is None else opened(here.shape, here.around.plain)
    shape = found.inside(here.route[-1], here.around.plain) if found is not None else None
    for word in getattr(shape, "accepts", {}).get("enum", ()):
        yield Offer(str(word), str(word), "word")


def _later(here: Standing, known: Names) -> Iterator[Name]:
    """Steps and sections that a rule may lead to: those written below it."""
    item = _item(here, known)
    for name in known.of("step", "question", "repeat", "section"):
        if name.start > here.start and ("." in name.id) == bool(item):
            yield name


def _asked(here: Standing, known: Names) -> Iterator[Name]:
    """The questions that a scenario may answer; in an item those of its repeat."""
    repeat = next((found for key in reversed(here.route[:-1]) if (found := known.get(str(key))) and found.item), None)
    for name in known.of("question", "repeat"):
        if (repeat is None and "." not in name.id) or (repeat and name.id.startswith(f"{repeat.item}.")):
            yield name


def _answers(here: Standing, known: Names) -> Iterator[Offer]:
    keys = [key for key in here.route if isinstance(key, str)]
    id = keys[-1]
    found = known.get(id) or next((name for name in known.of("question") if name.id.endswith(f".{id}")), None)
    if found is None:
        return
    for option in found.options:
        yield Offer(option.id, option.id, "option", _short(option.label))
    if found.family == "yes_no":
        yield from (Offer("yes", "yes", "option"), Offer("no", "no", "option"))


def _library(files: Files) -> Iterator[Offer]:
    from journeys.editing.tree import tree

    for file in files:
        folder, _, name = file.rpartition("/")
        if not folder.endswith("library") or not name.endswith(".yaml"):
            continue
        for part in tree(files[file]).inside:
            for each in part.inside:
                id = f"{name.removesuffix('.yaml')}.{each.key}"
                yield Offer(id, id, "use", _short(_first_words(each)))


def _first_words(entry: Entry) -> str:
    return next((found.value for key in ("ask", "title", "is") if (found := entry.get(key)) is not None), entry.value)


def _offered(found: Iterable[Name]) -> Iterator[Offer]:
    return (Offer(name.id, name.id, name.what, _short(name.says), _about(name)) for name in found)


def word_before(text: str, offset: int) -> str:
    """The word that ends at an offset."""
    found = WORD.search(text[max(0, offset - 100) : offset])
    return found.group() if found else ""
