"""Fields of a PDF -> questions: boxes that answer one question together, and what is typed or chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from journeys.importers.fills import Fill
from journeys.importers.formats._pdf.asks import Ask, Left, Option, plain_name
from journeys.importers.formats._pdf.fields import PdfField, Widget
from journeys.importers.formats._pdf.kinds import date_form, kind_of
from journeys.importers.formats._pdf.labels import Label, group_label, option_label, text_label
from journeys.importers.formats._pdf.layout import Layout
from journeys.importers.formats._pdf.lines import Block
from journeys.importers.formats._pdf.office import for_the_office
from journeys.importers.formats._pdf.wording import of_a_name, says_something, words_of
from journeys.importers.naming import brief

_YES = re.compile(r"(?:yes|oui|sí|ja|si)\b", re.IGNORECASE)
_NO = re.compile(r"(?:no|non|nein)\b", re.IGNORECASE)
_COPY = re.compile(r"(.+?)__\d+\Z")
_ENDS_YES = re.compile(r"(.*?)[\s_.-]*(yes|no)\Z", re.IGNORECASE)
_ONE_OF = frozenset(("male", "female", "m", "f", "man", "woman", "other", "x", "non-binary"))
_OTHERWISE = re.compile(
    r"\b(?:if any|optional|if different|if applicable|if known|middle|maiden|alias|other names?)\b", re.IGNORECASE
)


class Gathering:
    """Turns fields into questions, one after the other; `left` are those that nobody is asked."""

    def __init__(self, fields: Sequence[PdfField], layout: Layout, american: bool) -> None:
        self.layout, self.american = layout, american
        self.left: list[Left] = []
        self.asks: list[Ask] = []
        self.marks = any(each.required for each in fields)
        self._fields = fields
        self._labels: dict[str, Label] = {}
        self._by_name = {each.name: each for each in fields}

    def gather(self) -> list[Ask]:
        """All questions, in reading order."""
        copies: list[PdfField] = []
        ticks: list[PdfField] = []
        for one in self._fields:
            if why := self._not_asked(one):
                self.left.append(Left(one, why))
            elif self._copy_of(one) is not None:
                copies.append(one)
            elif one.is_box and len({widget.on for widget in one.widgets}) > 1:
                self._group(one)
            elif one.is_box:
                ticks.append(one)
            else:
                self._typed(one)
        self._ticked(in_reading_order(ticks))
        for one in copies:
            self._copied(one)
        self._alike_in_columns()
        self.asks.sort(key=lambda ask: reading_key(ask.fields[0].widgets[0]))
        for number, ask in enumerate(rows_in_order(self.asks)):
            ask.order = number
        self.asks.sort(key=lambda ask: ask.order)
        return self.asks

    def _not_asked(self, one: PdfField) -> str:
        if not one.widgets:
            return "it stands on no page"
        if one.kind == "button":
            return "a button of the PDF: it asks nothing"
        if one.kind == "signature":
            return "a signature is drawn in the PDF itself; whoever sends the journey can be asked to agree instead"
        if one.kind == "unknown":
            return "a kind of field that PDF does not name"
        if one.read_only:
            return "nobody can fill it in: the form marks it as read only"
        if one.kind in ("text", "choice"):
            self._labels[one.name] = text_label(one, self.layout)
        label = self._labels.get(one.name)
        return for_the_office(one, label.printed if label else "", self.layout)

    def _copy_of(self, one: PdfField) -> PdfField | None:
        """The field whose answer another one shows again: `name__2` of `name`."""
        found = _COPY.match(one.name)
        other = self._by_name.get(found[1]) if found else None
        return other if other is not None and other.kind == one.kind and other.widgets else None

    def _copied(self, one: PdfField) -> None:
        other = self._copy_of(one)
        for ask in self.asks:
            for fill in ask.fills:
                if other is not None and fill.target == other.name:
                    again = Fill(one.name, fill.field, fill.item, fill.part, fill.date, fill.values, fill.otherwise)
                    self.left.append(Left(one, f"it shows the answer of {other.name} again", "changed", again))
                    return
        self.left.append(Left(one, f"it repeats {other.name if other else 'another field'}, which is not asked"))

    # typed

    def _typed(self, one: PdfField) -> None:
        label = self._labels[one.name]
        ask = Ask(plain_name(one.name), "text", label, label.text, [one], [Fill(one.name, one.name)])
        ask.taken = [each for each in (label.block, label.row_block) if each is not None]
        if one.kind == "choice":
            self._list(one, ask)
        else:
            sheet = self.layout.sheet(one.widgets[0])
            before = sheet.sign_before(one.box)
            words = f"{label.row} {label.text}".strip().rpartition(": ")[2]
            guess = kind_of(one, words, label.printed, before)
            ask.type, ask.settings = guess.type, dict(guess.settings)
            if guess.word:
                ask.guesses.append(f"its type, from “{guess.word}” in its words")
            if guess.type == "date":
                form = date_form(f"{label.printed} {one.tooltip}", self.american)
                ask.fills = [Fill(one.name, one.name, date=form)]
            if guess.type == "text" and one.max_length:
                ask.max_length = one.max_length
        ask.optional = not one.required and (self.marks or self._may_be_blank(ask))
        self._name_it(ask, one)
        self.asks.append(ask)

    def _alike_in_columns(self) -> None:
        """Boxes under each other hold amounts where enough of them say so."""
        columns: dict[tuple[int, int], list[Ask]] = {}
        for ask in self.asks:
            if ask.type in ("text", "money") and len(ask.fields) == 1 and ask.box.x1 - ask.box.x0 < 110:
                columns.setdefault((ask.page, round((ask.box.x0 + ask.box.x1) / 16)), []).append(ask)
        for column in columns.values():
            amounts = sum(ask.type == "money" for ask in column)
            if len(column) >= 4 and amounts * 4 >= len(column):
                for ask in column:
                    if (
                        ask.type == "text"
                        and not ask.max_length
                        and not any(each.startswith("its type") for each in ask.guesses)
                    ):
                        ask.type, ask.optional = "money", not ask.fields[0].required
                        ask.guesses.append("its type, as other boxes of its column hold amounts")

    def _may_be_blank(self, ask: Ask) -> bool:
        return ask.type == "money" or bool(_OTHERWISE.search(f"{ask.label.printed} {ask.text}"))

    def _list(self, one: PdfField, ask: Ask) -> None:
        """A list to choose from; one that also takes what is typed is a text where it has few words of its own."""
        pairs = [(stored, shown) for stored, shown in one.options if shown.strip() and not _prompt(shown)]
        if not pairs:
            return
        ask.type = "choices" if one.many else "choice"
        ask.options = [
            Option(stored, words_of(shown) if shown.isupper() and len(shown) > 4 else shown, f"{one.name}={number}")
            for number, (stored, shown) in enumerate(dict(pairs).items())
        ]
        ask.fills = [Fill(one.name, one.name, values={stored: stored for stored, _ in dict(pairs).items()})]
        if one.editable:
            ask.guesses.append("the form also takes what is typed instead of an option")

    def _name_it(self, ask: Ask, one: PdfField) -> None:
        if ask.label.how == "nothing":
            ask.text = f"Page {one.page + 1}, box {plain_name(one.name)}"
            ask.guesses.append("no words are near this box: word it as the form means it")
        elif ask.label.how == "its name":
            ask.guesses.append("its words are made of the field's name, as none are near it")

    # boxes to tick

    def _group(self, one: PdfField) -> None:
        """One field with several boxes, of which one is ticked; where pages repeat some of them, most of them count."""
        pages = Counter(widget.page for widget in one.widgets)
        most = max(pages.values())
        page = next(each for each, count in pages.items() if count == most)
        one = replace(one, widgets=tuple(sorted(one.widgets, key=lambda each: each.page != page)))
        seen: dict[str, Widget] = {}
        for widget in one.widgets:
            seen.setdefault(widget.on, widget)
        labels = {on: option_label(one, widget, self.layout) for on, widget in seen.items()}
        blocks = [label.block for label in labels.values() if label.block is not None]
        label = group_label(list(seen.values()), self.layout, one.tooltip, blocks)
        ask = Ask(plain_name(one.name), "choice", label, label.text, [one])
        ask.taken = [*blocks, *([label.block] if label.block else [])]
        if not says_something(label.text):
            ask.text = of_a_name(one.name)
            ask.guesses.append("its words are made of the field's name, as none are near it")
        yes = _yes_and_no({on: label.text for on, label in labels.items()})
        if yes is not None:
            ask.type = "yes_no"
            ask.fills = [Fill(one.name, one.name, values={"true": yes[0], "false": yes[1]})]
        else:
            ordered = _by_place(seen.values())
            ask.options = [Option(each.on, labels[each.on].text, f"{one.name}={each.on}") for each in ordered]
            ask.fills = [Fill(one.name, one.name, values={each.on: each.on for each in ordered})]
        ask.optional = not one.required and (self.marks or "optional" in label.printed.lower())
        self.asks.append(ask)

    def _ticked(self, ticks: Sequence[PdfField]) -> None:
        """Fields with one box each: pairs of yes and no, boxes under one question, and lone ones."""
        labels = {one.name: option_label(one, one.widgets[0], self.layout) for one in ticks}
        waiting = list(ticks)
        while waiting:
            one = waiting.pop(0)
            other = next((each for each in waiting[:3] if self._pair(one, each, labels)), None)
            if other is not None:
                waiting.remove(other)
                self._yes_no_pair(one, other, labels)
                continue
            group = [one]
            home, beside = self._home(one, labels)
            over = self.layout.sheet(one.widgets[0]).heading_over(one.box, 40) if beside else None
            heads = {id(each) for each in (home, over.block if over else None)}
            while home is not None:
                more = [each for each in waiting[:6] if self._joins(group[-1], each, heads, labels)][:1]
                if not more:
                    break
                waiting.remove(more[0])
                group += more
            self._boxes(group, labels)

    def _pair(self, one: PdfField, other: PdfField, labels: dict[str, Label]) -> bool:
        """Whether two boxes are the yes and the no of one question."""
        if one.page != other.page or abs(one.box.x0 - other.box.x0) > 90 or abs(one.box.y0 - other.box.y0) > 30:
            return False
        a, b = labels[one.name].text, labels[other.name].text
        if (_YES.match(a) and _NO.match(b)) or (_NO.match(a) and _YES.match(b)):
            return True
        first, second = _ENDS_YES.match(one.name), _ENDS_YES.match(other.name)
        return bool(
            first and second and first[1] == second[1] and {first[2].lower(), second[2].lower()} == {"yes", "no"}
        )

    def _yes_no_pair(self, one: PdfField, other: PdfField, labels: dict[str, Label]) -> None:
        says_no = _NO.match(labels[one.name].text) or (
            not _YES.match(labels[one.name].text) and one.name.lower().endswith("no")
        )
        yes, no = (other, one) if says_no else (one, other)
        blocks = [each.block for each in (labels[yes.name], labels[no.name]) if each.block is not None]
        label = group_label([one.widgets[0], other.widgets[0]], self.layout, "", blocks)
        stem = re.sub(r"[\s_.-]*(?:yes|no)\Z", "", yes.name, flags=re.IGNORECASE)
        ask = Ask(plain_name(stem), "yes_no", label, label.text, [one, other])
        ask.taken = [*blocks, *([label.block] if label.block else [])]
        if not says_something(label.text):
            ask.text = of_a_name(stem)
        ask.fills = [
            Fill(yes.name, yes.name, values={"true": yes.widgets[0].on}),
            Fill(no.name, yes.name, values={"false": no.widgets[0].on}),
        ]
        ask.guesses.append("two boxes, taken for the yes and the no of one question")
        ask.optional = not (one.required or other.required) and self.marks
        self.asks.append(ask)

    def _home(self, one: PdfField, labels: dict[str, Label]) -> tuple[Block | None, bool]:
        """The question that a box stands under or behind, and whether it is behind it."""
        label = labels[one.name]
        found = group_label(one.widgets[:1], self.layout, "", [label.block] if label.block else [])
        if found.block is not None and found.how in ("left of it", "above it"):
            return found.block, found.how == "left of it"
        over = self.layout.sheet(one.widgets[0]).heading_over(one.box, 40)
        return (over.block if over else None), False

    def _joins(self, last: PdfField, next: PdfField, heads: set[int], labels: dict[str, Label]) -> bool:
        """Whether the next box answers the same question as the last one, which stands under the texts `heads`."""
        if last.page != next.page or (says := labels[next.name].text) == "" or _YES.match(says) or _NO.match(says):
            return False
        row = abs(last.box.middle - next.box.middle) < 6
        column = abs(last.box.x0 - next.box.x0) < 8 and 0 < last.box.y0 - next.box.y0 < 48
        wrapped = 0 < last.box.y0 - next.box.y0 < 20
        if not (row or column or wrapped):
            return False
        sheet = self.layout.sheet(next.widgets[0])
        over = sheet.heading_over(next.box, 40)
        if row:
            text = sheet.left(next.box, 200)
            own = labels[last.name].block
            if text and text.block is not own and id(text.block) not in heads and not sheet.is_option(text.block):
                return False
        return over is None or id(over.block) in heads or column

    def _boxes(self, group: Sequence[PdfField], labels: dict[str, Label]) -> None:
        """Boxes of one question, of which any may be ticked; a lone box is a yes or no."""
        first = group[0]
        blocks = [label.block for one in group if (label := labels[one.name]).block is not None]
        if len(group) == 1:
            own = labels[first.name]
            if _YES.match(own.text):
                own = group_label(first.widgets[:1], self.layout, "", blocks)
                blocks += [own.block] if own.block else []
            ask = Ask(plain_name(first.name), "yes_no", own, own.text, [first])
            ask.fills = [Fill(first.name, first.name, values={"true": first.widgets[0].on})]
            ask.guesses.append("a lone box to tick is asked as yes or no")
            ask.taken = [each for each in blocks if each is not None]
        else:
            home, _ = self._home(first, labels)
            printed = self.layout.sheet(first.widgets[0]).row_text(home) if home else ""
            label = Label(words_of(printed), printed, "above it" if home else "nothing", home)
            exclusive = {labels[one.name].text.lower() for one in group} <= _ONE_OF
            ask = Ask(plain_name(first.name), "choice" if exclusive else "choices", label, label.text, list(group))
            if home:
                ask.name = brief(label.text) or ask.name
            else:
                ask.text = "Which of these apply?"
                ask.guesses.append("no words are near these boxes: word the question as the form means it")
            ask.guesses.append("boxes that stand together, taken for the answers of one question")
            ask.options = [Option(one.name, labels[one.name].text, f"{one.name}={one.widgets[0].on}") for one in group]
            ask.fills = [Fill(one.name, first.name, values={one.name: one.widgets[0].on}) for one in group]
            ask.taken = [each for each in (*blocks, home) if each is not None]
            ask.optional = not any(one.required for one in group) and ask.type == "choices"
        self.asks.append(ask)


def _prompt(shown: str) -> bool:
    return bool(re.match(r"[\s\W]*(?:(?:please )?(?:select|choose)\b.*)?\Z", shown, re.IGNORECASE))


def _yes_and_no(labels: dict[str, str]) -> tuple[str, str] | None:
    """What stands for yes and for no, where that is all there is."""
    if len(labels) != 2:
        return None
    yes = next((on for on, text in labels.items() if _YES.match(text or on)), None)
    no = next((on for on, text in labels.items() if _NO.match(text or on)), None)
    return (yes, no) if yes is not None and no is not None and yes != no else None


def _by_place(widgets: Iterable[Widget]) -> list[Widget]:
    ordered = sorted(widgets, key=lambda each: (each.page, -each.box.middle))
    rows: list[list[Widget]] = []
    for each in ordered:
        if rows and rows[-1][0].page == each.page and rows[-1][0].box.middle - each.box.middle < 6:
            rows[-1].append(each)
        else:
            rows.append([each])
    return [each for row in rows for each in sorted(row, key=lambda one: one.box.x0)]


def reading_key(widget: Widget) -> tuple[int, float, float]:
    """Where a box stands among the others when a page is read."""
    return widget.page, -widget.box.middle, widget.box.x0


def in_reading_order(fields: Iterable[PdfField]) -> list[PdfField]:
    """Fields page by page, row by row, from left to right."""
    ordered = sorted(fields, key=lambda one: reading_key(one.widgets[0]))
    rows: list[list[PdfField]] = []
    for one in ordered:
        if rows and rows[-1][0].page == one.page and abs(rows[-1][0].box.middle - one.box.middle) < 6:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [one for row in rows for one in sorted(row, key=lambda each: each.box.x0)]


def rows_in_order(asks: Sequence[Ask]) -> list[Ask]:
    """Questions page by page, row by row, from left to right."""
    rows: list[list[Ask]] = []
    for ask in asks:
        top = max(box.y1 for box in ask.boxes[:1])
        if rows and rows[-1][0].page == ask.page and top > rows[-1][0].box.middle:
            rows[-1].append(ask)
        else:
            rows.append([ask])
    return [ask for row in rows for ask in sorted(row, key=lambda each: each.box.x0)]
