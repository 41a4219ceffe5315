"""pyqtgraph, without what no plot here needs.

On import it copies every name of three Qt modules into modules of its own.  Qt for Python makes a
class the first time its name is looked at: that makes all of them, some seven megabytes that stay.
Here its copies look names up when they are asked for.  It also asks for Qt's OpenGL, tests and
SVG, for widgets that nobody makes and files that nobody writes.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import cache, partial
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MIRRORED = ("QtCore", "QtGui", "QtWidgets")
_HOLLOW = tuple(f"PySide6.{name}" for name in ("QtOpenGL", "QtOpenGLWidgets", "QtSvg", "QtTest"))


@contextmanager
def lean() -> Iterator[None]:
    """While pyqtgraph is imported for the first time."""
    originals = [import_module(f"PySide6.{name}") for name in _MIRRORED]
    for name, original in zip(_MIRRORED, originals, strict=True):
        mirror = ModuleType(f"pyqtgraph.Qt.{name}")
        vars(mirror)["__getattr__"] = partial(getattr, original)
        sys.modules.setdefault(mirror.__name__, mirror)
        # What it copies is what `dir` says.
        vars(original)["__dir__"] = list
    hollow = [name for name in _HOLLOW if name not in sys.modules]
    for name in hollow:
        module = ModuleType(name)
        vars(module)["__getattr__"] = _stand_in
        sys.modules[name] = module
    try:
        yield
    finally:
        for original in originals:
            del vars(original)["__dir__"]
        for name in hollow:
            del sys.modules[name]


@cache
def _stand_in(name: str) -> type:
    """The classes that are asked for; no object is of them."""
    if name == "QTest":
        return type(name, (), {})
    if name != "QOpenGLWidget":
        raise AttributeError(name)
    from PySide6.QtWidgets import QWidget

    return type(name, (QWidget,), {})
