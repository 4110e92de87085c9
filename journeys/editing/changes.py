"""Changes of a text: replacements by place, those between two texts, and two people's where they do not touch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")


@dataclass(frozen=True, slots=True)
class Splice:
    """One replacement: in `file`, the characters from `start` to before `end` become `new`.

    Offsets are those of the text that the change was made on, without a byte order mark. `end` None is the text's end.
    """

    file: str
    start: int
    end: int | None
    new: str


def fingerprint(text: str) -> str:
    """What a text is known by, so that a change can say which text it was made on."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def applied(text: str, splices: Iterable[Splice]) -> str:
    """The text with all of these replacements, whose offsets are those of the text as it is.

    What is put in gets the line endings of the text. ValueError where two of them meet, or lead out of the text.
    """
    ending = ending_of(text)
    pieces, at = [], 0
    for splice in sorted(splices, key=lambda each: (each.start, len(text) if each.end is None else each.end)):
        end = len(text) if splice.end is None else splice.end
        if not at <= splice.start <= end <= len(text):
            raise ValueError(f"A change from {splice.start} to {splice.end} does not fit a text of {len(text)}")
        pieces += [text[at : splice.start], with_ending(splice.new, ending)]
        at = end
    return "".join((*pieces, text[at:]))


def ending_of(text: str) -> str:
    """The line ending that most lines of a text have."""
    windows = text.count("\r\n")
    return "\r\n" if windows > text.count("\n") - windows else "\n"


def with_ending(text: str, ending: str) -> str:
    """A text with one line ending throughout."""
    plain = re.sub(r"\r\n?", "\n", text)
    return plain if ending == "\n" else plain.replace("\n", ending)


def between(file: str, old: str, new: str) -> tuple[Splice, ...]:
    """The replacements that make `new` of `old`, line by line; one that differs in its ending only stays as it is."""
    before, after = _lines(old), _lines(new)
    starts = _starts(before)
    return tuple(
        Splice(file, starts[first], starts[last], "".join(after[begin:end]))
        for first, last, begin, end in _hunks(_plain(before), _plain(after))
    )


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Both people's changes of `base` together; None where they changed the same lines, or lines side by side.

    What both did alike is taken once.
    """
    lines, ours, others = _lines(base), _lines(mine), _lines(theirs)
    plain = _plain(lines)
    changes = {(first, last, "".join(ours[begin:end])) for first, last, begin, end in _hunks(plain, _plain(ours))} | {
        (first, last, "".join(others[begin:end])) for first, last, begin, end in _hunks(plain, _plain(others))
    }
    pieces, at = [], -1
    for first, last, new in sorted(changes):
        if first <= at:
            return None
        pieces += [*lines[max(at, 0) : first], new]
        at = last
    return with_ending("".join((*pieces, *lines[max(at, 0) :])), ending_of(theirs))


def compared(mine: str, theirs: str) -> list[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """The lines that differ: the line of `mine` (from 1), its lines, and the lines of `theirs` in their place."""
    before, after = (_plain(_lines(text)) for text in (mine, theirs))

    def shown(lines: list[str]) -> tuple[str, ...]:
        return tuple(line.rstrip("\n") for line in lines)

    return [
        (first + 1, shown(before[first:last]), shown(after[begin:end]))
        for first, last, begin, end in _hunks(before, after)
    ]


def apart(splices: Sequence[Splice]) -> Mapping[str, tuple[Splice, ...]]:
    """The replacements by file."""
    return {file: tuple(one for one in splices if one.file == file) for file in dict.fromkeys(s.file for s in splices)}


def _lines(text: str) -> list[str]:
    return _LINE.findall(text)


def _plain(lines: list[str]) -> list[str]:
    """Lines to compare: their endings do not matter, but that there is one does."""
    return [with_ending(line, "\n") for line in lines]


def _starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _hunks(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Lines of `old`, and the lines of `new` that take their place."""
    most = min(len(old), len(new))
    front = next((index for index in range(most) if old[index] != new[index]), most)
    back = next((index for index in range(most - front) if old[-1 - index] != new[-1 - index]), most - front)
    matcher = SequenceMatcher(None, old[front : len(old) - back], new[front : len(new) - back], autojunk=False)
    return [
        (front + first, front + last, front + begin, front + end)
        for what, first, last, begin, end in matcher.get_opcodes()
        if what != "equal"
    ]
