"""The files of a journey in memory: read when they are first named, each once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath

from journeys.diagnostics import Diagnostic
from journeys.document import Document, read
from journeys.listed import Table, read_table
from journeys.service import Service
from journeys.sources import Sources

Files = Mapping[str, str]
"""Name -> text of all files that a journey is made of; names are relative to its folder, with `/`.

The main file is `journey.yaml` if there is one, else the first. Text that was not UTF-8 has its
stray bytes as lone surrogates (`surrogateescape`), which reading refuses with their place.
"""


def main_of(files: Files) -> str:
    """The name of the main file. ValueError where there are no files."""
    for name in ("journey.yaml", "service.yaml"):
        if name in files:
            return name
    for name in files:
        return name
    raise ValueError("a journey has at least one file")


def version_of(files: Files) -> str:
    """The version of a journey: a hash of the names and the content of all its files."""
    digest = sha256()
    for name in sorted(files):
        for piece in (name, files[name]):
            content = piece.encode("utf-8", "surrogatepass")
            digest.update(len(content).to_bytes(8, "big"))
            digest.update(content)
    return digest.hexdigest()[:16]


SETTLED = "service:"
"""The entry of `Files` that says what the service settles for a journey: no file can have this name."""
_SETTLED_KEYS = ("language", "currency", "time_zone", "leap_birthday")


def settled(files: Files, service: Service | None) -> Files:
    """The files with what the service settles for their journey; as they are where that is in them already.

    A published version keeps its meaning that way when the service's own file changes.
    """
    if service is None or SETTLED in files:
        return files
    return {**files, SETTLED: json.dumps({key: getattr(service, key) for key in _SETTLED_KEYS}, sort_keys=True)}


def settling(files: Files, service: Service | None) -> Service | None:
    """The service as a journey sees it: what the files say was settled wins."""
    if SETTLED not in files:
        return service
    return replace(service or Service(""), **json.loads(files[SETTLED]))


def inside(name: str) -> str | None:
    """A file's name as an author wrote it, tidied; None where it leads out of the folder."""
    if "\\" in name or ":" in name or name.startswith("/"):
        return None
    parts = [part for part in PurePosixPath(name).parts if part != "."]
    return None if not parts or ".." in parts else "/".join(parts)


class Folder:
    """The files of one journey. `faults` are those of reading them.

    What `before` has read of a file with the same text is taken from there: a document never changes.
    """

    def __init__(self, files: Files, before: Mapping[str, Document] | None = None) -> None:
        self.files = files
        self._before = before or {}
        self.main = main_of(files)
        self.documents: dict[str, Document] = {}
        self.tables: dict[str, Table] = {}
        self.faults: list[Diagnostic] = []
        self.sources = Sources(self.main, self.documents, self.tables)

    def document(self, name: str) -> Document | None:
        """A YAML file as read; None where there is none of this name."""
        if name not in self.documents:
            if name not in self.files:
                return None
            before = self._before.get(name)
            same = before is not None and before.text == self.files[name].removeprefix("\ufeff")
            self.documents[name] = before if before is not None and same else read(name, self.files[name])
            self.faults.extend(self.documents[name].faults)
        return self.documents[name]

    def table(self, name: str) -> Table | None:
        """A CSV file as read; None where there is none of this name."""
        if name not in self.tables:
            if name not in self.files:
                return None
            self.tables[name] = read_table(name, self.files[name])
            self.faults.extend(self.tables[name].faults)
        return self.tables[name]
