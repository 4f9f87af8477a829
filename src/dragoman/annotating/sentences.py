"""Parse a document's blocks into one page of tokens and sentences."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.annotating.blocks import cut_blocks, smooth_text
from dragoman.annotating.page import Page, Sentence
from dragoman.language import load_model
from dragoman.lexicon.verb_forms import mend_base
from dragoman.model import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHORTENED = frozenset(
    "Jr. Sr. St. Dr. Mr. Mrs. Ms. Gen. Sen. Rep. No. Maj. Lt. Col. Capt. Adm. Brig. Cmdr. Sgt. Prof. Hon. Amb. Gov."
    " Rev. Smt. Msgr. Messrs. Mt. Ft.".split()
)
"""Words whose full stop ends no sentence."""
INITIALS = re.compile(r"(?:[A-Z]\.){2,3}$")
STATES = frozenset({"U.S.", "U.N.", "U.K.", "E.U.", "D.C.", "P.M.", "A.M.", "U.S.A.", "U.A.E."})
"""Initials that may end a sentence; those of a person ("P.K. Lind") do not."""
JOINING = frozenset({",", "-", "–", "’s", "'s"})
"""Tokens behind which no sentence begins."""
OPENING = frozenset({"•", "–", "—", "-", "Q"})
"""Tokens that open a point or a question whatever stands before them."""


def parse_document(document: Document) -> Page:
    """The page of a document with blocks, tokens and sentences; the other layers are still empty.

    Blocks are parsed apart, so that a heading never runs into the sentence under it, and with single blanks, which
    the parser knows best; boilerplate gets no tokens.
    """
    from spacy.tokens import Doc

    nlp = load_model()
    blocks = cut_blocks(document.text, document.asides)
    smooth = smooth_text(document.text, blocks)
    squeezed = [squeeze_blanks(smooth[b.start : b.end].rstrip()) for b in blocks]
    parsed = list(nlp.pipe((words for words, _ in squeezed), batch_size=256))
    doc = Doc.from_docs(parsed, ensure_whitespace=True) if parsed else None
    if doc is None:
        doc = Doc(nlp.vocab)
    mend_lemmas(doc)
    starts: list[int] = []
    sentences: list[Sentence] = []
    for number, (block, (_, places), part) in enumerate(zip(blocks, squeezed, parsed, strict=True)):
        base = len(starts)
        starts.extend(block.start + places[token.idx] for token in part)
        if block.kind == "dateline":
            continue
        begins = [t.i for t in part if t.is_sent_start and (t.i == 0 or may_begin(part, t.i))]
        for first, last in pairwise([*begins, len(part)]):
            start = starts[base + first]
            end = starts[base + last - 1] + len(part[last - 1].text)
            sentences.append(Sentence(len(sentences), start, end, base + first, base + last, number))
    return Page(document, blocks, doc, tuple(starts), tuple(sentences), smooth)


def mend_lemmas(doc: Doc) -> None:
    """Give verbs that the lexicon knows their own base form where the model made one up."""
    for token in doc:
        if token.tag_.startswith("VB"):
            token.lemma_ = mend_base(token.text, token.lemma_)


def may_begin(part: Doc, i: int) -> bool:
    """Whether a sentence may begin at token i: not in lower case, and only behind a mark that can end one.

    Keeps "President Biden, Jr. yesterday met" and "President Recep Tayyip" whole, which the parser cuts.
    """
    before = part[i - 1].text
    if before == "." and i > 1 and not part[i - 2].whitespace_:
        before = f"{part[i - 2].text}."  # "Maj." as two tokens
    if part[i].text[:1].islower() or before in SHORTENED or (INITIALS.match(before) and before not in STATES):
        return False
    return part[i].text in OPENING or not (before[-1:].isalnum() or before in JOINING)


def squeeze_blanks(words: str) -> tuple[str, list[int]]:
    """The words with every run of white space as one blank, and for each of their characters its place before."""
    kept, places, blank = [], [], False
    for place, character in enumerate(words):
        if character.isspace():
            if blank:
                continue
            character, blank = " ", True
        else:
            blank = False
        kept.append(character)
        places.append(place)
    return "".join(kept), places
