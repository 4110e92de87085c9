"""Print the JSON Schema of journey files, for editors and other programs.

Save it beside a journey and name it in the first line, and an editor completes and explains keys:
  footpath schema > journey.schema.json
  # yaml-language-server: $schema=./journey.schema.json
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """None: there is one schema."""
    del parser


def run(given: argparse.Namespace) -> int:
    """Prints the schema."""
    del given
    import json

    from journeys.schema import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0
