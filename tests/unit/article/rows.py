"""Figures of a sentence as short rows that a person can compare."""

from __future__ import annotations

from kiosk.article.extract import read_article


def rows_of(sentence: str, padding: str) -> list[str]:
    """Every figure as "written = value unit qualifier", exact left out.

    Args:
        sentence: What is read.
        padding: A paragraph without numbers that says which language the text is in.
    """
    rows: list[str] = []
    for figure in read_article((sentence + padding).encode(), "a.md").figures:
        value = f"{figure.value}..{figure.value_max}" if figure.value_max else figure.value
        qualifier = "" if figure.qualifier.value == "exact" else f" {figure.qualifier.value}"
        unit = figure.unit or figure.unit_class.value
        rows.append(f"{figure.written} = {value} {unit}{qualifier}")
    return rows
