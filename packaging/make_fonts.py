"""Cuts the bundled fonts out of Noto CJK: `python packaging/make_fonts.py`.

The fonts are kept in the repository, so this runs only when the character set changes. It needs the
dependency group `fonts` and two Debian packages, fonts-noto-cjk and unicode-data. If they are not
installed, they are fetched and unpacked under build/, for which no root is needed. The same input
gives the same files, byte by byte.
"""

from __future__ import annotations

import bz2
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from fontTools.cffLib import CFFFontSet

TOP = Path(__file__).resolve().parent.parent
TARGET = TOP / "resources" / "fonts"
UNPACKED = TOP / "build" / "fonts"

PACKAGES = ("fonts-noto-cjk", "unicode-data")
COLLECTIONS = Path("usr/share/fonts/opentype/noto")
UNIHAN = Path("usr/share/unicode/Unihan_OtherMappings.txt.bz2")
LICENSE = Path("usr/share/doc/fonts-noto-cjk/copyright")

# Position of the face for Simplified Chinese in each collection, after the Japanese and the Korean.
SC_FACE = 2

BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x024F),  # Latin-1 and Latin Extended-A and -B: all vowels of pinyin but one
    (0x02B0, 0x036F),  # modifier letters and combining marks
    (0x0370, 0x03FF),  # Greek
    (0x1E00, 0x1EFF),  # Latin Extended Additional: ḿ, Vietnamese names
    (0x2000, 0x218F),  # punctuation, super- and subscripts, currencies, ℃ № ™, number forms
    (0x2190, 0x22FF),  # arrows, mathematical signs
    (0x2460, 0x24FF),  # ① and its kind
    (0x25A0, 0x26FF),  # ■ □ ▲ ○ ● ★ ♀
    (0x2700, 0x27BF),  # ✓
    (0x3000, 0x30FF),  # CJK punctuation, kana
    (0x3100, 0x312F),  # bopomofo
    (0x3220, 0x3247),  # ㈠
    (0x3280, 0x32CB),  # ㊣
    (0x3358, 0x33FF),  # ㎡ ㎏ ㏑
    (0xFE10, 0xFE1F),  # vertical forms
    (0xFE30, 0xFE6F),  # vertical and small forms
    (0xFF01, 0xFF9F),  # full-width and half-width forms
    (0xFFE0, 0xFFEE),
)

# Writing systems and languages whose layout rules are kept. The shapes of Japan and Korea would
# make the files a third larger, and no text of a show is marked as such.
SCRIPTS = tuple(
    f"{script}.{language}"
    for script in ("DFLT", "grek", "hani", "kana", "latn")
    for language in ("dflt", "ZHS", "ZHT")
)


@dataclass(frozen=True)
class Cut:
    """One font to make."""

    collection: str
    family: str
    style: str

    @property
    def postscript_name(self) -> str:
        """Name without spaces, which is also the name of the file."""
        return f"{self.family.replace(' ', '')}-{self.style}"


CUTS = (
    Cut("NotoSansCJK-Regular.ttc", "Shushuo Sans", "Regular"),
    Cut("NotoSansCJK-Bold.ttc", "Shushuo Sans", "Bold"),
    Cut("NotoSerifCJK-Bold.ttc", "Shushuo Serif", "Bold"),
)


def main() -> int:
    """Make all fonts, their licence and the list of their characters."""
    root = find_root()
    wanted = characters(root / UNIHAN)
    TARGET.mkdir(parents=True, exist_ok=True)
    notices: set[str] = set()
    covered = wanted
    for cut in CUTS:
        font = TTFont(
            root / COLLECTIONS / cut.collection,
            fontNumber=SC_FACE,
            lazy=True,
            recalcTimestamp=False,
        )
        notices.add(name(font, 0))
        narrow(font, wanted)
        covered = covered & set(font["cmap"].getBestCmap() or {})
        rename(font, cut)
        path = TARGET / f"{cut.postscript_name}.otf"
        font.save(path)
        print(f"{path.name}: {font['maxp'].numGlyphs} glyphs, {path.stat().st_size / 1e6:.1f} MB")
    if missing := general_standard(root / UNIHAN) - covered:
        print("Not in every font: " + "".join(map(chr, sorted(missing))), file=sys.stderr)
        return 1
    write_license(root / LICENSE, sorted(notices))
    write_characters(covered)
    return 0


def find_root() -> Path:
    """Folder under which the files of both packages lie; fetches them if need be."""
    for root in (Path("/"), UNPACKED):
        if (root / COLLECTIONS / CUTS[0].collection).exists() and (root / UNIHAN).exists():
            return root
    UNPACKED.mkdir(parents=True, exist_ok=True)
    subprocess.run(["apt-get", "download", *PACKAGES], cwd=UNPACKED, check=True)
    for archive in sorted(UNPACKED.glob("*.deb")):
        subprocess.run(["dpkg-deb", "-x", archive, UNPACKED], check=True)
    return UNPACKED


def characters(unihan: Path) -> frozenset[int]:
    """Code points that the fonts are asked to hold, as far as the originals have them."""
    blocks = {code for first, last in BLOCKS for code in range(first, last + 1)}
    return frozenset(blocks | general_standard(unihan) | gb2312() | big5_level_1())


def general_standard(unihan: Path) -> set[int]:
    """The 8105 characters of 通用规范汉字表, the list of the People's Republic of 2013.

    Source: Unihan, field kTGH.
    """
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        fields = (line.split("\t") for line in lines if "\tkTGH\t" in line)
        return {int(code.removeprefix("U+"), 16) for code, *_ in fields}


def gb2312() -> set[int]:
    """Characters of GB 2312, of which the newer list dropped a few."""
    return decoded("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))


def big5_level_1() -> set[int]:
    """The 5401 common characters of Big5, for shows in traditional Chinese."""
    return decoded("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF)), b"\xc6\x7e")


def decoded(
    codec: str, rows: range, cells: range | tuple[int, ...], last: bytes = b"\xff\xff"
) -> set[int]:
    """Code points of the two-byte codes in `rows` and `cells`, up to the code `last`."""
    codes = (bytes((row, cell)) for row in rows for cell in cells)
    texts = (code.decode(codec, errors="ignore") for code in codes if code <= last)
    return {ord(text) for text in texts if len(text) == 1}


def narrow(font: TTFont, wanted: frozenset[int]) -> None:
    """Reduce `font` to the wanted characters and to every glyph that its layout rules need."""
    options = subset.Options()
    options.layout_features = ["*"]
    options.layout_scripts = list(SCRIPTS)
    options.name_IDs = list(range(26))
    options.notdef_outline = True
    options.hinting = (
        False  # Qt is told not to hint: letters are far larger than the grid of pixels.
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)


def name(font: TTFont, number: int) -> str:
    """Text number `number` of the table of names, which must be there."""
    text = font["name"].getDebugName(number)
    if text is None:
        raise LookupError(f"the font has no name with number {number}")
    return text


def rename(font: TTFont, cut: Cut) -> None:
    """Give `font` a name of its own.

    Adobe reserves "Source" for these outlines and "Noto" is a trademark: a changed version must
    bear neither. Nor may an installed Noto ever be taken for the bundled font, or the reverse.
    """
    version = name(font, 5)
    names = {
        1: cut.family,
        2: cut.style,
        3: f"{version.split(';')[0]};{cut.postscript_name}",
        4: cut.family if cut.style == "Regular" else f"{cut.family} {cut.style}",
        5: f"{version}; cut for Shushuo",
        6: cut.postscript_name,
    }
    font["name"].names = [
        record for record in font["name"].names if record.nameID not in {7, 16, 17, 25}
    ]
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    rename_outlines(font["CFF "].cff, cut)


def rename_outlines(outlines: CFFFontSet, cut: Cut) -> None:
    """Write the names into the CFF table too, which some systems read first."""
    (old_name,) = outlines.fontNames
    outlines.fontNames = [cut.postscript_name]
    top = outlines.topDictIndex[0]
    top.FamilyName = cut.family
    top.FullName = f"{cut.family} {cut.style}"
    for part in top.FDArray:
        part.FontName = part.FontName.replace(old_name, cut.postscript_name)


def write_license(debian_copyright: Path, notices: list[str]) -> None:
    """Write the fonts' notices and the licence, as the package states it, to OFL.txt."""
    text = debian_copyright.read_text(encoding="utf-8")
    license_text = text.split("\nLicense: SIL-1.1\n ", 1)[1].split("\n\n", 1)[0]
    lines = ["" if line == "." else line for line in license_text.split("\n ")]
    head = [
        *notices,
        "",
        "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
    ]
    content = "\n".join([*head, "This license is copied below.", "", *lines, ""])
    (TARGET / "OFL.txt").write_text(content, encoding="utf-8", newline="\n")


def write_characters(codes: frozenset[int]) -> None:
    """Write what all three fonts hold as ranges, for those who ask without opening a font."""
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    lines = (f"{a:04X}" if a == b else f"{a:04X}-{b:04X}" for a, b in ranges)
    content = "\n".join(
        ["# Code points that every bundled font holds. Made by make_fonts.py", *lines, ""]
    )
    (TARGET / "characters.txt").write_text(content, encoding="ascii", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
