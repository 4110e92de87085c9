"""A page as it stands in a browser's tab, to be sent now, later or never."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from tests.service.machine.model import Place
from tests.service.machine.parts import Page, Several

Fields = dict[str, list[str]]


class Tab:
    """A page in a browser's tab: where it would be sent, and what; which page of the model it is. `held` are the
    answers that were kept for it when it was drawn."""

    def __init__(
        self, address: str, fields: Fields, place: Place, page: Page | None, list: Several | None, files: bool = False
    ) -> None:
        self.address = address
        self.fields = fields
        self.place = place
        self.page = page
        self.list = list
        self.files = files
        self.held: dict[str, Any] = {}

    def values(self, uploads: Container[str]) -> dict[str, Any]:
        """What the fields of a page mean, None where they are left blank; `uploads` are the files that there are."""
        assert self.page is not None
        found: dict[str, Any] = {}
        for ask in self.page.asks:
            sent = [value for value in self.fields.get(ask.control, ()) if value]
            if ask.type == "file":
                kept = self.fields.get(f"{ask.control}-kept", ())
                found[ask.id] = tuple(id for id in dict.fromkeys(kept) if id in uploads) or None
            elif not sent:
                found[ask.id] = None
            elif ask.type == "choices":
                found[ask.id] = tuple(sent)
            elif ask.type == "integer":
                found[ask.id] = int(sent[0]) if sent[0].isdigit() else sent[0]
            elif ask.type == "yes_no":
                found[ask.id] = {"yes": True, "no": False}.get(sent[0], sent[0])
            else:
                found[ask.id] = sent[0]
        return found
