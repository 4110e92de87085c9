"""One look at the map of a journey: what is painted on it, what is said of a place, whose page the phone shows."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from engine.proving.everywhere import is_at
from engine.witness import replayed
from journeys.diagnostics import Diagnostic, Level, Spot
from journeys.editing.places import PlaceWords, words_at
from journeys.expressions.describe import describe
from journeys.languages import direction, own_name
from journeys.model import Journey
from journeys.proof.verdicts import Citizen
from journeys.sources import Sources
from journeys.unwritten import START
from renderers.map import said, words
from renderers.map.drawing import closed, draw
from renderers.map.layout import fitted
from renderers.map.outline import outline_html
from renderers.map.paint import Paint
from renderers.map.picture import Picture
from renderers.map.svg import svg
from renderers.preview import map as drawing
from renderers.preview.excerpt import Excerpt, address, excerpt
from renderers.preview.frame import Frame
from renderers.preview.marking import findings_by_place, found_there, path_of, refuting, verdicts_by_place
from renderers.preview.place import about, headings, proved
from renderers.preview.places import place_of
from renderers.preview.placing import section_of, spot_of
from renderers.preview.sheets import Sitter, sheet
from renderers.preview.told import told
from renderers.preview.wall import Choices
from service.preview.desk import Desk
from service.preview.previewed import Previewed
from service.preview.sheets import Drawn, Still, sheets_of

ADDRESS = "/map"

WIDTH = 480
"""Of the picture, in pixels: what is left of a desk of 1,440 beside the place and the phone."""

_PAGES = ("start", "question", "page", "information", "repeat", "tasks", "check", "outcome")
"""The kinds of nodes that have a page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: a place, picture or list, all sections open, the language of the phone."""

    at: str
    view: drawing.View
    is_open: bool
    language: str


class Looking:
    """One look at the map of a journey."""

    def __init__(
        self, desk: Desk, one: Previewed, frame: Frame, journey: Journey, sources: Sources, asked: Asked
    ) -> None:
        self.desk, self.one, self.frame = desk, one, frame
        self.journey, self.sources, self.asked = journey, sources, asked
        self.edit = f"{frame.base}/edit"
        self.whole_picture = draw(journey)
        self.findings = findings_by_place(journey, sources, one.read.findings)
        self.verdicts = verdicts_by_place(journey, sources, one.proofs)
        self.about = None if not asked.at else about(self.whole_picture, journey, asked.at, self.citizen(asked.at))
        self.here = "" if self.about is None else asked.at

    def view(self) -> drawing.MapView:
        """All of the page."""
        picture, own = self.picture()
        found = found_there(picture, self.journey, self.findings, self.verdicts, self.one.proofs)
        paint = found.over(path_of(picture, self.journey, self.citizen(self.here) if self.here else None))
        is_list = self.asked.view == "list"
        there = self.findings.get(self.here, []) if self.here else []
        return drawing.MapView(
            self.frame,
            self.here,
            self.asked.view,
            (
                ("Picture", self.address(view="picture"), not is_list),
                ("List", self.address(view="list"), is_list),
            ),
            self.sections(own),
            _split(said.summary(picture)),
            drawing.legend(picture, paint),
            self.drawn(picture, paint, is_list=is_list),
            direction("en" if is_list else picture.language),
            self.about,
            tuple(told(each, self.journey, self.sources, self.one.proofs, self.edit) for each in there),
            proved(self.journey, self.verdicts.get(self.here, [])) if self.here else None,
            self.lines([each.diagnostic for each in there]),
            self.whole() if self.about is None else None,
            self.phone(),
            self.asked.at if self.asked.at and self.about is None else "",
            f"{self.address(at='')}&at=" if "?" in self.address(at="") else f"{self.address(at='')}?at=",
            self.words(),
        )

    def words(self) -> PlaceWords | None:
        """The words of the place's page as they are written now; None where the text cannot be read just now."""
        if not self.here or self.one.old:
            return None
        found = words_at(self.one.files, self.here)
        return found if found is not None and (found.words or found.up or found.down) else None

    def picture(self) -> tuple[Picture, frozenset[str]]:
        """The picture with the section of the place open, and which sections are closed by themselves."""
        own = closed(self.journey)
        shut = frozenset() if self.asked.is_open else own - {section_of(self.journey, self.here)}
        return draw(self.journey, shut) if shut else self.whole_picture, own

    def drawn(self, picture: Picture, paint: Paint, *, is_list: bool) -> str:
        """The way, as a picture or in words."""
        if is_list:
            return outline_html(picture, paint, self.to, self.here)
        service = self.desk.service
        return svg(picture, service, paint, fitted(picture, WIDTH), self.to, here=self.here)

    def sections(self, own: frozenset[str]) -> tuple[tuple[str, str, bool], ...]:
        """How sections are drawn, where some are closed by themselves."""
        if not own:
            return ()
        opened = self.asked.is_open
        return (
            ("Large sections closed", self.address(sections=""), not opened),
            ("All open", self.address(sections="open"), opened),
        )

    def to(self, id: str) -> str:
        """The address of a place, which is shown where it stands on the map."""
        return f"{self.address(at=id)}#map-{quote(id)}"

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
        shows = self.shows(id)
        if shows is not None:
            return shows
        people = self.one.people
        if id in people:
            return people[id]
        section = next((each for each in self.journey.sections if each.id and each.id == id), None)
        return next((people[step.id] for step in section.steps if step.id in people), None) if section else None

    def shows(self, id: str) -> Citizen | None:
        """The citizen who shows that something does not hold at a place, and who stands there."""
        for each in self.findings.get(id, []):
            verdict = refuting(each.diagnostic, self.one.proofs)
            citizen = None if verdict is None else verdict.citizen
            if citizen is not None and is_at(replayed(self.journey, citizen), id, self.journey):
                return citizen
        return None

    def lines(self, found: list[Diagnostic]) -> Excerpt | None:
        """The lines of the place."""
        spot = spot_of(self.journey, self.here) if self.here else None
        if spot is None:
            return None
        wrong = [] if self.one.old else [label.spot for each in found for label in (each.primary, *each.related)]
        return excerpt(self.sources, spot, wrong, self.edit)

    def phone(self) -> drawing.Phone | None:
        """The page of the place; of a section that of its first step, of the whole journey the start."""
        node = self.whole_picture.node.get(self.here or START)
        if node is None:
            first = next((step for each in self.journey.sections if each.id == self.here for step in each.steps), None)
            node = None if first is None else self.whole_picture.node.get(first.id)
        if node is None or node.kind not in _PAGES:
            return None
        language, stuck = self.asked.language, self.shows(node.id)
        still = still_page(self.desk, self.one, node.id, language, stuck)
        query = urlencode({"lang": language, "v": still.tag}) if still is not None else ""
        return drawing.Phone(
            f"{self.frame.base}/{'sheet' if stuck is None else 'shown'}/{quote(node.id)}?{query}",
            f"The page “{node.heading}” as this citizen sees it",
            f"{self.frame.base}/walk?at={quote(node.id)}"
            if stuck is None
            else f"{self.frame.base}/shown/{quote(node.id)}/walk",
            tuple(
                (
                    each,
                    own_name(each),
                    self.address(lang=each if each != self.journey.language else ""),
                    each == language,
                )
                for each in self.journey.languages
            ),
            "" if still is None else f"{still.tag}-{node.id}-{language}",
            still is not None and (stuck is not None or node.id in self.one.people),
            _sought(self.one, node.id),
        )

    # The whole

    def whole(self) -> drawing.Whole:
        """What is said of the journey where no place is looked at."""
        called = headings(self.whole_picture)
        order = {"": -1, **{id: at for at, id in enumerate(called)}}
        places = sorted(self.findings, key=lambda place: order.get(place, len(order)))
        levels = [each.diagnostic.level for each in self.one.read.findings]
        state = self.frame.state
        return drawing.Whole(
            tuple(
                (
                    id if id in called else "",
                    called.get(id, "The whole journey"),
                    tuple(
                        told(each, self.journey, self.sources, self.one.proofs, self.edit) for each in self.findings[id]
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

    def promises(self) -> list[drawing.PromiseRow]:
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
            to = address(self.sources, place.file, place.line, self.edit)
            rows.append(drawing.PromiseRow(promise.id, sentence, status, to))
        return rows


def still_page(desk: Desk, one: Previewed, id: str, language: str, who: Citizen | None) -> Still | None:
    """The page of a place as `who` sees it, or as on the wall; None where it cannot be drawn."""
    sheets = sheets_of(one, desk.service)
    place = None if sheets is None else place_of(sheets.journey, id)
    if sheets is None or place is None:
        return None
    if who is not None:
        found = sheet(sheets.book(language), place, "first", Sitter(who, who), who.today)
        drawn = Drawn(found.html, 0, found.by, found.fault)
    else:
        drawn = sheets.drawn(one, place, language, "first", desk.today())
    return sheets.still(drawn, Choices(lang=language)) if drawn.html else None


def _sought(one: Previewed, id: str) -> str:
    """What is known of who gets to a place where nobody is there to show it."""
    if id in one.nobody:
        return "Nobody gets here: that is proved."
    if one.halted:
        return "Nobody was looked for."
    return "Nobody was found who gets here." if one.looked else "Somebody who gets here is being looked for …"


def _split(summary: str) -> tuple[str, str]:
    """What a map counts, in two: its steps, and its ways."""
    steps, _, ways = summary.partition(", ")
    return steps, ways


def _counted(levels: list[Level]) -> str:
    nouns = ((Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.ADVICE, "piece of advice"))
    plural = {"piece of advice": "pieces of advice"}
    found = [(levels.count(level), noun) for level, noun in nouns]
    parts = [f"{n} {noun if n == 1 else plural.get(noun, f'{noun}s')}" for n, noun in found if n]
    return words.capital(words.listed(parts)) if parts else "Nothing was found that is wrong"
