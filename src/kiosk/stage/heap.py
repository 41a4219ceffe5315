"""Gives the memory of pictures back to the system as soon as they are gone.

The C library of Linux learns from every large block that is freed to keep the next ones in its
heap.  Layers come and go with every page; in a heap they leave holes, and after a minute of a
rotation at 4K the player held 60 MB that nothing used.
"""

from __future__ import annotations

import contextlib
import sys

_M_MMAP_THRESHOLD = -3
"""Source: malloc.h of the GNU C library."""
_LARGE = 1 << 20
"""Bytes from which on a block is mapped by itself."""


def map_pictures() -> bool:
    """Map every large block by itself, from now on; whether that can be chosen here."""
    if sys.platform != "linux":
        return False
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        return bool(ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE))
    return False
