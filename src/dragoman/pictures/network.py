"""The network around a side: those it engages with on a ring, the lines as thick as their engagements are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from dragoman.model import Status
from dragoman.model.paper import Picture
from dragoman.model.record import Engagement
from dragoman.pictures.lettering import clean_words, measure_words, shorten_words
from dragoman.pictures.sheet import INK, MARGIN, PALE, PAPER, TEXT, WIDTH, WORDS, Sheet, draw_nothing
from dragoman.pictures.sides import Side, SidesBy, list_sides, name_sides, pair_sides
from dragoman.pictures.tallies import count_engagements, tell_status

COLUMNS = ("one", "other", "engagements")
ROW = 24.0
"""Height of a label with the space around it."""
THICKEST, WIDEST_CENTRE = 14.0, 260.0
MOST_BETWEEN = 40
"""Lines among others that can still be followed by eye."""


def draw_network(
    engagements: Iterable[Engagement],
    centre: str,
    *,
    title: str,
    caption: str = "",
    by: SidesBy = "states",
    status: Status = "held",
    most: int = 30,
    among: bool = False,
) -> Picture:
    """The `most` frequent others in engagements of that status with the centre: a code, or an actor's id.

    With `among`, thin lines join others that took part in the same of these engagements. Rows are the lines, with the
    number of engagements behind each; an engagement of several sides counts for each.
    """
    told = [e for e in engagements if e.status == status]
    found = [(e, others) for e in told if (others := list_others(e, centre, by))]
    ego, names = name_centre(told, centre), name_sides(told, by)
    met = Counter(other.key for _, others in found for other in others)
    if not met:
        return draw_nothing(title, f"No {tell_status(0, status)} with anybody.", COLUMNS, caption)
    order = sorted(met, key=lambda key: (-met[key], clean_words(names[key].name), key))
    shown, rest = order[:most], order[most:]
    between = count_between([e for e, _ in found], by, shown) if among else Counter()
    summary = f"{count_engagements(len(found), status)} with {len(order):,} other{'' if len(order) == 1 else 's'}"
    summary += f"; shown are the {len(shown)} most frequent." if rest else "."
    notes = (
        f"The other {len(rest):,} have {met[rest[0]]:,} at most each." if rest else "",
        tell_between(len(between)),
    )
    drawn = Counter(dict(between.most_common(MOST_BETWEEN)))
    svg = paint(title, caption, ego, [(names[key], met[key]) for key in shown], drawn, summary, notes)
    rows = [(ego.name, names[key].name, met[key]) for key in shown]
    rows += [(names[one].name, names[other].name, count) for (one, other), count in between.items()]
    return Picture(title, svg, COLUMNS, tuple(rows))


def tell_between(lines: int) -> str:
    """What the lines between others mean, and whether all of them are drawn."""
    words = "Thin lines: others that took part in the same of these engagements"
    if lines > MOST_BETWEEN:
        return f"{words}; drawn are the {MOST_BETWEEN} most frequent of {lines:,} pairs."
    return f"{words}." if lines else ""


def is_centre(side: Side, centre: str) -> bool:
    return centre in (side.key, side.country)


def list_others(engagement: Engagement, centre: str, by: SidesBy) -> list[Side]:
    """Those whom the centre met: no one of its own state; none where it didn't take part itself."""
    own = [side for level in ("actors", "states") for side in list_sides(engagement, level) if is_centre(side, centre)]
    if not own:
        return []
    codes = {side.country for side in own} - {None}
    return [s for s in list_sides(engagement, by) if not is_centre(s, centre) and s.country not in codes]


def name_centre(engagements: Sequence[Engagement], centre: str) -> Side:
    names = {**name_sides(engagements, "actors"), **name_sides(engagements, "states")}
    return names.get(centre, Side(centre, centre))


def count_between(engagements: Iterable[Engagement], by: SidesBy, shown: Sequence[str]) -> Counter[tuple[str, str]]:
    """How many of the engagements two of those shown have in common, in the order of `shown`."""
    rank = {key: number for number, key in enumerate(shown)}
    found = Counter(
        (min(a.key, b.key, key=rank.__getitem__), max(a.key, b.key, key=rank.__getitem__))
        for e in engagements
        for a, b in pair_sides(e, by)
        if a.key in rank and b.key in rank
    )
    return Counter(dict(sorted(found.items(), key=lambda item: (rank[item[0][0]], rank[item[0][1]]))))


def paint(
    title: str,
    caption: str,
    ego: Side,
    alters: Sequence[tuple[Side, int]],
    between: Mapping[tuple[str, str], int],
    summary: str,
    notes: tuple[str, ...],
) -> str:
    sheet = Sheet()
    top = sheet.open(title, summary) + 8
    places, height = place_alters(len(alters), top)
    at = {side.key: place for (side, _), place in zip(alters, places, strict=True)}
    x, y = WIDTH / 2, top + height / 2
    highest = max(count for _, count in alters)
    for (one, other), count in between.items():
        (x1, y1), (x2, y2) = at[one], at[other]
        # Bent towards the centre, so that a line between neighbours on the ring is seen.
        bend = f"{(x1 + x2) / 2 * 0.6 + x * 0.4:.1f} {(y1 + y2) / 2 * 0.6 + y * 0.4:.1f}"
        sheet.draw(
            "path", d=f"M{x1:.1f} {y1:.1f}Q{bend} {x2:.1f} {y2:.1f}", fill="none", stroke="#8c8c8c",
            stroke_width=min(3.0, 0.5 + 0.25 * count), stroke_dasharray="5 3",
        )  # fmt: skip
    for (_, count), (x1, y1) in zip(alters, places, strict=True):
        sheet.draw_line(x, y, x1, y1, PALE if count < highest / 3 else "#8fb0cf", stroke_width=weigh(count, highest))
    for (side, count), (x1, y1) in zip(alters, places, strict=True):
        name = clean_words(side.name)
        sheet.draw("circle", f"{name}: {count:,}", cx=x1, cy=y1, r=6, fill=INK, stroke=PAPER, stroke_width=1)
        number = f"{count:,}"
        room = WIDTH / 2 - MARGIN - abs(x1 - x) - 12 - measure_words(f"  {number}", TEXT)
        label = shorten_words(name, TEXT, room)
        words = f"{label}  {number}" if x1 > x else f"{number}  {label}"
        sheet.write(x1 + (12 if x1 > x else -12), y1 + 4, words, anchor="start" if x1 > x else "end")
    draw_centre(sheet, x, y, shorten_words(clean_words(ego.name), TEXT, WIDEST_CENTRE, bold=True))
    return sheet.close(top + height + 8, title, summary, notes, caption)


def place_alters(number: int, top: float) -> tuple[list[tuple[float, float]], float]:
    """Places on an oval, in turn right and left, from the middle up and down, and the oval's height.

    Their heights are evenly spaced: that is what keeps the labels, which run outwards, from touching each other.
    """
    sides = ((number + 1) // 2, number // 2)
    height = max(200.0, max(sides) * ROW * (1 if number > 8 else 2) + 20)
    places: list[tuple[float, float]] = []
    for index in range(number):
        right, rank = index % 2 == 0, index // 2
        count = sides[0] if right else sides[1]
        step = (height - 20) / count
        # 0, 1, -1, 2, -2 …: the most frequent in the middle, where the way to them is the shortest.
        offset = (rank + 1) // 2 * (1 if rank % 2 else -1) + (0.0 if count % 2 else -0.5)
        rise = offset * step / (height / 2)
        reach = 60 + 130 * sqrt(max(0.0, 1 - rise * rise))
        places.append((WIDTH / 2 + (reach if right else -reach), top + height / 2 + offset * step))
    return places, height


def weigh(count: int, highest: int) -> float:
    return 1.0 + (THICKEST - 1.0) * count / highest if highest > 13 else float(count)


def draw_centre(sheet: Sheet, x: float, y: float, name: str) -> None:
    """The name of the centre on a plate of its own."""
    width = measure_words(name, TEXT, bold=True) + 24
    sheet.draw("rect", x=x - width / 2, y=y - 15, width=width, height=30, rx=15, fill=PAPER, stroke=INK, stroke_width=2)
    sheet.write(x, y + 4, name, anchor="middle", bold=True, colour=WORDS)
