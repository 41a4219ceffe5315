"""pyqtgraph is imported without making all of Qt's classes, and leaves everything as it was."""

import subprocess
import sys

SCRIPT = """
import PySide6.QtGui, sys
from kiosk.paint.lean_pyqtgraph import lean
with lean():
    import pyqtgraph
assert len(vars(pyqtgraph.QtGui)) < 100, len(vars(pyqtgraph.QtGui))
assert pyqtgraph.QtGui.QPainterPath is PySide6.QtGui.QPainterPath
assert "QPainterPath" in dir(PySide6.QtGui)
assert "PySide6.QtOpenGL" not in sys.modules
"""


def test_names_are_looked_up_when_they_are_asked_for() -> None:
    subprocess.run([sys.executable, "-c", SCRIPT], check=True, timeout=60)
