"""Tell what a check is about: why it matters, what to write instead.

A SLUG stands in brackets at the head of each finding, as in error[unknown-name].
Exit code: 0, or 2 for a slug that no check has.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """The slug; without one, all of them are listed."""
    parser.add_argument("slug", metavar="SLUG", nargs="?", help="the check; without it, all checks are listed")


def run(given: argparse.Namespace) -> int:
    """Prints the page of one check, or the list."""
    from difflib import get_close_matches

    from journeys.checks import all_checks, explain
    from service.refusal import Refusal

    checks = all_checks()
    if given.slug is None:
        width = max(len(slug) for slug in checks)
        for slug, check in sorted(checks.items()):
            print(f"{slug.ljust(width)}  {check.title}")
        return 0
    if given.slug not in checks:
        near = get_close_matches(given.slug, checks, n=1, cutoff=0.5)
        help = f"Did you mean {near[0]}?" if near else "footpath explain lists all checks."
        raise Refusal(f"no check is called {given.slug!r}", help)
    print(explain(given.slug), end="")
    return 0
