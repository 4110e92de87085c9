"""See the whole flow of a journey, and change it, while you look at it.

A PATH is a journey file, a journey folder, a folder of journeys, or a service folder. One page opens on this machine:
every page at phone width, the map with what was proved, a walk as a citizen, the text beside it, and what changed.
Whatever you save is on the screen at once. Answers that you give are thrown away when you stop it.

With --export a folder is written instead, to be sent to people who do not have Footpath: pages, map, rulebook, and a
prototype that is clicked through. It opens from a disk (index.html).
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Mapping
from pathlib import Path

PORT = 8001


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to preview, and where."""
    parser.add_argument("path", metavar="PATH", type=Path, help="what to preview")
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen at (default: 127.0.0.1, this machine only)"
    )
    parser.add_argument(
        "--port", default=str(PORT), help=f"the port to listen at; 0 takes a free one (default: {PORT})"
    )
    parser.add_argument("--open", action="store_true", help="open it in the browser of this machine")
    parser.add_argument(
        "--export", metavar="DIR", type=Path, help="write a folder that opens from a disk, to send to others, and stop"
    )
    parser.add_argument(
        "--today", metavar="DATE", help="the day that the folder is written for, such as 2026-11-22 (default: today)"
    )


def run(given: argparse.Namespace) -> int:
    """Previews until stopped, or writes the folder."""
    from engine.store import CannotOpen
    from journeys.load import UnreadableFile
    from service.listening import bound, port_of
    from service.logs import Log
    from service.preview.app import create_preview
    from service.preview.desk import open_desk
    from service.preview.replies import HERE
    from service.refusal import Refusal
    from service.server import listen

    if given.export is not None:
        return _export(given)
    if given.today is not None:
        raise Refusal("--today goes with --export", "In the preview itself, the day is chosen on the page of a walk.")
    gc.set_threshold(50_000, 20, 20)  # a save makes a hundred thousand values at once, nearly all of which stay
    port = port_of(given.port)
    log = Log(level="warning")
    try:
        desk = open_desk(given.path)
        app = create_preview(desk, log)
    except UnreadableFile as fault:
        raise Refusal(str(fault)) from fault
    except CannotOpen as cannot:
        raise Refusal(cannot.message, cannot.help, code=1) from cannot
    sock = bound(given.host, port)

    def ready(address: str) -> None:
        print(f"Preview at {address}{HERE} (Ctrl+C stops)", flush=True)
        if given.open:
            import webbrowser

            webbrowser.open(f"{address}{HERE}")

    return listen(app, sock, log, "", ready, seconds=1)


def _export(given: argparse.Namespace) -> int:
    """Writes the folder of each journey."""
    from datetime import date

    from journeys.load import UnreadableFile
    from service.commands.walk import day_of
    from service.preview.desk import open_desk
    from service.preview.packing import Occupied, write
    from service.preview.sharing import every
    from service.refusal import Refusal

    day = date.today() if given.today is None else day_of(given.today)
    try:
        files, told = every(open_desk(given.path), day)
        count = write(given.export, files)
    except UnreadableFile as fault:
        raise Refusal(str(fault)) from fault
    except Occupied as occupied:
        raise Refusal(str(occupied), occupied.help, code=1) from occupied
    except OSError as fault:
        raise Refusal(f"{given.export} cannot be written: {fault.strerror or fault}", code=1) from fault
    print(f"{given.export / 'index.html'}: {told}, {count} files, {_size(files)}")
    return 0


def _size(files: Mapping[str, bytes]) -> str:
    from renderers.preview.shared import megabytes

    return megabytes(sum(map(len, files.values())))
