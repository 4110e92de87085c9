"""Folding of what people type: what a text means, with nothing of it lost that can be seen.

`clean` is for words, `clean_lines` for paragraphs, `fold` for what is read by a pattern (numbers,
dates, codes). Never NFKC: it would turn `²` into `2` and `½` into `1⁄2`. All are idempotent.
"""

from __future__ import annotations

import re
from unicodedata import category, combining, decimal, normalize

from journeys.questions.base import Parts

# Control and format characters that show nothing. Kept: whitespace; the joiners and the tags,
# which spell words and emoji (below); the visible marks of Arabic and Egyptian numbers.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0001]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Joiners mean something only after a letter or emoji outside ASCII (Persian, Malayalam, families).
_STRAY_JOINER = re.compile("(?<![^\x00-\x7f\\s\u180e\u200c\u200d])[\u180e\u200c\u200d]")
# Tags mean something only after the black flag (the flags of Scotland and Wales).
_STRAY_TAG = re.compile("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_ACCENTS = re.compile("[̀-ͯ]")
_ODD_SPACE = re.compile("[^\\S\n ]")

_MARKS_IN_A_ROW = 30  # the limit of Unicode's stream-safe text; more of them make NFC take quadratic time
_SHORT = 1000


def _bare(text: str) -> str:
    if len(text) > _SHORT:
        text = _thin(text)
    text = normalize("NFC", _SURROGATE.sub("\ufffd", text))
    text = _STRAY_JOINER.sub("", _STRAY_TAG.sub("", _UNSEEN.sub("", text)))
    return normalize("NFC", text)


def _thin(text: str) -> str:
    """Without the combining marks that follow thirty others."""
    run, kept = 0, []
    for letter in text:
        run = run + 1 if combining(letter) else 0
        if run <= _MARKS_IN_A_ROW:
            kept.append(letter)
    return "".join(kept)


def clean(text: str) -> str:
    """Words on one line: NFC, unseen characters dropped, runs of any space one space, trimmed."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(_bare(text).split())


def clean_lines(text: str) -> str:
    """Paragraphs: as `clean`, but line ends (as LF) and spaces inside a line stay."""
    text = _LINE_ENDS.sub("\n", text)
    if not (text.isascii() and text.replace("\n", "").isprintable()):
        text = _ODD_SPACE.sub(" ", _bare(text))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


class _Folding(dict[int, int | str]):
    """Code point -> what it stands for where a pattern is read; others stay as they are."""

    def __missing__(self, point: int) -> int:
        digit = decimal(chr(point), None)
        return point if digit is None else 48 + digit


_FOLD = _Folding(
    {point: point for point in range(128)}
    | {point: point - 0xFEE0 for point in range(0xFF01, 0xFF5F)}
    | dict.fromkeys([*range(0x2010, 0x2016), 0x2043, 0x2212, 0xFE58, 0xFE63], ord("-"))
    | dict.fromkeys([0x2018, 0x2019, 0x201A, 0x201B, 0x02BC, 0x2032], ord("'"))
    | dict.fromkeys([*range(0x201C, 0x2020), 0x2033], ord('"'))
    | {0xFFE1: ord("£"), 0xFFE5: ord("¥"), 0x060C: ord(","), 0x06D4: ord("."), 0x2236: ord(":")}
)


def fold(text: str) -> str:
    """As `clean`, and digits of every script as ASCII, dashes as `-`, quotes straight."""
    text = clean(text)
    return text if text.isascii() else text.translate(_FOLD)


def one(parts: Parts, name: str = "") -> str:
    """What was typed under one part; of a control that was sent twice, the first that is not blank."""
    given = parts.get(name)
    if not given:
        return ""
    return given[0] if len(given) == 1 else next((text for text in given if text.strip()), "")


def key(text: str) -> str:
    """What is compared when a label is typed: letters and digits only, without accents and case."""
    if text.isascii() and text.isalnum():
        return text.lower()
    bare = _ACCENTS.sub("", normalize("NFD", fold(text).casefold()))
    return "".join(letter for letter in bare if letter.isalnum() or combining(letter) or category(letter) == "Mc")
