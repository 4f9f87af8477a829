"""A paper in plain text, for mail readers that show no HTML: lines of 76 characters, notes as [1]."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from dragoman.exporting.papers.apparatus import MARK, Apparatus, build_apparatus, set_phrases, write_value
from dragoman.model.paper import Listing, Paper, Paragraph, Sentence, Table
from dragoman.wording import plain

WIDTH = 76
"""RFC 5322, section 2.1.1: lines of mail should have no more than 78 characters."""


def set_plain_text(paper: Paper) -> str:
    """The paper in lines; rows of tables one below the other, each cell with the name of its column."""
    return "\n\n".join(_iter_blocks(paper, build_apparatus(paper))) + "\n"


def _iter_blocks(paper: Paper, apparatus: Apparatus) -> Iterator[str]:
    yield _underline(paper.title, "=")
    if plain(paper.subtitle):
        yield _wrap(plain(paper.subtitle))
    for section in paper.sections:
        yield _underline(section.title, "-")
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield _wrap(_write_sentence(block.sentence, apparatus))
            elif isinstance(block, Listing):
                yield "\n".join(
                    _wrap(": ".join(filter(None, (plain(label), _write_sentence(sentence, apparatus)))), "- ")
                    for label, sentence in block.items
                )
            elif isinstance(block, Table):
                cells = ([_write_sentence(cell, apparatus) for cell in row] for row in block.rows)
                yield _write_rows(block.caption, block.columns, cells)
            else:
                yield _write_rows(block.title, block.columns, ([write_value(v) for v in row] for row in block.rows))
    if apparatus.sources:
        yield _underline("Sources", "-")
        yield "\n".join(
            _wrap(" ".join(filter(None, (source.told, source.link, f"({source.document.id})"))), f"{source.letter}  ")
            for source in apparatus.sources.values()
        )
        yield _underline("Notes", "-")
        yield "\n".join(_wrap(apparatus.write_note(note), f"[{number}] ") for note, number in apparatus.numbers.items())
    yield _wrap(apparatus.review)
    yield from (_wrap(plain(line)) for line in paper.about)


def _write_sentence(sentence: Sentence, apparatus: Apparatus) -> str:
    return "".join(
        phrase.before
        + phrase.words
        + (f"\u00a0{MARK}" if phrase.phrase.reviewed else "")
        + "".join(f"[{number}]" for number in phrase.numbers)
        + phrase.after
        for phrase in set_phrases(sentence, apparatus.numbers)
    ).strip(" ")


def _write_rows(caption: str, columns: tuple[str, ...], rows: Iterable[list[str]]) -> str:
    lines = [_wrap(f"{plain(caption)}:")] if plain(caption) else []
    for row in rows:
        cells = (f"{plain(column)}: {cell}" for column, cell in zip(columns, row, strict=True))
        lines.append(_wrap("; ".join(cells), "- "))
    return "\n".join(lines)


def _underline(words: str, line: str) -> str:
    told = _wrap(plain(words))
    return f"{told}\n{line * max(map(len, told.splitlines()), default=0)}"


def _wrap(words: str, first: str = "") -> str:
    # An address is never broken: it could not be followed.
    return textwrap.fill(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
