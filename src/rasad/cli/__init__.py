"""The command line: thin commands over the package, one file a command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from rasad.cli import annotate, new, registry, report, timeline
from rasad.cli.lines import say, warnings_as_lines
from rasad.errors import MistakesError, RasadError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; a reader's mistake is one line on standard error and status 1."""
    options = _parser().parse_args(arguments)
    try:
        with warnings_as_lines():
            status: int | None = options.run(options)
    except RasadError as error:
        for line in error.mistakes if isinstance(error, MistakesError) else [str(error)]:
            say(line)
        return 1
    except KeyboardInterrupt:
        print("rasad: interrupted; nothing was replaced", file=sys.stderr)
        return 130
    return status or 0


def _parser() -> argparse.ArgumentParser:
    from rasad import __version__

    parser = argparse.ArgumentParser(
        prog="rasad", description="Timelines and co-occurrence from Persian and Arabic news."
    )
    parser.add_argument("--version", action="version", version=f"rasad {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (annotate, timeline, report, registry, new):
        command.add(commands)
    return parser
