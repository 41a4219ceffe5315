"""The words of units that need no author: per cent, points, currencies, multiples."""

from __future__ import annotations

from kiosk.figures.model import Language, UnitClass

_DEFAULT: dict[UnitClass, tuple[str, str, str]] = {
    UnitClass.POINTS: ("个百分点", "percentage points", "percentage point"),
    UnitClass.YUAN: ("元", "yuan", "yuan"),
    UnitClass.US_DOLLAR: ("美元", "US dollars", "US dollar"),
    UnitClass.EURO: ("欧元", "euros", "euro"),
    UnitClass.TIMES: ("倍", "times", "time"),
}
"""Chinese, English, English for one."""


def default_unit(unit_class: UnitClass, language: Language, *, is_one: bool = False) -> str:
    """The unit's usual word, or nothing for classes whose word the author gives."""
    chinese, english, english_one = _DEFAULT.get(unit_class, ("", "", ""))
    if language == "zh":
        return chinese
    return english_one if is_one else english
