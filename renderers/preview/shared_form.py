"""What a browser would send from a page that is filled in, and how its answers read on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_TYPED = frozenset({"text", "tel", "email", "number", "url", "search", "password"})


@dataclass(frozen=True, slots=True)
class Filled:
    """The answers of one page: values by the name of the control, blank ones left out, and the words they read as."""

    values: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...]
    """Those of each question."""


def filled(html: str) -> Filled:
    """The answers in the page's own form. Files cannot be filled in, and are not among them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    words: dict[int, list[str]] = {}
    for question, id, value in reader.said:
        words.setdefault(question, []).append(" ".join((reader.labels.get(id, value) if id else value).split()))
    return Filled(
        {name: tuple(values) for name, values in reader.values.items()},
        tuple(
            (", " if len(each) > 1 and reader.ticked(question) else " ").join(each) for question, each in words.items()
        ),
    )


@dataclass
class _Reader(HTMLParser):
    """Reads the first form of `main` that is not empty of controls."""

    values: dict[str, list[str]] = field(default_factory=dict)
    said: list[tuple[int, str, str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    _main: bool = False
    _question: int = 0
    _label: str = ""
    _area: str = ""
    _select: str = ""
    _chosen: str | None = None
    _text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Controls, and what begins words that belong to one."""
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "main":
            self._main = True
        if not self._main or name.endswith("_"):
            return
        if given.get("class") == "field":
            self._question += 1
        if tag == "input":
            self._input(given, name)
        elif tag == "textarea":
            self._area, self._text = name, []
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            self._chosen, self._text = given.get("value"), []
        elif tag == "label":
            self._label, self._text = given.get("for", ""), []

    def handle_data(self, data: str) -> None:
        """Words of a label, an option or a text area."""
        if self._label or self._area or self._chosen is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """The words are complete."""
        text = "".join(self._text)
        if tag == "label" and self._label:
            self.labels[self._label], self._label = text, ""
        elif tag == "textarea" and self._area:
            self._put(self._area, text.removeprefix("\n"), ("", text))
            self._area = ""
        elif tag == "option" and self._chosen is not None:
            self._put(self._select, self._chosen or text, ("", text))
            self._chosen = None
        elif tag == "select":
            self._select = ""
        elif tag == "main":
            self._main = False

    def _input(self, given: dict[str, str], name: str) -> None:
        kind = given.get("type", "text")
        if kind in ("radio", "checkbox"):
            if "checked" in given:
                self._put(name, given.get("value", "on"), (given.get("id", ""), given.get("value", "")))
        elif kind in _TYPED:
            self._put(name, given.get("value", ""), ("", given.get("value", "")))

    def _put(self, name: str, value: str, said: tuple[str, str]) -> None:
        if name and value.strip():
            self.values.setdefault(name, []).append(value)
            self.said.append((self._question, *said))

    def ticked(self, question: int) -> bool:
        """Whether the answer to a question is boxes that are ticked."""
        return all(id for number, id, _ in self.said if number == question)
