"""Turns the bytes of a text file into text and says which encoding that was.

Order: byte order mark, strict UTF-8, then GB18030 against Big5.  GB18030 accepts almost any bytes,
so the two are compared by how much ordinary Chinese comes out, and GB18030 wins a tie.
"""

from __future__ import annotations

import codecs
import re

from kiosk.errors import KioskError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON = frozenset(
    "的一是在有和了中国國人年月日为為上个個大这這会會与與对對来來全发發展经經业業新出产產不以到等企们們"
    "家将將本届屆同比增长長超万萬亿億元记記者报報，。、；：“”「」（）《》"
)
_ISOLATED_HIGH = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_HIGH = re.compile(rb"[\x80-\xff]")


class NotTextError(KioskError):
    """The file holds no text in any encoding this program knows."""

    def __init__(self, name: str, found: str) -> None:
        super().__init__(f"{name} is no article: {found}. Give a .md, .txt, .html or .docx file.")


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Text of `data` and the name of its encoding; a UTF-8 mark stays as the first character.

    Offsets count from the start of the file as given, so nothing is removed and no line end is
    changed.

    Raises:
        NotTextError: The bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name), encoding
    if b"\x00" in data[:4096]:
        raise NotTextError(name, "it holds binary data")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _legacy(data, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        found = f"its mark says {encoding}, but byte {error.start} is not"
        raise NotTextError(name, found) from error


def _legacy(data: bytes, name: str) -> tuple[str, str]:
    high = len(_HIGH.findall(data[:200_000]))
    if len(_ISOLATED_HIGH.findall(data[:200_000])) > 0.6 * high:
        return data.decode("cp1252", errors="replace"), "windows-1252"
    best = (0.0, "", "")
    for encoding in ("gb18030", "big5"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _ordinary(text)
        if score > best[0]:
            best = (score, text, encoding)
    if best[0] < 0.03:
        raise NotTextError(name, "its bytes are neither UTF-8 nor GB18030 nor Big5 text")
    return best[1], best[2]


def _ordinary(text: str) -> float:
    """Share of everyday characters among those beyond ASCII."""
    beyond = [c for c in text[:50_000] if c > "\x7f"]
    return sum(c in _COMMON for c in beyond) / len(beyond) if beyond else 0.0
