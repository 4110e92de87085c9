"""Words -> YAML as a catalogue has it: plain where that is safe, else quoted; a block where there are several lines."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]*").fullmatch
_CUT = re.compile(r"\s#|\s$|:\s|:$|  ")
_LETTER = re.compile(r"[^\W\d_]").search
_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_ODD_INDENT = re.compile(r" *[^\S ]").match
_BLOCK = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]*").fullmatch


def key(words: str) -> str:
    """A key as it is written before its colon."""
    return words if re.fullmatch(r"[a-z][a-z0-9_]*", words) or _is_plain(words) else quoted(words)


def value(words: str, indent: str) -> list[str]:
    """What stands behind a colon and the lines under it; `indent` is that of the key."""
    if not words:
        return [""]
    if "\n" in words and _fits_a_block(words):
        body = words.removesuffix("\n")
        sign = "|" if words != body else "|-"
        return [f" {sign}", *(f"{indent}  {line}" if line else "" for line in body.split("\n"))]
    return [f" {words if _is_plain(words) else quoted(words)}"]


def quoted(words: str) -> str:
    """Words in double quotes."""
    text = json.dumps(words, ensure_ascii=False)
    return re.sub(r"[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]", lambda sign: f"\\u{ord(sign.group()):04x}", text)


def _is_plain(words: str) -> bool:
    safe = _PLAIN(words) is not None and _CUT.search(words) is None
    return safe and _LETTER(words) is not None and words.lower() not in _WORDS


def _fits_a_block(words: str) -> bool:
    """Whether a block gives these words back, letter for letter."""
    body = words.removesuffix("\n")
    lines = body.split("\n")
    if not lines[0] or not lines[-1] or lines[0][0] == " " or any(map(_ODD_INDENT, lines)):
        return False
    return _BLOCK(words) is not None and all(line.strip(" ") or not line for line in lines)
