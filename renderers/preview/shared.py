"""A journey as a folder that opens from a disk: what it is, all its pages, its map, its rulebook, and a prototype."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from engine.visiting import Stop
from journeys.formats import formats
from journeys.languages import direction, own_name
from journeys.model import Journey
from journeys.service import Service
from renderers.html.environment import templates
from renderers.html.look import minified
from renderers.html.site import Site
from renderers.map.drawing import draw as draw_map
from renderers.map.layout import NARROW, WIDE
from renderers.map.outline import outline_html
from renderers.map.paint import Paint
from renderers.map.picture import Node
from renderers.map.said import summary
from renderers.map.svg import svg
from renderers.preview.files import HERE, files
from renderers.preview.frame import State, counted
from renderers.preview.shared_pages import FILES, Pages, disarmed, other_page, page_name
from renderers.preview.shared_prototype import FOLDER, NOT_HERE, Prototype, heading, not_here
from renderers.preview.shared_states import Recorded, place_id, tree
from renderers.preview.shared_states import State as Place
from renderers.rulebook import html as rulebook_page
from renderers.rulebook.chapters import rulebook

GENERATOR = "Footpath share"
"""What the first page calls its maker, by which an older folder is known again."""

PAGELESS = frozenset({"decision", "again", "section", "fork"})
"""Kinds of nodes of the map that no page is shown for."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out about a place of the journey: `place` is the id of the map's node ("" for none), `line` that
    of the text, `shown` the citizen who shows it, in words."""

    place: str
    level: str
    message: str
    line: int
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """What a folder is made of. `paths` are those that the prototype may hold, the most important first; `people` are
    the paths of the citizens who show the pages, by node of the map. `difference` is the page of what changed since the
    last commit, "" where nothing did."""

    journey: Journey
    service: Service
    day: date
    state: State
    found: tuple[Found, ...]
    paint: Paint
    people: Mapping[str, Recorded]
    paths: tuple[Recorded, ...]
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that the folder holds, as the first page tells of it."""

    title: str
    to: str
    about: str
    languages: tuple[tuple[str, str, str, str], ...] = ()


GROUPS = {"start": "Start", "check": "Check and send", "tasks": "Task list", "outcome": "Outcomes"}
"""What pages hang under that are in no section, by the kind of their node."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of pages on the wall; `lang` is the language of its title, "" for English."""

    title: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page on the wall. `to` is its file, "" where nobody gets there; `walk` its place in the prototype."""

    title: str
    language: str
    note: str
    to: str
    walk: str
    size: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Written:
    """A folder: its files by path, its parts, and how many paths it holds and leaves out for their number."""

    files: Mapping[str, bytes]
    parts: tuple[Part, ...]
    held: int
    left_out: int

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(map(len, self.files.values()))


def written(share: Share) -> Written:
    """All files of a folder, by their path. The same share gives the same bytes."""
    return _Folder(share).written()


class _Folder:
    def __init__(self, share: Share) -> None:
        self.share = share
        journey = share.journey
        self.picture = draw_map(journey)
        self.pages = {each: Pages(journey, share.service, each) for each in journey.languages}
        self.tree = tree(journey, share.paths, share.day)
        self.prototype = Prototype(self.tree, self.pages, self.picture.title)
        self.stops = self._stops()
        self.places = self._places()
        self.names = {id: page_name(id) for id in self.stops}

    def written(self) -> Written:
        share, found = self.share, dict[str, str]()
        sheets = {language: dict(self._sheets(language)) for language in self.pages}
        for language, own in sheets.items():
            found.update((f"pages/{language}/{name}.html", html) for name, html in own.items())
            found[self._in("wall", language)] = self._wall(language, own)
            book = rulebook(share.journey, share.day, language, share.service.organisation or share.service.name)
            found[self._in("rulebook", language)] = rulebook_page.page(book, share.service)
        found["map.html"] = self._map()
        if share.difference:
            found["changes.html"] = share.difference
        found |= dict(self.prototype.files())
        found[f"{FOLDER}/{NOT_HERE}"] = not_here(self.picture.title)
        parts = self._parts(found)
        found["index.html"] = self._index(parts)
        every = {path: text.encode() for path, text in found.items()} | dict(_assets(share.service))
        return Written(dict(sorted(every.items())), parts, len(self.tree.held), len(self.tree.left_out))

    def _in(self, name: str, language: str) -> str:
        """The file of a part in one language: that of the journey's own is called without it."""
        return f"{name}.html" if language == self.share.journey.language else f"{name}-{language}.html"

    # The pages

    def _stops(self) -> dict[str, Stop]:
        """By node of the map, the page of a citizen who gets there."""
        found: dict[str, Stop] = {}
        for path in [*self.share.people.values(), *self.tree.held]:
            for stop in path.stops:
                if not stop.problems:
                    found.setdefault(place_id(stop), stop)
        return {node.id: found[node.id] for node in self.picture.nodes if node.id in found}

    def _places(self) -> dict[str, Place]:
        """By node of the map, the first place of the prototype that shows its page."""
        found: dict[str, Place] = {}
        for state in self.tree.states:
            if not state.stop.problems:
                found.setdefault(place_id(state.stop), state)
        return found

    def _sheets(self, language: str) -> Iterator[tuple[str, str]]:
        """Every page by the name of its file."""
        pages = self.pages[language]
        by_step = {id.replace("_", "-").replace(".", "-"): self.names[id] for id in self.stops}
        ends = {"-/check": "check-answers", "-/tasks": "task-list"}

        def still(name: str, html: str) -> str:
            def to(_: str, address: str) -> str:
                if address.startswith("?lang="):
                    return f'"../{address.removeprefix("?lang=")}/{name}.html"'
                path = address.partition("?")[0].strip("/")
                inside = path.partition("/")[2]
                end = next((file for end, file in ends.items() if path.endswith(end)), "")
                step = by_step.get(path.partition("/")[2].rpartition("/")[2], "")
                found = other_page(address) or end or step or ("start-page" if not inside else name)
                return f'"{found}.html"'

            return disarmed(html, to, "../../")

        for id, stop in self.stops.items():
            yield self.names[id], still(self.names[id], pages.drawn(stop))
        for name, html in pages.others():
            yield name, still(name, html)

    def _wall(self, language: str, own: Mapping[str, str]) -> str:
        """All pages side by side, in the order of the map."""
        groups: dict[Group, list[Sheet]] = {}
        for node in self.picture.nodes:
            if node.kind not in PAGELESS:
                groups.setdefault(self._group(node), []).append(self._sheet(node, language, own))
        sizes = [len(own[self.names[id]].encode()) for id in self.stops]
        return self._draw(
            "shared_wall",
            "wall.html",
            language=language,
            groups=list(groups.items()),
            told=f"{counted(len(sizes), 'page')}, heaviest {_kilobytes(max(sizes, default=0))}",
            tongues=self._tongues("wall", language),
        )

    def _group(self, node: Node) -> Group:
        """What a page hangs under: its section, or what it is."""
        frames = {id: frame for frame in self.picture.frames if frame.kind == "section" for id in frame.nodes}
        frame = frames.get(node.id)
        return Group(GROUPS.get(node.kind, "Pages")) if frame is None else Group(frame.title, frame.language)

    def _sheet(self, node: Node, language: str, own: Mapping[str, str]) -> Sheet:
        name = self.names.get(node.id)
        wrong = next((each.message for each in self.share.found if each.place == node.id and each.level == "error"), "")
        state = self.places.get(node.id)
        translated = name is not None and language != node.language and not node.id.startswith("-")
        return Sheet(
            heading(own[name]) if name is not None and translated else node.heading,
            language if translated else node.language,
            node.note or ("sends the answers" if node.sends else ""),
            f"pages/{language}/{name}.html" if name else "",
            self.prototype.address(language, state) if state is not None else "",
            _kilobytes(len(own[name].encode())) if name else "",
            wrong,
        )

    # The other pages

    def _map(self) -> str:
        language = self.share.journey.language

        def href(id: str) -> str | None:
            return f"pages/{language}/{self.names[id]}.html" if id in self.names else None

        paint = self.share.paint
        return self._draw(
            "shared_map",
            "map.html",
            wide=Markup(svg(self.picture, None, paint, WIDE, href)),  # noqa: S704 -- drawn with everything escaped
            narrow=Markup(svg(self.picture, None, paint, NARROW, href, "narrow")),  # noqa: S704
            outline=Markup(outline_html(self.picture, paint)),  # noqa: S704
            found=self.share.found,
        )

    def _parts(self, files: Mapping[str, str]) -> tuple[Part, ...]:
        share = self.share
        start = self.tree.first
        first = self.prototype.address(share.journey.language, start)
        walks = tuple(
            (each, own_name(each), direction(each), self.prototype.address(each, start))
            for each in self.pages
            if each != share.journey.language
        )
        held = counted(len(self.tree.held), "path")
        parts = [
            Part("Walk the prototype", first, f"{held}, clicked through as a citizen would", walks),
            Part("Look at all pages", "wall.html", counted(len(self.stops), "page"), self._others("wall")),
            Part("Read the map", "map.html", summary(self.picture)),
            Part("Read the rulebook", "rulebook.html", "All rules in plain English, to sign", self._others("rulebook")),
        ]
        if "changes.html" in files:
            parts.append(Part("See what changed", "changes.html", "Against the last commit"))
        return tuple(parts)

    def _others(self, name: str) -> tuple[tuple[str, str, str, str], ...]:
        """The same part in the journey's other languages."""
        return tuple(each[:4] for each in self._tongues(name, "") if each[3] != f"{name}.html")

    def _tongues(self, name: str, language: str) -> tuple[tuple[str, str, str, str, bool], ...]:
        if len(self.pages) < 2:
            return ()
        return tuple(
            (each, own_name(each), direction(each), self._in(name, each), each == language) for each in self.pages
        )

    def _index(self, parts: Sequence[Part]) -> str:
        ends: dict[str, list[Recorded]] = {}
        for path in self.tree.held:
            ends.setdefault(path.end, []).append(path)
        outcomes = self.picture.node
        told = []
        for end, paths in ends.items():
            names = [each.name for each in paths if each.name]
            told.append((outcomes[end].heading if end in outcomes else "On the way", len(paths), names))
        return self._draw(
            "shared_index",
            "index.html",
            generator=GENERATOR,
            parts=parts,
            version=self.share.journey.version[:12],
            organisation=self.share.service.organisation or self.share.service.name,
            told=told,
            left_out=len(self.tree.left_out),
        )

    def _draw(self, template: str, here: str, **context: object) -> str:
        day = formats("en", self.share.journey.currency, self.share.journey.minor_digits).day(self.share.day)
        nav = (("About", "index.html"), ("Pages", "wall.html"), ("Map", "map.html"), ("Rulebook", "rulebook.html"))
        walk = ("Prototype", self.prototype.address(self.share.journey.language, self.tree.first))
        html: str = (
            templates(HERE)
            .get_template(f"templates/{template}.html")
            .render(
                title=self.picture.title,
                own=self.picture.language,
                nav=[(title, to, to == here) for title, to in (*nav, walk)],
                day=day,
                state=self.share.state,
                files=FILES,
                **context,
            )
        )
        return html


def _assets(service: Service) -> Iterator[tuple[str, bytes]]:
    """Styles and scripts, by path."""
    for asset in Site(service, "self").static.values():
        if not asset.name.startswith("htmx") and asset.name != "upload":
            yield f"{FILES}/{asset.name}.{asset.ending}", asset.body
    own = HERE / "static" / "shared"
    yield f"{FILES}/shared.css", _style()
    for name in ("prototype.css", "prototype.js"):
        yield f"{FILES}/{name}", (own / name).read_bytes()


def every(titles: Sequence[tuple[str, str]], service: str) -> dict[str, bytes]:
    """The first page of several folders: title and path of each."""
    page = templates(HERE).get_template("templates/shared_every.html")
    html: str = page.render(journeys=tuple(titles), service=service, generator=GENERATOR, files=FILES)
    return {"index.html": html.encode(), f"{FILES}/shared.css": _style()}


def megabytes(size: int) -> str:
    """Bytes in words, such as `390 kB` or `1.7 MB`."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


def _style() -> bytes:
    """The style of the folder's own pages."""
    return files()["preview.css"].body + minified((HERE / "static" / "shared" / "shared.css").read_text()).encode()


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} kB"
