"""Contrast and palettes of a service's colours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.colours import DARK, LIGHT, PAIRS, contrast, mix, palette, parse, text_on, too_weak, write

colours = st.tuples(*[st.integers(0, 255)] * 3).map(write)


def test_black_on_white_is_21_and_a_colour_on_itself_is_1():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#4b3a8f", "#4b3a8f") == 1


@pytest.mark.parametrize(
    ("front", "back", "ratio"),
    [
        ("#1d1a22", "#fbfaf6", 16.4),
        ("#4b3a8f", "#fbfaf6", 8.7),
        ("#827d86", "#ffffff", 4.0),
        ("#bbabf7", "#17151b", 8.9),
    ],
)
def test_contrast_agrees_with_figures_computed_elsewhere(front, back, ratio):
    assert round(contrast(front, back), 1) == ratio


@given(colours, colours)
def test_contrast_is_symmetric_and_between_1_and_21(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.01


@given(colours)
def test_a_colour_is_read_back_as_written(colour):
    assert write(parse(colour)) == colour
    assert mix(colour, "#123456", 1) == colour


@pytest.mark.parametrize("wrong", ["red", "#12", "#1234", "4b3a8f", "#gggggg", "#4b3a8f80", ""])
def test_anything_but_hexadecimal_is_refused(wrong):
    with pytest.raises(ValueError, match="hexadecimal"):
        parse(wrong)


def test_the_colours_of_a_service_that_names_none_are_strong_enough_by_day_and_night():
    assert palette({}) == dict(LIGHT)
    assert palette({}, {}) == dict(DARK)
    assert too_weak(palette({})) == []
    assert too_weak(palette({}, {})) == []


def test_every_pair_is_of_known_tokens():
    assert {token for pair in PAIRS for token in (pair.front, pair.back)} <= set(LIGHT)
    assert set(LIGHT) == set(DARK)


@pytest.mark.parametrize("brand", ["#4b3a8f", "#00513f", "#7a1f3d", "#0b3d91", "#5a3e00"])
def test_a_strong_brand_colour_alone_gives_a_palette_that_is_strong_enough(brand):
    assert too_weak(palette({"brand": brand})) == []
    assert too_weak(palette({"brand": brand}, {})) == []


def test_a_pale_brand_colour_is_found_wherever_it_cannot_be_read():
    found = {(pair.front, pair.back) for pair, _ratio in too_weak(palette({"brand": "#ffcc00"}))}
    assert found == {("brand", "paper"), ("brand", "surface"), ("brand", "tint")}


@given(colours)
def test_text_on_any_colour_can_be_read(colour):
    assert contrast(text_on(colour), colour) >= 4.5
