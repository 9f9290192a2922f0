"""Where tests find the project: its folders, notebooks, episodes, and the figures of a notebook."""

from __future__ import annotations

import re
from pathlib import Path

from rasad.analyse.timelines.episode import episode_files

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
FILES = Path(__file__).parent / "files"
NOTEBOOKS = sorted(
    [*(ROOT / "notebooks").glob("*.ipynb"), *(ROOT / "src/rasad/data/project/notebooks").glob("*.ipynb")]
)
EPISODES = [path.stem for path in episode_files(SEEDS / "episodes")]


def figure_names(notebook: Path) -> list[str]:
    """The figures that an executed notebook shows, in order."""
    return re.findall(r'data-figure=\\"([^"\\]+)\\"', notebook.read_text(encoding="utf-8"))
