"""An encounter as the occasion on which somebody spoke: "said at talks with Y", "In a meeting with Y, X said"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.accounts.clauses import find_governor, find_subject, has_case, is_setting
from dragoman.accounts.neighbours import find_before
from dragoman.accounts.partners import Search
from dragoman.accounts.seats import SUBJECT
from dragoman.annotating.page import Mention
from dragoman.lexicon.diplomacy import word_set

SETTING = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Aa]fter|[Ff]ollowing|[Aa]t|[Bb]efore|[Aa]mid)\s+(?:an?|the|his|her|their)\s+(?:[\w“”\"'-]+\s+){0,4}$"
)
PAST_GATHERING = re.compile(r"\b(?:[Aa]fter|[Ff]ollowing|[Ss]ince|[Aa]head of|[Bb]efore) the (?:[\w-]+ ){1,4}$")
"""Before a gathering with a name of its own, which who speaks need not have attended."""
WHEN = re.compile(r"\b(?:[Ww]hen|[Ww]hile|[Aa]fter|[Bb]efore|[Uu]pon|[Oo]n)\s+$")
"""Before "meeting X": the time at which somebody spoke."""
ON_A = re.compile(
    r"\b(?:on|about|of)\s+(?:(?:the|an?|his|her|their|last|recent|\w+day['’]s|today['’]s|yesterday['’]s)\s+"
    r"|outcomes? of\s+|results? of\s+|discussions? (?:at|in)\s+"
    r"|the\s+(?:outcomes?|results?|details) of\s+)*(?:[\w-]+\s+){0,2}$"
)
"""Between "updated him" and an encounter."""
FRONTED = re.compile(
    r"(?:[^,.;:]{0,40},\s+)?(?i:in|during|after|following|at|before|amid|speaking (?:at|in|during|after|before))\s+"
    r"(?:(?:an?|the|his|her|their)\s+)?(?:[\w“”\"'-]+\s+){0,4}"
)
"""From the beginning of a sentence to an encounter that stands before the main clause."""
PURPOSE = re.compile(r"\bfor\s+(?:[\w-]+\s+){0,3}$")
"""Before an encounter that somebody went for: "is due in Oslo on Friday for further talks"."""
COMING = re.compile(
    r"\b(?:due|arriv\w+|expected|head(?:s|ed|ing)|travel\w*|flew|flies|flying|came|comes|coming"
    r"|(?:is|are|was|were|be) in)\b"
)
ATTENDING = re.compile(
    r"\b(attend(?:s|ed|ing)?|participat(?:e|es|ed|ing)|t(?:ake|akes|ook|aking) part|join(?:s|ed|ing)?|for)"
    r"(?: in| at)?\s+(?:the|an?|his|her|this)\s+[^.;:]{0,110}$"
)
"""Before a summit: what somebody does there or came for."""
BEING = re.compile(r"\b(?:will (?:then |also )?be|is|was) in\b")
WITH = frozenset({"with"})
COMMA = re.compile(r",\s+(?:the\s+)?$")


def find_speakers(search: Search, noun: Token, carrier: Token | None) -> tuple[list[Mention], list[Mention]]:
    """Who spoke or acted on the occasion, and to whom they spoke, where the encounter names one side only."""
    page, trigger = search.page, search.trigger
    governor = find_governor(noun)
    start = max(search.sentence.start, trigger.start - 60)
    if trigger.channel == "summit" and PAST_GATHERING.search(page.text, start, trigger.start):
        return [], []
    before = page.text[max(search.sentence.start, trigger.start - 45) : trigger.start]
    if (
        governor is None
        or (carrier is not None and governor.i == carrier.i)
        or not (
            is_setting(noun, governor)
            or SETTING.search(before)
            or before.endswith("forward to ")
            or (noun.tag_ == "VBG" and WHEN.search(before))
        )
    ):
        beside = find_before(search, trigger.start) if noun.tag_ == "VBG" else []
        return beside or find_fronted(search) or find_comer(search, before), []
    teller = find_teller(search, governor)
    if teller is not None:
        return teller, []
    subject = find_subject(governor)
    first = search.seats.of_token(subject) if subject is not None else []
    if not first:
        first = find_before(search, page.start_of(governor)) or find_fronted(search)
    elif subject is not None and subject.i == noun.i:
        first = []
    second: list[Mention] = []
    reason = trigger.channel == "summit" and governor.lemma_.lower() in word_set("sides", "praising")
    if governor.lemma_.lower() in word_set("carriers", "addressing") and not reason:
        second = [m for c in governor.children if c.dep_ in ("obj", "iobj") for m in search.seats.of_token(c)]
    if trigger.channel == "call" and governor.lemma_.lower() in word_set("carriers", "joining"):
        fellows = (c for c in governor.children if c.dep_ == "obl" and has_case(c, WITH) and c.i < noun.i)
        second += [m for c in fellows for m in search.seats.of_token(c)]
    return first or find_comer(search, before), second


def find_reporter(search: Search, noun: Token) -> list[Mention]:
    """ "X updated him on Monday's meeting with Y and Z": who tells of an encounter of his own."""
    governor = find_governor(noun)
    if governor is None or governor.lemma_.lower() not in word_set("carriers", "updating"):
        return []
    on = ON_A.search(search.page.text, search.page.start_of(governor), search.trigger.start)
    subject = find_subject(governor) if on else None
    return [m for m in search.seats.of_token(subject) if is_person(m)] if subject is not None else []


def find_reporting_state(search: Search, noun: Token) -> list[Mention]:
    """ "Peru's minister said that the next talks with Chad would be held in Rome": the state of who tells of them."""
    top = noun.head if noun.dep_ == "nmod" and noun.head.lemma_ in word_set("carriers", "measures") else noun
    clause = top.head
    reported = clause.dep_ == "ccomp" and clause.head.lemma_ in word_set("carriers", "reporting")
    if top.dep_ not in SUBJECT or not reported:
        return []
    outer = find_subject(clause.head)
    told = search.seats.of_token(outer) if outer is not None else []
    codes = {a.country for m in told for a in m.actors}
    code = codes.pop() if len(codes) == 1 else None
    return [search.seats.state_of(code, told[0].start, told[0].end)] if code is not None else []


def find_teller(search: Search, governor: Token) -> list[Mention] | None:
    """ "X said that Ankara would act, during talks with Y": the person who said so, not what acts in the words said.

    None where the clause has a person of its own, or nobody is said to have said it.
    """
    inner, clause = find_subject(governor), governor
    while clause.dep_ in ("xcomp", "advcl", "acl", "conj") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ != "ccomp" or clause.head.lemma_.lower() not in word_set("carriers", "reporting"):
        return None
    outer = find_subject(clause.head)
    if outer is None or (inner is not None and any(is_person(m) for m in search.seats.of_token(inner))):
        return None
    told = [m for m in search.seats.of_token(outer) if is_person(m)]
    return told or None


def find_fronted(search: Search) -> list[Mention]:
    """ "In a meeting with Y in Rabat, X said": the subject behind the comma that closes what stands before it."""
    page, trigger, sentence = search.page, search.trigger, search.sentence
    if not FRONTED.fullmatch(page.text, sentence.start, trigger.start):
        return []
    for mention in page.mentions_in(trigger.end, sentence.end):
        head = page.doc[mention.head]
        subject = any(t.dep_ in SUBJECT and t.head.i > t.i for t in page.tokens_in(mention.start, mention.end))
        closed = COMMA.search(page.text[max(0, mention.start - 8) : mention.start])
        if closed and is_person(mention) and (head.dep_ in (*SUBJECT, "ROOT") or subject):  # "the official called for"
            return search.seats.list_from(mention)
    return []


def find_comer(search: Search, before: str) -> list[Mention]:
    """ "X is due in Oslo on Friday for talks with Y": who opens the sentence, where nobody else stands before."""
    page, begin = search.page, search.sentence.start
    people = [m for m in page.mentions_in(begin, search.trigger.start) if is_person(m)]
    came = PURPOSE.search(before) and COMING.search(page.text, begin, search.trigger.start)
    if not came or len(people) != 1 or people[0].start > begin or people[0].possessive:
        return []
    return people


def find_attender(search: Search) -> list[Mention]:
    """ "X will travel to Oslo to attend the summit", "will be in Oslo for the summit": who goes there."""
    page, begin = search.page, search.sentence.start
    attending = ATTENDING.search(page.text, begin, search.trigger.start)
    if attending is None:
        return []
    if attending.group(1) == "for":
        people = [m for m in page.mentions_in(begin, attending.start()) if is_person(m) and not m.possessive]
        came = COMING.search(page.text, begin, attending.start()) or BEING.search(page.text, begin, attending.start())
        return people if came and len(people) == 1 else []
    verb = page.doc[page.token_at(attending.start())]
    subject = find_subject(verb)
    found = search.seats.of_subject(subject) if subject is not None else []
    found = [m for m in found or find_before(search, attending.start()) if is_person(m)]
    opening = page.mention_at(begin, begin + 1)
    return found or ([opening] if opening is not None and is_person(opening) and verb.tag_ == "VB" else [])


def is_person(mention: Mention) -> bool:
    """Whether somebody is meant who may speak."""
    return any(a.kind == "person" for a in mention.actors)
