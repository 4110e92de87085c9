"""Write every page and question in every state, as files that open from a disk.

For designers and reviewers: each theme in each language, blank, filled in, with problems, from left to right and from
right to left. Light, dark and forced colours follow the settings of the device. Nothing on these pages is sent.
Open index.html in the folder that is written.
"""

from __future__ import annotations

import argparse
from pathlib import Path

FOLDER = Path("gallery")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and which of it."""
    parser.add_argument(
        "-o", "--output", metavar="DIR", type=Path, default=FOLDER, help=f"the folder to write (default: {FOLDER})"
    )
    parser.add_argument("--language", metavar="L", help="only this language, such as cy; all of them if not given")
    parser.add_argument("--theme", metavar="T", help="only this theme, such as moss; all of them if not given")


def run(given: argparse.Namespace) -> int:
    """Writes the files; what is there already under other names stays."""
    from journeys.themes import THEMES
    from renderers.html.gallery.files import files
    from renderers.html.gallery.journeys import LANGUAGES
    from service.refusal import Refusal

    languages = _chosen(given.language, LANGUAGES, "language")
    themes = _chosen(given.theme, tuple(THEMES), "theme")
    count = 0
    try:
        for name, body in files(languages, themes):
            path = given.output / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
            count += name.endswith(".html")
    except OSError as fault:
        raise Refusal(f"{given.output} cannot be written: {fault.strerror or fault}", code=1) from fault
    print(f"{given.output / 'index.html'}: {count} pages")
    return 0


def _chosen(name: str | None, there: tuple[str, ...], what: str) -> tuple[str, ...]:
    from service.refusal import Refusal

    if name is not None and name not in there:
        raise Refusal(f"{name!r} is no {what} of the gallery", f"Choose one of {', '.join(there)}.")
    return there if name is None else (name,)
