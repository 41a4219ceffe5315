"""Frozen dataclasses to JSON values and back, by their declared types.

Numbers that are values stay decimal strings, digits kept.  Where a field's type has subclasses
(slides), the class is named beside the fields.  Only the standard library is used, because the
player reads with this.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
_Decode: TypeAlias = Callable[[Any], Any]

CLASS_KEY: Final = "="
"""Key of the class name where a field may hold several classes."""


class CodecError(ValueError):
    """A JSON value does not have the form that the types demand."""


def encode(value: object) -> Json:
    """The JSON value of a dataclass, with all that it holds."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields: dict[str, Json] = {}
        if _has_family(type(value)):
            fields[CLASS_KEY] = type(value).__name__
        for field in dataclasses.fields(value):
            fields[field.name] = encode(getattr(value, field.name))
        return fields
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Enum):
        return encode(value.value)
    if isinstance(value, Mapping):
        items = cast("Mapping[object, object]", value).items()
        return {str(key): encode(item) for key, item in items}
    if isinstance(value, tuple):
        return [encode(item) for item in cast("tuple[object, ...]", value)]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise CodecError(f"no JSON form for {type(value).__name__}")


def decode(kind: type[T], value: Json) -> T:
    """The dataclass of a JSON value.

    Raises:
        CodecError: The value does not fit the type.
    """
    try:
        result: T = _decoder(kind)(value)
    except (AttributeError, KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise CodecError(f"not a {kind.__name__}: {error}") from error
    return result


def _has_family(kind: type) -> bool:
    """Whether a dataclass is one of several that may stand in one place."""
    return any(dataclasses.is_dataclass(base) for base in kind.__mro__[1:]) or bool(_family(kind))


@cache
def _family(kind: type) -> dict[str, type]:
    """The direct subclasses of a dataclass, by name."""
    # A dataclass with slots is made twice; the first attempt lingers among the subclasses.
    found = {cls.__name__: cls for cls in kind.__subclasses__() if "__slots__" in vars(cls)}
    return found if dataclasses.is_dataclass(kind) else {}


@cache
def _decoder(kind: Any) -> _Decode:  # noqa: ANN401 -- a type form
    """A function that makes a `kind` of a JSON value."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        item = _decoder(get_args(kind)[1])
        return lambda value: {key: item(one) for key, one in value.items()}
    if dataclasses.is_dataclass(kind):
        family = _family(kind)
        return _one_of(family) if family else _dataclass(kind)
    if kind is Decimal:
        return lambda value: Decimal(_checked(value, str))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is float:
        return lambda value: float(_checked(value, (int, float)))
    if kind in (str, int, bool):
        return lambda value: _checked(value, kind)
    raise CodecError(f"no JSON form for {kind}")


def _checked(value: Any, kind: type | tuple[type, ...]) -> Any:  # noqa: ANN401 -- any JSON value
    if not isinstance(value, kind):
        msg = f"unexpected {type(value).__name__}"
        raise TypeError(msg)
    return value


def _optional(kind: Any) -> _Decode:  # noqa: ANN401 -- a type form
    (present,) = (argument for argument in get_args(kind) if argument is not NoneType)
    decode_present = _decoder(present)
    return lambda value: None if value is None else decode_present(value)


def _tuple(arguments: tuple[Any, ...]) -> _Decode:
    if arguments[-1] is Ellipsis:
        item = _decoder(arguments[0])
        return lambda value: tuple(item(one) for one in _checked(value, list))
    items = [_decoder(argument) for argument in arguments]
    return lambda value: tuple(
        item(one) for item, one in zip(items, _checked(value, list), strict=True)
    )


def _one_of(family: dict[str, type]) -> _Decode:
    decoders = {name: _dataclass(kind) for name, kind in family.items()}
    return lambda value: decoders[value[CLASS_KEY]](value)


def _dataclass(kind: Any) -> _Decode:  # noqa: ANN401 -- a class
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    def make(value: Any) -> Any:  # noqa: ANN401 -- any JSON value
        return kind(**{name: read(value[name]) for name, read in decoders.items()})

    return make
