"""What number words are worth: 25万, 两千三百, 一点五亿, twenty-six, 7.5 trillion.

Wherever two readings compete (三五 may be three or five, 两万五 may be 25 000 or the start of
something else, 1,2345 is a slip) the answer is None, never a guess.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal

_EXACT = Context(prec=60)

ARABIC = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3}){1,5}|\d{1,18})(?:\.\d{1,18})?"
"""Digits, grouped or not.  Bounded: a text of a hundred thousand digits costs no more than any."""

CHINESE_SCALES: dict[str, int] = {
    "万亿": 12,
    "千亿": 11,
    "百亿": 10,
    "十亿": 9,
    "千万": 7,
    "百万": 6,
    "十万": 5,
    "亿": 8,
    "万": 4,
    "千": 3,
    "百": 2,
}
"""Powers of ten, longest word first.  兆 is missing on purpose: 10⁶ here, 10¹² there."""

ENGLISH_SCALES: dict[str, int] = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "mn": 6,
    "mln": 6,
    "billion": 9,
    "bn": 9,
    "bln": 9,
    "trillion": 12,
    "tn": 12,
    "trn": 12,
}

_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}

CHINESE = "[零〇一二两三四五六七八九十百千万亿]{1,20}(?:点[零〇一二三四五六七八九]{1,6})?"
"""Chinese numerals; whether a run of them is a number `chinese_value` says."""

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: dict[str, int] = {
    **{word: i for i, word in enumerate(_ONES, start=1)},
    **{word: 10 * i for i, word in enumerate(_TENS, start=2)},
}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "sixths": 6,
    "sevenths": 7,
    "eighths": 8,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
}

_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_MAGNITUDE = "hundred|thousand|million|billion|trillion"
ENGLISH = (
    rf"(?:(?:{_WORD})\b|an?(?=[ ](?:{_MAGNITUDE})\b))"
    rf"(?:(?:[ -]|[ ]and[ ])(?:{_WORD}|{_MAGNITUDE})\b){{0,9}}"
)
"""English number words; whether a run of them is a number `english_value` says."""
ENGLISH_FRACTION = (
    rf"(?:(?:(?:{_WORD}|an?)[ -])(?:{'|'.join(sorted(_PARTS, key=len, reverse=True))})|half)\b"
)


def arabic_value(text: str) -> Decimal | None:
    """The value of digits: 5600, 5,600, 14.40; None for 007 and for slips such as 1,2345."""
    if not re.fullmatch(ARABIC, text, re.ASCII):
        return None
    digits = re.sub(r"[^\d.]", "", text)
    if len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
        return None
    return Decimal(digits)


def chinese_value(text: str) -> Decimal | None:
    """The value of Chinese numerals, 0 or more: 十二, 两千三百, 一亿二千万, 十四点四.

    None where the characters are no number or more than one: 三五, 两万五, 二〇二五, 十四五.
    """
    whole, point, decimals = text.partition("点")
    value = _chinese_whole(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    if not decimals or any(char not in _DIGITS for char in decimals):
        return None
    return Decimal(f"{value}." + "".join(str(_DIGITS[char]) for char in decimals))


def _chinese_whole(text: str) -> int | None:
    if not text:
        return None
    for word, size in reversed(_LARGE.items()):
        head, found, tail = text.rpartition(word)
        if found:
            return _joined(_chinese_whole(head) if head else 1, tail, size)
    return _chinese_below_ten_thousand(text)


def _joined(head: int | None, tail: str, size: int) -> int | None:
    """`head` times `size` plus what the tail says, which must be smaller and fully written."""
    if head is None:
        return None
    if not tail:
        return head * size
    rest = _chinese_whole(tail.lstrip("零〇"))
    is_cut = len(tail) == 1 or (rest is not None and rest >= size)
    return None if rest is None or is_cut else head * size + rest


def _chinese_below_ten_thousand(text: str) -> int | None:
    total, digit, last = 0, None, 10_000
    for i, char in enumerate(text):
        if char in _SMALL:
            size = _SMALL[char]
            if size >= last or (digit is None and (i > 0 and text[i - 1] not in "零〇")):
                return None
            total += (1 if digit is None else digit) * size
            digit, last = None, size
        elif digit is not None and digit > 0:
            return None
        else:
            digit = _DIGITS[char]
    return _with_last_digit(total, digit, last, text)


def _with_last_digit(total: int, digit: int | None, last: int, text: str) -> int | None:
    if digit is None:
        return total
    # 两千三 may be 2 300 or 2 003: written out it is 两千三百 or 两千零三.
    is_cut = last in (100, 1000) and text[-2] not in "零〇"
    has_zero_head = len(text) > 1 and text[0] in "零〇"
    return None if is_cut or has_zero_head else total + digit


def english_value(text: str) -> Decimal | None:
    """The value of English number words: twenty-six, two hundred and ten, one million.

    None where the words do not make one number: twenty thirty, five five.
    """
    total, group, largest = 0, 0, 10**15
    for word in re.split(r"[ -]+", text.casefold()):
        if word == "and":
            continue
        size = 10 ** ENGLISH_SCALES.get(word, 0)
        if size < 1000:
            joined = _joined_english(group, word)
            if joined is None:
                return None
            group = joined
        elif group and size < largest:
            total, group, largest = total + group * size, 0, size
        else:
            return None
    return Decimal(total + group)


def _joined_english(group: int, word: str) -> int | None:
    """A number below a thousand with one more word; None if the word does not follow."""
    if word == "hundred":
        return group * 100 if 0 < group < 100 else None
    value = 1 if word in ("a", "an") else _WORDS.get(word, 0)
    rest = group % 100
    is_open = rest == 0 or (rest >= 20 and rest % 10 == 0 and value < 10)
    return group + value if value and is_open else None


def english_fraction(text: str) -> tuple[int, int] | None:
    """Numerator and denominator of half, a third, two-thirds; None if `text` is none."""
    words = re.split(r"[ -]+", text.casefold())
    below = _PARTS.get(words[-1])
    if below is None or len(words) > 2:
        return None
    above = 1 if len(words) == 1 or words[0] in ("a", "an") else _WORDS.get(words[0], 0)
    is_plural_right = (above == 1) != words[-1].endswith(("s", "ves"))
    return (above, below) if 0 < above < below and is_plural_right else None


_SCALED = re.compile(
    rf"(?P<number>{ARABIC})[ ]?"
    rf"(?:亿(?P<rest>\d{{1,4}})万|(?P<zh>{'|'.join(CHINESE_SCALES)})"
    rf"|(?P<en>{'|'.join(ENGLISH_SCALES)}))",
    re.ASCII | re.IGNORECASE,
)


def parse_numeral(text: str) -> Decimal | None:
    """The value of a numeral without qualifier and unit, digits kept: "7.5万亿", "twenty-six".

    Args:
        text: Simplified or folded by `view_of`; blanks around it are allowed.

    Returns:
        The value, or None if `text` is no number or could be more than one.
    """
    text = text.strip()
    if re.fullmatch(ARABIC, text, re.ASCII):
        return arabic_value(text)
    if re.fullmatch(CHINESE, text):
        return chinese_value(text)
    if re.fullmatch(ENGLISH, text, re.IGNORECASE):
        return english_value(text)
    return _scaled_value(text)


def _scaled_value(text: str) -> Decimal | None:
    found = _SCALED.fullmatch(text)
    number = arabic_value(found["number"]) if found else None
    if found is None or number is None:
        return None
    if found["rest"]:
        return scaled(number, 8) + scaled(Decimal(found["rest"]), 4)
    power = CHINESE_SCALES.get(found["zh"] or "") or ENGLISH_SCALES[found["en"].casefold()]
    return scaled(number, power)


def scaled(number: Decimal, power: int) -> Decimal:
    """`number` times ten to the `power` with the digits it has: 7.50 and 12 give 7.50E+12."""
    return number.scaleb(power, _EXACT)
