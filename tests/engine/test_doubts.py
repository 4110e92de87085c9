"""An answer that is probably a slip is told once, and taken when it is sent again."""

from __future__ import annotations

from engine.change import Given, give
from engine.session import Session
from tests.engine.small import fresh, journey

CONTACT = journey("""
    journey: contact
    title: Write to us
    steps:
      contact:
        title: How can we reach you?
        questions:
          email:
            ask: Email address
            type: email
          phone:
            ask: Phone number
            type: phone
            optional: true
    outcomes:
      sent:
        submit: true
        title: Sent
    """)
CONTACT_PAGE = CONTACT.steps["contact"]


def send(session: Session, **form: str) -> Given:
    return give(CONTACT, session, CONTACT_PAGE, {name.replace("_", "-"): [typed] for name, typed in form.items()})


def doubted(given: Given) -> dict[str, str]:
    assert given.session is None
    return {problem.rule: problem.sure for problem in given.problems}


def test_q20_a_domain_that_looks_like_a_slip_is_told_and_nothing_is_kept() -> None:
    given = send(fresh(CONTACT), email="name@gmial.com")
    assert given.session is None
    assert [(problem.question, problem.rule, problem.params) for problem in given.problems] == [
        ("email", "email.typo", {"guess": "name@gmail.com"})
    ]
    assert given.fields["email"] == {"": ["name@gmial.com"]}


def test_q20_the_same_address_sent_again_goes_through() -> None:
    (word,) = doubted(send(fresh(CONTACT), email="name@gmial.com")).values()
    given = send(fresh(CONTACT), email="name@gmial.com", email__sure=word)
    assert given.problems == ()
    assert given.session is not None
    assert given.session.answers() == {"email": "name@gmial.com", "phone": None}


def test_a_word_of_one_answer_does_not_serve_another() -> None:
    (word,) = doubted(send(fresh(CONTACT), email="name@gmial.com")).values()
    assert list(doubted(send(fresh(CONTACT), email="name@hotmial.com", email__sure=word))) == ["email.typo"]


def test_an_answer_that_was_kept_is_not_doubted_anew() -> None:
    (word,) = doubted(send(fresh(CONTACT), email="name@gmial.com")).values()
    kept = send(fresh(CONTACT), email="name@gmial.com", email__sure=word).session
    assert kept is not None
    given = send(kept, email="name@gmial.com", phone="01632 960142")
    assert given.session is not None
    assert given.session.answers() == {"email": "name@gmial.com", "phone": "01632 960142"}


def test_doubts_stand_beside_problems_and_the_word_stays_good() -> None:
    given = send(fresh(CONTACT), email="name@gmial.com", phone="12")
    assert [(problem.rule, bool(problem.sure)) for problem in given.problems] == [
        ("email.typo", True),
        ("wrong_form", False),
    ]
    again = send(fresh(CONTACT), email="name@gmial.com", email__sure=given.problems[0].sure, phone="+44 20 7946 0000")
    assert again.session is not None


def test_q22_a_number_that_nobody_is_known_to_have_is_only_doubted() -> None:
    rules = {
        number: [problem.rule for problem in send(fresh(CONTACT), email="a@example.com", phone=number).problems]
        for number in ("07700 900 982", "01632 960 142", "+33 1 99 00 12 34", "+1 999 555 0143", "+44 7700 900982")
    }
    assert rules == {
        "07700 900 982": [],
        "01632 960 142": [],
        "+33 1 99 00 12 34": [],
        "+1 999 555 0143": ["phone.unknown"],
        "+44 7700 900982": [],
    }
