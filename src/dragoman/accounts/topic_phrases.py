"""Cut the short noun phrases of a topic: lists apart, wrappers ("the issue of …") and leading words off."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.annotating.page import Page
from dragoman.lexicon.topics import TopicWords
from dragoman.model import Span

DEEPEST = 3
"""Wrappers and lists inside each other; a deeper one is a parse gone astray."""
LONGEST = 8
"""Words of a topic; what is longer is cut behind its head's own words."""
HELD_BY = ("of", "for", "to", "in", "on", "related", "about", "with")
JOINED = ("conj",)
INCLUDING = frozenset({"including", "particularly", "especially", "namely"})


def cut_phrases(page: Page, words: TopicWords, head: Token, depth: int = 0) -> list[Span]:
    """The topics in the phrase of a head: it and what is joined to it, each unwrapped."""
    found: list[Span] = []
    end = page.end_of(head)
    inside = unwrap(words, head) if depth < DEEPEST else []
    if inside:
        for token in inside:
            found += cut_phrases(page, words, token, depth + 1)
    elif head.pos_ not in ("PRON", "DET", "ADP", "ADV", "SCONJ"):
        span = cut_phrase(page, words, head)
        if span is not None:
            found.append(span)
            end = span.end
    if depth < DEEPEST:
        for token in find_joined(head):
            if page.starts[token.i] >= end:
                found += cut_phrases(page, words, token, depth + 1)
    return found


def find_joined(head: Token) -> list[Token]:
    """What is listed with the head or with the last word of its phrase: "reform of the trade, fees, and the talks"."""
    return [
        t
        for t in head.subtree
        if t.i > head.i
        and t.dep_ in JOINED
        and t.pos_ in ("NOUN", "PROPN", "VERB")
        and t.tag_ not in ("VBD", "VBZ", "VBP")
        and not has_clause(t.head, head)
    ]


def unwrap(words: TopicWords, head: Token) -> list[Token]:
    """What a wrapping noun holds: "issue of X", "ways to do X", "issues, including X and Y"."""
    held = [c for c in head.children if c.i > head.i and c.dep_ in ("nmod", "acl", "obl") and is_included(c)]
    if held:
        return held
    if head.tag_ in ("VB", "VBG") and head.pos_ == "VERB":
        return [c for c in head.children if c.i > head.i and c.dep_ in ("obj", "xcomp")]
    if head.lemma_.lower() not in words.wrappers:
        return []
    for related in (c for c in head.children if c.i > head.i and c.dep_ == "acl" and c.tag_ == "VBN"):
        return [c for c in related.children if c.dep_ == "obl" and has_case(c, ("to", "with", "by"))]
    acts = [c for c in head.children if c.i > head.i and c.dep_ in ("acl", "xcomp") and c.tag_ in ("VB", "VBG")]
    return acts or [c for c in head.children if c.i > head.i and c.dep_ == "nmod" and has_case(c, HELD_BY)]


def is_included(token: Token) -> bool:
    return any(c.text.lower() in INCLUDING for c in token.children) or (
        any(c.text.lower() == "such" for c in token.children) and any(c.text.lower() == "as" for c in token.subtree)
    )


def has_case(token: Token, cases: tuple[str, ...]) -> bool:
    return any(c.dep_ in ("case", "mark") and c.text.lower() in cases for c in token.children)


def cut_phrase(page: Page, words: TopicWords, head: Token) -> Span | None:
    """The head with its modifiers before it and the phrases right behind it, at most LONGEST words."""
    left = [
        t for c in head.children if c.i < head.i and c.dep_ not in ("case", "mark", "cc", "punct") for t in c.subtree
    ]
    core = sorted([*left, head], key=lambda t: t.i)
    core = keep_run(core, head)
    while core and core[0].i != head.i and (core[0].text.lower() in words.lead or core[0].is_punct):
        core = core[1:]
    core = join_hyphens(core)
    for child in head.children:
        tail = list(child.subtree)
        follows = child.i > head.i and tail[0].i == core[-1].i + 1
        inside = child.dep_ in ("nmod", "flat", "obj", "compound", "nummod") and not is_included(child)
        if follows and inside and not names_person(page, tail):
            tail = cut_tail([t for t in tail if not has_clause(t, child)])
            grown = keep_front([*core, *tail])
            if count_words(grown) <= LONGEST:
                core = grown
    if head.pos_ == "VERB" or is_boilerplate(page, words, core):
        return None
    if not 1 <= count_words(core) <= LONGEST or len(page.text[page.starts[core[0].i] : page.end_of(core[-1])]) < 3:
        return None
    return page.span_of([core[0], core[-1]])


def is_boilerplate(page: Page, words: TopicWords, tokens: list[Token]) -> bool:
    """Whether nothing in the phrase is special to this encounter, or it is only a date."""
    if all(t.text.lower() in words.boilerplate or t.text.lower() in words.generic or not t.is_alpha for t in tokens):
        return True
    return any(d.start <= page.starts[tokens[0].i] and page.end_of(tokens[-1]) <= d.end for d in page.dates)


def keep_run(tokens: list[Token], head: Token) -> list[Token]:
    """The tokens that stand unbroken before the head."""
    run = [head]
    for token in reversed([t for t in tokens if t.i < head.i]):
        if token.i != run[0].i - 1:
            break
        run.insert(0, token)
    return run


def join_hyphens(tokens: list[Token]) -> list[Token]:
    """The tokens with what a hyphen joins to the first: "build-up" where the parse begins at "up"."""
    run = tokens
    while run[0].i > 1 and run[0].nbor(-1).text in ("-", "–") and not run[0].nbor(-1).whitespace_:
        run = [run[0].nbor(-2), run[0].nbor(-1), *run]
    return run


def keep_front(tokens: list[Token]) -> list[Token]:
    """The tokens up to the first gap, less a closing comma or "and"."""
    run = tokens[:1]
    for token in tokens[1:]:
        if token.i != run[-1].i + 1:
            break
        run.append(token)
    while len(run) > 1 and (run[-1].is_punct or run[-1].pos_ in ("CCONJ", "ADP", "DET")):
        run.pop()
    return run


def names_person(page: Page, tokens: list[Token]) -> bool:
    """Whether a phrase names somebody: "with President Ruto" tells the partner, not the topic."""
    mentions = page.mentions_in(page.starts[tokens[0].i], page.end_of(tokens[-1]))
    return any(m.kind == "name" for m in mentions)


def cut_tail(tokens: list[Token]) -> list[Token]:
    """The tokens up to "including" or a comma, unless names are listed: "of Ghana, Mali, and Togo"."""
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        listed = following is not None and following.pos_ in ("PROPN", "CCONJ")
        if token.text.lower() in INCLUDING or (token.text == "," and not listed):
            return tokens[:i]
    return tokens


def has_clause(token: Token, top: Token) -> bool:
    """Whether the token stands in a clause below the top of its phrase: "in Ghana, which …"."""
    while token.i != top.i:
        if token.dep_ in ("acl:relcl", "advcl", "parataxis", "acl", "appos"):
            return True
        token = token.head
    return False


def count_words(tokens: list[Token]) -> int:
    return sum(1 for t in tokens if re.search(r"\w", t.text))
