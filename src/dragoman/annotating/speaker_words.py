"""The words by which speakers go: a noun phrase without what hangs on it, a name without article, letters spelt out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.annotating.date_words import WEEKDAY_NAMES
from dragoman.annotating.page import Page
from dragoman.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

OUTSIDE_NAME = ("acl:relcl", "acl", "appos", "parataxis", "advcl", "conj", "cc", "orphan", "dislocated", "advcl:relcl")
ARTICLE = re.compile(r"(?:the|a|an|this|these|those|some|both)\s+", re.IGNORECASE)
SHORT = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z]")
JOINING = r"[ -](?:(?:of|for|on|and|the|in|de|des|du) )*"
FULL_NAME = rf"[A-Z][\w’'&.-]*(?:{JOINING}[A-Z][\w’'&.-]*)+"


def name_phrase(head: Token) -> list[Token]:
    """The tokens of the noun phrase of `head` without clauses, apposed words and further members."""
    kept = [head]
    for child in head.children:
        if child.dep_ in OUTSIDE_NAME or (child.dep_ == "punct" and child.i > head.i):
            continue
        if child.dep_ in ("case", "punct", "mark", "advmod") or child.lower_ in WEEKDAY_NAMES:
            continue
        kept.extend(child.subtree)
    kept.sort(key=lambda t: t.i)
    run = [head]
    for token in reversed([t for t in kept if t.i < head.i]):
        if token.i < run[0].i - 2:
            break
        run.insert(0, token)
    for token in (t for t in kept if t.i > head.i):
        if token.i > run[-1].i + 2:
            break
        run.append(token)
    while run[0] is not head and run[0].pos_ in ("ADP", "SCONJ", "PUNCT"):  # "in an interview with the network he said"
        run.pop(0)
    return run


def span_speaker(page: Page, head: Token) -> Span:
    """The words that name the speaker in the sentence, a pronoun included."""
    return page.span_of(name_phrase(head))


def entity_run(first: Token) -> list[Token]:
    """The tokens of a named entity from its first."""
    run = [first]
    while run[-1].i + 1 < len(first.doc) and first.doc[run[-1].i + 1].ent_iob_ == "I":
        run.append(first.doc[run[-1].i + 1])
    return run


def noun_head(tokens: Sequence[Token]) -> Token:
    """The head of a run of words: the last noun before any preposition."""
    first = next((i for i, t in enumerate(tokens) if i and t.pos_ == "ADP"), len(tokens))
    return next((t for t in reversed(tokens[:first]) if t.pos_ in ("NOUN", "PROPN", "PRON")), tokens[0])


def strip_article(words: str) -> str:
    return ARTICLE.sub("", words, count=1).strip() if ARTICLE.match(words) else words


def spell_out(page: Page, words: str) -> str:
    """The full name for which capitals stand in the text: "IMO" after "International Maritime Organization (IMO)"."""
    if not SHORT.fullmatch(words):
        return words
    bracketed = re.search(rf"({FULL_NAME}) \((?:the )?{words}\)", page.text)
    if bracketed is not None:
        return strip_article(bracketed[1])
    letters = JOINING.join(rf"{letter}[\w’'-]*" for letter in words)
    return next((m[0] for m in re.finditer(rf"\b{letters}(?=\W)", page.text)), words)
