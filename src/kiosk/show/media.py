"""Pictures of a show, judged by their first bytes: format, size, completeness.

Nothing is decoded here; a picture that passes is small enough to be decoded safely.  The name's
ending is not trusted.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kiosk.show.findings import Findings
    from kiosk.show.tree import Spot

BYTE_LIMIT: Final = 30_000_000
SIDE_LIMIT: Final = 8192
PIXEL_LIMIT: Final = 40_000_000
"""Decoded at four bytes a pixel, such a picture needs 160 MB for a moment."""
SIDE_MINIMUM: Final = 16

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_REFUSED: Final = (
    (b"GIF8", "a GIF"),
    (b"BM", "a BMP"),
    (b"II*\0", "a TIFF"),
    (b"MM\0*", "a TIFF"),
    (b"%PDF", "a PDF"),
    (b"8BPS", "a Photoshop file"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """What the header of a picture says."""

    suffix: str
    """".png", ".jpg" or ".webp", by content."""
    width: int
    height: int
    """In pixels."""


class PictureError(ValueError):
    """The bytes are no picture that may be shown.

    Attributes:
        cure: What to do.
    """

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.cure = cure


def check_picture(path: Path, spot: Spot, findings: Findings) -> Picture | None:
    """Read the picture that the name at `spot` means; None if it is refused, which is reported."""
    try:
        with path.open("rb") as stream:
            data = stream.read(BYTE_LIMIT + 1)
        return inspect(data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        findings.defect("unreadable-file", spot.place(), f'"{spot.text}" cannot be read: {reason}')
    except PictureError as error:
        message = f'"{spot.text}" {error}'
        findings.defect("bad-picture", spot.place(), message, error.cure)
    return None


def inspect(data: bytes) -> Picture:
    """Format and size of a picture from its bytes.

    Raises:
        PictureError: It is none, not one of the allowed formats, too large or incomplete.
    """
    if len(data) > BYTE_LIMIT:
        raise PictureError(
            f"is larger than {BYTE_LIMIT // 1_000_000} MB", "Save it smaller, as JPEG for example."
        )
    picture = _read_header(data)
    pixels = picture.width * picture.height
    if max(picture.width, picture.height) > SIDE_LIMIT or pixels > PIXEL_LIMIT:
        message = f"has {picture.width} × {picture.height} pixels, expected at most 40 million"
        raise PictureError(message, "Scale it down; 4000 pixels fill any wall.")
    if min(picture.width, picture.height) < SIDE_MINIMUM:
        message = f"has only {picture.width} × {picture.height} pixels"
        raise PictureError(message, "Use a larger picture.")
    return picture


def _read_header(data: bytes) -> Picture:
    try:
        if data.startswith(_PNG):
            return _png(data)
        if data.startswith(b"\xff\xd8\xff"):
            return _jpeg(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError):
        raise _incomplete() from None
    raise PictureError(f"is {_kind_of(data)}, expected PNG, JPEG or WebP", _cure_for(data))


def _incomplete() -> PictureError:
    return PictureError("is incomplete or damaged", "Copy or export it again.")


def _png(data: bytes) -> Picture:
    width, height = struct.unpack_from(">II", data, 16)
    if data[12:16] != b"IHDR" or b"IEND" not in data[-32:]:
        raise _incomplete()
    return Picture(".png", width, height)


def _jpeg(data: bytes) -> Picture:
    position = 2
    while True:
        while data[position] == 0xFF and data[position + 1] == 0xFF:
            position += 1
        if data[position] != 0xFF:
            raise _incomplete()
        marker = data[position + 1]
        (length,) = struct.unpack_from(">H", data, position + 2)
        # Start of frame: C0–CF save the tables for Huffman (C4), JPEG extensions (C8) and
        # arithmetic coding (CC).
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, position + 5)
            break
        if marker in (0xD9, 0xDA):
            raise _incomplete()
        position += 2 + length
    if b"\xff\xd9" not in data[position:]:
        raise _incomplete()
    return Picture(".jpg", width, height)


def _webp(data: bytes) -> Picture:
    (length,) = struct.unpack_from("<I", data, 4)
    if length + 8 > len(data):
        raise _incomplete()
    match data[12:16]:
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", data, 26)
            return Picture(".webp", width & 0x3FFF, height & 0x3FFF)
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", data, 21)
            return Picture(".webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        case b"VP8X":
            width = int.from_bytes(data[24:27], "little") + 1
            height = int.from_bytes(data[27:30], "little") + 1
            return Picture(".webp", width, height)
        case _:
            raise _incomplete()


def _kind_of(data: bytes) -> str:
    for magic, kind in _REFUSED:
        if data.startswith(magic):
            return kind
    if data[4:8] == b"ftyp":
        return "an AVIF or HEIC picture or a film"
    if _is_svg(data):
        return "an SVG drawing, which can hold programs and links"
    return "empty" if not data else "not a picture"


def _cure_for(data: bytes) -> str:
    if _is_svg(data):
        return "Export it as PNG, 3000 pixels wide."
    return "Open it in an image editor and save it as PNG or JPEG."


def _is_svg(data: bytes) -> bool:
    return b"<svg" in data[:4096].lower()
