"""Uploading files: kept one by one, reviewed, removed, sent, forgotten, and never shown to anybody else (Q27, Q28)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from httpx2 import Response
from PIL import Image

from tests.forms import parse
from tests.service.citizen import Citizen, House, house
from tests.service.files_made import DOCX, LOCKED_PDF, PDF, photo

EVIDENCE = """\
journey: permit
title: Ask for a permit
steps:
  proof:
    title: Show us where you live
    questions:
      note:
        ask: What should we know?
        type: text
      evidence:
        ask: Upload proof of your address
        called: proof of your address
        type: file
        max_size: 1 MB
        max: 3
  face:
    ask: Upload a photo of your face
    type: file
    accepts: [photo]
    max: 1
    optional: true
outcomes:
  sent:
    title: Permit asked for
    submit: true
"""

Files = list[tuple[str, bytes]]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[House]:
    """A service that asks for files on two pages."""
    with house(tmp_path, EVIDENCE) as made:
        yield made


@pytest.fixture
def citizen(service: House) -> Citizen:
    """Somebody on the first of them."""
    made = service.citizen()
    made.begin()
    return made


def send(citizen: Citizen, files: Files, press: str = "evidence-upload", **fields: str) -> Response:
    """The page's form with these files, as a browser sends it; the page that it leads to is looked at."""
    page = citizen.page
    assert page is not None
    step = page.url.path
    control = parse(page.text).one("input", type="file").get("name")
    kept = [it.get("value") for it in parse(page.text).all("input") if it.get("name", "").endswith("-kept")]
    data = {"csrf": citizen.token, control.replace("-file", "-kept"): kept, **fields}
    if press:
        data[press] = data.get(press, "1")
    posted = [(control, (name, content, "application/octet-stream")) for name, content in files]
    answer = citizen.browser.post(step, data=data, files=posted or [(control, ("", b""))])
    citizen.page = answer
    if answer.status_code == 303:
        citizen.get(answer.headers["location"])
    return answer


def listed(citizen: Citizen) -> list[str]:
    """The files that the page says are there."""
    assert citizen.page is not None
    return [it.text for it in parse(citizen.page.text).all("span") if it.get("class") == "file"]


def on_disk(service: House) -> list[bytes]:
    """What is kept of files, sorted by content."""
    folder = service.app.state.running.files.folder
    return sorted(file.read_bytes() for file in folder.iterdir()) if folder.exists() else []


def rows(service: House) -> int:
    """How many files the database knows."""
    import sqlite3

    with sqlite3.connect(service.database) as database:
        (count,) = database.execute("SELECT count(*) FROM files").fetchone()
    database.close()
    return int(count)


def test_q27_an_uploaded_file_is_listed_for_review_and_then_answers_the_question(citizen: Citizen, service: House):
    answer = send(citizen, [("Letter.PDF", PDF)], note="by hand")
    assert (answer.status_code, answer.headers["location"]) == (303, "/permit/proof")
    assert listed(citizen) == ["Letter.PDF 1 kB"]
    assert parse(citizen.page.text).one("input", name="note").get("value") == "by hand"
    assert send(citizen, [], press="", note="by hand").headers["location"] == "/permit/face"
    send(citizen, [], press="")
    assert "Letter.PDF" in citizen.page.text
    assert on_disk(service) == [PDF]


def test_q28_several_files_come_at_once_or_one_after_the_other(citizen: Citizen):
    send(citizen, [("a.pdf", PDF), ("b.png", photo("PNG"))])
    send(citizen, [("c.jpg", photo())])
    assert [name.split()[0] for name in listed(citizen)] == ["a.pdf", "b.png", "c.jpg"]


def test_continue_with_files_shows_them_first(citizen: Citizen):
    assert send(citizen, [("a.pdf", PDF)], press="", note="x").headers["location"] == "/permit/proof"
    assert listed(citizen) == ["a.pdf 1 kB"]


def test_q28_a_bad_file_never_loses_the_others_nor_what_was_typed(citizen: Citizen):
    answer = send(
        citizen,
        [("a.pdf", PDF), ("run.exe", b"MZ\x90"), ("b.pdf", LOCKED_PDF), ("none.pdf", b"")],
        note="still here",
    )
    assert answer.status_code == 422
    assert citizen.problems == [
        "run.exe must be one of these: PDF, JPG, PNG, WEBP, GIF",
        "b.pdf is password protected. Upload a copy without a password",
        "none.pdf is empty",
    ]
    drawn = parse(citizen.page.text)
    assert drawn.one("title").text.startswith("Error: ")
    assert listed(citizen) == ["a.pdf 1 kB"]
    assert drawn.one("input", name="note").get("value") == "still here"
    told = drawn.one("p", class_="error").text
    assert all(problem in told for problem in citizen.problems)
    citizen.get("/permit/proof")
    assert listed(citizen) == ["a.pdf 1 kB"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("big.pdf", PDF + b"\n" * 1_100_000, "big.pdf must be smaller than 1 MB"),
        ("letter.docx", DOCX, "letter.docx must be one of these: PDF, JPG, PNG, WEBP, GIF"),
        ("letter.pdf", b"<html>", "letter.pdf must be one of these: PDF, JPG, PNG, WEBP, GIF"),
        ("half.jpg", photo(size=(400, 300))[:700], "half.jpg could not be read. Check that it opens on your device"),
        ("../../etc/<b>.svg", b"<svg/>", "<b>.svg must be one of these"),
    ],
)
def test_each_fault_of_a_file_is_told_with_its_name(citizen: Citizen, service: House, name: str, content: bytes, says):
    assert send(citizen, [(name, content)]).status_code == 422
    (problem,) = citizen.problems
    assert problem.startswith(says)
    assert on_disk(service) == []


def test_more_files_than_the_limit_are_told_and_the_first_are_kept(citizen: Citizen):
    send(citizen, [(f"{name}.pdf", PDF + name.encode()) for name in "abcd"])
    assert citizen.problems == ["You can add up to 3 files"]
    assert [name.split()[0] for name in listed(citizen)] == ["a.pdf", "b.pdf", "c.pdf"]


def test_the_same_file_is_taken_twice_with_a_notice_and_no_third_time(citizen: Citizen):
    send(citizen, [("a.pdf", PDF)])
    assert "twice" not in citizen.page.text
    send(citizen, [("a.pdf", PDF)])
    assert "The same file is here twice" in citizen.page.text
    send(citizen, [("a.pdf", PDF)])
    assert listed(citizen) == ["a.pdf 1 kB", "a.pdf 1 kB"]


def test_where_one_file_is_asked_for_another_takes_its_place(citizen: Citizen, service: House):
    send(citizen, [("a.pdf", PDF)])
    send(citizen, [], press="", note="x")
    send(citizen, [("one.png", photo("PNG"))], press="face-upload")
    send(citizen, [("two.png", photo("PNG", (30, 30)))], press="face-upload")
    assert [name.split()[0] for name in listed(citizen)] == ["two.png"]
    assert len(on_disk(service)) == 2


def test_removing_a_file_deletes_it_at_once_and_keeps_what_was_typed(citizen: Citizen, service: House):
    send(citizen, [("a.pdf", PDF), ("b.pdf", PDF + b"b")], note="mine")
    (first, _) = [it.get("value") for it in parse(citizen.page.text).all("button") if it.get("value")][:2]
    answer = send(citizen, [], press="evidence-remove", **{"evidence-remove": first, "note": "mine, too"})
    assert (answer.status_code, listed(citizen)) == (303, ["b.pdf 1 kB"])
    assert parse(citizen.page.text).one("input", name="note").get("value") == "mine, too"
    assert (on_disk(service), rows(service)) == ([PDF + b"b"], 1)


def test_removing_the_answer_of_a_page_asks_it_again(citizen: Citizen, service: House):
    send(citizen, [("a.pdf", PDF)])
    send(citizen, [], press="", note="x")
    citizen.get("/permit/proof")
    (id,) = [it.get("value") for it in parse(citizen.page.text).all("input") if it.get("name") == "evidence-kept"]
    send(citizen, [], press="evidence-remove", **{"evidence-remove": id, "note": "x"})
    assert on_disk(service) == []
    assert citizen.get("/permit/-/check").headers["location"] == "/permit/proof"


def test_upload_pressed_without_a_file_says_so(citizen: Citizen):
    assert send(citizen, []).status_code == 422
    assert citizen.problems == ["Upload proof of your address"]


def test_a_photo_is_kept_upright_and_without_the_place_where_it_was_taken(citizen: Citizen, service: House):
    send(citizen, [("me.jpg", photo(placed=True))])
    (kept,) = on_disk(service)
    picture = Image.open(BytesIO(kept))
    assert (dict(picture.getexif()), picture.size) == ({}, (40, 60))
    assert b"54.9667" not in kept
    assert b"GPS" not in kept


def test_s26_a_file_comes_back_to_its_own_session_only_to_be_saved(citizen: Citizen, service: House):
    send(citizen, [("Zoë's letter.pdf", PDF)])
    (link,) = [it.get("href") for it in parse(citizen.page.text).all("a") if "/-/files/" in it.get("href")]
    answer = citizen.browser.get(link)
    assert (answer.status_code, answer.content) == (200, PDF)
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''Zo%C3%AB%27s%20letter.pdf"
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    other = service.citizen()
    missing = other.browser.get("/permit/-/files/" + "0" * 32)
    other.begin()
    theirs = other.browser.get(link)
    assert (theirs.status_code, theirs.text) == (404, missing.text)


def test_s10_a_form_cannot_name_a_file_of_somebody_else(citizen: Citizen, service: House):
    send(citizen, [("a.pdf", PDF)])
    (id,) = re.findall(r'name="evidence-kept" value="(\w+)"', citizen.page.text)
    other = service.citizen()
    other.begin()
    other.post("/permit/proof", {"note": "x", "evidence-kept": id})
    assert other.problems == ["Upload proof of your address"]
    assert "a.pdf" not in other.page.text


def test_s4_no_file_is_taken_without_the_token_of_the_form(citizen: Citizen, service: House):
    file = [("evidence-file", ("a.pdf", PDF))]
    for data in ({}, {"csrf": "x" * 43}):
        assert citizen.browser.post("/permit/proof", data=data, files=file).status_code == 403
    elsewhere = citizen.browser.post(
        "/permit/proof", data={"csrf": citizen.token}, files=file, headers={"sec-fetch-site": "cross-site"}
    )
    assert (elsewhere.status_code, on_disk(service), rows(service)) == (403, [], 0)


def test_a_page_that_asks_for_no_file_takes_none(citizen: Citizen):
    answer = citizen.browser.post("/permit", data={"csrf": citizen.token}, files=[("x", ("a.pdf", PDF))])
    assert answer.status_code == 415


def test_the_same_page_still_takes_a_form_without_files(citizen: Citizen):
    citizen.post("/permit/proof", {"note": "x"})
    assert citizen.problems == ["Upload proof of your address"]


def test_what_was_sent_keeps_its_files_and_drops_the_others(citizen: Citizen, service: House):
    send(citizen, [("a.pdf", PDF)])
    send(citizen, [], press="", note="x")
    send(citizen, [], press="")
    citizen.get("/permit/proof")
    send(citizen, [("never-continued.pdf", PDF + b"n")], note="x")
    citizen.get("/permit/-/check")
    citizen.go("/permit/-/check")
    _, (submission,) = service.rows()
    assert "a.pdf" in str(submission)
    service.clock.pass_by(days=40)
    sweep(service)
    assert (on_disk(service), rows(service)) == ([PDF], 1)


def test_files_of_a_session_that_expired_or_was_begun_again_are_swept(citizen: Citizen, service: House):
    send(citizen, [("a.pdf", PDF)])
    citizen.get("/permit")
    citizen.go("/permit", {"again": "1"})
    assert rows(service) == 0
    send(citizen, [("b.pdf", PDF + b"b")])
    sweep(service)
    assert on_disk(service) == [PDF + b"b"]
    service.clock.pass_by(days=40)
    sweep(service)
    assert (on_disk(service), rows(service)) == ([], 0)


def sweep(service: House) -> None:
    """What the service does every hour, with no grace for files that just came."""
    import asyncio

    from engine.store import open_store

    running = service.app.state.running
    folder = running.files

    async def do() -> None:
        store = open_store(running.settings.database, running.shelf.journey_of)
        await store.purge(service.clock())
        await folder.sweep(store.named_files, grace=-1)
        await store.close()

    asyncio.run(do())


def test_a_disk_that_takes_no_file_is_told_on_the_page_with_all_that_was_typed(citizen: Citizen, service: House):
    service.app.state.running.files.folder.write_text("a file where the folder should be")
    answer = send(citizen, [("a.pdf", PDF)], note="still here")
    assert answer.status_code == 503
    assert parse(answer.text).one("input", name="note").get("value") == "still here"
    service.app.state.running.files.folder.unlink()


def test_a_form_without_end_is_refused_before_it_is_read(citizen: Citizen):
    answer = citizen.browser.post(
        "/permit/proof",
        content=b"--x\r\n",
        headers={"content-type": "multipart/form-data; boundary=x", "content-length": str(10**10)},
    )
    assert answer.status_code == 413


CHILDREN = """\
journey: permit
title: Ask for a permit
steps:
  children:
    repeat: child
    title: Your children
    label: "{{ child.name }}"
    max: 3
    steps:
      name:
        ask: What is your child's name?
        type: text
      photo:
        ask: Upload a photo of your child
        type: file
        accepts: [photo]
        max: 1
outcomes:
  sent:
    title: Sent
    submit: true
"""


def test_each_item_of_a_repeat_has_files_of_its_own(tmp_path: Path):
    with house(tmp_path, CHILDREN) as service:
        citizen = service.citizen()
        first = citizen.begin()
        photos = citizen.go(first, {"child-name": "Ann"})
        assert (first.endswith("/name"), photos.endswith("/photo")) == (True, True)
        answer = send(citizen, [("ann.png", photo("PNG")), ("no.pdf", PDF)], press="child-photo-upload")
        assert (answer.status_code, citizen.problems) == (422, ["You can add up to 1 file"])
        assert [name.split()[0] for name in listed(citizen)] == ["ann.png"]
        send(citizen, [], press="")
        citizen.get(photos)
        assert [name.split()[0] for name in listed(citizen)] == ["ann.png"]
        assert (len(on_disk(service)), rows(service)) == (1, 1)


@pytest.mark.parametrize("files", [[("bill.pdf", PDF)], []])
def test_p22_a_file_that_was_chosen_is_kept_when_the_language_changes(citizen: Citizen, files: Files) -> None:
    send(citizen, [("first.pdf", PDF)])
    answer = send(citizen, files, press="language_", note="Half a thought")
    assert answer.status_code in (200, 303)
    page = citizen.get("/permit/proof").text
    assert [name for name in ("first.pdf", "bill.pdf") if name in page] == ["first.pdf", *(name for name, _ in files)]
    assert 'value="Half a thought"' in page
