"""Engagements over time: a lane for each channel, a mark for each engagement by its status and the date told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from dragoman.model import Channel, Status
from dragoman.model.paper import Picture
from dragoman.model.record import Engagement
from dragoman.pictures.lettering import measure_words, shorten_words
from dragoman.pictures.marks import draw_legend, draw_mark
from dragoman.pictures.packing import Row, pack_box
from dragoman.pictures.sheet import MARGIN, QUIET, RULE, SMALL, Sheet, draw_nothing
from dragoman.pictures.sides import list_sides, write_participants
from dragoman.pictures.time_axis import TimeAxis, fit_axis, read_time, write_time
from dragoman.when import When

COLUMNS = tuple("number date date_basis channel status participants place sources id".split())
MOST_LABELLED = 40
"""Engagements that can have their words beside them; of more, a mark's title tells them."""
MOST_ROWS = 16
"""Rows of marks in a lane; what finds no room is counted in the words of the lane."""
MOST_TOLD = 20
"""Engagements without a date that the title of their mark tells one by one."""
LANE_WORDS, UNDATED_WIDTH, LABEL_WIDTH = 166.0, 84.0, 150.0


@dataclass(frozen=True, slots=True)
class Marked:
    """An engagement with its number in the table and its time, None where it has no place on the axis."""

    number: int
    engagement: Engagement
    when: When | None
    label: str

    @property
    def told(self) -> str:
        e = self.engagement
        day = write_time(self.when) if self.when else e.date or "no date"
        return (
            f"{self.number}. {day}: {e.channel}, {e.status}; {write_participants(e)}{f'; {e.place}' if e.place else ''}"
        )


def draw_timeline(engagements: Iterable[Engagement], *, title: str, caption: str = "") -> Picture:
    """The engagements of a pair, an actor or a campaign over time; rows by their dates, undated ones last."""
    ordered = sorted(engagements, key=sort_key)
    if not ordered:
        return draw_nothing(title, "No engagements.", COLUMNS, caption)
    marked = label_engagements(ordered)
    times = [m.when for m in marked if m.when]
    sheet = Sheet()
    summary = summarise(marked)
    y = sheet.open(title, summary)
    bars = any(when.earliest != when.latest for when in times)
    y = draw_legend(sheet, y + 4, (e.status for e in ordered), bars=bars) + 4
    undated = len(times) < len(marked)
    right = sheet.width - MARGIN - (UNDATED_WIDTH if undated else 0) - 12
    axis = fit_axis(times or [When.on(date(2000, 1, 1))], MARGIN + LANE_WORDS, right)
    top = y
    ground = len(sheet.shapes)
    if undated:
        sheet.write(right + 26, top + SMALL, "no date", size=SMALL, colour=QUIET)
    y += 16 if undated else 2
    for channel in get_args(Channel):
        lane = [m for m in marked if m.engagement.channel == channel]
        if lane:
            y = draw_lane(sheet, y, channel, lane, axis, right, labelled=len(marked) <= MOST_LABELLED)
    above, sheet.shapes = sheet.shapes[ground:], sheet.shapes[:ground]
    if times:
        axis.draw(sheet, top, y)  # below the marks
    sheet.shapes += above
    of_publication = sum(1 for m in marked if m.when and m.engagement.date_basis == "publication")
    notes = (
        f"Of {of_publication} the day is that of publication: the text tells the encounter as its news."
        if of_publication
        else "",
    )
    return Picture(title, sheet.close(y + 26, title, summary, notes, caption), COLUMNS, tuple(map(tabulate, marked)))


def sort_key(engagement: Engagement) -> tuple[int, int, str]:
    when = read_time(engagement.date)
    if when is None:
        return date.max.toordinal(), 0, engagement.id
    return when.earliest.toordinal(), when.latest.toordinal(), engagement.id


def label_engagements(ordered: Sequence[Engagement]) -> list[Marked]:
    """The engagements with what stands beside their marks: the day, and who took part besides those who always do."""
    codes = [{side.country or side.name: None for side in list_sides(e, "states")} for e in ordered]
    always = set(codes[0]).intersection(*codes)
    marked = []
    for number, (engagement, sides) in enumerate(zip(ordered, codes, strict=True), 1):
        others = [side for side in sides if side not in always or len(ordered) == 1]
        who = "–".join(others[:3]) + (f" +{len(others) - 3}" if len(others) > 3 else "")
        when = read_time(engagement.date)
        words = [write_time(When(when.start, when.start)).rsplit(" ", 1)[0] if when and "-" in when.start else ""]
        words += [who or engagement.place or ""]
        marked.append(Marked(number, engagement, when, " ".join(w for w in words if w)))
    return marked


def draw_lane(
    sheet: Sheet, top: float, channel: Channel, lane: Sequence[Marked], axis: TimeAxis, right: float, labelled: bool
) -> float:
    """Draw the marks of a channel from `top` on, in as many rows as they need; gives the height below it."""
    radius, step = (6.0, 19.0) if labelled else (4.0, 11.0)
    rows: list[Row] = []
    left_out = 0
    for m in lane:
        if m.when is None:
            continue
        x1, x2 = axis.place_span(m.when)
        x1, x2 = min(x1, (x1 + x2) / 2 - radius), max(x2, (x1 + x2) / 2 + radius)
        label = shorten_words(m.label, SMALL, LABEL_WIDTH) if labelled else ""
        width = measure_words(label, SMALL) + 5 if label else 0.0
        boxes = [box for box in ((x1, x2 + width), (x1 - width, x2)) if axis.left <= box[0] and box[1] <= right]
        placed = pack_box(rows, boxes or [(x1, x2)], gap=5 if labelled else 2, most=None if labelled else MOST_ROWS)
        if placed is None:
            left_out += 1
            continue
        row, (start, _) = placed
        y = top + 14 + row * step
        first, last = axis.place_span(m.when)
        draw_mark(sheet, first, last, y, m.engagement.status, radius=radius, told=m.told)
        if label and boxes:
            x = x2 + 5 if start == x1 else x1 - width
            sheet.write(x, y + SMALL * 0.36, label, size=SMALL)
    undated = Counter(m.engagement.status for m in lane if m.when is None)
    shown = [status for status in get_args(Status) if undated[status]]
    for row, status in enumerate(shown):
        y = top + 14 + row * 19
        told = [m.told for m in lane if m.when is None and m.engagement.status == status]
        more = f"; and {len(told) - MOST_TOLD:,} more" if len(told) > MOST_TOLD else ""
        told_words = "; ".join(told[:MOST_TOLD]) + more
        draw_mark(sheet, right + 32, right + 32, y, status, radius=6, told=told_words)
        sheet.write(right + 43, y + SMALL * 0.36, f"× {undated[status]:,}", size=SMALL)
    bottom = top + 28 + max((len(rows) - 1) * step, (len(shown) - 1) * 19, 14 if left_out else 0)
    sheet.write(MARGIN, top + 18, channel, bold=True, width=LANE_WORDS - 46)
    sheet.write(MARGIN + LANE_WORDS - 14, top + 18, f"{len(lane):,}", anchor="end", colour=QUIET)
    if left_out:
        sheet.write(MARGIN, top + 34, f"{left_out:,} not drawn", size=SMALL, colour=QUIET, width=LANE_WORDS)
    sheet.draw_line(MARGIN, bottom, sheet.width - MARGIN, bottom, RULE)
    return bottom


def summarise(marked: Sequence[Marked]) -> str:
    """ "3 engagements, 14 Mar 2025 – Oct 2025; 1 without a date"."""
    times = [m.when for m in marked if m.when]
    words = f"{len(marked):,} engagement{'' if len(marked) == 1 else 's'}"
    if times:
        first, last = min(times, key=lambda w: w.earliest), max(times, key=lambda w: w.latest)
        days = (write_time(When(first.start, first.start)), write_time(When(last.end, last.end)))
        words += f", {' – '.join(dict.fromkeys(days))}"
    missing = len(marked) - len(times)
    return words + (f"; {missing:,} without a date" if missing else "") + "."


def tabulate(m: Marked) -> tuple[str | int | float | None, ...]:
    e = m.engagement
    people = write_participants(e)
    return m.number, e.date, e.date_basis, e.channel, e.status, people, e.place, e.sources, e.id
