"""The book of a small journey in both formats, compared with files that somebody has read: approved/.

`APPROVE=1 pytest tests/renderers/rulebook/test_approved.py` writes the files anew; read what differs before committing.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from renderers.rulebook import html, markdown
from renderers.rulebook.chapters import rulebook
from tests.renderers.rulebook import small
from tests.renderers.rulebook.test_complete import NAMES, read

APPROVED = Path(__file__).with_name("approved")


def page() -> str:
    """The page without its style, which tests of the look are about."""
    return re.sub(r"<style>.*?</style>", "<style></style>", html.page(small.book(), small.SERVICE), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("name", "text"), [("boat.html", page()), ("boat.md", markdown.document(small.book()))], ids=["html", "markdown"]
)
def test_the_book_is_the_approved_one(name: str, text: str) -> None:
    path = APPROVED / name
    if os.environ.get("APPROVE") == "1":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_link_within_the_book_leads_somewhere_in_both_formats(name: str) -> None:
    _, _, whole, document = read(name)
    for text, links in (
        (whole, set(re.findall(r'href="#([^"]+)"', whole))),
        (document, set(re.findall(r"\]\(#([^)]+)\)", document))),
    ):
        assert links
        assert links <= set(re.findall(r' id="([^"]+)"', text))


@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_read_as_commonmark_with_tables(name: str) -> None:
    _, book, _, document = read(name)
    tokens = MarkdownIt("commonmark").enable("table").parse(document)
    headings = [token for token in tokens if token.type == "heading_open" and token.tag == "h2"]
    assert len(headings) == len(book.chapters) + 2 + document.count("\n> ## ") + document.count("  > ## ")
    inline = [token.content for token in tokens if token.type == "inline"]
    assert [text for text in inline if re.search(r"(?m)^\|.*\|$", text)] == []  # every table is one
    assert not any(token.type == "code_block" for token in tokens)


def test_words_of_the_journey_are_marked_where_they_are_in_another_language() -> None:
    journey, _, page, _ = read("report_a_problem")
    assert "<bdi" not in page
    welsh = html.page(rulebook(journey, small.MADE, "cy"), small.SERVICE)
    assert re.search(r'“<bdi lang="cy">[^<]+</bdi>”</span><span class="at">', welsh)
    assert re.search(r'<div class="own" lang="cy" dir="auto">', welsh)
    assert "Asked of everyone who comes this far." in welsh


def test_a_page_needs_nothing_from_elsewhere_and_no_script() -> None:
    whole = html.page(small.book(), small.SERVICE)
    assert re.findall(r"<(script|link|img|iframe|object)\b", whole) == []
    assert re.findall(r"url\(|@import| on[a-z]+=|style=", whole) == []
