"""Where the files that citizens send are kept: the protocol, and a folder on this machine.

The database says which files there are (`engine.store.file_rows`); here are only their bytes. A file is put
first and named by a session after, so that no row is ever without its file; what no row names is swept.
"""

from __future__ import annotations

import asyncio
import os
import re
import secrets
import shutil
import time
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from engine.store import NotSaved, Unavailable

GRACE = 3600.0
"""Seconds that a file may lie unnamed: its session is on the way to the database."""

_ID = re.compile(r"[0-9a-f]{32}")
_PORTION = 500

Named = Callable[[Sequence[str]], Awaitable[Collection[str]]]
"""Which of these files a session or a submission names (`Store.named_files`)."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is on the disk: its secret id, and its size in bytes."""

    id: str
    size: int


class FileStore(Protocol):
    """What the service needs of a place for files."""

    async def put(self, content: BinaryIO) -> Stored:
        """Keep the bytes from here to the end; returns when the disk has them. Raises NotSaved."""

    async def read(self, id: str) -> bytes | None:
        """The bytes of a file, or None. Raises Unavailable."""

    async def delete(self, ids: Iterable[str]) -> None:
        """Let go of files; those that are not there, or cannot be deleted now, are passed over."""

    async def sweep(self, named: Named, grace: float = GRACE) -> int:
        """Delete what nobody names and is older than `grace` seconds, and say how many. Raises Unavailable."""


class FolderFiles:
    """`FileStore` in one folder, a file for each id; made when the first file comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def put(self, content: BinaryIO) -> Stored:
        return await asyncio.to_thread(self._put, content)

    async def read(self, id: str) -> bytes | None:
        return await asyncio.to_thread(self._read, id)

    async def delete(self, ids: Iterable[str]) -> None:
        await asyncio.to_thread(self._delete, tuple(ids))

    async def sweep(self, named: Named, grace: float = GRACE) -> int:
        swept = 0
        old = await asyncio.to_thread(self._older, time.time() - grace)
        for start in range(0, len(old), _PORTION):
            portion = old[start : start + _PORTION]
            kept = await named([id for id in portion if _ID.fullmatch(id)])
            left = [name for name in portion if name not in kept]
            await asyncio.to_thread(self._delete, left)
            swept += len(left)
        return swept

    def _put(self, content: BinaryIO) -> Stored:
        id = secrets.token_hex(16)
        coming = self.folder / f".{id}.part"
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(coming, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                shutil.copyfileobj(content, file, 1 << 18)
                size = file.tell()
                file.flush()
                os.fsync(file.fileno())
            coming.rename(self.folder / id)
            _sync(self.folder)
        except OSError as error:
            with suppress(OSError):
                coming.unlink(missing_ok=True)
            raise NotSaved(f"file: {error.strerror}") from error
        return Stored(id, size)

    def _read(self, id: str) -> bytes | None:
        if not _ID.fullmatch(id):
            return None
        try:
            return (self.folder / id).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Unavailable(f"file: {error.strerror}") from error

    def _delete(self, names: Sequence[str]) -> None:
        for name in names:
            if _ID.fullmatch(name.removeprefix(".").removesuffix(".part")):
                with suppress(OSError):
                    (self.folder / name).unlink(missing_ok=True)

    def _older(self, moment: float) -> list[str]:
        """The names of files that were written before a moment, half-written ones too."""
        try:
            with os.scandir(self.folder) as entries:
                return [entry.name for entry in entries if entry.stat().st_mtime < moment]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise Unavailable(f"files: {error.strerror}") from error


def _sync(folder: Path) -> None:
    """Have the disk remember the folder's names."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def folder_beside(database: str) -> Path:
    """Where files are kept when nothing else is said: beside the SQLite file of this URL."""
    return Path(database.partition("://")[2].removeprefix("/") + ".files")
