"""The sheet that all pictures are drawn on: shapes and words as SVG 1.1 that stands by itself.

The paper is white, also on a dark screen: a picture is quoted, printed and sent, and looks alike everywhere. Looks are
attributes, not a style sheet: word processors, PDF makers and mail readers know those. What a shape means is never told
by its colour alone: in grey print fill, hollow, dashes, crosses and numbers remain.
"""

from __future__ import annotations

from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from dragoman.model.paper import Picture
from dragoman.pictures.lettering import break_words, clean_words, shorten_words

Anchor = Literal["start", "middle", "end"]
FONTS = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', 'Noto Sans', sans-serif"
WIDTH = 960.0
"""Width of a picture, in CSS pixels: a page of A4 across, at a size of letters that can be read."""
MARGIN = 24.0
INK, PALE, RULE, WORDS, QUIET, PAPER = "#1f4e79", "#c9d8e6", "#dedede", "#1a1a1a", "#595959", "#ffffff"
TITLE, TEXT, SMALL = 17.0, 12.0, 10.5
"""Heights of letters."""


class Sheet:
    """Shapes in the order in which they are drawn, the later ones above; coordinates from the upper left corner.

    `words` that are too wide are shortened; what is drawn bears the full ones as its title (a tooltip on a screen).
    """

    def __init__(self, width: float = WIDTH) -> None:
        self.width = width
        self.shapes: list[str] = []

    def draw(self, tag: str, told: str = "", /, **values: float | str | None) -> None:
        """An SVG element with these attributes (`stroke_width` is stroke-width); `told` is its title."""
        attributes = "".join(
            f" {name.replace('_', '-')}={quoteattr(value if isinstance(value, str) else spell_length(value))}"
            for name, value in values.items()
            if value is not None
        )
        content = f"<title>{escape(clean_words(told))}</title>" if told else ""
        self.shapes.append(f"<{tag}{attributes}>{content}</{tag}>" if content else f"<{tag}{attributes}/>")

    def draw_line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str = RULE, *, stroke_width: float = 1
    ) -> None:
        self.draw("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=stroke_width)

    def write(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = TEXT,
        anchor: Anchor = "start",
        bold: bool = False,
        colour: str = WORDS,
        width: float | None = None,
        upright: bool = False,
    ) -> None:
        """One line of words whose base line is at `y`, at most `width` wide; `upright` ones run from below to above."""
        full = clean_words(words)
        shown = full if width is None else shorten_words(full, size, width, bold=bold)
        title = f"<title>{escape(full)}</title>" if shown != full else ""
        looks = f' x="{spell_length(x)}" y="{spell_length(y)}" font-size="{spell_length(size)}" fill="{colour}"'
        looks += f' text-anchor="{anchor}"' if anchor != "start" else ""
        looks += ' font-weight="bold"' if bold else ""
        looks += f' transform="rotate(-90 {spell_length(x)} {spell_length(y)})"' if upright else ""
        self.shapes.append(f"<text{looks}>{title}{escape(shown)}</text>")

    def plain_lines(
        self, y: float, words: str, *, most: int, size: float = TEXT, bold: bool = False, colour: str = WORDS
    ) -> float:
        """Words over the whole width in at most so many lines, the first base line at `y`; gives that of the next."""
        full, width = clean_words(words), self.width - 2 * MARGIN
        for line in break_words(full, size, width, most=most, bold=bold):
            self.write(MARGIN, y, line, size=size, bold=bold, colour=colour)
            y += size * 1.4
        return y

    def open(self, title: str, summary: str) -> float:
        """Write the heading of the picture; gives the height at which its body may begin."""
        below = self.plain_lines(MARGIN + TITLE, title, most=2, size=TITLE, bold=True)
        return self.plain_lines(below, summary, most=3, colour=QUIET) + 4

    def close(self, y: float, title: str, description: str, notes: tuple[str, ...] = (), caption: str = "") -> str:
        """Write notes and caption from `y` on; gives the SVG document, with words for who listens."""
        y += SMALL
        for note in (*notes, caption):
            if note:
                y = self.plain_lines(y, note, most=4, size=SMALL, colour=QUIET)
        width, height = spell_length(self.width), spell_length(y + MARGIN - SMALL)
        told = " ".join(part for part in (description, *notes, caption) if part)
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
                f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc" font-family="{FONTS}">',
                f'<title id="title">{escape(clean_words(title))}</title>',
                f'<desc id="desc">{escape(clean_words(told))}</desc>',
                f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
                *self.shapes,
                "</svg>\n",
            )
        )


def spell_length(value: float) -> str:
    """A length to a tenth of a pixel, so that the same picture has the same bytes everywhere."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")  # + 0.0 takes the sign off a zero


def draw_nothing(title: str, words: str, columns: tuple[str, ...], caption: str) -> Picture:
    """The picture of no data, which says so in words."""
    sheet = Sheet()
    below = sheet.open(title, words)
    return Picture(title, sheet.close(below, title, words, caption=caption), columns, ())
