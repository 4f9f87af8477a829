"""A picture with its table as one HTML page that needs nothing beside it."""

from __future__ import annotations

from html import escape

from dragoman.model.paper import Picture
from dragoman.pictures.lettering import clean_words

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ margin: 2rem auto; max-width: 75rem; padding: 0 1rem; font: 15px/1.45 {fonts} }}
svg {{ max-width: 100%; height: auto; border: 1px solid #c8c8c8 }}
div {{ overflow-x: auto }}
table {{ border-collapse: collapse; font-variant-numeric: tabular-nums }}
caption, th, td {{ text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0 }}
caption {{ font-weight: bold; padding-top: 1rem }}
tr {{ border-bottom: 1px solid #8884 }}
.number {{ text-align: right }}
</style>
</head>
<body>
{svg}<div>
<table>
<caption>The same as a table</caption>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}</tbody>
</table>
</div>
<p>{about}</p>
</body>
</html>
"""
FONTS = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"


def write_page(picture: Picture, about: str) -> str:
    """The page of a picture; `about` says at its foot what the table is of."""
    numbers = [
        all(isinstance(row[column], int | float | None) for row in picture.rows) and bool(picture.rows)
        for column in range(len(picture.columns))
    ]
    heads = "".join(
        write_cell("th", name.replace("_", " "), number) for name, number in zip(picture.columns, numbers, strict=True)
    )
    rows = "".join(
        f"<tr>{''.join(write_cell('td', cell, number) for cell, number in zip(row, numbers, strict=True))}</tr>\n"
        for row in picture.rows
    )
    return PAGE.format(
        title=escape(clean_words(picture.title)), fonts=FONTS, svg=picture.svg, heads=heads, rows=rows,
        about=escape(clean_words(about)),
    )  # fmt: skip


def write_cell(tag: str, value: str | int | float | None, number: bool) -> str:
    words = "" if value is None else clean_words(value) if isinstance(value, str) else f"{value:,}"
    looks = (' scope="col"' if tag == "th" else "") + (' class="number"' if number else "")
    return f"<{tag}{looks}>{escape(words)}</{tag}>"
