"""The numeral of a poster: as large as its zone allows, rising out of the touch band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.theme.tokens import Ink
from kiosk.typeset.numeral import numeral_of

if TYPE_CHECKING:
    from kiosk.figures.writing import Written
    from kiosk.typeset.draft import Draft
    from kiosk.typeset.marks import Rect
    from kiosk.typeset.numeral import Numeral

ABOVE_BAND = 4.0
"""What does not rise out of the band stands so far above it, u."""
UNIT_GAP = 3.4
"""From the numeral to what stands beside it, u."""
_SUNK = 0.085
"""How far a numeral of digits alone sinks behind the band, em: it seems to rise out of it."""
_CLEAR = 1.8
"""Between a comma's foot and the band; a clipped comma would read as a point."""
_LEAST = 10.0


@dataclass(frozen=True, slots=True)
class Zone:
    """Where the numeral may stand."""

    x: float
    width: float
    top: float
    """Nothing of it above this."""
    band: float
    """Top of the touch band, or of what stands on it."""
    is_at_band: bool = True
    """Whether the numeral may sink behind it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A numeral fitted into a zone, not yet on the page."""

    numeral: Numeral
    size: float
    x: float
    baseline: float
    fits: bool

    @property
    def top(self) -> float:
        """Of its ink."""
        return self.baseline - self.numeral.rise * self.size

    @property
    def right(self) -> float:
        """Of its ink."""
        return self.x + self.numeral.width * self.size

    def place(self, draft: Draft, written: Written) -> Rect:
        """Put it on the page; returns its ink."""
        if not self.fits:
            draft.problem(f"The figure {written.plain()} is too long for a poster.")
        digits, *currency = self.numeral.marks(self.x, self.baseline, self.size, Ink.BLACK)
        draft.add(digits, *currency)
        return currency[0].rect.united(digits.rect) if currency else digits.rect


def fit_numeral(draft: Draft, written: Written, zone: Zone) -> Fit:
    """Fit the numeral; of digits alone it sinks behind the band, else it stands above it."""
    scale = draft.setting.scale
    numeral = numeral_of(draft, written)
    is_plain = numeral.digits.text.isdigit() and zone.is_at_band
    # What hangs below the baseline, a comma above all, must be seen whole.
    hang = -_SUNK if is_plain else numeral.hang
    lift = 0.0 if is_plain else ABOVE_BAND if hang < 0.1 else _CLEAR
    highest = (zone.band - zone.top - lift) / (numeral.rise + hang)
    size = max(_LEAST, min(scale.poster_max, highest, zone.width / numeral.width))
    fits = size * numeral.width <= zone.width + 0.01
    return Fit(numeral, size, zone.x, zone.band - lift - hang * size, fits)
