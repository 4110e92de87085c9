"""Small fillable PDFs, written byte by byte for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    """A printed text, where its first letter stands."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False


@dataclass(frozen=True)
class Box:
    """A field with one box. `kind`: text, check, list, sign or push; `extra` are further entries of its dictionary."""

    name: str
    x: float
    y: float
    width: float = 150
    height: float = 16
    kind: str = "text"
    on: str = "Yes"
    extra: str = ""


@dataclass(frozen=True)
class Radio:
    """A field with several boxes: what each stands for, and where."""

    name: str
    boxes: Sequence[tuple[str, float, float]]
    extra: str = ""


@dataclass(frozen=True)
class Sheet:
    """One page."""

    texts: Sequence[Text] = ()
    fields: Sequence[Box | Radio] = field(default_factory=tuple)


class _File:
    def __init__(self) -> None:
        self.objects: list[bytes] = []

    def add(self, body: str | bytes) -> int:
        self.objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(self.objects)

    def written(self, root: int, trailer: str = "") -> bytes:
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, body in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += (
            f"trailer\n<< /Size {len(places) + 1} /Root {root} 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
        )
        return bytes(out)


_FLAGS = {"push": 1 << 16, "list": 1 << 17}
_TYPES = {"text": "/Tx", "check": "/Btn", "list": "/Ch", "sign": "/Sig", "push": "/Btn"}


def form(*sheets: Sheet, title: str = "A form", catalog: str = "", acroform: str = "") -> bytes:
    """The bytes of a PDF with some pages."""
    file = _File()
    plain = file.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    bold = file.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
    tick = file.add("<< /Type /XObject /Subtype /Form /BBox [0 0 10 10] /Length 0 >>\nstream\n\nendstream")
    tree = file.add("")
    pages, fields = [], []
    for sheet in sheets:
        page = file.add("")
        boxes = []
        for each in sheet.fields:
            made, kids = _field(file, each, page, tick)
            fields.append(made)
            boxes += kids
        drawn = " ".join(_shown(each) for each in sheet.texts).encode("cp1252")
        content = file.add(b"<< /Length %d >>\nstream\n" % len(drawn) + drawn + b"\nendstream")
        notes = " ".join(f"{each} 0 R" for each in boxes)
        file.objects[page - 1] = (
            f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R "
            f"/Resources << /Font << /F1 {plain} 0 R /F2 {bold} 0 R >> >> /Annots [{notes}] >>"
        ).encode()
        pages.append(page)
    kids = " ".join(f"{each} 0 R" for each in pages)
    file.objects[tree - 1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode()
    named = " ".join(f"{each} 0 R" for each in fields)
    interactive = (
        f"/AcroForm << /Fields [{named}] /DA (/Helv 0 Tf 0 g) /DR << /Font << /Helv {plain} 0 R >> >> {acroform} >>"
    )
    root = file.add(f"<< /Type /Catalog /Pages {tree} 0 R {interactive} {catalog} >>")
    info = file.add(f"<< /Title ({_escaped(title)}) >>")
    return file.written(root, f"/Info {info} 0 R")


def _field(file: _File, each: Box | Radio, page: int, tick: int) -> tuple[int, list[int]]:
    if isinstance(each, Radio):
        parent = file.add("")
        kids = [
            file.add(
                f"<< /Type /Annot /Subtype /Widget /Parent {parent} 0 R /P {page} 0 R "
                f"/Rect [{x} {y} {x + 10} {y + 10}] "
                f"/AP << /N << /{on} {tick} 0 R /Off {tick} 0 R >> >> /AS /Off >>"
            )
            for on, x, y in each.boxes
        ]
        named = " ".join(f"{kid} 0 R" for kid in kids)
        file.objects[parent - 1] = (
            f"<< /FT /Btn /Ff {1 << 15} /T ({_escaped(each.name)}) /Kids [{named}] {each.extra} >>".encode()
        )
        return parent, kids
    look = f"/AP << /N << /{each.on} {tick} 0 R /Off {tick} 0 R >> >> /AS /Off" if each.kind == "check" else ""
    flags = f"/Ff {_FLAGS[each.kind]}" if each.kind in _FLAGS and "/Ff" not in each.extra else ""
    width, height = (10, 10) if each.kind == "check" else (each.width, each.height)
    made = file.add(
        f"<< /Type /Annot /Subtype /Widget /P {page} 0 R /FT {_TYPES[each.kind]} {flags} /T ({_escaped(each.name)}) "
        f"/Rect [{each.x} {each.y} {each.x + width} {each.y + height}] {look} {each.extra} >>"
    )
    return made, [made]


def _shown(each: Text) -> str:
    return f"BT /F{2 if each.bold else 1} {each.size} Tf {each.x} {each.y} Td ({_escaped(each.text)}) Tj ET"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
