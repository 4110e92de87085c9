"""Where a citizen should be, worked out as plainly as the journeys of these tests put it in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.roster import item_id
from tests.service.machine.parts import Ask, Page, Part, Several, fits


@dataclass
class Kept:
    """An answer: its value (None: left blank), and whether it was left and has to be given again."""

    value: Any
    stale: bool = False


@dataclass
class Listed:
    """The items of a repeat, and whether the citizen said that there are no more."""

    items: list[str]
    closed: bool = False
    stale: bool = False


Place = tuple[str, str]
"""The id of a page, and the item that it stands in, or ""."""


@dataclass
class Way:
    """Where the answers lead. `stops` has the first place without an answer, by part, and by item."""

    places: list[Place] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    live: dict[str, Any] = field(default_factory=dict)
    within: dict[str, dict[str, Any]] = field(default_factory=dict)
    stops: dict[str, str | None] = field(default_factory=dict)
    item_stops: dict[str, str | None] = field(default_factory=dict)
    ending: str = ""
    hub: bool = False

    @property
    def complete(self) -> bool:
        """Whether everything may be sent."""
        return self.ending == "sent"


def key(id: str, item: str) -> str:
    """Where an answer is kept."""
    return f"{id}@{item}" if item else id


@dataclass
class Model:
    """One citizen's answers in one journey."""

    parts: tuple[Part, ...]
    today: str
    kept: dict[str, Kept] = field(default_factory=dict)
    lists: dict[str, Listed] = field(default_factory=dict)
    drafts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    draft_of: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, set[str]] = field(default_factory=dict)
    uploads: set[str] = field(default_factory=set)
    made: dict[str, int] = field(default_factory=dict)

    def node(self, id: str) -> Page | Several:
        """A page, of an item too, or a repeat."""
        return next(node for node in self.every() if node.id == id)

    def every(self) -> Iterator[Page | Several]:
        """All pages and repeats, pages of items behind theirs."""
        for part in self.parts:
            for node in part.nodes:
                yield node
                if isinstance(node, Several):
                    yield from node.pages

    def around(self, page: str) -> Several | None:
        """The repeat that a page stands in."""
        repeats = (node for node in self.every() if isinstance(node, Several))
        return next((node for node in repeats if any(page == inner.id for inner in node.pages)), None)

    def listed(self, node: Several) -> Listed:
        """The items of a repeat; one that cannot be empty has its first without being asked."""
        return self.lists.get(node.id) or Listed([] if node.least == 0 else [item_id(1)])

    def way(self) -> Way:
        """Where the answers lead now."""
        way = Way(live={"today": self.today})
        for part in self.parts:
            if part.task:
                way.hub = True
                if self.waits(part, way):
                    way.stops[part.id] = part.nodes[0].id
                    continue
            ending = self._along(part, way)
            if ending:
                way.ending, way.hub = ending, False
                return way
            if not part.task and way.stops[part.id] is not None:
                return way
        if all(stop is None for stop in way.stops.values()):
            way.ending = "sent"
        return way

    def waits(self, part: Part, way: Way) -> bool:
        """Whether a task cannot start yet."""
        return any(way.stops.get(need) is not None for need in part.needs)

    def _along(self, part: Part, way: Way) -> str:
        way.stops[part.id] = None
        for node in part.nodes:
            if not node.when(way.live):
                continue
            way.places.append((node.id, ""))
            way.asked.add(node.id)
            done = self._list(node, way) if isinstance(node, Several) else self._page(node, "", way.live, way)
            if not done:
                way.stops[part.id] = node.id
                return ""
            if isinstance(node, Page) and (ending := node.leads(way.live)):
                return ending
        return ""

    def _list(self, node: Several, way: Way) -> bool:
        listed = self.listed(node)
        done = listed.closed and not listed.stale and node.least <= len(listed.items)
        for item in listed.items:
            inside = dict(way.live)
            stop: str | None = None
            for page in node.pages:
                if not page.when(inside):
                    continue
                way.places.append((page.id, item))
                if not self._page(page, item, inside, way):
                    stop, done = page.id, False
                    break
            way.within[item] = inside
            way.item_stops[item] = stop
        if done:
            way.live[node.id] = tuple(listed.items)
        return done

    def _page(self, page: Page, item: str, live: dict[str, Any], way: Way) -> bool:
        good = True
        for ask in page.asks:
            if not ask.when(live):
                continue
            way.asked.add(key(ask.id, item))
            kept = self.kept.get(key(ask.id, item))
            if kept is None or kept.stale or not fits(ask, kept.value, live):
                good = False
            elif kept.value is not None:
                live[ask.id] = kept.value
        return good

    def leave(self) -> None:
        """Answers that stand on a branch which was passed by have to be given again if it comes back."""
        way = self.way()
        order = {node.id: number for number, node in enumerate(self.every())}
        for part in self.parts:
            reached = self._reached(part, way, order)
            for node in part.nodes:
                if order[node.id] >= reached:
                    continue
                if isinstance(node, Several):
                    if node.id not in way.asked:
                        self._close_off(node)
                    continue
                for ask in node.asks:
                    self._stale(ask.id, "", way)
        for item, stop in way.item_stops.items():
            upto = len(order) if stop is None else order[stop]
            node = next(each for each in self.every() if isinstance(each, Several) and item in self.listed(each).items)
            for page in node.pages:
                if order[page.id] < upto:
                    for ask in page.asks:
                        self._stale(ask.id, item, way)

    def _reached(self, part: Part, way: Way, order: Mapping[str, int]) -> int:
        """How far a part has been passed by: the number of its first page that was not."""
        if way.ending:
            return len(order)
        if part.task and (not way.hub or self.waits(part, way)):
            return 0
        if part.id not in way.stops:
            return 0
        stop = way.stops[part.id]
        return len(order) if stop is None else order[stop]

    def _close_off(self, node: Several) -> None:
        begun = any(owner.partition("@")[2] in self.listed(node).items for owner in self.kept)
        if node.id in self.lists or begun:
            self.lists.setdefault(node.id, self.listed(node)).stale = True

    def _stale(self, id: str, item: str, way: Way) -> None:
        kept = self.kept.get(key(id, item))
        if kept is not None and key(id, item) not in way.asked:
            kept.stale = True

    def known(self, way: Way, page: Page, item: str) -> dict[str, Any]:
        """What is known before a page; its own answers left out."""
        live = dict(way.within.get(item, way.live)) if item else dict(way.live)
        for ask in page.asks:
            live.pop(ask.id, None)
        return live

    def judged(self, page: Page, item: str, values: Mapping[str, Any]) -> dict[str, Any] | None:
        """The answers of a page that was sent with these values, by key; None where one of them is wrong."""
        live = self.known(self.way(), page, item)
        found: dict[str, Any] = {}
        good = True
        for ask in page.asks:
            if not ask.when(live):
                continue
            value = values.get(ask.id)
            if not fits(ask, value, live):
                good = False
                continue
            found[key(ask.id, item)] = value
            if value is not None:
                live[ask.id] = value
        return found if good else None

    def take(self, page: Page, item: str, answers: Mapping[str, Any]) -> None:
        """The answers of a page, in place of what was there."""
        for id, value in answers.items():
            self.kept[id] = Kept(value)
        for ask in page.asks:
            self.drafts.pop(key(ask.id, item), None)
        self.leave()

    def held(self, ask: Ask, item: str) -> Any:
        """The answer that a page has seen when it is drawn; of a draft, that of the page where it was typed."""
        id = key(ask.id, item)
        return self.draft_of.get(id, self._kept(id)) if id in self.drafts else self._kept(id)

    def unseen(self, id: str, value: Any, held: Mapping[str, Any]) -> bool:
        """Whether a page would overwrite an answer that it did not show."""
        return self._kept(id) not in (None, value, held.get(id))

    def _kept(self, id: str) -> Any:
        kept = self.kept.get(id)
        return None if kept is None else kept.value

    def draft(self, ask: Ask, item: str, typed: tuple[str, ...], held: Mapping[str, Any]) -> None:
        """What was typed and not sent, where that is not what is kept already, on a page that has seen `held`."""
        self.draft_of.pop(key(ask.id, item), None)
        kept = self.kept.get(key(ask.id, item))
        same = _typed(ask, None if kept is None else kept.value) == (typed or ("",))
        if same:
            self.drafts.pop(key(ask.id, item), None)
        else:
            self.drafts[key(ask.id, item)] = typed
            self.draft_of[key(ask.id, item)] = held.get(key(ask.id, item))

    def shown(self, ask: Ask, item: str) -> str:
        """What stands in the box of a question."""
        draft = self.drafts.get(key(ask.id, item))
        if draft is not None:
            return draft[0] if draft else ""
        kept = self.kept.get(key(ask.id, item))
        return "" if kept is None or kept.value is None else str(kept.value)

    def drop_files(self) -> None:
        """Files that no answer and no draft names are gone."""
        named = {id for kept in self.kept.values() if isinstance(kept.value, tuple) for id in kept.value}
        self.uploads &= named | {id for draft in self.drafts.values() for id in draft}

    def list_answer(self, node: Several, said: str) -> tuple[bool, str | None]:
        """What "yes", "no" or nothing on a list page comes to: whether it is taken, and the item that was added."""
        before = self.listed(node)
        items = list(before.items)
        if said not in ("yes", "no"):
            if len(items) < node.most:
                return False, None
            said = "no"
        new: str | None = None
        if said == "no":
            if len(items) < node.least:
                return False, None
        elif not items or self._begun(items[-1]):
            if len(items) >= node.most:
                return False, None
            new = self._new(node)
            items.append(new)
        self.lists[node.id] = Listed(items, closed=said == "no")
        self.leave()
        return True, new

    def remove(self, node: Several, item: str) -> set[str]:
        """Take an item out; the marks that were in it."""
        before = self.listed(node)
        items = [each for each in before.items if each != item]
        after = Listed(items, before.closed and not before.stale and len(items) >= max(node.least, 1))
        if not items and node.least:
            after.items.append(self._new(node))
        gone: set[str] = set()
        for kept in (self.kept, self.drafts, self.draft_of, self.typed):
            for name in [name for name in kept if name.endswith(f"@{item}")]:
                words = kept.pop(name)
                gone |= words if isinstance(words, set) else set()
        self.lists[node.id] = after
        self.drop_files()
        self.leave()
        return gone

    def _new(self, node: Several) -> str:
        self.made[node.id] = self.made.get(node.id, min(node.least, 1)) + 1
        return item_id(self.made[node.id])

    def _begun(self, item: str) -> bool:
        return any(name.endswith(f"@{item}") for name in (*self.kept, *self.drafts))


def _typed(ask: Ask, value: Any) -> tuple[str, ...]:
    """What a kept answer fills its controls with."""
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if isinstance(value, tuple):
        return value
    return ("" if value is None else str(value),)
