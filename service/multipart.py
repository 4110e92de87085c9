"""A form with files: its bytes, as they come, into fields and temporary files, within limits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from service.forms import Form, Unreadable

Receive = Callable[[], Awaitable[Any]]

_IN_MEMORY = 1 << 18
_DRAIN = 4
"""How many times the whole allowance is read and thrown away, so that a browser hears why its files were refused."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one form with files may hold: how many files, the largest of them, all bytes together, plain fields.

    `patience` is how many seconds the next bytes may take, `seconds` how many the whole form may.
    """

    files: int
    file_bytes: int
    all_bytes: int
    fields: int
    field_bytes: int
    patience: float
    seconds: float


@dataclass(slots=True)
class Sent:
    """A file as it came: under which control, called what, how many bytes. `content` is None where it was refused
    on the way: larger than the allowance, or one too many."""

    control: str
    name: str
    size: int = 0
    content: IO[bytes] | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A form with files, read. Whoever has it closes it: then its temporary files are gone."""

    form: Form
    files: tuple[Sent, ...]

    def close(self) -> None:
        """Let go of the temporary files."""
        for sent in self.files:
            if sent.content is not None:
                sent.content.close()


async def read_parcel(
    headers: Mapping[bytes, bytes], receive: Receive, allowed: Allowance, admit: Callable[[Form], bool]
) -> Parcel | Unreadable:
    """The fields and files of a multipart body. What a page sends before its first file has to satisfy `admit`
    (the form's token), else no file is taken. Raises OSError where the disk does not take a temporary file.
    """
    _, options = parse_options_header(headers.get(b"content-type"))
    boundary = options.get(b"boundary", b"")
    if not 1 <= len(boundary) <= 70:
        return Unreadable("broken")
    declared = headers.get(b"content-length", b"0")
    most = _DRAIN * allowed.all_bytes
    if not declared.isdigit() or int(declared) > most:
        return Unreadable("too_large")
    reader = _Reader(allowed, admit)
    parser = MultipartParser(boundary, reader.callbacks())  # type: ignore[arg-type]
    try:
        async with asyncio.timeout(allowed.seconds):
            why = await _feed(parser, reader, receive, allowed.patience, most)
    except TimeoutError:
        why = Unreadable("too_slow")
    except FormParserError:
        why = Unreadable("broken")
    except BaseException:
        reader.parcel().close()
        raise
    why = why or reader.fault or (None if reader.ended else Unreadable("gone"))
    if why is not None:
        reader.parcel().close()
        return why
    return reader.parcel()


async def _feed(
    parser: MultipartParser, reader: _Reader, receive: Receive, patience: float, most: int
) -> Unreadable | None:
    """Gives the parser the body, piece by piece."""
    size = 0
    while reader.fault is None:
        async with asyncio.timeout(patience):
            message = await receive()
        if message["type"] != "http.request":
            return Unreadable("gone")
        piece = message.get("body", b"")
        size += len(piece)
        if size > most:
            return Unreadable("too_large")
        reader.come += len(piece)
        parser.write(piece)
        if not message.get("more_body"):
            parser.finalize()
            return None
    return None


@dataclass(slots=True)
class _Reader:
    """What the parser calls: puts each part where it belongs."""

    allowed: Allowance
    admit: Callable[[Form], bool]
    come: int = 0
    ended: bool = False
    fault: Unreadable | None = None
    _form: dict[str, list[str]] = field(default_factory=dict)
    _files: list[Sent] = field(default_factory=list)
    _fields: int = 0
    _field_bytes: int = 0
    _admitted: bool | None = None
    _header: bytearray = field(default_factory=bytearray)
    _value: bytearray = field(default_factory=bytearray)
    _disposition: bytes = b""
    _text: bytearray | None = None
    _name: str = ""
    _sent: Sent | None = None

    def callbacks(self) -> dict[str, Callable[..., None]]:
        """By the parser's names."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._header.extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._value.extend(data[start:end]),
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_end": self._all,
        }

    def parcel(self) -> Parcel:
        """What has been read so far. A file control that was left alone sends a file without name and content."""
        files = []
        for sent in self._files:
            if sent.name or sent.size:
                files.append(sent)
            elif sent.content is not None:
                sent.content.close()
        return Parcel(self._form, tuple(files))

    def _all(self) -> None:
        self.ended = True

    def _begin(self) -> None:
        self._disposition, self._text, self._sent = b"", None, None

    def _header_end(self) -> None:
        if bytes(self._header).lower() == b"content-disposition":
            self._disposition = bytes(self._value)
        self._header.clear()
        self._value.clear()

    def _headers(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._name = options.get(b"name", b"").decode("utf-8", "replace")
        filename = options.get(b"filename")
        if filename is None:
            self._fields += 1
            if self._fields > self.allowed.fields:
                self.fault = Unreadable("too_many")
            self._text = bytearray()
            return
        if len(self._files) >= self.allowed.files + self.allowed.fields:  # no page sends so many empty ones
            self.fault = Unreadable("too_many")
            return
        if self._admitted is None:
            self._admitted = self.admit(self._form)
        name = filename.decode("utf-8", "replace").replace("%22", '"')
        self._sent = Sent(self._name, name)
        if self._admitted and len(self._files) < self.allowed.files:
            self._sent.content = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 -- closed with the parcel
        self._files.append(self._sent)

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._text is not None:
            self._field_bytes += end - start
            if self._field_bytes > self.allowed.field_bytes:
                self.fault = Unreadable("too_large")
                return
            self._text.extend(data[start:end])
        elif self._sent is not None:
            self._keep(self._sent, data[start:end])

    def _keep(self, sent: Sent, data: bytes) -> None:
        sent.size += len(data)
        if sent.content is None:
            return
        if sent.size > self.allowed.file_bytes or self.come > self.allowed.all_bytes:
            sent.content.close()
            sent.content = None
        else:
            sent.content.write(data)

    def _end(self) -> None:
        if self._text is not None:
            self._form.setdefault(self._name, []).append(self._text.decode("utf-8", "replace"))
        if self._sent is not None and self._sent.content is not None:
            self._sent.content.seek(0)
