"""Who takes part in an encounter: the mentions that a trigger's sentence puts into it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Token

from dragoman.accounts.clauses import (
    find_governor,
    find_invited,
    find_subject,
    has_case,
    is_inside,
    is_setting,
    only_tells,
)
from dragoman.accounts.hosts import find_host, find_inviter, find_thanked, find_visited, find_visitor
from dragoman.accounts.neighbours import (
    ATTENDED,
    find_attenders,
    find_before,
    find_compound,
    find_joined,
    find_leader,
    find_opener,
    find_opening,
    find_possessor,
    find_refusers,
    find_relative,
)
from dragoman.accounts.occasions import find_attender, find_reporter, find_speakers
from dragoman.accounts.partners import (
    BY,
    Search,
    find_conveners,
    find_fronted_partner,
    find_mediators,
    find_partners,
    find_present,
)
from dragoman.accounts.seats import SUBJECT, Seats
from dragoman.accounts.summonses import find_envoy, find_summoner
from dragoman.accounts.triggers import Trigger
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.lexicon.diplomacy import word_set

ADDRESSED = re.compile(r"\s+(?:of \w+ )?(?:wishing|congratulating|thanking|inviting|asking|urging|assuring|telling)\s+")
"""Behind a message: what it did to whom it was sent."""
INVITED = re.compile(r"\b(?:has |have |had )?invited\s+(?=[^.;]{0,80}$)")
BIDDEN = re.compile(r"\binvit(?:ed|es|ing) (?:the )?$")
TO_DO = re.compile(r"\s+to\s+(?:\w+\s+){0,2}")
"""Between who is invited and what for."""
SEPARATELY = re.compile(r",? (?:each )?(?:separately|individually|in separate)\b")
BOTH = re.compile(r"both\b")
"""Before two who are phoned: two calls."""
AND_WITH = re.compile(r",? (?:about|on|regarding|over|to discuss)\b[^;.]*,? and (?:also )?with (?:the )?")
"""Between two who were each spoken to: "spoke with A about fish, and with B about ships"."""
LETTER = re.compile(r"\b(?:letter|message|telegram|cable|greetings?|congratulations?)\b", re.IGNORECASE)
OWNED = re.compile(r"['’]s (?:[\w-]+ )*(?:leadership|government|administration|authorities)$")
AGENT, TO = frozenset({"by"}), frozenset({"to"})


@dataclass(slots=True)
class Sides:
    """The mentions on each side of a trigger, the first side being the subject or possessor."""

    first: list[Mention] = field(default_factory=list)
    second: list[Mention] = field(default_factory=list)
    separate: bool = False
    """Each of the second side is met on its own: "separate calls with the leaders of A, B and C"."""
    sent: bool = False
    """Their own side sends the first side: "has asked Secretary Berg to travel to Lima"."""

    def all(self) -> list[Mention]:
        return self.first + [m for m in self.second if m not in self.first]

    def actors(self) -> list[Actor]:
        found: list[Actor] = []
        for mention in self.all():
            found += [a for a in mention.actors if a not in found]
        return found


def find_sides(page: Page, seats: Seats, trigger: Trigger, sentence: Sentence, rivals: frozenset[int]) -> Sides:
    """The two sides of the trigger, as far as its sentence tells; `rivals` are the tokens of its other triggers."""
    sides = Sides()
    search = Search(page, seats, trigger, sentence, rivals)
    if trigger.is_noun:
        fill_noun(search, sides)
    else:
        fill_verb(search, sides)
    if (
        trigger.channel in ("meeting", "summit", "contact", "video-call")
        and len(distinct_countries(sides.actors())) > 1
    ):
        sides.second += find_mediators(search)
    if not ATTENDED.search(page.text, sentence.start, sentence.end):
        drop_reporters(sides)
    for side in (sides.first, sides.second):
        side[:] = [m for n, m in enumerate(side) if all(m is not before for before in side[:n])]
    return sides


def fill_verb(search: Search, sides: Sides) -> None:
    page, seats, trigger, sentence = search.page, search.seats, search.trigger, search.sentence
    verb = page.doc[trigger.token]
    frame = trigger.verb
    assert frame is not None
    passive = any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children)
    subject = find_subject(verb)
    if subject is not None:
        sides.first += seats.of_subject(subject)
    if is_reported(verb) and (opener := find_joined(search, trigger.start)):  # "…, his office said, and will host"
        sides.first = opener
    if not any(m.actors for m in sides.first):
        sides.first = find_leader(search, trigger.start) or sides.first
    if not sides.first:
        sides.first += find_before(search, trigger.start)
    if not sides.first:
        sides.first += find_opener(search, verb)
    if not sides.first and verb.tag_ == "VB":
        sides.first += find_opening(search)
    if not sides.first:
        sides.first += find_joined(search, trigger.start)
    if not sides.first and verb.tag_ in ("JJ", "NN"):  # "look forward to welcoming", read as an adjective
        governor = find_governor(verb)
        subject = find_subject(governor) if governor is not None else None
        sides.first += seats.of_subject(subject) if subject is not None else find_opening(search)
    if frame.frame == "travel" and verb.tag_ == "VB" and find_invited(verb) is not None:
        host = find_subject(verb.head) if verb.head.pos_ == "VERB" else None
        hosts = seats.of_token(host) if host is not None else []
        states = [{a.country for m in side for a in m.actors if a.country} for side in (sides.first, hosts)]
        sides.sent = len(states[0]) == 1 and states[0] == states[1]
        sides.second += [] if sides.sent else hosts
    elif frame.frame == "travel" and verb.tag_ == "VB":
        guest = find_guest(search)
        sides.second += [m for m in sides.first if m is not guest] if guest is not None else []
        sides.first = [guest] if guest is not None else sides.first
    if frame.frame == "travel" and frame.lemma == "visit":
        sides.second += find_visited(search)
    if (frame.takes_object and not passive) or frame.frame in ("travel", "letter"):
        for child in verb.children:
            if child.dep_ in ("obj", "iobj") and child.i > verb.i:
                sides.second += [
                    m
                    for m in seats.of_token(child)
                    if not is_thing(m) and (not frame.strict or m.kind in ("name", "office", "pronoun"))
                ]
    if frame.frame == "direct" and frame.takes_object and not passive and not sides.second:
        joined = (k for c in verb.children if c.dep_ == "conj" and c.i == verb.i + 2 for k in c.children)
        shared = next((k for k in joined if k.dep_ == "obj"), None)  # "called and congratulated President Lind"
        sides.second += [m for m in seats.of_token(shared) if not is_thing(m)] if shared is not None else []
    if passive:
        sides.second += [
            m for c in verb.children if c.dep_ in ("obl:agent", "obl") and has_case(c, AGENT) for m in seats.of_token(c)
        ]
    if frame.frame in ("mutual", "direct"):
        mutual = frozenset({"between"}) if frame.frame == "mutual" else frozenset()
        sides.second += find_partners(search, frame.prepositions | {"alongside"} | mutual)
        sides.second += find_partners(search, frozenset({"joined by", "accompanied by", "led by", "headed by"}))
        if frame.frame == "mutual":
            sides.second += find_present(search)
            seat_fronted(search, sides)
    bare = verb.tag_ in ("VBD", "VBN") and not any(c.dep_ == "obj" for c in verb.children)
    if passive and frame.frame == "mutual" and not sides.actors():  # "was discussed in Oslo by Lind and Berg"
        sides.first += find_partners(search, AGENT)
    if (
        (passive or (bare and any(a.kind == "person" for a in sides.actors())))
        and not sides.second
        and frame.frame == "direct"
    ):
        sides.second += find_partners(search, AGENT)
    if frame.lemma == "invite":
        sides.second, sides.first = sides.first + find_host(search), sides.second
    mutual_object = frame.frame == "mutual" and frame.takes_object  # "met Thai King Anan Suk", which the parse may lose
    if (frame.frame == "direct" or mutual_object) and not passive and not sides.second:
        mention = seats.starting(trigger.end + 1)
        if mutual_object and mention is not None and mention.kind not in ("name", "office"):
            mention = None
        whole = mention is not None and page.doc[mention.head].dep_ != "compound" and not is_thing(mention)
        if mention is not None and whole and (not frame.strict or mention.kind in ("name", "office", "pronoun")):
            sides.second += seats.list_from(mention)
    if frame.lemma in ("host", "welcome"):  # "hosts the G7", "welcomed Finland's and Sweden's decision", "… into NATO"
        sides.second = [m for m in sides.second if m.kind not in ("state", "organisation")]
    if trigger.weak and not sides.first and any(c.dep_ == "obj" for c in verb.children):
        sides.second = []  # "it is planned to discuss the partnership between Norway and Peru"
    if frame.lemma == "congratulate" and is_stated(search, sides.first):
        sides.first, sides.second = [], []
    if frame.lemma == "summon" and not any(a.kind == "person" for a in sides.actors()):
        sides.first = find_envoy(search)
    if frame.lemma == "summon" and len(distinct_countries(sides.actors())) == 1:
        sides.second += find_summoner(search)
    if frame.lemma == "call" and trigger.channel == "meeting":  # "called on President Lind"
        sides.second += find_partners(search, frozenset({"on", "upon"}))
    if frame.lemma == "lead":
        sides.first += find_partners(search, frozenset({"joined by", "accompanied by"}))
    if frame.frame == "travel":
        sides.second += find_host(search) + find_inviter(search)
        sides.second += find_partners(search, frozenset({"to", "in", "with"}), states=True)
    if frame.lemma in ("leave", "depart"):
        sides.second += find_partners(search, frozenset({"for"}), states=True)
    if frame.frame == "letter":
        sides.second += find_partners(search, frozenset({"to"}))
    if frame.frame in ("letter", "direct") and not sides.second:
        # "the two wrote the rules", "what they call a coin": nobody is written to or called
        sides.first[:] = [m for m in sides.first if len(m.actors) == 1][:1]
    sides.separate = bool(
        (trigger.channel == "call" and any(BOTH.match(page.text, m.start) for m in sides.second))
        or re.search(r"\bseparate(?:ly)?\b", page.text[max(sentence.start, trigger.start - 40) : trigger.end + 60])
        or SEPARATELY.match(page.text, sides.second[-1].end if sides.second else sentence.end, sentence.end)
        or any(AND_WITH.fullmatch(page.text, one.end, other.start) for one, other in pairwise(sides.second))
    )


def is_reported(verb: Token) -> bool:
    """Whether a verb hangs on one that only reports and stands before it, with no subject of its own."""
    above = verb.head
    reported = verb.dep_ == "ccomp" and above.i < verb.i and above.lemma_.lower() in word_set("carriers", "reporting")
    return reported and not any(c.dep_ in SUBJECT for c in verb.children)


def seat_fronted(search: Search, sides: Sides) -> None:
    """ "With Chancellor Berg, President Soto discussed": a partner named first, to the parse perhaps the subject."""
    fronted = find_fronted_partner(search)
    if fronted and any(m in fronted for m in sides.first):
        sides.first = [m for m in sides.first if m not in fronted]
        behind = search.seats.starting(fronted[-1].end + len(", "))
        sides.first += [behind] if behind is not None and behind not in sides.first else []
    sides.second += fronted


def find_guest(search: Search) -> Mention | None:
    """ "…, and invited Prime Minister Lind to visit Peru": who is invited, where the parse lost that."""
    page, trigger = search.page, search.trigger
    for mention in page.mentions_in(search.sentence.start, trigger.start):
        asked = BIDDEN.search(page.text, max(search.sentence.start, mention.start - 12), mention.start)
        if asked and TO_DO.fullmatch(page.text, mention.end, trigger.start) and mention.actors:
            return mention
    return None


def is_thing(mention: Mention) -> bool:
    """Whether what a verb's object begins with is only whose it is: "welcomed Lind's visit", "Ghana's leadership"."""
    return mention.possessive or any(a.kind == "body" and OWNED.search(a.name) for a in mention.actors)


def fill_noun(search: Search, sides: Sides) -> None:
    page, seats, trigger, sentence = search.page, search.seats, search.trigger, search.sentence
    noun = page.doc[trigger.token]
    between = find_partners(search, frozenset({"between", "among"}) | BY)
    partners = find_partners(search, frozenset({"with"}))
    if trigger.channel in ("visit", "correspondence", "call"):
        partners += find_partners(search, frozenset({"to"}), states=True)
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
    of_others = (only_told or weighed) and any(c.dep_ == "compound" and c.tag_ == "NNS" for c in noun.children)
    if carrier is not None and carrier.i != noun.i and not of_others:  # "discussed the ministers meeting"
        subject = find_subject(carrier)
        if subject is not None and subject.i != noun.i and not is_inside(noun, subject):
            sides.first += seats.of_subject(subject)
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
    if not sides.first and carrier is not None and carrier.tag_ in ("VB", "VBG"):
        sides.first += find_opening(search)
    if not sides.first and carrier is not None and carrier.i < noun.i:
        sides.first += find_joined(search, page.start_of(carrier))
    if carrier is not None and find_invited(carrier) is not None and carrier.head.pos_ == "VERB":
        inviter = find_subject(carrier.head)
        if inviter is not None:
            sides.second += seats.of_subject(inviter)
    if trigger.channel in ("summit", "meeting") and noun.dep_ in ("obl", "nmod") and has_case(noun, TO):
        above = noun.head.head if noun.head.dep_ in ("obj", "flat") and noun.head.pos_ == "PROPN" else noun.head
        if above.lemma_.lower() == "invite":
            inviter = find_subject(above)
            sides.first += seats.of_subject(inviter) if inviter is not None else []
            sides.second += [m for c in above.children if c.dep_ in ("obj", "nsubj:pass") for m in seats.of_token(c)]
    bidding = INVITED.search(page.text, sentence.start, trigger.start)
    if trigger.channel == "visit" and bidding:
        sides.second += find_before(search, bidding.start())
    if len(distinct_countries(sides.actors())) < 2:
        first, second = find_speakers(search, noun, carrier)
        if trigger.channel == "visit":  # "told X during her visit to Y": only who is of Y received her
            hosts = distinct_countries([a for m in sides.second for a in m.actors])
            second = [m for m in second if any(a.country in hosts for a in m.actors)]
        sides.first += [m for m in first if m not in sides.first]
        sides.second += second
    else:
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
    )


def place_partners(page: Page, named: list[Mention], partners: list[Mention]) -> None:
    """ "the U.S.-Peru dialogue with Minister Soto": who is named behind it without a state is of the other one."""
    codes = [a.country for m in named for a in m.actors if m.kind == "state"]
    other = next((c for c in codes if c != page.home), None) if page.home in codes and len(codes) == 2 else None
    for actor in [a for m in partners for a in m.actors] if other is not None else []:
        if actor.kind == "person" and (actor.guessed or actor.country is None):
            actor.country, actor.guessed = other, False


def is_stated(search: Search, first: list[Mention]) -> bool:
    """Whether "I", "we" congratulate somebody in a statement, which is no letter to them."""
    own = any(m.words.lower() in ("i", "we") for m in first)
    return own and not LETTER.search(search.page.document.title or "")


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


def drop_reporters(sides: Sides) -> None:
    """Spokespersons report, they take no part; but whoever speaks with one names them behind "with"."""
    sides.first[:] = [
        m for m in sides.first if not (m.actors and all(a.role and "spokes" in a.role.lower() for a in m.actors))
    ]


def distinct_countries(actors: list[Actor]) -> set[str]:
    return {a.country for a in actors if a.country is not None}
