"""Opens the start window on the desktop."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from kiosk import __version__
from kiosk.resources import resource
from kiosk.start.choices import Dialogs
from kiosk.start.farewell import Farewell
from kiosk.start.looks import dress
from kiosk.start.previews import Previews
from kiosk.start.window import StartWindow
from kiosk.start.words import words

DESKTOP_FILE = "org.shushuo.Shushuo"


def run(
    show: Path | None,
    *,
    state: Path,
    default_show: Path,
    command: Callable[..., Sequence[str]],
) -> int:
    """Open the window and stay until it is closed; the exit code.

    Args:
        show: To be marked from the beginning; None: the last one.
        state: The program's state folder.
        default_show: Folder of the show that comes with the program.
        command: Makes the command line that starts the program with arguments.
    """
    app = QApplication([])
    # Asked for once, the places of plugins are known; the desktop's own windows have another Qt's.
    app.libraryPaths()
    os.environ.pop("QT_PLUGIN_PATH", None)
    app.setApplicationName("shushuo")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(DESKTOP_FILE)
    icon = _icon()
    app.setWindowIcon(icon)
    dress(app)
    is_chinese = QLocale().language() == QLocale.Language.Chinese
    _speak(app, is_chinese=is_chinese)
    said = words(is_chinese=is_chinese)
    previews = Previews(state, "zh" if is_chinese else "en", command, app)
    window = StartWindow(
        state=state,
        default_show=default_show,
        words=said,
        command=command,
        icon=icon,
        preview=previews.of,
    )
    previews.made.connect(window.illustrate)
    window.asks = Dialogs(window, said)
    farewell = Farewell(window.close, app)
    window.show()
    if show is not None:
        window.open(show)
    code = app.exec()
    farewell.stop()
    previews.stop()
    return code


def _icon() -> QIcon:
    """The program's icon in all its sizes."""
    icon = QIcon()
    for path in sorted(resource("icons").glob("shushuo-*.png")):
        icon.addFile(str(path))
    return icon


def _speak(app: QApplication, *, is_chinese: bool) -> None:
    """Have Qt's own dialogs in Chinese, and characters for it where the system has none."""
    path = resource("fonts", "ShushuoSans-Regular.otf")
    writing = QFontDatabase.WritingSystem.SimplifiedChinese
    can_write = bool(QFontDatabase.families(writing) if is_chinese else QFontDatabase.families())
    # Titles may be Chinese on any desktop: what its own font has not, is taken from this one.
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    if families and not can_write:
        app.setFont(QFont(families[0], 10))
    if is_chinese:
        translator = QTranslator(app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load("qtbase_zh_CN", folder):
            app.installTranslator(translator)
