"""`kiosk intake`: decodes one picture, writes our copy, says in one line what became of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Decode the first file, write the second, tell."""
    source, target = map(Path, arguments)
    from kiosk.paint.intake import IntakeError, confine, recode

    confine()
    try:
        answer = {"suffix": recode(source, target)}
    except IntakeError as error:
        answer = {"refused": str(error)}
    print(json.dumps(answer))
    return 0
