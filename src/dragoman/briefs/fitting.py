"""How much a page holds: what does not fit is left out from the end of each section, and said to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil

from dragoman.model.paper import Listing, Note, Paper, Paragraph, Section, Sentence, Table, number_notes
from dragoman.model.record import DocumentHead

LINE = 92
"""Characters of a line of the body, 9.5 points wide on A4 with margins of 18 mm."""
NARROW_LINE = 62
"""Characters of a line of notes, 7 points in two columns."""
NOTE_HEIGHT = 0.32
"""A line of notes against one of the body: shorter type, and two columns beside each other."""
HEADING_LINES = 2.2
CELL = 40
"""Characters of a line in the widest cell of a table."""
SHRINKING = 0.9
YIELDING = {"contacts": 0.3, "dues": 0.7, "instruments": 0.5}
"""What gives way less than the rest: above all the contacts are what a brief is read for."""
DISPENSABLE = ("ahead", "instruments", "people")
"""What a page can do without, the first one first: other commands show it by itself."""


def fit_paper(build: Callable[[Mapping[str, int]], Paper], most: Mapping[str, int], lines: float) -> Paper:
    """The fullest paper of at most so many lines; `build` makes one with so many items of each section.

    Each section keeps one item as long as the paper holds it; then those of DISPENSABLE go, one after the other.
    """
    allowed, factor = dict(most), 1.0
    paper = build(allowed)
    while measure_paper(paper) > lines and any(number > 1 for number in allowed.values()):
        factor *= SHRINKING
        allowed = {name: max(1, round(number * factor ** YIELDING.get(name, 1))) for name, number in most.items()}
        paper = build(allowed)
    for name in DISPENSABLE:
        if measure_paper(paper) > lines and name in allowed:
            allowed[name] = 0
            paper = build(allowed)
    return paper


def measure_paper(paper: Paper) -> float:
    """The height of a paper in lines of its body, its notes included."""
    notes = number_notes(paper)
    documents = {note.document.id: note.document for note in notes}
    small = [measure_note(note) for note in notes] + [measure_source(head) for head in documents.values()]
    apparatus = sum(NOTE_HEIGHT * ceil(characters / NARROW_LINE) for characters in small)
    return 4 + sum(measure_section(section) for section in paper.sections) + apparatus + 0.6 * len(paper.about)


def measure_section(section: Section) -> float:
    lines = HEADING_LINES
    for block in section.blocks:
        if isinstance(block, Paragraph):
            lines += count_lines(block.sentence)
        elif isinstance(block, Listing):
            lines += sum(count_lines(sentence, LINE - 20) + 0.2 for _, sentence in block.items)
        elif isinstance(block, Table):
            lines += 1.5 + sum(max(count_lines(cell, CELL) for cell in row) + 0.4 for row in block.rows)
    return lines


def count_lines(sentence: Sentence, width: int = LINE) -> int:
    return ceil(sum(len(phrase.text) + 3 * len(phrase.notes) for phrase in sentence) / width)


def measure_source(head: DocumentHead) -> int:
    """Characters of a document in the list of sources: what it is called, its day, its address, its id."""
    return len(head.source or "") + len(head.title or head.given_id) + min(len(head.url or ""), 40) + 36


def measure_note(note: Note) -> int:
    """Characters of a note: its words, where they stand, and the letter or name of its document."""
    return len(note.span.text) + 22
