"""A hundred shows made to do harm: each is refused with a sentence, or it is neutral."""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image
from tests.faults.stand import SHOW, Row, Stand, x_server

from kiosk.errors import KioskError, ShowDefectError
from kiosk.show.compiled import load_compiled
from kiosk.show.prepare import prepare

Harm = Callable[[Path], None]
NEUTRAL_S = 30.0
# Overrides and isolates; marks without width such as U+200E turn nothing around by themselves.
BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
BAD = {chr(code) for code in (*range(32), *range(0x7F, 0xA0), *BIDI)}
BAD.discard("\n")


def harms() -> dict[str, Harm]:
    """The shows by name."""
    found: dict[str, Harm] = {}
    for name in PATHS:
        found[f"path {name[:30]!r}"] = in_yaml("media/hall.png", quoted(name))
    for name, text in YAMLS.items():
        found[f"yaml {name}"] = lambda show, text=text: write(show, text)
    for number, text in enumerate(TEXTS):
        found[f"text {number}"] = in_yaml("2025年服贸会", text, quote=True)
    for name, make in PICTURES.items():
        found[f"picture {name}"] = in_file("media/hall.png", make)
    for name, data in SOURCES.items():
        found[f"source {name}"] = in_file("sources/closing.md", lambda data=data: data)
    for name, data in TABLES.items():
        found[f"table {name}"] = lambda show, data=data: table(show, data)
    found["link to /etc/passwd"] = lambda show: link(show, "/etc/passwd")
    found["link to /dev/zero"] = lambda show: link(show, "/dev/zero")
    found["fifo"] = fifo
    return found


def in_file(name: str, make: Callable[[], bytes]) -> Harm:
    def harm(show: Path) -> None:
        (show / name).write_bytes(make())

    return harm


def quoted(name: str) -> str:
    return '"' + name.encode("unicode_escape").decode().replace('"', '\\"') + '"'


def in_yaml(old: str, new: str, *, quote: bool = False) -> Harm:
    def harm(show: Path) -> None:
        path = show / "show.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, quoted(new) if quote else new, 1), "utf-8")

    return harm


def write(show: Path, text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    (show / "show.yaml").write_bytes(data)


def table(show: Path, data: bytes) -> None:
    (show / "data").mkdir(exist_ok=True)
    (show / "data" / "bomb.csv").write_bytes(data)
    path = show / "show.yaml"
    text = path.read_text("utf-8")
    head, _, tail = text.partition("  - id: ")
    section = "  - id: bomb\n    title: {zh: 表, en: Table}\n    slides:\n      - kind: chart\n        id: bomb-1\n        chart: columns\n        headline: {zh: 表, en: Table}\n        deck: {zh: 表, en: Table}\n        table: {file: data/bomb.csv, source: trade}\n"  # noqa: E501
    path.write_text(f"{head}{section}  - id: {tail}", "utf-8")


def link(show: Path, target: str) -> None:
    (show / "media" / "hall.png").unlink()
    (show / "media" / "hall.png").symlink_to(target)


def fifo(show: Path) -> None:
    (show / "media" / "hall.png").unlink()
    os.mkfifo(show / "media" / "hall.png")


PATHS = (
    "../../../etc/passwd", "/etc/passwd", "media/../../x.png", "~/.ssh/id_rsa", "C:\\x.png", "C:/x",
    "\\\\host\\share\\x.png", "file:///etc/passwd", "http://example.com/x.png", "media/hall.png\0",
    "media//../../hall.png", "CON", "media/" + "x" * 5000, ".", "..", "", "media", "media/hall.svg",
    "/dev/zero", "/proc/self/environ", "media/hall\n.png", "\u202egnp.llah",
)  # fmt: skip
DEEP = 20_000
YAMLS: dict[str, str | bytes] = {
    "laughs": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(
        f"{c}: &{c} [{','.join([f'*{p}'] * 9)}]\n"
        for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "recursion": "a: &a [*a]\n",
    "deep flow": "a: " + "[" * DEEP + "]" * DEEP,
    "deep block": "".join(" " * n + "a:\n" for n in range(1500)),
    "deep dashes": "- " * DEEP,
    "python object": "!!python/object/apply:os.system ['touch /tmp/kiosk-was-here']\n",
    "python name": "title: !!python/name:os.system\n",
    "binary tag": "title: !!binary aGFsbG8=\n",
    "merge": "a: &a {b: 1}\nc: {<<: *a}\n",
    "two documents": "---\na: 1\n---\nb: 2\n",
    "no end": "title: {zh: " + "x" * 100_000,
    "long key": "x" * 70_000 + ": 1\n",
    "many keys": "".join(f"k{n}: {n}\n" for n in range(60_000)),
    "huge number": "format: " + "9" * 50_000 + "\n",
    "huge exponent": "format: 1e999999999\n",
    "nan": "format: .nan\n",
    "not utf-8": b"title: \xff\xfe\xfa\n",
    "utf-16": "title: {zh: x}\n".encode("utf-16"),
    "nul": "title: \0\n",
    "nothing": "",
    "a list": "- a\n- b\n",
    "a number": "42\n",
    "tabs": "\ttitle:\n\t\tzh: x\n",
    "ten megabytes": "# " + "x" * 10_000_000 + "\nformat: 1\n",
    "duplicate": "format: 1\nformat: 1\n",
    "directive": "%YAML 9.9\n---\nformat: 1\n",
    "anchors": "".join(f"a{n}: &a{n} x\n" for n in range(20_000)),
}
TEXTS = (
    '<img src="http://example.com/x.png">', '<img src="\\\\host\\x">', '<a href="http://x">x</a>',
    "<script>alert(1)</script>", '<body background="file:///etc/passwd">', "<h1>" * 50, "&lt;b&gt;",
    "<style>*{font-size:900px}</style>", '<object data="file:///etc/passwd">', "</body></html>",
    "\u202edrawkcab", "a\u202ab\u202cc", "\u2066x\u2069", "\u200f\u200e", "x\u0000y", "x\u0007y",
    "x\u001b[31my", "x\u0085y", "x\u2028y", "x\ufeffy", "Z" + "\u0301" * 500, "x" * 20_000,
    "字" * 20_000, "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "\U0010ffff",
    "%s%s%s%n", "{0.__class__}", "$(reboot)", "`reboot`", "'; DROP TABLE shown; --", "{{7*7}}",
    "\uffff", "\ufdd0", "ﷺ" * 200, "\u0f3d" * 300,
)  # fmt: skip


def png(width: int, height: int, body: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def saved(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(stream, kind)
    return stream.getvalue()


PICTURES: dict[str, Callable[[], bytes]] = {
    "30000 x 30000": lambda: png(30_000, 30_000, b"x"),
    "bomb of 40 million pixels": lambda: png(6300, 6300, zlib.compress(bytes(6300 * 18901), 9)),
    "8192 x 4800": lambda: png(8192, 4800, zlib.compress(bytes(4800 * 24577), 9)),
    "negative size": lambda: png(0xFFFFFFFF, 1, b"x"),
    "zero size": lambda: png(0, 0, b""),
    "no data": lambda: png(640, 480, b""),
    "endless deflate": lambda: png(64, 64, zlib.compress(bytes(50_000_000), 9)),
    "svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
    "svg bomb": lambda: b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "&b;&b;">]><svg>&a;</svg>',
    "gif": lambda: saved("GIF"),
    "tiff": lambda: saved("TIFF"),
    "bmp": lambda: saved("BMP"),
    "pdf": lambda: b"%PDF-1.7\n" + bytes(1000),
    "exe": lambda: b"MZ" + bytes(1000),
    "cut jpeg": lambda: saved("JPEG")[:700],
    "noisy jpeg": lambda: bytes(b ^ (n % 7 == 0) for n, b in enumerate(saved("JPEG"))),
    "webp with a wrong length": lambda: b"RIFF\xff\xff\xff\xffWEBPVP8 " + bytes(100),
    "empty": lambda: b"",
    "text": lambda: b"hello",
    "40 megabytes": lambda: saved("PNG") + bytes(40_000_000),
}
SOURCES: dict[str, bytes] = {
    "binary": bytes(range(256)) * 100,
    "30 megabytes": b"x" * 30_000_000,
    "not utf-8": b"\xff\xfe" * 1000,
    "empty": b"",
}
TABLES: dict[str, bytes] = {
    "wide": b",".join([b"1"] * 100_000) + b"\n",
    "long": b"1,2\n" * 500_000,
    "cell": b"year,value\n2024," + b"9" * 5_000_000 + b"\n",
    "quote": b'year,value\n"2024,1\n' * 10_000,
    "formula": b"year,value\n=cmd|'/c calc'!A0,1\n",
    "nan": b"year,value\n2023,NaN\n2024,Infinity\n",
    "nul": b"year,value\n2024,\0\n",
    "utf-16": "year,value\n2024,1\n".encode("utf-16"),
}


def judged(name: str, harm: Harm, scratch: Path, slack: float) -> tuple[str, str, str]:
    """Name, what is wrong with the answer (empty: nothing), and the compiled show if it is one."""
    show = scratch / "show"
    shutil.copytree(SHOW, show)
    harm(show)
    start_s = time.monotonic()
    try:
        compiled = prepare(show, scratch / "state")
    except ShowDefectError as error:
        first = next(problem for problem in error.problems if problem.is_defect)
        sentence = first.message and str(first.place)
        return name, "" if sentence else "refused without a sentence", ""
    except KioskError as error:
        return name, f"refused without its reason: {error}", ""
    except Exception as error:
        return name, f"{type(error).__name__}: {error}", ""
    finally:
        shutil.rmtree(show)
    if time.monotonic() - start_s > NEUTRAL_S * slack:
        return name, "took too long", ""
    text = (compiled / "show.json").read_text("utf-8")
    found = {character for character in text.replace("\n", "") if character in BAD}
    load_compiled(compiled)
    return name, f"holds {found}" if found else "", str(compiled)


def judge_all(scratch: Path, slack: float) -> list[tuple[str, str, str]]:
    """The answers to all of them."""
    cases = list(harms().items())
    folders = [scratch / str(number) for number in range(len(cases))]
    with ThreadPoolExecutor(max_workers=2) as pool:
        tasks = [
            pool.submit(judged, *case, folder, slack)
            for case, folder in zip(cases, folders, strict=True)
        ]
        return [task.result() for task in tasks]


def shows(slack: float) -> list[Row]:
    """All of them are checked; those that were taken are drawn; the network is watched."""
    with tempfile.TemporaryDirectory(prefix="kiosk-hostile-") as scratch:
        traces = Path(scratch) / "traces"
        traces.mkdir()
        command = [sys.executable, "-m", "tests.faults.hostile", scratch, str(slack)]
        done = subprocess.run(
            [*strace(traces / "check"), *command], check=True, capture_output=True, text=True
        )
        answers: list[tuple[str, str, str]] = json.loads(done.stdout)
        wrong = [f"{name}: {fault}" for name, fault, _ in answers if fault]
        taken = [compiled for _, _, compiled in answers if compiled]
        is_alive = drawn(taken, traces)
        lines = [line for path in traces.iterdir() for line in path.open(errors="replace")]
    sockets = sum("AF_INET" in line for line in lines)
    watched = sum("AF_UNIX" in line for line in lines)
    figures = (
        f"{len(answers) - len(taken) - len(wrong)} refused, {len(taken)} neutral, "
        f"{len(wrong)} wrong{': ' + '; '.join(wrong)[:300] if wrong else ''}; player "
        f"{'alive' if is_alive else 'DEAD'}; {sockets} sockets to a network"
    )
    is_ok = not wrong and is_alive and not sockets and watched and len(answers) >= 100
    return [
        Row(
            "hostile shows", str(len(answers)), figures,
            "refused or neutral, each with a sentence; player alive; no socket opened", bool(is_ok),
        )
    ]  # fmt: skip


def strace(trace: Path, *, is_new: bool = True) -> list[str]:
    """What goes before a command, so that its and its children's sockets are noted."""
    # Only what is started can be told to stop at nothing but those calls.
    fast = ["--seccomp-bpf"] if is_new else []
    return ["strace", "-f", *fast, "-qq", "-e", "trace=network", "-o", str(trace)]


def drawn(compiled: list[str], traces: Path) -> bool:
    """Draw all slides of what was taken while the default show plays; whether both go well."""
    with x_server() as display, Stand(display, "--seconds-per-slide", "1") as stand:
        attach = ["-p", str(stand.player)]
        listener = subprocess.Popen([*strace(traces / "player", is_new=False), *attach])
        command = [sys.executable, "-m", "tests.faults.draw", *compiled]
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [*strace(traces / "draw"), *command],
            env=env, check=False, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            print(done.stderr[-2000:], file=sys.stderr)
        is_alive = stand.is_well() and stand.status()["restarts"] == 0 and not done.returncode
        listener.terminate()
        listener.wait()
    return is_alive


if __name__ == "__main__":
    # One that is no network's: it must be seen, or nothing is watched.
    socket.socket(socket.AF_UNIX).close()
    print(json.dumps(judge_all(Path(sys.argv[1]), float(sys.argv[2]))))
