"""Draw a journey: every step, every rule in plain English, every outcome, and how many ways lead there.

The end of the file's name chooses what is written: .svg a picture, .txt and .html the same in words, .mmd text for
Mermaid, .dot text for Graphviz. Without -o the picture is written to map.svg in the current folder, or to standard
output where that is no terminal. A large journey is drawn with its sections closed.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeys.model import Journey
    from journeys.service import Service
    from renderers.map.picture import Picture

DEFAULT = "map.svg"
ENDINGS = (".svg", ".txt", ".html", ".mmd", ".dot")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The journey, the file, and what is drawn open."""
    parser.add_argument("journey", metavar="JOURNEY", type=Path, help="a journey file or its folder")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help=f"the file to write, ending in {', '.join(ENDINGS)}; - prints a picture"
    )
    parser.add_argument("--section", metavar="ID", help="draw the steps of this section, and the other sections closed")
    parser.add_argument("--open", action="store_true", help="draw the steps of every section, however many")
    parser.add_argument("--narrow", action="store_true", help="draw the picture for a phone or a column of a page")


def run(given: argparse.Namespace) -> int:
    """Draws one journey."""
    import sys

    from renderers.map import said
    from renderers.map.drawing import closed, draw
    from service.reading import one_journey_of
    from service.refusal import Refusal

    name: str | None = given.output
    if name is None:
        name = DEFAULT if sys.stdout.isatty() else "-"
    ending = ".svg" if name == "-" else PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        raise Refusal(
            f"{name} does not say what to write",
            f"Let its name end in one of {', '.join(ENDINGS)}, such as -o {PurePath(name).stem or 'map'}.svg.",
        )
    if given.section and given.open:
        raise Refusal("--section draws one section and --open all of them; choose one of the two")
    journey, service = one_journey_of(given.journey)
    if given.section is not None:
        _known(given.section, journey)
    picture = draw(journey, closed(journey, given.section or "", given.open))
    text = _writer(ending, service, given.narrow)(picture)
    if name == "-":
        sys.stdout.write(text)
        return 0
    try:
        Path(name).write_text(text, encoding="utf-8")
    except OSError as fault:
        raise Refusal(f"{name} cannot be written: {fault.strerror or fault}", code=1) from fault
    print(f"{name}: {said.summary(picture)}")
    if picture.closed:
        print("  Sections are drawn closed: --section ID draws the steps of one, --open those of all.")
    return 0


def _known(section: str, journey: Journey) -> None:
    from service.refusal import Refusal

    there = [each.id for each in journey.sections if each.id]
    if section not in there:
        help = f"Choose one of {', '.join(there)}." if there else "This journey has no sections."
        raise Refusal(f"{section!r} is no section of this journey", help)


def _writer(ending: str, service: Service | None, narrow: bool) -> Callable[[Picture], str]:
    from renderers.map.dot import dot
    from renderers.map.layout import NARROW, WIDE
    from renderers.map.mermaid import mermaid
    from renderers.map.outline import outline_html, outline_text
    from renderers.map.svg import svg

    others: dict[str, Callable[[Picture], str]] = {
        ".txt": outline_text,
        ".html": outline_html,
        ".mmd": mermaid,
        ".dot": dot,
    }
    return others.get(ending, lambda picture: svg(picture, service, size=NARROW if narrow else WIDE))
