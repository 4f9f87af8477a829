"""Papers (a brief, a digest) set for the reader: Markdown, HTML, Word, PDF and mail.

A paper holds words of documents that anybody may have written: each format gets them escaped, on one line, without
control characters and overrides of the writing direction. Only http and https addresses become links. The same paper
is set to the same bytes each time.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from dragoman.model.paper import Paper

PaperFormat: TypeAlias = Literal["markdown", "html", "docx", "pdf", "eml"]


def set_paper(paper: Paper, layout: PaperFormat) -> str | bytes:
    """Set a paper: Markdown and HTML as text, a Word file, a PDF and a mail as bytes.

    Raises MissingExtra for a PDF where WeasyPrint or the Pango library is missing.
    """
    # Each format has a library of its own, which is loaded only when it is asked for.
    match layout:
        case "markdown":
            from dragoman.exporting.papers.markdown import set_markdown

            return set_markdown(paper)
        case "html":
            from dragoman.exporting.papers.html import set_html

            return set_html(paper)
        case "docx":
            from dragoman.exporting.papers.word import set_word

            return set_word(paper)
        case "pdf":
            from dragoman.exporting.papers.pdf import set_pdf

            return set_pdf(paper)
        case "eml":
            from dragoman.exporting.papers.mail import set_mail

            return set_mail(paper)
        case _:
            assert_never(layout)
