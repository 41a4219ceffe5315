"""How one state of the player follows from another.

Pure and total: any state, any inputs, any later time.  Touches count before time does: whoever
touched the display saw the old state.  The rotation never catches up: a computer that slept or was
busy goes on with the next slide, which then stays for its whole duration.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.player import deadlines, rotation
from kiosk.player.operated import operated, unblanked
from kiosk.player.playlist import playlists
from kiosk.player.state import (
    CloseSheet,
    Effect,
    Input,
    LanguageSwitched,
    Mode,
    Next,
    NothingLeft,
    OpenFigure,
    OpenSection,
    OpenSlide,
    Operated,
    Previous,
    Skip,
    SlideLeft,
    State,
    SwitchLanguage,
    Tap,
    Timing,
    TogglePause,
    Visit,
    VisitEnded,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kiosk.player.state import Touched
    from kiosk.show.model import Show

_DEFAULT_TIMING = Timing()


def start(
    show: Show,
    now_s: float,
    *,
    default_language: str = "",
    language: str = "",
    slide: str = "",
    timing: Timing = _DEFAULT_TIMING,
    without: Collection[str] = (),
) -> State:
    """The state in which a show begins.

    Args:
        show: What is played.
        now_s: The time.
        default_language: To which the rotation returns; empty or unknown: the show's first.
        language: In which to go on after a restart; another than the default counts as a visit,
            so that it ends by itself.  Empty or unknown: the default.
        slide: Where to go on after a restart; empty or unknown: at the beginning.
        timing: The limits of a visit.
        without: Ids of sections that are switched off.
    """
    default = default_language if default_language in show.languages else show.languages[0]
    current = language if language in show.languages else default
    state = State(
        playlists=playlists(show, without=without),
        figures=frozenset(show.figures),
        default_language=default,
        language=current,
        now_s=now_s,
        shown_since_s=now_s,
        dwell_since_s=now_s,
        last_touch_s=now_s,
        timing=timing,
        visit=Visit(now_s, frozenset()) if current != default else None,
    )
    return _placed(state, slide, now_s)


def reloaded(
    state: State, show: Show, now_s: float, *, without: Collection[str] = ()
) -> tuple[State, tuple[Effect, ...]]:
    """The state with another show, or another edition of it: at the same slide if it still exists.

    A visit goes on; slides that could not be drawn get another chance.

    Args:
        state: As it was.
        show: What is played from now on.
        now_s: The time.
        without: Ids of sections that are switched off.
    """
    now_s = max(now_s, state.now_s)
    fresh = start(
        show,
        now_s,
        default_language=state.default_language,
        language=state.language,
        slide=state.entry.slide if state.entry is not None else "",
        timing=state.timing,
        without=without,
    )
    # What was announced in the old show is not in force in the new one.
    mode = Mode.AUTO if state.mode is Mode.WARN or fresh.is_fallback else state.mode
    after = replace(
        fresh,
        mode=mode,
        poster=fresh.poster if fresh.is_poster else state.poster % _poster_count(fresh),
        last_touch_s=state.last_touch_s,
        visit=state.visit or fresh.visit,
        held=fresh.entry.slide if state.held and fresh.entry is not None else "",
        blank_since_s=state.blank_since_s,
    )
    after = _freed(after, now_s)
    return after, _effects(state, after)


def step(
    state: State, now_s: float, inputs: Sequence[Input] = ()
) -> tuple[State, tuple[Effect, ...]]:
    """The state that follows, and what there is to tell about the way there.

    Args:
        state: As it was.
        now_s: The time; a time before the state's own counts as the state's own.
        inputs: What happened since, in order.
    """
    now_s = max(now_s, state.now_s)
    after = state
    for event in inputs:
        if not after.is_fallback:
            after = _freed(_with_event(after, event, now_s), now_s)
    if not after.is_fallback:
        after = _seen(_with_time(after, now_s), now_s)
    after = replace(after, now_s=now_s)
    return after, _effects(state, after)


def _placed(state: State, slide: str, now_s: float) -> State:
    """The state at a slide, or at the beginning if there is no such slide."""
    language = _language_left(state)
    if language is None:
        return replace(state, is_fallback=True, visit=None)
    state = replace(state, language=language)
    page, poster = state.playlist.find_page(slide), state.playlist.find_poster(slide)
    if page is not None:
        return replace(state, page=page)
    return rotation.at_beginning(replace(state, poster=poster or 0), now_s)


def _with_event(state: State, event: Input, now_s: float) -> State:
    if isinstance(event, Operated):
        return operated(state, event, now_s)
    # Nobody touches what is not there.
    is_blank = state.blank_since_s is not None and not isinstance(event, Skip)
    return state if is_blank else _with_input(state, event, now_s)


def _with_input(state: State, event: Touched | Skip, now_s: float) -> State:
    if isinstance(event, Skip):
        return _without(state, event.slide, now_s)
    state = _touched(state, now_s)
    match event:
        case OpenSection(section) if rotation.is_cover(state, section):
            # The cover is where the rotation begins; whoever goes there gives the show back.
            return replace(rotation.at_beginning(state, now_s), mode=Mode.AUTO)
        case Next() | Previous() | OpenSlide() | OpenSection():
            return _gone(state, _destination(state, event), now_s)
        case Tap() | OpenFigure() if state.is_poster:
            return _gone(state, rotation.poster_page(state), now_s)
        case OpenFigure(figure):
            is_opening = figure in state.figures and figure != state.sheet
            return replace(state, sheet=figure if is_opening else "")
        case Tap() | CloseSheet():
            return replace(state, sheet="")
        case TogglePause():
            return _pause_toggled(state, now_s)
        case SwitchLanguage(language):
            return _language_switched(state, language, now_s)
        case _:
            return state


def _touched(state: State, now_s: float) -> State:
    """Any touch: somebody is there.  A poster is never held: it opens or it goes."""
    visit = state.visit or Visit(now_s, frozenset())
    state = replace(state, visit=visit, last_touch_s=now_s)
    if state.mode is Mode.WARN:
        return replace(state, mode=state.before_warn)
    if state.mode is Mode.AUTO and not state.is_poster:
        return _stopped(state, Mode.MANUAL, now_s)
    return state


def _freed(state: State, now_s: float) -> State:
    """A poster is never held: it has no bar that would say so.  A pause holds it, by wish."""
    mode = state.before_warn if state.mode is Mode.WARN else state.mode
    if state.is_poster and mode is Mode.MANUAL:
        return replace(state, mode=Mode.AUTO, dwell_since_s=now_s)
    return state


def _stopped(state: State, mode: Mode, now_s: float) -> State:
    """The rotation stops and remembers how much of the slide's duration is used."""
    dwelt_s = now_s - state.dwell_since_s if state.mode is Mode.AUTO else state.dwelt_s
    return replace(state, mode=mode, dwelt_s=dwelt_s)


def _destination(state: State, event: Next | Previous | OpenSlide | OpenSection) -> int | None:
    if isinstance(event, Next):
        return rotation.next_page(state)
    if isinstance(event, Previous):
        return rotation.previous_page(state)
    if isinstance(event, OpenSlide):
        return rotation.named_page(state, event.slide)
    return rotation.section_page(state, event.section)


def _gone(state: State, page: int | None, now_s: float) -> State:
    """A visitor goes to a page; a pause stays a pause."""
    if page is None:
        return state
    mode = Mode.PAUSED if state.mode is Mode.PAUSED else Mode.MANUAL
    return replace(rotation.opened(state, page, now_s), mode=mode)


def _pause_toggled(state: State, now_s: float) -> State:
    if state.mode is not Mode.PAUSED:
        return _stopped(state, Mode.PAUSED, now_s)
    return replace(state, mode=Mode.AUTO, dwell_since_s=now_s - state.dwelt_s, sheet="")


def _language_switched(state: State, language: str, now_s: float) -> State:
    languages = [each for each in state.playlists if rotation.has_slides(state, each)]
    place = languages.index(state.language)
    wanted = language or languages[(place + 1) % len(languages)]
    return rotation.in_language(state, wanted, now_s) if wanted in languages else state


def _poster_count(state: State) -> int:
    return max(1, len(state.playlist.posters))


def _without(state: State, slide: str, now_s: float) -> State:
    """The state without a slide; if it was on, the next one comes on at once."""
    is_on = state.entry is not None and state.entry.slide == slide
    state = replace(state, skipped=state.skipped | {slide})
    if not is_on:
        return state
    language = _language_left(state)
    if language is None:
        return replace(state, is_fallback=True, sheet="", mode=Mode.AUTO, visit=None)
    if language != state.language:
        return rotation.in_language(state, language, now_s)
    return rotation.turned(state, now_s)


def _language_left(state: State) -> str | None:
    """A language that has slides: the current one, the default, any other; None: there is none."""
    languages = (state.language, state.default_language, *state.playlists)
    return next((each for each in languages if rotation.has_slides(state, each)), None)


def _with_time(state: State, now_s: float) -> State:
    """What happens by itself."""
    if state.blank_since_s is not None:
        return unblanked(state, now_s) if now_s >= deadlines.unblank_s(state) else state
    if state.mode is Mode.AUTO:
        if now_s >= deadlines.turn_s(state):
            state = rotation.turned(state, now_s)
        return _home(state, now_s) if now_s >= deadlines.home_s(state) else state
    if state.mode is Mode.WARN:
        return _home(state, now_s) if now_s >= deadlines.home_s(state) else state
    if now_s >= deadlines.idle_s(state):
        return replace(state, mode=Mode.WARN, before_warn=state.mode, warn_since_s=now_s)
    return state


def _home(state: State, now_s: float) -> State:
    """The visit is over: the rotation goes on from here, in the default language."""
    is_rotating = state.mode is Mode.AUTO
    since_s = state.dwell_since_s if is_rotating else now_s
    state = replace(state, mode=Mode.AUTO, visit=None, sheet="", dwelt_s=0.0, dwell_since_s=since_s)
    if state.held:
        state = rotation.at_slide(state, state.held, now_s)
    if rotation.has_slides(state, state.default_language):
        return rotation.in_language(state, state.default_language, now_s)
    return state


def _seen(state: State, now_s: float) -> State:
    """The state with the page that is on counted in the visit, unless it came on by itself."""
    is_own = state.mode is not Mode.AUTO or state.last_touch_s == now_s
    is_own = is_own and state.blank_since_s is None
    if state.visit is None or state.entry is None or state.is_poster or not is_own:
        return state
    slides = state.visit.slides | {state.entry.slide}
    return replace(state, visit=replace(state.visit, slides=slides))


def _effects(before: State, after: State) -> tuple[Effect, ...]:
    effects: list[Effect] = []
    entry = before.entry
    is_left = entry is not after.entry or before.shown_since_s != after.shown_since_s
    was_seen, is_seen = before.blank_since_s is None, after.blank_since_s is None
    if entry is not None and was_seen and (is_left or not is_seen):
        shown_s = after.now_s - before.shown_since_s
        effects.append(SlideLeft(entry.slide, entry.section, before.language, shown_s))
    visit = before.visit
    if visit is not None and after.visit is None:
        length_s = before.last_touch_s - visit.since_s
        effects.append(VisitEnded(length_s, len(visit.slides), before.language))
    elif before.language != after.language:
        effects.append(LanguageSwitched(after.language))
    if after.is_fallback and not before.is_fallback:
        effects.append(NothingLeft())
    return tuple(effects)
