"""The form on paper as one HTML page: read, filled in on a screen, and printed on A4 in the look of the service."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from journeys.service import Service
from renderers.html.environment import draw
from renderers.html.look import minified, paper_tokens
from renderers.html.markdown import render
from renderers.paper.content import Paper

_WIDTHS = "/* widths */"
_RULES = Path(__file__).parent.parent / "html" / "static" / "paper.css"


@dataclass(frozen=True, slots=True)
class _At:
    """Where a question stands: in which item of which list, so that every control has a name of its own."""

    within: str = ""
    number: int = 0

    @property
    def suffix(self) -> str:
        """What ids end with."""
        return f"-{self.number}" if self.number else ""

    def name(self, question: str) -> str:
        """The name of a control."""
        last = question.rpartition(".")[2]
        return f"{self.within}[{self.number}][{last}]" if self.number else question

    def item(self, within: str, number: int) -> _At:
        """Inside an item of a list."""
        return _At(within, number)


def as_html(paper: Paper, service: Service) -> str:
    """The page, whole: nothing is fetched for it."""
    style = paper_tokens(service) + minified(_RULES.read_text(encoding="utf-8"))
    page = str(
        draw(
            "templates/paper.html",
            paper=paper,
            style=Markup(f"{style}{_WIDTHS}"),  # noqa: S704 -- our own rules, and colours that were checked
            at=_At(),
            inline=_inline,
            block=_block,
        )
    )
    used = set(re.findall(r'class="(?:squares|wide) ([cw]\d+)"', page))
    declared = {"c": "count", "w": "wide"}
    return page.replace(_WIDTHS, "".join(f".{each}{{--{declared[each[0]]}:{each[1:]}}}" for each in sorted(used)))


def _inline(text: str) -> Markup:
    return render([text], "inline")


def _block(text: str, heading: int) -> Markup:
    return render([text], "block", heading)
