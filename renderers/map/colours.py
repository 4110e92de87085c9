"""The one stylesheet of a map: the colours of a service by day and by night, and how each part is drawn."""

from __future__ import annotations

from collections.abc import Mapping

from journeys.service import Service
from journeys.themes import THEMES
from renderers.html.look import FONTS, PAPER_OF_A_LETTER, minified, palette
from renderers.map.lettering import SIZES

USED = ("paper", "surface", "ink", "muted", "edge", "hair", "brand", "tint", "problem", "problem_tint", "done", "focus")

SYSTEM: Mapping[str, str] = {
    **dict.fromkeys(("paper", "surface", "tint", "problem_tint"), "Canvas"),
    **dict.fromkeys(("ink", "muted", "edge", "hair", "problem", "done"), "CanvasText"),
    **dict.fromkeys(("brand", "focus"), "LinkText"),
}
"""The colours that stand in where a person has chosen the colours of all pages."""

RULES = """
.fp-map { background: var(--paper); color-scheme: light dark; font-family: var(--font) }
.fp-map text { fill: var(--ink) }
.fp-map :is(.title, .section, .strong, .end-strong, .known, .bad, .open) { font-weight: 700 }
.fp-map .title { letter-spacing: -0.012em }
.fp-map :is(.sum, .open, .soft, .meta, .id) { fill: var(--muted) }
.fp-map .id { font-family: ui-monospace, "Noto Sans Mono", "DejaVu Sans Mono", Consolas, monospace }
.fp-map text.known { fill: var(--brand) }
.fp-map text.bad { fill: var(--problem) }
.fp-map .ground { fill: var(--problem-tint); stroke: var(--problem); stroke-width: 2 }
.fp-map .chosen { fill: var(--tint); stroke: var(--brand); stroke-width: 3 }
.fp-map .paper { fill: var(--paper) }
.fp-map .hair { stroke: var(--hair); stroke-width: 1; fill: none }
.fp-map .items { fill: var(--surface); stroke: var(--hair); stroke-width: 1 }
.fp-map :is(.way, .rest) { fill: none; stroke: var(--edge); stroke-width: 2 }
.fp-map .on-path .way { stroke: var(--brand); stroke-width: 5; stroke-linejoin: round }
.fp-map .refuted .way { stroke: var(--problem) }
.fp-map .unsure .way { stroke-dasharray: 5 4 }
.fp-map .changed .way, .fp-map .added .way { stroke: var(--brand); stroke-width: 3 }
.fp-map .removed .way { stroke-dasharray: 2 5 }
.fp-map .dot { fill: var(--paper); stroke: var(--muted); stroke-width: 2 }
.fp-map .full { fill: var(--muted) }
.fp-map .core { fill: var(--muted) }
.fp-map .pill { fill: var(--surface); stroke: var(--edge); stroke-width: 1.5 }
.fp-map .sends .pill { stroke: var(--ink); stroke-width: 2 }
.fp-map .on-path .dot { stroke: var(--brand); stroke-width: 5 }
.fp-map .on-path .full, .fp-map .on-path .core { fill: var(--brand) }
.fp-map .on-path .pill { fill: var(--tint); stroke: var(--brand); stroke-width: 3 }
.fp-map .added .dot { fill: var(--brand) }
.fp-map :is(.changed, .added) :is(.dot, .pill) { stroke: var(--brand); stroke-width: 3 }
.fp-map :is(.removed, .unsure) :is(.dot, .pill) { stroke-dasharray: 3 3 }
.fp-map .removed :is(.heading, .strong, .end, .end-strong) { text-decoration: line-through }
.fp-map .pill.looked-at { fill: var(--tint); stroke: var(--brand); stroke-width: 3 }
.fp-map .wrong :is(.dot, .pill) { stroke: var(--problem); stroke-width: 3 }
.fp-map .wrong .full { fill: var(--problem) }
.fp-map .doubtful :is(.dot, .pill) { stroke: var(--ink); stroke-width: 3 }
.fp-map .refuted :is(.dot, .pill) { stroke: var(--problem); stroke-width: 2 }
.fp-map .hatched { fill: url(#HATCH) }
.fp-map .hatch { stroke: var(--problem); stroke-width: 1.5 }
.fp-map a:focus { outline: none }
.fp-map a .around { fill: none; stroke: none }
.fp-map a:focus .around { stroke: var(--focus); stroke-width: 3 }
.fp-map a:hover :is(.heading, .strong, .end, .end-strong) { text-decoration: underline }
"""
"""How each part is drawn. `#HATCH` stands for the pattern of what was refuted."""


def stylesheet(service: Service, hatch: str) -> str:
    """The style of a map, for pages that have other styles too: every rule is of the class `fp-map`."""
    light = palette(service)
    font = FONTS[service.font or THEMES[service.theme].font]
    sizes = "".join(f".fp-map .{style}{{font-size:{size}px}}" for style, size in SIZES.items())
    return (
        f".fp-map{{{_declared(light)};--font:{font}}}"
        f"@media (prefers-color-scheme:dark){{.fp-map{{{_declared(palette(service, 'dark'))}}}}}"
        f"@media print{{.fp-map{{{_declared({**light, **PAPER_OF_A_LETTER})};color-scheme:light}}}}"
        f"@media (forced-colors:active){{.fp-map{{{_declared(SYSTEM)};forced-color-adjust:none}}}}"
        + minified(RULES).replace("#HATCH", f"#{hatch}")
        + sizes
    )


def _declared(tokens: Mapping[str, str]) -> str:
    return ";".join(f"--{name.replace('_', '-')}:{tokens[name]}" for name in USED)
