"""What a citizen, an author and time may do next: the moves of every machine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.service.files_made import PDF, photo
from tests.service.machine.driving import Drive
from tests.service.machine.model import Place, Way
from tests.service.machine.parts import Ask, Page, Part, Several
from tests.service.machine.tabs import Tab

pick = st.integers(0, 999)
EVENTS = ("day", "sweep", "save", "day", "sweep", "save", "again", "forget", "delete")
MADE_UP = ("2222", "zzzz", "k3f9", "bcdfghjkmnpq")


class Citizens(RuleBasedStateMachine):
    """One citizen, who may have old pages open in other tabs."""

    journey = ""
    text = changed = broken = ""
    forks: ClassVar[Mapping[str, str]] = {}
    """Questions that decide the way, and an answer to each that many did not give."""

    def __init__(self) -> None:
        super().__init__()
        self.drive = Drive(self.journey, self.write, self.parts)
        self.tabs: list[Tab] = []

    def write(self, folder: Path) -> Path:
        """The journey's file in a folder; what is to be served."""
        raise NotImplementedError

    def parts(self, changed: bool) -> tuple[Part, ...]:
        """The journey as a model."""
        raise NotImplementedError

    def expected(self, way: Way) -> Mapping[str, Any]:
        """The answers in what is sent."""
        raise NotImplementedError

    def teardown(self) -> None:
        self.drive.close()

    # Pages

    def page(self, number: int) -> Place | None:
        """One of the pages that are there, lists left out."""
        places = [place for place in self.drive.way.places if isinstance(self.drive.model.node(place[0]), Page)]
        return places[number % len(places)] if places else None

    def fill(self, tab: Tab, data: st.DataObject) -> None:
        """New answers in some of the boxes, as they should be."""
        assert tab.page is not None
        drive = self.drive
        live = drive.model.known(drive.way, tab.page, tab.place[1])
        for ask in tab.page.asks:
            there = [value for value in tab.fields.get(ask.control, ()) if value]
            if ask.type == "file" or (there and data.draw(st.booleans())):
                continue
            tab.fields[ask.control] = self.good(ask, live, data)

    def good(self, ask: Ask, live: Mapping[str, Any], data: st.DataObject) -> list[str]:
        """An answer that a question takes."""
        if ask.type == "text":
            return [self.drive.mark()]
        if ask.type == "integer":
            return [str(data.draw(st.integers(0, 12)))]
        if ask.type == "yes_no":
            return [data.draw(st.sampled_from(["yes", "yes", "yes", "no"]))]
        options = ask.options(live) if ask.when(live) else ()
        if ask.type == "choice":
            often = [option for option in options if option in ("family", "rent")]
            return [data.draw(st.sampled_from([*often, *often, *options]))] if options else []
        chosen = data.draw(st.lists(st.sampled_from(options), min_size=1, unique=True)) if options else []
        return ["nobody"] if "nobody" in chosen else [option for option in options if option in chosen]

    def wrong(self, ask: Ask, data: st.DataObject) -> list[str]:
        """An answer that it does not."""
        blank = data.draw(st.booleans())
        if blank or ask.type in ("text", "file"):
            return [] if ask.type in ("choice", "choices", "yes_no") else [""]
        return [self.drive.mark()]

    def hold(self, tab: Tab | None) -> None:
        """Leave a page open in another tab."""
        if tab is not None:
            self.tabs = [*self.tabs[-3:], tab]

    @initialize(times=st.sampled_from([20, 6, 0]), data=st.data())
    def some_pages_first(self, times: int, data: st.DataObject) -> None:
        """Most of what can happen happens to those who came some way."""
        self.go_on_for(times, data, False)

    @rule(times=st.sampled_from([3, 14, 1, 6]), data=st.data(), htmx=st.booleans())
    def go_on(self, times: int, data: st.DataObject, htmx: bool) -> None:
        """Answer page after page, as most people do."""
        self.go_on_for(times, data, htmx)

    def go_on_for(self, times: int, data: st.DataObject, htmx: bool) -> None:
        """So many pages, or as many as there are; who has sent everything begins again."""
        if self.drive.sent:
            self.drive.begin()
        for _ in range(times):
            place = self.drive.open_place()
            tab = None if place is None else self.drive.tab(place)
            if tab is None:
                return
            if tab.list is not None:
                tab.fields[tab.list.id] = [data.draw(st.sampled_from(["no", "yes"]))]
            else:
                self.fill(tab, data)
                for ask in tab.page.asks if tab.page else ():
                    if ask.type == "file" and not tab.values(self.drive.model.uploads)[ask.id] and not ask.optional:
                        self.drive.upload(tab, ask, f"{self.drive.mark()}.pdf", PDF, True)
                        again = self.drive.tab(tab.place)
                        assert again is not None
                        tab = again
            self.drive.send(tab, htmx)

    @rule(number=pick, data=st.data(), changing=st.booleans(), held=st.booleans())
    def answer_well(self, number: int, data: st.DataObject, changing: bool, held: bool) -> None:
        """Any page that is there, from check answers or not; the same form may stay open in another tab."""
        place = self.page(number)
        tab = None if place is None else self.drive.tab(place, "?change=1" if changing else "")
        if tab is not None:
            self.fill(tab, data)
            if held:
                self.hold(tab)
            self.drive.send(tab)

    @rule(number=pick, changing=st.booleans())
    def waver(self, number: int, changing: bool) -> None:
        """Another answer where the way forks, and then the first one again."""
        model = self.drive.model
        forks = [
            (place, ask)
            for place in self.drive.way.places
            for ask in getattr(model.node(place[0]), "asks", ())
            if ask.id in self.forks and model.shown(ask, place[1])
        ]
        if not forks:
            return
        place, ask = forks[number % len(forks)]
        first: list[str] = []
        for other in (self.forks[ask.id], ""):
            tab = self.drive.tab(place, "?change=1" if changing else "") if place in self.drive.way.places else None
            if tab is None:
                return
            given, tab.fields[ask.control] = tab.fields.get(ask.control, []), [other] if other else first
            first = given
            self.drive.send(tab)

    @rule(number=pick, data=st.data(), htmx=st.booleans())
    def answer_wrongly(self, number: int, data: st.DataObject, htmx: bool) -> None:
        """Something that is no answer, or nothing."""
        place = self.page(number)
        tab = None if place is None else self.drive.tab(place)
        if tab is not None and tab.page is not None:
            for ask in tab.page.asks:
                if data.draw(st.booleans()):
                    tab.fields[ask.control] = self.wrong(ask, data)
            self.drive.send(tab, htmx)

    @rule(number=pick, made_up=st.sampled_from(MADE_UP))
    def open_any(self, number: int, made_up: str) -> None:
        """Any page there could ever be, of items that are there, are gone or never were."""
        drive = self.drive
        nodes = list(drive.model.every())
        node = nodes[number % len(nodes)]
        around = drive.model.around(node.id)
        if around is None:
            drive.open((node.id, ""))
            return
        items = [*drive.model.listed(around).items, *sorted(drive.removed), made_up]
        drive.open((node.id, items[number % len(items)]))

    @rule(number=pick)
    def open_a_tab(self, number: int) -> None:
        """A page that will be sent later, if at all."""
        places = self.drive.way.places
        if places:
            self.hold(self.drive.tab(places[number % len(places)]))

    @precondition(lambda self: self.tabs)
    @rule(number=pick, data=st.data(), filled=st.booleans(), htmx=st.booleans())
    def send_an_old_tab(self, number: int, data: st.DataObject, filled: bool, htmx: bool) -> None:
        """A page of some time ago, perhaps of an item that is gone; it stays open."""
        tab = self.tabs[number % len(self.tabs)]
        if filled and tab.page is not None and tab.place in self.drive.way.places:
            self.fill(tab, data)
        self.drive.send(tab, htmx)

    # Lists

    @rule(number=pick, said=st.sampled_from(["yes", "yes", "no", "", "perhaps"]), twice=st.booleans())
    def answer_a_list(self, number: int, said: str, twice: bool) -> None:
        """Another one, no more, or nothing; by a double press too."""
        lists = [place for place in self.drive.way.places if isinstance(self.drive.model.node(place[0]), Several)]
        tab = self.drive.tab(lists[number % len(lists)]) if lists else None
        if tab is not None and tab.list is not None:
            tab.fields[tab.list.id] = [said]
            for _ in range(2 if twice else 1):
                self.drive.send(tab)

    @rule(number=pick, made_up=st.sampled_from(MADE_UP), twice=st.booleans(), changing=st.booleans())
    def remove(self, number: int, made_up: str, twice: bool, changing: bool) -> None:
        """An item that is there, was there or never was."""
        lists = [node for node in self.drive.model.every() if isinstance(node, Several)]
        node = lists[number % len(lists)]
        items = [*self.drive.model.listed(node).items, made_up]
        self.drive.remove(node, items[number % len(items)], twice, "?change=1" if changing else "")

    # Files

    def file_page(self, number: int) -> tuple[Tab, Ask] | None:
        """A page that asks for files."""
        found: list[tuple[Place, Ask]] = []
        for place in self.drive.way.places:
            node = self.drive.model.node(place[0])
            found += [(place, ask) for ask in (node.asks if isinstance(node, Page) else ()) if ask.type == "file"]
        if not found:
            return None
        place, ask = found[number % len(found)]
        tab = self.drive.tab(place)
        return None if tab is None else (tab, ask)

    @rule(number=pick, kind=st.sampled_from(["pdf", "png", "exe", "half", "empty", "large"]), held=st.booleans())
    def upload(self, number: int, kind: str, held: bool) -> None:
        """A file, good or bad, beside half-typed words."""
        found = self.file_page(number)
        if found is None:
            return
        tab, ask = found
        name = self.drive.mark()
        picture = photo("PNG")
        named, content = {
            "pdf": (f"{name}.pdf", PDF),
            "png": (f"{name}.png", picture),
            "exe": (f"{name}.exe", b"MZ\x90"),
            "half": (f"{name}.png", picture[:60]),
            "empty": (f"{name}.pdf", b""),
            "large": (f"{name}.pdf", PDF + bytes(11_000_000)),
        }[kind]
        for other in tab.page.asks if tab.page else ():
            if other.type == "text":
                tab.fields[other.control] = [self.drive.mark()]
        if held:
            self.hold(tab)
        self.drive.upload(tab, ask, named, content, kind in ("pdf", "png"))

    @rule(number=pick)
    def take_out_a_file(self, number: int) -> None:
        """Remove one of the files of a page."""
        found = self.file_page(number)
        if found is None:
            return
        tab, ask = found
        kept = tab.fields.get(f"{ask.control}-kept", [])
        if kept:
            self.drive.take_out(tab, ask, kept[number % len(kept)])

    # What happens around it

    @rule(
        what=st.sampled_from(["day", "sweep", "save", "day", "sweep", "save", "again", "forget", "delete"]), number=pick
    )
    def the_world_goes_on(self, what: str, number: int) -> None:
        """A day passes, an hour, or so much that all is forgotten; the author saves; or all is begun again."""
        drive = self.drive
        if what == "day":
            drive.day()
        elif what == "sweep":
            drive.sweep()
        elif what == "save" and self.changed:
            texts = ((self.text, False), (self.changed, True), (self.broken, drive.changed))
            drive.reload(*texts[number % 3])
        elif what == "forget":
            drive.forget(self.tabs[number % len(self.tabs)] if self.tabs and number % 2 else None)
            self.tabs = []
        elif what == "delete":
            drive.delete()
            self.tabs = []
        elif what == "again":
            drive.begin()

    @rule(twice=st.booleans(), really=st.booleans(), data=st.data())
    def check_answers(self, twice: bool, really: bool, data: st.DataObject) -> None:
        """Go on to the end, look at all answers, and perhaps send them."""
        self.go_on_for(20, data, twice)
        if self.drive.check() and really:
            self.drive.finish(self.expected, twice)

    @invariant()
    def nothing_is_written_down(self) -> None:
        """The log knows no answer, and of no fault."""
        self.drive.silent()
