"""The marks of engagements: filled held, hollow planned, dashed proposed, crossed cancelled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from dragoman.model import Status
from dragoman.pictures.lettering import measure_words
from dragoman.pictures.sheet import INK, MARGIN, PAPER, SMALL, TEXT, WORDS, Sheet

RADIUS = 6.0
LEGEND = 18.0
"""Height of the line that says what the marks mean."""


def draw_mark(sheet: Sheet, x1: float, x2: float, y: float, status: Status, *, radius: float, told: str) -> None:
    """Draw a mark from `x1` to `x2` around the height `y`: a disc where they are less than a disc apart, else a bar."""
    middle = (x1 + x2) / 2
    half = max(radius, (x2 - x1) / 2)
    looks: dict[str, str | float] = {"fill": INK if status == "held" else PAPER, "stroke": INK, "stroke_width": 1.5}
    if status == "proposed":
        looks["stroke_dasharray"] = "3 2"
    height = radius if half == radius else radius * 0.8
    sheet.draw(
        "rect", told, x=middle - half, y=y - height, width=2 * half, height=2 * height, rx=height, ry=height, **looks
    )
    if status == "cancelled":
        arm = radius * 0.95
        for slope in (arm, -arm):
            sheet.draw_line(middle - arm, y - slope, middle + arm, y + slope, INK, stroke_width=1.5)


def draw_legend(sheet: Sheet, y: float, statuses: Iterable[Status], *, bars: bool) -> float:
    """Say what the marks mean in a line around the height `y`; gives the height below it."""
    x = MARGIN + RADIUS
    present = set(statuses)
    entries: list[tuple[str, Status, float]] = [(s, s, 0.0) for s in get_args(Status) if s in present]
    if bars:
        entries.append(("a bar: over these days, or a day within them", "held", 26.0))
    for words, status, length in entries:
        draw_mark(sheet, x, x + length, y, status, radius=RADIUS, told="")
        x += length + RADIUS + 5
        sheet.write(x, y + SMALL * 0.36, words, size=SMALL, colour=WORDS)
        x += measure_words(words, SMALL) + TEXT + RADIUS + 6
    return y + LEGEND
