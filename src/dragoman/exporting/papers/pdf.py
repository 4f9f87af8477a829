"""A paper as PDF: its HTML, set on A4 by WeasyPrint. Needs the extra `papers`, and the Pango library of the system."""

from __future__ import annotations

import warnings
from typing import Any, NoReturn

from dragoman.errors import MissingExtra
from dragoman.model.paper import Paper

INSTALL = "pip install 'dragoman[papers]'"


def set_pdf(paper: Paper) -> bytes:
    """The paper on A4 pages, tagged for screen readers (PDF/UA-1); nothing is loaded from anywhere.

    Raises MissingExtra where WeasyPrint or Pango is missing.
    """
    weasyprint = load_weasyprint("setting a PDF")
    from dragoman.exporting.papers.html import set_html

    page = weasyprint.HTML(string=set_html(paper), url_fetcher=refuse_address)
    made: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return made


def load_weasyprint(purpose: str) -> Any:
    """WeasyPrint; raises MissingExtra, which says what it is needed for and the line that installs what is missing."""
    try:
        with warnings.catch_warnings():
            # It warns on loading that a library of the system will be needed one day; a reader can't act on it.
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint
    except ImportError:
        raise MissingExtra(f"{purpose} needs WeasyPrint: {INSTALL}") from None
    except OSError as fault:  # cffi: cannot load library 'libpango-1.0-0'
        raise MissingExtra(
            f"{purpose} needs WeasyPrint ({INSTALL}) and the Pango library, which is missing on this system: "
            "on Debian or Ubuntu apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, "
            "on macOS brew install pango"
        ) from fault
    return weasyprint


def refuse_address(address: str, *_: object, **__: object) -> NoReturn:
    """A paper is whole in itself: WeasyPrint asks here before it loads anything, and leaves out what it can't have."""
    raise ValueError(f"not loaded: {address}")
