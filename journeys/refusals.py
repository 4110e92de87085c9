"""Turns what the JSON Schema refuses into diagnostics in an author's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.document import Document
from journeys.near import LATER, TYPES, as_id, meant
from journeys.questions import all_types
from journeys.slips.slip import quoted
from journeys.tables.journey import PROMISE
from journeys.tables.vocabulary import ID_PATTERN

Keys = tuple[str | int, ...]
_PROMISED = frozenset(("never", "always"))
_SWITCHES = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One error of a validator: where, by which keyword of which schema, and the value."""

    keys: Keys
    keyword: str
    wanted: Any
    value: Any
    schema: Mapping[str, Any]
    of_name: bool


def told(document: Document, refusals: Sequence[Refusal]) -> list[Diagnostic]:
    """One diagnostic for each thing that is wrong; a key written for a missing one is told once."""
    found: dict[tuple[Keys, str, str], Diagnostic] = {}
    renamed: set[tuple[Keys, str]] = set()
    teller = _Teller(document, renamed)
    for refusal in sorted(refusals, key=lambda each: each.keyword == "required"):
        for diagnostic in teller.tell(refusal):
            spot = diagnostic.primary.spot
            found.setdefault((spot.route, spot.on, diagnostic.slug + diagnostic.message), diagnostic)
    return list(found.values())


class _Teller:
    def __init__(self, document: Document, renamed: set[tuple[Keys, str]]) -> None:
        self.document = document
        self.renamed = renamed

    def tell(self, refusal: Refusal) -> Iterator[Diagnostic]:
        """The diagnostics of one refusal."""
        if refusal.of_name:
            yield self._name(refusal)
            return
        match refusal.keyword:
            case "additionalProperties":
                yield from self._unknown_keys(refusal)
            case "required":
                yield from self._missing(refusal)
            case "type":
                yield self._shape(refusal)
            case "minProperties" | "minItems" | "minLength":
                yield self._empty(refusal)
            case "maxProperties":
                yield self._too_many(refusal)
            case "enum":
                yield self._one_of(refusal)
            case "not":
                yield self._no_form(refusal)
            case _:
                yield self._value(refusal)

    # keys

    def _unknown_keys(self, refusal: Refusal) -> Iterator[Diagnostic]:
        known = refusal.schema.get("properties", {})
        part = str(refusal.schema.get("title", "this part"))
        form = _form_meant(part, known, refusal.value)
        for key in refusal.value:
            if key in known or (form and key != form):
                continue
            keys = (*refusal.keys, key)
            if key in LATER:
                yield self._later(keys)
                continue
            if key in _PROMISED and _PROMISED & known.keys():
                (other,) = _PROMISED - {key}
                yield self._at(
                    keys, "unknown-key", "A promise says `never` or `always`, and not both", on="key",
                    help=f"make two promises of it, or say with `when` of whom `{other}` speaks",
                )  # fmt: skip
                continue
            if part.endswith("from the library") and _is_fixed(str(key)):
                yield self._at(
                    keys, "override-not-allowed", f"`{key}` cannot be changed in {part}", on="key",
                    help="what is asked stays as the library has it: only its wording, `when` and `next` are yours",
                )  # fmt: skip
                continue
            here = _FORMS if form else [each for each in known if each not in refusal.value]
            other = meant(str(key), here)
            if other == "optional" and key in ("required", "mandatory"):
                help, paste = "every question has to be answered; write `optional: true` where it may be left blank", ""
            elif other == "look":
                help, paste = f"`{key}` stands under `look`", ""
            elif other:
                self.renamed.add((refusal.keys, other))
                help, paste = f"did you mean `{other}`?", self._with_key(keys, other)
            else:
                help, paste = self._belongs(str(key), known, refusal.value), ""
            yield self._at(keys, "unknown-key", f"`{key}` is not a key of {part}", on="key", help=help, paste=paste)

    def _later(self, keys: Keys) -> Diagnostic:
        return self._at(keys, "later-feature", f"`{keys[-1]}` is not available yet in this version", on="key")

    def _belongs(self, key: str, known: Mapping[str, Any], value: Mapping[str, Any]) -> str:
        types = [name for name, kind in all_types().items() if _takes(kind, key)]
        if "ask" in known and types:
            return f"`{key}` belongs to questions of type {_listed(types)}; this one is `{value.get('type')}`"
        if "ask" in known and key in ("questions", "fields", "title", "body"):
            return "a step asks one question with `ask`, or several under `questions` with a `title`"
        return f"known here: {_listed(list(known))}" if len(known) <= 14 else ""

    def _missing(self, refusal: Refusal) -> Iterator[Diagnostic]:
        part = str(refusal.schema.get("title", "this part"))
        for key in refusal.wanted:
            if key not in refusal.value and (refusal.keys, key) not in self.renamed:
                written = next((each for each in refusal.value if meant(str(each), (key,))), None)
                if key == "type" and written is not None:
                    yield self._at(
                        (*refusal.keys, written), "unknown-key", f"`{written}` is not a key of {part}", on="key",
                        help=f"did you mean `{key}`?", paste=self._with_key((*refusal.keys, written), key),
                    )  # fmt: skip
                    continue
                words = f"{part[:1].upper()}{part[1:]} needs `{key}`"
                yield self._at(refusal.keys, "missing-key", words, on="key", help=self._advice(key))

    def _advice(self, key: str) -> str:
        if key == "type":
            return f"say what kind of answer it is: {_listed(list(all_types()))}"
        return {
            "title": "every page has a heading; write `title:` and the words",
            "options": "write `options:` with ids and labels, or the name of a list",
            "outcomes": "a journey has at least one end; write `outcomes:` with ids and titles",
            "journey": "write `journey:` and an id, such as the name of the folder",
            "source": "write `source:` and a link, so that the value can be checked",
            "because": "write `because:` and the law or link that it rests on",
        }.get(key, "")

    # names

    def _name(self, refusal: Refusal) -> Diagnostic:
        name = str(refusal.value)
        keys = (*refusal.keys, name)
        if refusal.keyword == "not":
            return self._at(
                keys, "reserved-id", f"`{name}` is a word of sentences, so nothing can be called that", on="key",
                help="choose a name of more than one word",
            )  # fmt: skip
        return self._bad_id(keys, name, "key")

    def _bad_id(self, keys: Keys, name: str, on: str) -> Diagnostic:
        other = as_id(name)
        help = "ids are small letters, digits and single underscores, starting with a letter"
        paste = ""
        if other and other != name:
            paste = self._with_key(keys, other) if on == "key" else self._with_value(keys, other)
            help += f": `{other}`"
        return self._at(keys, "bad-id", f"`{name}` cannot be an id", on=on, help=help, paste=paste)

    # values

    def _shape(self, refusal: Refusal) -> Diagnostic:
        keys, value = refusal.keys, refusal.value
        name = _name_of(keys)
        words = str(refusal.schema.get("errorMessage", "has to be something else"))
        kinds = refusal.wanted if isinstance(refusal.wanted, list) else [refusal.wanted]
        if not keys and not isinstance(value, dict):
            return self._at(
                (), "wrong-shape", "This file holds no names with values", help="each line is a name and a colon"
            )
        if value is None:
            if self._hidden(keys):
                return self._at(
                    keys, "yaml-lost-text", f"What follows `{keys[-1]}:` starts with `#`, so it is a comment",
                    on="key", help="put the text in quotes",
                )  # fmt: skip
            return self._at(keys, "wrong-shape", f"Nothing follows {name}: it {words}", on="key")
        if kinds == ["boolean"] and isinstance(value, str) and value.lower() in (*_SWITCHES, "true", "false"):
            right = _SWITCHES.get(value.lower(), value.lower())
            return self._at(
                keys, "yaml-ambiguous", f"`{value}` is a word here, not a switch", help=f"write `{right}`",
                paste=self._with_value(keys, right),
            )  # fmt: skip
        if isinstance(value, bool) and "string" in kinds:
            right = "yes" if value else "no"
            return self._at(
                keys, "yaml-ambiguous", f"`{str(value).lower()}` is a switch, and {name} {words}",
                help=f"write `{right}`, or put the word in quotes if it is text",
            )  # fmt: skip
        if isinstance(value, list) and "bullets" in words:
            return self._at(
                keys, "wrong-shape", "A list of sentences needs `all:` or `any:`", on="key", help="write all: or any:",
                paste=self._bullets(keys, value),
            )  # fmt: skip
        if keys[-1:] == ("options",) and isinstance(value, list):
            return self._at(
                keys, "wrong-shape", "Options are ids, each with its label", on="key",
                help="rules name the id, the citizen reads the label", paste=self._options(keys, value),
            )  # fmt: skip
        if words.startswith("has to be text") and isinstance(value, list | dict) and (text := self._on_one_line(keys)):
            return self._at(
                keys, "yaml-needs-quotes", f"Text that starts with `{text[0]}` needs quotes",
                help="put the text in quotes", paste=self._with_value(keys, quoted(text)),
            )  # fmt: skip
        return self._at(
            keys, "wrong-shape", f"{name} {words}".capitalize() if keys == () else f"{name} {words}", on="key"
        )

    def _empty(self, refusal: Refusal) -> Diagnostic:
        words = str(refusal.schema.get("errorMessage", ""))
        what = f": it {words}" if words else ""
        return self._at(refusal.keys, "wrong-shape", f"{_name_of(refusal.keys)} is empty{what}", on="key")

    def _too_many(self, refusal: Refusal) -> Diagnostic:
        if "all" in refusal.schema.get("properties", {}):
            message = "Only one of `all`, `any` and `not` can stand here"
            return self._at(refusal.keys, "wrong-shape", message, on="key", help="put one as a bullet under the other")
        message = f"{_name_of(refusal.keys)} {refusal.schema.get('errorMessage', 'holds too much')}"
        return self._at(refusal.keys, "wrong-shape", message, on="key")

    def _one_of(self, refusal: Refusal) -> Diagnostic:
        value = str(refusal.value)
        words = [str(word) for word in refusal.wanted]
        if refusal.keys[-1:] == ("type",):
            other = meant(value, words, {key: (word,) for key, word in TYPES.items()})
            help = f"did you mean `{other}`?" if other else f"the types are {_listed(words)}"
            message = f"`{value}` is not a question type"
        else:
            other = meant(value, words, {})
            help = f"did you mean `{other}`?" if other else ""
            message = f"{_name_of(refusal.keys)} {refusal.schema.get('errorMessage', '')}, not `{value}`"
        paste = self._with_value(refusal.keys, other) if other else ""
        return self._at(refusal.keys, "wrong-value", message, help=help, paste=paste)

    def _no_form(self, refusal: Refusal) -> Diagnostic:
        if refusal.schema.get("title") == "a step":
            if "repeat" in refusal.value:
                return self._at(
                    (*refusal.keys, "repeat"), "nested-repeat", "What is asked of each item cannot itself be a repeat",
                    on="key",
                    help="ask for one list after the other: the items of the first can be the options of a question "
                    "in the second",
                )  # fmt: skip
            for key in refusal.value:
                keys = (*refusal.keys, key)
                if key in LATER:
                    return self._later(keys)
                other = meant(key, ("ask", "questions", "title", "next"))
                if other and key not in ("when", "type"):
                    return self._at(
                        keys, "unknown-key", f"`{key}` is not a key of a step", on="key",
                        help=f"did you mean `{other}`?", paste=self._with_key(keys, other),
                    )  # fmt: skip
            return self._at(
                refusal.keys, "missing-key", "A step needs `ask`, `questions`, `title` or `next`", on="key",
                help="`ask` and `type` for a question, `title` and `questions` for several, `title` and `body` to "
                "inform, `next` to decide, `repeat` for several of the same thing",
            )  # fmt: skip
        if refusal.schema.get("title") == PROMISE.words:
            return self._no_promise(refusal)
        message = f"{_name_of(refusal.keys)} {refusal.schema.get('errorMessage', 'is not known')}"
        return self._at(refusal.keys, "missing-key", message, on="key")

    def _no_promise(self, refusal: Refusal) -> Diagnostic:
        for key in refusal.value:
            keys = (*refusal.keys, key)
            other = meant(key, sorted(_PROMISED))
            if other:
                return self._at(
                    keys, "unknown-key", f"`{key}` is not a key of a promise", on="key",
                    help=f"did you mean `{other}`?", paste=self._with_key(keys, other),
                )  # fmt: skip
        return self._at(
            refusal.keys, "missing-key", "A promise needs `never` or `always`", on="key",
            help="`never` says what is true of nobody who comes to an end, `always` what is true of everybody",
        )  # fmt: skip

    def _value(self, refusal: Refusal) -> Diagnostic:
        if refusal.keyword == "pattern" and refusal.wanted == ID_PATTERN:
            return self._bad_id(refusal.keys, str(refusal.value), "value")
        limit = {"minimum": "at least", "maximum": "at most", "maxLength": "at most"}.get(refusal.keyword)
        words = str(refusal.schema.get("errorMessage", "has to be something else"))
        said = not limit or words.endswith(str(refusal.wanted)) or f"from {refusal.wanted} " in words
        more = "" if said else f", {limit} {refusal.wanted}{' characters' if 'Length' in refusal.keyword else ''}"
        message = f"{_name_of(refusal.keys)} {words}{more}"
        return self._at(refusal.keys, "wrong-value", message)

    # lines

    def _at(
        self, keys: Keys, slug: str, message: str, *, on: str = "value", help: str = "", paste: str = ""
    ) -> Diagnostic:
        key = on == "key" and bool(keys) and isinstance(keys[-1], str)
        spot = Spot((self.document.name, *keys), "key" if key else "value")
        return Diagnostic(slug, Level.ERROR, message[:1].upper() + message[1:], Label(spot), help=help, paste=paste)

    def _with_key(self, keys: Keys, new: str) -> str:
        part = self.document.part(keys)
        return "" if part is None else self._replaced(part.key_start, part.key_end, new)

    def _with_value(self, keys: Keys, new: str) -> str:
        part = self.document.part(keys)
        return "" if part is None else self._replaced(part.start, part.end, new)

    def _replaced(self, start: int, end: int, new: str) -> str:
        lines = self.document.read_lines
        line, column = lines.where(start)
        last, after = lines.where(end)
        return lines[line][:column] + new + lines[line][after:] if line == last and start >= 0 else ""

    def _hidden(self, keys: Keys) -> bool:
        part = self.document.part(keys)
        if part is None:
            return False
        lines = self.document.read_lines
        line, column = lines.where(part.key_end)
        return lines[line][column:].lstrip(": \t").startswith("#")

    def _on_one_line(self, keys: Keys) -> str:
        """What is written in brackets after a key, if it is one line."""
        part = self.document.part(keys)
        text = "" if part is None else self.document.mended[part.start : part.end]
        return text if text[:1] in ("[", "{") and "\n" not in text else ""

    def _bullets(self, keys: Keys, items: list[Any]) -> str:
        part = self.document.part(keys)
        if part is None or not all(isinstance(item, str) for item in items):
            return ""
        lines = self.document.read_lines
        _, column = lines.where(part.key_start)
        space = " " * column
        return "\n".join([f"{space}{keys[-1]}:", f"{space}  all:", *(f"{space}    - {item}" for item in items)])

    def _options(self, keys: Keys, items: list[Any]) -> str:
        part = self.document.part(keys)
        if part is None or not items or not all(isinstance(item, str) and as_id(item) for item in items):
            return ""
        _, column = self.document.read_lines.where(part.key_start)
        space = " " * column
        return "\n".join([f"{space}options:", *(f"{space}  {as_id(item)}: {item}" for item in items)])


_FORMS = ("ask", "questions")


def _form_meant(part: str, known: Mapping[str, Any], value: Mapping[str, Any]) -> str:
    """The key by which a page that informs, or a decision, was meant to be one that asks; "" where there is none."""
    if part not in ("a page that informs", "a decision"):
        return ""
    forms = _FORMS if "type" in value or part == "a decision" else ("questions",)
    return next((key for key in value if key not in known and meant(key, forms)), "")


def _is_fixed(key: str) -> bool:
    """Whether this is a key of questions, facts, rates or lists that is no wording."""
    fixed = ("type", "options", "min", "max", "optional", "must", "someone_else", "steps", "facts", "repeat",
             "is", "decide", "bands", "source")  # fmt: skip
    return key in fixed or any(_takes(kind, key) for kind in all_types().values())


def _takes(kind: Any, key: str) -> bool:
    if key == "options":
        return bool(kind.takes_options)
    if key in ("min", "max"):
        return bool(kind.takes_bounds)
    return any(setting.name == key for setting in kind.settings)


def _name_of(keys: Keys) -> str:
    if not keys:
        return "this file"
    return f"`{keys[-1]}`" if isinstance(keys[-1], str) else "this item"


def _listed(words: Sequence[str]) -> str:
    marked = [f"`{word}`" for word in words]
    return marked[0] if len(marked) == 1 else ", ".join(marked[:-1]) + f" and {marked[-1]}"
