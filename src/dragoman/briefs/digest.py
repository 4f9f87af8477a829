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
from dragoman.briefs.matter import compare_told
from dragoman.briefs.quoting import quote, say
from dragoman.exporting.heading import Told
from dragoman.lexicon.names import name_of
from dragoman.lexicon.regions import INTERNATIONAL, region_of
from dragoman.model.paper import Listing, Paper, Phrase, Section, Sentence
from dragoman.model.record import FollowUp
from dragoman.record import FollowUpFilters, HistoryEvent, Record
from dragoman.record.changes import is_new, tell_events
from dragoman.record.lines import EngagementLine
from dragoman.views.words import count_things, write_due
from dragoman.when import When
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
    found = record.load_lines([i for i in changes if i.startswith("e-")])
    lines = [line for line in found.values() if not line.rejected]
    groups = group_engagements(lines, find_days(record, lines), request.by)
    # After an import everything is new: what is not shown is not loaded.
    shown = {name: group[:MOST_IN_GROUP] for name, group in groups.items()}
    told = {t[0].id: t for t in record.load_engagements([line.id for group in shown.values() for line in group])}
    texts = record.load_texts([filed.document.id for _, accounts in told.values() for filed in accounts])
    sections = [
        # Others may have merged one of them meanwhile.
        Section(name, (tell_group([told[line.id] for line in group if line.id in told], changes, texts),))
        for name, group in shown.items()
    ]
    sections += [s for s in (tell_differing(record, lines), tell_due(record, request)) if s]
    new = sum(is_new(changes[line.id]) for line in lines)
    hidden = len(lines) - len(told)
    state = record.describe_state()
    return Paper(
        title=f"What is new since {request.since_words}",
        subtitle=f"{count_things(new, 'new engagement')}, {len(lines) - new:,} changed",
        sections=tuple(sections),
        day=request.today,
        about=(
            f"Made on {write_date(request.today)} by dragoman {state.dragoman} from the record "
            f"{plain(state.name)}, version {state.version}.",
            *([f"{count_things(hidden, 'engagement')} more: dragoman list"] if hidden else []),
            *([] if lines else ["Nothing has come into the record since then."]),
        ),
    )


def find_days(record: Record, lines: Sequence[EngagementLine]) -> dict[str, str]:
    """The first day of each engagement, or that of its first report, by id; "9999" for neither."""
    reported = record.find_first_reports([line.id for line in lines if not line.date])
    return {
        line.id: When.parse(line.date).earliest.isoformat() if line.date else reported.get(line.id) or "9999"
        for line in lines
    }


def group_engagements(
    lines: Sequence[EngagementLine], days: Mapping[str, str], by: Grouping
) -> dict[str, list[EngagementLine]]:
    """Engagements under the region or state that tells most of them apart: of a visitor to many, under the hosts'.

    The latest of each group come first.
    """
    codes = {line.id: [p.country for p in line.participants if p.country] for line in lines}
    common = Counter(code for of_one in codes.values() for code in set(of_one))
    groups: dict[str, list[EngagementLine]] = {}
    # The latest day first, those of one day by their ids.
    for line in sorted(sorted(lines, key=lambda line: line.id), key=lambda line: days[line.id], reverse=True):
        of_one = codes[line.id]
        code = min(of_one, key=lambda code: (region_of(code) == INTERNATIONAL, common[code]), default=None)
        name = ELSEWHERE if code is None else region_of(code) if by == "region" else name_of(code)
        groups.setdefault(name, []).append(line)
    return dict(sorted(groups.items(), key=lambda group: (group[0] in (INTERNATIONAL, ELSEWHERE), group[0])))


def tell_group(
    group: Sequence[Told], changes: Mapping[str, Sequence[HistoryEvent]], texts: Mapping[str, str]
) -> Listing:
    """The engagements of a group; what changed says how."""
    return Listing(tuple((tell_when(told[0]), tell_news(told, changes[told[0].id], texts)) for told in group))


def tell_news(told: Told, events: Sequence[HistoryEvent], texts: Mapping[str, str]) -> Sentence:
    status = told[0].status
    ahead: Sentence = (Phrase(f" {status.capitalize()}."),) if status != "held" else ()
    changed: Sentence = () if is_new(events) else (Phrase("Changed: ", style="strong"), say(f"{tell_events(events)}. "))
    return (*changed, *tell_encounter(told, texts), *ahead)


def tell_differing(record: Record, lines: Sequence[EngagementLine]) -> Section | None:
    """Where the accounts of what is new or changed differ."""
    items: list[tuple[str, Sentence]] = []
    for told in record.load_engagements([line.id for line in lines if line.differing]):
        comparison = compare_told(told)
        differing = [field for field in comparison.fields if field.verdict == "differs"]
        items += [(name_contact(told[0]), tell_difference(comparison, field)) for field in differing]
        if len(items) >= MOST_DIFFERENCES:
            break
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
