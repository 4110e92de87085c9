"""The looks that come with Footpath are complete and can be read."""

from __future__ import annotations

import pytest

from journeys.colours import LIGHT, palette, too_weak
from journeys.logo import inks
from journeys.service_file import load_service
from journeys.themes import THEMES, Theme

LETTERS = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.mark.parametrize("theme", THEMES.values(), ids=str)
def test_every_theme_names_every_colour_and_each_pair_can_be_told_apart(theme: Theme) -> None:
    by_day = palette({}, None, theme.colours, theme.dark_colours)
    by_night = palette({}, {}, theme.colours, theme.dark_colours)
    assert set(theme.colours) == set(theme.dark_colours) == set(LIGHT)
    assert (too_weak(by_day), too_weak(by_night)) == ([], [])


def test_a_service_takes_a_theme_and_changes_what_it_names() -> None:
    loaded = load_service({"service.yaml": "name: Forests\nlook:\n  theme: moss\n  corner: 3\n  scale: 1.35\n"})
    service = loaded.service
    assert loaded.faults == ()
    assert service is not None
    assert (service.theme, service.corner, service.scale, service.font) == ("moss", 3, 1.35, None)


@pytest.mark.parametrize("line", ["theme: mos", "scale: 2", "scale: 1.05", "scale: large"])
def test_a_look_that_does_not_exist_is_told_at_its_place(line: str) -> None:
    loaded = load_service({"service.yaml": f"name: Forests\nlook:\n  {line}\n"})
    (fault,) = loaded.faults
    assert fault.primary.spot.route == ("service.yaml", "look", line.partition(":")[0])


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        ('<path d="M0 0"/>', ("#000000",)),
        ('<g fill="#fff"><path d="M0 0"/><path fill="none" stroke="black" d="M0 0"/></g>', ("#ffffff", "#000000")),
        ('<rect style="fill: #1b1530; stroke:none"/>', ("#1b1530",)),
        ('<rect fill="url(#a)"/><linearGradient id="a"><stop stop-color="#123456"/></linearGradient>', ("#123456",)),
        ('<rect fill="rebeccapurple"/>', ()),
    ],
)
def test_the_inks_of_a_logo(drawn: str, found: tuple[str, ...]) -> None:
    assert inks(LETTERS.format(drawn)) == found
