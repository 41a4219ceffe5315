"""Links are opened by nobody: whatever asks the system to open one is refused."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

SCHEMES = ("http", "https", "file", "ftp", "mailto")

_log = logging.getLogger(__name__)


class _Refusal(QObject):
    """Takes the place of browsers and file managers."""

    @Slot(QUrl)
    def refuse(self, url: QUrl) -> None:
        """Do nothing with a link, and say so."""
        _log.info("A link of the kind %s was refused", url.scheme())


_refusal = _Refusal()


def refuse_links() -> None:
    """Refuse every link from now on."""
    for scheme in SCHEMES:
        # The stub asks for bytes, which the function refuses.
        QDesktopServices.setUrlHandler(scheme, _refusal, "refuse")  # pyright: ignore[reportArgumentType]
