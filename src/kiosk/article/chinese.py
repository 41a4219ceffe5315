"""Finds the figures in a passage of Chinese text.

One walk over the numerals: each is first asked whether it belongs to a date, a name, an ordinal or
a slogan; then number, unit and qualifier are read around it.  A number without a unit, or with two
readings, gets no value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.article import chinese_policy as policy
from kiosk.article.chinese_borrowed import (
    borrowed_unit,
    has_larger_scale_later,
    in_shared_scale,
    is_from,
    is_money,
    lone_noun,
    unit_after,
    unit_of_start,
)
from kiosk.article.chinese_fractions import read_fraction
from kiosk.article.chinese_masks import MaskedRanges, alnum_end, bare_year_end, mask_end
from kiosk.article.chinese_qualifiers import Before, words_afar, words_after, words_before
from kiosk.article.chinese_unitless import unitless_class
from kiosk.article.currencies import currency_of_unit, prefixed_currency
from kiosk.article.numerals import Quantity, read_quantity
from kiosk.article.sighting import Doubt, Sighting
from kiosk.figures.model import Qualifier, UnitClass

if TYPE_CHECKING:
    from decimal import Decimal

# One digit in words begins a number only before these: 三家, 三百, 三成, 三分之一.
_START = re.compile(
    r"[0-9零十百千万亿廿卅半]|"
    r"[一二两三四五六七八九](?=[.][零一二三四五六七八九]|[零一二三四五六七八九十百千万亿点·多余几成分半"
    r"家个项场名位人款座艘架辆台所支列栋宗笔年月日季届大中次元倍番省国市天周岁小强期号条件部种级到至])"
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORDS = re.compile(r"[零一二两三四五六七八九十百千万亿廿卅半]+")
_MEGA = re.compile(r"兆(?![瓦字赫比欧帕位元美日韩新港台\d\s]|亿)")
"""百兆宽带: where simplified characters are written, 兆 is a million bits and no number."""
_NO_NUMERAL = "\ufffc"
_HEADLESS = re.compile(r"\.\Z|(?<![\d.,年月日号第])\d{1,3} \Z")
"""Neither the 5 of .5 is a number of its own nor the 17 of 1 17."""
_VAGUE_DIGITS = frozenset("一二三四五六七八九两")
"""一两千 is no two thousand."""
_MAX_NUMERAL = 24
_ENGLISH_SCALE = re.compile(r"\s?(?:thousand|million|billion|trillion|mn|bn|tn)\b", re.I)
_SIGN = re.compile(r"-(?=\d)|负|零[下上]")
_DASH = re.compile(r"\s?(?:-{1,2}|–|—{1,2}|~|―|─|至|到)\s?")


@dataclass(frozen=True, slots=True)
class ChineseContext:
    """What a reader of the whole text knows and one passage does not say."""

    traditional: bool = False
    home_currency: str = "CNY"
    """ISO code of what plain 元 means here."""


def find_chinese(text: str, context: ChineseContext) -> tuple[list[Sighting], list[Doubt]]:
    """All figures and doubts of a passage in normal form, in text order."""
    reader = _Reader(text, context)
    at = 0
    while found := _START.search(text, at):
        at = max(reader.read(found.start()), found.end())
    return reader.sightings, reader.doubts


class _Reader:
    """Reads one passage from left to right."""

    def __init__(self, text: str, context: ChineseContext) -> None:
        self.text = text if context.traditional else _MEGA.sub(_NO_NUMERAL, text)
        self.context = context
        self.masked = MaskedRanges(text)
        self.sightings: list[Sighting] = []
        self.doubts: list[Doubt] = []

    def read(self, at: int) -> int:
        """Deal with the numeral at `at`; the offset to go on from."""
        run = _DIGITS.match(self.text, at) or _WORDS.match(self.text, at)
        is_headless = bool(_HEADLESS.search(self.text, max(0, at - 5), at)) or (
            not self.text[at].isdigit() and self.text[max(0, at - 1) : at] in _VAGUE_DIGITS
        )
        if run and (run.end() - at > _MAX_NUMERAL or is_headless):
            return run.end()
        held = self.masked.end_at(at)
        if held is not None:
            return held
        fraction = read_fraction(self.text, at)
        if fraction is not None:
            return self._take_fraction(fraction)
        skipped = mask_end(self.text, at, traditional=self.context.traditional)
        if skipped is not None:
            return skipped
        quantity = read_quantity(self.text, at)
        if quantity is None:
            return run.end() if run else at + 1
        return self._read_quantity(quantity)

    def _take_fraction(self, fraction: Sighting | int) -> int:
        if isinstance(fraction, int):
            return fraction
        before = words_before(self.text, fraction.numeral_start)
        after = words_after(self.text, fraction.end, "成")
        self._emit(fraction, before, after, fraction.qualifier_words)
        return fraction.end

    def _read_quantity(self, quantity: Quantity) -> int:
        before = words_before(self.text, quantity.start)
        english = _ENGLISH_SCALE.match(self.text, quantity.end)
        if english:
            self.doubts.append(
                Doubt(before.start, english.end(), "its scale is written in English")
            )
            return english.end()
        unit = unit_after(self.text, quantity, quantity.end)
        ranged = self._range(quantity, unit, before)
        if ranged is not None:
            return ranged
        if unit is None:
            shared = in_shared_scale(self.text, quantity, before)
            if shared is not None:
                return self._take_shared(quantity, before, *shared)
            last = self.sightings[-1] if self.sightings else None
            unit = borrowed_unit(
                self.text, quantity, before, traditional=self.context.traditional
            ) or unit_of_start(self.text, quantity, before, last)
            if unit is None:
                return self._without_unit(quantity, before)
            sighting = replace(self._sighting(quantity, unit), flags=("inferred-unit",))
            self._emit(sighting, before, None, quantity.more)
            return quantity.end
        return self._with_unit(quantity, unit, before)

    def _take_shared(
        self, quantity: Quantity, before: Before, value: Decimal, unit: tuple[str, UnitClass, int]
    ) -> int:
        sighting = replace(self._sighting(quantity, unit), value=value, flags=("inferred-unit",))
        self._emit(sighting, before, None, quantity.more)
        return quantity.end

    def _with_unit(
        self, quantity: Quantity, unit: tuple[str, UnitClass, int], before: Before
    ) -> int:
        verdict = policy.verdict(self.text, quantity, unit, before)
        if quantity.trouble and not policy.is_large(quantity):
            return quantity.end
        if verdict == policy.SKIP and not quantity.trouble:
            return unit[2] if not policy.is_noun_unit(unit[0]) else quantity.end
        if quantity.trouble or verdict:
            self.doubts.append(Doubt(before.start, unit[2], quantity.trouble or verdict))
            return unit[2]
        after = words_after(self.text, unit[2], unit[0])
        self._emit(self._sighting(quantity, unit), before, after, quantity.more)
        return after[2] if after else unit[2]

    def _sighting(self, quantity: Quantity, unit: tuple[str, UnitClass, int]) -> Sighting:
        words, kind, end = unit
        return Sighting(
            quantity.start,
            max(end, quantity.end),
            quantity.start,
            quantity.end,
            quantity.value,
            words,
            kind,
            quantity.value_max,
            unit_start=end - len(words) if self.text.endswith(words, 0, end) else 0,
            unit_end=end if self.text.endswith(words, 0, end) else 0,
        )

    def _without_unit(self, quantity: Quantity, before: Before) -> int:
        """A number no unit follows: money in front, a ratio, an index, or 7.31亿 of something."""
        text, end = self.text, quantity.end
        letters = alnum_end(text, quantity.start)
        if letters is not None and letters > end and text[end : end + 1].isascii():
            return letters
        if quantity.trouble:
            if quantity.has_scale or before.words:
                self.doubts.append(Doubt(before.start, end, quantity.trouble))
            return end
        if before.currency and not quantity.is_bare:
            sighting = self._sighting(quantity, (before.currency, UnitClass.COUNT, end))
            self._emit(sighting, before, words_after(text, end, ""), quantity.more)
            return end
        year = bare_year_end(text, quantity.start)
        if year == end and not quantity.more and not before.words:
            return end
        if quantity.has_scale and has_larger_scale_later(text, quantity):
            reason = "the scale of a later number in the list may hold for it too"
            self.doubts.append(Doubt(before.start, end, reason))
            return end
        kind = unitless_class(text, quantity, before, self.sightings)
        if kind is not None:
            unit, flag = ("", kind, end), "unit-missing"
            if thing := lone_noun(text, quantity):
                unit, flag = thing, "inferred-unit"
            elif is_money(text, quantity, before):
                unit, flag = ("元", UnitClass.YUAN, end), "inferred-unit"
            sighting = replace(self._sighting(quantity, unit), flags=(flag,))
            self._emit(sighting, before, words_after(text, end, ""), quantity.more)
        return end

    def _range(
        self, low: Quantity, unit: tuple[str, UnitClass, int] | None, before: Before
    ) -> int | None:
        """Read 3至5万, 6%—6.5%, 5000元至8000元; None if no range begins here."""
        end = unit[2] if unit else low.end
        dash = _DASH.match(self.text, end)
        if dash is None or low.value_max is not None or is_from(self.text, before):
            return None
        sign = _SIGN.match(self.text, dash.end())
        at = sign.end() if sign else dash.end()
        second = words_before(self.text, at)
        high = read_quantity(self.text, at)
        if high is None or low.is_words != high.is_words or high.trouble or low.trouble:
            return None
        high_unit = unit_after(self.text, high, high.end)
        if (
            high_unit is None
            and high.has_scale
            and unitless_class(self.text, high, before, self.sightings)
        ):
            high_unit = ("", UnitClass.COUNT, high.end)
        if high_unit is None or (unit and unit[:2] != high_unit[:2]):
            return None
        values = policy.range_values(
            self.text, (low, before.sign), (high, second.sign), shares_scale=unit is None
        )
        if isinstance(values, tuple) and dash[0].strip() in ("至", "到"):
            values = policy.moved_or_range(self.text, before, values)
        if values is None or second.words:
            return None
        if isinstance(values, str):
            self.doubts.append(Doubt(before.start, high_unit[2], values))
            return high_unit[2]
        verdict = policy.verdict(self.text, high, high_unit, before)
        if verdict:
            return high_unit[2]
        sighting = replace(
            self._sighting(high, high_unit),
            start=before.start if before.sign else low.start,
            numeral_start=low.start,
            value=values[0],
            value_max=values[1],
        )
        after = words_after(self.text, high_unit[2], high_unit[0])
        self._emit(sighting, before._replace(sign=""), after, high.more)
        return high_unit[2]

    def _emit(
        self,
        sighting: Sighting,
        before: Before,
        after: tuple[Qualifier, str, int] | None,
        more: str,
    ) -> None:
        """Join number and qualifiers; two that contradict each other make a doubt."""
        words = [w for w in (before.words, more, after[1] if after else "") if w]
        found = _qualifier(before, more, after, sighting)
        end = max(sighting.end, after[2] if after else 0)
        if found is None:
            reason = f"“{'…'.join(words)}” says two things about one number"
            self.doubts.append(Doubt(before.start, end, reason))
            return
        if not words and sighting.unit_class in (UnitClass.PERCENT, UnitClass.FRACTION):
            in_words = sighting.unit_class is UnitClass.FRACTION
            afar = words_afar(self.text, before.start, is_share_in_words=in_words)
            found, words = (afar[0], [afar[1]]) if afar else (found, words)
        home = self.context.home_currency
        code, kind = prefixed_currency(before.currency, home), sighting.unit_class
        if code is None:
            code, kind = currency_of_unit(sighting.unit, kind, home)
        else:
            kind = (
                code[1]
                if kind in policy.MONEY or not sighting.unit or sighting.unit == before.currency
                else kind
            )
            code = code[0] if kind in policy.MONEY else ""
        self.sightings.append(
            replace(
                sighting,
                start=min(before.start, sighting.start),
                end=end,
                qualifier=found,
                qualifier_words="…".join(words),
                sign="-" if before.sign in policy.NEGATIVE else "",
                unit_class=kind,
                currency=code,
            )
        )


def _qualifier(
    before: Before, more: str, after: tuple[Qualifier, str, int] | None, sighting: Sighting
) -> Qualifier | None:
    """The one class that all qualifier words agree on; None if they do not."""
    kinds: list[Qualifier] = []
    if before.words and not (
        sighting.unit_class is UnitClass.POINTS
        and before.words in ("高于", "低于", "超出", "高过", "低过")
    ):
        kinds.append(before.qualifier)
    if more:
        kinds.append(Qualifier.ABOUT if more == "来" else Qualifier.OVER)
    if after:
        kinds.append(after[0])
    if not kinds:
        return Qualifier.EXACT
    loose = {Qualifier.AT_LEAST: Qualifier.OVER, Qualifier.AT_MOST: Qualifier.UNDER}
    if len({loose.get(kind, kind) for kind in kinds}) > 1:
        return None
    return kinds[0]
