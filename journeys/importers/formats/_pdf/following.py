"""Follow-ups of a paper form, guessed from words and places: “If yes, …”, a box beside an answer, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeys.importers.fills import Fill
from journeys.importers.formats._pdf.asks import Ask, Option
from journeys.importers.formats._pdf.layout import Layout
from journeys.importers.formats._pdf.wording import bare, sentence, words_of
from journeys.importers.naming import brief

_IF = re.compile(r"\s*\(?if\s+(?P<word>yes|no|so|not|checked|other)\b[\s,:–-]*\)?", re.IGNORECASE)
_MORE = re.compile(
    r"(?:and |please )?(?:which|what|who|where|when|why|list|describe|explain|specify|specifically|amount"
    r"|how (?:much|many|often))\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\bother\b", re.IGNORECASE)
LEAST_ROWS = 3


def followed(asks: Sequence[Ask], layout: Layout) -> None:
    """Gives follow-ups their conditions; each says how it was guessed."""
    for number, ask in enumerate(asks):
        if ask.when is not None or (ask.type in ("yes_no", "signature") and not _IF.match(ask.label.printed)):
            continue
        _by_word(number, ask, asks, layout) or _by_option(number, ask, asks, layout) or _by_row(number, ask, asks)


def _by_word(number: int, ask: Ask, asks: Sequence[Ask], layout: Layout) -> bool:
    """“If yes, …” in its own words, or at the beginning of its row."""
    printed = words_of(ask.label.printed)
    found = _IF.match(printed)
    text = printed
    if found is None:
        start = layout.sheets[ask.page].row_start(ask.box)
        text = start.block.text if start else ""
        found = _IF.match(text)
        if found is None or start is None or len(text) > 40:
            return False
    word = found["word"].lower()
    before = _yes_no_before(number, ask, asks)
    if before is None:
        return False
    rest = _IF.sub("", printed).strip(" ,:;")
    if _IF.match(printed) and rest:
        ask.text = sentence(rest)[:1].upper() + sentence(rest)[1:]
    ask.when = (before, "false" if word in ("no", "not") else "true")
    ask.when_why = f"asked only of those it follows from, guessed from “{found[0].strip()}”"
    return True


def _yes_no_before(number: int, ask: Ask, asks: Sequence[Ask]) -> Ask | None:
    for other in reversed(asks[max(0, number - 8) : number]):
        if other.type == "yes_no" and other.page == ask.page:
            return other
    return None


def _by_option(number: int, ask: Ask, asks: Sequence[Ask], layout: Layout) -> bool:
    """A box to type into right behind an option: `Other: ____`."""
    if ask.type in ("yes_no", "choice", "choices"):
        return False
    left = layout.sheets[ask.page].left(ask.box, 25)
    below = layout.sheets[ask.page].above(ask.box, 14)
    for near in (left, below):
        if near is None:
            continue
        for other in reversed(asks[max(0, number - 4) : number]):
            if other.type not in ("choice", "choices") or other.page != ask.page:
                continue
            for option in other.options:
                label = words_of(near.block.text)
                same = bare(label) == bare(option.label) or (
                    bare(label).startswith(bare(option.label)) and len(option.label) > 12
                )
                if bare(option.label) and same and (_OTHER.search(label) or len(option.label) > 12):
                    ask.when = (other, option.value)
                    ask.when_why = "asked only of those who chose the option beside its box, guessed from its place"
                    if bare(ask.text.rpartition(": ")[2]) in (bare(option.label), "other"):
                        ask.text = "Please say which" if _OTHER.search(label) else ask.text
                    return True
    return False


def _by_row(number: int, ask: Ask, asks: Sequence[Ask]) -> bool:
    """A box behind the yes and no of its row: what it asks, only those who said yes can tell."""
    if ask.type in ("yes_no", "choice", "choices", "signature"):
        return False
    before = [other for other in asks[max(0, number - 4) : number] if other.of_row(ask) and other.box.x0 < ask.box.x0]
    if not before:
        return False
    yes = (
        before[-1]
        if before[-1].type == "yes_no"
        else next((b.when[0] for b in before[-1:] if b.when and b.when[0].type == "yes_no"), None)
    )
    if yes is None:
        return False
    short = ask.text.rpartition(": ")[2]
    same = bare(ask.text) == bare(yes.text) or (ask.label.row and bare(ask.label.row) == bare(yes.text))
    more = bool(_MORE.match(short)) and len(short.split()) <= 4
    if not (same or more or ask.label.row):
        return False
    if more:
        ask.text = sentence(short)
    ask.when = (yes, "true")
    ask.when_why = "asked only of those who said yes in its row, guessed from its place"
    return True


def rows(asks: Sequence[Ask]) -> None:
    """Boxes of one row of a table share a page, which the row's text heads."""
    by: dict[tuple[int, str], list[Ask]] = {}
    for ask in asks:
        if ask.label.row and ask.when is None and not ask.group:
            by.setdefault((ask.page, ask.label.row), []).append(ask)
    for (page, row), members in by.items():
        if len(members) > 1:
            for ask in members:
                ask.group, ask.group_title = f"{page} {row} row", row
                ask.guesses.append("the boxes of one row of a table share a page")
        else:
            members[0].text = f"{row}: {members[0].text}"


def tables(asks: list[Ask], layout: Layout) -> list[Ask]:
    """Rows of yes and no under one question -> one question with an option for each row."""
    taken = {id(block) for ask in asks for block in ask.taken}
    found: list[Ask] = []
    run: list[Ask] = []
    rest: list[Ask] = []

    def close() -> None:
        if len(run) >= LEAST_ROWS:
            whole = _whole(run, layout, taken)
            found.append(whole)
            for ask in rest:
                _beside(ask, whole)
        elif run:
            found.extend(sorted([*run, *rest], key=lambda ask: ask.order))
            run.clear()
            rest.clear()
            return
        found.extend(rest)
        run.clear()
        rest.clear()

    for ask in asks:
        if _is_row(ask) and (not run or _continues(run, ask, layout)):
            run.append(ask)
        elif run and ask.when is not None and ask.when[0] in run and ask.when[1] == "true":
            rest.append(ask)
        else:
            close()
            if _is_row(ask):
                run.append(ask)
            else:
                found.append(ask)
    close()
    return found


def _is_row(ask: Ask) -> bool:
    short = len(ask.text) < 90 and not ask.text.rstrip().endswith("?")
    return ask.type == "yes_no" and ask.when is None and short and len(ask.boxes) >= 2 and not ask.optional


def _continues(run: Sequence[Ask], ask: Ask, layout: Layout) -> bool:
    """Whether a row goes on with the ones before: no other question's words stand between."""
    last = run[-1]
    if last.page != ask.page or last.box.middle - ask.box.middle > 45:
        return False
    low, high = ask.box.y1, last.box.y0
    return not any(
        low < block.first.y < high
        and block.bold
        and len(block.text) > 15
        and block not in last.taken
        and block not in ask.taken
        for block in layout.sheets[ask.page].blocks_within(low, high)
    )


def _whole(run: Sequence[Ask], layout: Layout, taken: set[int]) -> Ask:
    first = run[0]
    stem = _stem(run, layout, taken)
    whole = Ask(
        brief(stem) or first.name, "choices", first.label, stem or "Which of these apply to you?",
        [field for ask in run for field in ask.fields], order=first.order,
    )  # fmt: skip
    whole.options = [Option(ask.fields[0].name, ask.text, f"{ask.fields[0].name}=Yes") for ask in run]
    for ask in run:
        for fill in ask.fills:
            yes = fill.values.get("true", "")
            values = {ask.fields[0].name: yes} if yes else {}
            whole.fills.append(Fill(fill.target, first.name, values=values, otherwise=fill.values.get("false", "")))
    whole.optional = True
    whole.taken = [block for ask in run for block in ask.taken]
    whole.guesses = ["rows of yes and no under one question became one question: what is not chosen is a no"]
    return whole


def _stem(run: Sequence[Ask], layout: Layout, taken: set[int]) -> str:
    """The question over the first row: not the headings of its columns, and no point of a list."""
    top = max(box.y1 for box in run[0].boxes)
    blocks = layout.sheets[run[0].page].blocks_within(top - 4, top + 66)
    over = [
        block for block in blocks
        if 0 < block.last.y - top + 4 < 70 and id(block) not in taken and len(block.text) > 12
        and sum(abs(each.first.y - block.first.y) < 4 for each in blocks) < 4
    ]  # fmt: skip
    asking = [block for block in over if "?" in block.text] or [
        block for block in over if len(block.text) > 25 and block.text[0] not in "•●▪–-"
    ]
    return words_of(min(asking, key=lambda block: block.last.y).text, layout.names) if asking else ""


def _beside(ask: Ask, whole: Ask) -> None:
    """Lets a follow-up of a row follow from the row's option; those of one row share a page."""
    assert ask.when is not None
    row = ask.when[0]
    ask.when = (whole, row.fields[0].name)
    ask.group, ask.group_title = f"{row.name} row", row.text
    if bare(ask.text) == bare(row.text):
        ask.text = f"{row.text}: amount" if ask.type == "money" else f"{row.text}: details"
