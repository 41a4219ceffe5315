"""Keeps a fault inside the override in which it happened."""

from __future__ import annotations

import sys
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Self = TypeVar("Self")
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def contained(
    otherwise: Result,
) -> Callable[
    [Callable[Concatenate[Self, Arguments], Result]],
    Callable[Concatenate[Self, Arguments], Result],
]:
    """Make an override of Qt's answer `otherwise` instead of raising.

    WORKAROUND PySide6 6.11.3: an exception that leaves one override while another one is being
    called ends the process with a segmentation fault in PepException_GetArgs.  The exception goes
    to `sys.excepthook` instead, as it would from a callback.
    """

    def decorate(
        method: Callable[Concatenate[Self, Arguments], Result],
    ) -> Callable[Concatenate[Self, Arguments], Result]:
        @wraps(method)
        def call(self: Self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            try:
                return method(self, *args, **kwargs)
            except Exception:
                sys.excepthook(*sys.exc_info())  # pyright: ignore[reportArgumentType]
                return otherwise

        return call

    return decorate
