"""Small files of every kind, made for tests."""

from __future__ import annotations

import zipfile
from io import BytesIO

from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
LOCKED_PDF = b"%PDF-1.6\ntrailer<</Root 1 0 R /Encrypt 12 0 R>>\n%%EOF\n"
_ORIENTATION, _GPS, _LATITUDE, _LONGITUDE = 0x0112, 0x8825, 2, 4


def photo(form: str = "JPEG", size: tuple[int, int] = (60, 40), placed: bool = False) -> bytes:
    """A picture, red on its left; `placed`: lying on its side, with the place where it was taken noted in it."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    made = BytesIO()
    if not placed:
        picture.save(made, form)
        return made.getvalue()
    exif = Image.Exif()
    exif[_ORIENTATION] = 6  # to be turned a quarter to the right
    exif.get_ifd(_GPS).update({1: "N", _LATITUDE: (54.0, 58.0, 0.0), 3: "W", _LONGITUDE: (1.0, 36.0, 0.0)})
    picture.save(made, form, exif=exif, comment=b"54.9667 N") if form == "JPEG" else picture.save(made, form, exif=exif)
    return made.getvalue()


def packed(**entries: bytes) -> bytes:
    """A zip of these entries; `__` in a name stands for a slash, `_DOT_` for a dot."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            member = zipfile.ZipInfo(name.replace("__", "/").replace("_DOT_", "."), (2026, 11, 22, 12, 0, 0))
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


DOCX = packed(word__document_DOT_xml=b"<w/>")
XLSX = packed(xl__workbook_DOT_xml=b"<x/>")
ODT = packed(mimetype=b"application/vnd.oasis.opendocument.text", content_DOT_xml=b"<o/>")
LOCKED_ODT = packed(
    mimetype=b"application/vnd.oasis.opendocument.text",
    **{"META-INF__manifest_DOT_xml": b"<manifest:encryption-data/>"},
)
MACROS = packed(word__document_DOT_xml=b"<w/>", word__vbaProject_DOT_bin=b"macro")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
