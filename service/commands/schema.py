"""Print the JSON Schema of journey files, for editors and other programs.

Save it beside a journey and name it in the first line, and an editor completes and explains keys:
  footpath schema > journey.schema.json
  # yaml-language-server: $schema=./journey.schema.json
The other kinds of file that a service has can be named: service, library, scenarios, list.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

KINDS = ("journey", "service", "library", "scenarios", "list")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The kind of file."""
    parser.add_argument(
        "kind",
        metavar="KIND",
        nargs="?",
        choices=KINDS,
        default="journey",
        help=f"{', '.join(KINDS)} (default: journey)",
    )


def run(given: argparse.Namespace) -> int:
    """Prints the schema."""
    print(schema_text(given.kind))
    return 0


def schema_text(kind: str) -> str:
    """The schema of a kind of file, as it is saved."""
    import json

    from journeys.schema import journey_schema, library_schema, list_schema, scenarios_schema, service_schema

    made: dict[str, Callable[[], Any]] = {
        "journey": journey_schema,
        "service": service_schema,
        "library": library_schema,
        "scenarios": scenarios_schema,
        "list": list_schema,
    }
    return json.dumps(made[kind](), ensure_ascii=False, indent=2)
