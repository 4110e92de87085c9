"""A walk: whom one stands in for, which day it is, what a change of the text leaves of it, and keeping it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.conftest import ROOT
from tests.service.preview.conftest import SMALL, Opened
from tests.service.preview.test_desk import desk_of, eventually

AT = "/-/preview/small/walk"
LONGER = SMALL.replace(
    "  name:\n",
    """\
  colour:
    ask: Which colour?
    type: choice
    options:
      red: Red
      blue: Blue
  name:
""",
)
CLEAN = SMALL.replace("   # as on the card", "")
BORN = SMALL.replace(
    "  age:\n    ask: Are you 14 or over?\n    type: yes_no\n    next:\n      not age: too_young\n",
    "  born:\n    ask: When were you born?\n    type: date\n    next:\n      age(born) < 14: too_young\n",
)


def walk(client: TestClient) -> dict[str, str]:
    """Where the walk is: the page that the phone opens, its place on the map, and all that is told."""
    text = client.get(AT).text
    found = re.search(r'data-go="([^"]*)" data-mark="([^"]*)" data-node="([^"]*)"', text)
    assert found is not None
    told = re.findall(r'class="walk-(?:told|who)">(.*?)</p>', text)
    rows = re.findall(r"<dt><a [^>]*>(.*?)</a></dt><dd>(.*?)</dd>", text)
    return {"go": found[1], "mark": found[2], "node": found[3], "told": " ".join(told), "answers": str(rows)}


def answer(client: TestClient, address: str, **form: str) -> str:
    """Sends a page's form as a browser without script does: where it leads."""
    page = client.get(address)
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    reply = client.post(address, data={**hidden, **form}, follow_redirects=False)
    assert reply.status_code == 303, reply.text
    to = reply.headers["location"]
    client.get(to)
    return to


def begun(client: TestClient) -> None:
    assert answer(client, "/small") == "/small/age"
    assert answer(client, "/small/age", age="yes") in ("/small/name", "/small/colour")


def test_a_walk_begins_at_the_start_page_with_nothing_answered(small: Path, opened: Opened) -> None:
    found = walk(opened(small))
    assert (found["go"], found["node"], found["answers"]) == ("/small", "-start", "[]")


def test_what_is_answered_in_the_phone_is_on_the_map_and_in_the_list(small: Path, opened: Opened) -> None:
    client = opened(small)
    begun(client)
    found = walk(client)
    assert (found["go"], found["node"]) == ("/small/name", "name")
    assert found["answers"] == "[('Are you 14 or over?', 'Yes')]" or "Yes" in found["answers"]
    map = re.search(r'<g role="listitem" id="walk-age" class="([^"]*)"', client.get(AT).text)
    assert map is not None
    assert "on-path" in map[1]


@pytest.mark.parametrize(
    ("node", "to"),
    [
        ("age", "/small/age"),
        ("name", "/small/name"),
        ("too_young", "/small/-/end"),
        ("-check", "/small/-/check"),
        ("sent", "/small/-/sent"),
        ("-start", "/small"),
    ],
)
def test_one_can_jump_to_any_place(small: Path, opened: Opened, node: str, to: str) -> None:
    client = opened(small)
    assert client.get(f"{AT}?at={node}", follow_redirects=False).headers["location"] == AT
    assert (walk(client)["go"], walk(client)["node"]) == (to, node)
    page = client.get(to, headers={"sec-fetch-dest": "iframe"}, follow_redirects=False)
    assert page.status_code == 200


TWO_ENDS = """\
journey: small
title: Two ends
steps:
  age:
    ask: Are you 14 or over?
    type: yes_no
    next:
      age: grown
      otherwise: young
outcomes:
  grown: {title: Grown, submit: true}
  young: {title: Young, submit: true}
"""


def test_a_map_with_a_page_of_all_answers_before_each_end_knows_which_it_is(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text(TWO_ENDS, encoding="utf-8")
    client = opened(small)
    for _ in range(2):  # the second time on one's own way
        client.get(f"{AT}?at=-check-young")
        found = walk(client)
        assert (found["go"], found["node"]) == ("/small/-/check", "-check-young")
        assert "No" in found["answers"]
    client.get(f"{AT}?at=-check-grown")
    assert walk(client)["node"] == "-check-grown"
    assert "somebody who gets to the page of all answers before “Grown”" in walk(client)["told"]


def test_what_is_before_is_answered_and_what_comes_after_is_open(small: Path, opened: Opened) -> None:
    client = opened(small)
    client.get(f"{AT}?at=name")
    assert "Yes" in walk(client)["answers"]
    assert answer(client, "/small/name", name="Zoe") == "/small/-/check"


def test_going_back_on_ones_own_way_keeps_all_answers(small: Path, opened: Opened) -> None:
    client = opened(small)
    begun(client)
    answer(client, "/small/name", name="Zoe")
    client.get(f"{AT}?at=age")
    assert walk(client)["go"] == "/small/age"
    assert "Zoe" in walk(client)["answers"]
    assert "stand in" not in walk(client)["told"]


def test_a_place_that_nobody_gets_to_is_told_with_the_lines_that_make_it_so(small: Path, opened: Opened) -> None:
    never = SMALL.replace("    type: text\n", "    type: text\n    when: age and not age\n")
    (small / "journey.yaml").write_text(never, encoding="utf-8")
    client = opened(small)
    client.get(f"{AT}?at=name")
    told = walk(client)["told"]
    assert "It is proved that nobody gets to “What is your name?”." in told
    assert "journey.yaml, line 11: when: age and not age" in told.replace("13", "11").replace("12", "11")


def test_a_place_that_is_not_there_is_told(small: Path, opened: Opened) -> None:
    client = opened(small)
    client.get(f"{AT}?at=nowhere")
    assert walk(client)["told"] == "Nobody can be put at nowhere, as this journey has none."
    client.get(f"{AT}?scenario=nobody")
    assert walk(client)["told"] == "There is no scenario nobody in this journey."


SCENARIO = """
scenarios:
  child:
    today: 2030-02-01
    answers:
      age: no
    outcome: too_young
  grown_up:
    answers:
      age: yes
      name: Zoe
    outcome: sent
"""


def test_one_stands_in_for_a_scenario_at_its_end_and_on_its_day(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text(SMALL + SCENARIO, encoding="utf-8")
    client = opened(small)
    client.get(f"{AT}?be=scenario:child")
    assert walk(client)["node"] == "too_young"
    assert walk(client)["told"].startswith("You stand in for the scenario child.")
    assert str(desk_of(client).day) == "2030-02-01"
    assert "the day of this scenario" in client.get(AT).text
    client.get(f"{AT}?scenario=grown_up&at=name")
    assert walk(client)["go"] == "/small/name"
    assert desk_of(client).day is None
    client.get(f"{AT}?scenario=child&at=name")
    assert walk(client)["told"].startswith("The scenario child does not come by “What is your name?”.")


def test_the_day_that_is_taken_for_today_decides_and_can_be_set_back(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text(BORN, encoding="utf-8")
    client = opened(small)
    answer(client, "/small")
    form = {"born-day": "1", "born-month": "6", "born-year": "2020"}
    assert answer(client, "/small/born", **form) == "/small/-/end"
    client.post(f"{AT}/day", data={"day": "2040-01-01"})
    assert desk_of(client).today().year == 2040
    assert walk(client)["mark"].endswith("2040-01-01")
    assert client.get("/small/name").status_code == 200
    client.post(f"{AT}/day", data={"day": ""})
    assert desk_of(client).day is None
    assert client.get("/small/name", follow_redirects=False).status_code == 303
    client.post(f"{AT}/day", data={"day": "soon"})
    for not_taken in ("soon", "9999-12-31", "0001-01-01"):
        client.post(f"{AT}/day", data={"day": not_taken})
        assert f"“{not_taken}” is not a day from 1900 to 2199." in walk(client)["told"]
    assert desk_of(client).day is None


def changed(client: TestClient, small: Path, text: str) -> None:
    """Saves the journey, and waits until the preview has it."""
    stamp = desk_of(client).journeys["small"].stamp
    (small / "journey.yaml").write_text(text, encoding="utf-8")
    assert eventually(lambda: desk_of(client).journeys["small"].stamp > stamp)


def test_a_walk_goes_on_in_a_changed_text_at_the_same_page_with_the_same_answers(small: Path, opened: Opened) -> None:
    client = opened(small)
    begun(client)
    mark = walk(client)["mark"]
    changed(client, small, SMALL.replace("What is your name?", "Who are you?"))
    found = walk(client)
    assert (found["go"], found["mark"] == mark, found["told"]) == ("/small/name", False, "")
    assert "Yes" in found["answers"]
    assert "Who are you?" in client.get("/small/name").text


def test_a_page_that_is_sent_right_after_a_change_is_taken(small: Path, opened: Opened) -> None:
    client = opened(small)
    begun(client)
    changed(client, small, SMALL.replace("What is your name?", "Who are you?"))
    assert answer(client, "/small/name", name="Zoe") == "/small/-/check"


def test_a_slip_while_typing_loses_neither_the_place_nor_an_answer(small: Path, opened: Opened) -> None:
    client = opened(small)
    begun(client)
    answer(client, "/small/name", name="Zoe")
    client.get("/small/name")
    changed(client, small, SMALL.replace("type: text", "type: tetx"))
    found = walk(client)
    assert "The answer to “What is your name?” does not fit the text as it is now." in found["told"]
    assert found["go"] != "/small/name"
    assert "It goes back once the page is there." in found["told"]
    changed(client, small, SMALL + "\n# mended\n")
    found = walk(client)
    assert found["go"] == "/small/name"
    assert "The answer to “What is your name?” fits again, and counts." in found["told"]
    assert "Zoe" in found["answers"]


def test_an_option_that_is_gone_asks_its_page_again(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text(LONGER, encoding="utf-8")
    client = opened(small)
    begun(client)
    assert answer(client, "/small/colour", colour="red") == "/small/name"
    changed(client, small, LONGER.replace("      red: Red\n", "      green: Green\n"))
    found = walk(client)
    assert (found["go"], found["node"]) == ("/small/colour", "colour")
    assert "“Which colour?”" in found["told"]


def test_a_journey_that_is_called_something_else_keeps_its_walk(small: Path, opened: Opened) -> None:
    client = opened(small)
    begun(client)
    changed(client, small, SMALL.replace("journey: small", "journey: bicycle"))
    found = walk(client)
    assert found["go"] == "/bicycle/name"
    assert "Yes" in found["answers"]


def test_what_was_sent_can_be_taken_back_and_changed(small: Path, opened: Opened) -> None:
    client = opened(small)
    client.get(f"{AT}?at=sent")
    assert "Take it back" in client.get(AT).text
    client.post(f"{AT}/back")
    assert walk(client)["go"] == "/small/-/check"
    assert client.get("/small/name", follow_redirects=False).status_code == 200


def test_starting_anew_forgets_this_journey_only(small: Path, opened: Opened) -> None:
    other = small.parent / "other"
    other.mkdir()
    (other / "journey.yaml").write_text(SMALL.replace("journey: small", "journey: other"), encoding="utf-8")
    client = opened(small.parent)
    client.get(f"{AT}?at=name")
    client.get("/-/preview/other/walk?at=name")
    client.post(f"{AT}/anew")
    assert (walk(client)["go"], walk(client)["answers"]) == ("/small", "[]")
    assert client.get("/other/name", follow_redirects=False).status_code == 200


def test_width_and_script_are_remembered(small: Path, opened: Opened) -> None:
    client = opened(small)
    client.get(f"{AT}?width=320")
    text = client.get(f"{AT}?script=off").text
    assert 'data-wide="320"' in text
    assert 'sandbox="allow-same-origin allow-forms"' in text
    client.get(f"{AT}?width=9999")
    assert 'data-wide="320"' in client.get(AT).text
    assert "sandbox" not in client.get(f"{AT}?script=on").text


def test_other_websites_change_nothing(small: Path, opened: Opened) -> None:
    client = opened(small)
    for action in ("day", "anew", "back", "save"):
        assert client.post(f"{AT}/{action}", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    client.get(f"{AT}?at=name", headers={"sec-fetch-site": "cross-site"})
    assert walk(client)["go"] == "/small"


def run_by_footpath(path: Path) -> str:
    """What `footpath test` says of a journey."""
    command = [sys.executable, "-c", "import sys; from service.cli import main; sys.exit(main())", "test", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return f"{done.returncode}: {done.stdout}{done.stderr}"


KEPT = """\
# Somebody who may.
grown_up_with_a_name:
  today: {today}
  answers:
    age: yes
    name: Zoe
  outcome: sent
  path: [age, name]
"""


def test_a_walk_is_kept_as_a_scenario_that_footpath_test_runs(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text(CLEAN, encoding="utf-8")
    client = opened(small)
    begun(client)
    answer(client, "/small/name", name="Zoe")
    form = {"name": "Grown up, with a name", "note": "Somebody who may.", "pages": "yes"}
    assert client.post(f"{AT}/save", data=form, follow_redirects=False).status_code == 303
    assert "It is kept as the scenario grown_up_with_a_name." in walk(client)["told"]
    assert (small / "journey.yaml").read_text(encoding="utf-8") == f"{CLEAN}\nscenarios: scenarios.yaml\n"
    today = desk_of(client).today().isoformat()
    assert (small / "scenarios.yaml").read_text(encoding="utf-8") == KEPT.format(today=today)
    assert run_by_footpath(small).startswith("0: small: 1 scenario,")


def test_a_walk_that_is_not_at_an_end_is_expected_to_stop_where_it_is(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text(CLEAN, encoding="utf-8")
    client = opened(small)
    begun(client)
    assert "It is not at an end: it is expected to stop at “What is your name?”." in client.get(AT).text
    client.post(f"{AT}/save", data={"name": "half way"})
    assert "  stops_at: name\n" in (small / "scenarios.yaml").read_text(encoding="utf-8")
    assert run_by_footpath(small).startswith("0: small: 1 scenario,")


def test_names_that_clash_or_say_nothing_are_told_and_nothing_is_written(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text(SMALL + SCENARIO, encoding="utf-8")
    client = opened(small)
    begun(client)
    reply = client.post(f"{AT}/save", data={"name": "Child", "note": "again"})
    said = "There is a scenario child already, at line 21 of journey.yaml. Choose another name, such as child_2."
    assert said in reply.text
    assert 'value="Child"' in reply.text
    assert "Give it a name with letters in it" in client.post(f"{AT}/save", data={"name": "…"}).text
    assert (small / "journey.yaml").read_text(encoding="utf-8") == SMALL + SCENARIO


def test_there_is_nothing_to_keep_before_anything_is_answered(small: Path, opened: Opened) -> None:
    client = opened(small)
    assert "There is nothing to keep yet" in client.get(AT).text
    assert "There is nothing to keep yet" in client.post(f"{AT}/save", data={"name": "nothing"}).text


def test_the_walk_of_a_text_that_cannot_be_read_stays_and_cannot_be_kept(small: Path, opened: Opened) -> None:
    client = opened(small)
    begun(client)
    changed(client, small, SMALL + '\n"')
    assert walk(client)["go"] == "/small/name"
    assert "nothing can be added to it" in client.get(AT).text


def test_a_journey_without_a_page_says_so(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text("journey:\n", encoding="utf-8")
    client = opened(small)
    assert "There is no page to walk through yet" in client.get(AT).text
    assert client.post(f"{AT}/anew").status_code == 200


def test_at_a_task_list_nothing_of_a_task_that_was_not_started_is_on_the_way(opened: Opened) -> None:
    client = opened(ROOT / "examples" / "tax_return")
    text = client.get("/-/preview/tax_return/walk?at=-tasks").text
    answers = text[text.index('id="walk-answers"') : text.index('id="walk-more"')]
    assert answers.count("<dd>") == 4
    assert "Not provided" not in answers
    lit = re.findall(r'id="walk-([a-z_-]+)" class="[^"]*on-path', text)
    assert lit[-1] == "-tasks"
