"""Finished runs, each in a folder named by its key: whole or not there."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

from rasad.report.runs.inputs import checksums

DONE = "done.json"
_OURS = re.compile(r"[0-9a-f]{64}(\.part)?")


class Store:
    """What runs left, kept beside the report so that only what has changed runs again.

    Parameters
    ----------
    folder : Path
        Made when the first run is kept.
    """

    def __init__(self, folder: Path) -> None:
        """Nothing is read yet."""
        self.folder = folder

    def find(self, key: str) -> Path | None:
        """The folder of a finished run, if it is there and as it was written."""
        folder = self.folder / key
        try:
            done = json.loads((folder / DONE).read_bytes())
            return folder if done["files"] == _files(folder) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def begin(self, key: str) -> Path:
        """An empty folder for a run that begins."""
        part = self.folder / f"{key}.part"
        shutil.rmtree(part, ignore_errors=True)
        (part / "figures").mkdir(parents=True)
        return part

    def keep(self, key: str, facts: dict[str, Any]) -> Path:
        """Take a run that has ended well into the store."""
        part, folder = self.folder / f"{key}.part", self.folder / key
        text = json.dumps({**facts, "files": _files(part)}, ensure_ascii=False, indent=1, sort_keys=True)
        (part / DONE).write_text(text, encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
        return folder

    def forget(self, keys: Collection[str], languages: Collection[str]) -> None:
        """Remove what no report needs any more: runs of these languages with other keys, and what was broken off."""
        for folder in self.folder.iterdir() if self.folder.is_dir() else ():
            ours = _OURS.fullmatch(folder.name)
            if ours and folder.name not in keys and _language(folder) in (None, *languages):
                shutil.rmtree(folder, ignore_errors=True)


def _files(folder: Path) -> dict[str, str]:
    return checksums((path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != DONE), folder)


def _language(folder: Path) -> str | None:
    try:
        language: str = json.loads((folder / DONE).read_bytes())["language"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return language
