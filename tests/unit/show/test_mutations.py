"""Whatever happens to a show's files, reading them gives data or sentences, never a crash."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.show.read import read_show

BASE = Path(__file__).parents[2] / "shows" / "base"
FILES = ("show.yaml", "show.yaml", "show.yaml", "sources/report.md", "data/days.csv")
TOKENS = [
    *("{", "}", "[", "]", "*", "&a ", "*a", "!!x ", ": ", "\n", "\t", "|", ">", "'", '"', "#"),
    *("- ", "? ", "<<: ", "%", "@", "\\", "\x00", "\x85", "\u2028", "\ufeff", "𠀀", "null", "~"),
    *("-1", "1e999", "NaN", "9" * 30, "25万", "{visits}", "{visits.number}", "{", "kind: chart\n"),
    *("figures:\n", "derived: {growth: [a, b]}\n", "../x", "/etc/passwd", "---\n", "...\n", ";"),
]

token = st.sampled_from(TOKENS)
place = st.integers(0, 10**6)
mutation = st.one_of(
    st.tuples(st.just("insert"), place, token),
    st.tuples(st.just("cut"), place, st.integers(1, 40)),
    st.tuples(st.just("drop line"), place, st.just(0)),
    st.tuples(st.just("repeat line"), place, place),
    st.tuples(st.just("indent line"), place, st.integers(0, 9)),
)


def mutated(text: str, kind: str, where: int, what) -> str:
    if kind == "insert":
        at = where % (len(text) + 1)
        return text[:at] + what + text[at:]
    if kind == "cut":
        at = where % (len(text) + 1)
        return text[:at] + text[at + what :]
    lines = text.split("\n")
    at = where % len(lines)
    if kind == "drop line":
        del lines[at]
    elif kind == "repeat line":
        lines.insert(what % len(lines), lines[at])
    else:
        lines[at] = " " * what + lines[at].lstrip()
    return "\n".join(lines)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from(FILES), mutations=st.lists(mutation, min_size=1, max_size=4))
def test_any_change_gives_a_show_or_problems_with_sentences(show_folder, file, mutations) -> None:
    text = (BASE / file).read_text(encoding="utf-8")
    for change in mutations:
        text = mutated(text, *change)
    (show_folder.path / file).write_text(text, encoding="utf-8", newline="")
    try:
        show, problems = read_show(show_folder.path)
    finally:
        (show_folder.path / file).write_bytes((BASE / file).read_bytes())

    assert (show is None) == any(problem.is_defect for problem in problems)
    lines = text.splitlines()
    for problem in problems:
        assert problem.message
        assert "\n" not in problem.message
        if problem.place.file == file and problem.place.line:
            assert problem.place.line <= len(lines) + 2
