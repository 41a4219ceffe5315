"""Runs first in the bundle, in each of its processes.

Stands in for two modules of Qt that are not carried: pyqtgraph imports them when it is imported,
asks whether a widget is one of OpenGL's, and uses them for nothing else as long as nobody switches
OpenGL on. Says where Qt's plugins are, so that none of another Qt on this machine is taken. Sees to
it that other programs that are started from here find their own libraries, not the bundle's.
"""

import os
import sys
import types
from functools import cache


@cache
def stand_in(name: str) -> type:
    """The one class that is asked for; no widget is of it."""
    if name != "QOpenGLWidget":
        raise AttributeError(name)
    from PySide6.QtWidgets import QWidget

    return type(name, (QWidget,), {})


for module_name in ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"):
    module = types.ModuleType(module_name)
    vars(module)["__getattr__"] = stand_in
    sys.modules[module_name] = module

bundle = getattr(sys, "_MEIPASS", "")
above = "" if sys.platform == "win32" else "Qt"
os.environ["QT_PLUGIN_PATH"] = os.path.join(bundle, "PySide6", above, "plugins")  # noqa: PTH118

# The loader of this process has read it; what is started from here would read it again: Weston of a
# newer system, say, with this bundle's older glib. Another process of the bundle begins afresh.
# Source: PyInstaller's manual, "Launching external programs from the frozen application".
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if os.environ.pop("LD_LIBRARY_PATH", None) and before:
    os.environ["LD_LIBRARY_PATH"] = before
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
