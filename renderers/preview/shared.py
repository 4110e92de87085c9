"""A journey as a folder that opens from a disk: what it is, all its pages, its map, its rulebook, and a prototype."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from journeys.diagnostics import Level
from journeys.formats import formats
from journeys.languages import direction, own_name
from journeys.model import Journey
from journeys.proof.verdicts import Proofs
from journeys.service import Service
from journeys.sources import Sources
from renderers.html.environment import templates
from renderers.html.look import minified
from renderers.html.site import Site
from renderers.map.drawing import draw as draw_map
from renderers.map.layout import NARROW, WIDE
from renderers.map.outline import outline_html
from renderers.map.said import summary
from renderers.map.svg import svg
from renderers.preview.files import HERE, files
from renderers.preview.frame import State, counted
from renderers.preview.marking import findings_by_place, found_there, short, verdicts_by_place
from renderers.preview.shared_pages import FILES, Pages, page_name
from renderers.preview.shared_prototype import FOLDER, NOT_HERE, Prototype, not_here
from renderers.preview.shared_states import Recorded, tree
from renderers.preview.shared_wall import Sheets
from renderers.preview.told import told
from renderers.preview.wall import kilobytes
from renderers.report import Finding
from renderers.rulebook import html as rulebook_page
from renderers.rulebook.chapters import rulebook

GENERATOR = "Footpath share"
"""What the first page calls its maker, by which an older folder is known again."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a folder is made of. `paths` are those that the prototype may hold, the most important first; `people` are
    the paths of the citizens who show the pages, by node of the map. `difference` is the page of what changed since the
    last commit, "" where nothing did."""

    journey: Journey
    service: Service
    day: date
    state: State
    sources: Sources
    findings: tuple[Finding, ...]
    proofs: Proofs | None
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
        self.found = findings_by_place(journey, share.sources, share.findings)
        self.pages = {each: Pages(journey, share.service, each) for each in journey.languages}
        self.tree = tree(journey, share.paths, share.day)
        self.prototype = Prototype(self.tree, self.pages, self.picture.title)
        paths = [*share.people.values(), *self.tree.held]
        self.sheets = Sheets(journey, paths, share.day)

    def written(self) -> Written:
        share, found = self.share, dict[str, str]()
        for language, pages in self.pages.items():
            own = dict(self.sheets.drawn(pages))
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

    def _wall(self, language: str, own: Mapping[str, str]) -> str:
        """All pages side by side."""
        errors = {
            id: [each.diagnostic for each in found if each.diagnostic.level is Level.ERROR]
            for id, found in self.found.items()
        }
        alarms = {id: short(found[0]) for id, found in errors.items() if found}
        walks = {id: self.prototype.address(language, state) for id, state in self.tree.places.items()}
        groups = self.sheets.hung(language, own, alarms, walks)
        sizes = [tile.size for _, tiles in groups for tile in tiles]
        return self._draw(
            "shared_wall",
            "wall.html",
            groups=groups,
            total=counted(len(sizes), "page"),
            heaviest=kilobytes(max(sizes, default=0)),
            tongues=self._tongues("wall", language),
        )

    def _map(self) -> str:
        language = self.share.journey.language

        def href(id: str) -> str | None:
            return f"pages/{language}/{page_name(id)}.html" if id in self.sheets.shown else None

        share = self.share
        verdicts = verdicts_by_place(share.journey, share.sources, share.proofs)
        paint = found_there(self.picture, share.journey, self.found, verdicts, share.proofs)
        return self._draw(
            "shared_map",
            "map.html",
            wide=Markup(svg(self.picture, None, paint, WIDE, href)),  # noqa: S704 -- drawn with everything escaped
            narrow=Markup(svg(self.picture, None, paint, NARROW, href, "narrow")),  # noqa: S704
            outline=Markup(outline_html(self.picture, paint, href)),  # noqa: S704
            found=[told(each, share.journey, share.sources, share.proofs, "") for each in share.findings],
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
            Part("Look at all pages", "wall.html", counted(len(self.sheets.shown), "page"), self._others("wall")),
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
