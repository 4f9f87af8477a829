"""What is new or was changed since the last brief on the same."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.briefs.dues import find_what
from dragoman.briefs.encounters import name_contact, name_participants, note_evidence
from dragoman.briefs.matter import Matter
from dragoman.briefs.quoting import FULL_STOP, quote, say
from dragoman.exporting.heading import Told
from dragoman.model.paper import Listing, Section, Sentence
from dragoman.record import HistoryEvent
from dragoman.record.changes import is_new, tell_events
from dragoman.wording import write_date


def tell_changes(matter: Matter, most: int) -> Section | None:
    """One change an item: engagements that are new or were told or judged anew, then what has come to be due."""
    if matter.last_brief is None:
        return None
    items: list[tuple[str, Sentence]] = []
    for told in (*matter.told, *matter.ahead):
        if events := matter.changes.get(told[0].id):
            items.append(tell_change(told, events))
    for follow_up in matter.follow_ups:
        if any(event.event == "added" for event in matter.changes.get(follow_up.document, ())):
            document = matter.documents[follow_up.document]
            words = quote(document, find_what(follow_up))
            items.append(("Due", (say(f"{follow_up.kind.capitalize()} by {follow_up.by}: "), words)))
    title = f"Changed since the brief of {write_date(matter.last_brief)}"
    return Section(title, (Listing(tuple(items[:most])),)) if items else None


def tell_change(told: Told, events: Sequence[HistoryEvent]) -> tuple[str, Sentence]:
    """Whether an engagement is new, or how it changed."""
    engagement, accounts = told
    notes = note_evidence(accounts)[-1:]
    who = say(f"{name_contact(engagement)}: {name_participants(engagement.participants)}", *notes)
    if is_new(events):
        return "New", (who, FULL_STOP)
    return "Changed", (who, say(f" – {tell_events(events)}"), FULL_STOP)
