"""The Markdown that authors may use, and what of it never reaches a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.html.markdown import NBSP, Value, render
from tests.forms import parse

ALLOWED = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "strong", "em", "br"}

BLOCKS = {
    "One.\n\nTwo *and* **three**.": "<p>One.</p>\n<p>Two <em>and</em> <strong>three</strong>.</p>",
    "- a\n- b": "<ul>\n<li>a</li>\n<li>b</li>\n</ul>",
    "1. a\n2. b": "<ol>\n<li>a</li>\n<li>b</li>\n</ol>",
    "[web](https://a.example/x)": '<p><a href="https://a.example/x">web</a></p>',
    "[call](tel:+441632960001) [write](mailto:a@b.example)": (
        '<p><a href="tel:+441632960001">call</a> <a href="mailto:a@b.example">write</a></p>'
    ),
    "[here](/x?y#z) [there](page)": '<p><a href="/x?y#z">here</a> <a href="page">there</a></p>',
    '[tip](/x "nobody sees this")': '<p><a href="/x">tip</a></p>',
    "[no](javascript:alert(1))": "<p>[no](javascript:alert(1))</p>",
    "[no](data:text/html,x)": "<p>[no](data:text/html,x)</p>",
    "[no](//elsewhere.example)": "<p>[no](//elsewhere.example)</p>",
    "[no](JaVaScRiPt:x)": "<p>[no](JaVaScRiPt:x)</p>",
    '<b onclick="x" hx-get="/x">bold</b>': "<p>&lt;b onclick=&quot;x&quot; hx-get=&quot;/x&quot;&gt;bold&lt;/b&gt;</p>",
    "![picture](/x.png)": '<p>!<a href="/x.png">picture</a></p>',
    "`code` and\n\n    more": "<p>`code` and</p>\n<p>more</p>",
    "&copy; &lt;b&gt;": "<p>&amp;copy; &amp;lt;b&amp;gt;</p>",
    "a line  \nbroken": "<p>a line<br>\nbroken</p>",
    r"\*not strong\*": "<p>*not strong*</p>",
}


@pytest.mark.parametrize("words", BLOCKS)
def test_a_block_is_safe_html(words: str) -> None:
    assert render([words], "block") == BLOCKS[words]


def test_headings_start_below_the_one_above_them_and_leave_no_gap() -> None:
    text = "# One\n\n### Two\n\n# Three"
    assert [it.tag for it in parse(render([text], "block")).all()] == ["h2", "h3", "h2"]
    assert [it.tag for it in parse(render(["## One"], "block", heading=3)).all()] == ["h3"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("aged 15 years and 9 months", "aged 15\u00a0years and 9\u00a0months"),
        ("call 01632 960 142 now", "call 01632\u00a0960\u00a0142 now"),
        ("like 27 3 2007", "like 27 3 2007"),  # in Arabic the boxes run from right to left, and so do these
        ("in 2026 you can", "in 2026 you can"),
        ("[call](tel:01632 960)", "[call](tel:01632\u00a0960)"),
    ],
)
def test_a_number_stays_with_its_unit_and_a_phone_number_in_one_line(words: str, shown: str) -> None:
    assert render([words], "inline") == shown


def test_a_label_is_no_markdown() -> None:
    assert render(["1. *a* <b>"], "plain") == "1. *a* &lt;b&gt;"


def test_values_stand_in_text_as_they_are() -> None:
    shown = render(["**", Value("<i>*x*</i>"), "** and ", Value("[a](/b)")], "block")
    assert shown == "<p><strong>&lt;i&gt;*x*&lt;/i&gt;</strong> and [a](/b)</p>"


@pytest.mark.parametrize("words", ["[a](/", "[a](", '[a](/x "', "[a](https://x.example/?q="])
def test_a_value_never_becomes_part_of_an_address_or_an_attribute(words: str) -> None:
    drawn = parse(render([words, Value("VALUE"), '") end'], "block"))
    assert "VALUE" not in "".join(value for it in drawn.all() for value in it.attributes.values())


@given(st.lists(st.one_of(st.text(max_size=30), st.text("*_[]()<>#-`!&\\\n \"'/:{}1.", max_size=30)), max_size=4))
def test_nothing_but_the_allowed_elements_and_links_ever_comes_out(words: list[str]) -> None:
    pieces = [piece for word in words for piece in (word, Value(word))]
    for element in parse(str(render(pieces, "block"))).all():
        assert element.tag in ALLOWED
        assert set(element.attributes) <= (
            {"href"} if element.tag == "a" else {"start"} if element.tag == "ol" else set()
        )


@given(st.text(max_size=60))
def test_a_value_is_shown_whatever_it_is(words: str) -> None:
    assert parse(str(render(["say ", Value(words), " again"], "plain"))).raw == f"say {words} again"


def test_numbers_and_addresses_that_are_links_run_from_left_to_right() -> None:
    said = "[01632 960 142](tel:01632960142), [help@x.example](mailto:help@x.example), [us](tel:1)"
    assert render([said], "inline") == (
        f'<a href="tel:01632960142"><bdi dir="ltr">01632{NBSP}960{NBSP}142</bdi></a>, '
        '<a href="mailto:help@x.example"><bdi dir="ltr">help@x.example</bdi></a>, <a href="tel:1">us</a>'
    )
