"""Questions and repeats of a PDF -> the pages of a draft, and an account of every field and text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from journeys.importers.conditions import Compare, Condition
from journeys.importers.draft import SILENT, Choice, Content, Field, Limit, Page, Remark, Section, Several, Words
from journeys.importers.fills import Fill
from journeys.importers.formats._pdf.asks import Ask, Left
from journeys.importers.formats._pdf.folding import Fold, item_of
from journeys.importers.formats._pdf.headings import Heading, over
from journeys.importers.formats._pdf.layout import Layout
from journeys.importers.formats._pdf.wording import of_a_name
from journeys.importers.naming import brief, snake

_HINT = 250
_NONE = re.compile(r"none\b.{0,20}\Z|no, none\b", re.IGNORECASE)


@dataclass(slots=True)
class Laid:
    """The pages, sections and remarks of a draft, and how the original's fields are filled."""

    pages: list[Page] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)


class Laying:
    """Lays pages out one after the other."""

    def __init__(self, headings: list[Heading]) -> None:
        self.laid = Laid()
        self._headings = headings
        self._taken: set[str] = set()
        self._names: dict[int, str] = {}
        self._used: dict[int, Section] = {}

    def lay(self, asks: Sequence[Ask], folds: Sequence[Fold]) -> Laid:
        """All pages in reading order; questions of one group share a page."""
        for ask in asks:
            self._names[id(ask)] = self._name(ask)
        done: set[str] = set()
        parts: list[Ask | Fold] = [*asks, *folds]
        last = max((ask.order for ask in asks), default=0)
        orders = {id(ask): ask.order if ask.type != "signature" else last + 1 for ask in asks}
        parts.sort(key=lambda part: orders[id(part)] if isinstance(part, Ask) else part.first.order)
        for part in _after_what_they_follow(parts):
            if isinstance(part, Fold):
                self._fold(part)
            elif part.group not in done or not part.group:
                done.add(part.group)
                group = [ask for ask in asks if part.group and ask.group == part.group] or [part]
                self._page(group, Words(part.group_title) if len(group) > 1 else SILENT)
        return self.laid

    def _name(self, ask: Ask) -> str:
        """A name that says something and that no other question has."""
        own = re.sub(r"[_\W]*\d+\Z", "", ask.name) if of_a_name(ask.name) else ""
        name = wish = snake(own) or snake(brief(ask.text)) or "question"
        number = 2
        while name in self._taken:
            name, number = f"{wish}_{number}", number + 1
        self._taken.add(name)
        return name

    def _section(self, page: int, y: float) -> str:
        number = over(self._headings, page, y)
        if number < 0:
            return ""
        if number not in self._used:
            heading = self._headings[number]
            name = f"part {number + 1}"
            self._used[number] = Section(name, Words(heading.text), f"page {heading.page + 1}, heading {number + 1}")
            self.laid.sections.append(self._used[number])
        return self._used[number].name

    def _page(self, asks: Sequence[Ask], title: Words) -> None:
        first = asks[0]
        name = self._names[id(first)]
        place = f"page {first.page + 1}, {first.fields[0].name}"
        condition, guess = self._condition(first)
        fields = [self._field(ask, self._names[id(ask)]) for ask in asks]
        self.laid.pages.append(
            Page(
                f"{name} page", title, place, parts=(*self._contents(asks), *fields),
                when=condition, when_place=f"{place}, when" if condition else "", when_guess=guess,
                section=self._section(first.page, first.box.y1), together=len(asks) > 1,
            )
        )  # fmt: skip
        for ask in asks:
            self._account(ask, self._names[id(ask)])

    def _contents(self, asks: Sequence[Ask]) -> list[Content]:
        """What a question says beyond a hint's length."""
        rest = [(ask.fields[0].name, _asked(ask.text)[1]) for ask in asks]
        return [Content(Words(text), f"{name}, note") for name, text in rest if len(text) > _HINT]

    def _condition(self, ask: Ask | Fold) -> tuple[Condition | None, str]:
        if ask.when is None or id(ask.when[0]) not in self._names:
            return None, ""
        other, value = ask.when
        name = self._names[id(other)]
        if other.type == "yes_no":
            return Compare(name, "is", value == "true"), ask.when_why
        return Compare(name, "includes" if other.type == "choices" else "is", value), ask.when_why

    def _fold(self, fold: Fold) -> None:
        first = fold.first
        place = f"page {first.page + 1}, {first.fields[0].name}"
        section = self._section(first.page, first.box.y1)
        heading = next((each.title.text for each in self.laid.sections if each.name == section), "")
        earlier = any(page.section == section for page in self.laid.pages)
        title = heading if heading and not earlier else fold.title
        inner: set[str] = set()
        parts = []
        for series in fold.series:
            item = item_of(series)
            own = re.sub(r"[_\W]*\d+\Z", "", item.name) if of_a_name(item.name) else ""
            own = snake(own) or snake(brief(item.text)) or "question"
            own = own.removeprefix(f"{snake(fold.one)}_")
            while own in inner:
                own += "_2"
            inner.add(own)
            name = f"{first.fields[0].name}/{own}"
            parts.append(replace(self._field(item, name), own=own))
            self._account(item, name)
        condition, guess = self._condition(fold)
        several = Several(snake(fold.one) or "item", Words(title), f"{place}, blocks", least=0, most=fold.count)
        self.laid.pages.append(
            Page(
                f"{snake(fold.one)} {first.name} page", Words(title), place,
                parts=tuple(parts), several=several, section=section,
                when=condition, when_place=f"{place}, when" if condition else "", when_guess=guess,
            )
        )  # fmt: skip

    def _field(self, ask: Ask, name: str) -> Field:
        place = ask.fields[0].name
        text, hint = _asked(ask.text)
        hint = hint if len(hint) <= _HINT else ""
        limits = []
        if ask.optional:
            limits.append(Limit("optional", True, f"{place}, optional", "may be left blank"))
        if ask.max_length:
            limits.append(
                Limit("max_length", Decimal(ask.max_length), f"{place}, MaxLen", f"at most {ask.max_length} characters")
            )
        many = ask.type == "choices"
        choices = [
            Choice(each.value, Words(each.label), each.place, alone=many and bool(_NONE.match(each.label)))
            for each in ask.options
        ]
        return Field(
            name, ask.type, Words(text), place, ask.fields[0].kind,
            hint=Words(hint, place=f"{place}, hint") if hint else SILENT, choices=tuple(choices),
            limits=tuple(limits), settings=dict(ask.settings), guess=_for_a_person(ask),
        )  # fmt: skip

    def _account(self, ask: Ask, name: str) -> None:
        """Enters every field of a question, and how it is filled."""
        computed = "the form works it out itself; a fact could" if any(one.computed for one in ask.fields) else ""
        words = "" if ask.label.how in ("tooltip", "nothing") else f"its words are the text {ask.label.how}"
        if ask.label.how == "its name":
            words = ""
        reason = "; ".join(dict.fromkeys(each for each in (words, *ask.guesses, ask.when_why, computed) if each))
        for one in ask.fields:
            self.laid.remarks.append(Remark("field", one.name, ask.text, "guessed" if reason else "carried", reason))
        self.laid.fills += [replace(fill, field=name) for fill in ask.fills]

    def leave(self, left: Iterable[Left], names: dict[str, str]) -> None:
        """Enters the fields that nobody is asked. `names` are the questions of other fields, for copies of those."""
        for each in left:
            self.laid.remarks.append(
                Remark("field", each.field.name, each.field.tooltip or each.field.kind, each.fate, each.why)
            )
            if each.fill is not None:
                self.laid.fills.append(replace(each.fill, field=names.get(each.fill.field, "")))

    def texts(self, layout: Layout, used: set[int]) -> None:
        """Tells of the texts that no question took up, page by page and heading by heading."""
        for sheet in layout.sheets:
            runs: list[list[str]] = []
            at = ""
            for block in sorted(sheet.blocks, key=lambda each: (-each.first.y, each.x0)):
                if id(block) in used or block.last.marker or len(block.text) < 25:
                    continue
                under = str(over(self._headings, sheet.page, block.first.y))
                if under != at:
                    runs.append([])
                    at = under
                runs[-1].append(block.text)
            for number, run in enumerate(runs, 1):
                self.laid.remarks.append(
                    Remark(
                        "text", f"page {sheet.page + 1}, text {number}", " ¶ ".join(run), "dropped",
                        "text beside the boxes: take over what people need to know",
                    )
                )  # fmt: skip


def _asked(text: str) -> tuple[str, str]:
    """A question and its hint: what comes behind the question mark, and a note in brackets on how to write."""
    question, mark, rest = text.partition("?")
    rest = rest.strip()
    if mark and rest and "•" not in text and "?" not in rest and not rest.startswith((")", ":", "”", '"')):
        return question + mark, rest[:1].upper() + rest[1:]
    before, stop, last = text.rpartition(". ")
    if stop and last.endswith("?") and len(last.split()) > 2 and len(before.split()[-1]) > 2 and "•" not in text:
        return last[:1].upper() + last[1:], f"{before}."
    found = re.fullmatch(
        r"(.{3,}?)\s*\(((?:mm|dd|for example|e\.g\.|include|beard|describe|if )[^()]{2,200})\)", text, re.IGNORECASE
    )
    if found:
        return found[1], found[2][:1].upper() + found[2][1:]
    return re.sub(r"\s*•\s*", " • ", text), ""


def _for_a_person(ask: Ask) -> str:
    """What a person should look at in the journey itself; the ledger tells the rest."""
    told = [
        each
        for each in ask.guesses
        if not each.startswith(("its type", "one part of", "a lone box", "the boxes of one row"))
    ]
    return "; ".join(told)


def _after_what_they_follow(parts: list[Ask | Fold]) -> list[Ask | Fold]:
    """Moves follow-ups behind the question that they follow from, where a page has them the other way round."""
    for part in list(parts):
        if part.when is None:
            continue
        other = part.when[0]
        if other in parts and parts.index(other) > parts.index(part):
            parts.remove(part)
            parts.insert(parts.index(other) + 1, part)
    return parts
