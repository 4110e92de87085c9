"""Where sessions, submissions and journey versions are kept: the protocol, and opening one by URL."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

from engine.session import Session
from engine.submission import Refused, Submission
from journeys.model import Journey

if TYPE_CHECKING:
    from engine.store.feedback import Feedback

T = TypeVar("T")
Files = Mapping[str, str]
"""A journey's files: name -> text, the main file first."""
Change = Callable[[Session], tuple[Session, T]]
"""What one request does to a session; the same session back means that nothing is to be saved.

It runs on the event loop inside a transaction, so it computes and never waits. It may run
although its request has gone away, and is never run twice for one call.
"""
Decide = Callable[[Session], tuple[Session, Submission] | Refused]
"""`engine.submission.submit` with its journey and time filled in."""
JourneyOf = Callable[[str], Journey]
"""The journey of a version hash; KeyError where this process has not loaded that version."""

KEEP = timedelta(days=28)
"""How long a session is kept after it was last saved, unless told otherwise."""


class StoreFault(Exception):
    """The store could not do what was asked; the citizen's page says so, and nothing is lost."""


class NotSaved(StoreFault):
    """A change did not reach the disk (full, locked too long, gone), and nothing of it is there."""


class Unavailable(StoreFault):
    """The store cannot be read now."""


class NoSession(StoreFault):
    """There is no session under this key: never begun, expired, or purged."""


class UnknownVersion(StoreFault):
    """A session is on a version that this process has not loaded; `version` is its hash.

    Load its files (`Store.version`) and ask again.
    """

    def __init__(self, version: str) -> None:
        super().__init__(f"version {version} is not loaded")
        self.version = version


class CannotOpen(Exception):
    """A database that cannot be used, in the words of who typed its URL.

    `reason` is one of `scheme`, `directory`, `unwritable`, `not_a_database`, `newer`, `locked`.
    """

    def __init__(self, reason: str, message: str, help: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.help = help


@dataclass(frozen=True, slots=True)
class Published:
    """A version that is kept. `sessions` is how many unfinished ones are on it."""

    journey: str
    version: str
    published_at: datetime
    sessions: int


class Store(Protocol):
    """What the service needs of a database. Every method that writes returns after the commit.

    `key_hash` is the hash of a browser's cookie; with the id of a journey it names a session.
    """

    async def publish(self, journey: str, version: str, files: Files) -> None:
        """Keep the files of a version; once kept it is never changed. Raises NotSaved."""

    async def version(self, version: str) -> Files | None:
        """The files of a version, or None."""

    async def versions(self) -> Sequence[Published]:
        """All versions that are kept, newest first."""

    async def begin(self, key_hash: str, session: Session) -> Session:
        """Keep a new session, in place of the one this browser had in this journey. Raises NotSaved."""

    async def session(self, key_hash: str, journey: str) -> Session | None:
        """The session as last saved, or None. Raises Unavailable, UnknownVersion."""

    async def update(self, key_hash: str, journey: str, change: Change[T]) -> T:
        """Change a session and return the change's result once it is on the disk.

        The session that `change` gets is the newest: changes of one session never overlap.
        Raises NoSession, NotSaved, UnknownVersion, and whatever `change` raises.
        """

    async def submit(self, key_hash: str, journey: str, decide: Decide) -> Submission | Refused:
        """Send: `decide` and the row that it leads to are one transaction.

        A session that was sent already gives its submission again, without asking `decide`.
        Raises as `update`.
        """

    async def submission(self, reference: str) -> Submission | None:
        """What was sent under a reference, or None. Raises Unavailable."""

    async def named_files(self, ids: Sequence[str]) -> Collection[str]:
        """Those of these files that a session or a submission names. Raises Unavailable."""

    async def forget(self, key_hash: str) -> Sequence[str] | None:
        """Delete every session of a browser, in whatever journey: the ids of files that nothing names any more.

        None where there was no session. What was sent stays. Raises NotSaved.
        """

    async def keep_feedback(self, feedback: Feedback) -> bool:
        """Keep what somebody thought of the service; False where too many do so just now. Raises NotSaved."""

    async def purge(self, now: datetime) -> int:
        """Delete sessions that have expired, and say how many; old feedback too. Raises NotSaved."""

    async def ready(self) -> bool:
        """Whether the store can be read and is still the one that was opened."""

    async def close(self) -> None:
        """Finish the changes that wait, then let go of the database."""


def open_store(url: str, journey_of: JourneyOf, keep: timedelta = KEEP) -> Store:
    """The store of a URL such as `sqlite:///footpath.db` (relative to the current folder),
    `sqlite:////var/lib/footpath/footpath.db` (absolute).

    Makes the database where there is none, and brings its tables up to date. Raises CannotOpen.
    """
    scheme, _, rest = url.partition("://")
    if scheme != "sqlite" or not rest.startswith("/") or rest == "/":
        later = scheme in ("postgres", "postgresql")
        raise CannotOpen(
            "scheme",
            f"Footpath cannot use the database {url!r}" + (": PostgreSQL comes with a later version" if later else ""),
            "Write sqlite:/// and a file, for example sqlite:///footpath.db",
        )
    from engine.store.opening import open_sqlite

    return open_sqlite(rest[1:], journey_of, keep)
