"""A booth's set-up says everything it does, does what it says, and can be undone."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kiosk.cli.main import main
from kiosk.install.carry import (
    AlreadyInstalledError,
    NotInstalledError,
    describe,
    install,
    remove,
)
from kiosk.install.compositor import Compositor, NoCompositorError, choose
from kiosk.install.plan import PlaceUnseenError, Setting, plan
from kiosk.install.texts import WAIT_FOR_DISPLAY
from kiosk.install.units import display_unit, show_unit

WESTON = Setting(Compositor.WESTON, ("/opt/shushuo/shushuo",), usb_policy="allow id 1d6b:0002\n")
NEVER_LINKED = {"/dev/null"}


def answers(**versions: str) -> Callable[[Sequence[str]], str]:
    return lambda command: versions.get(command[0], "")


def everything_in(root: Path) -> dict[str, str]:
    """Every file and link below a folder, with what it holds and its rights."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = f"/{path.relative_to(root)}"
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = f"{stat.S_IMODE(path.stat().st_mode):o} {path.read_text()}"
        else:
            found[name] = "folder"
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A system with a desktop, and a person's own rules."""
    root = tmp_path / "root"
    units = root / "etc/systemd/system"
    units.mkdir(parents=True)
    (units / "display-manager.service").symlink_to("/lib/systemd/system/gdm.service")
    (root / "etc/usbguard").mkdir()
    (root / "etc/usbguard/rules.conf").write_text("allow id 0000:0000\n")
    (root / "etc/usbguard/rules.conf").chmod(0o640)
    return root


def test_a_dry_run_names_every_place_that_is_changed(root: Path) -> None:
    steps = plan(WESTON)
    said = "\n".join(describe(steps))
    before = everything_in(root)
    install(steps, root, None)
    after = everything_in(root)
    changed = {name for name in after if after[name] != before.get(name) != "folder"}
    places = {name for name in changed if after[name] != "folder"}
    assert len(places) >= 18
    assert [name for name in sorted(places) if f" {name} " not in said] == []


def test_a_dry_run_changes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.doctor.session.answer_of", lambda _: "weston 10.0.1")
    monkeypatch.setattr("kiosk.cli.booth_install._program", lambda: ("/opt/shushuo/shushuo",))
    before = everything_in(root)
    assert main(["booth", "install", "--dry-run", "--root", str(root)]) == 0
    assert everything_in(root) == before
    assert "Nothing was changed." in capsys.readouterr().out


def test_what_is_removed_leaves_the_system_as_it_was(root: Path) -> None:
    before = everything_in(root)
    install(plan(WESTON), root, None)
    assert everything_in(root)["/etc/systemd/system/display-manager.service"].endswith(
        "kiosk-display.service"
    )
    remove(root, None)
    left = {name: text for name, text in everything_in(root).items() if name not in before}
    assert {name for name, text in left.items() if text != "folder"} == set()
    assert not any("kiosk" in name for name in left)
    assert {name: everything_in(root)[name] for name in before} == before


def test_a_setup_that_was_cut_off_can_be_undone(root: Path) -> None:
    before = everything_in(root)

    def fails(command: Sequence[str]) -> bool:
        raise OSError(f"{command[0]} failed")

    with pytest.raises(OSError, match="sysusers failed"):
        install(plan(WESTON), root, fails)
    remove(root, lambda command: True)
    left = everything_in(root)
    assert {name: left[name] for name in before} == before
    assert not any("kiosk" in name for name in left)


def test_commands_are_taken_back_last_first(root: Path) -> None:
    ran: list[str] = []

    def run(command: Sequence[str]) -> bool:
        ran.append(" ".join(command))
        return True

    install(plan(WESTON), root, run)
    assert ran == [
        "systemd-sysusers /etc/sysusers.d/kiosk.conf",
        "systemd-tmpfiles --create /etc/tmpfiles.d/kiosk.conf",
        "systemctl daemon-reload",
    ]
    ran.clear()
    remove(root, run)
    # While a service runs its user cannot go.
    assert ran == [
        "systemctl stop kiosk-display.service kiosk-show.service",
        "systemctl daemon-reload",
        'sh -c systemctl stop "user@$(id -u kiosk).service"',
        "userdel kiosk",
    ]


def test_a_command_that_fails_keeps_nothing_else_from_being_undone(root: Path) -> None:
    before = everything_in(root)
    install(plan(WESTON), root, lambda command: True)

    def fails(command: Sequence[str]) -> bool:
        raise OSError(f"{command[0]} failed: the user is logged in")

    said = remove(root, fails)
    assert "failed   userdel failed: the user is logged in" in said
    assert not any("kiosk" in name for name in everything_in(root).keys() - before.keys())


def test_nobody_is_told_where_no_systemd_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.cli import booth_install

    monkeypatch.setattr(booth_install, "SYSTEMD_RUNS", tmp_path / "none")
    assert not booth_install._run(["systemctl", "daemon-reload"])
    assert booth_install._run(["true"])


def test_a_booth_yaml_that_a_person_changed_stays(root: Path) -> None:
    install(plan(WESTON), root, None)
    (root / "etc/kiosk/booth.yaml").write_text("theme: paper\n")
    said = remove(root, None)
    assert "kept     /etc/kiosk/booth.yaml: it was changed by hand" in said
    assert (root / "etc/kiosk/booth.yaml").read_text() == "theme: paper\n"
    assert any(line.startswith("kept") for line in install(plan(WESTON), root, None))
    assert (root / "etc/kiosk/booth.yaml").read_text() == "theme: paper\n"


def test_a_second_setup_is_refused_so_that_the_first_can_be_undone(root: Path) -> None:
    install(plan(WESTON), root, None)
    with pytest.raises(AlreadyInstalledError):
        install(plan(WESTON), root, None)
    remove(root, None)
    with pytest.raises(NotInstalledError):
        remove(root, None)


def test_the_starter_booth_yaml_is_in_order(root: Path) -> None:
    install(plan(WESTON), root, None)
    assert main(["booth", "check", str(root / "etc/kiosk/booth.yaml")]) == 0


@pytest.mark.parametrize("place", ["/home/li/shows/spring", "/root/show", "/tmp/show"])
def test_a_show_that_the_services_cannot_read_is_refused(place: str) -> None:
    with pytest.raises(PlaceUnseenError, match="under /srv"):
        plan(Setting(Compositor.WESTON, ("/opt/shushuo/shushuo",), show=place))


def test_a_show_is_played_with_its_spaces() -> None:
    setting = Setting(Compositor.WESTON, ("/opt/shushuo/shushuo",), show="/srv/our show")
    said = "\n".join(describe(plan(setting)))
    command = "/opt/shushuo/shushuo play '/srv/our show' --booth /etc/kiosk/booth.yaml"
    assert f"ExecStart={command}\n" in said


def test_old_cage_is_refused_with_the_reason_and_weston_taken() -> None:
    old = answers(cage="Cage version 0.1.4", weston="weston 10.0.1")
    choice = choose("auto", old)
    assert choice.compositor is Compositor.WESTON
    assert "cage 0.1.4 is not taken: it ends when the display is unplugged" in choice.reason
    with pytest.raises(NoCompositorError, match=r"cage 0\.1\.4 is too old.*--compositor weston"):
        choose("cage", old)


def test_new_cage_is_taken_first() -> None:
    new = answers(cage="cage version 0.3.1", weston="weston 14.0.1")
    assert choose("auto", new).compositor is Compositor.CAGE
    assert choose("weston", new).compositor is Compositor.WESTON


@pytest.mark.parametrize("weston", ["", "weston 9.0.0"])
def test_without_a_compositor_the_cure_is_named(weston: str) -> None:
    with pytest.raises(NoCompositorError, match="apt-get install weston"):
        choose("auto", answers(weston=weston))


@pytest.mark.parametrize("compositor", list(Compositor))
@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_the_services_are_sound_and_little_exposed(compositor: Compositor, tmp_path: Path) -> None:
    command = ("/bin/true", "play")
    texts = {
        "kiosk-display.service": display_unit(compositor, config="/etc/w.ini", waiter="/bin/true"),
        "kiosk-show.service": show_unit(compositor, command),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in texts:
        path = str(tmp_path / name)
        verified = analyze("verify", "--man=no", "--recursive-errors=no", path)
        assert "Unknown" not in verified
        assert name not in verified
        told = analyze("security", "--offline=true", "--no-pager", path)
        exposure = re.search(r"exposure level for \S+: ([\d.]+)", told)
        assert exposure is not None, told
        assert float(exposure[1]) <= 2.0


def analyze(*arguments: str) -> str:
    done = subprocess.run(
        ["systemd-analyze", *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.mark.skipif(os.name != "posix", reason="a script for Linux")
def test_the_display_waits_for_a_connector_with_modes(tmp_path: Path) -> None:
    for name, status, modes in (
        ("card0", None, None),
        ("card0-HDMI-A-1", "disconnected", ""),
        ("card0-DP-1", "connected", ""),
    ):
        folder = tmp_path / name
        folder.mkdir()
        if status is not None and modes is not None:
            (folder / "status").write_text(f"{status}\n")
            (folder / "modes").write_text(modes)
    script = tmp_path / "wait"
    script.write_text(WAIT_FOR_DISPLAY)
    environment = {**os.environ, "DRM": str(tmp_path)}
    waiting = subprocess.Popen(["/bin/sh", str(script)], env=environment)
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(0.5)
        (tmp_path / "card0-DP-1/modes").write_text("1920x1080\n")
        assert waiting.wait(10) == 0
    finally:
        waiting.kill()
        waiting.wait()
