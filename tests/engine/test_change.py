"""Reading a page's form, and where that leads: each change of the graph, and the page that follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest

from engine.change import allowed, filled, give, new_day, next_place, previous
from engine.replay import replay
from engine.session import NEW_DAY, Entry, Session
from journeys.model import Journey, Outcome, Step
from tests.engine.small import NOW, TODAY, fresh, journey

VISA = journey("""
    journey: visa
    title: A visit
    steps:
      country:
        ask: Which passport do you have?
        type: choice
        options:
          france: France
          india: India
          ireland: Ireland
        next:
          country is ireland: no_need
      visa_note:
        when: country is india
        title: You need a visa
        body: It takes 3 weeks.
      visa_number:
        when: country is india
        ask: What is your visa number?
        type: text
      purpose:
        ask: Why are you coming?
        type: choice
        options:
          work: Work
          family: Family
      employer:
        when: purpose is work
        ask: Who do you work for?
        type: text
      nights:
        ask: How many nights?
        type: integer
        min: 1
        must:
          nights < 90 or country is not france: You can stay for 89 nights at most
      remarks:
        ask: Anything else?
        type: long_text
        optional: true
    outcomes:
      no_need:
        title: You can just come
      sent:
        submit: true
        title: Sent
""")


def through(of: Journey, *pages: tuple[str, Mapping[str, Sequence[str]]]) -> Session:
    """A citizen who filled in these pages, in order, from the beginning."""
    session = fresh(of)
    for id, form in pages:
        given = give(of, session, of.steps[id], form)
        assert given.session is not None, given.problems
        session = given.session
    return session


WORKER = through(
    VISA,
    ("country", {"country": ["france"]}),
    ("purpose", {"purpose": ["work"]}),
    ("employer", {"employer": ["A bakery"]}),
    ("nights", {"nights": ["5"]}),
    ("remarks", {"remarks": [""]}),
)


def after(session: Session, id: str, form: Mapping[str, Sequence[str]], changing: bool) -> tuple[Session, str]:
    """The session with one more page given, and the name of the place that follows."""
    step = VISA.steps[id]
    before = replay(VISA, session.answers(), session.today)
    assert allowed(before, id)
    given = give(VISA, session, step, form)
    assert given.session is not None
    path = replay(VISA, given.session.answers(), session.today)
    place = next_place(VISA, before, path, given.session, step, changing)
    return given.session, place.id if isinstance(place, (Step, Outcome)) else place


@pytest.mark.parametrize(
    ("id", "form", "place"),
    [
        ("nights", {"nights": ["6"]}, "check"),
        ("nights", {"nights": ["5"]}, "check"),
        ("purpose", {"purpose": ["family"]}, "check"),
        ("purpose", {"purpose": ["work"]}, "check"),
        ("country", {"country": ["france"]}, "check"),
        ("country", {"country": ["india"]}, "visa_note"),
        ("country", {"country": ["ireland"]}, "no_need"),
        ("remarks", {"remarks": ["None"]}, "check"),
    ],
)
def test_a_change_leads_back_to_check_answers_unless_it_opens_pages(
    id: str, form: dict[str, list[str]], place: str
) -> None:
    assert after(WORKER, id, form, changing=True)[1] == place


def test_only_what_a_change_opened_is_asked() -> None:
    session, place = after(WORKER, "country", {"country": ["india"]}, changing=True)
    assert place == "visa_note"
    session, place = after(session, "visa_note", {}, changing=True)
    assert place == "visa_number"
    session, place = after(session, "visa_number", {"visa-number": ["V 1"]}, changing=True)
    assert place == "check"
    assert session.answers()["employer"] == "A bakery"


def test_changing_country_brings_back_the_visa_step_filled_in() -> None:
    session = through(
        VISA,
        ("country", {"country": ["india"]}),
        ("visa_note", {}),
        ("visa_number", {"visa-number": ["V 1"]}),
        ("purpose", {"purpose": ["family"]}),
        ("nights", {"nights": ["100"]}),
        ("remarks", {"remarks": []}),
    )
    session, _ = after(session, "country", {"country": ["ireland"]}, changing=True)
    assert {id for id, entry in session.entries.items() if entry.parked} == {
        "visa_number",
        "purpose",
        "nights",
        "remarks",
    }
    session, place = after(session, "country", {"country": ["india"]}, changing=True)
    assert place == "visa_note"
    assert filled(session, VISA.steps["visa_number"]) == {"visa_number": {"": ["V 1"]}}
    session, place = after(session, "visa_note", {}, changing=True)
    assert place == "visa_number"
    session, place = after(session, "visa_number", {"visa-number": ["V 1"]}, changing=True)
    assert (place, session.entries["visa_number"].parked) == ("purpose", False)


def test_a_kept_answer_that_is_no_longer_valid_is_asked_again_with_its_problem() -> None:
    session = through(
        VISA,
        ("country", {"country": ["india"]}),
        ("visa_note", {}),
        ("visa_number", {"visa-number": ["V 1"]}),
        ("purpose", {"purpose": ["family"]}),
        ("nights", {"nights": ["100"]}),
        ("remarks", {"remarks": []}),
    )
    session, place = after(session, "country", {"country": ["france"]}, changing=True)
    assert place == "nights"
    path = replay(VISA, session.answers(), TODAY)
    assert [problem.messages["en"] for problem in path.problems] == ["You can stay for 89 nights at most"]
    assert filled(session, VISA.steps["nights"]) == {"nights": {"": ["100"]}}
    assert not session.entries["remarks"].parked
    assert after(session, "nights", {"nights": ["10"]}, changing=True)[1] == "check"


def test_going_forward_shows_the_page_that_follows_even_if_it_was_answered() -> None:
    assert after(WORKER, "country", {"country": ["france"]}, changing=False)[1] == "purpose"
    assert after(WORKER, "country", {"country": ["india"]}, changing=False)[1] == "visa_note"
    assert after(WORKER, "country", {"country": ["ireland"]}, changing=False)[1] == "no_need"
    assert after(WORKER, "nights", {"nights": ["5"]}, changing=False)[1] == "remarks"
    assert after(WORKER, "remarks", {"remarks": ["x"]}, changing=False)[1] == "check"


def test_a_page_may_be_opened_up_to_the_first_unanswered_one() -> None:
    path = replay(VISA, {"country": "france", "purpose": "work"}, TODAY)
    assert [id for id in VISA.steps if allowed(path, id)] == ["country", "purpose", "employer"]
    assert not allowed(path, "no_such_step")


def test_the_page_before_is_read_off_the_path() -> None:
    path = replay(VISA, WORKER.answers(), TODAY)
    before = {id: previous(path, id) for id in ("country", "purpose", "nights", "visa_number")}
    assert {id: step and step.id for id, step in before.items()} == {
        "country": None,
        "purpose": "country",
        "nights": "employer",
        "visa_number": None,
    }
    assert previous(path, None) is VISA.steps["remarks"]


def test_a_refused_page_changes_nothing_and_keeps_what_was_typed() -> None:
    given = give(VISA, WORKER, VISA.steps["nights"], {"nights": [" lots "], "csrf": ["x"]})
    assert given.session is None
    assert [(problem.question, problem.rule) for problem in given.problems] == [("nights", "not_number")]
    assert given.fields == {"nights": {"": [" lots "]}}


def test_a_required_answer_left_blank_is_refused() -> None:
    given = give(VISA, fresh(VISA), VISA.steps["country"], {})
    assert given.session is None
    assert [(problem.question, problem.rule) for problem in given.problems] == [("country", "empty.select")]


def test_what_was_typed_is_kept_only_where_the_value_would_not_give_it_back() -> None:
    plain = give(VISA, WORKER, VISA.steps["nights"], {"nights": ["12"]}).session
    spaced = give(VISA, WORKER, VISA.steps["nights"], {"nights": [" 12 "]}).session
    blank = give(VISA, WORKER, VISA.steps["remarks"], {"remarks": ["  "]}).session
    assert plain is not None
    assert spaced is not None
    assert blank is not None
    assert plain.entries["nights"] == Entry(12)
    assert spaced.entries["nights"] == Entry(12, {"": [" 12 "]})
    assert blank.entries["remarks"] == Entry(None, {"": ["  "]})
    assert filled(spaced, VISA.steps["nights"]) == {"nights": {"": [" 12 "]}}


def test_of_a_control_that_is_sent_twice_the_first_value_counts() -> None:
    given = give(VISA, WORKER, VISA.steps["nights"], {"nights": ["7", "8"], "employer": ["Sneaky"]})
    assert given.session is not None
    assert given.session.entries["nights"] == Entry(7)
    assert given.session.entries["employer"] == WORKER.entries["employer"]


PARTY = journey("""
    journey: party
    title: A party
    steps:
      when_and_who:
        title: When, and who?
        questions:
          starts:
            ask: Starts
            type: date
          ends:
            ask: Ends
            type: date
          bring:
            ask: What do you bring?
            type: choices
            options:
              cake: Cake
              music: Music
          music_kind:
            when: bring includes music
            ask: Which music?
            type: text
        must:
          ends is on or after starts: It must end after it starts
    outcomes:
      sent:
        submit: true
        title: Sent
""")


def day(name: str, day: str, month: str, year: str) -> dict[str, list[str]]:
    return {f"{name}-day": [day], f"{name}-month": [month], f"{name}-year": [year]}


def test_all_problems_of_a_page_are_told_in_one_pass_in_the_order_of_the_page() -> None:
    form = {
        **day("starts", "31", "2", "2027"),
        **day("ends", "", "", ""),
        "bring": ["music", "cake"],
        "music-kind": [" "],
    }
    given = give(PARTY, fresh(PARTY), PARTY.steps["when_and_who"], form)
    assert given.session is None
    assert [problem.question for problem in given.problems] == ["starts", "ends", "music_kind"]
    assert given.fields["starts"] == {"day": ["31"], "month": ["2"], "year": ["2027"]}
    assert given.fields["bring"] == {"": ["music", "cake"]}


def test_a_must_of_the_page_is_told_beside_other_questions_problems() -> None:
    form = {**day("starts", "2", "2", "2027"), **day("ends", "1", "2", "2027"), "bring": []}
    given = give(PARTY, fresh(PARTY), PARTY.steps["when_and_who"], form)
    assert [(problem.question, problem.rule) for problem in given.problems] == [
        ("ends", "ends is on or after starts"),
        ("bring", "empty.select"),
    ]


def test_a_hidden_follow_up_keeps_its_answer_parked() -> None:
    dates = {**day("starts", "1", "2", "2027"), **day("ends", "1", "2", "2027")}
    first = give(
        PARTY, fresh(PARTY), PARTY.steps["when_and_who"], {**dates, "bring": ["music"], "music-kind": ["Jazz"]}
    )
    assert first.session is not None
    assert first.session.answers()["music_kind"] == "Jazz"
    second = give(
        PARTY, first.session, PARTY.steps["when_and_who"], {**dates, "bring": ["cake"], "music-kind": ["Jazz"]}
    )
    assert second.session is not None
    assert second.session.entries["music_kind"] == Entry("Jazz", None, parked=True)
    assert replay(PARTY, second.session.answers(), TODAY).known == {
        "starts": date(2027, 2, 1),
        "ends": date(2027, 2, 1),
        "bring": ("cake",),
    }


def test_a_must_of_the_page_waits_for_what_it_names_to_be_read_well() -> None:
    made = journey("""
        journey: reach
        title: Reach
        steps:
          reach:
            title: How do we reach you?
            questions:
              email:
                ask: Email address
                type: email
                optional: true
              phone:
                ask: Phone number
                type: phone
                optional: true
            must:
              email was answered or phone was answered: Give an email address or a phone number
        outcomes:
          sent:
            submit: true
            title: Sent
    """)
    misread = give(made, fresh(made), made.steps["reach"], {"phone": ["no number"]})
    assert [problem.question for problem in misread.problems] == ["phone"]
    neither = give(made, fresh(made), made.steps["reach"], {"email": [""], "phone": [" "]})
    assert [problem.messages["en"] for problem in neither.problems] == ["Give an email address or a phone number"]


DUE = journey("""
    journey: due
    title: Due
    steps:
      born:
        ask: When were you born?
        type: date
        next:
          age(born) < 18: too_young
      name:
        ask: What is your name?
        type: text
    outcomes:
      too_young:
        title: Too young
      sent:
        submit: true
        title: Sent
""")


def test_coming_back_on_a_later_day_says_so_where_the_path_differs() -> None:
    young = through(DUE, ("born", {**day("born", "23", "11", "2008")}))
    assert replay(DUE, young.answers(), young.today).outcome is DUE.outcomes["too_young"]
    same_visit = new_day(DUE, young, NOW + timedelta(minutes=59))
    assert same_visit is young
    tomorrow = new_day(DUE, young, NOW + timedelta(days=1))
    assert (tomorrow.today, tomorrow.notice) == (date(2026, 11, 23), NEW_DAY)
    assert replay(DUE, tomorrow.answers(), tomorrow.today).stops_at is DUE.steps["name"]


def test_coming_back_on_a_later_day_says_nothing_where_nothing_differs() -> None:
    grown = through(DUE, ("born", {**day("born", "23", "11", "1990")}))
    tomorrow = new_day(DUE, grown, NOW + timedelta(days=1))
    assert (tomorrow.today, tomorrow.notice) == (date(2026, 11, 23), "")


def test_the_day_does_not_move_during_a_visit_that_crosses_midnight() -> None:
    late = Session("due", DUE.version, "en", TODAY, NOW, NOW.replace(hour=23, minute=50))
    assert new_day(DUE, late, NOW.replace(hour=23, minute=50) + timedelta(minutes=20)) is late
    assert new_day(DUE, late, NOW.replace(hour=23, minute=50) + timedelta(minutes=61)).today == date(2026, 11, 23)


def test_the_notice_is_gone_after_the_next_page() -> None:
    young = through(DUE, ("born", {**day("born", "23", "11", "2008")}))
    tomorrow = new_day(DUE, young, NOW + timedelta(days=1))
    given = give(DUE, tomorrow, DUE.steps["name"], {"name": ["B"]})
    assert given.session is not None
    assert given.session.notice == ""
