"""The strongest peer: the same kind of show as a reveal.js deck in Chromium, full screen.

Written to be kind to it: no web fonts, no network, software drawing without the detour over a
graphics process, only fades, canvas charts drawn by Chart.js, five seconds a slide.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench.screen import GROUND

MODULES = {"reveal.js": "dist/reveal.js", "chart.js": "dist/chart.umd.js"}
_STYLES = ("dist/reset.css", "dist/reveal.css")
_FLAGS = (
    "--kiosk",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-extensions",
    "--disable-features=Translate,MediaRouter",
    "--password-store=basic",
    "--window-position=0,0",
)
_CSS = """
body { background: #eceeeb; }
.reveal { font-family: sans-serif; color: #101615; font-size: 40px; }
.reveal section { text-align: left; height: 100%%; }
.reveal h2 { font: bold 73px serif; margin: 0 0 40px; }
.reveal p { line-height: 1.5; margin: 0 0 30px; }
.hero { font: bold 420px serif; color: #c7281a; line-height: 1; }
.poster { position: absolute; inset: 0; }
.poster .hero { color: #0f1c1b; font-size: 560px; position: absolute; left: 90px; bottom: 160px; }
.poster .band { position: absolute; inset: auto 0 0 0; height: 162px; background: #0f1c1b;
  color: #f7f5ef; font-size: 56px; padding: 45px 70px; box-sizing: border-box; }
table { font-size: 44px; border-spacing: 0 22px; }
td:first-child { font: bold 105px serif; text-align: right; padding-right: 24px; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 60px; }
.dots { display: grid; grid-template-columns: repeat(10, 84px); gap: 16px; }
.dots i { width: 80px; height: 80px; border-radius: 50%%; border: 4px solid #434c49;
  box-sizing: border-box; }
.dots i.on { background: #c7281a; border: 0; }
"""
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The Fair in Figures</title>
{styles}
<style>{css}</style></head>
<body><div class="reveal"><div class="slides">
{sections}
</div></div>
{scripts}
<script>
const still = location.hash.includes("still");
const deck = new Reveal({{width: 1920, height: 1080, margin: 0, center: false, controls: false,
  progress: false, loop: true, transition: "fade", backgroundTransition: "fade",
  autoSlide: still ? 0 : {slide_ms}, autoSlideStoppable: false, hash: false}});
const charts = new Map();
function count(node) {{
  const end = Number(node.dataset.count), from = performance.now();
  const step = now => {{
    const t = Math.min(1, (now - from) / 1200), eased = 1 - Math.pow(1 - t, 3);
    node.textContent = Math.round(end * (0.6 + 0.4 * eased)).toLocaleString("en");
    if (t < 1) requestAnimationFrame(step);
  }};
  requestAnimationFrame(step);
}}
function draw(canvas) {{
  charts.get(canvas)?.destroy();
  charts.set(canvas, new Chart(canvas, {{
    type: canvas.dataset.type,
    data: {{labels: JSON.parse(canvas.dataset.labels), datasets: [{{
      data: JSON.parse(canvas.dataset.values), backgroundColor: "#c7281a",
      borderColor: "#c7281a", borderWidth: 6, pointRadius: 0}}]}},
    options: {{responsive: false, animation: {{duration: 1000}},
      plugins: {{legend: {{display: false}}}},
      scales: {{x: {{grid: {{display: false}}, ticks: {{font: {{size: 36}}}}}},
        y: {{beginAtZero: true, grid: {{display: false}}, ticks: {{font: {{size: 36}}}}}}}}}}}}));
}}
deck.on("slidechanged", e => {{
  e.currentSlide.querySelectorAll("[data-count]").forEach(count);
  e.currentSlide.querySelectorAll("canvas").forEach(draw);
}});
deck.initialize();
</script></body></html>
"""
_YEARS = ("2020", "2021", "2022", "2023", "2024")
_TRADE = (4.6, 5.27, 6.0, 6.57, 7.52)
_DAYS = tuple(str(day) for day in range(1, 22))
_VISITS = (
    3,
    4,
    4.2,
    4.6,
    5.1,
    4.9,
    5.6,
    6.0,
    6.4,
    6.1,
    7,
    7.4,
    7.1,
    8,
    8.3,
    8.1,
    9,
    9.2,
    9.9,
    9.6,
    10,
)


def deck(modules: Path, out: Path, slide_s: float) -> Path:
    """Write the deck.

    Args:
        modules: The folder node_modules that holds reveal.js and chart.js.
        out: Folder to write to.
        slide_s: Seconds a slide stays.

    Raises:
        FileNotFoundError: A module is missing.
    """
    assets = {name: modules / name / path for name, path in MODULES.items()}
    styles = [modules / "reveal.js" / path for path in _STYLES]
    for path in (*assets.values(), *styles):
        if not path.is_file():
            raise FileNotFoundError(path)
    page = _PAGE.format(
        styles="\n".join(f'<link rel="stylesheet" href="{path.as_uri()}">' for path in styles),
        css=_CSS.replace("%%", "%"),
        sections="\n".join(_sections()),
        scripts="\n".join(f'<script src="{path.as_uri()}"></script>' for path in assets.values()),
        slide_ms=round(slide_s * 1000),
    )
    file = out / "deck.html"
    file.write_text(page, encoding="utf-8")
    return file


def command(file: Path, profile: Path, size: tuple[int, int], *, is_still: bool) -> list[str]:
    """How Chromium plays the deck; [] if there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        return []
    address = file.as_uri() + ("#still" if is_still else "")
    window = f"--window-size={size[0]},{size[1]}"
    return [chromium, *_FLAGS, f"--user-data-dir={profile}", window, address]


def _sections() -> list[str]:
    dots = "".join(f'<i class="{"on" if n < 26 else ""}"></i>' for n in range(30))
    story = (
        "What was new could be touched: machines that find their own way, a scanner that counts "
        "photons one by one, an operating theatre with a brain. "
    )
    rows = (("5,600", "companies online"), ("2,000", "companies on site"), ("900", "outcomes"),
            ("85", "countries and agencies"), ("113", "first shown"))  # fmt: skip
    return [
        _poster("250,000", "Touch to see the fair’s totals"),
        _numbers("Visits through the gates", 250000, rows),
        _numbers("Meetings held", 170, rows[:4]),
        f"<section><h2>Digital and smart</h2><p>{story * 2}</p></section>",
        f'<section><h2>26 of the top 30</h2><div class="dots">{dots}</div></section>',
        _chart("Trade rose again", "bar", _YEARS, _TRADE),
        _chart("Busier every day", "line", _DAYS, _VISITS),
        f'<section><h2>Scanners count photons</h2><div class="columns"><div class="dots">{dots}'
        f"</div><p>{story}</p></div></section>",
        _numbers("Innovations unveiled", 198, rows[1:]),
        _numbers("Services trade", 75000, rows),
    ]


def _poster(figure: str, call: str) -> str:
    color = "#{:02x}{:02x}{:02x}".format(*GROUND)
    return (
        f'<section data-background-color="{color}"><div class="poster"><div class="hero">{figure}'
        f'</div><div class="band">{call}</div></div></section>'
    )


def _numbers(label: str, value: int, rows: tuple[tuple[str, str], ...]) -> str:
    cells = "".join(f"<tr><td>{number}</td><td>{words}</td></tr>" for number, words in rows)
    return (
        f'<section><h2>{label}</h2><div class="columns"><div class="hero" style="font-size:260px" '
        f'data-count="{value}">{value:,}</div><table>{cells}</table></div></section>'
    )


def _chart(title: str, kind: str, labels: tuple[str, ...], values: tuple[float, ...]) -> str:
    import json

    return (
        f"<section><h2>{title}</h2><canvas width='1700' height='760' data-type='{kind}' "
        f"data-labels='{json.dumps(labels)}' data-values='{json.dumps(values)}'></canvas></section>"
    )
