"""Runs first in the bundle, in each of its processes.

Says where Qt's plugins are, so that none of another Qt on this machine is taken. Sees to
it that other programs that are started from here find their own libraries, not the bundle's.
"""

import os
import sys

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
