"""A second import keeps what people decided and says what the article now says otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.article.draft import draft_show, write_draft
from kiosk.article.extract import read_article
from kiosk.article.update import NoArticleShowError, Update, update_show
from kiosk.article.verification import check_show
from kiosk.cli.main import main
from kiosk.review.session import Review
from kiosk.show.read import read_show, read_whole
from kiosk.show.verify_model import Grade

ARTICLE = """# 湖博会落幕

9月14日，2031年湖滨国际园艺博览会（以下简称“湖博会”）落下帷幕。湖博会受邀专业观众约11.6万人，同比增长12%。85个国家和地区的园艺师到场。

截至14日12时，湖博会累计入园游客突破25万人次，近2000家企业线下参展，近5600家企业线上亮相，共达成超900项合作成果。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_draft(draft_show(read_article(ARTICLE.encode(), "a.md")), tmp_path / "show")
    return tmp_path / "show"


def again(folder: Path, *changes: tuple[str, str]) -> Update:
    text = ARTICLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return update_show(folder, read_article(text.encode(), "a.md"))


def test_an_unchanged_article_changes_nothing(folder: Path) -> None:
    before = (folder / "show.yaml").read_bytes()
    update = again(folder)
    assert (update.altered, update.gone, update.moved) == ((), (), ())
    assert (folder / "show.yaml").read_bytes() == before


def test_an_altered_number_is_changed_and_reported(folder: Path) -> None:
    update = again(folder, ("突破25万人次", "超过26万人次"))
    assert [(one.after) for one in update.altered] == ["超过26万人次"]
    show, problems = read_show(folder)
    assert show is not None, problems
    values = {int(figure.value): figure for figure in show.figures.values()}
    assert 250000 not in values
    assert values[260000].wording == {"zh": "超过"}
    assert values[260000].provenance is not None
    assert "26万人次" in values[260000].provenance.quote


def test_hand_edits_and_comments_stay(folder: Path) -> None:
    path = folder / "show.yaml"
    edited = path.read_text(encoding="utf-8").replace('{zh: "企业线上亮相"}', '{zh: "线上企业"}')
    path.write_text("# 我的备注\n" + edited, encoding="utf-8")
    again(folder, ("近5600家", "近5800家"))
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# 我的备注\n")
    assert "线上企业" in text
    assert "value: 5800" in text.replace('"', "")


def test_a_number_that_moved_to_another_sentence_only_changes_its_quote(folder: Path) -> None:
    update = again(
        folder, ("近2000家企业线下参展，", ""), ("到场。", "到场。近2000家企业线下参展。")
    )
    assert not update.altered
    show, _ = read_show(folder)
    assert show is not None
    assert any(int(figure.value) == 2000 for figure in show.figures.values())


def test_what_is_gone_and_what_is_new_is_reported_and_left_to_a_person(folder: Path) -> None:
    update = again(folder, ("85个国家和地区的园艺师到场。", "志愿者种下3200棵树苗。"))
    assert [one.before for one in update.gone] == ["85个国家和地区的园艺师到场"]
    assert any("3200棵" in words for words in update.new)
    assert "85" in (folder / "show.yaml").read_text(encoding="utf-8")


def test_numbers_that_share_a_sentence_are_not_taken_for_each_other(tmp_path: Path) -> None:
    text = ARTICLE + "\n湖博会覆盖26个园艺贸易前30强国家和地区，大家都盼着下一届。\n"
    write_draft(draft_show(read_article(text.encode(), "a.md")), tmp_path / "s")
    changed = text.replace("近5600家", "近5700家")
    update = update_show(tmp_path / "s", read_article(changed.encode(), "a.md"))
    assert [one.after for one in update.altered] == ["近5700家"]
    show, problems = read_show(tmp_path / "s")
    assert show is not None, problems
    assert {26, 30} <= {int(figure.value) for figure in show.figures.values()}


def test_a_number_that_the_show_left_out_is_not_new(folder: Path) -> None:
    assert again(folder, ("近5600家", "近5700家")).new == ()


def test_a_show_of_other_making_is_not_touched(tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert main(["new", str(other), "--language", "zh"]) == 0
    before = (other / "show.yaml").read_bytes()
    with pytest.raises(NoArticleShowError):
        again(other)
    assert (other / "show.yaml").read_bytes() == before


def test_the_command_reports_the_changes(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.md"
    article.write_text(ARTICLE.replace("超900项", "超950项"), encoding="utf-8")
    assert main(["import", str(article), "-o", str(folder)]) == 0
    assert "超950项" in capsys.readouterr().out


def test_a_figure_that_is_gone_stays_traced_and_a_person_is_asked(folder: Path) -> None:
    update = again(folder, ("85个国家和地区的园艺师到场。", ""))
    (gone,) = update.gone
    reading = read_whole(folder)
    assert reading.show is not None, reading.draft.findings.in_file_order()
    provenance = reading.show.figures[gone.id].provenance
    assert provenance is not None
    assert "85个国家和地区" in provenance.sentence
    (question,) = [c for c in check_show(reading, date(2031, 9, 20)) if c.code == "gone"]
    assert question.grade is Grade.CHOOSE
    assert "85个" in question.question["zh"]


def test_taking_a_gone_figure_off_the_wall_leaves_a_sound_show(folder: Path) -> None:
    (gone,) = again(folder, ("85个国家和地区的园艺师到场。", "")).gone
    review = Review(folder, date(2031, 9, 20))
    review.select(next(one.key for one in review.waiting if one.code == "gone"))
    assert review.current is not None
    assert [option.title["en"] for option in review.current.options][1:] == ["Take it off the wall"]
    assert review.choose(1) == ""
    show, problems = read_show(folder)
    assert show is not None, problems
    assert gone.id not in show.figures


def test_figures_that_follow_from_an_altered_one_follow_it(folder: Path) -> None:
    path = folder / "show.yaml"
    text = path.read_text(encoding="utf-8")
    before, _ = read_show(folder)
    assert before is not None
    ids = {
        figure.id: int(figure.value)
        for figure in before.figures.values()
        if figure.derivation is None
    }
    online, onsite = (next(k for k, v in ids.items() if v == n) for n in (5600, 2000))
    extra = "  both:\n    value: 7600\n    qualifier: nearly\n    unit: {zh: 家}\n"
    extra += "    label: {zh: 合计}\n"
    extra += f"    derived: {{sum: [{online}, {onsite}]}}\nsections:\n"
    text = text.replace("sections:\n", extra, 1)
    path.write_text(text + "        # seen\n", encoding="utf-8")
    again(folder, ("近5600家", "近5800家"))
    show, problems = read_show(folder)
    assert show is not None, problems
    assert show.figures["both"].value == 7800


def test_a_reordered_article_changes_nothing_but_the_source(folder: Path) -> None:
    before = (folder / "show.yaml").read_bytes()
    parts = ARTICLE.split("\n\n")
    text = "\n\n".join([parts[0], *reversed(parts[1:])])
    update = update_show(folder, read_article(text.encode(), "a.md"))
    assert (update.altered, update.gone, update.new) == ((), (), ())
    assert (folder / "show.yaml").read_bytes() == before


def test_a_new_figure_is_written_down_and_on_no_slide_yet(folder: Path) -> None:
    update = again(folder, ("85个国家和地区的园艺师到场。", "志愿者种下3200棵树苗。"))
    assert update.new == ("3200棵 树苗",)
    reading = read_whole(folder)
    assert reading.show is not None, reading.draft.findings.in_file_order()
    (name,) = set(reading.show.figures) - reading.draft.used_figures
    assert int(reading.show.figures[name].value) == 3200
    assert again(folder, ("85个国家和地区的园艺师到场。", "志愿者种下3200棵树苗。")).new == ()


def test_an_altered_figure_keeps_beside_it_what_it_was(folder: Path) -> None:
    again(folder, ("突破25万人次", "超过26万人次"))
    again(folder, ("突破25万人次", "超过27万人次"))
    reading = read_whole(folder)
    ((name, former),) = reading.draft.former.items()
    assert int(former.value) == 250000
    assert former.wording == {"zh": "突破"}
    assert former.provenance is not None
    assert "突破25万人次" in former.provenance.sentence
    assert int(reading.draft.figures[name].value) == 270000


def test_the_date_of_the_article_is_followed_unless_a_person_corrected_it(folder: Path) -> None:
    again(folder, ("9月14日，", "9月16日，"))
    show, _ = read_show(folder)
    assert show is not None
    assert show.sources["article"].date == "2031-09-16"
    path = folder / "show.yaml"
    text = path.read_text(encoding="utf-8").replace('date: "2031-09-16"', 'date: "2031-09-20"')
    path.write_text(text, encoding="utf-8")
    again(folder, ("9月14日，", "9月17日，"))
    show, _ = read_show(folder)
    assert show is not None
    assert show.sources["article"].date == "2031-09-20"


def test_figures_that_stay_take_the_new_time_of_their_sentence(folder: Path) -> None:
    update = again(folder, ("截至14日", "截至13日"))
    assert update.altered == ()
    show, _ = read_show(folder)
    assert show is not None
    times = {f.as_of for f in show.figures.values() if f.as_of}
    assert times == {"2031-09-13T12:00"}
    assert not [c for c in check_show(read_whole(folder), date(2031, 9, 20)) if c.is_open]


def test_a_figure_is_known_by_its_label_when_its_sentence_goes_on_otherwise(folder: Path) -> None:
    update = again(
        folder, ("共达成超900项合作成果。", "闭幕前一天又达成1100项合作成果，签约仪式持续到深夜。")
    )
    assert [one.after for one in update.altered] == ["1100项"]
    assert update.gone == ()
    assert update.new == ()
