"""A Reading as a page for the terminal: engagements first, then what was said and promised, each with its sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

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
    Quotation,
    Reading,
    Span,
)
from dragoman.views.sections import STATUS_STYLES, Hanging, Row, draw_section
from dragoman.views.values import name_commitment, name_quotation
from dragoman.wording import (
    name_instrument,
    name_participant,
    name_speaker,
    plain,
    write_date,
    write_figure,
    write_money,
)

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
        yield "", name_quotation(quotation)
        yield "who", name_speaker(quotation)
        yield "words", self.show_in_sentence(quotation.start, quotation.end)
        speaker = [quotation.speaker_span] if quotation.speaker_span else []
        yield from self.explain_value(quotation.kind, quotation.why, quotation.made_by, speaker)

    def list_amount(self, amount: Amount) -> Iterator[Row]:
        yield "", Text.assemble((plain(amount.text), "bold"), f" = {write_money(amount)}")
        if amount.of:
            yield "of", plain(amount.of)
        yield "words", self.show_in_sentence(amount.start, amount.end)
        yield from self.explain_value("sum", amount.why, amount.made_by)

    def list_commitment(self, commitment: Commitment) -> Iterator[Row]:
        yield "", name_commitment(commitment)
        yield "words", self.show_in_sentence(commitment.evidence.start, commitment.evidence.end)
        yield from self.explain_value(commitment.kind, commitment.why, commitment.made_by)

    def list_instrument(self, instrument: Instrument) -> Iterator[Row]:
        name = name_instrument(instrument.name, instrument.acronym)
        yield "", Text.assemble((name, "bold"), f" · {plain(instrument.kind)}")
        for figure in instrument.figures:
            yield "figure", write_figure(figure)
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
