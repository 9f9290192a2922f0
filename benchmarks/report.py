"""How long the project's report takes, whether it repeats to the byte, and whether it outlives being killed.

    python benchmarks/report.py [KILLS]

builds it in copies of the repository's files, with the copy's own code, each time in a new process: once with nothing
kept, once with nothing changed, once elsewhere under other conditions. Then builds are killed (SIGKILL, 20 by default)
at random moments: with nothing kept, with all runs kept, and near the end. After each the last report must be whole and
no process left; what is built after the last must be the same bytes as without a kill.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from tiny import contents, left_of  # noqa: E402

OTHER = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tehran", "LC_ALL": "C"}
MARK = ".rasad-report"


def copied(folder: Path) -> Path:
    """The repository's files, as they are on disk."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True)
    for name in filter(None, listed.stdout.decode("utf-8").split("\0")):
        if (ROOT / name).is_file() and not name.startswith("build/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def started(folder: Path, log: Path, **environment: str) -> subprocess.Popen[bytes]:
    """`rasad report` in a copy, by the copy's code."""
    return subprocess.Popen(
        [sys.executable, "-m", "rasad.cli", "report"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), **environment},
        stdout=subprocess.DEVNULL,
        stderr=log.open("wb"),
        start_new_session=True,
    )


def built(folder: Path, **environment: str) -> float:
    """Seconds that a build takes."""
    log = folder.with_suffix(".log")
    start = time.perf_counter()
    if started(folder, log, **environment).wait():
        raise SystemExit(log.read_text(encoding="utf-8"))
    return time.perf_counter() - start


def files(folder: Path) -> dict[str, bytes]:
    """The report of a copy, and the figures that are kept; without the seal, which names what it was made from."""
    report = folder / "build" / "report"
    report = report if report.is_dir() else report.with_name("report.old")  # brought back by the next build
    return {name: content for name, content in contents(report).items() if name != MARK}


def killed(folder: Path, after: float) -> tuple[str, int]:
    """Kill a build after so many seconds; in which phase it was, by what it said last, and its number."""
    log = folder.with_suffix(".log")
    build = started(folder, log)
    try:
        build.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(build.pid, signal.SIGKILL)
        build.wait()
        said = log.read_text(encoding="utf-8").splitlines()
        phase = "pages and publication" if said and " pages" in said[-1] else "runs" if said else "start"
        return phase, build.pid
    return "ended before", build.pid


def survived(folder: Path, kills: int, whole: float, pages: float) -> Counter[str]:
    """Kill so many builds; whether a last report was damaged or a process left stops it."""
    chance, phases = random.Random(20), Counter[str]()
    undisturbed = files(folder)
    while sum(phases.values()) - phases["ended before"] < kills:
        kind = sum(phases.values()) % 3
        if kind == 0:
            shutil.rmtree(folder / "build" / "report.cache", ignore_errors=True)
        (folder / "build" / "report" / "en" / "index.html").write_text("edited", encoding="utf-8")
        before = files(folder)
        moments = chance.uniform(0.3, whole), chance.uniform(0, pages), pages * chance.gauss(0.95, 0.04)
        phase, number = killed(folder, moments[kind])
        phases[phase] += 1
        print(f"  killed after {moments[kind]:.1f} s: {phase}", flush=True)
        until = time.monotonic() + 10
        while (left := left_of(number)) and time.monotonic() < until:
            time.sleep(0.1)
        if left:
            raise SystemExit(f"left behind: {left}")
        if files(folder) not in (before, undisturbed):
            raise SystemExit(f"the last report is damaged by a kill in: {phase}")
        if not (folder / "build" / "report").is_dir() or files(folder) == undisturbed:
            built(folder)
    return phases


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory(prefix="rasad-benchmark-") as place:
        one, other = copied(Path(place, "one")), copied(Path(place, "other"))
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        whole = built(one)
        print(f"{'first report, nothing kept':<40} {whole:.1f} s", flush=True)
        print(f"{'nothing changed':<40} {built(one):.1f} s", flush=True)
        (one / "build" / "report" / "en" / "index.html").unlink()
        pages = built(one)
        print(f"{'a page deleted, runs kept':<40} {pages:.1f} s", flush=True)
        built(other, **OTHER)
        ours, theirs = files(one), files(other)
        wrong = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
        print(f"{'elsewhere, other conditions':<40} {len(wrong)} of {len(ours)} files differ {wrong[:5]}", flush=True)
        phases = survived(one, kills, whole, pages)
        built(one)
        wrong = sorted(name for name in ours.keys() | files(one).keys() if ours.get(name) != files(one).get(name))
        print(f"{'killed in':<40} {dict(phases)}")
        print(f"{'built after the last kill':<40} {len(wrong)} of {len(ours)} files differ {wrong[:5]}")


if __name__ == "__main__":
    main()
