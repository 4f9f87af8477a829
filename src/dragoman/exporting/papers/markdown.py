"""A paper in Markdown: CommonMark with the tables of GitHub and the footnotes of GitHub and Pandoc."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.exporting.papers.apparatus import (
    MARK,
    Apparatus,
    build_apparatus,
    find_numeric_columns,
    set_phrases,
    write_value,
)
from dragoman.model.paper import Listing, Paper, Paragraph, Picture, Sentence, Table
from dragoman.wording import plain

# CommonMark 0.31, section 2.4: a backslash before any ASCII punctuation. Beyond its own: $ ^ ~ @ { } of Pandoc, | of
# tables.
ACTIVE = re.compile(r"([\\`*_\[\]<>&|~$^@{}])")
LINE_START = re.compile(r"([-+=#:]|\(?\w{1,9}[.)])(?= |$)|([-=#:]+)")
"""What makes a list or a heading of a line: "1. ", "(a) " (Pandoc), "- ", "#"."""
AFTER_NOTE = re.compile(r"(\[\^\d+\])([(:\[])(?!\^)")
"""A bracket after a note would make a link of it, a colon its definition."""


def set_markdown(paper: Paper) -> str:
    """The paper in Markdown, its notes as footnotes; a picture is set as the table of its data."""
    apparatus = build_apparatus(paper)
    return "\n\n".join(_iter_blocks(paper, apparatus)) + "\n"


def _iter_blocks(paper: Paper, apparatus: Apparatus) -> Iterator[str]:
    yield f"# {escape(paper.title)}"
    if paper.subtitle:
        yield open_line(escape(paper.subtitle))
    for section in paper.sections:
        yield f"## {escape(section.title)}"
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield open_line(set_sentence(block.sentence, apparatus))
            elif isinstance(block, Listing):
                yield "\n".join(_set_item(label, sentence, apparatus) for label, sentence in block.items)
            elif isinstance(block, Table):
                rows = [[set_sentence(cell, apparatus) for cell in row] for row in block.rows]
                yield from _set_table(block.caption, block.columns, rows, block.numbers)
            else:
                yield from _set_picture(block)
    if apparatus.sources:
        yield "## Sources"
        yield "\n".join(
            f"- **{source.letter}** {escape(source.told)} "
            + (f"<{source.link}> " if source.link else "")
            + f"({escape(source.document.id)})"
            for source in apparatus.sources.values()
        )
    yield open_line(escape(apparatus.review))
    yield from (open_line(escape(line)) for line in paper.about)
    yield from (f"[^{number}]: {escape(apparatus.write_note(note))}" for note, number in apparatus.numbers.items())


def set_sentence(sentence: Sentence, apparatus: Apparatus) -> str:
    """A sentence with bold for what is strong, and references to its notes."""
    line = ""
    phrases = list(set_phrases(sentence, apparatus.numbers))
    for place, phrase in enumerate(phrases):
        following = "".join(p.before + p.words for p in phrases[place + 1 :])[:1]
        marks = (f"\u00a0{MARK}" if phrase.phrase.reviewed else "") + "".join(f"[^{n}]" for n in phrase.numbers)
        words = escape(phrase.words)
        line += phrase.before
        if phrase.phrase.style == "strong" and _can_be_bold(line, phrase.words, marks + phrase.after + following):
            words = f"**{words}**"
        line += words + marks + phrase.after
    return AFTER_NOTE.sub(r"\1\\\2", line.strip())


def _can_be_bold(before: str, words: str, after: str) -> bool:
    """Whether asterisks around the words are read as bold (CommonMark 6.2: left- and right-flanking runs)."""
    if not words or before.endswith("*") or after.startswith("*"):
        return False
    opens = not _is_punctuation(words[0]) or not before or before[-1].isspace() or _is_punctuation(before[-1])
    closes = not _is_punctuation(words[-1]) or not after or after[0].isspace() or _is_punctuation(after[0])
    return opens and closes


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _set_item(label: str, sentence: Sentence, apparatus: Apparatus) -> str:
    words = set_sentence(sentence, apparatus)
    name = escape(label)
    return f"- **{name}:** {words}" if name else f"- {open_line(words)}"


def _set_table(
    caption: str, columns: tuple[str, ...], rows: list[list[str]], numbers: tuple[int, ...]
) -> Iterator[str]:
    if plain(caption):
        yield f"**{escape(caption)}**"
    lines = [
        [escape(column) for column in columns],
        ["---:" if place in numbers else "---" for place in range(len(columns))],
        *rows,
    ]
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _set_picture(picture: Picture) -> Iterator[str]:
    rows = [[escape(write_value(value)) for value in row] for row in picture.rows]
    return _set_table(picture.title, picture.columns, rows, find_numeric_columns(picture.rows))


def escape(words: str) -> str:
    """Words on one line, with nothing that Markdown would obey within a line."""
    return ACTIVE.sub(r"\\\1", plain(words))


def open_line(line: str) -> str:
    """A line that begins a paragraph, with nothing at its start that would make another block of it."""
    found = LINE_START.match(line)
    if not found:
        return line
    end = found.end() - 1 if found.group(1) else 0
    return f"{line[:end]}\\{line[end:]}"
