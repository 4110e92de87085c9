"""A journey's texts beside a catalogue: what is missing, stale or unlike, and whether the language can be offered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from journeys.catalogues.keys import Key, Wanted, said
from journeys.catalogues.names import in_english, is_known
from journeys.catalogues.plurals import forms
from journeys.catalogues.reading import Entry
from journeys.diagnostics import Diagnostic, Level
from journeys.languages import built_in

_LETTER = re.compile(r"[^\W\d_]")
_SHOWN = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unlike:
    """A translation that does not show what its source shows: the values that it lacks, and those that are new."""

    entry: Entry
    wanted: Wanted
    lacks: frozenset[str]
    adds: frozenset[str]


@dataclass(frozen=True, eq=False)
class Comparison:
    """One language beside the texts of a journey or service.

    `main` is the file of the source, `file` the catalogue, "" where there is none. `required` says that nothing is
    published while it has gaps. `entries` are those of wanted texts, by their key; `unknown` belong to no text.
    `faulty`: something in the catalogue could not be read. `own`: it is the language of the source itself, and needs
    no catalogue.
    """

    language: str
    main: str
    file: str
    required: bool
    wanted: Mapping[Key, Wanted]
    entries: Mapping[Key, Entry]
    unknown: tuple[Entry, ...] = ()
    faulty: bool = False
    own: bool = False

    @cached_property
    def missing(self) -> tuple[Wanted, ...]:
        """The texts without a translation."""
        return tuple(
            each for key, each in self.wanted.items() if key not in self.entries or not self.entries[key].translated
        )

    @cached_property
    def stale(self) -> tuple[tuple[Entry, Wanted], ...]:
        """The translations of what was said before."""
        return tuple(
            (entry, self.wanted[key])
            for key, entry in self.entries.items()
            if entry.translated and said(entry.translates) != said(self.wanted[key].words)
        )

    @cached_property
    def unlike(self) -> tuple[Unlike, ...]:
        """The translations that show other values than their source. Of stale ones nothing is said."""
        stale = {entry.key for entry, _ in self.stale}
        found = (
            _unlike(entry, self.wanted[key])
            for key, entry in self.entries.items()
            if entry.translated and entry.key not in stale
        )
        return tuple(each for each in found if each.lacks or each.adds)

    @cached_property
    def open_ended(self) -> tuple[Entry, ...]:
        """The translations by rules of which it may be that none holds."""
        return tuple(each for each in self.entries.values() if each.rules and not closed(each.rules))

    @property
    def complete(self) -> bool:
        """Whether the language can be offered."""
        gaps = self.missing or self.stale or self.unlike or self.open_ended
        return bool(self.file) and not gaps and not self.faulty and not self.own and self.spoken

    @property
    def harm(self) -> Level:
        """How much harm a gap does: nothing is published with one in a language that has to be complete."""
        return Level.ERROR if self.required else Level.WARNING

    @property
    def name(self) -> str:
        """The language in English."""
        return in_english(self.language)

    @property
    def spoken(self) -> bool:
        """Whether Footpath's own words are there in this language."""
        return is_known(self.language) and built_in(self.language)


def compare(
    language: str, files: tuple[str, str], required: bool, wanted: Mapping[Key, Wanted], entries: Iterable[Entry]
) -> Comparison:
    """Finds the entry of every text. `files` are the main file and the catalogue. `x.label` may be written as `x`."""
    found: dict[Key, Entry] = {}
    unknown: list[Entry] = []
    for entry in entries:
        key = entry.key if entry.key in wanted else (*entry.key, "label")
        if key in wanted and key not in found:
            found[key] = entry
        else:
            unknown.append(entry)
    ordered = {key: found[key] for key in wanted if key in found}
    return Comparison(language, *files, required, wanted, ordered, tuple(unknown))


def beside(
    main: str,
    own: str,
    required: Iterable[str],
    catalogues: Mapping[str, tuple[str, Sequence[Entry]]],
    wanted: Mapping[Key, Wanted],
    free: Mapping[Key, Wanted],
    faults: Iterable[Diagnostic],
) -> tuple[Comparison, ...]:
    """Every language that has a catalogue, or has to be complete, beside the texts of the file `main`.

    `own` is the language of the source. `catalogues` are language and entries by file. The texts `free` may have
    a translation and need none.
    """
    faulty = {each.primary.spot.route[0] for each in faults if each.level is Level.ERROR and each.primary.spot.route}
    needed = [language for language in dict.fromkeys(required) if language != own]
    found: list[Comparison] = []
    for name, (language, entries) in catalogues.items():
        if language == own:
            found.append(Comparison(language, main, name, False, {}, {}, own=True))
        else:
            given = {key for entry in entries for key in (entry.key, (*entry.key, "label"))}
            taken = {key: each for key, each in free.items() if key in given}
            made = compare(language, (main, name), language in needed, {**wanted, **taken}, entries)
            found.append(replace(made, faulty=name in faulty))
    there = {each.language for each in found}
    found += [compare(each, (main, ""), True, wanted, ()) for each in needed if each not in there]
    return tuple(found)


def offered(compared: Iterable[Comparison]) -> tuple[str, ...]:
    """The languages that a journey or service is offered in besides its own."""
    return tuple(dict.fromkeys(each.language for each in compared if each.complete))


def drafts_warn(faults: Iterable[Diagnostic], compared: Iterable[Comparison]) -> tuple[Diagnostic, ...]:
    """The faults, those in a catalogue that nobody waits for as warnings: a draft of one language stops no other."""
    drafts = {each.file for each in compared if not each.required}
    return tuple(
        replace(fault, level=Level.WARNING)
        if fault.level is Level.ERROR and fault.primary.spot.route[:1] and fault.primary.spot.route[0] in drafts
        else fault
        for fault in faults
    )


def has_words(text: str) -> bool:
    """Whether there is anything to translate: `01632 960 199` and `{{ amount }}` are the same in every language."""
    return _LETTER.search(_SHOWN.sub("", text)) is not None


def shown_in(words: str) -> frozenset[str]:
    """What stands in the `{{ }}` of a wording."""
    return frozenset(said(each) for each in _SHOWN.findall(words))


def closed(rules: tuple[str, ...]) -> bool:
    """Whether one of some rules holds for everybody: `otherwise`, or the plural word `other`, which takes the rest."""
    return rules[-1] == "otherwise" or any("other" in words for words in forms(rules).values())


def _unlike(entry: Entry, wanted: Wanted) -> Unlike:
    theirs = frozenset[str]().union(*(shown_in(words) for words in entry.wordings))
    ours = shown_in(wanted.words)
    return Unlike(entry, wanted, ours - theirs, theirs - ours)
