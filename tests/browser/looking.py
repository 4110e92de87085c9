"""Looks a page over as it stands: its width, its accessibility, its colours in the dark."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

WIDTHS = (320, 375, 1280)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

WIDER = """() => {
  const wide = document.documentElement.scrollWidth;
  if (wide <= innerWidth) return [];
  const sticks = (it) => it.getBoundingClientRect().right > innerWidth + 0.5;
  const out = [...document.querySelectorAll("body *")].filter(sticks);
  return [`${wide} px wide`, ...out.slice(0, 3).map((it) => it.outerHTML.slice(0, 120))];
}"""
"""What sticks out sideways, if anything does."""

AXE = """(options) => axe.run(document, options).then((result) => result.violations.flatMap((rule) =>
  rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`)))"""


def too_wide(page: Page) -> list[str]:
    """What does not fit at 320, 375 or 1280 px. Leaves the page at 375."""
    found = []
    size = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{page.url} at {width} px: {what}" for what in page.evaluate(WIDER)]
    if size:
        page.set_viewport_size(size)
    return found


class Looker:
    """Looks each page over once: the same address in the same state is not looked at twice."""

    def __init__(self, axe: str) -> None:
        self._axe = axe
        self._seen: set[tuple[str, str]] = set()

    def is_new(self, page: Page, state: str) -> bool:
        """Whether this address in this state has not been seen yet; from now on it has."""
        key = (page.url, state)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def axe(self, page: Page, **options: Any) -> list[str]:
        """Everything that axe finds wrong. The page needs script."""
        if not page.evaluate("() => typeof axe === 'object'"):
            page.evaluate(self._axe + ";0")
        found: list[str] = page.evaluate(AXE, {"runOnly": {"type": "tag", "values": TAGS}, **options})
        return [f"{page.url}: {what}" for what in found]

    def faults(self, page: Page, state: str = "") -> list[str]:
        """All that is wrong with a page that has not been looked at yet, in light and in dark."""
        if not self.is_new(page, state):
            return []
        found = too_wide(page) + self.axe(page)
        page.emulate_media(color_scheme="dark")
        found += self.axe(page, runOnly={"type": "rule", "values": ["color-contrast"]})
        page.emulate_media(color_scheme="light")
        return found
