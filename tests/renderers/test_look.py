"""Colours and the stylesheet of a service."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from journeys import colours
from journeys.service import Service
from renderers.html.look import contrast, minified, palette, stylesheet
from tests.renderers.world import SERVICE

BRANDS = ("#00703c", "#004d99", "#7a1f3d", "#1a1a1a", "#8a4b00")


def _declared(css: str, name: str) -> list[str]:
    return re.findall(rf"--{name}:([^;}}]+)", css)


def test_a_service_without_colours_has_the_tokens_of_the_pictures() -> None:
    assert palette(SERVICE) == dict(colours.LIGHT)
    assert palette(SERVICE, "dark") == dict(colours.DARK)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("brand", BRANDS)
def test_a_dark_brand_gives_a_palette_that_can_be_read_by_day_and_by_night(brand: str, scheme: str) -> None:
    service = replace(SERVICE, colours={"brand": brand})
    tokens = palette(service, scheme)  # type: ignore[arg-type]
    assert colours.too_weak(tokens) == []
    assert contrast(tokens["on_brand"], tokens["brand"]) >= 4.5


def test_the_stylesheet_declares_every_token_for_light_dark_and_print() -> None:
    css = stylesheet(replace(SERVICE, colours={"brand": "#00703c"}))
    for token in colours.LIGHT:
        assert len(_declared(css, token.replace("_", "-"))) == 3
    assert _declared(css, "brand")[0] == "#00703c"
    assert _declared(css, "paper")[2] == "#ffffff"


def test_every_token_that_a_rule_uses_is_declared() -> None:
    css = stylesheet(SERVICE)
    assert set(re.findall(r"var\(--([a-z0-9-]+)", css)) <= set(re.findall(r"--([a-z0-9-]+):", css))


@pytest.mark.parametrize(("corner", "radii"), [(None, (6, 8, 10)), (0, (0, 0, 0)), (12, (12, 14, 16))])
def test_one_corner_gives_all_radii(corner: int | None, radii: tuple[int, ...]) -> None:
    css = stylesheet(replace(SERVICE, corner=corner))
    assert tuple(int(_declared(css, name)[0][:-2]) for name in ("radius", "radius-row", "radius-card")) == radii


def test_fonts_are_those_of_the_device() -> None:
    css = stylesheet(replace(SERVICE, font="serif"))
    assert "@font-face" not in css
    assert "url(" not in css
    assert _declared(css, "font")[0].startswith("Charter")


def test_no_rule_says_left_or_right_so_pages_mirror() -> None:
    css = stylesheet(SERVICE)
    sided = r"(?:margin|padding|border|text-align|float|inset)-?:?(?:left|right)\b|[;{](?:left|right):"
    assert re.findall(sided, css) == []


def test_nothing_moves() -> None:
    css = stylesheet(SERVICE)
    assert not re.search(r"transition|animation|@keyframes", css)


def test_minifying_changes_no_rule() -> None:
    rules = "/* a */\n.a , .b > p {\n  color: red ;\n  margin: 0 auto;\n}\n"
    assert minified(rules) == ".a,.b>p{color:red;margin:0 auto}"
    asked = "@media (min-width: 3px) { a:hover + b { x: calc(1px + 2px); } }"
    assert minified(asked) == "@media (min-width:3px){a:hover + b{x:calc(1px + 2px)}}"


def test_a_service_is_drawn_in_its_own_colours_whatever_it_names() -> None:
    service = Service("S", colours={"brand": "#004d99", "paper": "#ffffff"}, dark_colours={"brand": "#9ecbff"})
    assert (palette(service)["brand"], palette(service)["paper"]) == ("#004d99", "#ffffff")
    assert palette(service, "dark")["brand"] == "#9ecbff"
