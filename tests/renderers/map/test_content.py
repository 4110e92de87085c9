"""Everything that a journey says of its ways is in the picture, in the outline, and in the text for other programs."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import unescape
from itertools import chain
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from journeys.graph import Graph
from renderers.map import said
from renderers.map.dot import dot
from renderers.map.drawing import closed, draw
from renderers.map.mermaid import mermaid
from renderers.map.mermaid import quoted as in_mermaid
from renderers.map.outline import outline_html, outline_text
from renderers.map.paint import Mark, Paint, along
from renderers.map.svg import svg
from renderers.map.words import condition
from tests.journeys_strategy import journeys
from tests.renderers.map.journeys import TURNS, all_journeys, example, read

ALL = dict(all_journeys())
SVG = "{http://www.w3.org/2000/svg}"


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", ALL)
def test_every_step_rule_and_outcome_is_in_all_that_is_written(name: str):
    journey = ALL[name]
    picture = draw(journey)
    assert set(picture.node) >= {*journey.steps, *journey.outcomes}
    shown = [flat(outline_text(picture)), flat(unescape(outline_html(picture))), flat(unescape(svg(picture)))]
    for rule, _, _ in Graph(journey).rules():
        full = condition(rule.sentence, journey) if rule.sentence is not None else "therwise"
        sole = any(edge.full == "always" for edge in picture.edges)
        for text in shown:
            assert full in text or (sole and rule.sentence is None), full
        assert in_mermaid(full)[1:-1] in mermaid(picture) or rule.sentence is None
        assert full.replace('"', '\\"') in dot(picture) or rule.sentence is None
    for node in picture.nodes:
        for text in (*shown, dot(picture).replace('\\"', '"')):
            assert flat(node.heading) in text
        assert in_mermaid(node.heading)[1:-1] in mermaid(picture)


@pytest.mark.parametrize("name", ALL)
def test_as_many_rules_leave_as_the_graph_has(name: str):
    picture = draw(ALL[name])
    arrows = chain.from_iterable(Graph(ALL[name]).arrows.values())
    ruled = [edge for edge in picture.edges if edge.kind in ("rule", "otherwise")]
    assert len(ruled) == sum(arrow.rule is not None for arrow in arrows)


@settings(max_examples=40, deadline=None)
@given(journeys(repeats=True))
def test_rules_of_journeys_that_nobody_would_write_are_all_there(text: str):
    journey = read(text)
    picture = draw(journey)
    arrows = chain.from_iterable(Graph(journey).arrows.values())
    assert sum(edge.kind in ("rule", "otherwise") for edge in picture.edges) == sum(
        bool(arrow.rule) for arrow in arrows
    )
    assert {edge.target for edge in picture.edges} | {edge.source for edge in picture.edges} <= {
        *picture.node,
        *picture.frame,
    }


@pytest.mark.parametrize("name", ALL)
def test_the_outline_has_every_fact_of_the_picture(name: str):
    for picture in (draw(ALL[name]), draw(ALL[name], closed(ALL[name]))):
        mark = (Mark("refuted", "A citizen gets stuck here"),)
        marked = Paint(dict.fromkeys([*picture.node, *(edge.id for edge in picture.edges)], mark))
        for text in (flat(outline_text(picture, marked)), flat(unescape(outline_html(picture, marked)))):
            for node in picture.nodes:
                assert said.about_node(picture, node) in text
                assert not node.only_if or f"Only if {node.only_if}" in text
                for edge in picture.told(node.id):
                    assert f"{said.way_on(picture, edge)}; A citizen gets stuck here" in text
            for frame in picture.frames:
                assert frame.title in text
                assert not frame.note or said.ended(frame.note) in text
                assert not frame.only_if or f"Only if {frame.only_if}" in text


@pytest.mark.parametrize("name", ALL)
def test_the_svg_is_well_formed_and_names_every_node_in_reading_order(name: str):
    picture = draw(ALL[name])
    root = ElementTree.fromstring(svg(picture, href="#{}&more".format))
    assert root.find(f"{SVG}title").text == f"Map of “{picture.title}”"  # type: ignore[union-attr]
    (listed,) = (each for each in root if each.get("role") == "list")
    names = [item.find(f"{SVG}a/{SVG}title").text for item in listed]  # type: ignore[union-attr]
    assert sorted(names) == sorted(said.name(picture, node, Paint()) for node in picture.nodes)
    on_line = [item.get("id", "").removeprefix("map-") for item in listed]
    steps = [node.id for node in picture.nodes if node.kind != "outcome"]
    assert [id for id in on_line if id in steps] == steps
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert not [each for each in root.iter() if each.get("style") or each.tag.endswith("script")]


def test_classes_of_words_have_a_size_each():
    text = svg(draw(example("childcare_support")))
    used = {
        each.get("class") for each in ElementTree.fromstring(text).iter() if each.tag in (f"{SVG}text", f"{SVG}tspan")
    }
    assert [style for style in used - {None} if f".fp-map .{style}{{font-size:" not in text] == []


def test_marks_are_told_in_words_and_a_path_goes_round_what_it_passes_over():
    picture = draw(example("provisional_licence"))
    visited = ["date_of_birth", "home_country", "allowed_to_stay", "had_a_licence", "disqualified", "vehicle"]
    paint = along(picture, [*visited, "reads_number_plate", "eyesight_too_weak"])
    assert set(paint.marks) == {
        "-start",
        *visited,
        "reads_number_plate",
        "eyesight_too_weak",
        "-start>date_of_birth",
        "date_of_birth>home_country",
        "home_country>allowed_to_stay",
        "allowed_to_stay>had_a_licence",
        "had_a_licence>disqualified",
        "disqualified>vehicle",
        "vehicle>receives_pip",
        "receives_pip>reads_number_plate#2",
        "reads_number_plate>eyesight_too_weak",
    }
    both = Paint({"vehicle": (Mark("refuted", "A citizen gets stuck here"),)}).over(paint)
    text = svg(picture, paint=both)
    assert 'id="map-vehicle" class="is-question on-path refuted"' in text
    assert "Question vehicle. A citizen gets stuck here. This citizen’s path. Then: " in text
    assert [
        words
        for words in re.findall(r'class="soft"[^>]*>([^<]+)<', text)
        if words in ("Refuted", "This citizen’s path")
    ]


def test_a_path_goes_through_a_list_and_past_a_task_list_to_the_end():
    picture = draw(ALL["children"])
    paint = along(picture, ["adult", "children", "child.name", "child.born", "child.care", "eldest", "sent"])
    assert {id for id in paint.marks if ">" in id} == {
        *("-start>adult", "adult>children", "children>child.name", "child.name>child.born"),
        *(
            "child.born>child.at_school",
            "child.at_school>child.care#2",
            "children>eldest",
            "eldest>-check",
            "-check>sent",
        ),
    }


def test_large_journeys_are_drawn_with_their_sections_closed():
    tax = example("tax_return")
    assert len(draw(tax, closed(tax)).closed) == 12
    assert draw(tax, closed(tax, everything_open=True)).closed == ()
    one = draw(tax, closed(tax, "family"))
    assert "family" not in one.closed
    assert len(one.closed) == 11
    assert [frame.id for frame in one.frames] == ["family"]
    assert [node.note for node in one.nodes if node.id == "about_you"] == ["8 steps"]
    child = example("childcare_support")
    assert closed(child) == {"your_children"}
    left = [(edge.full, edge.target) for edge in draw(child, closed(child)).leaving["your_children"]]
    assert left == [
        ("“family works” does not hold", "not_enough_work"),
        ("for no child, “young enough” of the child holds", "children_too_old"),
        ("for no child, “has care” of the child holds", "no_registered_care"),
        ("“kind of help” is Nothing", "too_little"),
        ("", "your_name"),
    ]
    assert closed(ALL["alone"]) == frozenset()


def test_a_closed_section_that_always_ends_leads_nowhere_else():
    picture = draw(read(TURNS), frozenset({"second"}))
    assert [(edge.kind, edge.words, edge.target) for edge in picture.leaving["second"]] == [
        ("rule", "Otherwise, after “Are you tall?”", "too_young"),
        ("rule", "“Are you over 18?” is Yes", "which"),
        ("otherwise", "Otherwise", "-check-sent"),
        ("passed over", "", "which"),
    ]


QUOTED = r'"[^"]*"'
NAME = r"[ns]\d+"
MERMAID = re.compile(
    rf"(---|title: {QUOTED}|flowchart TD|    %% [^\n]*| +subgraph {NAME}\[{QUOTED}\]| +end"
    rf"| +{NAME}(\[{QUOTED}\]|\(\[{QUOTED}\]\)|\[\[{QUOTED}\]\]|\{{\{{{QUOTED}\}}\}})"
    rf"| +{NAME} (-->|-\.->)(\|{QUOTED}\|)? {NAME})"
)


@pytest.mark.parametrize("name", ALL)
def test_mermaid_is_lines_of_its_grammar(name: str):
    lines = mermaid(draw(ALL[name])).splitlines()
    assert [line for line in lines if MERMAID.fullmatch(line) is None] == []
    opened = [line.split()[0] for line in lines if line.strip() == "end" or " subgraph " in line]
    assert opened.count("subgraph") == opened.count("end")


def test_mermaid_is_kept_from_reading_words_as_its_own():
    assert in_mermaid('1. Say "end"; `x` #1 <b>') == '"1#46; Say #34;end#34;#59; #96;x#96; #35;1 #60;b#62;"'


@pytest.mark.parametrize("name", ALL)
def test_dot_has_its_brackets_and_quotes_closed(name: str):
    text = dot(draw(ALL[name]))
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "q", text.partition("\n")[2])
    assert '"' not in bare
    assert (bare.count("{"), bare.count("[")) == (bare.count("}"), bare.count("]"))
    line = re.compile(
        r"( *(digraph|subgraph) q \{| *\}| +label=q| +(graph|node|edge) \[[^\]]*\]| +q( -> q)?( \[[^\]]*\])?)"
    )
    assert [each for each in bare.splitlines() if line.fullmatch(each) is None] == []


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("name", ALL)
def test_graphviz_draws_the_dot_text(name: str):
    done = subprocess.run(["dot", "-Tsvg"], input=dot(draw(ALL[name])), capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
