"""Ways out of the show that are none."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.stage.links import SCHEMES, refuse_links
from kiosk.stage.window import StageWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from booth import Booth

SOURCE = Path(__file__).parents[3] / "src" / "kiosk"
BANNED = {
    *("QDialog", "QMessageBox", "QFileDialog", "QInputDialog", "QErrorMessage", "QPrintDialog"),
    *("QMenu", "QShortcut", "QWebEngineView", "QTextBrowser", "QLabel", "QSystemTrayIcon"),
    *("QNetworkAccessManager", "QTcpSocket", "QUdpSocket", "PySide6.QtNetwork"),
}
# Windows of the exhibitor at a desk; no player loads them.
AT_A_DESK = {"review", "start"}


@pytest.fixture
def full(booth: Booth) -> Iterator[StageWindow]:
    """The show full screen, as at a booth."""
    window = StageWindow(booth.director, booth.clock)
    window.resize(booth.size)
    window.show()
    yield window
    window.stop()
    window.hide()
    window.deleteLater()


def test_no_key_closes_or_leaves_the_full_screen(full: StageWindow) -> None:
    keys = [Qt.Key(key) for key in range(Qt.Key.Key_F1, Qt.Key.Key_F24 + 1)]
    keys += [Qt.Key.Key_Escape, Qt.Key.Key_Q, Qt.Key.Key_W, Qt.Key.Key_Tab, Qt.Key.Key_Menu]
    keys += [Qt.Key.Key_Print, Qt.Key.Key_Super_L, Qt.Key.Key_Delete, Qt.Key.Key_Help]
    for modifier in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.MetaModifier,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    ):
        for key in keys:
            QApplication.sendEvent(full, QKeyEvent(QEvent.Type.KeyPress, key, modifier))
            QApplication.sendEvent(full, QKeyEvent(QEvent.Type.KeyRelease, key, modifier))
    assert full.isVisible()
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None


def test_the_window_does_not_let_itself_be_closed(full: StageWindow) -> None:
    assert not full.close()
    assert full.isVisible()


def test_there_is_no_context_menu(full: StageWindow) -> None:
    point = QPoint(100, 100)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, point)
    QApplication.sendEvent(full, event)
    assert QApplication.activePopupWidget() is None
    assert full.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    assert full.findChildren(QWidget) == []


def test_nothing_can_be_dropped_on_it(full: StageWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    event = QDragEnterEvent(
        QPointF(5, 5).toPoint(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(full, event)
    assert not event.isAccepted()
    assert not full.acceptDrops()


def test_no_link_reaches_the_system(qapp: QApplication, caplog: pytest.LogCaptureFixture) -> None:
    refuse_links()
    with caplog.at_level("INFO", "kiosk.stage.links"):
        for scheme in SCHEMES:
            QDesktopServices.openUrl(QUrl(f"{scheme}://example.org/"))
    assert [record.args for record in caplog.records] == [(scheme,) for scheme in SCHEMES]
    for scheme in SCHEMES:
        QDesktopServices.unsetUrlHandler(scheme)


def _names(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.name for alias in node.names}
            names |= {getattr(node, "module", None) or ""}
    return names


def test_no_dialog_no_menu_and_no_network_are_in_the_program() -> None:
    found = [
        f"{path.name}: {name}"
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] not in AT_A_DESK
        for name in sorted(_names(path) & BANNED)
    ]
    assert found == []


def test_the_player_does_not_load_what_belongs_to_a_desk() -> None:
    program = "import sys, kiosk.app; print([*sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    loaded = done.stdout.decode()
    assert "kiosk.stage.window" in loaded
    assert not [room for room in AT_A_DESK if f"'kiosk.{room}'" in loaded]


def test_what_is_planted_is_found(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("from PySide6.QtWidgets import QFileDialog\nimport PySide6.QtNetwork\n")
    assert {"QFileDialog", "PySide6.QtNetwork"} <= _names(planted)


@pytest.mark.slow
def test_a_player_opens_no_socket_to_any_network(
    tmp_path: Path, run_player: Callable[..., str]
) -> None:
    assert "AF_UNIX" in run_player(tmp_path, "import socket; socket.socket(socket.AF_UNIX)")
    said = run_player(tmp_path, "")
    assert "QtNetwork loaded: False" in said
    assert "AF_INET" not in said
    planted = run_player(tmp_path, "import socket; socket.socket(socket.AF_INET)")
    assert "AF_INET" in planted


@pytest.fixture
def run_player() -> Callable[..., str]:
    """Plays a show for two seconds under strace; what it said, and the sockets it opened."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")

    def run(folder: Path, planted: str) -> str:
        program = (
            f"{planted}\n"
            "import sys\n"
            "from PySide6.QtCore import QTimer\n"
            "import kiosk.app as app\n"
            "from kiosk.cli.shows import compiled_show\n"
            "application = app.prepare()\n"
            "QTimer.singleShot(2000, application.quit)\n"
            "app.run(compiled_show(None), app.Options(size=(640, 360)))\n"
            "print('QtNetwork loaded:', 'PySide6.QtNetwork' in sys.modules)\n"
        )
        trace = folder / "trace"
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "STATE_DIRECTORY": str(folder / "state"),
        }
        command = [strace, "-f", "-e", "trace=socket,connect", "-o", str(trace), sys.executable]
        done = subprocess.run(
            [*command, "-c", program],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            timeout=100,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + trace.read_text()

    return run
