"""Each example to its end with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from journeys.model import Step
from tests.browser.citizen import Citizen
from tests.browser.conftest import Visit
from tests.browser.stories import Story, one_of_each_kind
from tests.serving import Serving

FOCUSED = """() => {
  const it = document.activeElement;
  return { tag: it.tagName, type: it.type ?? "", name: it.name ?? "", value: it.value ?? "", id: it.id };
}"""

MOST = 40
"""Presses of Tab after which a control counts as out of reach."""


def tab_to(page: Page, tag: str, **wanted: str) -> dict[str, str]:
    """Press Tab until what is wanted has the focus; each stop on the way shows that it has it."""
    for _ in range(MOST):
        at: dict[str, str] = page.evaluate(FOCUSED)
        if at["tag"] == tag and all(at[key] == value for key, value in wanted.items()):
            return at
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {tag} {wanted} on {page.url}")


def shows_focus(page: Page) -> bool:
    """Whether whatever has the focus is drawn with a ring: itself, or the label that stands for it."""
    shown: bool = page.evaluate(
        """() => {
          const it = document.activeElement;
          const ringed = (one) => one && ["", "::before", "::after"].some((part) => {
            const style = getComputedStyle(one, part || null);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          });
          return ringed(it) || ringed(it.labels?.[0]) || ringed(it.closest(".option"));
        }"""
    )
    return shown


def choose_by_arrows(page: Page, name: str, value: str) -> None:
    """Move through a group of radios until the wanted one is marked."""
    tab_to(page, "INPUT", name=name)
    assert shows_focus(page)
    count = page.locator(f'[name="{name}"]').count()
    page.keyboard.press("Space")
    for _ in range(count):
        if page.evaluate(FOCUSED)["value"] == value:
            break
        page.keyboard.press("ArrowDown")
    assert page.locator(f'[name="{name}"]:checked').evaluate("it => it.value") == value


def give_by_keys(citizen: Citizen, step: Step) -> None:
    """Answer this page without a mouse."""
    page = citizen.page
    for name, values in citizen.story.typed(step).items():
        first = page.locator(f'[name="{name}"]').first
        sort = first.evaluate("it => it.tagName === 'INPUT' ? it.type : it.tagName")
        if sort == "radio":
            choose_by_arrows(page, name, values[0])
        elif sort == "checkbox":
            for value in values:
                tab_to(page, "INPUT", name=name, value=value)
                assert shows_focus(page)
                page.keyboard.press("Space")
        elif sort == "SELECT":
            tab_to(page, "SELECT", name=name)
            label = page.locator(f'[name="{name}"] option[value="{values[0]}"]').inner_text()
            page.keyboard.type(label)
            assert page.locator(f'[name="{name}"]').input_value() == values[0]
        else:
            tab_to(page, "TEXTAREA" if sort == "TEXTAREA" else "INPUT", name=name)
            assert shows_focus(page)
            page.keyboard.type(citizen.text_for(name, values[0]))


def press_by_keys(citizen: Citizen) -> None:
    """Walk on to the button; look back once and return; press it."""
    page = citizen.page
    tab_to(page, "BUTTON", type="submit")
    assert shows_focus(page)
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED)["tag"] != "BUTTON"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["type"] == "submit"
    citizen.turn(lambda: page.keyboard.press("Enter"))


@pytest.mark.parametrize("story", one_of_each_kind(), ids=str)
def test_the_keyboard_alone_reaches_the_end(story: Story, server: Serving, visit: Visit) -> None:
    page = visit("script")
    citizen = Citizen(page, server.base, story, script=True)
    page.goto(server.base + story.start)
    press_by_keys(citizen)
    for step, address in zip(story.path, story.addresses, strict=True):
        assert citizen.address == address
        give_by_keys(citizen, step)
        press_by_keys(citizen)
    if story.outcome.submit:
        press_by_keys(citizen)
    assert citizen.address == f"{story.start}/-/{'sent' if story.outcome.submit else 'end'}"


def test_the_first_stop_is_a_way_past_the_header(server: Serving, visit: Visit) -> None:
    page = visit("script")
    page.goto(server.base + one_of_each_kind()[0].start)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#main"
    assert skip.bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED)["id"] == "main"
