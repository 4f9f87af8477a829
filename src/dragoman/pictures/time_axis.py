"""An axis of dates: days to places, and ticks where a reader of calendars wants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date

from dragoman.pictures.lettering import measure_words
from dragoman.pictures.sheet import QUIET, SMALL, Sheet
from dragoman.when import When

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DAY_STEPS, MONTH_STEPS = (1, 2, 7, 14), (1, 3, 6)
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
SHORTEST = 28
"""Days that an axis shows at least: one engagement alone stands in its month."""
GAP = 14.0
"""Pixels between the words of two ticks."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days between two places of a picture; `first` and `last` are ordinals of days, as date.toordinal counts them."""

    first: int
    last: int
    left: float
    right: float

    def place(self, ordinal: float) -> float:
        """Where a day begins; half a day more is its noon."""
        share = (ordinal - self.first) / (self.last - self.first)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def place_span(self, when: When) -> tuple[float, float]:
        """Where the first day of a time begins and the last one ends."""
        return self.place(when.earliest.toordinal()), self.place(when.latest.toordinal() + 1)

    def list_ticks(self) -> list[tuple[float, str]]:
        """Places and words of the ticks: of the finest step whose words don't touch each other."""
        best: list[tuple[float, str]] = []
        for ticks in self.iter_steps():
            placed = [(self.place(day.toordinal()), words) for day, words in ticks if self.holds(day)]
            widths = [measure_words(words, SMALL) + GAP for _, words in placed]
            if all(after[0] - here[0] >= width for here, after, width in zip(placed, placed[1:], widths, strict=False)):
                if len(placed) > 1:
                    return placed
                best = best or placed
        return best

    def holds(self, day: date) -> bool:
        return self.first <= day.toordinal() <= self.last

    def iter_steps(self) -> Iterator[list[tuple[date, str]]]:
        """Days and words of ticks, step by step coarser; steps too fine to be read are left out."""
        days, room = self.last - self.first, (self.right - self.left) / GAP
        start, end = date.fromordinal(self.first), date.fromordinal(min(self.last, date.max.toordinal()))
        for step in DAY_STEPS:
            if days / step <= room:
                # Ordinal 1 was a Monday: steps of weeks begin on Mondays.
                ordinals = range(self.first + (1 - self.first) % step, end.toordinal() + 1, step)
                yield [(day, write_tick(day, 3)) for day in map(date.fromordinal, ordinals)]
        for step in MONTH_STEPS:
            if days / (30 * step) <= room:
                months = range(-(-(start.year * 12 + start.month - 1) // step) * step, end.year * 12 + end.month, step)
                yield [(day, write_tick(day, 2)) for day in (date(m // 12, m % 12 + 1, 1) for m in months)]
        for step in YEAR_STEPS:
            if days / (365 * step) <= room:
                years = range(-(-start.year // step) * step, end.year + 1, step)
                yield [(date(year, 1, 1), str(year)) for year in years if year]

    def draw(self, sheet: Sheet, top: float, bottom: float) -> None:
        """Draw lines at the ticks from `top` to `bottom`, their words below."""
        for x, words in self.list_ticks():
            sheet.draw_line(x, top, x, bottom)
            sheet.write(x, bottom + 15, words, size=SMALL, anchor="middle", colour=QUIET)
        sheet.draw_line(self.left, bottom, self.right, bottom, "#808080")


def write_tick(day: date, parts: int) -> str:
    """ "14 Mar 2025" (3 parts), "Mar 2025" (2)."""
    return " ".join((str(day.day), MONTHS[day.month - 1], str(day.year))[3 - parts :])


def fit_axis(times: list[When], left: float, right: float) -> TimeAxis:
    """The axis on which all these times have their place, with some room at both ends; there must be one."""
    first, last = min(w.earliest for w in times).toordinal(), max(w.latest for w in times).toordinal() + 1
    room = max((SHORTEST - (last - first)) // 2, (last - first) // 40, 1)
    return TimeAxis(max(1, first - room), min(date(MAXYEAR, 12, 31).toordinal() + 1, last + room), left, right)


def read_time(edtf: str | None) -> When | None:
    """The time of an EDTF date; None where none is told, or one without a place on an axis (an open end)."""
    try:
        return When.parse(edtf) if edtf else None
    except ValueError:
        return None


def write_time(when: When) -> str:
    """ "14 Mar 2025", "Mar 2025", "2025", "14 Mar 2025 – 16 Mar 2025"."""
    parts = (when.start, when.end) if when.start != when.end else (when.start,)
    return " – ".join(write_part(part) for part in parts)


def write_part(edtf: str) -> str:
    parts = edtf.split("-")
    words = [str(int(parts[0]))]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)
