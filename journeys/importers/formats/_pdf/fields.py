"""The fields of a PDF: name, kind, options, limits, and where each of their boxes stands on which page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from journeys.importers.formats._pdf.opening import (
    DEEPEST,
    MOST_FIELDS,
    number,
    plain,
    row,
    said,
    table,
    too_many_fields,
)
from journeys.importers.values import printable

Kind = Literal["text", "checkbox", "radio", "choice", "button", "signature", "unknown"]

_READ_ONLY, _REQUIRED = 1, 1 << 1
_MULTILINE, _PASSWORD, _FILE, _COMB = 1 << 12, 1 << 13, 1 << 20, 1 << 24
_RADIO, _PUSH = 1 << 15, 1 << 16
_COMBO, _EDITABLE, _MANY = 1 << 17, 1 << 18, 1 << 21
MOST_OPTIONS = 2_000


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its lower left corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def middle(self) -> float:
        """Its middle height."""
        return (self.y0 + self.y1) / 2

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Widget:
    """One box of a field on a page (from 0); `on` is what a button of it stands for."""

    page: int
    box: Box
    on: str = ""


@dataclass(frozen=True, slots=True)
class PdfField:
    """A field by its full name. `options` are what a list offers: what is stored, and what is shown."""

    name: str
    kind: Kind
    widgets: tuple[Widget, ...]
    tooltip: str = ""
    multiline: bool = False
    comb: bool = False
    file: bool = False
    required: bool = False
    read_only: bool = False
    many: bool = False
    editable: bool = False
    computed: bool = False
    max_length: int = 0
    options: tuple[tuple[str, str], ...] = ()

    @property
    def page(self) -> int:
        """The page of its first box."""
        return self.widgets[0].page

    @property
    def box(self) -> Box:
        """Its first box."""
        return self.widgets[0].box

    @property
    def is_box(self) -> bool:
        """Whether it is ticked rather than typed into."""
        return self.kind in ("checkbox", "radio")


def fields_of(reader: PdfReader, name: str) -> list[PdfField]:
    """Every field, in the order in which pages show them; those on no page come last, without boxes."""
    found: dict[str, PdfField] = {}
    for page, widget in _widgets(reader, name):
        read = _read(widget, page)
        if read is None:
            continue
        had = found.get(read.name)
        found[read.name] = read if had is None else replace(
            had,
            widgets=(*had.widgets, *read.widgets),
            required=had.required or read.required,
            tooltip=had.tooltip or read.tooltip,
            options=had.options or read.options,
        )  # fmt: skip
        if len(found) > MOST_FIELDS:
            raise too_many_fields(name)
    for lone in _of_the_tree(reader, name):
        found.setdefault(lone.name, lone)
    return list(found.values())


def _widgets(reader: PdfReader, name: str) -> Iterator[tuple[int, DictionaryObject]]:
    count = 0
    for number_of, page in enumerate(reader.pages):
        for note in row(page.get("/Annots")):
            count += 1
            if count > 4 * MOST_FIELDS:
                raise too_many_fields(name)
            widget = table(note)
            if said(widget.get("/Subtype")) == "/Widget":
                yield number_of, widget


def _read(widget: DictionaryObject, page: int) -> PdfField | None:
    """A field as far as one of its boxes tells; None where the box belongs to no field."""
    names, own = _inherited(widget)
    kind_of = said(own.get("/FT"))
    if not names or not kind_of:
        return None
    flags = int(number(own.get("/Ff")))
    kind = _kind(kind_of, flags)
    corners = [number(each) for each in row(widget.get("/Rect"))[:4]]
    if len(corners) < 4:
        corners = [0.0] * 4
    box = Box(min(corners[0::2]), min(corners[1::2]), max(corners[0::2]), max(corners[1::2]))
    on = _on(widget) if kind in ("checkbox", "radio") else ""
    return PdfField(
        printable(".".join(names)),
        kind,
        (Widget(page, box, on),),
        tooltip=" ".join(printable(said(own.get("/TU"))).split())[:500],
        multiline=kind == "text" and bool(flags & _MULTILINE),
        comb=kind == "text" and bool(flags & _COMB),
        file=kind == "text" and bool(flags & _FILE),
        required=bool(flags & _REQUIRED),
        read_only=bool(flags & _READ_ONLY),
        many=kind == "choice" and bool(flags & _MANY),
        editable=kind == "choice" and bool(flags & _COMBO) and bool(flags & _EDITABLE),
        computed="/C" in table(own.get("/AA")),
        max_length=max(0, min(100_000, int(number(own.get("/MaxLen"))))) if kind == "text" else 0,
        options=_options(own.get("/Opt")) if kind == "choice" else (),
    )


def name_of(widget: DictionaryObject) -> str:
    """The full name of the field that a box belongs to, as `PdfField` has it."""
    return printable(".".join(_inherited(widget)[0]))


_PASSED_DOWN = ("/FT", "/Ff", "/TU", "/MaxLen", "/Opt", "/AA")


def _inherited(widget: DictionaryObject) -> tuple[list[str], dict[str, Any]]:
    """The names from the top of the tree down to a box, and what the boxes of its field have in common."""
    names: list[str] = []
    own: dict[str, Any] = {}
    seen: set[int] = set()
    at: Any = widget
    while isinstance(at, DictionaryObject) and id(at) not in seen and len(seen) < DEEPEST:
        seen.add(id(at))
        if "/T" in at:
            names.append(said(at["/T"]))
        for key in _PASSED_DOWN:
            if key in at and key not in own:
                own[key] = at[key]
        at = plain(at.get("/Parent"))
    return names[::-1], own


def _kind(type: str, flags: int) -> Kind:
    if type == "/Btn":
        return "button" if flags & _PUSH else "radio" if flags & _RADIO else "checkbox"
    return {"/Tx": "text", "/Ch": "choice", "/Sig": "signature"}.get(type, "unknown")  # type: ignore[return-value]


def _on(widget: DictionaryObject) -> str:
    """The state in which a box is ticked."""
    states = [str(each) for each in table(table(widget.get("/AP")).get("/N")) if str(each) != "/Off"]
    return states[0].removeprefix("/") if states else "Yes"


def _options(value: Any) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for each in row(value)[:MOST_OPTIONS]:
        pair = [printable(said(one)).strip() for one in row(each)[:2]] or [printable(said(each)).strip()]
        if pair[0] or pair[-1]:
            found.append((pair[0], pair[-1]))
    return tuple(found)


def _of_the_tree(reader: PdfReader, name: str) -> Iterator[PdfField]:
    """The ends of the tree of fields that have no box on a page, or are told of there only."""
    form = table(table(reader.trailer.get("/Root")).get("/AcroForm"))
    stack: list[tuple[Any, tuple[str, ...], int]] = [(each, (), 0) for each in reversed(row(form.get("/Fields")))]
    seen: set[int] = set()
    count = 0
    while stack:
        reference, above, depth = stack.pop()
        at = table(reference)
        if id(at) in seen or depth > DEEPEST:
            continue
        seen.add(id(at))
        count += 1
        if count > 4 * MOST_FIELDS:
            raise too_many_fields(name)
        names = (*above, said(at["/T"])) if "/T" in at else above
        kids = [each for each in row(at.get("/Kids")) if "/T" in table(each)]
        if kids:
            stack += [(each, names, depth + 1) for each in reversed(kids)]
        elif names:
            _, own = _inherited(at)
            kind = _kind(said(own.get("/FT")), int(number(own.get("/Ff"))))
            yield PdfField(printable(".".join(names)), kind, ())
