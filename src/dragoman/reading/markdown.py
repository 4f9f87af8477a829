"""Read Markdown: the words without their marks, one line a paragraph, and what the front matter says."""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dragoman.reading.documents import Captured

FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n((?:[^\n]*\n)*?)---[ \t]*(?:\n|\Z)")
ENTRY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(\S.*?)[ \t]*")
KEYS = {
    "title": "title",
    "date": "published",
    "published": "published",
    "source": "source",
    "publisher": "source",
    "url": "url",
    "link": "url",
    "lang": "language",
    "language": "language",
}
"""Keys of the front matter and the field each fills; the first that is there wins."""


def capture_markdown(text: str, name: str, notes: tuple[str, ...] = ()) -> Captured:
    """The words of a Markdown text without code and HTML; its title is the front matter's, else the first heading."""
    fields: dict[str, Any] = {}
    front = FRONT_MATTER.match(text.replace("\r\n", "\n"))
    if front:
        text = text.replace("\r\n", "\n")[front.end() :]
        for line in front[1].splitlines():
            entry = ENTRY.fullmatch(line)
            if entry and entry[1].lower() in KEYS:
                fields.setdefault(KEYS[entry[1].lower()], entry[2].strip("\"'"))
    lines, heading = render_plain(MarkdownIt("commonmark").enable("table").parse(text))
    if heading:
        fields.setdefault("title", heading)
    return Captured(id=name, text="\n\n".join(lines), verbatim=False, notes=notes, **fields)


def render_plain(tokens: list[Token]) -> tuple[list[str], str | None]:
    """One line for each heading, paragraph, list item and table row, and the first heading."""
    lines: list[str] = []
    heading = None
    markers: list[str] = []
    cells: list[str] | None = None
    previous = ""
    for token in tokens:
        if token.type == "list_item_open":
            markers.append(f"{token.info}{token.markup} " if token.info else "- ")
        elif token.type == "list_item_close" and markers and previous == "list_item_open":
            markers.pop()
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            lines.append(" | ".join(cells))
            cells = None
        elif token.type == "inline":
            words = render_inline(token)
            if cells is not None:
                cells.append(words)
            elif words:
                lines.append("".join(markers) + words)
                markers.clear()
                if previous == "heading_open" and heading is None:
                    heading = words
        previous = token.type
    return lines, heading


def render_inline(token: Token) -> str:
    """The words of a paragraph: links and emphasis as their words, pictures left out, line breaks as spaces."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts).strip()
