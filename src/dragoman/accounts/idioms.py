"""Verbs of encounter in other senses: "met every requirement", "called on them to act", "spoke out"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.annotating.page import Page
from dragoman.lexicon.diplomacy import BODY_NOUNS, last_words, word_set

CALLED_ON = re.compile(r" (?:up)?on (?:the )?")
WITH_SOMEBODY = re.compile(r"(?: [a-z]+ly| again| today| briefly)?,? with (?:the |his |her |their )?")


def is_thing(page: Page, token: Token) -> bool:
    """Whether a verb's object is nobody whom the text speaks of: "met every requirement"."""
    start = page.start_of(token)
    lemma = token.lemma_.lower()
    if token.lower_ == "which":
        return True
    named = page.mention_at(start, start + len(token.text)) is not None or lemma in last_words() or lemma in BODY_NOUNS
    when = any(d.end > start for d in page.dates_in(start - 30, start + 1))  # "met this evening"
    return token.pos_ in ("NOUN", "PROPN") and not named and not when


def is_courtesy(page: Page, token: Token) -> bool:
    """Whether somebody calls on a person as a visitor: "called on President Lind", but not "called on him to act"."""
    called = CALLED_ON.match(page.text, page.end_of(token))
    host = page.mention_at(called.end(), called.end() + 1) if called else None
    if (
        host is None
        or host.kind not in ("name", "office", "pronoun")
        or host.start - page.end_of(token) > len(" on the ")
    ):
        return False
    return not any(t.tag_ == "TO" and t.head.tag_ == "VB" for t in page.tokens_in(host.end, host.end + 60))


def is_with_somebody(page: Page, token: Token) -> bool:
    """Whether "with" and somebody follow: "will meet with Lind to deepen ties", where the parse takes ties for met."""
    joined = WITH_SOMEBODY.match(page.text, page.end_of(token))
    return joined is not None and page.mention_at(joined.end(), joined.end() + 1) is not None


def is_idiom(page: Page, token: Token) -> bool:
    """ "call for", "call on", "meet the needs", "meet a commitment": no encounter."""
    after = page.doc[token.i + 1].text.lower() if token.i + 1 < len(page.doc) else ""
    lemma = token.lemma_.lower()
    if lemma == "see" and token.tag_ == "VBN" and not any(c.lemma_ == "have" for c in token.children):
        return True
    if lemma == "engage" and after == "in":
        return True
    if lemma in ("meet", "host", "receive", "see") and any(
        c.dep_ == "obj" and is_thing(page, c) for c in token.children
    ):
        return not is_with_somebody(page, token)
    if lemma == "call" and after in word_set("no_encounter", "call_idioms"):
        return not is_courtesy(page, token)
    if lemma == "speak" and token.tag_ == "VBG" and after in word_set("no_encounter", "speaking_at"):
        return True
    return lemma == "speak" and after in word_set("no_encounter", "speak_idioms")
