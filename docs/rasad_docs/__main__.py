"""Build the site: `python -m rasad_docs [FOLDER]`, from the folder docs; `make docs` does."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from sphinx.cmd.build import build_main

from rasad_docs.links import mistakes
from rasad_docs.stage import ROOT, stage


def main(site: Path) -> int:
    """Put the tree together, build it with every warning an error, and look through what was built."""
    tree = site.with_name(f"{site.name}.tree")
    stage(tree)
    shutil.rmtree(site, ignore_errors=True)
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # the same bytes on another day
    given = ["-W", "--keep-going", "-q", "-E", "-c", str(ROOT / "docs"), "-d", f"{tree}/doctrees"]
    if ended := build_main([*given, str(tree), str(site)]):
        return ended
    found = mistakes(site)
    print("\n".join(found) if found else f"{site / 'index.html'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "site").resolve()))
