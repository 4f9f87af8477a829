"""What an officer makes of a brief: parts are left out, and the officer's own notes stand beside it, marked as such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from hashlib import sha256

from dragoman.model.paper import Listing, Paper, Paragraph, Phrase, Picture, Section, Sentence, Table
from dragoman.views.words import count_things
from dragoman.wording import plain, plain_lines

Block = Paragraph | Listing | Table | Picture
WHOLE = ""
"""Under what the note on the whole paper stands among the notes; those on sections stand under their keys."""


def name_part(section: str, *words: str) -> str:
    """The key of a part: the same words in the same section always have it."""
    return sha256("\x1f".join((section, *words)).encode()).hexdigest()[:12]


def key_section(section: Section) -> str:
    return name_part(section.title)


def key_sentence(section: Section, label: str, *sentences: Sentence) -> str:
    """The key of an item with its label, a paragraph, or a row of a table."""
    return name_part(section.title, label, *("".join(phrase.text for phrase in told) for told in sentences))


def key_block(section: Section, block: Block) -> tuple[str, ...]:
    """The keys of a block: of each item, of each row, of the paragraph or picture."""
    if isinstance(block, Paragraph):
        return (key_sentence(section, "", block.sentence),)
    if isinstance(block, Listing):
        return tuple(key_sentence(section, label, sentence) for label, sentence in block.items)
    if isinstance(block, Table):
        return tuple(key_sentence(section, "", *row) for row in block.rows)
    return (name_part(section.title, block.title),)


def iter_keys(paper: Paper) -> Iterator[str]:
    """The keys of all parts of a paper, in the order of reading."""
    for section in paper.sections:
        for block in section.blocks:
            yield from key_block(section, block)


def sign_parts(paper: Paper) -> str:
    """A short print of all parts of a paper: it changes where one of them does."""
    return name_part("parts", *iter_keys(paper))


def edit_paper(paper: Paper, keep: Set[str], notes: Mapping[str, str], by: str) -> Paper:
    """The paper with those parts alone whose keys are kept, and with the notes of `by`, on sections or on the whole.

    It tells at its end what was left out, and whose the notes are. A section with nothing in it is left out.
    """
    sections = []
    for section in paper.sections:
        written = write_note(notes.get(key_section(section), ""), by)
        kept = (*(block for one in section.blocks if (block := keep_block(section, one, keep))), *written)
        if kept:
            sections.append(Section(section.title, kept))
    whole = write_note(notes.get(WHOLE, ""), by)
    if whole:
        sections.append(Section(f"Notes by {plain(by)}", whole))
    missing = sum(key not in keep for key in iter_keys(paper))
    about = list(paper.about)
    if missing:
        about.append(f"{count_things(missing, 'part')} of it left out by {plain(by)}.")
    if any(words.strip() for words in notes.values()):
        about.append(f"What stands under “Note by {plain(by)}” is that person's own words: it rests on no report.")
    return replace(paper, sections=tuple(sections), about=tuple(about))


def keep_block(section: Section, block: Block, keep: Set[str]) -> Block | None:
    """A block with what is kept of it; None for nothing."""
    keys = key_block(section, block)
    if isinstance(block, Listing):
        items = tuple(keep_items(block, keys, keep))
        return Listing(items) if items else None
    if isinstance(block, Table):
        rows = tuple(row for row, key in zip(block.rows, keys, strict=True) if key in keep)
        return replace(block, rows=rows) if rows else None
    return block if keys[0] in keep else None


def keep_items(block: Listing, keys: tuple[str, ...], keep: Set[str]) -> Iterator[tuple[str, Sentence]]:
    """The items kept; a label that stands for those below it, too, goes to the first of them that is kept."""
    pending = ""
    for (label, sentence), key in zip(block.items, keys, strict=True):
        pending = label or pending
        if key in keep:
            yield label or pending, sentence
            pending = ""


def write_note(words: str, by: str) -> tuple[Paragraph, ...]:
    """An officer's note as paragraphs, the first of which says whose it is."""
    lines = [line.strip() for line in plain_lines(words).splitlines() if line.strip()]
    heads = [Phrase(f"Note by {plain(by)}: ", style="strong"), *[Phrase("")] * (len(lines) - 1)]
    return tuple(Paragraph((head, Phrase(line))) for head, line in zip(heads, lines, strict=False))
