"""The player process: puts the parts together and lets them run.

The only module that knows everyone.  What the first picture does not need is loaded after it.
"""

from __future__ import annotations

import gc
import logging
import signal
import sys
import threading
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kiosk.booth.model import Booth
from kiosk.guard.beats import BEAT_S
from kiosk.journal.journal import Journal
from kiosk.journal.store import FILE_NAME
from kiosk.operator.settings import Settings
from kiosk.paint.inks import Inks
from kiosk.player.clock import MonotonicClock
from kiosk.player.state import Skip, Timing
from kiosk.player.step import start, step
from kiosk.show.compiled import load_compiled
from kiosk.show.model import ChartKind, ChartSlide, Show
from kiosk.stage.awake import KeepAwake
from kiosk.stage.director import Director
from kiosk.stage.heap import map_pictures
from kiosk.stage.hours import OpeningHours
from kiosk.stage.links import refuse_links
from kiosk.stage.means import Means, shown_without
from kiosk.stage.placement import Placement
from kiosk.stage.recorder import ErrorTeller, Recorder
from kiosk.stage.window import StageWindow
from kiosk.theme.load import load_theme
from kiosk.theme.tokens import Level
from kiosk.typeset.fonts import Fonts
from kiosk.typeset.pages.typeset import load_all

if TYPE_CHECKING:
    from kiosk.figures.model import Text
    from kiosk.player.clock import Clock
    from kiosk.player.state import State
    from kiosk.stage.panel import OperatorPanel

_CARD = {"zh": "数说", "en": "Shushuo"}
"""What the card says if not even the show's title can be read."""
_PLOTTED = (ChartKind.COLUMNS, ChartKind.LINE)

_log = logging.getLogger(__name__)


class Heartbeat(Protocol):
    """Tells somebody outside that the player lives; called from the thread that draws."""

    def attach(self, window: StageWindow, director: Director) -> None:
        """Called once, before anything is drawn."""
        ...

    def work(self, slide: str) -> None:
        """Called before a slide is set or drawn, and with "" afterwards."""
        ...

    def beat(self, window: StageWindow) -> None:
        """Called a few times a second."""
        ...

    def ask(self, question: dict[str, Any]) -> None:
        """Called when an operator wants something that only the guard can do."""
        ...

    def attend(self, panel: OperatorPanel) -> None:
        """Called once; the panel hears the guard's answers."""
        ...


@dataclass(frozen=True, slots=True)
class Resume:
    """Where to go on after a restart."""

    slide: str = ""
    """Empty: at the beginning."""
    language: str = ""
    without: frozenset[str] = frozenset()
    """Ids of slides that are left out."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a show is played."""

    size: tuple[int, int] | None = None
    """In a window of that size, in pixels; None: full screen."""
    display: str = ""
    """Name of the display, or its number from 0; empty: the first."""
    theme: str = "paper"
    language: str = ""
    """To which the rotation returns; empty: the show's first."""
    level: Level | None = None
    """How much moves; None: as the desktop asks, else everything."""
    slide_s: float | None = None
    """Every slide stays that long, in seconds: for measurements."""
    booth: Booth = field(default_factory=Booth)
    """What hangs there, and how far people stand."""
    resume: Resume = field(default_factory=Resume)
    settings: Settings = field(default_factory=Settings)
    """What an operator has set at the display."""
    is_at_desk: bool = False
    """Whoever started it sits before it with a keyboard: Esc ends it."""
    state: Path | None = None
    """Where journal and screenshots are kept; None: nowhere."""


def run(
    folder: Path | None,
    options: Options,
    heartbeat: Heartbeat | None = None,
    *,
    title: Text | None = None,
) -> int:
    """Play a compiled show until the program is ended.

    Args:
        folder: Of the compiled show; None: the card that needs no show.
        options: How.
        heartbeat: Told a few times a second that the player lives.
        title: What the card says.

    Returns:
        The process's exit code.

    Raises:
        KioskError: It cannot even start.
    """
    show = load_compiled(folder) if folder is not None else card(title or _CARD)
    if options.slide_s is not None:
        show = _paced(show, options.slide_s)
    application = prepare()
    # Ctrl-C ends the program at once; Python's own handler would wait for the event loop.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    clock = MonotonicClock()
    journal = _journal(options.state)
    recorder = Recorder(journal) if journal is not None else None
    director = _director(show, folder, options, clock, heartbeat, Fonts(), recorder)
    window = StageWindow(
        director, clock, is_windowed=options.size is not None, is_at_desk=options.is_at_desk
    )
    window.dim(options.settings.brightness)
    if recorder is not None:
        _record(recorder, window, director)
    if heartbeat is not None:
        heartbeat.attach(window, director)
        # After the first picture: nobody can have asked for the panel before.
        attend = partial(_attend, window, director, clock, heartbeat, options)
        window.painted_first.connect(attend, Qt.ConnectionType.QueuedConnection)
    placement = Placement(window, options.display, options.size)
    window.fit()
    hours = OpeningHours(options.booth, window, director, clock)
    awake = KeepAwake()
    window.painted_first.connect(awake.start, Qt.ConnectionType.QueuedConnection)
    late = _Late(has_plots=_has_plots(show))
    window.painted_first.connect(late.start, Qt.ConnectionType.QueuedConnection)
    placement.show()
    beats = _beats(window, heartbeat)
    code = application.exec()
    if beats is not None:
        beats.stop()
    hours.stop()
    placement.stop()
    window.stop()
    awake.stop()
    late.finish()
    if journal is not None:
        journal.close()
    return code


def prepare() -> QCoreApplication:
    """Do what can be done before it is known what is played.

    Without the fonts: they are there in a hundredth of a second, and would take four megabytes of
    the player that stands by.
    """
    map_pictures()
    QCoreApplication.setApplicationName("kiosk")
    QGuiApplication.setApplicationDisplayName("")
    QGuiApplication.setDesktopFileName("kiosk")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    # Touches are taken as touches; the mouse clicks made of them would count twice.
    QCoreApplication.setAttribute(
        Qt.ApplicationAttribute.AA_SynthesizeMouseForUnhandledTouchEvents, on=False
    )
    refuse_links()
    return application


def card(title: Text) -> Show:
    """A show without a slide: its title is all there is to see."""
    return Show(title, title, tuple(title), (), {}, {})


def _director(
    show: Show,
    folder: Path | None,
    options: Options,
    clock: Clock,
    heartbeat: Heartbeat | None,
    fonts: Fonts,
    recorder: Recorder | None,
) -> Director:
    inks = Inks(load_theme(options.theme, brand=options.booth.brand), fonts)
    means = Means(
        show,
        folder or Path(),
        fonts,
        inks,
        clock,
        options.level or _desktop_level(),
        # In a window nobody leaves anything on for days.
        has_orbit=options.size is None,
        without=frozenset(options.settings.without),
        announce=heartbeat.work if heartbeat is not None else lambda _: None,
        booth=options.booth,
    )
    state = _state(show, options, clock.now_s(), shown_without(means))
    return Director(means, state, recorder.tell if recorder is not None else lambda _: None)


def _attend(
    window: StageWindow, director: Director, clock: Clock, heartbeat: Heartbeat, options: Options
) -> None:
    """Give operators their panel; the guard checks their PIN."""
    from kiosk.stage.panel import OperatorPanel

    panel = OperatorPanel(
        window,
        director,
        clock,
        heartbeat,
        theme=options.theme,
        settings=options.settings,
        brand=options.booth.brand,
        pictures=options.state / "screenshots" if options.state is not None else None,
    )
    window.attend(panel)
    heartbeat.attend(panel)


def _journal(state: Path | None) -> Journal | None:
    if state is None:
        return None
    journal = Journal(state / FILE_NAME)
    logging.getLogger("kiosk").addHandler(ErrorTeller(journal))
    return journal


def _record(recorder: Recorder, window: StageWindow, director: Director) -> None:
    """Let the journal know what is shown and touched."""
    window.painted.connect(recorder.painted)
    window.touched.connect(lambda element: recorder.touched(element, director.moment))
    window.taken.connect(recorder.started)
    recorder.started(director.show)


def _state(show: Show, options: Options, now_s: float, without: frozenset[str]) -> State:
    """Where the show begins, or goes on."""
    resume, booth = options.resume, options.booth
    state = start(
        show,
        now_s,
        default_language=options.language,
        language=resume.language,
        slide=resume.slide,
        timing=Timing(idle_s=booth.idle_s, warn_s=booth.warn_s),
        without=without,
    )
    return step(state, now_s, [Skip(slide) for slide in sorted(resume.without)])[0]


def _desktop_level() -> Level:
    """As whoever set up this desktop asks."""
    hints = QGuiApplication.styleHints()
    # Qt 6.12 and later can tell.
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility() if accessibility else None, "motionPreference", None)
    if preference is None:
        return Level.FULL
    return Level.REDUCED if "Reduce" in str(preference()) else Level.FULL


def _paced(show: Show, slide_s: float) -> Show:
    """The show with every slide staying equally long."""
    sections = tuple(
        replace(
            section, slides=tuple(replace(slide, duration_s=slide_s) for slide in section.slides)
        )
        for section in show.sections
    )
    return replace(show, sections=sections)


def _has_plots(show: Show) -> bool:
    return any(isinstance(slide, ChartSlide) and slide.chart in _PLOTTED for slide in show.slides())


class _Late:
    """Imports, in a thread of its own, what the first picture did not need.

    A slide that needs it earlier waits for it no longer than if it imported it itself.
    """

    def __init__(self, *, has_plots: bool) -> None:
        self._has_plots = has_plots
        self._thread = threading.Thread(target=self._load, name="load-late", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def finish(self) -> None:
        """Wait for the end: an interpreter that ends in the middle of an import may crash."""
        if self._thread.is_alive():
            self._thread.join()

    def _load(self) -> None:
        try:
            load_all()
            import kiosk.typeset.sheet

            if self._has_plots:
                import kiosk.paint.plots  # noqa: F401
        except ImportError:
            _log.exception("A part of the program is missing; slides that need it are skipped")
        # What is loaded stays.  A full collection that looks through all of it takes as long as two
        # frames, and would fall into the middle of a motion now and then.
        gc.collect()
        gc.freeze()


def _beats(window: StageWindow, heartbeat: Heartbeat | None) -> QTimer | None:
    if heartbeat is None:
        return None
    timer = QTimer(window)
    timer.setObjectName("heartbeat")
    timer.timeout.connect(lambda: heartbeat.beat(window))
    window.painted_first.connect(lambda: heartbeat.beat(window))
    timer.start(int(BEAT_S * 1000))
    return timer
