"""Everything the stage does finds its place in the journal."""

from pathlib import Path

import pytest

from kiosk.journal.entries import Entry, Kind
from kiosk.journal.journal import Journal
from kiosk.journal.read import read_entries
from kiosk.player.moment import Moment
from kiosk.player.state import LanguageSwitched, Mode, NothingLeft, SlideLeft, VisitEnded
from kiosk.stage.recorder import Recorder, entry_of


@pytest.mark.parametrize(
    ("effect", "entry"),
    [
        (SlideLeft("a", "s", "zh", 9.5), Entry(7.0, Kind.SLIDE, "a", "s", "zh", 9.5, 300)),
        (VisitEnded(12.0, 3, "en"), Entry(7.0, Kind.VISIT, "", "", "en", 12.0, 3)),
        (LanguageSwitched("en"), Entry(7.0, Kind.LANGUAGE, "en", "", "en")),
        (NothingLeft(), Entry(7.0, Kind.ERROR, "show", detail="Not one slide can be drawn.")),
    ],
)
def test_what_the_player_tells_becomes_an_entry(effect, entry):
    assert entry_of(effect, 7.0, frames=300) == entry


def test_frames_are_counted_for_each_slide(tmp_path: Path):
    path = tmp_path / "journal.sqlite"
    journal = Journal(path)
    recorder = Recorder(journal, wall=lambda: 5.0)
    for frames in (3, 0, 2):
        for _ in range(frames):
            recorder.painted()
        recorder.tell(LanguageSwitched("en"))
        recorder.tell(SlideLeft("a", "s", "zh", 9.5))
    recorder.touched("nav.figures", Moment("a", "zh", Mode.MANUAL, section="s"))
    journal.close()
    entries = list(read_entries(path))
    assert [entry.number for entry in entries if entry.kind is Kind.SLIDE] == [3, 0, 2]
    assert entries[-1] == Entry(5.0, Kind.TOUCH, "nav.figures", "s", "zh")
