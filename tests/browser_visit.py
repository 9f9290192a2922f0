"""A visit to one page of the report: all that is measured on it, in one opening."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import browser_measures as js
from browser import Chromium

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
CONTRAST = "color-contrast"
NARROW = 390


@dataclass(frozen=True)
class Visit:
    """What was found on a page.

    Attributes
    ----------
    path : Path
        The page.
    page : str
        Its name below the report, without the ending: fa/index.
    contents : dict
        What `browser_measures.CONTENTS` gives.
    faults : dict of str to list of str
        By what was measured: console, requests, images, overflow and so on.
    """

    path: Path
    page: str
    contents: dict[str, Any]
    faults: dict[str, list[str]]


def pages(report: Path) -> list[Path]:
    """The pages of a report, those of its articles too."""
    return sorted(path for path in report.rglob("*.html") if "notebooks" not in path.relative_to(report).parts)


def visit(browser: Chromium, report: Path, path: Path, pictures: Path | None, contrast: bool = True) -> Visit:
    """Open a page and measure it: wide and narrow, folded and unfolded, by day, in the dark and on paper.

    Parameters
    ----------
    browser : Chromium
    report, path : Path
        The folder of the report, and a page in it.
    pictures : Path or None
        Where its screenshot is kept, if one is wanted.
    contrast : bool
        Whether axe-core measures the contrast of each text too, by day and in the dark; it takes longer than all else.
    """
    page = str(path.relative_to(report).with_suffix("").as_posix())
    browser.look()
    browser.open(path.as_uri())
    faults = {"images": measure(browser, js.IMAGES), "folded": measure(browser, js.FOLDED_CODE)}
    contents = measure(browser, js.CONTENTS)
    # Before anything is done to the page: what it says and asks for by itself.
    faults["console"] = list(browser.said)
    faults["requests"] = [url[:100] for url in browser.requests if not _allowed(url, report)]
    faults["overflow"] = measure(browser, js.OVERFLOW)
    if pictures:
        browser.screenshot(pictures / f"{page.replace('/', '-')}.png")
    measure(browser, js.UNFOLD)
    for what, script in (("alignment", js.ALIGNMENT), ("directions", js.DIRECTIONS), ("prose", js.PROSE)):
        faults[what] = measure(browser, script)
    faults["axe"] = _axe(browser, AXE_TAGS, {CONTRAST: {"enabled": contrast}})
    browser.look(dark=True)
    faults["dark"] = measure(browser, js.DARK)
    faults["dark"] += _axe(browser, {"type": "rule", "values": [CONTRAST]}) if contrast else []
    browser.look(width=NARROW)
    faults["overflow"] += measure(browser, js.OVERFLOW)
    measure(browser, js.FOLD)
    faults["overflow"] += measure(browser, js.OVERFLOW)
    browser.look(paper=True)
    faults["paper"] = measure(browser, js.PAPER)
    faults["scripts"] = _without_scripts(browser, path, contents) if contents["scripts"] else []
    return Visit(path, page, contents, faults)


def measure(browser: Chromium, script: str, **values: Any) -> Any:
    """What a script of `browser_measures` gives on the page that is open."""
    given = "".join(f"const {name} = {json.dumps(value)};" for name, value in values.items())
    return browser.evaluate(f"(async () => {{ {js.TOOLS} {given} {script} }})()")


def follow(browser: Chromium, path: Path, fragments: list[str]) -> list[str]:
    """Open a page and follow the links to these places of it."""
    browser.look()
    browser.open(path.as_uri())
    return [f"{path.stem}: {fault}" for fault in measure(browser, js.TARGETS, FRAGMENTS=fragments)]


def _axe(browser: Chromium, only: Any, rules: Any = None) -> list[str]:
    """What axe-core finds, of what is serious or critical."""
    if not browser.evaluate("'axe' in window"):
        browser.evaluate(f"{axe_core()}; 0")
    return list(measure(browser, js.AXE, ONLY=only, RULES=rules or {}))


def axe_core() -> str:
    """The text of axe-core.

    It comes in a wheel made for playwright, which is not installed and not needed: the package is not imported.
    """
    found = find_spec("axe_playwright_python")
    assert found, "axe-core is not installed: uv sync --all-extras"
    return Path(str(found.origin)).with_name("axe.min.js").read_text(encoding="utf-8")


def _without_scripts(browser: Chromium, path: Path, contents: dict[str, Any]) -> list[str]:
    browser.scripts(allowed=False)
    browser.look()
    browser.open(path.as_uri())
    text = browser.evaluate("document.body.innerText")
    browser.scripts(allowed=True)
    return [] if text == contents["text"] else [f"{len(text)} characters of {len(contents['text'])} without scripts"]


def _allowed(url: str, report: Path) -> bool:
    return url.startswith(("data:", f"{report.as_uri()}/"))
