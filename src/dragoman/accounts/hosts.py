"""Who receives: the state of the city visited, the inviter, the host of a summit."""

from __future__ import annotations

import re

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.days import agree_date
from dragoman.accounts.holders import is_regional, is_unnamed
from dragoman.accounts.partners import Search
from dragoman.annotating.page import Actor, Mention, Page
from dragoman.lexicon.names import name_of
from dragoman.lexicon.states import is_state

INVITER = re.compile(
    r"\b(?:(?:[Aa]t|[Oo]n|[Uu]pon|[Ff]ollowing) the (?:[a-z]+ )?(?:invitation|invite) of"
    r"|[Ii]nvited by|invitation (?:from|by)"
    r"|(?:as|at) (?:a |the )?(?:official )?guests? of|hosted by|received by|at the request of)\s+"
)
EXTENDED = re.compile(
    r"\b(?:extended|issued|gave|sent|conveyed|renewed) (?:an?|the|his|her|their) (?:[\w-]+ )?invitation (?:for|to)\b"
)
GUEST = re.compile(r"\bas\s+(?=[A-Z][^,.;]{2,50}['’]s?\s+guest\b)|\bat\s+(?=[A-Z][^,.;]{2,50}['’]s?\s+invitation\b)")
DESTINATION = re.compile(
    r"\s+(?:paid\s+|here\s+|due\s+|expected\s+|(?:an?|the)\s+(?:[\w-]+\s+){0,2}delegation\s+)?"
    r"(?:to|in|(?:[A-Z]\w+ )?(?:on \w+ )?for)\s+(?:the\s+)?"
    r"(?:capital\s+(?:of\s+)?)?"
)
WHOSE = re.compile(r"\s+(?:of|by)\s+(?:the\s+)?")
"""Between a visit and its visitor: "the visit of Prime Minister Lind to Ghana"."""
STAY = re.compile(r"\bin\s+(?:the\s+)?([A-Z][\w .'’-]+?)\s+(?:on|for)\s+(?:an?|his|her|their)\s+(?:[\w-]+\s+){0,3}$")
THANKED = re.compile(r"\bthank(?:ed|s|ing)?\s+")
WELCOME = re.compile(r"\bfor (?:[\w-]+ ){0,4}(?:hospitality|welcome|reception)\b")
OWN = re.compile(r"our (?:country|state|nation|capital)\b")
VISITED = re.compile(r"\s+(?:the\s+)?(?:capital\s+|city\s+of\s+)?")
ENVOY = re.compile(
    r"\b(?:Ambassador|High Commissioner|Consul|Charg|(?<!Foreign )Secretary|Director|Adviser|Advisor|Commander|General)"
)
"""Those of his own whom a visitor may meet abroad."""
WHERE = re.compile(r",? where\b")
NEAR = 2
"""Sentences behind a meeting abroad in which its guest meets others of that state."""
STAYED = 6
"""Sentences over which a text goes on with a visit."""
CITIES = frozenset({"city", "capital", "region"})
PLACES = CITIES | {"place"}


def find_host(search: Search) -> list[Mention]:
    """The state of the city, or "our country", that a visit goes to."""
    page, trigger = search.page, search.trigger
    destination = DESTINATION.match(page.text, trigger.end)
    visitor = find_visitor(search) if destination is None else None
    if visitor is not None:
        destination = DESTINATION.match(page.text, visitor.end)
    if destination is None:
        begin = max(search.sentence.start, trigger.start - 80)
        stay = STAY.search(page.text[begin : trigger.start])
        return state_at(search, begin + stay.start(1)) if stay else []
    own = OWN.match(page.text, destination.end())
    if own and page.home:
        return [search.seats.state_of(page.home, own.start(), own.end())]
    return state_at(search, destination.end(), PLACES if visitor is None else PLACES | {"state"})


def find_visitor(search: Search) -> Mention | None:
    """Whose a visit is said to be behind it, if a person's: "noted the visit of Prime Minister Lind to Ghana"."""
    whose = WHOSE.match(search.page.text, search.trigger.end)
    visitor = search.seats.starting(whose.end()) if whose else None
    return visitor if visitor is not None and visitor.kind in ("name", "office") and visitor.actors else None


def find_visited(search: Search) -> list[Mention]:
    """The state, or that of the city, in "visited Washington"."""
    place = VISITED.match(search.page.text, search.trigger.end)
    return state_at(search, place.end(), CITIES | {"state"}) if place else []


def state_at(search: Search, offset: int, kinds: frozenset[str] | None = None) -> list[Mention]:
    """The state of the name at the offset, of these kinds or of any."""
    names = search.page.names_in(offset, offset + 1)
    name = next((n for n in names if kinds is None or n.kind in kinds), None)
    return [search.seats.state_of(name.code, name.start, name.end)] if name else []


def find_thanked(search: Search) -> list[Mention]:
    """Who received a visitor that thanks him: "thanked President Lind for the warm welcome during her visit"."""
    thanked = THANKED.search(search.page.text, search.sentence.start, search.trigger.start)
    host = search.seats.starting(thanked.end()) if thanked else None
    if host is None or not any(a.kind == "person" and a.country for a in host.actors):
        return []
    return [host] if WELCOME.search(search.page.text, host.end, search.trigger.start) else []


def find_inviter(search: Search) -> list[Mention]:
    """Who receives a visitor: "at the invitation of X", "as X's guest", "X extended an invitation to Y to visit"."""
    extended = EXTENDED.search(search.page.text, search.sentence.start, search.trigger.start)
    before = search.page.mentions_in(search.sentence.start, extended.start()) if extended else []
    if before and before[-1].kind in ("name", "office", "pronoun") and search.seats.is_subject(before[-1]):
        return [before[-1]]
    for pattern in (INVITER, GUEST):
        told = pattern.search(search.page.text, search.sentence.start, search.sentence.end)
        mention = search.seats.starting(told.end()) if told else None
        if mention is not None:
            return [mention]
    return []


def seat_strangers(page: Page, candidates: list[Candidate]) -> None:
    """Whom a visitor meets abroad without a state named is of the state visited, unless it is an envoy of his own.

    "The minister visited Peru. She also met with the Leader of the Opposition, Ana Soto."; "back from Lima, where she
    met President Soto".
    """
    visits = [c for c in candidates if c.channel == "visit" and c.status != "cancelled" and len(c.countries()) == 2]
    for candidate in candidates:
        if candidate.group in ("in person", "any") and len(candidate.countries()) in (1, 2):
            stays = [
                v for v in visits if v.actors[0] in candidate.actors and abs(candidate.sentence - v.sentence) <= STAYED
            ]
            before = [v for v in stays if v.sentence <= candidate.sentence]
            stay = before[-1] if before else stays[0] if stays else None
            known = stay.actors if stay is not None else find_beside(candidates, candidate)
            known = known or find_abroad(page, candidates, candidate)
            codes = {a.country: None for a in known if a.country} or find_whereabouts(page, candidate)
            state = next((c for c in codes if c != candidate.actors[0].country and is_state(c)), None)
            there = next((n for n, a in enumerate(candidate.actors) if a.country == state and not a.guessed), None)
            if len(candidate.countries()) == 2 and there is None:
                continue
            # Who is listed behind one of the state visited is of it as well: "met President Soto and Secretary Rey".
            for actor in candidate.actors[there or 0 :]:
                unplaced = actor.kind == "person" and not actor.is_placed and actor.role
                if state is not None and unplaced and actor not in known and not ENVOY.search(actor.role or ""):
                    actor.place(state)
                    candidate.definite = False


def find_beside(candidates: list[Candidate], candidate: Candidate) -> list[Actor]:
    """Those whom the same one met before in the sentence: "met Peru's minister and saw President Soto"."""
    before = [c for c in candidates if c.sentence == candidate.sentence and c.trigger.end < candidate.trigger.start]
    alike = [c for c in before if c.actors[:1] == candidate.actors[:1] and c.status == candidate.status]
    return alike[-1].actors if alike and len(alike[-1].countries()) == 2 else []


def find_abroad(page: Page, candidates: list[Candidate], candidate: Candidate) -> list[Actor]:
    """Those at a meeting in the other one's state, told before: "met President Soto in Lima. He also met …"."""
    for met in reversed(candidates):
        if (
            met.place is None
            or not met.actors
            or met.group == "visit"
            or not 0 < candidate.sentence - met.sentence <= NEAR
        ):
            continue
        names = page.names_in(met.place.start, met.place.start + 1)
        hosts = {n.code for n in names} & (met.countries() - {met.actors[0].country})
        if hosts and len(met.countries()) == 2 and met.actors[0] in candidate.actors:
            return met.actors
    return []


def find_whereabouts(page: Page, candidate: Candidate) -> dict[str, None]:
    """The state of the place in "…, where she met President Soto", before the encounter."""
    sentence = page.sentences[candidate.sentence]
    before = page.names_in(sentence.start, candidate.trigger.start)
    there = [n for n in before if n.kind in PLACES | {"state"} and WHERE.match(page.text, n.end)]
    return {n.code: None for n in there[-1:]}


def seat_hosts(page: Page, candidates: list[Candidate]) -> None:
    """Give an encounter of one side its host: a visit told on a state's own site that state, "the NATO Summit in
    Madrid" the state of the city, else the publisher's.
    """
    for candidate in candidates:
        guests = {a.country for a in candidate.actors if a.country not in (None, page.home)}
        if (
            candidate.channel == "visit"
            and page.home
            and len(candidate.countries()) == 1
            and guests
            and candidate.place is None
        ):
            candidate.actors.append(find_state(page, page.home))
            named = any(m.kind == "name" for m in candidate.mentions)
            candidate.definite = candidate.definite and not named  # "previewed the upcoming visit of President Lind"
            continue
        groups = [a for a in candidate.actors if a.kind in ("organisation", "body")]
        formats = [a for a in groups if is_regional(a) or (a.country and not is_state(a.country))]
        if len(candidate.actors) != 1 or not formats or candidate.channel not in ("summit", "meeting", "video-call"):
            continue
        if candidate.date is None and candidate.place is None and candidate.status == "held":
            continue
        place = candidate.place
        if candidate.channel == "meeting" and place is None:
            continue  # "the September meeting of the agency's board" need not be here
        names = page.names_in(place.start, place.start + 1) if place is not None else ()
        code = names[0].code if names else page.home
        if code is not None and is_state(code):
            candidate.actors.append(find_state(page, code))
            candidate.definite = False


def name_hosts(page: Page, merged: list[Candidate]) -> None:
    """Who received a visitor is the host: the state visited gives way to the one of it whom the visitor met."""
    for visit in merged:
        if visit.channel != "visit":
            continue
        for state in [a for a in visit.actors if a.kind == "state"]:
            guests = [a for a in visit.actors if a is not state]
            received = [
                (host, met)
                for met in merged
                if met.channel in ("meeting", "summit")
                and met.status == visit.status
                and not met.listed
                and any(g in met.actors for g in guests)
                and agree_date(met, visit)
                for host in [a for a in met.actors if a.kind == "person" and a.country == state.country][:1]
            ]
            near = [(h, m) for h, m in received if abs(m.sentence - visit.sentence) <= 1 and len(guests) == 1]
            own_state = page.home is not None and is_state(page.home)
            told = received if state.country == page.home else [] if own_state else near
            if told:
                host, met = next(((h, m) for h, m in told if not is_unnamed(h)), told[0])
                met.place = met.place or visit.place
                visit.actors = [*guests, host]


def find_state(page: Page, code: str) -> Actor:
    """The state as an actor of the page, or a new one."""
    state = next((a for a in page.actors if a.kind == "state" and a.country == code), None)
    return state or Actor(-1, "state", name_of(code), None, code)
