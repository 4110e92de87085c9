"""Wording as written -> texts by rules, with the sentences in `{{ }}` typed."""

from __future__ import annotations

from journeys.build.sentences import YES_NO, Sentences, unread
from journeys.build.translations import Translations
from journeys.build.workshop import On, Workshop
from journeys.diagnostics import Diagnostic, Label, Level, Route, Spot
from journeys.model import Sentence, Text, TextRef, Wording
from journeys.slips.slip import quoted
from journeys.texts import UnclosedBraces, split_wording


class Texts:
    """Reads texts, in every language; `names` are the ids under `texts`."""

    def __init__(self, shop: Workshop, sentences: Sentences, names: frozenset[str], translations: Translations) -> None:
        self.shop = shop
        self.sentences = sentences
        self.names = names
        self.translations = translations

    def read(self, route: Route) -> Text | None:
        """The text at a route, None where there is none."""
        value = self.shop.value(route)
        rules: list[tuple[Sentence | None, Wording]] = []
        if type(value) is dict:
            for key in value:
                here = (*route, key)
                wording = self._wording(here)
                if wording is not None:
                    rules.append((self._condition(key, here), wording))
        else:
            wording = self._wording(route)
            rules = [] if wording is None else [(None, wording)]
        return self.translations.attach(Text(tuple(rules), route), "value", self._wording) if rules else None

    def needed(self, route: Route) -> Text:
        """The text at a route; an empty one where it is missing, which shapes have told."""
        return self.read(route) or literal("", route)

    def of_key(self, route: Route) -> Text:
        """The text that is the last key of a route: a label of a key fact, a time in a timeline."""
        text = Text(((None, self.wording(str(route[-1]), route, "key")),), route)
        return self.translations.attach(text, "key", self._wording)

    def pairs(self, route: Route) -> tuple[tuple[Text, Text], ...]:
        """A mapping of labels and texts."""
        found = ((self.of_key(here), self.read(here)) for _, here in self.shop.entries(route))
        return tuple((label, text) for label, text in found if text is not None)

    def _condition(self, key: str, route: Route) -> Sentence | None:
        if key == "otherwise":
            return None
        return self.sentences.read(key, route, "key", YES_NO, wording=True) or unread(key, route, "key")

    def _wording(self, route: Route) -> Wording | None:
        words = self.shop.words(route)
        if words is None:
            return None
        self._cut_off(route, words)
        return self.wording(words, route, "value")

    def wording(self, words: str, route: Route, on: On) -> Wording:
        """One wording; a piece that is faulty is left out."""
        if "{{" not in words and "}}" not in words:
            return Wording((words,), route)
        try:
            split = split_wording(words)
        except UnclosedBraces as fault:
            self.shop.fault(
                "sentence-syntax", fault.message, Spot(route, on, fault.start, fault.end),
                help="a value is shown by `{{ }}` with a sentence in it",
            )  # fmt: skip
            return Wording((words,), route)
        pieces: list[str | Sentence | TextRef] = []
        for piece in split:
            if isinstance(piece, str):
                pieces.append(piece)
            elif piece[0] in self.names:
                pieces.append(TextRef(piece[0]))
            else:
                sentence = self.sentences.inside(piece[0], words, piece[1], route, on)
                if sentence is not None:
                    pieces.append(sentence)
        return Wording(tuple(pieces), route)

    def _cut_off(self, route: Route, words: str) -> None:
        """Tells of text that a `#` cuts short."""
        route = self.shop.sources.written(route)
        document = self.shop.folder.documents.get(str(route[0]))
        part = None if document is None else document.part(route[1:])
        if document is None or part is None or part.style is not None or part.end not in document.cut:
            return
        lines = document.read_lines
        line, column = lines.where(part.end)
        rest = lines[line][column:]
        start = column + len(rest) - len(rest.lstrip())
        head = lines.where(part.start)
        paste = lines[line][: head[1]] + quoted(words + rest.rstrip()) if head[0] == line else ""
        said = document.lines
        self.shop.faults.append(
            Diagnostic(
                "yaml-lost-text",
                Level.ERROR,
                "From `#` on this is a comment, which nobody is shown",
                Label(Spot((document.name,), "value", said.offset(line, start), said.ends[line])),
                help="put the text in quotes if `#` belongs to it, else the comment on a line of its own",
                paste=paste,
            )
        )


def literal(words: str, route: Route) -> Text:
    """A text without rules or sentences."""
    return Text(((None, Wording((words,), route)),), route)


def tell_cycles(texts: dict[str, Text], shop: Workshop) -> dict[str, Text]:
    """The texts that do not show themselves; those that do are told and left out."""
    shown = {id: _shown(text) for id, text in texts.items()}
    found: dict[str, Text] = {}
    told: set[str] = set()
    for id, text in texts.items():
        ring = _ring(id, shown)
        if ring and told.isdisjoint(ring):
            told.update(ring)
            way = " shows ".join(f"`{each}`" for each in ring)
            shop.fault("fact-cycle", f"{way}, so it never ends", Spot(text.route, "key"), help="write one of them out")
        if not ring:
            found[id] = text
    return found


def _shown(text: Text) -> list[str]:
    return [piece.id for _, wording in text.rules for piece in wording.pieces if isinstance(piece, TextRef)]


def _ring(id: str, shown: dict[str, list[str]]) -> list[str]:
    """The way from a text back to itself, empty where there is none."""
    ways = [[id]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for other in shown.get(way[-1], ()):
            if other == id:
                return [*way, id]
            if other not in seen:
                seen.add(other)
                ways.append([*way, other])
    return []
