"""The tree that Sphinx reads, put together from what the repository holds: guides, decisions, READMEs, changelog.

A guide stays as it is. The pages of the top level get other names, so links between the files of the repository are
written anew; a link to a file that is no page leads to a copy of it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from rasad_docs.reference import pages

ROOT = Path(__file__).resolve().parents[2]
# File of the top level to its page; what stands in docs/ keeps its place.
TOP = {
    "README.md": "index.md",
    "README.fa.md": "fa.md",
    "README.ar.md": "ar.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "docs/decisions": "decisions/index.md",
}
# The guides in the order in which an article passes through the house.
GUIDES = (
    "articles", "registry", "dates", "halfspaces", "timelines", "cooccurrence", "rtl", "report", "provenance",
    "architecture",
)  # fmt: skip
_LINK = re.compile(r"(\]\()([^()\s:#]+)((?:#[^()\s]*)?\))")
_WRAPPED = re.compile(r'\A<div dir="(rtl)" lang="(fa|ar)">\n(.*)</div>\s*\Z', re.DOTALL)
_TREE = "\n```{{toctree}}\n:hidden:\n:caption: {caption}\n\n{pages}\n```\n"


def stage(folder: Path) -> None:
    """Write the tree anew."""
    shutil.rmtree(folder, ignore_errors=True)
    ignored = shutil.ignore_patterns("rasad_docs", "conf.py", "__pycache__", "*.py")
    shutil.copytree(ROOT / "docs", folder, ignore=ignored)
    for name, page in TOP.items():
        if (ROOT / name).is_file():
            (folder / page).write_text(_page(name, folder), encoding="utf-8")
    for page, text in {**pages(), "decisions/index.md": _decisions(folder)}.items():
        (folder / page).parent.mkdir(exist_ok=True)
        (folder / page).write_text(text, encoding="utf-8")
    with (folder / "index.md").open("a", encoding="utf-8") as index:
        index.write(contents(guides(folder)))


def guides(folder: Path) -> list[str]:
    """The pages of docs/, those of `GUIDES` first."""
    found = {path.stem for path in (ROOT / "docs").glob("*.md")}
    return [*(name for name in GUIDES if name in found), *sorted(found - set(GUIDES))]


def contents(guides: list[str]) -> str:
    """The trees of contents of the first page."""
    parts = {
        "This page in": ["فارسی <fa>", "العربية <ar>"],
        "Guides": guides,
        "Reference": ["reference/index"],
        "The project": ["decisions/index", "changelog", "contributing"],
    }
    return "".join(_TREE.format(caption=caption, pages="\n".join(pages)) for caption, pages in parts.items())


def _page(name: str, folder: Path) -> str:
    """A file of the top level; one that is wrapped in a direction says so in its head instead."""
    text = _LINK.sub(lambda link: link[1] + _target(link[2], folder) + link[3], (ROOT / name).read_text("utf-8"))
    if wrapped := _WRAPPED.match(text):
        return f"---\ndir: {wrapped[1]}\nlang: {wrapped[2]}\n---\n{wrapped[3]}"
    return text


def _target(target: str, folder: Path) -> str:
    """Where a link of the top level leads in the tree."""
    if target in TOP:
        return TOP[target]
    if target.startswith("docs/"):
        return target.removeprefix("docs/")
    # Sphinx makes a download of what is no page; a picture stays one.
    kept = Path("files", target)
    (folder / kept).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / target, folder / kept)
    return kept.as_posix()


def _decisions(folder: Path) -> str:
    names = sorted(path.stem for path in (folder / "decisions").glob("[0-9]*.md"))
    intro = "What was asked, what was measured, and what was chosen, one page a question."
    return f"# Decisions\n\n{intro}\n\n```{{toctree}}\n" + "\n".join(names) + "\n```\n"
