"""Fillable PDF forms: the fields of an AcroForm, and the printed text that says what they ask."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pypdf import PdfReader

from journeys.importers.draft import Draft, Remark, Words
from journeys.importers.fault import ImportFault
from journeys.importers.formats._pdf.asks import Ask, Left
from journeys.importers.formats._pdf.fields import PdfField, fields_of
from journeys.importers.formats._pdf.folding import Fold, folded
from journeys.importers.formats._pdf.following import followed, rows, tables
from journeys.importers.formats._pdf.gathering import Gathering
from journeys.importers.formats._pdf.headings import headings_of, title_of
from journeys.importers.formats._pdf.joining import joined
from journeys.importers.formats._pdf.laying import Laid, Laying
from journeys.importers.formats._pdf.layout import Layout, layout_of
from journeys.importers.formats._pdf.opening import opened, said, table
from journeys.importers.source import Source
from journeys.languages import BUILT_IN

TITLE = "Fillable PDF (AcroForm)"

_AMERICAN = re.compile(
    r"\bzip\b|\bssn\b|\bsocial security\b|\binternal revenue\b|mm ?/ ?dd|\bcounty, state\b", re.IGNORECASE
)


def looks_like(source: Source) -> float:
    """Sure where the bytes of a PDF begin."""
    return 0.99 if b"%PDF-" in source.data[:1024] else 0.0


@dataclass(frozen=True, slots=True)
class _Paper:
    """What is taken out of the file, before anything is made of it."""

    fields: list[PdfField]
    layout: Layout
    title: str
    language: str
    has_xfa: bool
    has_script: bool


def read(source: Source) -> Draft:
    """The form. ImportFault where it has no fields, is locked or damaged."""
    with opened(source.name, source.data) as reader:
        fields = fields_of(reader, source.name)
        if not any(each.widgets for each in fields):
            raise _without_fields(source.name, reader)
        layout = layout_of(reader, fields)
        root = table(reader.trailer.get("/Root"))
        paper = _Paper(
            fields,
            layout,
            title_of(reader, layout, source.name),
            said(root.get("/Lang"))[:2].lower(),
            "/XFA" in table(root.get("/AcroForm")),
            "/OpenAction" in root,
        )
    return _draft(paper)


def _without_fields(name: str, reader: PdfReader) -> ImportFault:
    form = table(table(reader.trailer.get("/Root")).get("/AcroForm"))
    if "/XFA" in form:
        return ImportFault(
            f"{name} is an XFA form, whose fields only Adobe's own programs see",
            help="save it as a static PDF or an AcroForm there, or print it to a PDF and add fields",
        )
    if not any(page.get("/Contents") and _writes(page) for page in list(reader.pages)[:5]):
        return ImportFault(
            f"{name} is a scan: it has neither fields nor text",
            help="add fields with a PDF editor, or build the journey by hand",
        )
    return ImportFault(f"{name} has no fields to fill in", help="add fields with a PDF editor, then import it")


def _writes(page: object) -> bool:
    resources = table(page.get("/Resources")) if hasattr(page, "get") else table(None)
    return bool(table(resources.get("/Font")))


def _draft(paper: _Paper) -> Draft:
    layout = paper.layout
    printed = " ".join(block.text for sheet in layout.sheets for block in sheet.blocks)
    american = bool(_AMERICAN.search(printed)) and "£" not in printed
    gathering = Gathering(paper.fields, layout, american)
    asks = joined(gathering.gather(), gathering.left, american)
    followed(asks, layout)
    asks, folds = folded(asks, layout)
    asks = tables(asks, layout)
    rows(asks)
    _repeats_follow(asks, folds)
    used = {id(block) for ask in _all(asks, folds) for block in ask.taken}
    laid = _laid(asks, folds, gathering.left, layout, used, paper.title)
    return Draft(
        "pdf",
        paper.title,
        Words(paper.title),
        tuple(laid.pages),
        in_order=True,
        sections=tuple(laid.sections),
        remarks=(*laid.remarks, *_of_the_form(paper, gathering.marks)),
        language=paper.language if paper.language in BUILT_IN else "en",
        currency="USD" if american or "$" in printed else "EUR" if "€" in printed else "GBP",
        fills=tuple(laid.fills),
    )


def _laid(
    asks: list[Ask], folds: list[Fold], left: list[Left], layout: Layout, used: set[int], title: str
) -> Laid:  # fmt: skip
    headings = headings_of(layout, used, title)
    laying = Laying(headings)
    laid = laying.lay(asks, folds)
    laying.leave(left, {fill.target: fill.field for fill in laid.fills})
    laying.texts(layout, used | {id(each.block) for each in headings})
    return laid


def _all(asks: list[Ask], folds: list[Fold]) -> list[Ask]:
    return [*asks, *(ask for fold in folds for series in fold.series for ask in series.asks)]


_ANYONE = re.compile(r"\b(?:is|does|do|has|have|are)\s+(?:anyone|anybody|you|your|any)\b", re.IGNORECASE)


def _repeats_follow(asks: list[Ask], folds: list[Fold]) -> None:
    """Blocks right behind a question that asks whether there is any: only those who say yes go through them."""
    for fold in folds:
        first = fold.first
        if fold.when is not None:
            continue
        before = max((ask for ask in asks if ask.order < first.order), key=lambda ask: ask.order, default=None)
        if before is None or before.type != "yes_no" or before.page != first.page or not _ANYONE.search(before.text):
            continue
        if first.order - before.order == 1 and 0 < before.box.middle - first.box.middle < 130:
            fold.when = (before, "true")
            fold.when_why = f"gone through only by those who said yes to “{before.text[:60]}”, guessed from its place"


def _of_the_form(paper: _Paper, marks: bool) -> list[Remark]:
    """What is to be told of the form as a whole."""
    found = []
    if paper.has_xfa:
        why = "it says the same for Adobe's programs only"
        found.append(Remark("setting", "XFA", "a second copy of the form", "dropped", why))
    if not marks:
        why = "the form marks none: amounts and what says “if any” may be left blank, all else is asked for"
        found.append(Remark("setting", "required", "which boxes have to be filled in", "guessed", why))
    if paper.has_script:
        why = "a journey has no scripts"
        found.append(Remark("setting", "OpenAction", "what happens when it is opened", "dropped", why))
    return found
