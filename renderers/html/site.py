"""The pages that belong to no journey, and what all pages of a service share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from journeys.languages import direction, own_name
from journeys.model import Journey, Text
from journeys.service import Service
from renderers.html.addresses import start
from renderers.html.assets import HTMX_CDN, Asset, Source, assets_of
from renderers.html.contexts import Message, Shell, Tongue
from renderers.html.environment import draw
from renderers.html.markdown import render
from renderers.html.practice import practice, summary
from renderers.html.wording import Words, say, words
from renderers.html.writing import constant_words

__all__ = ["Asset", "Site"]


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

    def shell_for(self, language: str, journey: Markup | None = None, languages: Sequence[str] = ()) -> Shell:
        """The frame of pages in a language; `journey` is the name in the header, `languages` are those offered."""
        service = self.service
        return Shell(
            language=language.replace("_", "-"),
            direction=direction(language),
            style=self._assets.style.path,
            scripts=self._assets.scripts,
            logo=self._assets.logo.path if self._assets.logo else "",
            name=service.organisation or service.name,
            phase=service.phase,
            feedback=service.feedback,
            contact=service.contact,
            telephone="".join(re.findall(r"[+0-9]", service.contact.phone)),
            journey=journey,
            tongues=tongues(languages, language),
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

    def privacy(self, journeys: Sequence[Journey]) -> str:
        """What each journey asks, why, how long it is kept and who sees it, from the journeys themselves."""
        practices = [asked for journey in journeys if (asked := practice(journey, self.language)).told or asked.silent]
        who = say(self.words.privacy_who, name=self.shell.name)
        own = self._own(self.service.privacy)
        return self._draw("privacy", own=own, who=who, practices=practices)

    def cookies(self, name: str, days: int) -> str:
        """The one cookie: its `name`, what it is for, and how many `days` it lasts."""
        return self._draw("cookies", name=name, life=self.words.cookies_days.of(days))

    def accessibility(self) -> str:
        """The accessibility statement: the service's own, else ours."""
        own = self._own(self.service.accessibility)
        return self._draw("accessibility", body=own or render([self.words.accessibility_body], "block"))

    def _own(self, text: Text | None) -> Markup | None:
        return None if text is None else render([constant_words(text)], "block")

    def _draw(self, template: str, **context: object) -> str:
        return draw(f"templates/{template}.html", shell=self.shell, words=self.words, **context)

    def _message(self, name: str, message: Message) -> str:
        if name not in self._kept:
            self._kept[name] = draw("templates/message.html", page=message, shell=self.shell, words=self.words)
        return self._kept[name]


def tongues(languages: Sequence[str], here: str) -> tuple[Tongue, ...]:
    """The languages to choose from, each by its own name (patterns P22); () where there is no choice."""
    if len(languages) < 2:
        return ()
    return tuple(Tongue(each, own_name(each), direction(each), each == here) for each in languages)
