"""HTML or Markdown of a form -> the safe part of Markdown that a journey's texts take."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s()<>]+\Z")


def prose(text: str) -> str:
    """The words of a text with its paragraphs, lists, bold, italics and links; no HTML is left."""
    if _TAG.search(text):
        reading = _Reading()
        reading.feed(text)
        reading.close()
        text = reading.written()
    return plainer(text)


def line(text: str) -> str:
    """The same on one line, for titles, questions and labels."""
    return " ".join(re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", prose(text), flags=re.MULTILINE).split())


def plainer(text: str) -> str:
    """Markdown with bold lines for its headings, and neither rules nor quotes nor spare lines."""
    lines = [_heading(each.rstrip()) for each in text.replace("\t", "  ").split("\n")]
    kept = [each for each in lines if not re.fullmatch(r"\s*(?:[-*_]\s*){3,}", each)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _heading(line: str) -> str:
    found = re.fullmatch(r"\s{0,3}#{1,6}\s+(.*?)[\s#]*", line)
    if found:
        return f"\n**{found[1]}**\n" if found[1] else ""
    return re.sub(r"^\s*>\s?", "", line)


class _Reading(HTMLParser):
    """Collects Markdown while tags go by; what it has no word for is left out, never its text."""

    _BLOCKS = frozenset(("p", "div", "table", "tr", "section", "details", "summary", "dl", "dt", "dd", "blockquote"))
    _SILENT = frozenset(("script", "style", "template", "noscript"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._lists: list[int | None] = []
        self._links: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._SILENT:
            self._silent += 1
        elif tag in self._BLOCKS:
            self._break()
        elif tag in ("ul", "ol"):
            self._break()
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self._item()
        elif tag == "br":
            self._out.append("\n")
        elif tag in ("strong", "b"):
            self._out.append("**")
        elif tag in ("em", "i"):
            self._out.append("*")
        elif re.fullmatch("h[1-6]", tag):
            self._break()
            self._out.append("**")
        elif tag in ("td", "th"):
            self._out.append(" ")
        elif tag == "a":
            address = (dict(attrs).get("href") or "").strip()
            self._links.append(address if _SAFE_LINK.match(address) else "")
            if self._links[-1]:
                self._out.append("[")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in self._BLOCKS:
            self._break()
        elif tag in ("ul", "ol"):
            if self._lists:
                self._lists.pop()
            self._break()
        elif tag in ("strong", "b"):
            self._close("**")
        elif tag in ("em", "i"):
            self._close("*")
        elif re.fullmatch("h[1-6]", tag):
            self._close("**")
            self._break()
        elif tag == "a" and self._links:
            address = self._links.pop()
            if address:
                self._out.append(f"]({address})")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            words = re.sub(r"\s+", " ", data)
            if words.strip() or (self._out and not self._out[-1].endswith(("\n", " "))):
                self._out.append(words)

    def written(self) -> str:
        """What was collected, tidied."""
        text = "".join(self._out)
        text = re.sub(r"\*{4,}|\*\*\s+\*\*|\[\s*\]\([^)]*\)", "", text)
        text = "\n".join(re.sub(r"(?<=\S) {2,}", " ", each).strip(" ") for each in text.split("\n"))
        return re.sub(r"(?m)^(- .*|\d+\. .*)\n\n(?=- |\d+\. )", r"\1\n", re.sub(r"\n{3,}", "\n\n", text)).strip()

    def _break(self) -> None:
        self._out.append("\n" if self._lists else "\n\n")

    def _item(self) -> None:
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
        self._out.append(f"\n{number}. " if number is not None else "\n- ")

    def _close(self, sign: str) -> None:
        while self._out and self._out[-1].endswith(" ") and self._out[-1].strip():
            self._out[-1] = self._out[-1].rstrip()
        if self._out and self._out[-1] == sign:
            self._out.pop()
        else:
            self._out.append(sign)
