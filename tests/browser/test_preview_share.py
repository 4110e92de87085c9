"""A journey as a folder, opened from a disk: clicked through from start to end, with and without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from service.preview.desk import open_desk
from service.preview.packing import write
from service.preview.sharing import made
from tests.browser.looking import Looker
from tests.browser.markup import Markup
from tests.browser.previewing import preview_of
from tests.conftest import ROOT

DAY = date(2026, 11, 29)
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/journey.yaml"))
BUTTON = "main form .buttons button:not(.quiet)"
WAYS = ".ways:visible li a"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every example as a folder."""
    top = tmp_path_factory.mktemp("shared")
    desk = open_desk(ROOT / "examples")
    for key, one in desk.journeys.items():
        assert one.shown is not None
        write(top / key, made(one.path, one.shown.files, desk.service, None, DAY).files)
    return {key: top / key for key in desk.journeys}


@pytest.fixture
def asked(chromium: Browser) -> Iterator[list[str]]:
    """What any page asks of the network, or complains of."""
    said: list[str] = []
    yield said
    assert said == []


def page_of(chromium: Browser, asked: list[str], script: bool = True, width: int = 375) -> Page:
    context = chromium.new_context(java_script_enabled=script, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.on("request", lambda it: asked.append(it.url) if not it.url.startswith(("file:", "data:")) else None)
    page.on("console", lambda it: asked.append(it.text) if it.type in ("error", "warning") else None)
    page.on("pageerror", lambda it: asked.append(str(it)))
    return page


def start_of(folder: Path) -> str:
    """The address of the prototype's start page."""
    found = re.search(r'href="(prototype/[^"]+)"', (folder / "index.html").read_text(encoding="utf-8"))
    assert found is not None
    return f"{folder.as_uri()}/{found[1]}"


def turned(page: Page, link: Locator) -> None:
    """Follows a way as it would be with script: filled in, then the page's own button."""
    before = page.url
    if link.get_attribute("data-form") is not None:
        link.click()
    (page.locator(BUTTON).first if page.locator(BUTTON).count() else link).click()
    page.wait_for_function("before => location.href !== before", arg=before)
    page.wait_for_load_state()


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_prototype_is_clicked_through_to_an_outcome(
    name: str, script: bool, folders: dict[str, Path], chromium: Browser, asked: list[str]
) -> None:
    page = page_of(chromium, asked, script)
    page.goto(start_of(folders[name]))
    pages = 0
    while page.locator(WAYS).count():
        link = page.locator(WAYS).first  # it leads to an outcome
        if script:
            turned(page, link)
        else:
            link.click()
            page.wait_for_load_state()
        pages += 1
        assert pages < 100
    assert page.locator(".ways:visible", has_text="The path ends here").count() == 1
    assert page.locator(BUTTON).count() == 0
    page.context.close()


def test_an_answer_that_is_on_no_path_says_so_and_offers_those_that_are(
    folders: dict[str, Path], chromium: Browser, asked: list[str]
) -> None:
    page = page_of(chromium, asked)
    page.goto(start_of(folders["provisional_licence"]))
    page.click(BUTTON)
    page.fill("#date-of-birth-day", "1")
    page.fill("#date-of-birth-month", "1")
    page.fill("#date-of-birth-year", "1999")
    page.click(BUTTON)
    said = page.locator(".proto-say")
    assert "No path of the prototype has this answer" in said.inner_text()
    offered = said.locator("li a").first
    words = offered.inner_text()
    offered.click()
    assert " ".join(page.input_value(f"#date-of-birth-{part}") for part in ("day", "month", "year")) == words
    page.click(BUTTON)
    page.wait_for_function("document.querySelector('h1').textContent !== 'What is your date of birth?'")
    page.context.close()


def test_a_page_left_blank_tells_its_own_problem_and_back_goes_back(
    folders: dict[str, Path], chromium: Browser, asked: list[str]
) -> None:
    page = page_of(chromium, asked)
    page.goto(start_of(folders["report_a_problem"]))
    start = page.locator("h1").inner_text()
    page.click(BUTTON)
    page.wait_for_selector("main form input[type=radio]")
    page.click(BUTTON)
    page.wait_for_selector("#errors")
    page.click("#errors a")
    assert page.evaluate("document.activeElement.name") == "problem"
    assert "-blank" in page.url  # the place behind the # has stayed
    page.click("nav.back a")
    page.wait_for_function("words => document.querySelector('h1').innerText === words", arg=start)
    page.context.close()


def test_another_language_is_the_same_place(folders: dict[str, Path], chromium: Browser, asked: list[str]) -> None:
    page = page_of(chromium, asked)
    page.goto(start_of(folders["report_a_problem"]))
    page.click(BUTTON)
    page.wait_for_selector("main form input[type=radio]")
    page.click(".tongues button")
    page.wait_for_selector("html[lang=cy]")
    assert page.locator("main form input[type=radio]").count() == 2
    page.context.close()


def test_check_answers_lead_back_to_the_answers_of_this_citizen(
    folders: dict[str, Path], chromium: Browser, asked: list[str]
) -> None:
    folder = folders["report_a_problem"]
    check = sorted((folder / "prototype" / "en").glob("check-answers-*.html"))[0]
    page = page_of(chromium, asked)
    page.goto(check.as_uri())
    page.locator("main .change a").first.click()
    page.wait_for_selector("main form input[type=radio]")
    page.context.close()


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_link_of_a_folder_leads_nowhere_and_no_page_names_this_machine(name: str, folders: dict[str, Path]) -> None:
    folder = folders[name]
    for path in sorted(folder.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        assert str(ROOT) not in html
        assert "127.0.0.1" not in html
        ids = set(re.findall(r' id="([^"]+)"', html))
        for address in re.findall(r'\b(?:href|src|data-script)="([^"]*)"', html):
            if re.match(r"(https?|tel|mailto|data):", address):
                continue
            file, _, anchor = address.partition("#")
            there = (path.parent / file) if file else path
            assert there.is_file(), f"{path.name}: {address}"
            if anchor and not file:
                assert anchor in ids, f"{path.name}: {address}"


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_pages_of_a_folder_are_valid(name: str, folders: dict[str, Path], markup: Markup) -> None:
    folder = folders[name]
    found = [*folder.glob("*.html"), *sorted((folder / "prototype").rglob("*.html"))[::40]]
    found += sorted((folder / "pages").rglob("*.html"))[::10]
    assert {str(path.name): markup.findings(path.read_text(encoding="utf-8")) for path in found} == {
        str(path.name): [] for path in found
    }


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("name", ["childcare_support", "report_a_problem"])
def test_everybody_can_use_a_folder(
    name: str, width: int, folders: dict[str, Path], chromium: Browser, looker: Looker, asked: list[str]
) -> None:
    folder = folders[name]
    page = page_of(chromium, asked, width=width)
    places = [*sorted(folder.glob("*.html")), *sorted((folder / "prototype").rglob("*.html"))[::100]]
    for path in places:
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path.name
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert looker.axe(page, preload=False) == []
    page.context.close()


def test_the_view_tells_what_the_folder_holds_and_writes_it(
    chromium: Browser, looker: Looker, tmp_path: Path, asked: list[str]
) -> None:
    with preview_of(ROOT / "examples" / "report_a_problem") as base:
        context = chromium.new_context(viewport={"width": 1024, "height": 768})
        page = context.new_page()
        page.goto(f"{base}/-/preview/report_a_problem/share")
        page.wait_for_selector(".holds", timeout=60_000)
        assert page.locator(".holds dt").all_inner_texts() == ["Prototype", "Pages", "Map", "Rulebook", "Together"]
        page.fill("#folder", str(tmp_path / "sent"))
        page.click("text=Write the folder")
        page.wait_for_selector(".note")
        assert (tmp_path / "sent" / "index.html").is_file()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert looker.axe(page, preload=False) == []
        with page.expect_download() as download:
            page.click("text=Download it as one zip")
        assert download.value.suggested_filename == "report_a_problem.zip"
        context.close()
