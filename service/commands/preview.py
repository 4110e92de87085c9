"""See the whole flow of a journey, and change it, while you look at it.

A PATH is a journey file, a journey folder, a folder of journeys, or a service folder. One page opens on this machine:
every page at phone width, the map with what was proved, a walk as a citizen, the text beside it, and what changed.
Whatever you save is on the screen at once. Answers that you give are thrown away when you stop it.
"""

from __future__ import annotations

import argparse
import gc
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


def run(given: argparse.Namespace) -> int:
    """Previews until stopped."""
    from engine.store import CannotOpen
    from journeys.load import UnreadableFile
    from service.listening import bound, port_of
    from service.logs import Log
    from service.preview.app import create_preview
    from service.preview.desk import open_desk
    from service.preview.replies import HERE
    from service.refusal import Refusal
    from service.server import listen

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
