"""A journey's texts as somebody has them in the editor: with what is not saved yet, and counted as browsers count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeys.checks import run
from journeys.editing.changes import Splice, with_ending
from journeys.editing.mends import Mend, mends
from journeys.folder import SETTLED, inside, settled
from journeys.load import Loaded, load
from journeys.service import Service
from renderers.preview.edit import Found
from renderers.report import Finding, findings
from service.preview.previewed import Previewed

_MOST_TEXT = 1_000_000


@dataclass(frozen=True, slots=True)
class Typed:
    """The texts of all files, each line ending in a line feed alone, as the editor has them. `saved`: as on disk."""

    files: Mapping[str, str]
    saved: bool


def typed(one: Previewed, said: Mapping[str, Any]) -> Typed:
    """What a script sends of the texts that are not saved: `texts` by file, those of the journey alone."""
    disk = {name: with_ending(text, "\n") for name, text in one.read.files.items()}
    texts = said.get("texts")
    unsaved = {
        name: with_ending(text, "\n")
        for name, text in (texts.items() if isinstance(texts, dict) else ())
        if isinstance(text, str) and name in disk and name != SETTLED and len(text) <= _MOST_TEXT
    }
    files = {**disk, **unsaved}
    return Typed(files, files == disk)


def is_ours(file: str) -> bool:
    """Whether a file stands in the journey's own folder, so that it may be written."""
    return file != SETTLED and inside(file) == file


def units(text: str, offset: int) -> int:
    """An offset in characters as browsers count it: some characters (😀) count twice there."""
    return offset if text.isascii() else offset + sum(sign > "\uffff" for sign in text[:offset])


def characters(text: str, offset: int) -> int:
    """The other way round; what lies outside of the text is moved to its end."""
    offset = max(offset, 0)
    if text.isascii():
        return min(offset, len(text))
    at = count = 0
    while count < offset and at < len(text):
        count += 2 if text[at] > "\uffff" else 1
        at += 1
    return at


def changes(files: Mapping[str, str], splices: Sequence[Splice]) -> list[dict[str, Any]]:
    """Replacements as the editor makes them."""
    return [
        {
            "file": each.file,
            "from": units(files[each.file], each.start),
            "to": units(files[each.file], len(files[each.file]) if each.end is None else each.end),
            "insert": each.new,
        }
        for each in splices
    ]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks find in the texts of an editor: each finding, its file as the journey calls it, and its mends."""

    finding: Finding
    file: str
    mends: tuple[Mend, ...]


def checked(one: Previewed, now: Typed, service: Service | None) -> list[Checked]:
    """What is found in the texts as they are typed: of saved ones with what was proved, of others without."""
    if now.saved:
        return [_checked(each, one.read.loaded) for each in one.read.findings]
    loaded = load(settled(now.files, service), service)
    return [_checked(each, loaded) for each in findings(run(loaded), loaded.sources)]


def _checked(finding: Finding, loaded: Loaded) -> Checked:
    file = loaded.sources.locate(finding.diagnostic.primary.spot).file
    return Checked(finding, file, mends(finding.diagnostic, loaded.sources))


def told(found: Sequence[Checked]) -> tuple[Found, ...]:
    """Findings as the view lists them."""
    return tuple(
        Found(
            number=number,
            level=each.finding.diagnostic.level.value,
            file=each.file,
            line=each.finding.primary.line,
            message=each.finding.diagnostic.message,
            slug=each.finding.diagnostic.slug,
            notes=each.finding.diagnostic.notes,
            help=each.finding.diagnostic.help,
            citizen=_citizen(each.finding),
            mends=tuple(mend.words for mend in each.mends),
        )
        for number, each in enumerate(found)
    )


def _citizen(finding: Finding) -> str:
    witness = finding.diagnostic.witness
    words = "" if witness is None else witness.words()
    return "" if any(words and words in note for note in finding.diagnostic.notes) else words
