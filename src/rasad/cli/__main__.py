"""`python -m rasad.cli`."""

import sys

from rasad.cli import main

if __name__ == "__main__":
    sys.exit(main())
