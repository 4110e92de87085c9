"""What can be done about a finding with one key: its corrected lines, or the name that was probably meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent

from journeys.diagnostics import Diagnostic
from journeys.document import Document
from journeys.editing.changes import Splice
from journeys.sources import Place, Sources

_MEANT = re.compile(r"did you mean `([^`\n]+)`\?")


@dataclass(frozen=True, slots=True)
class Mend:
    """One way to mend a text: what it is called, and the replacement that does it."""

    words: str
    splice: Splice


def mends(found: Diagnostic, sources: Sources) -> tuple[Mend, ...]:
    """The ways to mend what was found, nothing where it takes more than a line."""
    place = sources.locate(found.primary.spot)
    document = sources.documents.get(place.file)
    if document is None or (not found.paste and not found.help):
        return ()
    if found.paste:
        return _pasted(found.paste, place, document)
    meant = _MEANT.search(found.help)
    return () if meant is None else _replaced(meant[1], place, document)


def _pasted(paste: str, place: Place, document: Document) -> tuple[Mend, ...]:
    """The corrected lines in place of the one that was found, as far in as that is."""
    line = place.line - 1
    old = document.lines[line]
    margin = old[: len(old) - len(old.lstrip())]
    first, *more = dedent(paste).rstrip("\n").split("\n")
    if not first.strip() or (first.strip() == old.strip() and not more):
        return ()
    if more and paste.split("\n")[0].strip() == old.strip():  # the line stays, and another comes below it
        first, *more = paste.rstrip("\n").split("\n")
        new = "\n".join((old, *more))
        said = more[0].strip()
        words = f"Add the line “{_short(said)}”"
    else:
        new = "\n".join(margin + each.rstrip() if each.strip() else "" for each in (first.lstrip(), *more))
        words = f"Write “{_short(first.strip())}”"
    start = document.lines.offset(line, 0)
    return (Mend(words, Splice(place.file, start, start + len(old), new)),)


def _replaced(word: str, place: Place, document: Document) -> tuple[Mend, ...]:
    """A word in place of the one that was found."""
    start = document.lines.offset(place.line - 1, place.column - 1)
    end = document.lines.offset(place.line - 1, place.end_column - 1)
    return (Mend(f"Write `{word}`", Splice(place.file, start, end, word)),)


def _short(line: str) -> str:
    return f"{line[:60]}…" if len(line) > 61 else line
