"""When an edited show is looked at; the clock is a number."""

from __future__ import annotations

from pathlib import Path

from kiosk.guard.watcher import Quiet, signature_of

OLD = (("show.yaml", 10, 1),)
HALF = (("show.yaml", 5, 2),)
NEW = (("show.yaml", 12, 3),)


def test_a_folder_nobody_edits_is_left_alone() -> None:
    quiet = Quiet(OLD)
    assert not any(quiet.is_new(OLD, now_s) for now_s in range(100))


def test_an_edit_is_looked_at_when_the_folder_has_been_quiet() -> None:
    quiet = Quiet(OLD)
    assert not quiet.is_new(NEW, 10.0)
    assert not quiet.is_new(NEW, 10.2)
    assert quiet.is_new(NEW, 10.3)
    assert quiet.is_whole(NEW, 10.5) is None
    assert quiet.is_whole(NEW, 10.75)


def test_an_edit_is_told_once() -> None:
    quiet = Quiet(OLD)
    quiet.is_new(NEW, 10.0)
    assert quiet.is_whole(NEW, 11.0)
    assert not quiet.is_new(NEW, 20.0)


def test_what_was_found_in_a_half_written_file_does_not_count() -> None:
    quiet = Quiet(OLD)
    quiet.is_new(HALF, 10.0)
    assert quiet.is_new(HALF, 10.4)
    assert quiet.is_whole(NEW, 10.6) is False
    assert not quiet.is_new(NEW, 10.6)
    assert quiet.is_new(NEW, 10.9)
    assert quiet.is_whole(NEW, 11.3)


def test_a_file_that_is_written_without_pause_is_never_looked_at() -> None:
    quiet = Quiet(OLD)
    assert not any(quiet.is_new((("show.yaml", n, n),), n * 0.2) for n in range(100))


def test_a_folder_that_is_gone_is_no_edition() -> None:
    quiet = Quiet(OLD)
    assert not any(quiet.is_new(None, now_s) for now_s in range(100))
    assert not quiet.is_new(OLD, 101.0)


def test_a_damaged_copy_is_made_again_from_an_unchanged_folder() -> None:
    quiet = Quiet(OLD)
    quiet.forget()
    assert quiet.is_new(OLD, 1.0)


def test_a_signature_tells_every_change_apart(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "show.yaml").write_text("a", "utf-8")
    seen = [signature_of(tmp_path)]
    (tmp_path / "show.yaml").write_text("ab", "utf-8")
    seen.append(signature_of(tmp_path))
    (tmp_path / "data" / "x.csv").write_text("1", "utf-8")
    seen.append(signature_of(tmp_path))
    (tmp_path / "show.yaml").rename(tmp_path / "other.yaml")
    seen.append(signature_of(tmp_path))
    assert len(set(seen)) == 4


def test_hidden_files_of_an_editor_are_no_change(tmp_path: Path) -> None:
    (tmp_path / "show.yaml").write_text("a", "utf-8")
    found = signature_of(tmp_path)
    assert found is not None
    names = {name for name, _, _ in found}
    (tmp_path / ".show.yaml.swp").write_text("a", "utf-8")
    after = signature_of(tmp_path)
    assert after is not None
    assert {name for name, _, _ in after} == names


def test_a_missing_folder_has_no_signature(tmp_path: Path) -> None:
    assert signature_of(tmp_path / "nowhere") is None
