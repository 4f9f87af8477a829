"""Who asked for an encounter: "at the initiative of the French side", "X phoned Y", "a call from Y"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.clauses import find_subject
from dragoman.accounts.clocks import hangs_on_trigger
from dragoman.accounts.seats import Seats
from dragoman.accounts.triggers import Trigger, find_triggers
from dragoman.annotating.page import Mention, Page, Sentence
from dragoman.model import Claim, cut_span

ASKED = r"(?:initiative|request|behest|instigation)"
BEHIND = re.compile(
    rf"\b(?:[Aa]t|[Oo]n|[Uu]pon|[Ff]ollowing)\s+(?:the\s+)?(?P<wish>{ASKED})\s+(?:of|from|by)\s+"
    r"|\b(?:[Cc]all|[Cc]onversation|[Tt]alks?|[Mm]eeting|[Cc]ontact|[Dd]iscussion|[Vv]isit|[Cc]onsultations?),?\s+"
    r"(?:(?:which|that)\s+)?(?:(?:was|were|had been|has been)\s+)?"
    r"(?:initiated|requested|asked for|sought|proposed|suggested)\s+by\s+"
)
"""Words before the one who asked."""
BEFORE = re.compile(rf"(?:['’]s?)?\s+(?:own\s+)?(?P<wish>{ASKED})\b")
OPENING = re.compile(r"\b(?:[Aa]t|[Oo]n|[Uu]pon)\s+(?:the\s+)?$")
LINK = re.compile(r"(?:the\s+|its\s+|our\s+)?")
BOTH = re.compile(r"(?:both|the two|the other|either)\b")
PHONING = frozenset({"call", "phone", "telephone", "ring"})
"""Verbs of encounter whose subject rang."""
PLACING = frozenset({"place", "make", "initiate", "request", "seek"})
"""Verbs whose subject asked for the call that is their object; "have a call" says nothing."""
TAKING = frozenset({"receive", "take", "get", "accept", "field", "answer"})


def find_initiator(page: Page, seats: Seats, candidate: Candidate) -> Claim[str] | None:
    """The code of the side at whose wish the encounter took place, where the sentences that show it tell; else None.

    Only one of the encounter's own sides; "spoke by phone with" and "at the initiative of both sides" tell nobody.
    """
    for start in sorted({span.start for span in candidate.evidence}):
        sentence = page.sentence_at(start)
        if sentence is None:
            continue
        found = find_asking(page, seats, sentence) or find_phoning(page, seats, sentence, candidate)
        if found is not None and found.value in candidate.countries():
            return found
    return None


def find_asking(page: Page, seats: Seats, sentence: Sentence) -> Claim[str] | None:
    """The side named with a word for a wish, in "at the request of X", "at X's request" or "initiated by X"."""
    triggers = find_triggers(page, sentence)
    for phrase in BEHIND.finditer(page.text, sentence.start, sentence.end):
        if phrase["wish"] and not is_wish_for(page, phrase.start("wish"), triggers):
            continue
        link = LINK.match(page.text, phrase.end(), sentence.end)
        start = link.end() if link else phrase.end()
        if BOTH.match(page.text, phrase.end()) or BOTH.match(page.text, start):
            continue
        end = start
        code, end = name_at(page, seats, start)
        if code:
            return tell(page, code, phrase.start(), end, "the words say at whose wish")
    for phrase in BEFORE.finditer(page.text, sentence.start, sentence.end):
        if not is_wish_for(page, phrase.start("wish"), triggers):
            continue
        code, start = name_before(page, sentence, phrase.start())
        if code and OPENING.search(page.text[max(sentence.start, start - 10) : start]):
            return tell(page, code, start, phrase.end(), "the words say at whose wish")
    return None


def is_wish_for(page: Page, start: int, triggers: list[Trigger]) -> bool:
    """Whether the word for a wish hangs on the encounter's: "spoke at her request", not "freed at her request"."""
    token = page.doc[page.token_at(start)]
    return any(hangs_on_trigger(token, trigger) for trigger in triggers)


def name_at(page: Page, seats: Seats, start: int) -> tuple[str | None, int]:
    """The code of the mention or name that begins at an offset, and where it ends."""
    mention = seats.by_start.get(start)
    if mention is not None:
        return code_of(seats.list_from(mention)), mention.end
    for name in page.names_in(start, start + 1):
        return name.code, name.end
    return None, start


def name_before(page: Page, sentence: Sentence, end: int) -> tuple[str | None, int]:
    """The code of the name or mention that ends at an offset, and where it begins."""
    for mention in page.mentions_in(sentence.start, end):
        if mention.end == end or (mention.possessive and mention.start < end <= mention.end + 2):
            return code_of([mention]), mention.start
    for name in page.names_in(sentence.start, end):
        if name.end == end:
            return name.code, name.start
    return None, end


def find_phoning(page: Page, seats: Seats, sentence: Sentence, candidate: Candidate) -> Claim[str] | None:
    """The side that rang, where the encounter's own word is a verb of phoning or a call made, taken or come from."""
    if candidate.channel not in ("call", "video-call", "contact"):
        return None
    for trigger in find_triggers(page, sentence):
        token = page.doc[trigger.token]
        caller = find_caller(seats, trigger, token) if trigger.is_noun else find_ringing(seats, trigger, token)
        code = code_of(caller)
        if code:
            start = min(trigger.start, caller[0].start)
            return tell(page, code, start, max(trigger.end, caller[0].end), "the words say who rang")
    return None


def find_ringing(seats: Seats, trigger: Trigger, verb: Token) -> list[Mention]:
    """Who phones: the subject of "X phoned Y", the agent of "X was phoned by Y"."""
    if trigger.verb is None or trigger.verb.lemma not in PHONING:
        return []
    if any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children):
        agents = [c for c in verb.children if has_preposition(c, "by")]
        return seats.of_token(agents[0]) if agents else []
    own = verb.head if verb.dep_ == "conj" and not has_subject(verb) else verb
    subject = find_subject(verb) if has_subject(own) and any(c.dep_ == "obj" for c in verb.children) else None
    return seats.of_subject(subject) if subject is not None else []


def has_subject(verb: Token) -> bool:
    """Whether a subject hangs on the verb itself: in "he was criticised for calling them" none does on "calling"."""
    return any(c.dep_ == "nsubj" for c in verb.children)


def find_caller(seats: Seats, trigger: Trigger, noun: Token) -> list[Mention]:
    """Whose call it is: "a call from X", "X placed a call to Y", "X's call to Y"; of a call "with Y" nobody's."""
    if not trigger.words.lower().endswith("call"):
        return []
    verb = noun.head if noun.dep_ == "obj" else None
    sender = next((c for c in noun.children if has_preposition(c, "from")), None)
    if sender is None and verb is not None and verb.lemma_.lower() in TAKING:
        sender = next((c for c in verb.children if has_preposition(c, "from")), None)
    if sender is not None:
        return seats.of_token(sender)
    if verb is not None and verb.lemma_.lower() in PLACING:
        subject = find_subject(verb)
        passive = any(c.dep_ == "nsubj:pass" for c in verb.children)
        return seats.of_subject(subject) if subject is not None and not passive else []
    owner = next((c for c in noun.children if c.dep_ == "nmod:poss"), None)
    addressee = any(has_preposition(c, "to") for c in noun.children)
    return seats.of_token(owner) if owner is not None and addressee else []


def has_preposition(token: Token, word: str) -> bool:
    return any(c.dep_ == "case" and c.lower_ == word for c in token.children)


def code_of(mentions: list[Mention]) -> str | None:
    """The one state or organisation that the mentions stand for, None where they are of several."""
    codes = {a.country for m in mentions for a in m.actors} or {m.country for m in mentions}
    return codes.pop() if len(codes) == 1 else None


def tell(page: Page, code: str, start: int, end: int, why: str) -> Claim[str]:
    return Claim(code, (cut_span(page.text, start, end),), "rule:initiator", why)
