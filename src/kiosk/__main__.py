"""`python -m kiosk`, and the entry point of the command `kiosk`."""

from __future__ import annotations

import sys

from kiosk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
