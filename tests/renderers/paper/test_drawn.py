"""The form on paper as a page and as a PDF: whole, importable again, and tagged for those who cannot see it."""

from __future__ import annotations

import io
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from journeys.importers import Source, import_form
from journeys.load import load
from journeys.model import Journey
from journeys.service import Service
from renderers.paper.html import as_html
from renderers.paper.making import paper_of
from renderers.paper.pdf import as_pdf
from renderers.paper.prose import blocks, inline
from service.reading import one_journey, read
from tests.conftest import ROOT
from tests.renderers.exports.pets import TODAY, pets
from tests.renderers.exports.test_jsonschema import EXAMPLES, KNOWN_TO_CHANGE, _shape

SERVICE = Service("Pets", "Northmere Council")


def _page(journey: Journey) -> str:
    return as_html(paper_of(journey, SERVICE, journey.language, TODAY)[0], SERVICE)


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.read: list[str] = []
        self.names: list[str] = []
        self.levels: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "label" and given.get("for"):
            self.read.append(str(given["for"]))
        self.read += str(given.get("aria-describedby") or "").split()
        if tag in ("input", "select", "textarea") and given.get("type") not in ("radio", "checkbox"):
            self.names.append(str(given.get("name")))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_control_has_a_label_and_a_name_of_its_own(name: str) -> None:
    reading = _Ids()
    reading.feed(_page(one_journey(ROOT / "examples" / name)))
    assert len(reading.ids) == len(set(reading.ids))
    assert set(reading.read) <= set(reading.ids)
    assert len(reading.names) == len(set(reading.names))


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_level_of_headings_is_left_out(name: str) -> None:
    reading = _Ids()
    reading.feed(_page(one_journey(ROOT / "examples" / name)))
    assert reading.levels[0] == 1
    assert all(next <= level + 1 for level, next in zip(reading.levels, reading.levels[1:], strict=False))


def test_nothing_is_fetched_for_the_page() -> None:
    page = _page(pets())
    assert re.findall(r"<(?:link|script|img)\b|url\(|@import", page) == []


def test_the_authors_words_are_never_markup() -> None:
    page = _page(pets(HOSTILE))
    assert "<b>" not in page.replace("<b>Why we ask:</b>", "")
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


HOSTILE = """\
journey: hostile
title: A title with <b>bold</b> and "quotes"
steps:
  words:
    ask: "<b>bold</b> #set text(red) $x$ @label"
    type: text
    hint: "#panic() and *stars*"
outcomes:
  sent: {submit: true, title: Sent}
"""


def _imported(journey: Journey) -> Journey:
    made = import_form(Source("form.html", _page(journey).encode()))
    assert made.ledger.format == "html"
    assert made.errors == ()
    loaded = load(made.files)
    assert loaded.journey is not None
    return loaded.journey


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_that_is_printed_and_imported_keeps_its_questions_types_and_options(name: str) -> None:
    journey = one_journey(ROOT / "examples" / name)
    once = _imported(journey)
    assert _shape(_imported(once)) == _shape(once)
    lost = {id for id, shape in _shape(journey).items() if _shape(once).get(id) != shape}
    assert lost <= KNOWN_TO_CHANGE


def test_markdown_becomes_runs_and_blocks() -> None:
    assert inline("a **b** [c](https://d.example)") == [
        {"text": "a "}, {"text": "b", "bold": True}, {"text": " "}, {"text": "c", "link": "https://d.example"},
    ]  # fmt: skip
    assert [each["kind"] for each in blocks("## One\n\nTwo\n\n- three\n- four\n\n1. five")] == [
        "heading", "paragraph", "item", "item", "number",
    ]  # fmt: skip


# PDF


def _pdf(journey: Journey) -> bytes:
    pytest.importorskip("typst", reason="typst sets PDFs, and is not installed (the extra `paper`)")
    return as_pdf(paper_of(journey, SERVICE, journey.language, TODAY)[0], SERVICE)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_a_tagged_pdf_that_says_its_language_and_title(name: str) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf reads PDFs, and is not installed")
    journey = one_journey(ROOT / "examples" / name)
    root = pypdf.PdfReader(io.BytesIO(_pdf(journey))).trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == journey.language
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_what_looks_like_an_instruction_to_typst_is_words() -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf reads PDFs, and is not installed")
    pages = pypdf.PdfReader(io.BytesIO(_pdf(pets(HOSTILE)))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "<b>bold</b> #set text(red) $x$ @label" in text
    assert "#panic()" in text


def test_a_form_in_arabic_runs_from_right_to_left() -> None:
    found = read(ROOT / "examples" / "childcare_support", date(2026, 11, 22))
    journey = found.journeys[0].loaded.journey
    assert journey is not None
    page = as_html(paper_of(journey, found.service, "ar", TODAY)[0], found.service)
    assert '<html lang="ar" dir="rtl">' in page
