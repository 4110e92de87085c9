"""The accessibility matrix (patterns A1 to A30) on a page: visited once, all its rows looked at."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, ViewportSize

from tests.browser.looking import AXE, TAGS

SCRIPT = (Path(__file__).with_name("matrix.js")).read_text(encoding="utf-8")

PHONE: ViewportSize = {"width": 375, "height": 800}
SMALLEST: ViewportSize = {"width": 320, "height": 256}
"""1280 px at 400 %."""
LYING: ViewportSize = {"width": 640, "height": 320}
WIDE: ViewportSize = {"width": 1280, "height": 800}

EXPERIMENTAL = {"css-orientation-lock": "A4", "label-content-name-mismatch": "A20", "p-as-heading": "A2"}
"""Rules of axe that are off by default, and the rows that they belong to."""


class Matrix:
    """Looks pages over. `axe` is the text of axe-core."""

    def __init__(self, axe: str) -> None:
        self._axe = axe

    def faults(self, page: Page, name: str, thorough: bool = True, dark: bool = True) -> list[str]:
        """What is wrong with the page that is open, each with the row it breaks.

        `thorough` asks axe too; without it, only what a page can be asked in a moment. `dark` asks it about the
        colours of the night as well.
        """
        found = self._of_itself(page)
        found += self._by_axe(page, dark) if thorough else []
        return [f"{name}: {fault}" for fault in found]

    def _of_itself(self, page: Page) -> list[str]:
        page.set_viewport_size(PHONE)
        page.evaluate(SCRIPT)
        page.keyboard.press("Tab")  # from here on the focus is shown, as to everybody who uses keys
        found = _told(page.evaluate("({ ...matrix.larger(), ...matrix.page() })"))
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
        found += _told(page.evaluate("({ ...matrix.forced(), ...matrix.still() })"))
        page.emulate_media(forced_colors="none", reduced_motion="no-preference")
        page.set_viewport_size(SMALLEST)
        found += _told(page.evaluate("matrix.narrow()"))
        for size in (LYING, WIDE):
            page.set_viewport_size(size)
            found += _told(page.evaluate("matrix.wide('A4')"))
        page.set_viewport_size(PHONE)
        return found

    def _by_axe(self, page: Page, dark: bool) -> list[str]:
        page.evaluate(self._axe + ";0")
        rules = {rule: {"enabled": True} for rule in EXPERIMENTAL}
        options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules, "resultTypes": ["violations"]}
        found: list[str] = page.evaluate(AXE, options)
        if dark:
            page.emulate_media(color_scheme="dark")
            contrast = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
            found += page.evaluate(AXE, contrast)
            page.emulate_media(color_scheme="light")
        return [f"{EXPERIMENTAL.get(fault.partition(':')[0], 'A1')} {fault}" for fault in found]


def _told(found: Mapping[str, list[str]]) -> list[str]:
    return [f"{row} {fault}" for row, faults in found.items() for fault in faults]
