"""`rasad timeline`: the events of an episode, and proposals to accept, edit or strike."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from rasad.cli.options import Commands, add_registry, registry_of
from rasad.errors import RasadError

if TYPE_CHECKING:
    from rasad.analyse.timelines.episode import Episode
    from rasad.annotation.notes import Notes

_BESIDE = Path("EPISODE.proposed.yaml")  # stands for that file beside the episode


def add(commands: Commands) -> None:
    """The command and its options."""
    command = commands.add_parser("timeline", help="write the events of an episode, each found again in its article")
    command.add_argument("episode", metavar="EPISODE.yaml", type=Path)
    command.add_argument("--articles", metavar="DIR", type=Path, required=True)
    command.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help="ending .jsonl, .csv, .json, .jsonld (Web Annotations), .ics (planned events) or .timelinejs.json",
    )
    command.add_argument(
        "--propose",
        metavar="FILE",
        nargs="?",
        type=Path,
        const=_BESIDE,
        help="write the proposed events as YAML to accept, edit or strike (default EPISODE.proposed.yaml)",
    )
    command.add_argument(
        "--language", choices=("en", "fa", "ar"), default="en", help="of .ics and .timelinejs.json (default en)"
    )
    add_registry(command)
    command.set_defaults(run=_timeline)


def _timeline(options: argparse.Namespace) -> None:
    import rasad
    from rasad.analyse.timelines.export import write_timeline
    from rasad.analyse.timelines.worksheet import write_worksheet

    propose = _check_timeline(options)
    episode = rasad.read_episode(options.episode)
    notes = rasad.annotate(rasad.read_articles(options.articles), rasad.read_registry(registry_of(options)))
    # All that can go wrong in the episode goes wrong before the first file is written.
    rows = _proposals(episode, notes) if propose else []
    if options.out:
        written = write_timeline(rasad.timeline(notes, episode), notes, options.out, options.language)
        what = "planned events" if options.out.suffix == ".ics" else "events"
        _tell(options.out, written, what, episode)
    if propose:
        write_worksheet(episode, rows, notes, propose)
        _tell(propose, len(rows), "proposed events", episode)


def _check_timeline(options: argparse.Namespace) -> Path | None:
    """Where the proposals go, if they are asked for; what is wrong with the files is told before any work."""
    from rasad.analyse.timelines.episode import PROPOSED
    from rasad.analyse.timelines.export import ending_of

    if options.out:
        ending_of(options.out)
    elif not options.propose:
        raise RasadError("timeline: say what to write: --out FILE, --propose, or both")
    propose: Path | None = options.propose
    if propose is _BESIDE:
        propose = options.episode.parent / f"{options.episode.stem}{PROPOSED}"
    if propose and propose == options.out:
        raise RasadError(f"{propose}: is named twice, for the timeline and for the proposals")
    if propose and (propose.exists() or propose.is_symlink()):
        raise RasadError(f"{propose}: is there already and is not overwritten; name another file or move it away")
    return propose


def _proposals(episode: Episode, notes: Notes) -> list[dict[str, object]]:
    """The proposed events that no curated one covers and nobody has struck."""
    import rasad
    from rasad.analyse.timelines.export.rows import rows_of
    from rasad.analyse.timelines.overlay import proposals_for

    return proposals_for(episode, notes, rows_of(rasad.timeline(notes, episode, proposed=False)))


def _tell(path: Path, number: int, what: str, episode: Episode) -> None:
    """What was written; where it is nothing, also the period, in which the reader may find the reason."""
    print(f"{path}: {number} {what}" + ("" if number else f" in {episode.period}"))
