"""`rasad registry check`: every mistake of a registry, or what it holds."""

from __future__ import annotations

import argparse
from pathlib import Path

from rasad.cli.options import Commands


def add(commands: Commands) -> None:
    """The command and its options."""
    command = commands.add_parser("registry", help="check a registry of names")
    check = command.add_subparsers(required=True, metavar="COMMAND").add_parser(
        "check", help="print every mistake of a registry, or what it holds"
    )
    check.add_argument("file", metavar="FILE", type=Path, help="a registry, .yaml or .csv")
    check.add_argument("--list-unchecked", action="store_true", help="list the facts that nobody checked")
    check.set_defaults(run=_check_registry)


def _check_registry(options: argparse.Namespace) -> int:
    from rasad.annotation.registry.report import check_registry

    report = check_registry(options.file)
    lines = [*report.mistakes, *(report.unchecked if options.list_unchecked else ()), report.summary]
    print("\n".join(" ".join(line.split("\n")) for line in lines if line))
    return 1 if report.mistakes else 0
