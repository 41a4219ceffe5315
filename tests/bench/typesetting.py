"""How long it takes to set each kind of page: python -m tests.bench.typesetting [SHOW].

Processor time of this process, so that a busy machine disturbs little.  Cold: with fonts that have
shaped nothing yet, as after a start.  Warm: the same page again, as after a change of the display.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from kiosk.figures.model import Language
    from kiosk.show.model import Show
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.setting import Setting

SIZES = {"landscape": (1920, 1080), "portrait": (1080, 1920)}

Work = Callable[[], object]


@dataclass
class Times:
    """Milliseconds of one kind of page, one entry a page and run."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)


def main() -> None:
    """Measure all pages of a show and print a table."""
    parser = argparse.ArgumentParser(prog="tests.bench.typesetting", description=__doc__)
    parser.add_argument("show", nargs="?", help="show folder; without it the default show")
    parser.add_argument("--runs", type=int, default=5, help="how often each page is set")
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from kiosk.cli.shows import compiled_show
    from kiosk.show.compiled import load_compiled
    from kiosk.typeset.fonts import Fonts
    from kiosk.typeset.pages.typeset import load_all

    app = QGuiApplication([])
    show = load_compiled(Path(compiled_show(args.show)))
    load_all()
    fonts = Fonts()
    found: dict[str, Times] = defaultdict(Times)
    for _ in range(args.runs):
        for kind, work in _works(show, fonts):
            _forget(fonts)
            found[kind].cold.append(_ms(work))
            found[kind].warm.append(_ms(work))
    del app
    print(_table(found))


def _works(show: Show, fonts: Fonts) -> Iterator[tuple[str, Work]]:
    """Every page, bar and sheet of a show in all languages, upright and lying; what sets it."""
    from kiosk.show.model import ChartSlide
    from kiosk.typeset.nav import BarLook, typeset_bar
    from kiosk.typeset.pages.typeset import typeset_slide
    from kiosk.typeset.setting import Folio
    from kiosk.typeset.sheet import typeset_sheet

    for setting in _settings(show, fonts):
        for section in show.sections:
            for slide in section.slides:
                if slide.languages and setting.language not in slide.languages:
                    continue
                kind = type(slide).__name__.removesuffix("Slide").lower()
                kind = slide.chart.value if isinstance(slide, ChartSlide) else kind
                folio = Folio(section.title, 1, 14)
                name = f"{kind}, {setting.language}"
                yield name, lambda s=slide, f=folio, g=setting: typeset_slide(s, g, f)
        look = BarLook(show.sections[-1].id)
        yield f"bar, {setting.language}", lambda g=setting, b=look: typeset_bar(g, b)
        for figure in show.figures:
            yield f"sheet, {setting.language}", lambda f=figure, g=setting: typeset_sheet(f, g)


def _settings(show: Show, fonts: Fonts) -> Iterator[Setting]:
    from kiosk.theme.scale import scale_for
    from kiosk.typeset.geometry import Geometry
    from kiosk.typeset.setting import Setting

    for size in SIZES.values():
        geometry = Geometry.of_pixels(*size)
        for language in cast("tuple[Language, ...]", show.languages):
            scale = scale_for(language, geometry.is_portrait, width=geometry.w)
            yield Setting(show, fonts, geometry, scale, language)


def _forget(fonts: Fonts) -> None:
    """Empty what typesetting remembers from one page to the next."""
    from kiosk.typeset.atoms import ruler
    from kiosk.typeset.fit import fit

    fonts.forget()
    ruler.cache_clear()
    fit.cache_clear()


def _ms(work: Work) -> float:
    before = process_time()
    work()
    return 1000 * (process_time() - before)


def _table(found: dict[str, Times]) -> str:
    rows = ["| page | cold, ms | warm, ms | samples |", "| --- | ---: | ---: | ---: |"]
    everything = Times()
    for kind, times in sorted(found.items()):
        rows.append(_row(kind, times))
        everything.cold += times.cold
        everything.warm += times.warm
    return "\n".join(
        [*rows, _row("all: median", everything), _row("all: longest", everything, max)]
    )


def _row(name: str, times: Times, of: Callable[[list[float]], float] = median) -> str:
    return f"| {name} | {of(times.cold):.1f} | {of(times.warm):.1f} | {len(times.cold)} |"


if __name__ == "__main__":
    main()
