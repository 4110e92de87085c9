"""Takes rows in braces and brackets apart as an author meant them: a comma ends an entry only with a space after it."""

from __future__ import annotations

import json

_PAIRS = {"{": "}", "[": "]"}
_DEEPEST = 8
LONGEST = 2000
"""Rows longer than this are not taken apart."""


def brackets_from(text: str, start: int) -> int | None:
    """The offset after the bracket that closes the one at `start`, None where it is not closed."""
    open_signs: list[str] = []
    for index in range(start, len(text)):
        sign = text[index]
        if sign in _PAIRS:
            open_signs.append(_PAIRS[sign])
        elif open_signs and sign == open_signs[-1]:
            open_signs.pop()
            if not open_signs:
                return index + 1
    return None


def as_block(row: str, indent: int) -> str | None:
    """A row as lines, indented; None where it cannot be taken apart."""
    meant = _meant(row, 0) if len(row) <= LONGEST else None
    return None if meant is None else "\n".join(_lines(meant, indent))


def as_quoted_row(row: str) -> str:
    """A row on one line with every value in quotes: what the author meant, for reading on."""
    return json.dumps(_meant(row, 0), ensure_ascii=False)


def _meant(text: str, depth: int) -> object:
    """The mapping, list or text that was meant, None where it cannot be told."""
    text = text.strip()
    if depth > _DEEPEST:
        return None
    if text.startswith("{") and not text.startswith("{{") and brackets_from(text, 0) == len(text):
        entries: dict[str, object] = {}
        for entry in _split(text[1:-1]):
            key, colon, value = _outside(entry)
            if not colon:
                return None
            entries[_bare(key)] = _meant(value, depth + 1)
        return None if None in entries.values() or not entries else entries
    if text.startswith("[") and brackets_from(text, 0) == len(text):
        items = [_meant(item, depth + 1) for item in _split(text[1:-1])]
        return None if None in items else items
    return _bare(text)


def _split(text: str) -> list[str]:
    """Entries: parted by a comma with a space, outside brackets and quotes, where a new entry begins."""
    pieces: list[str] = []
    depth, quote, start = 0, "", 0
    for index, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and not text[start:index].rstrip(" {[:,").strip():
            quote = sign
        elif sign in _PAIRS:
            depth += 1
        elif sign in "}]":
            depth -= 1
        elif sign == "," and depth == 0 and text[index + 1 : index + 2] in (" ", ""):
            pieces.append(text[start:index])
            start = index + 1
    pieces.append(text[start:])
    joined: list[str] = []
    named = any(_outside(piece)[1] for piece in pieces)
    for piece in pieces:
        if joined and named and not _outside(piece)[1]:
            joined[-1] += "," + piece  # `{label: Car, van or lorry}`: a comma of the text
        elif piece.strip():
            joined.append(piece)
    return joined


def _outside(entry: str) -> tuple[str, str, str]:
    """Key, colon and value, at the first colon with a space that stands outside brackets."""
    depth = 0
    for index, sign in enumerate(entry):
        if sign in _PAIRS:
            depth += 1
        elif sign in "}]":
            depth -= 1
        elif sign == ":" and depth == 0 and entry[index + 1 : index + 2] in (" ", ""):
            return entry[:index], ":", entry[index + 1 :]
    return entry, "", ""


def _bare(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text


def _lines(value: object, indent: int) -> list[str]:
    space = " " * indent
    if isinstance(value, dict):
        lines: list[str] = []
        for key, item in value.items():
            if isinstance(item, str):
                lines.append(f"{space}{key}: {_plain(item)}")
            else:
                lines.append(f"{space}{key}:")
                lines.extend(_lines(item, indent + 2))
        return lines
    if isinstance(value, list):
        return [f"{space}- {_plain(str(item))}" for item in value]
    return [space + _plain(str(value))]


def _plain(text: str) -> str:
    risky = ": " in text or " #" in text or text[:1] in "[]{}&*!|>%@`\"'#," or text[:2] in ("- ", "? ")
    return json.dumps(text, ensure_ascii=False) if risky or not text else text
