"""Adding a scenario to a journey's files: which file it goes to, and the few characters that put it there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from textwrap import indent

from journeys.document import Document, read
from journeys.editing.changes import Splice
from journeys.events import Part
from journeys.folder import Files, main_of

MADE_UP = ".generated.yaml"
"""How the files end that `footpath test --generate` writes: nobody's own scenarios are put there."""

_ID = re.compile(r"[a-z][a-z0-9_]*").fullmatch
_LAST_LINE = re.compile(r"[^\r\n]*\Z")


class CannotAdd(Exception):  # noqa: N818 (what the files do not allow, not what we did)
    """A scenario that cannot be put in. The message is one sentence for the person who wants it."""


def id_of(name: str, taken: Collection[str] = ()) -> str:
    """The id of a scenario by the name that somebody gave it, with a number behind it where that one is taken.

    "" for a name without a letter that an id may have.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    id = re.sub(r"[^a-z0-9]+", "_", plain.replace("'", "")).strip("_")
    id = f"scenario_{id}" if id and not _ID(id) else id
    number, found = 1, id
    while found and found in taken:
        number += 1
        found = f"{id}_{number}"
    return found


def scenario_splices(files: Files, scenario: str, there: Collection[str] = ()) -> tuple[Splice, ...]:
    """The changes that add a scenario, written as `engine.written.scenario_yaml` does, behind all that are there.

    They are put where the journey keeps its own: in place, or in the last file that it names. Where it has none they
    come into a new file that the journey then names; `there` are the names of files beside it that are others'. All
    else stays as it is. Raises CannotAdd.
    """
    main = main_of(files)
    document = _readable(main, files)
    given = document.value.get("scenarios") if isinstance(document.value, dict) else None
    names = [each for each in (given if isinstance(given, list) else [given]) if isinstance(each, str)]
    if isinstance(given, dict):
        return (_in_place(document, scenario),)
    own = [name for name in names if not name.endswith(MADE_UP)]
    if own:
        return (_in_file(own[-1], files, scenario),)
    name = _new_name(main, {*files, *there})
    return (_named(document, names, name), Splice(name, 0, 0, scenario))


def _new_name(main: str, taken: Collection[str]) -> str:
    """A file beside the journey's own that is not there yet."""
    stem = "scenarios" if main == "journey.yaml" else f"{main.rpartition('.')[0]}.scenarios"
    return next(
        name for number in range(1, 1000) if (name := f"{stem}{number if number > 1 else ''}.yaml") not in taken
    )


def _named(document: Document, names: list[str], name: str) -> Splice:
    """The journey's line that says where its scenarios are."""
    part = document.part(("scenarios",))
    if part is not None:
        said = name if not names else f"[{', '.join([*names, name])}]"
        gap = " " if document.text[part.start - 1] == ":" else ""
        return Splice(document.name, part.start, part.end, f"{gap}{said}")
    if document.text.lstrip()[:1] == "{":
        raise CannotAdd(f"`{document.name}` is written in braces; write `scenarios: {name}` in it, and save again")
    end = _end(document.text)
    before = document.text[:end]
    gap = "" if before.endswith("\n\n") or not before else "\n" if before.endswith("\n") else "\n\n"
    return Splice(document.name, end, end, f"{gap}scenarios: {name}\n")


def _in_file(name: str, files: Files, scenario: str) -> Splice:
    """Behind all that stand in a file of scenarios."""
    text = files.get(name)
    if text is None or not text.strip():
        return Splice(name, 0, None, scenario)
    document = _readable(name, files)
    if isinstance(document.value, dict) and not document.value and document.root is not None:
        return Splice(name, document.root.start, document.root.end, scenario)  # `{}`
    if not isinstance(document.value, dict | None) or document.text.lstrip()[:1] == "{":
        raise CannotAdd(f"`{name}` does not hold scenarios line by line, so none can be added to it")
    end = _end(text)
    gap = "" if text[:end].endswith("\n") else "\n"
    return Splice(name, end, end, f"{gap}{scenario}")


def _in_place(document: Document, scenario: str) -> Splice:
    """Behind the last of those that stand in the journey itself, as far indented as they are."""
    part = document.part(("scenarios",))
    assert part is not None
    if not part.inside:
        return Splice(document.name, part.start, part.end, f"\n{indent(scenario, '  ').rstrip()}")
    if document.text[part.start : part.start + 1] == "{":
        raise CannotAdd(f"The scenarios of `{document.name}` stand in braces; put each on lines of its own first")
    first = next(iter(part.inside.values()))
    left = _LAST_LINE.search(document.text[: first.key_start])
    assert left is not None
    end = len(document.text[: _last(part).end].rstrip())
    line_end = re.compile(r"\r?\n|\Z").search(document.text, end)
    assert line_end is not None
    said = indent(scenario, left.group()).rstrip()
    gap = "" if line_end.group() else "\n"
    return Splice(document.name, line_end.end(), line_end.end(), f"{gap}{said}\n")


def _last(part: Part) -> Part:
    """The last value that stands in a part: comments behind it belong to whatever comes next."""
    while part.inside:
        part = list(part.inside.values())[-1]
    return part


def _end(text: str) -> int:
    """Where more can be written behind everything: before a line that ends the document."""
    closing = re.compile(r"^\.\.\.[ \t]*$", re.MULTILINE).search(text)
    return len(text) if closing is None else closing.start()


def _readable(name: str, files: Files) -> Document:
    document = read(name, files[name])
    if document.value is None and document.faults and files[name].strip() and document.root is None:
        comments = all(not line.strip() or line.lstrip().startswith("#") for line in files[name].splitlines())
        if not comments:
            raise CannotAdd(f"`{name}` cannot be read just now; mend it first, then save again")
    if document.mended != document.text:
        raise CannotAdd(f"`{name}` has a slip that is read with a guess; mend it first, then save again")
    return document
