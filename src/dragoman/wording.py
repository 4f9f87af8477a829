"""Words of texts and values told in words, safe to print and to set."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

from dragoman.model import Amount, Commitment, Figure, Participant, Quotation, Span, Tenure
from dragoman.model.record import DocumentHead, EngagementParticipant

# Controls, the marks that turn the direction of writing, halves of pairs and what is no character: a terminal obeys
# some, XML 1.0 (section 2.2) forbids most, and a reversed line shows other words than it holds.
UNFIT = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
)
NOT_ON_A_LINE = re.compile(rf"[\s{UNFIT}]+")
NOT_IN_WORDS = re.compile(rf"[{UNFIT}]")


def plain(words: str, *, edges: bool = False) -> str:
    """The words on one line, with nothing that a terminal or a page would obey."""
    line = NOT_ON_A_LINE.sub(" ", words)
    return line if edges else line.strip()


def plain_lines(words: str) -> str:
    """The words with their line breaks, controls as spaces."""
    return NOT_IN_WORDS.sub(" ", words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")).strip()


def write_date(value: str) -> str:
    """An EDTF date in words ("7 November 2025", "November 2025", "7 November 2025 to 9 November 2025")."""
    return " to ".join(write_day(part) for part in value.split("/"))


def write_period(value: str) -> str:
    """An EDTF date in words, an interval as short as can be ("16–18 September 2024", "30 May – 2 June 2024")."""
    start, _, end = value.partition("/")
    if not end:
        return write_day(start)
    first, last = write_day(start).split(), write_day(end).split()
    shared = next((n for n in range(len(first)) if first[-1 - n] != last[-1 - n]), len(first) - 1)
    first = first[: len(first) - shared]
    return ("–" if len(first) == 1 and first[0].isdigit() else " – ").join((" ".join(first), " ".join(last)))


def write_day(value: str) -> str:
    try:
        if len(value) == 10:
            return str(format_date(date.fromisoformat(value), "d MMMM y", locale="en"))
        if len(value) == 7:
            return str(format_date(date.fromisoformat(f"{value}-01"), "MMMM y", locale="en"))
    except ValueError:
        return value  # an open or uncertain date ("..", "2025-2X") stands as it is written
    return value


def write_document(head: DocumentHead) -> str:
    """“Gazette, 4 May 2024: A call on the river”."""
    told = [head.source, write_date(head.published) if head.published else "day not told"]
    return plain(f"{', '.join(part for part in told if part)}: {head.title or head.given_id}")


def write_words(span: Span) -> str:
    """The words of a span in quotation marks, and where they stand."""
    return f"“{plain(span.text)}” [{span.start}–{span.end}]"


def write_number(value: float) -> str:
    """A number with its thousands told apart ("150,000,000,000", "84.75")."""
    return f"{value:,.2f}".removesuffix(".00")


def name_participant(participant: Participant | EngagementParticipant) -> str:
    """“Ida Berg, Prime Minister (DNK)”."""
    role = f", {participant.role}" if participant.role else ""
    country = f" ({participant.country})" if participant.country else ""
    return plain(f"{participant.name}{role}{country}")


def name_speaker(quotation: Quotation) -> str:
    """Who said it, with the words that say so, to whom and where: “Sall “said” to the press (X)”."""
    told = [quotation.speaker or "speaker not told"]
    told += [f"“{quotation.cue.text}”"] if quotation.cue else []
    told += [f"to {quotation.addressee}"] if quotation.addressee else []
    told += [f"({quotation.medium})"] if quotation.medium else []
    return plain(" ".join(told))


def name_instrument(name: str, acronym: str | None) -> str:
    """“River Fund (RF)”."""
    return plain(name + (f" ({acronym})" if acronym else ""))


def name_sides(commitment: Commitment) -> str:
    """“SEN to GMB”."""
    return plain(f"{commitment.by} to {commitment.to}" if commitment.to else commitment.by)


def write_terms(commitment: Commitment) -> str:
    """“pledge · €5 million · River Fund · due June 2024”."""
    due = f"due {write_date(commitment.due)}" if commitment.due else None
    return plain(" · ".join(t for t in (commitment.kind, commitment.amount_text, commitment.instrument, due) if t))


def write_money(amount: Amount) -> str:
    """“5,000,000 EUR”."""
    return f"{write_number(amount.value)} {amount.currency or '(currency not told)'}"


def write_figure(figure: Figure) -> str:
    """“paid out: 84.75 %, 3 May 2024”."""
    day = f", {write_date(figure.as_of)}" if figure.as_of else ""
    return plain(f"{figure.property}: {write_number(figure.value)} {figure.unit}{day}")


def write_term(tenure: Tenure) -> str:
    """“from May 2025”, “from 2019 to May 2024”, “term not told”."""
    start = f"from {write_date(tenure.start)}" if tenure.start else ""
    end = f"to {write_date(tenure.end)}" if tenure.end else ""
    return " ".join(part for part in (start, end) if part) or "term not told"


def write_office(tenure: Tenure) -> str:
    """“Prime Minister (DNK), from May 2025”."""
    country = f" ({tenure.country})" if tenure.country else ""
    return plain(f"{tenure.office}{country}, {write_term(tenure)}")
