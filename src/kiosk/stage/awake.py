"""Keeps the display from going dark by itself."""

from __future__ import annotations

import logging
import threading

_log = logging.getLogger(__name__)


class KeepAwake:
    """Asks the desktop, from a thread of its own, not to blank the display or lock it.

    Where nobody can be asked, as on a bare X server, that is logged and nothing more: there the
    operating system has been told already, or it never blanks.
    """

    def __init__(self) -> None:
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._hold, name="keep-awake", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Let the display go dark again when it wants to."""
        self._is_over.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2.0)

    def _hold(self) -> None:
        # Imported here: it takes a while, and the first picture does not wait for it.
        from wakepy import keep

        try:
            with keep.presenting(on_fail="pass") as mode:
                if mode.active:
                    _log.info("The display is kept awake (%s)", mode.active_method)
                else:
                    _log.info("Nobody here can be asked to keep the display awake")
                self._is_over.wait()
        except Exception:
            # Third-party code that talks to whatever runs on this desktop; the show goes on.
            _log.exception("The display could not be kept awake")
