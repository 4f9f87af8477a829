"""Memoranda of conversation and telephone transcripts: records of their own encounter, its people listed at the top."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dragoman.accounts.candidates import Candidate, list_actors
from dragoman.annotating.page import Block, Mention, Page
from dragoman.model import DateMention, Span, cut_span

FORM = re.compile(
    r"(?:Memorandum|Memo|Record|Minutes|Transcript|Notes?) of (?:a |an |the |Secretary.{0,40})?"
    r"(?:(?P<phone>Tele(?:phone|con)[\w ]*)|Conversation|Meeting)",
    re.I,
)
CITY = re.compile(r"(?:^|,\s+)([A-Z][\w .'’-]+?),\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s+)?$")
PLACE = re.compile(r"(?:PLACE|Place|LOCATION)\b:?\s*")
ARTICLE = re.compile(r"[Tt]he\s+")
DAY = 10
"""Characters of a date that tells a day."""
REACH = 200
"""Characters of a line within which the form stands."""
LIST = re.compile(r"(?:PARTICIPANTS?|PRESENT|ATTENDEES)\b:?", re.I)
BUREAU = re.compile(r"[A-Z]{1,5}(?:/[A-Z]{1,5})*\s?[—–]\s?")
"""Before a name: the office's sign, as in "EUR—Ms. Lind"."""
HEAD = 14
"""Lines from the top in which the form, the date line and the list begin."""
LINE = 170
"""A line longer than this is text, no entry of a list."""
SENT = re.compile(r"\b(?:Charg[eé] d['’]Affaires|Minister-Counselor|Attach[eé])\b", re.I)
"""Somebody of no told state in a list with no headings: of the guests' mission."""
OPENS = 5
"""Characters before an office that opens its line, "The " among them."""
HEADING = 40
"""A line up to this long that names a state and nobody heads those below it: "Norwegian side"."""


def read_memorandum(page: Page) -> Candidate | None:
    """The encounter whose record the document is, or None where it is no memorandum."""
    head = page.blocks[:HEAD]
    form = find_form(page, head)
    if form is None:
        return None
    words, told = form
    listed = read_list(page)
    block = line_of(page, words.start)
    mentions = listed or [m for m in page.mentions_in(*block) if m.kind in ("name", "office")]
    dates = [d for d in page.dates if d.start < head[-1].end and len(d.value) == DAY]
    if not dates and page.headline is not None:
        dates = [d for d in page.headline.dates if len(d.value) == DAY]
    date = dates[0] if dates else None
    shown = date is not None and page.text[date.start : date.end] == date.text
    line = line_of(page, date.start) if date is not None and shown else block
    return Candidate(
        channel="call" if told.group("phone") else "meeting",
        status="held",
        actors=list_actors(mentions),
        mentions=mentions,
        date=date,
        place=read_place(page, dates) if shown else read_label(page, head),
        evidence=[cut_span(page.text, *line)],
        trigger=words,
        sentence=0,
        channel_why=f"the document is a “{told.group()}”",
        status_why="a record of what was said",
        listed=True,
    )


def find_form(page: Page, head: Sequence[Block]) -> tuple[Span, re.Match[str]] | None:
    """Where the document says that it is a memorandum, and in which words.

    Where only the title does, the line above the list of participants stands for it.
    """
    for block in head:
        form = FORM.search(page.text, block.start, min(block.end, block.start + REACH))
        if form is not None:
            return Span(form.start(), form.end(), form.group()), form
    titled = FORM.search(page.document.title or "")
    begin = next((b for b in head if LIST.match(page.text, b.start, b.end)), None)
    return (cut_span(page.text, begin.start, begin.end), titled) if titled and begin else None


def line_of(page: Page, offset: int) -> tuple[int, int]:
    """Where the block that holds the offset begins and ends."""
    block = next(b for b in page.blocks if b.start <= offset < b.end)
    return block.start, block.end


def read_place(page: Page, dates: list[DateMention]) -> Span | None:
    """The city before one of the dates, "San Jose, March 20, 1963", else what a label tells."""
    for date in dates:
        start, _ = line_of(page, date.start)
        city = CITY.search(page.text[start : date.start])
        if city:
            return cut_span(page.text, start + city.start(1), start + city.end(1))
    return read_label(page, page.blocks[:HEAD])


def read_label(page: Page, head: Sequence[Block]) -> Span | None:
    """The place behind "PLACE:", on its line or the next one."""
    for block, following in pairwise(head):
        label = PLACE.match(page.text, block.start, block.end)
        if label:
            start, end = (label.end(), block.end) if label.end() < block.end else (following.start, following.end)
            the = ARTICLE.match(page.text, start, end)
            return cut_span(page.text, the.end() if the else start, end)
    return None


def read_list(page: Page) -> list[Mention]:
    """Those listed under PARTICIPANTS; a line that only names a state gives it to those below, and so
    does, where no line does that, the one who is said to be of a state."""
    begin = next((i for i, b in enumerate(page.blocks[: HEAD + 10]) if LIST.match(page.text, b.start, b.end)), None)
    if begin is None:
        return []
    found: list[Mention] = []
    country, headed = None, False
    guest: str | None = None
    for block in page.blocks[begin:]:
        start = block.start
        if block is page.blocks[begin]:
            match = LIST.match(page.text, start, block.end)
            start = match.end() if match else start
        if ends_list(page, block):
            break
        bureau = BUREAU.match(page.text, start, block.end)
        start = bureau.end() if bureau else start
        listed = first_of_line(page, start, block.end)
        if listed is None or listed.kind not in ("name", "office"):
            heading = next(iter(page.names_in(start, block.end)), None) if block.end - start < HEADING else None
            country, headed = (heading.code, True) if heading is not None else (country, headed)
            continue
        for actor in listed.actors:
            if not actor.is_placed:
                told = listed.country or (country if headed else find_service(page, listed, block.end))
                sent = guest if SENT.search(page.text, start, block.end) and not headed else None
                actor.place(told or sent or country or actor.country or page.home)
            country = country if headed else actor.country
            guest = actor.country if actor.country != page.home else guest
        if listed.actors:
            found.append(listed)
    return found


def find_service(page: Page, listed: Mention, end: int) -> str | None:
    """The state of whom or what somebody serves: "Interpreter, Norwegian Ministry", "aide to General Boateng"."""
    beside = (a.country for m in page.mentions_in(listed.end, end) for a in m.actors if a.kind == "person")
    names = (n.code for n in page.names_in(listed.end, end) if n.kind in ("state", "demonym"))
    return next((code for code in (*beside, *names) if code is not None), None)


def ends_list(page: Page, block: Block) -> bool:
    """Whether the block is text, or the next heading, behind the list."""
    words = page.text[block.start : block.end]
    return (
        len(words) > LINE
        or bool(re.match(r"SUBJECT|There follows|\[", words))
        or bool(re.search(r"\b(?:said|asked|began|opened|stated)\b", words))
    )


def first_of_line(page: Page, start: int, end: int) -> Mention | None:
    """The first person named in text[start:end], else the first office, state or organisation."""
    inside = [
        m for m in page.mentions_in(start, end) if m.kind in ("name", "office", "state", "metonym", "organisation")
    ]
    first = next((m for m in inside if m.kind in ("name", "office")), None)
    named = next((m for m in inside if m.kind == "name"), None)
    led = first is not None and first.start - start < OPENS
    return first if led else named or first or (inside[0] if inside else None)
