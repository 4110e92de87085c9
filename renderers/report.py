"""Diagnostics as a person reads them on a terminal, with the author's own lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os.path import normpath
from pathlib import PurePath
from textwrap import dedent

from journeys.diagnostics import Diagnostic, Label, Level
from journeys.sources import Sources

WIDTH = 110
"""The widest source line that is shown whole, in columns; a longer one is cut around its carets."""

_TAB = 4
_JOINERS = "\u200c\u200d"  # words of Persian and of Indic languages need them; they move nothing
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_COLOURS = {Level.ERROR: "\x1b[31m", Level.WARNING: "\x1b[33m", Level.ADVICE: "\x1b[36m"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that was found: lines and columns count from 1, `end_column` is the first one after it."""

    file: str
    line: int
    column: int
    end_column: int
    source: str
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic whose places are known; what every format of the report is made of."""

    diagnostic: Diagnostic
    primary: Mark
    related: tuple[Mark, ...]


def findings(diagnostics: Iterable[Diagnostic], sources: Sources, folder: str = "") -> list[Finding]:
    """The places of `diagnostics` in `sources`, whose files stand in `folder` as the reader calls it."""
    return [
        Finding(
            diagnostic,
            _mark(diagnostic.primary, sources, folder),
            tuple(_mark(label, sources, folder) for label in diagnostic.related),
        )
        for diagnostic in diagnostics
    ]


def _mark(label: Label, sources: Sources, folder: str) -> Mark:
    place = sources.locate(label.spot)
    file = normpath(PurePath(folder, place.file)) if folder else place.file  # a library stands beside the journey
    return Mark(file, place.line, place.column, max(place.end_column, place.column + 1), place.source, label.words)


def text(found: Sequence[Finding], colour: bool = False) -> str:
    """All findings, a blank line between two; "" when there is none."""
    return "\n".join(_one(finding, colour) for finding in found)


def summary(found: Sequence[Finding], journeys: int) -> str:
    """One line that counts: `3 journeys, no problems`, `1 journey, 2 errors and 1 warning`."""
    counts = [_count(sum(f.diagnostic.level is level for f in found), _NOUNS[level]) for level in Level]
    said = [words for words in counts if words]
    problems = " and ".join((", ".join(said[:-1]), said[-1])) if len(said) > 1 else (said[0] if said else "no problems")
    return f"{_count(journeys, ('journey', 'journeys')) or 'no journeys'}, {problems}"


_NOUNS = {
    Level.ERROR: ("error", "errors"),
    Level.WARNING: ("warning", "warnings"),
    Level.ADVICE: ("piece of advice", "pieces of advice"),
}


def _count(number: int, noun: tuple[str, str]) -> str:
    return f"{number} {noun[number != 1]}" if number else ""


def _one(finding: Finding, colour: bool) -> str:
    diagnostic = finding.diagnostic
    level = diagnostic.level
    tint, bold, plain = (_COLOURS[level], _BOLD, _PLAIN) if colour else ("", "", "")
    margin = " " * len(str(max(mark.line for mark in (finding.primary, *finding.related))))
    lines = [f"{bold}{tint}{level.value}[{diagnostic.slug}]{plain}{bold}: {visible(diagnostic.message)}{plain}"]
    lines += _excerpt(finding.primary, "-->", "^", margin, tint, plain)
    for mark in finding.related:
        lines += _excerpt(mark, ":::", "-", margin, "", "")
    lines += [f"{margin} = {visible(note)}" for note in diagnostic.notes]
    if diagnostic.help:
        lines.append(f"{margin} = help: {visible(diagnostic.help)}")
    if diagnostic.paste:
        if not diagnostic.help:
            lines.append(f"{margin} = help: write")
        pasted = dedent(diagnostic.paste).strip("\n").split("\n")
        lines += ["", *(f"    {visible(line)}" for line in pasted), ""]
    lines.append(f"{margin} = see: footpath explain {diagnostic.slug}")
    return "\n".join(lines) + "\n"


def _excerpt(mark: Mark, arrow: str, caret: str, margin: str, tint: str, plain: str) -> list[str]:
    """Where, the source line, and carets under the stretch that is meant."""
    source = mark.source.rstrip("\r\n")
    start = min(mark.column - 1, len(source))
    end = min(max(mark.end_column - 1, start + 1), max(len(source), start + 1))
    before, meant, after = (_shown(piece) for piece in (source[:start], source[start:end], source[end:]))
    before, meant, after = _cut(before, meant, after)
    carets = caret * max(1, columns(meant))
    words = f" {visible(mark.words)}" if mark.words else ""
    return [
        f"{margin}{arrow} {visible(mark.file)}:{mark.line}:{mark.column}",
        f"{str(mark.line).rjust(len(margin))} | {before}{meant}{after}".rstrip(),
        f"{margin} | {' ' * columns(before)}{tint}{carets}{words}{plain}",
    ]


def _cut(before: str, meant: str, after: str) -> tuple[str, str, str]:
    """A long line, shortened at both ends so that the stretch that is meant stays in view."""
    if columns(before) + columns(meant) + columns(after) <= WIDTH:
        return before, meant, after
    if columns(meant) > WIDTH - 20:
        meant = meant[: WIDTH - 21] + "…"
        after = ""
    room = WIDTH - columns(meant)
    left = room if not after else max(room // 2, room - columns(after))
    if columns(before) > left:
        before = "…" + before[-max(1, left - 1) :]
    right = room - columns(before)
    if columns(after) > right:
        after = after[: max(0, right - 1)] + "…"
    return before, meant, after


def columns(piece: str) -> int:
    """How many columns of a terminal `piece` takes: wide characters two, combining ones none."""
    if piece.isascii():
        return len(piece)
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) == "Cf"
        else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in piece
    )


def _shown(piece: str) -> str:
    return visible(piece.replace("\t", " " * _TAB))


def visible(words: str) -> str:
    """`words` with control characters written out, so that no text can steer the reader's terminal."""
    return words if words.isprintable() else "".join(c if c.isprintable() else _written(c) for c in words)


def _written(c: str) -> str:
    if unicodedata.category(c) == "Zs" or c in _JOINERS:
        return c
    return " " if c == "\n" else c.encode("unicode_escape").decode("ascii")
