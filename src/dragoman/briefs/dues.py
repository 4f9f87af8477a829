"""What each side owes the other: pledges, offers, requests, invitations, with state and sum."""

from __future__ import annotations

from dragoman.briefs.matter import Matter
from dragoman.briefs.quoting import note_span, quote, say
from dragoman.model import Span
from dragoman.model.paper import Phrase, Section, Sentence, Table
from dragoman.model.record import FollowUp
from dragoman.views.words import write_due
from dragoman.wording import write_period

NOT_TOLD = "–"
COLUMNS = ("From", "To", "What", "Sum", "Due", "State")


def tell_dues(matter: Matter, most: int) -> Section | None:
    """What is open, what binds the sides to each other first; the encounter itself is not due, it is prepared."""
    encounter = matter.encounter[0].id if matter.encounter else None
    due = [f for f in matter.follow_ups if f.engagement is None or f.engagement != encounter][:most]
    if not due:
        return None
    return Section("Owed and asked for", (Table(COLUMNS, tuple(tell_due(matter, f) for f in due)),))


def find_what(follow_up: FollowUp) -> Span:
    """The clause that says what is due, where it stands in the words that opened it; else all of these."""
    clause = follow_up.what.rstrip(" …")
    at = follow_up.opened.text.find(clause)
    if at < 0:
        return follow_up.opened
    start = follow_up.opened.start + at
    return Span(start, start + len(clause), clause)


def tell_due(matter: Matter, follow_up: FollowUp) -> tuple[Sentence, ...]:
    document = matter.documents[follow_up.document]
    commitment = matter.commitments.get(follow_up.id.removeprefix("f-"))
    amount = commitment.commitment.amount_text if commitment else None
    reviewed = follow_up.reviewed
    note = note_span(document, follow_up.opened)
    what: Sentence = (
        (say(f"{follow_up.what[:1].upper()}{follow_up.what[1:]}", note, reviewed=reviewed),)
        if follow_up.engagement
        else (say(f"{follow_up.kind.capitalize()}: ", reviewed=reviewed), quote(document, find_what(follow_up)))
    )
    return (
        (say(follow_up.by),),
        (say(follow_up.to or "not told"),),
        what,
        (say(amount or NOT_TOLD),),
        (say(write_period(follow_up.due) if follow_up.due else NOT_TOLD),),
        (Phrase(write_due(follow_up, matter.request.on)),),
    )
