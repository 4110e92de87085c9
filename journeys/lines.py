"""The lines of a text, and the way between character offsets and line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a text, and the way between character offsets and line and column (both from 0)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        self.ends = []
        for found in _LINE_END.finditer(text):
            self.ends.append(found.start())
            self.starts.append(found.end())
        self.ends.append(len(text))

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, line: int) -> str:
        return self.text[self.starts[line] : self.ends[line]]

    def __iter__(self) -> Iterator[str]:
        return (self[line] for line in range(len(self)))

    def where(self, offset: int) -> tuple[int, int]:
        """Line and column of a character."""
        line = bisect_right(self.starts, offset) - 1
        return line, offset - self.starts[line]

    def offset(self, line: int, column: int) -> int:
        """The character at a line and column; past the end of a line means its end."""
        line = min(max(line, 0), len(self) - 1)
        return min(self.starts[line] + max(column, 0), self.ends[line])


def column_before(old: str, new: str, column: int) -> int:
    """The column of a line as it was that a column of the line as it was mended stands for."""
    if old == new:
        return column
    most = min(len(old), len(new))
    front = next((index for index in range(most) if old[index] != new[index]), most)
    if column <= front:
        return column
    back = next((index for index in range(most - front) if old[-1 - index] != new[-1 - index]), most - front)
    return column - len(new) + len(old) if column >= len(new) - back else min(column, len(old))
