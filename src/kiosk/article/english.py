"""Finds the figures in a passage of English text.

As for Chinese: one walk over the numerals, masks first, then number, unit, qualifier.  What is
counted is the plural noun behind the number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from kiosk.article import english_policy as policy
from kiosk.article.currencies import currency_of_unit, prefixed_currency
from kiosk.article.english_borrowed import (
    borrowed_unit,
    scaled_with_list,
    shares_later_scale,
    unit_after,
)
from kiosk.article.english_masks import alnum_end, bare_year_end, mask_end, masked_ranges
from kiosk.article.english_numbers import Number, power_of, read_number, times_ten_to
from kiosk.article.english_qualifiers import Before, words_after, words_before
from kiosk.article.english_words import Words, read_ratio, read_words
from kiosk.article.sighting import Doubt, Sighting
from kiosk.figures.model import Qualifier, UnitClass

_LARGE = "hundred|thousand|million|billion|trillion"
_PARTS = "half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth"
_START = re.compile(
    rf"\d|\b(?=[aefhnost])(?:(?:one|an?)(?=[\s-](?:{_LARGE}|{_PARTS}|dozen)\b)|"
    r"one(?=\s(?:percent|per\s?cent|(?:in|out\sof)\s)|[\s-]and[\s-]a[\s-])|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half)\b",
    re.I,
)
_RUN = re.compile(r"\d+(?:[.,]\d+)*")
_HEADLESS = re.compile(r"(?:^|[\s($€£¥~-])\.$|\d'$")
"""In front of the 5 of .5 and the 11 of 5'11: no number of its own."""
_DASH = re.compile(r"\s?(?:-|–|—)\s?|\sto\s|\sand\s")
_SIGN = re.compile(r"(?:[$€£¥]|RMB\s?)$")
_SIGN_HERE = re.compile(r"(?:US\$|HK\$|[$€£¥]|RMB)\s?")
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s|roughly\s)?$", re.I)
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|nearly\s|over\s|more than\s|just\s|a\s)*$", re.I)
_RANGING = re.compile(r"\b(?:rang(?:e[sd]?|ing)|anywhere)\sfrom\s(?:about\s)?$", re.I)
_MOVED = re.compile(
    r"\b(?:rose|up|increased?|fell|down|grew|grow|dropped|gained|climbed|by|jumped|surged|"
    r"declined|added|shed|lost|slid|sank|slipped|soared|advanced|plunged|tumbled|eased|edged|"
    r"rise|fall|gain|drop|climb|increase of|rise of|fall of|drop of|gain of)\s$",
    re.I,
)


def find_english(text: str, home_currency: str = "") -> tuple[list[Sighting], list[Doubt]]:
    """All figures and doubts of a passage in normal form, in text order.

    Args:
        text: The passage.
        home_currency: ISO code of what a plain $ means if it is no US dollar.
    """
    reader = _Reader(text, home_currency)
    at = 0
    while found := _START.search(text, at):
        at = max(reader.read(found.start(), found.end()), found.end())
    return reader.sightings, reader.doubts


class _Reader:
    """Reads one passage from left to right."""

    def __init__(self, text: str, home_currency: str) -> None:
        self.text = text
        self.home_currency = home_currency
        self.sightings: list[Sighting] = []
        self.doubts: list[Doubt] = []
        self._ranges = masked_ranges(text)
        self._starts = [start for start, _ in self._ranges]

    def read(self, at: int, word_end: int) -> int:
        """Deal with the numeral at `at`; the offset to go on from."""
        index = bisect_right(self._starts, at) - 1
        if index >= 0 and at < self._ranges[index][1]:
            return self._ranges[index][1]
        if not self.text[at].isdigit():
            return self._read_words(at, word_end)
        ratio = read_ratio(self.text, at)
        if ratio is not None:
            return self._take_fraction(at, ratio)
        run = _RUN.match(self.text, at)
        end = run.end() if run else at + 1
        is_code = self.text[at] == "0" and self.text[at + 1 : at + 2].isdigit()
        if is_code or end - at > 24 or _HEADLESS.search(self.text[max(0, at - 2) : at]):
            return end
        skipped = mask_end(self.text, at)
        if skipped is not None:
            return skipped
        number = self._number(at, end)
        return end if number is None else self._read_number(number)

    def _number(self, at: int, end: int) -> Number | None:
        """The digits at `at` with their scale; None, and a doubt, if they are malformed."""
        number = read_number(self.text, at, end)
        if isinstance(number, str):
            self.doubts.append(Doubt(at, end, number))
            return None
        return number

    def _read_words(self, at: int, word_end: int) -> int:
        # The big-four banks are a name.
        words = None if self.text[at - 1 : at] == "-" else read_words(self.text, at)
        if words is None:
            return word_end
        number = Number(
            words.value, at, words.end, words.value >= 1000, True, bare=words.value, unit=words.unit
        )
        return self._take_fraction(at, words) if words.unit else self._read_number(number)

    def _take_fraction(self, at: int, words: Words) -> int:
        found = Sighting(at, words.end, at, words.end, words.value, "fraction", UnitClass.FRACTION)
        self._emit(found, words_before(self.text, at), None)
        return words.end

    def _read_number(self, number: Number) -> int:
        before = words_before(self.text, number.start)
        if number.letter and not policy.is_scale_letter(
            self.text, number.letter, number.end, number.bare, before
        ):
            return number.end
        plus = words_after(self.text, number.end)
        at = plus[2] if plus else number.end
        unit = unit_after(self.text, at)
        ranged = self._range(number, unit, before)
        if ranged is not None:
            return ranged
        if unit is None:
            return self._without_unit(number, before, plus)
        verdict = policy.verdict(self.text, number, unit, before)
        if verdict == policy.SKIP:
            return number.end
        if verdict:
            self.doubts.append(Doubt(before.start, unit[2], verdict))
            return unit[2]
        after = plus or words_after(self.text, unit[2])
        self._emit(self._sighting(number, unit), before, after)
        return number.end if unit[1] is UnitClass.COUNT else unit[2]

    def _sighting(self, number: Number, unit: tuple[str, UnitClass, int]) -> Sighting:
        words, kind, end = unit
        # A long noun phrase would make the mark in the text too wide.
        end = end if end - number.start <= 48 else number.end
        return Sighting(
            number.start, max(end, number.end), number.start, number.end, number.value, words, kind
        )

    def _without_unit(
        self, number: Number, before: Before, plus: tuple[Qualifier, str, int] | None
    ) -> int:
        text, end = self.text, number.end
        letters = alnum_end(text, number.start)
        if (
            letters is not None
            and not number.is_scaled
            and not number.is_words
            and letters > end
            and text[end].isalpha()
        ):
            return letters
        if before.currency and shares_later_scale(text, number):
            scaled = scaled_with_list(text, number)
            if scaled is not None:
                found = self._sighting(scaled, (before.currency, UnitClass.COUNT, end))
                self._emit(replace(found, flags=("inferred-unit",)), before, plus)
                return end
            reason = "the scale of a later number in the list may hold for it too"
            self.doubts.append(Doubt(before.start, end, reason))
            return end
        if before.currency:
            self._emit(
                self._sighting(number, (before.currency, UnitClass.COUNT, end)), before, plus
            )
            return end
        borrowed = borrowed_unit(text, number, before, self.sightings)
        if borrowed is not None:
            sighting = replace(self._sighting(number, (*borrowed, end)), flags=("inferred-unit",))
            self._emit(sighting, before, plus)
            return end
        is_year = bare_year_end(text, number.start) == end and not number.is_scaled
        kind = None if is_year else policy.unitless_class(text, number, before, self.sightings)
        if kind is not None:
            sighting = replace(self._sighting(number, ("", kind, end)), flags=("unit-missing",))
            self._emit(sighting, before, plus)
        return end

    def _range(
        self, low: Number, unit: tuple[str, UnitClass, int] | None, before: Before
    ) -> int | None:
        """Read 4.5 to 5 percent, between $1 and $2 billion, 6-6.5 percent."""
        text = self.text
        is_between = bool(_BETWEEN.search(text[max(0, before.start - 20) : before.start]))
        has_unit = unit is not None and unit[1] is not UnitClass.COUNT
        dash = _DASH.match(text, unit[2] if unit and has_unit else low.end)
        if dash is None or (dash[0] == " and " and not is_between) or low.is_words:
            return None
        head = text[max(0, before.start - 16) : before.start]
        if _FROM.search(head) and not _RANGING.search(head):
            return None
        is_moved = dash[0] == " to " and bool(_MOVED.search(head))
        second = (
            words_before(text, dash.end()) if text[dash.end() : dash.end() + 1].isdigit() else None
        )
        place = dash.end()
        sign = _SIGN_HERE.match(text, place)
        place = sign.end() if sign else place
        run = _RUN.match(text, place)
        high = (
            self._number(run.start(), run.end()) if run and run.end() - run.start() <= 24 else None
        )
        if high is None or (second is not None and second.words):
            return None
        high_unit = self._range_unit(high, unit if has_unit else None, before)
        return self._emit_range(low, high, high_unit, before, is_moved) if high_unit else None

    def _range_unit(
        self, high: Number, low_unit: tuple[str, UnitClass, int] | None, before: Before
    ) -> tuple[str, UnitClass, int] | None:
        """Unit behind the upper end, if it can be the unit of both."""
        unit = unit_after(self.text, high.end)
        if before.currency and (unit is None or unit[1] in (UnitClass.COUNT, UnitClass.DURATION)):
            has_sign = bool(_SIGN.search(self.text[max(0, high.start - 4) : high.start]))
            if unit is not None and not has_sign:
                return None
            return before.currency, UnitClass.COUNT, high.end
        if unit is None and high.is_grouped and not low_unit:
            return "", UnitClass.COUNT, high.end
        if unit is None or unit[1] is UnitClass.DURATION:
            return None
        return None if low_unit and low_unit[1] is not unit[1] else unit

    def _emit_range(
        self,
        low: Number,
        high: Number,
        unit: tuple[str, UnitClass, int],
        before: Before,
        is_moved: bool,
    ) -> int | None:
        first = low.value
        if high.is_scaled and not low.is_scaled and low.value < high.bare:
            if high.bare / low.value > 20 if low.value else True:
                return None
            first = times_ten_to(low.value, power_of(high))
        if first >= high.value or (is_moved and first * 5 < high.value):
            return None
        if is_moved and (unit[1] is not UnitClass.PERCENT or first * 2 < high.value):
            reason = "this may be a range, or a change and where it led"
            self.doubts.append(Doubt(before.start, unit[2], reason))
            return unit[2]
        sighting = replace(
            self._sighting(high, unit),
            start=low.start,
            numeral_start=low.start,
            value=first,
            value_max=high.value,
        )
        self._emit(sighting, before, None)
        return unit[2]

    def _emit(
        self, sighting: Sighting, before: Before, after: tuple[Qualifier, str, int] | None
    ) -> None:
        qualifier = before.qualifier
        words = before.words
        if after:
            loose = {Qualifier.AT_LEAST: Qualifier.OVER, Qualifier.AT_MOST: Qualifier.UNDER}
            if before.words and loose.get(before.qualifier, before.qualifier) != loose.get(
                after[0], after[0]
            ):
                reason = f"“{before.words} … {after[1]}” says two things about one number"
                self.doubts.append(Doubt(before.start, max(sighting.end, after[2]), reason))
                return
            qualifier = before.qualifier if before.words else after[0]
            words = before.words or after[1]
        code, kind = currency_of_unit(sighting.unit, sighting.unit_class, "USD")
        if not code and kind in policy.MONEY:
            code = policy.currency_code(sighting.unit)
        prefixed = prefixed_currency(before.currency, self.home_currency)
        if prefixed and sighting.unit_class in (UnitClass.COUNT, *policy.MONEY):
            code, kind = prefixed
            # $22 bn ministers hope to save: the noun is not what is counted.
            end = sighting.numeral_end if sighting.unit_class is UnitClass.COUNT else sighting.end
            sighting = replace(sighting, unit=before.currency, end=end)
        self.sightings.append(
            replace(
                sighting,
                start=min(before.start, sighting.start),
                end=max(sighting.end, after[2] if after else 0),
                qualifier=qualifier,
                qualifier_words=words,
                sign="-" if before.sign in ("-", "−") else "",
                unit_class=kind,
                currency=code if kind in policy.MONEY else "",
            )
        )
