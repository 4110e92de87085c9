"""What was typed and never sent as an answer, and the files that a session holds."""

from __future__ import annotations

import json
from dataclasses import replace

from engine.change import filled, give, keep_draft, unused_uploads
from engine.session import Entry, decode, encode
from engine.submission import submit
from journeys.expressions.kinds import Upload
from tests.engine.family import FAMILY, ONE, begun_with, path, two_children
from tests.engine.small import NOW, fresh, journey

CALL = journey("""
    journey: call
    title: Call
    steps:
      you:
        title: You
        questions:
          name:
            ask: Your name?
            type: text
          born:
            ask: When were you born?
            type: date
      last:
        ask: Anything else?
        type: text
        optional: true
    outcomes:
      sent:
        submit: true
        title: Sent
""")
YOU = CALL.steps["you"]
HALF = {"name": ["Ann"], "born-day": ["31"], "born-month": [""], "born-year": ["x"]}


def test_p22_what_was_typed_is_filled_in_again_exactly() -> None:
    session = keep_draft(CALL, fresh(CALL), YOU, HALF)
    assert filled(session, YOU) == {
        "name": {"": ["Ann"]},
        "born": {"day": ["31"], "month": [""], "year": ["x"]},
    }


def test_a_draft_is_no_answer() -> None:
    assert keep_draft(CALL, fresh(CALL), YOU, HALF).answers() == {}


def test_a_page_where_nothing_new_was_typed_leaves_no_draft() -> None:
    session = fresh(CALL)
    assert keep_draft(CALL, session, YOU, {"name": [""], "born-day": [""]}) is session
    good = give(CALL, session, YOU, {**HALF, "born-month": ["1"], "born-year": ["1990"]}).session
    assert good is not None
    same = {"name": ["Ann"], "born-day": ["31"], "born-month": ["1"], "born-year": ["1990"]}
    assert keep_draft(CALL, good, YOU, same) is good


def test_what_was_rubbed_out_stays_rubbed_out() -> None:
    good = give(CALL, fresh(CALL), YOU, {**HALF, "born-month": ["1"], "born-year": ["1990"]}).session
    assert good is not None
    session = keep_draft(
        CALL, good, YOU, {"name": [""], "born-day": ["31"], "born-month": ["1"], "born-year": ["1990"]}
    )
    assert filled(session, YOU)["name"] == {"": [""]}
    assert session.answers() == good.answers()


def test_a_good_answer_removes_its_draft_and_a_refused_one_does_not() -> None:
    session = keep_draft(CALL, fresh(CALL), YOU, HALF)
    assert give(CALL, session, YOU, HALF).session is None
    good = give(CALL, session, YOU, {**HALF, "born-month": ["1"], "born-year": ["1990"]}).session
    assert good is not None
    assert good.drafts == {}


def test_a_page_that_is_not_on_the_path_keeps_no_draft() -> None:
    session = fresh(CALL)
    assert keep_draft(CALL, session, CALL.steps["last"], {"last": ["early"]}) is session


def test_a_draft_in_an_item_belongs_to_that_item() -> None:
    session = begun_with("Ann")
    step = FAMILY.steps["child.born"]
    session = keep_draft(FAMILY, session, step, {"child-born-day": ["3"]}, ONE)
    assert list(session.drafts) == [f"child.born@{ONE}"]
    assert filled(session, step, ONE) == {"child.born": {"day": ["3"], "month": [], "year": []}}
    assert filled(session, step, "other") == {}


def test_drafts_and_files_come_back_from_a_session_s_text() -> None:
    held = {"u1": Upload("u1", "Pass é.png", "image/png", 1234)}
    session = replace(keep_draft(CALL, fresh(CALL), YOU, HALF), uploads=held)
    assert decode(encode(session, CALL), CALL) == session


def test_a_session_kept_before_there_were_drafts_still_reads() -> None:
    session = give(CALL, fresh(CALL), YOU, {**HALF, "born-month": ["1"], "born-year": ["1990"]}).session
    assert session is not None
    kept = json.loads(encode(session, CALL))
    assert "drafts" not in kept
    assert "uploads" not in kept
    assert decode(json.dumps(kept), CALL) == session


def test_what_is_sent_leaves_no_draft() -> None:
    session = give(CALL, fresh(CALL), YOU, {**HALF, "born-month": ["1"], "born-year": ["1990"]}).session
    assert session is not None
    session = give(CALL, session, CALL.steps["last"], {"last": [""]}).session
    assert session is not None
    sent = submit(CALL, keep_draft(CALL, session, YOU, HALF), NOW)
    assert isinstance(sent, tuple)
    assert sent[0].drafts == {}


PASSPORT = journey("""
    journey: passport
    title: Passport
    steps:
      photo:
        ask: Upload your photo
        type: file
        accepts: [photo]
        max: 2
      last:
        ask: Done?
        type: yes_no
    outcomes:
      sent:
        submit: true
        title: Sent
""")
ONE_FILE = Upload("aa11", "me.jpg", "image/jpeg", 100)
OTHER_FILE = Upload("bb22", "cat.jpg", "image/jpeg", 200)


def test_q27_a_form_names_only_files_that_the_session_holds() -> None:
    session = replace(fresh(PASSPORT), uploads={"aa11": ONE_FILE})
    given = give(PASSPORT, session, PASSPORT.steps["photo"], {"photo-kept": ["aa11", "stolen"]})
    assert given.session is not None
    assert given.session.entries["photo"].value == (ONE_FILE,)
    assert give(PASSPORT, fresh(PASSPORT), PASSPORT.steps["photo"], {"photo-kept": ["aa11"]}).session is None


def test_q27_a_file_that_no_answer_and_no_draft_names_is_not_used() -> None:
    held = {"aa11": ONE_FILE, "bb22": OTHER_FILE}
    session = replace(fresh(PASSPORT), uploads=held)
    assert unused_uploads(session) == (ONE_FILE, OTHER_FILE)
    given = give(PASSPORT, session, PASSPORT.steps["photo"], {"photo-kept": ["aa11"]}).session
    assert given is not None
    assert unused_uploads(given) == (OTHER_FILE,)
    drafted = keep_draft(PASSPORT, given, PASSPORT.steps["photo"], {"photo-kept": ["aa11", "bb22"]})
    assert unused_uploads(drafted) == ()
    parked = replace(given, entries={"photo": Entry((ONE_FILE,), parked=True)})
    assert unused_uploads(parked) == (OTHER_FILE,)


def test_a_file_is_sent_as_its_name_type_size_and_id() -> None:
    session = replace(fresh(PASSPORT), uploads={"aa11": ONE_FILE})
    session = replace(session, entries={"photo": Entry((ONE_FILE,)), "last": Entry(True)})
    sent = submit(PASSPORT, session, NOW)
    assert isinstance(sent, tuple)
    assert sent[1].answers == {
        "photo": [{"name": "me.jpg", "media_type": "image/jpeg", "size": 100, "id": "aa11"}],
        "last": True,
    }


def test_changing_an_item_keeps_what_was_typed_elsewhere() -> None:
    session = keep_draft(FAMILY, two_children(), FAMILY.steps["for_whom"], {"for-whom": ["nobody"]})
    given = give(FAMILY, session, FAMILY.steps["child.name"], {"child-name": ["Al"]}, ONE).session
    assert given is not None
    assert given.drafts == session.drafts
    assert path(given).items["children"][0].item.answers["child.name"] == "Al"
