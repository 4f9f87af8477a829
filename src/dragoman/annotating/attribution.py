"""Whose words: what a cue tells of the speaker, and the noun phrases by which it names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.annotating.page import Page
from dragoman.annotating.speaker_words import span_speaker
from dragoman.annotating.speakers import name_speaker, name_words
from dragoman.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

CITING = ("quote", "cite")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The reporting word and the words for the speaker; `verb` is None where there is no verb."""

    rule: str
    name: str | None = None
    speaker: Span | None = None
    cue: Span | None = None
    verb: Token | None = None


def attribute(page: Page, rule: str, cue: Sequence[Token], head: Token | None) -> Attribution:
    """The attribution to the words of which `head` is the syntactic head."""
    verb = cue[0] if cue and cue[0].tag_.startswith("VB") and len(cue) == 1 else None
    span = page.span_of(cue) if cue else None
    if head is None:
        return Attribution(rule, None, None, span, verb)
    return Attribution(rule, name_speaker(page, head), span_speaker(page, head), span, verb)


def attribute_words(page: Page, rule: str, cue: Sequence[Token], phrase: Sequence[Token]) -> Attribution:
    """The attribution to a run of words whose head the parser did not tell."""
    verb = cue[0] if len(cue) == 1 else None
    return Attribution(rule, name_words(page, phrase), page.span_of(phrase), page.span_of(cue), verb)


def leading_phrase(tokens: Sequence[Token]) -> list[Token]:
    """The noun phrase at the beginning of the tokens, told by parts of speech alone."""
    run: list[Token] = []
    for token in tokens:
        part = token.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART") or token.text in ("-", "’s", "'s")
        part = part or (token.tag_ == "VBG" and token.is_title)  # "Acting Secretary Ida Berg"
        if not part and not (run and token.lower_ in ("of", "for", "from", "and", "&")):
            break
        if token.tag_ in ("WP", "WDT") or (token.pos_ == "PRON" and run):
            break
        run.append(token)
    while run and run[-1].pos_ not in ("NOUN", "PROPN", "PRON"):
        run.pop()
    return run


def phrase_head(tokens: Sequence[Token]) -> Token | None:
    """The head of the noun phrase at the beginning of the tokens."""
    if not tokens:
        return None
    indices = {t.i for t in tokens}
    at = next((t for t in tokens if t.pos_ in ("PROPN", "NOUN", "PRON")), None)
    while at is not None and at.head.i in indices and at.head.i != at.i and at.head.pos_ in ("PROPN", "NOUN", "PRON"):
        at = at.head
    return at
