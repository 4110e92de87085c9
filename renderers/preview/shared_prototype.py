"""A prototype as files: a journey clicked through without a server, along the paths that it holds.

A page that comes up in several places of the tree is written once. The place is behind the # of an address, and for
each place the page holds the links that lead on: without script they are followed, with script the page's own form is
answered and compared with them (static/shared/prototype.js).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journeys.formats import formats
from journeys.languages import direction, own_name
from renderers.preview.frame import draw
from renderers.preview.shared_form import filled
from renderers.preview.shared_pages import FILES, Pages, address_of, disarmed, heading, other_page, page_name
from renderers.preview.shared_states import State, Tree, place_id

FOLDER = "prototype"
NOT_HERE = "not-here.html"
"""The page for whatever a prototype does not do."""

SHOWN = 12
"""So many answers are shown of a page before the others are folded away."""

_TOP = "../../"


class Leaf(NamedTuple):
    """A page as it is written: a place of the tree, or that place with nothing filled in."""

    state: State
    blank: bool

    @property
    def id(self) -> str:
        """What stands behind the # of its address."""
        return f"{self.state.id}-blank" if self.blank else self.state.id

    @property
    def base(self) -> State:
        """The place whose ways lead on from here."""
        return self.state.again or self.state


@dataclass(frozen=True, slots=True)
class Way:
    """A link that leads on. `form` is what has to be filled in for it, as JSON; "" where a button alone leads there."""

    to: str
    words: str
    form: str


@dataclass(frozen=True, slots=True)
class Ways:
    """All that leads on from one place: `ways` by answers, `blank` where nothing is filled in, `back`, the same page in
    the other languages; `links` are the addresses on the page, as JSON. `asked`: the page wants an answer."""

    id: str
    asked: bool
    ways: tuple[Way, ...]
    more: tuple[Way, ...]
    blank: str
    back: str
    languages: tuple[tuple[str, str, str, str], ...]
    links: str


class Prototype:
    """The prototype of a tree in the languages of its journey."""

    def __init__(self, tree: Tree, pages: Mapping[str, Pages], title: str) -> None:
        self.tree = tree
        self.pages = pages
        self.title = title
        self.leaves = [leaf for state in tree.states for leaf in _leaves(state)]
        self._drawn = {language: self._of(each) for language, each in pages.items()}
        self._names = {
            language: {id: _name(leaf, drawn[id]) for leaf in self.leaves for id in [leaf.id]}
            for language, drawn in self._drawn.items()
        }

    def address(self, language: str, state: State) -> str:
        """Where a place is, from the top of the folder."""
        return f"{FOLDER}/{language}/{self._at(language, Leaf(state, False))}"

    def files(self) -> Iterator[tuple[str, str]]:
        """Every page by its path from the top of the folder."""
        for language in self.pages:
            shared: dict[str, list[Leaf]] = {}
            for leaf in self.leaves:
                shared.setdefault(self._names[language][leaf.id], []).append(leaf)
            for name, leaves in sorted(shared.items()):
                yield f"{FOLDER}/{language}/{name}", self._file(language, leaves)

    def _of(self, pages: Pages) -> dict[str, str]:
        """Every page as it is drawn, by the id of its leaf."""
        return {
            leaf.id: pages.blank(leaf.state.stop, leaf.state.blank) if leaf.blank else pages.drawn(leaf.state.stop)
            for leaf in self.leaves
        }

    def _at(self, language: str, leaf: Leaf) -> str:
        """Where a leaf is, from a page of the same language."""
        return f"{self._names[language][leaf.id]}#{leaf.id}"

    def _file(self, language: str, leaves: Sequence[Leaf]) -> str:
        """One page, with what leads on from each of the places that it stands for."""
        links = self._links(language, leaves[0])

        def written(attribute: str, address: str) -> str:
            if address.startswith("?lang="):
                other = address.removeprefix("?lang=")
                return f'"../{other}/{self._at(other, leaves[0])}" data-language="{other}"'
            other = other_page(address)
            if other:
                return f'"{_TOP}pages/{language}/{other}.html"'
            bare = address.partition("?")[0]
            anchor = f' data-to="{bare}"' if attribute == "href" else ""
            return f'"{links.get(bare, f"../{NOT_HERE}")}"{anchor}'

        html = disarmed(self._drawn[language][leaves[0].id], written, _TOP)
        panel = draw(
            "shared_panel",
            title=self.title,
            language=self.pages[language].journey.language,
            top=_TOP,
            here=f"{FOLDER}/{language}/{self._names[language][leaves[0].id]}",
            every=[self._ways(language, leaf) for leaf in leaves],
        )
        head = draw("shared_head", top=_TOP, files=FILES)
        first = f'<script src="{_TOP}{FILES}/prototype.js" defer></script>\n<script'  # before the page's own
        html = html.replace("<script", first, 1).replace("</head>", f"{head}</head>", 1)
        return html.replace("</body>", f"{panel}</body>", 1)

    def _links(self, language: str, leaf: Leaf) -> dict[str, str]:
        """The pages that this citizen has been at, and those that come next, by their address in the service."""
        journey = self.pages[language].journey
        near = [*leaf.base.before, *leaf.base.ways.values()]
        found: dict[str, str] = {}
        for state in near:
            if not state.stop.problems:
                found.setdefault(address_of(journey, state.stop), self._at(language, Leaf(state, False)))
        return found

    def _ways(self, language: str, leaf: Leaf) -> Ways:
        base = leaf.base
        ways = tuple(self._way(language, base, state) for state in base.ways.values())
        back = self._at(language, Leaf(base.parent, False)) if base.parent is not None else ""
        languages = tuple(
            (each, own_name(each), direction(each), f"../{each}/{self._at(each, leaf)}")
            for each in self.pages
            if each != language
        )
        return Ways(
            leaf.id,
            base.stop.step is not None,
            ways[:SHOWN],
            ways[SHOWN:],
            self._at(language, Leaf(base, True)) if base.blank else "",
            back,
            languages,
            json.dumps(self._links(language, leaf), separators=(",", ":")),
        )

    def _way(self, language: str, here: State, there: State) -> Way:
        pages = self.pages[language]
        to = self._at(language, Leaf(there, False))
        stop = here.stop
        if stop.place == "start":
            day = formats("en", pages.journey.currency, pages.journey.minor_digits).day(there.day)
            return Way(to, "Start" if there.day == here.day else f"Start as if it were {day}", "")
        if stop.place == "check":
            return Way(to, "Send", "")
        if stop.place == "tasks":
            return Way(to, f"Go on to “{heading(self._drawn[language][there.id])}”", "")
        if stop.step is None or not (stop.step.questions or stop.step.repeat is not None):
            return Way(to, "Continue", "")
        found = filled(pages.answered(stop, there.stop))
        words = "; ".join(found.words) or "Continue with nothing filled in"
        words += " (is refused)" if there.stop.problems else ""
        return Way(to, words, json.dumps(found.values, ensure_ascii=False, separators=(",", ":")))


def not_here(title: str) -> str:
    """The page for what a prototype does not do."""
    return draw("shared_not_here", title=title, top="../", files=FILES)


def _leaves(state: State) -> Iterator[Leaf]:
    yield Leaf(state, False)
    if state.blank:
        yield Leaf(state, True)


def _name(leaf: Leaf, html: str) -> str:
    """The name of a file: what the page is, and a hash of what is on it."""
    return f"{page_name(place_id(leaf.state.stop))}-{hashlib.sha256(html.encode()).hexdigest()[:8]}.html"
