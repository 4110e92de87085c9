"""Sessions that were read or written a moment ago, so that a page turn does not decode the same text again.

The text from the database decides: a session is taken from here only when its row still says, letter for
letter, what it was made of. Another process may write the same database; nothing here can be stale.
"""

from __future__ import annotations

from collections import OrderedDict

from engine.session import Session, decode
from journeys.model import Journey

KEPT = 512
"""How many sessions are kept; a few kB each."""


class Recent:
    """The last sessions, by key and journey, with the text and the journey version they were decoded with."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], tuple[str, Journey, Session]] = OrderedDict()

    def session(self, key_hash: str, text: str, journey: Journey) -> Session:
        """The session that `text` holds, in a journey of the same version."""
        key = (key_hash, journey.id)
        found = self._kept.get(key)
        if found is not None and found[0] == text and found[1] is journey:
            return found[2]
        session = decode(text, journey)
        self.keep(key_hash, text, journey, session)
        return session

    def keep(self, key_hash: str, text: str, journey: Journey, session: Session) -> None:
        """Remember what `text`, about to be written, decodes to."""
        key = (key_hash, journey.id)
        self._kept[key] = (text, journey, session)
        self._kept.move_to_end(key)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def forget(self, key_hash: str) -> None:
        """Let go of a browser's sessions: its answers are deleted."""
        for key in [key for key in self._kept if key[0] == key_hash]:
            del self._kept[key]
