"""How a terminal shows what a check found: whole reports, compared as they stand."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.diagnostics import Diagnostic, Label, Level, Spot, Witness
from journeys.document import read
from journeys.sources import Sources
from renderers import report

JOURNEY = dedent(
    """\
    journey: visa
    steps:
      purpose:
        ask: Why do you come?
        next:
          salary < £38,700: refused
          otherwise: granted
    """
)
RULE = ("journey.yaml", "steps", "purpose", "next", "salary < £38,700")


def sources(text: str = JOURNEY) -> Sources:
    return Sources("journey.yaml", {"journey.yaml": read("journey.yaml", text)})


def found(*diagnostics: Diagnostic, text: str = JOURNEY, folder: str = "journeys/visa") -> list[report.Finding]:
    return report.findings(diagnostics, sources(text), folder)


ASKED = Diagnostic(
    "answer-not-asked",
    Level.ERROR,
    "`salary` may not have been asked here",
    Label(Spot(RULE, "key", 0, 6), "asked only when `purpose is work`"),
    related=(Label(Spot(("journey.yaml", "steps", "purpose"), "key"), "of this step"),),
    notes=("a citizen who gets here without it: purpose = tourism",),
    help="guard it",
    paste="purpose is work and salary < £38,700: refused",
    witness=Witness(date(2026, 11, 29), {"purpose": "tourism"}),
)


def test_a_finding_shows_its_place_its_reason_and_its_mend():
    assert report.text(found(ASKED)) == dedent(
        """\
        error[answer-not-asked]: `salary` may not have been asked here
         --> journeys/visa/journey.yaml:6:7
        6 |       salary < £38,700: refused
          |       ^^^^^^ asked only when `purpose is work`
         ::: journeys/visa/journey.yaml:3:3
        3 |   purpose:
          |   ------- of this step
          = a citizen who gets here without it: purpose = tourism
          = help: guard it

            purpose is work and salary < £38,700: refused

          = see: footpath explain answer-not-asked
        """
    )


def test_two_findings_have_a_blank_line_between_them():
    plain = Diagnostic(
        "unused-fact", Level.WARNING, "nobody reads it", Label(Spot(("journey.yaml", "journey"), "value"))
    )
    assert report.text(found(plain, plain)) == "\n".join(
        2
        * [
            "warning[unused-fact]: nobody reads it\n"
            " --> journeys/visa/journey.yaml:1:10\n"
            "1 | journey: visa\n"
            "  |          ^^^^\n"
            "  = see: footpath explain unused-fact\n"
        ]
    )


def test_nothing_found_says_nothing():
    assert report.text([]) == ""


def test_colour_is_used_for_severity_only():
    plain, coloured = report.text(found(ASKED)), report.text(found(ASKED), colour=True)
    for code in ("\x1b[1m", "\x1b[31m", "\x1b[0m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == plain


def one_line(line: str, start: int, end: int) -> list[str]:
    """The excerpt of a finding at these characters of the value of a one-line journey."""
    diagnostic = Diagnostic("x", Level.ADVICE, "m", Label(Spot(("journey.yaml", "title"), "value", start, end)))
    return report.text(found(diagnostic, text=f"title: {line}\n", folder="")).split("\n")[1:4]


def test_wide_characters_take_two_columns_and_combining_ones_none():
    assert one_line("日本 visa", 3, 7) == [
        " --> journey.yaml:1:11",
        "1 | title: 日本 visa",
        "  |             ^^^^",
    ]
    assert one_line("日本 visa", 0, 2)[2] == "  |        ^^^^"
    assert one_line("e\u0301te\u0301 visa", 6, 10)[2] == "  |            ^^^^"


def test_a_tab_is_shown_as_four_columns():
    diagnostic = Diagnostic("x", Level.ERROR, "m", Label(Spot(("journey.yaml",), "value", 10, 11)))
    lines = report.text(found(diagnostic, text="title: a\tbc\n", folder="")).split("\n")
    assert lines[2:4] == ["1 | title: a    bc", "  |              ^"]


def test_a_long_line_is_cut_around_its_carets():
    _, source, carets = one_line("word " * 60 + "HERE" + " word" * 60, 300, 304)
    assert len(source) <= report.WIDTH + 4
    assert source.startswith("1 | …")
    assert source.endswith("…")
    column = source.index("HERE")
    assert carets == "  |" + " " * (column - 3) + "^^^^"


@pytest.mark.parametrize(("start", "end"), [(0, 4), (0, 600), (590, 600)])
def test_a_cut_line_never_grows_too_wide(start, end):
    _, source, carets = one_line("abcd " * 120, start, end)
    assert len(source) <= report.WIDTH + 4
    assert len(carets) <= report.WIDTH + 4


def test_no_text_can_steer_the_terminal():
    nasty = Diagnostic("x", Level.ERROR, "a\x1b[2Jb\r\nc\u202ed", Label(Spot(("journey.yaml", "title"))), help="\x07")
    text = report.text(found(nasty, text='title: "x"\n'))
    assert text.splitlines()[0] == r"error[x]: a\x1b[2Jb\r c\u202ed"
    assert r"= help: \x07" in text


@given(st.text(), st.text(), st.integers(0, 300), st.integers(0, 300), st.booleans())
def test_any_text_gives_a_report_without_control_characters(text, message, start, end, colour):
    diagnostic = Diagnostic("x", Level.ERROR, message, Label(Spot(("journey.yaml",), "value", start, end), message))
    shown = report.text(found(diagnostic, text=text), colour)
    for code in ("\x1b[1m", "\x1b[31m", "\x1b[0m"):
        shown = shown.replace(code, "")
    assert all(c.isprintable() or c in "\n\u200c\u200d" or c.isspace() for c in shown)
    assert "\x1b" not in shown
    assert "\r" not in shown


@pytest.mark.parametrize(
    ("levels", "journeys", "said"),
    [
        ([], 3, "3 journeys, no problems"),
        ([], 1, "1 journey, no problems"),
        ([], 0, "no journeys, no problems"),
        ([Level.ERROR], 1, "1 journey, 1 error"),
        ([Level.ERROR, Level.ERROR, Level.WARNING], 2, "2 journeys, 2 errors and 1 warning"),
        ([Level.ERROR, Level.ADVICE, Level.WARNING], 2, "2 journeys, 1 error, 1 warning and 1 piece of advice"),
    ],
)
def test_one_line_counts(levels, journeys, said):
    diagnostics = [Diagnostic("x", level, "m", Label(Spot(("journey.yaml",)))) for level in levels]
    assert report.summary(found(*diagnostics), journeys) == said
