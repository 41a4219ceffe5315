"""The operator's PIN: hashed with Argon2, in a file that only this user reads.

A PIN of six digits is guessed from its hash in a day; what protects the booth is that nobody reads
the file, and that guessing at the display is slow (`kiosk.operator.attempts`).
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

from kiosk.errors import KioskError
from kiosk.show.durable import sync_folder

FILE_NAME: Final = "pin.json"
LENGTHS: Final = range(4, 13)
RECOMMENDED: Final = 6


class PinError(KioskError):
    """The PIN is none, or cannot be kept."""


def check_form(pin: str) -> None:
    """See that a text can be a PIN.

    Raises:
        PinError: It cannot.
    """
    if not (pin.isascii() and pin.isdigit()):
        raise PinError("A PIN consists of digits only, 0 to 9; type it again.")
    if len(pin) not in LENGTHS:
        raise PinError(
            f"A PIN has {LENGTHS[0]} to {LENGTHS[-1]} digits, this one has {len(pin)}; "
            f"{RECOMMENDED} are recommended."
        )


def has_pin(state: Path) -> bool:
    """Whether a PIN is set.

    Args:
        state: The program's state folder.
    """
    return bool(_read(state / FILE_NAME))


def set_pin(state: Path, pin: str) -> None:
    """Keep a PIN from now on, in the place of the one before.

    Args:
        state: The program's state folder.
        pin: 4 to 12 digits.

    Raises:
        PinError: It is no PIN, or the folder is not writable.
    """
    check_form(pin)
    import argon2

    # Source: RFC 9106 §4, the recommended option for little memory.
    hasher = argon2.PasswordHasher.from_parameters(argon2.profiles.RFC_9106_LOW_MEMORY)
    data = json.dumps({"format": 1, "hash": hasher.hash(pin)}).encode()
    try:
        write_private(state / FILE_NAME, data)
    except OSError as error:
        raise PinError(f"The PIN cannot be kept in {state}: {error.strerror}.") from error


def is_pin(state: Path, pin: str) -> bool:
    """Whether that is the PIN; takes a tenth of a second, on purpose."""
    kept = _read(state / FILE_NAME)
    if not kept:
        return False
    import argon2

    try:
        return argon2.PasswordHasher().verify(kept, pin)
    except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
        return False


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only this user reads, so that a cut leaves the old one or the new one.

    Raises:
        OSError: The disk is full or not writable.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.new")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def _read(path: Path) -> str:
    """The hash; empty: no PIN is set, or the file is damaged."""
    try:
        data: Any = json.loads(path.read_bytes())
        kept = data["hash"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return kept if isinstance(kept, str) else ""
