"""A picture as PNG, for what takes no SVG: slides, mails, chats."""

from __future__ import annotations

import io

import pypdfium2

from dragoman.exporting.papers.pdf import load_weasyprint, refuse_address
from dragoman.exporting.papers.svg import clean_svg, measure_svg
from dragoman.model.paper import Picture

SCALE = 2.0
"""Pixels of the bitmap for one of the picture: sharp on the screens of today, and 200 dpi on A4."""
FINER = 2
"""PDFium draws that many times finer, then the bitmap is reduced: else it cuts off the edges of some small digits."""
POINTS = 0.75
"""A CSS pixel is 1/96, a PDF point 1/72 of an inch."""
PAGE = (
    "<style>@page {{ size: {width}px {height}px; margin: 0 }} body {{ margin: 0 }} "
    "svg {{ display: block; width: {width}px; height: {height}px }}</style>{svg}"
)


def write_png(picture: Picture, scale: float = SCALE) -> bytes:
    """The picture as the bytes of a PNG file on white, `scale` pixels for each of its own; nothing is loaded.

    Raises MissingExtra without WeasyPrint, with which Pillow comes, or without Pango, which draws its letters;
    ValueError where the picture is no SVG.
    """
    weasyprint = load_weasyprint("writing pictures as PNG")
    from PIL.Image import Resampling

    width, height = measure_svg(picture.svg)
    page = PAGE.format(width=width, height=height, svg=clean_svg(picture.svg, picture.title, ""))
    written = weasyprint.HTML(string=page, url_fetcher=refuse_address).write_pdf()
    document = pypdfium2.PdfDocument(written)
    try:
        image = document[0].render(scale=scale * FINER / POINTS).to_pil().convert("RGB")
    finally:
        document.close()
    stream = io.BytesIO()
    image.resize((image.width // FINER, image.height // FINER), Resampling.LANCZOS).save(stream, "PNG", optimize=True)
    return stream.getvalue()
