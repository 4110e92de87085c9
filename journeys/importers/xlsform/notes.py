"""Texts of a form as the frame reads them; notes, and what heads a page that only informs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from journeys.importers.draft import SILENT, Content, Remark, Words
from journeys.importers.prose import line, prose
from journeys.importers.xlsform.deciding import Known

LONGEST_TITLE = 90
_HOLE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def spoken(words: Words) -> Words:
    """Words whose placeholders are written as the frame reads them: `${name}` as `{{ name }}`."""
    if not words:
        return SILENT
    return Words(_holes(words.text), {tag: _holes(text) for tag, text in words.to.items()}, words.place)


def _holes(text: str) -> str:
    return re.sub(r"\$\s*\{\s*([^{}]*?)\s*\}", r"{{ \1 }}", text)


def with_hint(words: Words, hint: Words) -> tuple[Words, set[str]]:
    """The words of a note with its hint below them, and the keys that are in it."""
    if not words or not hint:
        return words or hint, {"label", "hint"} if hint else {"label"}
    to = {
        tag: f"{words.to.get(tag, words.text)}\n\n{hint.to.get(tag, hint.text)}" for tag in {*words.to, *hint.to}
    }  # fmt: skip
    return Words(f"{words.text}\n\n{hint.text}", to, words.place), {"label", "hint"}


def shows_worked_out(text: str, known: Mapping[str, Known]) -> bool:
    """Whether a text shows what a calculation or a device knows: nothing can fill that in, and the rest says little."""
    return any(
        known.get(name, Known("text")).type in ("calculation", "device", "today") for name in _HOLE.findall(text)
    )


def headed(contents: Sequence[Content], over: Words) -> tuple[Words, list[Content], list[Remark]]:
    """The title of a page of notes, the texts below it, and what is told of those that became its title.

    A short text is the title itself; of a long one its first line, or else `over`, what the page is a part of.
    """
    first, *rest = contents
    short = (
        "{{" not in first.words.text
        and "\n" not in prose(first.words.text)
        and len(line(first.words.text)) <= LONGEST_TITLE
    )
    if short:
        told = Remark("text", first.place, first.words.text, "changed", "it heads a page of its own")
        return replace(first.words, place=""), rest, [told]
    lines = {tag: prose(text).split("\n", 1) for tag, text in (("", first.words.text), *first.words.to.items())}
    if all(len(each) == 2 and 0 < len(each[0].strip()) <= LONGEST_TITLE for each in lines.values()):
        title = Words(lines[""][0], {tag: each[0] for tag, each in lines.items() if tag})
        left = Words(lines[""][1].strip(), {tag: each[1].strip() for tag, each in lines.items() if tag}, first.place)
        return title, [replace(first, words=left), *rest], []
    return replace(over, place=""), list(contents), []
