"""Units of English figures: per cent, money, measures, and the noun that is counted."""

from __future__ import annotations

import re

from kiosk.article.words import words
from kiosk.figures.model import UnitClass
from kiosk.figures.units import ENGLISH_UNITS

_MORE_UNITS: dict[UnitClass, str] = {
    UnitClass.PERCENT: "percent per_cent % pc",
    UnitClass.POINTS: (
        "percentage_points percentage_point percentage-points percentage-point pp ppts"
    ),
    UnitClass.US_DOLLAR: "U.S._dollars U.S._dollar US_dollars US_dollar dollars dollar USD US$",
    UnitClass.YUAN: "yuan RMB renminbi CNY",
    UnitClass.EURO: "euros euro EUR",
    UnitClass.CURRENCY: (
        "pence cents ruble rouble rupee peso krona franc crowns "
        "Hong_Kong_dollars HK_dollars HKD pounds_sterling British_pounds pounds yen won "
        "rubles roubles rupees baht ringgit dong reais lira rand dirhams "
        "Singapore_dollars Australian_dollars Canadian_dollars New_Taiwan_dollars NT_dollars "
        "Swiss_francs francs pesos patacas kronor "
    ),
    UnitClass.AREA: (
        "square_meters square_meter square_metres square_metre square-meter square-metre "
        "square_kilometers square_kilometres square-kilometer square_feet "
        "square_miles sq_m sqm sq_km sq_ft hectares hectare acres acre mu m2 km2 ㎡ m² km²"
    ),
    UnitClass.MASS: (
        "metric_tons metric_tonnes million_tons tonnes tonne tons ton jin catties kilograms kg "
        "grams carats ounces barrels_of_oil_equivalent metric_ton"
    ),
    UnitClass.DATA: "gigabytes terabytes petabytes exabytes zettabytes GB TB PB EB ZB MB",
    UnitClass.COUNT: (
        "basis_points basis_point bps kilometers kilometres kilometer kilometre km meters "
        "metres meter metre miles mile feet foot "
        "kilowatt-hours kilowatt_hours kWh MWh GWh TWh megawatts megawatt gigawatts gigawatt "
        "kilowatts kW MW GW barrels barrel "
        "cubic_meters cubic_metres cubic-meter cubic_kilometers liters litres TEUs TEU "
        "standard_containers light_years "
        "degrees_Celsius degrees GHz MHz Gbps Mbps petaflops exaflops microns nautical_miles "
        "bushels gallons nits points"
    ),
}
_ALL: dict[str, UnitClass] = {
    **ENGLISH_UNITS,
    **{
        word.replace("_", " "): kind
        for kind, words in _MORE_UNITS.items()
        for word in words.split()
    },
}
for _word in [w for w, kind in _ALL.items() if kind in (UnitClass.DURATION, UnitClass.TIMES)]:
    del _ALL[_word]


def _pattern(word: str) -> str:
    """Short signs (W, GB, mu) as they are; words in any case."""
    escaped = re.escape(word).replace(r"\ ", r"[\s-]")
    return escaped if len(word) <= 3 else f"(?i:{escaped})"


_UNIT = re.compile(
    r"[\s-]?(?P<unit>"
    + "|".join(_pattern(w) for w in sorted(_ALL, key=len, reverse=True))
    + (
        r")(?![A-Za-z])(?P<per>\s?/\s?(?:sq m|kWh|kg|km|ton|tonne|hour|h|day|year|s|m2|m²)\b|"
        r"(?:\s(?:per|a)\s(?:square\s(?:meter|metre)|ton|tonne|kilogram|kilowatt-hour|hour|"
        r"day|month|year|capita|person|barrel|share|unit)\b(?!\s(?:earlier|ago|later))))?"
    )
)
_BY_NAME = {name.replace("-", " ").casefold(): kind for name, kind in _ALL.items()}
_DURATION = re.compile(
    r"[\s-]?(?P<unit>(?:consecutive\s|straight\s|successive\s)?(?:years?|months?|weeks?|"
    r"days?|hours?|minutes?|seconds?|decades?|quarters?|milliseconds|trading days|working "
    r"days))(?![A-Za-z])(?!(?<=\sday)\s[a-z]+s\b)"
)
_TIMES = re.compile(
    r"(?:\s(?P<times>times)(?=\s(?:as|the|more|higher|larger|that|its|what|compared|"
    r"faster|greater|bigger|those|better|lower)\b)|"
    r"[\s-]?(?P<fold>fold)\b)"
)

_COMPOUNDS = {
    "member": "members",
    "strong": "people",
    "person": "people",
    "seat": "seats",
    "room": "rooms",
    "bed": "beds",
    "booth": "booths",
    "stall": "stalls",
}
_COMPOUND = re.compile(rf"-({'|'.join(_COMPOUNDS)})(?=\s[a-z]|\sof\b)")
_RANKING = re.compile(r"\s(?:Fortune\s|Forbes\s)?(?:Fortune|Global|Forbes)\s\d{3,4}(?=\s[a-z])")
"""290 Fortune Global 500 companies: the 500 are part of the name."""
_WORD = re.compile(r"[\s\u00a0]+(?:[\"“'(]\s?)?([A-Za-z][A-Za-z'’&-]*\.?)")
_STOP = words(
    "of in on at by for from to with as than over under during after before since until",
    "while when where which who that and or but nor if per via is are was were be been",
    "being has have had do does did will would can could may might shall should must said",
    "says say the a an this these those last next previous past each every it its they",
    "their he his she her we our you your compared versus against up down more less fewer",
    "also respectively annually nationwide overall higher lower yesterday today ago",
    "earlier later year-on-year month-on-month year-over-year so not only about around",
    "nearly some alone altogether total among between within without through across",
    "including such like because due out off into onto upon amid according worth became",
    "become becoming began rose grew fell increased decreased dropped gained accounted",
    "took went came made got jan feb mar apr jun jul aug sep sept oct nov dec am pm",
    "percent whom whose both either then thus hence i",
)
_PLURAL = re.compile(
    r"(?:[a-z-]{2,}(?:[^su'’i]s|us?es|[a-z]ies)|[a-z]+(?:ses|xes|ches|shes|zes|ves))$", re.I
)
_IRREGULAR = words(
    "people persons personnel staff children women men police cattle media aircraft",
    "species sheep spacecraft workforce delegates data goods jobs visits trips sq",
    "nationals businesswomen businessmen fishermen policemen crew livestock poultry",
    "businesses classes processes businesspeople spokespeople tradespeople bonuses buses",
    "campuses viruses menus gurus",
)
_NOT_PLURAL = words(
    "this its has was is as us plus across overseas business various previous serious",
    "religious precious indigenous says series gross less class express access press",
    "process news always perhaps besides towards sometimes famous numerous continuous",
    "dangerous thus virus status focus campus census bonus versus glass mass loss success",
    "address progress congress fitness wireless tennis basis analysis crisis emphasis",
    "paris texas wales los des world's country's china's years months days weeks hours",
    "minutes decades seconds quarters times yes mathematics physics economics politics",
    "ethics",
)


def match_unit(text: str, at: int) -> tuple[str, UnitClass, int] | None:
    """Measure, money or per cent at `at`: words, class, end."""
    found = _UNIT.match(text, at)
    if not found:
        return None
    words = found["unit"]
    kind = _BY_NAME[re.sub(r"[\s-]", " ", words).casefold()]
    per = found["per"] or ""
    return words + (per if "/" in per else ""), kind, found.end()


def match_times(text: str, at: int) -> tuple[str, UnitClass, int] | None:
    """2.5 times the, threefold."""
    found = _TIMES.match(text, at)
    return ("times", UnitClass.TIMES, found.end()) if found else None


def match_duration(text: str, at: int) -> tuple[str, UnitClass, int] | None:
    """A length of time at `at`."""
    found = _DURATION.match(text, at)
    return (found["unit"], UnitClass.DURATION, found.end()) if found else None


def match_compound(text: str, at: int) -> tuple[str, UnitClass, int] | None:
    """People or places that an adjective counts: a 30-member delegation, a 50-strong team."""
    found = _COMPOUND.match(text, at)
    return (_COMPOUNDS[found[1]], UnitClass.COUNT, found.end()) if found else None


def match_noun(text: str, at: int) -> tuple[str, UnitClass, int] | None:
    """The plural noun that the number counts: 461 new products → products."""
    ranking = _RANKING.match(text, at)
    at = ranking.end() if ranking else at
    for count in range(7):
        found = _WORD.match(text, at)
        if not found:
            return None
        word = found[1].rstrip(".")
        if count and word.lower() in ("and", "or", "&"):
            # 360 investment and trade deals
            at = found.end()
            continue
        if word.lower() in _STOP:
            return None
        if is_plural(word):
            return word, UnitClass.COUNT, found.start(1) + len(word)
        if found[1].endswith("."):
            return None
        at = found.end()
    return None


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    low = word.lower().replace("’", "'")
    if low in _IRREGULAR:
        return True
    if low in _NOT_PLURAL or "'" in low:
        return False
    return bool(_PLURAL.search(low)) and not low.endswith(("ous", "ss", "ics"))
