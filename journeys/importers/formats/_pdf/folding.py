"""Blocks that a paper form prints several times (child 1, child 2 …) -> one repeat, with an item for each block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from journeys.importers.formats._pdf.asks import Ask, series_of
from journeys.importers.formats._pdf.layout import Layout
from journeys.importers.formats._pdf.wording import bare, of_a_name
from journeys.importers.naming import plural, snake


@dataclass(slots=True)
class Series:
    """One question asked of each of several things, in their order."""

    key: str
    asks: list[Ask]


@dataclass(slots=True)
class Fold:
    """A repeat to be: for each question of an item the questions of the form that ask it, one for each block."""

    series: list[Series] = field(default_factory=list)
    one: str = ""
    title: str = ""
    when: tuple[Ask, str] | None = None
    when_why: str = ""

    @property
    def count(self) -> int:
        """How many blocks the form has."""
        return len(self.series[0].asks)

    @property
    def first(self) -> Ask:
        return min((each.asks[0] for each in self.series), key=lambda ask: ask.order)

    def starts(self) -> list[int]:
        """Where each block begins, in reading order."""
        return [min(each.asks[number].order for each in self.series) for number in range(self.count)]


def folded(asks: Sequence[Ask], layout: Layout) -> tuple[list[Ask], list[Fold]]:
    """The questions that are asked once, and the repeats that the others make."""
    folds = _blocks(_series(asks))
    inside = {id(ask) for fold in folds for series in fold.series for ask in series.asks}
    for fold in folds:
        _strays(fold, asks, inside)
        fold.series.sort(key=lambda each: each.asks[0].order)
        _called(fold, layout)
        first = fold.first
        if first.when is not None and first.when[0].type == "yes_no" and id(first.when[0]) not in inside:
            fold.when, fold.when_why, first.when = first.when, first.when_why, None
    return [ask for ask in asks if id(ask) not in inside], folds


def _series(asks: Sequence[Ask]) -> list[Series]:
    """Questions whose fields differ by one number only, in a row from 0, 1 or 2 on, and that ask the same."""
    by: dict[tuple[str, str], list[tuple[int, Ask]]] = {}
    for ask in asks:
        key, numbers = series_of(ask.fields[0].name)
        for place, number in enumerate(numbers):
            others = tuple(each for index, each in enumerate(numbers) if index != place)
            by.setdefault((key, f"{place}{others}"), []).append((number, ask))
    plain = {ask.fields[0].name: ask for ask in asks}
    found: list[Series] = []
    used: set[int] = set()
    for (key, _), members in sorted(by.items(), key=lambda each: -len(each[1])):
        free = sorted(((number, ask) for number, ask in members if id(ask) not in used), key=lambda each: each[0])
        base = plain.get(re.sub(r"[\s_.-]*#", "", key)) if key.count("#") == 1 else None
        if base is not None and id(base) not in used and free and free[0][0] == 2:
            free.insert(0, (1, base))
        for run in _in_a_row(free):
            if len(run) >= 2 and _one_question(run, key):
                ordered = sorted(run, key=lambda ask: ask.order)
                found.append(Series(key, ordered))
                used |= {id(ask) for ask in ordered}
    return found


def _in_a_row(members: Sequence[tuple[int, Ask]]) -> list[list[Ask]]:
    runs: list[list[Ask]] = []
    last = -9
    for number, ask in members:
        if number != last + 1:
            runs.append([])
        runs[-1].append(ask)
        last = number
    return runs


def _one_question(run: Sequence[Ask], key: str) -> bool:
    """Whether a run asks the same several times: its words are the same, or its fields have words of their own."""
    if len({(ask.type, len(ask.options)) for ask in run}) > 1:
        return False
    labels = [bare(ask.text) for ask in run]
    alike = max(labels.count(label) for label in labels)
    if alike >= max(2, 0.6 * len(run)) and any(labels):
        return True
    return bool(of_a_name(key.replace("#", ""))) and all(_weak(ask) for ask in run)


def _weak(ask: Ask) -> bool:
    return ask.label.how in ("nothing", "its name", "over its column")


def _blocks(series: Sequence[Series]) -> list[Fold]:
    """Series of one length whose members take turns are the questions of one repeat."""
    folds: list[Fold] = []
    for each in sorted(series, key=lambda one: one.asks[0].order):
        home = next((fold for fold in folds if _takes_turns(fold, each)), None)
        if home is None:
            folds.append(Fold([each]))
        else:
            home.series.append(each)
    return folds


def _takes_turns(fold: Fold, series: Series) -> bool:
    if fold.count != len(series.asks):
        return False
    starts = fold.starts()
    for number, ask in enumerate(series.asks):
        if ask.order < starts[number] or (number + 1 < len(starts) and ask.order > starts[number + 1]):
            return False
    length = starts[1] - starts[0]
    return series.asks[-1].order - starts[-1] <= length + 2


def _strays(fold: Fold, asks: Sequence[Ask], inside: set[int]) -> None:
    """Takes in what stands in each block in the same place and asks the same, though its name is out of order."""
    starts = fold.starts()
    ends = [max(each.asks[number].order for each in fold.series) for number in range(fold.count)]
    by: dict[tuple[str, str, int], list[tuple[int, Ask]]] = {}
    for ask in asks:
        block = next((number for number in range(fold.count) if starts[number] <= ask.order <= ends[number] + 1), None)
        if block is not None and id(ask) not in inside:
            by.setdefault((ask.type, bare(ask.text), round(ask.box.x0 / 8)), []).append((block, ask))
    for members in by.values():
        if [block for block, _ in members] == list(range(fold.count)):
            fold.series.append(Series("", [ask for _, ask in members]))
            inside |= {id(ask) for _, ask in members}


_NUMBERED = re.compile(r"\A(?P<one>[A-Za-z][A-Za-z' -]{2,24}?)\s*(?:#|no\.?|number)?\s*\d+\b", re.IGNORECASE)


def _called(fold: Fold, layout: Layout) -> None:
    """What one item is called: the heading over its block (`CHILD 2`), else the words that its fields share."""
    first = fold.first
    for block in sorted(
        layout.sheets[first.page].blocks_within(first.box.y1 - 4, first.box.y1 + 40), key=lambda each: each.first.y
    ):
        up = block.first.y - first.box.y1
        found = _NUMBERED.match(block.text)
        if -4 <= up <= 40 and found and len(block.text) < 30:
            fold.one = found["one"].strip().lower()
            break
    called = re.fullmatch(r"(?:name of )?([a-z ]{3,20}?)(?:['’]s)?(?: full)?(?: name)", first.text.lower())
    if not fold.one and called and called[1] not in ("full", "first", "last", "other", "legal"):
        fold.one = called[1]
    if not fold.one:
        words = [re.sub(r"\d+", "", of_a_name(each.asks[0].name)).lower().split() for each in fold.series]
        shared = [word for word in (words[0] if words else []) if all(word in other for other in words)]
        plain = [word for word in shared if word not in ("name", "full", "date", "number")]
        fold.one = " ".join(plain[:3])
    if not fold.one:
        fold.one = "entry"
    fold.title = plural(snake(fold.one)).replace("_", " ").capitalize()


def item_of(series: Series) -> Ask:
    """The question of an item: the first block's, with what each block of the form takes from its item."""
    first = series.asks[0]
    short = [re.sub(r"[\s_.-]*\d+\Z", "", option.value) for option in first.options]
    whole = len(set(short)) == len(short) and all(short)
    options = (
        [replace(each, value=name) for each, name in zip(first.options, short, strict=True)] if whole else first.options
    )
    fills = []
    for number, ask in enumerate(series.asks, 1):
        means = {one.value: other.value for one, other in zip(ask.options, options, strict=True)}
        for fill in ask.fills:
            values = {means.get(value, value): put for value, put in fill.values.items()}
            fills.append(replace(fill, item=number, values=values))
    fields = [each for ask in series.asks for each in ask.fields]
    guesses = list(first.guesses)
    if first.when is not None:
        guesses.append(f"{first.when_why}; inside a repeat its condition is left to you")
    return replace(
        first,
        fills=fills,
        fields=fields,
        options=options,
        when=None,
        guesses=guesses,
        optional=first.optional or first.when is not None,
    )
