"""What a person calls a slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.show.model import Show


def slide_name(show: Show, slide: str, language: str) -> str:
    """Its section's title, and which of its slides it is; empty if there is no such slide."""
    for section in show.sections:
        for number, one in enumerate(section.slides, 1):
            if one.id == slide:
                title = section.title.get(language) or next(iter(section.title.values()))
                return f"{title} {number}"
    return ""
