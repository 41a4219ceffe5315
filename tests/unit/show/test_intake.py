"""Pictures of other people: what is played is our own copy, and a bad one is refused by name."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from kiosk.show import intake
from kiosk.show.intake import PictureRefusedError, take_in
from kiosk.show.media import inspect


def picture(kind: str, *, size: tuple[int, int] = (64, 48)) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(stream, kind)
    return stream.getvalue()


def png_of(width: int, height: int, body: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", body), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(("kind", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg"), ("WEBP", ".jpg")])
def test_a_picture_is_written_anew(tmp_path: Path, kind: str, suffix: str) -> None:
    data = picture(kind)
    copy = take_in("media/a", data, tmp_path)
    assert copy.suffix == suffix
    assert copy.data != data
    found = inspect(copy.data)
    assert (found.width, found.height, found.suffix) == (64, 48, suffix)


def test_what_hides_in_a_picture_does_not_come_along(tmp_path: Path) -> None:
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret-of-the-camera"
    Image.open(io.BytesIO(picture("PNG"))).save(stream, "JPEG", exif=exif)
    assert b"secret-of-the-camera" in stream.getvalue()
    assert b"secret-of-the-camera" not in take_in("a.jpg", stream.getvalue(), tmp_path).data


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGBA", (64, 48), (200, 0, 0, 40)).save(stream, "WEBP", lossless=True)
    copy = Image.open(io.BytesIO(take_in("a.webp", stream.getvalue(), tmp_path).data))
    assert copy.getpixel((5, 5)) == (200, 0, 0, 40)


def test_a_picture_larger_than_any_display_is_scaled_down(tmp_path: Path) -> None:
    found = inspect(take_in("a.png", picture("PNG", size=(8000, 1000)), tmp_path).data)
    assert (found.width, found.height) == (4096, 512)


def test_a_picture_that_was_taken_in_is_not_decoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = picture("PNG")
    first = take_in("a.png", data, tmp_path)

    def fail(*_args: object) -> None:
        raise AssertionError("decoded again")

    monkeypatch.setattr(intake, "_ask", fail)
    assert take_in("b.png", data, tmp_path) == first


def test_a_damaged_copy_is_made_again(tmp_path: Path) -> None:
    data = picture("PNG")
    first = take_in("a.png", data, tmp_path)
    (path,) = (tmp_path / "pictures").iterdir()
    path.write_bytes(b"\0" * 100)
    assert take_in("a.png", data, tmp_path) == first


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"<svg xmlns='x'/>", "is an SVG drawing", id="svg"),
        pytest.param(picture("GIF"), "is a GIF", id="gif"),
        pytest.param(png_of(30000, 30000, b"x"), "30000 × 30000 pixels", id="huge"),
        pytest.param(
            png_of(6300, 6300, zlib.compress(b"\0" * (6300 * 3 + 1) * 6300, 9)),
            "cannot be decoded",
            id="bomb",
        ),
        pytest.param(png_of(64, 64, b"not deflated"), "cannot be decoded", id="broken"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused_by_name(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    with pytest.raises(PictureRefusedError, match=r"media/bad\.png") as caught:
        take_in("media/bad.png", data, tmp_path)
    assert reason in caught.value.problem.message
    assert caught.value.problem.cure
    assert caught.value.problem.place.file == "media/bad.png"


def test_a_decoder_that_dies_costs_the_picture_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake.sys, "executable", "/bin/false")
    with pytest.raises(PictureRefusedError, match="makes the decoder fail"):
        take_in("a.png", picture("PNG"), tmp_path)
