"""Forms as HTML pages: labels, fieldsets and controls. Nothing of a page is executed or fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from journeys.importers.conditions import Compare, Condition, Either
from journeys.importers.draft import SILENT, Content, Draft, Field, Remark, Several, Words, parts_of_field
from journeys.importers.fault import ImportFault
from journeys.importers.formats._groups import Groups
from journeys.importers.formats._html_controls import (
    BUTTONS,
    CONTROLS,
    attributes_of,
    exported,
    options_of,
    place_of,
    type_of_control,
)
from journeys.importers.formats._html_questions import Questions, type_of_parts
from journeys.importers.formats._html_tree import Tag, tree_of
from journeys.importers.formats._html_words import Around, controls_in, first_text, markup, why_hidden
from journeys.importers.prose import line, prose
from journeys.importers.source import Source

TITLE = "HTML form"

MOST_CHARACTERS = 2_000_000
_LOOKS = re.compile(r"<(?:form|input|select|textarea)[\s>/]", re.IGNORECASE)
_SILENT = frozenset(("script", "style", "template", "noscript", "svg", "head", "nav", "footer", "datalist", "legend"))
_TEXTS = frozenset(("p", "ul", "ol", "dl", "blockquote", "pre", "address", "h4", "h5", "h6", "figcaption", "summary"))
_HEADINGS = ("h1", "h2", "h3")
_REPEATED = re.compile(r"(?P<list>[^\[\]]+)\[(?P<number>\d+)\](?:\[(?P<name>[^\[\]]+)\]|\.(?P<dotted>[^\[\]]+))")


def looks_like(source: Source) -> float:
    """Sure where a text begins as a page and has a control."""
    if not source.is_text:
        return 0.0
    begin = source.text[:1000].lstrip().lower()
    if not begin.startswith("<") or (begin.startswith("<?xml") and "html" not in begin):
        return 0.0
    return 0.9 if _LOOKS.search(source.text[:MOST_CHARACTERS]) else 0.0


def read(source: Source) -> Draft:
    """The form."""
    if len(source.text) > MOST_CHARACTERS:
        raise ImportFault(f"{source.name} has more than {MOST_CHARACTERS:,} characters", help="save the form alone")
    top = tree_of(source.text)
    forms = [tag for tag in top.walk() if tag.name == "form"]
    root = max(forms, key=lambda each: sum(1 for _ in controls_in(each)), default=top)
    if not any(not why_hidden(each) for each in controls_in(root)):
        raise ImportFault(f"{source.name} has no control that people can fill in", help="is the form made by a script?")
    reading = _Reading(top, root)
    reading.all()
    if not any(page.fields for page in reading.groups.pages):
        raise ImportFault(f"{source.name} has no question that we can read", root.place, "is it a form?")
    heading = first_text(top.walk(), ("h1",)) or first_text(top.walk(), ("title", "h2", "legend"))
    name = source.name.rpartition("/")[2].partition(".")[0]
    words = line(heading.text()) if heading is not None else name.replace("-", " ").replace("_", " ").capitalize()
    language = next((tag.get("lang")[:2].lower() for tag in top.walk() if tag.name == "html"), "")
    return Draft(
        "html",
        words,
        Words(words, place=heading.place if heading is not None else ""),
        tuple(reading.groups.pages),
        in_order=True,
        remarks=(*reading.groups.remarks, *reading.remarks),
        language=language if language.isalpha() else "en",
    )


class _Reading:
    """Reads a page from top to bottom."""

    def __init__(self, top: Tag, root: Tag) -> None:
        self._top, self._root = top, root
        self._controls = list(controls_in(root))
        self._around = Around(top)
        self._described = {each for tag in root.walk() for each in tag.get("aria-describedby").split()}
        self._title = first_text(top.walk(), ("h1",))
        self.groups = Groups()
        self.remarks: list[Remark] = []
        self._questions = Questions(self._around, self.remarks)
        self._names: dict[str, int] = {}
        self._done: set[int] = set()
        self._loose: list[tuple[str, str]] = []
        self._shown = dict(self._reveals())
        self._revealed = frozenset(self._shown)
        self._lists: dict[str, tuple[int, dict[str, list[Field]]]] = {}

    def all(self) -> None:
        """The form, and what stands in other forms of the page."""
        self.groups.open("form", SILENT, f"{self._root.place} (form)")
        self._inside(self._root)
        self._say_loose()
        self.groups.close()
        self._fill_lists()
        first = self.groups.pages[0] if self.groups.pages else None
        if first is not None and not first.fields and not first.several and first.when is None:
            self.groups.pages[0] = replace(first, kind="start")
        for each in controls_in(self._top):
            if id(each) not in self._done:
                self._not_asked(each, why_hidden(each) or "it stands in another form of the page")

    def _reveals(self) -> Iterator[tuple[int, tuple[Condition, str]]]:
        """The parts of the page that an option shows: by the tag, the condition and its place."""
        found: dict[str, list[tuple[Condition, str]]] = {}
        for each in self._controls:
            target = each.get("data-aria-controls") or each.get("aria-controls") or each.get("data-controls")
            kind = type_of_control(each)
            if target not in self._around.ids or kind not in ("radio", "checkbox"):
                continue
            alike = [one for one in self._controls if one.get("name") == each.get("name")]
            name = _plain(each.get("name"))
            if kind == "radio":
                compare = Compare(name, "is", each.get("value"))
            elif len(alike) == 1:
                compare = Compare(name, "is", True)
            else:
                compare = Compare(name, "includes", each.get("value"))
            found.setdefault(target, []).append((compare, place_of(each, "aria-controls")))
        for target, conditions in found.items():
            whole = conditions[0][0] if len(conditions) == 1 else Either(tuple(each for each, _ in conditions))
            for _, place in conditions[1:]:
                self.remarks.append(
                    Remark("rule", place, target, "changed", "it is one condition with another option's")
                )
            yield id(self._around.ids[target]), (whole, conditions[0][1])

    # from top to bottom

    def _inside(self, tag: Tag) -> None:
        begun = False
        for each in tag.inside:
            if isinstance(each, str):
                if re.search(r"\w{2}", each):
                    self._loose.append((" ".join(each.split()), tag.place))
            elif each.name in _HEADINGS and each.text() and not any(True for _ in controls_in(each)):
                if each is self._title:
                    continue  # it is the name of the form
                self._say_loose()
                if begun:
                    self.groups.close()
                begun = True
                self.groups.open(each.text(), Words(line(each.text()), place=each.place), each.place)
            else:
                self._visit(each)
        if begun:
            self._say_loose()
            self.groups.close()

    def _visit(self, tag: Tag) -> None:
        if tag.name in _SILENT or id(tag) in self._done or self._is_hint(tag):
            return
        shown = self._shown.pop(id(tag), None)
        if shown is not None:
            self._say_loose()
            self.groups.open(tag.get("id"), SILENT, tag.place, *shown)
            self._visit(tag)
            self._say_loose()
            self.groups.close()
        elif tag.name in CONTROLS:
            self._control(tag)
        elif tag.name == "button":
            words = line(tag.text())
            self.remarks.append(Remark("button", tag.place, words, "dropped", "a journey has its own buttons"))
        elif exported(tag)[0] and any(True for _ in controls_in(tag)):
            self._exported(tag)
        elif tag.name == "fieldset" or tag.get("role") in ("radiogroup", "group"):
            self._fieldset(tag)
        elif tag.name == "label":
            self._label(tag)
        elif tag.name in _TEXTS and not any(True for _ in controls_in(tag)):
            self._text(tag)
        else:
            self._inside(tag)

    def _label(self, tag: Tag) -> None:
        """A label is read with its control; one of no control is a text."""
        inside = list(controls_in(tag))
        for each in inside:
            self._visit(each)
        if not inside and tag.get("for") not in self._around.ids and tag.text():
            self._loose.append((tag.text(), tag.place))

    def _text(self, tag: Tag) -> None:
        words = prose(f"<{tag.name}>{markup(tag)}</{tag.name}>")
        if words:
            self._say_loose()
            self.groups.add([Content(Words(words, place=tag.place), tag.place)])

    def _is_hint(self, tag: Tag) -> bool:
        """Whether a text is said with a control already."""
        told = tag.get("id") in self._described or (tag.name != "label" and self._around.is_told(tag))
        return told and not any(True for _ in controls_in(tag))

    def _say_loose(self) -> None:
        """Words that stand in no tag of their own, and label nothing, are a text of the page."""
        words, self._loose = self._loose, []
        for number, (text, place) in enumerate(words, 1):
            at = f"{place} (words {len(self.groups.pages)}.{number})"
            self.groups.add([Content(Words(prose(text), place=at), at)])

    def _label_before(self) -> Words:
        """The last words before a control, taken for a label."""
        if not self._loose:
            return SILENT
        text, place = self._loose.pop()
        return Words(line(text).rstrip(" :*"), place=place)

    # questions

    def _control(self, tag: Tag) -> None:
        kind = type_of_control(tag)
        self._done.add(id(tag))
        if kind in BUTTONS:
            words = tag.get("value") or kind
            self.remarks.append(Remark("button", tag.place, words, "dropped", "a journey has its own buttons"))
            return
        why = why_hidden(tag)
        if why and not any(id(each) in self._revealed for each in (tag, *tag.above())):
            self._not_asked(tag, why)
            return
        if kind in ("radio", "checkbox"):
            group = self._named_alike(tag)
            if len(group) > 1 or kind == "radio":
                self._done.update(map(id, group))
                asked = self._questions.of_options(group, self._label_before(), SILENT, group[0].place)
                self._add(asked, group[0])
                return
        has_label = bool(self._around.label(tag))
        self._add(self._questions.of_control(tag, SILENT if has_label else self._label_before()), tag)

    def _named_alike(self, tag: Tag) -> list[Tag]:
        if not tag.get("name"):
            return [tag]
        kind = type_of_control(tag)
        return [
            each
            for each in self._controls
            if each.get("name") == tag.get("name")
            and type_of_control(each) == kind
            and not why_hidden(each)
            and (each is tag or id(each) not in self._done)
        ]

    def _not_asked(self, tag: Tag, why: str) -> None:
        self._done.add(id(tag))
        kind = "setting" if tag.get("type").lower() == "hidden" else "question"
        words = (
            tag.get("name") or tag.get("id") if kind == "setting" else self._around.label(tag).text or tag.get("name")
        )
        self.remarks.append(Remark(kind, tag.place, words, "dropped", why))
        self.remarks += [Remark("option", each.place, each.label.text, "dropped", why) for each in options_of(tag)]
        self.remarks += [Remark("validation", place, said, "dropped", why) for place, said in attributes_of([tag])]

    def _fieldset(self, tag: Tag) -> None:
        legend = next((each for each in tag.inside if isinstance(each, Tag) and each.name == "legend"), None)
        named = Words(line(legend.text()), place=legend.place) if legend is not None else self._around.label(tag)
        inside = [
            each
            for each in controls_in(tag)
            if id(each) not in self._done and not why_hidden(each) and not self._is_revealed(each, tag)
        ]
        kinds = {(type_of_control(each), each.get("name")) for each in inside}
        options = len(kinds) == 1 and next(iter(kinds))[0] in ("radio", "checkbox")
        type = "" if options or not inside else type_of_parts(inside, self._around)
        if options or type:
            self._say_loose()
            self._done.update(map(id, inside))
            if options:
                hint = self._around.hint(tag, self.remarks)
                self._add(self._questions.of_options(inside, named, hint, tag.place), inside[0])
            else:
                self._add(self._questions.of_parts(tag, inside, type, named, {}), inside[0], _without_part(inside[0]))
            self._rest(tag, inside)
            return
        self._say_loose()
        self.groups.open(named.text or tag.place, named, tag.place)
        hint = self._around.hint(tag, self.remarks)
        if hint:
            self.groups.add([Content(hint, hint.place)])
        self._inside(tag)
        self._say_loose()
        self.groups.close()

    def _rest(self, tag: Tag, inside: list[Tag]) -> None:
        """What else stands in the fieldset of one question: what an option shows, and texts."""
        for each in tag.inside:
            if isinstance(each, Tag) and each.name != "legend" and not (each.name == "label" and each.get("for")):
                self._visit(each)
        self._loose = []

    def _is_revealed(self, tag: Tag, below: Tag) -> bool:
        for each in tag.above():
            if each is below:
                return False
            if id(each) in self._revealed:
                return True
        return False

    def _exported(self, tag: Tag) -> None:
        inside = [each for each in controls_in(tag) if id(each) not in self._done]
        if not inside:
            return
        self._done.update(map(id, inside))
        self._loose = []
        name = tag.get("data-question")
        holder = next((each for each in tag.above() if each.get("data-list")), None)
        if holder is not None:
            name = f"{holder.get('data-list')}[{holder.get('data-number') or 1}][{name}]"
        self._add(self._questions.of_exported(tag, inside), inside[0], name)

    # lists of several

    def _add(self, asked: Field, tag: Tag, name: str = "") -> None:
        """Puts a question into the group that is open, or into the item that its name tells of."""
        given = name or tag.get("name") or tag.get("id") or tag.place
        found = _REPEATED.match(given)
        if found is not None:
            self._of_item(asked, tag, found["list"], found["number"], found["name"] or found["dotted"])
            return
        self._say_loose()
        plain = _plain(given)
        count = self._names[plain] = self._names.get(plain, 0) + 1
        self.groups.add([replace(asked, name=plain if count == 1 else f"{plain}_{count}")])

    def _of_item(self, asked: Field, tag: Tag, list_name: str, number: str, name: str) -> None:
        if list_name not in self._lists:
            holder = next((each for each in tag.above() if each.get("data-list") == list_name), None)
            title = Words(line(holder.get("data-title")), place=holder.place) if holder is not None else SILENT
            one = holder.get("data-item") if holder is not None else ""
            place = f"{tag.place} ({list_name})"
            least = 0 if holder is not None and holder.get("data-least") == "0" else 1
            self._say_loose()
            title = title or Words(line(list_name.replace("_", " ").capitalize()), place=place)
            several = Several(one or _one_of(list_name), title, place, least)
            self.groups.several(list_name, title, place, several, ())
            self._lists[list_name] = (len(self.groups.pages) - 1, {})
        self._loose = []
        self._lists[list_name][1].setdefault(number, []).append(replace(asked, name=f"{list_name}.{name}", own=name))

    def _fill_lists(self) -> None:
        """The questions of the first item are those of all; of the others it is told that they are the same."""
        for index, items in self._lists.values():
            first, *others = items.values()
            self.groups.pages[index] = replace(self.groups.pages[index], parts=tuple(first))
            why = "it is the same question of another one"
            for each in (asked for other in others for asked in other):
                self.remarks += [
                    Remark(kind, place, words, "changed", why) for kind, place, words in parts_of_field(each)
                ]


def _plain(name: str) -> str:
    """A name as paths are written: `person.first_name` of `person[first_name]`, `kinds` of `kinds[]`."""
    return re.sub(r"\[([^\[\]]*)\]", lambda found: f".{found[1]}" if found[1] else "", name)


def _without_part(tag: Tag) -> str:
    """The name of the question of which a control is a part: `born` of `born-day` and of `born[day]`."""
    return re.sub(
        r"(?:[-_.](?:day|month|year|dd|mm|yyyy|line1|line-1)|\[(?:day|month|year)\])\Z", "", tag.get("name"), flags=re.I
    )


def _one_of(name: str) -> str:
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return {"children": "child", "people": "person"}.get(name) or (name[:-1] if name.endswith("s") else f"{name}_entry")
