"""From an article to a draft show in a folder: figures, slides, source, pictures.

What the show's own check refuses is left out, so that a draft always plays.  Everything in it is
the article's: no number, no translation and no sentence is made up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from kiosk.article.draft_entries import figure_entry
from kiosk.article.draft_figures import (
    minor_points,
    pick_figures,
    told_by_keywords,
)
from kiosk.article.draft_plan import Plan
from kiosk.article.draft_slides import plan_sections
from kiosk.article.draft_texts import punctuated, source_markdown
from kiosk.article.normal import normal
from kiosk.article.raster import screen_picture
from kiosk.article.yaml_text import to_yaml
from kiosk.errors import KioskError
from kiosk.show.read import read_show
from kiosk.show.text_file import SOURCE_LIMIT

if TYPE_CHECKING:
    from datetime import date

    from kiosk.article.record import Article
    from kiosk.article.yaml_text import Node
    from kiosk.errors import Problem

_DATED = re.compile(r"[,，\s]*\d{4}(?:-\d\d(?:-\d\d)?)?$|(?<=[社报報网網])[电電讯訊]$")
"""What a publisher's name need not say: the date stands beside it."""
_SHORT_TITLE = 5
_PUBLISHERS = (
    ("新华社", "Xinhua"),
    ("新华网", "Xinhuanet"),
    ("中新社", "China News Service"),
    ("中新网", "China News Service"),
    ("人民日报", "People’s Daily"),
    ("人民网", "People’s Daily Online"),
    ("央视新闻", "CCTV News"),
    ("中国日报", "China Daily"),
    ("环球时报", "Global Times"),
    ("光明日报", "Guangming Daily"),
    ("经济日报", "Economic Daily"),
    ("中央社", "CNA"),
    ("路透社", "Reuters"),
    ("法新社", "AFP"),
    ("美联社", "AP"),
    ("彭博社", "Bloomberg"),
    ("阿纳多卢通讯社", "Anadolu"),
)
_SOURCE_FILE = "sources/article.md"
_ROUNDS = 6
_UNKNOWN_DATE = "2000-01-01"
_NAMED = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}(?=发布|發布|公布|宣布|年度报告|年度報告)|"
    r"(?<=届)[\u4e00-\u9fff]{2,5}[会展节](?=在|闭|开|圆|落|收)|[\u4e00-\u9fff]{2,3}[市县省](?=国民|统计)"
)
_ENGLISH_NAMED = re.compile(r"((?:[A-Z][\w&'’-]+)(?:\s[A-Z][\w&'’-]+){0,2})\s[a-z]+s\s")
"""Who or what a headline names first: 云栈科技发布…, 第三届链博会在…, 临川市国民经济…."""


class NothingToShowError(KioskError):
    """An article without a figure that a page could carry."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} holds no figure that a page could show; no show was written. "
            "Check that the file holds the article itself, with its numbers and what they count."
        )


class LongArticleError(KioskError):
    """An article longer than a show's source may be."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__(
            f"{name} holds {size / 1e6:.1f} MB of text; a show takes sources of up to "
            f"{SOURCE_LIMIT / 1e6:.0f} MB. Keep what the show is about."
        )


class FolderInUseError(KioskError):
    """A draft would overwrite what a person may have edited."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is not empty; name a new folder for the draft.")


@dataclass(frozen=True, slots=True)
class DraftShow:
    """A show as files."""

    files: Mapping[str, bytes]
    """By path in the show folder."""
    figures: int
    slides: int
    left_out: tuple[str, ...]
    """Ids of figures that the check of shows refused."""


def draft_show(article: Article, today: date | None = None) -> DraftShow:
    """The draft of a show about an article.  Deterministic.

    Args:
        article: What was read.
        today: Stands for the date of an article that names none.

    Raises:
        NothingToShowError: No page could be made.
        LongArticleError: No show would take it.
    """
    size = len(article.text.encode())
    if size > SOURCE_LIMIT:
        raise LongArticleError(article.name, size)
    article = replace(punctuated(article), alias=_as_written(article.alias, article.text))
    refused: set[str] = set()
    if not is_dated(article):
        article = replace(article, date=today.isoformat() if today else _UNKNOWN_DATE)
    for _ in range(_ROUNDS):
        files, plan = _files(article, refused)
        defective = _defective(files)
        if not defective:
            return _finished(files, plan, refused)
        refused |= defective & {f.id for f in article.figures} or {_weakest(plan)}
    raise NothingToShowError(article.name)


def write_draft(draft: DraftShow, folder: Path) -> None:
    """Write the files of a draft into a new or empty folder.

    Raises:
        FolderInUseError: Something is there already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUseError(folder)
    _write(draft.files, folder)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _files(article: Article, refused: set[str]) -> tuple[dict[str, bytes], Plan]:
    text = source_markdown(article)
    picks = {name: pick for name, pick in pick_figures(article).items() if name not in refused}
    plan = Plan(
        article,
        picks,
        text,
        minor=minor_points(article),
        told=told_by_keywords(article),
        refused=frozenset(refused),
    )
    sections = plan_sections(plan)
    if not sections:
        raise NothingToShowError(article.name)
    used = plan.used | _operands(plan.extra) | set(plan.quoted)
    figures: dict[str, Node] = {
        name: figure_entry(pick, article.language, text, plan.labels.get(name, ""))
        for name, pick in sorted(
            (plan.quoted | picks).items(), key=lambda item: item[1].figure.span.start
        )
        if name in used
    }
    show: dict[str, Node] = {
        "format": 1,
        "draft": "true",
        "title": {article.language: _title(article)},
        "name": {article.language: _name(article)},
        "languages": ["zh", "en"] if article.language == "zh" else ["en", "zh"],
        "sources": {"article": _source(article)},
        "figures": {**figures, **plan.extra},
        "sections": sections,
    }
    files = {"show.yaml": to_yaml(show, _comments(article)).encode(), _SOURCE_FILE: text.encode()}
    files |= {path: screen_picture(seed) for path, seed in plan.pictures.items()}
    return files, plan


def _operands(extra: Mapping[str, Mapping[str, Node]]) -> set[str]:
    """Figures that derived ones are computed from."""
    found: set[str] = set()
    for entry in extra.values():
        derived = entry.get("derived")
        if isinstance(derived, Mapping):
            operands = cast("Mapping[str, Sequence[str]]", derived)
            found.update(name for names in operands.values() for name in names)
    return found


def _source(article: Article) -> dict[str, Node]:
    line = _DATED.sub("", article.source_line).strip()
    # Without a publisher the headline's first clause says what the article is.
    title = (
        re.split(r"[\s，。：:]", article.title)[0] if article.language == "zh" else article.title
    )
    name = line or (title if len(title) > _SHORT_TITLE else article.title) or article.name
    return {"file": _SOURCE_FILE, "name": _publisher(name, article.language), "date": article.date}


def _publisher(name: str, language: str) -> Node:
    """A publisher in both languages if it has a name of its own in each."""
    for chinese, english in _PUBLISHERS:
        if name in (chinese, english):
            texts = {"zh": chinese, "en": english}
            return {code: texts[code] for code in sorted(texts, key=lambda c: c != language)}
    return {language: name}


def is_dated(article: Article) -> bool:
    """Whether an article names the day it was written."""
    return len(article.date) == len(_UNKNOWN_DATE)


def _as_written(words: str, text: str) -> str:
    """Words in normal form as a text has them, in its own script."""
    start = normal(text).find(words)
    return text[start : start + len(words)] if start >= 0 else words


def _title(article: Article) -> str:
    # The year of an article without a date is not the article's.
    if article.alias and article.date[:4] and article.date[:4] in article.text:
        return f"{article.date[:4]}年{article.alias}"
    return article.title or article.name


def _name(article: Article) -> str:
    """What stands in the masthead: short, the event's or the institution's own."""
    if article.language != "zh":
        named = _ENGLISH_NAMED.match(article.title)
        short = article.event or (named[1] if named else "")
        return short if 0 < len(short) <= 32 else "In Figures"
    found = _NAMED.search(article.title)
    short = article.alias or (found[0] if found else "")
    tells, news = ("數說", "新聞") if article.is_traditional else ("数说", "新闻")
    return tells + (short if 0 < len(short) <= 6 else news)


def _comments(article: Article) -> dict[str, str]:
    is_chinese = article.language == "zh"
    head = (
        "由报道自动生成的草稿。每个数字都出自 sources/article.md 里的一句话；标签请人工确认。"
        if is_chinese
        else "A draft made from an article. Every figure comes from a sentence in "
        "sources/article.md;\nlabels are cut by rule: look at each of them."
    )
    return {"format": head}


def _defective(files: Mapping[str, bytes]) -> set[str]:
    """Figures and slides that the show's check refuses; empty if the show would play."""
    with TemporaryDirectory(prefix="kiosk-draft-") as name:
        folder = Path(name)
        _write(files, folder)
        _, problems = read_show(folder)
    return {_subject(problem) for problem in problems if problem.is_defect}


def _subject(problem: Problem) -> str:
    """Id of the figure a defect is about; the problem's code if it is about none."""
    text = f"{problem.place.path} {problem.message} {problem.place.source_line}"
    found = re.search(r"\b(f\d{2,5})\b", text)
    return found[1] if found else problem.code


def _weakest(plan: Plan) -> str:
    return min(plan.picks.values(), key=lambda pick: (pick.score, pick.id)).id


def _finished(files: Mapping[str, bytes], plan: Plan, refused: set[str]) -> DraftShow:
    slides = files["show.yaml"].decode().count("\n      - id:") or files[
        "show.yaml"
    ].decode().count("kind:")
    return DraftShow(files, len(plan.used) + len(plan.extra), slides, tuple(sorted(refused)))
