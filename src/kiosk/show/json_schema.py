"""The JSON Schema of show.yaml, for editors."""

from __future__ import annotations

import json
from typing import Any, Final, cast

from kiosk.show.schema import ShowFile

SCHEMA_FILE: Final = "show.schema.json"
"""Beside show.yaml, whose first line names it."""


def schema_text() -> str:
    """The schema with a description of every key."""
    schema = _tidy(ShowFile.model_json_schema(by_alias=True))
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Shushuo show, format 1",
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _tidy(value: Any) -> Any:  # noqa: ANN401 -- any JSON value
    """The schema without titles and without null, which no key may have."""
    if isinstance(value, list):
        return [_tidy(item) for item in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    entries = cast("dict[str, Any]", value)
    options = [one for one in entries.get("anyOf", ()) if one != {"type": "null"}]
    if len(options) == 1:
        entries = {**options[0], **{k: v for k, v in entries.items() if k != "anyOf"}}
    elif options:
        entries = {**entries, "anyOf": options}
    return {
        key: _tidy(item)
        for key, item in entries.items()
        if not (key == "title" and isinstance(item, str))
        and not (key == "default" and item is None)
    }
