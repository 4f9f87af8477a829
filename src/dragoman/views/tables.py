"""Lists of the record as aligned tables: words wrap, ids and days are never cut."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from dragoman.model.record import Actor, Engagement, FollowUp, Judgement, RecordedInstrument
from dragoman.record.search import Hit
from dragoman.views.aligned import AlignedTable, Column
from dragoman.views.sections import STATUS_STYLES
from dragoman.views.words import write_due, write_span_of_dates
from dragoman.wording import name_participant, plain

MOST_LINKED = 3
"""Engagements listed beside a document that was found; `--format json` gives all."""


def style_status(status: str) -> Text:
    return Text(status, STATUS_STYLES.get(status, ""))


def tabulate_engagements(engagements: Iterable[Engagement]) -> AlignedTable:
    """One engagement a row; * marks what a person has reviewed."""
    columns = [
        Column("date"),
        Column("channel"),
        Column("status"),
        Column("participants", words=True),
        Column("place", words=True),
        Column("sources", right=True),
        Column("id"),
    ]
    rows = (
        (
            write_span_of_dates(e.date),
            e.channel,
            style_status("rejected" if e.rejected else e.status),
            "; ".join(name_participant(p) for p in e.participants),
            e.place or "",
            str(e.sources),
            f"{e.id} *" if e.reviewed else e.id,
        )
        for e in engagements
    )
    return AlignedTable(columns, rows, "No engagement found.")


def tabulate_follow_ups(follow_ups: Iterable[FollowUp], today: str | None) -> AlignedTable:
    """One follow-up a row; what is open and was due before `today` is overdue."""
    columns = [
        Column("due"),
        Column("status"),
        Column("kind"),
        Column("by"),
        Column("to"),
        Column("what", words=True),
        Column("since"),
        Column("id"),
    ]
    rows = (
        (
            write_span_of_dates(f.due),
            style_status(write_due(f, today)),
            f.kind,
            f.by,
            f.to or "",
            f.what,
            f.opened_on or "",
            f"{f.id} *" if f.reviewed else f.id,
        )
        for f in follow_ups
    )
    return AlignedTable(columns, rows, "No follow-up found.")


def tabulate_hits(hits: Iterable[Hit]) -> AlignedTable:
    """One hit a row, with the words that match and the engagements that a document speaks of."""
    columns = [
        Column("kind"),
        Column("date"),
        Column("title", words=True),
        Column("words", words=True),
        Column("engagements", words=True),
        Column("id"),
    ]
    rows = []
    for hit in hits:
        more = len(hit.engagements) - MOST_LINKED
        links = [*hit.engagements[:MOST_LINKED], *([f"{more} more"] if more > 0 else [])]
        rows.append((hit.kind, hit.date or "", hit.title, mark_words(hit), " ".join(links), hit.id))
    return AlignedTable(columns, rows)


def mark_words(hit: Hit) -> Text:
    """The snippet with stars around the words that match, and where it stands."""
    shown = Text()
    offset = hit.start or 0
    position = 0
    for mark in hit.marks:
        shown.append(plain(hit.snippet[position : mark.start - offset], edges=True))
        shown.append(f"*{plain(hit.snippet[mark.start - offset : mark.end - offset])}*", "bold")
        position = mark.end - offset
    shown.append(plain(hit.snippet[position:], edges=True))
    if hit.start is not None:
        shown.append(f"  [{hit.start}–{hit.start + len(hit.snippet)}]", "dim")
    return shown


def tabulate_actors(actors: Iterable[Actor]) -> AlignedTable:
    """One actor a row, with the office held last."""
    columns = [
        Column("id"),
        Column("name", words=True),
        Column("kind"),
        Column("country"),
        Column("offices", words=True),
    ]
    rows = (
        (a.id, a.name, a.kind, a.country or "", "; ".join(dict.fromkeys(t.office for t in a.tenures))) for a in actors
    )
    return AlignedTable(columns, rows, "No actor found.")


def tabulate_instruments(instruments: Iterable[RecordedInstrument]) -> AlignedTable:
    """One instrument a row."""
    columns = [Column("id"), Column("name", words=True), Column("acronym"), Column("kind")]
    return AlignedTable(columns, ((i.id, i.name, i.acronym or "", i.kind) for i in instruments), "No instrument found.")


def tabulate_judgements(judgements: Iterable[Judgement]) -> AlignedTable:
    """One judgement a row, withdrawn ones with who withdrew them and why."""
    columns = [
        Column("at"),
        Column("verb"),
        Column("of"),
        Column("what", words=True),
        Column("by", words=True),
        Column("why", words=True),
        Column("id"),
    ]
    rows = []
    for j in judgements:
        what = " = ".join(part for part in (j.field, j.value) if part)
        taken = (
            f" — withdrawn by {j.withdrawn_by} on {j.withdrawn_at[:10]}: {j.withdrawn_why}" if j.withdrawn_at else ""
        )
        rows.append((j.at[:10], j.verb, j.subject, j.other or what, j.by, j.why + taken, j.id))
    return AlignedTable(columns, rows, "No judgement found.")
