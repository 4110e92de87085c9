"""Forms with files from somebody who means harm: refused in little memory, and nobody else's file is reached."""

from __future__ import annotations

import re
import tempfile
import tracemalloc
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path

import pytest

from service.security import form_token
from tests.service.citizen import Citizen
from tests.service.files_made import PDF
from tests.service.machine.grant import GRANT
from tests.service.wire import Answer, Wire, wired

B = b"--b\r\nContent-Disposition: form-data; "
END = b"--b--\r\n"
PROOF = "/grant/proof"


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    """A service that takes two files of 1 MB."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "grant.yaml"
        file.write_text(GRANT, encoding="utf-8")
        with wired(file) as made:
            yield made


def sender(wire: Wire) -> Citizen:
    """Somebody new, on the page that asks for files."""
    citizen = wire.house.citizen()
    citizen.get("/grant")
    citizen.go("/grant")
    citizen.go("/grant/full-name", {"full-name": "Kit Moss"})
    citizen.go("/grant/travels", {"travels": "single"})
    citizen.go("/grant/contact", {"channel": "post"})
    citizen.go("/grant/ticket", {"ticket": "plain"})
    assert citizen.go("/grant/rules") == PROOF
    return citizen


@pytest.fixture
def citizen(wire: Wire) -> Citizen:
    """One of them."""
    return sender(wire)


def field(name: str, value: bytes) -> bytes:
    """A part of a form that is no file."""
    return B + b'name="' + name.encode() + b'"\r\n\r\n' + value + b"\r\n"


def file(content: bytes, name: bytes = b"a.pdf", control: bytes = b"files-file") -> bytes:
    """A part that is one."""
    return B + b'name="' + control + b'"; filename="' + name + b'"\r\n\r\n' + content + b"\r\n"


def send(wire: Wire, citizen: Citizen, pieces: Iterable[bytes], boundary: str = "b", gone: bool = False) -> Answer:
    """A form with files, with the right token in front; what comes back is no fault."""
    cookie = citizen.browser.cookies["footpath"]
    headers = [("cookie", f"footpath={cookie}"), ("content-type", f"multipart/form-data; boundary={boundary}")]

    def body() -> Iterator[bytes]:
        yield field("csrf", form_token(cookie).encode()) + field("files-upload", b"1") + field("about", b"typed")
        yield from pieces

    answer = wire.ask("POST", PROOF, headers, body(), gone=gone)
    assert answer.status in (303, 400, 403, 413, 415, 422), answer.status
    assert not [line for line in wire.house.log if line["level"] == "error"]
    return answer


def kept(wire: Wire) -> set[str]:
    """The files on the disk, by id, and those that the database knows; they are the same."""
    folder = wire.house.app.state.running.files.folder
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


@pytest.mark.parametrize(
    ("pieces", "status"),
    [
        ([file(PDF) * 10_000 + END], 413),
        ([file(b"", b"") * 10_000 + END], 413),
        ([field("x", b"") * 10_000 + END], 413),
        ([field("about", b"x" * 2_000_000), END], 413),
        ([file(PDF)], 400),
        ([file(PDF) + b"--b"], 400),
        ([file(PDF) + b"--c--\r\n"], 400),
        ([B + b'name="files-file"; filename="' + b"n" * 1_000_000 + b'.pdf"\r\n\r\n' + PDF + b"\r\n" + END], 400),
        ([B + b'name="' + b"n" * 1_000_000 + b'"\r\n\r\nx\r\n' + END], 400),
        ([b"--b\r\n" + b"X-A: b\r\n" * 1_000 + b"\r\n\r\n" + END], 400),
        ([b"--b\r\nno header\r\n\r\nx\r\n" + END], 400),
        ([b"\x00" * 100_000], 400),
        ([], 400),
    ],
)
def test_a_form_that_no_browser_makes_is_refused_and_nothing_of_it_is_kept(
    wire: Wire, citizen: Citizen, pieces: list[bytes], status: int
) -> None:
    before = wire.house.rows(), kept(wire)
    assert send(wire, citizen, pieces).status == status
    assert (wire.house.rows(), kept(wire)) == before


@pytest.mark.parametrize("at", [1, 30, 70, 90, 200, -3, -1])
def test_a_form_that_breaks_off_anywhere_keeps_nothing(wire: Wire, citizen: Citizen, at: int) -> None:
    before = wire.house.rows(), kept(wire)
    whole = file(PDF * 20) + END
    assert send(wire, citizen, [whole[:at]], gone=True).status == 400
    assert (wire.house.rows(), kept(wire)) == before


@pytest.mark.parametrize("boundary", ["", "c", "b" * 71, "b" * 10_000, '"b', "b; boundary=c", "\x00", "é"])
def test_a_boundary_that_is_none_or_another_keeps_nothing(wire: Wire, citizen: Citizen, boundary: str) -> None:
    before = wire.house.rows(), kept(wire)
    assert send(wire, citizen, [file(PDF) + END], boundary).status in (400, 413, 415)
    assert (wire.house.rows(), kept(wire)) == before


NAMES = {
    b"../../../etc/passwd.pdf": "passwd.pdf",
    b"..\\..\\windows\\a.pdf": "a.pdf",
    b"/etc/a.pdf": "a.pdf",
    b"C:\\Users\\kit\\a.pdf": "a.pdf",
    b"a\x00b.pdf": "ab.pdf",
    "a\u202efdp.pdf".encode(): "afdp.pdf",
    "a\u2066\u200b.pdf".encode(): "a.pdf",
    b"\xff\xfe.pdf": "\ufffd\ufffd.pdf",
    b"<img src=x onerror=alert(1)>.pdf": "<img src=x onerror=alert(1)>.pdf",
    b"a%22b.pdf": 'a"b.pdf',
    b"CON.pdf": "CON.pdf",
    b".pdf": "pdf.pdf",
    b"..": "file.pdf",
    b"n" * 3_000 + b".pdf": "n" * 96 + ".pdf",
    "\u202e\u2066".encode(): "file.pdf",
    b"a.pdf; name=csrf": None,
    b"{{7*7}}.pdf": "{{7*7}}.pdf",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_name_and_never_a_place_or_a_command(wire: Wire, citizen: Citizen, name: bytes) -> None:
    before = kept(wire)
    answer = send(wire, citizen, [file(PDF, name) + END])
    page = citizen.get(PROOF)
    found = re.findall(r'/-/files/([0-9a-f]{32})"><bdi>(.*?)</bdi>', page.text)
    if NAMES[name] is None:
        assert (answer.status, found) == (422, [])
        return
    assert answer.status == 303
    [(id, shown)] = found
    from html import unescape

    assert unescape(shown) == NAMES[name]
    assert kept(wire) - before == {id}
    saved = citizen.browser.get(f"/grant/-/files/{id}")
    assert saved.content == PDF
    assert re.fullmatch(r"attachment; filename\*=UTF-8''[\w.~%-]+", saved.headers["content-disposition"])


def test_a_flood_of_files_is_read_in_little_memory(wire: Wire, citizen: Citizen) -> None:
    part = file(b"", b"n" * 40 + b".pdf") * 1_000
    assert peak(wire, citizen, repeat(part, 600)) < 4_000_000


def test_one_endless_file_is_read_in_little_memory(wire: Wire, citizen: Citizen) -> None:
    start = file(PDF)[:-2]
    zeros = bytes(1 << 18)
    assert peak(wire, citizen, [start, *repeat(zeros, 30)]) < 4_000_000


def test_endless_headers_and_fields_are_read_in_little_memory(wire: Wire, citizen: Citizen) -> None:
    header = B + b'name="x"; filename="'
    assert peak(wire, citizen, [header, *repeat(b"n" * (1 << 18), 100)]) < 4_000_000
    assert peak(wire, citizen, repeat(field("about", b"x" * 900) * 100, 300)) < 6_000_000


def peak(wire: Wire, citizen: Citizen, pieces: Iterable[bytes]) -> int:
    """Bytes that Python held at most while a form was read and refused, beside what was there before."""
    tracemalloc.start()
    try:
        assert send(wire, citizen, pieces).status in (400, 413)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_nobody_reads_names_keeps_or_removes_the_file_of_somebody_else(wire: Wire, citizen: Citizen) -> None:
    send(wire, citizen, [file(PDF, b"mine.pdf") + END])
    [id] = re.findall(r"/-/files/([0-9a-f]{32})", citizen.get(PROOF).text)
    other = sender(wire)
    assert other.browser.get(f"/grant/-/files/{id}").status_code == 404
    for fields in ({"files-kept": id}, {"files-remove": id}, {"files-remove": id, "files-kept": id}):
        other.get(PROOF)
        answer = other.post(PROOF, {"about": "x", **fields}, files={"files-file": ("", b"")})
        assert "mine.pdf" not in answer.text
        assert answer.status_code in (303, 422)
    for address in (f"../{id}", f"{id}/", f"{id}%00", id.upper(), f"./{id}", f"{id}.pdf", "..", "*"):
        assert other.browser.get(f"/grant/-/files/{address}").status_code in (303, 308, 404), address
    assert citizen.browser.get(f"/grant/-/files/{id}").content == PDF
    assert id in kept(wire)


def test_a_file_of_a_child_that_was_removed_is_gone_at_once(wire: Wire) -> None:
    citizen = wire.house.citizen()
    citizen.get("/grant")
    citizen.go("/grant")
    citizen.go("/grant/full-name", {"full-name": "Kit Moss"})
    citizen.go("/grant/travels", {"travels": "family"})
    citizen.go("/grant/contact", {"channel": "post"})
    child = citizen.go("/grant/children", {"children": "yes"}).removesuffix("/name")
    citizen.go(f"{child}/name", {"child-name": "One"})
    citizen.go(f"{child}/years", {"child-years": "3"})
    papers = citizen.go(f"{child}/care", {"child-carers": "family"})
    citizen.post(papers, {"child-papers-upload": "1"}, files={"child-papers-file": ("a.pdf", PDF)})
    [id] = re.findall(r"/-/files/([0-9a-f]{32})", citizen.get(papers).text)
    citizen.get(f"{child}/-/remove")
    citizen.go(f"{child}/-/remove")
    assert citizen.browser.get(f"/grant/-/files/{id}").status_code == 404
    assert id not in kept(wire)
