"""Group commit: the changes that wait together share one transaction and one fsync."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from engine.store import NotSaved

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], T]
"""Reads, computes, and only then writes, first where a constraint may refuse: what a job raises
by then has changed nothing, and concerns nobody else."""

PATIENCE = 5.0
"""Seconds to wait for a database that another process holds."""


class GroupCommit:
    """The one writer of a database.

    Jobs run on the event loop inside a transaction; the commit, which waits for the disk, runs
    in a thread, and the jobs that arrive meanwhile make up the next transaction. Each job's
    caller is told only after the commit.
    """

    def __init__(self, connection: sqlite3.Connection, patience: float = PATIENCE) -> None:
        self._connection = connection
        self._patience = patience
        self._waiting: list[tuple[Job[Any], asyncio.Future[Any]]] = []
        self._working: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="footpath-commit")
        self._closed = False
        self.commits = 0
        """Transactions that reached the disk so far."""
        connection.execute("PRAGMA busy_timeout = 0")

    async def run(self, job: Job[T]) -> T:
        """The result of a job once it is on the disk. Raises NotSaved, and what the job raises."""
        if self._closed:
            raise NotSaved("the store is closed")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._waiting.append((job, future))
        if self._working is None:
            self._working = loop.create_task(self._work())
        return await future

    async def close(self) -> None:
        """Finish what waits; nothing is taken on any more."""
        self._closed = True
        if self._working is not None:
            await asyncio.wait([self._working])
        self._thread.shutdown()

    async def _work(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                await self._carry(batch)
        finally:
            self._working = None

    async def _carry(self, batch: list[tuple[Job[Any], asyncio.Future[Any]]]) -> None:
        """One transaction. Where the database refuses any of it, nothing of it is kept."""
        connection = self._connection
        told: list[tuple[asyncio.Future[Any], Any, Exception | None]] = []
        try:
            await self._begin()
            before = connection.total_changes
            for job, future in batch:
                try:
                    told.append((future, job(connection), None))
                except sqlite3.IntegrityError as error:
                    told.append((future, None, _not_saved(error)))
                except sqlite3.Error:
                    raise
                except Exception as error:
                    told.append((future, None, error))
            if connection.total_changes == before:
                connection.execute("COMMIT")
            else:
                await asyncio.get_running_loop().run_in_executor(self._thread, connection.execute, "COMMIT")
                self.commits += 1
        except Exception as error:
            self._roll_back()
            told = [(future, None, _not_saved(error)) for _, future in batch]
        for future, result, fault in told:
            if future.done():  # its request has gone away
                continue
            if fault is None:
                future.set_result(result)
            else:
                future.set_exception(fault)

    async def _begin(self) -> None:
        """At once where the database is free, else in the thread, which can wait."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
            await asyncio.get_running_loop().run_in_executor(self._thread, self._begin_patiently)

    def _begin_patiently(self) -> None:
        self._connection.execute(f"PRAGMA busy_timeout = {int(self._patience * 1000)}")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        finally:
            self._connection.execute("PRAGMA busy_timeout = 0")

    def _roll_back(self) -> None:
        """SQLite may have rolled back by itself; a connection that cannot even do that says so at the next BEGIN."""
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except sqlite3.Error:
                return


def _not_saved(error: Exception) -> NotSaved:
    """SQLite's own name for what went wrong: it holds no value, so it may be logged."""
    fault = NotSaved(getattr(error, "sqlite_errorname", type(error).__name__))
    fault.__cause__ = error
    return fault
