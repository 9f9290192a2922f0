"""The command line: thin commands over the package."""

from __future__ import annotations

import argparse
import shlex
import signal
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from rasad.errors import RasadError, SkippedFile

if TYPE_CHECKING:
    from rasad.analyse.timelines.episode import Episode
    from rasad.annotation.annotate import Notes

_BESIDE = Path("EPISODE.proposed.yaml")  # stands for that file beside the episode


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; a reader's mistake is one line on standard error and status 1."""
    options = _parser().parse_args(arguments)
    try:
        with _warnings_as_lines():
            status: int | None = options.run(options)
    except RasadError as error:
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        print("rasad: interrupted; nothing was replaced", file=sys.stderr)
        return 130
    return status or 0


def _say(message: str) -> None:
    print(f"rasad: {' '.join(message.split(chr(10)))}", file=sys.stderr)


@contextmanager
def _warnings_as_lines() -> Iterator[None]:
    """What is skipped is told in a line, without the line of Python that Python shows beside it."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", SkippedFile)
        python_shows = warnings.showwarning

        def show(
            message: Warning | str,
            category: type[Warning],
            filename: str,
            lineno: int,
            file: TextIO | None = None,
            line: str | None = None,
        ) -> None:
            if issubclass(category, SkippedFile):
                _say(f"warning: {message}")
            else:
                python_shows(message, category, filename, lineno, file, line)

        warnings.showwarning = show
        yield


def _parser() -> argparse.ArgumentParser:
    from rasad import __version__

    parser = argparse.ArgumentParser(
        prog="rasad", description="Timelines and co-occurrence from Persian and Arabic news."
    )
    parser.add_argument("--version", action="version", version=f"rasad {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_annotate(commands)
    _add_timeline(commands)
    _add_report(commands)
    _add_verify(commands)
    _add_registry(commands)
    _add_new(commands)
    return parser


def _add_annotate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("annotate", help="write articles, blocks, sentences, mentions and dates as tables")
    command.add_argument(
        "articles",
        metavar="ARTICLES",
        type=Path,
        help="a folder of articles (.txt, .html, .jsonl, .csv, .parquet), or one file",
    )
    command.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder of the five tables")
    command.add_argument(
        "--registry",
        metavar="FILE",
        type=Path,
        help="entities; else entities.yaml beside the articles, else the general registry",
    )
    command.add_argument("--format", choices=("parquet", "jsonl", "csv"), default="parquet")
    command.add_argument("--workers", metavar="N", type=int, default=1, help="processes (default 1)")
    command.set_defaults(run=_annotate)


def _add_timeline(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
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
    command.add_argument(
        "--registry",
        metavar="FILE",
        type=Path,
        help="entities; else entities.yaml beside the articles, else the general registry",
    )
    command.set_defaults(run=_timeline)


def _add_report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("report", help="run the notebooks and write the report")
    command.add_argument("--spec", metavar="FILE", type=Path, default=Path("report.yaml"))
    command.add_argument("--language", choices=("en", "fa", "ar"), help="one language only (default: all three)")
    command.add_argument("--out", metavar="DIR", type=Path, default=Path("build/report"))
    command.set_defaults(run=_report)


def _add_verify(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("verify", help="build the report again elsewhere, and say what differs")
    command.add_argument("--spec", metavar="FILE", type=Path, default=Path("report.yaml"))
    command.add_argument("--report", metavar="DIR", type=Path, default=Path("build/report"))
    command.set_defaults(run=_verify)


def _add_registry(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("registry", help="check a registry of names")
    check = command.add_subparsers(required=True, metavar="COMMAND").add_parser(
        "check", help="print every mistake of a registry, or what it holds"
    )
    check.add_argument("file", metavar="FILE", type=Path, help="a registry, .yaml or .csv")
    check.add_argument("--list-unchecked", action="store_true", help="list the facts that nobody checked")
    check.set_defaults(run=_check_registry)


def _add_new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("new", help="lay out a project of your own, with an example to replace")
    command.add_argument("folder", metavar="FOLDER", type=Path, help="not there yet, or empty")
    command.set_defaults(run=_new)


def _registry_of(options: argparse.Namespace) -> Path:
    """What `read_registry` is given: the file that was named, else the folder of the articles."""
    folder = options.articles if options.articles.is_dir() else options.articles.parent
    return Path(options.registry or folder)


def _annotate(options: argparse.Namespace) -> None:
    import rasad
    from rasad.tables.files import write_tables

    if options.workers < 1:
        raise RasadError(f"--workers: {options.workers} is no number of processes; give 1 or more")
    notes = rasad.annotate(
        rasad.read_articles(options.articles), rasad.read_registry(_registry_of(options)), options.workers
    )
    names = ("articles", "blocks", "sentences", "mentions", "dates")
    tables = {options.out / f"{name}.{options.format}": getattr(notes, name) for name in names}
    write_tables(tables)
    for path, table in tables.items():
        print(f"{path}: {len(table)} rows")


def _timeline(options: argparse.Namespace) -> None:
    import rasad
    from rasad.analyse.timelines.export import write_timeline
    from rasad.analyse.timelines.worksheet import write_worksheet

    propose = _check_timeline(options)
    episode = rasad.read_episode(options.episode)
    notes = rasad.annotate(rasad.read_articles(options.articles), rasad.read_registry(_registry_of(options)))
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


def _report(options: argparse.Namespace) -> int:
    languages = (options.language,) if options.language else ("en", "fa", "ar")
    with _notebook_packages(), _stopped_as_interrupted():
        from rasad.report.build.build import build_report

        built = build_report(options.spec, options.out, languages)
    if built.failures:
        _say(f"runs that failed: {len(built.failures)}; the others: {built.index}; {options.out} is as it was")
        return 1
    print(built.index if built.changed else f"{built.index} (nothing has changed)")
    return 0


def _verify(options: argparse.Namespace) -> int:
    with _notebook_packages(), _stopped_as_interrupted():
        from rasad.report.build.verify import verify_report

        found = verify_report(options.spec, options.report)
    if found.differences:
        print("\n".join(found.differences))
        _say(f"{len(found.differences)} differences; {found.files} files were compared")
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


def _check_registry(options: argparse.Namespace) -> int:
    from rasad.annotation.registry.report import check_registry

    report = check_registry(options.file)
    lines = [*report.mistakes, *(report.unchecked if options.list_unchecked else ()), report.summary]
    print("\n".join(" ".join(line.split("\n")) for line in lines if line))
    return 1 if report.mistakes else 0


def _new(options: argparse.Namespace) -> None:
    from rasad.newproject import new_project

    folder = shlex.quote(str(new_project(options.folder)))
    print(f"{options.folder}: a project with an invented example")
    print(f"next: cd {folder} && rasad report   (prints the page to open)")
    print("then: your articles in articles/, your people in entities.yaml, your episode in episodes/; see README.md")


if __name__ == "__main__":
    sys.exit(main())
