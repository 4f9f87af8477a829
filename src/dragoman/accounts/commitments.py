"""Who undertook, delivered, offered, asked for or agreed to what."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.commitment_sides import Parties
from dragoman.accounts.commitment_frames import Undertaking
from dragoman.accounts.commitment_words import find_undertakings
from dragoman.annotating.page import Page, Sentence
from dragoman.model import Account, Commitment, Span, cut_span

LONG = 45
"""Words; of a longer sentence, and of one with several commitments, only the clause is the evidence."""


def find_commitments(page: Page, engagements: tuple[Account, ...]) -> tuple[Commitment, ...]:
    """The commitments of a page, in the order of the text; `engagements` tell who faces whom there."""
    parties = Parties(page, engagements)
    found: list[Commitment] = []
    for sentence in page.sentences:
        if page.block_of(sentence).kind in ("boilerplate", "label"):
            continue
        undertakings = [(u, *parties.settle(u)) for u in find_undertakings(page, sentence)]
        settled = [(u, by, to) for u, by, to in undertakings if by is not None]
        for undertaking, by, to in settled:
            assert by is not None
            found.append(write_commitment(page, sentence, undertaking, by, to, alone=len(settled) == 1))
    return tuple(found)


def write_commitment(page: Page, sentence: Sentence, undertaking: Undertaking, by: str, to: str | None, alone: bool) -> Commitment:
    clause = cut_clause(page, sentence, undertaking)
    whole = alone and sentence.last - sentence.first <= LONG
    evidence = cut_span(page.text, sentence.start, sentence.end) if whole else clause
    return Commitment(
        by,
        to,
        undertaking.kind,
        evidence,
        next((a.text for a in page.amounts if clause.start <= a.start < clause.end), None),
        next((i.name for i in page.instruments if any(clause.start <= s.start < clause.end for s in i.spans)), None),
        find_due(page, undertaking, clause),
        f"rule:{undertaking.rule}",
        undertaking.why,
    )


def find_due(page: Page, undertaking: Undertaking, clause: Span) -> str | None:
    """The date in the clause by which the act is due; what is delivered has none."""
    if undertaking.kind == "delivered":
        return None
    inside = list(undertaking.act.subtree)
    start, end = page.starts[inside[0].i], page.end_of(inside[-1])
    return next((d.value for d in page.dates if start <= d.start < end), None)


def cut_clause(page: Page, sentence: Sentence, undertaking: Undertaking) -> Span:
    """The words from the doer to the end of the act, less clauses joined behind."""
    word = undertaking.word
    tokens = set(gather(word, word)) | set(gather(undertaking.act, word))
    if undertaking.doer is not None and sentence.first <= undertaking.doer.i < sentence.last and abs(undertaking.doer.i - word.i) < 25:
        tokens |= set(undertaking.doer.subtree) if undertaking.doer.i < word.i and word not in set(undertaking.doer.subtree) else set()
    indices = sorted(t.i for t in tokens if sentence.first <= t.i < sentence.last)
    first, last = indices[0], indices[-1]
    while last > first and page.doc[last].text in (",", ";", ".", "and", "—", "–", "-", ":"):
        last -= 1
    while first < last and (page.doc[first].is_punct or page.doc[first].text.lower() in ("and", "but", "that")):
        first += 1
    return page.span_of([page.doc[first], page.doc[last]])


def gather(head: Token, word: Token) -> list[Token]:
    """The phrase of a head without the finite clauses joined to it."""
    found = [head]
    for child in head.children:
        if child.dep_ in ("conj", "parataxis") and child.tag_ in ("VBD", "VBZ", "VBP") and child.i > word.i:
            continue
        if child.dep_ in ("parataxis", "punct"):
            continue
        found += child.subtree
    return found
