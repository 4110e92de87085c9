"""Whether a lone question needs a page with a heading of its own, and which words ask it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeys.importers.draft import Content, Field, Words
from journeys.importers.prose import line, prose

LONGEST_HINT = 250


def needs_heading(title: Words, field: Field, contents: Sequence[Content], alone: bool) -> bool:
    """Whether title and texts of a page cannot become its first question and its hint. `alone`: it is the only one."""
    if contents and not fits_a_hint(field, contents):
        return True
    heading, label = line(title.text), line(field.label.text)
    return bool(heading) and bool(label) and not same(heading, label) and not (alone and asks(heading, label))


def fits_a_hint(field: Field, contents: Sequence[Content]) -> bool:
    """Whether the texts above a question are short enough to be its hint, and it has none yet."""
    text = " ".join(prose(each.words.text) for each in contents)
    plain = all(each.when is None for each in contents)
    return not field.hint and "\n" not in text and len(text) <= LONGEST_HINT and plain


def asks(heading: str, label: str) -> bool:
    """Whether a page's title is the question, and its field's label only says what the answer is called."""
    return heading.endswith("?") and not label.endswith("?")


def same(one: str, other: str) -> bool:
    """Whether two headings say the same."""
    return one.strip(" ?.:").casefold() == other.strip(" ?.:").casefold()


_FULL = re.compile(r"(?:What|Which) (?:is|are) (?:your|the) (?P<thing>[^,;]{3,60}?)\s*[?.]?\Z")


def below_heading(field: Field) -> Words:
    """The words of a question whose heading asks the same: what the answer is called, where that can be told."""
    if field.short and not same(field.short, field.label.text):
        return Words(field.short)
    found = _FULL.match(line(field.label.text))
    if found is None or field.label.to:
        return field.label
    thing = found["thing"]
    return Words(thing[0].upper() + thing[1:])


def question_words(title: Words, label: Words) -> Words:
    """The words of a lone question: its own, or its page's title."""
    heading = line(title.text)
    if heading and (not line(label.text) or asks(heading, line(label.text))):
        return title
    return label
