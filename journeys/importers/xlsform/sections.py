"""Which groups of a form become sections of the journey: the outermost that have words and leave none outside."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from journeys.importers.draft import Page, Words
from journeys.importers.xlsform.nesting import Node

MORE = Words("More questions")
"""The section of questions that follow a group and are in none."""
MOST_UNTITLED = 2
EVERYTHING = "it holds the whole form"
INSIDE = "it is a part of a part, and a section holds no section"
BETWEEN = "questions that are in no group stand between the groups"


def sectioned(top: Sequence[Node]) -> dict[int, str]:
    """For each group by its `id`: "" where it becomes a section, else why it does not."""
    found: dict[int, str] = {}
    level = list(top)
    while True:
        seen = [node for node in level if node.means.kind in ("group", "repeat", "asked", "note")]
        if len(seen) != 1 or seen[0].means.kind != "group" or "-list" in seen[0].line.text("appearance"):
            break
        found[id(seen[0])] = EVERYTHING
        level = seen[0].inside
    for node in level:
        if node.means.kind == "group":
            found[id(node)] = ""
    for node in _all(top):
        if node.means.kind == "group":
            found.setdefault(id(node), INSIDE)
    return found


def _all(nodes: Sequence[Node]) -> list[Node]:
    return [each for node in nodes for each in (node, *_all(node.inside))]


def untitled_runs(pages: Sequence[Page]) -> str:
    """Why there are no sections: too many pages are in none, between those that are."""
    runs = [section for section, _ in groupby(pages, key=lambda page: page.section)]
    behind = [section for section in runs[1:] if not section]
    return BETWEEN if len(behind) > MOST_UNTITLED else ""
