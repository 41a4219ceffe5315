"""What people supply: encodings, sizes, paths, pictures."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from kiosk.show.media import PictureError, inspect
from kiosk.show.read import read_show


def problems_of(folder):
    show, problems = read_show(folder.path)
    assert (show is None) == any(problem.is_defect for problem in problems)
    return problems


def encoded(image_format: str, size: tuple[int, int] = (40, 30), **options) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, (200, 40, 30)).save(buffer, image_format, **options)
    return buffer.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    """A PNG whose header claims a size; its data are a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("gb18030", "GB18030"), ("utf-16", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32")],
)
@pytest.mark.parametrize("file", ["show.yaml", "sources/report.md", "data/days.csv"])
def test_another_encoding_is_named(show_folder, file, encoding, named) -> None:
    text = (show_folder.path / file).read_text(encoding="utf-8")
    show_folder.write(file, text.encode(encoding))
    found = [problem for problem in problems_of(show_folder) if problem.place.file == file]
    assert found[0].code == "wrong-encoding"
    assert named in found[0].message
    assert "UTF-8" in found[0].cure


@pytest.mark.parametrize("file", ["show.yaml", "sources/report.md", "data/fairs.csv"])
def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(show_folder, file) -> None:
    text = (show_folder.path / file).read_text(encoding="utf-8")
    show_folder.write(file, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert problems_of(show_folder) == []


def test_a_binary_file_as_source_is_one_problem_not_a_thousand(show_folder) -> None:
    show_folder.write("sources/report.md", bytes(range(256)) * 50)
    found = [p for p in problems_of(show_folder) if p.place.file == "sources/report.md"]
    assert [problem.code for problem in found] == ["wrong-encoding"]


def test_invisible_characters_are_reported_up_to_a_limit(show_folder) -> None:
    show_folder.write("sources/report.md", "近\x01".encode() * 1000)
    found = [p for p in problems_of(show_folder) if p.code == "invisible-character"]
    assert len(found) == 20


@pytest.mark.parametrize(
    ("file", "size", "limit"),
    [
        ("show.yaml", 1_000_001, "1 MB"),
        ("sources/report.md", 1_000_001, "1 MB"),
        ("data/days.csv", 2_000_001, "2 MB"),
    ],
)
def test_a_file_that_is_too_large_is_refused_before_it_is_read(show_folder, file, size, limit):
    show_folder.write(file, b"# " + b"x" * size)
    found = [problem for problem in problems_of(show_folder) if problem.place.file == file]
    assert [problem.code for problem in found] == ["file-too-large"]
    assert limit in found[0].message


def test_an_empty_show_is_told_where_to_begin(show_folder) -> None:
    show_folder.write("show.yaml", b"")
    (problem,) = problems_of(show_folder)
    assert problem.code == "empty-file"
    assert "kiosk new" in problem.cure


@pytest.mark.parametrize("content", [b"just words", b"- a\n- b\n", b"[1, 2"])
def test_a_show_that_is_no_mapping_is_a_problem(show_folder, content) -> None:
    show_folder.write("show.yaml", content)
    assert problems_of(show_folder)[0].code in (
        "wrong-type",
        "yaml-syntax",
    )


def test_a_folder_without_show_is_a_problem(tmp_path) -> None:
    show, problems = read_show(tmp_path)
    assert show is None
    assert [problem.code for problem in problems] == ["no-show"]


def test_deep_nesting_is_refused(show_folder) -> None:
    show_folder.write("show.yaml", b"a: " + b"[" * 100_000)
    assert [problem.code for problem in problems_of(show_folder)] == ["too-deep"]


def test_more_keys_than_any_show_needs_are_refused(show_folder) -> None:
    show_folder.write("show.yaml", "".join(f"k{n}: v\n" for n in range(30_000)).encode())
    assert [problem.code for problem in problems_of(show_folder)] == ["file-too-large"]


def test_a_thousand_problems_are_enough(show_folder) -> None:
    show_folder.write("show.yaml", "".join(f"k{n}: v\n" for n in range(3000)).encode())
    assert len(problems_of(show_folder)) == 1000


def test_a_line_of_a_megabyte_does_not_come_with_every_problem(show_folder) -> None:
    line = "{" + ", ".join(f"k{n}: v" for n in range(3000)) + "}"
    show_folder.write("show.yaml", line.encode())
    assert sum(len(problem.place.source_line) for problem in problems_of(show_folder)) == 0


def test_aliases_cannot_multiply(show_folder) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    show_folder.write("show.yaml", bomb.encode())
    codes = {problem.code for problem in problems_of(show_folder)}
    assert {"alias", "anchor"} <= codes


def test_a_link_out_of_the_folder_is_refused(show_folder, tmp_path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(encoded("PNG"))
    picture = show_folder.path / "media" / "hall.png"
    picture.unlink()
    picture.symlink_to(secret)
    (problem,) = problems_of(show_folder)
    assert problem.code == "bad-path"
    assert "leads out" in problem.message


def test_a_link_within_the_folder_is_fine(show_folder) -> None:
    media = show_folder.path / "media"
    (media / "hall.png").rename(media / "real.png")
    (media / "hall.png").symlink_to("real.png")
    assert problems_of(show_folder) == []


@pytest.mark.parametrize(
    ("data", "picture"),
    [
        pytest.param(encoded("PNG"), (".png", 40, 30), id="png"),
        pytest.param(encoded("JPEG"), (".jpg", 40, 30), id="jpeg"),
        pytest.param(encoded("JPEG", progressive=True), (".jpg", 40, 30), id="progressive jpeg"),
        pytest.param(encoded("WEBP"), (".webp", 40, 30), id="lossy webp"),
        pytest.param(encoded("WEBP", lossless=True), (".webp", 40, 30), id="lossless webp"),
        pytest.param(encoded("WEBP", exif=b"Exif\0\0MM\0*"), (".webp", 40, 30), id="extended webp"),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_header(data, picture) -> None:
    found = inspect(data)
    assert (found.suffix, found.width, found.height) == picture


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(encoded("GIF"), "a GIF", id="gif"),
        pytest.param(encoded("BMP"), "a BMP", id="bmp"),
        pytest.param(encoded("TIFF"), "a TIFF", id="tiff"),
        pytest.param(b"<?xml version='1.0'?><svg xmlns='x'/>", "SVG", id="svg"),
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"hello", "not a picture", id="text"),
        pytest.param(encoded("PNG")[:-20], "incomplete", id="png cut off"),
        pytest.param(encoded("PNG")[:10], "incomplete", id="png of a few bytes"),
        pytest.param(encoded("JPEG")[:-2], "incomplete", id="jpeg cut off"),
        pytest.param(encoded("JPEG")[:100], "incomplete", id="jpeg of a few bytes"),
        pytest.param(encoded("WEBP")[:-4], "incomplete", id="webp cut off"),
        pytest.param(png_of_size(30_000, 30_000), "30000 × 30000 pixels", id="bomb"),
        pytest.param(png_of_size(8000, 8000), "at most 40 million", id="smaller bomb"),
        pytest.param(png_of_size(2**32 - 1, 1), "pixels", id="line"),
        pytest.param(encoded("PNG", (8, 8)), "only 8 × 8", id="too small"),
    ],
)
def test_what_is_no_safe_picture_is_refused(data, says) -> None:
    with pytest.raises(PictureError, match=says) as caught:
        inspect(data)
    assert caught.value.cure


def test_a_refused_picture_is_a_problem_at_its_name(show_folder) -> None:
    show_folder.write("media/hall.png", b"<svg onload='x'/>")
    (problem,) = problems_of(show_folder)
    assert problem.code == "bad-picture"
    assert problem.place.line == show_folder.line_of("picture: media/hall.png")
    assert "Export it as PNG" in problem.cure


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param("日,day,last,this\n", "bad-table", id="no rows"),
        pytest.param("日,day,last,this\n" + "a,b,1,2\n" * 10_001, "bad-table", id="many rows"),
        pytest.param(
            ",".join(f"c{n}" for n in range(65)) + "\n1\n", "bad-table", id="many columns"
        ),
        pytest.param("日,day,last,this\n" + "x" * 1001 + ",b,1,2\n", "bad-row", id="long cell"),
        pytest.param("日,day,last,\na,b,1,2\n", "bad-header", id="column without name"),
        pytest.param('日,day,last,this\n"a,b,1,2\n', "bad-quote", id="quote not closed"),
        pytest.param("日,day,last,this\na,b,1,1e5\n", "bad-cell", id="exponent"),
        pytest.param("日,day,last,this\na,b,1,Infinity\n", "bad-cell", id="infinity"),
        pytest.param("日,day,last,this\na,b,1,１２\n", "bad-cell", id="full-width digits"),
        pytest.param("日\tday\tlast\tthis\na\tb\t1\t2\n", "bad-table", id="tabs"),
    ],
)
def test_an_unsound_table_is_refused(show_folder, content, code) -> None:
    show_folder.write("data/days.csv", content.encode())
    found = [problem for problem in problems_of(show_folder) if problem.place.file.endswith("csv")]
    assert [problem.code for problem in found] == [code]
    assert found[0].place.line


def test_quotes_commas_and_line_ends_in_cells_are_read(show_folder) -> None:
    show_folder.change("首日,day 1,", '"首日","day ""1"", early",', "data/days.csv")
    show, problems = read_show(show_folder.path)
    assert problems == []
    (slide,) = [slide for slide in show.slides() if slide.id == "by-day"]
    assert slide.series[0].points[0].name == {"zh": "首日", "en": 'day "1", early'}


def test_all_faults_of_a_show_are_reported_at_once(show_folder) -> None:
    show_folder.change("hero: visits", "hero: visitz")
    show_folder.change("chart: share", "chart: pie")
    show_folder.change("2024,10.6", "2024,n/a", "data/fairs.csv")
    show_folder.change("media/hall.png", "media/none.png")
    show_folder.change("date: 2025-05-04", "date: yesterday")
    codes = [problem.code for problem in problems_of(show_folder)]
    assert codes == ["bad-date", "unknown-figure", "refused-chart", "missing-file", "bad-cell"]
