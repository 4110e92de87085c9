"""The lists of options of a form, and which of a list a question offers to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from journeys.importers.conditions import Always, Condition, Either
from journeys.importers.draft import Choice, ChoiceList, Remark, Words
from journeys.importers.ledger import Fate
from journeys.importers.prose import line
from journeys.importers.xlsform.book import Sheet
from journeys.importers.xlsform.deciding import Deciding
from journeys.importers.xlsform.rows import Line

MOST_OF_A_LIST = 5000
FILTERED = "a choice filter never lets it through"
_YES, _NO = frozenset(("yes", "y", "true", "1")), frozenset(("no", "n", "false", "0"))


@dataclass(frozen=True, slots=True)
class Offered:
    """A list: its options, and the cells of each by column, for filters."""

    name: str
    place: str
    choices: tuple[Choice, ...]
    rows: tuple[Mapping[str, str], ...]

    def plain(self) -> ChoiceList:
        """As a list of the draft."""
        return ChoiceList(self.name, "", self.choices, self.place)

    @property
    def yes_no(self) -> bool:
        """Whether it only offers yes and no."""
        pairs = {each.value.strip().lower(): line(each.label.text).lower() for each in self.choices}
        if len(self.choices) != 2 or len(pairs) != 2:
            return False
        yes = [label for value, label in pairs.items() if value in _YES]
        no = [label for value, label in pairs.items() if value in _NO]
        words = set(pairs) == {"yes", "no"}
        return len(yes) == len(no) == 1 and (words or (yes[0] in ("yes", "y") and no[0] in ("no", "n")))


@dataclass(slots=True)
class Lists:
    """All lists by name, and what is told of rows that are no option."""

    named: dict[str, Offered] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


def lists_of(lines: Sequence[Line]) -> Lists:
    """The lists of a sheet of choices."""
    out = Lists()
    grouped: dict[str, list[Line]] = {}
    for each in lines:
        words = each.text("label") or each.text("name")
        if not each.text("list_name") or not each.text("name"):
            if each.text("list_name") or words:
                lacks = "name" if each.text("list_name") else "list_name"
                out.remarks.append(
                    Remark(
                        "option", each.place("name"), words, "fault", f"its row has no {lacks}, so nothing offers it"
                    )
                )
            continue
        grouped.setdefault(each.text("list_name"), []).append(each)
        for key, what in (("image", "picture"), ("big-image", "picture"), ("audio", "sound"), ("video", "film")):
            if each.text(key):
                out.remarks.append(Remark(what, each.place(key), each.text(key), "dropped", "an option has words only"))
    for name, rows in grouped.items():
        choices = tuple(Choice(row.text("name"), row.words("label"), row.place("name")) for row in rows)
        cells = tuple({key: words.text for key, words in row.cells.items()} for row in rows)
        out.named[name] = Offered(name, rows[0].place("list_name"), choices, cells)
    return out


def from_file(name: str, sheet: Sheet, parameters: Mapping[str, str]) -> Offered | None:
    """The options of a file: its columns `name` and `label`, or those that the question's parameters name."""
    if not sheet.rows:
        return None
    heads = {text.strip().lower(): number for number, text in sheet.rows[0].cells.items()}
    value, label = parameters.get("value", "name").lower(), parameters.get("label", "label").lower()
    if value not in heads:
        return None
    choices, cells = [], []
    for row in sheet.rows[1 : MOST_OF_A_LIST + 1]:
        if heads[value] in row.cells:
            at = sheet.place(row.number, heads[value])
            words = row.cells.get(heads.get(label, -1), row.cells[heads[value]])
            choices.append(Choice(row.cells[heads[value]], Words(words, place=at), at))
            cells.append({head: row.cells.get(number, "") for head, number in heads.items()})
    return Offered(name, f"{name}!A1", tuple(choices), tuple(cells)) if choices else None


def filtered(offered: Offered, words: str, place: str, own: str, deciding: Deciding) -> tuple[Choice, ...]:
    """The options of a list, each with what a choice filter asks of it; those that it never offers are left out.

    Options that are there several times, for others each time, become one.
    """
    found: dict[str, Choice] = {}
    for choice, row in zip(offered.choices, offered.rows, strict=True):
        when = _settled(deciding.condition(words, place, own, row))
        if when == Always(False):
            continue
        condition = None if when == Always(True) else when
        before = found.get(choice.value)
        if before is None:
            found[choice.value] = replace(choice, when=condition)
        elif before.when is None or condition is None:
            found[choice.value] = replace(before, when=None)
        else:
            found[choice.value] = replace(before, when=Either((before.when, condition)))
    named = False
    kept = []
    for choice in found.values():  # the filter stands in one cell: it is told of at the first option that it is for
        own_place = place if choice.when is not None and not named else ""
        named = named or bool(own_place)
        kept.append(replace(choice, when_place=own_place))
    return tuple(kept)


def _settled(condition: Condition) -> Condition:
    """A condition without parts that always hold or never do."""
    from journeys.importers.conditions import Both, Not

    match condition:
        case Both(parts):
            return _joined(tuple(map(_settled, parts)), Always(True), Always(False), Both)
        case Either(parts):
            return _joined(tuple(map(_settled, parts)), Always(False), Always(True), Either)
        case Not(part):
            inside = _settled(part)
            return Always(not inside.holds) if isinstance(inside, Always) else Not(inside)
        case _:
            return condition


def _joined(parts: tuple[Condition, ...], idle: Always, settles: Always, join: type) -> Condition:
    if settles in parts:
        return settles
    left = tuple(part for part in parts if part != idle)
    return idle if not left else left[0] if len(left) == 1 else join(left)


def left_out(offered: Offered, kept: Sequence[Choice]) -> Iterator[Remark]:
    """What became of options that a filtered question does not offer, or offers once for several rows."""
    by_value = {choice.value: choice for choice in kept}
    for choice in offered.choices:
        twin = by_value.get(choice.value)
        if twin is None:
            yield _told(choice, "dropped", FILTERED)
        elif twin.place != choice.place:
            yield _told(choice, "changed", f"it is the same option as {twin.place}, for others")


def _told(choice: Choice, fate: Fate, reason: str) -> Remark:
    return Remark("option", choice.place, choice.label.text or choice.value, fate, reason)


def columns_named(filters: Sequence[str]) -> frozenset[str]:
    """The names of columns that choice filters read."""
    return frozenset(
        name.lower()
        for words in filters
        for name in re.findall(r"(?<![${\w.-])[A-Za-z_][\w.-]*", re.sub(r"\$\{[^}]*\}|'[^']*'|\"[^\"]*\"", " ", words))
    )
