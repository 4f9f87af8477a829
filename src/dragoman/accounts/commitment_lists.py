"""Undertakings told as a list: "Norway will:" and under it "- Open two embassies …", "- Double its grant to …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.accounts.commitment_frames import Undertaking
from dragoman.accounts.commitment_weight import count_things, is_heavy, weigh_act
from dragoman.accounts.seats import SUBJECT
from dragoman.annotating.page import Page, Sentence
from dragoman.lexicon.commitments import list_forms, load_commitment_words
from dragoman.model import CommitmentKind

LEAD = re.compile(
    r"\b(?:(will|plans? to|intends? to|commits? to|committed to|pledged? to)|(agreed? to|decided to))\s*:$"
)
"""What opens a list of acts at the end of its sentence: of one side's, or of what several agreed on."""
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
    doer = next((t for t in tokens if t.dep_ in SUBJECT), None) or next(
        (t for t in reversed(tokens) if is_name(t)), None
    )
    return Lead("agreement" if opening[2] else "pledge", doer, opening.group()) if doer is not None else None


def is_name(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def read_entry(page: Page, sentence: Sentence, lead: Lead) -> Iterator[Undertaking]:
    """The act of an entry, where it opens with a verb in its base form and names something that can be checked."""
    tokens = [t for t in page.doc[sentence.first : sentence.last] if not t.is_punct and t.text not in ENTRY]
    if not tokens:
        return
    verb, words = tokens[0], load_commitment_words()
    act = verb.text.lower()
    if verb.tag_ != "VB" and list_forms().get(act) != act:
        return
    if act in words.weak_verbs and weigh_act(page, verb) is None:
        return  # "- Strengthen cooperation between the academies"
    deed = act in words.giving | words.measures | words.steps | words.launching | words.signing | words.acts
    if deed or any(is_heavy(t) for t in tokens if is_name(t)) or count_things(page, verb.head) is not None:
        yield Undertaking(
            lead.kind,
            verb,
            verb.head if verb.head.i >= sentence.first else verb,
            lead.doer,
            None,
            "listed",
            f"“{lead.words}” “{verb.text}”",
        )
