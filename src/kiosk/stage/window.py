"""The one window: full screen, opaque, drawn by hand; it hands what fingers and keys do to `hands`.

Nothing is decided here; whatever looks different after a touch or a while is drawn.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QRegion, QTouchEvent
from PySide6.QtWidgets import QWidget

from kiosk.guard.codes import DONE
from kiosk.paint.motion import rects_of
from kiosk.stage.contained import contained
from kiosk.stage.frames import FrameDriver
from kiosk.stage.hands import Hands

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from kiosk.player.clock import Clock
    from kiosk.player.state import Input
    from kiosk.show.model import Show
    from kiosk.stage.director import Director
    from kiosk.stage.panel import OperatorPanel
    from kiosk.typeset.marks import Page

TITLE = "Shushuo 数说"
CURSOR_MS = 3000
"""The pointer disappears when it has not moved for so long."""
_PIXEL = QSize(1, 1)
_MOUSE = -1
"""The mouse, where fingers are counted from 0."""

_FOCUS_STEPS: dict[int, int] = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class StageWindow(QWidget):
    """The window of the show.

    Signals:
        painted_first: The first picture is on the display.
        painted: Something of the show was painted.
        touched: An element was touched, by its id; "" for the page as such.
        taken: Another edition of the show is on its way.

    Attributes:
        paints: How often anything was painted; a picture that stands still paints nothing.
    """

    painted_first = Signal()
    painted = Signal()
    touched = Signal(str)
    taken = Signal(object)

    def __init__(
        self,
        director: Director,
        clock: Clock,
        *,
        is_windowed: bool = False,
        is_at_desk: bool = False,
    ) -> None:
        super().__init__()
        self.paints = 0
        self._director = director
        self._clock = clock
        self._is_windowed = is_windowed
        self._is_at_desk = is_at_desk
        self._hands = Hands(
            director, clock, send=self.send, touched=self.touched.emit, refresh=self.refresh
        )
        self._veil: QImage | None = None
        self._fitted = QSize()
        self._ratio = 1.0
        self._described: Page | None = None
        self._operator: OperatorPanel | None = None
        self._dim = 0
        self._driver = FrameDriver(clock, self)
        self._cursor_timer = QTimer(self)
        self._build()
        self._connect()

    def fit(self) -> None:
        """Set the show for the window's present size, if that has changed."""
        self._ratio = self.devicePixelRatioF()
        size = self.size() * self._ratio
        if size == self._fitted or size.isEmpty():
            return
        self._fitted = size
        self._director.fit(size, self._clock.now_s())
        self._describe()
        self.update()
        self._plan()

    def send(self, *inputs: Input) -> None:
        """Tell the show what somebody wants, and draw what comes of it."""
        if self.is_closed:
            return
        now_s = self._clock.now_s()
        self._repaint(self._director.advance(now_s, inputs))
        self._plan()

    def attend(self, operator: OperatorPanel) -> None:
        """Give operators a panel over the show."""
        self._operator = self._hands.operator = operator

    def dim(self, brightness: int) -> None:
        """Darken the finished picture.

        Args:
            brightness: What is left of it, per cent.
        """
        self._dim = 255 - 255 * brightness // 100
        self.update()

    def refresh(self) -> None:
        """What lies over the show has changed: draw it, and see when it changes next."""
        self.update()
        self._plan()

    def take(self, show: Show, folder: Path) -> None:
        """Play another edition of the show."""
        self._director.take(show, folder)
        self.taken.emit(show)
        self.send()

    @property
    def is_closed(self) -> bool:
        """Whether the fair is closed and something else than the show is seen."""
        return self._veil is not None

    @property
    def is_attended(self) -> bool:
        """Whether an operator's panel lies over the show."""
        return self._operator is not None and self._operator.is_open

    def stay_on_top(self) -> None:
        """Come back from wherever a window manager has put a full-screen show."""
        if self._is_windowed:
            return
        if not self.isFullScreen() or self.isMinimized():
            self.showFullScreen()
        self.raise_()

    def draw_still(self, image: QImage) -> None:
        """Draw all that visitors see now, in the display's own pixels."""
        painter = QPainter(image)
        if self._veil is not None:
            painter.drawImage(image.rect(), self._veil)
        else:
            self._director.draw(painter, QRegion(image.rect()))
        self._darken(painter, image.rect())
        painter.end()

    def close_doors(self, veil: QImage | None) -> None:
        """Show a picture in the place of the show, and let the show stand.

        Args:
            veil: As large as the window; None: the show goes on.
        """
        self._veil = veil
        if veil is None:
            self.send()
        else:
            self._plan()
        self.update()

    def stop(self) -> None:
        """Let nothing tick any more."""
        self._driver.stop()
        self._cursor_timer.stop()

    def _build(self) -> None:
        self.setObjectName("stage")
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        if not self._is_windowed:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._cursor_timer.setObjectName("cursor")
        self._cursor_timer.setSingleShot(True)
        self._cursor_timer.setInterval(CURSOR_MS)
        self._cursor_timer.start()

    def _connect(self) -> None:
        self._driver.ticked.connect(self._on_driver_ticked)
        self._cursor_timer.timeout.connect(self._on_cursor_timer_timeout)

    def _plan(self) -> None:
        """Ask for the next tick."""
        now_s = self._clock.now_s()
        dues = [self._hands.deadline_s]
        if not self.is_closed:
            dues.append(self._director.next_s(now_s))
        if self._operator is not None:
            dues.append(self._operator.next_s(now_s))
        self._driver.wait_for(min((due for due in dues if due is not None), default=None))

    @Slot()
    @contained(None)
    def _on_driver_ticked(self) -> None:
        self._hands.expire()
        if self._operator is not None and self._operator.advance(self._clock.now_s()):
            self.update()
        self.send()
        if self.is_closed:
            self._plan()

    @Slot()
    def _on_cursor_timer_timeout(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)

    def _repaint(self, region: QRegion) -> None:
        if not region.isEmpty() and not self._paint_at_once(region):
            self.update(self._to_window(region))
        self._describe()

    def _paint_at_once(self, region: QRegion) -> bool:
        """Paint a frame of the show past the widgets' machinery, which takes as long as the frame.

        Args:
            region: In the display's pixels.

        Returns:
            Whether it could be; a window that has not been painted, or over whose show something
            lies, is painted by an event.
        """
        store, handle = self.backingStore(), self.windowHandle()
        if not self.paints or not self._is_bare() or store is None or store.size() != self.size():
            return False
        if handle is None or not handle.isExposed():
            return False
        place = self._to_window(region)
        store.beginPaint(place)
        painter = QPainter(store.paintDevice())
        self._draw_show(painter, place)
        painter.end()
        store.endPaint()
        store.flush(place)
        self.paints += 1
        self.painted.emit()
        return True

    def _is_bare(self) -> bool:
        """Whether nothing lies over the show."""
        return not (self.is_closed or self.is_attended or self._dim)

    def _draw_show(self, painter: QPainter, place: QRegion) -> None:
        """Draw the show in a part of the window."""
        ratio = self._ratio
        if ratio == 1.0:
            self._director.draw(painter, place)
        else:
            painter.scale(1.0 / ratio, 1.0 / ratio)
            self._director.draw(painter, _scaled(place, ratio))

    def _count(self, place: QRegion) -> None:
        """Tell that something has been painted."""
        self.paints += 1
        is_covered = self.is_closed or self.is_attended
        # One pixel is painted every second as a sign of life; that is no evidence.
        if not is_covered and place.boundingRect().size() != _PIXEL:
            self.painted.emit()
        if self.paints == 1:
            self.painted_first.emit()

    def _describe(self) -> None:
        """Say for people who cannot see it what is on."""
        page = self._director.page
        if page is not None and page is not self._described:
            self._described = page
            self.setAccessibleName(page.title)
            self.setAccessibleDescription(page.description)

    def _darken(self, painter: QPainter, rect: QRect) -> None:
        if self._dim:
            painter.setOpacity(1.0)
            painter.fillRect(rect, QColor(0, 0, 0, self._dim))

    def _to_u(self, point: QPointF) -> tuple[float, float]:
        factor = self._ratio / self._director.unit_px
        return point.x() * factor, point.y() * factor

    def _to_window(self, region: QRegion) -> QRegion:
        """A region in the display's pixels as one in the window's own units, rounded outward."""
        return region if self._ratio == 1.0 else _scaled(region, 1.0 / self._ratio)

    def _on_touch(self, event: QTouchEvent) -> None:
        for point in event.points():
            x, y = self._to_u(point.position())
            match point.state():
                case point.State.Pressed:
                    self._hands.down(point.id(), x, y)
                case point.State.Updated:
                    self._hands.moved(point.id(), x, y)
                case point.State.Released:
                    self._hands.up(point.id(), x, y)
                case _:
                    pass

    @contained(otherwise=False)
    def event(self, event: QEvent) -> bool:
        """Take touches before anything makes mouse clicks of them."""
        match event.type():
            case QEvent.Type.TouchBegin | QEvent.Type.TouchUpdate | QEvent.Type.TouchEnd:
                self._on_touch(cast("QTouchEvent", event))
                return True
            case QEvent.Type.TouchCancel:
                self._hands.cancelled()
                return True
            case QEvent.Type.DevicePixelRatioChange:
                self.fit()
                return super().event(event)
            case QEvent.Type.KeyPress if cast("QKeyEvent", event).key() in _FOCUS_STEPS:
                # Taken here: Qt would look for another widget to go to.
                self._hands.move_focus(_FOCUS_STEPS[cast("QKeyEvent", event).key()])
                return True
            case _:
                return super().event(event)

    @contained(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse works as a finger."""
        if event.button() is Qt.MouseButton.LeftButton and _is_mouse(event):
            self._hands.down(_MOUSE, *self._to_u(event.position()))

    @contained(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse works as a finger; where it moves, its pointer is seen."""
        if not _is_mouse(event):
            return
        self.unsetCursor()
        self._cursor_timer.start()
        self._hands.moved(_MOUSE, *self._to_u(event.position()))

    @contained(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The mouse works as a finger."""
        if event.button() is Qt.MouseButton.LeftButton and _is_mouse(event):
            self._hands.up(_MOUSE, *self._to_u(event.position()))

    @contained(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick clicks is a click."""
        self.mousePressEvent(event)

    @contained(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys for operators and tests; none leaves the show, unless it is tried out at a desk."""
        key = event.key()
        if self._operator is not None and self._operator.is_open:
            self._operator.type(event.text())
            self.refresh()
        elif key == Qt.Key.Key_Escape and self._is_windowed:
            self.close()
        elif key == Qt.Key.Key_Escape and self._is_at_desk:
            QCoreApplication.exit(DONE)
        else:
            self._hands.key(key)

    @contained(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another typesetting."""
        self.fit()

    @contained(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """A full-screen show does not let itself be closed."""
        if self._is_windowed:
            self.stop()
            event.accept()
        else:
            event.ignore()

    @contained(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what was asked for, in the display's own pixels."""
        self.fit()
        painter = QPainter(self)
        if self._operator is not None and self._operator.is_open:
            painter.drawImage(self.rect(), self._operator.picture())
        elif self._veil is not None:
            painter.drawImage(self.rect(), self._veil)
        else:
            self._draw_show(painter, event.region())
        painter.resetTransform()
        painter.setClipRegion(event.region())
        self._darken(painter, self.rect())
        painter.end()
        self._count(event.region())


def _is_mouse(event: QMouseEvent) -> bool:
    """Whether a mouse made the event, and not Qt out of a touch."""
    return event.source() is Qt.MouseEventSource.MouseEventNotSynthesized


def _scaled(region: QRegion, factor: float) -> QRegion:
    scaled = QRegion()
    for rect in rects_of(region):
        x, y = floor(rect.x() * factor), floor(rect.y() * factor)
        right = ceil((rect.x() + rect.width()) * factor)
        bottom = ceil((rect.y() + rect.height()) * factor)
        scaled += QRect(x, y, right - x, bottom - y)
    return scaled
