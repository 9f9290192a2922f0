"""`rasad report` and `rasad verify`: the report built, and built again elsewhere."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rasad.cli.lines import say
from rasad.cli.options import Commands
from rasad.errors import RasadError


def add(commands: Commands) -> None:
    """The two commands and their options."""
    _add_report(commands)
    _add_verify(commands)


def _add_report(commands: Commands) -> None:
    command = commands.add_parser("report", help="run the notebooks and write the report")
    command.add_argument("--spec", metavar="FILE", type=Path, default=Path("report.yaml"))
    command.add_argument("--language", choices=("en", "fa", "ar"), help="one language only (default: all three)")
    command.add_argument("--out", metavar="DIR", type=Path, default=Path("build/report"))
    command.set_defaults(run=_report)


def _add_verify(commands: Commands) -> None:
    command = commands.add_parser("verify", help="build the report again elsewhere, and say what differs")
    command.add_argument("--spec", metavar="FILE", type=Path, default=Path("report.yaml"))
    command.add_argument("--report", metavar="DIR", type=Path, default=Path("build/report"))
    command.set_defaults(run=_verify)


def _report(options: argparse.Namespace) -> int:
    languages = (options.language,) if options.language else ("en", "fa", "ar")
    with _notebook_packages(), _stopped_as_interrupted():
        from rasad.report.build.build import build_report

        built = build_report(options.spec, options.out, languages)
    if built.failures:
        say(f"runs that failed: {len(built.failures)}; the others: {built.index}; {options.out} is as it was")
        return 1
    print(built.index if built.changed else f"{built.index} (nothing has changed)")
    return 0


def _verify(options: argparse.Namespace) -> int:
    with _notebook_packages(), _stopped_as_interrupted():
        from rasad.report.build.verify import verify_report

        found = verify_report(options.spec, options.report)
    if found.differences:
        print("\n".join(found.differences))
        say(f"{len(found.differences)} differences; {found.files} files were compared")
        return 1
    print(f"identical: {found.files} files were built again elsewhere, and none differs")
    return 0


@contextmanager
def _notebook_packages() -> Iterator[None]:
    """What is missing where only the package itself is installed, in a line."""
    try:
        yield
    except ModuleNotFoundError as error:
        said = f"the report needs the notebook packages ({error.name} is missing)"
        raise RasadError(f"{said}: pip install 'rasad[notebooks]'") from None


@contextmanager
def _stopped_as_interrupted() -> Iterator[None]:
    """A build that is told to stop (SIGTERM) leaves as little behind as one that is interrupted."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
