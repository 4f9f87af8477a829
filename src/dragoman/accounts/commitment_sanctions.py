"""Sanctions told as imposed: "is targeting two Serbian banks", "has added 40 Chadian firms to its list"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.commitment_doers import find_doer
from dragoman.accounts.commitment_frames import Undertaking
from dragoman.accounts.commitment_grammar import has_mark, is_passive, is_told
from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import CommitmentWords, base_of

ADDING = frozenset({"add", "put", "place"})
LISTS = frozenset({"list", "blacklist"})
CIVIL = frozenset({"department", "ministry", "treasury", "commission", "office", "bureau", "council"})
"""Whose targets are no soldiers': of "Serbia is targeting the Kenyan port" nothing is told."""


def read_sanction(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "The Finance Ministry is targeting Serbian banks": by a ministry, or by a verb of listing or with a list."""
    thing = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i), None)
    doer = find_doer(words, verb)
    if thing is None or doer is None or is_passive(verb) or not is_told(words, verb) or is_aside(verb):
        return None
    near = (c for c in (*verb.children, *thing.children) if c.i > thing.i and has_mark(c, {"to", "on"}))
    lists = [c for c in near if base_of(c) in LISTS]
    listed = base_of(verb) in ADDING and bool(lists)
    ministry = base_of(doer) in CIVIL and base_of(verb) in words.designating
    if not (listed or ministry) or not page.names_in(page.starts[thing.left_edge.i], page.end_of(thing.right_edge)):
        return None
    why = f"“{verb.text} … {(lists[0] if listed else thing).text}”"
    return Undertaking("delivered", verb, verb, doer, thing, "sanction", why)


def is_aside(verb: Token) -> bool:
    """Whether the verb only goes with another act: "by targeting the banks", "firms adding oil to a list"."""
    return verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children)
