"""Remarks made at a meeting: their title names the people and the occasion, the text is the meeting itself."""

from __future__ import annotations

import re

from dragoman.accounts.candidates import Candidate
from dragoman.annotating.page import Actor, Page
from dragoman.lexicon.diplomacy import list_words
from dragoman.model import Channel, Span, cut_span

FORM = re.compile(
    r"\b(?:Remarks|Opening remarks|Press (?:conference|statements?)|Statements?|Joint press)\b.*?"
    r"\b(?:before|after|ahead of|at|following|during|in|prior to|of)\b.*?"
    r"(?P<word>meeting|talks|bilateral|lunch(?:eon)?|dinner|call|conversation|consultations|discussions|engagement)"
    r"|\b(?:[Rr]emarks|[Ss]tatements?)\b.*? (?:[Uu]p)?[Oo]n (?P<arrival>[Aa]rrival)\b",
    re.I,
)
GREETING = re.compile(r"\b(?:welcome|pleasure|honou?r|glad|delighted|happy|thank you|great to|good to)\b", re.I)
ROOM = re.compile(rf"\b(?:{'|'.join(list_words('places', 'rooms'))})\b")
YOU = re.compile(r"\byou(?:r)?\b", re.I)
WE = re.compile(r"\bw(?:e|ill)\b", re.I)
TOGETHER = re.compile(r"\b[Ww]e (?:[\w’']+ ){0,4}(?:together|both)\b")
THIS_VISIT = re.compile(r"\b[Tt]his (?:[\w-]+ ){0,2}visit\b")
TWO = 2
"""Speakers of whom each means the other with "we"."""
HEAD = 6
"""Lines from the top that may name the place: "Oval Office", "Mulia Hotel, Bali, Indonesia"."""


def read_transcript(page: Page) -> Candidate | None:
    """The meeting at which the document's remarks were made, or None where its title tells of none."""
    form = FORM.search(page.document.title or "")
    if form is None or page.headline is None:
        return None
    actors: list[Actor] = [page.author] if page.author is not None else []
    for mention in page.headline.mentions:
        if mention.kind in ("name", "office"):
            actors += [a for a in mention.actors if a not in actors]
    if len({a.country for a in actors if a.country}) < 2:
        return None
    evidence = find_greeting(page)
    if evidence is None:
        return None
    word = (form.group("word") or form.group("arrival")).lower()
    channel: Channel = "call" if word in ("call", "conversation") else "meeting"
    return Candidate(
        channel=channel,
        status="held",
        actors=actors,
        mentions=[],
        date=None,
        place=read_place(page),
        evidence=[evidence],
        trigger=evidence,
        sentence=0,
        channel_why=f"the title's “{word}”: these words were said there",
        status_why="what is said at a meeting shows it",
        today=page.document.published,
    )


def drop_present(candidates: list[Candidate], transcript: Candidate | None) -> list[Candidate]:
    """Without what speakers look forward to at their own meeting: "I look forward to our discussion"."""
    if transcript is None:
        return candidates
    there = transcript.actors
    return [
        c
        for c in candidates
        if c is transcript
        or c.status != "planned"
        or c.group != "any"
        or c.date is not None
        or c.place is not None
        or any(a not in there for a in c.actors)
    ]


def seat_speakers(candidates: list[Candidate], transcript: Candidate | None) -> None:
    """ "And today we took part together in the summit", said by one of two: both were there."""
    if transcript is None or len(transcript.actors) != TWO:
        return
    for candidate in candidates:
        speaking = [a for a in candidate.actors if a in transcript.actors]
        ours = any(WE.fullmatch(m.words) for m in candidate.mentions)
        if ours and speaking and candidate.evidence and TOGETHER.search(candidate.evidence[0].text):
            candidate.actors = [*transcript.actors, *(a for a in candidate.actors if a not in transcript.actors)]


def seat_guests(candidates: list[Candidate], transcript: Candidate | None, home: str | None) -> None:
    """ "This visit is a chance to …", said by either of two at their meeting: the visit of the one from abroad."""
    if transcript is None or home is None or len(transcript.actors) != TWO:
        return
    guests = sorted(transcript.actors, key=lambda a: a.country == home)
    for visit in candidates:
        ours = visit.channel == "visit" and visit.definite and not visit.passed
        ours = ours and all(a in guests for a in visit.actors) and len(visit.actors) < TWO
        if ours and visit.status == "held" and any(THIS_VISIT.search(e.text) for e in visit.evidence):
            visit.actors, visit.definite = guests, False


def date_stays(merged: list[Candidate], transcript: Candidate | None, home: str | None) -> None:
    """ "It is an honour for me to visit the White House": the guest's visit is on the day of the meeting itself."""
    if transcript is None or home is None:
        return
    for visit in merged:
        told = visit.channel == "visit" and visit.status == "held" and not (visit.passed or visit.other)
        if told and visit.date is None and all(a in transcript.actors for a in visit.actors):
            visit.same_day = visit.actors[0].country != home


def find_greeting(page: Page) -> Span | None:
    """The first sentence in which one side greets the other, else the first that says "you", "we" or "will"."""
    early = [s for s in page.sentences if s.end - s.start > 20][:30]
    for pattern in (GREETING, YOU, WE):
        for sentence in early:
            if pattern.search(page.text, sentence.start, sentence.end):
                return cut_span(page.text, sentence.start, sentence.end)
    return None


def read_place(page: Page) -> Span | None:
    """The city among the first lines, else a short first line that names a room or a house."""
    for block in page.blocks[:HEAD]:
        if block.end - block.start > 60 or ":" in page.text[block.start : block.end]:
            continue
        cities = [n for n in page.names_in(block.start, block.end) if n.kind in ("city", "capital")]
        if cities:
            return cut_span(page.text, cities[0].start, cities[0].end)
        if ROOM.search(page.text, block.start, block.end):
            return cut_span(page.text, block.start, block.end)
    return None
