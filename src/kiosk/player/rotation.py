"""Where pages lead: onward, back, to a section, to a poster, into another language.

Pure: every function gives a new state, or the place something leads to.  Slides that could not be
drawn are stepped over everywhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.player.playlist import Entry
    from kiosk.player.state import State


def shown_pages(state: State) -> list[int]:
    """Indices of the pages that can be shown."""
    return _shown(state, state.playlist.pages)


def shown_sections(state: State) -> tuple[str, ...]:
    """Ids of the sections that have anything to show, in the order of the show."""
    playlist = state.playlist
    entries = [playlist.pages[index] for index in shown_pages(state)]
    entries += [playlist.posters[index] for index in _shown(state, playlist.posters)]
    return tuple(dict.fromkeys(e.section for e in sorted(entries, key=lambda e: e.order)))


def has_slides(state: State, language: str) -> bool:
    """Whether anything can be shown in a language."""
    playlist = state.playlists[language]
    return bool(_shown(state, playlist.pages) or _shown(state, playlist.posters))


def page_from(state: State, index: int) -> int | None:
    """The first page at `index` or after it, going round; None: there is none."""
    pages = shown_pages(state)
    return next((page for page in pages if page >= index), pages[0] if pages else None)


def next_page(state: State) -> int | None:
    """The page that follows the one that is on, or the poster that is on."""
    return page_from(state, state.page if state.is_poster else state.page + 1)


def previous_page(state: State) -> int | None:
    """The page before the one that is on, or before the poster that is on."""
    pages = shown_pages(state)
    before = [page for page in pages if page < state.page]
    return before[-1] if before else (pages[-1] if pages else None)


def section_page(state: State, section: str) -> int | None:
    """Where a touch on a section leads: its first page, or its next one if it is open."""
    pages = [i for i in shown_pages(state) if state.playlist.pages[i].section == section]
    if state.is_poster or state.page not in pages:
        return pages[0] if pages else None
    return next((page for page in pages if page > state.page), pages[0])


def is_cover(state: State, section: str) -> bool:
    """Whether a section has posters to show and no page to go to."""
    posters = state.playlist.posters
    return section_page(state, section) is None and any(
        posters[index].section == section for index in _shown(state, posters)
    )


def poster_page(state: State) -> int | None:
    """The page that the poster which is on promises."""
    entry = state.playlist.posters[state.poster]
    page = state.playlist.find_page(entry.opens)
    return page if page in shown_pages(state) else page_from(state, state.page)


def named_page(state: State, slide: str) -> int | None:
    """The page with that id; on a poster, an id that leads nowhere means what the poster opens."""
    page = state.playlist.find_page(slide)
    if page in shown_pages(state):
        return page
    return poster_page(state) if state.is_poster else None


def opened(state: State, page: int, now_s: float) -> State:
    """The state with that page on, from now."""
    if page == state.page and not state.is_poster:
        return replace(state, sheet="")
    return _on_page(state, page, now_s)


def turned(state: State, now_s: float) -> State:
    """The state after the rotation has moved on by one slide.

    A poster comes in front of each round and after so many pages, the next one each time.
    """
    following = next_page(state)
    if following is None:
        return _on_poster(state, state.poster + state.is_poster, state.page, now_s)
    if state.is_poster:
        return _on_page(state, following, now_s)
    has_gone_round = following <= state.page
    is_due = has_gone_round or state.turned + 1 >= state.timing.poster_every
    if is_due and _shown(state, state.playlist.posters):
        return _on_poster(state, state.poster, following, now_s)
    return replace(_on_page(state, following, now_s), turned=state.turned + 1)


def at_beginning(state: State, now_s: float) -> State:
    """The state at the first slide of a round: a poster, if there is one."""
    first = page_from(state, 0)
    if _shown(state, state.playlist.posters):
        return _on_poster(state, state.poster, first or 0, now_s)
    return _on_page(state, first or 0, now_s)


def at_slide(state: State, slide: str, now_s: float) -> State:
    """The state at a slide; unchanged if it cannot be shown."""
    if state.entry is not None and state.entry.slide == slide:
        return state
    page, poster = state.playlist.find_page(slide), state.playlist.find_poster(slide)
    if page in shown_pages(state):
        return _on_page(state, page, now_s)
    if poster in _shown(state, state.playlist.posters):
        return _on_poster(state, poster, state.page, now_s)
    return state


def in_language(state: State, language: str, now_s: float) -> State:
    """The state in another language, at the same slide or, if it is missing there, the next one.

    `language` must have slides that can be shown.
    """
    if language == state.language:
        return state
    there = replace(state, language=language, shown_since_s=now_s, dwell_since_s=now_s)
    page = _page_in_order(there, _order(state))
    if state.is_poster:
        poster = there.playlist.find_poster(state.playlist.posters[state.poster].slide)
        if poster in _shown(there, there.playlist.posters):
            return replace(there, page=page or 0, poster=poster)
    if page is None:
        return _on_poster(there, state.poster, 0, now_s)
    is_same = not state.is_poster and _slide(there, page) == _slide(state, state.page)
    return replace(there, page=page) if is_same else _on_page(there, page, now_s)


def _on_page(state: State, page: int, now_s: float) -> State:
    """Put a page on; leaving a poster, the next poster's turn begins."""
    poster, gone = (state.poster + 1, 0) if state.is_poster else (state.poster, state.turned)
    return replace(
        state,
        page=page,
        is_poster=False,
        poster=poster % max(1, len(state.playlist.posters)),
        turned=gone,
        shown_since_s=now_s,
        dwell_since_s=now_s,
        dwelt_s=0.0,
        sheet="",
    )


def _on_poster(state: State, poster: int, page: int, now_s: float) -> State:
    """Put the first poster on that can be shown, counted from `poster`; there must be one."""
    shown = _shown(state, state.playlist.posters)
    poster %= len(state.playlist.posters)
    return replace(
        state,
        page=page,
        is_poster=True,
        poster=next((index for index in shown if index >= poster), shown[0]),
        turned=0,
        shown_since_s=now_s,
        dwell_since_s=now_s,
        dwelt_s=0.0,
        sheet="",
    )


def _shown(state: State, entries: tuple[Entry, ...]) -> list[int]:
    return [i for i, entry in enumerate(entries) if entry.slide not in state.skipped]


def _order(state: State) -> int:
    """Place in the show of the page that is on, or that follows the poster."""
    pages = state.playlist.pages
    return pages[state.page].order if pages else 0


def _page_in_order(state: State, order: int) -> int | None:
    """The first page that can be shown at that place of the show or after it, going round."""
    pages = shown_pages(state)
    later = (page for page in pages if state.playlist.pages[page].order >= order)
    return next(later, pages[0] if pages else None)


def _slide(state: State, page: int) -> str:
    return state.playlist.pages[page].slide
