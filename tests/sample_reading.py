"""A reading with one value of every kind, for tests of views and of the contract."""

from __future__ import annotations

from dragoman.model import (
    Account,
    Amount,
    Claim,
    Commitment,
    DateMention,
    Document,
    Figure,
    Instrument,
    Participant,
    Quotation,
    Reading,
    Span,
    Succession,
    Tenure,
)
from dragoman.reading.canonical import hash_text

TEXT = (
    "President Sall called President Barrow on 3 May 2024. “The river is ours to share,” he said. "
    "Senegal will give €5 million to the River Fund by June."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def build_reading() -> Reading:
    """A reading with one value of every kind."""
    call = Account(
        id="e1",
        channel=Claim("call", (span("called"),), "rule:call-verb", "“called” with a person as its object"),
        status=Claim("held", (span("called"),), "rule:past", "a finished verb"),
        date=Claim("2024-05-03", (span("on 3 May 2024"),), "rule:date", "the day in the same sentence"),
        date_basis="text",
        place=None,
        participants=(
            Participant("Sall", "President", "SEN", (span("President Sall"),), why="the caller"),
            Participant("Barrow", "President", "GMB", (span("President Barrow"),), why="the one called"),
        ),
        topics=(Claim("the river", (span("The river"),)),),
        evidence=(span("President Sall called President Barrow on 3 May 2024."),),
    )
    words, sum_, day = span("The river is ours to share,"), span("€5 million"), span("3 May 2024")
    promise = span("Senegal will give €5 million to the River Fund by June")
    said = Quotation(words.text, words.start, words.end, "direct", "Sall", span("he"), span("said"), "X", "the press")
    fund = span("River Fund")
    return Reading(
        document=Document("a.txt", TEXT, hash_text(TEXT), "A call on the river", "2024-05-04", "Gazette"),
        engagements=(call,),
        quotes=(said,),
        amounts=(Amount(sum_.text, sum_.start, sum_.end, 5e6, "EUR", "the River Fund", why="a sign and a number"),),
        commitments=(Commitment("SEN", "GMB", "pledge", promise, "€5 million", "River Fund", "2024-06"),),
        instruments=(
            Instrument("River Fund", "RF", "fund", (Figure("size", 5e6, "EUR", promise, "2024-05"),), (fund,)),
        ),
        dates=(DateMention(day.text, day.start, day.end, "2024-05-03"),),
        notes=("read as Windows-1252",),
        successions=(Succession("Delta Fund", "River Fund", promise, "rule:succession-verb", "a verb says so"),),
        tenures=(Tenure("Sall", "President", "SEN", "2012-04", None, promise, made_by="rule:tenure-start"),),
        sentences=((0, 53), (54, 93), (94, len(TEXT))),
    )
