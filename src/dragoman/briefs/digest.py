"""The digest of what is new in the record: engagements by region or state, differences, what is due."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from dragoman.briefs.differences import tell_difference
from dragoman.briefs.dues import find_what
from dragoman.briefs.encounters import name_contact, tell_encounter, tell_when
from dragoman.briefs.matter import compare_told, tell_day
from dragoman.briefs.quoting import quote, say
from dragoman.exporting.heading import Told
from dragoman.lexicon.names import name_of
from dragoman.lexicon.regions import INTERNATIONAL, region_of
from dragoman.model.paper import Listing, Paper, Phrase, Section, Sentence
from dragoman.model.record import FollowUp
from dragoman.record import FollowUpFilters, HistoryEvent, Record
from dragoman.record.changes import is_new, tell_events
from dragoman.views.words import count_things, write_due
from dragoman.wording import plain, write_date, write_period

Grouping = Literal["region", "state"]
MOST_IN_GROUP = 12
MOST_DIFFERENCES = 20
MOST_DUE = 20
DAYS_AHEAD = 14
"""What is due within two weeks is in a digest; of what is overdue, what fell due within the last two."""
Changes = Mapping[str, Sequence[HistoryEvent]]
DAYS_BACK = re.compile(r"(\d{1,4}) ?d(?:ays?)?")
FIRST_DAY = date(1970, 1, 1)
"""Nothing came into a record before; clocks of some systems know no earlier time."""
ELSEWHERE = "Sides without a state"


@dataclass(frozen=True, slots=True)
class DigestRequest:
    """What came into the record since a moment (ISO 8601 in UTC), as of the ISO day `today`; `since_words` tells it."""

    since: str
    since_words: str
    today: str
    by: Grouping = "region"


def find_day(since: str, today: date) -> date:
    """The day that some words name, seen from today: “yesterday”, “7d”, “2025-11-07”.

    Raises ValueError where they name none.
    """
    words = since.strip().lower()
    if words in ("today", "yesterday"):
        return today - timedelta(days=words == "yesterday")
    if back := DAYS_BACK.fullmatch(words):
        return today - timedelta(days=int(back[1]))
    try:
        day = date.fromisoformat(words)
    except ValueError:
        day = date.min
    if day < FIRST_DAY:
        raise ValueError(f"{since!r} is no day: today, yesterday, 7d or 2025-11-07")
    return day


def ask_since(day: date, today: str, by: Grouping = "region") -> DigestRequest:
    """What came into the record since a day began by this machine's clock."""
    moment = datetime.combine(day, time(0)).astimezone().astimezone(UTC)
    return DigestRequest(moment.isoformat(timespec="seconds"), write_date(day.isoformat()), today, by)


def write_digest(record: Record, request: DigestRequest) -> Paper:
    """What is new, was changed, differs and is due. Raises RecordError."""
    changes = record.find_changes(since=request.since)
    told = [t for t in record.load_engagements([i for i in changes if i.startswith("e-")]) if not t[0].rejected]
    texts = {a.document.id: record.load_text(a.document.id) for _, accounts in told for a in accounts}
    groups = group_engagements(told, request.by)
    sections = [Section(name, (tell_group(group, changes, texts),)) for name, group in groups.items()]
    sections += [s for s in (tell_differing(told), tell_due(record, request)) if s]
    new = sum(is_new(changes[t[0].id]) for t in told)
    hidden = sum(max(0, len(group) - MOST_IN_GROUP) for group in groups.values())
    state = record.describe_state()
    return Paper(
        title=f"What is new since {request.since_words}",
        subtitle=f"{count_things(new, 'new engagement')}, {len(told) - new:,} changed",
        sections=tuple(sections),
        day=request.today,
        about=(
            f"Made on {write_date(request.today)} by dragoman {state.dragoman} from the record "
            f"{plain(state.name)}, version {state.version}.",
            *([f"{count_things(hidden, 'engagement')} more: dragoman list"] if hidden else []),
            *([] if told else ["Nothing has come into the record since then."]),
        ),
    )


def group_engagements(told: Sequence[Told], by: Grouping) -> dict[str, list[Told]]:
    """Engagements under the region or state that tells most of them apart: of a visitor to many, under the hosts'."""
    codes = [[p.country for p in t[0].participants if p.country] for t in told]
    common = Counter(code for of_one in codes for code in set(of_one))
    groups: dict[str, list[Told]] = {}
    for one, of_one in sorted(zip(told, codes, strict=True), key=lambda pair: (tell_day(pair[0]), pair[0][0].id)):
        code = min(of_one, key=lambda code: (region_of(code) == INTERNATIONAL, common[code]), default=None)
        name = ELSEWHERE if code is None else region_of(code) if by == "region" else name_of(code)
        groups.setdefault(name, []).append(one)
    return dict(sorted(groups.items(), key=lambda group: (group[0] in (INTERNATIONAL, ELSEWHERE), group[0])))


def tell_group(
    group: Sequence[Told], changes: Mapping[str, Sequence[HistoryEvent]], texts: Mapping[str, str]
) -> Listing:
    """The engagements of a group, the latest first; what changed says how."""
    shown = sorted(group, key=tell_day, reverse=True)[:MOST_IN_GROUP]
    return Listing(tuple((tell_when(told[0]), tell_news(told, changes[told[0].id], texts)) for told in shown))


def tell_news(told: Told, events: Sequence[HistoryEvent], texts: Mapping[str, str]) -> Sentence:
    status = told[0].status
    ahead: Sentence = (Phrase(f" {status.capitalize()}."),) if status != "held" else ()
    changed: Sentence = () if is_new(events) else (Phrase("Changed: ", style="strong"), say(f"{tell_events(events)}. "))
    return (*changed, *tell_encounter(told, texts), *ahead)


def tell_differing(told: Sequence[Told]) -> Section | None:
    """Where the accounts of what is new or changed differ."""
    items: list[tuple[str, Sentence]] = []
    for engagement, accounts in told:
        if len(accounts) > 1 and len(items) < MOST_DIFFERENCES:
            comparison = compare_told((engagement, accounts))
            differing = [field for field in comparison.fields if field.verdict == "differs"]
            items += [(name_contact(engagement), tell_difference(comparison, field)) for field in differing]
    return Section("Accounts that differ", (Listing(tuple(items[:MOST_DIFFERENCES])),)) if items else None


def tell_due(record: Record, request: DigestRequest) -> Section | None:
    """What falls due within two weeks, or has fallen due within the last two and is open."""
    today = date.fromisoformat(request.today)
    last = (today + timedelta(days=DAYS_AHEAD + 1)).isoformat()
    first = (today - timedelta(days=DAYS_AHEAD)).isoformat()
    found = record.follow_ups(FollowUpFilters(status="open", due_before=last))
    due = [f for f in found if f.due and f.due.rpartition("/")[2] >= first][:MOST_DUE]
    items = tuple((write_period(f.due or ""), tell_follow_up(record, f, request.today)) for f in due)
    return Section("Due", (Listing(items),)) if items else None


def tell_follow_up(record: Record, follow_up: FollowUp, today: str) -> Sentence:
    """“IDN to AUS, invitation: “…” Overdue.”"""
    sides = f"{follow_up.by} to {follow_up.to}" if follow_up.to else follow_up.by
    words = quote(record.load_document(follow_up.document), find_what(follow_up))
    head = say(f"{sides}, {follow_up.kind}: ", reviewed=follow_up.reviewed)
    return (head, words, Phrase(f" {write_due(follow_up, today).capitalize()}."))
