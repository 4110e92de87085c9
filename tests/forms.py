"""A page's form, read as a browser without script or style would send it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(("br", "hr", "img", "input", "link", "meta"))


@dataclass
class Element:
    """One element: its name, attributes (a bare one is ""), children, and where it stands."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    parent: Element | None = field(default=None, repr=False)

    def all(self, *tags: str) -> list[Element]:
        """Every element below this one, in order; with `tags`, those of these names."""
        found: list[Element] = []
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    found.append(child)
                found.extend(child.all(*tags))
        return found

    def one(self, tag: str, **attributes: str) -> Element:
        """The only element of this name with these attributes (`class_` for class)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        found = [it for it in self.all(tag) if wanted.items() <= it.attributes.items()]
        assert len(found) == 1, f"{len(found)} <{tag}> with {wanted}"
        return found[0]

    @property
    def text(self) -> str:
        """The words in it, spaces collapsed."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        """The text in it, as it stands."""
        return "".join(child if isinstance(child, str) else child.raw for child in self.children)

    def get(self, name: str, default: str = "") -> str:
        """An attribute."""
        return self.attributes.get(name, default)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#page")
        self._at = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "option" and self._at.tag == "option":
            self._close("option")
        element = Element(tag, {name: value or "" for name, value in attrs}, parent=self._at)
        self._at.children.append(element)
        if tag not in _VOID:
            self._at = element

    def handle_endtag(self, tag: str) -> None:
        self._close(tag)

    def _close(self, tag: str) -> None:
        at: Element | None = self._at
        while at is not None and at.tag != tag:
            at = at.parent
        assert at is not None, f"</{tag}> closes nothing"
        assert at is self._at, f"</{tag}> while <{self._at.tag}> is open"
        self._at = at.parent or self.root

    def handle_data(self, data: str) -> None:
        self._at.children.append(data)


def parse(html: str) -> Element:
    """A whole page. AssertionError where tags are not closed in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def submitted(html: str, press: str | None = None) -> dict[str, list[str]]:
    """What pressing the page's first button sends, by name in order; `press` is the text of another button."""
    (form, *_) = parse(html).all("form")
    buttons = [it for it in form.all("button") if it.get("type", "submit") == "submit"]
    pressed = buttons[0] if press is None else next(it for it in buttons if it.text == press)
    sent: dict[str, list[str]] = {}
    for control in form.all("input", "select", "textarea", "button"):
        name = control.get("name")
        if name and "disabled" not in control.attributes:
            for value in _values(control, pressed):
                sent.setdefault(name, []).append(value)
    return sent


def _values(control: Element, pressed: Element) -> list[str]:
    if control.tag == "button":
        return [control.get("value")] if control is pressed else []
    if control.tag == "select":
        options = control.all("option")
        chosen = [it for it in options if "selected" in it.attributes] or options[:1]
        return [it.get("value", it.text) for it in chosen]
    if control.tag == "textarea":
        text = control.raw
        return [text[1:] if text.startswith("\n") else text]
    if control.get("type") in ("checkbox", "radio"):
        return [control.get("value", "on")] if "checked" in control.attributes else []
    return [control.get("value")]


def parts_of(sent: Mapping[str, Sequence[str]], question: str, parts: Sequence[str]) -> dict[str, list[str]]:
    """What was sent for one question, by part: the names of its controls are kebab-case."""
    names = {part: f"{question}_{part}".replace("_", "-") if part else question.replace("_", "-") for part in parts}
    return {part: list(sent[name]) for part, name in names.items() if name in sent}
