"""A shared folder on a disk, or as one zip; nobody's own files are ever written over."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath

CONTENTS = "contents.txt"
FIRST = "What Footpath wrote into this folder. Writing it again replaces these files and no others."
"""The first line of the list of contents, by which an older folder is known again."""


class Occupied(Exception):  # noqa: N818 (what is there, not what we did)
    """There is something at the place that Footpath did not write; `help` says what to do."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


def packed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with the list of them."""
    listed = "\n".join([FIRST, "", *sorted([*files, CONTENTS])]) + "\n"
    return {**files, CONTENTS: listed.encode()}


def write(folder: Path, files: Mapping[str, bytes]) -> int:
    """Writes the files into a folder that is new, empty, or an older one of the same kind, of which it removes what is
    not there any more. Returns how many there are. Raises Occupied, and OSError."""
    old = _old(folder)
    for name, body in packed(files).items():
        path = folder / name
        if name not in old and path.exists():
            raise Occupied(f"{path} is somebody's own file", "Name another folder, or move that file away.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    _clear(folder, old - packed(files).keys())
    return len(files) + 1


def zipped(files: Mapping[str, bytes], name: str, day: date) -> bytes:
    """The files as one zip, in a folder called `name`. The same files and day give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, body in sorted(packed(files).items()):
            entry = zipfile.ZipInfo(f"{name}/{path}", (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, body)
    return out.getvalue()


def _old(folder: Path) -> set[str]:
    """The files that an older folder holds; none where it is new. Raises Occupied, NotADirectoryError."""
    if not folder.exists() or not any(folder.iterdir()):
        return set()
    try:
        lines = (folder / CONTENTS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    if not lines or lines[0] != FIRST:
        raise Occupied(f"{folder} holds something else", "Name a folder that is new, empty, or an older one of these.")
    return {line for line in lines[1:] if _is_inside(line)}


def _is_inside(name: str) -> bool:
    """Whether a line of the list names a file of the folder itself."""
    path = PurePosixPath(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _clear(folder: Path, names: set[str]) -> None:
    """Removes files, and the folders that are empty then."""
    for name in sorted(names):
        (folder / name).unlink(missing_ok=True)
    for parent in sorted({(folder / name).parent for name in names}, key=lambda each: -len(each.parts)):
        while parent != folder and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent
