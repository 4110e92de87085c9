"""The texts of a journey with what its catalogues say for them, and how complete each language is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from journeys.build.sentences import YES_NO, Sentences, unread
from journeys.build.workshop import On, Workshop
from journeys.catalogues import plurals
from journeys.catalogues.comparing import Comparison, beside, has_words
from journeys.catalogues.keys import Key, Wanted, key_of, of_pair
from journeys.catalogues.names import catalogues_among
from journeys.catalogues.reading import Entry, Read, read_catalogue
from journeys.diagnostics import Route
from journeys.expressions.kinds import Decimal, Integer
from journeys.expressions.known import Known
from journeys.model import Sentence, Text, Wording
from journeys.service import Service

if TYPE_CHECKING:
    from journeys.build.lists import Lists

At = Callable[[Route], Wording | None]
"""Reads the wording at a route."""


class Translations:
    """Reads the catalogues of one journey, and adds to each text what they say for it.

    `required` are the languages that have to be complete. Without any, and without a catalogue, nothing is looked at.
    """

    def __init__(self, shop: Workshop, sentences: Sentences, lists: Lists, required: tuple[str, ...]) -> None:
        self.shop = shop
        self.sentences = sentences
        self.required = required
        self.wanted: dict[Key, Wanted] = {}
        """Every text that has to be translated, by its key."""
        self.free: dict[Key, Wanted] = {}
        """Those that need not: there are no words in them."""
        self.languages: dict[str, str] = {}
        """The language of each catalogue, by file."""
        self._entries: dict[str, dict[Key, Entry]] = {}
        self._read: dict[str, Read] = {}
        self._lists = _elsewhere(lists, shop.main)
        for name, language in catalogues_among(shop.main, shop.folder.files).items():
            self._open(name, language)

    def _open(self, name: str, language: str) -> None:
        document = None if name in self.shop.folder.documents else self.shop.folder.document(name)
        if document is None or (isinstance(document.value, dict) and type(document.value.get("journey")) is str):
            return  # a list that the journey names, or a journey of its own
        read = self._read[name] = read_catalogue(document)
        self.shop.faults.extend(read.faults)
        self.languages[name] = language
        self._entries[name] = {entry.key: entry for entry in read.entries}

    def attach(self, text: Text, on: On, at: At) -> Text:
        """The text with its translations; `at` reads a wording where its sentences mean the same."""
        if not self.languages and not self.required:
            return text
        key = self._key(text.route, on)
        keys = [key if wording.route == text.route else (*key, str(wording.route[-1])) for _, wording in text.rules]
        for each, (_, wording) in zip(keys, text.rules, strict=True):
            route = wording.route
            words = (str(route[-1]) if on == "key" else self.shop.words(route)) or ""
            (self.wanted if has_words(words) else self.free)[each] = Wanted(each, words, route, on)
        if not self._entries:
            return text
        to: dict[str, Text] = {}
        for name, language in self.languages.items():
            translated = self._translated(name, language, text, keys, at)
            if translated is not None:
                to[language] = translated
        return replace(text, to=to) if to else text

    def comparisons(self, own: str) -> tuple[Comparison, ...]:
        """Every language that has a catalogue, or has to be complete; asked when all texts have been read."""
        if not self.languages and not self.required:
            return ()
        place = self._order()
        wanted = {key: self.wanted[key] for key in sorted(self.wanted, key=lambda key: place(self.wanted[key]))}
        catalogues = {name: (language, self._read[name].entries) for name, language in self.languages.items()}
        faults = (*self.shop.faults, *self.shop.folder.faults)
        return beside(self.shop.main, own, self.required, catalogues, wanted, self.free, faults)

    # keys

    def _key(self, route: Route, on: On) -> Key:
        if str(route[0]) == self.shop.main:
            return of_pair(key_of(route[1:]), on)
        key = self._lists.get(route)
        return tuple(str(each) for each in route) if key is None else key

    def _order(self) -> Callable[[Wanted], tuple[int, int]]:
        """Where a text stands: in the main file, or where that names the list that it belongs to."""
        main = self.shop.folder.document(self.shop.main)
        inside = {key: number for number, key in enumerate(self.wanted)}

        def place(wanted: Wanted) -> tuple[int, int]:
            route = wanted.route
            if str(route[0]) != self.shop.main and wanted.key[0] == "lists":
                route = (self.shop.main, *wanted.key[:2])
            part = None if main is None else main.part(route[1:])
            if part is not None:
                return max(part.key_start, 0), inside[wanted.key]
            while main is not None and part is None and len(route) > 1:
                route = route[:-1]
                part = main.part(route[1:])
            return -1 if part is None else part.end, inside[wanted.key]  # what is borrowed: behind where it is taken

        return place

    # translations

    def _translated(self, name: str, language: str, text: Text, keys: list[Key], at: At) -> Text | None:
        """The text in another language, None where something of it is missing."""
        rules: list[tuple[Sentence | None, Wording]] = []
        for key, (sentence, source) in zip(keys, text.rules, strict=True):
            entry = self._entry(name, key)
            if (entry is None or not entry.translated) and key in self.free:
                rules.append((sentence, source))
                continue
            if entry is None or not entry.translated:
                return None
            here = (*entry.route, "to")
            self.shop.sources.translates[entry.route] = source.route
            if not entry.rules:
                wording = at(here)
                if wording is not None:
                    rules.append((sentence, wording))
                continue
            for own in entry.rules:
                wording = at((*here, own))
                if wording is not None:
                    rules.append((self._both(sentence, self._rule(own, entry, (*here, own), language)), wording))
        return Text(tuple(rules), (name, *keys[0])) if rules else None

    def _entry(self, name: str, key: Key) -> Entry | None:
        entries = self._entries[name]
        found = entries.get(key)
        return entries.get(key[:-1]) if found is None and key[-1] == "label" else found

    def _rule(self, text: str, entry: Entry, route: Route, language: str) -> Sentence | None:
        """A sentence of a translation's own rules; None is `otherwise`."""
        if text == "otherwise":
            return None
        plural = plurals.split(text)
        if plural is not None:
            counted = self._counted(plural[0], route)
            if counted is not None:
                listed = frozenset(plurals.forms(entry.rules)[plural[0]])
                return replace(counted, text=text, kind=YES_NO, value=_is_form(counted, plural[1], listed, language))
        return self.sentences.read(text, route, "key", YES_NO, wording=True) or unread(text, route, "key")

    def _counted(self, text: str, route: Route) -> Sentence | None:
        """What stands before a plural word, if it is a number; else the sentence means something else."""
        faults = len(self.shop.faults)
        found = self.sentences.read(text, route, "key")
        if found is not None and isinstance(found.kind, Integer | Decimal):
            return found
        del self.shop.faults[faults:]  # the whole sentence is read next, and tells its own
        return None

    def _both(self, source: Sentence | None, own: Sentence | None) -> Sentence | None:
        """Of a rule of the source and one of the translation inside it, the sentence that both hold.

        Its tree is that of the translation's rule: the source's is looked at where it stands.
        """
        if source is None or own is None:
            return source or own

        def value(known: Known) -> Any:
            return source.value(known) and own.value(known)

        return replace(own, text=f"{source.text} and {own.text}", reads=source.reads | own.reads, value=value)


def _is_form(counted: Sentence, word: str, listed: frozenset[str], language: str) -> Callable[[Known], bool]:
    """Whether a number takes this plural form; `other` takes every form that is not written out."""

    def value(known: Known) -> bool:
        number: int | Fraction = counted.value(known)
        form = plurals.form_of(number, language)
        return form == word or (word == "other" and form not in listed)

    return value


def _elsewhere(lists: Lists, main: str) -> Mapping[Route, Key]:
    """The keys of labels and hints that stand in files of their own."""
    found: dict[Route, Key] = {}
    for name, each in lists.sets.items():
        for option, (label, hint) in each.options.items():
            if label[0] == main:
                continue
            found.setdefault(label, ("lists", name, option, "label"))
            if hint is not None:
                found.setdefault(hint, ("lists", name, option, "hint"))
    return found


def required(shop: Workshop, service: Service | None) -> tuple[str, ...]:
    """The languages that have to be complete: the journey says so, or its service."""
    said = tuple(each for each in shop.listed((shop.main, "languages")) if type(each) is str)
    return said or (service.languages if service else ())
