"""`service.yaml`, its look and its logo."""

from __future__ import annotations

from datetime import date

import pytest

from journeys.checks import run_service
from journeys.load import load
from journeys.logo import wrong_with
from journeys.service import Contact, Service
from journeys.service_file import LoadedService, load_service

FULL = """\
name: Northmere services
organisation: Northmere Council
language: cy
time_zone: Europe/London
currency: EUR
leap_birthday: 28 February
phase: Beta
feedback: feedback@northmere.example
contact:
  phone: 01632 960 142
  hours: Monday to Friday
  email: help@northmere.example
  address: 2 Market Hall
look:
  colours:
    brand: "#1b5e4b"
  dark_colours:
    brand: "#8fd3bd"
  corner: 0
  font: serif
  logo: logo.svg
privacy: |
  We keep it for 12 months.
"""
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>Northmere</title><path d="M0 0h10v10z"/></svg>'
)


def told(text: str, logo: str = LOGO) -> list[tuple[str, str]]:
    return [(fault.slug, fault.message) for fault in load_service({"service.yaml": text, "logo.svg": logo}).faults]


def test_a_service_is_read_whole() -> None:
    loaded = load_service({"service.yaml": FULL, "logo.svg": LOGO})
    assert loaded.faults == ()
    service = loaded.service
    assert service is not None
    assert service.privacy is not None
    assert service.privacy.rules[0][1].pieces == ("We keep it for 12 months.\n",)
    assert service == Service(
        "Northmere services",
        "Northmere Council",
        "cy",
        "Europe/London",
        "EUR",
        "28 February",
        "Beta",
        "feedback@northmere.example",
        Contact("01632 960 142", "Monday to Friday", "help@northmere.example", "2 Market Hall"),
        {"brand": "#1b5e4b"},
        {"brand": "#8fd3bd"},
        0,
        "serif",
        LOGO,
        service.privacy,
    )


def test_a_name_is_enough() -> None:
    assert load_service({"service.yaml": "name: S\n"}).service == Service("S")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("name: N", "nme: N", [("unknown-key", "`nme` is not a key of a service")]),
        ("cy", "english", [("wrong-value", "`language` has to be a language such as `en` or `cy`")]),
        ("EUR", "EUX", [("wrong-value", "`EUX` is not the code of a currency")]),
        ("Europe/London", "London", [("wrong-value", "`London` is not a time zone")]),
        ("serif", "comic", [("wrong-value", "`font` has to be `sans`, `serif` or `rounded`, not `comic`")]),
        ('"#1b5e4b"', "green", [("wrong-value", '`brand` has to be a colour such as "#1b5e4b", in quotes')]),
        ("look:\n  colours:\n", "colours:\n", [("unknown-key", "`colours` is not a key of a service")]),
        ("  corner: 0", "  corner: -1", [("wrong-value", "`corner` has to be a whole number from 0")]),
        ("logo: logo.svg", "logo: other.svg", [("file-not-found", "There is no file `other.svg` here")]),
        ("We keep it", "We keep {{ it }}", [("wrong-value", "A service has no answers that `{{ }}` could show")]),
        (
            "phase: Beta",
            "delivery: {webhook: x}",
            [("later-feature", "`delivery` is not available yet in this version")],
        ),
        ("email: help@", "email: help at ", [("wrong-value", "`email` has to be an email address")]),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert old in FULL
    text = FULL.replace(old, new, 1)
    if "look:" not in text:
        text = text.replace(
            '  dark_colours:\n    brand: "#8fd3bd"\n  corner: 0\n  font: serif\n  logo: logo.svg\n', ""
        ).replace('colours:\n    brand: "#1b5e4b"\n', 'colours:\n  brand: "#1b5e4b"\n')
    assert told(text) == expected


def test_nothing_can_be_made_of_an_empty_file() -> None:
    loaded = load_service({"service.yaml": ""})
    assert isinstance(loaded, LoadedService)
    assert (loaded.service, [fault.slug for fault in loaded.faults]) == (None, ["yaml-syntax"])


def test_a_service_file_is_not_taken_for_a_journey() -> None:
    assert load({"service.yaml": "name: S\n"}).faults


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path d="M0 0" onload="alert(1)"/>',
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        '<use href="https://example.org/x.svg#a"/>',
        '<use xlink:href="data:image/svg+xml,x"/>',
        '<image href="x.png"/>',
        '<path style="fill:url(https://example.org/x)"/>',
        '<path fill="url(http://example.org/#a)"/>',
        "<style>@import url(x.css);</style>",
        '<a href="javascript:alert(1)"><path/></a>',
        '<animate attributeName="href" values="x"/>',
        '<set attributeName="onload" to="x"/>',
        "<?xml-stylesheet href='x.css'?>",
    ],
)
def test_a_logo_that_does_more_than_draw_is_refused(inside: str) -> None:
    assert wrong_with(SVG.format(inside)) or "<?" in inside
    assert [slug for slug, _ in told(FULL, SVG.format(inside))] == (["wrong-value"] if "<?" not in inside else [])


@pytest.mark.parametrize(
    "text",
    [
        "not svg",
        "<html/>",
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        SVG.format("<path/>" * 5000),
    ],
)
def test_what_is_no_small_drawing_is_refused(text: str) -> None:
    assert wrong_with(text)


def test_a_logo_may_use_its_own_gradients() -> None:
    inside = (
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><path fill="url(#a)"/><use href="#a"/>'
    )
    assert wrong_with(SVG.format(inside)) == ""


STATED = """\
name: S
accessibility:
  body: Works by keyboard.
  issues: The map does not.
  complaint: Write to the equality office.
  reviewed: 2026-11-22
"""


def test_p17_an_accessibility_statement_has_parts_and_a_day() -> None:
    loaded = load_service({"service.yaml": STATED})
    assert loaded.faults == ()
    service = loaded.service
    assert service is not None
    texts = (service.accessibility, service.accessibility_issues, service.accessibility_complaint)
    assert [text and text.rules[0][1].pieces for text in texts] == [
        ("Works by keyboard.",),
        ("The map does not.",),
        ("Write to the equality office.",),
    ]
    assert service.accessibility_reviewed == date(2026, 11, 22)


def test_p17_a_day_that_is_none_and_a_key_that_is_unknown_are_told() -> None:
    wrong = STATED.replace("2026-11-22", "2026-02-30") + "  checked: 2026-11-22\n"
    assert told(wrong) == [
        ("unknown-key", "`checked` is not a key of an accessibility statement"),
        ("wrong-value", "`2026-02-30` is not a real date"),
    ]


@pytest.mark.parametrize(("today", "slugs"), [("2027-11-22", []), ("2027-11-23", ["old-statement"])])
def test_p17_a_statement_is_old_a_day_after_twelve_months(today: str, slugs: list[str]) -> None:
    loaded = load_service({"service.yaml": STATED})
    assert [each.slug for each in run_service(loaded, date.fromisoformat(today))] == slugs


def test_p17_a_statement_is_translated_part_by_part() -> None:
    parts = {"body": "Gweithio gyda bysellfwrdd.", "issues": "Nid y map.", "complaint": "Ysgrifennwch."}
    words = {"body": "Works by keyboard.", "issues": "The map does not.", "complaint": "Write to the equality office."}
    entries = "".join(f"    {key}:\n      from: {words[key]}\n      to: {to}\n" for key, to in parts.items())
    welsh = f"service:\n  name:\n    from: S\n    to: G\n  accessibility:\n{entries}"
    loaded = load_service({"service.yaml": STATED, "cy.yaml": welsh})
    assert loaded.faults == ()
    assert loaded.service is not None
    said = loaded.service.to["cy"]
    texts = (said.accessibility, said.accessibility_issues, said.accessibility_complaint)
    assert [text and text.rules[0][1].pieces for text in texts] == [(to,) for to in parts.values()]
    assert said.accessibility_reviewed == date(2026, 11, 22)
