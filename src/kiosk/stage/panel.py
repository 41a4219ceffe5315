"""The operator's panel on the stage: fingers become wishes, wishes go to the show or to the guard.

Closed, it only watches for the gesture.  Open, it takes every touch and covers the whole display;
the show goes on beneath it.  Whether a PIN is right is the guard's to say.
"""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtGui import QImage

from kiosk.errors import KioskError
from kiosk.operator import panel as panels
from kiosk.operator.facts import Facts, facts_of
from kiosk.operator.knock import Knock
from kiosk.operator.panel import Leaf, Panel, Said
from kiosk.operator.settings import BRIGHTNESSES, to_object
from kiosk.paint.inks import Inks
from kiosk.player.state import Blank, Hold, SetLanguage, Turn
from kiosk.stage.touch import GestureKind
from kiosk.theme.load import load_theme
from kiosk.theme.tokens import Level
from kiosk.typeset.pad import PadLook, typeset_pad
from kiosk.typeset.panel import PanelLook, typeset_panel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.operator.settings import Settings
    from kiosk.player.clock import Clock
    from kiosk.stage.director import Director
    from kiosk.stage.touch import Gesture
    from kiosk.stage.window import StageWindow
    from kiosk.typeset.marks import Page, Target

SCREENSHOTS: int = 20
"""So many are kept; the oldest goes."""

_log = logging.getLogger(__name__)


class Guarded(Protocol):
    """The way to the guard."""

    def ask(self, question: dict[str, Any]) -> None:
        """Ask the guard something; it answers later."""
        ...


class OperatorPanel:
    """Pad and panel of one display.

    Attributes:
        panel: What is open.
        facts: What the guard last said.
    """

    def __init__(
        self,
        window: StageWindow,
        director: Director,
        clock: Clock,
        guard: Guarded,
        *,
        theme: str,
        settings: Settings,
        brand: str = "",
        pictures: Path | None = None,
    ) -> None:
        """Watch for the gesture.

        Args:
            window: Draws it, and hands fingers over.
            director: Of the show.
            clock: The window's.
            guard: Who checks the PIN and does what needs doing.
            theme: Which is on.
            settings: As the operator left them; already in force.
            brand: The booth's own color, as the show uses it.
            pictures: Folder for screenshots; None: none can be made.
        """
        self.panel = Panel()
        self.facts = Facts(settings=settings)
        self._window = window
        self._director = director
        self._clock = clock
        self._guard = guard
        self._theme = theme
        self._brand = brand
        self._pictures = pictures
        self._knock = Knock()
        self._pressed: Target | None = None
        self._is_pressing = False
        self._page: Page | None = None
        self._picture: tuple[object, QImage] | None = None
        self._verbs: dict[str, Callable[[str], None]] = {
            "close": self._close,
            "digit": self._digit,
            "erase": self._erase,
            "enter": self._enter,
            "leaf": self._leaf,
            "first": self._first,
            "previous": lambda _: self._turn(is_back=True),
            "next": lambda _: self._turn(is_back=False),
            "hold": self._hold,
            "blank": self._blank,
            "screenshot": self._screenshot,
            "leave": self._leave,
            "language": self._language,
            "theme": self._dress_theme,
            "motion": self._dress_motion,
            "brightness": self._dim,
            "section": self._section,
            "show": self._show,
        }

    @property
    def is_open(self) -> bool:
        """Whether it covers the show."""
        return self.panel.is_open

    def takes(self, gesture: Gesture) -> bool:
        """Whether a gesture was for the panel; if not, it is a visitor's."""
        now_s = self._clock.now_s()
        if self.is_open or self._is_pressing:
            self._touch(gesture, now_s)
            return True
        width = self._director.setting.geometry.w
        if gesture.kind is GestureKind.PRESS:
            self._knock.down(gesture.x, gesture.y, width, now_s)
        else:
            self._knock.up(gesture.x, gesture.y, width, now_s)
        return False

    def advance(self, now_s: float) -> bool:
        """Go on to a time; whether anything looks different."""
        if self._knock.is_complete(now_s):
            self._guard.ask({"ask": "knock"})
        before = self.panel
        left_s = panels.wait_left_s(before, now_s)
        self.panel = panels.ticked(before, now_s)
        if before.is_open and not self.is_open:
            self._closed()
        return self.panel != before or (before.is_open and left_s > 0)

    def next_s(self, now_s: float) -> float | None:
        """When `advance` has to be called again; None: only after a touch."""
        dues = [self._knock.deadline_s, panels.next_s(self.panel, now_s)]
        return min((due for due in dues if due is not None), default=None)

    def hear(self, answer: dict[str, Any]) -> None:
        """The guard has answered."""
        now_s = self._clock.now_s()
        match answer.get("answer"):
            case "knock" if not self.is_open and answer["verdict"] in ("ok", "wait"):
                self._director.release()
                self.panel = panels.knocked(now_s, float(answer["wait_s"]))
            case "pin":
                self._checked(answer, now_s)
            case "facts":
                self._learn(answer)
            case "set" if not answer["kept"]:
                self.panel = panels.told(self.panel, Said.UNKEPT)
            case "take" if answer["ok"]:
                self._learn({**to_wire(self.facts), **answer})
                self.panel = panels.told(self.panel, Said.TAKEN)
            case "take":
                self.panel = panels.told(self.panel, Said.REFUSED, str(answer["reason"]))
            case "failed":
                self.panel = panels.told(self.panel, Said.FAILED, str(answer["reason"]))
            case _:
                pass
        self._window.refresh()

    def type(self, text: str) -> None:
        """A key of a keyboard: digits, backspace and return work as they do on the pad."""
        verbs = {"\b": "erase", "\x7f": "erase", "\r": "enter", "\n": "enter", "\x1b": "close"}
        if text.isascii() and text.isdigit():
            self._do(f"digit:{text}")
        elif text in verbs:
            self._do(verbs[text])

    def picture(self) -> QImage:
        """What is seen while it is open, as large as the display."""
        look = self._look()
        setting = self._director.setting
        key = (look, setting.language, setting.geometry, self._theme)
        if self._picture is None or self._picture[0] != key:
            is_pad = isinstance(look, PadLook)
            self._page = typeset_pad(setting, look) if is_pad else typeset_panel(setting, look)
            self._picture = (key, self._director.print_page(self._page))
        return self._picture[1]

    def target_at(self, x: float, y: float) -> Target | None:
        """What can be touched at a point, in u."""
        self.picture()
        targets = self._page.targets if self._page is not None else ()
        return next((t for t in reversed(targets) if t.rect.contains(x, y)), None)

    def apply(self, settings: Settings) -> None:
        """Bring settings in force that are not yet."""
        before = self.facts.settings
        self.facts = replace(self.facts, settings=settings)
        if settings.without != before.without:
            self._director.leave_out(frozenset(settings.without))
        if settings.brightness != before.brightness:
            self._window.dim(settings.brightness)

    def _look(self) -> PadLook | PanelLook:
        panel, now_s = self.panel, self._clock.now_s()
        pressed = self._pressed.id if self._pressed is not None else ""
        if not panel.is_in:
            left_s = panels.wait_left_s(panel, now_s)
            return PadLook(len(panel.typed), panel.said, left_s, pressed)
        director = self._director
        setting, moment = director.setting, director.moment
        return PanelLook(
            panel.leaf,
            self.facts,
            tuple((each.id, setting.words(each.title)) for each in director.show.sections),
            theme=self._theme,
            motion=str(director.level),
            language=director.state.default_language,
            is_held=moment.is_held,
            is_blank=moment.is_blank,
            first=panel.first,
            said=panel.said,
            detail=panel.detail,
            sure=panel.sure,
            pressed=pressed,
        )

    def _touch(self, gesture: Gesture, now_s: float) -> None:
        self.panel = panels.touched(self.panel, now_s)
        if gesture.kind is GestureKind.PRESS:
            self._is_pressing = True
            self._pressed = self.target_at(gesture.x, gesture.y)
            return
        pressed, self._pressed, self._is_pressing = self._pressed, None, False
        is_on = pressed is not None and pressed.rect.contains(gesture.x, gesture.y)
        if pressed is not None and is_on and gesture.kind is GestureKind.TAP:
            self._do(pressed.argument)

    def _do(self, argument: str) -> None:
        verb, _, rest = argument.partition(":")
        on_pad = verb in ("close", "digit", "erase", "enter")
        if on_pad or self.panel.is_in:
            self._verbs[verb](rest)

    # --- the pad

    def _digit(self, digit: str) -> None:
        self.panel = panels.typed(self.panel, digit, self._clock.now_s())

    def _erase(self, _: str) -> None:
        self.panel = panels.erased(self.panel)

    def _enter(self, _: str) -> None:
        self.panel, pin = panels.entered(self.panel, self._clock.now_s())
        if pin:
            self._guard.ask({"ask": "pin", "pin": pin})

    def _checked(self, answer: dict[str, Any], now_s: float) -> None:
        verdict = answer["verdict"]
        if verdict == "ok":
            self.panel = panels.let_in(self.panel, now_s)
            if self.panel.is_in:
                self._guard.ask({"ask": "facts"})
            return
        wait_s = float(answer["wait_s"])
        was_tried = verdict == "wrong"
        self.panel = panels.turned_away(self.panel, now_s, wait_s, was_tried=was_tried)

    def _close(self, _: str) -> None:
        self.panel = Panel()
        self._closed()

    def _closed(self) -> None:
        self._pressed, self._picture, self._page = None, None, None
        self._guard.ask({"ask": "close"})

    # --- the leaves

    def _leaf(self, leaf: str) -> None:
        self.panel = panels.opened(self.panel, Leaf(leaf))
        self._guard.ask({"ask": "facts"})

    def _first(self, number: str) -> None:
        self.panel = replace(self.panel, first=int(number))

    def _learn(self, answer: dict[str, Any]) -> None:
        facts = facts_of(answer)
        self.apply(facts.settings)
        self.facts = facts

    def _did(self, act: str) -> None:
        self._guard.ask({"ask": "did", "act": act})

    def _turn(self, *, is_back: bool) -> None:
        self._window.send(Turn(is_back))
        self._did("previous" if is_back else "next")

    def _hold(self, _: str) -> None:
        is_on = not self._director.moment.is_held
        self._window.send(Hold(is_on))
        self._did("hold" if is_on else "release")

    def _blank(self, _: str) -> None:
        is_on = not self._director.moment.is_blank
        self._window.send(Blank(is_on))
        self._did("blank" if is_on else "unblank")

    def _is_sure(self, what: str) -> bool:
        self.panel, is_sure = panels.is_sure(self.panel, what, self._clock.now_s())
        return is_sure

    def _leave(self, _: str) -> None:
        if self._is_sure("leave"):
            self._guard.ask({"ask": "leave"})

    def _show(self, key: str) -> None:
        if self._is_sure(f"show:{key}"):
            self.panel = panels.told(self.panel, Said.TAKING)
            self._guard.ask({"ask": "take", "show": key})

    def _language(self, language: str) -> None:
        self._window.send(SetLanguage(language))
        self._set(replace(self.facts.settings, language=language))

    def _dress_theme(self, theme: str) -> None:
        try:
            inks = Inks(load_theme(theme, brand=self._brand))
        except KioskError as error:
            # The booth's own color does not suit every ground.
            self.panel = panels.told(self.panel, Said.FAILED, str(error))
            return
        self._theme = theme
        self._director.dress(inks, self._director.level, self._clock.now_s())
        self._set(replace(self.facts.settings, theme=theme))

    def _dress_motion(self, motion: str) -> None:
        self._director.dress(self._director.inks, Level(motion), self._clock.now_s())
        self._set(replace(self.facts.settings, motion=motion))

    def _dim(self, brightness: str) -> None:
        if int(brightness) in BRIGHTNESSES:
            self._set(replace(self.facts.settings, brightness=int(brightness)))

    def _section(self, section: str) -> None:
        without = set(self.facts.settings.without) ^ {section}
        left = {each.id for each in self._director.show.sections if each.slides} - without
        if not left:
            self.panel = panels.told(self.panel, Said.LAST_SECTION)
            return
        self._set(replace(self.facts.settings, without=tuple(sorted(without))))

    def _set(self, settings: Settings) -> None:
        self.apply(settings)
        self._guard.ask({"ask": "set", "settings": to_object(settings)})
        self._window.send()

    def _screenshot(self, _: str) -> None:
        """Keep a picture of what visitors see."""
        window, folder = self._window, self._pictures
        image = QImage(window.size() * window.devicePixelRatioF(), QImage.Format.Format_RGB32)
        window.draw_still(image)
        name = time.strftime("%Y%m%d-%H%M%S.png")
        if folder is None or not _saved(image, folder, name):
            self.panel = panels.told(self.panel, Said.UNKEPT)
            return
        self.panel = panels.told(self.panel, Said.PICTURED, name)
        self._did("screenshot")


def to_wire(facts: Facts) -> dict[str, Any]:
    """Facts in the form in which the guard says them, without shows and settings."""
    return {
        "edition": facts.edition,
        "on_air": time.strftime("%Y-%m-%dT%H:%M:%S"),
        "up_s": facts.up_s,
        "rss": facts.rss,
        "restarts": facts.restarts,
        "latest": [
            {"at": each.at, "reason": each.reason, "slide": each.slide} for each in facts.latest
        ],
    }


def _saved(image: QImage, folder: Path, name: str) -> bool:
    """Save a picture in the place of the oldest one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(folder.glob("*.png"))[: -(SCREENSHOTS - 1)]:
            path.unlink()
    except OSError as error:
        _log.info("The picture cannot be kept: %s", error)
        return False
    return image.save(str(folder / name), "PNG")  # pyright: ignore[reportCallIssue,reportArgumentType]
