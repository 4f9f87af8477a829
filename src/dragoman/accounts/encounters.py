"""From annotations to accounts: which encounters a text tells of, and what it says of each."""

from __future__ import annotations

import re
from functools import cache, partial

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.clocks import find_clock
from dragoman.accounts.delegations import name_delegates, read_delegation
from dragoman.accounts.headline import complete_sides, find_words, is_domestic, seat_author, told_already
from dragoman.accounts.holders import trim_actors
from dragoman.accounts.hosts import name_hosts, seat_hosts, seat_strangers
from dragoman.accounts.initiators import find_initiator
from dragoman.accounts.likeness import find_home, is_international
from dragoman.accounts.memoranda import read_memorandum
from dragoman.accounts.merging import absorb, merge_candidates
from dragoman.accounts.readers import read_sentence
from dragoman.accounts.returns import seat_returns
from dragoman.accounts.seats import Seats
from dragoman.accounts.series import (
    accept_invitations,
    drop_summaries,
    spread_days,
    spread_plans,
    spread_series,
    spread_visits,
)
from dragoman.accounts.setting import REMOTE
from dragoman.accounts.settling import LEAD
from dragoman.accounts.speech import settle_speech
from dragoman.accounts.summonses import name_summoners
from dragoman.accounts.topics import ReadSentence, find_topics
from dragoman.accounts.transcripts import date_stays, drop_present, read_transcript, seat_guests, seat_speakers
from dragoman.annotating.page import Actor, Page
from dragoman.lexicon.states import is_state
from dragoman.model import Account, Claim, DateBasis, Participant, Span, cut_span

WITH_UNION = re.compile(r"[-–](?:EU|European Union) $|\b(?:EU|European Union)[-–][A-Z][\w.]+ $")
REACH = 30
"""Characters before "summit" in which its two sides stand."""
DATELINE = 400
"""Characters at the head of a text in which its date stands, where no day of publication is given."""


def find_engagements(page: Page) -> tuple[Account, ...]:
    """The accounts of all encounters that the text tells of, in the order in which it does."""
    settle_speech(page)
    seats = Seats(page)
    candidates: list[Candidate] = []
    memorandum = read_memorandum(page)
    transcript = read_transcript(page)
    candidates += [c for c in (memorandum, transcript, read_delegation(page)) if c is not None]
    for sentence in page.sentences:
        candidates += read_sentence(page, seats, sentence)
    candidates = drop_present(candidates, transcript)
    seat_speakers(candidates, transcript)
    seat_guests(candidates, transcript, page.home)
    seat_author(page, candidates)
    spread_series(candidates)
    seat_returns(page, candidates)
    seat_strangers(page, candidates)
    seat_hosts(page, candidates)
    merged = merge_candidates(candidates)
    add_headline(page, merged)
    merged = drop_summaries(merged)
    name_hosts(page, merged)
    name_summoners(page, merged)
    accept_invitations(page, merged)
    name_delegates(merged)
    spread_plans(merged, page.document.published)
    spread_days(page, merged)
    spread_visits(merged, page.document.published)
    date_stays(merged, transcript, page.home)
    # Merging has changed the candidates; topics ask again what a sentence tells, each sentence once for all encounters.
    reread = cache(partial(read_sentence, page, seats))
    return tuple(write_account(page, seats, n, c, reread) for n, c in enumerate(merged, start=1))


def add_headline(page: Page, merged: list[Candidate]) -> None:
    """Let the title say its part: "Readout of President X's Call with Y" tells the channel where the text does not."""
    if page.headline is None:
        return
    seats = Seats(page.headline)
    for candidate in [c for s in page.headline.sentences for c in read_sentence(page.headline, seats, s)]:
        if candidate.channel == "visit" and not any(a.country and is_state(a.country) for a in candidate.actors[1:]):
            continue  # "Travel to the G7 and NATO Summits"
        if is_domestic(page, candidate):
            continue
        candidate.sentence = -1
        if candidate.date is None and page.document.published is None:
            candidate.date = next((d for d in page.dates_in(0, DATELINE) if len(d.value) == 10), None)
        if candidate.channel == "correspondence" and page.author is not None and page.addressee is not None:
            candidate.actors = [page.author, page.addressee]
        complete_sides(page, candidate)
        candidate.evidence, candidate.mentions = find_words(page, candidate), []
        candidate.trigger = candidate.evidence[0] if candidate.evidence else candidate.trigger
        candidate.channel_why = f"{candidate.channel_why}, in the title"
        home = find_home(merged, candidate)
        if home is None and candidate.timeless:  # "Statement on the Call Between A and B", who "will hold a call"
            candidate.definite = True
            home = find_home(merged, candidate)
        if home is not None:
            candidate.evidence = []
            absorb(home, candidate)
        elif candidate.evidence and is_international(candidate.actors) and not told_already(merged, candidate):
            merged.insert(0, candidate)


def write_account(page: Page, seats: Seats, number: int, candidate: Candidate, reread: ReadSentence) -> Account:
    """The account of one merged candidate."""
    date, basis = write_date(page, candidate)
    place = candidate.place if candidate.channel not in REMOTE else None
    in_text = place is not None and page.text[place.start : place.end] == place.text
    channel, why = candidate.channel, candidate.channel_why
    told = all(a.country is not None for a in candidate.actors)
    pair = is_pair(page, candidate)
    if channel == "summit" and len(candidate.actors) < 3 and told and (pair or not is_gathering(candidate)):
        channel, why = "meeting", f"{why}; of two sides only, which is a meeting"
    if (
        channel == "video-call"
        and is_gathering(candidate)
        and any("summit" in e.text.lower() for e in candidate.evidence)
    ):
        channel, why = "summit", f"{why}; a summit of several sides"
    return Account(
        f"e{number}",
        Claim(channel, (candidate.trigger,), "rule:encounter-word", why),
        Claim(candidate.status, (candidate.trigger,), "rule:tense-and-mood", candidate.status_why),
        date,
        basis,
        Claim(place.text, (place,) if in_text else (), "rule:place-phrase", "the place named with it")
        if place
        else None,
        tuple(write_participant(page, a, candidate) for a in trim_actors(candidate.actors, candidate.listed)),
        find_topics(page, candidate, reread),
        tuple(sorted(candidate.evidence)[:3]),
        find_clock(page, candidate, place.text if place else None),
        find_initiator(page, seats, candidate),
    )


def is_gathering(candidate: Candidate) -> bool:
    """Whether three sides or more take part, or those of an organisation or format."""
    return len(candidate.countries()) > 2 or any(
        a.kind != "person" and a.country is not None and not is_state(a.country) for a in candidate.actors
    )


def is_pair(page: Page, candidate: Candidate) -> bool:
    """Whether it is one state's with the EU, which is one side there: "the Peru-EU summit", not "the EU summit"."""
    states = [code for code in candidate.countries() if is_state(code)]
    begin = max(0, candidate.trigger.start - REACH)
    paired = len(candidate.countries()) == 2 and len(states) == 1 and "EU" in candidate.countries()
    return paired and WITH_UNION.search(page.text, begin, candidate.trigger.start) is not None


def write_date(page: Page, candidate: Candidate) -> tuple[Claim[str] | None, DateBasis | None]:
    if candidate.date is not None:
        d = candidate.date
        told = page.text[d.start : d.end] == d.text
        spans = (Span(d.start, d.end, d.text),) if told else ()
        return Claim(d.value, spans, d.made_by, d.why if told else f"{d.why}, in the title"), "text"
    published = page.document.published
    news = candidate.sentence < LEAD and not candidate.passed
    if candidate.status == "held" and published and (news or candidate.same_day):
        return Claim(
            published, (), "rule:news-of-the-day", "the text reports it as its news and names no day"
        ), "publication"
    return None, None


def write_participant(page: Page, actor: Actor, candidate: Candidate) -> Participant:
    spans = tuple(cut_span(page.text, m.start, m.end) for m in candidate.mentions if actor in m.actors)
    return Participant(
        actor.name, actor.role, actor.country, spans, actor.kind, "rule:sides", "the text puts them into it"
    )
