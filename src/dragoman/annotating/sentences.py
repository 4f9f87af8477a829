"""Parse a document's blocks into one page of tokens and sentences."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc

from dragoman.annotating.blocks import cut_blocks
from dragoman.annotating.page import Page, Sentence
from dragoman.language import load_model
from dragoman.model import Document


def parse_document(document: Document) -> Page:
    """The page of a document with blocks, tokens and sentences; the other layers are still empty.

    Blocks are parsed apart, so that a heading never runs into the sentence under it.
    """
    nlp = load_model()
    blocks = cut_blocks(document.text)
    parsed = list(nlp.pipe((document.text[b.start : b.end] for b in blocks), batch_size=256))
    doc = Doc.from_docs(parsed, ensure_whitespace=True) if parsed else None
    if doc is None:
        doc = Doc(nlp.vocab)
    starts: list[int] = []
    sentences: list[Sentence] = []
    for number, (block, part) in enumerate(zip(blocks, parsed, strict=True)):
        base = len(starts)
        starts.extend(block.start + token.idx for token in part)
        begins = [t.i for t in part if t.is_sent_start]
        for first, last in pairwise([*begins, len(part)]):
            start = block.start + part[first].idx
            end = block.start + part[last - 1].idx + len(part[last - 1].text)
            sentences.append(Sentence(len(sentences), start, end, base + first, base + last, number))
    return Page(document, blocks, doc, tuple(starts), tuple(sentences))
