"""Where a report is written: the folder itself, what is kept beside it, and how one takes the place of the other."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from rasad.errors import RasadError
from rasad.report.records import record_text
from rasad.report.runs.inputs import checksums
from rasad.report.runs.store import Store
from rasad.wholefile import whole_file

MARK = ".rasad-report"


class Place:
    """The folder of a report.

    Parameters
    ----------
    out : Path
        Absolute.
    figures : Path
        Where figures and their records are kept as well.
    """

    def __init__(self, out: Path, figures: Path) -> None:
        """Nothing is written yet."""
        self.out, self.figures = out, figures
        self.part, self.old, self.aside = (out.with_name(out.name + end) for end in (".part", ".old", ".incomplete"))
        self.store = Store(out.with_name(out.name + ".cache"))
        self.lock = out.with_name(out.name + ".lock")

    @property
    def written(self) -> tuple[Path, ...]:
        """All that a build writes."""
        return self.out, self.part, self.old, self.aside, self.store.folder, self.lock, self.figures

    @contextmanager
    def locked(self) -> Iterator[None]:
        """No other build writes this report meanwhile; the lock ends with the process, however that ends."""
        from filelock import FileLock, Timeout

        try:
            self.lock.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.lock, timeout=0)
            lock.acquire()
        except Timeout:
            raise RasadError(f"{self.out}: another build is writing this report; wait until it has ended") from None
        except OSError as error:
            raise RasadError(f"{self.lock.parent}: cannot be written: {error.strerror or error}") from None
        try:
            for folder in (self.out, self.part, self.old, self.aside):
                _check_ours(folder)
            yield
        finally:
            lock.release()

    def restore(self) -> None:
        """Bring back the last report where a build was killed between putting it away and putting up the new one."""
        if self.old.is_dir() and not self.out.exists():
            self.old.rename(self.out)
        _remove(self.old)

    def holds(self, whole: str) -> bool:
        """Whether the report here was made from just this, and every file is as it was written."""
        try:
            seal = json.loads((self.out / MARK).read_bytes())
            return bool(seal["whole"] == whole and seal["files"] == _files(self.out))
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def seal(self, folder: Path, whole: str) -> str:
        """What the mark of a report says: what it was made from, and every file."""
        return json.dumps({"whole": whole, "files": _files(folder)}, indent=1, sort_keys=True, ensure_ascii=False)

    def begin(self) -> Path:
        """An empty folder for a report that begins."""
        _remove(self.part)
        self.part.mkdir(parents=True)
        (self.part / MARK).write_text("{}", encoding="utf-8")
        return self.part

    def publish(self, part: Path) -> None:
        """Put the finished report in the place of the last one, and its figures where they are kept."""
        self.copy_figures(part)
        if self.out.exists():
            self.out.rename(self.old)
        try:
            part.rename(self.out)
        except OSError:
            self.restore()
            raise
        self.clear()

    def clear(self) -> None:
        """Remove what is older than the report here: the last one, and one that lacked something."""
        for folder in (self.old, self.aside):
            _remove(folder)

    def set_aside(self, part: Path) -> Path:
        """Put a report that lacks something beside the last one."""
        _remove(self.aside)
        part.rename(self.aside)
        return self.aside

    def copy_figures(self, report: Path | None = None) -> None:
        """Put the figures where they are kept; one that is there already is not touched.

        All are written before the first takes its place: on a full disk those of the last report stay.
        """
        with ExitStack() as written:
            for path in sorted(((report or self.out) / "figures").glob("*")):
                content = as_kept(path)
                target = self.figures / path.name
                if not target.is_file() or target.read_bytes() != content:
                    written.enter_context(whole_file(target)).write_bytes(content)


def as_kept(path: Path) -> bytes:
    """A figure of a report as it is kept in the project.

    Its record has no commit there: a file cannot hold that of the commit that holds it.
    """
    if path.suffix != ".json":
        return path.read_bytes()
    record = json.loads(path.read_bytes())
    return record_text({name: value for name, value in record.items() if name != "commit"}).encode("utf-8")


def _check_ours(folder: Path) -> None:
    """A report replaces the last one and nothing else: no folder with other things in it."""
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file()):
        raise RasadError(f"{folder}: holds something other than a report, which would be lost; choose another --out")


def _remove(folder: Path) -> None:
    """Remove a report, its mark last: what is left where that is broken off is still known to be ours."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != MARK:
            path.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _files(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MARK)
    return checksums(files, folder)
