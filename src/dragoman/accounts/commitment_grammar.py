"""What the parse says of a word that may tell of a commitment: its helpers and marks, whether it is told as done."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from spacy.tokens import Token

from dragoman.lexicon.commitments import CommitmentWords, base_of

REACH_OF_MODAL = 10
"""Tokens from a modal to the verb that words in commas part from it."""
SHORT_CUE = 7
"""Tokens from comma to comma around a cue: ", the Secretary said,"."""
NEAR = 4
"""Steps up the parse from a gerund to what it is aimed at."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CIRCUMSTANCES = frozenset({"as", "while", "since", "after", "because", "although", "though", "whereas"})
"""They open a clause that tells under which circumstances something is done: "as Serbia masses troops"."""


def list_helpers(verb: Token) -> set[str]:
    """The auxiliaries of a verb: its own; of a bare form without any, the modal before it that the parse cuts off.

    "he would, as soon as possible, lower the duties".
    """
    own = {c.text.lower() for c in verb.children if c.dep_ == "aux"}
    if own or verb.tag_ != "VB" or any(c.text.lower() == "to" for c in verb.children):
        return own
    if (modal := find_split_modal(verb)) is not None:
        return {modal.lower_}
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - REACH_OF_MODAL) : verb.i]):
        if token.tag_ == "MD":
            alone = token.dep_ != "aux" or token.head.i == verb.i
            return {token.text.lower()} if alone else own
        if token.pos_ == "VERB" or token.tag_ in FINITE:
            return own
    return own


def find_split_modal(verb: Token) -> Token | None:
    """The modal that a cue parts from its verb: "He would, he said, take it up with the minister"."""
    comma = verb.i - 1
    if comma <= verb.sent.start or verb.doc[comma].text != ",":
        return None
    for i in range(comma - 1, max(verb.sent.start, comma - SHORT_CUE) - 1, -1):
        if verb.doc[i].text == ",":
            told = any(t.tag_ in FINITE for t in verb.doc[i + 1 : comma])
            return verb.doc[i - 1] if told and i and verb.doc[i - 1].tag_ == "MD" else None
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive; "the council called for", which the parse takes for one, has no form of "be"."""
    labels = {c.dep_ for c in verb.children}
    being = any(c.dep_ == "aux" and c.lemma_ in ("be", "get") for c in verb.children)
    return "aux:pass" in labels or ("nsubj:pass" in labels and (verb.dep_ != "ROOT" or being))


def is_verb(token: Token) -> bool:
    """Whether either layer of the model takes the token for a verb: they differ where it is hard to tell."""
    bare = (
        token.dep_ == "xcomp"
        and any(c.tag_ == "TO" for c in token.lefts)
        and any(c.dep_ == "obj" for c in token.rights)
    )
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB") or bare  # "to clear mines", read as clear


def has_mark(token: Token, marks: Collection[str]) -> bool:
    """Whether a preposition or "to" of `marks` leads the token's phrase."""
    return any(c.dep_ in ("case", "mark", "aux") and c.i < token.i and c.text.lower() in marks for c in token.children)


def list_said(head: Token) -> list[Token]:
    """The phrase of a head without clauses of circumstance or with a subject of their own: what is undertaken."""
    found = [head]
    for child in head.children:
        around = child.dep_ == "advcl" and any(
            c.dep_ == "mark" and c.text.lower() in CIRCUMSTANCES for c in child.children
        )
        second = child.dep_ in ("conj", "parataxis") and child.i > head.i
        second = second and any(c.dep_ in ("nsubj", "nsubj:pass") and c.i > head.i for c in child.children)
        found += [] if around or second else list_said(child)
    return sorted(found, key=lambda t: t.i)


def is_told(words: CommitmentWords, verb: Token) -> bool:
    """Whether the verb is told as done or being done: no infinitive, no modal, not negated."""
    helpers = {c.text.lower() for c in verb.children if c.dep_ in ("aux", "aux:pass", "mark", "advmod")}
    if helpers & (words.negations | words.unreal | words.ahead | words.reported_ahead) or is_purpose(verb):
        return False
    # "We condemn the launch and call on Serbia to": no bare form stands behind a finite verb without "to".
    bare = verb.tag_ == "VB" and verb.dep_ == "conj" and verb.head.tag_ == "VBP" and not has_mark(verb, {"to"})
    return verb.tag_ in FINITE or verb.tag_ in ("VBN", "VBG") or bare or is_voiced_infinitive(words, verb)


def is_purpose(verb: Token) -> bool:
    """Whether a gerund only tells towards what something is done: "work towards establishing a fund", "aimed at"."""
    if verb.tag_ != "VBG":
        return False
    near = [verb, *islice(verb.ancestors, NEAR)]
    joined = verb.head if verb.dep_ == "conj" else verb
    aimed = any(t.tag_ == "VBG" and has_mark(t, {"at"}) and base_of(t.head) == "aim" for t in near)
    return aimed or has_mark(joined, {"towards", "toward"})


def is_voiced_infinitive(words: CommitmentWords, verb: Token) -> bool:
    """ "would like to invite you", "wrote to Peru to propose a meeting": an infinitive by which it is said."""
    above = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "advcl") or not has_mark(verb, {"to"}) or above.i > verb.i:
        return False
    if any(c.dep_ == "nsubj" for c in verb.children):  # "met before the day for the army to present a plan"
        return False
    if verb.dep_ == "xcomp" and base_of(above) in words.phases:
        return above.tag_ in ("VBD", "VBZ") and not list_negations(words, above)
    if verb.dep_ == "xcomp" and above.pos_ == "ADJ":  # "I am proud to announce a new grant"
        return above.lower_ in words.moods and base_of(verb) in words.announcing and not list_helpers(above)
    if verb.dep_ == "xcomp" and is_passive(above) and base_of(above) in words.ordering:
        return not list_negations(words, above)  # "had been instructed to request the ship"
    if verb.dep_ == "xcomp":
        return base_of(above) in words.wishing and not list_negations(words, above)
    if base_of(above) == "call" and any(has_mark(c, {"on", "upon", "for"}) for c in above.children):
        return False  # "called on Congress to provide"
    return base_of(above) in words.writing and (above.tag_ in FINITE or above.tag_ in ("VBN", "VBG"))


def list_negations(words: CommitmentWords, verb: Token) -> list[Token]:
    """The negating words that hang on a verb."""
    return [c for c in verb.children if c.text.lower() in words.negations]


def is_main_misread(verb: Token) -> bool:
    """Whether the parse takes the only verb of a sentence for a participle: "The parties agreed on a map"."""
    noun = verb.head
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN")


def is_stray_object(noun: Token) -> bool:
    """Whether the parse takes the object for a second predicate: "signed the copper deal"."""
    bare = not any(c.dep_ in ("case", "mark", "aux", "cop") for c in noun.children)
    return noun.dep_ == "xcomp" and noun.pos_ in ("NOUN", "PROPN") and noun.i > noun.head.i and bare
