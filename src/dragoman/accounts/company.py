"""Who else was at an encounter told before: "she was accompanied by A and B", "Minister C will travel with her"."""

from __future__ import annotations

import re

from dragoman.accounts.candidates import Candidate, list_actors
from dragoman.accounts.seats import Seats
from dragoman.accounts.triggers import Trigger
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.model import cut_span

COMPANY = re.compile(
    r"\b(?:be|was|were|been|is|are) (?:also |then )?(?:accompanied|joined)(?: on the call| there)? by "
)
WILL = re.compile(r"\b(?:will|would) (?:also |then )?$")
ALONG = re.compile(
    r"\b(?:will|would|is|are|was|were|to) (?:also |be )?(?:travel\w*|fly\w*|go|going|come|coming|in \w+) (?:there )?"
    r"(?:along )?with (him|her|them)\b"
    r"|\b(?:accompan(?:y|ies|ied|ying)|join(?:s|ed|ing)?) (him|her|them)\b"
)
"""Who travels with somebody told before."""
PRESENT = re.compile(
    r"\b(?:was|were) (?:also )?(?:present|in attendance)"
    r"(?: at the (?:meeting|talks|reception|ceremony))?(?= ?[.,;–—]|$)"
    r"|\b(?:also took part|also (?:attended|participated|joined)|(?:was|were) also there)(?=[.,;])"
    r"|\balso (?:attended|participated in|took part in|joined) (?:the|this) "
    r"(?:meeting|talks|call|conversation|reception)\b"
    r"|\b(?:attended|participated in|took part in) (?:the|this) (?:meeting|talks|call|conversation)(?=[.;])"
)
"""Behind those who were at an encounter told before."""
OPENED = re.compile(
    r"(?:[Aa]lso )?(?:[Tt]aking part|[Pp]articipating|[Pp]resent|[Aa]ttending|[Ii]n attendance)\b[^.;:,]{0,90}?"
    r"\b(?:was|were) (?:also )?(?:the )?"
)
"""Before those who were at an encounter told before."""
BESIDE = re.compile(r",? (?:accompanied|joined) (?:there |on the trip |on the visit )?by (?:the )?")
"""Behind an encounter, before those who came along."""
HEADED = re.compile(
    r"\b(?:delegation|side|team|negotiators) (?:(?:was|were|is|are|(?P<ahead>will be)) )?"
    r"(?:(?:led|headed|represented) )?by (?:the )?"
)
"""Before who heads a delegation: "The Thai side was led by Suk and the Lao side by Vong"."""
LEADING = re.compile(
    r" (?:(?P<ahead>will) )?(?:led|headed|leads?|heads?) (?:the|(?:his|her) country['’]s) (?:[A-Z]\w+ )?"
    r"(?:delegation|side|team)\b"
)
"""Behind who heads a delegation."""
SIDE = 30
"""Characters before "delegation" within which its state is named."""
WITH = re.compile(r" (?:there )?(?:along )?with (?:him|her|them)\b")


def read_company(page: Page, seats: Seats, sentence: Sentence) -> Candidate | None:
    """ "She was accompanied by A and B": who else was at the encounter told before, if the sentence tells of none."""
    along = ALONG.search(page.text, sentence.start, sentence.end)
    if along:
        return read_fellows(page, seats, sentence, along)
    present = PRESENT.search(page.text, sentence.start, sentence.end)
    if present:
        return read_present(page, sentence, present)
    attending = read_attending(page, seats, sentence) or read_heads(page, seats, sentence)
    if attending is not None:
        return attending
    joined = COMPANY.search(page.text, sentence.start, sentence.end)
    first = seats.starting(joined.end()) if joined else None
    principal = next(iter(page.mentions_in(sentence.start, joined.start())), None) if joined else None
    if joined is None or first is None or principal is None or first.kind not in ("name", "office"):
        return None
    mentions = [principal, *seats.list_from(first)]
    actors = [a for a in list_actors(mentions) if a.kind == "person"]
    if len(actors) < 2 or not any(a in principal.actors for a in actors):
        return None
    if len(principal.actors) > 1 and WILL.search(page.text, sentence.start, joined.start()):
        return None  # "the two leaders will be joined by", and not at the call told before
    share_state(actors)
    return make_company(page, sentence, joined, actors, mentions)


def read_fellows(page: Page, seats: Seats, sentence: Sentence, along: re.Match[str]) -> Candidate | None:
    """ "Minister A will travel with her": who else is on the journey told before."""
    principal = next((m for m in page.mentions_in(*along.span(along.lastindex or 0)) if m.actors), None)
    fellows = [m for m in page.mentions_in(sentence.start, along.start()) if m.kind in ("name", "office") and m.actors]
    if principal is None or not fellows:
        return None
    mentions = [principal, *seats.list_from(fellows[0])]
    actors = [a for a in list_actors(mentions) if a.kind == "person"]
    return make_company(page, sentence, along, actors, mentions) if len(actors) > 1 else None


def read_present(page: Page, sentence: Sentence, present: re.Match[str]) -> Candidate | None:
    """ "Minister A and adviser B were also present": who else was at the encounter told right before."""
    before = page.mentions_in(sentence.start, present.start())
    mentions = [m for m in before if m.kind in ("name", "office") and not m.possessive]
    actors = [a for a in list_actors(mentions) if a.kind == "person"]
    if not actors:
        return None
    candidate = make_company(page, sentence, present, actors, mentions)
    candidate.present = True
    return candidate


def read_heads(page: Page, seats: Seats, sentence: Sentence) -> Candidate | None:
    """Who headed the delegations at the encounter told before: "The Norwegian side was led by Deputy Minister Berg"."""
    found: list[tuple[re.Match[str], Mention | None]] = []
    for told in HEADED.finditer(page.text, sentence.start, sentence.end):
        found.append((told, seats.starting(told.end())))
    for told in LEADING.finditer(page.text, sentence.start, sentence.end):
        found.append(
            (told, next((m for m in page.mentions_in(sentence.start, told.start()) if m.end == told.start()), None))
        )
    heads = [(told, m) for told, m in found if m is not None and m.kind in ("name", "office")]
    for told, head in heads:
        side = page.names_in(max(sentence.start, told.start() - SIDE), told.start())
        for actor in head.actors if side else ():
            actor.place(side[-1].code)
    actors = [a for a in list_actors(m for _, m in heads) if a.kind == "person" and a.country]
    if not actors:
        return None
    candidate = make_company(page, sentence, heads[0][0], actors, [m for _, m in heads])
    candidate.present, candidate.status = True, "planned" if heads[0][0].group("ahead") else "held"
    return candidate


def read_attending(page: Page, seats: Seats, sentence: Sentence) -> Candidate | None:
    """ "Taking part in the talks were A and B": who else was at the encounter told before."""
    told = OPENED.match(page.text, sentence.start, sentence.end)
    first = seats.starting(told.end()) if told else None
    mentions = seats.list_from(first) if first is not None else []
    if told is None or not mentions or any(m.kind not in ("name", "office") for m in mentions):
        return None
    actors = [a for a in list_actors(mentions) if a.kind == "person"]
    if not actors:
        return None
    guests = make_company(page, sentence, told, actors, mentions)
    guests.channel, guests.soft = "meeting", True
    return guests


def add_company(page: Page, seats: Seats, sentence: Sentence, told: list[Candidate]) -> None:
    """Add whom a sentence names as having come along: "will travel to Oslo, joined by A and B"."""
    beside = BESIDE.search(page.text, sentence.start, sentence.end)
    first = seats.starting(beside.end()) if beside else None
    before = [c for c in told if beside and c.trigger.end <= beside.start() and c.actors]
    if first is None or first.kind not in ("name", "office") or not before:
        return
    mentions = seats.list_from(first)
    last = max(c.trigger.start for c in before)
    for candidate in (c for c in before if c.trigger.start == last):
        fellows = [a for a in list_actors(mentions) if a.kind == "person"]
        share_state([candidate.actors[0], *fellows])
        candidate.actors += [a for a in fellows if a not in candidate.actors]
        candidate.mentions += [m for m in mentions if m not in candidate.mentions]


def share_state(actors: list[Actor]) -> None:
    """Give who accompanies somebody that one's state, where none is told of them."""
    for fellow in actors[1:]:
        fellow.place(actors[0].country)


def make_company(
    page: Page, sentence: Sentence, told: re.Match[str], actors: list[Actor], mentions: list[Mention]
) -> Candidate:
    """The candidate that only tells who else was at an encounter."""
    words = cut_span(page.text, told.start(), told.end())
    why = f"“{words.text.strip()}” tells who else was there"
    evidence = [cut_span(page.text, sentence.start, sentence.end)]
    return Candidate(
        "contact",
        "held",
        actors,
        mentions,
        None,
        None,
        evidence,
        words,
        sentence.index,
        why,
        why,
        weak=True,
        guests=True,
    )


def is_along(page: Page, trigger: Trigger) -> bool:
    """Whether a journey is only somebody else's who travels with the visitor: "will travel with her"."""
    return trigger.channel == "visit" and not trigger.is_noun and bool(WITH.match(page.text, trigger.end))
