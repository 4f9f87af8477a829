"""Contacts a month: a row of bars for all, and one for each channel on the same scale; months without any are gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from dragoman.model import Channel, Status
from dragoman.model.paper import Picture
from dragoman.model.record import Engagement
from dragoman.pictures.lettering import measure_words
from dragoman.pictures.sheet import INK, MARGIN, QUIET, RULE, SMALL, WIDTH, Sheet, draw_nothing
from dragoman.pictures.tallies import count_engagements, tell_status
from dragoman.pictures.time_axis import MONTHS, read_time

LANE_WORDS = 166.0
HEIGHT, LOWEST = 170.0, 26.0
"""Height of the bars of all, and the least of a channel's."""
PERIODS = ((1, "month"), (12, "year"), (120, "decade"), (1200, "century"))
MOST_BARS = 240
"""Bars that can be told apart; over a longer time a bar is a year or more."""


def draw_months(
    engagements: Iterable[Engagement], *, title: str, caption: str = "", status: Status = "held"
) -> Picture:
    """The engagements of that status by the month in which they began; a longer time than 20 years by years.

    Rows are months, also those without any; what is told without a month, or at all without a date, is counted beside.
    """
    told = Counter((number_month(e.date), e.channel) for e in engagements if e.status == status)
    return draw_month_counts(told, title=title, caption=caption, status=status)


def draw_month_counts(
    told: Mapping[tuple[int | None, Channel], int], *, title: str, caption: str = "", status: Status = "held"
) -> Picture:
    """The same of counts by month, as `number_month` tells it, and channel."""
    dated = {(month, channel): number for (month, channel), number in told.items() if month is not None and number}
    channels = [channel for channel in get_args(Channel) if any(channel == other for _, other in dated)]
    shown = sum(dated.values())
    missing = sum(told.values()) - shown
    if not dated:
        words = f"No {tell_status(0, status)} with a month" + (f"; {missing:,} without." if missing else ".")
        return draw_nothing(title, words, ("month", "all"), caption)
    first, last = min(month for month, _ in dated), max(month for month, _ in dated)
    size, period = next((p for p in PERIODS if (last - first) // p[0] < MOST_BARS), PERIODS[-1])
    counts: Counter[tuple[int, Channel]] = Counter()
    for (month, channel), number in dated.items():
        counts[month // size, channel] += number
    periods = range(first // size, last // size + 1)
    series = {channel: [counts[number, channel] for number in periods] for channel in channels}
    every = [sum(values) for values in zip(*series.values(), strict=True)]
    names = [name_period(number, size) for number in periods]
    summary = f"{count_engagements(shown, status)}, by the {period} in which they began"
    summary += f": {names[0]} – {names[-1]}." if len(names) > 1 else f": {names[0]}."
    notes = (
        f"{missing:,} more, of which no month is told, {'is' if missing == 1 else 'are'} not shown." if missing else "",
        f"{sum(not n for n in every):,} of {len(every):,} {plural(period)} are without any." if 0 in every else "",
    )
    svg = paint(title, caption, summary, notes, names, {"all": every, **series} if len(series) > 1 else series)
    keys = [f"{number * size // 12:04}-{number * size % 12 + 1:02}" if size == 1 else names[number - periods[0]]
            for number in periods]  # fmt: skip
    rows = tuple(zip(keys, *series.values(), every, strict=True))
    return Picture(title, svg, (period, *channels, "all"), rows)


def number_month(date: str | None) -> int | None:
    """The month in which an EDTF date begins, counted from the year 0; None where none is told."""
    when = read_time(date)
    return when.earliest.year * 12 + when.earliest.month - 1 if when and when.month else None


def plural(period: str) -> str:
    return {"century": "centuries"}.get(period, f"{period}s")


def name_period(number: int, size: int) -> str:
    """ "Mar 2025", "2025", "2020s", "2000–2099"."""
    year = number * size // 12
    if size == 1:
        return f"{MONTHS[number % 12]} {year}"
    return {12: f"{year}", 120: f"{year}s"}.get(size, f"{year}–{year + 99}")


def paint(
    title: str,
    caption: str,
    summary: str,
    notes: tuple[str, ...],
    names: Sequence[str],
    lanes: dict[str, list[int]],
) -> str:
    sheet = Sheet()
    y = sheet.open(title, summary) + 6
    left, right = MARGIN + LANE_WORDS, WIDTH - MARGIN - 10
    slot = min(64.0, (right - left) / len(names))
    highest = max(max(values) for values in lanes.values())
    scale = HEIGHT / highest if highest * 18 > HEIGHT else 18.0
    for lane, values in lanes.items():
        height = max(LOWEST, max(values) * scale)
        base = y + height + 14
        sheet.write(MARGIN, base - 2, lane, bold=True, width=LANE_WORDS - 44)
        sheet.write(left - 14, base - 2, f"{sum(values):,}", anchor="end", colour=QUIET)
        for number, count in enumerate(values):
            draw_bar(sheet, left + number * slot, base, slot, count, scale, f"{names[number]}: {count:,}")
        number_bars(sheet, left, base, slot, values, scale)
        sheet.draw_line(left, base, left + slot * len(names), base, "#808080")
        y = base + 8
    name_slots(sheet, left, y, slot, names)
    return sheet.close(y + 24, title, summary, notes, caption)


def draw_bar(sheet: Sheet, x: float, base: float, slot: float, count: int, scale: float, told: str) -> None:
    if count:
        height = max(1.5, count * scale)
        inset = slot * 0.12
        sheet.draw(
            "rect", told, x=x + inset, y=base - height, width=max(0.2, slot - 2 * inset), height=height, fill=INK
        )


def number_bars(sheet: Sheet, left: float, base: float, slot: float, values: Sequence[int], scale: float) -> None:
    """The numbers over the bars, where there is room for all of a lane's; else the highest one's only."""
    fits = all(measure_words(f"{count:,}", SMALL) <= slot - 1 for count in values)
    for number, count in enumerate(values):
        if fits or number == values.index(max(values)):
            height = max(1.5, count * scale) if count else 0.0
            middle = left + (number + 0.5) * slot
            colour = "#1a1a1a" if count else "#8a8a8a"
            sheet.write(middle, base - height - 3, f"{count:,}", size=SMALL, anchor="middle", colour=colour)


def name_slots(sheet: Sheet, left: float, y: float, slot: float, names: Sequence[str]) -> None:
    """Names under every so many slots, so that they don't touch: each, or at steps that a calendar has."""
    widest = max(measure_words(name, SMALL) for name in names) + 14
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if s * slot >= widest), len(names))
    first = next((n for n, name in enumerate(names) if name.startswith("Jan ")), 0) % step
    for number in range(first, len(names), step):
        x = left + (number + 0.5) * slot
        sheet.draw_line(x, y - 8, x, y - 3, RULE)
        sheet.write(x, y + 8, names[number], size=SMALL, anchor="middle", colour=QUIET)
