"""Chinese numbers as the press writes them: 25万, 3万6500, 1亿2000万, 480余, 七四三七·三亿.

Pure arithmetic on `Decimal`; a number with two readings has no value and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal

from kiosk.figures.numerals import chinese_value

_EXACT = Context(prec=60)
_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?![\d,]\d)|\d{1,18})(?:\.\d{1,12})?"
_ARABIC = re.compile(ARABIC)
_CHINESE = re.compile(r"[零一二两三四五六七八九十百千廿卅]+(?:[点·.][零一二三四五六七八九]+)?")
_SCALE = re.compile(
    r"[十百千]?万亿|[十百千]?亿|[十百千]?万|兆(?![瓦字赫比欧帕位])|"
    r"千(?![米克瓦卡赫伏帕焦字里])|百(?![分度货姓米帕])|十(?![大强佳几])"
)
# 千 and 百 that begin a unit: 360亿千瓦时 is no 360亿1000.
_UNIT_HEAD = re.compile(r"千[米克瓦卡赫伏帕焦字]|百[分帕]")
_NEIGHBORS = re.compile(
    r"(?P<head>(?:[一二两三四五六七八九十百千]*[十百千])?)(?P<pair>一两|一二|二三|两三|三四|四五|五六|六七|七八|八九)"
    r"(?P<tail>[十百千]?)"
)
"""Two digits side by side say from one to the other: 十五六, 两三千."""
_MORE = re.compile(r"[余多几]|\+|来(?=[个家位人万名场项天年])")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, without its unit."""

    value: Decimal
    start: int
    end: int
    more: str = ""
    """余, 多, 几 or + inside or after the number."""
    has_scale: bool = False
    """Written with 万 or a larger one."""
    is_words: bool = False
    """Written in Chinese characters only."""
    is_bare: bool = False
    """No digit at all: 百, 千, 万亿."""
    trouble: str = ""
    """Why it has no certain value; empty if it has."""
    value_max: Decimal | None = None
    """Upper end of what two digits side by side say: 16 of 十五六."""


def read_quantity(text: str, start: int) -> Quantity | None:
    """The number that begins at `start` of a Chinese text in normal form, as far as it goes."""
    head = _head(text, start)
    if head is None:
        return None
    value, end, words, trouble = head
    return _of_neighbors(text, start, end, words) or _scaled(
        text, start, value, end, words, trouble
    )


def _of_neighbors(text: str, start: int, end: int, words: str) -> Quantity | None:
    """十五六, 两三千, 五六百万: from the one to the other; None if the words are no such pair."""
    found = _NEIGHBORS.fullmatch(words)
    if found is None:
        return None
    head, pair, tail = found.groups()
    low, high = (words_value(head + digit + tail) for digit in pair)
    scale = _SCALE.match(text, end)
    factor = scale_value(scale[0]) if scale else 1
    is_small = not (head or tail or scale)
    if low is None or high is None or is_small or _head(text, scale.end() if scale else end):
        # 三四个 is speech, and what goes on with more digits is no such pair.
        return None
    return Quantity(
        scaled_by(low, factor),
        start,
        scale.end() if scale else end,
        has_scale=factor >= 10**4,
        is_words=True,
        value_max=scaled_by(high, factor),
    )


def _head(text: str, start: int) -> tuple[Decimal | None, int, str, str] | None:
    """Value of the leading digits or words (None: bare 万), their end, the words, the trouble."""
    digits = _ARABIC.match(text, start)
    if digits:
        if text[digits.end() : digits.end() + 1].isdigit() or (
            text[digits.end() : digits.end() + 1] == "."
            and text[digits.end() + 1 : digits.end() + 2].isdigit()
        ):
            return None
        return Decimal(digits[0].replace(",", "")), digits.end(), "", ""
    words = _CHINESE.match(text, start)
    if words and not _UNIT_HEAD.match(text, start):
        value = words_value(words[0])
        trouble = f"“{words[0]}” can be read in two ways" if value is None else ""
        return value or Decimal(0), words.end(), words[0], trouble
    if text[start : start + 1] in ("万", "亿"):
        return None, start, "", ""
    return None


def _scaled(
    text: str, start: int, value: Decimal | None, end: int, words: str, trouble: str
) -> Quantity | None:
    total = Decimal(0)
    part = value
    more, _scale, last = "", 1, 0
    has_scale = False
    while True:
        mark = _MORE.match(text, end)
        after = mark.end() if mark else end
        blank = 1 if text[after : after + 1] == " " and not mark else 0
        unit = _SCALE.match(text, after + blank)
        if unit:
            factor = scale_value(unit[0])
            if last and factor >= last:
                break
            total += scaled_by(Decimal(1) if part is None else part, factor)
            more = more or (mark[0] if mark else "")
            end, last, part = unit.end(), factor, Decimal(0)
            has_scale = has_scale or factor >= 10**4
            joined = _continued(text, end, factor)
            if joined is None:
                mark = _MORE.match(text, end)
                if mark:
                    more, end = more or mark[0], mark.end()
                break
            part, end, reason = joined
            trouble = trouble or reason
            continue
        if mark and _is_more(text, mark, words):
            more, end = more or mark[0], mark.end()
        break
    if part is None:
        return None
    if has_scale and text[end : end + 1] in ("万", "亿"):
        trouble = trouble or f"“{text[start : end + 1]}” has two scales"
    is_bare = value is None or bool(words and words[0] in "百千")
    return Quantity(
        total + part, start, end, more, has_scale, bool(words) or value is None, is_bare, trouble
    )


def _is_more(text: str, mark: re.Match[str], words: str) -> bool:
    """Whether 多/余/几 after a number means "and some": 480余家, not 1多 of nothing."""
    return mark[0] != "几" or words.endswith("十") or text[mark.start() - 1] == "0"


def _continued(text: str, end: int, factor: int) -> tuple[Decimal, int, str] | None:
    """The smaller part right behind 亿 or 万: 1亿2000万, 3万6500."""
    at = end + 1 if text[end : end + 1] in ("零", " ") else end
    head = _head(text, at)
    if head is None:
        return None
    value, stop, words, trouble = head
    # 1200万百姓: a smaller part begins with a digit.
    if value is None or words[:1] in ("十", "百", "千", "廿", "卅"):
        return None
    if text[end : end + 1] == " ":
        # 2 兆 7000 億: only a smaller scale says that both are one number.
        scale = _SCALE.match(text, stop + (text[stop : stop + 1] == " "))
        return (value, stop, trouble) if scale and scale_value(scale[0]) < factor else None
    follows = _SCALE.match(text, stop)
    if follows and scale_value(follows[0]) < factor:
        return value, stop, trouble
    if follows or value >= factor or value != value.to_integral_value():
        return None
    written = words or text[at:stop]
    if words and re.search(r"[十百千]", words):
        return value, stop, trouble
    if len(written.replace(",", "")) < 3:
        return value, stop, f"“{text[end - 1 : stop]}” is read in two ways"
    return value, stop, trouble


def scaled_by(number: Decimal, factor: int) -> Decimal:
    """`number` scaled in full; the zeros that only hold places are whole: 7.50万 is 75000."""
    product = _EXACT.multiply(number, Decimal(factor))
    whole = product.to_integral_value()
    return whole if whole == product else product.normalize(_EXACT)


def scale_value(word: str) -> int:
    """万亿 → 10¹², 千万 → 10⁷."""
    value = 1
    for char in word:
        value *= _SMALL.get(char) or _LARGE[char]
    return value


def words_value(words: str) -> Decimal | None:
    """Value of Chinese number words below 10 000 in normal form; None if they have two readings.

    Besides counting words (三百二十) digits in a row are read (七四三七·三, 二零二五), and 廿, 卅.
    """
    whole, point, decimals = re.sub("[·.]", "点", words).partition("点")
    whole = whole.replace("廿", "二十").replace("卅", "三十")
    if re.search(r"[十百千]", whole) or (len(whole) == 1 and not point):
        return chinese_value(whole + point + decimals)
    if len(whole) < 3 and not point:
        return None
    digits = "".join(str(_DIGIT[c]) for c in whole)
    return Decimal(digits + "." + "".join(str(_DIGIT[c]) for c in decimals) if point else digits)
