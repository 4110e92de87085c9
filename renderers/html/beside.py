"""What stands in a field beside its controls, and differs from citizen to citizen: files, the nearest options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeys.expressions.kinds import Upload
from journeys.expressions.known import Known
from journeys.formats import formats
from journeys.model import Journey, Question
from journeys.questions import type_of
from journeys.questions.accepted import endings, taken
from journeys.questions.address import PARTS, looks_up
from journeys.questions.base import Parts
from journeys.questions.choice import NEAR, nearest
from journeys.questions.file import KEPT, MOST
from journeys.questions.file import Type as FileType
from journeys.questions.forgive import one
from journeys.questions.found_addresses import shown, unpacked
from journeys.questions.limits import literal_number
from renderers.html import addresses
from renderers.html.assets import enhancement
from renderers.html.environment import draw
from renderers.html.wording import Words, say
from renderers.html.writing import Writer

NO_UPLOADS: Mapping[str, Upload] = {}
"""A session without files."""

Beside = Callable[[Known, Parts, Mapping[str, Upload], bool], str]
"""Draws it: from what is known and what was typed, the files of the session, and whether there is a problem."""

_FILE = FileType()


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file that is there: where it can be looked at, what it is called, how large it is."""

    id: str
    name: str
    size: str
    href: str


@dataclass(frozen=True, slots=True)
class NearRow:
    """One option that may have been meant."""

    id: str
    value: str
    label: Markup
    chosen: bool


@dataclass(frozen=True, slots=True)
class FileControl:
    """What the control for files says to a browser, and its limits in words."""

    accept: str
    several: bool
    limit: str


def file_control(question: Question, words: Words, language: str) -> FileControl | None:
    """The control of a question for files; None for any other."""
    if question.type != "file":
        return None
    types = taken(_FILE.accepts(question))
    accept = dict.fromkeys(part for each in types for part in (each.media_type, *(f".{it}" for it in each.endings)))
    size = formats(language, "GBP", 2).size(_FILE.largest(question))
    most = literal_number(question.max) or MOST
    limit = say(words.file_limit, types=endings(_FILE.accepts(question)), size=size)
    return FileControl(",".join(accept), most > 1, limit)


def most_told(question: Question) -> int:
    """How many characters an answer of several lines may have, where that is a fixed number; else 0."""
    rows = any(setting.name == "rows" for setting in type_of(question.type).settings)
    fixed = rows and question.max is not None and not question.max.reads
    return (literal_number(question.max) or 0) if fixed else 0


def script_of(question: Question, presentation: str) -> str:
    """The address of what makes a field smoother, "" where nothing does."""
    if question.type == "file":
        return enhancement("upload").path
    if presentation == "search":
        return enhancement("combobox").path
    return enhancement("count").path if most_told(question) else ""


def beside_of(question: Question, journey: Journey, writer: Writer, words: Words) -> Beside | None:
    """What stands beside the controls of a question; None where nothing ever does."""
    if question.type == "file":
        return lambda _known, parts, uploads, _: _files(question, journey, words, writer.language, parts, uploads)
    if question.type == "choice" and question.settings.get("presentation") == "search":
        return lambda known, parts, _, wrong: _near(question, writer, words, known, parts) if wrong else ""
    if question.type == "address" and looks_up(question):
        return lambda _known, parts, _, wrong: _found(question, words, parts, wrong)
    return None


def _found(question: Question, words: Words, parts: Parts, wrong: bool) -> Markup:
    """The addresses that were found, to choose from; by hand is open where that is needed or was begun."""
    name, text, chosen = addresses.kebab(question.id), one(parts, "found"), one(parts, "pick")
    found = unpacked(text)
    rows = [
        NearRow(f"{name}-pick" if at == 1 else f"{name}-pick-{at}", line, escape(shown(line)), line == chosen)
        for at, line in enumerate(found.lines, 1)
    ]
    typed = not chosen and any(one(parts, part) for part in PARTS)
    return draw(
        "components/found.html",
        name=name,
        choices=rows,
        why_none=found.why_none,
        found=text if found.lines or found.why_none else "",
        open=bool(typed or found.why_none or wrong),
        words=words,
    )


def _near(question: Question, writer: Writer, words: Words, known: Known, parts: Parts) -> Markup:
    """The options nearest to what was typed, to choose from."""
    typed, chosen = one(parts), one(parts, NEAR)
    name = addresses.kebab(f"{question.id}_{NEAR}")
    options = {option.id: option for option in question.options}
    rows = [
        NearRow(name if at == 1 else f"{name}-{at}", id, writer.told(options[id].label, known), id == chosen)
        for at, id in enumerate(nearest(question, typed, writer.language), 1)
    ]
    return draw("components/near.html", name=name, choices=rows, words=words)


def _files(
    question: Question,
    journey: Journey,
    words: Words,
    language: str,
    parts: Parts,
    uploads: Mapping[str, Upload],
) -> Markup:
    """The files that are there, each with its size and a way to remove it."""
    there = [uploads[id] for id in dict.fromkeys(parts.get(KEPT, ())) if id in uploads]
    form = formats(language, journey.currency, journey.minor_digits)
    rows = [FileRow(it.id, it.name, form.size(it.size), addresses.file(journey.id, it.id)) for it in there]
    twice = Counter((it.name, it.size) for it in there).most_common(1)
    return draw(
        "components/files.html",
        name=addresses.kebab(question.id),
        rows=rows,
        twice=bool(twice) and twice[0][1] > 1,
        words=words,
    )
