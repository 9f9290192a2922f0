"""What others need to have a report again: the exact releases of rasad and of all that it needs, as pip reads them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_HEAD = """\
# Written by rasad new: rasad and what it needs, in the releases of {day}. Others install them with
#     pip install -r requirements.txt
"""
_FROM_A_FOLDER = """\
# rasad was installed from a folder of this machine. Others have none there: if pip finds no such release, write where
# they find one instead, as in: rasad[{extras}] @ https://example.org/rasad-{version}-py3-none-any.whl
"""


def requirements(day: str) -> str:
    """The text of a requirements.txt for the environment that runs.

    Parameters
    ----------
    day : str
        When it is written.

    Examples
    --------
    >>> text = requirements("2026-11-30")
    >>> [line for line in text.splitlines() if line.startswith("pandas==")] != []
    True
    """
    _release.cache_clear()  # what was installed since the last time counts
    rasad = _release("rasad")
    assert rasad is not None
    extras = ["notebooks", *(extra for extra in ("hazm", "html") if _is_there(rasad, extra))]
    lines = {name: f"{name}=={there.version}{marker}\n" for name, there, marker in _needed(rasad, extras) if there}
    return _HEAD.format(day=day) + _itself(rasad, ",".join(extras)) + "".join(sorted(lines.values()))


def runtime() -> str:
    """The Python that runs, as repo2docker (Binder) reads it from runtime.txt.

    Examples
    --------
    >>> runtime().startswith("python-3.")
    True
    """
    return f"python-{sys.version_info.major}.{sys.version_info.minor}\n"


class Release(NamedTuple):
    """A project as it is installed here: its version, and all that it says it needs."""

    name: str
    version: str
    needs: tuple[Requirement, ...]


@cache
def _release(name: str) -> Release | None:
    """Read once: a project is asked for by a dozen others, and each answer would parse its whole README again."""
    try:
        there = distribution(name)
    except PackageNotFoundError:
        return None
    return Release(name, there.version, tuple(map(Requirement, there.requires or [])))


def _itself(rasad: Release, extras: str) -> str:
    """The line of rasad: its release, or the address that it was installed from (PEP 610)."""
    origin = json.loads(distribution(rasad.name).read_text("direct_url.json") or "{}")
    url, commit = origin.get("url", ""), origin.get("vcs_info")
    if commit:
        return f"rasad[{extras}] @ {commit['vcs']}+{url}@{commit['commit_id']}\n"
    if url and not url.startswith("file:"):
        return f"rasad[{extras}] @ {url}\n"
    said = _FROM_A_FOLDER.format(extras=extras, version=rasad.version) if url else ""
    return f"{said}rasad[{extras}]=={rasad.version}\n"


def _is_there(rasad: Release, extra: str) -> bool:
    """Whether an extra brings something, and pip could install it as it is here.

    hazm 0.10.0 may stand here beside a numpy that its metadata does not allow (docs/decisions/0002-hazm.md).
    """
    own = [need for need in _needs(rasad, extra) if need not in list(_needs(rasad, ""))]
    return bool(own) and all(there for _, there, _ in _needed(rasad, [extra]))


def _needed(rasad: Release, extras: list[str]) -> Iterator[tuple[str, Release | None, str]]:
    """Each project that rasad needs, by whatever way: its name; itself, if it is here as needed; the marker."""
    waiting, seen = [(rasad, extra, "") for extra in ["", *extras]], set()
    while waiting:
        of, extra, under = waiting.pop()
        for need in _needs(of, extra):
            name, there = canonicalize_name(need.name), _installed(need)
            for wanted in ["", *sorted(need.extras)]:
                if there is None or (name, wanted) not in seen:
                    seen.add((name, wanted))
                    yield name, there, under or _platform(need)
                    waiting += [(there, wanted, under or _platform(need))] if there else []


def _needs(of: Release, extra: str) -> Iterator[Requirement]:
    """What a project needs here, for one of its extras or, for "", always."""
    for need in of.needs:
        if need.marker is None or need.marker.evaluate({"extra": extra}):
            yield need


def _platform(need: Requirement) -> str:
    """The marker of a requirement that not every system has: pywinpty of Windows cannot be installed at Binder."""
    marker = str(need.marker or "")
    return f" ; {marker}" if ("platform" in marker or "os_name" in marker) and "extra" not in marker else ""


def _installed(need: Requirement) -> Release | None:
    """The project, in a release that is allowed."""
    there = _release(need.name)
    return there if there and need.specifier.contains(there.version, prereleases=True) else None
