"""Options that several commands have, and what is meant where they are not given."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_registry(command: argparse.ArgumentParser) -> None:
    """The registry by which names are found."""
    command.add_argument(
        "--registry",
        metavar="FILE",
        type=Path,
        help="entities; else entities.yaml beside the articles, else the general registry",
    )


def registry_of(options: argparse.Namespace) -> Path:
    """What `read_registry` is given: the file that was named, else the folder of the articles."""
    folder = options.articles if options.articles.is_dir() else options.articles.parent
    return Path(options.registry or folder)
