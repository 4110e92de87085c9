"""Tell what changed for citizens between two versions of a journey.

Whose outcome changes is worked out for every citizen, with one of them as an example, or proved to change for nobody.
OLD and NEW are journey files or folders, or REV:PATH of the git checkout around the current folder, such as
HEAD~1:examples/uk_visa. With --submissions, what a database holds is judged by the new version: every unfinished
visit is moved to it, and everything that was sent is judged again on the day it was sent. No answer is ever printed,
and nothing is written to the database.
Exit code: 0 nothing changes for citizens, nor what is promised of them, 3 something does, 1 a version has errors or
the database cannot be read, 2 wrong usage.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from service.commands.check import seconds

if TYPE_CHECKING:
    from engine.comparing.decided import Decide
    from engine.comparing.difference import Difference
    from journeys.model import Journey

CHANGES = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """Two versions, how to print, and what to judge by the new one."""
    parser.add_argument("old", metavar="OLD", help="the version that citizens have now")
    parser.add_argument("new", metavar="NEW", help="the version that is to come")
    parser.add_argument(
        "--format",
        choices=("text", "json", "html"),
        default="text",
        help="text for the terminal, json for programs, html for a page to print and sign (default: text)",
    )
    parser.add_argument(
        "--no-proof", action="store_true", help="do not work out whose outcome changes, which needs a solver"
    )
    parser.add_argument(
        "--seconds", metavar="N", type=seconds, default=30.0, help="how long that may take at most (default: 30)"
    )
    parser.add_argument(
        "--submissions", metavar="DATABASE", help="a database of the service: its file, or its sqlite:/// URL"
    )
    parser.add_argument(
        "--show-references", action="store_true", help="name the references of submissions, not only how many there are"
    )


def run(given: argparse.Namespace) -> int:
    """Compares, and prints all of it at once."""
    import sys
    from datetime import date

    from engine.comparing.difference import compare
    from service.deciding import decide_apart, files_at
    from service.reading import one_loaded
    from service.refusal import Refusal
    from service.revisions import place_of

    if given.show_references and given.submissions is None:
        raise Refusal("--show-references goes with --submissions", "Name the database whose references you want")
    with place_of(given.old) as old_path, place_of(given.new) as new_path:
        old, _ = one_loaded(old_path, given.old, checked=True)
        new, service = one_loaded(new_path, given.new, checked=True)
        decide: Decide | None = None
        if not given.no_proof:
            files = files_at(old_path, old.service), files_at(new_path, service)
            decide = lambda _old, _new: decide_apart(*files, date.today(), given.seconds)  # noqa: E731
        difference = compare(old, new, decide)
    if given.submissions is not None:
        difference = _with_database(difference, given.submissions, given.show_references)
    if given.format == "json":
        from renderers.difference.data import as_json

        print(as_json(difference))
    elif given.format == "html":
        from renderers.difference.html import page

        print(page(difference, date.today(), service), end="")
    else:
        from renderers.difference.text import in_words
        from service import terminal

        print(in_words(difference, terminal.colour(sys.stdout)), end="")
    return CHANGES if difference.to_sign else 0


def _with_database(difference: Difference, name: str, with_references: bool) -> Difference:
    """What the database holds of this journey, judged by the new version. Raises Refusal."""
    from engine.comparing.moving import kept
    from engine.comparing.submissions import replayed
    from engine.store import CannotOpen
    from engine.store.reading import Shelf, shelf
    from journeys.load import load
    from service.refusal import Refusal

    old, new = difference.old, difference.new
    known: dict[str, Journey | None] = {old.version: old, new.version: new}

    def version_of(shelf: Shelf, version: str) -> Journey | None:
        if version not in known:
            files = shelf.files(version)
            known[version] = None if files is None else load(files).journey
        return known[version]

    try:
        with shelf(name) as opened:
            sessions = kept(opened.sessions(old.id), new, lambda version: version_of(opened, version))
            sent = opened.submissions(old.id)
            again = replayed(sent, new, lambda version: version_of(opened, version), with_references)
    except CannotOpen as cannot:
        raise Refusal(cannot.message, cannot.help, code=1) from cannot
    return difference.with_database(sessions, again)
