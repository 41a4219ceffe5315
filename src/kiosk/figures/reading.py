"""Finds the numbers of a short text: quotes, headlines, labels; Chinese and English.

A number is found by its core (digits, Chinese numerals, English number words), then its
surroundings are read.  Where two readings compete nothing is reported: a missing figure can be
asked for, a wrong one would be believed.  Dates, times, names and periods are no figures
(`masks`); ordinals and ranks are reported with their role.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.figures.cores import HAN_NUMERAL, Core, core_at, find_cores
from kiosk.figures.found import Found, Role
from kiosk.figures.masks import Mask, MaskKind, find_masks, without
from kiosk.figures.model import Direction, Qualifier, UnitClass
from kiosk.figures.numerals import parse_numeral, scaled
from kiosk.figures.script import View, view_of
from kiosk.figures.surroundings import (
    Left,
    Right,
    change_behind,
    currency_class,
    left_of,
    qualifier_behind,
    right_of,
    right_of_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORDINAL = re.compile(
    rf"第(?P<zh>\d{{1,5}}|{HAN_NUMERAL}{{1,6}})(?P<unit>届|大|次|位|名|批|期)?"
    r"|(?<!\d)(?<!\d[.,])(?P<en>\d{1,5})(?:st|nd|rd|th)\b",
    re.ASCII | re.IGNORECASE,
)
_RANK = re.compile(
    rf"(?<![以目之日年提向眼])前(?P<zh>\d{{1,4}}|{HAN_NUMERAL}{{1,4}})(?P<unit>强|名|位|大|家|个)?"
    r"|\btop[ -](?P<en>\d{1,4}|ten|five|three|twenty|thirty|fifty|hundred)\b",
    re.ASCII | re.IGNORECASE,
)
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_DASH = re.compile(r"(?P<sign>[ ]?[-–—~][ ]?)|(?P<word>至|到|\sto\s)")
_LARGEST_WORD = Decimal(10)
_OPEN_SCALES = "百千万亿"
_MONEY = (UnitClass.YUAN, UnitClass.US_DOLLAR, UnitClass.EURO, UnitClass.CURRENCY)


def find_numbers(text: str) -> list[Found]:
    """All numbers of `text` that have one reading, in text order.

    Args:
        text: Any text; Simplified or Traditional Chinese, English, or both.  Full-width digits,
            emphasis marks (**25万**) and invisible characters are no obstacle.

    Returns:
        Figures, small number words, ordinals and ranks, told apart by `Found.role`.
    """
    view = view_of(text)
    chars = without(view.chars, find_masks(view.chars))
    places = [*_places(chars)]
    chars = without(chars, [Mask(one.start, one.end, MaskKind.NAME) for one in places])
    found = sorted([*places, *_figures(chars)], key=lambda one: one.start)
    return [_in_text(one, view, text) for one in found]


def _in_text(one: Found, view: View, text: str) -> Found:
    """`one`, found in folded characters, with the positions of the text as written."""
    start, end = view.span(one.start, one.end)
    numeral_start, numeral_end = view.span(one.numeral_start, one.numeral_end)
    return replace(
        one,
        start=start,
        end=end,
        numeral_start=numeral_start,
        numeral_end=numeral_end,
        text=text[start:end],
    )


def _places(chars: str) -> Iterator[Found]:
    """Ordinals and ranks."""
    for pattern, role in ((_ORDINAL, Role.ORDINAL), (_RANK, Role.RANK)):
        matches = list(pattern.finditer(chars))
        for match in matches:
            group = "zh" if match["zh"] else "en"
            value = parse_numeral(match[group])
            if value is not None:
                yield Found(
                    *match.span(),
                    *match.span(group),
                    text="",
                    value=value,
                    unit=match["unit"] or "" if group == "zh" else "",
                    unit_class=UnitClass.RANK,
                    role=role,
                )


def _figures(chars: str) -> Iterator[Found]:
    """Everything that measures or counts."""
    done = 0
    for core in find_cores(chars):
        if core.start < done:
            continue
        left = left_of(chars, core.start)
        found, done = _range(chars, core, left) or (_single(chars, core, left), core.end)
        if found:
            done = max(done, found.end)
            yield found


def _single(chars: str, core: Core, left: Left) -> Found | None:
    if core.has_unit:
        right = right_of_words(chars, core.end)
    else:
        right = right_of(chars, core.end, has_currency=bool(left.currency))
    if right is None or not _is_figure(chars, core, left, right):
        return None
    return _built(chars, (core, core), left, right, (scaled(core.value, right.power), None))


def _range(chars: str, low: Core, left: Left) -> tuple[Found | None, int] | None:
    """A range that begins with `low` and where it ends; None if there is none.

    3—5万, 9亿~16亿, 6 to 6.5 percent.  5-3 or 10-5家 is a range of nothing: it is passed over.
    """
    low_right = right_of(chars, low.end, has_currency=bool(left.currency))
    dash = _DASH.match(chars, low_right.end) if low_right else None
    if low.kind not in ("arabic", "double") or low_right is None or dash is None:
        return None
    high = core_at(chars, _behind(chars, dash.end(), left.currency))
    right = right_of(chars, high.end, has_currency=bool(left.currency)) if high else None
    if high is None or right is None:
        return None
    is_low_alike = not low_right.power and low.value < high.value
    values = (
        scaled(low.value, right.power if is_low_alike else low_right.power),
        scaled(high.value, right.power),
    )
    has_one_unit = low_right.unit in ("", right.unit) and values[0] < values[1]
    if dash["word"] and left.is_from and not low_right.unit and right.unit:
        # From 6 to 6.5 per cent: the first number's unit is not said.
        return None, low_right.end
    if dash["word"] and (left.is_from or not has_one_unit or not _says_what(left, right)):
        return None
    found = _built(chars, (low, high), left, right, values) if has_one_unit else None
    return found, high.end


def _behind(chars: str, start: int, words: str) -> int:
    """Index behind `words` if they stand at `start` once more: US$2–US$3 billion."""
    return start + len(words) if words and chars.startswith(words, start) else start


def _says_what(left: Left, right: Right) -> bool:
    return bool(left.currency or right.unit or right.power)


def _built(
    chars: str,
    cores: tuple[Core, Core],
    left: Left,
    right: Right,
    values: tuple[Decimal, Decimal | None],
) -> Found | None:
    """The figure of one number or of a range; None where its words contradict each other."""
    behind = [(word, qualifier_behind(word)) for word in right.qualifiers]
    kinds = {kind for _, kind in behind if kind is not None}
    if left.qualifier is not None:
        kinds.add(left.qualifier)
    unit = _unit(cores[0], left, right)
    if len(kinds) > 1 or unit is None:
        return None
    words, unit_class, end = unit
    return Found(
        start=left.start,
        end=end,
        numeral_start=cores[0].start,
        numeral_end=cores[1].end,
        text="",
        value=values[0],
        value_max=values[1],
        qualifier=next(iter(kinds), Qualifier.EXACT),
        qualifier_words=left.words or (behind[0][0] if behind else ""),
        unit=words,
        unit_class=unit_class,
        sign=left.sign,
        direction=_direction(chars, cores[0], left, end),
        role=_role(cores[0], unit_class, is_bare=not (kinds or right.power)),
    )


def _direction(chars: str, core: Core, left: Left, end: int) -> Direction | None:
    if core.is_growth:
        return Direction.UP
    return left.direction or change_behind(chars, end)


def _unit(core: Core, left: Left, right: Right) -> tuple[str, UnitClass, int] | None:
    """Unit as written, its class, and where the figure ends with it; None if two contradict."""
    if core.has_unit:
        return core.unit, core.unit_class, right.end
    if not left.currency:
        return right.unit, right.unit_class, right.end
    money = currency_class(left.currency)
    if right.unit_class not in _MONEY:
        return left.currency, money, right.number_end
    return (left.currency, money, right.end) if right.unit_class is money else None


def _role(core: Core, unit_class: UnitClass, *, is_bare: bool) -> Role:
    is_in_words = core.kind in ("chinese", "english")
    is_speech = is_in_words and is_bare and core.value <= _LARGEST_WORD
    return Role.WORD if is_speech and unit_class in _COUNTED else Role.FIGURE


_COUNTED = (UnitClass.COUNT, UnitClass.DURATION, UnitClass.AGE)


def _is_figure(chars: str, core: Core, left: Left, right: Right) -> bool:
    if core.has_unit:
        return True
    if core.kind in ("arabic", "double"):
        return not (_is_joined(chars, core, left) or _is_plain_year(core, left, right))
    if core.value == 1 and not right.power and right.unit_class in _COUNTED:
        return False
    return core.kind == "english" or _is_chinese_figure(chars, core, left, right)


def _is_joined(chars: str, core: Core, left: Left) -> bool:
    """Whether a hyphen that is no sign ties the number to what stands before it."""
    return left.start == core.start and chars[max(0, core.start - 1) : core.start] == "-"


def _is_plain_year(core: Core, left: Left, right: Right) -> bool:
    """Whether 1900 to 2099 may be a year: in 2024, 2025服贸会, over 2024 levels."""
    if not _PLAIN_YEAR.fullmatch(core.text) or left.currency or right.power:
        return False
    if right.unit in ("年", "届"):
        return True
    is_chinese_unit = bool(right.unit) and not right.unit.isascii()
    if right.unit_class is not UnitClass.COUNT or is_chinese_unit:
        return False
    return not left.words or (left.words.isascii() and not right.unit)


def _is_chinese_figure(chars: str, core: Core, left: Left, right: Right) -> bool:
    """Whether Chinese numerals count here: 超百家, 十二个, 两千余; not 千方百计, 十分, 百姓."""
    has_more = not {"余", "多"}.isdisjoint(right.qualifiers)
    is_open = core.text[0] in _OPEN_SCALES
    if is_open and not (left.qualifier or has_more):
        return False
    before = chars[max(0, core.start - 2) : core.start]
    is_range = len(before) == 2 and before[1] in "至到—-~" and before[0] in "一二两三四五六七八九十"
    return bool(right.unit or right.power or has_more) and not is_range
