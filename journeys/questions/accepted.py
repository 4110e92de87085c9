"""The kinds of file that a question may take, each under the plain word that an author writes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MEGABYTE = 1_000_000
"""As phones and computers count the size of a file today."""


@dataclass(frozen=True, slots=True)
class FileType:
    """One kind of file: the author's `word` for it, how its name ends, and its media type.

    The first ending is the one that a kept file gets.
    """

    word: str
    endings: tuple[str, ...]
    media_type: str


FILE_TYPES = (
    FileType("pdf", ("pdf",), "application/pdf"),
    # No heic: Pillow cannot decode it. A phone that takes such photos sends JPEG where a page accepts only that.
    FileType("photo", ("jpg", "jpeg"), "image/jpeg"),
    FileType("photo", ("png",), "image/png"),
    FileType("photo", ("webp",), "image/webp"),
    FileType("photo", ("gif",), "image/gif"),
    FileType("document", ("docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    FileType("document", ("odt",), "application/vnd.oasis.opendocument.text"),
    FileType("spreadsheet", ("xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    FileType("spreadsheet", ("ods",), "application/vnd.oasis.opendocument.spreadsheet"),
    FileType("spreadsheet", ("csv",), "text/csv"),
    FileType("text", ("txt",), "text/plain"),
)
"""Every kind that can be asked for. None of them runs anything when it is opened."""

WORDS = tuple(dict.fromkeys(each.word for each in FILE_TYPES))
"""What an author may write under `accepts`."""


def taken(words: Sequence[str]) -> tuple[FileType, ...]:
    """The kinds of file behind an author's words, in the order of the table."""
    return tuple(each for each in FILE_TYPES if each.word in words)


def by_ending(name: str) -> FileType | None:
    """The kind of file that a name says it is; None where it says nothing we know."""
    ending = ending_of(name)
    return next((each for each in FILE_TYPES if ending in each.endings), None)


def ending_of(name: str) -> str:
    """`pdf` of `Letter.PDF`; "" of a name without an ending."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""


def endings(words: Sequence[str]) -> str:
    """`PDF, JPG, PNG`: what a citizen may send, in words that are the same in every language."""
    return ", ".join(each.endings[0].upper() for each in taken(words))


_SIZE = re.compile(r"([1-9][0-9]{0,3}) ?(KB|MB)")
SIZE_PATTERN = r"^[1-9][0-9]{0,3} ?(KB|MB)$"
"""How an author writes a size: `10 MB`, `500 KB`."""


def size_of(written: str) -> int:
    """`10 MB` -> bytes. ValueError for anything else."""
    found = _SIZE.fullmatch(written)
    if found is None:
        raise ValueError(f"a size is written like 10 MB, not {written!r}")
    return int(found[1]) * (MEGABYTE if found[2] == "MB" else 1000)
