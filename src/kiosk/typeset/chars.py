"""Classes of characters, as far as setting a line of Chinese or English asks for them.

Source: W3C CLREQ, "Requirements for Chinese Text Layout", and GB/T 15834-2011 for which marks may
not begin or end a line.
"""

from __future__ import annotations

OPENING = frozenset("“‘（《〈【「『〔［｛")
"""Marks that do not end a line."""
CLOSING = frozenset("”’）》〉】」』〕］｝")
STOPS = frozenset("，。、；：！？")
MIDDLE = frozenset("·～－–-/")
"""Connectors; they do not begin a line."""
NOT_AT_START = CLOSING | STOPS | MIDDLE | frozenset("%％‰°℃…—²³㎡㎥㎞㎜㎝㎏")
PAIRED = frozenset("—…")
"""Two in a row are one mark and are never divided."""
FULL_WIDTH = OPENING | CLOSING | STOPS
"""Marks that take a whole em and give half of it up beside another mark or at a line's end."""


def is_han(character: str) -> bool:
    """Whether the character is an ideograph."""
    code = ord(character)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3FFFF
        or 0xF900 <= code <= 0xFAFF
        or code == 0x3007
    )


def is_western(character: str) -> bool:
    """Whether the character is a Latin letter, a digit, or a sign that belongs to a number."""
    return (character.isascii() and (character.isalnum() or character in "%$+&#@")) or (
        "À" <= character <= "ɏ" or "Ͱ" <= character <= "Ͽ" or character in "€£¥−"
    )


def needs_gap(left: str, right: str) -> bool:
    """Whether Chinese setting puts a thin gap between the two neighbours."""
    return (is_han(left) and is_western(right)) or (is_western(left) and is_han(right))


def squeezed(left: str, right: str) -> str:
    """Which of two neighbouring marks gives up half of its em: "left", "right" or "".

    The closing mark or stop of the pair does; of two opening marks the second does not stand off.
    """
    if left not in FULL_WIDTH or right not in FULL_WIDTH:
        return ""
    if left in CLOSING or left in STOPS:
        return "left"
    return "right" if right in OPENING else ""
