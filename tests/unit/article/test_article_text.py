"""Reading an article from bytes: encodings, formats, and files that are no article."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from kiosk.article.encoding import NotTextError
from kiosk.article.extract import read_article
from kiosk.article.text import read_source

ARTICLE = "本届展会共有3200家企业参展，同比增长12%。来自61个国家和地区的买家达成意向超900项。"
TRADITIONAL = "本屆展會共有3200家企業參展，年增12%。來自61個國家和地區的買家達成意向超過900項。"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def written(data: bytes, name: str = "a.md") -> list[str]:
    return [figure.written for figure in read_article(data, name).figures]


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        (ARTICLE, "utf-8", "utf-8"),
        (ARTICLE, "utf-8-sig", "utf-8"),
        (ARTICLE, "utf-16", "utf-16"),
        (ARTICLE, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
    ],
)
def test_an_encoding_is_recognized_and_named(text: str, codec: str, named: str) -> None:
    article = read_article(text.encode(codec), "a.txt")
    assert article.encoding == named
    assert [figure.value for figure in article.figures] == ["3200", "12", "61", "900"]


def test_english_quotation_marks_of_windows_are_read() -> None:
    data = "The fair\x92s 3,200 exhibitors signed 900 deals worth $5 million.".encode("latin-1")
    article = read_article(data, "a.txt")
    assert article.encoding == "windows-1252"
    assert [figure.value for figure in article.figures] == ["3200", "900", "5000000"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "picture"),
        (b"\x00\x01\x02" * 400, "binary"),
        (b"PK\x03\x04not a zip", "Word"),
        ("1,2,3\n4,5,6\n" * 20, "hardly any words"),
        (bytes(range(128, 256)) * 20, "neither"),
    ],
)
def test_a_file_that_is_no_article_says_so_in_one_sentence(data: bytes | str, found: str) -> None:
    raw = data.encode() if isinstance(data, str) else data
    with pytest.raises(NotTextError, match=found) as caught:
        read_article(raw, "x.bin")
    assert str(caught.value).startswith("x.bin is no article")
    assert "\n" not in str(caught.value)


def test_offsets_count_code_points_from_the_start_of_the_file_as_given() -> None:
    text = (
        "\ufeff---\r\ntitle: 超3000家\r\n---\r\n\r\n# 展会**超20%**增长\r\n\r\n" + ARTICLE + "\r\n"
    )
    article = read_article(text.encode(), "a.md")
    assert article.text == text
    for figure in article.figures:
        piece = text[figure.span.start : figure.span.end].replace("*", "")
        assert piece == figure.written
    assert article.figures[0].written == "超20%"


def test_front_matter_is_metadata() -> None:
    text = "---\ntitle: 共有500家企业\ndate: 2025-09-14\n---\n" + ARTICLE
    article = read_article(text.encode(), "a.md")
    assert "500" not in [figure.value for figure in article.figures]
    assert article.date == "2025-09-14"
    assert article.left_out[0].kind == "front-matter"


def test_a_web_page_gives_its_article_and_lists_the_rest_as_left_out() -> None:
    page = f"""<!DOCTYPE html><html><head><title>报道</title><script>var a='800家'</script></head>
    <body><nav>首页 100家</nav><article><h1>展会闭幕</h1><p>{ARTICLE}</p>
    <figure><img src=a.jpg><figcaption>图为展馆。</figcaption></figure>
    <p>共接待<strong>25万</strong>人次。</p><table><tr><td>展位</td><td>600个</td></tr></table>
    </article><footer>电话 12345，浏览700次</footer></body></html>"""
    source = read_source(page.encode(), "a.html")
    assert source.format == "html"
    assert source.left_out == ("首页 100家", "电话 12345，浏览700次")
    article = read_article(page.encode(), "a.html")
    assert article.title == "展会闭幕"
    assert written(page.encode(), "a.html")[4:] == ["25万人次", "600个"]


def test_a_page_without_article_tags_gives_its_densest_block() -> None:
    page = (
        "<html><body><div><a href=1>新闻300条</a><a href=2>图片</a></div>"
        f"<div><p>{ARTICLE}</p><p>{ARTICLE}</p></div></body></html>"
    )
    assert len(written(page.encode(), "a.htm")) == 8


def word_document(body: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
    return data.getvalue()


def test_a_word_document_gives_insertions_tables_and_text_boxes_but_no_deletions() -> None:
    def run(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run("展会圆满闭幕")}</w:p>'
        f"<w:p>{run('共有')}<w:ins>{run('3200')}</w:ins><w:del><w:r><w:delText>2900</w:delText></w:r>"
        f"{run('2800')}</w:del>{run('家企业参展，达成意向超900项，各方都表示满意。')}</w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('展位')}</w:p></w:tc><w:tc><w:p>{run('600个')}</w:p></w:tc>"
        f"</w:tr></w:tbl><w:p><w:r><w:pict><w:txbxContent><w:p>{run('观众25万人次')}</w:p>"
        f"</w:txbxContent></w:pict></w:r></w:p>"
    )
    article = read_article(word_document(body), "a.docx")
    assert [f.written for f in article.figures] == ["3200家", "超900项", "600个", "25万人次"]
    assert "tracked changes" in article.warnings[0]
    assert article.title == "展会圆满闭幕"


@pytest.mark.parametrize(
    "text",
    [
        "展会" * 20 + "7" * 100_000,
        "展会" * 20 + "7," * 50_000,
        "展会" * 20 + "一" * 100_000,
        ("本届展会共有3000家企业参展，" * 500_000)[:5_000_000],
        "展会" * 20 + "（" * 100_000,
        "展会" * 20 + "《" * 100_000,
        "展会" * 20 + "<a" * 50_000,
        "展会" * 20 + "*" * 100_000,
    ],
    ids=["digits", "commas", "number words", "5 MB line", "brackets", "titles", "tags", "stars"],
)
def test_a_text_made_to_hang_the_reader_ends_soon(text: str) -> None:
    started = time.process_time()
    read_article(text.encode(), "a.md")
    assert time.process_time() - started < 6
