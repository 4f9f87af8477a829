"""Undertakings told as a list: "Norway will:" and under it "- Open two embassies …", "- Double its grant to …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.accounts.commitment_frames import Undertaking, find_act
from dragoman.accounts.commitment_weight import count_things, is_heavy, weigh_act
from dragoman.accounts.seats import SUBJECT
from dragoman.annotating.page import Page, Sentence
from dragoman.lexicon.commitments import CommitmentWords, base_of, list_forms, load_commitment_words
from dragoman.model import CommitmentKind

LEAD = re.compile(
    r"\b(?:(will|plans? to|intends? to|commits? to|committed to|pledged? to)|(agreed? to|decided to)|(?:has|have))\s*:$"
)
"""What opens a list of acts at the end of its sentence: of one side, of what several agreed on, of what was done."""
BARRING = frozenset({"not", "never"})
ENTRY = ("-", "–", "—", "•", "*")


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence that opens a list: what its entries are, and who does them."""

    kind: CommitmentKind
    doer: Token
    words: str


def list_leads(page: Page) -> dict[int, Lead]:
    """For every sentence that is an entry of a list of acts, by its index, what opened the list."""
    found: dict[int, Lead] = {}
    lead: Lead | None = None
    for sentence in page.sentences:
        opened = read_lead(page, sentence)
        bullet = page.block_of(sentence).kind == "bullet" or page.doc[sentence.first].text in ENTRY
        if opened is not None:
            lead = opened
        elif not bullet:
            lead = None
        elif lead is not None:
            found[sentence.index] = lead
    return found


def read_lead(page: Page, sentence: Sentence) -> Lead | None:
    """What a sentence opens: "The two sides agreed to:"."""
    opening = LEAD.search(page.text, sentence.start, sentence.end)
    if opening is None:
        return None
    tokens = page.doc[sentence.first : sentence.last]
    subjects = [t for t in reversed(tokens) if t.dep_ in SUBJECT]  # of "this means that Norway will:" Norway
    doer = next(iter(subjects), None) or next((t for t in reversed(tokens) if is_name(t)), None)
    kind: CommitmentKind = "agreement" if opening[2] else "pledge" if opening[1] else "delivered"
    return Lead(kind, doer, opening.group()) if doer is not None else None


def is_name(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def read_entry(page: Page, sentence: Sentence, lead: Lead) -> Iterator[Undertaking]:
    """The act of an entry, where it opens with a verb and names something that can be checked.

    "- Provide ten ships", "- Not buy mines", "- Undertake to scrap all mines"; behind "has:" "- Provided ten ships".
    """
    tokens = [t for t in page.doc[sentence.first : sentence.last] if not t.is_punct and t.text not in ENTRY]
    words = load_commitment_words()
    barred = len(tokens) > 1 and tokens[0].lower_ in BARRING
    tokens = tokens[1:] if barred else tokens
    if not tokens or not opens_entry(tokens[0], lead):
        return
    verb = tokens[0]
    named = [t for t in tokens[1:] if is_name(t)]
    # What one will not do can be checked, whatever the verb.
    kept = barred and any(base_of(t) not in words.warm for t in named)
    vows = [f for f in words.verbs.get(base_of(verb), ()) if f.kind == "pledge" and lead.kind != "delivered"]
    vowed = any(find_act(page, words, verb, frame) is not None for frame in vows)
    if kept or vowed or is_deed(page, words, verb, named):
        act = verb.head if verb.head.i >= sentence.first else verb
        yield Undertaking(lead.kind, verb, act, lead.doer, None, "listed", f"“{lead.words}” “{verb.text}”")


def opens_entry(verb: Token, lead: Lead) -> bool:
    """Whether a word has the form that the lead calls for: "will:" "Provide", "has:" "Provided"."""
    base = list_forms().get(verb.lower_)
    if verb.dep_ in ("amod", "compound", "nsubj"):  # "Double cropping lets farmers"
        return False
    if lead.kind == "delivered":
        return verb.tag_ in ("VBN", "VBD") or (base is not None and base != verb.lower_)
    return verb.tag_ == "VB" or base == verb.lower_


def is_deed(page: Page, words: CommitmentWords, verb: Token, named: list[Token]) -> bool:
    """Whether an entry's verb or what it names can be checked; not "- Strengthen cooperation between the academies"."""
    act = base_of(verb)
    if act in words.weak_verbs and weigh_act(page, verb) is None:
        return False
    deed = act in words.giving | words.measures | words.steps | words.launching | words.signing | words.acts
    return deed or any(is_heavy(t) for t in named) or count_things(page, verb.head) is not None
