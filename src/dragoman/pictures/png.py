"""A picture as PNG, for what takes no SVG: slides, mails, chats."""

from __future__ import annotations

import base64
import io
import re

import pypdfium2

from dragoman.errors import MissingExtra
from dragoman.model.paper import Picture

SCALE = 2.0
"""Pixels of the bitmap for one of the picture: sharp on the screens of today, and 200 dpi on A4."""
FINER = 2
"""PDFium draws that many times finer, then the bitmap is reduced: else it cuts off the edges of some small digits."""
POINTS = 0.75
"""A CSS pixel is 1/96, a PDF point 1/72 of an inch."""
SIZE = re.compile(r'<svg [^>]*?width="([0-9.]+)" height="([0-9.]+)"')
PAGE = (
    "<style>@page {{ size: {width}px {height}px; margin: 0 }} body {{ margin: 0 }} img {{ display: block }}</style>"
    '<img src="data:image/svg+xml;base64,{svg}" width="{width}" height="{height}">'
)


def write_png(picture: Picture, scale: float = SCALE) -> bytes:
    """The picture as the bytes of a PNG file, `scale` pixels for each of its own.

    Raises MissingExtra without WeasyPrint, with which Pillow comes, or without Pango, which draws its letters.
    """
    try:
        from PIL.Image import Resampling
        from weasyprint import HTML
    except ImportError:
        raise MissingExtra("writing pictures as PNG needs WeasyPrint: pip install 'dragoman[papers]'") from None
    except OSError as fault:
        # The package is there, a library of the system is not: WeasyPrint loads Pango itself.
        raise MissingExtra(f"writing pictures as PNG needs Pango, which this system lacks ({fault})") from None

    size = SIZE.match(picture.svg)
    if size is None:
        raise ValueError(f"the picture {picture.title!r} is no SVG with a width and a height")
    svg = base64.b64encode(picture.svg.encode("utf-8")).decode("ascii")
    page = PAGE.format(width=size[1], height=size[2], svg=svg)
    written = HTML(string=page).write_pdf()
    document = pypdfium2.PdfDocument(written)
    try:
        image = document[0].render(scale=scale * FINER / POINTS).to_pil().convert("RGB")
    finally:
        document.close()
    stream = io.BytesIO()
    image.resize((image.width // FINER, image.height // FINER), Resampling.LANCZOS).save(stream, "PNG", optimize=True)
    return stream.getvalue()
