"""Forms with files, byte by byte, and what a file turns out to be, whatever it is called."""

from __future__ import annotations

import asyncio
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from service.forms import Form, Unreadable
from service.incoming import tidy
from service.multipart import Allowance, Parcel, read_parcel
from service.pictures import NoPicture, made_anew
from service.sniffing import sniff
from tests.service.files_made import DOCX, HEIC, LOCKED_ODT, LOCKED_PDF, MACROS, ODT, OLE, PDF, XLSX, packed, photo

ALLOWED = Allowance(files=2, file_bytes=100, all_bytes=400, fields=3, field_bytes=50, patience=0.05, seconds=5)


def body(*parts: tuple[str, str | None, bytes], end: bytes = b"--B--\r\n") -> bytes:
    """A multipart body: control, the file's name (None for plain text), content."""
    made = b""
    for name, filename, content in parts:
        named = "" if filename is None else f'; filename="{filename}"'
        made += f'--B\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode() + content + b"\r\n"
    return made + end


def read(
    content: bytes, pieces: int = 1, allowed: Allowance = ALLOWED, admitted: bool = True, declared: int | None = None
) -> Parcel | Unreadable:
    """What becomes of a body that comes in pieces."""
    size = max(1, -(-len(content) // pieces))
    chunks = [content[at : at + size] for at in range(0, len(content), size)] or [b""]
    messages = [
        {"type": "http.request", "body": chunk, "more_body": at < len(chunks) - 1} for at, chunk in enumerate(chunks)
    ]

    async def receive() -> object:
        if not messages:
            await asyncio.sleep(10)
        return messages.pop(0)

    headers = {b"content-type": b"multipart/form-data; boundary=B"}
    if declared is not None:
        headers[b"content-length"] = str(declared).encode()

    def admit(_form: Form) -> bool:
        return admitted

    return asyncio.run(read_parcel(headers, receive, allowed, admit))


def told(parcel: Parcel | Unreadable) -> object:
    """Everything about a parcel, and the end of it."""
    if isinstance(parcel, Unreadable):
        return parcel.why
    files = [(it.control, it.name, it.size, it.content and it.content.read()) for it in parcel.files]
    parcel.close()
    return dict(parcel.form), files


@settings(max_examples=60)
@given(st.integers(1, 200), st.binary(max_size=60), st.text(st.characters(codec="utf-8"), max_size=20))
def test_fields_and_files_are_the_same_however_they_are_cut(pieces: int, content: bytes, text: str):
    if b"--B" in content or "--B" in text or "\r" in text:
        return
    whole = body(("note", None, text.encode()[:50]), ("f", "a.pdf", content))
    expected = ({"note": [text.encode()[:50].decode("utf-8", "replace")]}, [("f", "a.pdf", len(content), content)])
    assert told(read(whole, pieces)) == expected


def test_a_control_that_was_left_alone_sends_no_file():
    assert told(read(body(("note", None, b"x"), ("f", "", b"")))) == ({"note": ["x"]}, [])


def test_a_file_that_is_too_large_is_cut_and_the_next_is_kept():
    parcel = told(read(body(("f", "big.pdf", b"x" * 150), ("f", "small.pdf", b"y"))))
    assert parcel == ({}, [("f", "big.pdf", 150, None), ("f", "small.pdf", 1, b"y")])


def test_files_beyond_the_number_or_the_whole_allowance_are_not_kept():
    many = told(read(body(*(("f", f"{at}.pdf", b"y") for at in range(3)))))
    assert many == ({}, [("f", "0.pdf", 1, b"y"), ("f", "1.pdf", 1, b"y"), ("f", "2.pdf", 1, None)])
    full = Allowance(files=9, file_bytes=300, all_bytes=400, fields=3, field_bytes=50, patience=1, seconds=5)
    parcel = read(body(("f", "a", b"x" * 250), ("f", "b", b"x" * 250), ("f", "c", b"x")), pieces=9, allowed=full)
    assert [kept is None for *_, kept in told(parcel)[1]] == [False, True, True]


def test_without_the_token_no_file_is_kept():
    assert told(read(body(("f", "a.pdf", b"y")), admitted=False)) == ({}, [("f", "a.pdf", 1, None)])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (body(("a", None, b"x" * 60)), "too_large"),
        (body(*((name, None, b"") for name in "abcd")), "too_many"),
        (body(("f", "a.pdf", b"y"), end=b""), "gone"),
        (b"no form at all", "broken"),
        (body(("f", "a.pdf", b"y" * 2000)), "too_large"),
    ],
)
def test_what_is_no_form_within_its_limits_is_refused(content: bytes, why: str):
    assert told(read(content)) == why


def test_a_body_without_end_and_one_that_is_slow_are_given_up():
    assert told(read(body(("f", "a.pdf", b"y")), declared=10**10)) == "too_large"

    async def silence() -> object:
        await asyncio.sleep(10)
        return {}

    headers = {b"content-type": b"multipart/form-data; boundary=B"}
    slow = asyncio.run(read_parcel(headers, silence, ALLOWED, lambda _form: True))
    assert slow == Unreadable("too_slow")


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a", PDF, "application/pdf"),
        ("A.PDF", b"junk before\n" + PDF, "application/pdf"),
        ("a.jpg", photo(), "image/jpeg"),
        ("a.png", photo(), "image/jpeg"),
        ("image", photo("PNG"), "image/png"),
        ("a.webp", photo("WEBP"), "image/webp"),
        ("a.gif", photo("GIF"), "image/gif"),
        ("a.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.xlsx", XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.odt", ODT, "application/vnd.oasis.opendocument.text"),
        ("a.csv", "name,born\nŁucja,1990\n".encode(), "text/csv"),
        ("a.txt", "héllo".encode("utf-16"), "text/plain"),
        ("a.txt", "naïve".encode("latin-1"), "text/plain"),
        ("locked.pdf", LOCKED_PDF, "file.locked"),
        ("locked.odt", LOCKED_ODT, "file.locked"),
        ("locked.docx", OLE, "file.locked"),
        ("old.doc", OLE, "file.type"),
        ("macro.docx", MACROS, "file.type"),
        ("plain.zip", packed(a_DOT_txt=b"x"), "file.type"),
        ("torn.docx", DOCX[: len(DOCX) // 2], "file.unread"),
        ("photo.php", photo(), "file.type"),
        ("photo.jpg.phtml", photo(), "file.type"),
        ("letter.pdf", photo(), "file.type"),
        ("photo.jpg", PDF, "file.type"),
        ("photo.heic", HEIC, "file.type"),
        ("photo.jpg", HEIC, "file.type"),
        ("page.html", b"<html>", "file.type"),
        ("page.txt", b"\0\1\2", "file.type"),
        ("nothing", b"x", "file.type"),
    ],
)
def test_s23_a_file_is_what_its_bytes_say_and_its_name_may_not_say_otherwise(name: str, content: bytes, found: str):
    kind = sniff(BytesIO(content), name)
    assert (kind if isinstance(kind, str) else kind.media_type) == found


@settings(max_examples=80)
@given(st.binary(max_size=80), st.sampled_from([PDF, photo(), photo("PNG"), DOCX, ODT, b""]), st.text(max_size=12))
def test_no_bytes_under_no_name_make_it_fail(noise: bytes, start: bytes, name: str):
    sniff(BytesIO(start[: len(start) // 2] + noise), tidy(name))
    assert tidy(name).strip()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_s23_a_picture_is_turned_upright_and_nothing_is_left_of_where_it_was_taken(form: str):
    before = photo(form, placed=True)
    assert Image.open(BytesIO(before)).getexif().get_ifd(0x8825)[2] == (54.0, 58.0, 0.0)
    made, media_type = made_anew(BytesIO(before), f"image/{form.lower()}")
    after = Image.open(made)
    assert (media_type, after.size, dict(after.getexif())) == (f"image/{form.lower()}", (40, 60), {})
    assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "loop", "background", "timestamp"}
    red, _, _ = after.convert("RGB").getpixel((20, 5))  # type: ignore[misc]
    white = after.convert("RGB").getpixel((20, 55))
    assert red > 200
    assert min(white) > 200  # type: ignore[type-var]


def test_every_way_of_keeping_colours_can_be_made_anew():
    for mode, form in [("CMYK", "JPEG"), ("L", "JPEG"), ("P", "PNG"), ("RGBA", "PNG"), ("1", "PNG"), ("P", "GIF")]:
        made = BytesIO()
        Image.new(mode, (5, 4)).save(made, form)
        again, media_type = made_anew(made, f"image/{form.lower()}")
        assert Image.open(again).size == (5, 4)
        assert media_type == ("image/png" if form == "GIF" else f"image/{form.lower()}")


@pytest.mark.parametrize("size", [(40_000, 40_000), (9_000, 9_000), (33_000, 1)])
def test_s24_a_picture_that_would_fill_the_memory_is_not_decoded(size: tuple[int, int]):
    made = BytesIO()
    Image.new("1", (1, 1)).save(made, "PNG")
    header = made.getvalue()
    import struct
    import zlib

    about = struct.pack(">II", *size) + header[24:29]
    forged = header[:16] + about + struct.pack(">I", zlib.crc32(b"IHDR" + about)) + header[33:]
    with pytest.raises(NoPicture):
        made_anew(BytesIO(forged), "image/png")


def test_s24_a_zip_that_unpacks_without_end_is_not_opened():
    assert sniff(BytesIO(packed(word__document_DOT_xml=b"\0" * 501_000_000)), "a.docx") == "file.unread"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("C:\\fakepath\\me.jpg", "me.jpg"),
        ("../../etc/passwd", "passwd"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("nul\0.pdf", "nul.pdf"),
        ("", "file"),
        ("...", "file"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_the_name_of_a_file_is_only_ever_shown(sent: str, kept: str):
    assert tidy(sent) == kept
