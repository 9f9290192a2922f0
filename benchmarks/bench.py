"""All benchmarks: quality on the project's own annotated sets, and speed beside other tools in the same run."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))


def main() -> None:
    import annotate
    import entities
    import halfspaces

    import dates
    import quality
    import quality_text

    quality.main()
    quality_text.main()
    sys.argv = sys.argv[:1]
    halfspaces.main()
    dates.main()
    entities.main()
    annotate.main()


if __name__ == "__main__":
    main()
