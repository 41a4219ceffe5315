"""Shows to review: one that is sound, and a draft as an import makes it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.review.session import Review

ROOT = Path(__file__).parents[3]
TODAY = date(2025, 5, 20)

ARTICLE = """\
# 东湖读书节闭幕

江城，2025年5月4日

东湖读书节今天闭幕。36家出版社和书店到场，读书节办了12场讲座、30场朗诵会、8场签售会。

截至4日17时，入场读者突破12万人次，近200位作者与读者见面，规模超往届。

读书节期间，50余场讲座、朗诵会和签售会相继举行，30余家出版社和书店到场。
"""
SHOW = """\
# 草稿
format: 1
draft: true
title: {zh: 东湖读书节}   # as on the poster
languages: [zh]
sources:
  article:
    file: sources/article.md
    name: {zh: 江城日报}
    date: 2025-05-04
figures:
  # the gate
  visits:
    value: 12万
    qualifier: over
    wording: {zh: 突破}
    unit: {zh: 人次, en: visits}
    label: {zh: 入场读者}
    as_of: 2025-05-04T17:00
    source: {in: article, quote: 入场读者突破12万人次}
  authors:
    value: 200
    qualifier: nearly
    wording: {zh: 近}
    unit: {zh: 位}
    label: {zh: 作者与读者见面}
    source: {in: article, quote: 近200位作者与读者见面}
  houses:
    value: 30
    qualifier: over
    wording: {zh: 余}
    unit: {zh: 家}
    label: {zh: 出版社和书店}
    source: {in: article, quote: 30余家出版社和书店到场}
  events:
    value: 50
    qualifier: over
    wording: {zh: 余}
    unit: {zh: 场}
    label: {zh: 讲座朗诵会签售会}
    source: {in: article, quote: 50余场讲座、朗诵会和签售会相继举行}
  talks:
    value: 12
    unit: {zh: 场}
    label: {zh: 讲座}
    source: {in: article, quote: 12场讲座}
  readings:
    value: 30
    unit: {zh: 场}
    label: {zh: 朗诵会}
    source: {in: article, quote: 30场朗诵会}
  signings:
    value: 8
    unit: {zh: 场}
    label: {zh: 签售会}
    source: {in: article, quote: 8场签售会}
sections:
  - id: cover
    title: {zh: 封面}
    slides:
      - id: cover-visits
        kind: poster
        figure: {figure: visits, label: {zh: 入场读者}}
  - id: figures
    title: {zh: 数字}
    slides:
      - id: totals
        kind: numbers
        hero: visits
        list: [{figure: authors, label: {zh: 作者与读者见面}}, houses, events, talks]
  - id: charts
    title: {zh: 图表}
    slides:
      - id: kinds
        kind: chart
        chart: strokes
        headline: {zh: "办了{talks}讲座"}   # three kinds
        deck: {zh: 一竖为一场}
        groups: [talks, readings, signings]
"""


@pytest.fixture
def draft_show(tmp_path: Path) -> Path:
    folder = tmp_path / "draft"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "article.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "show.yaml").write_text(SHOW, encoding="utf-8")
    return folder


@pytest.fixture
def sound_show(tmp_path: Path) -> Path:
    folder = tmp_path / "sound"
    shutil.copytree(ROOT / "tests/shows/base", folder)
    return folder


@pytest.fixture
def review(draft_show: Path) -> Review:
    return Review(draft_show, TODAY)
