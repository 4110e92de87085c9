"""The pages that belong to no journey, and what all pages of a service share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from journeys.formats import formats
from journeys.languages import direction, own_name
from journeys.model import Journey, Text
from journeys.service import Service
from renderers.html.addresses import start
from renderers.html.assets import HTMX_CDN, Asset, Source, assets_of
from renderers.html.contexts import DeletePage, Message, Shell, Tongue
from renderers.html.environment import draw
from renderers.html.feedback import NO_OPINION, FeedbackProblem, Opinion, feedback_page
from renderers.html.markdown import render
from renderers.html.practice import practice, summary
from renderers.html.wording import Words, say, words
from renderers.html.writing import constant_words

__all__ = ["Asset", "Site"]

FEEDBACK, PRIVACY = "/-/feedback", "/-/privacy"
"""Pages of our own."""


class Site:
    """One service: its files, its own pages, and the frame around every page."""

    def __init__(
        self, service: Service, assets: Source = "cdn", language: str = "", languages: Sequence[str] = ()
    ) -> None:
        """`assets` says where pages load htmx from: its content network, or this service itself.

        `language` is that of the pages, by default the service's own; `languages` are all that its pages offer.
        """
        self.language = language or service.language
        self.service = service = service.to.get(self.language, service)
        self._languages = tuple(languages) or (self.language,)
        self._assets = assets_of(service, assets)
        self.static: Mapping[str, Asset] = self._assets.all()
        """Address -> file; every address holds a hash of the file."""
        self.scripts: tuple[str, ...] = (HTMX_CDN,) if assets == "cdn" else ()
        """Addresses besides our own that a page loads scripts from, for the content security policy."""
        self.styles: tuple[str, ...] = ()
        """Hashes of style inside pages, for the content security policy: there is none."""
        self.words: Words = words(self.language)
        self.shell = self.shell_for(self.language, None, self._languages)
        self._kept: dict[str, str] = {}

    def shell_for(
        self, language: str, journey: Markup | None = None, languages: Sequence[str] = (), privacy: str = PRIVACY
    ) -> Shell:
        """The frame of pages in a language; `journey` is the name in the header, `languages` are those offered,
        `privacy` is the page that the footer leads to."""
        service = self.service
        return Shell(
            language=language.replace("_", "-"),
            direction=direction(language),
            style=self._assets.style.path,
            scripts=self._assets.scripts,
            logo=self._assets.logo.path if self._assets.logo else "",
            name=service.organisation or service.name,
            phase=service.phase,
            feedback=_link(service.feedback) or FEEDBACK,
            contact=service.contact,
            telephone="".join(re.findall(r"[+0-9]", service.contact.phone)),
            journey=journey,
            tongues=tongues(languages, language),
            privacy=privacy,
        )

    def home(self, journeys: Sequence[Journey]) -> str:
        """The service's journeys, each with a link to its start page."""
        found = [(start(journey.id), *summary(journey, self.language)) for journey in journeys]
        return self._draw("home", title=self.words.home_title, journeys=found)

    def not_found(self) -> str:
        """404."""
        w = self.words
        return self._message("not_found", Message(w.not_found_title, (w.not_found_body,), home=True))

    def went_wrong(self, request_id: str) -> str:
        """500: our fault. What happened to the answers comes first, then the number to give us."""
        w = self.words
        message = Message(w.wrong_title, (w.wrong_answers, w.wrong_body), number=request_id)
        return draw("templates/message.html", page=message, shell=self.shell, words=w)

    def unavailable(self) -> str:
        """503: the answers cannot be read just now."""
        w = self.words
        return self._message("unavailable", Message(w.unavailable_title, (w.unavailable_answers, w.unavailable_body)))

    def not_saved(self) -> str:
        """503 where the page that was sent cannot be shown again."""
        w = self.words
        return self._message("not_saved", Message(w.not_saved_title, (w.not_saved_answers, w.not_saved_body)))

    def forbidden(self) -> str:
        """403: the form was open for too long, or came from elsewhere."""
        w = self.words
        return self._message(
            "forbidden", Message(w.forbidden_title, (w.forbidden_answers, w.forbidden_body), home=True)
        )

    def unreadable(self) -> str:
        """408, 413, 415: what was sent is no form of ours, or too long."""
        w = self.words
        return self._message("unreadable", Message(w.unreadable_title, (w.unreadable_answers, w.unreadable_body)))

    def privacy(self, journeys: Sequence[Journey], days: int, shell: Shell | None = None) -> str:
        """Who is responsible, and what a journey asks, why, how long it is kept and who sees it; of several journeys
        a link to the page of each. Unfinished answers are kept for `days`. `shell` is that of a journey's own page.
        """
        practices = [asked for journey in journeys if (asked := practice(journey, self.language)).groups]
        w = self.words
        return draw(
            "templates/privacy.html",
            shell=shell or self.shell,
            words=w,
            who=say(w.privacy_who, name=self.shell.name),
            own=self._own(self.service.privacy),
            unsent=w.privacy_unsent.of(days),
            practice=practices[0] if len(practices) == 1 else None,
            others=[(each.address, each.title) for each in practices] if len(practices) > 1 else (),
        )

    def cookies(self, session: tuple[str, int], language: tuple[str, int] | None) -> str:
        """Every cookie there is, by its name and the days it lasts: that of the session, and where there is a choice
        of languages that one."""
        w = self.words
        found = [(session[0], w.cookies_session, w.cookies_days.of(session[1]))]
        if language is not None:
            found.append((language[0], w.cookies_language, w.cookies_chosen.of(language[1])))
        return self._draw("cookies", cookies=found)

    def accessibility(self) -> str:
        """The accessibility statement: the service's own words or ours, what is known not to work, whom to turn to, and
        when somebody last looked."""
        service, w = self.service, self.words
        day = service.accessibility_reviewed
        return self._draw(
            "accessibility",
            body=self._own(service.accessibility) or render([w.accessibility_body], "block"),
            issues=self._own(service.accessibility_issues),
            complaint=self._own(service.accessibility_complaint),
            reviewed=say(w.accessibility_reviewed, day=formats(self.language, "GBP", 2).day(day)) if day else "",
        )

    def feedback(self, csrf: str, back: str, given: Opinion = NO_OPINION, problem: FeedbackProblem = "") -> str:
        """What somebody thinks of the service, five steps and some words; `back` is the page they came from."""
        page = feedback_page(self.words, csrf, back, given, problem)
        return self._draw("feedback", page=page)

    def thanks(self, back: str) -> str:
        """After feedback: back to where they were."""
        w = self.words
        page = Message(w.feedback_thanks, (w.feedback_taken,), home=not back, back=back)
        return self._draw("message", page=page)

    def delete(self, csrf: str, keep: str, none: bool) -> str:
        """Whether to delete all answers given on this device; `none`: there are none."""
        title = self.words.delete_none if none else self.words.delete_title
        return self._draw("delete", page=DeletePage(title, none, keep, csrf))

    def deleted(self) -> str:
        """That they are deleted."""
        w = self.words
        return self._message("deleted", Message(w.deleted_title, (w.deleted_body, w.delete_sent), home=True))

    def _own(self, text: Text | None) -> Markup | None:
        return None if text is None else render([constant_words(text)], "block")

    def _draw(self, template: str, **context: object) -> str:
        return draw(f"templates/{template}.html", shell=self.shell, words=self.words, **context)

    def _message(self, name: str, message: Message) -> str:
        if name not in self._kept:
            self._kept[name] = draw("templates/message.html", page=message, shell=self.shell, words=self.words)
        return self._kept[name]


def _link(address: str) -> str:
    """Where feedback goes, as a link: an email address may stand there too."""
    return f"mailto:{address}" if "@" in address and "://" not in address else address


def tongues(languages: Sequence[str], here: str) -> tuple[Tongue, ...]:
    """The languages to choose from, each by its own name (patterns P22); () where there is no choice."""
    if len(languages) < 2:
        return ()
    return tuple(Tongue(each, own_name(each), direction(each), each == here) for each in languages)
