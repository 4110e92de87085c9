"""Write the catalogue of a language, or bring it up to date.

A PATH is a journey file, a journey folder, a folder of journeys, or a service folder. LANGUAGE is a tag such as cy.
What is translated stays as it is, comments and all; what is new gets an empty `to:`; where the source has changed, the
old words stand under `was:`. What no text needs any more is put under `unused:` at the end.
Exit code: 0; 1 if something has errors, or with --check if a file would change.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from journeys.catalogues.keys import Key, Wanted
    from journeys.catalogues.merging import Merged
    from journeys.diagnostics import Diagnostic
    from journeys.document import Document
    from journeys.load import Found
    from journeys.service import Service
    from journeys.sources import Sources


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to translate, and into which language."""
    parser.add_argument("path", metavar="PATH", type=Path, help="what to translate")
    parser.add_argument("language", metavar="LANGUAGE", help="the language, such as cy or pt-BR")
    parser.add_argument("--check", action="store_true", help="write nothing; tell whether a file would change")


def run(given: argparse.Namespace) -> int:
    """Merges every catalogue at the path, writes it, and tells what was done and what is left to do."""
    from journeys.catalogues.merging import merge
    from journeys.load import UnreadableFile, find
    from service.refusal import Refusal

    _known(given.language)
    changes = 0
    try:
        catalogues = _catalogues(find(given.path), given.language)
    except UnreadableFile as fault:
        raise Refusal(str(fault)) from fault
    for path, wanted in catalogues.items():
        before = _text(path)
        merged = merge(wanted, given.language, _read(path, before))
        if merged.text != before:
            changes += 1
            if not given.check:
                _write(path, merged.text)
        print(f"{path}: {_done(merged, merged.text != before, given.check)}")
        print(f"  {_left(merged)}")
    return 1 if given.check and changes else 0


def _known(language: str) -> None:
    from journeys.catalogues.names import is_known, is_language
    from journeys.languages import PSEUDO
    from service.refusal import Refusal

    if language == "pseudo" or language in PSEUDO:
        raise Refusal("a pseudo-language is made when it is shown; it has no file", "Try footpath serve PATH --pseudo.")
    if not is_language(language) or not is_known(language):
        raise Refusal(f"{language!r} is not a language that is known here", "Write a tag such as cy, ar or pt-BR.")


def _catalogues(found: Found, language: str) -> Mapping[Path, dict[Key, Wanted]]:
    """The texts that belong into each catalogue: of journeys, and of the service where all of it is translated."""
    from journeys.load import read_files
    from journeys.service_file import load_service

    service = load_service(read_files(found.service)).service if found.service else None
    texts: dict[Path, dict[Key, Wanted]] = {}
    for each in found.journeys:
        folder, name, wanted = _of_journey(each, service, language)
        texts.setdefault(folder / name, {}).update(wanted)
    if found.service is not None and (found.kind == "service" or found.service.parent / f"{language}.yaml" in texts):
        path = found.service.parent / f"{language}.yaml"
        texts.setdefault(path, {}).update(_of_service(found.service, language, alone=path not in texts))
    return {path: wanted for path, wanted in texts.items() if wanted}


def _of_journey(path: Path, service: Service | None, language: str) -> tuple[Path, str, dict[Key, Wanted]]:
    from journeys.catalogues.names import catalogue_name, in_english
    from journeys.folder import main_of
    from journeys.load import load, read_files
    from service.refusal import Refusal

    files = read_files(path)
    name = catalogue_name(main_of(files), language)
    folder = path if path.is_dir() else path.parent
    _read(folder / name, files.get(name, ""))
    loaded = load({**files, name: files.get(name) or "{}"}, service)
    _sound(loaded.faults, loaded.sources, folder, {each.file for each in loaded.catalogues})
    if loaded.journey is not None and loaded.journey.language == language:
        raise Refusal(f"{path} is written in {in_english(language)} itself", "Name another language.")
    wanted = next((each.wanted for each in loaded.catalogues if each.file == name), None)
    if wanted is None:
        raise Refusal(f"{folder / name} is used for something else", "Give that file another name first.", code=1)
    return folder, name, dict(wanted)


def _of_service(path: Path, language: str, alone: bool) -> Mapping[Key, Wanted]:
    from journeys.catalogues.names import in_english
    from journeys.load import read_files
    from journeys.service_file import load_service
    from service.refusal import Refusal

    name = f"{language}.yaml"
    files = read_files(path)
    _read(path.parent / name, files.get(name, ""))
    loaded = load_service({**files, name: files.get(name) or "{}"})
    _sound(loaded.faults, loaded.sources, path.parent, {each.file for each in loaded.catalogues})
    if alone and loaded.service is not None and loaded.service.language == language:
        raise Refusal(f"{path} is written in {in_english(language)} itself", "Name another language.")
    return next((each.wanted for each in loaded.catalogues if each.file == name), {})


def _read(path: Path, text: str) -> Document | None:
    """The catalogue that there is; None where there is none. Raises `Refusal` where it has errors."""
    from journeys.catalogues.reading import read_catalogue
    from journeys.document import read
    from journeys.sources import Sources

    if not text.strip():
        return None
    document = read(path.name, text)
    _sound((*document.faults, *read_catalogue(document).faults), Sources(path.name, {path.name: document}), path.parent)
    return document


def _sound(faults: Iterable[Diagnostic], sources: Sources, folder: Path, drafts: Collection[str] = ()) -> None:
    """Nothing is merged while something has errors: what they leave out would be taken for gone.

    Errors in the catalogues `drafts` are no hindrance: their sentences are read when they are merged.
    """
    import sys

    from journeys.diagnostics import Level
    from renderers.report import findings, text
    from service.refusal import Refusal

    errors = [each for each in faults if each.level is Level.ERROR and each.primary.spot.route[0] not in drafts]
    if errors:
        print(text(findings(errors, sources, str(folder))), file=sys.stderr)
        raise Refusal(f"{folder} has errors", "Mend them first; nothing was written.", code=1)


def _text(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _write(path: Path, text: str) -> None:
    """Writes a file whole or not at all."""
    import os

    from service.refusal import Refusal

    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        os.replace(beside, path)
    except OSError as fault:
        raise Refusal(f"{path} cannot be written: {fault.strerror}", code=1) from fault


def _done(merged: Merged, changed: bool, only_check: bool) -> str:
    """What was done to a catalogue, in words."""
    counts = (
        (merged.added, "added"),
        (merged.moved, "moved"),
        (merged.marked, "marked as changed"),
        (merged.unused, "put under unused"),
    )
    done = ", ".join(f"{count} {words}" for count, words in counts if count)
    if not changed:
        return "is up to date"
    return f"{'not up to date' if only_check else 'written'}{': ' if done else ''}{done}"


def _left(merged: Merged) -> str:
    """What is left to do, in words."""
    left = [f"{merged.waiting} to translate"] if merged.waiting else []
    left += [f"{merged.stale} to look at again"] if merged.stale else []
    return f"{merged.done} of {merged.total} texts are translated{'; ' if left else ''}{', '.join(left)}"
