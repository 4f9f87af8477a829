"""Whose words a clause is told in, where the cue stands in commas or behind it and the parse does not join the two."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span, Token

from dragoman.lexicon.reporting import load_reporting_words

LONGEST = 9
"""Tokens of the words for the speaker between the comma and the verb."""
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})
JOINING = frozenset({"of", "for", "in", "at"})


def find_cue(verb: Token) -> Token | None:
    """Who says the clause of a verb: "Chile would lend two ships, its envoy said", "Two ships, she said, will be sent".

    None where no such cue stands in the sentence.
    """
    return find_cue_behind(verb) or find_cue_before(verb)


def find_cue_behind(verb: Token) -> Token | None:
    """The speaker of a cue between a comma behind the verb and the end of the sentence."""
    comma = None
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text == ",":
            comma = token.i
        elif comma is not None and reports(token):
            lead = token.doc[comma + 1 : token.i]
            if lead and len(lead) <= LONGEST and all(t.pos_ in NOMINAL or t.lower_ in JOINING for t in lead):
                return name_of(lead)
    return None


def find_cue_before(verb: Token) -> Token | None:
    """The speaker of a cue that two commas part from the clause, before its verb."""
    commas = [t.i for t in verb.doc[verb.sent.start : verb.i] if t.text == ","]
    for first, last in pairwise(commas):
        inside = verb.doc[first + 1 : last]
        if 1 < len(inside) <= LONGEST and reports(inside[-1]) and all(t.pos_ in NOMINAL for t in inside[:-1]):
            return name_of(inside[:-1])
    return None


def reports(token: Token) -> bool:
    """Whether a token is a finite verb of saying."""
    return token.tag_ in ("VBD", "VBZ") and load_reporting_words().does_take(token.lemma_.lower(), "clause")


def name_of(words: Span) -> Token | None:
    """The head of the words for a speaker: their last noun before a preposition."""
    found = None
    for token in words:
        if token.lower_ in JOINING:
            break
        found = token if token.pos_ in ("NOUN", "PROPN", "PRON") else found
    while found is not None and found.dep_ == "flat" and found.head in words:
        found = found.head
    return found
