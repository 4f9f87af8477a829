"""A Reading as a page for the terminal: engagements first, then what was said and promised, each with its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from babel.dates import format_date
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.rule import Rule
from rich.text import Text

from dragoman.model import (
    Account,
    Amount,
    Claim,
    Commitment,
    DateMention,
    Instrument,
    Participant,
    Quotation,
    Reading,
    Span,
)

V = TypeVar("V")
Row = tuple[str, str | Text]

STATUS_STYLES = {"held": "green", "planned": "cyan", "proposed": "yellow", "cancelled": "red"}
# A text may hold terminal codes: nothing below a space ever reaches the terminal.
UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
MAX_SENTENCE = 500
"""Characters of a sentence that are shown; the rest of a longer one (a list run together) says little more."""


class ReadingPage:
    """What `rich` prints of a Reading; with `explain`, why each value was claimed, and by what."""

    def __init__(self, reading: Reading, *, explain: bool = False) -> None:
        self.reading, self.explain = reading, explain
        self.sentence_starts = [start for start, _ in reading.sentences]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        reading = self.reading
        yield from self.draw_head()
        yield from draw_section("Engagements", reading.engagements, self.list_engagement)
        yield from draw_section("Quotations", reading.quotes, self.list_quotation)
        if self.explain:
            yield from draw_section("Statements", reading.statements, self.list_quotation)
        yield from draw_section("Sums", reading.amounts, self.list_amount)
        yield from draw_section("Commitments", reading.commitments, self.list_commitment)
        yield from draw_section("Instruments", reading.instruments, self.list_instrument)
        if self.explain:
            yield from draw_section("Dates", reading.dates, self.list_date)
        if not reading.engagements:
            yield Text("No engagement found in this text.", "italic")
        for note in reading.notes:
            yield Text(f"Note: {plain(note)}.", "italic")
        yield Text()

    def draw_head(self) -> Iterator[RenderableType]:
        document = self.reading.document
        day = f"published {write_date(document.published)}" if document.published else "day of publication not told"
        parts = [document.source, day, document.id if document.title else None]
        yield Rule(style="dim")
        yield Hanging("", Text(plain(document.title or document.id), "bold"))
        yield Hanging("", Text(" · ".join(plain(part) for part in parts if part), "dim"))
        yield Text()

    def list_engagement(self, account: Account) -> Iterator[Row]:
        yield "", self.name_engagement(account)
        for number, participant in enumerate(account.participants):
            yield "who" if number == 0 else "", name_participant(participant)
        if account.place:
            yield "where", plain(account.place.value)
        if account.topics:
            yield "on", plain("; ".join(topic.value for topic in account.topics))
        for number, span in enumerate(account.evidence):
            yield "words" if number == 0 else "", self.show_in_sentence(span.start, span.end)
        yield from self.explain_claim("channel", account.channel)
        yield from self.explain_claim("status", account.status)
        yield from self.explain_claim("date", account.date)
        yield from self.explain_claim("place", account.place)
        for topic in account.topics:
            yield from self.explain_claim(f"topic “{plain(topic.value)}”", topic)
        for participant in account.participants:
            yield from self.explain_value(participant.name, participant.why, participant.made_by, participant.spans)

    def name_engagement(self, account: Account) -> Text:
        when = write_date(account.date.value) if account.date else "date not told"
        if account.date and account.date_basis == "publication":
            when += " (the day of publication)"
        status = account.status.value
        return Text.assemble(
            (when, "bold"), " · ", (account.channel.value, "bold"), " · ", (status, STATUS_STYLES.get(status, ""))
        )

    def list_quotation(self, quotation: Quotation) -> Iterator[Row]:
        words = plain(quotation.text)
        yield "", Text(words if quotation.kind == "indirect" else f"“{words}”", "bold")
        told = [quotation.speaker or "speaker not told"]
        told += [f"“{quotation.cue.text}”"] if quotation.cue else []
        told += [f"to {quotation.addressee}"] if quotation.addressee else []
        told += [f"({quotation.medium})"] if quotation.medium else []
        yield "who", plain(" ".join(told))
        yield "words", self.show_in_sentence(quotation.start, quotation.end)
        speaker = [quotation.speaker_span] if quotation.speaker_span else []
        yield from self.explain_value(quotation.kind, quotation.why, quotation.made_by, speaker)

    def list_amount(self, amount: Amount) -> Iterator[Row]:
        value = f"{amount.value:,.2f}".removesuffix(".00")
        yield "", Text.assemble((plain(amount.text), "bold"), f" = {value} {amount.currency or '(currency not told)'}")
        if amount.of:
            yield "of", plain(amount.of)
        yield "words", self.show_in_sentence(amount.start, amount.end)
        yield from self.explain_value("sum", amount.why, amount.made_by)

    def list_commitment(self, commitment: Commitment) -> Iterator[Row]:
        sides = f"{commitment.by} to {commitment.to}" if commitment.to else commitment.by
        told = [commitment.kind, commitment.amount_text, commitment.instrument]
        due = f" · due {write_date(commitment.due)}" if commitment.due else ""
        yield "", Text.assemble((plain(sides), "bold"), " · ", plain(" · ".join(t for t in told if t)) + due)
        yield "words", self.show_in_sentence(commitment.evidence.start, commitment.evidence.end)
        yield from self.explain_value(commitment.kind, commitment.why, commitment.made_by)

    def list_instrument(self, instrument: Instrument) -> Iterator[Row]:
        name = plain(instrument.name) + (f" ({plain(instrument.acronym)})" if instrument.acronym else "")
        yield "", Text.assemble((name, "bold"), f" · {plain(instrument.kind)}")
        for figure in instrument.figures:
            value = f"{figure.value:,.2f}".removesuffix(".00")
            day = f", {write_date(figure.as_of)}" if figure.as_of else ""
            yield "figure", plain(f"{figure.property}: {value} {figure.unit}{day}")
            yield "", self.show_in_sentence(figure.evidence.start, figure.evidence.end)
        if not instrument.figures and instrument.spans:
            yield "words", self.show_in_sentence(instrument.spans[0].start, instrument.spans[0].end)
        yield from self.explain_value(instrument.kind, instrument.why, instrument.made_by)

    def list_date(self, mention: DateMention) -> Iterator[Row]:
        yield "", Text.assemble((plain(mention.text), "bold"), f" = {mention.value}")
        read_against = f"read against {mention.anchor}" if mention.anchor else ""
        yield from self.explain_value(read_against or "date", mention.why, mention.made_by)

    def show_in_sentence(self, start: int, end: int) -> Text:
        """The words in the sentence that they stand in, and where that is."""
        text = self.reading.document.text
        first = bisect_right(self.sentence_starts, start) - 1
        left, right = start, end
        if first >= 0:
            left = min(start, self.reading.sentences[first][0])
            last = max(first, bisect_right(self.sentence_starts, end - 1) - 1)
            right = max(end, self.reading.sentences[last][1])
        if right - left > MAX_SENTENCE:
            left, right = max(left, start - 80), min(right, max(end, start + MAX_SENTENCE - 80))
        # Only what is less than its sentence is marked: whole paragraphs underlined can't be read.
        style = "underline" if (end - start) < 0.8 * (right - left) else ""
        before, words, after = (
            plain(part, edges=True) for part in (text[left:start], text[start:end], text[end:right])
        )
        shown = Text.assemble(before, (words, style), after)
        shown.append(f"  [{start}–{end}]", "dim")
        return shown

    def explain_claim(self, name: str, claim: Claim[Any] | None) -> Iterator[Row]:
        if claim is None:
            yield from self.explain_value(name, "the text does not tell it", "")
        else:
            yield from self.explain_value(
                f"{name} {claim.value}" if " " not in name else name, claim.why, claim.made_by, claim.spans
            )

    def explain_value(self, name: str, why: str, made_by: str, spans: Sequence[Span] = ()) -> Iterator[Row]:
        """One row that says why a value was claimed, on which words and by what; none without `explain`."""
        if self.explain:
            text = self.reading.document.text
            words = "; ".join(f"“{plain(text[s.start : s.end])}” [{s.start}–{s.end}]" for s in spans[:3])
            reasons = [why, f"on {words}" if words else "", f"({made_by})" if made_by else ""]
            yield "why", Text(plain(f"{name}: {' '.join(r for r in reasons if r) or 'no reason given'}"), "dim")


def draw_section(title: str, values: Iterable[V], list_rows: Callable[[V], Iterator[Row]]) -> Iterator[RenderableType]:
    """A heading with the number of values, and the rows of each; nothing where there are none."""
    values = tuple(values)
    if not values:
        return
    yield Text.assemble((title.upper(), "bold"), (f"  {len(values)}", "dim"))
    for number, value in enumerate(values, 1):
        for position, (label, words) in enumerate(list_rows(value)):
            if position == 0:
                yield Hanging(f"{number:3} ", words)
            else:
                yield Hanging(f"    {label:6} ", words)
    yield Text()


class Hanging:
    """A label and words that wrap beside it, without the blanks at the ends of lines that a table would leave."""

    def __init__(self, label: str, words: str | Text) -> None:
        self.label, self.words = label, Text(words) if isinstance(words, str) else words

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(20, options.max_width - len(self.label))
        for number, line in enumerate(self.words.wrap(console, width)):
            line.rstrip()
            yield Text.assemble((self.label if number == 0 else " " * len(self.label), "dim"), line)


def name_participant(participant: Participant) -> str:
    """“Ida Berg, Prime Minister (DNK)”."""
    role = f", {participant.role}" if participant.role else ""
    country = f" ({participant.country})" if participant.country else ""
    return plain(f"{participant.name}{role}{country}")


def write_date(value: str) -> str:
    """An EDTF date in words ("7 November 2025", "November 2025", "7 November 2025 to 9 November 2025")."""
    return " to ".join(write_day(part) for part in value.split("/"))


def write_day(value: str) -> str:
    try:
        if len(value) == 10:
            return str(format_date(date.fromisoformat(value), "d MMMM y", locale="en"))
        if len(value) == 7:
            return str(format_date(date.fromisoformat(f"{value}-01"), "MMMM y", locale="en"))
    except ValueError:
        return value  # an open or uncertain date ("..", "2025-2X") stands as it is written
    return value


def plain(words: str, *, edges: bool = False) -> str:
    """The words on one line, with nothing that a terminal would obey."""
    line = UNPRINTABLE.sub(" ", words)
    return line if edges else line.strip()
