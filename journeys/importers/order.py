"""The pages of a draft in an order in which every way leads forward; what is wrong with its links is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from journeys.importers.draft import Draft, Link, Page
from journeys.importers.ledger import Accounts


@dataclass(frozen=True, slots=True)
class Arranged:
    """Pages that can be reached, each before those it leads to, with the links that lead somewhere. `lost` are those
    that nothing leads to."""

    pages: tuple[Page, ...]
    lost: tuple[Page, ...]


def arranged(draft: Draft, accounts: Accounts) -> Arranged:
    """Orders the pages; links that cannot be kept are entered as faults of the source."""
    by_name: dict[str, Page] = {}
    twice: list[Page] = []
    for page in draft.pages:
        if page.name in by_name:
            twice.append(page)
        else:
            by_name[page.name] = page
    pages = {name: replace(page, links=_leading(page, by_name, accounts)) for name, page in by_name.items()}
    if draft.in_order:
        ordered = _forward(tuple(pages.values()), accounts)
        return Arranged(ordered, tuple(twice))
    start = draft.start if draft.start in pages else next(iter(pages), "")
    order, back = _walk(start, pages)
    for page_name, place, to in back:
        words = f"leads back to {to!r}, and a journey only goes forward; who wants to go back changes an answer"
        accounts.put("link", place, to, "fault", words)
        pages[page_name] = replace(
            pages[page_name], links=tuple(link for link in pages[page_name].links if link.place != place)
        )
    kept = frozenset(order)
    lost = [page for name, page in pages.items() if name not in kept]
    return Arranged(tuple(pages[name] for name in order), (*lost, *twice))


def _leading(page: Page, pages: Mapping[str, Page], accounts: Accounts) -> tuple[Link, ...]:
    """The links that lead somewhere. Of several that hold for everybody the last one counts (the format's own rule)."""
    kept = []
    always = [link for link in page.links if link.when is None and link.to in pages]
    for link in page.links:
        if link.to not in pages:
            accounts.put("link", link.place, link.to, "fault", f"leads to {link.to!r}, and there is no such page")
        elif link.when is None and link is not always[-1]:
            words = "is one of several ways on for everybody from one page; only the last of them is ever taken"
            accounts.put("link", link.place, link.to, "fault", words)
        else:
            kept.append(link)
    return tuple(kept)


def _walk(start: str, pages: Mapping[str, Page]) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Pages from `start` in an order in which links lead forward, and the links that lead back."""
    done: list[str] = []
    state: dict[str, int] = {}
    back: list[tuple[str, str, str]] = []
    stack: list[tuple[str, list[Link]]] = []

    def enter(name: str) -> None:
        state[name] = 1
        links = pages[name].links
        later = [link for link in links if link.when is None]
        # the last one walked comes right behind its page in the order: that should be the first way on
        stack.append((name, [*(link for link in links if link.when is not None), *later]))

    if start in pages:
        enter(start)
    while stack:
        name, left = stack[-1]
        if not left:
            stack.pop()
            state[name] = 2
            done.append(name)
            continue
        link = left.pop()
        if state.get(link.to) == 1:
            back.append((name, link.place, link.to))
        elif link.to not in state:
            enter(link.to)
    return done[::-1], back


def _forward(pages: tuple[Page, ...], accounts: Accounts) -> tuple[Page, ...]:
    """Pages that stand in order already, without links that lead back."""
    places = {page.name: number for number, page in enumerate(pages)}
    kept = []
    for number, page in enumerate(pages):
        ahead = []
        for link in page.links:
            if places[link.to] > number:
                ahead.append(link)
            else:
                words = f"leads back to {link.to!r}, and a journey only goes forward"
                accounts.put("link", link.place, link.to, "fault", words)
        kept.append(replace(page, links=tuple(ahead)))
    return tuple(kept)
