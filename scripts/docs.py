"""Writes the pages of docs/ that the code already knows: commands, keys, question types, checks.

`make docs` writes them; `python scripts/docs.py --check` says which are out of date, and changes nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from journeys import tables
from journeys.checks import all_checks
from journeys.diagnostics import Level
from journeys.questions import all_types
from journeys.questions.base import QuestionType
from journeys.tables.structures import ByKeys, ByKind, Key, ListOf, MapOf, Part, Ref
from journeys.tables.vocabulary import Shape
from service import cli

DOCS = Path(__file__).resolve().parent.parent / "docs"

LEVELS = {
    Level.ERROR: "a citizen would be stuck, misled or unsafe; the journey is not published",
    Level.WARNING: "probably a slip",
    Level.ADVICE: "how a page reads",
}


def cell(text: str) -> str:
    """Text that may stand in a table."""
    return " ".join(text.replace("|", "\\|").split())


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell(text) for text in line) + " |" for line in lines)


def shown(value: Any) -> str:
    """An example of a key, as an author might write it in one line."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"`{value}`"
    return f"`{json.dumps(value, ensure_ascii=False)}`"


# docs/commands.md


def options(parser: argparse.ArgumentParser) -> list[tuple[str, ...]]:
    """What may stand behind a command, and what it means."""
    rows = []
    for action in parser._actions:
        if action.dest == "help":
            continue
        names = [f"`{name}`" for name in action.option_strings]
        holds = str(action.metavar or (action.dest.upper() if action.nargs != 0 else ""))
        rows.append(
            (" ".join([*names, f"`{holds}`" if holds and not action.choices else ""]).strip(), action.help or "")
        )
        if action.choices:
            words = " · ".join(f"`{choice}`" for choice in action.choices)
            rows[-1] = (" ".join([*names, words]).strip(), action.help or "")
    return rows


def commands() -> str:
    """Every command: what it does, how it is called, its options."""
    parser = cli.parser()
    (each,) = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    pages = []
    for name, sub in sorted(each.choices.items()):
        usage = " ".join(sub.format_usage().removeprefix("usage: ").replace("[-h] ", "").split())
        page = [f"## footpath {name}", sub.description.strip(), f"```text\n{usage}\n```"]
        if rows := options(sub):
            page.append(table(("argument", "means"), rows))
        if sub.epilog:
            page.append(f"```text\n{sub.epilog.strip()}\n```")
        pages.append("\n\n".join(page))
    return "# Commands\n\n`footpath COMMAND --help` says the same on the terminal.\n\n" + "\n\n".join(pages)


# docs/keys.md


def parts(shape: Shape | None, found: dict[str, Part]) -> dict[str, Part]:
    """Every part that this shape leads to, by name, in the order in which one meets them."""
    if isinstance(shape, Part):
        if shape.name not in found:
            found[shape.name] = shape
            for key in shape.keys.values():
                parts(key.shape, found)
    elif isinstance(shape, Ref | MapOf | ListOf):
        parts(shape.of, found)
    elif isinstance(shape, ByKind):
        for inner in (shape.text, shape.mapping, shape.items):
            parts(inner, found)
    elif isinstance(shape, ByKeys):
        for case in shape.cases:
            parts(case.then, found)
        parts(shape.otherwise, found)
    return found


def key_rows(keys: Mapping[str, Key]) -> list[tuple[str, ...]]:
    return [
        (f"`{key.name}`{' (needed)' if key.required else ''}", key.means, key.shape.words, shown(key.example))
        for key in keys.values()
    ]


def common(kinds: list[Part]) -> dict[str, Key]:
    """The keys that all of these parts share."""
    return {name: key for name, key in kinds[0].keys.items() if all(name in part.keys for part in kinds)}


def keys() -> str:
    """Every key of a journey and of a service."""
    pages = []
    for title, whole in (("journey.yaml", tables.journey()), ("service.yaml", tables.service())):
        found = parts(whole, {})
        asked = [part for name, part in found.items() if name.startswith("step_")]
        pages.append(f"## {title}")
        for name, part in found.items():
            if name.startswith("question_") or (name.startswith("step_") and part is not asked[0]):
                continue
            if part.words == "bullets":
                continue
            if asked and part is asked[0]:
                pages.append(
                    "### a question\n\nA step with one question has these keys in place, and `next`; a page of several "
                    "has them for each. [Each type](questions.md) adds its own.\n\n"
                    + table(("key", "means", "holds", "for example"), key_rows(common(asked)))
                )
                continue
            pages.append(
                f"### {part.words}\n\n{part.means}\n\n"
                + table(("key", "means", "holds", "for example"), key_rows(part.keys))
            )
    library = tables.library()
    pages.append(
        f"## library/NAME.yaml\n\n{library.means} Its parts have the keys that they have in a journey.\n\n"
        + table(("key", "means", "holds", "for example"), key_rows(library.keys))
    )
    return (
        "# Keys\n\nEvery key that may stand in a journey and in a service, from the tables that check them. "
        "`footpath schema` prints the same as a JSON Schema, for editors.\n\n" + "\n\n".join(pages)
    )


# docs/questions.md


def bounds(kind: QuestionType) -> list[tuple[str, ...]]:
    rows = []
    if kind.takes_options:
        rows.append(("`options`", "the choices: ids and labels in place, or the name of a list", ""))
    if kind.takes_bounds:
        rows.append(("`min`, `max`", "the least and the most that is accepted: a literal, or a fact", ""))
    rows += [(f"`{each.name}`", each.means, shown(each.example)) for each in kind.settings]
    return rows


def questions() -> str:
    """Every question type: what it asks for, its keys, an example, its messages."""
    pages = []
    for name, kind in all_types().items():
        page = [f"## {name}", kind.means, f"```yaml\n# under steps\n{kind.example.strip()}\n```"]
        if rows := bounds(kind):
            page.append(table(("key", "means", "for example"), rows))
        page.append(table(("rule", "message"), [(f"`{rule}`", words) for rule, words in kind.messages.items()]))
        pages.append("\n\n".join(page))
    return (
        "# Question types\n\nKeys that every question has are in [the language](language.md#questions). In a message "
        "`{t}` stands for what the answer is called, `{T}` for the same at the start of a sentence, and what stands in "
        "`[ ]` is left out where the hint already says it. `errors:` words a message anew, by the end of its rule "
        "id.\n\n" + "\n\n".join(pages)
    )


# docs/checks.md


def deeper(page: str) -> str:
    """The body of a manual page, without its title line."""
    return page.partition("\n")[2].strip()


def checks() -> str:
    """Every check, by level and name, as `footpath explain` shows it."""
    pages = []
    for level, means in LEVELS.items():
        pages.append(f"## {level.value}: {means}")
        pages += [
            f"### {check.slug}\n\n**{check.title}.**\n\n{deeper(check.page)}"
            for check in all_checks().values()
            if check.level is level
        ]
    return (
        "# Checks\n\nWhat `footpath check` looks for. `footpath explain SLUG` prints one of these pages. In the "
        "examples `# <--` marks the lines that are found; a part that is not shown is filled in with the smallest "
        "that will do.\n\n" + "\n\n".join(pages)
    )


PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands,
    "keys.md": keys,
    "questions.md": questions,
    "checks.md": checks,
}


def pages() -> Iterator[tuple[Path, str]]:
    """Each generated page: where it belongs, and what it should say."""
    for name, write in PAGES.items():
        yield DOCS / name, f"<!-- Written by `make docs`; change the code, not this page. -->\n\n{write().rstrip()}\n"


def main() -> None:
    """Write the pages, or with --check say which differ."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--check", action="store_true", help="change nothing; exit 1 if a page is out of date")
    check = arguments.parse_args().check
    stale = []
    for path, text in pages():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path.name)
        if not check:
            path.write_text(text, encoding="utf-8")
            print(f"docs/{path.name} written anew")
    if check and stale:
        sys.exit(f"out of date: {', '.join(stale)}. Run: make docs")


if __name__ == "__main__":
    main()
