"""The other version that a journey is compared with: as a commit has it, or as another file or folder does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from journeys.checks import run
from journeys.diagnostics import Level
from journeys.folder import Files, settled
from journeys.load import Loaded, UnreadableFile, find, load, read_files
from journeys.service import Service
from service.preview.previewed import key_of
from service.reading import service_of
from service.refusal import Refusal
from service.revisions import Commit, as_of, commit_of, subject


@dataclass(frozen=True, slots=True)
class Side:
    """A version: what it is called, its files, and how many errors they hold."""

    name: str
    files: Files
    loaded: Loaded
    errors: int
    service: Service | None = None


def side_of_revision(revision: str, path: Path) -> Side:
    """The journey at a path as a revision of the checkout around it has it. Raises Refusal."""
    return _committed(commit_of(revision, path), path)


@lru_cache(maxsize=16)
def _committed(commit: Commit, path: Path) -> Side:
    """What a commit has never changes: it is read once."""
    with as_of(commit) as there:
        return _read(there, path, subject(commit))


def side_of_path(given: str, path: Path) -> Side:
    """The journey at a path that somebody typed, to be compared with the one at `path`. Raises Refusal."""
    other = Path(given).expanduser()
    if not other.exists():
        raise Refusal(
            f"There is nothing at {other}", f"A path that does not begin with / is taken from {Path.cwd()} on."
        )
    return _read(other, path, str(other.resolve()))


def _read(there: Path, own: Path, name: str) -> Side:
    """The one journey there, or the one that is called as our own. Raises Refusal."""
    try:
        found = find(there)
        same = [each for each in found.journeys if key_of(each) == key_of(own)]
        journeys = found.journeys if len(found.journeys) == 1 else same
        if not journeys:
            names = ", ".join(key_of(each) for each in found.journeys) or "none"
            raise Refusal(
                f"There are {len(found.journeys)} journeys there ({names})", "Name the folder of one of them."
            )
        service, _ = service_of(found)
        files = settled(read_files(journeys[0]), service)
    except UnreadableFile as fault:
        raise Refusal(str(fault).replace(str(there), name), "Name a journey file, or its folder.") from fault
    loaded = load(files, service)
    if loaded.journey is None:
        raise Refusal(f"{name} cannot be read as a journey", "Choose another version to compare with.")
    return Side(name, files, loaded, errors_of(loaded), service)


def errors_of(loaded: Loaded) -> int:
    """How many errors the text of a journey holds, those left out that only a proof can settle."""
    return sum(found.level is Level.ERROR and not found.provable for found in run(loaded))
