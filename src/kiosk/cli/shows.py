"""Which show a command means, and its checked copy."""

from __future__ import annotations

from pathlib import Path

from kiosk.errors import KioskError

DEFAULT_SHOW = "ciftis-2025"


class ShowMissingError(KioskError):
    """There is no show where the command was told to look."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no show in {path}: a show is a folder that holds a file show.yaml. "
            "Make one with: kiosk new FOLDER"
        )


def show_folder(name: str | None) -> Path:
    """The folder of a show; None: the show that comes with the program.

    Raises:
        ShowMissingError: The folder is missing or holds no show.yaml.
    """
    if name is None:
        from kiosk.resources import resource

        return resource("shows", DEFAULT_SHOW)
    path = Path(name)
    if path.name == "show.yaml":
        path = path.parent
    if not (path / "show.yaml").is_file():
        raise ShowMissingError(path)
    return path


def state_folder() -> Path:
    """Where checked copies, the journal and the guard's notes are kept on this machine."""
    import os

    import platformdirs

    # A service is told its folder by the system.
    given = os.environ.get("STATE_DIRECTORY")
    return Path(given) if given else platformdirs.user_state_path("kiosk")


def compiled_show(name: str | None, *, is_draft: bool = False) -> Path:
    """The checked copy of a show, made now if there is none yet.

    Args:
        name: Folder of the show; None: the one that comes with the program.
        is_draft: Also with contradictions that nobody has answered.

    Raises:
        ShowMissingError: There is no show.
        ShowDefectError: The show has defects.
    """
    from kiosk.show.prepare import prepare

    return prepare(show_folder(name), state_folder(), is_draft=is_draft)
