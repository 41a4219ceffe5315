"""A picture for a story that brings none: waves of light, drawn by arithmetic.

The page prints it in two inks like any picture, most of it dark, so that it stands back behind the
words.  It depicts nothing, so it claims nothing; the exhibitor puts a photograph in its place.
"""

from __future__ import annotations

import struct
import zlib
from math import cos, pi, sin

WIDTH, HEIGHT = 1320, 1240
_BLOCK = 8
"""Pixels of one value: smaller than a dot of the printed screen."""
_DARK, _LIGHT = 8, 224


def screen_picture(seed: int) -> bytes:
    """A grey PNG of `WIDTH` × `HEIGHT` pixels; `seed` moves the waves."""
    rows = bytearray()
    for top in range(0, HEIGHT, _BLOCK):
        row = b"\0" + b"".join(
            bytes([_grey(left / WIDTH, top / HEIGHT, seed)]) * min(_BLOCK, WIDTH - left)
            for left in range(0, WIDTH, _BLOCK)
        )
        rows += row * min(_BLOCK, HEIGHT - top)
    return _png(bytes(rows))


def _grey(x: float, y: float, seed: int) -> int:
    """How light it is at a point, both coordinates 0 to 1: crests that fade toward the foot."""
    turn = 2 * pi
    bend = 0.11 * sin(turn * (0.9 * x + 0.31 * seed)) + 0.04 * sin(turn * (2.1 * x - 0.17 * seed))
    crest = 0.5 + 0.5 * cos(turn * 2.4 * (y + bend))
    return round(_DARK + (_LIGHT - _DARK) * crest**1.7 * (1.0 - 0.6 * y))


def _png(rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
