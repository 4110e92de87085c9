"""The floor: the least program that turns a page and keeps its answer, to measure Footpath against.

Bare Starlette, one Jinja2 template, SQLite with WAL and synchronous=FULL, and one commit shared by
the page turns that wait for it. No sessions, no CSRF, no validation, no branching. The page is padded
to the size of Footpath's.

    python benchmarks/floor.py PORT DATABASE PAGE_BYTES
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import sys
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qsl

import jinja2
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

STEPS = 12

PAGE = jinja2.Environment(autoescape=True).from_string(
    """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><main id="main"><form method="post" action="/{{ citizen }}/{{ step }}">
<h1><label for="answer">{{ title }}</label></h1>
<input id="answer" name="answer" value="{{ answer }}"><button type="submit">Continue</button></form></main>
<!-- {{ padding }} --></body></html>"""
)


class Answers:
    """One table of answers, written in batches: whoever waits while a commit runs shares the next one."""

    def __init__(self, path: str) -> None:
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.db.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE IF NOT EXISTS answers (citizen TEXT, step INTEGER, answer TEXT, PRIMARY KEY (citizen, step));"
        )
        self.reader = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.waiting: list[tuple[tuple[str, int, str], asyncio.Future[None]]] = []
        self.busy = False
        self.thread = ThreadPoolExecutor(1)

    async def write(self, citizen: str, step: int, answer: str) -> None:
        """Return once the answer is on disk."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.append(((citizen, step, answer), done))
        if not self.busy:
            self.busy = True
            asyncio.get_running_loop().call_soon(asyncio.ensure_future, self.drain())
        await done

    async def drain(self) -> None:
        """Commit what waits until nothing waits."""
        loop = asyncio.get_running_loop()
        while self.waiting:
            batch, self.waiting = self.waiting, []
            self.db.execute("BEGIN IMMEDIATE")
            self.db.executemany("INSERT OR REPLACE INTO answers VALUES (?,?,?)", [row for row, _ in batch])
            await loop.run_in_executor(self.thread, self.db.execute, "COMMIT")
            for _, done in batch:
                done.set_result(None)
        self.busy = False

    def read(self, citizen: str, step: int) -> str:
        """The answer given, or ""."""
        row = self.reader.execute(
            "SELECT answer FROM answers WHERE citizen = ? AND step = ?", (citizen, step)
        ).fetchone()
        return row[0] if row else ""


def create_app(database: str, page_bytes: int) -> Starlette:
    """The program: GET shows a page, POST keeps its answer and leads to the next."""
    answers = Answers(database)
    bare = len(PAGE.render(title="Question 1", citizen="0" * 8, step=1, answer="", padding=""))
    padding = "x" * max(0, page_bytes - bare)

    async def show(request: Request) -> Response:
        citizen, step = request.path_params["citizen"], request.path_params["step"]
        return HTMLResponse(
            PAGE.render(
                title=f"Question {step}",
                citizen=citizen,
                step=step,
                answer=answers.read(citizen, step),
                padding=padding,
            )
        )

    async def keep(request: Request) -> Response:
        citizen, step = request.path_params["citizen"], request.path_params["step"]
        form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        await answers.write(citizen, step, form["answer"])
        return RedirectResponse(f"/{citizen}/{step % STEPS + 1}", status_code=303)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        answers.db.close()

    return Starlette(
        routes=[
            Route("/{citizen}/{step:int}", show, methods=["GET"]),
            Route("/{citizen}/{step:int}", keep, methods=["POST"]),
        ],
        lifespan=lifespan,
    )


if __name__ == "__main__":
    uvicorn.run(
        create_app(sys.argv[2], int(sys.argv[3])),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )
