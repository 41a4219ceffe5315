"""What the guard tells an operator: how things stand, and which shows are at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kiosk.operator.settings import Settings, from_object


@dataclass(frozen=True, slots=True)
class Restart:
    """One restart of the player."""

    at: str
    """Local time, "2025-09-14T09:30:00+0800"."""
    reason: str
    slide: str = ""


@dataclass(frozen=True, slots=True)
class ShowAtHand:
    """A show that could be played."""

    key: str
    """What the guard knows it by."""
    title: dict[str, str]
    """By language; or the folder's name."""
    detail: str = ""
    """When it was checked, or on which stick it is."""
    is_on_air: bool = False
    is_on_stick: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """How things stand at one moment."""

    edition: str = ""
    """Hash of the show's content."""
    on_air: str = ""
    """Since when it is played, local time."""
    up_s: float = 0.0
    """How long the guard has been running."""
    rss: int = 0
    """Memory of the player, bytes."""
    rung: str = "show"
    """What is played: the show, the last good one, or the card."""
    quarantine: tuple[str, ...] = ()
    """Slides that are left out."""
    restarts: int = 0
    latest: tuple[Restart, ...] = ()
    """The latest restarts, newest first."""
    reload_at: str = ""
    reload_reason: str = ""
    """Why the latest edition was not taken; empty: nothing is wrong."""
    problems: tuple[str, ...] = ()
    """Of that edition, a sentence each."""
    shows: tuple[ShowAtHand, ...] = ()
    settings: Settings = field(default_factory=Settings)


def facts_of(data: dict[str, Any]) -> Facts:
    """The facts of a message from the guard."""
    return Facts(
        edition=str(data.get("edition", "")),
        on_air=str(data.get("on_air", "")),
        up_s=float(data.get("up_s", 0.0)),
        rss=int(data.get("rss", 0)),
        rung=str(data.get("rung", "show")),
        quarantine=_words(data.get("quarantine", ())),
        restarts=int(data.get("restarts", 0)),
        latest=tuple(
            Restart(str(each["at"]), str(each["reason"]), str(each.get("slide", "")))
            for each in data.get("latest", ())
        ),
        reload_at=str(data.get("reload_at", "")),
        reload_reason=str(data.get("reload_reason", "")),
        problems=_words(data.get("problems", ())),
        shows=tuple(_show(each) for each in data.get("shows", ())),
        settings=from_object(data.get("settings")),
    )


def _words(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)


def _show(data: dict[str, Any]) -> ShowAtHand:
    title: dict[str, str] = {str(k): str(v) for k, v in dict(data.get("title", {})).items()}
    return ShowAtHand(
        str(data["key"]),
        title,
        str(data.get("detail", "")),
        bool(data.get("is_on_air")),
        bool(data.get("is_on_stick")),
    )
