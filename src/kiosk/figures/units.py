"""Unit words in both languages and what kind of quantity they measure.

Chinese counters are listed because Chinese writes no blanks; what follows a counter may make it
another word (家 in 家庭, 场 in 场馆), so the table of traps stands beside them.
"""

from __future__ import annotations

import re

from kiosk.figures.model import Language, UnitClass

_DEFAULT: dict[UnitClass, tuple[str, str, str]] = {
    UnitClass.POINTS: ("个百分点", "percentage points", "percentage point"),
    UnitClass.YUAN: ("元", "yuan", "yuan"),
    UnitClass.US_DOLLAR: ("美元", "US dollars", "US dollar"),
    UnitClass.EURO: ("欧元", "euros", "euro"),
    UnitClass.TIMES: ("倍", "times", "times"),
}
"""Chinese, English, English for one."""


def default_unit(unit_class: UnitClass, language: Language, *, is_one: bool = False) -> str:
    """The unit's usual word, or nothing for classes whose word the author gives."""
    chinese, english, english_one = _DEFAULT.get(unit_class, ("", "", ""))
    if language == "zh":
        return chinese
    return english_one if is_one else english


def _table(*rows: tuple[UnitClass, str]) -> dict[str, UnitClass]:
    words = {word.replace("_", " "): kind for kind, line in rows for word in line.split()}
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


CHINESE_UNITS: dict[str, UnitClass] = _table(
    (UnitClass.PERCENT, "%"),
    (UnitClass.POINTS, "个百分点 百分点"),
    (UnitClass.YUAN, "元人民币 人民币元 人民币 元"),
    (UnitClass.US_DOLLAR, "美元 美金"),
    (UnitClass.EURO, "欧元"),
    (
        UnitClass.CURRENCY,
        "港元 港币 日元 英镑 韩元 澳元 加元 卢布 澳门元 新台币 台币 新元 瑞士法郎",
    ),
    (UnitClass.TIMES, "倍"),
    (UnitClass.AREA, "平方米 平方公里 平方千米 平方公尺 平米 公顷 亩 坪 m² ㎡ m2 km²"),
    (UnitClass.MASS, "吨 公吨 公斤 千克 克 公克 斤 kg"),
    (UnitClass.DURATION, "天 个月 年 周 个工作日 小时 个小时 分钟 秒 个季度 季度"),
    (UnitClass.DATA, "GB TB PB EB ZB MB"),
    (UnitClass.AGE, "岁 周岁"),
    (
        UnitClass.COUNT,
        "人次 人 名 位 家 个 项 场 件 款 条 届 次 国 户 套 台 辆 部 种 类 支 批 份 篇 处 座 所 间"
        " 艘 架 只 头 株 棵 张 幅 册 本 门 组 对 例 起 宗 笔 单 班 列 标箱 箱 省份 省 市 县 区 村"
        " 镇 站 期 轮 步 字 公里 千米 米 海里 千瓦时 千瓦 兆瓦 度电 立方米 升 桶 枚 颗 首 集 片"
        " 栋 幢 根 块 把 顶 双 副 封 道 层 车次 架次 班次 趟次 趟 页 语种 公尺 公升",
    ),
)
"""Longest first.  The class of 度电, 公里 and the like is a count: the word tells them apart."""

CHINESE_TRAPS: dict[str, str] = {
    "人": "民|工|才|均|口|类",
    "名": "列|为|称",
    "家": "庭|居",
    "场": "馆|地|景|所",
    "次": "于",
    "国": "家|际|内|语",
    "条": "件",
    "项": "目",
    "部": "门|长|分|委",
    "天": "津|然|文|下",
    "年": "级|轻|代|龄",
    "周": "边|年|期",
    "座": "谈",
    "组": "织|成",
    "对": "接|外|于|比",
    "起": "步|来|到",
    "单": "位|元",
    "站": "位",
    "台": "湾|州|北",
    "类": "型",
    "区": "域|块",
    "市": "场|值",
    "省": "会|级",
    "所": "有|得",
    "位": "置|于|列|居",
    "元": "宇宙|素|旦|件|老|首|气",
    "层": "次|级|面",
    "步": "骤|伐",
    "首": "次|个|发|创|届",
    "集": "团|中|成|群",
    "本": "届|次|科|土|地",
    "道": "路",
    "块": "链",
    "片": "区",
    "间": "接|隔",
    "户": "外|籍",
    "例": "如|外",
    "列": "入",
    "双": "边|方|向",
    "秒": "杀",
    "克": "服",
    "种": "植|子|业",
    "字": "节",
    "倍": "增|感",
    "架": "构",
    "处": "理|于|置",
    "升": "级|至|到|高|温|值",
    "顶": "级|尖",
    "副": "总|主",
}
"""Characters that, behind a counter, show it to be the head of another word."""

CHINESE_UNIT = "|".join(
    re.escape(word) + (f"(?!{CHINESE_TRAPS[word]})" if word in CHINESE_TRAPS else "")
    for word in CHINESE_UNITS
)
"""Pattern of any Chinese unit, longest first."""

ENGLISH_UNITS: dict[str, UnitClass] = _table(
    (UnitClass.PERCENT, "% percent per_cent pct"),
    (UnitClass.POINTS, "percentage_points percentage_point percent_points pp"),
    (UnitClass.YUAN, "yuan_renminbi yuan_RMB yuan RMB renminbi CNY"),
    (
        UnitClass.US_DOLLAR,
        "US_dollars US_dollar U.S._dollars U.S._dollar USD dollars dollar American_dollars",
    ),
    (UnitClass.EURO, "euros euro EUR"),
    (
        UnitClass.CURRENCY,
        "Hong_Kong_dollars HKD yen Japanese_yen pounds pounds_sterling rubles"
        " Australian_dollars Canadian_dollars Singapore_dollars Swiss_francs patacas",
    ),
    (UnitClass.TIMES, "times_as_large times_as_many times_as_much times_as_high times fold"),
    (
        UnitClass.AREA,
        "square_meters square_meter square_metres square_metre square_kilometers"
        " square_kilometer square_kilometres square_kilometre square_feet sq_m sqm sq._m m2 m²"
        " ㎡ km² hectares hectare mu acres",
    ),
    (
        UnitClass.MASS,
        "metric_tons metric_tonnes tonnes tonne tons ton kilograms kilogram kilos kg grams",
    ),
    (
        UnitClass.DURATION,
        "consecutive_years years year months month weeks week days day hours hour minutes minute"
        " seconds second decades decade quarters",
    ),
    (UnitClass.DATA, "gigabytes terabytes petabytes exabytes zettabytes GB TB PB EB ZB MB"),
    (UnitClass.AGE, "years_old years_of_age"),
)
"""Longest first; every other noun counts."""


_FOLDED: dict[str, dict[str, UnitClass]] = {
    "zh": {word.casefold(): kind for word, kind in CHINESE_UNITS.items()},
    "en": {word.casefold(): kind for word, kind in ENGLISH_UNITS.items()},
}


def unit_class_of(words: str, language: Language) -> UnitClass:
    """The kind of quantity a unit's words measure; words not known count something."""
    return _FOLDED[language].get(words.casefold(), UnitClass.COUNT)
