"""Lists and options: named sets in place, of lists, from CSV and YAML files, and the options of one question."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeys.build.sentences import condition
from journeys.build.texts import Texts
from journeys.build.workshop import Workshop
from journeys.diagnostics import Label, Route, Spot
from journeys.expressions.names import near
from journeys.model import Option, OptionList
from journeys.near import as_id
from journeys.shapes import faults as shape_faults
from journeys.tables.facts import list_file
from journeys.tables.structures import OPTION_RESERVED, is_id


@dataclass(slots=True)
class Set:
    """One list as declared: ids with the routes of their label and hint, or names still to be opened."""

    route: Route
    options: dict[str, tuple[Route, Route | None]] = field(default_factory=dict)
    names: list[tuple[str, Route]] = field(default_factory=list)
    members: tuple[str, ...] = ()


class Lists:
    """The lists of a journey. Members are known at once; labels are read when all names are."""

    def __init__(self, shop: Workshop) -> None:
        self.shop = shop
        self.sets: dict[str, Set] = {}
        self._rings: set[str] = set()
        for id, route in shop.entries((shop.main, "lists")):
            found = self._declared(route)
            if found is None:
                shop.broken.add(id)
            else:
                self.sets[id] = found
        for id in list(self.sets):
            if id in self.sets:
                self.sets[id].members = tuple(dict.fromkeys(self._members(id, ())))
        self._labels: dict[str, tuple[Route, Route | None]] = {}
        for each in self.sets.values():
            for option, routes in each.options.items():
                self._labels.setdefault(option, routes)

    def _declared(self, route: Route) -> Set | None:
        value = self.shop.value(route)
        if type(value) is dict:
            return Set(route, self.in_place(route))
        if type(value) is list:
            return Set(route, names=self._names(route))
        if type(value) is not str:
            return None
        if value.endswith(".csv"):
            return self._from_csv(value, route)
        if value.endswith((".yaml", ".yml")):
            document = self.shop.document(value, route)
            if document is None:
                return None
            self.shop.faults.extend(shape_faults(document, list_file()))
            there: Route = (document.name,)
            if type(document.value) is dict:
                return Set(route, self.in_place(there))
            return Set(route, names=self._names(there)) if type(document.value) is list else None
        return None

    def _names(self, route: Route) -> list[tuple[str, Route]]:
        return [
            (item, (*route, index))
            for index, item in enumerate(self.shop.listed(route))
            if type(item) is str and is_id(item)
        ]

    def in_place(self, route: Route) -> dict[str, tuple[Route, Route | None]]:
        """Options written as a mapping: id -> the routes of label and hint."""
        found: dict[str, tuple[Route, Route | None]] = {}
        for id, here in self.shop.entries(route):
            if type(self.shop.value(here)) is dict:
                hint = (*here, "hint")
                found[id] = ((*here, "label"), hint if self.shop.value(hint) is not None else None)
            else:
                found[id] = (here, None)
        return found

    def _from_csv(self, name: str, route: Route) -> Set | None:
        table = self.shop.table(name, route)
        if table is None:
            return None
        where = table.name
        if table.columns not in (("id", "label"), ("id", "label", "hint"), ("id", "label", "also")):
            message = f"The columns of a list are `id,label` or `id,label,hint`, not `{','.join(table.columns)}`"
            self.shop.fault("bad-table", message, Spot((where, 0)), help="name them in the first row")
            return None
        found = Set(route)
        for number, cells in enumerate(table.rows, 1):
            id = cells[0].text
            if not is_id(id) or id in OPTION_RESERVED:
                slug, meant = ("reserved-id", "") if id in OPTION_RESERVED else ("bad-id", as_id(id))
                self.shop.fault(
                    slug, f"`{id}` cannot be an id", Spot((where, number, "id")),
                    help=f"write `{meant}`" if meant else "choose another name",
                )  # fmt: skip
            elif id in found.options:
                first = found.options[id][0]
                self.shop.fault(
                    "bad-table", f"`{id}` stands here a second time", Spot((where, number, "id")),
                    help="keep one of the two", related=(Label(Spot((*first[:2], "id")), "first here"),),
                )  # fmt: skip
            elif not cells[1].text:
                self.shop.fault(
                    "bad-table", f"`{id}` has no label", Spot((where, number)), help="say what the citizen reads"
                )
            else:
                more = len(cells) > 2 and cells[2].text  # a hint, or other words that a search finds it by
                hint: Route | None = (where, number, table.columns[-1]) if more else None
                found.options[id] = ((where, number, "label"), hint)
        return found

    def _members(self, id: str, within: tuple[str, ...]) -> list[str]:
        """The ids in a list, nested lists opened."""
        each = self.sets[id]
        members = list(each.options)
        for name, route in each.names:
            if name not in self.sets:
                if name not in self.shop.broken:
                    members.append(name)
            elif name in (*within, id):
                ring = (*within, id, name)
                if not self._rings.isdisjoint(ring):
                    return []
                self._rings.update(ring)
                way = " holds ".join(f"`{one}`" for one in ring)
                self.shop.fault("fact-cycle", f"{way}, so it never ends", Spot(route), help="leave one of them out")
                return []
            else:
                members.extend(self._members(name, (*within, id)))
        return members

    def twice_meant(self, options: dict[str, Route]) -> None:
        """Tells of names in lists that are both a list and an option of something."""
        for each in self.sets.values():
            for name, route in each.names:
                if name in self.sets and name in options:
                    both = (
                        Label(Spot(self.sets[name].route, "key"), "a list"),
                        Label(Spot(options[name], "key"), "an option"),
                    )
                    message = f"`{name}` is a list, and an option too"
                    self.shop.fault("two-meanings", message, Spot(route), help="give the list another id", related=both)

    def option_routes(self, name: str, route: Route) -> dict[str, tuple[Route, Route | None]] | None:
        """The options of the list that the value at `route` names; None, and a fault, where they cannot be shown."""
        each = self.sets.get(name)
        if each is None:
            if name not in self.shop.broken:
                meant = near(name, self.sets)
                help = f"did you mean `{meant}`?" if meant else "write the options here, or name one of `lists`"
                self.shop.fault("unknown-name", f"There is no list `{name}`", Spot(route), help=help, paste=meant)
            return None
        found: dict[str, tuple[Route, Route | None]] = {}
        missing = []
        for id in each.members:
            routes = each.options.get(id) or self._labels.get(id)
            if routes is None:
                missing.append(id)
            else:
                found[id] = routes
        if missing:
            self.shop.fault(
                "missing-key",
                f"`{missing[0]}` in the list `{name}` has no label that a citizen could read",
                Spot(route),
                help="write the list as ids and labels, or label the id in another list",
                related=(Label(Spot(each.route, "key"), "the list"),),
            )
        return found

    def models(self, texts: Texts) -> dict[str, OptionList]:
        """The lists with their labels read."""
        return {
            id: OptionList(id, each.members, options(each.options, texts), each.route) for id, each in self.sets.items()
        }


def options(routes: dict[str, tuple[Route, Route | None]], texts: Texts) -> tuple[Option, ...]:
    """Options with their labels, hints and conditions read."""
    return tuple(_option(id, label, hint, texts) for id, (label, hint) in routes.items())


def _option(id: str, label: Route, hint: Route | None, texts: Texts) -> Option:
    own, words = _own(label, id), texts.needed(label)
    if own == label:
        return Option(id, words, None if hint is None else texts.read(hint), own)
    shop = texts.shop
    when = condition(shop, texts.sentences, (*own, "when"))
    return Option(
        id, words, None if hint is None else texts.read(hint), own, alone=shop.flag((*own, "alone")), when=when
    )


def _own(label: Route, id: str) -> Route:
    """The route of an option, from that of its label."""
    return label[:-1] if label[-1] == "label" and len(label) > 2 and label[-2] == id else label
