"""A chart slide of every kind, with figures made up for the tests, and how to set it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from kiosk.figures.model import (
    Change,
    Direction,
    Figure,
    Provenance,
    Qualifier,
    UnitClass,
)
from kiosk.show.model import (
    ChartKind,
    ChartSlide,
    FigureUse,
    Point,
    Run,
    Series,
    Show,
    Source,
)
from kiosk.theme.scale import scale_for
from kiosk.typeset.charts import typeset_chart
from kiosk.typeset.geometry import Geometry
from kiosk.typeset.setting import Folio, Setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.figures.model import Language
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.marks import Page

SIZES = {
    "1080p": (1920, 1080),
    "4K": (3840, 2160),
    "laptop": (1366, 768),
    "5:4": (1280, 1024),
    "ultrawide": (2560, 1080),
    "portrait": (1080, 1920),
    "portrait 4K": (2160, 3840),
}
SHAPES = ("1080p", "5:4", "portrait")
"""Sizes that differ in more than their number of pixels and their width."""
FOLIO = Folio({"zh": "图表", "en": "Charts"}, 8, 12)

NEARLY, OVER, EXACT = Qualifier.NEARLY, Qualifier.OVER, Qualifier.EXACT
PERCENT = UnitClass.PERCENT


def texts(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def figure(
    name: str,
    value: str,
    unit: tuple[str, str] = ("", ""),
    label: tuple[str, str] = ("", ""),
    *,
    qualifier: Qualifier = EXACT,
    unit_class: UnitClass = UnitClass.COUNT,
    change: Change | None = None,
) -> Figure:
    return Figure(
        name,
        Decimal(value),
        texts(*unit),
        texts(*label),
        unit_class,
        qualifier=qualifier,
        change=change,
        as_of="2025-09-14T12:00+08:00",
        provenance=Provenance("report", "走进展馆", "走进展馆的企业近2000家。", 0),
    )


UP = Change(Direction.UP, texts("比上年增长", "on the year before"))
DOWN = Change(Direction.DOWN, texts("比上年下降", "on the year before"))
HOMES, VISITS, FORUMS = ("家", "companies"), ("人次", "visits"), ("场", "forums")
FIGURES = [
    figure("present", "26", ("个", "economies"), ("前30强国家和地区", "of the top 30 economies")),
    figure("top30", "30", ("个", "economies"), ("服务贸易前30强", "top traders in services")),
    figure("green", "41", ("个", "stands"), ("绿色展台", "green stands")),
    figure("stands", "60", ("个", "stands"), ("展台", "stands")),
    figure("new", "3", ("个", "halls"), ("新馆", "new halls"), qualifier=NEARLY),
    figure("halls", "12", ("个", "halls"), ("展馆", "halls")),
    figure("online", "5600", HOMES, ("线上亮相", "companies online"), qualifier=NEARLY),
    figure("onsite", "2000", HOMES, ("线下参展", "companies on site"), qualifier=NEARLY),
    figure("main", "12400", VISITS, ("主展馆", "main hall")),
    figure("tech", "8200", VISITS, ("科技馆", "technology hall"), qualifier=OVER),
    figure("culture", "3600", VISITS, ("文旅馆", "culture hall")),
    figure("school", "1400", VISITS, ("教育馆", "education hall")),
    figure("summit", "1", ("场", "summit"), ("全球服务贸易峰会", "global summit")),
    figure("theme", "13", FORUMS, ("主题论坛", "theme forums")),
    figure("special", "81", FORUMS, ("专题论坛", "special forums")),
    figure("talks", "75", ("场", "talks"), ("边会和洽谈推介", "talks and promotions")),
    figure("firsts", "109", ("项", "results"), ("全球或全国首发", "world or China firsts")),
    figure("rest", "89", ("项", "results"), ("其他创新成果", "other innovations")),
    figure("growth", "14.4", unit_class=PERCENT, change=UP),
    figure("tripled", "200", unit_class=PERCENT, change=UP),
    figure("drop", "8.2", unit_class=PERCENT, change=DOWN),
    figure(
        "knowledge",
        "62",
        label=("知识密集型服务", "knowledge-intensive services"),
        unit_class=PERCENT,
    ),
    figure("others", "38", label=("其他服务", "other services"), unit_class=PERCENT),
    figure("travel", "46", label=("旅行服务", "travel"), unit_class=PERCENT),
    figure("transport", "31", label=("运输服务", "transport"), unit_class=PERCENT, qualifier=OVER),
    figure(
        "telecoms", "16", label=("电信与信息服务", "telecoms and information"), unit_class=PERCENT
    ),
    figure("remainder", "7", label=("其他", "other"), unit_class=PERCENT),
    figure("first", "5", label=("首次参展的企业", "first-time exhibitors"), unit_class=PERCENT),
    figure("again", "95", label=("再次参展的企业", "returning exhibitors"), unit_class=PERCENT),
    figure("beijing", "1280", HOMES, ("北京", "Beijing"), qualifier=OVER),
    figure("shanghai", "940", HOMES, ("上海", "Shanghai")),
    figure("guangdong", "611", HOMES, ("广东", "Guangdong")),
    figure("zhejiang", "588", HOMES, ("浙江", "Zhejiang")),
    figure("bay", "402", HOMES, ("粤港澳大湾区合作展区", "Greater Bay Area joint pavilion")),
    figure("hainan", "97", HOMES, ("海南", "Hainan")),
    figure("trade2023", "6570000000000", ("元", "yuan"), ("总额", "total")),
    figure("trade2024", "7.5E+12", ("元", "yuan"), ("总额", "total"), qualifier=OVER),
]
SHOW = Show(
    texts("2025年服贸会", "CIFTIS 2025"),
    texts("数说服贸", "The Fair in Figures"),
    ("zh", "en"),
    (),
    {one.id: one for one in FIGURES},
    {
        "report": Source(
            "report",
            "sources/report.md",
            texts("闭幕报道（整理）", "Closing report (digest)"),
            "2025-09-14",
        ),
        "trade": Source(
            "trade", "sources/trade.md", texts("商务部发布", "Ministry of Commerce"), "2025-02-03"
        ),
    },
)


def headline(zh: str, en: str) -> dict[str, tuple[Run, ...]]:
    return {"zh": (Run(zh),), "en": (Run(en),)}


def groups(*names: str) -> tuple[FigureUse, ...]:
    return tuple(FigureUse(name) for name in names)


def series(
    names: Sequence[str | tuple[str, str]],
    values: Sequence[str],
    name: tuple[str, str] = ("", ""),
    source: str = "trade",
) -> Series:
    points = tuple(
        Point(
            Decimal(value),
            texts(*((one, one) if isinstance(one, str) else one)),
            "",
            value,
        )
        for one, value in zip(names, values, strict=True)
    )
    return Series(points, texts(*name), source)


YEARS = ["2020", "2021", "2022", "2023", "2024"]
DAYS = [("9月10日", "10 Sept"), *((f"{day}日", str(day)) for day in range(11, 15))]
MONTHS = [
    (f"{number}月", name)
    for number, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        start=1,
    )
]
TOTALS = ["4.6", "5.3", "6.0", "6.6", "7.5"]
RISING = [
    "12.1",
    "9.0",
    "15.6",
    "14.2",
    "18.8",
    "22.5",
    "26.4",
    "24.9",
    "31.0",
    "27.7",
    "33.2",
    "36.3",
]
FLAT = [
    "20.1",
    "22.0",
    "21.5",
    "24.2",
    "19.8",
    "23.5",
    "22.4",
    "24.0",
    "25.0",
    "27.0",
    "26.2",
    "35.1",
]

SLIDES = {
    "dots": ChartSlide(
        "dots",
        chart=ChartKind.DOTS,
        headline={
            "zh": (Run("服务贸易前30强，\n"), Run("26个", figure="present"), Run("有企业到场")),
            "en": (
                Run("Firms came from "),
                Run("26", figure="present"),
                Run(" of the\ntop 30 services traders"),
            ),
        },
        deck=texts("有企业线下参展的国家和地区", "Countries and regions with companies on site"),
        note=texts("一点为一个国家或地区", "One dot is one country or region"),
        groups=groups("present", "top30"),
    ),
    "many dots": ChartSlide(
        "many-dots",
        chart=ChartKind.DOTS,
        headline=headline("60个展台里，\n41个用上绿色材料", "41 of 60 stands\nwere built green"),
        deck=texts("绿色搭建的特装展台", "Stands built of reusable material"),
        groups=groups("green", "stands"),
    ),
    "few dots": ChartSlide(
        "few-dots",
        chart=ChartKind.DOTS,
        headline=headline("四分之一的展馆是新建的", "A quarter of the halls are new"),
        deck=texts("首钢园展馆", "Halls at Shougang Park"),
        groups=groups("new", "halls"),
    ),
    "squares": ChartSlide(
        "squares",
        chart=ChartKind.SQUARES,
        headline=headline(
            "线上亮相的企业，\n是线下的2.8倍", "2.8 times as many firms\nwere online"
        ),
        deck=texts("参展企业数", "Companies taking part"),
        groups=groups("online", "onsite"),
    ),
    "four squares": ChartSlide(
        "four-squares",
        chart=ChartKind.SQUARES,
        headline=headline("主展馆的观众最多", "The main hall drew most visits"),
        deck=texts("各馆入场观众", "Visits by hall"),
        groups=groups("main", "tech", "culture", "school"),
    ),
    "strokes": ChartSlide(
        "strokes",
        chart=ChartKind.STROKES,
        headline=headline("170场会议，\n一场一竖", "170 meetings,\none stroke each"),
        deck=texts("按层级从高到低排列", "Highest level first"),
        groups=groups("summit", "theme", "special", "talks"),
    ),
    "two strokes": ChartSlide(
        "two-strokes",
        chart=ChartKind.STROKES,
        headline=headline("首发过半，\n198项里占了109项", "Of 198 innovations,\n109 were firsts"),
        deck=texts("一竖为一项", "One stroke is one innovation"),
        groups=groups("firsts", "rest"),
    ),
    "columns": ChartSlide(
        "columns",
        chart=ChartKind.COLUMNS,
        headline=headline(
            "服务贸易四年连涨，\n突破7.5万亿元", "Services trade rose\nfour years in a row"
        ),
        deck=texts("中国服务进出口总额，万亿元", "China’s services trade, trillion yuan"),
        note=texts("2024年为初步数", "2024 preliminary"),
        series=(series(YEARS, TOTALS),),
        emphasis=-1,
        annotation=FigureUse("growth"),
    ),
    "falling columns": ChartSlide(
        "falling-columns",
        chart=ChartKind.COLUMNS,
        headline=headline("货运量八年来首次回落", "Freight fell for the first time"),
        deck=texts("货运量，万吨", "Freight, 10,000 tonnes"),
        series=(
            series(
                [str(year) for year in range(2017, 2025)],
                ["81.2", "84.5", "90.1", "77.0", "91.6", "98.8", "104.1", "95.5"],
            ),
        ),
        emphasis=-1,
        annotation=FigureUse("drop"),
    ),
    "three columns": ChartSlide(
        "three-columns",
        chart=ChartKind.COLUMNS,
        headline=headline("第二届人最多", "The second fair drew most"),
        deck=texts("入场观众，万人次", "Visits, 10,000"),
        series=(
            series(
                [("第一届", "First"), ("第二届", "Second"), ("第三届", "Third")],
                ["18.2", "25.0", "21.4"],
            ),
        ),
        emphasis=1,
    ),
    "line": ChartSlide(
        "line",
        chart=ChartKind.LINE,
        headline=headline("第四天的人最多", "The fourth day was the busiest"),
        deck=texts("逐日入场观众，万人次", "Visits by day, 10,000"),
        series=(
            series(DAYS, ["3.1", "4.4", "5.2", "7.1", "5.2"], ("本届", "this fair")),
            series(DAYS, ["2.4", "3.3", "3.7", "5.3", "3.6"], ("上届", "last fair")),
        ),
        emphasis=3,
    ),
    "long line": ChartSlide(
        "long-line",
        chart=ChartKind.LINE,
        headline=headline("年底的订单是年初的三倍", "By December, orders had tripled"),
        deck=texts("逐月签约，亿元", "Contracts by month, 100 million yuan"),
        series=(series(MONTHS, RISING),),
        emphasis=-1,
    ),
    "two long lines": ChartSlide(
        "two-long-lines",
        chart=ChartKind.LINE,
        headline=headline("夏天之后，线上反超线下", "After the summer, online led"),
        deck=texts("逐月签约，亿元", "Contracts by month, 100 million yuan"),
        series=(
            series(MONTHS, RISING, ("线上", "online")),
            series(MONTHS, FLAT, ("线下", "on site")),
        ),
        emphasis=8,
    ),
    "annotated line": ChartSlide(
        "annotated-line",
        chart=ChartKind.LINE,
        headline=headline("第四天的人最多", "The fourth day was the busiest"),
        deck=texts("逐日入场观众，万人次", "Visits by day, 10,000"),
        series=(series(DAYS, ["3.1", "4.4", "2.2", "7.1", "5.2"], source="report"),),
        emphasis=3,
        annotation=FigureUse("growth"),
    ),
    "share": ChartSlide(
        "share",
        chart=ChartKind.SHARE,
        headline=headline("六成以上是知识密集型服务", "Six tenths are knowledge-intensive"),
        deck=texts("服务进出口构成，2024年", "Services trade by kind, 2024"),
        groups=groups("knowledge", "others"),
    ),
    "thin share": ChartSlide(
        "thin-share",
        chart=ChartKind.SHARE,
        headline=headline("每二十家企业里，\n一家是新面孔", "One exhibitor\nin twenty is new"),
        deck=texts("参展企业，2025年", "Exhibitors, 2025"),
        groups=groups("first", "again"),
    ),
    "two columns": ChartSlide(
        "two-columns",
        chart=ChartKind.COLUMNS,
        headline=headline(
            "参展国家和地区，\n从55个增至75个", "From 55 countries\nand regions to 75"
        ),
        deck=texts("参展国家和地区", "Countries and regions"),
        series=(series([("上届", "last fair"), ("本届", "this fair")], ["55", "75"]),),
        emphasis=1,
    ),
    "four shares": ChartSlide(
        "four-shares",
        chart=ChartKind.SHARE,
        headline=headline("旅行和运输占了近八成", "Travel and transport lead"),
        deck=texts("服务进出口构成，2024年", "Services trade by kind, 2024"),
        groups=groups("travel", "transport", "telecoms", "remainder"),
    ),
    "ranking": ChartSlide(
        "ranking",
        chart=ChartKind.RANKING,
        headline=headline("北京来的企业最多", "Most companies came from Beijing"),
        deck=texts("按地区统计的参展企业，家", "Exhibiting companies by origin"),
        groups=groups("shanghai", "beijing", "guangdong", "zhejiang", "bay", "hainan"),
        emphasis=1,
    ),
}


def setting_for(
    fonts: Fonts, size: str = "1080p", language: Language = "zh", show: Show = SHOW
) -> Setting:
    geometry = Geometry.of_pixels(*SIZES[size])
    scale = scale_for(language, geometry.is_portrait, mm_per_u=geometry.mm_per_u, width=geometry.w)
    return Setting(show, fonts, geometry, scale, language)


@cache
def typeset(fonts: Fonts, name: str, size: str, language: Language) -> Page:
    """A page of the samples; the same one for every test that looks at it."""
    return typeset_chart(SLIDES[name], setting_for(fonts, size, language), FOLIO)


def page_of(
    fonts: Fonts, slide: ChartSlide | str, size: str = "1080p", language: Language = "zh"
) -> Page:
    if isinstance(slide, str):
        return typeset(fonts, slide, size, language)
    return typeset_chart(slide, setting_for(fonts, size, language), FOLIO)
