"""Who undertook, delivered, offered, asked for or agreed to what."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.commitment_frames import Undertaking
from dragoman.accounts.commitment_lists import list_leads, read_entry
from dragoman.accounts.commitment_retold import Tellings, repeats
from dragoman.accounts.commitment_sides import Parties, Settled
from dragoman.accounts.commitment_states import FIRST_PERSON
from dragoman.accounts.commitment_weight import list_within
from dragoman.accounts.commitment_words import drop_inner, find_undertakings
from dragoman.accounts.seats import SUBJECT
from dragoman.annotating.page import Page, Sentence
from dragoman.lexicon.commitments import load_commitment_words
from dragoman.model import Account, Commitment, DateMention, Span, cut_span

LONG = 45
"""Words; of a longer sentence, and of one with several commitments, only the clause is the evidence."""


AROUND = 2
"""Sentences around a promise in which somebody abroad is named, if it is no domestic one."""
NEAR = 8
"""Commitments of one sentence; one told twice stands that close."""


def find_commitments(page: Page, engagements: tuple[Account, ...]) -> tuple[Commitment, ...]:
    """The commitments of a page, in the order of the text; `engagements` tell who faces whom there.

    What an official site tells without naming any other state is domestic, and no commitment.
    """
    if page.home is not None and {a.country for a in page.actors if a.country} <= {page.home}:
        return ()
    parties = Parties(page, engagements)
    found: list[Commitment] = []
    tellings = Tellings(page)
    leads = list_leads(page)
    for sentence in page.sentences:
        asked = page.text[sentence.end - 1] == "?"
        opens = page.text[sentence.end - 1] == ":" and sentence.index not in leads
        if page.block_of(sentence).kind in ("boilerplate", "label") or opens or parties.is_question(sentence.start):
            continue
        read = [u for u in find_undertakings(page, sentence) if not asked or u.rule == "plea"]
        if sentence.index in leads:
            read = [*read_entry(page, sentence, leads[sentence.index]), *read]
        told = [(u, s) for u in read if not is_domestic(page, parties, sentence, s := parties.settle(u), u)]
        settled = drop_inner([(u, s) for u, s in told if s is not None])
        fresh = [(u, s) for u, s in settled if not tellings.is_known(u, s)]
        found += [write_commitment(page, sentence, u, s, alone=len(fresh) == 1) for u, s in fresh]
    return tuple(
        c for i, c in enumerate(found) if not any(repeats(c, earlier) for earlier in found[max(0, i - NEAR) : i])
    )


def is_domestic(
    page: Page, parties: Parties, sentence: Sentence, settled: Settled | None, undertaking: Undertaking
) -> bool:
    """Whether a speech that tells of no encounter promises something at home: nobody abroad is named near it."""
    doer = undertaking.doer
    own = doer is not None and doer.text.lower() in FIRST_PERSON and settled is not None and settled.to is None
    if not own or page.home is None or settled is None or settled.by != page.home or parties.encounters:
        return False
    last = len(page.sentences) - 1
    start = page.sentences[max(0, sentence.index - AROUND)].start
    end = page.sentences[min(last, sentence.index + AROUND)].end
    named = [name.code for name in page.names_in(start, end)]
    named += [actor.country for mention in page.mentions_in(start, end) for actor in mention.actors if actor.country]
    abroad = load_commitment_words().abroad
    return set(named) <= {page.home} and not any(t.lower_ in abroad for t in page.tokens_in(start, end))


def write_commitment(
    page: Page, sentence: Sentence, undertaking: Undertaking, settled: Settled, alone: bool
) -> Commitment:
    """The commitment of an undertaking; the sentence is its evidence where it is short and holds no other."""
    clause = cut_clause(page, sentence, undertaking)
    whole = alone and sentence.last - sentence.first <= LONG
    evidence = cut_span(page.text, sentence.start, sentence.end) if whole else clause
    return Commitment(
        settled.by,
        settled.to,
        settled.kind,
        evidence,
        next((a.text for a in list_within(page.amounts, clause.start, clause.end)), None),
        next((i.name for i in page.instruments if any(clause.start <= s.start < clause.end for s in i.spans)), None),
        find_due(page, undertaking),
        f"rule:{undertaking.rule}",
        undertaking.why,
    )


def find_due(page: Page, undertaking: Undertaking) -> str | None:
    """The date in the clause by which the act is due; what is delivered has none, and no due date lies in the past."""
    if undertaking.kind == "delivered":
        return None
    inside = list(undertaking.act.subtree)
    start, end = page.starts[inside[0].i], page.end_of(inside[-1])
    published = page.document.published or ""
    for date in list_within(page.dates, start, end):
        last = date.value.rpartition("/")[2]
        if last >= published[: len(last)] and not is_attribute(page, date):
            return date.value
    return None


def is_attribute(page: Page, date: DateMention) -> bool:
    """ "the October 6 meeting", "last year's statement": the date tells which, not when."""
    tokens = page.tokens_in(date.start, date.end)
    inside = {t.i for t in tokens}
    top = next((t for t in tokens if t.head.i not in inside), None)
    return top is not None and top.dep_ in ("compound", "nmod:poss", "amod")


def cut_clause(page: Page, sentence: Sentence, undertaking: Undertaking) -> Span:
    """The words from the doer to the end of the act, less clauses joined behind."""
    word = undertaking.word
    tokens = set(gather(word, word)) | set(gather(undertaking.act, word))
    if (
        undertaking.doer is not None
        and sentence.first <= undertaking.doer.i < sentence.last
        and abs(undertaking.doer.i - word.i) < 25
    ):
        tokens |= (
            set(undertaking.doer.subtree)
            if undertaking.doer.i < word.i and word not in set(undertaking.doer.subtree)
            else set()
        )
    if word.dep_ == "acl:relcl" and not any(c.dep_ == "obj" and c.tag_ not in ("WDT", "WP") for c in word.children):
        thing = word.head  # "the loan that Chile will grant": the loan belongs to it
        tokens |= {thing, *(t for c in thing.lefts for t in c.subtree)}
    indices = sorted(t.i for t in tokens if sentence.first <= t.i < sentence.last)
    first, last = indices[0], indices[-1]
    while last > first and page.doc[last].text in (",", ";", ".", "and", "—", "–", "-", ":"):
        last -= 1
    while first < last and is_lead(page.doc[first], word, undertaking.act):
        first += 1
    return page.span_of([page.doc[first], page.doc[last]])


def is_lead(token: Token, word: Token, act: Token) -> bool:
    """Whether a token only leads to the clause: "and", the "of" before "its intent to"."""
    return (
        token.is_punct or token.lower_ in ("and", "but", "that") or (token.dep_ == "case" and token.head in (word, act))
    )


def gather(head: Token, word: Token) -> list[Token]:
    """The phrase of a head without the finite clauses joined to it."""
    found = [head]
    for child in head.children:
        if child.dep_ in ("conj", "parataxis") and child.i > word.i and any(c.dep_ in SUBJECT for c in child.children):
            continue
        # "would not retaliate, which he called wise": what is said of an act is no part of it.
        remark = head.pos_ == "VERB" and (child.dep_ == "acl:relcl" or any(c.tag_ == "WDT" for c in child.lefts))
        aside = child.dep_ == "acl:relcl" and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
        remark = remark or (aside and word.i not in {t.i for t in child.subtree})
        if child.dep_ in ("parataxis", "punct") or remark:
            continue
        found += child.subtree
    return found
