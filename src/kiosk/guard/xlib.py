"""The few calls of Xlib that a curtain needs.

Through ctypes, because the X server itself must hold the picture as the window's background: it
paints it in the very moment the player's window disappears, without asking any process.  Qt has no
call for that, and loading Qt would take more memory than everything here.

Source: Xlib - C Language X Interface, sections 4.3 (backgrounds), 7.2 (window order), 8.7 (images).
"""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, byref, c_char, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from typing import Final

_OVERRIDE_REDIRECT: Final = 1 << 9
_BACK_PIXEL: Final = 1 << 1
_ZPIXMAP: Final = 2
_GRAPHICS_EXPOSE: Final = 13
_VISIBILITY: Final = 15
_VISIBILITY_MASK: Final = 1 << 16
_FULLY_OBSCURED: Final = 2
_CLIENT_MESSAGE: Final = 33
_TO_THE_MANAGER: Final = 1 << 19 | 1 << 20
_EVENT_BYTES: Final = 192
"""Of an XEvent. Source: Xlib.h, `long pad[24]`."""
_SIBLING, _STACK_MODE, _BELOW = 1 << 5, 1 << 6, 1
_X: Final = 1 << 0
_Y: Final = 1 << 1
_WIDTH: Final = 1 << 2
_HEIGHT: Final = 1 << 3


class _Attributes(ctypes.Structure):
    _fields_ = (
        ("background_pixmap", c_ulong),
        ("background_pixel", c_ulong),
        ("border_pixmap", c_ulong),
        ("border_pixel", c_ulong),
        ("bit_gravity", c_int),
        ("win_gravity", c_int),
        ("backing_store", c_int),
        ("backing_planes", c_ulong),
        ("backing_pixel", c_ulong),
        ("save_under", c_int),
        ("event_mask", c_long),
        ("do_not_propagate_mask", c_long),
        ("override_redirect", c_int),
        ("colormap", c_ulong),
        ("cursor", c_ulong),
    )


class _Changes(ctypes.Structure):
    _fields_ = (
        ("x", c_int),
        ("y", c_int),
        ("width", c_int),
        ("height", c_int),
        ("border_width", c_int),
        ("sibling", c_ulong),
        ("stack_mode", c_int),
    )


class _VisibilityEvent(ctypes.Structure):
    """Source: Xlib.h, XVisibilityEvent; filled up to the size of any event."""

    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("state", c_int),
        ("rest", c_char * _EVENT_BYTES),
    )


class _ClientMessage(ctypes.Structure):
    """Source: Xlib.h, XClientMessageEvent; filled up to the size of any event."""

    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
        ("rest", c_char * _EVENT_BYTES),
    )


class NoServerError(OSError):
    """There is no X server, or no Xlib."""


_Failed: Final = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)


def _passed_over(_display: int, _event: int) -> int:
    return 0


class Server:
    """A connection to the X server."""

    def __init__(self) -> None:
        """Connect.

        Raises:
            NoServerError: There is nobody to connect to.
        """
        try:
            self._x = ctypes.CDLL("libX11.so.6")
        except OSError as error:
            raise NoServerError(str(error)) from error
        self._declare()
        self._display = self._x.XOpenDisplay(None)
        if not self._display:
            raise NoServerError(f"no X server {os.environ.get('DISPLAY', '')}")
        # Asking after a window that is gone is an everyday thing here; Xlib would end the process.
        self._on_error = _Failed(_passed_over)
        self._x.XSetErrorHandler(self._on_error)
        self._screen = self._x.XDefaultScreen(self._display)
        self.root: int = self._x.XDefaultRootWindow(self._display)
        self.width: int = self._x.XDisplayWidth(self._display, self._screen)
        self.height: int = self._x.XDisplayHeight(self._display, self._screen)
        self.depth: int = self._x.XDefaultDepth(self._display, self._screen)

    def _declare(self) -> None:
        x = self._x
        x.XOpenDisplay.restype = c_void_p
        x.XOpenDisplay.argtypes = (c_char_p,)
        for name in ("XDefaultScreen", "XConnectionNumber", "XPending"):
            getattr(x, name).argtypes = (c_void_p,)
        for name in ("XDisplayWidth", "XDisplayHeight", "XDefaultDepth", "XSync"):
            getattr(x, name).argtypes = (c_void_p, c_int)
        x.XDefaultRootWindow.restype = c_ulong
        x.XDefaultRootWindow.argtypes = (c_void_p,)
        x.XDefaultVisual.restype = c_void_p
        x.XDefaultVisual.argtypes = (c_void_p, c_int)
        x.XDefaultGC.restype = c_void_p
        x.XDefaultGC.argtypes = (c_void_p, c_int)
        x.XCreateWindow.restype = c_ulong
        x.XCreateWindow.argtypes = (
            c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_uint, c_int, c_uint, c_void_p,
            c_ulong, POINTER(_Attributes),
        )  # fmt: skip
        x.XCreatePixmap.restype = c_ulong
        x.XCreatePixmap.argtypes = (c_void_p, c_ulong, c_uint, c_uint, c_uint)
        x.XFreePixmap.argtypes = (c_void_p, c_ulong)
        x.XCreateImage.restype = c_void_p
        x.XCreateImage.argtypes = (
            c_void_p, c_void_p, c_uint, c_int, c_int, c_char_p, c_uint, c_uint, c_int, c_int,
        )  # fmt: skip
        x.XPutImage.argtypes = (
            c_void_p, c_ulong, c_void_p, c_void_p, c_int, c_int, c_int, c_int, c_uint, c_uint,
        )  # fmt: skip
        x.XSetWindowBackgroundPixmap.argtypes = (c_void_p, c_ulong, c_ulong)
        x.XSetWindowBackground.argtypes = (c_void_p, c_ulong, c_ulong)
        for name in ("XClearWindow", "XMapWindow", "XLowerWindow"):
            getattr(x, name).argtypes = (c_void_p, c_ulong)
        x.XConfigureWindow.argtypes = (c_void_p, c_ulong, c_uint, POINTER(_Changes))
        x.XQueryTree.argtypes = (
            c_void_p, c_ulong, POINTER(c_ulong), POINTER(c_ulong), POINTER(POINTER(c_ulong)),
            POINTER(c_uint),
        )  # fmt: skip
        x.XFree.argtypes = (c_void_p,)
        x.XGetGeometry.argtypes = (
            c_void_p, c_ulong, POINTER(c_ulong), POINTER(c_int), POINTER(c_int), POINTER(c_uint),
            POINTER(c_uint), POINTER(c_uint), POINTER(c_uint),
        )  # fmt: skip
        x.XTranslateCoordinates.argtypes = (
            c_void_p, c_ulong, c_ulong, c_int, c_int, POINTER(c_int), POINTER(c_int),
            POINTER(c_ulong),
        )  # fmt: skip
        x.XCopyArea.argtypes = (
            c_void_p, c_ulong, c_ulong, c_void_p, c_int, c_int, c_uint, c_uint, c_int, c_int,
        )  # fmt: skip
        x.XSelectInput.argtypes = (c_void_p, c_ulong, c_long)
        x.XSendEvent.argtypes = (c_void_p, c_ulong, c_int, c_long, POINTER(_ClientMessage))
        x.XNextEvent.argtypes = (c_void_p, POINTER(_VisibilityEvent))
        x.XCheckTypedEvent.argtypes = (c_void_p, c_int, c_char_p)
        x.XStoreName.argtypes = (c_void_p, c_ulong, c_char_p)
        x.XInternAtom.restype = c_ulong
        x.XInternAtom.argtypes = (c_void_p, c_char_p, c_int)
        x.XGetSelectionOwner.restype = c_ulong
        x.XGetSelectionOwner.argtypes = (c_void_p, c_ulong)

    def has_window_manager(self) -> bool:
        """Whether somebody else decides over windows and the root.  Source: ICCCM 2.0, 4.3."""
        atom = self._x.XInternAtom(self._display, f"WM_S{self._screen}".encode(), 0)
        return bool(self._x.XGetSelectionOwner(self._display, atom))

    def window(self, name: str, color: int) -> int:
        """A window over the whole screen, below all others, that no window manager touches.

        Args:
            name: For people who look at the list of windows.
            color: Of its ground, 0xRRGGBB.
        """
        attributes = _Attributes(background_pixel=color, override_redirect=1)
        window: int = self._x.XCreateWindow(
            self._display, self.root, 0, 0, self.width, self.height, 0, 0, 1, None,
            _OVERRIDE_REDIRECT | _BACK_PIXEL, byref(attributes),
        )  # fmt: skip
        self._x.XStoreName(self._display, window, name.encode())
        # Before it is mapped: it is never seen above anything.
        self._x.XLowerWindow(self._display, window)
        self._x.XMapWindow(self._display, window)
        self.sync()
        return window

    def pixmap(self, width: int, height: int) -> int:
        """A picture on the server, with nothing on it yet."""
        pixmap: int = self._x.XCreatePixmap(self._display, self.root, width, height, self.depth)
        return pixmap

    def place_of(self, window: int) -> tuple[int, int, int, int] | None:
        """Left, top, width and height of a window on the root; None: it cannot be copied.

        It is gone, or its pixels are of another kind than the root's.
        """
        root, child = c_ulong(), c_ulong()
        x, y = c_int(), c_int()
        width, height, border, depth = c_uint(), c_uint(), c_uint(), c_uint()
        found = self._x.XGetGeometry(
            self._display, window, byref(root), byref(x), byref(y), byref(width), byref(height),
            byref(border), byref(depth),
        )  # fmt: skip
        if not found or depth.value != self.depth:
            return None
        self._x.XTranslateCoordinates(
            self._display, window, self.root, 0, 0, byref(x), byref(y), byref(child)
        )
        return x.value, y.value, width.value, height.value

    def copy(self, window: int, pixmap: int, width: int, height: int) -> bool:
        """Copy what a window shows onto a picture; whether all of it could be seen."""
        gc = self._x.XDefaultGC(self._display, self._screen)
        self._x.XCopyArea(self._display, window, pixmap, gc, 0, 0, width, height, 0, 0)
        self._x.XSync(self._display, 0)
        event = ctypes.create_string_buffer(_EVENT_BYTES)
        return not self._x.XCheckTypedEvent(self._display, _GRAPHICS_EXPOSE, event)

    def put_rows(self, pixmap: int, top: int, width: int, rows: int, pixels: bytes) -> None:
        """Fill some rows of a picture.

        Args:
            pixmap: The picture.
            top: The first row.
            width: Of the picture, in pixels.
            rows: How many.
            pixels: Four bytes each: blue, green, red, unused.
        """
        visual = self._x.XDefaultVisual(self._display, self._screen)
        image = self._x.XCreateImage(
            self._display, visual, self.depth, _ZPIXMAP, 0, pixels, width, rows, 32, width * 4
        )
        gc = self._x.XDefaultGC(self._display, self._screen)
        self._x.XPutImage(self._display, pixmap, gc, image, 0, 0, 0, top, width, rows)
        # Only the description: the pixels belong to Python.
        self._x.XFree(image)

    def set_background(self, window: int, pixmap: int) -> None:
        """Let the server paint a picture wherever the window is seen."""
        self._x.XSetWindowBackgroundPixmap(self._display, window, pixmap)
        self._x.XClearWindow(self._display, window)

    def set_color(self, window: int, color: int) -> None:
        """Let the server paint a color wherever the window is seen."""
        self._x.XSetWindowBackground(self._display, window, color)
        self._x.XClearWindow(self._display, window)

    def free(self, pixmap: int) -> None:
        """Let go of a picture; as long as it is a background the server keeps it."""
        self._x.XFreePixmap(self._display, pixmap)

    def place(self, window: int, x: int, y: int, width: int, height: int) -> None:
        """Move and resize a window."""
        changes = _Changes(x=x, y=y, width=width, height=height)
        mask = _X | _Y | _WIDTH | _HEIGHT
        self._x.XConfigureWindow(self._display, window, mask, byref(changes))

    def put_under(self, window: int, other: int) -> None:
        """Put a window directly under another one, or under the frame around that."""
        top = self._top_of(other)
        if not top:
            self._x.XLowerWindow(self._display, window)
            return
        changes = _Changes(sibling=top, stack_mode=_BELOW)
        self._x.XConfigureWindow(self._display, window, _SIBLING | _STACK_MODE, byref(changes))

    def sync(self) -> None:
        """Wait until the server has done everything."""
        self._x.XSync(self._display, 0)

    def fileno(self) -> int:
        """Readable when the server says something."""
        number: int = self._x.XConnectionNumber(self._display)
        return number

    def watch(self, window: int) -> None:
        """Have the server tell when other windows cover a window, and when they do no longer."""
        self._x.XSelectInput(self._display, window, _VISIBILITY_MASK)

    def was_uncovered(self) -> bool:
        """Whether the window that is watched can be seen, by the last that the server said."""
        event, is_seen = _VisibilityEvent(), False
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, byref(event))
            if event.type == _VISIBILITY:
                is_seen = event.state != _FULLY_OBSCURED
        return is_seen

    def leave_desktop(self) -> None:
        """Ask the window manager to show windows again, if somebody wanted to see the desktop.

        Source: Extended Window Manager Hints 1.5, _NET_SHOWING_DESKTOP.
        """
        name = self._x.XInternAtom(self._display, b"_NET_SHOWING_DESKTOP", 0)
        message = _ClientMessage(
            type=_CLIENT_MESSAGE, window=self.root, message_type=name, format=32
        )
        self._x.XSendEvent(self._display, self.root, 0, _TO_THE_MANAGER, byref(message))
        self.sync()

    def _top_of(self, window: int) -> int:
        """The ancestor of a window that lies directly on the root; 0: the window is gone."""
        root, parent, children, count = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
        while window:
            found = self._x.XQueryTree(
                self._display, window, byref(root), byref(parent), byref(children), byref(count)
            )
            if not found:
                return 0
            if children:
                self._x.XFree(children)
            if parent.value == self.root:
                return window
            window = parent.value
        return 0
