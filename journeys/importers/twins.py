"""The same form in another language -> its words beside those of the first, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from journeys.importers.draft import Choice, ChoiceList, Content, Draft, Field, Page, Remark, Section, Words
from journeys.languages import BUILT_IN

_TWIN = re.compile(r"(?P<stem>.+)[-_.](?P<language>[a-z]{2})(?P<end>\.[a-z]+)")

Key = tuple[str, ...]


def language_of(name: str, main: str) -> str:
    """The language of a file whose name is that of `main` with a language behind it; "" if it is no such file."""
    found = _TWIN.fullmatch(name)
    if found is None or found["stem"] + found["end"] != main or found["language"] not in BUILT_IN:
        return ""
    return found["language"]


def is_twin(name: str, names: frozenset[str]) -> bool:
    """Whether a file is another one of a folder in another language."""
    return any(language_of(name, other) for other in names if other != name)


def joined(draft: Draft, other: Draft, language: str, name: str) -> Draft:
    """The draft with the words of the other one, which is the file `name`. What has no counterpart is told."""
    words = dict(_words(other))
    used: set[Key] = set()

    def with_other(own: Words, key: Key) -> Words:
        there = words.get(key)
        if there is None or not there.text or not own.text:
            return own
        used.add(key)
        return replace(own, to={**own.to, language: there.text})

    def choices(those: tuple[Choice, ...], key: Key) -> tuple[Choice, ...]:
        return tuple(
            replace(
                each,
                label=with_other(each.label, (*key, each.value, "label")),
                hint=with_other(each.hint, (*key, each.value, "hint")),
            )
            for each in those
        )

    def field(asked: Field) -> Field:
        key = ("field", asked.name)
        return replace(
            asked,
            label=with_other(asked.label, (*key, "label")),
            hint=with_other(asked.hint, (*key, "hint")),
            choices=choices(asked.choices, key),
            inside=tuple(field(each) for each in asked.inside),
        )

    def page(of: Page) -> Page:
        parts = []
        for number, part in enumerate(of.parts):
            key = ("text", of.name, str(number))
            parts.append(field(part) if isinstance(part, Field) else replace(part, words=with_other(part.words, key)))
        return replace(of, title=with_other(of.title, ("page", of.name)), parts=tuple(parts))

    def a_list(of: ChoiceList) -> ChoiceList:
        return replace(of, choices=choices(of.choices, ("list", of.name)))

    def section(of: Section) -> Section:
        return replace(of, title=with_other(of.title, ("section", of.name)))

    whole = replace(
        draft,
        title=with_other(draft.title, ("form",)),
        declaration=with_other(draft.declaration, ("declaration",)),
        pages=tuple(page(each) for each in draft.pages),
        lists=tuple(a_list(each) for each in draft.lists),
        sections=tuple(section(each) for each in draft.sections),
        languages=(*draft.languages, language),
    )
    return replace(whole, remarks=(*draft.remarks, *_told(words, used, language, name)))


def _told(words: Mapping[Key, Words], used: set[Key], language: str, name: str) -> Iterator[Remark]:
    yield Remark("language", name, f"{len(used)} texts", "changed", f"they stand in {language}.yaml, the catalogue")
    for key, said in words.items():
        if key not in used and said.text:
            place = f"{name} {said.place}".strip()
            yield Remark("translation", f"{place} ({'.'.join(key)})", said.text, "dropped", "it has no counterpart")


def _words(draft: Draft) -> Iterator[tuple[Key, Words]]:
    """All texts of a draft, by what they are the text of."""
    yield ("form",), draft.title
    yield ("declaration",), draft.declaration
    for page in draft.pages:
        yield ("page", page.name), page.title
        for number, part in enumerate(page.parts):
            if isinstance(part, Content):
                yield ("text", page.name, str(number)), part.words
            else:
                yield from _of_field(part)
    for each in draft.lists:
        yield from _of_choices(each.choices, ("list", each.name))
    for section in draft.sections:
        yield ("section", section.name), section.title


def _of_field(asked: Field) -> Iterator[tuple[Key, Words]]:
    key = ("field", asked.name)
    yield (*key, "label"), asked.label
    yield (*key, "hint"), asked.hint
    yield from _of_choices(asked.choices, key)
    for each in asked.inside:
        yield from _of_field(each)


def _of_choices(choices: tuple[Choice, ...], key: Key) -> Iterator[tuple[Key, Words]]:
    for each in choices:
        yield (*key, each.value, "label"), each.label
        yield (*key, each.value, "hint"), each.hint
