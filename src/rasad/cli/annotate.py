"""`rasad annotate`: articles, blocks, sentences, mentions and dates as tables."""

from __future__ import annotations

import argparse
from pathlib import Path

from rasad.cli.options import Commands, add_registry, registry_of
from rasad.errors import RasadError


def add(commands: Commands) -> None:
    """The command and its options."""
    command = commands.add_parser("annotate", help="write articles, blocks, sentences, mentions and dates as tables")
    command.add_argument(
        "articles",
        metavar="ARTICLES",
        type=Path,
        help="a folder of articles (.txt, .html, .jsonl, .csv, .parquet), or one file",
    )
    command.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder of the five tables")
    add_registry(command)
    command.add_argument("--format", choices=("parquet", "jsonl", "csv"), default="parquet")
    command.add_argument("--workers", metavar="N", type=int, default=1, help="processes (default 1)")
    command.set_defaults(run=_annotate)


def _annotate(options: argparse.Namespace) -> None:
    import rasad
    from rasad.annotation.files import write_notes

    if options.workers < 1:
        raise RasadError(f"--workers: {options.workers} is no number of processes; give 1 or more")
    notes = rasad.annotate(
        rasad.read_articles(options.articles), rasad.read_registry(registry_of(options)), options.workers
    )
    for path, rows in write_notes(notes, options.out, options.format).items():
        print(f"{path}: {rows} rows")
