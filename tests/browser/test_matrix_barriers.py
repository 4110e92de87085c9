"""The matrix finds what it looks for: one barrier for each row, put into a sound page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.matrix import Matrix

SOUND = """<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<title>Your name - Northmere</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  * { box-sizing: border-box }
  body { margin: 0; font: 19px/1.5 sans-serif; color: #111; background: #fff; overflow-wrap: anywhere }
  :focus-visible { outline: 3px solid #b40 }
  header, main, footer { padding: 16px }
  a { color: #218; text-decoration: underline }
  .skip { position: absolute; top: -80px }
  .vh { position: absolute; width: 1px; height: 1px; overflow: hidden }
  input, button, textarea { min-height: 48px; min-width: 48px; font: inherit; border: 2px solid #111 }
  input { width: 100% }
  input[type=radio] { width: 48px }
  p a { display: inline-block }
  .links a { padding: 12px }
  .option { min-height: 56px; border: 1px solid #777 }
  .option :checked + label { font-weight: 700 }
</style>
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header><p>Northmere</p></header>
<main id="main" tabindex="-1"><!-- first -->
<h1>Your name</h1>
<form method="post" action="#" novalidate hx-post="#">
<div class="field"><label for="name">Full name</label>
<p class="hint" id="name-hint">As it is on your passport</p>
<input type="text" id="name" name="name" autocomplete="name" aria-describedby="name-hint"></div>
<!-- more -->
<p><button type="submit">Continue</button></p>
<p class="lost" data-lost role="alert" hidden>Not saved</p>
</form>
<!-- last -->
</main>
<footer><p class="links"><a href="#privacy">Privacy</a></p></footer>
</body>
</html>
"""
"""A page on which there is nothing to find."""

MORE, FIRST, LAST, HEAD = "<!-- more -->", "<!-- first -->", "<!-- last -->", "</head>"


def field(inside: str) -> str:
    return f'<div class="field"><label for="b">Telephone</label>{inside}</div>'


BARRIERS: dict[str, list[tuple[str, str]]] = {
    "A1": [(LAST, '<img src="data:,">'), (LAST, '<p style="color:#aaa">Pale</p>'), (LAST, '<a href="#x"></a>')],
    "A2": [
        (MORE, field('<p class="hint" id="b-hint">For example</p><input id="b">')),
        (MORE, field('<p class="error" id="b-error">Enter it</p><input id="b" aria-invalid="true">')),
        (MORE, field('<input id="b" aria-describedby="gone">')),
    ],
    "A3": [(LAST, '<p style="display:flex;flex-direction:row-reverse"><a href="#1">One</a><a href="#2">Two</a></p>')],
    "A4": [(LAST, '<div style="width:1300px">Wide</div>')],
    "A5": [(MORE, field('<input type="tel" id="b">')), (MORE, field('<input type="email" id="b">'))],
    "A6": [
        (LAST, '<p class="status"></p>'),
        (LAST, '<p>Read <a href="#x" style="text-decoration:none">the rules</a></p>'),
        (MORE, field('<input id="b" aria-invalid="true">')),
    ],
    "A7": [(MORE, field('<input id="b" style="border:1px solid #ddd;background:#fff">'))],
    "A8": [
        (LAST, '<div style="width:330px">Wider than the smallest screen</div>'),
        (LAST, '<div style="height:30px;overflow:hidden">' + "Cut off when it is twice the size. " * 2 + "</div>"),
    ],
    "A9": [(LAST, '<p style="height:6em;overflow:hidden">' + "Room for these words as they are. " * 3 + "</p>")],
    "A10": [(LAST, '<p title="A tip">Told</p>')],
    "A11": [(LAST, '<a href="#x" accesskey="s">Save</a>'), (LAST, '<a href="#x" tabindex="3">Third</a>')],
    "A12": [(HEAD, '<meta http-equiv="refresh" content="90000"></head>')],
    "A13": [(HEAD, "<style>@keyframes a{to{opacity:.9}} h1{animation:a 9s infinite}</style></head>")],
    "A14": [('<a class="skip" href="#main">Skip to main content</a>', "")],
    "A15": [("<title>Your name", "<title>Page 3"), (LAST, "<h1>Another</h1>")],
    "A16": [(LAST, '<a href="#1">Change</a> <a href="#2">Change</a>')],
    "A17": [
        (LAST, '<a href="#x" style="outline:0">Unseen</a>'),
        (LAST, '<a href="#x">Covered</a><div style="position:fixed;inset:0;background:#fff"></div>'),
    ],
    "A18": [(LAST, '<p draggable="true">Drag me</p>')],
    "A19": [(LAST, '<p onmousedown="go()">Press</p>')],
    "A20": [(LAST, '<a href="#x" aria-label="Something else">Read the rules</a>')],
    "A21": [(LAST, '<p class="links"><a href="#x" style="padding:0">Small</a></p>')],
    "A22": [('lang="en" dir="ltr"', 'lang="en"'), (LAST, '<ul class="tongues"><li><a href="#x">Cymraeg</a></li></ul>')],
    "A23": [
        (MORE, '<fieldset><legend>How</legend><input type="radio" id="r" name="r" onclick="location.hash=1">'
               '<label for="r">By post</label></fieldset>'),
    ],
    "A25": [
        (FIRST, '<p>Before</p><div id="errors"><ul class="slips"><li><a href="#name">Enter it</a></li></ul></div>'),
        (FIRST, '<div id="errors"><ul class="slips"><li><a href="#main">Enter it</a></li></ul></div>'),
        (MORE, '<p class="error">Told here only</p>'),
    ],
    "A27": [(HEAD, "<script>addEventListener('paste', (event) => event.preventDefault())</script></head>")],
    "A28": [('<p class="lost" data-lost role="alert" hidden>Not saved</p>', "")],
    "A29": [(MORE, field('<input id="b" style="border:0;background:#ddd">'))],
    "A30": [("initial-scale=1", "initial-scale=1, user-scalable=no")],
}  # fmt: skip
"""For each row: what to replace in a sound page, and with what."""

CASES = [(row, *barrier) for row, barriers in BARRIERS.items() for barrier in barriers]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def looked_over(matrix: Matrix, page: Page, html: str) -> list[str]:
    page.goto("about:blank")
    page.set_content(html)
    return matrix.faults(page, "page")


def test_nothing_is_found_on_a_sound_page(matrix: Matrix, page: Page) -> None:
    assert looked_over(matrix, page, SOUND) == []


@pytest.mark.parametrize(("row", "place", "barrier"), CASES, ids=[f"{row.lower()}" for row, *_ in CASES])
def test_the_matrix_finds_the_barrier_of(row: str, place: str, barrier: str, matrix: Matrix, page: Page) -> None:
    assert SOUND.count(place) == 1
    keep = place if place in (MORE, FIRST, LAST) else ""
    found = looked_over(matrix, page, SOUND.replace(place, barrier + keep))
    assert [fault for fault in found if fault.startswith(f"page: {row} ")]
