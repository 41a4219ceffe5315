"""booth.yaml to a `Booth`, with every problem at its place."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from kiosk.booth.model import Booth, Closed, Hours
from kiosk.errors import Place
from kiosk.show.findings import Findings
from kiosk.show.schema_problems import validate
from kiosk.show.text_file import read_text_file
from kiosk.show.tree import Spot
from kiosk.show.yaml_reader import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.errors import Problem

SIZE_LIMIT = 64_000
"""Bytes; a booth.yaml has a screenful of lines."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_Day = Literal[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "daily"
]
_HOURS = r"([01]?\d|2[0-3]):[0-5]\d\s*-\s*(([01]?\d|2[0-3]):[0-5]\d|24:00)"
_Span = Annotated[str, Field(pattern=rf"^{_HOURS}$")]


class _Entries(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)


class DisplayEntry(_Entries):
    """The display itself."""

    name: str = Field(default="", description="name of the output, such as HDMI-1")
    diagonal_in: float = Field(default=0, ge=0, le=200, description="diagonal in inches")
    viewing_distance_m: float = Field(
        default=3.0, ge=0.5, le=30, description="from where people read"
    )
    lower_edge_mm: float = Field(default=0, ge=0, le=3000, description="lower edge above the floor")


class InactivityEntry(_Entries):
    """How long a visit lasts without a touch."""

    idle_s: float = Field(default=60.0, ge=10, le=3600)
    warn_s: float = Field(default=20.0, ge=20, le=120)


class BoothFile(_Entries):
    """All of booth.yaml."""

    show: str = ""
    display: DisplayEntry = DisplayEntry()
    theme: Literal["paper", "ink"] = "paper"
    brand: Annotated[str, Field(pattern="^(#[0-9A-Fa-f]{6})?$")] = ""
    type_scale: Literal["normal", "large"] = "normal"
    motion: Literal["full", "reduced", "none"] = "full"
    inactivity: InactivityEntry = InactivityEntry()
    hours: dict[_Day, _Span] = Field(default_factory=dict)
    closed: Literal["black", "dim", "show"] = "black"


def read_booth(path: Path) -> tuple[Booth | None, list[Problem]]:
    """Read booth.yaml; the booth only if nothing is wrong with it."""
    findings = Findings()
    file = read_text_file(path, path.name, SIZE_LIMIT, findings)
    document = read_tree(file, findings) if file else None
    if document is None:
        return None, findings.in_file_order()
    entry = validate(BoothFile, Spot(document), findings)
    if entry is None or findings.has_defect:
        return None, findings.in_file_order()
    if entry.brand and (problem := _brand_problem(entry)):
        findings.defect("brand-color", Place(path.name), problem, "Choose another color.")
        return None, findings.in_file_order()
    return _booth(entry), findings.in_file_order()


def _brand_problem(entry: BoothFile) -> str | None:
    from kiosk.theme.load import ThemeError, load_theme

    try:
        load_theme(entry.theme, brand=entry.brand)
    except ThemeError as error:
        return str(error)
    return None


def _booth(entry: BoothFile) -> Booth:
    return Booth(
        show=entry.show,
        display=entry.display.name,
        diagonal_in=entry.display.diagonal_in,
        viewing_distance_m=entry.display.viewing_distance_m,
        lower_edge_mm=entry.display.lower_edge_mm,
        theme=entry.theme,
        brand=entry.brand,
        type_scale=entry.type_scale,
        motion=entry.motion,
        idle_s=entry.inactivity.idle_s,
        warn_s=entry.inactivity.warn_s,
        hours=_hours(entry.hours),
        closed=Closed(entry.closed),
    )


def _hours(entries: dict[_Day, _Span]) -> dict[int, Hours]:
    every = entries.get("daily")
    hours = dict.fromkeys(range(7), _span(every)) if every else {}
    for day, span in entries.items():
        if day != "daily":
            hours[_DAYS.index(day)] = _span(span)
    return hours


def _span(text: str) -> Hours:
    opens, closes = (part.strip() for part in re.split("-", text))
    return Hours(_time(opens), time(23, 59, 59) if closes == "24:00" else _time(closes))


def _time(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour), int(minute))
