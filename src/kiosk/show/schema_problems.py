"""Checking one piece of the file against its model, and saying what is wrong with it.

The schema library speaks of extra inputs and string types; here its errors become sentences with
the author's own words, the likely meant word and a cure.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from kiosk.show.findings import did_you_mean, nearest
from kiosk.show.schema_types import NEUTRAL, Words
from kiosk.show.tree import Broken, Mapping, Scalar, Sequence, Spot, plain

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from kiosk.errors import Place
    from kiosk.show.findings import Findings

M = TypeVar("M", bound=BaseModel)


def validate(
    model: type[M], spot: Spot, findings: Findings, *, without: tuple[str, ...] = ()
) -> M | None:
    """Make a `model` of what stands at `spot`; None if it has problems, which are reported.

    Args:
        model: What is expected there.
        spot: The piece of the file.
        findings: Takes the problems.
        without: Keys of the mapping that are checked elsewhere.
    """
    node = spot.node
    data = plain(node) if node is not None else {}
    if isinstance(data, dict):
        data = {key: value for key, value in data.items() if key not in without}
    try:
        return model.model_validate(data)
    except ValidationError as error:
        reporter = _Reporter(model, spot, findings, without)
        for detail in error.errors(include_url=False):
            if findings.is_full:
                break
            reporter.report(detail)
        return None


class _Reporter:
    """Turns the errors about one piece into problems."""

    def __init__(
        self, model: type[BaseModel], spot: Spot, findings: Findings, without: tuple[str, ...]
    ) -> None:
        self._model = model
        self._spot = spot
        self._findings = findings
        self._without = without

    def report(self, detail: ErrorDetails) -> None:
        """Report one error."""
        steps = tuple(step for step in detail["loc"] if step != NEUTRAL)
        spot = self._spot.at(*steps)
        context = detail.get("ctx", {})
        match detail["type"]:
            case "missing":
                self._missing(spot, steps)
            case "extra_forbidden":
                self._unknown_key(spot, steps)
            case "complaint":
                self._defect(context["code"], spot.place(), context["message"], context["cure"])
            case "literal_error" | "enum":
                self._wrong_value(spot, steps, detail)
            case "string_too_short":
                self._defect("no-value", spot.place(), "the text is empty", "Write the text.")
            case "string_too_long":
                self._too_long(spot)
            case "too_short":
                self._defect("empty-list", spot.place(), "the list is empty")
            case "too_long":
                limit = context["max_length"]
                self._defect("too-many", spot.place(), f"has more than {limit} items")
            case "greater_than_equal" | "less_than_equal":
                self._out_of_range(spot, context)
            case _:
                self._wrong_type(spot, detail)

    def _missing(self, spot: Spot, steps: tuple[str | int, ...]) -> None:
        key = str(steps[-1])
        if spot.is_broken:
            return
        field = _field(self._model, steps)
        description = field.description if field and field.description else ""
        cure = f"Add “{key}”: {description}." if description else f"Add “{key}”."
        self._defect("missing-key", spot.place(), f'"{key}" is missing', cure)

    def _unknown_key(self, spot: Spot, steps: tuple[str | int, ...]) -> None:
        key = str(steps[-1])
        parent = self._spot.at(*steps[:-1])
        owner = _model_at(self._model, steps[:-1])
        place = parent.key_place(key)
        if owner is Words:
            message = f'"{key}" is not a language of shows'
            self._defect("unknown-language", place, message, "Possible here: zh, en.")
            return
        known = [*_keys(owner), *(self._without if len(steps) == 1 else ())]
        free = sorted(set(known).difference(parent.keys()))
        is_repeated = bool(nearest(key, known)) and not nearest(key, free)
        cure = did_you_mean(key, known if is_repeated else free or known)
        self._defect("unknown-key", place, f'unknown key "{key}"', cure)

    def _wrong_value(self, spot: Spot, steps: tuple[str | int, ...], detail: ErrorDetails) -> None:
        options = _options(_field(self._model, steps))
        expected = detail.get("ctx", {}).get("expected", "")
        if not isinstance(spot.node, Scalar):
            self._wrong_type(spot, detail)
            return
        found = spot.text[:60]
        names = " or ".join(options) if options else str(expected).replace("'", "")
        message = f'expected {names}, found "{found}"'
        cure = did_you_mean(found, options, otherwise=" ") if options else ""
        self._defect("wrong-value", spot.place(), message, cure.strip())

    def _too_long(self, spot: Spot) -> None:
        message = f"the text has {len(spot.text)} characters; a page holds 160"
        self._defect("text-too-long", spot.place(), message, "Shorten it.")

    def _wrong_type(self, spot: Spot, detail: ErrorDetails) -> None:
        expected = _EXPECTED.get(detail["type"], "something else")
        found = _found(spot)
        cure = ""
        if detail["type"] == "string_type" and isinstance(spot.node, (Mapping, Sequence)):
            cure = "A text that begins with “{” or “[” must stand in quotes."
        self._defect("wrong-type", spot.place(), f"expected {expected}, found {found}", cure)

    def _out_of_range(self, spot: Spot, context: dict[str, Any]) -> None:
        limit = f"at least {context['ge']:g}" if "ge" in context else f"at most {context['le']:g}"
        message = f'expected a number of {limit}, found "{spot.text}"'
        self._defect("out-of-range", spot.place(), message)

    def _defect(self, code: str, place: Place, message: str, cure: str = "") -> None:
        self._findings.defect(code, place, message, cure)


_EXPECTED = {
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
}


def _found(spot: Spot) -> str:
    match spot.node:
        case Mapping():
            return "keys and values"
        case Sequence():
            return "a list"
        case Broken() | None:
            return "nothing"
        case _:
            return f'"{spot.text[:60]}"'


def _keys(model: type[BaseModel] | None) -> list[str]:
    """Keys that an author may write."""
    fields = model.model_fields if model else {}
    return [field.alias or name for name, field in fields.items()]


def _field(model: type[BaseModel], steps: tuple[str | int, ...]) -> FieldInfo | None:
    owner = _model_at(model, steps[:-1])
    for name, field in (owner.model_fields if owner else {}).items():
        if steps[-1] in (name, field.alias):
            return field
    return None


def _model_at(model: type[BaseModel], steps: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model of the mapping that stands at `steps` below a `model`."""
    current: type[BaseModel] | None = model
    for step in steps:
        if isinstance(step, int) or current is None:
            continue
        field = _field(current, (step,))
        current = _model_in(field.annotation) if field else None
    return current


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 -- a type form
    """The first model inside a type such as `list[UseEntry] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(argument) for argument in get_args(annotation))
    return next((model for model in found if model is not None), None)


def _options(field: FieldInfo | None) -> list[str]:
    """The words that a field with a fixed choice takes."""
    return _words_in(field.annotation) if field else []


def _words_in(annotation: Any) -> list[str]:  # noqa: ANN401 -- a type form
    if isinstance(annotation, str):
        return [annotation]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    return [word for argument in get_args(annotation) for word in _words_in(argument)]
