"""The sides of a verb of encounter: "A met B", "A was received by B", "A will travel to B"."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Token

from dragoman.accounts.clauses import (
    find_governor,
    find_invited,
    find_subject,
    has_case,
)
from dragoman.accounts.company import share_state
from dragoman.accounts.hosts import find_host, find_inviter, find_visited
from dragoman.accounts.neighbours import (
    find_before,
    find_joined,
    find_leader,
    find_opener,
    find_opening,
)
from dragoman.accounts.partners import (
    WITH_PUBLIC,
    Search,
    Sides,
    distinct_countries,
    find_fronted_partner,
    find_partners,
    find_present,
    name_counterparts,
)
from dragoman.accounts.seats import SUBJECT
from dragoman.accounts.summonses import find_envoy, find_summoner
from dragoman.annotating.page import Mention
from dragoman.lexicon.diplomacy import word_set

AGENT = frozenset({"by"})
LETTER = re.compile(r"\b(?:letter|message|telegram|cable|greetings?|congratulations?)\b", re.IGNORECASE)

BIDDEN = re.compile(r"\binvit(?:ed|es|ing) (?:the )?$")
TO_DO = re.compile(r"\s+to\s+(?:\w+\s+){0,2}")
"""Between who is invited and what for."""
SEPARATELY = re.compile(r",? (?:each )?(?:separately|individually|in separate)\b")
BOTH = re.compile(r"both\b")
"""Before two who are phoned: two calls."""
IN_PLACE = re.compile(r" (?:here )?(?:in|at) ")
"""Behind "received": where, before whom."""
IN_EACH = re.compile(
    r"(?:In|During) (?:both|all|each of the|the (?:two|three|separate)) (?:calls|conversations|meetings|talks)\b"
)
"""How the next sentence speaks of several encounters that were told as one."""
AND_WITH = re.compile(r",? (?:about|on|regarding|over|to discuss)\b[^;.]*,? and (?:also )?with (?:the )?")
"""Between two who were each spoken to: "spoke with A about fish, and with B about ships"."""
JOINED_BY = re.compile(r", (?:accompanied|joined) by [^,]*$")
"""Between who travels and who comes along."""
OWNED = re.compile(r"['’]s (?:[\w-]+ )*(?:leadership|government|administration|authorities)$")


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
    if not sides.first and verb.tag_ == "VBG" and verb.head.lemma_ in word_set("status", "occasions"):
        subject = find_subject(verb.head.head)  # "I had the pleasure of visiting Oslo"
        sides.first += seats.of_subject(subject) if subject is not None else []
    sides.first = find_joined_by(search, sides.first)
    if frame.frame == "travel" and verb.tag_ == "VB" and find_invited(verb) is not None:
        host = find_subject(verb.head) if verb.head.pos_ == "VERB" else None
        hosts = seats.of_token(host) if host is not None else []
        states = [distinct_countries([a for m in side for a in m.actors]) for side in (sides.first, hosts)]
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
    whom = next((c for c in verb.children if c.tag_ == "WP" and c.dep_ == "obj" and c.i < verb.i), None)
    if (frame.takes_object or frame.lemma == "visit") and not passive and whom is not None and verb.dep_ == "acl:relcl":
        sides.second += seats.ending(page.start_of(whom)) or seats.of_token(verb.head)  # "Berg, whom I visited"
    opening = seats.starting(trigger.end + 1) if frame.takes_object and sides.second else None
    if opening is not None and opening not in sides.second and sides.second[0] in (listed := seats.list_from(opening)):
        sides.second = [*listed, *(m for m in sides.second if m not in listed)]  # of a list the parse names its end
    for group in [m for m in sides.second if m.kind == "body"]:
        if (named := name_counterparts(search, group)) is not None:  # "hosted his Thai and Lao counterparts, A and B"
            bodies = [m for m in sides.second if m.kind == "body" or m in seats.list_from(named)]
            sides.second = [*(m for m in sides.second if m not in bodies), *seats.list_from(named)]
            break
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
        there = IN_PLACE.match(page.text, trigger.end) if mention is None else None
        met = seats.starting(there.end()) if there else None
        mention = met if met is not None and met.kind == "name" and met.role else mention  # "received in the Kremlin A"
        if mutual_object and mention is not None and mention.kind not in ("name", "office"):
            mention = None
        whole = mention is not None and page.doc[mention.head].dep_ != "compound" and not is_thing(mention)
        if mention is not None and whole and (not frame.strict or mention.kind in ("name", "office", "pronoun")):
            sides.second += seats.list_from(mention)
    if frame.lemma in ("host", "welcome"):  # "hosts the G7", "welcomed Finland's and Sweden's decision", "… into NATO"
        sides.second = [m for m in sides.second if m.kind not in ("state", "organisation")]
    if trigger.weak and not sides.first and any(c.dep_ == "obj" for c in verb.children):
        sides.second = []  # "it is planned to discuss the partnership between Norway and Peru"
    if frame.frame == "mutual" and not sides.second and WITH_PUBLIC.match(page.text, trigger.end):
        sides.first = []
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
    if frame.lemma == "go" and not any(a.kind == "person" for m in sides.first for a in m.actors):
        sides.first, sides.second = [], []  # "a third of the aid goes to Chad"
    if frame.lemma in ("leave", "depart"):
        sides.second += find_partners(search, frozenset({"for"}), states=True)
    if frame.frame == "letter":
        sides.second += find_partners(search, frozenset({"to"}))
    if frame.frame in ("letter", "direct") and not sides.second:
        # "the two wrote the rules", "what they call a coin": nobody is written to or called
        sides.first[:] = [m for m in sides.first if len(m.actors) == 1][:1]
    after = next(iter(page.sentences[sentence.index + 1 :]), None)
    sides.separate = bool(
        (trigger.channel == "call" and any(BOTH.match(page.text, m.start) for m in sides.second))
        or re.search(r"\bseparate(?:ly)?\b", page.text[max(sentence.start, trigger.start - 40) : trigger.end + 60])
        or SEPARATELY.match(page.text, sides.second[-1].end if sides.second else sentence.end, sentence.end)
        or is_own_word(search, sides)
        or (after is not None and IN_EACH.match(page.text, after.start))
        or any(AND_WITH.fullmatch(page.text, one.end, other.start) for one, other in pairwise(sides.second))
    )


def is_own_word(search: Search, sides: Sides) -> bool:
    """ "I have just spoken with Prime Minister Berg and President Soto": a leader spoke to each of the two alone."""
    own = [m.words for m in sides.first] == ["I"] and search.trigger.channel == "contact"
    met = [a for m in sides.second for a in m.actors]
    spoken = search.trigger.verb is not None and search.trigger.verb.lemma == "speak"
    return own and spoken and len(met) == 2 == len(distinct_countries(met)) and all(a.kind == "person" for a in met)


def find_joined_by(search: Search, first: list[Mention]) -> list[Mention]:
    """ "Berg, joined by Coordinator Lind, will travel": both, where the parse takes the second for the subject."""
    page, begin = search.page, search.sentence.start
    joined = JOINED_BY.search(page.text, begin, first[0].start) if first else None
    before = page.mentions_in(begin, joined.start()) if joined else ()
    principal = next((m for m in before if joined is not None and m.end == joined.start()), None)
    if principal is None or principal.kind != "name":
        return first
    share_state([a for m in (principal, *first) for a in m.actors])
    return [principal, *first]


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


def is_stated(search: Search, first: list[Mention]) -> bool:
    """Whether "I", "we" congratulate somebody in a statement, which is no letter to them."""
    own = any(m.words.lower() in ("i", "we") for m in first)
    return own and not LETTER.search(search.page.document.title or "")
