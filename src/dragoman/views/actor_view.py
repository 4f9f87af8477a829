"""An actor as a page: names, offices, engagements, last words; and two sides' contacts with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from dragoman.model import Quotation, Tenure
from dragoman.model.record import Actor, DocumentHead, Engagement, FollowUp
from dragoman.views.sections import Hanging, Row, draw_section
from dragoman.views.tables import tabulate_engagements, tabulate_follow_ups
from dragoman.views.values import name_quotation
from dragoman.views.words import count_things
from dragoman.when import When
from dragoman.wording import name_speaker, plain, write_document, write_office, write_words

MOST_NAMES = 12
LONGEST_BAR = 40


class ActorPage:
    """What `rich` prints of an actor with the latest engagements and the last words, each with its document.

    `contradictions` are sentences about tenures that can't all be right; `asked` the id it was asked by.
    """

    def __init__(
        self,
        actor: Actor,
        *,
        engagements: Sequence[Engagement] = (),
        sayings: Sequence[tuple[DocumentHead, Quotation]] = (),
        contradictions: Sequence[str] = (),
        asked: str | None = None,
    ) -> None:
        self.actor, self.engagements, self.sayings = actor, engagements, sayings
        self.contradictions, self.asked = contradictions, asked or actor.id

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        actor = self.actor
        if self.asked != actor.id:
            yield Text(f"{plain(self.asked)} was merged into {actor.id}.", "italic")
        yield Text(plain(actor.name), "bold")
        known = f"known as {actor.known}" if actor.known and actor.known != actor.name else None
        yield Text(plain(" · ".join(part for part in (actor.id, actor.kind, actor.country, known) if part)), "dim")
        yield Text()
        if actor.names:
            names = [f"{n.name} ({n.documents})" if n.documents else n.name for n in actor.names[:MOST_NAMES]]
            more = f" and {len(actor.names) - MOST_NAMES} more" if len(actor.names) > MOST_NAMES else ""
            yield Hanging("names    ", plain("; ".join(names) + more))
            yield Text()
        yield from draw_section("Offices", actor.tenures, list_tenure)
        for contradiction in self.contradictions:
            yield Hanging("  ! ", Text(plain(contradiction), "red"))
        if self.contradictions:
            yield Text()
        yield from draw_section("Last words", self.sayings, list_saying)
        if self.engagements:
            yield Text.assemble(("LATEST ENGAGEMENTS", "bold"), (f"  {len(self.engagements)}", "dim"))
        yield tabulate_engagements(self.engagements)


def list_tenure(tenure: Tenure) -> Iterator[Row]:
    """An office with its term, and the words or the register that tell it."""
    yield "", Text(write_office(tenure), "bold")
    if tenure.evidence:
        yield "words", write_words(tenure.evidence)
    if tenure.source != "text":
        yield "source", plain(tenure.source)


def list_saying(saying: tuple[DocumentHead, Quotation]) -> Iterator[Row]:
    document, quotation = saying
    yield "", name_quotation(quotation)
    yield "who", f"{name_speaker(quotation)} [{quotation.start}–{quotation.end}]"
    yield "in", f"{write_document(document)} ({document.id})"


class PairPage:
    """What `rich` prints of two sides: their contacts a month, the latest of them, and what is open between them.

    At most `shown` of each are listed.
    """

    def __init__(
        self,
        sides: tuple[str, str],
        engagements: Sequence[Engagement],
        follow_ups: Sequence[FollowUp],
        *,
        shown: int,
        today: str | None = None,
    ) -> None:
        self.sides, self.engagements, self.follow_ups = sides, engagements, follow_ups
        self.shown, self.today = shown, today

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        one, other = self.sides
        yield Text(plain(f"{one} and {other}: {count_things(len(self.engagements), 'engagement')}"), "bold")
        yield Text()
        months = count_months(self.engagements)
        most = max(months.values(), default=1)
        for month, number in months.items():
            bar = "█" * max(1, round(number * min(LONGEST_BAR, most) / most))
            yield Text(f"{month:8}  {number:4}  {bar}")
        if months:
            yield Text()
        yield tabulate_engagements(self.engagements[: self.shown])
        if len(self.engagements) > self.shown:
            yield Text(f"The latest {self.shown} of {len(self.engagements)}.", "italic")
        yield Text()
        yield Text("OPEN FOLLOW-UPS", "bold")
        yield tabulate_follow_ups(self.follow_ups[: self.shown], self.today)
        if len(self.follow_ups) > self.shown:
            yield Text(f"The first {self.shown} of {len(self.follow_ups)}.", "italic")


def count_months(engagements: Sequence[Engagement]) -> dict[str, int]:
    """How many engagements that took place began in each month, the latest first; "no month" comes last."""
    told = (When.parse(e.date).month if e.date else None for e in engagements if e.status == "held")
    held = Counter(month or "no month" for month in told)
    return {month: held[month] for month in sorted(held, key=lambda m: (m != "no month", m), reverse=True)}
