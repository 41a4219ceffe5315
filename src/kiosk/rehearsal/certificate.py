"""What a rehearsal found, as a page for the person who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.rehearsal.rehearse import Report
    from kiosk.show.model import Show


def certificate(show: Show, report: Report) -> str:
    """The certificate's text.

    Args:
        show: What was rehearsed; its hash is the show's identity.
        report: What was found.
    """
    hours = report.played_s / 3600
    answers = sorted(report.answers_s) or [0.0]
    p99 = answers[min(len(answers) - 1, int(0.99 * len(answers)))]
    lines = [
        f"{' / '.join(show.title[language] for language in show.languages)}",
        f"show {show.hash[:16]}, seed {report.seed}",
        "",
        f"{report.days} days, {hours:.0f} hours of opening",
        f"{report.turns} turns, {len(report.slides)} slides and languages seen",
        f"{report.visitors} visitors, {report.touches} touches",
        f"touch to picture: median {_ms(answers[len(answers) // 2])}, 99 % within {_ms(p99)}, "
        f"longest {_ms(answers[-1])} of processor time",
    ]
    frames = sorted(report.frames_s)
    if frames:
        p999 = frames[min(len(frames) - 1, int(0.999 * len(frames)))]
        lines.append(
            f"{report.frames} frames looked at; while pages arrive 99.9 % take at most "
            f"{p999:.0%} of the time they may, the longest {frames[-1]:.0%}"
        )
    if report.memory_mb:
        lines.append(
            f"memory {report.memory_mb[0]:.0f} MB after the first hour, "
            f"{report.memory_mb[-1]:.0f} MB after the last; "
            f"objects {report.objects[0]} and {report.objects[-1]}"
        )
    lines.append("")
    if report.faults:
        lines.append("NOT READY:")
        lines += [f"  {sentence} ({count} ×)" for sentence, count in report.faults.most_common()]
    else:
        lines.append(
            "READY: never blank, every slide seen in every language, always home, no dead end, "
            "no frame late, nothing grew."
        )
    return "\n".join(lines)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
