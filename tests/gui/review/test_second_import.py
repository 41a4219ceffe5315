"""A changed article, imported again and reviewed: what is new, altered or gone gets its answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from reviewing import opened, press, words_on

from kiosk.cli.main import main
from kiosk.review.session import Review
from kiosk.show.model import NumbersSlide, PosterSlide, Show
from kiosk.show.read import read_show

if TYPE_CHECKING:
    from kiosk.review.decision import Decision
    from kiosk.review.window import ReviewWindow

Key = Qt.Key
TODAY = date(2031, 9, 20)
# A desktop window's size has hints, which the platform of the tests ignores.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

BEFORE = """# 湖博会落幕

9月14日，2031年湖滨国际园艺博览会（以下简称“湖博会”）落下帷幕。湖博会受邀专业观众约11.6万人。85个国家和地区的园艺师到场。

截至14日12时，湖博会累计入园游客突破25万人次，近2000家企业线下参展，近5600家企业线上亮相，共达成超900项合作成果。
"""
AFTER = (
    BEFORE.replace("突破25万人次", "超过26万人次")
    .replace("85个国家和地区的园艺师到场。", "志愿者种下3200棵树苗。")
    .replace("截至14日", "截至15日")
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    article = tmp_path / "article.md"
    article.write_text(BEFORE, encoding="utf-8")
    folder = tmp_path / "show"
    assert main(["import", str(article), "-o", str(folder)]) == 0
    review = Review(folder, TODAY)
    while review.current is not None:
        assert review.choose(0) == ""
    # What a person wrote on the way.
    path = folder / "show.yaml"
    path.write_text("# 备注\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    article.write_text(AFTER, encoding="utf-8")
    assert main(["import", str(article), "-o", str(folder)]) == 0
    return folder


@pytest.fixture
def window(folder: Path, qtbot, fonts) -> ReviewWindow:
    return opened(Review(folder, TODAY), qtbot, fonts)


def asked(window: ReviewWindow, code: str) -> Decision:
    """Go to the question of a kind, as a click in the list does."""
    found = [n for n, one in enumerate(window.review.waiting) if one.code == code]
    assert found, [one.code for one in window.review.waiting]
    window.queue.setCurrentRow(found[0])
    decision = window.review.current
    assert decision is not None
    return decision


def show_of(folder: Path) -> Show:
    show, problems = read_show(folder)
    assert show is not None, problems
    return show


def values(folder: Path) -> set[int]:
    return {int(figure.value) for figure in show_of(folder).figures.values()}


def on_pages(folder: Path) -> set[int]:
    show = show_of(folder)
    pages = [slide for slide in show.slides() if isinstance(slide, NumbersSlide)]
    return {int(show.figures[use.figure].value) for page in pages for use in page.list}


def test_enter_takes_a_new_figure_onto_the_nearest_page(window, folder) -> None:
    before = (folder / "show.yaml").read_text(encoding="utf-8")
    assert 3200 not in on_pages(folder)
    decision = asked(window, "new")
    assert decision.question["zh"] == "“3200棵 树苗”还没有上墙。放到哪里？"
    assert window.article.marked() == ["3200"]
    press(window, Key.Key_Return)
    assert window.status.text() == "已保存"
    assert 3200 in on_pages(folder)
    page = next(row for row in window.review.waiting if row.code == "page")
    window.queue.setCurrentRow(window.review.waiting.index(page))
    assert "树苗" in words_on(window.preview.page)
    text = (folder / "show.yaml").read_text(encoding="utf-8")
    assert text.startswith("# 备注\n")
    press(window, Key.Key_Z, ctrl=True)
    assert (folder / "show.yaml").read_text(encoding="utf-8") == before


def test_a_new_figure_goes_onto_a_page_of_its_own_with_the_label_a_person_wrote(
    window, folder
) -> None:
    decision = asked(window, "new")
    number = next(n for n, one in enumerate(decision.options) if one.answer == "own page")
    press(window, Key.Key_E)
    field = window.card.fields[0]
    assert window.focusWidget() is field
    field.selectAll()
    field.insertPlainText("新栽的树")
    press(window, Key.Key_Escape)
    press(window, Key(Key.Key_1 + number))
    show = show_of(folder)
    page = next(slide for slide in show.slides() if slide.id.startswith("page-"))
    assert isinstance(page, PosterSlide)
    assert show.figures[page.figure.figure].label == {"zh": "新栽的树"}
    assert show.sections[0].id == "cover"
    assert page not in show.sections[0].slides


def test_a_new_figure_is_left_out_and_does_not_come_back(window, folder, tmp_path, capsys) -> None:
    decision = asked(window, "new")
    press(window, Key(Key.Key_0 + len(decision.options)))
    assert 3200 not in values(folder)
    assert main(["import", str(tmp_path / "article.md"), "-o", str(folder)]) == 0
    assert "new:" not in capsys.readouterr().out.partition("Decide:")[2]
    assert 3200 not in values(folder)


def test_an_altered_figure_is_new_at_once_and_enter_confirms_it(window, folder) -> None:
    assert 260000 in values(folder)
    decision = asked(window, "altered")
    assert "“超过26万人次”" in decision.question["zh"]
    assert "“突破25万人次”" in decision.question["zh"]
    press(window, Key.Key_Return)
    assert "was:" not in (folder / "show.yaml").read_text(encoding="utf-8")
    figure = next(f for f in show_of(folder).figures.values() if f.value == 260000)
    assert figure.as_of == "2031-09-15T12:00"


def test_an_altered_figure_is_kept_with_its_sentence_and_a_reason(window, folder) -> None:
    asked(window, "altered")
    press(window, Key.Key_E)
    QTest.keyClicks(window.focusWidget(), "typing error")
    press(window, Key.Key_Escape)
    press(window, Key.Key_2)
    figure = next(f for f in show_of(folder).figures.values() if f.value == 250000)
    assert figure.wording == {"zh": "突破"}
    assert figure.as_of == "2031-09-14T12:00"
    assert figure.provenance is not None
    assert "突破25万人次" in figure.provenance.sentence
    assert 260000 not in values(folder)
    text = (folder / "show.yaml").read_text(encoding="utf-8")
    assert "typing error" in text
    # Keeping it says that it stays: nobody is asked a second time.
    gone = [one for one in window.review.waiting if one.code == "gone"]
    assert not any(figure.id in one.question["zh"] or "25万" in one.question["zh"] for one in gone)
    press(window, Key.Key_Z, ctrl=True)
    assert 260000 in values(folder)


def test_a_figure_that_is_gone_stays_with_a_reason(window, folder, capsys) -> None:
    asked(window, "gone")
    press(window, Key.Key_E)
    QTest.keyClicks(window.focusWidget(), "still holds")
    press(window, Key.Key_Return)
    assert 85 in values(folder)
    assert "still holds" in (folder / "show.yaml").read_text(encoding="utf-8")
    assert not any(one.code == "gone" for one in window.review.waiting)


def test_a_second_import_is_reviewed_with_enter_alone_and_is_clean(window, folder, capsys) -> None:
    keys = 0
    while window.review.current is not None:
        press(window, Key.Key_Return)
        keys += 1
        assert window.status.text() == "已保存"
    assert keys <= 6
    capsys.readouterr()
    assert main(["check", str(folder)]) in (0, 1)
    out = capsys.readouterr().out
    assert "choose:" not in out
    assert "unused" not in out
