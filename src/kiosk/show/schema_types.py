"""The kinds of values in show.yaml: ids, numbers, seconds, dates, texts by language.

Every scalar arrives as the text that was typed; each type says in its complaint what it expects.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Final, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue  # noqa: TC002 -- pydantic looks the types up
from pydantic_core import CoreSchema, PydanticCustomError

from kiosk.figures.dates import date_words
from kiosk.show.amounts import Amount, parse_amount

NEUTRAL: Final = "(every language)"
"""Internal key of a text that is given once for all languages; no author can type it by chance."""

_T = TypeVar("_T")
_ID: Final = r"[a-z][a-z0-9_-]{0,39}"
ID_CURE: Final = (
    "Begin with a small letter a–z; then small letters, digits, - and _, at most 40 in all."
)
_TEXT_SCHEMA: Final[JsonSchemaValue] = {"type": ["string", "number"]}


def complaint(code: str, message: str, cure: str = "") -> PydanticCustomError:
    """An error of our own, with its code and cure."""
    context = {"code": code, "message": message, "cure": cure}
    return PydanticCustomError("complaint", "{message}", context)


def _from_text(read: Callable[[str], _T]) -> BeforeValidator:
    """A validator that gives a scalar's text to `read`."""

    def validate(value: object) -> _T:
        if not isinstance(value, str):
            found = "keys and values" if isinstance(value, dict) else "a list"
            raise complaint("wrong-type", f"expected a single value, found {found}")
        return read(value)

    return BeforeValidator(validate)


def _read_amount(text: str) -> Amount:
    try:
        return parse_amount(text)
    except ValueError as error:
        raise complaint("bad-number", str(error)) from error


def _read_seconds(text: str) -> float:
    match = re.fullmatch(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)\s*s?", text)
    seconds = float(match[1]) if match else 0.0
    if not 3 <= seconds <= 600:
        message = f'expected seconds from 3 to 600 such as 12 or "12s", found "{text[:60]}"'
        raise complaint("bad-duration", message)
    return seconds


def is_id(text: str) -> bool:
    """Whether a word can be an id."""
    return re.fullmatch(_ID, text) is not None


def _check_id(text: str) -> str:
    if is_id(text):
        return text
    raise complaint("bad-id", f'"{text[:60]}" cannot be an id', ID_CURE)


def _check_time(text: str) -> str:
    try:
        datetime.fromisoformat(text)
        # Python also reads 20250914, which no page could write.
        date_words(text, "en")
    except ValueError as error:
        examples = "2025-09-14 or 2025-09-14T12:00+08:00"
        message = f'expected a date such as {examples}, found "{text[:60]}"'
        raise complaint("bad-date", message) from error
    return text


def _check_date(text: str) -> str:
    try:
        date.fromisoformat(text)
        date_words(text, "en")
    except ValueError as error:
        message = f'expected a date such as 2025-09-14, found "{text[:60]}"'
        raise complaint("bad-date", message) from error
    return text


ID_SCHEMA: Final[JsonSchemaValue] = {"type": "string", "pattern": f"^{_ID}$"}
_BY_LANGUAGE: Final[JsonSchemaValue] = {
    "type": "object",
    "properties": {"zh": _TEXT_SCHEMA, "en": _TEXT_SCHEMA},
    "additionalProperties": False,
}
WORDS_SCHEMA: Final[JsonSchemaValue] = {"anyOf": [_TEXT_SCHEMA, _BY_LANGUAGE]}

Id = Annotated[str, AfterValidator(_check_id), WithJsonSchema(ID_SCHEMA)]
Line = Annotated[
    str, StringConstraints(min_length=1, max_length=2000), WithJsonSchema(_TEXT_SCHEMA)
]
"""A text of any kind."""
Value = Annotated[Amount, _from_text(_read_amount), WithJsonSchema(_TEXT_SCHEMA)]
Seconds = Annotated[float, _from_text(_read_seconds), WithJsonSchema(_TEXT_SCHEMA)]
Time = Annotated[str, AfterValidator(_check_time), WithJsonSchema({"type": "string"})]
Date = Annotated[str, AfterValidator(_check_date), WithJsonSchema({"type": "string"})]
LanguageCode = Literal["zh", "en"]


class Authored(BaseModel):
    """Base of everything that an author writes: unknown keys are problems."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Authored):
    """A text in each language; a single text if it is the same in all."""

    zh: Line | None = None
    en: Line | None = None
    neutral: Line | None = Field(default=None, alias=NEUTRAL)

    @model_validator(mode="before")
    @classmethod
    def _from_scalar(cls, data: object) -> object:
        return {NEUTRAL: data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Either one text or one text per language."""
        del core_schema, handler
        return WORDS_SCHEMA

    def by_language(self) -> dict[str, str]:
        """The texts that are given per language."""
        return {k: v for k, v in (("zh", self.zh), ("en", self.en)) if v is not None}
