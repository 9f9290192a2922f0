"""`rasad new`: a project of your own, with an example to replace."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from rasad.cli.options import Commands


def add(commands: Commands) -> None:
    """The command and its options."""
    command = commands.add_parser("new", help="lay out a project of your own, with an example to replace")
    command.add_argument("folder", metavar="FOLDER", type=Path, help="not there yet, or empty")
    command.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> None:
    from rasad.newproject import new_project

    folder = shlex.quote(str(new_project(options.folder)))
    print(f"{options.folder}: a project with an invented example")
    print(f"next: cd {folder} && rasad report   (prints the page to open)")
    print("then: your articles in articles/, your people in entities.yaml, your episode in episodes/; see README.md")
