"""Words in other languages -> catalogues beside the journey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeys.importers.bench import Way
from journeys.importers.write import written
from journeys.load import load

HEAD = (
    "What the source said in this language. `from` is what the journey says, `to` what it says here.",
    "What has no `to` yet was not there: `footpath translate` keeps this file up to date.",
)


def catalogues(files: Mapping[str, str], words: Mapping[Way, Mapping[str, str]]) -> dict[str, str]:
    """A file for each language that any text has words in."""
    made: dict[str, str] = {}
    for language in sorted({each for to in words.values() for each in to}):
        name = f"{language}.yaml"
        loaded = load({**files, name: "{}"})
        wanted = next((each.wanted for each in loaded.catalogues if each.file == name), {})
        tree: dict[str, Any] = {}
        for key, want in wanted.items():
            way = tuple(str(each) for each in want.route[1:])
            if key[0] == "lists":  # a row of a CSV file stands elsewhere than its option
                way = next((each for each in (key, key[:3]) if each in words), way)
            to = words.get(way, {}).get(language, "") if want.on == "value" else ""
            at = tree
            for each in key:
                at = at.setdefault(each, {})
            at["from"] = want.words
            at["to"] = to
        if tree:
            parts = [written({key: inside}, {}).lstrip("\n") for key, inside in tree.items()]
            made[name] = "\n".join((*(f"# {line}" for line in HEAD), "", "\n".join(parts)))
    return made
