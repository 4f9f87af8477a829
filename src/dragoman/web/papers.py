"""Papers (a brief, a digest) on pages, and as files to download."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from starlette.responses import Response

from dragoman.exporting.papers import PaperFormat, set_paper
from dragoman.exporting.papers.apparatus import build_apparatus, set_phrases
from dragoman.model.paper import Listing, Paper, Paragraph, Phrase, Sentence, Table
from dragoman.web.problems import Problem

LONGEST_NAME = 60
"""Letters of a title in the name of a file."""
NOT_IN_NAME = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A format to download: its layout, media type, and what it is called on a button."""

    layout: PaperFormat
    media_type: str
    name: str


FILES: dict[str, PaperFile] = {
    "docx": PaperFile("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"),
    "pdf": PaperFile("pdf", "application/pdf", "PDF"),
    "md": PaperFile("markdown", "text/markdown; charset=utf-8", "Markdown"),
    "html": PaperFile("html", "text/html; charset=utf-8", "HTML"),
    "eml": PaperFile("eml", "message/rfc822", "Mail"),
}
"""By the endings of their files."""
OF_BRIEFS = ("docx", "pdf", "md", "html")


def answer_paper(paper: Paper, ending: str, kind: str) -> Response:
    """A paper as a file: "brief-2025-12-28-norway-and-chile.docx".

    Raises Problem for an unknown format, MissingExtra where what sets it is not installed.
    """
    file = FILES.get(ending)
    if file is None:
        raise Problem(404, "No such format", f"There are {', '.join(FILES)}.")
    made = set_paper(paper, file.layout)
    disposition = f'attachment; filename="{name_file(paper, kind)}.{ending}"'
    return Response(made, media_type=file.media_type, headers={"Content-Disposition": disposition})


def name_file(paper: Paper, kind: str) -> str:
    """A name that every system takes for the file of a paper."""
    letters = normalize("NFKD", paper.title).encode("ascii", "ignore").decode()
    title = NOT_IN_NAME.sub("-", letters)[:LONGEST_NAME].strip("-").lower()
    return "-".join(part for part in (kind, paper.day, title) if part)


def describe_paper(paper: Paper) -> dict[str, Any]:
    """A paper as its JSON twin tells it: sections of items, each of phrases with the numbers of their notes."""
    apparatus = build_apparatus(paper)

    def tell(sentence: Sentence) -> list[dict[str, Any]]:
        return [describe_phrase(phrase, [apparatus.numbers[note] for note in phrase.notes]) for phrase in sentence]

    def list_items(block: object) -> list[dict[str, Any]]:
        if isinstance(block, Paragraph):
            return [{"label": "", "cells": [tell(block.sentence)]}]
        if isinstance(block, Listing):
            return [{"label": label, "cells": [tell(sentence)]} for label, sentence in block.items]
        if isinstance(block, Table):
            return [{"label": "", "cells": [tell(cell) for cell in row]} for row in block.rows]
        return []

    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "day": paper.day,
        "sections": [
            {"title": section.title, "items": [item for block in section.blocks for item in list_items(block)]}
            for section in paper.sections
        ],
        "notes": [
            {
                "number": number,
                "document": note.document.id,
                "start": note.span.start,
                "end": note.span.end,
                "words": note.span.text,
            }
            for note, number in apparatus.numbers.items()
        ],
        "sources": [{"letter": source.letter, "document": source.document} for source in apparatus.sources.values()],
        "about": paper.about,
    }


def describe_phrase(phrase: Phrase, notes: list[int]) -> dict[str, Any]:
    return {"text": phrase.text, "style": phrase.style, "reviewed": phrase.reviewed, "notes": notes}


def aid_paper(paper: Paper) -> Mapping[str, Any]:
    """What the template sets a paper with."""
    apparatus = build_apparatus(paper)
    by_number = {number: note for note, number in apparatus.numbers.items()}
    return {
        "paper": paper,
        "apparatus": apparatus,
        "notes_by_number": by_number,
        "set_phrases": lambda sentence: set_phrases(sentence, apparatus.numbers),
        "kind_of": lambda block: type(block).__name__,
    }
