"""What texts claim of an instrument over time: a panel for each measure in each unit, never two currencies in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor, log10

from dragoman.model.paper import Picture
from dragoman.model.record import DocumentHead, RecordedInstrument, SourcedFigure
from dragoman.pictures.lettering import measure_words
from dragoman.pictures.marks import draw_mark
from dragoman.pictures.packing import Box, find_place
from dragoman.pictures.sheet import MARGIN, PAPER, QUIET, RULE, SMALL, WIDTH, Sheet, draw_nothing
from dragoman.pictures.time_axis import TimeAxis, fit_axis, read_time, write_time
from dragoman.resolving.shares import FigureSeries, order_figures
from dragoman.when import When

COLUMNS = tuple("measure unit value as_of published property document title words".split())
PANEL = 130.0
LEFT, UNDATED_WIDTH = 84.0, 120.0
LEAST = 1e-12
"""Smaller differences than any figure has: an axis can't be divided by them."""
MAGNITUDES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))


@dataclass(frozen=True, slots=True)
class Point:
    """Equal figures of one time: `told` where the text tells it, else it is the day of publication."""

    value: float
    when: When | None
    told: bool
    figures: tuple[SourcedFigure, ...]


def draw_figures(
    instrument: RecordedInstrument,
    *,
    documents: Mapping[str, DocumentHead],
    title: str | None = None,
    caption: str = "",
) -> Picture:
    """The figures of an instrument over time; rows are the figures, each with the words and the document that claim it.

    `documents` (by id) name the sources. The time is the day, month or year that a figure is told to be of, else the
    day of publication, which is drawn hollow.
    """
    title = title or f"{instrument.name}: figures over time"
    series = order_figures(instrument.figures)
    if not series:
        return draw_nothing(title, "No figures.", COLUMNS, caption)
    panels = [(one, gather_points(one.figures)) for one in series]
    points = [point for _, found in panels for point in found]
    times = [point.when for point in points if point.when]
    sources = len({figure.document for figure in instrument.figures})
    summary = f"{count(len(instrument.figures), 'figure')} of {count(len(panels), 'measure')}"
    summary += f" from {count(sources, 'document')}."
    sheet = Sheet()
    y = sheet.open(title, summary)
    undated = len(times) < len(points)
    right = WIDTH - MARGIN - (UNDATED_WIDTH if undated else 20)
    axis = fit_axis(times, MARGIN + LEFT, right) if times else None
    for one, found in panels:
        y = draw_panel(sheet, y + 20, one, found, axis, right)
    notes = (
        "Filled: the text tells the time that the figure is of. Hollow: it does not, and the figure stands at the "
        "day of publication." if any(p.when and not p.told for p in points) else "",
        "A bar: the time is told by month, year or interval." if any(w.earliest != w.latest for w in times) else "",
        "× 2: two documents or sentences claim the same." if any(len(p.figures) > 1 for p in points) else "",
    )  # fmt: skip
    rows = tuple(tabulate(one, figure, documents) for one in series for figure in one.figures)
    return Picture(title, sheet.close(y + 10, title, summary, notes, caption), COLUMNS, rows)


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def gather_points(figures: Iterable[SourcedFigure]) -> list[Point]:
    """The figures as points, equal ones of one time as one, in their order."""
    found: dict[tuple[float, str | None, bool], list[SourcedFigure]] = {}
    for figure in figures:
        told = read_time(figure.as_of) is not None
        found.setdefault((figure.value, figure.as_of if told else figure.published, told), []).append(figure)
    return [Point(value, read_time(time), told, tuple(equal)) for (value, time, told), equal in found.items()]


def draw_panel(
    sheet: Sheet, top: float, series: FigureSeries, points: Sequence[Point], axis: TimeAxis | None, right: float
) -> float:
    """Draw one measure from `top` on; gives the height below it."""
    sheet.write(MARGIN, top, name_panel(series), bold=True, width=WIDTH - 2 * MARGIN)
    ceiling, base = top + 24, top + 24 + PANEL
    low, high, step = scale_values([p.value for p in points])
    left = MARGIN + LEFT

    def level(value: float) -> float:
        return base - PANEL * (value - low) / (high - low)

    for number in range(round((high - low) / step) + 1):
        value = low + number * step
        sheet.draw_line(left, level(value), right, level(value), "#808080" if number == 0 else RULE)
        sheet.write(left - 8, level(value) + 4, spell_number(value), size=SMALL, anchor="end", colour=QUIET, width=72)
    if axis:
        axis.draw(sheet, ceiling, base)
    dated = [(point, axis, point.when) for point in points if point.when and axis]
    taken = []
    for point, where, when in dated:
        x1, x2 = where.place_span(when)
        half = max(5.0, (x2 - x1) / 2)
        middle = (x1 + x2) / 2
        taken.append(Box(middle - half, level(point.value) - 5, middle + half, level(point.value) + 5))
    # Thin bars first, so that no bar hides a day; where a day is drawn, the paper shows around it.
    for point, where, when in sorted(dated, key=lambda d: d[2].earliest == d[2].latest):
        told = f"{write_time(when)}: {label_point(point)} {series.unit}"
        day = when.earliest == when.latest
        x1, x2 = where.place_span(when)
        if day:
            sheet.draw("circle", cx=(x1 + x2) / 2, cy=level(point.value), r=6.5, fill=PAPER)
        draw_mark(
            sheet, x1, x2, level(point.value), "held" if point.told else "planned", radius=4.5 if day else 3, told=told
        )
    for (point, _, _), box in zip(dated, list(taken), strict=True):
        words = label_point(point)
        place = find_place(taken, list_places(box, measure_words(words, SMALL)), Box(left, ceiling - 14, right, base))
        if place:
            taken.append(place)
            sheet.draw(
                "rect", x=place.x1, y=place.y1, width=place.x2 - place.x1, height=place.y2 - place.y1, fill=PAPER
            )
            sheet.write(place.x1, place.y2 - 3, words, size=SMALL)
    write_undated(sheet, right + 14, ceiling, [label_point(p) for p in points if not p.when])
    return base + 26


def name_panel(series: FigureSeries) -> str:
    """ "envelope, EUR"; a count of things is named once: "bridges"."""
    return series.name if series.name == series.unit else f"{series.name}, {series.unit}"


def list_places(box: Box, width: float) -> list[Box]:
    """Where the words of a mark may stand: above, right, left, below, and the same a line further off."""
    middle, height = (box.x1 + box.x2) / 2, SMALL + 3
    places = []
    for off in (1.0, height + 1):
        above, below = box.y1 - off - height, box.y2 + off
        places += [Box(middle - width / 2, above, middle + width / 2, above + height)]
        centre = (box.y1 + box.y2) / 2
        places += [Box(box.x2 + 3, centre - height / 2, box.x2 + 3 + width, centre + height / 2)] if off == 1 else []
        places += [Box(box.x1 - 3 - width, centre - height / 2, box.x1 - 3, centre + height / 2)] if off == 1 else []
        places += [Box(middle - width / 2, below, middle + width / 2, below + height)]
        places += [
            Box(box.x1, above, box.x1 + width, above + height),
            Box(box.x2 - width, above, box.x2, above + height),
        ]
    return places


def write_undated(sheet: Sheet, x: float, y: float, words: Sequence[str]) -> None:
    """List the figures of no time beside the panel."""
    most = int(PANEL // 15) - 1
    if words:
        sheet.write(x, y, "no date", size=SMALL, colour=QUIET)
    for number, line in enumerate(words[:most]):
        last = number == most - 1 and len(words) > most
        line = f"and {len(words) - number:,} more" if last else line
        sheet.write(x, y + 16 + number * 15, line, size=SMALL, width=UNDATED_WIDTH - 14)


def label_point(point: Point) -> str:
    return spell_number(point.value) + (f" × {len(point.figures)}" if len(point.figures) > 1 else "")


def scale_values(values: Sequence[float]) -> tuple[float, float, float]:
    """The lowest and highest value of an axis and the step of its ticks, of 1, 2 or 5; zero is always on it."""
    low, high = min(0.0, *values), max(0.0, *values)
    if high - low < LEAST:
        return 0.0, 1.0, 1.0
    rough = (high - low) / 4
    size = 10.0 ** floor(log10(rough))
    step = next((s * size for s in (1, 2, 5) if s * size >= rough * 0.999), 10 * size)
    return floor(low / step) * step, -floor(-high / step) * step, step


def spell_number(value: float) -> str:
    """A number in short: "1.25 bn", "450,000", "84.7"."""
    for size, word in MAGNITUDES:
        if abs(value) >= size:
            return f"{value / size:.6g} {word}" if abs(value / size) < 1e6 else f"{value:.3g}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.01 or value == 0 else f"{value:.3g}"


def tabulate(
    series: FigureSeries, figure: SourcedFigure, documents: Mapping[str, DocumentHead]
) -> tuple[str | int | float | None, ...]:
    head = documents.get(figure.document)
    value = int(figure.value) if figure.value.is_integer() else figure.value
    return (
        series.name, series.unit, value, figure.as_of, figure.published, figure.property,
        head.given_id if head else figure.document, head.title if head else None, figure.evidence.text,
    )  # fmt: skip
