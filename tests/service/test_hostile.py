"""Whatever is sent, the answer is a page: never a fault, never a change of what was typed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.service.citizen import Citizen, House, house


class Controls(HTMLParser):
    """The values that a browser would send from a page, by control name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self._area: str | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        name = given.get("name")
        if tag == "textarea":
            self._area = name
            self.sent[name] = [""]
        elif tag == "input" and name and (given.get("type") not in ("radio", "checkbox") or "checked" in given):
            self.sent.setdefault(name, []).append(given.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = None

    def handle_data(self, data):
        if self._area is not None:
            self.sent[self._area][0] += data


@pytest.fixture(scope="module")
def everything() -> Iterator[House]:
    with tempfile.TemporaryDirectory() as folder, house(Path(folder)) as made:
        yield made


any_text = st.text(st.characters(codec="utf-8"))


@given(weight=any_text)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_taken_or_refused_and_shown_again_unchanged(everything: House, weight: str):
    citizen = everything.citizen()
    citizen.begin()
    citizen.go("/permit/kind", {"kind": "van"})
    answer = citizen.post("/permit/weight", {"weight": weight})
    assert answer.status_code in (303, 422)
    shown = answer if answer.status_code == 422 else citizen.get("/permit/weight")
    assert Controls(shown.text).sent["weight"] == [_as_html_keeps(weight)]


@given(full_name=any_text, notes=any_text)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_come_back_as_they_were_typed(everything: House, full_name: str, notes: str):
    citizen = everything.citizen()
    citizen.begin()
    citizen.go("/permit/kind", {"kind": "car"})
    citizen.go("/permit/rules")
    answer = citizen.post("/permit/about-you", {"full-name": full_name, "notes": notes})
    assert answer.status_code in (303, 422)
    shown = answer if answer.status_code == 422 else citizen.get("/permit/about-you")
    sent = Controls(shown.text).sent
    assert sent["full-name"] == [_as_html_keeps(full_name)]
    assert sent["notes"][0].removeprefix("\n") == notes or "\x00" in notes


def _as_html_keeps(text: str) -> str:
    """HTML text cannot hold U+0000; everything else comes back."""
    return text


@given(
    st.dictionaries(st.sampled_from(["kind", "kind[]", "csrf", "weight", "again", "_charset_"]) | any_text, any_text)
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_fields_at_any_page_are_answered_with_a_page(everything: House, fields: dict[str, str]):
    citizen = everything.citizen()
    citizen.begin()
    for path in ("/permit", "/permit/kind", "/permit/-/check", "/permit/weight", "/permit/about-you"):
        citizen.get("/permit/kind")
        answer = citizen.browser.post(path, data={"csrf": citizen.token, **fields})
        assert answer.status_code in (303, 403, 422), (path, answer.status_code)


@given(st.binary(max_size=300))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_as_a_body_are_answered_with_a_page(everything: House, body: bytes):
    citizen = everything.citizen()
    citizen.begin()
    token = f"csrf={citizen.token}&".encode()
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = citizen.browser.post("/permit/kind", content=token + body, headers=headers)
    assert answer.status_code in (303, 403, 413, 422)


@given(st.text(st.characters(codec="utf-8", exclude_characters="?#"), max_size=60), st.text(max_size=20))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_address_is_answered_with_a_page(everything: House, path: str, query: str):
    address = "http://testserver/permit/" + quote(path, safe="/")
    answer = everything.citizen().browser.get(address, params={"change": query})
    assert answer.status_code in (303, 308, 404) or answer.url.path in ("/", "/permit")  # the client resolves dots


@pytest.mark.parametrize(
    ("content", "content_type", "status"),
    [
        (b"a" * 1_048_577, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"a" for _ in range(1_001)), "application/x-www-form-urlencoded", 413),
        (b"{}", "application/json", 415),
        (b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x", 415),
        (b"kind=van", "text/plain", 415),
    ],
)
def test_a_body_that_is_no_form_is_refused_kindly(citizen: Citizen, content: bytes, content_type: str, status: int):
    citizen.begin()
    citizen.page = citizen.browser.post("/permit/kind", content=content, headers={"content-type": content_type})
    assert citizen.page.status_code == status
    assert citizen.heading == "We could not read what you sent"


def test_a_very_long_answer_is_a_problem_and_not_a_fault(citizen: Citizen):
    citizen.begin()
    citizen.go("/permit/kind", {"kind": "car"})
    citizen.go("/permit/rules")
    long = "é" * 100_000
    answer = citizen.post("/permit/about-you", {"full-name": long, "notes": ""})
    assert answer.status_code == 422
    assert long in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "{{ 1234567*7 }}",
        "{% if x %}",
        "${1234567*7}",
        "<script>alert(1)</script>",
        '" onload="x',
        "[a](javascript:x)",
        "\x00slot\x00",
    ],
)
def test_an_answer_is_never_code(citizen: Citizen, text: str):
    from html import escape

    citizen.begin()
    citizen.go("/permit/kind", {"kind": "car"})
    citizen.go("/permit/rules")
    citizen.go("/permit/about-you", {"full-name": text, "notes": text})
    page = citizen.page.text
    assert escape(text.strip().replace("\x00", ""), quote=False)[:8] in page.replace("&#34;", '"').replace(
        "&#39;", "'"
    ).replace("&quot;", '"')
    assert "<script>alert" not in page
    assert "8641969" not in page
    assert 'onload="x' not in page.replace("&#34;", "")
