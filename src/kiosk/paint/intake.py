"""Decodes a picture that somebody supplied, and writes our own copy of it.

Runs in a process of its own, short-lived and limited: whatever a crafted file does to a decoder it
does there.  The player decodes nothing but the copies.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from kiosk.show.media import BYTE_LIMIT, PIXEL_LIMIT, SIDE_LIMIT

MEMORY_LIMIT: Final = 1 << 30
CPU_LIMIT_S: Final = 10
ALLOCATION_LIMIT_MB: Final = 128
"""Of one decoded picture; 32 million pixels at four bytes."""
SIDE_MAX: Final = 4096
"""Longest side of a copy: more than a display of 4K can show."""
QUALITY: Final = 92
_FORMATS: Final = (b"png", b"jpeg", b"webp")


class IntakeError(ValueError):
    """The picture cannot be decoded within the limits."""


def confine() -> None:
    """Limit this process, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    memory = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(hard, MEMORY_LIMIT)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT_S, CPU_LIMIT_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def recode(source: Path, target: Path) -> str:
    """Decode a picture and write it anew.

    Args:
        source: As somebody supplied it.
        target: Of the copy, without an ending.

    Returns:
        The copy's ending: ".png" where something is transparent or nothing was lost, else ".jpg".

    Raises:
        IntakeError: It is none that may be shown; says why.
        OSError: The copy cannot be written.
    """
    # The bytes must live as long as the reader does: it does not keep them alive itself.
    data = QByteArray(source.read_bytes()[: BYTE_LIMIT + 1])
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    image = _decoded(buffer)
    longest = max(image.width(), image.height())
    if longest > SIDE_MAX:
        smooth = Qt.TransformationMode.SmoothTransformation
        box = QSize(SIDE_MAX, SIDE_MAX)
        image = image.scaled(box, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    is_lossless = bytes(data.first(4).data()) == b"\x89PNG" or image.hasAlphaChannel()
    suffix, name, quality = (".png", "PNG", -1) if is_lossless else (".jpg", "JPG", QUALITY)
    # Neither texts nor profiles of the original: nobody looks at them, and they may be anything.
    image.setText("", "")
    if not image.save(str(target.with_suffix(suffix)), name, quality):  # pyright: ignore[reportArgumentType, reportCallIssue]
        raise OSError(f"{target.name} cannot be written")
    return suffix


def _decoded(buffer: QBuffer) -> QImage:
    QImageReader.setAllocationLimit(ALLOCATION_LIMIT_MB)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    found = bytes(reader.format().data())
    if found not in _FORMATS:
        raise IntakeError("is not a picture in PNG, JPEG or WebP")
    size = reader.size()
    if not size.isValid():
        raise IntakeError("is damaged")
    if max(size.width(), size.height()) > SIDE_LIMIT or size.width() * size.height() > PIXEL_LIMIT:
        raise IntakeError(f"has {size.width()} × {size.height()} pixels, which are too many")
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise IntakeError(f"cannot be decoded: {reader.errorString()}")
    return image.convertToFormat(
        QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    )
