"""Dates and as-of times in words."""

from __future__ import annotations

import pytest

from kiosk.figures.dates import as_of_words, date_words


@pytest.mark.parametrize(
    ("iso", "zh", "en"),
    [
        ("2025", "2025年", "2025"),
        ("2025-09", "2025年9月", "September 2025"),
        ("2025-09-14", "2025年9月14日", "14 September 2025"),
        ("2025-09-04", "2025年9月4日", "4 September 2025"),
        ("2025-09-14T12:00", "2025年9月14日12时", "12:00 on 14 September 2025"),
        ("2025-09-14T12:00+08:00", "2025年9月14日12时", "12:00 on 14 September 2025"),
        ("2025-09-14T12:00Z", "2025年9月14日12时", "12:00 on 14 September 2025"),
        ("2025-09-14 09:05:30", "2025年9月14日9时05分", "9:05 on 14 September 2025"),
        ("2025-09-14T00:00", "2025年9月14日0时", "0:00 on 14 September 2025"),
        ("2025-09-14T24:00", "2025年9月14日24时", "24:00 on 14 September 2025"),
        ("2024-02-29", "2024年2月29日", "29 February 2024"),
    ],
)
def test_a_date_is_written_to_the_precision_it_is_given(iso, zh, en):
    assert date_words(iso, "zh") == zh
    assert date_words(iso, "en") == en
    assert as_of_words(iso, "zh") == f"截至{zh}"
    assert as_of_words(iso, "en") == f"as of {en}"


@pytest.mark.parametrize(
    "iso",
    [
        "",
        "14 September",
        "2025-9-14",
        "2025-13-01",
        "2025-02-29",
        "2025-09-14T25:00",
        "2025-09-14T24:01",
        "2025-09-14T12:60",
        "2025-09-14T12",
        "0000-01-01",
        "２０２５",
        "2025\n",
    ],
)
def test_what_is_no_date_is_named_in_the_sentence(iso):
    with pytest.raises(ValueError, match="no date") as caught:
        as_of_words(iso, "zh")
    assert f'"{iso}"' in str(caught.value)
