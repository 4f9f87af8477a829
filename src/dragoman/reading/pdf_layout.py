"""Undo the layout of printed pages: running heads and page numbers out, columns in order, lines joined to paragraphs,
words broken at line ends made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

EDGE_ROWS = 3
"""Rows at the top and at the bottom of a page that can be running heads: with a rule or a date under them they are
two or three."""
MIN_HEADS = 0.4
"""Share of the pages on which a running head stands: those of left and right pages often differ."""
PAGE_NUMBER = re.compile(r"(?i)\W*(?:page\s?|p\.\s?|seite\s?)?(?:\d{1,4}|[ivxl]{1,6})(?:\s?(?:of|/|von)\s?\d{1,4})?\W*")
URL = re.compile(r"https?://[^\s]{4,300}")
BULLET = re.compile(r"[-–—•*·▪◦‣●○\uf0b7](?:\s|$)")
NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
"""What numbers the points of a list; behind an open sentence it is the end of that sentence."""
CLOSED = re.compile(r"[.!?…:;,][\"”’»)\]]*$|\b(?:and|or)$")
"""How a point of a list, or what introduces it, ends."""
END = re.compile(r"[.!?:…][\"”’»)\]]*$")
HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010]$")
KEPT_HYPHENS = frozenset(
    "self non co ex pre post anti counter vice long short high low well cross multi inter pro sub semi all half "
    "north south east west so two three four five six seven eight nine ten first second third "
    "euro sino russo franco anglo indo greco afro".split()
)
"""First parts of words that are written with a hyphen wherever they stand."""
MIN_COLUMN = 120.0
"""Points: narrower columns are those of tables."""
MIN_SIDE = 4
"""Lines on each side of a gap between columns."""
MIN_FILL = 0.55
"""Share of a column's width that its usual line fills: the cells of a table are emptier."""
FITS = 1.2
"""Times its usual width that a word needs to fit for sure: where it was not put, the paragraph has ended."""
MAX_DEPTH = 3
"""Times that a page is parted: up to eight columns."""
LEADING = 1.35
"""Times the usual distance of lines that parts paragraphs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one line of a page, in points from the lower left corner; `y` is where the letters stand."""

    x0: float
    x1: float
    y: float
    size: float
    text: str


@dataclass(slots=True)
class Column:
    """The lines of one column of a page, from top to bottom, and its edges."""

    lines: list[Piece]
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of a file, one line a paragraph; `title` in large letters on the first page; `left_out` running heads;
    `url` the address that a browser printed at the edge of its pages.
    """

    text: str
    title: str | None
    left_out: tuple[str, ...]
    url: str | None


def undo_layout(pages: Sequence[Sequence[Piece]]) -> Layout:
    """The text of the pages as it was written, paragraph by paragraph."""
    rows = [join_rows(page) for page in pages]
    kept, left_out = drop_running_heads(rows)
    found = next((URL.search(words) for words in left_out if URL.search(words)), None)
    gaps = [gap for gap in map(find_gap, kept) if gap is not None]
    usual = median(gaps) if gaps else None
    columns = [column for page in kept for column in order_columns(page, usual)]
    body = usual_size(columns)
    paragraphs = join_lines(columns)
    title = find_large(columns, body)
    words = {word.lower() for column in columns for line in column.lines for word in re.findall(r"[\w-]+", line.text)}
    text = "\n\n".join(mend_hyphens(lines, words) for lines in paragraphs)
    shown = tuple(dict.fromkeys(re.sub(r"\d+", "#", words) for words in left_out))
    return Layout(text, title, tuple(repr(words) for words in shown[:6]), found[0] if found else None)


def join_rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces of a page row by row, from top to bottom, each from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-p.y, p.x0)):
        if rows and abs(rows[-1][0].y - piece.y) <= 0.35 * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.x0) for row in rows]


def drop_running_heads(pages: list[list[list[Piece]]]) -> tuple[list[list[Piece]], list[str]]:
    """The pieces of each page without running heads, feet and page numbers, and the words of those."""
    edges: list[dict[int, tuple[str, str]]] = []
    seen: Counter[tuple[str, str]] = Counter()
    for rows in pages:
        found: dict[int, tuple[str, str]] = {}
        for number in range(len(rows)):
            if number < EDGE_ROWS:
                found[number] = ("top", name_row(rows[number]))
            elif number >= len(rows) - EDGE_ROWS:
                found[number] = ("bottom", name_row(rows[number]))
        edges.append(found)
        seen.update(set(found.values()))
    steps = sorted(step for rows in pages for step in measure_steps(rows))
    usual = steps[len(steps) // 3] if steps else 0.0
    needed = max(2, MIN_HEADS * len(pages))
    kept, left_out = [], []
    for rows, found in zip(pages, edges, strict=True):
        repeated = {number for number, name in found.items() if seen[name] >= needed}
        dropped = set(find_edge(rows, repeated, range(len(rows)), usual))
        dropped |= set(find_edge(rows, repeated, range(len(rows) - 1, -1, -1), usual))
        left_out += [read_row(rows[number]) for number in sorted(dropped)]
        kept.append([piece for number, row in enumerate(rows) if number not in dropped for piece in row])
    return kept, left_out


def find_edge(rows: list[list[Piece]], repeated: set[int], numbers: range, usual: float) -> list[int]:
    """The rows at one edge of a page that are no text: repeated ones and page numbers, as far as more than the
    usual distance of lines parts them from the text, which may repeat itself, too.
    """
    steps = measure_steps(rows)
    edge: list[int] = []
    parted = 0
    for number in numbers[: min(EDGE_ROWS, len(rows) - 1)]:
        if not (number in repeated or PAGE_NUMBER.fullmatch(read_row(rows[number]))):
            break
        edge.append(number)
        step = steps[number if numbers.step > 0 else number - 1]
        if step > 1.3 * usual or PAGE_NUMBER.fullmatch(read_row(rows[number])):
            parted = len(edge)
    return edge[:parted]


def measure_steps(rows: list[list[Piece]]) -> list[float]:
    """The distance from each row to the next."""
    return [a[0].y - b[0].y for a, b in pairwise(rows)]


def read_row(row: list[Piece]) -> str:
    """The words of a row."""
    return " ".join(piece.text for piece in row)


def name_row(row: list[Piece]) -> str:
    """The words of a row as running heads repeat them: figures are the page's, the size tells a title from its head."""
    return f"{round(row[0].size)} {re.sub(r'[0-9]+', '#', ' '.join(piece.text for piece in row)).lower()}"


def order_columns(pieces: list[Piece], usual: float | None = None, depth: int = 0) -> list[Column]:
    """The columns of a page in the order of reading: what crosses the gap between two parts the page into bands.

    `usual` is where the gap stands on other pages, for one with too few lines to tell.
    """
    if not pieces:
        return []
    gap = find_gap(pieces) if depth < MAX_DEPTH else None
    if gap is None and usual is not None and not any(p.x0 < usual < p.x1 for p in pieces):
        gap = usual if min(p.x0 for p in pieces) < usual < max(p.x1 for p in pieces) else None
    if gap is None:
        lines = [join_row(row) for row in join_rows(pieces)]
        return [Column(lines, min(line.x0 for line in lines), max(line.x1 for line in lines))]
    crossing = sorted((p for p in pieces if p.x0 < gap < p.x1), key=lambda p: -p.y)
    columns: list[Column] = []
    top = float("inf")
    band_ends = [row[0].y for row in join_rows(crossing)]
    for end in [*band_ends, float("-inf")]:
        inside = [p for p in pieces if end + 0.35 * p.size < p.y < top and not p.x0 < gap < p.x1]
        columns += order_columns([p for p in inside if p.x1 <= gap], None, depth + 1)
        columns += order_columns([p for p in inside if p.x0 >= gap], None, depth + 1)
        across = [p for p in crossing if abs(p.y - end) <= 0.35 * p.size]
        beside = [p for p in pieces if p not in across and not p.x0 < gap < p.x1 and abs(p.y - end) <= 0.35 * p.size]
        if across:
            line = join_row(sorted([*across, *beside], key=lambda p: p.x0))
            if columns and columns[-1].x0 < gap < columns[-1].x1 and columns[-1].lines[-1].y - line.y < 4 * line.size:
                columns[-1].lines.append(line)
                columns[-1].x1 = max(columns[-1].x1, line.x1)
            else:
                columns.append(Column([line], line.x0, line.x1))
        top = end - 0.35 * (across[0].size if across else 0)
    return columns


def find_gap(pieces: list[Piece]) -> float | None:
    """The middle of the gap between two columns, None where the page has one."""
    if len(pieces) < 2 * MIN_SIDE:
        return None
    x0, x1 = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    width = x1 - x0
    if width < 2 * MIN_COLUMN:
        return None
    best: tuple[int, float, float] | None = None
    ends = sorted({p.x1 for p in pieces if x0 + 0.2 * width <= p.x1 <= x1 - 0.2 * width})
    starts = sorted(p.x0 for p in pieces)
    for end in ends[:400]:
        start = next((s for s in starts if s > end + 1), None)
        if start is None or start - end < 5 or start > x1 - 0.15 * width:
            continue
        middle = (end + start) / 2
        crossing = sum(p.x0 < middle < p.x1 for p in pieces)
        if best is None or (crossing, -(start - end)) < best[:2]:
            best = (crossing, -(start - end), middle)
    if best is None or best[0] > 0.35 * len(pieces):
        return None
    gap = best[2]
    sides = [[p for p in pieces if p.x1 <= gap], [p for p in pieces if p.x0 >= gap]]
    if any(len(join_rows(side)) < MIN_SIDE for side in sides):
        return None
    for side in sides:
        rows = [join_row(row) for row in join_rows(side)]
        left, right = min(r.x0 for r in rows), max(r.x1 for r in rows)
        if right - left < MIN_COLUMN or median(r.x1 - r.x0 for r in rows) < MIN_FILL * (right - left):
            return None
    tops, bottoms = [max(p.y for p in s) for s in sides], [min(p.y for p in s) for s in sides]
    shared = min(tops) - max(bottoms)
    return gap if shared >= 0.3 * min(t - b for t, b in zip(tops, bottoms, strict=True)) else None


def join_row(row: Sequence[Piece]) -> Piece:
    """The pieces of one line as one."""
    return Piece(row[0].x0, max(p.x1 for p in row), row[0].y, max(p.size for p in row), " ".join(p.text for p in row))


def usual_size(columns: Sequence[Column]) -> float:
    """The size of the letters of most of the text."""
    sizes: Counter[float] = Counter()
    for column in columns:
        for line in column.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def find_large(columns: Sequence[Column], body: float) -> str | None:
    """The headline: the first lines in letters a fifth larger than the text's."""
    words: list[str] = []
    size = 0.0
    for line in (line for column in columns[:3] for line in column.lines[:12]):
        if line.size >= 1.15 * body and (not words or abs(line.size - size) < 0.5):
            words.append(line.text)
            size = line.size
        elif words:
            break
    title = " ".join(words)
    return title if len(title.split()) >= 2 and len(title) <= 300 else None


def join_lines(columns: Sequence[Column]) -> list[list[str]]:
    """The lines of each paragraph, over the ends of columns and pages."""
    leading = usual_leading(columns)
    paragraphs: list[list[str]] = []
    before: Piece | None = None
    first: Piece | None = None
    column_before: Column | None = None
    for column in columns:
        for line in column.lines:
            if before is None or column_before is None or first is None:
                begins = True
            elif column is column_before:
                begins = begins_paragraph(before, line, first, column, leading)
            else:
                begins = not goes_on(before, line, column_before)
            if begins:
                paragraphs.append([])
                first = line
            paragraphs[-1].append(line.text)
            before, column_before = line, column
    return paragraphs


def usual_leading(columns: Sequence[Column]) -> float:
    """The usual distance of two lines, as a multiple of the size of their letters."""
    steps = [
        (a.y - b.y) / max(a.size, 1.0)
        for column in columns
        for a, b in pairwise(column.lines)
        if abs(a.size - b.size) < 0.5 and 0 < a.y - b.y < 3 * a.size
    ]
    return sorted(steps)[len(steps) // 3] if steps else 1.2


def begins_paragraph(before: Piece, line: Piece, first: Piece, column: Column, leading: float) -> bool:
    """Whether a line begins a paragraph under the line before it in its column."""
    if abs(line.size - before.size) > 0.08 * before.size:
        return True
    step = (before.y - line.y) / (leading * before.size)
    if BULLET.match(line.text):
        return True
    if step > LEADING:
        return step > 2 * LEADING or not line.text[:1].islower() or bool(CLOSED.search(before.text))
    if NUMBER.match(line.text):
        return bool(CLOSED.search(before.text))
    if HYPHEN.search(before.text) and line.text[:1].islower():
        return False
    hanging = bool(BULLET.match(first.text) or NUMBER.match(first.text)) and line.x0 > first.x0 + 1
    indented = line.x0 - column.x0 > 0.8 * line.size and abs(before.x0 - column.x0) < 0.5 * line.size
    if indented and not hanging:
        return True
    room = column.x1 - before.x1
    if room > FITS * measure_word(before, line) and END.search(before.text):
        return True
    return room > 0.4 * (column.x1 - column.x0) and not line.text[:1].islower()


def measure_word(before: Piece, line: Piece) -> float:
    """How wide the first word of a line would have been at the end of the line before."""
    letter = (before.x1 - before.x0) / max(len(before.text), 1)
    return letter * (len(line.text.split(" ", 1)[0]) + 1)


def goes_on(before: Piece, line: Piece, column: Column) -> bool:
    """Whether a line at the head of a column goes on with the paragraph at the foot of the one before."""
    if abs(line.size - before.size) > 0.08 * before.size or BULLET.match(line.text):
        return False
    if line.text[:1].islower() or HYPHEN.search(before.text):
        return not END.search(before.text)
    full = column.x1 - before.x1 < 0.2 * (column.x1 - column.x0)
    return full and not END.search(before.text)


def mend_hyphens(lines: Sequence[str], words: set[str]) -> str:
    """The lines as one, words that a line end breaks made whole.

    The hyphen stays where `words` (all of the file) has the compound, or its first part is one of compounds.
    """
    joined = lines[0]
    for line in lines[1:]:
        if not HYPHEN.search(joined):
            joined = f"{joined} {line}"
            continue
        head = re.findall(r"[^\s(“\"]+$", joined)[0][:-1]
        tail = re.match(r"[\w-]*", line)
        ending = tail[0] if tail else ""
        whole, compound = f"{head}{ending}".lower(), f"{head}-{ending}".lower()
        kept = (
            not line[:1].islower()
            or (compound in words and whole not in words)
            or (whole not in words and (head.lower().rpartition("-")[2] in KEPT_HYPHENS))
        )
        joined = f"{joined}{line}" if kept else f"{joined[:-1]}{line}"
    return joined
