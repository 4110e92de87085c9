"""The edit view in a real browser: typing, mending, finding one's way, words on the page, conflicts, keyboard alone."""

from __future__ import annotations

import re
import shutil
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.looking import Looker
from tests.browser.markup import Markup
from tests.browser.previewing import preview_of
from tests.conftest import ROOT

NAME = "provisional_licence"
WIDE = {"width": 1440, "height": 900}


def put_cursor(page: Page, words: str, behind: bool = True) -> None:
    """Puts the cursor behind (or before) the first place of some words in the text."""
    page.evaluate(
        """([words, behind]) => {
            const { view } = footpath.editor;
            const at = view.state.doc.toString().indexOf(words) + (behind ? words.length : 0);
            view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
            view.focus();
        }""",
        [words, behind],
    )


def text_of(page: Page) -> str:
    text: str = page.evaluate("footpath.editor.view.state.doc.toString()")
    return text


def eventually(holds: Callable[[], bool], seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, to be changed."""
    copied = tmp_path_factory.mktemp("edited") / "examples"
    shutil.copytree(ROOT / "examples", copied)
    return copied


@pytest.fixture(scope="module")
def previewed(folder: Path) -> Iterator[str]:
    """A preview of one of them."""
    with preview_of(folder / NAME) as base:
        yield base


@pytest.fixture
def journey(folder: Path) -> Iterator[Path]:
    """Its file; what a test did to it is undone."""
    path = folder / NAME / "journey.yaml"
    was = path.read_bytes()
    yield path
    path.write_bytes(was)


@pytest.fixture
def editor(previewed: str, journey: Path, visit: Visit) -> Page:
    """The view, ready to type in."""
    page = visit(viewport=WIDE)
    page.goto(f"{previewed}/-/preview/{NAME}/edit")
    page.wait_for_selector(".cm-content")
    expect(page.locator("#saved")).to_have_text("Saved")
    assert eventually(lambda: text_of(page) == journey.read_text(encoding="utf-8"))
    return page


def test_a_changed_question_is_on_the_wall_in_under_a_second(editor: Page, previewed: str, journey: Path) -> None:
    wall = editor.context.new_page()
    wall.goto(f"{previewed}/-/preview/{NAME}")
    heading = wall.frame_locator("iframe[src*='/sheet/date_of_birth']").locator("h1")
    wall.locator("iframe[src*='/sheet/date_of_birth']").scroll_into_view_if_needed()
    expect(heading).to_have_text("What is your date of birth?")
    put_cursor(editor, "ask: What is your date of birth")
    took = []
    for word in (" and", " of your", " cat"):  # the fastest counts: the machine may be busy with something else
        editor.keyboard.type(word)
        editor.keyboard.press("Control+s")
        began = time.monotonic()
        assert eventually(lambda word=word: word in heading.inner_text())  # type: ignore[misc]
        took.append(time.monotonic() - began)
    assert "What is your date of birth and of your cat?" in journey.read_text(encoding="utf-8")
    expect(editor.frame_locator("#sheet").locator("h1")).to_have_text("What is your date of birth and of your cat?")
    assert min(took) < 3, took  # 0.3 s on a machine that does nothing else


def test_typing_is_saved_after_a_pause_and_nothing_else_is_touched(editor: Page, journey: Path) -> None:
    was = journey.read_text(encoding="utf-8")
    put_cursor(editor, "ask: What is your date of birth")
    editor.keyboard.type("day")
    expect(editor.locator("#saved")).to_have_text("Not saved yet")
    expect(editor.locator("#saved")).to_have_text("Saved", timeout=3000)
    assert journey.read_text(encoding="utf-8") == was.replace("date of birth?", "date of birthday?", 1)


def test_a_broken_text_is_told_and_mended_with_one_key(editor: Page, journey: Path, looker: Looker) -> None:
    editor.get_by_label("Save as I type").uncheck()
    put_cursor(editor, "home_country is not great_britai")
    editor.keyboard.press("Backspace")
    expect(editor.locator("#found-title")).to_have_text(re.compile("1 error"), timeout=5000)
    expect(editor.locator("#said")).to_have_text(re.compile("1 error"))
    assert editor.locator(".cm-lintRange-error").count()
    assert looker.axe(editor) == []
    mend = editor.locator("#found button[data-mend]").first
    mend.focus()
    editor.keyboard.press("Enter")
    expect(editor.locator("#found-title")).to_have_text("Nothing to mend", timeout=5000)
    assert text_of(editor) == journey.read_text(encoding="utf-8")
    put_cursor(editor, "journey: provisional_licence")
    editor.keyboard.type('\n"')
    expect(editor.locator("#found-title")).to_have_text(re.compile("error"), timeout=5000)
    editor.keyboard.press("Control+z")
    expect(editor.locator("#found-title")).to_have_text("Nothing to mend", timeout=5000)
    editor.get_by_label("Save as I type").check()


def test_what_fits_is_offered_inside_a_sentence(editor: Page) -> None:
    editor.get_by_label("Save as I type").uncheck()
    put_cursor(editor, "home_country is not great_britain: ")
    editor.keyboard.press("Control+Space")
    offers = editor.locator(".cm-tooltip-autocomplete li")
    expect(offers.first).to_be_visible()
    editor.keyboard.press("End")
    editor.keyboard.type("\nhome_country is ")
    expect(editor.locator(".cm-tooltip-autocomplete")).to_contain_text("northern_ireland")
    editor.keyboard.type("nor")
    expect(offers).to_have_count(1)
    time.sleep(0.1)  # the list takes no key in its first moments, so that typing does not run into it
    editor.keyboard.press("Enter")
    assert "\n          home_country is northern_ireland\n" in text_of(editor)
    editor.keyboard.type(": ")
    expect(editor.locator(".cm-tooltip-autocomplete")).to_contain_text("lives_elsewhere")
    editor.keyboard.press("Escape")
    editor.get_by_label("Save as I type").check()


def test_names_are_explained_and_followed(editor: Page, looker: Looker) -> None:
    put_cursor(editor, "not allowed_to_st")
    box = editor.locator(".cm-cursor-primary").bounding_box()
    assert box is not None
    editor.mouse.move(box["x"] - 10, box["y"] + 8)
    card = editor.locator(".cm-tooltip-hover")
    expect(card).to_contain_text("allowed_to_stay, a question of the type yes_no")
    assert looker.axe(editor) == []
    editor.mouse.move(5, 5)
    editor.keyboard.press("F12")
    expect(editor.locator(".cm-activeLine")).to_have_text(re.compile(r"^\s*allowed_to_stay:"))
    editor.keyboard.press("Shift+F12")
    expect(editor.locator("#uses h2")).to_have_text(re.compile(r"\d places name it"))
    assert looker.axe(editor) == []
    editor.get_by_role("button", name="Close").click()
    editor.goto(editor.url.partition("#")[0] + "#line-40")
    editor.wait_for_selector(".cm-content")
    expect(editor.locator(".cm-activeLineGutter").first).to_have_text("40")


def test_words_and_order_are_changed_on_the_page_itself(editor: Page, journey: Path) -> None:
    put_cursor(editor, "allowed_to_stay:")
    hint = editor.locator("#words").get_by_label("Question", exact=True)
    expect(hint).to_have_value(re.compile("."))
    hint.fill('May you stay in "Great Britain": yes?')
    hint.press("Tab")
    assert eventually(
        lambda: 'May you stay in "Great Britain": yes?' in journey.read_text(encoding="utf-8").replace('\\"', '"')
    )
    expect(editor.locator("#saved")).to_have_text("Saved")
    before = list(re.findall(r"^ +(home_country|allowed_to_stay):$", journey.read_text(encoding="utf-8"), re.M))
    editor.get_by_role("button", name="Move up").click()
    assert eventually(
        lambda: (
            re.findall(r"^ +(home_country|allowed_to_stay):$", journey.read_text(encoding="utf-8"), re.M)
            == before[::-1]
        )
    )
    expect(editor.locator("#said")).to_have_text(re.compile("was moved up"))
    expect(editor.get_by_role("button", name="Move up")).to_be_focused()


def test_others_changes_come_in_without_losing_the_place(editor: Page, journey: Path) -> None:
    put_cursor(editor, "ask: What is your date of birth")
    editor.keyboard.type("X")
    expect(editor.locator("#saved")).to_have_text("Saved", timeout=3000)
    at = editor.evaluate("footpath.editor.view.state.selection.main.head")
    journey.write_text("# From elsewhere\n" + journey.read_text(encoding="utf-8"), encoding="utf-8")
    assert eventually(lambda: text_of(editor).startswith("# From elsewhere"))
    assert editor.evaluate("footpath.editor.view.state.selection.main.head") == at + len("# From elsewhere\n")
    editor.keyboard.press("Control+z")
    editor.keyboard.press("Control+z")
    assert eventually(lambda: "birthX" not in text_of(editor))


def test_a_conflict_is_shown_and_nothing_is_lost(editor: Page, journey: Path, looker: Looker) -> None:
    editor.get_by_label("Save as I type").uncheck()
    was = journey.read_text(encoding="utf-8")
    put_cursor(editor, "ask: What is your date of birth")
    editor.keyboard.type(" mine")
    journey.write_text(was.replace("date of birth?", "date of birth theirs?", 1), encoding="utf-8")
    expect(editor.locator("#conflict")).to_be_visible()
    expect(editor.locator("#saved")).to_have_text("Not saved: somebody else changed it too")
    expect(editor.locator("#conflict table")).to_contain_text("date of birth theirs?")
    assert looker.axe(editor) == []
    editor.get_by_role("button", name="Take theirs").click()
    expect(editor.locator("#conflict")).to_be_hidden()
    assert "birth theirs?" in text_of(editor)
    editor.keyboard.press("Control+z")
    assert "birth mine?" in text_of(editor)
    editor.keyboard.press("Control+y")
    put_cursor(editor, "journey: provisional_licence")
    editor.keyboard.type("  # mine")
    theirs = journey.read_text(encoding="utf-8") + "\n# theirs\n"
    journey.write_text(theirs, encoding="utf-8")
    editor.get_by_role("button", name="Keep both changes").click()
    expect(editor.locator("#saved")).to_have_text("Saved")
    both = journey.read_text(encoding="utf-8")
    assert ("  # mine" in both, both.endswith("# theirs\n")) == (True, True)
    editor.get_by_label("Save as I type").check()


def test_the_keyboard_alone_gets_in_and_out(editor: Page) -> None:
    editor.locator("#save").focus()
    put_cursor(editor, "title: ")
    editor.keyboard.press("Escape")
    editor.keyboard.press("Tab")
    assert editor.evaluate("!footpath.editor.view.hasFocus")
    editor.keyboard.press("Shift+Tab")
    assert editor.evaluate("footpath.editor.view.hasFocus")


def test_other_files_open_beside_the_journey(editor: Page, looker: Looker) -> None:
    editor.get_by_role("link", name="scenarios.yaml").click()
    expect(editor.locator("#tabs [aria-current]")).to_have_text("scenarios.yaml")
    assert "file=scenarios.yaml" in editor.url
    assert looker.axe(editor) == []
    editor.get_by_label("Go to").select_option(index=12)
    expect(editor.locator("#tabs [aria-current]")).to_have_text("journey.yaml")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 1440), ("light", 768)])
def test_nothing_is_in_the_way_of_anybody(
    previewed: str, journey: Path, visit: Visit, looker: Looker, scheme: str, width: int
) -> None:
    page = visit(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{previewed}/-/preview/{NAME}/edit?at=vehicle")
    page.wait_for_selector(".cm-content")
    expect(page.locator("#sheet")).to_be_visible()
    assert looker.axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"{previewed}/-/preview/-/explain/unknown-name?of={NAME}")
    assert looker.axe(page) == []


def test_its_html_is_valid(previewed: str, markup: Markup) -> None:
    for address in (f"{NAME}/edit", f"{NAME}/edit?at=vehicle", f"-/explain/unknown-name?of={NAME}"):
        html = urllib.request.urlopen(f"{previewed}/-/preview/{address}", timeout=10).read().decode()
        assert markup.findings(html) == [], address


def test_without_script_a_text_box_saves(previewed: str, journey: Path, visit: Visit) -> None:
    page = visit("no script", viewport=WIDE)
    page.goto(f"{previewed}/-/preview/{NAME}/edit?at=date_of_birth")
    was = page.locator("#source").input_value()
    page.locator("#source").fill(was.replace("What is your date of birth?", "When were you born?"))
    page.get_by_role("button", name="Save journey.yaml").click()
    assert "When were you born?" in journey.read_text(encoding="utf-8")
    assert eventually(lambda: "When were you born?" in (page.reload() and page.content()) or False)
