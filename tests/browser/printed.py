"""The words of a PDF that Chromium prints: each font's own table says which letters its glyphs are."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n?(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PAIRS = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGES = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|\[([^\]]*)\] TJ", re.DOTALL)


def pages(pdf: bytes) -> list[str]:
    """What each page says, letters in the order they are drawn, without spaces."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    letters = {
        number: _letters(_stream(objects[int(table[1])]))
        for number, body in objects.items()
        if (table := re.search(rb"/ToUnicode (\d+) 0 R", body))
    }
    found = []
    for body in objects.values():
        if re.search(rb"/Type /Page\b", body):
            contents = re.search(rb"/Contents (\d+) 0 R", body)
            assert contents is not None
            found.append(_said(_stream(objects[int(contents[1])]), letters))
    return found


def _said(content: bytes, letters: dict[int, dict[int, str]]) -> str:
    said: list[str] = []
    font: dict[int, str] = {}
    for chosen, shown, array in _SHOWN.findall(content):
        if chosen:
            font = letters.get(int(chosen), {})
        for hexes in (shown, *re.findall(rb"<([0-9A-Fa-f]+)>", array)):
            glyphs = hexes.decode("ascii")
            said += (font.get(int(glyphs[at : at + 4], 16), "") for at in range(0, len(glyphs), 4))
    return re.sub(r"\s", "", "".join(said))


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _letters(table: bytes) -> dict[int, str]:
    """Glyph -> letters, from the two kinds of lines of a ToUnicode table."""
    text = table.decode("latin-1")
    found: dict[int, str] = {}
    for part in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for glyph, letter in _PAIRS.findall(part):
            found[int(glyph, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    for part in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, letter in _RANGES.findall(part):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + offset] = chr(int(letter, 16) + offset)
    return found
