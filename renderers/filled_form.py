"""A PDF form with values in its fields: as bytes, with what had no room; every viewer shows what was put in."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from journeys.importers.fault import ImportFault
from journeys.importers.formats._pdf.fields import PdfField, fields_of, name_of
from journeys.importers.formats._pdf.opening import AGAIN, opened, plain, row, said, table

LARGEST = 11.0
"""Letters of a field that leaves their height open."""
SMALLEST = 5.0
"""Letters of fewer points cannot be read."""
_WIDTH = 0.52
"""How wide a letter is on average, as a part of its height."""


@dataclass(frozen=True, slots=True)
class NoRoom:
    """A value that does not fit into its field: the field's name, what was to go in, and why it did not go in whole."""

    field: str
    value: str
    why: str


def filled_form(name: str, data: bytes, values: Mapping[str, str]) -> tuple[bytes, tuple[NoRoom, ...]]:
    """The form with its fields filled. Buttons take the state that they store.

    Values that are too long for their field are cut and told. ImportFault where the PDF cannot be read or written.
    """
    with opened(name, data) as reader:
        fields = {field.name: field for field in fields_of(reader, name)}
        told: list[NoRoom] = []
        fit = {}
        for field, value in values.items():
            if field not in fields:
                told.append(NoRoom(field, value, "the form has no such field: was it made of another edition?"))
            elif (text := _fitting(fields[field], value, told)) is not None:
                fit[field] = text
        writer = PdfWriter(clone_from=reader)
        _fill(writer, fit, fields)
        out = io.BytesIO()
        writer.write(out)
    _read_back(name, out.getvalue(), fit)
    return out.getvalue(), tuple(told)


def _fitting(field: PdfField, value: str, told: list[NoRoom]) -> str | None:
    """A value as its field can hold it; None where it cannot."""
    if field.is_box:
        states = {widget.on for widget in field.widgets}
        if value not in states:
            told.append(NoRoom(field.name, value, f"the box knows only {', '.join(sorted(states))}"))
            return None
        return value
    if field.kind == "choice" and not field.editable and value not in {stored for stored, _ in field.options}:
        told.append(NoRoom(field.name, value, "the list of the form has no such entry"))
        return None
    if field.kind == "text" and field.max_length and len(value) > field.max_length:
        bare = re.sub(r"[\s./-]", "", value)
        if len(bare) <= field.max_length and any(each.isdigit() for each in bare):
            return bare  # a number whose box draws the dashes itself
        told.append(
            NoRoom(
                field.name, value, f"it has {len(value)} characters, and the field takes {field.max_length}: it was cut"
            )
        )
        return value[: field.max_length]
    if field.kind == "text" and _size(field, value) < SMALLEST:
        told.append(
            NoRoom(field.name, value, "it is too long for its box: it is all in the field, but not all of it shows")
        )
    return value


def _size(field: PdfField, value: str) -> float:
    """The height that letters may have for a text to fit into its first box."""
    box = field.box
    width, height = box.x1 - box.x0 - 4, box.height - 2
    if field.multiline:
        return (
            max(SMALLEST, 12)
            if len(value) * 12 * _WIDTH * 12 < width * height
            else (width * height / (len(value) * _WIDTH * 1.3)) ** 0.5
        )
    return width / max(1.0, len(value) * _WIDTH)


def _fill(writer: PdfWriter, values: Mapping[str, str], fields: Mapping[str, PdfField]) -> None:
    """Puts values in, each with how it looks; viewers that draw fields themselves are asked to."""
    root = table(writer.root_object)
    form = table(root.get("/AcroForm"))
    form.pop("/XFA", None)  # a second copy of the form, which would hide what is put in
    for page in writer.pages:
        here: dict[str, str | list[str] | tuple[str, str, float]] = {}
        for note in row(page.get("/Annots")):
            widget = table(note)
            if said(widget.get("/Subtype")) != "/Widget":
                continue
            name = name_of(widget)
            if name not in values:
                continue
            field, value = fields[name], values[name]
            if field.is_box:
                _tick(widget, value)
            else:
                _shrink(widget, field, value, said(form.get("/DA")))
                here[qualified(widget)] = value
        if here:
            writer.update_page_form_field_values(page, here, auto_regenerate=False)
    writer.set_need_appearances_writer(True)


def _tick(widget: DictionaryObject, value: str) -> None:
    """Ticks a box of a field if it stands for the value; the field itself stores which."""
    states = table(table(widget.get("/AP")).get("/N"))
    on = f"/{value}" in states or not states
    widget[NameObject("/AS")] = NameObject(f"/{value}" if on else "/Off")
    owner = widget if "/T" in widget else table(widget.get("/Parent"))
    owner[NameObject("/V")] = NameObject(f"/{value}")


_FONT_SIZE = re.compile(r"([\d.]+)(\s+Tf)")


def _shrink(widget: DictionaryObject, field: PdfField, value: str, usual: str) -> None:
    """Makes letters small enough for a long text to show; `usual` is how the form writes where a field says nothing."""
    look = said(_inherited(widget, "/DA")) or usual
    found = _FONT_SIZE.search(look)
    most = max(SMALLEST, min(_size(field, value), field.box.height * 0.8))
    size = float(found[1]) if found else 0.0
    if found and (size == 0 or size > most):
        fits = min(most, LARGEST if size == 0 else size)
        widget[NameObject("/DA")] = TextStringObject(_FONT_SIZE.sub(rf"{fits:.1f}\2", look, count=1))


def _inherited(widget: DictionaryObject, key: str) -> object:
    at = widget
    for _ in range(20):
        if key in at:
            return at[key]
        if "/Parent" not in at:
            break
        at = table(at["/Parent"])
    return ""


def qualified(widget: DictionaryObject) -> str:
    """A field's name as pypdf looks for it."""
    names: list[str] = []
    at: DictionaryObject = widget
    for _ in range(40):
        if "/T" in at:
            names.append(said(at["/T"]))
        if "/Parent" not in at:
            break
        at = table(at["/Parent"])
    return ".".join(reversed(names))


def _read_back(name: str, data: bytes, values: Mapping[str, str]) -> None:
    """Makes sure that the form now holds what was put in."""
    held = held_values(data)
    lost = next((field for field, value in values.items() if held.get(field, "") != value), None)
    if lost is not None:
        raise ImportFault(f"{name} did not keep what was put into {lost}", lost, AGAIN)


def held_values(data: bytes) -> dict[str, str]:
    """What the fields of a PDF hold, by name; "" for what is blank."""
    with _quiet():
        reader = PdfReader(io.BytesIO(data))
        found: dict[str, str] = {}
        for page in reader.pages:
            for note in row(page.get("/Annots")):
                widget = table(note)
                if said(widget.get("/Subtype")) == "/Widget":
                    held = plain(_inherited(widget, "/V"))
                    value = said(held)
                    if isinstance(held, NameObject):
                        value = "" if value == "/Off" else value.removeprefix("/")
                    found[name_of(widget)] = value
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    logger = logging.getLogger("pypdf")
    was = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    except PyPdfError as fault:
        raise ImportFault(f"the form cannot be read back: {fault}", help=AGAIN) from None
    finally:
        logger.setLevel(was)
