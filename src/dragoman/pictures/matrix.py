"""Who met whom: the sides against each other, in each cell the number of their engagements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Status
from dragoman.model.paper import Picture
from dragoman.model.record import Engagement
from dragoman.pictures.lettering import clean_words, measure_words
from dragoman.pictures.sheet import MARGIN, PAPER, QUIET, RULE, SMALL, TEXT, WORDS, Sheet, draw_nothing
from dragoman.pictures.sides import Side, SidesBy, name_sides, pair_sides
from dragoman.pictures.tallies import count_engagements, tell_status

CELL, GAP = 32.0, 1.0
LONGEST_NAME = 190.0
COLUMNS = ("side", "other", "engagements")
OTHERS = "others"
PALEST, DARKEST = (233, 240, 247), (31, 78, 121)


def draw_matrix(
    engagements: Iterable[Engagement],
    *,
    title: str,
    caption: str = "",
    by: SidesBy = "states",
    status: Status = "held",
    most: int = 16,
) -> Picture:
    """The engagements of that status between every two of the `most` active sides, the most active first.

    The others are told in a column of their own. Rows are pairs of sides, each in both directions, without those that
    have none.
    """
    told = [e for e in engagements if e.status == status]
    names = name_sides(told, by)
    pairs = count_pairs(told, by)
    totals = count_active(told, by)
    if not pairs:
        return draw_nothing(title, f"No two sides in {tell_status(0, status)}.", COLUMNS, caption)
    order = sorted(totals, key=lambda key: (-totals[key], clean_words(names[key].name), key))
    shown, rest = order[:most], order[most:]
    with_rest = count_with_rest(told, by, shown)
    summary = f"{count_engagements(len(told), status)} between {len(order):,} sides"
    summary += f"; shown are the {len(shown)} most active." if rest else "."
    notes = (
        "A cell counts the engagements in which both took part; one of several sides counts in the cell of every two. "
        "The last column counts those of a side with anybody, each once.",
        f"{len(rest):,} others are counted together in the column “{OTHERS}”." if rest else "",
    )
    svg = paint(title, caption, shown, names, pairs, totals, with_rest if rest else {}, summary, notes)
    rows = [(names[a].name, names[b].name, pairs[a, b]) for a in shown for b in shown if pairs[a, b]]
    rows += [(names[a].name, OTHERS, with_rest[a]) for a in shown if rest and with_rest[a]]
    return Picture(title, svg, COLUMNS, tuple(rows))


def count_pairs(engagements: Iterable[Engagement], by: SidesBy) -> Counter[tuple[str, str]]:
    """How many engagements two sides have with each other, in both directions."""
    pairs: Counter[tuple[str, str]] = Counter()
    for engagement in engagements:
        for one, other in pair_sides(engagement, by):
            pairs[one.key, other.key] += 1
            pairs[other.key, one.key] += 1
    return pairs


def count_active(engagements: Iterable[Engagement], by: SidesBy) -> Counter[str]:
    """How many engagements each side has with anybody."""
    return Counter(
        key for e in engagements for key in dict.fromkeys(side.key for pair in pair_sides(e, by) for side in pair)
    )


def count_with_rest(engagements: Iterable[Engagement], by: SidesBy, shown: list[str]) -> Counter[str]:
    """How many engagements each of those shown has with at least one that is not."""
    found: Counter[str] = Counter()
    for engagement in engagements:
        met = {
            here.key: None
            for one, other in pair_sides(engagement, by)
            for here, there in ((one, other), (other, one))
            if here.key in shown and there.key not in shown
        }
        found.update(list(met))
    return found


def paint(
    title: str,
    caption: str,
    shown: list[str],
    names: Mapping[str, Side],
    pairs: Mapping[tuple[str, str], int],
    totals: Mapping[str, int],
    with_rest: Mapping[str, int],
    summary: str,
    notes: tuple[str, ...],
) -> str:
    rows = [clean_words(names[key].name) for key in shown]
    heads = [clean_words(shorten_side(names[key])) for key in shown] + ([OTHERS] if with_rest else []) + ["all"]
    left = MARGIN + min(LONGEST_NAME, max(measure_words(name, TEXT) for name in rows)) + 10
    places = [left + number * CELL + (10 if number == len(heads) - 1 else 0) for number in range(len(heads))]
    sheet = Sheet(max(560.0, places[-1] + CELL + MARGIN))
    y = write_heads(sheet, sheet.open(title, summary), places, heads)
    highest = max([1, *(pairs.get((a, b), 0) for a in shown for b in shown), *with_rest.values()])
    for number, key in enumerate(shown):
        top = y + number * CELL
        sheet.write(left - 8, top + CELL / 2 + 4, rows[number], anchor="end", width=LONGEST_NAME)
        counts = [pairs.get((key, other), 0) for other in shown] + ([with_rest.get(key, 0)] if with_rest else [])
        for x, count, other in zip(places, counts, [*rows, OTHERS], strict=False):
            if x == places[number]:
                sheet.draw("rect", x=x, y=top, width=CELL - GAP, height=CELL - GAP, fill="#f0f0f0")
                sheet.draw_line(x + 9, top + 9, x + CELL - 10, top + CELL - 10, "#b0b0b0")
            else:
                draw_cell(sheet, x, top, count, highest, f"{rows[number]} – {other}")
        sheet.write(places[-1] + CELL / 2, top + CELL / 2 + 4, f"{totals[key]:,}", anchor="middle", bold=True)
    return sheet.close(y + len(shown) * CELL + 10, title, summary, notes, caption)


def shorten_side(side: Side) -> str:
    """What stands over a column: the code of a state or organisation, the name of an actor."""
    return side.key if side.key == side.country else side.name


def write_heads(sheet: Sheet, top: float, places: Sequence[float], heads: Sequence[str]) -> float:
    """Write what stands over the columns, upright where one is too wide; gives the height of the first row."""
    longest = min(LONGEST_NAME, max(measure_words(name, SMALL) for name in heads))
    upright = longest > CELL - 2
    y = top + (longest + 8 if upright else 20)
    for x, name in zip(places, heads, strict=True):
        if upright:
            sheet.write(x + CELL / 2 + 4, y - 5, name, size=SMALL, upright=True, width=LONGEST_NAME)
        else:
            sheet.write(x + CELL / 2, y - 6, name, size=SMALL, anchor="middle")
    return y


def draw_cell(sheet: Sheet, x: float, y: float, count: int, highest: int, told: str) -> None:
    """A cell with its number; the darker, the more, by the square root, so that small numbers are told apart."""
    share = 0.1 + 0.9 * ((count - 1) / (highest - 1)) ** 0.5 if count and highest > 1 else 0.3
    shade = [round(pale + (dark - pale) * share) for pale, dark in zip(PALEST, DARKEST, strict=True)]
    fill = "#{:02x}{:02x}{:02x}".format(*shade) if count else PAPER
    sheet.draw(
        "rect", f"{told}: {count:,}", x=x, y=y, width=CELL - GAP, height=CELL - GAP, fill=fill, stroke=RULE,
        stroke_width=0.5,
    )  # fmt: skip
    if count:
        dark = share > 0.7
        words, size = f"{count:,}", SMALL
        while measure_words(words, size) > CELL - 3 and size > 6:
            size -= 0.5
        sheet.write(x + (CELL - GAP) / 2, y + CELL / 2 + 3, words, size=size, anchor="middle",
                    colour=PAPER if dark else WORDS)  # fmt: skip
    else:
        sheet.write(x + (CELL - GAP) / 2, y + CELL / 2 + 3, "·", size=SMALL, anchor="middle", colour=QUIET)
