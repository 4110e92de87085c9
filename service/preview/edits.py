"""Writes what was changed in a preview to the author's files, and never over what somebody else has written there."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from journeys.catalogues.names import catalogues_among
from journeys.editing.changes import Splice, apart, applied, fingerprint, merged
from journeys.finding import named
from journeys.folder import inside, main_of
from service.preview.previewed import Previewed

__all__ = ["CannotWrite", "Clash", "Conflict", "Splice", "Written", "fingerprint", "remember", "remembered", "write"]

_BOM = b"\xef\xbb\xbf"
_NEW = (".yaml", ".yml", ".csv")
_ONE_AT_A_TIME = Lock()


class CannotWrite(Exception):  # noqa: N818 (what the folder does not allow, not what we did)
    """A change that is not written. The message is one sentence for the person who made it."""


@dataclass(frozen=True, slots=True)
class Written:
    """All changes are on disk; `files` are the texts of the files that were changed, as they stand now."""

    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Clash:
    """One file that is another on disk than the one that was changed.

    `mine` is it with the change, `theirs` as it stands (None where it is gone), `merged` with both where they do not
    touch, and None where they do.
    """

    file: str
    mine: str
    theirs: str | None
    merged: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Nothing was written, as these files have become others meanwhile."""

    clashes: tuple[Clash, ...]


async def write(one: Previewed, edits: Sequence[Splice], base: Mapping[str, str]) -> Written | Conflict:
    """Writes changes of a journey's files, all of them or none.

    `base` says by file which text its changes were made on (`fingerprint`; "" for a file that is not there yet). Raises
    CannotWrite for a file that the journey is not made of, and where the disk refuses; ValueError for changes that
    do not fit their text.
    """
    return await asyncio.to_thread(_write, one, apart(edits), base)


_texts: OrderedDict[str, str] = OrderedDict()
_MOST = 200


def remember(texts: Iterable[str]) -> None:
    """Keeps texts that somebody is about to change, so that their changes can be merged with others'."""
    for text in texts:
        print_ = fingerprint(text)
        _texts[print_] = text
        _texts.move_to_end(print_)
    while len(_texts) > _MOST:
        _texts.popitem(last=False)


def remembered(one: Previewed, print_: str) -> str | None:
    """The text that is known by a fingerprint, if it is one of the journey's or was kept."""
    known = (one.read, *(() if one.shown is None else (one.shown,)))
    texts = (text for each in known for text in each.files.values())
    return _texts.get(print_) or next((text for text in texts if fingerprint(text) == print_), None)


def _write(one: Previewed, edits: Mapping[str, Sequence[Splice]], base: Mapping[str, str]) -> Written | Conflict:
    with _ONE_AT_A_TIME:
        folder = one.path if one.path.is_dir() else one.path.parent
        disk: dict[str, str | None] = {}
        mine: dict[str, str] = {}
        clashes = []
        for file, splices in edits.items():
            disk[file] = theirs = _on_disk(_path(folder, file))
            wanted = base.get(file, "")
            if (fingerprint(theirs) if theirs is not None else "") == wanted:
                mine[file] = applied(theirs or "", splices)
                continue
            text = "" if not wanted else remembered(one, wanted)
            changed = applied(text or "", splices)
            both = None if text is None or theirs is None else merged(text, changed, theirs)
            clashes.append(Clash(file, changed, theirs, both))
        _only_ours(one, {**{file: text for file, text in disk.items() if text is not None}, **mine}, edits)
        if clashes:
            return Conflict(tuple(clashes))
        _replace({_path(folder, file): text for file, text in mine.items() if text != disk[file]})
        remember(mine.values())
        return Written(mine)


def _only_ours(one: Previewed, texts: Mapping[str, str], files: Iterable[str]) -> None:
    """Raises CannotWrite for a file that the journey is not made of, as it was or with the change."""
    known = one.files
    main = main_of(known)
    for file in files:
        if file in known:
            continue
        named_now = set(named(texts.get(main, known[main])))
        if not file.endswith(_NEW) or not (file in named_now or file in catalogues_among(main, (file,))):
            raise CannotWrite(f"`{file}` is not written: the journey is not made of it")


def _path(folder: Path, file: str) -> Path:
    """Where a file of the folder stands, links followed. Raises CannotWrite for one outside."""
    path = (folder / file).resolve()
    if inside(file) != file or not path.is_relative_to(folder.resolve()):
        raise CannotWrite(f"`{file}` is not written: it stands outside of the journey's folder")
    return path


def _on_disk(path: Path) -> str | None:
    """A file's text as `journeys.finding` reads it, or None where there is none."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise CannotWrite(f"`{path.name}` cannot be read: {_reason(fault)}") from fault


def _replace(texts: Mapping[Path, str]) -> None:
    """Puts whole new files in place of the old ones, which keep their mode; none is ever half written."""
    ready: list[tuple[str, Path]] = []
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            body = _bytes(text)
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
            ready.append((name, path))
            with os.fdopen(handle, "wb") as file:
                file.write((_BOM if _starts_with_mark(path) else b"") + body)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        while ready:
            os.replace(*ready[-1])
            ready.pop()
    except OSError as fault:
        raise CannotWrite(f"The change could not be written: {_reason(fault)}") from fault
    finally:
        for name, _ in ready:
            with suppress(OSError):
                os.unlink(name)


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError as fault:
        raise CannotWrite("The change holds half a character, which no file can") from fault


def _starts_with_mark(path: Path) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(3) == _BOM


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now


def _reason(fault: OSError) -> str:
    return (fault.strerror or "unknown reason").lower()
