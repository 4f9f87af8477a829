"""Whether an act or a thing could be checked later: a sum, a number of things, a document, a deed; no warm word."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import load_commitment_words

OBJECTS = ("obj", "iobj", "nsubj:pass")
YEAR = re.compile(r"(?:19|20)\d\d$")


def weigh_act(page: Page, verb: Token, depth: int = 0) -> str | None:
    """Why the act of this verb can be checked, or None for warm words."""
    words = load_commitment_words()
    counted = count_things(page, verb)
    if counted is not None:
        return counted
    if any(c.dep_ == "cop" for c in verb.children):
        return None
    below = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and c.pos_ == "VERB"), None)
    if below is not None and depth < 3:
        return weigh_act(page, below, depth + 1)
    objects = [c for c in verb.children if c.dep_ in OBJECTS or (c.dep_ == "obl" and has_particle(c))]
    if verb.lemma_.lower() in words.weak_verbs or verb.pos_ not in ("VERB", "NOUN"):
        heavy = next((o for o in objects if is_heavy(o)), None)
        if heavy is not None and verb.lemma_.lower() not in ("support", "discuss"):
            return f"“{heavy.text}”"
        return weigh_joined(page, verb, depth)
    if objects and all(o.lemma_.lower() in words.warm for o in objects) and not any(is_heavy(o) for o in objects):
        return None
    return f"“{verb.lemma_}” is an act"


def weigh_joined(page: Page, verb: Token, depth: int) -> str | None:
    """Why an act joined to a weak one counts: "help by clearing mines", "intensify the work and hold a meeting"."""
    if depth > 2:
        return None
    for child in verb.children:
        if child.i < verb.i or child.pos_ != "VERB":
            continue
        manner = child.tag_ == "VBG" and child.dep_ in ("advcl", "obl", "acl", "xcomp")
        if manner or (child.dep_ == "conj" and child.tag_ == verb.tag_):
            weight = weigh_act(page, child, depth + 1)
            if weight is not None:
                return weight
    return None


def has_particle(noun: Token) -> bool:
    """Whether the parse takes a verb's particle for a preposition: "hand over the weapons"."""
    return any(c.dep_ == "case" and c.text.lower() in ("over", "back", "out", "up", "off") for c in noun.children)


def weigh_noun(page: Page, noun: Token) -> str | None:
    """Why the thing can be checked, or None for a warm word or nothing at all ("no weapons")."""
    words = load_commitment_words()
    if any(c.dep_ == "det" and c.text.lower() == "no" for c in noun.children):
        return None
    counted = count_things(page, noun)
    if counted is not None:
        return counted
    if is_heavy(noun):
        return f"“{noun.text}”"
    return None if noun.lemma_.lower() in words.warm else f"“{noun.text}” is no warm word"


def is_heavy(noun: Token) -> bool:
    """Whether the noun, or one joined or belonging to it, names a document, goods or an event."""
    weighty = load_commitment_words().weighty
    if noun.lemma_.lower() in weighty:
        return True
    if any(c.dep_ == "compound" and c.lemma_.lower() in weighty for c in noun.children):
        return True
    near = [c for c in noun.children if c.dep_ in ("conj", "nmod") and c.i > noun.i]
    return any(c.lemma_.lower() in weighty for c in near if c.dep_ == "conj" or any(g.text.lower() == "of" for g in c.children))


def count_things(page: Page, head: Token) -> str | None:
    """ "a sum" or "a number of things" where the phrase of the head has one."""
    inside = list(head.subtree)
    start, end = page.starts[inside[0].i], page.end_of(inside[-1])
    if any(start <= a.start < end for a in page.amounts):
        return "a sum"
    for token in inside:
        if token.text == "%" or token.text.lower() == "percent":
            return "a number of things: a share"
        if token.dep_ == "nummod" and token.tag_ == "CD" and token.head.pos_ == "NOUN" and token.text.lower() not in ("one", "two") and not YEAR.match(token.text):
            if not any(d.start <= page.starts[token.i] < d.end for d in page.dates) and token.head.lemma_.lower() not in ("country", "state", "nation", "people", "leader", "side", "party", "year", "day", "month", "hour", "minute", "week"):
                return f"a number of things: “{token.text} {token.head.text}”"
    return None
