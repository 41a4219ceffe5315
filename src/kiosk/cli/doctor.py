"""`kiosk doctor`: whether this machine is ready for the fair."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from pathlib import Path

    from kiosk.doctor.finding import Finding

VERDICTS = (
    "This machine is ready.",
    "This machine plays; somebody should look at what is marked.",
    "This machine is not ready.",
)
"""By exit code."""


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "doctor",
        help="say whether this machine is ready",
        description="Look at display, touch, fonts, session, compositor, clock, disk, memory and "
        "settings; ends with 0 (ready), 1 (somebody should look) or 2 (not ready).",
    )
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--probe", action="store_true", help="only what needs Qt, as JSON")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Look, and print one page."""
    import json
    from dataclasses import asdict

    if args.probe:
        from kiosk.doctor.display import probe

        print(probe())
        return 0
    findings = _findings()
    code = verdict(findings)
    if args.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        print(page(findings), VERDICTS[code], sep="\n\n")
    return code


def verdict(findings: list[Finding]) -> int:
    """The exit code: 0 if all is well, 1 if somebody should look, 2 if the show will not play."""
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


def _findings() -> list[Finding]:
    """Everything that is looked at, in the order of the page."""
    import os
    import sys
    from datetime import datetime
    from pathlib import Path

    from kiosk.booth.store import booth_path
    from kiosk.cli.shows import state_folder
    from kiosk.doctor.connectors import look_at_connectors
    from kiosk.doctor.display import look_at_display
    from kiosk.doctor.machine import look_at_machine
    from kiosk.doctor.session import answer_of, booth_session, has_session, look_at_session

    environment, state, settings = dict(os.environ), state_folder(), booth_path()
    booth = booth_session(environment)
    if booth:
        from kiosk.install.plan import BOOTH_YAML
        from kiosk.install.units import STATE

        environment |= booth
        state, settings = Path(STATE), Path(BOOTH_YAML)
    unseen = [] if has_session(environment) else look_at_connectors()
    session = look_at_session(environment, answer_of)
    compositor = [_compositor()] if sys.platform == "linux" else []
    machine = look_at_machine(state, datetime.now().astimezone())
    return [
        *unseen,
        *look_at_display(environment),
        session,
        *compositor,
        *machine,
        _settings(settings),
    ]


def _compositor() -> Finding:
    """Whether there is what `kiosk booth install` needs."""
    from kiosk.doctor.finding import Finding, Status
    from kiosk.doctor.session import answer_of
    from kiosk.install.compositor import NoCompositorError, choose

    try:
        choice = choose("auto", answer_of)
    except NoCompositorError as error:
        return Finding("compositor", Status.LOOK, error.found, error.cure)
    return Finding("compositor", Status.OK, choice.reason)


def _settings(path: Path) -> Finding:
    """Whether what belongs to the place has been said, and rightly."""
    from kiosk.booth.read import read_booth
    from kiosk.doctor.finding import Finding, Status

    if not path.is_file():
        cure = f"Say in {path} what hangs there: diagonal, distance, hours."
        return Finding("booth.yaml", Status.LOOK, "none, defaults hold", cure)
    _, problems = read_booth(path)
    if problems:
        first = problems[0]
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        found = f"{first.place}: {first.message}{more}"
        return Finding("booth.yaml", Status.BAD, found, f"{first.cure} kiosk booth check {path}")
    return Finding("booth.yaml", Status.OK, str(path))
