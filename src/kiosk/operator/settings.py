"""What an operator has set at the display; it outlasts a restart."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from kiosk.operator.pin import write_private

BRIGHTNESSES: Final = (100, 75, 50, 25)
THEMES: Final = ("paper", "ink")
MOTIONS: Final = ("full", "reduced", "none")
_NAME_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs from how the show was started.  Replaced, never changed."""

    language: str = ""
    """Which the rotation speaks; empty: as started."""
    theme: str = ""
    motion: str = ""
    brightness: int = 100
    """Of the picture, per cent."""
    without: tuple[str, ...] = field(default_factory=tuple[str, ...])
    """Ids of sections that are switched off."""
    show: str = ""
    """Name of the compiled show's folder that was chosen; empty: the one it was started with."""
    source: str = ""
    """Folder of the show in whose place it was chosen; started with another one, it is void."""


def from_object(data: object) -> Settings:
    """Settings from a file or a pipe; whatever is not as it should be is left out."""
    if not isinstance(data, dict):
        return Settings()
    given: dict[str, Any] = {str(key): value for key, value in data.items()}  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]
    brightness = given.get("brightness")
    return Settings(
        language=_word(given.get("language")),
        theme=_one_of(given.get("theme"), THEMES),
        motion=_one_of(given.get("motion"), MOTIONS),
        brightness=brightness if brightness in BRIGHTNESSES else 100,
        without=_ids(given.get("without")),
        show=_word(given.get("show")),
        source=_word(given.get("source")),
    )


def to_object(settings: Settings) -> dict[str, Any]:
    """As it goes through the pipe and into the file."""
    return asdict(settings)


def read_settings(path: Path) -> Settings:
    """The settings of a file; none at all if it cannot be read."""
    try:
        return from_object(json.loads(path.read_bytes()))
    except (OSError, ValueError):
        return Settings()


def write_settings(path: Path, settings: Settings) -> None:
    """Keep them, so that a cut leaves the old ones or the new ones.

    Raises:
        OSError: The disk is full or not writable.
    """
    write_private(path, json.dumps(to_object(settings), ensure_ascii=False, indent=1).encode())


def _ids(values: Any) -> tuple[str, ...]:  # noqa: ANN401 -- whatever a file holds
    if not isinstance(values, list | tuple):
        return ()
    ids = {_word(value) for value in values}  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]
    return tuple(sorted(ids - {""}))


def _word(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= _NAME_MAX * 5 else ""


def _one_of(value: object, known: tuple[str, ...]) -> str:
    return value if isinstance(value, str) and value in known else ""
