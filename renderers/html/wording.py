"""Every word that Footpath itself says to a citizen, by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from journeys import document
from journeys.catalogues.pseudo import pseudo
from journeys.formats import formats
from journeys.languages import PSEUDO, plural_form

_FOLDER = Path(__file__).parent / "wording"


@dataclass(frozen=True, slots=True)
class Counted:
    """A wording with a number in it (`{n}`), in every plural form of its language: `one`, `two`, `few` … (CLDR)."""

    forms: Mapping[str, str]
    language: str

    def of(self, count: int, **values: str) -> str:
        """The wording for this many, the number as its language writes it, and other `{names}` filled in."""
        number = formats(self.language, "GBP", 2).number(count)
        return say(self.forms[plural_form(count, self.language)], **{"n": number, **values})


@dataclass(frozen=True, slots=True)
class Words:
    """The built-in wording of one language. Keys are those of `wording/<language>.yaml`."""

    skip: str
    back: str
    back_label: str
    notice_new_day: str
    notice_expired: str
    notice_expired_all: str
    help: str
    languages: str
    accessibility: str
    privacy: str
    cookies: str
    phase: str
    phase_feedback: str
    title_error: str
    print: str
    or_: str
    yes: str
    no: str
    continue_: str
    continue_information: str
    later: str
    lost: str
    problem: str
    doubt: str
    stale: str
    error: str
    optional: str
    why: str
    limit: Counted
    in_currency: str
    agree: str
    not_saved_here: str
    expired_here: str
    address_find: str
    address_select: str
    address_not_listed: str
    address_by_hand: str
    address_none: str
    address_down: str
    upload: str
    files_added: str
    files_twice: str
    file_limit: str
    file_drop: str
    file_sending: str
    file_sent: str
    file_failed: str
    file_wait: str
    near: str
    found: Counted
    found_none: str
    left: Counted
    over: Counted
    start: str
    resume: str
    resume_continue: str
    resume_again: str
    resume_again_note: str
    saved_title: str
    saved_until: str
    saved_how: str
    shared_title: str
    shared_body: str
    delete_link: str
    delete_title: str
    delete_body: str
    delete_sent: str
    delete_yes: str
    delete_no: str
    delete_none: str
    deleted_title: str
    deleted_body: str
    before: str
    check_title: str
    check_body: str
    check_answers: str
    check_send: str
    check_declare: str
    change: str
    not_given: str
    items_count: str
    items_most: str
    items_full: str
    items_another: str
    items_choose: str
    items_few: str
    items_number: str
    items_caption: str
    items_to_answer: str
    items_add: str
    remove: str
    remove_title: str
    remove_body: str
    remove_yes: str
    remove_no: str
    tasks_title: str
    tasks_done: str
    tasks_finish: str
    tasks_send: str
    tasks_end: str
    tasks_all_first: str
    tasks_wait: str
    tasks_quoted: str
    task_cannot_start: str
    task_not_started: str
    task_in_progress: str
    task_completed: str
    task_problem: str
    not_right: str
    not_right_body: str
    nothing_sent: str
    reference: str
    next: str
    sent_at: str
    your_copy: str
    feedback: str
    sent_already: str
    sent_change: str
    sent_again: str
    sent_again_note: str
    feedback_body: str
    feedback_ease: str
    feedback_5: str
    feedback_4: str
    feedback_3: str
    feedback_2: str
    feedback_1: str
    feedback_words: str
    feedback_private: str
    feedback_send: str
    feedback_empty: str
    feedback_many: str
    feedback_thanks: str
    feedback_taken: str
    feedback_return: str
    home_title: str
    not_found_title: str
    not_found_body: str
    home_link: str
    wrong_title: str
    wrong_answers: str
    wrong_body: str
    wrong_id: str
    unavailable_title: str
    unavailable_answers: str
    unavailable_body: str
    not_saved_title: str
    not_saved_answers: str
    not_saved_body: str
    unreadable_title: str
    unreadable_answers: str
    unreadable_body: str
    forbidden_title: str
    forbidden_answers: str
    forbidden_body: str
    by_phone: str
    by_email: str
    by_post: str
    privacy_title: str
    privacy_who: str
    privacy_where: str
    privacy_also: str
    privacy_asked: str
    privacy_why: str
    privacy_kept: str
    privacy_shared: str
    privacy_unsent_title: str
    privacy_unsent: Counted
    privacy_rights_title: str
    privacy_rights: str
    privacy_journeys: str
    cookies_title: str
    cookies_body: str
    cookies_name: str
    cookies_purpose: str
    cookies_life: str
    cookies_session: str
    cookies_language: str
    cookies_chosen: Counted
    cookies_days: Counted
    accessibility_title: str
    accessibility_body: str
    accessibility_report: str
    accessibility_contact: str
    accessibility_issues: str
    accessibility_complaint: str
    accessibility_reviewed: str


def say(wording: str, **values: str) -> str:
    """A wording with its `{names}` filled in."""
    for name, value in values.items():
        wording = wording.replace("{" + name + "}", value)
    return wording


@lru_cache(maxsize=32)
def words(language: str) -> Words:
    """The wording of a language: its own file, its base language's, else English. KeyError names a wrong key."""
    if language in PSEUDO:
        return _pseudo(words("en"), language)
    for name in (language, language.split("-")[0], "en"):
        file = _FOLDER / f"{name}.yaml"
        if name.replace("-", "").isalnum() and file.is_file():
            return read(file.read_text(encoding="utf-8"), name)
    raise AssertionError("wording/en.yaml is part of the package")


def _pseudo(own: Words, language: str) -> Words:
    """English in a pseudo-language, for previews."""
    made: dict[str, Any] = {}
    for name, said in ((field.name, getattr(own, field.name)) for field in fields(Words)):
        if isinstance(said, Counted):
            made[name] = Counted({form: pseudo(words, language) for form, words in said.forms.items()}, language)
        else:
            made[name] = pseudo(said, language)
    return Words(**made)


def read(text: str, language: str = "en") -> Words:
    """Words from the text of a language's file: every key there and none besides, forms where a number is told."""
    given = document.read("wording", text).value
    known = {field.name.rstrip("_"): field.name for field in fields(Words)}
    counted = {field.name for field in fields(Words) if field.type == "Counted"}
    found = {known.get(key.rstrip("_"), key): value for key, value in given.items()}
    wrong = sorted(found.keys() ^ set(known.values()))
    if wrong:
        raise KeyError(f"wording: keys missing or unknown: {', '.join(wrong)}")
    wrong = sorted(key for key, value in found.items() if isinstance(value, dict) != (key in counted))
    if wrong:
        raise KeyError(f"wording: plural forms missing, or where there is no number: {', '.join(wrong)}")
    made: dict[str, Any] = {
        key: Counted(value, language) if key in counted else value.rstrip("\n") for key, value in found.items()
    }
    return Words(**made)
