"""The gallery from the terminal: what is written, and what is refused."""

from __future__ import annotations

from pathlib import Path

from renderers.html.gallery.journeys import LANGUAGES


def test_one_language_in_one_theme_is_written_and_counted(say, here: Path):
    code, out, err = say("gallery", "-o", "shown", "--language", "ar", "--theme", "moss")
    pages = sorted((here / "shown").rglob("*.html"))
    assert (code, err) == (0, "")
    assert out == f"shown/index.html: {len(pages)} pages\n"
    assert {path.relative_to(here / "shown").parts[:2] for path in pages} == {("index.html",), ("moss", "ar")}
    assert (here / "shown" / "moss" / "files" / "footpath.css").read_text(encoding="utf-8").startswith("@layer")


def test_what_is_no_language_or_theme_is_refused_with_those_there_are(say, here: Path):
    assert say("gallery", "--language", "xx") == (
        2,
        "",
        f"footpath: 'xx' is no language of the gallery\n  Choose one of {', '.join(LANGUAGES)}.\n",
    )
    assert say("gallery", "--theme", "neon")[2] == (
        "footpath: 'neon' is no theme of the gallery\n  Choose one of letter, moss, harbour.\n"
    )
    assert list(here.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(say, here: Path):
    (here / "taken").write_text("a file", encoding="utf-8")
    code, out, err = say("gallery", "-o", "taken", "--language", "en", "--theme", "letter")
    assert (code, out) == (1, "")
    assert err.startswith("footpath: taken cannot be written: ")
