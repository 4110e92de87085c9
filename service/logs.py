"""JSON lines on the standard error: what happened, and never what a citizen said.

A line can hold only the fields named in `FIELDS`: ids, counts and times. There is no free field
through which an answer, a cookie or a query string could get in.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Literal, TextIO

Level = Literal["info", "warning", "error"]

FIELDS = frozenset(
    (
        "request",
        "method",
        "route",
        "journey",
        "step",
        "status",
        "ms",
        "where",
        "kind",
        "trace",
        "count",
        "reason",
    )
)
"""All that a line may say besides time, level and event."""

_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


_DELAY = 0.05  # seconds that a line of "info" may wait for others, to be written together with them


class Log:
    """Writes lines of at least `level` to `stream`, in order and whole.

    Warnings and errors are written at once; lines of requests wait a moment for each other, so
    that a busy server makes one write of many.
    """

    def __init__(self, stream: TextIO | None = None, level: Level = "info") -> None:
        self._stream = stream
        self._info = level == "info"
        self._waiting: list[str] = []

    def info(self, event: str, **fields: str | int | float | None) -> None:
        """Something that is as it should be."""
        if self._info:
            self._write("info", event, fields)

    def warning(self, event: str, **fields: str | int | float | None) -> None:
        """Something that somebody may want to look at."""
        self._write("warning", event, fields)

    def error(self, event: str, **fields: str | int | float | None) -> None:
        """Something that is our fault, or the journey's."""
        self._write("error", event, fields)

    def request(
        self, id: str, method: str, route: str, journey: str | None, step: str | None, status: int, milliseconds: float
    ) -> None:
        """The line of a request. All of it is ours: ids that we know, and names that need no escaping."""
        if not self._info:
            return
        told = f',"journey":"{journey}"' if journey else ""
        if step:
            told += f',"step":"{step}"'
        self._waiting.append(
            f'{{"time":"{_now()}","level":"info","event":"request","request":"{id}","method":"{method}",'
            f'"route":"{route}"{told},"status":{status},"ms":{milliseconds:.2f}}}\n'
        )
        if len(self._waiting) == 1:
            try:
                asyncio.get_running_loop().call_later(_DELAY, self.flush)
            except RuntimeError:  # nothing runs that could come back to it
                self.flush()

    def flush(self) -> None:
        """Writes what waits."""
        waiting, self._waiting = self._waiting, []
        stream = self._stream if self._stream is not None else sys.stderr
        try:
            stream.write("".join(waiting))
            stream.flush()
        except (OSError, ValueError):  # nobody reads any more: serving goes on
            return

    def _write(self, level: Level, event: str, fields: dict[str, str | int | float | None]) -> None:
        if unknown := fields.keys() - FIELDS:
            raise TypeError(f"a log line has no field {sorted(unknown)}; see service.logs.FIELDS")
        line: dict[str, str | int | float | None] = {"time": _now(), "level": level, "event": event}
        line.update((name, value) for name, value in fields.items() if value is not None)
        self._waiting.append(_encode(line) + "\n")
        self.flush()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def trace_of(error: BaseException) -> str:
    """Where an error arose: file, line and function of each frame, without its message or any value."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))


class _Forward(logging.Handler):
    """Passes on what the web server's own logger says, by event name only: its texts may hold addresses."""

    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """One line naming the logger and, for an error, where it arose."""
        trace = trace_of(record.exc_info[1]) if record.exc_info and record.exc_info[1] else None
        self._log.warning("server", kind=record.name, where=f"{record.module}:{record.lineno}", trace=trace)


def forward(log: Log, *names: str) -> None:
    """Sends warnings of the standard loggers `names` to `log`, and nowhere else."""
    for name in names:
        logger = logging.getLogger(name)
        logger.handlers = [_Forward(log)]
        logger.propagate = False
        logger.setLevel(logging.WARNING)
