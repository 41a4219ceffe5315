"""Shows that the tests of the player play, and how to make others."""

from decimal import Decimal

import pytest

from kiosk.figures.model import Figure
from kiosk.show.model import (
    ChartKind,
    ChartSlide,
    FigureUse,
    KeywordSlide,
    NumbersSlide,
    Point,
    PosterSlide,
    Run,
    Section,
    Series,
    Show,
    StorySlide,
)

BOTH = ("zh", "en")


class Build:
    """Parts of a show, with as few words as possible."""

    @staticmethod
    def figure(name: str) -> Figure:
        return Figure(name, Decimal(1), {"zh": "家"}, {"zh": "企业", "en": "companies"})

    @staticmethod
    def page(
        name: str, *, duration_s: float | None = 10.0, languages=BOTH, hero: str = ""
    ) -> StorySlide:
        return StorySlide(
            name,
            duration_s,
            languages,
            headline={"zh": (Run("标题"), Run("25万", figure=hero)) if hero else (Run("标题"),)},
        )

    @staticmethod
    def poster(name: str, *, figure: str = "", opens: str = "", languages=BOTH) -> PosterSlide:
        return PosterSlide(name, None, languages, figure=FigureUse(figure), opens=opens)

    @staticmethod
    def show(*sections: Section, languages=BOTH) -> Show:
        figures = {name: Build.figure(name) for name in ("visits", "firms", "talks")}
        return Show({}, {}, languages, sections, figures, {})

    @staticmethod
    def section(name: str, *slides) -> Section:
        return Section(name, {}, slides)


@pytest.fixture
def build() -> type[Build]:
    return Build


@pytest.fixture
def show() -> Show:
    """Six pages of 10 s in three sections, two posters; page b2 exists in Chinese only."""
    return Build.show(
        Build.section(
            "a", Build.poster("p1", opens="b1"), Build.page("a1"), Build.page("a2", hero="visits")
        ),
        Build.section(
            "b",
            Build.page("b1"),
            Build.page("b2", languages=("zh",)),
            Build.poster("p2", figure="visits"),
        ),
        Build.section("c", Build.page("c1"), Build.page("c2")),
    )


@pytest.fixture
def rich_show() -> Show:
    """One slide of every kind, with texts."""
    return Build.show(
        Build.section(
            "all",
            Build.poster("poster", figure="talks"),
            NumbersSlide(
                "numbers",
                None,
                BOTH,
                hero=FigureUse("visits"),
                list=(FigureUse("firms", {"zh": "线上企业", "en": "firms online"}),),
            ),
            KeywordSlide(
                "keyword",
                None,
                BOTH,
                word={"zh": "数智", "en": "Digital"},
                gloss={"zh": "Digital", "en": "数智 shùzhì"},
                text={
                    "zh": (Run("数字" * 78), Run("25万", figure="talks")),
                    "en": (Run("word " * 60),),
                },
            ),
            ChartSlide(
                "columns",
                None,
                BOTH,
                chart=ChartKind.COLUMNS,
                headline={"zh": (Run("涨"),), "en": (Run("Up"),)},
                series=(
                    Series(
                        (
                            Point(Decimal("5.4"), {"zh": "2020年", "en": "2020"}),
                            Point(Decimal("7.5"), {"zh": "2024年", "en": "2024"}, "firms"),
                        )
                    ),
                ),
                annotation=FigureUse("visits"),
            ),
            ChartSlide(
                "dots",
                None,
                BOTH,
                chart=ChartKind.DOTS,
                headline={"zh": (Run("三十强"), Run("30", figure="firms"))},
                groups=(FigureUse("visits"), FigureUse("talks")),
            ),
            StorySlide(
                "story",
                None,
                BOTH,
                headline={"zh": (Run("小城"),), "en": (Run("A town"),)},
                text={"zh": (Run("字" * 300),), "en": (Run("A short story."),)},
                caption={"zh": "图", "en": "Picture"},
            ),
        )
    )
