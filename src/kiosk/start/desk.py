"""Opens the start window on the desktop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from kiosk import __version__
from kiosk.resources import resource
from kiosk.start.choices import Dialogs
from kiosk.start.window import StartWindow
from kiosk.start.words import words

DESKTOP_FILE = "org.shushuo.Shushuo"


def run(
    show: Path | None,
    *,
    state: Path,
    default_show: Path,
    command: Callable[..., Sequence[str]],
    can_review: bool,
) -> int:
    """Open the window and stay until it is closed; the exit code.

    Args:
        show: To be marked from the beginning; None: the last one.
        state: The program's state folder.
        default_show: Folder of the show that comes with the program.
        command: Makes the command line that starts the program with arguments.
        can_review: Whether there is a command for reviewing.
    """
    app = QApplication([])
    app.setApplicationName("shushuo")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(DESKTOP_FILE)
    icon = _icon()
    app.setWindowIcon(icon)
    is_chinese = QLocale().language() == QLocale.Language.Chinese
    _speak(app, is_chinese=is_chinese)
    said = words(is_chinese=is_chinese)
    window = StartWindow(
        state=state,
        default_show=default_show,
        words=said,
        command=command,
        icon=icon,
        can_review=can_review,
    )
    window.asks = Dialogs(window, said)
    window.show()
    if show is not None:
        window.open(show)
    return app.exec()


def _icon() -> QIcon:
    """The program's icon in all its sizes."""
    icon = QIcon()
    for path in sorted(resource("icons").glob("shushuo-*.png")):
        icon.addFile(str(path))
    return icon


def _speak(app: QApplication, *, is_chinese: bool) -> None:
    """Have Qt's own dialogs in Chinese, and characters for it where the system has none."""
    if not is_chinese:
        if not QFontDatabase.families():
            _lend_font(app)
        return
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        _lend_font(app)


def _lend_font(app: QApplication) -> None:
    """Write with the show's own font."""
    path = resource("fonts", "ShushuoSans-Regular.otf")
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    if families:
        app.setFont(QFont(families[0], 10))
