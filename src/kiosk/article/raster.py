"""A picture for a story that brings none: a printer's screen, drawn by arithmetic.

Rows of dots grow from left to right like the halftone of a newspaper picture.  It depicts nothing,
so it claims nothing; the exhibitor puts a photograph in its place.
"""

from __future__ import annotations

import math
import struct
import zlib

WIDTH, HEIGHT = 1320, 1240
_PITCH = 40
_PAPER, _INK = 244, 38


def screen_picture(seed: int) -> bytes:
    """A grey PNG of `WIDTH` × `HEIGHT` pixels; `seed` turns the direction of the dots."""
    angle = math.radians(18 + 24 * (seed % 5))
    across, down = math.cos(angle), math.sin(angle)
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)
        rows += bytes(_row(y, across, down))
    return _png(bytes(rows))


def _row(y: int, across: float, down: float) -> bytearray:
    row = bytearray([_PAPER]) * WIDTH
    line = y // _PITCH
    offset = _PITCH // 2 * (line % 2)
    height = y % _PITCH - _PITCH / 2
    for center in range(-_PITCH // 2 + offset, WIDTH + _PITCH, _PITCH):
        radius = _radius(center, line * _PITCH, across, down)
        if radius <= abs(height):
            continue
        half = math.sqrt(radius * radius - height * height)
        low, high = max(0, round(center - half)), min(WIDTH, round(center + half))
        if low < high:
            row[low:high] = bytes([_INK]) * (high - low)
    return row


def _radius(x: int, y: int, across: float, down: float) -> float:
    place = (x / WIDTH * across + y / HEIGHT * down) / (across + down)
    wave = 0.5 + 0.5 * math.sin(6.2 * place + 1.4 * math.sin(4 * y / HEIGHT))
    return 3 + (_PITCH / 2 + 1) * (0.25 + 0.75 * wave) * min(1.0, 0.25 + place)


def _png(rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
