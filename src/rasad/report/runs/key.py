"""What the result of a run depends on, as one checksum."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rasad
from rasad.report.runs.inputs import checksums, files_of, sha256

if TYPE_CHECKING:
    from rasad.report.spec.spec import Run, Spec


def run_key(run: Run, spec: Spec) -> str:
    """The checksum of notebook, prose, parameters, files that are read, this package, and all that is installed."""
    return digest(
        {
            "run": [run.name, run.language, run.notebook.relative_to(spec.folder).as_posix()],
            "parameters": dict(run.parameters),
            "files": checksums(files_of(run, spec), spec.folder),
            "with": surroundings(spec.folder),
        }
    )


def digest(value: Any) -> str:
    """The checksum of what JSON can hold."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def surroundings(project: Path) -> str:
    """The checksum of what is not the project's own: the code and version of this package, Python, packages, lock."""
    code = Path(rasad.__file__).parent
    files = [path for path in sorted(code.rglob("*")) if path.is_file() and path.suffix != ".pyc"]
    lock = project / "uv.lock"
    return digest(
        {
            "rasad": rasad.__version__,
            "code": {path.relative_to(code).as_posix(): sha256(path) for path in files},
            "python": [platform.python_version(), platform.machine(), sys.platform],
            "installed": _installed(),
            "lock": sha256(lock) if lock.is_file() else None,
        }
    )


def _installed() -> list[str]:
    """Names and versions as the folders of what is installed have them: to read each one's metadata takes a second."""
    return sorted({info.name for place in sys.path if place for info in Path(place).glob("*.dist-info")})
