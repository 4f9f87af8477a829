"""The sides of a noun of encounter: "talks between A and B", "A's visit to B", "A held a meeting with B"."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Token

from dragoman.accounts.clauses import (
    FOR,
    TO,
    find_governor,
    find_invited,
    find_subject,
    has_case,
    is_inside,
    is_setting,
    only_tells,
)
from dragoman.accounts.hosts import find_host, find_inviter, find_thanked, find_visitor
from dragoman.accounts.neighbours import (
    find_attenders,
    find_before,
    find_compound,
    find_joined,
    find_opener,
    find_opening,
    find_possessor,
    find_refusers,
    find_relative,
)
from dragoman.accounts.occasions import find_attender, find_reporter, find_reporting_state, find_speakers
from dragoman.accounts.partners import (
    BY,
    Search,
    Sides,
    distinct_countries,
    find_conveners,
    find_partners,
    find_present,
)
from dragoman.annotating.page import Mention, Page
from dragoman.lexicon.diplomacy import word_set

AGENT = frozenset({"by"})

ADDRESSED = re.compile(r"\s+(?:of \w+ )?(?:wishing|congratulating|thanking|inviting|asking|urging|assuring|telling)\s+")
"""Behind a message: what it did to whom it was sent."""
GREETED = re.compile(r"\b(?:participants|delegates|guests|attendees) (?:in|of|at|to) (?:the |an? )?(?:[\w-]+ ){0,2}$")
INVITED_TO = frozenset({"state", "capital", "city"})
AS_WELL = re.compile(r",? as well as (?:with )?(?:the )?")
INVITED = re.compile(r"\b(?:has |have |had )?invited\s+(?=[^.;]{0,80}$)")


def fill_noun(search: Search, sides: Sides) -> None:
    page, seats, trigger, sentence = search.page, search.seats, search.trigger, search.sentence
    noun = page.doc[trigger.token]
    between = find_partners(search, frozenset({"between", "among"}) | BY)
    partners = find_partners(search, frozenset({"with"}))
    if trigger.channel in ("visit", "correspondence", "call"):
        partners += find_partners(search, TO, states=True)
        partners += find_partners(search, frozenset({"from"}))
    carrier = page.doc[trigger.carrier] if trigger.carrier is not None else None
    only_told = carrier is not None and only_tells(carrier)
    if trigger.channel in ("summit", "meeting", "visit", "contact", "video-call"):
        agents = frozenset[str]() if only_told else AGENT  # "a meeting was mentioned by A"
        places = frozenset({"in"}) if trigger.channel == "visit" else frozenset[str]()
        partners += find_partners(search, frozenset({"of"}) | agents | places, states=True)
    partners += find_present(search) + find_conveners(search, noun)
    if noun.tag_ == "VBG" and not between and not partners:  # "after meeting his Czech counterpart"
        met = seats.starting(trigger.end + 1)
        partners += seats.list_from(met) if met is not None and met.kind in ("name", "office") else []
    if "call" in trigger.words.lower():
        partners += find_partners(search, frozenset({"on", "upon"}))
    sides.second += between + partners
    sides.first += find_possessor(search)
    named = find_compound(search)
    place_partners(page, named, sides.second)
    sides.first += named
    if noun.dep_ in ("acl:relcl", "root", "ROOT") and any(c.dep_ == "cop" for c in noun.children):
        subject = find_subject(noun)
        if subject is not None:
            sides.first += seats.of_subject(subject)
    if trigger.channel == "visit" and not sides.first and noun.dep_ == "obj":
        subject = find_subject(noun.head)
        sides.first += seats.of_subject(subject) if subject is not None else []
    if trigger.channel == "visit":
        sides.second += find_host(search) + find_inviter(search)
        sides.second += find_thanked(search)
    weighed = carrier is not None and carrier.lemma_.lower() in word_set("no_encounter", "weighing")
    of_others = (only_told or weighed) and (
        any(c.dep_ == "compound" and c.tag_ == "NNS" for c in noun.children)
        or len(distinct_countries(sides.actors())) > 1  # "recalled the meeting of their foreign ministers"
    )
    if carrier is not None and carrier.i != noun.i and not of_others:  # "discussed the ministers meeting"
        subject = find_subject(carrier)
        if subject is not None and subject.i != noun.i and not is_inside(noun, subject):
            sides.first += [] if is_bystander(search, sides, subject) else seats.of_subject(subject)
        elif subject is None:
            sides.first += find_before(search, page.start_of(carrier)) or find_opener(search, carrier)
        for child in carrier.children:
            if not only_told and (child.dep_ == "obl:agent" or (child.dep_ == "obl" and has_case(child, AGENT))):
                sides.second += seats.of_token(child)
            if (
                child.dep_ in ("obj", "iobj")
                and child.i != noun.i
                and carrier.lemma_.lower() in word_set("carriers", "receiving")
            ):
                sides.second += seats.of_token(child)
            if child.dep_ == "obl" and trigger.channel == "correspondence" and has_case(child, TO):
                sides.second += seats.of_token(child)
    if trigger.channel == "correspondence" and not partners:
        addressed = ADDRESSED.match(page.text, trigger.end)
        mention = seats.starting(addressed.end()) if addressed else None
        sides.second += [mention] if mention is not None and mention.kind in ("name", "office") else []
    if carrier is not None and not partners and trigger.words.lower().split()[-1] in word_set("sides", "meals"):
        sides.second += find_partners(search, frozenset({"for", "of"}))  # "hosted a dinner for", "in honour of"
    if trigger.channel == "correspondence" and not partners:
        sides.second += find_correspondent(search, sides.first)
    if not sides.first and not sides.second:
        sides.second += find_attenders(search) or find_refusers(search)
    if not sides.first and trigger.words.lower() == "meeting" and not any(c.dep_ == "det" for c in noun.children):
        sides.first += [m for m in find_before(search, trigger.start) if m.kind == "name"]  # "Lind, meeting with Berg"
    if not sides.first:
        sides.first += find_relative(search, noun)
    if not sides.first and partners and not between and carrier is None:
        sides.first += find_reporter(search, noun)
    if not sides.first and partners and not between:
        sides.first += find_reporting_state(search, noun)
    if not sides.first and carrier is not None and carrier.tag_ in ("VB", "VBG"):
        sides.first += find_opening(search)
    if not sides.first and carrier is not None and carrier.i < noun.i:
        sides.first += find_joined(search, page.start_of(carrier))
    if carrier is not None and find_invited(carrier) is not None and carrier.head.pos_ == "VERB":
        inviter = find_subject(carrier.head)
        if inviter is not None:
            sides.second += seats.of_subject(inviter)
    if trigger.channel in ("summit", "meeting", "visit") and noun.dep_ in ("obl", "nmod") and has_case(noun, FOR):
        seat_invited(search, sides, noun)
    bidding = INVITED.search(page.text, sentence.start, trigger.start)
    if trigger.channel == "visit" and bidding:
        sides.second += find_before(search, bidding.start())
    greeted = GREETED.search(page.text, sentence.start, trigger.start)  # "wrote to participants in the meeting of"
    if len(distinct_countries(sides.actors())) < 2 and not greeted:
        first, second = find_speakers(search, noun, carrier)
        if trigger.channel == "visit":  # "told X during her visit to Y": only who is of Y received her
            hosts = distinct_countries([a for m in sides.second for a in m.actors])
            second = [m for m in second if any(a.country in hosts for a in m.actors)]
        sides.first += [m for m in first if m not in sides.first]
        sides.second += second
    elif not greeted:
        sides.first += find_delegate(search, noun, sides)
    if trigger.channel == "summit" and not any(a.kind == "person" for a in sides.actors()):
        sides.first = [*find_attender(search), *sides.first]
    if trigger.channel == "visit":
        sides.first = [m for m in sides.first if m.words != "sides"]
        visitor = find_visitor(search)
        sides.first = [visitor] if visitor is not None else sides.first
    near = page.text[max(sentence.start, trigger.start - 40) : min(sentence.end, trigger.end + 30)]
    sides.separate = bool(
        re.search(r"\bseparate(?:ly)?\b|\bseries of\b|\beach\b|\bindividual\b|\bseveral\b|\ba number of\b", near)
        or trigger.words.lower().endswith(("calls", "meetings", "conversations", "visits"))
        or (trigger.words.lower().endswith("discussions") and is_besides(page, sides))
    )


def seat_invited(search: Search, sides: Sides, noun: Token) -> None:
    """Who is invited to a gathering, or somewhere for a visit or talks, and by whom: "has invited Lind to Lima for"."""
    page, seats = search.page, search.seats
    above = noun.head.head if noun.head.dep_ in ("obj", "flat") and noun.head.pos_ == "PROPN" else noun.head
    if above.lemma_.lower() != "invite":
        return
    inviter = find_subject(above)
    hosts = seats.of_subject(inviter) if inviter is not None else []
    guests = [m for c in above.children if c.dep_ in ("obj", "nsubj:pass") for m in seats.of_token(c)]
    where = [c for c in above.children if c.dep_ == "obl" and has_case(c, TO) and above.i < c.i < noun.i]
    places = [n for c in where for n in page.names_in(page.start_of(c), page.end_of(c)) if n.kind in INVITED_TO]
    for actor in [a for m in hosts for a in m.actors if places]:
        if actor.kind == "person":  # "King Lind has invited her to Oslo"
            actor.place(places[0].code)
    states = [seats.state_of(n.code, n.start, n.end) for n in places if not hosts]
    visit = search.trigger.channel == "visit"
    sides.first += guests if visit else hosts
    sides.second += hosts + states if visit else guests


def is_besides(page: Page, sides: Sides) -> bool:
    """ "My discussions with President Soto of Peru, as well as with Prime Minister Berg": of each on his own."""
    return any(AS_WELL.fullmatch(page.text, one.end, other.start) for one, other in pairwise(sides.second))


def is_bystander(search: Search, sides: Sides, subject: Token) -> bool:
    """Whether a subject only speaks of somebody else's visit to a third state: "welcomed Lind's visit to Ghana"."""
    if search.trigger.channel != "visit" or not sides.first:
        return False
    hosts = {m.country for m in [*sides.second, *find_host(search)] if m.kind in ("state", "metonym")}
    speaking = {a.country for m in search.seats.of_subject(subject) for a in m.actors}
    return bool(hosts) and not speaking & (hosts | {a.country for m in sides.first for a in m.actors})


def place_partners(page: Page, named: list[Mention], partners: list[Mention]) -> None:
    """ "the U.S.-Peru dialogue with Minister Soto": who is named behind it without a state is of the other one."""
    codes = [a.country for m in named for a in m.actors if m.kind == "state"]
    other = next((c for c in codes if c != page.home), None) if page.home in codes and len(codes) == 2 else None
    for actor in [a for m in partners for a in m.actors] if other is not None else []:
        if actor.kind == "person":
            actor.place(other)


def find_correspondent(search: Search, first: list[Mention]) -> list[Mention]:
    """Whom "your letter" was written to, and "my letter", in a letter itself: the other one of its two people."""
    page = search.page
    own = next((m for m in first if m.words.lower() in ("your", "my")), None)
    if own is None or page.author is None or page.addressee is None:
        return []
    other = page.author if own.words.lower() == "your" else page.addressee
    return [Mention(own.start, own.end, "pronoun", own.head, (other,), words=own.words)]


def find_delegate(search: Search, noun: Token, sides: Sides) -> list[Mention]:
    """ "At the AU-EU meeting, the AU's chairperson said": the person who speaks there for one of the bodies."""
    governor = find_governor(noun)
    subject = find_subject(governor) if governor is not None and is_setting(noun, governor) else None
    mention = search.seats.at(subject.i) if subject is not None else None
    if mention is None or any(a.kind == "person" for a in sides.actors()):
        return []
    return (
        [mention]
        if any(a.kind == "person" and a.country in distinct_countries(sides.actors()) for a in mention.actors)
        else []
    )
