"""What the parse says of a verb or noun: its subject, its governor, whom an invitation is for."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.seats import SUBJECT
from dragoman.lexicon.diplomacy import word_set

FOR, TO = frozenset({"for", "to"}), frozenset({"to"})
"""Prepositions of whom an invitation is for."""


def find_subject(verb: Token) -> Token | None:
    """The subject of a verb: its own, or that of the clause on which it hangs."""
    current = verb
    for _ in range(6):
        own = [c for c in current.children if c.dep_ in SUBJECT]
        if own and own[0].lower_ == "co":  # "Berg co-chaired the talks", where the parse takes "co" for a verb
            own = [c for c in own[0].children if c.dep_ in SUBJECT] or own
        if own:
            return own[0]
        whose = find_invited(current) or find_praised(current)  # "an invitation to Lind to visit" before its noun
        if whose is not None:
            return whose
        if current.dep_ in ("acl:relcl", "acl"):
            return current.head
        if (
            current.dep_ in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "aux", "cop", "dep")
            and current.head.i != current.i
        ):
            parent = current.head
            if current.dep_ == "ccomp" and parent.dep_ == "parataxis" and parent.head.pos_ == "PROPN":
                return parent.head  # "Norway, she said, would deploy ships"
            if current.dep_ == "xcomp":
                controller = [c for c in parent.children if c.dep_ == "obj"]
                if controller and parent.lemma_ in word_set("sides", "moving_verbs"):
                    return controller[0]
            current = parent
            if current.pos_ in ("NOUN", "PROPN") and current.dep_ not in SUBJECT:
                return (find_coordinate(verb, current) or current) if current.pos_ == "PROPN" else None
            continue
        return None
    return None


def find_coordinate(verb: Token, name: Token) -> Token | None:
    """The subject of the verb before, where a parse joins a verb to a name behind that: "called on Berg, and held"."""
    if not any(c.dep_ == "cc" and c.i < verb.i for c in verb.children):
        return None
    for token in reversed(verb.doc[: name.i]):
        if token.text in (".", "!", "?", ";", ":"):
            return None
        own = [c for c in token.children if c.dep_ in SUBJECT] if token.pos_ == "VERB" else []
        if own:
            return own[0]
    return None


def find_praised(verb: Token) -> Token | None:
    """ "congratulated her on hosting", "thanked him for receiving": who did it."""
    plan = verb.head
    if verb.tag_ == "VB" and plan.lemma_.lower() in word_set("sides", "undertakings"):  # "for the initiative to hold"
        praiser = plan.head
        if praiser.lemma_.lower() in word_set("sides", "praising") and has_case(plan, frozenset({"for"})):
            return next((c for c in praiser.children if c.dep_ in ("obj", "iobj")), None)
    case = {c.text.lower() for c in verb.children if c.dep_ in ("mark", "case")}
    having = verb.tag_ == "VBG" or any(c.tag_ == "VBG" and c.dep_ == "aux" for c in verb.children)
    if not having or not case & {"on", "for"}:
        return None
    if verb.head.lemma_.lower() in word_set("sides", "praising"):
        return next((c for c in verb.head.children if c.dep_ in ("obj", "iobj")), None)
    # "expressed his gratitude to Oman for hosting", "is grateful to Oman for hosting"
    thanks = [t for t in (verb.head, *verb.head.children) if t.lemma_.lower() in word_set("sides", "gratitude")]
    thanked = (c for t in thanks for c in (*t.children, *verb.head.children) if has_case(c, TO) and t.i < c.i < verb.i)
    return next(thanked, None)


def find_invited(verb: Token) -> Token | None:
    """ "invited him to visit", "an invitation for him to visit": who would do it."""
    if verb.tag_ != "VB" or verb.head.i == verb.i:
        return None
    for noun in (verb.head, *(c for c in verb.head.children if c.dep_ in ("obj", "nsubj:pass"))):
        if noun.lemma_.lower() in word_set("sides", "bidding_nouns"):
            for child in (*noun.children, *verb.head.children):
                if child.dep_ in ("nmod", "obl", "iobj") and noun.i < child.i < verb.i and has_case(child, FOR):
                    return child
    if verb.head.lemma_.lower() in word_set("sides", "bidding_verbs"):
        return next((c for c in verb.head.children if c.dep_ in ("obj", "nsubj:pass", "iobj")), None)
    return None


def only_tells(verb: Token) -> bool:
    """Whether who acts in a verb only speaks of its object: "a meeting was mentioned by A", "praised the talks"."""
    return verb.lemma_.lower() in word_set("carriers", "reporting") | word_set("sides", "praising")


def find_governor(noun: Token) -> Token | None:
    """The nearest verb above a noun."""
    current = noun
    for _ in range(8):
        if current.head.i == current.i:
            return None
        current = current.head
        if current.pos_ == "VERB":
            return current
    return None


def is_setting(noun: Token, governor: Token) -> bool:
    """Whether the noun is when or where the subject acted: "in a call with X, he said", but not "hailed the talks"."""
    current = noun
    while (
        current.head.i != governor.i
        and current.dep_ in ("nmod", "conj", "compound", "obl")
        and current.head.i != current.i
    ):
        current = current.head
    return (
        current.dep_ in ("obl", "nmod", "obl:unmarked", "advmod")
        and current.head.i == governor.i
        and has_case(current, word_set("carriers", "setting"))
        and not has_case(current, frozenset({"ahead"}))
    )


def has_case(token: Token, words: frozenset[str]) -> bool:
    """Whether a preposition of these leads the token's phrase."""
    return any(c.dep_ == "case" and c.text.lower() in words for c in token.children)


def is_inside(outer: Token, inner: Token) -> bool:
    """Whether the inner token hangs, over any number of heads, on the outer one."""
    return any(a.i == outer.i for a in inner.ancestors)
