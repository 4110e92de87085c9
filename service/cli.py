"""The `footpath` command: finds the subcommand, runs it, and turns every failure into a short message."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from keyword import iskeyword
from pathlib import PurePath
from types import ModuleType

from service import commands
from service.refusal import Refusal

UNEXPECTED = 70
"""Exit code of an error that is ours."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; no traceback reaches the reader."""
    try:
        try:
            given = parser().parse_args(arguments)
            code: int = given.run(given)
        except SystemExit as leaving:  # argparse: --help, or wrong usage
            code = leaving.code if isinstance(leaving.code, int) else 2
        sys.stdout.flush()
    except Refusal as refusal:
        _say(f"footpath: {refusal.message}")
        if refusal.help:
            _say(f"  {refusal.help}")
        return refusal.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        return _unexpected(error)
    return code


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; a command's module is read only for its arguments."""
    whole = argparse.ArgumentParser(
        prog="footpath",
        description="Citizen journeys as YAML: checked, replayed, and served as fast, accessible pages.",
        epilog="footpath COMMAND --help tells more about a command.",
        formatter_class=_Aligned,
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    each = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in names():
        module = _module(name)
        help = (module.__doc__ or "").split("\n", 1)[0]
        sub = each.add_parser(
            name, help=help, description=module.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    return whole


class _Aligned(argparse.HelpFormatter):
    """Leaves room for the longest command: argparse forgets that commands stand further in than options."""

    def add_argument(self, action: argparse.Action) -> None:
        super().add_argument(action)
        for each in self._iter_indented_subactions(action):
            self._action_max_length = max(self._action_max_length, len(each.metavar or "") + self._current_indent)


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that costs more than all other arguments."""

    def __call__(self, parser: argparse.ArgumentParser, *_given: object) -> None:
        print(f"footpath {version()}")
        parser.exit()


def names() -> list[str]:
    """The commands: one module of `service.commands` each; one that is named as a word of Python has `_` behind it."""
    return sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(commands.__path__))


def version() -> str:
    """The version that is installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("footpath")
    except PackageNotFoundError:
        return "(not installed)"


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{commands.__name__}.{name}{'_' if iskeyword(name) else ''}")


def _unexpected(error: Exception) -> int:
    if os.environ.get("FOOTPATH_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
        return UNEXPECTED
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f" ({PurePath(frame.tb_frame.f_code.co_filename).name}, line {frame.tb_lineno})" if frame else ""
    _say(f"footpath: something went wrong in Footpath itself: {type(error).__name__}{where}")
    _say("  Nothing of yours was changed by it. FOOTPATH_DEBUG=1 shows the details to send with a report.")
    return UNEXPECTED


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
