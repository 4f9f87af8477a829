"""Writes small PDF files for the tests: Helvetica, one or two columns, running heads, hyphenation at line ends."""

from __future__ import annotations

import zlib

WIDTHS = dict(
    zip(
        map(chr, range(32, 127)),
        [
            *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
            *(556,) * 10,
            *(278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833),
            *(722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556),
            *(556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556),
            *(500, 722, 500, 500, 500, 334, 260, 334, 584),
        ],
        strict=True,
    )
)
"""Of Helvetica, in thousandths of the size (Adobe's font metrics)."""

Placed = tuple[float, float, float, str]
"""x, y (from the bottom), size, words."""


def measure(words: str, size: float) -> float:
    return sum(WIDTHS.get(character, 500) for character in words) * size / 1000


def wrap_words(paragraph: str, width: float, size: float) -> list[str]:
    """The paragraph's lines; soft hyphens in its words are where they may be broken."""
    lines, line = [], ""
    for word in paragraph.split(" "):
        plain = word.replace("\xad", "")
        trial = f"{line} {plain}".strip()
        if measure(trial, size) <= width:
            line = trial
            continue
        head = ""
        pieces = word.split("\xad")
        for count in range(len(pieces) - 1, 0, -1):
            start = "".join(pieces[:count])
            if line and measure(f"{line} {start}-", size) <= width:
                head, plain = f" {start}-", "".join(pieces[count:])
                break
        if line:
            lines.append(line + head)
        line = plain
    return [*lines, line] if line else lines


def typeset(
    paragraphs: list[str],
    *,
    columns: int = 1,
    head: str = "",
    foot: str = "",
    title_size: float = 16,
    size: float = 11,
    lines_a_page: int = 40,
    across: bool = False,
) -> list[list[Placed]]:
    """Pages with the first paragraph as their title across all columns, the rest in columns; `{}` in head and foot is
    the number of the page. `across`: the lines of both columns are written row by row, as some programmes do."""
    gutter, left, whole = 18.0, 60.0, 475.0
    width = (whole - gutter * (columns - 1)) / columns
    rows: list[str] = []
    for paragraph in paragraphs[1:]:
        rows += [*wrap_words(paragraph, width, size), ""]
    pages: list[list[Placed]] = []
    while rows or not pages:
        page: list[Placed] = []
        top = 760.0
        if not pages:
            for line in wrap_words(paragraphs[0], whole, title_size):
                page.append((left, top, title_size, line))
                top -= title_size * 1.3
            top -= 10
        for column in range(columns):
            taken, rows = rows[:lines_a_page], rows[lines_a_page:]
            x = left + column * (width + gutter)
            page += [(x, top - size * 1.25 * n, size, line) for n, line in enumerate(taken) if line]
        if across:
            page.sort(key=lambda placed: (-placed[1], placed[0]))
        number = str(len(pages) + 1)
        page = [(left, 805, 9, head.replace("{}", number)), *page] if head else page
        pages.append([*page, (290, 30, 9, foot.replace("{}", number))] if foot else page)
    return pages


def write_pdf(
    pages: list[list[Placed]], *, title: str = "", locked: bool = False, scaled: bool = False, by_word: bool = False
) -> bytes:
    """The PDF file of the pages; `locked`: under a password that nobody knows; `scaled`: letters of size 1, scaled;
    `by_word`: each word placed apart, as programmes that justify lines do."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) >>" % escape(title),
    ]
    for number, page in enumerate(pages):
        placed = [word for line in page for word in part_words(line)] if by_word else page
        content = b"\n".join(
            b"BT /F1 %g Tf %g 0 0 %g %.2f %.2f Tm (%s) Tj ET"
            % (1 if scaled else size, *((size, size) if scaled else (1, 1)), x, y, escape(words))
            for x, y, size, words in placed
        )
        packed = zlib.compress(content)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (6 + 2 * number),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        ]
    extra = b""
    if locked:
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"5a" * 32, b"a5" * 32))
        extra = b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    written = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    count = len(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<< /Size %d /Root 1 0 R /Info 4 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (count, extra, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s" % (count, table, trailer)


def part_words(line: Placed) -> list[Placed]:
    """A line word by word."""
    x, y, size, words = line
    placed = []
    for word in words.split(" "):
        placed.append((x, y, size, word))
        x += measure(f"{word} ", size)
    return placed


def escape(words: str) -> bytes:
    raw = words.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
