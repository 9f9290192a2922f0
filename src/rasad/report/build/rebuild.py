"""Build a report again elsewhere, under other conditions: the other side of a comparison."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from rasad.errors import RasadError
from rasad.report.pages.articles import read_for_pages
from rasad.report.runs.inputs import files_of
from rasad.report.spec.spec import Spec

# What no result may depend on. The hash seed is that of sets; Chatham is never at the hour of anywhere else.
_OTHER = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Chatham", "LC_ALL": "C", "LANG": "C", "LANGUAGE": "tr"}


def copy_project(plan: Spec, folder: Path) -> Path:
    """Copy what the runs of a report say that they read, and nothing else: what they read besides will be missed.

    Returns
    -------
    Path
        The specification there.
    """
    files = {file for run in plan.runs for file in files_of(run, plan)}
    files |= {plan.path, *read_for_pages(plan)}
    lock = plan.folder / "uv.lock"
    for file in [*sorted(files), *([lock] if lock.is_file() else [])]:
        target = folder / file.relative_to(plan.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return folder / plan.path.name


def rebuild(spec: Path, out: Path, languages: list[str], commit: str | None) -> None:
    """Build a report in a process of its own: each kernel from nothing, another hash seed, time zone and locale.

    Raises
    ------
    RasadError
        If it cannot be built; what is wrong was told by that process.
    """
    seed = "2424" if os.environ.get("PYTHONHASHSEED") == _OTHER["PYTHONHASHSEED"] else _OTHER["PYTHONHASHSEED"]
    environment = {**os.environ, **_OTHER, "PYTHONHASHSEED": seed}
    command = [
        sys.executable,
        "-m",
        "rasad.report.build.rebuild",
        str(spec),
        str(out),
        ",".join(languages),
        commit or "",
    ]
    if subprocess.run(command, env=environment, cwd=spec.parent, check=False).returncode:
        raise RasadError("the report cannot be built again, so nothing was compared; see above")


def main(spec: str, out: str, languages: str, commit: str) -> int:
    """What the other process does."""
    from rasad.report.build.build import build_report

    try:
        built = build_report(spec, out, languages.split(","), warm=False, commit=commit or None)
    except RasadError as error:
        print(f"rasad: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # told by the process that waits for this one
        return 130
    return 1 if built.failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
