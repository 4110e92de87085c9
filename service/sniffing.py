"""What a file really is, by its first bytes and its parts; what its name says is checked against that."""

from __future__ import annotations

import re
import zipfile
from typing import IO, Literal

from journeys.questions.accepted import FILE_TYPES, FileType, by_ending, ending_of

Fault = Literal["file.type", "file.locked", "file.unread"]
"""Why a file is not what it should be, as a rule id."""

_BY_MEDIA = {each.media_type: each for each in FILE_TYPES}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1 << 20
_MOST_ENTRIES = 5_000
_MOST_UNPACKED = 500_000_000
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(content: IO[bytes], name: str) -> FileType | Fault:
    """The kind of a file, when its bytes are of a kind that we know and its name does not say otherwise.

    A picture may be called after another kind of picture: it is kept under the right one. A name
    without an ending says nothing.
    """
    content.seek(0)
    start = content.read(1024)
    found = _by_bytes(content, start, name)
    content.seek(0)
    if not isinstance(found, FileType) or not ending_of(name):
        return found
    said = by_ending(name)
    fits = said is not None and (said == found or said.word == found.word == "photo")
    return found if fits else "file.type"


def _by_bytes(content: IO[bytes], start: bytes, name: str) -> FileType | Fault:
    if start.startswith(b"\xff\xd8\xff"):
        return _BY_MEDIA["image/jpeg"]
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return _BY_MEDIA["image/png"]
    if start[:6] in (b"GIF87a", b"GIF89a"):
        return _BY_MEDIA["image/gif"]
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return _BY_MEDIA["image/webp"]
    if b"%PDF-" in start:  # readers of PDF look for it in the first 1,024 bytes
        return "file.locked" if _locked_pdf(content) else _BY_MEDIA["application/pdf"]
    if start.startswith(b"PK\x03\x04"):
        return _in_zip(content)
    said = by_ending(name)
    if start.startswith(_OLE):  # what Office makes of a document with a password; without one it is an old format
        return "file.locked" if said is not None and said.endings[0] in ("docx", "xlsx") else "file.type"
    if said is not None and said.media_type.startswith("text/"):
        return said if _is_text(content) else "file.type"
    return "file.type"


def _locked_pdf(content: IO[bytes]) -> bool:
    """Whether a PDF names how it is encrypted: in its trailer, or in the dictionary of a stream that stands for one."""
    content.seek(0)
    before = b""
    while chunk := content.read(_CHUNK):
        if _ENCRYPTED.search(before + chunk):
            return True
        before = chunk[-64:]
    return False


def _in_zip(content: IO[bytes]) -> FileType | Fault:
    """Which office document a zip is. One with macros is none of ours; nor is one that unpacks without end."""
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as packed:
            entries = packed.infolist()
            if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
                return "file.unread"
            names = {entry.filename for entry in entries}
            if any(entry.flag_bits & 1 for entry in entries):
                return "file.locked"
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                return "file.type"
            if "word/document.xml" in names:
                return _by_ending("docx")
            if "xl/workbook.xml" in names:
                return _by_ending("xlsx")
            return _open_document(packed, names)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, RuntimeError):
        return "file.unread"


def _open_document(packed: zipfile.ZipFile, names: set[str]) -> FileType | Fault:
    """OpenDocument says in its first entry what it is, and in its manifest whether it has a password."""
    if "mimetype" not in names or packed.getinfo("mimetype").file_size > 100:
        return "file.type"
    said = _BY_MEDIA.get(packed.read("mimetype").decode("ascii", "replace").strip())
    if said is None:
        return "file.type"
    manifest = "META-INF/manifest.xml"
    if manifest in names:
        with packed.open(manifest) as opened:
            if b"encryption-data" in opened.read(_CHUNK):
                return "file.locked"
    return said


def _is_text(content: IO[bytes]) -> bool:
    """Whether it reads as text: UTF-8, UTF-16 with its mark, or one byte a letter, without control characters."""
    content.seek(0)
    start = content.read(4)
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    content.seek(0)
    while chunk := content.read(_CHUNK):
        if not wide and _NOT_TEXT.search(chunk):
            return False
    return True


def _by_ending(ending: str) -> FileType:
    return next(each for each in FILE_TYPES if ending in each.endings)
