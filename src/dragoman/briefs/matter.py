"""What a brief is about: the encounter ahead, its sides, and all that the record holds of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman.exporting.heading import Told
from dragoman.model.record import (
    Actor,
    Comparison,
    DocumentHead,
    Engagement,
    FiledAccount,
    FiledCommitment,
    FollowUp,
    RecordedInstrument,
)
from dragoman.record import EngagementFilters, FollowUpFilters, HistoryEvent, Record
from dragoman.resolving.comparison import compare_accounts
from dragoman.when import When

Length = Literal["short", "full"]
DETAILS: dict[Length, int] = {"full": 4, "short": 2}
LATELY = 60
"""Contacts of each side that are looked through for the latest that matter."""
MOST_AHEAD = 12
MOST_FOLLOW_UPS = 200
"""Open follow-ups of each side that are looked through: those between the sides come first."""
MOST_PEOPLE = 14
"""People of the latest encounters who are looked up: as many as a page could name."""


@dataclass(frozen=True, slots=True)
class BriefRequest:
    """Which brief: before the encounter with all of `with_` on the ISO day `on`, or on them alone where there is none.

    `with_` holds country codes and ids of actors, `about` words that it shall keep to, `engagement` the id of the
    encounter where it is known. `made_on` is the ISO day it is made.
    """

    with_: tuple[str, ...]
    on: str
    made_on: str
    about: str | None = None
    length: Length = "full"
    engagement: str | None = None

    @property
    def details(self) -> int:
        """Topics of an encounter, and measures of an instrument, that are told; of sums one less."""
        return DETAILS[self.length]

    @property
    def subject(self) -> str:
        """Under what it is remembered: briefs on the same are compared with each other."""
        return "|".join((self.engagement or "+".join(sorted(self.with_)), self.about or ""))


@dataclass(frozen=True, slots=True)
class Matter:
    """All that a brief is made of. `sides` are codes, or ids of actors; `contacts` come the most telling first.

    `commitments`, `actors`, `documents` and `texts` are by id, the texts those of the contacts; `last_brief` is the ISO
    day of the one before, `changes` what happened since then, by subject.
    """

    request: BriefRequest
    encounter: Told | None
    sides: tuple[str, ...]
    contacts: tuple[Told, ...]
    ahead: tuple[Told, ...]
    follow_ups: tuple[FollowUp, ...]
    commitments: dict[str, FiledCommitment]
    instruments: tuple[RecordedInstrument, ...]
    comparisons: tuple[tuple[Engagement, Comparison], ...]
    actors: dict[str, Actor]
    documents: dict[str, DocumentHead]
    texts: dict[str, str]
    last_brief: str | None
    changes: dict[str, list[HistoryEvent]]

    @property
    def told(self) -> tuple[Told, ...]:
        """The encounter, if there is one, and the contacts."""
        return (*((self.encounter,) if self.encounter else ()), *self.contacts)


def gather_matter(record: Record, request: BriefRequest) -> Matter:
    """Look up what a brief needs. NotInRecord where the engagement asked for is not there."""
    encounter = find_encounter(record, request)
    sides = list_sides(encounter[0]) if encounter else request.with_
    concerns = make_filter(record, request.about)
    contacts = tuple(t for t in find_contacts(record, sides, request.on, encounter) if concerns(*list_told_words(t)))
    ahead = tuple(find_ahead(record, sides, request.on, encounter))
    follow_ups = tuple(
        f for f in find_open(record, sides, request.on) if concerns(f.what, f.opened.text, f.instrument or "")
    )
    commitments = record.load_commitments([f.id.removeprefix("f-") for f in follow_ups if f.id.startswith("f-c-")])
    told = (*((encounter,) if encounter else ()), *contacts)
    people = dict.fromkeys(p.actor for e, _ in told for p in e.participants if p.actor and p.kind == "person")
    last = record.find_last_brief(request.subject, request.made_on)
    instruments = find_instruments(record, told, follow_ups, request.about)
    return Matter(
        request=request,
        encounter=encounter,
        sides=sides,
        contacts=contacts,
        ahead=ahead,
        follow_ups=follow_ups,
        commitments={c.id: c for c in commitments},
        instruments=instruments,
        comparisons=tuple((t[0], compare_told(t)) for t in told if len(t[1]) > 1),
        actors={actor: record.load_actor(actor) for actor in list(people)[:MOST_PEOPLE]},
        documents=load_documents(record, follow_ups, instruments),
        texts=record.load_texts(a.document.id for _, accounts in told for a in accounts),
        last_brief=last[0] if last else None,
        changes=record.find_changes(after=last[1]) if last else {},
    )


def iter_accounts(matter: Matter) -> Iterator[FiledAccount]:
    """The accounts of the encounter and of the contacts, copies left out."""
    for _, accounts in matter.told:
        yield from (filed for filed in accounts if not filed.document.copy_of)


def find_encounter(record: Record, request: BriefRequest) -> Told | None:
    """The encounter that the brief prepares: that of the id, else the best told one of all the sides on the day."""
    if request.engagement:
        engagement = record.load_engagement(request.engagement)
        return engagement, record.load_accounts(engagement.id)
    filters = EngagementFilters(with_=request.with_, since=request.on, until=request.on)
    found = [
        told
        for told in record.iter_engagements(filters, belongings=True)
        if told[0].date and told[0].status != "cancelled"
    ]
    # The one of that very day and still ahead, before a visit of a whole month.
    return max(
        found,
        key=lambda t: (t[0].status in ("planned", "proposed"), t[0].date == request.on, t[0].sources, t[0].id),
        default=None,
    )


def list_sides(engagement: Engagement) -> tuple[str, ...]:
    """The states and organisations that take part; of who represents none, the actor."""
    named = (p.country or p.actor for p in engagement.participants)
    return tuple(dict.fromkeys(side for side in named if side))


def takes_part(engagement: Engagement, side: str) -> bool:
    return any(side in (p.country, p.actor) for p in engagement.participants)


def find_contacts(record: Record, sides: Sequence[str], on: str, encounter: Told | None) -> list[Told]:
    """What the sides have held until the day: first what they held with each other, then the latest of each."""
    found: dict[str, Told] = {}
    for side in sides:
        filters = EngagementFilters(with_=(side,), status="held", limit=LATELY)
        for told in record.iter_engagements(filters, belongings=True):
            if tell_day(told) <= on and told[0].id != (encounter[0].id if encounter else None):
                found[told[0].id] = told
    by_day = sorted(found.values(), key=lambda t: (tell_day(t), t[0].id), reverse=True)
    return sorted(by_day, key=lambda told: -min(2, sum(takes_part(told[0], side) for side in sides)))


def tell_day(told: Told) -> str:
    """The first day of an engagement, or that of the first report of one whose day is not told; "9999" for neither."""
    engagement, accounts = told
    if engagement.date:
        return When.parse(engagement.date).earliest.isoformat()
    return min((a.document.published for a in accounts if a.document.published), default="9999")


def find_ahead(record: Record, sides: Sequence[str], on: str, encounter: Told | None) -> list[Told]:
    """What is planned or proposed after the day, the soonest first."""
    tomorrow = (date.fromisoformat(on) + timedelta(days=1)).isoformat()
    found: dict[str, Told] = {}
    for side in sides:
        filters = EngagementFilters(with_=(side,), since=tomorrow, limit=MOST_AHEAD, oldest_first=True)
        for told in record.iter_engagements(filters):
            if told[0].status in ("planned", "proposed") and told[0].id != (encounter[0].id if encounter else None):
                found[told[0].id] = told
    return sorted(found.values(), key=lambda told: (tell_day(told), told[0].id))


def find_open(record: Record, sides: Sequence[str], on: str) -> list[FollowUp]:
    """What was open on the day: first what is due between the sides, then the latest that one of them owes."""
    found: dict[str, FollowUp] = {}
    for side in sides:
        filters = FollowUpFilters(with_=(side,), status="open", limit=MOST_FOLLOW_UPS)
        found |= {f.id: f for f in record.follow_ups(filters) if (f.opened_on or "") <= on}
    latest = sorted(found.values(), key=lambda f: (f.opened_on or "", f.id), reverse=True)
    return sorted(latest, key=lambda f: -sum(side in (f.by, f.to) for side in sides))


def find_instruments(
    record: Record, told: Iterable[Told], follow_ups: Iterable[FollowUp], about: str | None
) -> tuple[RecordedInstrument, ...]:
    """The instruments that came up, first those of which the contacts' texts tell figures, then as they came up."""
    told = tuple(told)
    texts = {filed.document.id for _, accounts in told for filed in accounts}
    names = dict.fromkeys(i.name for _, accounts in told for filed in accounts for i in filed.instruments)
    names |= dict.fromkeys(f.instrument for f in follow_ups if f.instrument)
    found = {i.id: i for name in names for i in record.find_instruments(name, limit=1)}
    asked = {i.id for i in record.find_instruments(about)} if about else set()
    # A brief on one programme is not on those that were spoken of beside it.
    kept = [i for i in found.values() if i.id in asked] or list(found.values())
    return tuple(sorted(kept, key=lambda i: not any(figure.document in texts for figure in i.figures)))


def load_documents(
    record: Record, follow_ups: Iterable[FollowUp], instruments: Iterable[RecordedInstrument]
) -> dict[str, DocumentHead]:
    """The documents that follow-ups and instruments rest on, by id."""

    def iter_ids() -> Iterator[str]:
        for follow_up in follow_ups:
            yield follow_up.document
        for instrument in instruments:
            yield from (figure.document for figure in instrument.figures)
            yield from (document for document, _ in instrument.mentions[:1])
            yield from (document for _, document, _ in (*instrument.replaced, *instrument.replaced_by))

    return {document: record.load_document(document) for document in dict.fromkeys(iter_ids())}


def compare_told(told: Told) -> Comparison:
    """The accounts of an engagement side by side, in the order of their publication; nothing is read again."""
    engagement, accounts = told
    in_time = sorted(accounts, key=lambda filed: (filed.document.published or "9999", filed.document.number))
    return compare_accounts(engagement.id, in_time)


class Concern:
    """Whether words are about a subject: one of its names stands in them; everything is, where none is asked for."""

    def __init__(self, names: Iterable[str]) -> None:
        self.pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names), re.IGNORECASE)

    def __call__(self, *words: str) -> bool:
        return any(self.pattern.search(text) for text in words)


def make_filter(record: Record, about: str | None) -> Concern:
    """A filter for what is about some words, or about the instrument of that name under any of its names."""
    if not about:
        return Concern(())
    known = [
        i
        for i in record.find_instruments(about)
        if about.casefold() in (n.casefold() for n in (*i.names, i.name, i.acronym or ""))
    ]
    return Concern(dict.fromkeys((about, *(name for i in known for name in (i.name, i.acronym, *i.names) if name))))


def list_told_words(told: Told) -> tuple[str, ...]:
    """The words by which one can tell what an engagement was about."""
    engagement, accounts = told
    return (
        *engagement.topics,
        *(span.text for filed in accounts for span in filed.account.evidence),
        *(quotation.text for filed in accounts for quotation in filed.quotes),
        *(i.name for filed in accounts for i in filed.instruments),
    )
