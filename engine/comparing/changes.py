"""What changed between two versions of a journey, part by part, with its place and in plain English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.comparing.lines import line_changes, out_of_order
from engine.comparing.names import Key
from engine.comparing.pairing import Pairs
from engine.comparing.parts import Aspect, Lines, Part, Sort
from journeys.diagnostics import Spot
from journeys.sources import Sources

Verb = Literal["added", "removed", "renamed", "moved", "changed"]
_OF_LOGIC = ("fact", "rate", "bands", "list", "promise")
"""Parts whose coming and going is a change of logic: pages show none of them."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file of one of the two versions; `line` counts from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different.

    `what` is the kind of part ("question", "outcome"), `called` its own words, `id` its id in the new version, and
    `was` that in the old one: "" where it is new, as `id` is "" where it is gone. `renamed` is a guess: the part that
    left and the one that came are alike. `aspect` says what of it changed ("the hint"), "" where the whole part did.
    `old` and `new` are in plain English, of a whole part a line for each thing that is said of it. `quiet`: no citizen
    can notice it.
    """

    verb: Verb
    sort: Sort
    what: str
    called: str
    id: str
    was: str
    aspect: str = ""
    old: str = ""
    new: str = ""
    old_place: Where | None = None
    new_place: Where | None = None
    quiet: bool = False


def changes(found: Pairs, old: Sources, new: Sources) -> tuple[Change, ...]:
    """All changes: of the new version's parts in their order, then what is gone, in the order of the old version."""
    return tuple(_Comparing(found, old, new).all())


class _Comparing:
    """One comparison under way."""

    def __init__(self, found: Pairs, old: Sources, new: Sources) -> None:
        self._found = found
        self._old_sources, self._new_sources = old, new
        self._moved = _moved(found)
        self._inside_old = _by_home(found.old)
        self._inside_new = _by_home(found.new)

    def all(self) -> Iterator[Change]:
        both = self._found.both
        for part in self._found.new:
            if part.key in both:
                yield from self._same(*both[part.key])
            elif part.home in both or not part.home:
                words = "\n".join(_told(part, self._inside_new))
                yield self._change("added", _sort(part), None, part, now=words)
        for part in self._found.old:
            if part.key not in both and (part.home in both or not part.home):
                words = "\n".join(_told(part, self._inside_old))
                yield self._change("removed", _sort(part), part, None, was=words)

    def _same(self, old: Part, new: Part) -> Iterator[Change]:
        """What is different in a part that both have."""
        if old.id != new.id and self._is_renamed(old):
            yield self._change("renamed", "structure", old, new, old.id, new.id)
        if old.home != new.home or new.key in self._moved:
            was, now = self._standing(old, self._found.old), self._standing(new, self._found.new)
            yield self._change("moved", "structure", old, new, was, now)
        theirs = {aspect.name: aspect for aspect in new.aspects}
        ours = {aspect.name: aspect for aspect in old.aspects}
        for name in dict.fromkeys((*theirs, *ours)):
            yield from self._aspect(old, new, ours.get(name), theirs.get(name))
        rows = {lines.name: lines for lines in new.lines}
        for name in dict.fromkeys((*rows, *(lines.name for lines in old.lines))):
            yield from self._lines(
                old, new, next((each for each in old.lines if each.name == name), None), rows.get(name)
            )

    def _is_renamed(self, old: Part) -> bool:
        """Whether it is the part's own id that changed, not only what holds it."""
        if old.what == "option":
            return True
        return (old.key[0], old.id) in self._found.names.parts

    def _aspect(self, old: Part, new: Part, was: Aspect | None, now: Aspect | None) -> Iterator[Change]:
        if (was.meaning if was else None) == (now.meaning if now else None):
            return
        either = now or was
        assert either is not None
        if either.quiet and (was is None or now is None):
            return  # of a line that came or went, which is told
        deeper = (was.deeper if was else ()) != (now.deeper if now else ())
        yield self._change(
            "changed",
            "logic" if deeper else either.sort,
            old,
            new,
            was.words if was else "",
            now.words if now else "",
            aspect=either.name,
            spots=(was.spot if was else None, now.spot if now else None),
            quiet=either.quiet,
        )

    def _lines(self, old: Part, new: Part, was: Lines | None, now: Lines | None) -> Iterator[Change]:
        either = now or was
        assert either is not None
        for change in line_changes(was.lines if was else (), now.lines if now else (), either.ordered):
            yield self._change(
                change.verb,
                either.then if change.then else either.sort,
                old,
                new,
                change.old.words if change.old else "",
                change.new.words if change.new else "",
                aspect=either.name,
                spots=(change.old.spot if change.old else None, change.new.spot if change.new else None),
            )

    def _standing(self, part: Part, parts: Sequence[Part]) -> str:
        """Where a part stands: what holds it, and what it comes after."""
        home = next((each for each in parts if each.key == part.home), None)
        inside = "" if home is None or home.what == "journey" else f"in the {home.what} {home.called}, "
        row = [each for each in parts if each.home == part.home and each.row == part.row]
        place = row.index(part)
        return f"{inside}after {row[place - 1].called}" if place else f"{inside}first"

    def _change(
        self,
        verb: Verb,
        sort: Sort,
        old: Part | None,
        new: Part | None,
        was: str = "",
        now: str = "",
        *,
        aspect: str = "",
        spots: tuple[Spot | None, Spot | None] | None = None,
        quiet: bool = False,
    ) -> Change:
        either = new or old
        assert either is not None
        if spots is None:
            spots = (old.spot if old else None, new.spot if new else None)
        return Change(
            verb,
            sort,
            either.what,
            self._called(either, self._found.new if new else self._found.old),
            new.id if new else "",
            old.id if old else "",
            aspect,
            was,
            now,
            _where(spots[0], self._old_sources),
            _where(spots[1], self._new_sources),
            quiet or either.quiet,
        )

    def _called(self, part: Part, parts: Sequence[Part]) -> str:
        """What it is called; an option says of what."""
        if part.what != "option":
            return part.called
        home = next((each.called for each in parts if each.key == part.home), "")
        return f"{part.called} of {home}"


def _by_home(parts: Sequence[Part]) -> dict[Key, list[Part]]:
    found: dict[Key, list[Part]] = defaultdict(list)
    for part in parts:
        found[part.home].append(part)
    return found


def _moved(found: Pairs) -> set[Key]:
    """The fewest parts that have to be moved, inside what holds them, to get from the old order to the new one."""
    places = {part.key: place for place, part in enumerate(found.old)}
    keys = {place: key for key, place in places.items()}
    rows: dict[tuple[Key, str], list[int]] = defaultdict(list)
    for part in found.new:
        if part.row and part.key in found.both and found.both[part.key][0].home == part.home:
            rows[part.home, part.row].append(places[part.key])
    return {keys[place] for row in rows.values() for place in out_of_order(row)}


def _sort(part: Part) -> Sort:
    """What it touches that a part comes or goes."""
    member = part.what == "option" and not part.aspects
    return "logic" if member or part.key[0] in _OF_LOGIC else "structure"


def _told(part: Part, inside: dict[Key, list[Part]]) -> Iterator[str]:
    """Everything that is said of a part, and of what it holds."""
    for aspect in part.aspects:
        if aspect.meaning and aspect.words and aspect.words != part.called:
            yield f"{aspect.name}: {aspect.words}"
    for lines in part.lines:
        for line in lines.lines:
            yield f"{lines.name}: {line.words}"
    options = [each.called for each in inside.get(part.key, ()) if each.what == "option"]
    if options:
        more = f" and {len(options) - 12} more" if len(options) > 12 else ""
        yield f"options: {', '.join(options[:12])}{more}"
    for each in inside.get(part.key, ()):
        if each.what != "option":
            yield f"{each.what} {each.called}"
            yield from (f"  {line}" for line in _told(each, inside))


def _where(spot: Spot | None, sources: Sources) -> Where | None:
    if spot is None or not spot.route:
        return None
    place = sources.locate(spot)
    return Where(place.file, place.line)
