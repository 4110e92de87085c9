"""What stands at a path on disk: a journey file, a folder of one journey, of several, or a service; and its files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from journeys.catalogues.names import catalogues_among
from journeys.document import MAX_CHARACTERS
from journeys.folder import inside

MAX_FILES = 200
MAX_BYTES = 8_000_000
_NAMED = re.compile(
    r"""(?:[:\-,{]\s+|\[\s*)["']?([^\s"'#,:{}\[\]][^"'#,:{}\[\]\n]*?\.(?:csv|ya?ml|svg))["']?\s*(?=[,}\]#\r\n]|$)"""
)
_USED = re.compile(r"""\buse:\s*["']?([a-z][a-z0-9_]*)\.[a-z]""")
_IS_JOURNEY = re.compile(r"^journey:", re.MULTILINE)


class UnreadableFile(Exception):  # noqa: N818 (what a person did, not what we did)
    """A path that cannot be read. The message is one sentence for the person who named it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a path. `journeys` are folders with a `journey.yaml`, or files; `service` is the `service.yaml`
    that belongs to them, if there is one."""

    kind: Literal["file", "journey", "journeys", "service"]
    path: Path
    journeys: tuple[Path, ...]
    service: Path | None = None


def find(path: Path) -> Found:
    """Tells what a path is. Raises UnreadableFile where it is nothing that can be read."""
    path = Path(path)
    if not path.exists():
        raise UnreadableFile(f"There is no file or folder `{path}`")
    if path.is_file():
        if path.name == "service.yaml":
            return find(path.parent if str(path.parent) else Path())
        if path.suffix not in (".yaml", ".yml"):
            raise UnreadableFile(f"`{path}` is not a YAML file")
        folder = path.parent
        if path.name == "journey.yaml":
            return Found("journey", folder, (folder,), _service_of(folder))
        return Found("file", path, (path,), _service_of(folder))
    if (path / "service.yaml").is_file():
        return Found("service", path, _journeys_in(path), path / "service.yaml")
    if (path / "journey.yaml").is_file():
        return Found("journey", path, (path,), _service_of(path))
    journeys = _journeys_in(path)
    if not journeys:
        raise UnreadableFile(
            f"There is no journey in `{path}`: one is a folder with `journey.yaml`, or a YAML file with `journey:`"
        )
    return Found("journeys", path, journeys)


def _service_of(folder: Path) -> Path | None:
    """The `service.yaml` of a journey: in its folder, or in the one around it."""
    for place in (folder, folder.resolve().parent):
        if (place / "service.yaml").is_file():
            return place / "service.yaml"
    return None


def _journeys_in(folder: Path) -> tuple[Path, ...]:
    """The journeys of a folder, by name: the folder itself, folders in it, and single files."""
    found = [folder] if (folder / "journey.yaml").is_file() else []
    for each in _sorted(folder):
        if each.is_dir() and (each / "journey.yaml").is_file():
            found.append(each)
        elif each.is_dir() and each.name == "journeys":
            found.extend(inner for inner in _sorted(each) if (inner / "journey.yaml").is_file())
        elif each.suffix in (".yaml", ".yml") and each.name not in ("journey.yaml", "service.yaml"):
            found.extend((each,) if each.is_file() and _is_journey(each) else ())
    return tuple(found)


def _sorted(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if not each.name.startswith("."))
    except OSError as fault:
        raise UnreadableFile(f"`{folder}` cannot be read: {_reason(fault)}") from fault


def read_files(path: Path) -> dict[str, str]:
    """The files of a journey or of a `service.yaml`: the main file, those in its folder that it names, its catalogues,
    and the library files of its service that it takes parts from, with the files that those name.

    Raises UnreadableFile. A file that it names and that is not there is left out; loading tells of it.
    """
    path = Path(path)
    main = path / "journey.yaml" if path.is_dir() else path
    folder = main.parent
    files = {main.name: _text(main)}
    size = len(files[main.name])
    libraries = _libraries(folder, files[main.name])
    for name in dict.fromkeys((*named(files[main.name]), *_catalogues(main), *libraries)):
        if name in files or not _stays(libraries.get(name, folder), folder / name):
            continue
        files[name] = _text(folder / name)
        size += len(files[name])
        if len(files) > MAX_FILES or size > MAX_BYTES:
            raise UnreadableFile(f"`{main}` names more files than a journey may have")
    return files


def named(text: str) -> list[str]:
    """The files that a YAML file may name, as far as they stand in its folder."""
    names = (inside(match.group(1).strip()) for match in _NAMED.finditer(text))
    return [name for name in names if name is not None]


def _libraries(folder: Path, text: str) -> dict[str, Path]:
    """The library files that a journey takes parts from and the files that those name, as seen from the journey's
    folder, each with the folder that it must not lead out of.

    The library stands in the journey's own folder, or beside the `service.yaml` of its service.
    """
    used = dict.fromkeys(_USED.findall(text))
    found: dict[str, Path] = {}
    if not used:
        return found
    around = folder.resolve()
    for place, way in ((around, ""), (around.parent, "../"), (around.parent.parent, "../../")):
        if way and not (place / "service.yaml").is_file():
            continue
        for name in used:
            library = place / "library" / f"{name}.yaml"
            if not library.is_file() or any(file.endswith(f"library/{name}.yaml") for file in found):
                continue
            found[f"{way}library/{name}.yaml"] = library.parent
            if _stays(library.parent, library):
                found.update((f"{way}library/{other}", library.parent) for other in named(_text(library)))
    return found


def _catalogues(main: Path) -> list[str]:
    """The names of the catalogues beside a main file. What is a journey of its own is none."""
    names = catalogues_among(main.name, (each.name for each in _sorted(main.parent) if each.is_file()))
    return [name for name in names if not _is_journey(main.parent / name)]


def _is_journey(path: Path) -> bool:
    """Whether a YAML file says `journey:`."""
    try:
        with path.open("rb") as file:
            return _IS_JOURNEY.search(file.read(20_000).decode("utf-8", "replace")) is not None
    except OSError as fault:
        raise UnreadableFile(f"`{path}` cannot be read: {_reason(fault)}") from fault


def _stays(folder: Path, path: Path) -> bool:
    """Whether a file is there and, links followed, inside the folder."""
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def _text(path: Path) -> str:
    """A file's text. Bytes that are not UTF-8 stay as lone surrogates; reading refuses them with their place."""
    try:
        if not path.exists():
            raise UnreadableFile(f"There is no file `{path}`")
        with path.open("rb") as file:
            content = file.read(4 * MAX_CHARACTERS + 1)
    except OSError as fault:
        raise UnreadableFile(f"`{path}` cannot be read: {_reason(fault)}") from fault
    if len(content) > 4 * MAX_CHARACTERS:
        raise UnreadableFile(f"`{path}` is larger than a journey's file may be")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile(f"`{path}` is written in UTF-16: save it with the encoding UTF-8")
    return content.decode("utf-8", "surrogateescape").removeprefix("\ufeff")


def _reason(fault: OSError) -> str:
    return (fault.strerror or "unknown reason").lower()
