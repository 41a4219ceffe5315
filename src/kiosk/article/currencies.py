"""Which currency a word or sign means."""

from __future__ import annotations

from kiosk.figures.model import UnitClass

_CODES: dict[str, str] = {
    "CNY": "人民币 元人民币 RMB CNY ¥ ￥ yuan renminbi",
    "USD": "美元 美金 US$ USD $ dollar dollars",
    "EUR": "欧元 EUR € euro euros",
    "GBP": "英镑 GBP £ pound pounds sterling",
    "HKD": "港元 港币 港纸 港币$ 港元$ HK$ HKD",
    "TWD": "新台币 新台币$ 台币 新台币元 台币元 NT$ NTD TWD",
    "MOP": "澳门元 澳门币",
    "JPY": "日元 日圆 日币 JPY yen",
    "KRW": "韩元 韩圆 KRW ₩ won",
    "SGD": "新元 新币 坡币 S$ SGD",
    "AUD": "澳元 澳币 A$ AU$ AUD",
    "CAD": "加元 加币 C$ CA$ CAD",
    "CHF": "瑞郎 瑞士法郎 CHF",
    "RUB": "卢布 RUB rubles roubles ruble",
    "INR": "卢比 ₹ Rs INR rupees rupee",
    "THB": "泰铢 baht",
    "MYR": "林吉特 令吉 ringgit",
    "VND": "越南盾 dong",
    "BRL": "雷亚尔 reais",
    "TRY": "里拉 lira",
    "ZAR": "兰特 rand",
    "AED": "迪拉姆 dirhams dirham",
}
_CODE_OF = {word: code for code, words in _CODES.items() for word in words.split()}
_CLASS_OF = {"CNY": UnitClass.YUAN, "USD": UnitClass.US_DOLLAR, "EUR": UnitClass.EURO}
_PLAIN = frozenset({"元", "块钱"})


def class_of_code(code: str) -> UnitClass:
    """Unit class of an ISO 4217 code."""
    return _CLASS_OF.get(code, UnitClass.CURRENCY)


def prefixed_currency(words: str, home: str) -> tuple[str, UnitClass] | None:
    """Code and class of a currency written in front of a number; None if there is none.

    Args:
        words: As written: US$, RMB, $.
        home: Code of the place's own money, which a plain $ means in Hong Kong.
    """
    code = "HKD" if words == "$" and home == "HKD" else _CODE_OF.get(words)
    return (code, class_of_code(code)) if code else None


def currency_of_unit(unit: str, kind: UnitClass, home: str) -> tuple[str, UnitClass]:
    """Code and class of a unit; the code is empty if the unit is no money.

    Args:
        unit: As written: 元, 美元, 元/吨.
        kind: Class by the table of units.
        home: Code that plain 元 means in this text.
    """
    name = unit.partition("/")[0]
    if name in _PLAIN:
        return home, class_of_code(home)
    code = _CODE_OF.get(name, "")
    return code, class_of_code(code) if code else kind
