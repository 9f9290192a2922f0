"""Install the built wheel by plain pip, each extra into a clean environment of its own, on each Python that is there.

    python tools/installs.py install     # installs, imports all that each extra brings, uses it once
    python tools/installs.py resolve     # what pip would install: nothing is installed
    python tools/installs.py install --python 3.11 --extra hazm

`resolve` also asks for a Python that is allowed and not there: whether all has a wheel for it. Both print the table of
docs/install.md, and end with 1 where an extra fails. Without PyPI they say so and end with 75.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parent.parent
SHOWN = ("numpy", "pandas", "hazm")
TRIED = [f"3.{minor}" for minor in range(11, 20)]


def built(folder: Path, target: str = "wheel", source: Path = ROOT) -> Path:
    """Build the wheel (or the sdist) of a source tree."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=source,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl" if target == "wheel" else "*.tar.gz"))


def stated(wheel: Path) -> tuple[list[str], list[str], list[Requirement]]:
    """The Pythons, extras and requirements that the metadata of a wheel states."""
    with ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        said = Parser().parsestr(archive.read(name).decode("utf-8"))
    allowed = SpecifierSet(said["Requires-Python"])
    pythons = [version for version in TRIED if allowed.contains(f"{version}.0")]
    return pythons, said.get_all("Provides-Extra"), [Requirement(line) for line in said.get_all("Requires-Dist")]


def wanted(requirements: list[Requirement], extra: str, python: str) -> list[str]:
    """What the extra asks of a Python, with what rasad needs always, as lines for pip."""
    place = {"extra": extra, "python_version": python, "python_full_version": f"{python}.0"}
    held = [r for r in requirements if r.marker is None or r.marker.evaluate(place)]
    return sorted(re.sub(r"\s*;.*", "", str(r)) for r in held)


def interpreter(version: str) -> str | None:
    """A Python that is on the path or among those of pyenv; None if there is none."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    for python in [shutil.which(f"python{version}"), *sorted(pyenv.glob(f"{version}.*/bin/python{version}"))]:
        if python and subprocess.run([python, "-c", "import venv, ensurepip"], capture_output=True).returncode == 0:
            return str(python)
    return None


def run(*command: str | Path) -> tuple[bool, str]:
    """Whether a command ended well, and what it printed, or its last error."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, encoding="utf-8")
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or done.stderr.splitlines()[-1:]
    return done.returncode == 0, done.stdout if done.returncode == 0 else " ".join(errors[-1:])


def install(wheel: Path, extra: str, version: str) -> tuple[bool, str]:
    """Install into a clean environment, and import and use what came."""
    python = interpreter(version)
    if python is None:
        well, said = resolve(wheel, extra, version)
        return well, f"has wheels: {said}" if well else said
    with tempfile.TemporaryDirectory(prefix="rasad-installs.") as folder:
        own = Path(folder, "bin", "python")
        for command in (
            [python, "-m", "venv", folder],
            [own, "-m", "pip", "install", "--quiet", _named(wheel, extra)],
            [own, "-W", "ignore", ROOT / "tools/brought.py", extra],
        ):
            well, said = run(*command)
            if not well:
                return False, said
    return True, said.strip().splitlines()[-1]


def resolve(wheel: Path, extra: str, version: str) -> tuple[bool, str]:
    """Ask pip what it would install."""
    python, report = interpreter(version), wheel.with_name("report.json")
    command = ["-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--report", report]
    if python:
        well, said = run(python, *command, _named(wheel, extra))
    else:  # pip asks markers of the Python that runs it: those of rasad are asked here, with the version that is meant.
        newest = next(filter(None, map(interpreter, reversed(TRIED))))
        other = ["--python-version", version, "--only-binary", ":all:", "--target", wheel.parent / "none"]
        well, said = run(newest, *command, *other, *wanted(stated(wheel)[2], extra, version))
    if not well:
        return False, said
    found = {
        item["metadata"]["name"]: item["metadata"]["version"] for item in json.loads(report.read_text())["install"]
    }
    return True, ", ".join(f"{name} {found[name]}" for name in SHOWN if name in found)


def _named(wheel: Path, extra: str) -> str:
    return str(wheel) if extra == "core" else f"{wheel}[{extra}]"


def reachable() -> bool:
    """Whether pip gets anything from its index."""
    python = next(filter(None, map(interpreter, TRIED)))
    with tempfile.TemporaryDirectory() as folder:
        command = [
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--no-cache-dir",
            "--retries",
            "1",
            "--timeout",
            "20",
        ]
        return run(python, *command, "--dest", folder, "hijridate")[0]


def main() -> int:
    """Print the table; 1 if an extra failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("how", choices=["install", "resolve"])
    parser.add_argument("--python", action="append")
    parser.add_argument("--extra", action="append")
    given = parser.parse_args()
    if not reachable():
        print("nothing was installed: pip cannot reach its index", file=sys.stderr)
        return 75
    with tempfile.TemporaryDirectory() as folder:
        wheel = built(Path(folder))
        return _table(install if given.how == "install" else resolve, wheel, given.python, given.extra)


def _table(how, wheel: Path, only: list[str] | None, extras: list[str] | None) -> int:
    pythons, provided, _ = stated(wheel)
    pythons, failed = only or pythons, 0
    print("| |", " | ".join(pythons), "|", flush=True)
    print("|---" * (len(pythons) + 1) + "|", flush=True)
    for extra in extras or ["core", *provided]:
        print(f"| {extra} |", end="", flush=True)
        for python in pythons:
            well, said = how(wheel, extra, python)
            failed |= not well
            print(f" {said if well else 'fails: ' + said} |", end="", flush=True)
        print(flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
