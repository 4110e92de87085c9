"""The accessibility matrix over everything there is: the gallery in both directions, and every page of the examples.

Each page is opened once, and every row of the matrix is looked at (matrix.py; docs/accessibility.md says what each row
is). What the rows find on a page that is not sound is held by test_matrix_barriers.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from journeys.languages import direction
from renderers.html.gallery.files import ASSETS, SERVICE, exhibits
from renderers.html.gallery.journeys import LANGUAGES
from renderers.html.gallery.still import Folder, asset_file, still
from renderers.html.site import Site
from tests.browser.conftest import Open
from tests.browser.example_pages import Drawn, drawn, journeys, names
from tests.browser.markup import Markup
from tests.browser.matrix import Matrix

PARTS = 6
"""How many tests share the gallery of one language, so that two workers have enough to share."""

STEADY = ["several-problems", "items", "tasks", "check", "confirmation", "file-states", "choices-helpers-filled"]
"""Exhibits that hold every colour there is."""


def share(all: Sequence[Path], part: int) -> Sequence[Path]:
    return all[part - 1 :: PARTS]


def pages_of(gallery: Path, language: str, theme: str = "letter") -> list[Path]:
    """The pages of one language; its index is in English."""
    found = sorted((gallery / theme / language).glob("*.html"))
    return [path for path in found if path.stem != "index" or language == "en"]


def looked_at(
    page: Page, paths: Iterable[Path], matrix: Matrix, thorough: bool = True, dark: bool = False
) -> list[str]:
    """What is wrong with any of these pages, and whether header and footer are the same on all (A24)."""
    found: list[str] = []
    frames: dict[str, str] = {}
    for path in paths:
        page.goto(path.as_uri())
        found += matrix.faults(page, path.stem, thorough, dark)
        frames.setdefault(page.evaluate("matrix.frame()").partition(" | ")[2], path.stem)
    return found + ([] if len(frames) <= 1 else [f"A24 different footers: {frames}"])


@pytest.mark.parametrize("part", range(1, PARTS + 1))
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a1_to_a30_hold_for_the_gallery(language: str, part: int, gallery: Path, opened: Open, matrix: Matrix) -> None:
    paths = share(pages_of(gallery, language), part)
    assert looked_at(opened(), paths, matrix, dark=language == "en") == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_matrix_holds_without_script(language: str, gallery: Path, opened: Open, matrix: Matrix) -> None:
    assert looked_at(opened(script=False), share(pages_of(gallery, language), 1), matrix, thorough=False) == []


def test_the_matrix_holds_for_words_that_are_longer(gallery: Path, opened: Open, matrix: Matrix) -> None:
    assert looked_at(opened(), share(pages_of(gallery, "en-XA"), 1), matrix, thorough=False) == []


@pytest.mark.parametrize("theme", ["moss", "harbour"])
def test_a7_every_theme_has_enough_contrast(theme: str, gallery: Path, opened: Open, matrix: Matrix) -> None:
    paths = [gallery / theme / language / f"{name}.html" for name in STEADY for language in ("en", "ar")]
    page, found = opened(), []
    for path in paths:
        page.goto(path.as_uri())
        found += matrix.faults(page, f"{theme} {path.stem}")
    assert found == []


@pytest.mark.parametrize(("journey", "language"), names())
def test_a1_to_a30_hold_for_every_page_of_an_example(
    journey: str, language: str, opened: Open, matrix: Matrix, tmp_path: Path
) -> None:
    """In a language that runs the same way as the journey's own, what differs is words: axe is not asked again."""
    for address, asset in Site(SERVICE, "self").static.items():
        target = tmp_path / ASSETS / asset_file(address)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(asset.body)
    written_in = next(each.language for each, _ in journeys() if each.id == journey)
    thorough = language == written_in or direction(language) == "rtl"
    assert looked_at(opened(), written(drawn(journey, language), tmp_path), matrix, thorough) == []


def written(pages: Iterator[Drawn], folder: Path) -> Iterator[Path]:
    """The pages as files that open from a disk."""
    (folder / "pages").mkdir()
    for page in pages:
        name = page.name.replace(" ", "-")
        path = folder / "pages" / f"{name}.html"
        path.write_text(still(page.html, name, Folder("pages", (), {}), ASSETS), encoding="utf-8")
        yield path


def invalid(pages: Iterator[tuple[str, str]], markup: Markup) -> list[str]:
    return [f"{name}: {fault}" for name, html in pages for fault in markup.findings(html)]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a2_every_page_of_the_gallery_is_valid(language: str, markup: Markup) -> None:
    assert invalid(((each.name, each.html) for each in exhibits(language, LANGUAGES)), markup) == []


@pytest.mark.parametrize(("journey", "language"), names())
def test_a2_every_page_of_an_example_is_valid(journey: str, language: str, markup: Markup) -> None:
    assert invalid(((page.name, page.html) for page in drawn(journey, language)), markup) == []
