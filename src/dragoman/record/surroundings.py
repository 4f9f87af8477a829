"""Words of a document in their surroundings: as much of the stored text around them as one needs to judge them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dragoman.model import Span
from dragoman.record.loading import load_texts
from dragoman.record.snippets import widen_to_words

AROUND = 300
"""Code points before and after the words: three or four sentences in all."""
MOST = 2_000
"""Code points of the words themselves: a "sentence" of a text without stops may be the whole of it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The stored text `before` some words, these words, and the text `after` them.

    Of more than 2,000 code points of words only the first are told, and nothing after them. `begins` and `ends` tell
    whether it reaches to the beginning and the end of the document.
    """

    document: str
    before: str
    words: str
    after: str
    begins: bool
    ends: bool


def load_passages(connection: Connection, places: Sequence[tuple[str, Span]], around: int = AROUND) -> list[Passage]:
    """The passages of places in documents, in their order; those of documents that the record has not are left out."""
    texts = load_texts(connection, (document_id for document_id, _ in places))
    return [cut_passage(name, texts[name], span, around) for name, span in places if name in texts]


def cut_passage(document_id: str, text: str, span: Span, around: int) -> Passage:
    """The words of a span with the text around them, cut between words where there are blanks."""
    start, end = min(span.start, len(text)), min(max(span.start, span.end), len(text))
    left, right = widen_to_words(text, max(0, start - around), min(len(text), end + around))
    if end - start > MOST:
        end = right = start + MOST
    return Passage(
        document_id, text[left:start].lstrip(), text[start:end], text[end:right].rstrip(), left == 0, right == len(text)
    )
