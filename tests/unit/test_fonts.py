"""The bundled fonts load, bear their own names, and hold what Chinese and English text needs."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QRawFont

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
FONTS = {
    "ShushuoSans-Regular.otf": ("Shushuo Sans", 400),
    "ShushuoSans-Bold.otf": ("Shushuo Sans", 700),
    "ShushuoSerif-Bold.otf": ("Shushuo Serif", 700),
}
# In 通用规范汉字表 but not in GB 2312; the last eight lie outside of Unicode's first plane.
RARE_IN_NAMES = "喆堃镕昇甯淼玥璟祎翀赟烜崟晞𫖯𬱖𬣙𬘓𫍽𬍛𬭎𫄨"
TRADITIONAL = "國際服務貿易交易會數說龜鬱臺灣體"
SIGNS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹ“”‘’…—–·、。，；：？！（）《》【】「」％＋￥€£¥−×÷±≈≤≥←↑→↓①⑳■□●○▶‖²³αΩ‰℃№㎡㎞あア"  # noqa: E501
ROUNDING = 0.001  # Qt counts in 64ths of a pixel, the fonts below are 100 px high


@pytest.fixture(params=FONTS, ids=lambda name: name.removesuffix(".otf"))
def font(request: pytest.FixtureRequest, qapp: QGuiApplication) -> QFont:
    """One of the fonts, loaded the way the program loads it, 100 px high."""
    number = QFontDatabase.addApplicationFont(str(FOLDER / request.param))
    assert number >= 0
    family, weight = FONTS[request.param]
    assert QFontDatabase.applicationFontFamilies(number) == [family]
    font = QFont(family)
    font.setWeight(QFont.Weight(weight))
    font.setPixelSize(100)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def listed_characters() -> list[int]:
    lines = (FOLDER / "characters.txt").read_text(encoding="ascii").splitlines()
    ranges = [line.split("-") for line in lines if not line.startswith("#")]
    return [code for r in ranges for code in range(int(r[0], 16), int(r[-1], 16) + 1)]


def advance(font: QFont, text: str, feature: str | None = None) -> float:
    """Width of `text` in the font's em, with `feature` switched on."""
    changed = QFont(font)
    if feature:
        changed.setFeature(QFont.Tag(feature), 1)
    return QFontMetricsF(changed).horizontalAdvance(text) / font.pixelSize()


def test_every_listed_character_has_a_glyph(font: QFont) -> None:
    raw = QRawFont.fromFont(font)
    missing = [f"{code:04X}" for code in listed_characters() if not raw.supportsCharacter(code)]
    assert missing == []


def test_the_list_holds_the_standards_and_the_signs_of_shows() -> None:
    codes = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    gb2312 = "".join(code.decode("gb2312", errors="ignore") for code in codes)
    wanted = gb2312 + RARE_IN_NAMES + TRADITIONAL + SIGNS
    wanted += "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x3001, 0x3020)]))
    assert sorted(set(map(ord, wanted)) - set(listed_characters())) == []


def test_weight_and_family_are_the_ones_asked_for(font: QFont) -> None:
    raw = QRawFont.fromFont(font)
    assert raw.familyName() == font.family()
    assert raw.weight() == font.weight()


@pytest.mark.parametrize("mark", list("，。、；：？！（）《》「」“”"))
def test_halt_halves_punctuation(font: QFont, mark: str) -> None:
    assert advance(font, mark) == pytest.approx(1.0, abs=ROUNDING)
    assert advance(font, mark, "halt") == pytest.approx(0.5, abs=ROUNDING)


def test_pwid_narrows_the_apostrophe(font: QFont) -> None:
    assert advance(font, "’") == pytest.approx(1.0, abs=ROUNDING)
    assert advance(font, "’", "pwid") < 0.4


def test_palt_and_kern_are_kept(font: QFont) -> None:
    assert advance(font, "，", "palt") < 1.0
    assert advance(font, "AVATAR") < sum(advance(font, letter) for letter in "AVATAR")


def test_vertical_forms_are_kept(font: QFont) -> None:
    raw = QRawFont.fromFont(font)
    assert raw.fontTable("GSUB").contains(b"vert")
    assert raw.fontTable("GSUB").contains(b"vrt2")
    assert raw.fontTable("GPOS").contains(b"vhal")


def test_no_name_of_the_originals_is_left(font: QFont) -> None:
    names = QRawFont.fromFont(font).fontTable("name").data()
    assert "Noto".encode("utf-16-be") not in names
    assert "Source".encode("utf-16-be") not in names
