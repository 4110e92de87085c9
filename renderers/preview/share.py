"""The view that shows what a shared folder will hold, and from which it is written or downloaded."""

from __future__ import annotations

from dataclasses import dataclass

from renderers.preview.frame import Frame, counted, draw
from renderers.preview.shared import Written, megabytes


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the folder: what it is, what it holds, and its size in words."""

    title: str
    about: str
    size: str


@dataclass(frozen=True, slots=True)
class Holds:
    """What a folder holds. `zip` is the size of it as one file."""

    rows: tuple[Row, ...]
    files: str
    size: str
    zip: str
    left_out: int


@dataclass(frozen=True, slots=True)
class SharePage:
    """The view. `holds` is None while that is not known; `failed`: it will not be. `folder` stands in the box; `done`
    says what was written, `wrong` why nothing was, with `help`."""

    frame: Frame
    shown: bool
    holds: Holds | None
    failed: bool
    folder: str
    done: str = ""
    wrong: str = ""
    help: str = ""


def share(page: SharePage) -> str:
    """The view drawn."""
    return draw("share", frame=page.frame, page=page)


def holds(folder: Written, zip: int) -> Holds:
    """What is told of a folder."""
    groups = (
        ("Prototype", f"{counted(folder.held, 'path')} to click through", ("prototype/",)),
        ("Pages", "every page on one wall, and each by itself", ("pages/", "wall")),
        ("Map", "the picture, the same in words, and what the proofs say", ("map",)),
        ("Rulebook", "all rules in plain English, to be read aloud and signed", ("rulebook",)),
        ("Changes", "what is different from the last commit", ("changes",)),
    )
    rows = []
    for title, about, starts in groups:
        own = {name: body for name, body in folder.files.items() if name.startswith(starts)}
        if own:
            pages = sum(name.endswith(".html") for name in own)
            about = f"{about}, {counted(pages, 'page')}" if pages > 1 else about
            rows.append(Row(title, about, megabytes(sum(map(len, own.values())))))
    return Holds(
        tuple(rows),
        counted(len(folder.files) + 1, "file"),
        megabytes(folder.size),
        megabytes(zip),
        folder.left_out,
    )
