"""What hands mean: fingers and keys become a visitor's wishes, or an operator's.

Knows the page under a finger, but nothing of windows and their events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kiosk.player.state import (
    CloseSheet,
    Next,
    OpenFigure,
    OpenSection,
    OpenSlide,
    Previous,
    SwitchLanguage,
    Tap,
    TogglePause,
    Touch,
)
from kiosk.stage.touch import Finger, Gesture, GestureKind
from kiosk.typeset.marks import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.player.clock import Clock
    from kiosk.player.state import Input
    from kiosk.stage.director import Director
    from kiosk.stage.panel import OperatorPanel
    from kiosk.typeset.marks import Target

_MEANING: dict[Action, Callable[[str], Input]] = {
    Action.OPEN_FIGURE: OpenFigure,
    Action.OPEN_SLIDE: OpenSlide,
    Action.OPEN_SECTION: OpenSection,
    Action.NEXT: lambda _: Next(),
    Action.PAUSE: lambda _: TogglePause(),
    Action.LANGUAGE: SwitchLanguage,
    Action.CLOSE: lambda _: CloseSheet(),
}
_KEYS: dict[int, Callable[[], Input]] = {
    Qt.Key.Key_Right: Next,
    Qt.Key.Key_Down: Next,
    Qt.Key.Key_PageDown: Next,
    Qt.Key.Key_Left: Previous,
    Qt.Key.Key_Up: Previous,
    Qt.Key.Key_PageUp: Previous,
    Qt.Key.Key_Space: TogglePause,
    Qt.Key.Key_L: SwitchLanguage,
}


class Hands:
    """Follows the finger that counts, and the keyboard.

    Attributes:
        operator: Takes what is meant for it before the show does; None: there is no panel yet.
    """

    def __init__(
        self,
        director: Director,
        clock: Clock,
        *,
        send: Callable[[Input], None],
        touched: Callable[[str], None],
        refresh: Callable[[], None],
    ) -> None:
        """Begin with no hand in sight.

        Args:
            director: Knows what is under a finger.
            clock: Tells for how long a finger has been down.
            send: Told what somebody wants of the show.
            touched: Told the id of the element that was touched.
            refresh: Called when the operator's panel may look different.
        """
        self.operator: OperatorPanel | None = None
        self._director = director
        self._clock = clock
        self._send = send
        self._touched = touched
        self._refresh = refresh
        self._finger = Finger()
        self._pressed: Target | None = None

    @property
    def deadline_s(self) -> float | None:
        """When `expire` has to be called; None: no finger is down."""
        return self._finger.deadline_s

    def down(self, finger: int, x: float, y: float) -> None:
        """A finger came down, at a point in u."""
        self._follow(self._finger.down(finger, x, y, self._clock.now_s()))

    def moved(self, finger: int, x: float, y: float) -> None:
        """A finger moved."""
        self._follow(self._finger.moved(finger, x, y))

    def up(self, finger: int, x: float, y: float) -> None:
        """A finger was lifted."""
        self._follow(self._finger.up(finger, x, y))

    def cancelled(self) -> None:
        """The system took the touch away."""
        self._follow(self._finger.cancelled())

    def expire(self) -> None:
        """Let go of a finger that has been down for too long."""
        self._follow(self._finger.expired(self._clock.now_s()))

    def key(self, key: int) -> None:
        """A key was pressed, one of Qt.Key; most mean nothing."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self._director.focused()
            self._send(_MEANING[focused.action](focused.argument) if focused else Tap())
        elif key in _KEYS:
            self._send(_KEYS[key]())
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            sections = self._director.sections()
            number = key - Qt.Key.Key_1
            if number < len(sections):
                self._send(OpenSection(sections[number]))

    def move_focus(self, step: int) -> None:
        """Go to the next cell of the bar, or, with -1, to the one before it."""
        self._director.move_focus(step)
        self._send(Touch())

    def _follow(self, gesture: Gesture | None) -> None:
        if gesture is None:
            return
        if self.operator is not None and self.operator.takes(gesture):
            self._refresh()
            return
        match gesture.kind:
            case GestureKind.PRESS:
                self._press(gesture)
            case GestureKind.TAP:
                self._tap(gesture)
            case GestureKind.SWIPE_LEFT:
                self._let_go(Next())
            case GestureKind.SWIPE_RIGHT:
                self._let_go(Previous())
            case GestureKind.SLIP:
                self._let_go(Touch())

    def _press(self, gesture: Gesture) -> None:
        self._pressed = self._director.target_at(gesture.x, gesture.y)
        self._director.press(self._pressed, self._clock.now_s())
        self._send(Touch())

    def _tap(self, gesture: Gesture) -> None:
        """Lifted: what was pressed happens, if the finger is still on it."""
        pressed, here = self._pressed, self._director.target_at(gesture.x, gesture.y)
        if pressed is None:
            self._let_go(Tap() if here is None else Touch())
        elif pressed.rect.contains(gesture.x, gesture.y):
            self._touched(pressed.id)
            self._let_go(_MEANING[pressed.action](pressed.argument))
        else:
            self._let_go(Touch())

    def _let_go(self, meaning: Input) -> None:
        self._pressed = None
        self._director.release()
        self._send(meaning)
