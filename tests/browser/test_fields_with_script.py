"""Uploads, the search among options and the count of characters in a real browser, with script and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.citizen import A_SECOND_LATER
from tests.browser.conftest import Visit
from tests.browser.looking import Looker, too_wide
from tests.browser.markup import Markup
from tests.service.files_made import LOCKED_PDF, PDF, photo
from tests.serving import Serving, serving

JOURNEY = """\
journey: fields
title: Three fields that are smoother with script
steps:
  country:
    ask: Which country do you live in?
    type: choice
    presentation: search
    options: countries
  story:
    ask: What happened?
    type: long_text
    max: 20
  evidence:
    ask: Upload proof of your address
    type: file
    max_size: 1 MB
    max: 3
lists:
  countries: countries.csv
outcomes:
  sent:
    title: Sent
    submit: true
"""
COUNTRIES = """\
id,label,also
france,France,
germany,Germany,Deutschland
greece,Greece,Hellas
ireland,Ireland,Eire
united_kingdom,United Kingdom,"UK, Britain, Great Britain"
cote_divoire,Côte d’Ivoire,Ivory Coast
"""
SUBMIT = ".buttons button[type=submit]"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A service of the three fields."""
    folder = tmp_path_factory.mktemp("fields")
    (folder / "fields").mkdir()
    (folder / "fields" / "journey.yaml").write_text(JOURNEY, encoding="utf-8")
    (folder / "fields" / "countries.csv").write_text(COUNTRIES, encoding="utf-8")
    with serving(folder / "fields", folder) as running:
        yield running


def begin(page: Page, service: Serving) -> Page:
    """On the first field."""
    page.goto(f"{service.base}/fields")
    press(page)
    expect(page.locator("#country")).to_be_visible()
    return page


def press(page: Page, selector: str = SUBMIT) -> None:
    """Press the page's button, a second after the one before."""
    if page.context.browser:
        page.evaluate(A_SECOND_LATER)
    page.locator(selector if page.locator(selector).count() else "main form button").first.click()


def to_evidence(page: Page, service: Serving) -> Page:
    """On the page for files."""
    begin(page, service)
    page.locator("#country").fill("France")
    press(page)
    page.locator("#story").fill("It rained")
    press(page)
    expect(page.locator("#evidence-file")).to_be_visible()
    return page


def files(*made: tuple[str, bytes]) -> list[dict[str, object]]:
    """Files as somebody chooses them."""
    return [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in made]


def scripts(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "() => [...document.scripts].map((it) => it.src.split('/').pop().split('.')[0]).filter((it) => it !== 'htmx')"
    )
    return found


def active(page: Page) -> str | None:
    """The label of the option that is marked."""
    id = page.locator("#country").get_attribute("aria-activedescendant")
    return page.locator(f"#{id}").get_attribute("data-label") if id else None


def shown(page: Page) -> list[str]:
    return [it.get_attribute("data-label") or "" for it in page.locator(".found li").all() if it.is_visible()]


def test_a_page_loads_a_script_only_where_its_field_is(service: Serving, visit: Visit) -> None:
    page = begin(visit("script"), service)
    expect(page.locator("#country[role=combobox]")).to_be_visible()
    assert scripts(page) == ["footpath", "combobox"]
    page.goto(f"{service.base}/fields")
    assert scripts(page) == ["footpath"]


def test_q15_options_are_suggested_and_chosen_by_keyboard(service: Serving, visit: Visit) -> None:
    page = begin(visit("script"), service)
    box = page.locator("#country[role=combobox]")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("gr")
    assert shown(page) == ["Greece", "United Kingdom"]
    expect(box).to_have_attribute("aria-expanded", "true")
    assert active(page) is None
    box.press("ArrowDown")
    assert active(page) == "Greece"
    expect(page.locator(".found [aria-selected=true]")).to_have_count(1)
    box.press("ArrowDown")
    box.press("ArrowDown")
    assert active(page) == "Greece"
    box.press("ArrowUp")
    assert active(page) == "United Kingdom"
    box.press("Enter")
    expect(box).to_have_value("United Kingdom")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".combobox [role=status]")).to_have_text("United Kingdom")
    box.press("Enter")
    expect(page.locator("#story")).to_be_visible()


def test_q15_escape_closes_then_clears_and_home_and_end_move_in_the_text(service: Serving, visit: Visit) -> None:
    page = begin(visit("script"), service)
    box = page.locator("#country[role=combobox]")
    box.press_sequentially("irelan")
    box.press("ArrowDown")
    box.press("Home")
    assert active(page) is None
    assert box.evaluate("it => it.selectionStart") == 0
    box.press("ArrowDown")
    box.press("End")
    assert (active(page), box.evaluate("it => it.selectionStart")) == (None, 6)
    box.press("Escape")
    assert (shown(page), box.input_value()) == ([], "irelan")
    box.press("Escape")
    assert box.input_value() == ""
    box.press("ArrowDown")
    assert (len(shown(page)), active(page)) == (6, "France")
    box.press("Tab")
    assert shown(page) == []
    assert page.url.endswith("/fields/country")


@pytest.mark.parametrize(
    ("typed", "first"),
    [("UK", "United Kingdom"), ("brit", "United Kingdom"), ("cote d", "Côte d’Ivoire"), ("deut", "Germany")],
)
def test_q15_other_words_and_missing_accents_find_an_option(
    service: Serving, visit: Visit, typed: str, first: str
) -> None:
    page = begin(visit("script"), service)
    page.locator("#country[role=combobox]").press_sequentially(typed)
    assert shown(page)[0] == first


def test_q15_how_many_there_are_is_said_after_a_pause(service: Serving, visit: Visit) -> None:
    page = begin(visit("script"), service)
    said = page.locator(".combobox [role=status]")
    page.locator("#country[role=combobox]").press_sequentially("g")
    expect(said).to_have_text("3 results")
    page.locator("#country").press_sequentially("erm")
    expect(said).to_have_text("1 result")
    page.locator("#country").press_sequentially("zz")
    expect(said).to_have_text("No results")


def test_q15_a_click_chooses_and_the_focus_stays(service: Serving, visit: Visit) -> None:
    page = begin(visit("script"), service)
    page.locator("#country[role=combobox]").press_sequentially("fra")
    page.locator(".found li").click()
    assert page.locator("#country").input_value() == "France"
    assert page.evaluate("() => document.activeElement.id") == "country"


@pytest.mark.parametrize("mode", ["script", "no script"])
def test_q15_what_matches_nothing_is_asked_again_with_the_nearest(service: Serving, visit: Visit, mode: str) -> None:
    page = begin(visit(mode), service) if mode == "script" else visit(mode)
    if mode == "no script":
        page.goto(f"{service.base}/fields")
        page.locator("main form button").click()
    page.locator("#country").fill("Irland")
    page.locator(SUBMIT).click()
    expect(page.locator(".near legend")).to_have_text("Is it one of these?")
    assert page.locator("#country").input_value() == "Irland"
    page.locator("label", has_text="Ireland").click()
    if mode == "script":
        page.evaluate(A_SECOND_LATER)
    page.locator(SUBMIT).click()
    expect(page.locator("#story")).to_be_visible()


def test_q2_the_count_of_characters_is_the_servers(service: Serving, visit: Visit) -> None:
    page = begin(visit("script"), service)
    page.locator("#country").fill("France")
    press(page)
    area, seen = page.locator("#story"), page.locator(".limit[aria-hidden]")
    expect(seen).to_have_text("You can write 20 more characters")
    area.fill("é👨‍👩‍👧  \n x")
    expect(seen).to_have_text("You can write 11 more characters")
    area.fill("x" * 21)
    expect(seen).to_have_text("You have written 1 character too many")
    expect(page.locator(".answer [role=status]")).to_have_text("You have written 1 character too many")
    described = str(area.get_attribute("aria-describedby")).split()
    assert page.locator(f"#{described[0]}").text_content() == "You can write up to 20 characters"
    press(page)
    expect(page.locator(".error")).to_contain_text("Shorten it by 1 character")
    area.fill("x" * 20 + "  \n")
    expect(seen).to_have_text("You can write 0 more characters")
    press(page)
    expect(page.locator("#evidence-file")).to_be_visible()


def test_q28_files_are_sent_as_soon_as_they_are_chosen(service: Serving, visit: Visit) -> None:
    page = to_evidence(visit("script"), service)
    expect(page.locator("[data-press]")).to_be_hidden()
    page.locator("#evidence-file").set_input_files(files(("a.pdf", PDF), ("b.jpg", photo())))
    expect(page.locator(".file a")).to_have_text(["a.pdf", "b.jpg"])
    expect(page.locator("[data-said]")).to_have_text("\u2068b.jpg\u2069 is uploaded")
    expect(page.locator("progress")).to_have_count(0)
    assert page.locator("#evidence-file").input_value() == ""
    press(page, ".files-list button")
    expect(page.locator(".file a")).to_have_text(["b.jpg"])
    press(page)
    expect(page.locator("h1")).to_have_text("Check your answers before you send them")
    expect(page.locator(".rows")).to_contain_text("b.jpg")


def test_q28_a_bad_file_is_told_beside_the_others(service: Serving, visit: Visit) -> None:
    page = to_evidence(visit("script"), service)
    page.locator("#evidence-file").set_input_files(files(("a.pdf", LOCKED_PDF), ("b.pdf", PDF)))
    expect(page.locator(".file a")).to_have_text(["b.pdf"])
    expect(page.locator(".sending .error")).to_have_text(
        "a.pdf is password protected. Upload a copy without a password"
    )


def test_q28_a_lost_connection_is_told_and_the_file_can_be_sent_again(service: Serving, visit: Visit) -> None:
    page = to_evidence(visit("script", expecting="ERR_INTERNET_DISCONNECTED"), service)
    expect(page.locator("[data-press]")).to_be_hidden()
    page.context.set_offline(True)
    page.locator("#evidence-file").set_input_files(files(("a.pdf", PDF)))
    expect(page.locator(".sending .error")).to_contain_text("could not be uploaded. Check your connection")
    page.context.set_offline(False)
    page.locator("#evidence-file").set_input_files(files(("a.pdf", PDF)))
    expect(page.locator(".file a")).to_have_text(["a.pdf"])
    expect(page.locator(".sending .error")).to_have_count(0)


def test_a18_files_can_be_dropped_where_the_control_is(service: Serving, visit: Visit) -> None:
    page = to_evidence(visit("script", viewport={"width": 1280, "height": 800}), service)
    expect(page.locator("[data-drop]")).to_be_visible()
    transfer = page.evaluate_handle(
        """(text) => { const it = new DataTransfer(); it.items.add(new File([text], "drop.pdf")); return it; }""",
        PDF.decode(),
    )
    page.dispatch_event(".drop", "dragover", {"dataTransfer": transfer})
    expect(page.locator(".upload.over")).to_be_visible()
    page.dispatch_event(".drop", "drop", {"dataTransfer": transfer})
    expect(page.locator(".file a")).to_have_text(["drop.pdf"])


def test_q28_without_script_the_form_itself_sends_files(service: Serving, visit: Visit) -> None:
    page = visit("no script")
    page.goto(f"{service.base}/fields")
    page.locator("main form button").click()
    page.locator("#country").fill("France")
    page.locator(SUBMIT).click()
    page.locator("#story").fill("It rained")
    page.locator(SUBMIT).click()
    page.locator("#evidence-file").set_input_files(files(("a.pdf", PDF), ("b.exe", b"MZ")))
    page.locator("[data-press]").click()
    expect(page.locator(".error")).to_contain_text("b.exe must be one of these")
    expect(page.locator(".file a")).to_have_text(["a.pdf"])
    page.locator("#evidence-file").set_input_files(files(("c.pdf", PDF + b"c")))
    page.locator(SUBMIT).click()
    expect(page.locator(".file a")).to_have_text(["a.pdf", "c.pdf"])
    page.locator(".files-list button").first.click()
    expect(page.locator(".file a")).to_have_text(["c.pdf"])
    page.locator(SUBMIT).click()
    expect(page.locator("h1")).to_have_text("Check your answers before you send them")


def test_every_state_of_the_three_fields_is_valid_and_accessible(
    service: Serving, visit: Visit, looker: Looker, markup: Markup
) -> None:
    page = begin(visit("script"), service)
    faults = looker.faults(page)
    page.locator("#country[role=combobox]").press_sequentially("gr")
    page.locator("#country").press("ArrowDown")
    faults += looker.faults(page, "open")
    page.locator("#country").fill("Irland")
    press(page)
    page.wait_for_selector(".near")
    faults += looker.faults(page, "near") + markup.findings(raw(page))
    page.locator("#country").fill("France")
    press(page)
    page.wait_for_selector(".limit[aria-hidden]", state="attached")
    page.locator("#story").fill("x" * 30)
    faults += looker.faults(page, "over") + markup.findings(raw(page))
    page.locator("#story").fill("x")
    press(page)
    page.wait_for_selector("#evidence-file")
    faults += looker.faults(page) + too_wide(page)
    long = "a-letter-with-a-very-long-name-that-has-no-spaces-in-it-at-all-and-goes-on.pdf"
    page.locator("#evidence-file").set_input_files(files((long, PDF), ("b.pdf", LOCKED_PDF)))
    expect(page.locator(".sending .error")).to_be_visible()
    faults += looker.faults(page, "list") + too_wide(page) + markup.findings(raw(page))
    assert not faults, "\n".join(faults)


def raw(page: Page) -> str:
    """The page as the server sends it to who asks for this address."""
    return page.context.request.get(page.url).text()
