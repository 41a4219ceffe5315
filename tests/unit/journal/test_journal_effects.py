"""Everything the player tells finds its place in the journal."""

import pytest

from kiosk.journal.effects import entry_of
from kiosk.journal.entries import Entry, Kind
from kiosk.player.state import LanguageSwitched, NothingLeft, SlideLeft, VisitEnded


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
