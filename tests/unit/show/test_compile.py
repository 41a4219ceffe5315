"""The compiled show: the same data, the same bytes, whole or refused."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import kiosk
from kiosk.errors import ShowDefectError
from kiosk.show import prepare as preparing
from kiosk.show.codec import CodecError, decode, encode
from kiosk.show.compile import ShowChangedError, compile_show
from kiosk.show.compiled import CompiledShowError, is_whole, load_compiled
from kiosk.show.fingerprint import fingerprint
from kiosk.show.media import inspect
from kiosk.show.model import Point, Show, Slide, StorySlide
from kiosk.show.prepare import ShowCheckError, prepare
from kiosk.show.read import read_show


@pytest.fixture
def compiled(show_folder, tmp_path) -> Path:
    show, _ = read_show(show_folder.path)
    return compile_show(show, show_folder.path, tmp_path / "state")


def without_pictures(show: Show) -> Show:
    """The show with what compiling changes left out."""

    def slide(one: Slide) -> Slide:
        return replace(one, picture="") if isinstance(one, StorySlide) else one

    sections = tuple(
        replace(section, slides=tuple(slide(one) for one in section.slides))
        for section in show.sections
    )
    return replace(show, sections=sections, hash="")


def test_what_is_loaded_is_what_was_read(show_folder, compiled) -> None:
    show, _ = read_show(show_folder.path)
    assert without_pictures(load_compiled(compiled)) == without_pictures(show)


def test_the_folder_is_named_by_the_hash_of_its_content(compiled) -> None:
    show = load_compiled(compiled)
    assert compiled.name == show.hash[:16]
    assert len(show.hash) == 64


def test_pictures_come_along_under_names_of_their_content(show_folder, compiled) -> None:
    (story,) = [
        slide for slide in load_compiled(compiled).slides() if isinstance(slide, StorySlide)
    ]
    copy = compiled / story.picture
    assert inspect(copy.read_bytes()) == inspect((show_folder.path / "media/hall.png").read_bytes())
    assert story.picture.startswith("pictures/")
    assert story.picture.endswith(".png")


def test_the_same_show_gives_the_same_hash_in_another_process(show_folder, compiled, tmp_path):
    code = (
        "import sys; from pathlib import Path\n"
        "from kiosk.show.read import read_show; from kiosk.show.compile import compile_show\n"
        "folder = Path(sys.argv[1]); show, _ = read_show(folder)\n"
        "print(compile_show(show, folder, Path(sys.argv[2])).name)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77"}
    done = subprocess.run(
        [sys.executable, "-c", code, show_folder.path, tmp_path / "other"],
        capture_output=True,
        check=True,
        env=environment,
        text=True,
    )
    assert done.stdout.strip() == compiled.name


def test_a_comment_changes_nothing_and_a_word_changes_the_hash(show_folder, compiled, tmp_path):
    show_folder.change("format: 1", "format: 1   # a comment")
    show, _ = read_show(show_folder.path)
    assert compile_show(show, show_folder.path, tmp_path / "state") == compiled
    show_folder.change("Touch the screen", "Touch here")
    show, _ = read_show(show_folder.path)
    assert compile_show(show, show_folder.path, tmp_path / "state") != compiled


def test_compiling_leaves_nothing_else_behind(compiled) -> None:
    assert [path.name for path in compiled.parent.iterdir()] == [compiled.name]


def test_values_are_written_as_decimal_strings(compiled) -> None:
    content = json.loads((compiled / "show.json").read_bytes())
    assert content["show"]["figures"]["growth"]["value"] == "12.5"


@pytest.mark.parametrize("file", ["show.json", "picture"])
def test_a_flipped_bit_is_found(compiled, file) -> None:
    path = next((compiled / "pictures").iterdir()) if file == "picture" else compiled / file
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert not is_whole(compiled)
    if file == "show.json":
        with pytest.raises(CompiledShowError, match="not what its name says"):
            load_compiled(compiled)


def test_a_missing_picture_is_found(compiled) -> None:
    next((compiled / "pictures").iterdir()).unlink()
    assert not is_whole(compiled)


def test_a_damaged_copy_is_written_anew(show_folder, compiled, tmp_path) -> None:
    (compiled / "show.json").write_bytes(b"{}")
    show, _ = read_show(show_folder.path)
    assert compile_show(show, show_folder.path, tmp_path / "state") == compiled
    assert is_whole(compiled)


def test_a_folder_that_is_no_compiled_show_is_refused(tmp_path) -> None:
    with pytest.raises(CompiledShowError):
        load_compiled(tmp_path)
    assert not is_whole(tmp_path)


def test_a_picture_that_changes_meanwhile_is_not_shown(show_folder, tmp_path) -> None:
    show, _ = read_show(show_folder.path)
    show_folder.write("media/hall.png", b"not a picture")
    with pytest.raises(ShowChangedError, match=r"hall\.png"):
        compile_show(show, show_folder.path, tmp_path)
    assert not list(tmp_path.glob("shows/*"))


def test_a_full_disk_leaves_no_half_show(show_folder, tmp_path, monkeypatch) -> None:
    show, _ = read_show(show_folder.path)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        compile_show(show, show_folder.path, tmp_path)
    assert not list(tmp_path.glob("shows/*"))


# The codec


def test_a_value_keeps_its_digits() -> None:
    point = Point(Decimal("7.50E+12"), {"zh": "甲", "en": "a"}, written="7.50")
    assert str(decode(Point, encode(point)).value) == "7.50E+12"


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "text",
        {},
        {"value": 1, "name": {}, "figure": "", "written": ""},
        {"value": "x", "name": {}, "figure": "", "written": ""},
        {"value": "1", "name": [], "figure": "", "written": ""},
    ],
)
def test_what_does_not_fit_the_types_is_refused(value) -> None:
    with pytest.raises(CodecError):
        decode(Point, value)


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(CodecError):
        encode(object())


# Fingerprint and preparing


def test_the_fingerprint_sees_every_change(show_folder) -> None:
    seen = {fingerprint(show_folder.path)}
    show_folder.change("Touch the screen", "Touch the SCREEN")
    seen.add(fingerprint(show_folder.path))
    (show_folder.path / "data" / "days.csv").rename(show_folder.path / "data" / "d.csv")
    seen.add(fingerprint(show_folder.path))
    (show_folder.path / "media" / "new.png").write_bytes(b"")
    seen.add(fingerprint(show_folder.path))
    (show_folder.path / "media" / "new.png").unlink()
    (show_folder.path / "media" / "new.png").symlink_to("hall.png")
    seen.add(fingerprint(show_folder.path))
    assert len(seen) == 5


def test_a_file_and_a_link_to_the_same_content_differ(show_folder) -> None:
    media = show_folder.path / "media"
    (media / "copy.png").write_bytes((media / "hall.png").read_bytes())
    before = fingerprint(show_folder.path)
    (media / "copy.png").unlink()
    (media / "copy.png").symlink_to("hall.png")
    assert fingerprint(show_folder.path) != before


def test_hidden_files_do_not_count(show_folder) -> None:
    before = fingerprint(show_folder.path)
    (show_folder.path / ".git").mkdir()
    (show_folder.path / ".git" / "index").write_bytes(b"x")
    (show_folder.path / ".show.yaml.swp").write_bytes(b"x")
    assert fingerprint(show_folder.path) == before


def test_an_unchanged_show_is_not_checked_again(show_folder, tmp_path, monkeypatch) -> None:
    first = prepare(show_folder.path, tmp_path)
    assert load_compiled(first).title["en"] == "Book Fair 2025"

    def fail(*args: object) -> Path:
        pytest.fail("checked again")

    monkeypatch.setattr(preparing, "_check", fail)
    assert prepare(show_folder.path, tmp_path) == first


def test_a_changed_show_is_prepared_anew(show_folder, tmp_path) -> None:
    first = prepare(show_folder.path, tmp_path)
    show_folder.change("Touch the screen", "Touch here")
    second = prepare(show_folder.path, tmp_path)
    assert second != first
    assert is_whole(first)


def test_a_damaged_copy_is_prepared_anew(show_folder, tmp_path) -> None:
    first = prepare(show_folder.path, tmp_path)
    (first / "show.json").write_bytes(b"")
    assert prepare(show_folder.path, tmp_path) == first
    assert is_whole(first)


def test_a_defective_show_is_refused_with_its_problems(show_folder, tmp_path) -> None:
    show_folder.change("hero: visits", "hero: visitz")
    with pytest.raises(ShowDefectError) as caught:
        prepare(show_folder.path, tmp_path)
    _, problems = read_show(show_folder.path)
    assert list(caught.value.problems) == problems


def test_a_folder_that_is_missing_is_refused(tmp_path) -> None:
    with pytest.raises(ShowDefectError):
        prepare(tmp_path / "none", tmp_path)


def test_a_check_that_does_not_end_is_given_up(show_folder, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(preparing, "TIME_LIMIT_S", 0.01)
    with pytest.raises(ShowCheckError, match="longer than"):
        prepare(show_folder.path, tmp_path)


def test_a_check_that_breaks_says_its_last_words(show_folder, tmp_path, monkeypatch) -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('the check is broken')"]
    monkeypatch.setattr(preparing, "_command", lambda *args, **wishes: command)
    with pytest.raises(ShowCheckError, match="the check is broken"):
        prepare(show_folder.path, tmp_path)


def test_an_unreadable_index_is_no_obstacle(show_folder, tmp_path) -> None:
    (tmp_path / "prepared.json").write_bytes(b"[1, 2")
    assert is_whole(prepare(show_folder.path, tmp_path))


PLAYER_MODULES = ("compiled", "codec", "model", "prepare", "fingerprint", "durable", "problem_json")


def test_the_player_loads_neither_the_yaml_reader_nor_the_schema_library(compiled) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from kiosk.show.prepare import prepare; from kiosk.show.compiled import load_compiled\n"
        "load_compiled(Path(sys.argv[1]))\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('pydantic', 'ruamel', 'numpy')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, compiled], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("module", PLAYER_MODULES)
def test_modules_of_the_player_name_only_the_standard_library(module) -> None:
    source = Path(kiosk.__file__).parent / "show" / f"{module}.py"
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            root = (node.module or "").split(".")[0]
            assert root == "kiosk" or root in sys.stdlib_module_names
        if isinstance(node, ast.Import):
            assert all(name.name.split(".")[0] in sys.stdlib_module_names for name in node.names)
