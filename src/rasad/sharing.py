"""What others need to have a report again: the exact releases of rasad and of all that it needs, as pip reads them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

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
# A project's notebooks and report need the first; the others are kept where they are.
_EXTRAS = ("notebooks", "hazm", "html")


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
    rasad = distribution("rasad")
    extras = [extra for extra in _EXTRAS if extra == "notebooks" or _is_there(rasad, extra)]
    lines = {name: f"{name}=={there.version}{marker}" for name, there, marker in _needed(rasad, extras)}
    return _HEAD.format(day=day) + _itself(rasad, ",".join(extras)) + "\n".join(sorted(lines.values())) + "\n"


def runtime() -> str:
    """The Python that runs, as repo2docker (Binder) reads it from runtime.txt.

    Examples
    --------
    >>> runtime().startswith("python-3.")
    True
    """
    return f"python-{sys.version_info.major}.{sys.version_info.minor}\n"


def _itself(rasad: Distribution, extras: str) -> str:
    """The line of rasad: its release, or the address that it was installed from (PEP 610)."""
    origin = json.loads(rasad.read_text("direct_url.json") or "{}")
    url, commit = origin.get("url", ""), origin.get("vcs_info")
    if commit:
        return f"rasad[{extras}] @ {commit['vcs']}+{url}@{commit['commit_id']}\n"
    if url and not url.startswith("file:"):
        return f"rasad[{extras}] @ {url}\n"
    said = _FROM_A_FOLDER.format(extras=extras, version=rasad.version) if url else ""
    return f"{said}rasad[{extras}]=={rasad.version}\n"


def _is_there(of: Distribution, extra: str) -> bool:
    """Whether an extra brings something here, and all that it brings is installed."""
    asked = [need for need in _needs(of, extra) if need not in list(_needs(of, ""))]
    return bool(asked) and all(_installed(need.name) for need in asked)


def _needed(rasad: Distribution, extras: list[str]) -> Iterator[tuple[str, Distribution, str]]:
    """Each installed project that rasad needs, by whatever way, with the marker under which it is needed."""
    waiting, seen = [(rasad, extra, "") for extra in ["", *extras]], set()
    while waiting:
        of, extra, under = waiting.pop()
        for need in _needs(of, extra):
            there = _installed(need.name)
            for wanted in ["", *sorted(need.extras)]:
                if there and (canonicalize_name(need.name), wanted) not in seen:
                    seen.add((canonicalize_name(need.name), wanted))
                    marker = under or _platform(need)
                    waiting.append((there, wanted, marker))
                    yield canonicalize_name(need.name), there, marker


def _needs(of: Distribution, extra: str) -> Iterator[Requirement]:
    """What a project needs here, for one of its extras or, for "", always."""
    for line in of.requires or []:
        need = Requirement(line)
        if need.marker is None or need.marker.evaluate({"extra": extra}):
            yield need


def _platform(need: Requirement) -> str:
    """The marker of a requirement that not every system has: pywinpty of Windows cannot be installed at Binder."""
    marker = str(need.marker or "")
    return f" ; {marker}" if ("platform" in marker or "os_name" in marker) and "extra" not in marker else ""


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None
