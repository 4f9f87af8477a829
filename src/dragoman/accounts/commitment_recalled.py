"""What was undertaken before and is told again by a noun: "the fund launched by both leaders in June"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.clauses import find_subject
from dragoman.accounts.commitment_doers import find_agent, find_giver
from dragoman.accounts.commitment_frames import Undertaking, is_set_up
from dragoman.accounts.commitment_grammar import has_mark, is_told
from dragoman.accounts.commitment_weight import weigh_noun
from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import CommitmentWords, base_of
from dragoman.model import CommitmentKind

RELATIVE = frozenset({"WDT", "WP"})
BESIDE = frozenset({"with", "alongside"})
PLAIN = frozenset({"obj", "nmod", "obl", "conj", "appos", "nsubj:pass"})
"""Where the noun stands: what one only speaks of is no subject of its own clause."""


def read_recalled(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "the climate partnership that Chile launched", "the agenda agreed by ministers", "the sanctions announced"."""
    noun = find_told(verb)
    set_up = base_of(verb) == "set" and any(c.lower_ == "up" for c in verb.children)
    if not (set_up or base_of(verb) in words.recalling) or verb.dep_ not in ("acl", "acl:relcl") or noun.i > verb.i:
        return None
    if base_of(verb) == "launch" and base_of(noun) in words.fired:
        return None  # "the rockets launched by Serbia"
    named = is_set_up(words, noun)
    weight = weigh_noun(page, noun)
    if noun.pos_ not in ("NOUN", "PROPN") or not (named or (weight is not None and weight.solid)):
        return None
    doer = find_teller(words, verb, noun)
    if doer is None:
        return None
    beside = next((c for c in verb.children if c.dep_ == "obl" and has_mark(c, BESIDE)), None)
    kind: CommitmentKind = "agreement" if base_of(verb) == "agree" or beside is not None else "pledge"
    why = f"“{noun.text} … {verb.text}”" + ("" if named or weight is None else f": {weight}")
    return Undertaking(kind, verb, noun, doer, beside, "recalled", why)


def find_told(verb: Token) -> Token:
    """What was launched: of "support for the agenda agreed by the ministers" the noun right before."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb.head
    return before if verb.dep_ == "acl" and before.pos_ in ("NOUN", "PROPN") else verb.head


def find_teller(words: CommitmentWords, verb: Token, noun: Token) -> Token | None:
    """Who launched or announced it: the agent or subject; else, with a time, whoever speaks of it."""
    if verb.dep_ == "acl:relcl":
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        return subject if subject is not None and subject.tag_ not in RELATIVE and is_told(words, verb) else None
    agent = find_agent(verb)
    dated = any(c.dep_ in ("obl", "obl:unmarked", "advmod", "nmod") and c.i > verb.i for c in verb.children)
    if agent is not None and agent.pos_ == "NOUN" and all(c.dep_ in ("case", "det") for c in agent.lefts):
        return find_giver(noun, noun) or agent  # "the OPEC agenda agreed by ministers"
    if agent is not None or not dated or noun.dep_ not in PLAIN:
        return agent
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":  # "the sanctions and grants announced last week"
        noun = noun.head
    above = noun.head
    return find_subject(above) if noun.dep_ == "obj" and base_of(above) in words.recounting else None
