"""An engagement as a page: what it was in one sentence, how sure that is, and the accounts that tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from dragoman.exporting.wording import summarise_engagement
from dragoman.model.record import Engagement, FiledAccount, FollowUp, Judgement, Reason
from dragoman.record import HistoryEvent
from dragoman.views.sections import STATUS_STYLES, Hanging, Row, draw_section
from dragoman.views.values import list_commitment, list_quotation
from dragoman.views.words import count_things, write_descent, write_due, write_span_of_dates
from dragoman.when import When
from dragoman.wording import name_participant, plain, write_date, write_document, write_words

REVIEWED = "*reviewed*"


class EngagementPage:
    """What `rich` prints of an engagement with its accounts.

    With `reasons` (by account), why each account stands with it; with `events`, what happened to it in the record; with
    `captures` (by document), under which other ids the same text was met.
    `asked` is the id it was asked by, which another may have taken the place of. Follow-ups are overdue against
    `today`, an ISO date.
    """

    def __init__(
        self,
        engagement: Engagement,
        accounts: Sequence[FiledAccount],
        *,
        follow_ups: Sequence[FollowUp] = (),
        judgements: Sequence[Judgement] = (),
        reasons: Mapping[str, Sequence[Reason]] | None = None,
        events: Sequence[HistoryEvent] = (),
        captures: Mapping[str, Sequence[str]] | None = None,
        asked: str | None = None,
        today: str | None = None,
    ) -> None:
        self.engagement, self.accounts, self.reasons = engagement, accounts, reasons
        self.follow_ups, self.judgements, self.events, self.today = follow_ups, judgements, events, today
        self.captures, self.asked = captures or {}, asked or engagement.id

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        engagement = self.engagement
        yield from self.draw_head()
        yield from draw_section("Participants", engagement.participants, lambda p: iter([("", name_participant(p))]))
        yield from draw_section("Accounts", self.accounts, self.list_account)
        quotes = [(n, q) for n, a in enumerate(self.accounts, 1) for q in a.quotes if q.kind != "indirect"]
        yield from draw_section("Quotations", quotes, lambda pair: list_quotation(pair[1], f"account {pair[0]}"))
        commitments = [(n, c) for n, a in enumerate(self.accounts, 1) for c in a.commitments]
        yield from draw_section("Commitments", commitments, lambda pair: list_commitment(pair[1], f"account {pair[0]}"))
        yield from draw_section("Follow-ups", self.follow_ups, self.list_follow_up)
        yield from draw_section("Judgements", self.judgements, list_judgement)
        yield from draw_section("History", self.events, list_event)

    def draw_head(self) -> Iterator[RenderableType]:
        engagement = self.engagement
        if self.asked != engagement.id:
            yield Text(f"{plain(self.asked)} was merged into {engagement.id}.", "italic")
        yield Hanging("", Text(summarise_engagement(engagement), "bold"))
        marks = [engagement.id, f"{count_things(engagement.sources, 'independent source')}"]
        marks += [REVIEWED] if "engagement" in engagement.reviewed else []
        marks += ["rejected by a person"] if engagement.rejected else []
        yield Hanging("", Text(" · ".join(marks), "dim"))
        yield Text()
        for label, words in self.list_fields():
            yield Hanging(f"{label:8} ", words)
        yield Text()

    def list_fields(self) -> Iterator[Row]:
        e, told = self.engagement, [filed.account for filed in self.accounts]
        yield "when", self.mark("date", self.tell_when())
        where = "not told" if e.place is None else e.place
        yield (
            "where",
            self.mark("place", where + self.tell_share([a.place.value if a.place else None for a in told], e.place)),
        )
        yield "how", self.mark("channel", e.channel + self.tell_share([a.channel.value for a in told], e.channel))
        yield "status", self.mark("status", self.tell_status())
        if e.topics:
            yield "on", self.mark("topics", "; ".join(e.topics))

    def tell_when(self) -> str:
        e = self.engagement
        if e.date is None:
            return "not told"
        if e.date_basis == "publication":
            return f"{write_date(e.date)} — the day of publication, no day is told"
        sure = f" — to the {When.parse(e.date).precision}" if "/" not in e.date else ""
        return (
            write_date(e.date)
            + sure
            + self.tell_share([a.account.date.value if a.account.date else None for a in self.accounts], e.date)
        )

    def tell_share(self, told: Sequence[str | None], value: str | None) -> str:
        """How many of several accounts tell the value."""
        if value is None or len(told) < 2:
            return ""
        return f", told by {sum(one == value for one in told)} of {len(told)} accounts"

    def tell_status(self) -> str:
        """The status, and how it came to it where it changed."""
        steps = list(dict.fromkeys((day, status) for day, status, _ in self.engagement.history))
        if len({status for _, status in steps}) < 2:
            return self.engagement.status
        path = " → ".join(f"{status} ({write_span_of_dates(day)})" for day, status in steps)
        return f"{self.engagement.status}: {path}"

    def mark(self, field: str, words: str) -> Text:
        marked = Text(plain(words))
        if field in self.engagement.reviewed:
            marked.append(f"  {REVIEWED}", "bold")
        return marked

    def list_account(self, filed: FiledAccount) -> Iterator[Row]:
        yield "", Text(write_document(filed.document), "bold")
        told = filed.account
        date = write_span_of_dates(told.date.value) if told.date else "no date"
        parts = [filed.id, told.channel.value, told.status.value, date, write_descent(filed.document)]
        yield "", Text(" · ".join(part for part in parts if part), "dim")
        if also := self.captures.get(filed.document.id):
            yield "also", plain(f"the same text was met as {', '.join(also)}")
        for span in told.evidence:
            yield "words", write_words(span)
        if self.reasons is not None:
            reasons = self.reasons.get(filed.id, ())
            for reason in reasons:
                yield "why", f"{reason.weight:+.2f}  {plain(reason.feature)}: {plain(reason.why)}"
            if not reasons:
                yield "why", "the first account of it"

    def list_follow_up(self, follow_up: FollowUp) -> Iterator[Row]:
        status = write_due(follow_up, self.today)
        due = f" · due {write_date(follow_up.due)}" if follow_up.due else ""
        yield "", Text.assemble((plain(follow_up.what), "bold"), " · ", (status, STATUS_STYLES.get(status, "")), due)
        yield "words", f"{write_words(follow_up.opened)} {follow_up.document}"
        if follow_up.closed:
            yield "closed", f"{write_words(follow_up.closed)} {follow_up.closing_document}"
        if follow_up.why and self.reasons is not None:
            yield "why", plain(follow_up.why)


def list_judgement(judgement: Judgement) -> Iterator[Row]:
    of = [judgement.subject, judgement.other, judgement.field, judgement.value]
    state = "" if judgement.stands else f" (withdrawn by {judgement.withdrawn_by}: {judgement.withdrawn_why})"
    yield "", Text(plain(f"{judgement.verb} {' '.join(part for part in of if part)}{state}"), "bold")
    yield "", plain(f"{judgement.by}, {judgement.at[:10]}: {judgement.why} [{judgement.id}]")


def list_event(event: HistoryEvent) -> Iterator[Row]:
    yield "", plain(f"{event.at[:19].replace('T', ' ')} UTC: {event.event}")
    if event.detail:
        yield "", plain(event.detail)
