"""Writing back changes what it was asked to change, and not a byte more."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.show import write, write_items
from kiosk.show.read import read_show
from kiosk.show.tree import Mapping, Scalar, Sequence, plain
from kiosk.show.write_file import ShowFile
from kiosk.show.write_text import EditRefusedError, Source

ROOT = Path(__file__).parents[3]
SHOWS = [
    ROOT / "tests/shows/base/show.yaml",
    ROOT / "resources/shows/ciftis-2025/show.yaml",
    ROOT / "resources/shows/starter/both/show.yaml",
]
SMALL = """\
# what it is
format: 1   # always
figures:
  visits:   # the gate
    value: 25万
    unit: {zh: 人次, en: visits}   # not visitors
    label:
      # said by the press office
      zh: "入场：观众"
      en: 'Visits'

    written: >
      突破25万
      人次
  rest: {value: 3, label: "5G"}
sections:
  - id: one   # first
    slides:

      # the cover
      - kind: poster
        id: a

      - {kind: poster, id: b}
      # last of all
      - kind: poster
        id: c
  - id: two
    slides:
        - id: d
          kind: poster
# the end
"""


def changed_lines(old: str, new: str) -> list[str]:
    lines = difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True))
    return [line.rstrip() for line in lines if line[0] in "+-"]


def tree(text: str):
    return plain(Source.of(text).document.root)


def test_a_value_is_exchanged_and_its_comment_stays() -> None:
    new = write.set_value(SMALL, ("figures", "visits", "value"), "26万")
    assert changed_lines(SMALL, new) == ["-     value: 25万", "+     value: 26万"]
    new = write.set_value(SMALL, ("figures", "visits", "unit", "en"), "gate visits")
    assert changed_lines(SMALL, new)[1] == (
        "+     unit: {zh: 人次, en: gate visits}   # not visitors"
    )


@pytest.mark.parametrize(
    "words",
    [
        "a: b",
        "# no comment",
        "{x}",
        "a, b",
        "- a",
        "yes",
        "“引号”",
        'say "so"',
        "'",
        "12:30",
        "~",
        "50%",
        "*bold*",
        "&",
        "!",
        "a\\b",
        "null",
        "=",
        "7.50",
        "|",
        "> x",
        "@x",
        "a #b",
        "？",
        "a:",
    ],
)
@pytest.mark.parametrize(
    "steps",
    [
        ("figures", "visits", "value"),
        ("figures", "visits", "unit", "en"),
        ("figures", "visits", "label", "zh"),
        ("figures", "visits", "label", "en"),
        ("figures", "visits", "written"),
        ("figures", "rest", "label"),
        ("figures", "rest", "as_of"),
        ("figures", "visits", "as_of"),
    ],
)
def test_any_words_come_back_as_they_were_written(words, steps) -> None:
    new = write.set_value(SMALL, steps, words)
    assert Source.of(new).spot(steps).text == words
    assert len(changed_lines(SMALL, new)) <= 5


def test_quotes_of_the_author_are_kept() -> None:
    new = write.set_value(SMALL, ("figures", "visits", "label", "zh"), "观众")
    assert '      zh: "观众"\n' in new
    new = write.set_value(SMALL, ("figures", "visits", "label", "en"), "Visits so far")
    assert "      en: 'Visits so far'\n" in new


def test_a_missing_key_is_added_behind_the_last_one() -> None:
    new = write.set_value(SMALL, ("figures", "visits", "qualifier"), "over")
    assert "      人次\n    qualifier: over\n  rest:" in new
    new = write.set_value(SMALL, ("figures", "rest", "qualifier"), "over")
    assert 'rest: {value: 3, label: "5G", qualifier: over}\n' in new


def test_a_text_given_once_is_written_per_language_when_one_changes() -> None:
    new = write.set_words(SMALL, ("figures", "rest", "label"), "en", "5G, at last")
    assert 'label: {zh: 5G, en: "5G, at last"}}' in new
    new = write.set_words(SMALL, ("figures", "visits", "wording"), "zh", "突破")
    assert "    wording: {zh: 突破}\n" in new


def test_a_slide_goes_with_its_comment_and_the_others_stay() -> None:
    new = write.remove(SMALL, ("sections", 0, "slides", 2))
    assert changed_lines(SMALL, new) == [
        "-       # last of all",
        "-       - kind: poster",
        "-         id: c",
    ]


def test_a_slide_moves_within_its_section_with_its_comment() -> None:
    new = write.move_slide(SMALL, ("sections", 0, "slides", 2), 0, 0)
    assert [s["id"] for s in tree(new)["sections"][0]["slides"]] == ["c", "a", "b"]
    assert "      # last of all\n      - kind: poster\n        id: c\n      # the cover\n" in new
    new = write.move_slide(SMALL, ("sections", 0, "slides", 0), 0, 2)
    assert [s["id"] for s in tree(new)["sections"][0]["slides"]] == ["b", "c", "a"]
    assert sorted(new) == sorted(SMALL)


def test_a_slide_moves_to_another_section_and_takes_its_indentation() -> None:
    new = write.move_slide(SMALL, ("sections", 0, "slides", 0), 1, 1)
    assert [s["id"] for s in tree(new)["sections"][1]["slides"]] == ["d", "a"]
    assert "        - kind: poster\n          id: a\n" in new


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: write.remove(text, ("sections", 1, "slides", 0)),
        lambda text: write.move_slide(text, ("sections", 1, "slides", 0), 0, 0),
        lambda text: write.remove(text, ("sections", 7)),
        lambda text: write.set_value(text, ("figures", "visits"), "x"),
        lambda text: write.set_value(text, ("figures", "nobody", "value"), "x"),
        lambda text: write.move_slide(text, ("sections", 5, "slides", 0), 0, 0),
        lambda text: write.set_value(text + "\n\t: [", ("figures", "rest", "value"), "x"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(edit) -> None:
    with pytest.raises(EditRefusedError, match=r"^show\.yaml was not changed: .+\.$"):
        edit(SMALL)


def test_answers_are_begun_and_continued() -> None:
    entry = {"key": "0123456789ab", "date": "2025-09-15", "about": "sum", "answer": "170: exact"}
    once = write_items.append_item(SMALL, ("answers",), entry)
    assert once.startswith(SMALL)
    twice = write_items.append_item(once, ("answers",), {**entry, "key": "ba9876543210"})
    assert twice.startswith(once)
    assert [one["key"] for one in tree(twice)["answers"]] == ["0123456789ab", "ba9876543210"]
    assert tree(twice)["answers"][0] == entry


def test_answers_with_something_below_them_grow_in_their_place() -> None:
    text = "answers:\n- key: a\n  x: y   # why\n# below\nformat: 1\n"
    new = write_items.append_item(text, ("answers",), {"key": "b"})
    assert new == "answers:\n- key: a\n  x: y   # why\n- key: b\n# below\nformat: 1\n"


def scalars(source: Source) -> list[tuple]:
    found = []

    def walk(node, steps) -> None:
        if isinstance(node, Scalar):
            found.append(steps)
        elif isinstance(node, Mapping):
            for key, entry in node.entries.items():
                walk(entry.value, (*steps, key))
        elif isinstance(node, Sequence):
            for number, item in enumerate(node.items):
                walk(item, (*steps, number))

    walk(source.document.root, ())
    return found


@settings(max_examples=60)
@given(data=st.data(), words=st.text(min_size=1, max_size=30).filter(str.strip))
def test_whatever_is_set_anywhere_is_read_back_and_nothing_else_changes(data, words) -> None:
    text = data.draw(st.sampled_from(SHOWS)).read_text(encoding="utf-8")
    text = text.replace("\n", data.draw(st.sampled_from(["\n", "\r\n"])))
    source = Source.of(text)
    steps = data.draw(st.sampled_from(scalars(source)))
    node = source.spot(steps).node
    try:
        new = write.set_value(text, steps, words)
    except EditRefusedError:
        # Characters that no show may hold.
        assert any(ord(char) < 32 or ord(char) > 126 for char in words)
        return
    assert new.startswith(text[: source.start(node)])
    assert new.endswith(text[source.end(node) :])
    assert Source.of(new).spot(steps).text == words.strip()


@pytest.mark.parametrize("path", SHOWS[::2], ids=["base", "starter"])
def test_every_slide_can_be_moved_and_taken_out(path) -> None:
    text = path.read_text(encoding="utf-8")
    sections = tree(text)["sections"]
    for section, entry in enumerate(sections):
        for slide in range(len(entry["slides"])):
            steps = ("sections", section, "slides", slide)
            for target in {section, len(sections) - 1}:
                if len(entry["slides"]) > 1:
                    new = write.move_slide(text, steps, target, 0)
                    moved = tree(new)["sections"][target]["slides"][0]
                    assert moved == entry["slides"][slide]
            if len(entry["slides"]) > 1:
                assert len(write.remove(text, steps)) < len(text)


def test_the_file_is_written_whole_and_a_step_can_be_taken_back(show_folder) -> None:
    before = (show_folder.path / "show.yaml").read_bytes()
    file = ShowFile(show_folder.path)
    file.apply(lambda text: write.set_value(text, ("figures", "visits", "label", "zh"), "入场人次"))
    assert read_show(show_folder.path)[0].figures["visits"].label["zh"] == "入场人次"
    assert file.undo()
    assert (show_folder.path / "show.yaml").read_bytes() == before
    assert not file.undo()
    assert [p.name for p in show_folder.path.iterdir() if p.name.startswith(".")] == []


def test_a_byte_order_mark_and_windows_line_ends_stay(show_folder) -> None:
    path = show_folder.path / "show.yaml"
    data = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(data)
    ShowFile(show_folder.path).apply(
        lambda text: write.set_value(text, ("figures", "halls", "as_of"), "2025-05-04")
    )
    new = path.read_bytes()
    assert new.startswith(b"\xef\xbb\xbf")
    assert new.count(b"\n") == new.count(b"\r\n") == data.count(b"\n") + 1


def test_what_another_program_wrote_is_not_overwritten(show_folder) -> None:
    file = ShowFile(show_folder.path)
    show_folder.change("12个展厅}", "12个展厅}  # seen")
    with pytest.raises(EditRefusedError, match="another program has changed it"):
        file.apply(lambda text: write.set_value(text, ("figures", "halls", "value"), "13"))
    assert "# seen" in (show_folder.path / "show.yaml").read_text(encoding="utf-8")


def test_a_full_disk_leaves_the_old_file(show_folder, monkeypatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    before = (show_folder.path / "show.yaml").read_bytes()
    file = ShowFile(show_folder.path)
    monkeypatch.setattr("kiosk.show.write_file.write_durably", full)
    with pytest.raises(OSError, match="No space"):
        file.apply(lambda text: write.set_value(text, ("figures", "halls", "value"), "13"))
    assert (show_folder.path / "show.yaml").read_bytes() == before
    assert not file.can_undo


FIGURE = {
    "value": "3200",
    "unit": {"zh": "棵"},
    "change": {"direction": "up", "basis": {"zh": "同比增长"}},
    "source": {"in": "article", "quote": "志愿者种下: 3200棵树苗，" + "一棵接一棵" * 9},
}


def test_a_figure_is_added_in_lines_of_its_own_and_reads_back() -> None:
    text = "# mine\nfigures:\n  one:\n    value: 1  # counted\n\n# pages\nsections: [a]\n"
    new = write_items.add_entry(text, ("figures", "trees"), FIGURE)
    assert plain(Source.of(new).document.root)["figures"]["trees"] == FIGURE
    assert new.startswith("# mine\nfigures:\n  one:\n    value: 1  # counted\n  trees:\n")
    assert "    unit: {zh: 棵}\n" in new
    assert new.endswith("\n\n# pages\nsections: [a]\n")
    assert write_items.add_entry(new, ("figures", "trees"), {"value": "1"}) == new


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("list: [a, b] # two\n", "list: [a, b, c] # two\n"),
        ("list: [\n  a,\n]\n", "list: [\n  a, c\n]\n"),
        (
            "list:\n  - a # one\n  # more\nlast: x\n",
            "list:\n  - a # one\n  - c\n  # more\nlast: x\n",
        ),
        ("list:\r\n- a\r\n", "list:\r\n- a\r\n- c\r\n"),
        ("list:\n  - a", "list:\n  - a\n  - c\n"),
    ],
)
def test_an_item_is_added_as_the_list_is_written(text: str, expected: str) -> None:
    assert write_items.append_item(text, ("list",), "c") == expected


def test_a_slide_is_added_with_its_keys_below_its_dash() -> None:
    text = "sections:\n  - id: a\n    slides:\n      - id: one\n        kind: poster\nlast: [x]\n"
    slide = {"id": "two", "kind": "poster", "figure": {"figure": "f1", "label": {"zh": "读者"}}}
    new = write_items.append_item(text, ("sections", 0, "slides"), slide)
    assert "      - id: two\n        kind: poster\n        figure:\n          figure: f1\n" in new
    assert new.endswith("last: [x]\n")
