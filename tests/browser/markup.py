"""Is this HTML valid? Asked of html-validate, kept running beside the tests."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType

from tests.conftest import ROOT


class Markup:
    """A running html-validate. Its rules are said in markup.mjs."""

    def __init__(self) -> None:
        process = subprocess.Popen(
            ["node", str(Path(__file__).with_name("markup.mjs"))],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._ask, self._answer = process, process.stdin, process.stdout

    def findings(self, html: str) -> list[str]:
        """What is wrong with a whole page, as `line:column rule: message`."""
        self._ask.write(json.dumps(html) + "\n")
        self._ask.flush()
        said = self._answer.readline()
        if not said:
            raise AssertionError("html-validate ended; `npm ci` installs it")
        found: list[str] = json.loads(said)
        return found

    def __enter__(self) -> Markup:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ask.close()
        self._answer.close()
        self._process.wait(10)
