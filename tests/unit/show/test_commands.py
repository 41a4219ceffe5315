"""kiosk check, new, schema: what a person at a terminal meets."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from kiosk.cli.main import main
from kiosk.errors import Place, Problem, Severity
from kiosk.show.compiled import is_whole, load_compiled
from kiosk.show.json_schema import schema_text
from kiosk.show.read import read_show
from kiosk.show.report import problem_lines


def lines_of(problem: Problem, *, is_colored: bool = False) -> list[str]:
    return list(problem_lines(problem, is_colored=is_colored))


def test_a_clean_show_ends_with_0_and_says_what_was_checked(show_folder, capsys) -> None:
    assert main(["check", str(show_folder.path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith("note: ")] == [
        "confirmed: 16 figures stand in their sentences with value, unit and qualifier",
        "confirmed: 1 figures follow from others",
        "书市2025 / Book Fair 2025: 3 sections; 11 slides; 17 figures: 16 traced to 6 sentences in "
        "1 source, 1 derived; 2 tables; 1 picture.",
        "0 defects, 0 remarks.",
    ]


def test_a_remark_ends_with_1(show_folder, capsys) -> None:
    show_folder.change("轻触屏幕", "轻触屏幕👆")
    assert main(["check", str(show_folder.path / "show.yaml")]) == 1
    out = capsys.readouterr().out
    assert "remark: no bundled font has" in out
    assert out.endswith("0 defects, 1 remark.\n")


def test_a_defect_ends_with_2_and_shows_line_caret_and_cure(show_folder, capsys) -> None:
    show_folder.change("hero: visits", "hero: visitz")
    line = show_folder.line_of("visitz")
    assert main(["check", str(show_folder.path)]) == 2
    out = capsys.readouterr().out.splitlines()
    assert out[:5] == [
        f'show.yaml:{line}:15: section "figures" › slide "totals" › hero',
        '    there is no figure "visitz"',
        f"    {line} │         hero: visitz",
        "        │               ^",
        '    Did you mean "visits"?',
    ]
    assert out[-1].startswith("1 defect, 0 remarks.")


def test_json_carries_every_problem(show_folder, capsys, tmp_path) -> None:
    show_folder.change("hero: visits", "hero: visitz")
    assert main(["check", "--json", "--compile", str(tmp_path), str(show_folder.path)]) == 2
    report = json.loads(capsys.readouterr().out)
    (problem,) = report["problems"]
    assert (problem["code"], problem["severity"]) == ("unknown-figure", "defect")
    assert problem["line"] == show_folder.line_of("visitz")
    assert (report["compiled"], report["summary"]) == ("", None)


def test_json_names_the_checked_copy(show_folder, capsys, tmp_path) -> None:
    assert main(["check", "--json", "--compile", str(tmp_path), str(show_folder.path)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert is_whole(Path(report["compiled"]))
    assert report["summary"]["traced"] == 16


def test_a_copy_that_cannot_be_written_is_said(show_folder, capsys, tmp_path) -> None:
    (tmp_path / "file").write_bytes(b"")
    main(["check", "--json", "--compile", str(tmp_path / "file"), str(show_folder.path)])
    captured = capsys.readouterr()
    assert json.loads(captured.out)["compiled"] == ""
    assert "was not written" in captured.err


def test_the_default_show_has_no_problem(capsys) -> None:
    assert main(["check"]) == 0
    assert "0 defects, 0 remarks." in capsys.readouterr().out


def test_a_missing_folder_is_told_what_to_do(capsys, tmp_path) -> None:
    assert main(["check", str(tmp_path / "none")]) == 2
    assert "kiosk new" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["both", "zh", "en"])
def test_a_new_show_has_no_problem(language, tmp_path, capsys) -> None:
    folder = tmp_path / "fair" / "show"
    assert main(["new", str(folder), "--language", language]) == 0
    show, problems = read_show(folder)
    assert problems == []
    assert show.languages == {"both": ("zh", "en"), "zh": ("zh",), "en": ("en",)}[language]
    assert f"kiosk play {folder}" in capsys.readouterr().out


def test_a_new_show_brings_the_schema_that_its_first_line_names(tmp_path) -> None:
    assert main(["new", str(tmp_path / "show")]) == 0
    first = (tmp_path / "show" / "show.yaml").read_text(encoding="utf-8").splitlines()[0]
    name = first.removeprefix("# yaml-language-server: $schema=")
    assert (tmp_path / "show" / name).read_text(encoding="utf-8") == schema_text()


def test_new_writes_into_an_empty_folder_and_no_other(tmp_path, capsys) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["new", str(tmp_path / "empty")]) == 0
    before = (tmp_path / "empty" / "show.yaml").read_bytes()
    assert main(["new", str(tmp_path / "empty"), "--language", "en"]) == 2
    assert "not an empty folder" in capsys.readouterr().err
    assert (tmp_path / "empty" / "show.yaml").read_bytes() == before


def test_new_says_when_it_cannot_write(tmp_path, capsys) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert main(["new", str(tmp_path / "file" / "show")]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_a_compiled_starter_can_be_loaded(tmp_path, capsys) -> None:
    main(["new", str(tmp_path / "show")])
    capsys.readouterr()
    main(["check", "--json", "--compile", str(tmp_path), str(tmp_path / "show")])
    show = load_compiled(Path(json.loads(capsys.readouterr().out)["compiled"]))
    assert [section.title["en"] for section in show.sections] == ["Figures", "Charts", "Words"]


# The schema


def schema_nodes(value):
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from schema_nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from schema_nodes(item)


def test_the_schema_describes_every_key(capsys) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    for node in schema_nodes(schema):
        for key, field in node.get("properties", {}).items():
            if key not in ("zh", "en", "kind"):
                assert field.get("description"), key


def test_the_schema_knows_the_kinds_and_refuses_unknown_keys() -> None:
    definitions = json.loads(schema_text())["$defs"]
    kinds = {
        one["properties"]["kind"]["const"]
        for one in definitions.values()
        if "kind" in one.get("properties", {})
    }
    assert kinds == {"poster", "numbers", "keyword", "chart", "story"}
    objects = [one for one in definitions.values() if "properties" in one]
    assert all(one["additionalProperties"] is False for one in objects)


TYPES = {"string": str, "number": (int, float), "array": list, "object": dict}


def accepts(schema, value, root) -> bool:
    """Whether a JSON Schema, as far as ours go, accepts a value."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        return accepts(root["$defs"][name], value, root)
    for key in ("anyOf", "oneOf"):
        if key in schema and not any(accepts(one, value, root) for one in schema[key]):
            return False
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, TYPES[kind]) for kind in kinds):
        return False
    if value != schema.get("const", value) or value not in schema.get("enum", [value]):
        return False
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return False
    if isinstance(value, list):
        fits = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
        return fits and all(accepts(schema.get("items", {}), item, root) for item in value)
    return not isinstance(value, dict) or accepts_object(schema, value, root)


def accepts_object(schema, value, root) -> bool:
    if not set(schema.get("required", [])) <= set(value):
        return False
    for key, item in value.items():
        rules = [schema["properties"][key]] if key in schema.get("properties", {}) else []
        patterns = schema.get("patternProperties", {}).items()
        rules += [rule for pattern, rule in patterns if re.search(pattern, key)]
        if not rules and schema.get("additionalProperties") is False:
            return False
        if not all(accepts(rule, item, root) for rule in rules):
            return False
    return True


def as_an_editor_reads_it(path: Path):
    parser = YAML(typ="safe", pure=True)
    # YAML 1.2's core schema knows no dates; an editor sees texts.
    parser.constructor.add_constructor(
        "tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node)
    )
    return parser.load(path)


SHOWS = Path(__file__).parents[3] / "resources" / "shows"


@pytest.mark.parametrize(
    "folder",
    [
        Path(__file__).parents[2] / "shows/base",
        SHOWS / "ciftis-2025",
        *(SHOWS / "starter" / language for language in ("both", "zh", "en")),
    ],
    ids=lambda folder: folder.name,
)
def test_the_schema_accepts_sound_shows(folder) -> None:
    schema = json.loads(schema_text())
    assert accepts(schema, as_an_editor_reads_it(folder / "show.yaml"), schema)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("duration: 12s", "durration: 12s"),
        ("kind: poster", "kind: postr"),
        ("hero: visits", "hero: [visits]"),
        ("hero: visits", "hero: {figure: visits, labl: x}"),
        ("qualifier: over", "qualifier: above"),
        ("chart: share", "chart: pie"),
        ("direction: up", "direction: upward"),
        ("format: 1", "format: 2"),
        ("  - id: words", "  - name: words"),
    ],
)
def test_the_schema_refuses_what_the_check_refuses(show_folder, old, new) -> None:
    show_folder.change(old, new)
    schema = json.loads(schema_text())
    assert not accepts(schema, as_an_editor_reads_it(show_folder.path / "show.yaml"), schema)
    assert read_show(show_folder.path)[0] is None


# Lines


def problem_at(line: str, column: int) -> Problem:
    return Problem(Severity.DEFECT, "x", Place("show.yaml", 7, column, "", line), "found a thing")


def test_the_caret_stands_below_its_character_behind_chinese() -> None:
    lines = lines_of(problem_at("  zh: 数说ab", 9))
    assert lines[2:4] == ["    7 │   zh: 数说ab", "      │         " + "  ^"]


def test_a_long_line_is_cut_around_its_caret() -> None:
    lines = lines_of(problem_at("数" * 300 + "X" + "说" * 300, 301))
    source, caret = lines[2], lines[3]
    assert len(source) < 70
    assert source.count("…") == 2
    before = source[: source.index("X")]
    width = sum(2 if character in "数说" else 1 for character in before)
    assert caret.index("^") == width


def test_colors_are_used_only_when_asked_for() -> None:
    problem = problem_at("a: b", 4)
    assert "\x1b" not in "".join(lines_of(problem))
    assert "\x1b[31m" in "".join(lines_of(problem, is_colored=True))


def test_a_problem_without_place_has_no_caret() -> None:
    problem = Problem(Severity.DEFECT, "x", Place("show.yaml"), "is missing")
    assert lines_of(problem) == ["show.yaml", "    is missing"]
