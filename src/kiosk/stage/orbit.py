"""Against image retention: each page stands a hair's breadth beside the one before it."""

from __future__ import annotations

from PySide6.QtCore import QPoint

REACH = 0.2
"""Largest shift to either side, u."""
_DIAGONAL = 0.7071
_ORBIT = (
    (0.0, 0.0),
    (1.0, 0.0),
    (_DIAGONAL, _DIAGONAL),
    (0.0, 1.0),
    (-_DIAGONAL, _DIAGONAL),
    (-1.0, 0.0),
    (-_DIAGONAL, -_DIAGONAL),
    (0.0, -1.0),
    (_DIAGONAL, -_DIAGONAL),
)
"""The rest position, then eight points around it."""


def shift(step: int, scale: float) -> QPoint:
    """Where a page stands.

    Args:
        step: Number of the page since the start.
        scale: Pixels per u.
    """
    x, y = _ORBIT[step % len(_ORBIT)]
    return QPoint(round(x * REACH * scale), round(y * REACH * scale))
