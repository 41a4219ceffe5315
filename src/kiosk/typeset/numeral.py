"""A leading numeral; its currency sign stands small before it, as on a price tag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.typeset.marks import Face

if TYPE_CHECKING:
    from kiosk.figures.writing import Written
    from kiosk.theme.tokens import Ink
    from kiosk.typeset.draft import Draft
    from kiosk.typeset.lines import Line
    from kiosk.typeset.marks import TextMark

DIGIT_INK = 0.757
"""Height of a digit above the baseline in the serif face, em."""
_CURRENCY = 0.4
"""Size of the currency sign, as a part of the numeral's."""
_GAP = 0.09
"""Between the two, em of the numeral."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number to be placed; lengths are ems of its digits."""

    digits: Line
    currency: Line
    """Of no text if there is none."""

    @property
    def _before(self) -> float:
        return self.currency.ink.w * _CURRENCY + _GAP if self.currency.text else 0.0

    @property
    def width(self) -> float:
        """Of the ink."""
        return self._before + self.digits.ink.w

    @property
    def rise(self) -> float:
        """Height of the ink above the baseline; no less than a digit's."""
        sign = DIGIT_INK * (1 - _CURRENCY) - self.currency.ink.y * _CURRENCY
        return max(DIGIT_INK, -self.digits.ink.y, sign if self.currency.text else 0.0)

    @property
    def hang(self) -> float:
        """Depth of the ink below the baseline."""
        return max(0.0, self.digits.ink.bottom)

    def marks(self, x: float, baseline: float, size: float, ink: Ink) -> tuple[TextMark, ...]:
        """The digits, which count up, and the currency if there is one; their ink from `x` on."""
        digits = self.digits.mark(
            x + self._before * size, baseline, size, ink, role="hero", counts=self.digits.text
        )
        if not self.currency.text:
            return (digits,)
        # Its capitals reach as high as the digits do.
        raised = baseline - DIGIT_INK * (1 - _CURRENCY) * size
        return digits, self.currency.mark(x, raised, size * _CURRENCY, ink, role="currency")


def numeral_of(draft: Draft, written: Written) -> Numeral:
    """The number of a figure; a change keeps sign and currency in one piece."""
    currency = "" if written.sign else written.currency
    digits = written.number.removeprefix(currency)
    return Numeral(draft.line(digits, Face.SERIF_BOLD), draft.line(currency, Face.SERIF_BOLD))
