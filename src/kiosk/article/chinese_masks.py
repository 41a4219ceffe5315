"""Numbers in Chinese text that are no figures: dates, names, ordinals, list numbers, slogans.

Every question is asked at the place of one numeral and looks a bounded way to both sides, so the
cost does not depend on what the rest of the text holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_CN = "[零一二三四五六七八九十]"
_DASH = r"\s?(?:-{1,2}|–|—{1,2}|~|―|至|到)\s?"
_TO = r"\s?(?:-{1,2}|–|—{1,2}|~|―|至|到|、|和|及)\s?"
_NO_UNIT = r"(?!\s?[家个项场次人名位元件款万亿台套吨亩公平多余%])"
_YEAR = r"(?:1[5-9]|20|21)\d{2}"

# Anchored at the numeral.
_DATE = re.compile(
    rf"{_YEAR}\s?(?:年\s?)?{_DASH}(?:{_YEAR}|\d{{2}}(?!\d))(?:\s?(?:年度|年间|年期间|年|"
    rf"财年|学年|赛季)|(?![\d%.]){_NO_UNIT})"
    rf"|{_YEAR}\s?(?:年\s?)?[、和及]\s?{_YEAR}\s?(?:年度|年)"
    rf"|{_YEAR}\s?年(?:度|代|版|末|底|初|中|间|份|期间|以来|来|上半年|下半年|"
    rf"[春夏秋冬]季)?(?:\s?第?[一二三四1-4]季度?)?(?:\s?(?:前\s?)?\d{{1,2}}(?:{_TO}\d{{1,2}})?\s?月(?:份)?(?:\s?\d{{1,2}}(?:{_TO}\d{{1,2}})?\s?[日号])?)?"
    rf"|\d{{2}}\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?"
    rf"|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?![\d%])|{_YEAR}/\d{{2,4}}(?!\d)"
    rf"|(?:1[0-2]|0?[1-9])\s?月?{_TO}(?:1[0-2]|0?[1-9])\s?月(?:份|底|末|初|中旬|上旬|下旬|"
    rf"\s?\d{{1,2}}\s?[日号])?"
    rf"|(?:1[0-2]|0?[1-9])\s?月(?:份|底|末|初|中旬|上旬|下旬|间|中)?(?:\s?(?:3[01]|[12]\d|"
    rf"0?[1-9])\s?[日号]?(?:{_TO}(?:\d{{1,2}}\s?月\s?)?(?:3[01]|[12]\d|"
    rf"0?[1-9]))?\s?[日号](?!元|均|本))?"
    rf"|(?:3[01]|[12]\d|0?[1-9])\s?(?:[日号]\s?)?{_TO}(?:3[01]|[12]\d|0?[1-9])\s?(?:日|"
    rf"号(?!线|馆|楼|店))"
    rf"|(?:3[01]|[12]\d|0?[1-9])\s?日(?!元|均|本|圆|币|"
    rf"游)(?:\s?\d{{1,2}}\s?[时点](?:\s?\d{{1,2}}\s?分)?)?"
    rf"|(?:2[0-4]|1\d|0?\d)\s?[::]\s?[0-5]\d(?:[::][0-5]\d)?(?!\d)"
    rf"|(?:2[0-4]|1\d|0?\d)\s?时(?!代|尚|空|间|速|"
    rf"长)(?:\s?[0-5]?\d\s?分)?(?:{_TO}(?:2[0-4]|1?\d)\s?时)?"
    rf"|(?:2[0-4]|1\d|0?[1-9])\s?点(?:钟|半|整|许|[0-5]\d分?|前后|左右|起|前|后(?!续))"
    rf"|\d{{1,2}}\s?(?:世纪|年代)|\d{{2,4}}\s?年代|[0-9]0\s?后(?![续来面期的])|"
    rf"\d{{4}}\s?(?:财年|学年|年度|赛季)"
    rf"|\d{{1,3}}\s?周年|\d{{1,2}}\s?季度|[1-4]\s?季(?:度)?(?![节])"
)
_WORD_DATE = re.compile(
    rf"[零一二三四五六七八九]{{4}}\s?年(?:\s?{_CN}{{1,3}}月(?:\s?{_CN}{{1,3}}[日号])?)?"
    rf"|{_CN}{{1,3}}月(?:份|底|末|初|中旬|上旬|下旬)?(?:{_CN}{{1,3}}[日号])?(?!饼)|"
    rf"{_CN}{{1,3}}[日号](?!元|本|均|圆)"
    rf"|{_CN}{{1,2}}(?:季度|世纪|周年|年代|中全会|届|大(?!宗|型|量|奖)|次会议)|[一三]季(?:报|度)?"
    rf"|十[一二三四五]五(?:[”」\"]|规划|期间|时期|以来)?|"
    rf"[一二三四五六七八九十]五[”」](?:规划|期间|时期|以来)?"
)
_ROC_YEAR = re.compile(
    rf"(?:1[0-4]\d|[89]\d)\s?(?:年(?!期|来|的|内|間|间|多|余|以上)|"
    rf"/\d{{1,2}})(?:\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?)?"
    rf"|一[零一二三四]{_CN}\s?年(?!期|来|内|间)|"
    rf"一百[一二三]?十?[一二三四五六七八九]?\s?年(?=度|{_CN}{{1,2}}月|全年|第)"
)
_PERIOD = re.compile(
    rf"(?:\d{{1,2}}|{_CN}{{1,3}}|两)\s?(?:多|余|几)?\s?(?:个月|个季度|季度|个季|年|天|日|"
    rf"周|个星期|小时|个工作日|个交易日)\s?(?:多|余)?\s?(?:以)?(?:来|间|里|内|前|后|时间里)"
)
_ALNUM = re.compile(r"\d[\d.]*[A-Za-z][A-Za-z0-9.+-]*")
_NAME = re.compile(
    r"\d{1,4}\s?强(?:企业|县|区|镇|市)?"
    r"|\d{1,5}\s?号(?:线|馆|楼|店|院|文件|公告|文|门|厅|令|展馆|楼|厅|展厅|航站楼|机|车|"
    r"卡|井|窗口|房|室|家|公路|汽油|柴油)?"
    r"|\d\.\d\s?(?:[馆厅层楼]|号馆|H\b)"
    r"|\d{1,4}(?:路公交|线城市|年级|班级|楼会议|室(?!内|外)|版(?!本)|期(?=工程|项目|建设|"
    r"规划|开工|[))，。、])|次列车|型|式(?!样)|系列)"
    r"|\d{1,2}\s?级\s?(?!以上|联)|\d{1,2}A级?|\d\.\d版?(?:版本|版|时代)"
    r"|\d{1,3}\s?(?:比|:)\s?\d{1,3}(?![\d.%万亿])|"
    r"\d{1,3}(?:\.\d{1,4})?\s?:\s?\d{1,3}(?:\.\d{1,4})?(?![\d%万亿])"
    r"|[1-9](?:\d{2})?(?:大道|热线|晚会|大促|工程(?=[^量]))"
    r"|1\d{2,4}(?=平台|热线|手机|客户端|APP|软件|官网|市民|政务|铁路|网站|客票|客服|急救|报警|服务|投诉)"
    r"|(?:985|211)(?=高校|大学|院校|名校|工程)"
    r"|\d{1,3}\s?(?:个?小时|分钟|天|公里)(?=[^，。；,;\d]{0,6}(?:生活圈|经济圈|通勤圈|交通圈|出行圈|服务圈|免签|无理由))"
    r"|24\s?小时(?=不|服务|营业|在线|热线|值|运行|开放|制|全|无人|自助|书|连续|待命|内|"
    r"[^，。,]{0,4}(?:服务|值守|运转|在线))"
    r"|\d{1,2}\+\d{1,2}(?:\+[\dA-ZN])*"
    r"|\d{1,5}(?:×\d{1,4})?\s?米\s?(?:板|台|栏|跑|短跑|长跑|接力|混合|个人|仰泳|自由泳|蛙泳|蝶泳|混|障碍|"
    r"步枪|气步枪|气手枪|决赛|预赛|半决赛|赛)"
    r"|\d{3,4}-\d{7,8}|1[3-9]\d{9}(?!\d)|\d{3}-\d{4}-\d{4}|400-?\d{3,4}-?\d{3,4}"
    r"|\d{1,2}(?:\.\d{1,3}){2,4}(?!\d)"
)
_BARE_YEAR = re.compile(rf"{_YEAR}(?![\d.,%])")

# Right before the numeral.
_BEFORE_ORDINAL = re.compile(
    r"第\s?$|(?:No|NO|no)\.?\s?$|[A-Za-z](?:[-–·]|\d\.)?$|[A-Za-z]\s?[-+]$|\d[-/.]$|[A-Za-z]\.$"
    r"|(?:编号|代码|证号|门牌|字号|型号|案号|邮编|手机号|房号|字第|〔|\[)[:：]?\s?$"
    r"|(?:电话|热线|传真|账号|微信|QQ|咨询)[:：]\s?$"
    r"|(?:民国|公元|公元前|西元|昭和|令和|建国|建党)\s?$|(?:版本|Windows|iPhone|Mate|PM|"
    r"Web|Top|TOP|top)\s?$"
)
_CURRENCY_BEFORE = re.compile(r"(?<![A-Za-z])(?:RMB|USD|CNY|HKD|NTD|TWD|EUR|JPY|GBP)\s?$")
_EARLIER = "(?<![目日此以提当跟会午之从空史])前"
_PERIOD_BEFORE = re.compile(
    rf"(?:(?<![最将接])近|最近|过去|未来|今后|往后|此后|{_EARLIER}|头|过往|此前|这|上|下|"
    rf"后|每|历时|历经|时隔|每隔|间隔|接下来|最后|首|当|另外?|又|再)(?:的|约|了|第)?\s?$"
)
_PERIOD_AFTER = re.compile(
    rf"(?:\d{{1,3}}\s?(?:-|–|—|~|至|到)\s?)?(?:\d{{1,3}}|{_CN}{{1,3}}|两)\s?(?:多|余|"
    rf"几)?\s?(?:个月|个季度|季度|季|年|天|日|周|"
    rf"个星期|小时|个工作日|个交易日|个小时)"
)
_RANK_BEFORE = re.compile(rf"(?:{_EARLIER}|第)\s?$")
_RANK_AFTER = re.compile(
    rf"(?:\d{{1,4}}|{_CN}{{1,3}}|百)\s?(?:强|位(?!国|企业)|名(?!国|企业)|大(?!型|量)|的|，|"
    rf"。|、|席|家(?:企业|公司|银行)?(?=占|合计|市场)|(?=[^\d]{{0,1}}(?:国家|城市|省|市|"
    rf"买)))"
)
_LIST_HEAD = re.compile(r"(?:^|[。；;:：\s])\s*[(（]?$")
_LIST_TAIL = re.compile(r"\d{1,2}(?:[)）、．]|\.(?!\d))")

_TITLES = re.compile(
    r"《[^《》]{1,120}》|[〔\[【]\s?(?:19|20)\d{2}\s?[〕\]】]|https?://[^\s，。]{1,300}|"
    r"www\.[^\s，。]{1,200}|[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9_.-]{1,120}"
)
_QUOTED_NAME = re.compile(
    r"[“「][^“”「」，。\d]{0,6}(?:\d{1,3}|[一二三四五六七八九十]{1,4})[条项点招字][”」]"
)
"""“二十条” is what people call a rule of twenty articles."""
_SLOGAN = re.compile(r"[“「\"]([^“”「」\"\n]{1,40})[”」\"]")
_SLOGAN_SIGN = re.compile(
    r"\d?[A-Za-z\d\u4e00-\u9fff]\s?[+×]\s?[\dNnXx]|(?<!\d)[\dNn]\s?[+×]\s?[\dA-Za-z\u4e00-\u9fff]"
)


class MaskedRanges:
    """Stretches of a passage in which no numeral counts: titles in 《》, slogans, addresses."""

    def __init__(self, text: str) -> None:
        found = [m.span() for m in _TITLES.finditer(text)]
        found += [m.span() for m in _QUOTED_NAME.finditer(text)]
        found += [m.span() for m in _SLOGAN.finditer(text) if _SLOGAN_SIGN.search(m[1])]
        self._ranges = sorted(found)
        self._starts = [start for start, _ in self._ranges]

    def end_at(self, position: int) -> int | None:
        """End of the range that holds `position`, if one does."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self._ranges[index][1]:
            return self._ranges[index][1]
        return None


def mask_end(text: str, at: int, *, traditional: bool) -> int | None:
    """Where the non-figure that the numeral at `at` belongs to ends; None if it may be a figure."""
    before = text[max(0, at - 12) : at]
    named = _named_end(text, at, before)
    if named is not None:
        return named
    patterns = (_DATE, _WORD_DATE, _NAME, *((_ROC_YEAR,) if traditional else ()))
    for pattern in patterns:
        found = pattern.match(text, at)
        if found:
            return found.end()
    return _period_end(text, at, before)


def _named_end(text: str, at: int, before: str) -> int | None:
    """Ordinals, parts of names, ranks, list numbers."""
    if _BEFORE_ORDINAL.search(before) and not _CURRENCY_BEFORE.search(before):
        run = re.compile(r"[零一二三四五六七八九十百千万]+|[\dA-Za-z,.-]+").match(text, at)
        return run.end() if run else at + 1
    if _RANK_BEFORE.search(before):
        rank = _RANK_AFTER.match(text, at)
        if rank:
            return rank.end()
    if _LIST_HEAD.search(before):
        item = _LIST_TAIL.match(text, at)
        if item:
            return item.end()
    return None


def _period_end(text: str, at: int, before: str) -> int | None:
    """近三年, 前9个月, 三届来: a stretch of time, not a count of it."""
    found = _PERIOD.match(text, at)
    if found:
        return found.end()
    if _PERIOD_BEFORE.search(before):
        found = _PERIOD_AFTER.match(text, at)
        if found:
            return found.end()
    return None


def bare_year_end(text: str, at: int) -> int | None:
    """End of a year that stands without 年: 2025世界机器人大会."""
    found = _BARE_YEAR.match(text, at)
    return found.end() if found else None


def alnum_end(text: str, at: int) -> int | None:
    """End of a name made of digits and letters: 5G, 3D, 4K."""
    found = _ALNUM.match(text, at)
    return found.end() if found else None
