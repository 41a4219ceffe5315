"""What the operator's panel says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.operator.panel import Leaf, Said

if TYPE_CHECKING:
    from kiosk.typeset.setting import Setting

WORDS: Final[dict[str, dict[str, str]]] = {
    "operator": {"zh": "值守", "en": "Operator"},
    "idle": {"zh": "{}秒无操作自动关闭", "en": "closes after {} s without a touch"},
    "close": {"zh": "关闭", "en": "Close"},
    Leaf.AIR: {"zh": "播出", "en": "On air"},
    Leaf.PICTURE: {"zh": "画面", "en": "Picture"},
    Leaf.SECTIONS: {"zh": "栏目", "en": "Sections"},
    Leaf.SHOWS: {"zh": "节目", "en": "Shows"},
    Leaf.MACHINE: {"zh": "运行", "en": "Machine"},
    "edition": {"zh": "版本", "en": "Edition"},
    "since": {"zh": "开播时间", "en": "On air since"},
    "up": {"zh": "连续运行", "en": "Running for"},
    "restarts": {"zh": "重启次数", "en": "Restarts"},
    "memory": {"zh": "内存", "en": "Memory"},
    "reload": {"zh": "最近修改", "en": "Latest edit"},
    "no-edit": {"zh": "没有问题", "en": "no problems"},
    "problems": {"zh": "{}个问题，未采用", "en": "not taken, {} problems"},
    "problem": {"zh": "1个问题，未采用", "en": "not taken, 1 problem"},
    "left-out": {"zh": "停播页面", "en": "Left out"},
    "none": {"zh": "无", "en": "none"},
    "rung": {"zh": "状态", "en": "State"},
    "show": {"zh": "正常", "en": "the show"},
    "last-good": {"zh": "上一个可用版本", "en": "the last good edition"},
    "card": {"zh": "备用画面", "en": "the card"},
    "previous": {"zh": "上一屏", "en": "Previous page"},
    "next": {"zh": "下一屏", "en": "Next page"},
    "hold": {"zh": "停在这一屏", "en": "Hold this page"},
    "release": {"zh": "继续轮播", "en": "Let it go on"},
    "blank": {"zh": "黑屏", "en": "Blank the display"},
    "unblank": {"zh": "恢复画面", "en": "Show the picture"},
    "screenshot": {"zh": "保存截图", "en": "Save a picture"},
    "leave": {"zh": "退出到桌面", "en": "Leave to the desktop"},
    "language": {"zh": "语言", "en": "Language"},
    "theme": {"zh": "底色", "en": "Ground"},
    "motion": {"zh": "动效", "en": "Motion"},
    "brightness": {"zh": "亮度", "en": "Brightness"},
    "theme:paper": {"zh": "浅色", "en": "Light"},
    "theme:ink": {"zh": "深色", "en": "Dark"},
    "motion:full": {"zh": "完整", "en": "Full"},
    "motion:reduced": {"zh": "减少", "en": "Less"},
    "motion:none": {"zh": "静止", "en": "None"},
    "language:zh": {"zh": "中文", "en": "中文"},
    "language:en": {"zh": "English", "en": "English"},
    "on": {"zh": "播出", "en": "shown"},
    "off": {"zh": "停播", "en": "left out"},
    "more": {"zh": "更多", "en": "More"},
    "on-air": {"zh": "正在播出", "en": "on air"},
    "stick": {"zh": "U盘 {}", "en": "stick {}"},
    "no-restarts": {"zh": "没有重启过", "en": "No restarts"},
    "no-problems": {"zh": "最近一次修改没有问题", "en": "No problems in the latest edit"},
    "shows-head": {"zh": "轻触两次换节目", "en": "Touch twice to change the show"},
    Said.SURE: {"zh": "再触一次确认", "en": "Touch again to confirm"},
    Said.TAKING: {"zh": "正在检查，通过后播出", "en": "Being checked; then on air"},
    Said.TAKEN: {"zh": "已播出", "en": "On air"},
    Said.REFUSED: {"zh": "未通过检查：", "en": "Refused: "},
    Said.PICTURED: {"zh": "已保存：", "en": "Saved: "},
    Said.UNKEPT: {"zh": "磁盘写不进，重启后失效", "en": "Disk takes nothing; lost at a restart"},
    Said.LAST_SECTION: {"zh": "至少要留一个栏目", "en": "One section has to stay"},
    Said.FAILED: {"zh": "没有成功：", "en": "It did not work: "},
}


def words_of(setting: Setting, key: str) -> str:
    """The words in the language of the page."""
    return WORDS[key][setting.language]
