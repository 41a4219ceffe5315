"""What tests of the stage share: a show on it, time, touches, and pictures of what is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtTest import QTest

from kiosk.player.clock import ManualClock
from kiosk.player.step import start
from kiosk.stage.director import Director
from kiosk.stage.means import Means
from kiosk.stage.window import StageWindow
from kiosk.theme.tokens import Level

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.paint.inks import Inks
    from kiosk.player.state import Effect, Input
    from kiosk.show.model import Show
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Target

FRAME_S = 1 / 60


@dataclass(frozen=True, slots=True)
class Press:
    """What a show is made ready with."""

    show: Show
    folder: Path
    fonts: Fonts
    inks: Inks


class Booth:
    """A show on the stage.

    Attributes:
        screen: What a visitor sees: only what the stage asked to have drawn again is drawn again.
        log: (time, slide, language, mode) whenever one of the last three changed.
    """

    def __init__(
        self,
        press: Press,
        size: QSize,
        *,
        show: Show | None = None,
        folder: Path | None = None,
        level: Level = Level.FULL,
        has_orbit: bool = False,
        start_slide: str = "",
        has_window: bool = False,
    ) -> None:
        self.clock = ManualClock(100.0)
        self.effects: list[Effect] = []
        self.size = size
        means = Means(
            show or press.show,
            folder or press.folder,
            press.fonts,
            press.inks,
            self.clock,
            level,
            has_orbit=has_orbit,
        )
        state = start(means.show, self.clock.now_s(), slide=start_slide)
        self.director = Director(means, state, self.effects.append)
        self.window: StageWindow | None = None
        self.screen = QImage(size, QImage.Format.Format_RGB32)
        self.screen.fill(Qt.GlobalColor.magenta)
        self.log: list[tuple[float, str, str, str]] = []
        if has_window:
            self.window = StageWindow(self.director, self.clock, is_windowed=True)
            self.window.resize(size)
            self.window.show()
            QTest.qWaitForWindowExposed(self.window)
        else:
            self.director.fit(size, self.clock.now_s())
            self.draw(QRegion(self.screen.rect()), self.screen)
        self._note()

    @property
    def slide(self) -> str:
        """Id of the slide that is on."""
        return self.director.moment.slide

    def close(self) -> None:
        """End the window, if there is one."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def tell(self, *inputs: Input) -> None:
        """Hand inputs over and draw what looks different."""
        region = self.director.advance(self.clock.now_s(), inputs)
        self.draw(region, self.screen)
        self._note()

    def wait(self, seconds: float, frame_s: float = FRAME_S) -> None:
        """Let time pass as the frame driver would: frames while something moves, else deadlines."""
        end_s = self.clock.now_s() + seconds
        while self.clock.now_s() < end_s:
            now_s = self.clock.now_s()
            due_s = self.director.next_s(now_s)
            if due_s is None:
                due_s = end_s
            step_to = now_s + frame_s if due_s <= now_s else due_s
            self.clock.advance_to(min(step_to, end_s))
            self.tell()

    def settle(self) -> None:
        """Let everything arrive."""
        self.wait(2.5)

    def target(self, element: str) -> Target:
        """The target with an element id that a finger would find; fails if there is none."""
        w, h = self.size.width() / self.unit_px, self.size.height() / self.unit_px
        for row in range(60):
            for column in range(60):
                found = self.director.target_at((column + 0.5) * w / 60, (row + 0.5) * h / 60)
                if found is not None and found.id == element:
                    return found
        raise AssertionError(f"nothing to touch is called {element}")

    @property
    def unit_px(self) -> float:
        """Pixels per u."""
        return self.director.unit_px

    def middle(self, element: str) -> QPoint:
        """The middle of a target, in pixels."""
        rect = self.target(element).rect
        x, y = rect.x + rect.w / 2, rect.y + rect.h / 2
        return QPoint(round(x * self.unit_px), round(y * self.unit_px))

    def click(self, element: str) -> None:
        """Touch a target with the mouse; needs a window."""
        assert self.window is not None, "make_booth(has_window=True)"
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=self.middle(element))
        self._note()

    def draw(self, region: QRegion, image: QImage) -> None:
        """Draw a part of the current frame onto a picture."""
        if region.isEmpty():
            return
        painter = QPainter(image)
        self.director.draw(painter, region)
        painter.end()

    def picture(self) -> QImage:
        """The whole current frame, drawn from nothing."""
        image = QImage(self.size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.magenta)
        self.draw(QRegion(image.rect()), image)
        return image

    def _note(self) -> None:
        now = self.director.moment
        entry = (now.slide, now.language, now.mode.value)
        if not self.log or self.log[-1][1:] != entry:
            self.log.append((self.clock.now_s(), *entry))


def difference(one: QImage, other: QImage, tolerance: int = 0) -> int:
    """How many pixels of two pictures of one size differ.

    Args:
        one: A picture.
        other: Another of the same size.
        tolerance: Levels of a color that count as equal: blending through a clip of one
            rectangle and of many rounds differently.
    """
    assert one.size() == other.size()
    count = 0
    for row in range(one.height()):
        a, b = _row(one, row), _row(other, row)
        if a != b:
            far = {
                i // 4 for i, (p, q) in enumerate(zip(a, b, strict=True)) if abs(p - q) > tolerance
            }
            count += len(far)
    return count


def _row(image: QImage, row: int) -> bytes:
    return bytes(cast("bytes", image.constScanLine(row)))[: image.width() * 4]
