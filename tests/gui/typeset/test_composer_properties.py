"""Whatever is written, a paragraph is set by the rules; measured on the glyphs as they are placed.

By hand, with thousands of paragraphs:
    KIOSK_EXAMPLES=5000 pytest tests/gui/typeset/test_composer_properties.py
"""

from __future__ import annotations

import os
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.show.model import Run
from kiosk.typeset.chars import is_han
from kiosk.typeset.composer import Paragraph, Step, compose

if TYPE_CHECKING:
    from kiosk.typeset.fonts import Fonts

EXAMPLES = int(os.environ.get("KIOSK_EXAMPLES", "60"))
LYING = (Step(5.0, 24), Step(4.6, 26), Step(4.2, 28))
UPRIGHT = (Step(5.0, 17), Step(4.55, 19), Step(4.3, 20))
GAP = 0.125
STRETCH = 0.13
NEVER_FIRST = "，。、；：！？”’）》〉】」』·%％‰℃…—²"
NEVER_LAST = "“‘（《〈【「『"

NUMBERS = (
    "近2000家", "突破25万人次", "7.5万亿元", "14.4%", "2024年", "第137届", "约11.6万人", "26个",
    "超过300家", "−3.2%", "+18.2%", "10%—20%", "12km²", "25 万平方米", "US$25.44 billion", "≥95%",
    "1,234,567元", "9月14日", "3至5个", "39℃", "前30强", "仅1场", "2020—2024年",
)  # fmt: skip
WORDS = (
    "服务贸易", "展会", "今年的", "数字化", "企业", "国际合作", "小镇", "机器人", "的", "了", "在",
    "臺灣", "粵港澳大灣區", "貿易", "CT", "VR眼镜", "AI", "world’s", "5G",
    "photon-counting", "e-commerce", "列夫·托尔斯泰", "首钢园", "——", "……", "“朋友圈”",
    "《电子商务协定》", "《关于〈法〉的解释》",
    "“‘好’的”", "（始建于1919年）", "GB/T 15834标准",
    "https://www.example.org/a/long/address/index.html?page=12",
)  # fmt: skip
STOPS = ("，", "。", "、", "；", "：", "！", "？", "。”", "），", "……")

AMOUNTS = st.sampled_from(NUMBERS).map("有{}的".format)
CLAUSE = st.lists(st.sampled_from(WORDS) | AMOUNTS, min_size=1, max_size=6)
SENTENCES = st.lists(
    st.tuples(CLAUSE.map("".join), st.sampled_from(STOPS)).map("".join), min_size=2, max_size=12
)
ANYTHING = st.lists(
    st.sampled_from((*WORDS, *NUMBERS, *STOPS, "“", "”", "《", "》", "（", "）", " ")),
    min_size=10,
    max_size=60,
)
CUTS = st.lists(st.integers(1, 400), max_size=5)

ENGLISH_WORDS = (
    "the", "a", "of", "in", "and", "services", "trade", "fair", "companies", "digital", "growth",
    "world’s", "second-largest", "e-commerce", "photon-counting", "internationalisation", "CIFTIS",
    "nearly 2,000", "7.5 trillion yuan", "US$25.44 billion", "over 12 km²", "5–10%",
    "more than 300", "“circle of friends”",
    "https://www.example.org/services/2025/closing/report/index.html",
)  # fmt: skip
ENGLISH = st.lists(st.sampled_from(ENGLISH_WORDS), min_size=5, max_size=70).map(" ".join)


def divided(text: str, cuts: list[int]) -> tuple[Run, ...]:
    """The text in runs, every other one emphasised, never within a number."""
    edges = sorted({0, len(text), *(cut for cut in cuts if 0 < cut < len(text))})
    parts = [text[a:b] for a, b in pairwise(edges)]
    return tuple(Run(part, is_emphasis=bool(n % 2)) for n, part in enumerate(parts))


def assert_nothing_is_lost_or_doubled(
    paragraph: Paragraph, text: str, fonts: Fonts, language: str
) -> None:
    assert "".join(paragraph.lines) == text
    drawn = "".join(mark.text for mark in paragraph.marks)
    assert drawn == "".join(line.rstrip(" ") for line in paragraph.lines)
    feature = "pwid" if language == "en" else ""
    face = paragraph.marks[0].face
    glyphs = sum(
        len(cluster.glyphs) for cluster in fonts.shape(text, face, feature) if cluster.text != " "
    )
    spaces = drawn.count(" ")
    assert sum(len(mark.glyphs) for mark in paragraph.marks) - spaces == glyphs


def assert_lines_begin_and_end_well(paragraph: Paragraph) -> None:
    for above, below in pairwise(paragraph.lines):
        assert below[0] not in NEVER_FIRST, f"a line begins with {below[0]}"
        assert above.rstrip(" ")[-1] not in NEVER_LAST, f"a line ends with {above[-1]}"
        assert not (above[-1] in "—…" and below[0] == above[-1])


def assert_no_number_is_divided(paragraph: Paragraph, text: str) -> None:
    ends = []
    for line in paragraph.lines[:-1]:
        ends.append((ends[-1] if ends else 0) + len(line))
    for number in NUMBERS:
        for match in re.finditer(re.escape(number), text):
            inside = [end for end in ends if match.start() < end < match.end()]
            assert not inside, f"{number} is divided in {paragraph.lines}"


def assert_within_the_measure(paragraph: Paragraph) -> None:
    right = paragraph.rect.x + paragraph.measure * paragraph.size
    for mark in paragraph.marks:
        assert mark.rect.x >= paragraph.rect.x - 0.1 * paragraph.size
        assert mark.rect.right <= right + 0.05 * paragraph.size, f"{mark.text} is too long"


def assert_even(paragraph: Paragraph, fonts: Fonts) -> None:
    """Lines end on the measure, stretched no more than can be seen, or are left as they are."""
    advances: dict[int, float] = {}
    for mark in paragraph.marks:
        for cluster in fonts.shape(mark.text, mark.face):
            # Kerned before some letters: the widest counts.
            index = cluster.glyphs[0][0]
            advances[index] = max(cluster.advance, advances.get(index, 0.0))
    by_line: dict[float, list[float]] = {}
    indexes: dict[float, list[int]] = {}
    for mark in paragraph.marks:
        by_line.setdefault(mark.baseline, []).extend(glyph.x for glyph in mark.glyphs)
        indexes.setdefault(mark.baseline, []).extend(glyph.index for glyph in mark.glyphs)
    for baseline, xs in by_line.items():
        for index, (left, following) in zip(indexes[baseline], pairwise(xs), strict=False):
            apart = (following - left) / paragraph.size
            assert apart > 0
            assert apart <= advances.get(index, 1.0) + GAP + STRETCH + 0.01


def set_well(fonts: Fonts, text: str, cuts: list[int], steps: tuple[Step, ...]) -> Paragraph:
    paragraph = compose(
        fonts, divided(text, cuts), "zh", x=10.0, top=20.0, height=1e4, steps=steps, leading=1.7
    )
    assert_nothing_is_lost_or_doubled(paragraph, text, fonts, "zh")
    assert_within_the_measure(paragraph)
    assert_even(paragraph, fonts)
    return paragraph


AS_OFTEN = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@AS_OFTEN
@given(SENTENCES.map("".join), CUTS, st.sampled_from((LYING, UPRIGHT)))
def test_sentences_are_set_by_all_rules(
    fonts: Fonts, text: str, cuts: list[int], steps: tuple[Step, ...]
) -> None:
    paragraph = set_well(fonts, text, cuts, steps)
    assert_lines_begin_and_end_well(paragraph)
    assert_no_number_is_divided(paragraph, text)


@AS_OFTEN
@given(ANYTHING.map("".join).map(str.strip).filter(bool), CUTS, st.sampled_from((LYING, UPRIGHT)))
def test_even_nonsense_is_whole_and_within_its_measure(
    fonts: Fonts, text: str, cuts: list[int], steps: tuple[Step, ...]
) -> None:
    set_well(fonts, text, cuts, steps)


@AS_OFTEN
@given(ENGLISH, CUTS)
def test_english_is_whole_within_its_measure_and_keeps_numbers_together(
    fonts: Fonts, text: str, cuts: list[int]
) -> None:
    runs = divided(text, cuts)
    steps = (Step(4.0, 26),)
    paragraph = compose(fonts, runs, "en", x=10.0, top=20.0, height=1e4, steps=steps, leading=1.48)
    assert_nothing_is_lost_or_doubled(paragraph, text, fonts, "en")
    assert_within_the_measure(paragraph)
    for above, below in pairwise(paragraph.lines):
        assert not (above.rstrip()[-1].isdigit() and re.match(r"(trillion|billion|km)", below))
        assert not above.rstrip().endswith(("nearly", "more than", "US$", "7.5 trillion"))
        assert not re.search(r"(^|\W)\w-$", above), f"one letter is left behind in {above}"


def test_characters_of_both_scripts_are_known(fonts: Fonts) -> None:
    """The pieces above are what the bundled fonts hold; nothing of them is drawn as a box."""
    for character in {c for piece in (*WORDS, *NUMBERS, *STOPS) for c in piece}:
        assert fonts.covers(character), character
    assert is_han("臺")
