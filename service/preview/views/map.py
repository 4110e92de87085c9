"""The map: the way through a journey, the place that is looked at, and its page as a citizen sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from journeys.diagnostics import Diagnostic, Level, Spot
from journeys.expressions.describe import describe
from journeys.languages import direction, own_name
from journeys.model import Journey
from journeys.proof.verdicts import Citizen
from journeys.sources import Sources
from renderers.map import said, words
from renderers.map.drawing import closed, draw
from renderers.map.layout import fitted
from renderers.map.outline import outline_html
from renderers.map.paint import Paint
from renderers.map.picture import START, Picture
from renderers.map.svg import svg
from renderers.preview import map as view
from renderers.preview.excerpt import Excerpt, address, excerpt
from renderers.preview.frame import Frame
from renderers.preview.marking import findings_by_place, found_there, path_of, refuting, verdicts_by_place
from renderers.preview.place import about, headings, proved
from renderers.preview.placing import section_of, spot_of
from renderers.preview.told import told
from renderers.report import Finding
from service.preview.desk import Desk
from service.preview.framing import frame_of
from service.preview.previewed import Previewed
from service.preview.replies import HERE, desk_of, journey_of, page

TITLE, ORDER, ADDRESS = "Map", 2, "/map"

WIDTH = 480
"""Of the picture, in pixels: what is left of a desk of 1,440 beside the place and the phone."""

_PAGES = ("start", "question", "page", "information", "repeat", "tasks", "check", "outcome")
"""The kinds of nodes that have a page."""


async def show(request: Request) -> Response:
    """The map, at the place that the address names."""
    desk, one = desk_of(request), journey_of(request)
    frame = frame_of(desk, one, ADDRESS)
    journey, shown = one.journey, one.shown
    if journey is None or shown is None:
        sources = one.read.loaded.sources
        found = tuple(told(each, None, sources, None, f"{frame.base}/edit") for each in one.read.findings)
        return page(view.no_map(frame, found))
    asked = request.query_params
    wanted = _Asked(
        asked.get("at", ""),
        "list" if asked.get("view") == "list" else "picture",
        asked.get("sections") == "open",
        asked["lang"] if asked.get("lang") in journey.languages else journey.language,
    )
    return page(view.map_page(_Looking(desk, one, frame, journey, shown.loaded.sources, wanted).view()))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an address asks for: a place, picture or list, all sections open, the language of the phone."""

    at: str
    view: view.View
    is_open: bool
    language: str


class _Looking:
    """One look at the map of a journey."""

    def __init__(
        self, desk: Desk, one: Previewed, frame: Frame, journey: Journey, sources: Sources, asked: _Asked
    ) -> None:
        self.desk, self.one, self.frame = desk, one, frame
        self.journey, self.sources, self.asked = journey, sources, asked
        self.edit = f"{frame.base}/edit"
        self.whole_picture = draw(journey)
        self.about = None if not asked.at else about(self.whole_picture, journey, asked.at, self.citizen(asked.at))
        self.here = "" if self.about is None else asked.at
        self.findings = findings_by_place(journey, sources, one.read.findings)
        self.verdicts = verdicts_by_place(journey, sources, one.proofs)

    def view(self) -> view.MapView:
        """All of the page."""
        picture, own = self.picture()
        found = found_there(picture, self.journey, self.findings, self.verdicts, self.one.proofs)
        paint = found.over(path_of(picture, self.journey, self.citizen(self.here) if self.here else None))
        is_list = self.asked.view == "list"
        there = self.findings.get(self.here, []) if self.here else []
        return view.MapView(
            self.frame,
            self.here,
            self.asked.view,
            (
                ("Picture", self.address(view="picture"), not is_list),
                ("List", self.address(view="list"), is_list),
            ),
            self.sections(own),
            said.summary(picture),
            view.legend(picture, paint),
            self.drawn(picture, paint, is_list=is_list),
            "ltr" if is_list else direction(picture.language),
            self.about,
            tuple(told(each, self.journey, self.sources, self.one.proofs, self.edit) for each in there),
            proved(self.journey, self.verdicts.get(self.here, [])) if self.here else None,
            self.lines([each.diagnostic for each in there]),
            self.whole() if self.about is None else None,
            self.phone(),
            self.asked.at if self.asked.at and self.about is None else "",
            f"{self.address(at='')}&at=" if "?" in self.address(at="") else f"{self.address(at='')}?at=",
        )

    def picture(self) -> tuple[Picture, frozenset[str]]:
        """The picture with the section of the place open, and which sections are closed by themselves."""
        own = closed(self.journey)
        shut = frozenset() if self.asked.is_open else own - {section_of(self.journey, self.here)}
        return draw(self.journey, shut) if shut else self.whole_picture, own

    def drawn(self, picture: Picture, paint: Paint, *, is_list: bool) -> str:
        """The way, as a picture or in words."""
        href: Callable[[str], str | None] = lambda id: self.address(at=id) + f"#map-{id}"  # noqa: E731
        if is_list:
            return outline_html(picture, paint, href, self.here)
        service = self.desk.service
        return svg(picture, service, paint, fitted(picture, WIDTH), href, here=self.here)

    def sections(self, own: frozenset[str]) -> tuple[tuple[str, str, bool], ...]:
        """How sections are drawn, where some are closed by themselves."""
        if not own:
            return ()
        opened = self.asked.is_open
        return (
            ("Large sections closed", self.address(sections=""), not opened),
            ("All open", self.address(sections="open"), opened),
        )

    def address(self, **other: str) -> str:
        """The address of this look, with some of it another."""
        asked = self.asked
        now = {
            "at": self.here,
            "view": "list" if asked.view == "list" else "",
            "sections": "open" if asked.is_open else "",
            "lang": asked.language if asked.language != self.journey.language else "",
        }
        now |= {name: "" if (name, value) == ("view", "picture") else value for name, value in other.items()}
        query = urlencode({name: value for name, value in now.items() if value})
        return f"{self.frame.base}{ADDRESS}" + (f"?{query}" if query else "")

    # The place

    def citizen(self, id: str) -> Citizen | None:
        """Somebody who gets to a place: into a section is to its first step."""
        people = self.one.people
        if id in people:
            return people[id]
        section = next((each for each in self.journey.sections if each.id and each.id == id), None)
        if section is not None:
            return next((people[step.id] for step in section.steps if step.id in people), None)
        found = [refuting(each.diagnostic, self.one.proofs) for each in self.findings_at(id)]
        return next((verdict.citizen for verdict in found if verdict is not None and verdict.citizen), None)

    def findings_at(self, id: str) -> list[Finding]:
        """What was found at a place."""
        return findings_by_place(self.journey, self.sources, self.one.read.findings).get(id, [])

    def lines(self, found: list[Diagnostic]) -> Excerpt | None:
        """The lines of the place."""
        spot = spot_of(self.journey, self.here) if self.here else None
        if spot is None:
            return None
        wrong = [] if self.one.old else [label.spot for each in found for label in (each.primary, *each.related)]
        return excerpt(self.sources, spot, wrong, self.edit)

    def phone(self) -> view.Phone | None:
        """The page of the place; of a section that of its first step, of the whole journey the start."""
        node = self.whole_picture.node.get(self.here or START)
        if node is None:
            first = next((step for each in self.journey.sections if each.id == self.here for step in each.steps), None)
            node = None if first is None else self.whole_picture.node.get(first.id)
        if node is None or node.kind not in _PAGES:
            return None
        citizen, language = self.one.people.get(node.id), self.asked.language
        seen = f"{self.journey.version} {citizen} {self.desk.today()}"
        query = urlencode({"lang": language, "v": sha256(seen.encode("utf-8", "replace")).hexdigest()[:12]})
        return view.Phone(
            f"{self.frame.base}/sheet/{node.id}?{query}",
            f"The page “{node.heading}” as this citizen sees it",
            f"{self.frame.base}/walk?at={node.id}",
            tuple(
                (each, own_name(each), self.address(lang=each if each != self.journey.language else ""), each == language)
                for each in self.journey.languages
            ),
            citizen is not None,
            self.one.looked,
        )

    # The whole

    def whole(self) -> view.Whole:
        """What is said of the journey where no place is looked at."""
        called = headings(self.whole_picture)
        order = {"": -1, **{id: at for at, id in enumerate(called)}}
        places = sorted(self.findings, key=lambda id: order.get(id, len(order)))
        levels = [each.diagnostic.level for each in self.one.read.findings]
        state = self.frame.state
        return view.Whole(
            tuple(
                (
                    id if id in called else "",
                    called.get(id, "The whole journey"),
                    tuple(
                        told(each, self.journey, self.sources, self.one.proofs, self.edit)
                        for each in self.findings[id]
                    ),
                )
                for id in places
            ),
            tuple(self.promises()),
            tuple(
                (node.id, node.heading, words.ways_said(self.whole_picture.ways.by_outcome.get(node.id, 0)))
                for node in self.whole_picture.nodes
                if node.kind == "outcome"
            ),
            state.proofs,
            _counted(levels),
        )

    def promises(self) -> list[view.PromiseRow]:
        """Every promise, and whether it is kept."""
        came_out = {"proved": "holds", "counterexample": "broken", "not analysed": "left open"}
        rows = []
        for promise in self.journey.promises.values():
            about_it = [
                verdict
                for verdict in (self.one.proofs.verdicts if self.one.proofs is not None else ())
                if verdict.obligation.slug == "promise-broken"
                and verdict.obligation.spot.route[: len(promise.route)] == promise.route
            ]
            status = next((came_out[verdict.status] for verdict in about_it), "")
            place = self.sources.locate(Spot(promise.route, "key"))
            who = f"whenever {describe(promise.when, self.journey)}, " if promise.when is not None else ""
            sentence = f"{promise.word.capitalize()}: {who}{describe(promise.sentence, self.journey)}."
            rows.append(
                view.PromiseRow(promise.id, sentence, status, address(self.sources, place.file, place.line, self.edit))
            )
        return rows


def _counted(levels: list[Level]) -> str:
    nouns = ((Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.ADVICE, "piece of advice"))
    plural = {"piece of advice": "pieces of advice"}
    found = [(levels.count(level), noun) for level, noun in nouns]
    parts = [f"{n} {noun if n == 1 else plural.get(noun, f'{noun}s')}" for n, noun in found if n]
    return words.capital(words.listed(parts)) if parts else "Nothing was found that is wrong"


ROUTES = [Route(f"{HERE}/{{journey}}{ADDRESS}", show)]
