"""Run journeys as a web service.

A PATH is a journey file, a journey folder, a folder of journeys, or a service folder (with service.yaml).
When a file changes, what is sound is served at once; a journey that has errors stays as it was.
Options win over the environment.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.settings import Settings

PORT = 8000


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to serve, where, and where answers are kept."""
    from service.variables import VARIABLES

    parser.add_argument("path", metavar="PATH", type=Path, help="what to serve")
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen at (default: 127.0.0.1, this machine only)"
    )
    parser.add_argument(
        "--port", default=str(PORT), help=f"the port to listen at; 0 takes a free one (default: {PORT})"
    )
    parser.add_argument("--database", metavar="URL", help="where answers are kept (default: sqlite:///footpath.db)")
    parser.add_argument(
        "--assets", choices=("cdn", "self"), help="where browsers get htmx: cdn or this service itself (default: cdn)"
    )
    parser.add_argument(
        "--pseudo", action="store_true", help="offer pseudo-languages too, which show what a translation would break"
    )
    width = max(len(variable.name) for variable in VARIABLES)
    listed = "\n".join(f"  {variable.name.ljust(width)}  {variable.means}" for variable in VARIABLES)
    parser.epilog = f"environment:\n{listed}"


def run(given: argparse.Namespace) -> int:
    """Serves until stopped; finishes the requests that are under way first."""
    import gc
    import os
    import socket
    from dataclasses import replace

    from service.listening import port_of
    from service.refusal import Refusal
    from service.settings import BadSetting, from_environment

    gc.disable()  # all that is made until the first request stays; `service.server` turns it on again
    port = port_of(given.port)
    try:
        settings = from_environment(given.path, os.environ)
    except BadSetting as bad:
        raise Refusal(str(bad)) from bad
    if given.database is not None:
        settings = replace(settings, database=given.database)
    if given.assets is not None:
        settings = replace(settings, assets=given.assets)
    own = socket.gethostname().lower()
    settings = replace(settings, hosts=(*settings.hosts, own, f"{own}.local"), watch=True, pseudo=given.pseudo)
    return _serve(settings, given.host, port)


def _serve(settings: Settings, host: str, port: int) -> int:
    import sys

    from engine.store import CannotOpen
    from journeys.load import UnreadableFile
    from renderers import report
    from service import terminal
    from service.app import create_app
    from service.listening import bound
    from service.logs import Log
    from service.publishing import Broken
    from service.reading import Read, has_errors
    from service.refusal import Refusal
    from service.server import listen

    def tell(read: Read) -> None:
        if read.findings:
            print(report.text(read.findings, terminal.colour(sys.stderr)), file=sys.stderr)
        print(report.summary(read.findings, len(read.journeys)), file=sys.stderr)
        if has_errors(read.findings):
            print("What has errors is still served as it was before.", file=sys.stderr)

    log = Log(level=settings.log_level)
    try:
        app = create_app(settings, log=log, tell=tell)
    except UnreadableFile as fault:
        raise Refusal(str(fault)) from fault
    except Broken as broken:
        found = broken.read.findings
        if not broken.read.journeys:
            raise Refusal(
                f"{settings.path} holds no journey", "A journey is a file journey.yaml in a folder."
            ) from broken
        print(report.text(found, terminal.colour(sys.stderr)), file=sys.stderr)
        raise Refusal(f"not started: {report.summary(found, len(broken.read.journeys))}", code=1) from broken
    except CannotOpen as cannot:
        raise Refusal(cannot.message, cannot.help, code=2 if cannot.reason == "scheme" else 1) from cannot
    count = len(app.state.running.shelf.now.editions)
    noun = "journey" if count == 1 else "journeys"

    def ready(address: str) -> None:
        print(f"{count} {noun} at {address} (Ctrl+C stops)", flush=True)

    return listen(app, bound(host, port), log, settings.proxies, ready)
