"""The first page: what is new since you last looked, what is coming up, what is due, what differs, what fails."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from dragoman.model.record import FollowUp
from dragoman.record import EngagementFilters
from dragoman.record.lines import EngagementLine
from dragoman.web.desk import Desk, Reader, SentForm, take_field
from dragoman.web.parameters import find_key
from dragoman.web.routing import open_router, page

router = open_router()

AHEAD = 14
"""Days that "coming up" looks ahead: two weeks, within which a brief is prepared."""
BEHIND = 92
"""Days that "overdue" looks back: a quarter; what is older stands in the list of follow-ups."""
MOST_NEW, MOST_LISTED = 40, 25
MOST_LOOKED_THROUGH = 60
"""Engagements ahead, and the latest whose accounts differ, that are looked through for those who are followed."""


@page(router, "/")
def show_today(desk: Reader, everything: Annotated[bool, Query()] = False) -> Response:
    """The day's page for the states and people that one follows; for all, where one follows nobody."""
    follows = desk.record.desk.list_follows(desk.visitor.name)
    subjects = () if everything else follows
    look = desk.record.desk.load_look(desk.visitor.name)
    news = desk.record.find_changes_for(look.event if look else 0, subjects, limit=MOST_NEW)
    lines = desk.record.load_lines([*news.new, *(changed.id for changed in news.changed)])
    overdue, due = list_due(desk, subjects)
    told = {
        "since": look.at if look else None,
        "follows": follows,
        "new": [lines[i] for i in news.new if i in lines],
        "changed": [{"engagement": lines[one.id], "events": one.events} for one in news.changed if one.id in lines],
        "all_new": news.all_new,
        "all_changed": news.all_changed,
        "ahead": list_ahead(desk, subjects),
        "overdue": overdue,
        "due": due,
        "differing": list_differing(desk, subjects),
        "failing": [feed for feed in desk.record.list_feeds() if feed.failures],
        "counts": desk.record.count_all(),
    }
    aids = {
        "last_event": news.last_event,
        "everything": everything,
        "days": AHEAD,
        "names": name_follows(desk, follows),
        "yesterday": move_day(desk.today, -1),
    }
    return desk.show("today.html.jinja", "Today", told, aids)


def list_ahead(desk: Desk, subjects: tuple[str, ...]) -> list[EngagementLine]:
    """Engagements planned or proposed for the next two weeks, the soonest first."""
    filters = EngagementFilters(since=desk.today, until=move_day(desk.today, AHEAD), oldest_first=True)
    found = desk.record.page_engagements(filters, size=MOST_LOOKED_THROUGH).items
    ahead = [line for line in found if line.status in ("planned", "proposed") and concerns(line, subjects)]
    return ahead[:MOST_LISTED]


def list_due(desk: Desk, subjects: tuple[str, ...]) -> tuple[list[FollowUp], list[FollowUp]]:
    """What is open of what was due in the last quarter, the latest first; and of what is due in two weeks."""
    yesterday = move_day(desk.today, -1)
    past = desk.record.find_due(move_day(desk.today, -BEHIND), yesterday)
    ahead = desk.record.find_due(desk.today, move_day(desk.today, AHEAD))
    overdue, due = (
        [one for one in found if one.state == "open" and (not subjects or one.by in subjects or one.to in subjects)]
        for found in (reversed(past), ahead)
    )
    return overdue[:MOST_LISTED], due[:MOST_LISTED]


def list_differing(desk: Desk, subjects: tuple[str, ...]) -> list[EngagementLine]:
    """The latest engagements whose accounts contradict each other, and that nobody has reviewed."""
    filters = EngagementFilters(min_sources=2, differing="any", reviewed=False)
    found = desk.record.page_engagements(filters, size=MOST_LOOKED_THROUGH).items
    return [line for line in found if concerns(line, subjects)][:MOST_LISTED]


def concerns(line: EngagementLine, subjects: tuple[str, ...]) -> bool:
    """Whether somebody who is followed takes part; where nobody is, every engagement concerns."""
    return not subjects or any(p.country in subjects or p.actor in subjects for p in line.participants)


def move_day(day: str, days: int) -> str:
    """The ISO date so many days later."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def name_follows(desk: Desk, follows: tuple[str, ...]) -> dict[str, str]:
    """What is followed, by its id or code, as it is called."""
    return {key: subject.name for key, subject in desk.record.name_subjects(follows).items()}


@router.post("/looked")
def keep_look(desk: Reader, form: SentForm) -> Response:
    """All that stood on the page is seen; what comes after it is new."""
    event = take_field(form, "event", 12)
    if event.isdecimal():
        desk.record.desk.keep_look(desk.visitor.name, datetime.now(UTC).isoformat(timespec="seconds"), int(event))
    return desk.go("/", "Marked as seen.")


@router.post("/follows")
def change_follow(desk: Reader, form: SentForm) -> Response:
    """Follow a state, an organisation, a person; or no more."""
    if removed := take_field(form, "remove", 200):
        desk.record.desk.unfollow(desk.visitor.name, removed)
        return desk.go("/", "You follow it no more.")
    key = find_key(desk, take_field(form, "subject", 300))
    desk.record.desk.follow(desk.visitor.name, key)
    return desk.go("/", "You follow it: what is new of it stands here from now on.")
