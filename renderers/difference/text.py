"""A difference on a terminal: short, aligned, what citizens are told first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from engine.comparing.changes import Change
from engine.comparing.difference import Difference
from engine.comparing.words import called
from engine.submission import show_reference
from renderers.difference import people, telling
from renderers.difference.outcomes import outcomes
from renderers.report import columns, visible

WIDTH = 100
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def in_words(difference: Difference, colour: bool = False) -> str:
    """All of it, with a line break at the end; headings stand out where the terminal has colours."""
    new = difference.new
    lines = [
        visible(called(new.title, new.id, new)[1:-1]),
        f"{difference.old.version} (old) -> {new.version} (new)",
        telling.headline(difference),
    ]
    for heading, body in _sections(difference):
        found = list(body)
        if found:
            lines += ["", f"{_BOLD}{heading}{_PLAIN}" if colour else heading, *map(visible, found)]
    return "\n".join(lines) + "\n"


def _sections(difference: Difference) -> Iterator[tuple[str, Iterator[str]]]:
    yield "Outcomes", _outcomes(difference)
    for sort, name, means in telling.SORTS:
        found = telling.of_sort(difference, sort)
        yield f"{name}: {means}", (line for change in found for line in _change(change))
    yield "Translations", (f"  {language}: {said}" for language, said in telling.translated(difference))
    yield "Not seen by citizens", (line for said in telling.behind(difference) for line in _wrapped(said, "  ", "    "))
    yield "People on their way", _in_flight(difference)
    yield "Unfinished visits", _table(people.sessions(difference))
    yield "What was sent, judged by the new version", _submissions(difference)


def _outcomes(difference: Difference) -> Iterator[str]:
    for told in outcomes(difference):
        yield from _wrapped(told.sentence, "  ", "  ")
        pairs = [(f"{row.item}: {row.asked}" if row.item else row.asked, row.answer) for row in told.rows]
        if told.day:
            yield from _pairs([("on", told.day), *pairs], "    ")
        if told.more:
            yield f"    {told.more}"


def _change(change: Change) -> Iterator[str]:
    yield from _wrapped(f"{telling.verb(change)}: {telling.about(change)}", "  ", "    ")
    for name, words in (("was", change.old), ("now", change.new)):
        if words:
            first, *more = words.split("\n")
            yield from _wrapped(first, f"    {name}  ", "         ")
            for line in more:
                yield from _wrapped(line.lstrip(), " " * (9 + len(line) - len(line.lstrip())), "           ")
    yield f"    at   {telling.place(change)}"


def _in_flight(difference: Difference) -> Iterator[str]:
    for group in people.in_flight(difference):
        yield from _wrapped(f"at {telling.listed(people.pages(group))}", "  ", "    ")
        for sentence in group.sentences:
            yield from _wrapped(sentence, "    ", "    ")
    for sentence in people.answers_in_flight(difference):
        yield from _wrapped(sentence, "  ", "    ")
    if rest := people.unmoved(difference):
        yield f"  {rest}"


def _submissions(difference: Difference) -> Iterator[str]:
    found = people.submissions(difference)
    if difference.submissions is None:
        return
    yield from _table([("submissions in all", difference.submissions.total)])
    width = len(str(difference.submissions.total))
    for line in found:
        yield from _wrapped(line.sentence, f"  {line.count:>{width}}  ", " " * (width + 4))
        if line.references:
            shown = ", ".join(show_reference(each) for each in line.references)
            yield from _wrapped(shown, " " * (width + 4), " " * (width + 4))


def _table(rows: Sequence[tuple[str, int]]) -> Iterator[str]:
    width = max((len(str(count)) for _, count in rows), default=0)
    for words, count in rows:
        yield from _wrapped(words, f"  {count:>{width}}  ", " " * (width + 4))


def _pairs(pairs: Sequence[tuple[str, str]], indent: str) -> Iterator[str]:
    """Two columns; a long left one stands on a line of its own."""
    width = min(48, max(columns(left) for left, _ in pairs))
    for left, right in pairs:
        if columns(left) > width:
            yield from _wrapped(left, indent, indent)
            left = ""
        pad = " " * (width - columns(left))
        yield from _wrapped(right, f"{indent}{left}{pad}  ", indent + " " * (width + 2))


def _wrapped(words: str, first: str, rest: str) -> list[str]:
    return wrap(words, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first.rstrip()]
