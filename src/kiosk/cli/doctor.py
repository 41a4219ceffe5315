"""`kiosk doctor`: whether this machine is ready for the fair."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from kiosk.doctor.finding import Finding


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "doctor",
        help="say whether this machine is ready",
        description="Look at display, touch, fonts, session, clock, disk, memory and settings; "
        "ends with 0 (ready), 1 (somebody should look) or 2 (not ready).",
    )
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--probe", action="store_true", help="only what needs a display, as JSON")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Look, and print one page."""
    import json
    import os
    from dataclasses import asdict
    from datetime import datetime

    from kiosk.cli.shows import state_folder
    from kiosk.doctor.display import look_at_display, probe
    from kiosk.doctor.machine import look_at_machine

    if args.probe:
        print(probe())
        return 0
    findings = [
        *look_at_display(),
        *look_at_machine(os.environ, state_folder(), datetime.now().astimezone()),
        _booth(),
    ]
    if args.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        print(page(findings))
    from kiosk.doctor.finding import Status

    worst = {finding.status for finding in findings}
    return 2 if Status.BAD in worst else 1 if Status.LOOK in worst else 0


def page(findings: list[Finding]) -> str:
    """The findings as a table, each cure beneath what it mends."""
    width = max(len(finding.name) for finding in findings)
    lines: list[str] = []
    for finding in findings:
        lines.append(f"{finding.status.value:4}  {finding.name:{width}}  {finding.found}")
        if finding.cure:
            lines.append(f"{'':4}  {'':{width}}  → {finding.cure}")
    return "\n".join(lines)


def _booth() -> Finding:
    from kiosk.booth.store import BoothDefectError, booth_path, load_booth
    from kiosk.cli.shows import state_folder
    from kiosk.doctor.finding import Finding, Status

    path = booth_path()
    try:
        load_booth(None, state_folder())
    except BoothDefectError as error:
        return Finding("booth.yaml", Status.BAD, str(error), f"Mend {path}.")
    if not path.is_file():
        cure = f"Say in {path} what hangs there: diagonal, distance, hours."
        return Finding("booth.yaml", Status.LOOK, "none, defaults hold", cure)
    return Finding("booth.yaml", Status.OK, str(path))
