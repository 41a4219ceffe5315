"""Shows with one fault each: it is found in its line, with words that help, and nothing else is."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kiosk.errors import Severity
from kiosk.show.characters import FORBIDDEN
from kiosk.show.read import read_show

REMARK = Severity.REMARK


@dataclass(frozen=True)
class Fault:
    """One change to the sound show, and what must be said about it."""

    old: str
    new: str
    code: str
    at: str
    """A part of the line in which the problem is, after the change."""
    says: str
    """A part of the finding or of its cure."""
    file: str = "show.yaml"
    severity: Severity = Severity.DEFECT


FORM = {
    "an unknown key": Fault(
        "duration: 12s", "durration: 12s", "unknown-key", "durration", 'mean "duration"'
    ),
    "an unknown key at the top": Fault(
        "languages: [zh", "figurs: {}\nlanguages: [zh", "unknown-key", "figurs", '"figures"'
    ),
    "a misspelt kind": Fault("kind: numbers", "knd: numbers", "unknown-key", "knd:", '"kind"'),
    "no kind": Fault(
        "kind: poster\n", "duration: 12\n", "missing-key", "id: cover", "one of poster, numbers"
    ),
    "an unknown kind": Fault("kind: poster", "kind: postr", "wrong-value", "postr", '"poster"'),
    "a key without value": Fault(
        "        figure: visits",
        "        figure:",
        "no-value",
        "        figure:",
        '"figure" has no',
    ),
    "a comma in an unquoted text": Fault(
        "en: A hall (drawing)}", "en: A hall, drawn}", "no-value", "A hall, drawn", "in quotes"
    ),
    "a missing key": Fault("        hero: visits\n", "", "missing-key", "id: totals", '"hero"'),
    "a key that stands twice": Fault(
        "hero: visits",
        "hero: visits\n        hero: growth",
        "duplicate-key",
        "hero: growth",
        "the first is in line",
    ),
    "a text where a list belongs": Fault(
        "groups: [readings, talks]", "groups: readings", "wrong-type", "groups: r", "a list"
    ),
    "a list where a text belongs": Fault(
        "caption: {zh: 展厅（绘图）",
        "caption: {zh: [展厅]",
        "wrong-type",
        "zh: [展厅]",
        "found a list",
    ),
    "braces in an unquoted text": Fault(
        'headline: {zh: "{events}活动"',
        "headline: {zh: 共{events}活动",
        "yaml-syntax",
        "共{events}活动",
        "must stand in quotes",
    ),
    "a colon in an unquoted text": Fault(
        "deck: {zh: 售出册数", "deck: {zh: 册数: 售出", "yaml-syntax", "册数: 售出", "quotes"
    ),
    "a quote that does not end": Fault(
        'emphasis: "2025"', 'emphasis: "2025', "yaml-syntax", 'emphasis: "2025', "line 135"
    ),
    "a tab": Fault("      - id: cover", "\t  - id: cover", "yaml-syntax", "- id: cover", "tab"),
    "a wrong indentation": Fault(
        "        hero: visits", "       hero: visits", "yaml-syntax", "hero: visits", "indented"
    ),
    "an emphasis taken for an alias": Fault(
        "call: {zh: 轻触屏幕", "call: {zh: *轻触*屏幕", "alias", "轻触", 'in quotes: "*'
    ),
    "an anchor": Fault("hero: visits", "hero: &a visits", "anchor", "hero: &a", '"&a"'),
    "a tag": Fault(
        "hero: visits", "hero: !!python/name:os.system visits", "tag", "hero: !!", "tag"
    ),
    "a second document": Fault(
        "  - id: words", "---\na: b\n", "several-documents", "---", "second YAML document"
    ),
    "a control character": Fault(
        "轻触屏幕", "轻触\x07屏幕", "invisible-character", "轻触", "control character (U+0007)"
    ),
    "a control character as escape": Fault(
        "zh: 轻触屏幕",
        'zh: "轻触\\u0007屏幕"',
        "invisible-character",
        "轻触",
        "control character (U+0007)",
    ),
    "a bidirectional override": Fault(
        "Touch the screen", "Touch \u202ethe", "invisible-character", "Touch", "U+202E"
    ),
    "half a character": Fault(
        "zh: 轻触屏幕", 'zh: "轻触\\uD800"', "invisible-character", "轻触", "surrogate"
    ),
}

REFERENCES = {
    "an unknown figure": Fault(
        "hero: visits", "hero: visitz", "unknown-figure", "visitz", '"visits"'
    ),
    "an unknown figure in a text": Fault(
        "如今{halls}展厅", "如今{hals}展厅", "unknown-figure", "{hals}", '"halls"'
    ),
    "an unknown figure in a deck": Fault(
        "en: books sold", "en: '{boks} sold'", "unknown-figure", "boks", "figures"
    ),
    "an unknown source": Fault(
        "report, quote: 12个展厅", "raport, quote: 12个展厅", "unknown-source", "raport", '"report"'
    ),
    "an unknown slide": Fault(
        "figure: visits\n",
        "figure: visits\n        opens: totalls\n",
        "unknown-slide",
        "totalls",
        '"totals"',
    ),
    "two slides of one name": Fault(
        "id: origin", "id: totals  # again", "duplicate-id", "# again", "two slides"
    ),
    "two sections of one name": Fault(
        "  - id: words", "  - id: charts  # again", "duplicate-id", "# again", "two sections"
    ),
    "a name that cannot be an id": Fault(
        "id: origin", "id: Origin 1", "bad-id", "Origin 1", "small letter"
    ),
    "a figure that no slide shows": Fault(
        "  art:\n",
        "  poems: {value: 48, label: {zh: 诗, en: poems}, unit: {zh: 场, en: poems},\n"
        "    source: {in: report, quote: 朗诵会48场}}\n  art:\n",
        "unused-figure",
        "poems:",
        "no slide shows",
        severity=REMARK,
    ),
    "a figure twice on a slide": Fault(
        "list: [online,", "list: [online, visits,", "duplicate-figure", "visits, {", "stands twice"
    ),
    "an emphasis that does not exist": Fault(
        "emphasis: abroad", "emphasis: overseas", "unknown-emphasis", "overseas", "first, last"
    ),
}

TEXTS = {
    "a missing translation": Fault(
        "{zh: 轻触屏幕, en: Touch the screen}",
        "{zh: 轻触屏幕}",
        "missing-translation",
        "call:",
        "missing in English",
    ),
    "a missing translation of a section": Fault(
        "title: {zh: 图表, en: Charts}",
        "title: {en: Charts}",
        "missing-translation",
        "Charts",
        "zh",
    ),
    "one text for two languages": Fault(
        "word: {zh: 朗读, en: Reading aloud}",
        "word: 朗读",
        "missing-translation",
        "word: 朗读",
        "given once",
    ),
    "a language that shows do not have": Fault(
        "zh: 朗读, en", "fr: Lire, zh: 朗读, en", "unknown-language", "fr: Lire", "zh, en"
    ),
    "an emphasis without end": Fault(
        "*座无虚席*", "*座无虚席", "bad-markup", "*座无虚席", "does not end"
    ),
    "two emphases": Fault(
        "念一段自己喜欢的文字", "*念*一段文字给大家听", "several-emphases", "zh: >-", "2 phrases"
    ),
    "an emphasis in a caption": Fault(
        "en: A hall (drawing)", 'en: "A *hall*"', "bad-markup", "A *hall*", "set in one way"
    ),
    "a brace without partner": Fault(
        "如今{halls}展厅", "如今halls}展厅", "bad-markup", "如今halls}", "without its partner"
    ),
    "an empty text": Fault("en: 朗读 lǎngdú", 'en: ""', "no-value", 'en: ""', "empty"),
    "a headline that is too long": Fault(
        "zh: 孩子的书卖得最好",
        "zh: 孩子的书在这一届书市上卖得比其他任何门类的书都要好",
        "copy-too-long",
        "任何门类",
        "25 Han characters, expected at most 22",
        severity=REMARK,
    ),
    "a headline's line that is too long": Fault(
        "en: An old factory|full of books",
        "en: An old factory of the thirties|full of books",
        "copy-too-long",
        "thirties",
        "30 characters, expected at most 26",
        severity=REMARK,
    ),
    "a label that is too long for a list": Fault(
        "label: {en: on site}",
        "label: {en: publishers with a stand}",
        "copy-too-long",
        "with a stand",
        "23 characters, expected at most 22",
        severity=REMARK,
    ),
    "a paragraph that is too short": Fault(
        "台下的人跟着翻到同一页。有人带来祖父留下的旧书，有人念给还不识字的孩子听。",
        "",
        "copy-too-short",
        "zh: >-",
        "expected 80 to 160",
        severity=REMARK,
    ),
    "a character that no font has": Fault(
        "轻触屏幕", "轻触屏幕👆", "missing-glyph", "👆", "U+1F446", severity=REMARK
    ),
}

FIGURES = {
    "a wrong digit": Fault("value: 560", "value: 650", "wrong-value-quoted", "650", "近560家"),
    "a wrong scale": Fault("value: 12万", "value: 120万", "wrong-value-quoted", "120万", "12万"),
    "a lost qualifier": Fault(
        "  publishers:\n    value: 560\n    qualifier: nearly",
        "  publishers:\n    value: 560  # exact",
        "wrong-qualifier",
        "# exact",
        "nearly",
    ),
    "another qualifier": Fault(
        "qualifier: over", "qualifier: nearly", "wrong-qualifier", "qualifier: nearly", "over"
    ),
    "percentage points for per cent": Fault(
        "value: 12.5\n    unit: percent",
        "value: 12.5\n    unit: points",
        "wrong-unit",
        "points",
        "unit: percent",
    ),
    "down for up": Fault(
        "direction: up", "direction: down", "wrong-direction", "direction", "goes up"
    ),
    "visits that are visitors": Fault(
        "unit: {zh: 人次, en: visits}",
        "unit: {zh: 人, en: visitors}",
        "other-unit",
        "zh: 人,",
        "counts in 人次",
        severity=REMARK,
    ),
    "a quote that the source does not have": Fault(
        "quote: 近560家出版社到场", "quote: 近560家出版社来了", "unknown-quote", "来了", "Line 5"
    ),
    "a quote without number": Fault(
        "quote: 比上届增长12.5%", "quote: 比上届增长", "no-number", "quote: 比上届", "no number"
    ),
    "a figure from nowhere": Fault(
        "    value: 12\n    unit: {zh: 个, en: halls}\n    label: {zh: 展厅, en: halls}\n"
        "    source: {in: report, quote: 12个展厅}\n",
        "    value: 12  # halls\n    label: {zh: 展厅, en: halls}\n",
        "untraced-figure",
        "value: 12  # halls",
        "derived",
    ),
    "a wrong derived value": Fault(
        "    derived: {sum: [readings, talks]}",
        "    value: 132\n    derived: {sum: [readings, talks]}",
        "wrong-derivation",
        "132",
        "is 123",
    ),
    "an exact figure that follows from an inexact one": Fault(
        "{sum: [readings, talks]}", "{sum: [online, talks]}", "wrong-derivation", "sum:", "nearly"
    ),
    "figures that follow from each other": Fault(
        "{sum: [readings, talks]}", "{sum: [readings, events]}", "bad-derivation", "sum:", "circle"
    ),
    "a number with its qualifier": Fault(
        "value: 560", "value: 近560", "bad-number", "近560", "`qualifier`"
    ),
    "a number with its unit": Fault(
        "value: 1400", "value: 1400家", "bad-number", "1400家", "`unit`"
    ),
    "a date in one piece": Fault(
        "date: 2025-05-04", 'date: "20250504"', "bad-date", "20250504", "2025-09-14"
    ),
    "a day with a time zone": Fault(
        "2025-05-04T17:00+08:00", "2025-05-04+08:00", "bad-date", "04+08:00", "T12"
    ),
    "a bad date": Fault("date: 2025-05-04", "date: 4 May", "bad-date", "4 May", "2025-09-14"),
    "a bad time": Fault(
        "as_of: 2025-05-04T17:00", "as_of: 2025-05-04T27:00", "bad-date", "T27", "T12"
    ),
    "a bad duration": Fault(
        "duration: 12s", "duration: 12 sekunden", "bad-duration", "sekunden", '12 or "12s"'
    ),
}

CHARTS = {
    "a pie": Fault("chart: share", "chart: pie", "refused-chart", "pie", "`chart: share`"),
    "a misspelt form": Fault("chart: strokes", "chart: stroks", "wrong-value", "stroks", "strokes"),
    "a wrong key for the form": Fault(
        "groups: [readings, talks]",
        "groups: [readings, talks]\n        part: readings",
        "misplaced-key",
        "part: readings",
        "takes “groups”, not “part”",
    ),
    "no data": Fault(
        "        groups: [readings, talks]\n", "", "missing-key", "id: programme", "takes “groups”"
    ),
    "columns of two series": Fault(
        "chart: line", "chart: columns  # two", "chart-form", "# two", "chart: line"
    ),
    "a line of a few points": Fault(
        "chart: columns", "chart: line", "chart-form", "chart: line", "columns", severity=REMARK
    ),
    "dots of a large whole": Fault(
        "part: halls_full\n        whole: halls",
        "part: readings\n        whole: talks",
        "chart-form",
        "chart: dots",
        "at most 60, here are 75",
    ),
    "dots that are not exact": Fault(
        "part: halls_full\n        whole: halls",
        "part: halls_full\n        whole: publishers",
        "chart-form",
        "chart: dots",
        "not exact",
    ),
    "squares of five groups": Fault(
        "chart: ranking", "chart: squares  # five", "chart-form", "# five", "`chart: ranking`"
    ),
    "strokes of thousands": Fault(
        "groups: [readings, talks]",
        "groups: [fiction, history]",
        "chart-form",
        "chart: strokes",
        "at most 240 in all, here are 5000",
    ),
    "shares that are no whole": Fault(
        "groups: [north, south, abroad]",
        "groups: [north, abroad]",
        "chart-form",
        "chart: share",
        "add up to 65",
    ),
    "unlike things side by side": Fault(
        "groups: [online, publishers]",
        "groups: [online, north]",
        "chart-form",
        "chart: squares",
        "count and percent",
    ),
    "a chart of one number": Fault(
        "groups: [online, publishers]", "groups: [online]", "chart-form", "chart: sq", "numbers"
    ),
}

CHARTS |= {
    "a growth that the chart does not show": Fault(
        'emphasis: "2025"',
        'emphasis: "2023"',
        "annotation-differs",
        "annotation: growth",
        "says 12.5 per cent, the chart shows 36.1",
        severity=REMARK,
    ),
}

TEXTS |= {
    "a number in a text that is no figure": Fault(
        "headline: {zh: 在线更多",
        "headline: {zh: 在线多出840家",
        "untraced-number",
        "840家",
        "visitors can see where",
        severity=REMARK,
    ),
    "a number in a text that the figure says otherwise": Fault(
        "headline: {zh: 在线更多",
        "headline: {zh: 在线超1400家",
        "number-differs",
        "超1400家",
        "it is nearly",
        severity=REMARK,
    ),
}

DATA = {
    "a table that is not there": Fault(
        "file: data/fairs.csv", "file: data/fair.csv", "missing-file", "fair.csv", "data/fairs.csv"
    ),
    "a column that is not there": Fault(
        "value: visits, source", "value: visit, source", "unknown-column", "visit,", '"visits"'
    ),
    "semicolons": Fault(
        "year,visits\n2022,7.2\n2023,9.8\n2024,10.6\n2025,12.0",
        "year;visits\n2022;7.2\n2023;9.8",
        "bad-table",
        "year;visits",
        "semicolons, expected commas",
        file="data/fairs.csv",
    ),
    "a thousands separator": Fault(
        "2024,10.6", '2024,"10,600"', "bad-cell", "2024", "Write 10600", file="data/fairs.csv"
    ),
    "a decimal comma": Fault(
        "2024,10.6", '2024,"10,6"', "bad-cell", "2024", "Write 10.6", file="data/fairs.csv"
    ),
    "an unquoted thousands separator": Fault(
        "2024,10.6",
        "2024,10,600",
        "bad-row",
        "2024",
        "3 cells, the header 2",
        file="data/fairs.csv",
    ),
    "an empty cell": Fault(
        "2024,10.6", "2024,", "bad-cell", "2024,", "empty", file="data/fairs.csv"
    ),
    "a number that is none": Fault(
        "2024,10.6", "2024,NaN", "bad-cell", "2024,NaN", "NaN", file="data/fairs.csv"
    ),
    "a text among numbers": Fault(
        "2024,10.6", "2024,10.6万", "bad-cell", "10.6万", "digits only", file="data/fairs.csv"
    ),
    "a row without name": Fault(
        "2024,10.6", ",10.6", "bad-cell", ",10.6", "name of the row", file="data/fairs.csv"
    ),
    "a quote in a cell": Fault(
        "2024,10.6",
        '20"24",10.6',
        "bad-quote",
        '20"24"',
        "double the quotes",
        file="data/fairs.csv",
    ),
    "two columns of one name": Fault(
        "year,visits",
        "visits,visits",
        "bad-header",
        "visits,visits",
        "two columns",
        file="data/fairs.csv",
    ),
    "a value of another row": Fault(
        "2023,9.8", "2023,10.6", "value-differs", "2023,10.6", '"9.8"', file="data/fairs.csv"
    ),
    "a name twice": Fault(
        "2024,10.6", "2023,10.6", "duplicate-name", "2023,10.6", "once", file="data/fairs.csv"
    ),
    "a year that the source does not have": Fault(
        "2024,10.6",
        "2034,10.6",
        "value-not-in-source",
        "2034,10.6",
        "sources/report.md",
        file="data/fairs.csv",
    ),
    "a value that the source does not state": Fault(
        "2024,10.6",
        "2024,10.7",
        "value-not-in-source",
        "10.7",
        "sources/report.md",
        file="data/fairs.csv",
    ),
    "a path out of the folder": Fault(
        "media/hall.png", "../hall.png", "bad-path", "../hall", "leads out"
    ),
    "a path with backslashes": Fault(
        "media/hall.png", "media\\hall.png", "bad-path", "media", "separated by /"
    ),
    "a picture that is not there": Fault(
        "media/hall.png", "media/hal.png", "missing-file", "hal.png", '"media/hall.png"'
    ),
    "a folder as picture": Fault(
        "picture: media/hall.png", "picture: media", "missing-file", "picture: media", "not a file"
    ),
}

FAULTS = {**FORM, **REFERENCES, **TEXTS, **FIGURES, **CHARTS, **DATA}


def test_the_sound_show_has_no_problem(show_folder) -> None:
    show, problems = read_show(show_folder.path)
    assert problems == []
    assert show is not None


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_in_its_line_and_nothing_else_is(name, show_folder) -> None:
    fault = FAULTS[name]
    show_folder.change(fault.old, fault.new, fault.file)

    show, problems = read_show(show_folder.path)

    found = [(problem.code, problem.place.file, problem.place.line) for problem in problems]
    line = show_folder.line_of(fault.at, fault.file)
    assert found == [(fault.code, fault.file, line)]
    (problem,) = problems
    assert problem.severity is fault.severity
    assert fault.says in f"{problem.message} {problem.cure}"
    assert (show is None) == problem.is_defect
    source_line = show_folder.lines(fault.file)[line - 1]
    assert problem.place.source_line == FORBIDDEN.sub("\ufffd", source_line)
