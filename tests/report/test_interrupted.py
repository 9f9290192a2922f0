"""`rasad report` that is interrupted, told to end, or killed: nothing is left behind, and the last report stays."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rasad import RasadError
from rasad.report.build.build import build_report
from rasad.report.build.place import MARK, Place
from tiny import COLD, contents, left_of, notebook, project, rasad

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
BEGUN = "from pathlib import Path\nPath('../begun').touch()\n"
WARM = "import sys; from rasad.cli import main; sys.exit(main())"
LONG = 300  # seconds, after which a test has failed: no build waits so long, however busy the machine
ARGUMENTS = ("report", "--language", "en", "--out", "out/report")


def until(holds: Callable[[], object], seconds: float = LONG) -> bool:
    """Whether something comes to hold."""
    ends = time.monotonic() + seconds
    while not holds() and time.monotonic() < ends:
        time.sleep(0.05)
    return bool(holds())


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    """A project with a last report, and a notebook that says that it has begun, and then waits."""
    folder = project(tmp_path, quick="1", waits=BEGUN + "import time\nwhile Path('../wait').exists(): time.sleep(0.1)")
    (folder / "wait").touch()
    (folder / "out" / "report" / "en").mkdir(parents=True)
    (folder / "out" / "report" / MARK).write_text("{}", encoding="utf-8")
    (folder / "out" / "report" / "en" / "index.html").write_text("the last report", encoding="utf-8")
    return folder


def under_way(folder: Path, code: str, interrupt: str) -> subprocess.Popen[str]:
    """A build of which one notebook has ended and the other waits, as long as it is let."""
    build = rasad(folder, *ARGUMENTS, code=code, interrupt=interrupt)
    assert until((folder / "begun").exists)
    assert until(lambda: any((folder / "out" / "report.cache").glob("*/done.json")))
    return build


def ended(folder: Path, number: signal.Signals, code: str, interrupt: str) -> tuple[int, str]:
    """Status of a build that got a signal while a notebook ran, and what it said; nothing of it is left."""
    before = contents(folder / "out" / "report")
    build = under_way(folder, code, interrupt)
    os.kill(build.pid, number)
    out, said = build.communicate(timeout=LONG)  # the notebook by itself would never end
    assert out == ""
    assert until(lambda: not left_of(build.pid)), left_of(build.pid)
    assert contents(folder / "out" / "report") == before
    return build.returncode, said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "code", "interrupt"),
    [(signal.SIGINT, COLD, "SIG_DFL"), (signal.SIGTERM, WARM, "SIG_IGN")],
    ids=["INT", "TERM-of-a-build-that-ignores-INT"],
)
def test_an_interrupted_build_leaves_nothing_and_the_next_goes_on(
    number: signal.Signals, code: str, interrupt: str, visits: Path
):
    status, said = ended(visits, number, code, interrupt)
    assert status == 130
    assert said.splitlines()[-1] == "rasad: interrupted; nothing was replaced"
    assert "Traceback" not in said
    if code is WARM:
        return
    (visits / "wait").unlink()
    build = rasad(visits, *ARGUMENTS)
    _, said = build.communicate(timeout=LONG)
    assert build.returncode == 0
    assert "1 of 2 runs are as they were" in said


@pytest.mark.slow
def test_a_build_that_was_started_with_interrupts_ignored_goes_on(visits: Path):
    """Who writes `nohup rasad report &` wants it to; it is ended by SIGTERM, see above."""
    build = under_way(visits, COLD, "SIG_IGN")
    os.kill(build.pid, signal.SIGINT)
    (visits / "wait").unlink()
    _, said = build.communicate(timeout=LONG)
    assert (build.returncode, "interrupted" in said) == (0, False)


@pytest.mark.slow
@pytest.mark.parametrize("code", [COLD, WARM], ids=["cold", "warm"])
def test_a_second_build_waits_for_none_and_a_killed_one_frees_the_lock(code: str, visits: Path):
    # A computation in which no thread of the kernel can run, and so none that waits for the end of the build.
    notebook(visits / "notebooks" / "waits.ipynb", BEGUN + "sum(range(10**12))")
    build = rasad(visits, *ARGUMENTS, code=code)
    assert until((visits / "begun").exists)
    before = contents(visits / "out")
    with pytest.raises(RasadError, match="another build is writing this report; wait until it has ended"):
        build_report(visits / "report.yaml", visits / "out" / "report", ("en",))
    assert contents(visits / "out").keys() >= before.keys()
    build.kill()
    build.communicate()
    with Place(visits / "out" / "report", visits / "figures").locked():
        pass
    assert until(lambda: not left_of(build.pid)), left_of(build.pid)


@pytest.mark.slow
def test_a_build_that_is_killed_at_any_moment_keeps_the_last_report(visits: Path):
    (visits / "wait").unlink()
    last, chance = contents(visits / "out" / "report"), random.Random(7)
    for _ in range(4):
        build = rasad(visits, *ARGUMENTS)
        try:
            build.wait(chance.uniform(0.5, 9))
        except subprocess.TimeoutExpired:
            build.kill()
        build.communicate()
        assert until(lambda build=build: not left_of(build.pid)), left_of(build.pid)
        out = next(path for name in ("report", "report.old") if (path := visits / "out" / name).exists())
        if (found := contents(out)) != last:
            assert Place(out, visits / "figures").seal(out, "").count('"') > 8
            assert {"ro-crate-metadata.json", "en/waits.html", "report.css"} <= found.keys()
            last = found
