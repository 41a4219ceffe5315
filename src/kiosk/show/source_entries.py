"""Sources: reading the texts that figures come from."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kiosk.show import texts
from kiosk.show.draft import SourceText
from kiosk.show.model import Source
from kiosk.show.paths import find_file
from kiosk.show.schema import SourceEntry
from kiosk.show.schema_problems import validate
from kiosk.show.sentences import paragraphs
from kiosk.show.text_file import SOURCE_LIMIT, read_text_file

if TYPE_CHECKING:
    from kiosk.show.draft import Draft
    from kiosk.show.tree import Spot


def read_source(spot: Spot, draft: Draft) -> None:
    """Read the source at `spot` into the draft; its problems are reported."""
    entry = validate(SourceEntry, spot, draft.findings)
    if entry is None:
        return
    name = texts.literal(entry.name, spot.at("name"), draft)
    path = find_file(draft.folder, spot.at("file"), draft.findings)
    file = path and read_text_file(path, entry.file, SOURCE_LIMIT, draft.findings)
    if not file:
        return
    source_id = str(spot.steps[-1])
    digest = hashlib.sha256(file.data).hexdigest()
    source = Source(source_id, entry.file, name, entry.date, digest)
    draft.sources[source_id] = SourceText(source, paragraphs(file.text), file.text)
