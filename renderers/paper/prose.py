"""Markdown of a journey -> plain blocks and runs, for what draws no HTML."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

Run = dict[str, Any]
"""`text`, with `bold`, `italic` and `link` where they are."""

Block = dict[str, Any]
"""`kind` is `paragraph`, `heading`, `item` or `number`; `runs` are its words."""


def inline(text: str) -> list[Run]:
    """The runs of one line."""
    tokens = _markdown().parseInline(text.strip())
    return [run for token in tokens for run in _runs(token.children or [])]


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in order."""
    found: list[Block] = []
    kind, lists = "paragraph", ["item"]
    fresh = False
    for token in _markdown().parse(text):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append("item" if token.type.startswith("bullet") else "number")
        elif token.type.endswith("_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            fresh = True
        elif token.type == "heading_open":
            kind = "heading"
        elif token.type == "inline":
            of = lists[-1] if len(lists) > 1 and fresh else kind
            found.append({"kind": of, "runs": _runs(token.children or [])})
            kind, fresh = "paragraph", False
    return found


def _runs(tokens: list[Token]) -> list[Run]:
    found: list[Run] = []
    style: Run = {}
    for token in tokens:
        if token.type in ("strong_open", "em_open"):
            style = {**style, ("bold" if token.type == "strong_open" else "italic"): True}
        elif token.type in ("strong_close", "em_close"):
            style = {
                key: value for key, value in style.items() if key != ("bold" if "strong" in token.type else "italic")
            }
        elif token.type == "link_open":
            style = {**style, "link": str(token.attrGet("href") or "")}
        elif token.type == "link_close":
            style = {key: value for key, value in style.items() if key != "link"}
        elif token.type in ("softbreak", "hardbreak"):
            found.append({"text": " "})
        elif token.content:
            found.append({"text": token.content, **style})
    return found


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})
