"""Rows of a form -> pages: one for each question, one for a group that is shown at once, and one for a repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from journeys.importers.conditions import Always, Both, Condition, Named
from journeys.importers.draft import SILENT, Content, Definition, Field, Page, Remark, Section, Several, Words
from journeys.importers.heading import fits_a_hint
from journeys.importers.naming import IRREGULAR
from journeys.importers.prose import line as one_line
from journeys.importers.xlsform.naming import Names
from journeys.importers.xlsform.nesting import Node
from journeys.importers.xlsform.notes import headed, shows_worked_out, spoken, with_hint
from journeys.importers.xlsform.questions import Asking, follow_up, leftovers
from journeys.importers.xlsform.sections import MORE, sectioned, untitled_runs
from journeys.importers.xlsform.unasked import NOT_THERE, all_dropped, calculated, not_asked, only_shown

NEVER = "nobody is asked: its condition never holds"
HEADS_A_TABLE = "it only heads a table of answers, and every question shows its own options"
UNLABELLED = "a group without words is seen by nobody"
NO_NESTING = "a repeat holds no repeat"
AT_LEAST_ONE = "whoever is asked has at least one; change `min` where that is not so"
NOT_COUNTED = "how many there are does not come from another answer; the list asks whether there are more"
_SHOWN = ("field-list", "table-list")


@dataclass(frozen=True, slots=True)
class Where:
    """Where rows stand: in which section, and who gets there at all."""

    section: str = ""
    when: tuple[Condition, ...] = ()


@dataclass(slots=True)
class Pages:
    """Makes the pages of a form, row by row; `quotes` are the words of conditions by their place."""

    names: Names
    asking: Asking
    title: Words
    pages: list[Page] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    quotes: dict[str, str] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)
    """The lists that questions name."""
    _pending: list[Content] = field(default_factory=list)
    _calculations: list[Node] = field(default_factory=list)
    _titled: dict[int, str] = field(default_factory=dict)

    def all(self, top: Sequence[Node]) -> Pages:
        """Goes through all rows."""
        self._titled = sectioned(top)
        self._rows(top, Where())
        self._flush(Where(self.pages[-1].section if self.pages else ""))
        why = untitled_runs(self.pages)
        if why:
            self.pages = [replace(page, section="") for page in self.pages]
            self.remarks += [Remark("section", each.place, each.title.text, "dropped", why) for each in self.sections]
            self.sections = []
        elif self.sections:
            self._name_the_rest()
        return self

    def _name_the_rest(self) -> None:
        """Gives the pages that follow a section and are in none sections of their own."""
        begun, number, before = False, 0, ""
        for index, page in enumerate(self.pages):
            begun = begun or bool(page.section)
            if begun and not page.section:
                number += bool(before) and not before.startswith("\0")
                before = f"\0{number}"
                self.pages[index] = replace(page, section=before)
                if all(each.name != before for each in self.sections):
                    self.sections.append(Section(before, MORE, ""))
            else:
                before = page.section

    def calculated(self) -> Iterator[Remark]:
        """What became of calculations, once all conditions have been read."""
        return calculated(self._calculations, self.asking.deciding.taken_in)

    def _rows(self, nodes: Sequence[Node], where: Where) -> None:
        for node in nodes:
            match node.means.kind:
                case "group":
                    self._group(node, where)
                case "repeat":
                    self._repeat(node, where)
                case "note":
                    self._note(node, where)
                case "asked" if only_shown(node):
                    self._note(node, where)
                case "asked":
                    self._question(node, where)
                case kind:
                    self._calculations += [node] if kind == "calculation" else []
                    self.remarks += not_asked(node)

    def _question(self, node: Node, where: Where) -> None:
        asked = self._field(node)
        if asked is None:
            return
        own, place = asked.when, asked.when_place
        fits = own is None and len(self._pending) == 1 and fits_a_hint(asked, self._pending)
        if not fits:
            self._flush(where)
        parts: tuple[Field | Content, ...] = (*self._pending, replace(asked, when=None, when_place=""))
        self._pending = []
        self._page(asked.name, SILENT, "", parts, where, own, place)
        if node.means.other:
            other = follow_up(asked)
            self._page(other.name, SILENT, "", (replace(other, when=None),), where, other.when, "")

    def _field(self, node: Node) -> Field | None:
        """The question of a row with its own condition; None where there is none, which is told."""
        line, name = node.line, self.names.called[id(node)]
        if "label" in line.text("appearance").split() and node.means.list:
            self.remarks.append(Remark("question", line.place("type"), line.text("label"), "dropped", HEADS_A_TABLE))
            self.remarks += leftovers(line, {"label"}, NOT_THERE)
            return None
        asked, used = self.asking.question(node, name)
        if not asked.type:
            fate = "fault" if "there is no list" in asked.why else "dropped"
            words = asked.label.text or name
            self.remarks.append(Remark("question", asked.place, words, fate, asked.why))  # type: ignore[arg-type]
            self.remarks += leftovers(line, {"label"}, NOT_THERE)
            return None
        when, at = self._relevant(node)
        if when == Always(False):
            self.remarks.append(Remark("question", asked.place, asked.label.text or name, "dropped", NEVER))
            self.remarks += leftovers(line, {"label"}, NOT_THERE)
            return None
        self.fields += [asked.list] if asked.list else []
        if "choice_filter" in used:
            self.quotes[line.place("choice_filter")] = line.text("choice_filter")
        self.remarks += leftovers(line, used | {"relevant"})
        return replace(asked, when=when, when_place=at)

    def _relevant(self, node: Node) -> tuple[Condition | None, str]:
        """The condition of a row and its place."""
        words = node.line.text("relevant")
        if not words:
            return None, ""
        place = node.line.place("relevant")
        self.quotes[place] = words
        return self.asking.deciding.condition(words, place, self.names.called[id(node)]), place

    def _note(self, node: Node, where: Where) -> None:
        content = self._content(node)
        if content is None:
            return
        if content.when is None:
            self._pending.append(content)
            return
        self._flush(where)
        self._inform([replace(content, when=None, when_place="")], where, content.when, content.when_place)

    def _content(self, node: Node) -> Content | None:
        """The text of a note with its own condition; None where it has no words, which is told."""
        line = node.line
        words, used = with_hint(spoken(line.words("label")), spoken(line.words("hint")))
        place = line.place("type")
        if not one_line(words.text) or shows_worked_out(words.text, self.names.known):
            why = "it has no words" if not one_line(words.text) else "it shows what is worked out or recorded"
            self.remarks.append(Remark("text", place, line.text("label") or node.name, "dropped", why))
            self.remarks += leftovers(line, {"label"}, "its text is not in the journey")
            return None
        if "hint" in used and "hint" in line.cells:
            why = "it stands below the words of its note"
            self.remarks.append(Remark("hint", line.place("hint"), line.text("hint"), "changed", why))
        when, at = self._relevant(node)
        self.remarks += leftovers(line, used | {"label", "relevant", "read_only"})
        return Content(replace(words, place=place), place, when, at)

    def _flush(self, where: Where) -> None:
        """Notes that no question takes as its hint become a page of their own."""
        pending, self._pending = self._pending, []
        if pending:
            self._inform(pending, where, None, "")

    def _inform(self, contents: list[Content], where: Where, own: Condition | None, place: str) -> None:
        if not self.pages and own is None and not where.when:
            self.pages.append(Page("start", SILENT, "", "start", tuple(contents)))
            return
        over = next((each.title for each in self.sections if each.name == where.section), self.title)
        title, left, told = headed(contents, over)
        self.remarks += told
        self._page(f"note {contents[0].place}", title, "", tuple(left), where, own, place)

    def _page(
        self, name: str, title: Words, page: str, parts: tuple[Field | Content, ...], where: Where,
        own: Condition | None, place: str, several: Several | None = None,
    ) -> None:  # fmt: skip
        when = _all_of((*where.when, own) if own is not None else where.when)
        self.pages.append(
            Page(name, title, page, parts=parts, when=when, when_place=place, section=where.section, several=several)
        )

    def _group(self, node: Node, where: Where) -> None:
        self._flush(where)
        inside = self._inside(node, where)
        at_once = any(word in node.line.text("appearance").lower() for word in _SHOWN)
        if not at_once:
            self._rows(node.inside, inside)
            self._flush(inside)
            return
        line = node.line
        self.remarks.append(
            Remark(
                "appearance", line.place("appearance"), line.text("appearance"), "carried", "its questions are a page"
            )
        )
        title = (
            SILENT
            if id(node) in self._titled and any(_asks(each) for each in node.inside)
            else spoken(line.words("label"))
        )
        for number, (parts, repeat) in enumerate(_runs(self._flat(node.inside, ()))):
            if repeat is not None:
                self._repeat(repeat, inside)
            elif not any(isinstance(part, Field) or part.when is not None for part in parts):
                self._inform([part for part in parts if isinstance(part, Content)], inside, None, "")
            else:
                place = line.place("type") if number == 0 else ""
                self._page(f"group {line.place('type')} {number}", title, place, tuple(parts), inside, None, "")

    def _inside(self, node: Node, where: Where) -> Where:
        """Where the rows of a group stand; its words and its condition are told."""
        line, used = node.line, {"label", "relevant"}
        if any(word in line.text("appearance").lower() for word in _SHOWN):
            used.add("appearance")
        self.remarks += leftovers(line, used)
        section = where.section
        label = spoken(line.words("label"))
        why = self._titled.get(id(node), "")
        if not label:
            self.remarks.append(
                Remark("group", line.place("type"), node.name or line.text("type"), "dropped", UNLABELLED)
            )
        elif not why:
            section = self.names.called[id(node)]
            self.sections.append(Section(section, label, label.place))
        else:
            self.remarks.append(Remark("section", label.place, label.text, "dropped", why))
        return replace(where, section=section, when=(*where.when, *self._guard(node)))

    def _guard(self, node: Node) -> tuple[Condition, ...]:
        """The condition of a group, under a name, as the rows in it share it."""
        condition, place = self._relevant(node)
        if condition is None:
            return ()
        name = f"group {place or id(node)}"
        self.definitions.append(Definition(name, node.line.text("relevant"), condition, place))
        return (Named(name, place),)

    def _flat(self, nodes: Sequence[Node], when: tuple[Condition, ...]) -> Iterator[Field | Content | Node]:
        """The questions and notes of a page or a repeat, out of the groups that they are in; repeats as they are."""
        for node in nodes:
            match node.means.kind:
                case "group":
                    label = spoken(node.line.words("label"))
                    kind, at = ("section", label.place) if label else ("group", node.line.place("type"))
                    why = "it is a part of one page" if label else UNLABELLED
                    self.remarks.append(Remark(kind, at, label.text or node.name, "dropped", why))
                    self.remarks += leftovers(node.line, {"label", "relevant"})
                    yield from self._flat(node.inside, (*when, *self._guard(node)))
                case "repeat":
                    yield node
                case "asked" | "note":
                    part = self._content(node) if node.means.kind == "note" or only_shown(node) else self._field(node)
                    if part is None:
                        continue
                    own = (*when, part.when) if part.when is not None else when
                    yield replace(part, when=_all_of(own))
                    if isinstance(part, Field) and node.means.other:
                        other = follow_up(part)
                        yield replace(other, when=_all_of((*when, other.when) if other.when is not None else when))
                case kind:
                    self._calculations += [node] if kind == "calculation" else []
                    self.remarks += not_asked(node)

    def _repeat(self, node: Node, where: Where) -> None:
        self._flush(where)
        line = node.line
        label = spoken(line.words("label"))
        parts: list[Field | Content] = []
        for each in self._flat(node.inside, ()):
            if isinstance(each, Node):
                self.remarks += all_dropped(each, NO_NESTING)
            else:
                parts.append(_named_within(each, _one_of(node.name)))
        used = {"label", "relevant", "repeat_count"}
        if not any(isinstance(part, Field) for part in parts):
            why = "no question in it is in the journey"
            self.remarks.append(Remark("repeat", line.place("type"), label.text or node.name, "dropped", why))
            self.remarks += [_lost(part, why) for part in parts if isinstance(part, Content)]
            self.remarks += leftovers(line, {"label"}, why)
            return
        own, place = self._relevant(node)
        least, most = self._counted(node, own is not None)
        self.remarks += leftovers(line, used)
        title = label if label else Words(node.name.replace("_", " ").capitalize() or "Entries")
        several = Several(_one_of(node.name), title, line.place("type"), least, most)
        self._page(self.names.called[id(node)], title, "", tuple(parts), where, own, place, several)

    def _counted(self, node: Node, guarded: bool) -> tuple[int | None, int | None]:
        """How many there are at least and at most."""
        line = node.line
        words = line.text("repeat_count")
        if words.isdigit() and 1 <= int(words[:4]) <= 100 and len(words) < 4:
            self.remarks.append(Remark("repeat", line.place("repeat_count"), words, "carried", "as min and max"))
            return int(words), int(words)
        if words:
            self.remarks.append(Remark("repeat", line.place("repeat_count"), words, "dropped", NOT_COUNTED))
            return None, None
        if guarded:
            place = f"{line.place('type')} (min)" if line.place("type") else ""
            self.remarks.append(Remark("repeat", place, "may be empty", "guessed", AT_LEAST_ONE))
            return None, None
        return 0, None


def _asks(node: Node) -> bool:
    return (node.means.kind == "asked" and not only_shown(node)) or any(_asks(each) for each in node.inside)


def _all_of(conditions: Sequence[Condition]) -> Condition | None:
    if not conditions:
        return None
    return conditions[0] if len(conditions) == 1 else Both(tuple(conditions))


def _runs(parts: Iterator[Field | Content | Node]) -> list[tuple[list[Field | Content], Node | None]]:
    """Parts that stand together, and the repeats between them."""
    found: list[tuple[list[Field | Content], Node | None]] = []
    for part in parts:
        if isinstance(part, Node):
            found.append(([], part))
        elif found and found[-1][1] is None:
            found[-1][0].append(part)
        else:
            found.append(([part], None))
    return found


def _lost(content: Content, why: str) -> Remark:
    return Remark("text", content.place, content.words.text, "dropped", why)


def _named_within(part: Field | Content, one: str) -> Field | Content:
    """A question without the name of what it is asked of: `name` for `child_name`, since sentences say `child.name`."""
    if isinstance(part, Content) or part.own or not part.name.startswith(f"{one}_"):
        return part
    return replace(part, own=part.name.removeprefix(f"{one}_"))


def _one_of(name: str) -> str:
    """What one of several is called: `tree` of `trees`."""
    low = name.lower()
    for one, many in IRREGULAR.items():
        if low == many or low.endswith(f"_{many}"):
            return f"{name[: -len(many)]}{one}"
    if low.endswith("ies") and len(low) > 4 and low not in ("species", "series"):
        return f"{name[:-3]}y"
    plural = low.endswith("s") and len(low) > 3 and not low.endswith(("ss", "us", "is", "ies"))
    return name[:-1] if plural else name or "entry"
